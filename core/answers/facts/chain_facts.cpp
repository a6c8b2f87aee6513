#include "core/answers/facts/chain_facts.h"

#include "core/answers/facts/fact_doubts.h"
#include "core/answers/facts/fact_judgement.h"
#include "core/answers/facts/literal_facts.h"
#include "core/answers/facts/statement_end.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace core {

namespace {

using K = TokenKind;

/// "= 48, 000": the value with the digits behind the comma.
std::optional<ArithmeticSide> numberGoingOn(const FactText& text, const FactSide& side)
{
    const bool alone = side.end == side.begin + 1 && text.kindAt(side.begin) == K::Number && text[side.begin].text.size() <= 3;
    if (!alone || text.kindAt(side.end) != K::Comma || text.kindAt(side.end + 1) != K::Number || text[side.end + 1].text.size() != 3)
        return std::nullopt;
    Token joined = text[side.begin];
    joined.text += text[side.end + 1].text;
    return evaluateSide(std::span(&joined, 1));
}

/// True for "181,944/13" and "181944/13".
bool isSameButForGrouping(std::string_view written, std::string_view value)
{
    std::string plain;
    std::copy_if(written.begin(), written.end(), std::back_inserter(plain), [](char c) { return c != ',' && c != ' '; });
    return plain == value;
}

/// Gives a fact its span, and says what is right from the left side on: as a decimal where it would be the left side again.
void place(const FactText& text, const FactSide& left, std::size_t end, FalseFact& fact)
{
    const auto tokens = text.tokensOf(left);
    const std::size_t begin = left.begin + static_cast<std::size_t>(tokens.data() - &text[left.begin]);
    fact.span = text.spanOf(begin, end);
    fact.left = text.spanOf(begin, begin + tokens.size());
    const Span written{tokens.front().span.begin, tokens.back().span.end};
    const bool same = fact.right == " = " + fact.rightValue && isSameButForGrouping(written.in(text.text()), fact.rightValue);
    const auto side = same ? text.evaluate(left.begin, left.end) : std::nullopt;
    fact.right = std::string(written.in(text.text())) + (side && side->exact ? " ≈ " + side->exact->toDecimal(6) : fact.right);
}

class ChainChecker
{
public:
    ChainChecker(const FactText& text, const FactChain& chain, std::vector<FalseFact>& found) : m_text(text), m_chain(chain), m_found(found)
    {
        const FactSide& last = chain.sides.back();
        if (text.modulusAt(last) < last.end)
            m_modulus = text.modulusOf(last);
    }

    void run()
    {
        bool numeric = isNumeric(0);
        for (std::size_t i = 0; i < m_chain.relations.size(); ++i) {
            const bool next = isNumeric(i + 1);
            if (!numeric || !next) {
                m_a.reset();
                m_worked = false;
            } else if (!checkLink(i)) {
                return;
            }
            numeric = next;
        }
    }

private:
    [[nodiscard]] bool isNumeric(std::size_t side) const { return m_chain.sides[side].whole && m_text.isNumeric(m_chain.sides[side]); }

    /// The value of a side; of the last one without its "(mod m)".
    [[nodiscard]] std::optional<ArithmeticSide> valueOf(std::size_t side) const
    {
        const FactSide& at = m_chain.sides[side];
        const bool cut = m_modulus.has_value() && side + 1 == m_chain.sides.size();
        return m_text.evaluate(at.begin, cut ? m_text.modulusAt(at) : at.end);
    }

    /// False when the rest of the chain says nothing any more.
    bool checkLink(std::size_t i)
    {
        if (!m_a)
            m_a = valueOf(i);
        std::optional<ArithmeticSide> b = valueOf(i + 1);
        bool goesOn = true;
        if (m_a && b && isShiftedPower(m_text, m_chain.sides[i], m_chain.relations[i], m_chain.sides[i + 1], *m_a, *b))
            goesOn = checkShifted(i, *m_a, *b);
        else if (m_a && b && !m_a->calculates && isStatedLiteral(m_text, m_chain.sides[i], m_chain.relations[i], m_chain.sides[i + 1], *m_a, *b))
            goesOn = checkLiteral(i, *m_a, *b);
        else if (m_a && b && m_a->calculates)
            goesOn = checkValues(i, *m_a, *b);
        else if ((!m_a || !b) && !m_modulus)
            goesOn = checkReadings(i);
        m_worked = m_a && m_a->calculates;
        m_a = std::move(b);
        return goesOn;
    }

    bool checkValues(std::size_t i, const ArithmeticSide& a, const ArithmeticSide& b)
    {
        const FactSide& right = m_chain.sides[i + 1];
        if (const auto whole = numberGoingOn(m_text, right)) {
            auto fact = judgeFact(a, m_chain.relations[i], *whole, std::nullopt);
            if (fact && fact->gap < 0.1L && m_chain.relations[i] == K::Equal)
                add(i, right.end + 2, std::move(*fact));
            return false;
        }
        auto fact = judgeFact(a, m_chain.relations[i], b, m_modulus);
        return !fact || judged(i, a, b, std::move(*fact));
    }

    /// "84 = 2^2 * 3 * 11": what is right is said of the calculation.
    bool checkLiteral(std::size_t i, const ArithmeticSide& a, const ArithmeticSide& b)
    {
        const bool turned = m_chain.relations[i] == K::Equal;
        auto fact = turned ? judgeFact(b, K::Equal, a, m_modulus) : judgeFact(a, m_chain.relations[i], b, m_modulus);
        if (!fact || doubtOf(m_text, {m_chain, i, a, b}) != FactDoubt::None)
            return true;
        const std::string value = fact->right;
        add(i, m_chain.sides[i + 1].end, std::move(*fact));
        const auto tokens = m_text.tokensOf(m_chain.sides[i + 1]);
        if (turned)
            m_found.back().right = std::string(Span{tokens.front().span.begin, tokens.back().span.end}.in(m_text.text())) + value;
        return true;
    }

    /// "1.2 × 10⁴ = 1200"
    bool checkShifted(std::size_t i, const ArithmeticSide& a, const ArithmeticSide& b)
    {
        const std::size_t behind = m_chain.sides[i + 1].end;
        const bool named = m_text.kindAt(behind) == K::Word && !m_text.isWordAt(behind, {"and", "so", "which", "but", "in", "as", "because", "since", "then"}); // "602 sextillion"
        if (named || !m_text.unitsAgree(m_chain.sides[i], m_chain.sides[i + 1]) || !endsCleanly(m_text, m_chain.sides[i + 1], true))
            return true;
        if (auto fact = judgeFact(a, K::Equal, b, std::nullopt))
            add(i, m_chain.sides[i + 1].end, std::move(*fact));
        return true;
    }

    /// log(20), sin(30): false only where no reading of the functions makes it true.
    bool checkReadings(std::size_t i)
    {
        using R = FunctionReading;
        const FactSide& left = m_chain.sides[i];
        const FactSide& right = m_chain.sides[i + 1];
        if (!m_text.hasFunction(left) && !m_text.hasFunction(right))
            return true;
        std::optional<FalseFact> nearest;
        std::optional<ArithmeticSide> a;
        std::optional<ArithmeticSide> b;
        for (const R reading : {R::NaturalRadians, R::CommonRadians, R::BinaryRadians, R::NaturalDegrees, R::CommonDegrees}) {
            auto x = m_text.evaluate(left.begin, left.end, reading);
            auto y = m_text.evaluate(right.begin, right.end, reading);
            if (!x || !y || !x->calculates)
                return true;
            auto fact = judgeFact(*x, m_chain.relations[i], *y, std::nullopt);
            if (!fact || fact->gap < 0.005L)
                return true;
            if (nearest && nearest->gap <= fact->gap)
                continue;
            nearest = std::move(fact);
            a = std::move(x);
            b = std::move(y);
        }
        return !nearest || judged(i, *a, *b, std::move(*nearest));
    }

    bool judged(std::size_t i, const ArithmeticSide& a, const ArithmeticSide& b, FalseFact fact)
    {
        const FactDoubt doubt = doubtOf(m_text, {m_chain, i, a, b});
        if (doubt == FactDoubt::None)
            add(i, m_chain.sides[i + 1].end, std::move(fact));
        return doubt == FactDoubt::RunsOn;
    }

    void add(std::size_t i, std::size_t end, FalseFact fact)
    {
        place(m_text, m_chain.sides[i], end, fact);
        fact.derived = m_worked;
        m_found.push_back(std::move(fact));
    }

    const FactText& m_text;
    const FactChain& m_chain;
    std::vector<FalseFact>& m_found;
    std::optional<Rational> m_modulus;
    std::optional<ArithmeticSide> m_a; ///< value of the left side of the link
    bool m_worked = false;             ///< the side before it is a calculation
};

} // namespace

void checkChain(const FactText& text, const FactChain& chain, std::vector<FalseFact>& found) { ChainChecker(text, chain, found).run(); }

} // namespace core
