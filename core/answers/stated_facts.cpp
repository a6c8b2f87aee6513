#include "core/answers/stated_facts.h"

#include "core/answers/arithmetic_side.h"
#include "core/answers/expression_words.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace core {

namespace {

using K = TokenKind;
using Fact = std::optional<FalseFact>;

constexpr std::size_t longestGroup = 4000; ///< bytes of lines that belong together

bool isRelation(TokenKind kind)
{
    return kind == K::Equal || kind == K::Approx || kind == K::Congruent || (kind >= K::Less && kind <= K::GreaterEqual);
}

bool isOperator(TokenKind kind)
{
    return kind == K::Plus || kind == K::Minus || kind == K::Times || kind == K::Divide || kind == K::Power || kind == K::PlusMinus ||
           kind == K::MinusPlus || kind == K::Mod || kind == K::Subscript;
}

bool isOpen(TokenKind kind) { return kind == K::ParenOpen || kind == K::GroupOpen || kind == K::SquareOpen || kind == K::FloorOpen || kind == K::CeilOpen; }
bool isClose(TokenKind kind) { return kind == K::ParenClose || kind == K::GroupClose || kind == K::SquareClose || kind == K::FloorClose || kind == K::CeilClose; }

/// A token that a side of a relation may hold.
bool isSideToken(const Token& token)
{
    if (token.kind == K::Word)
        return token.latex || token.text.size() == 1 || isFunctionWord(token.text) || token.text == "pi";
    return token.kind == K::Number || token.kind == K::Command || isOperator(token.kind) || isOpen(token.kind) || isClose(token.kind) ||
           token.kind == K::Superscript || token.kind == K::Factorial || token.kind == K::Percent || token.kind == K::Degree ||
           token.kind == K::Bar || token.kind == K::Prime || token.kind == K::Currency;
}

bool isWordFor(const Token& token, std::initializer_list<std::string_view> words)
{
    return token.kind == K::Word && std::find(words.begin(), words.end(), token.text) != words.end();
}

std::string number(const ArithmeticSide& side, unsigned places)
{
    if (side.exact && (side.exact->isInteger() || places == 0)) {
        const std::string text = side.exact->toString();
        if (text.size() <= 40)
            return text;
    }
    std::ostringstream out;
    if (side.exact && places > 0 && std::abs(side.value) < 1e15L)
        return side.exact->toDecimal(std::min(places, 12U));
    out.precision(8);
    out << static_cast<double>(side.value);
    return out.str();
}

/// One side, its tokens, and whether text before it belongs to it ("apples + 3 = 9": the left side is not whole).
struct Side
{
    std::size_t begin = 0;
    std::size_t end = 0;
    bool whole = true;
};

class FactReader
{
public:
    FactReader(std::string_view text, std::size_t offset, std::vector<FalseFact>& found)
        : m_text(text), m_offset(offset), m_found(found), m_tokens(mathTokens(text))
    {
    }

    void run()
    {
        join();
        for (std::size_t at = 0; at < m_tokens.size();)
            at = statement(at);
    }

private:
    /// Takes out line breaks and & in front of a relation, so that a chain over several lines is one.
    void join()
    {
        std::vector<Token> joined;
        const auto isBreak = [](const Token& token) {
            return token.kind == K::LineEnd || token.kind == K::RowEnd || token.kind == K::Ampersand;
        };
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            if (isBreak(m_tokens[i])) {
                std::size_t next = i;
                while (next < m_tokens.size() && isBreak(m_tokens[next]))
                    ++next;
                const bool continues = next < m_tokens.size() && isRelation(m_tokens[next].kind);
                const bool after = !joined.empty() && isRelation(joined.back().kind) && m_tokens[i].kind == K::Ampersand;
                if (continues || after) {
                    i = next - 1;
                    continue;
                }
            }
            joined.push_back(std::move(m_tokens[i]));
        }
        m_tokens = std::move(joined);
    }

    /// One run of sides and relations from `at` on; returns where to go on.
    std::size_t statement(std::size_t at)
    {
        std::vector<Side> sides;
        std::vector<TokenKind> relations;
        std::size_t i = at;
        Side side = sideFrom(i);
        if (side.begin == side.end && !isRelation(kindAt(side.end)))
            return i + 1;
        sides.push_back(side);
        while (side.end < m_tokens.size()) {
            const bool verb = isVerb(side.end) && side.end > side.begin;
            if (!isRelation(kindAt(side.end)) && !verb)
                break;
            relations.push_back(verb ? K::Equal : kindAt(side.end));
            side = sideFrom(side.end + 1);
            side.whole = true;
            sides.push_back(side);
            if (verb && (!endsStatement(side.end) || side.end != side.begin + 1))
                sides.back().whole = false;
        }
        check(sides, relations);
        return std::max(sides.back().end, at + 1);
    }

    [[nodiscard]] TokenKind kindAt(std::size_t at) const { return at < m_tokens.size() ? m_tokens[at].kind : K::LineEnd; }

    /// "is", "equals" between two calculations.
    [[nodiscard]] bool isVerb(std::size_t at) const
    {
        return isWordFor(m_tokens[at], {"is", "equals", "gives"}) && kindAt(at + 1) == K::Number && (at < 2 || kindAt(at - 2) != K::Mod);
    }

    /// True when nothing at `at` can change the meaning of the number before ("is 2 more than").
    [[nodiscard]] bool endsStatement(std::size_t at) const
    {
        const TokenKind kind = kindAt(at);
        return kind == K::LineEnd || kind == K::Period || kind == K::Comma || kind == K::Semicolon || isRelation(kind) ||
               isWordFor(m_tokens[at], {"and", "so", "which", "then", "but"});
    }

    [[nodiscard]] Side sideFrom(std::size_t begin) const
    {
        Side side{begin, begin, true};
        int depth = 0;
        for (; side.end < m_tokens.size(); ++side.end) {
            const Token& token = m_tokens[side.end];
            if (!isSideToken(token) && !(depth > 0 && token.kind == K::Comma))
                break;
            if (isClose(token.kind) && depth == 0)
                break;
            depth += isOpen(token.kind) ? 1 : isClose(token.kind) ? -1 : 0;
        }
        side.whole = depth == 0 && isWhole(begin);
        return side;
    }

    /// False when what stands before `begin` belongs to the side.
    [[nodiscard]] bool isWhole(std::size_t begin) const
    {
        if (begin >= m_tokens.size())
            return false;
        const TokenKind first = m_tokens[begin].kind;
        if (first == K::Plus || first == K::Times || first == K::Divide || first == K::Power || first == K::Mod)
            return false;
        if (begin == 0)
            return true;
        const bool apart = begin + 1 < m_tokens.size() && m_tokens[begin + 1].spaceBefore;
        if (first == K::Minus && apart && !isRelation(kindAt(begin - 1)) && kindAt(begin - 1) != K::LineEnd)
            return false;
        const Token& before = m_tokens[begin - 1];
        const bool touches = before.span.end == m_tokens[begin].span.begin;
        if (before.kind == K::Ellipsis || before.kind == K::Text || isOpen(before.kind) || before.kind == K::Other)
            return before.kind == K::Other && !touches;
        if (before.kind == K::Word)
            return !touches && !isWordFor(before, {"minus", "plus", "times", "of", "over", "by"}) && first != K::Minus && first != K::ParenOpen;
        return !(before.kind == K::Comma && touches) && before.kind != K::Colon ? true : before.kind == K::Colon;
    }

    [[nodiscard]] std::span<const Token> tokensOf(const Side& side) const
    {
        std::size_t begin = side.begin;
        // A bullet at the start of a line is no minus.
        const bool lineStart = begin == 0 || kindAt(begin - 1) == K::LineEnd;
        if (lineStart && begin + 1 < side.end && (kindAt(begin) == K::Minus || kindAt(begin) == K::Times) && m_tokens[begin + 1].spaceBefore)
            ++begin;
        std::size_t end = side.end;
        while (end > begin && kindAt(end - 1) == K::Currency)
            --end;
        return std::span(m_tokens).subspan(begin, end - begin);
    }

    void check(const std::vector<Side>& sides, const std::vector<TokenKind>& relations)
    {
        if (relations.empty())
            return;
        const auto modulus = modulusOf(sides.back());
        std::vector<std::optional<ArithmeticSide>> values;
        for (const Side& side : sides)
            values.push_back(side.whole ? evaluate(side, modulus.has_value() && &side == &sides.back()) : std::nullopt);
        for (std::size_t i = 0; i < relations.size(); ++i) {
            const bool calculates = values[i] && values[i + 1] && values[i]->calculates;
            if (!calculates || !isSafe(sides[i], *values[i], sides[i + 1], *values[i + 1], relations[i]) || (i + 1 == relations.size() && !endsCleanly(sides.back())))
                continue;
            Fact fact = judge(*values[i], relations[i], *values[i + 1], modulus);
            if (!fact || holdsWithoutExclamation(sides[i + 1], *values[i], relations[i]) || goesOn(sides[i], *values[i], sides[i + 1], *values[i + 1]) || holdsAsOneFraction(sides[i], *values[i + 1]) ||
                hasRange(sides[i]) || hasRange(sides[i + 1]) || hasGluedArguments(sides[i]) || hasGluedArguments(sides[i + 1]))
                continue;
            const auto left = tokensOf(sides[i]);
            fact->span = {m_offset + left.front().span.begin, m_offset + m_tokens[sides[i + 1].end - 1].span.end};
            const Span written{left.front().span.begin, left.back().span.end};
            fact->right = std::string(written.in(m_text)) + fact->right;
            m_found.push_back(std::move(*fact));
            return; // what follows in the chain rests on it
        }
    }

    [[nodiscard]] std::optional<ArithmeticSide> evaluate(const Side& side, bool cutModulus) const
    {
        auto tokens = tokensOf(side);
        if (cutModulus)
            tokens = tokens.first(modulusAt(side) - static_cast<std::size_t>(tokens.data() - m_tokens.data()));
        std::vector<Token> plain(tokens.begin(), tokens.end());
        const bool function = std::any_of(plain.begin(), plain.end(), [](const Token& token) { return token.kind == K::Word && isFunctionWord(token.text); });
        if (!function)
            std::erase_if(plain, [](const Token& token) { return token.kind == K::Degree; });
        return evaluateSide(plain);
    }

    /// Where "(mod m)" begins in a side; its end when there is none.
    [[nodiscard]] std::size_t modulusAt(const Side& side) const
    {
        for (std::size_t i = side.begin; i < side.end; ++i)
            if (kindAt(i) == K::Mod)
                return i > side.begin && isOpen(kindAt(i - 1)) ? i - 1 : i;
        return side.end;
    }

    [[nodiscard]] std::optional<Rational> modulusOf(const Side& side) const
    {
        for (std::size_t i = modulusAt(side); i < side.end; ++i)
            if (kindAt(i) == K::Number)
                return Rational::fromDecimal(m_tokens[i].text);
        return std::nullopt;
    }

    /// False when something behind the last number changes it: "105, 000", "48 remainder 8", "7 carry 1", "3 x".
    [[nodiscard]] bool endsCleanly(const Side& side) const
    {
        if (side.end >= m_tokens.size())
            return true;
        const Token& next = m_tokens[side.end];
        if ((next.kind == K::LineEnd || next.kind == K::RowEnd) && isOperator(kindAt(side.end + 1)))
            return false;
        if (next.kind == K::Comma && kindAt(side.end + 1) == K::Number && m_tokens[side.end + 1].text.size() == 3)
            return false;
        if (next.kind == K::Text || next.kind == K::Question || next.kind == K::Ellipsis || isClose(next.kind))
            return next.kind != K::Question;
        if (next.kind == K::Word && next.text.size() <= 7)
            for (const std::string_view name : {"ln", "log", "sin", "cos", "tan", "sqrt", "exp"}) // "10 lnx"
                if (next.text.starts_with(name))
                    return false;
        return !isWordFor(next, {"remainder", "rem", "carry", "carrying", "with", "or", "mod", "modulo", "times", "thousand", "million",
                                 "billion", "hundred", "dozen", "percent", "choose", "plus", "minus", "divided", "degrees", "and", "over", "per"}) &&
               next.kind != K::Colon;
    }

    /// "= 120!" at the end of a sentence may be joy.
    [[nodiscard]] bool holdsWithoutExclamation(const Side& side, const ArithmeticSide& left, TokenKind relation) const
    {
        if (side.end <= side.begin + 1 || kindAt(side.end - 1) != K::Factorial)
            return false;
        const auto value = evaluate({side.begin, side.end - 1, true}, false);
        return value && !judge(left, relation, *value, std::nullopt);
    }

    /// False where both sides are calculations that may be an equation to solve, a rough estimate or one step of several.
    [[nodiscard]] bool isSafe(const Side& left, const ArithmeticSide& a, const Side& right, const ArithmeticSide& b, TokenKind relation) const
    {
        for (std::size_t i = left.begin; i < left.end; ++i) // "100 - 20% = 80": of what?
            if (kindAt(i) == K::Percent && kindAt(right.end - 1) != K::Percent)
                return false;
        for (std::size_t i = left.begin + 1; i < left.end; ++i) // "849.6 sqrt(849.6)": two things side by side
            if (m_tokens[i].kind == K::Word && !m_tokens[i].latex && m_tokens[i].spaceBefore && kindAt(i - 1) == K::Number)
                return false;
        if (!b.calculates)
            return true;
        const bool irrational = !a.exact && !b.exact && relation == K::Equal;
        const bool estimate = relation == K::Approx && !b.decimals && b.exact;
        const std::string first = firstNumber(left);
        return !irrational && !estimate && (first == "1" || first != firstNumber(right));
    }

    [[nodiscard]] std::string firstNumber(const Side& side) const
    {
        for (std::size_t i = side.begin; i < side.end; ++i)
            if (kindAt(i) == K::Number)
                return m_tokens[i].text;
        return {};
    }

    /// "12 + 24 /4 = 9": meant as (12 + 24)/4.
    [[nodiscard]] bool holdsAsOneFraction(const Side& left, const ArithmeticSide& b) const
    {
        int depth = 0;
        std::size_t last = left.end;
        for (std::size_t i = left.begin; i < left.end; ++i) {
            depth += isOpen(kindAt(i)) ? 1 : isClose(kindAt(i)) ? -1 : 0;
            if (depth == 0 && kindAt(i) == K::Divide)
                last = i;
        }
        if (last == left.end || last == left.begin)
            return false;
        const auto top = evaluate({left.begin, last, true}, false);
        const auto bottom = evaluate({last + 1, left.end, true}, false);
        return top && bottom && bottom->value != 0 && std::abs(top->value / bottom->value - b.value) <= 1e-3L * std::abs(b.value);
    }

    /// "2 + 3 = 5 + 4 = 9" and "2 - 3 + 4 = 2 - 3 = -1": one side is a step inside the other.
    [[nodiscard]] bool goesOn(const Side& left, const ArithmeticSide& a, const Side& right, const ArithmeticSide& b) const
    {
        return beginsWithValue(right, a) || (b.calculates && beginsWithValue(left, b));
    }

    [[nodiscard]] bool beginsWithValue(const Side& side, const ArithmeticSide& value) const
    {
        int depth = 0;
        std::size_t tried = 0;
        for (std::size_t i = side.begin + 1; i < side.end && tried < 12; ++i) {
            depth += isOpen(kindAt(i)) ? 1 : isClose(kindAt(i)) ? -1 : 0;
            const bool product = kindAt(i) == K::Word && kindAt(i - 1) == K::Number; // "849.6 sqrt(849.6)": two things
            if (depth != 0 || !((isOperator(kindAt(i)) && kindAt(i) != K::Power) || product))
                continue;
            ++tried;
            const auto prefix = evaluate({side.begin, i, true}, false);
            if (prefix && std::abs(prefix->value - value.value) <= 1e-9L * std::max(std::abs(value.value), 1.0L) + prefix->lastPlace * (prefix->decimals ? 1 : 0))
                return true;
        }
        return false;
    }

    /// "(100-199)", "10-19": from one number to another, not a difference.
    [[nodiscard]] bool hasRange(const Side& side) const
    {
        for (std::size_t i = side.begin + 1; i + 1 < side.end; ++i) {
            const Token& minus = m_tokens[i];
            if (minus.kind == K::Minus && !minus.spaceBefore && !m_tokens[i + 1].spaceBefore && kindAt(i - 1) == K::Number &&
                kindAt(i + 1) == K::Number && m_tokens[i - 1].text.size() <= m_tokens[i + 1].text.size() &&
                (m_tokens[i - 1].text.size() < m_tokens[i + 1].text.size() || m_tokens[i - 1].text < m_tokens[i + 1].text))
                return true;
        }
        return false;
    }

    /// "lcm(16,625)": the comma separates, though it reads as a thousands sign.
    [[nodiscard]] bool hasGluedArguments(const Side& side) const
    {
        bool call = false;
        bool glued = false;
        for (std::size_t i = side.begin; i < side.end; ++i) {
            call = call || (m_tokens[i].kind == K::Word && i + 1 < side.end && isOpen(kindAt(i + 1)));
            glued = glued || (kindAt(i) == K::Number && m_tokens[i].span.in(m_text).find(',') != std::string_view::npos);
        }
        return call && glued;
    }

    [[nodiscard]] static Fact judge(const ArithmeticSide& a, TokenKind relation, const ArithmeticSide& b, const std::optional<Rational>& modulus)
    {
        if (relation == K::Congruent || modulus)
            return congruence(a, b, modulus);
        if (relation == K::Equal || relation == K::Approx)
            return equality(a, b, relation);
        return inequality(a, relation, b);
    }

    [[nodiscard]] static Fact equality(const ArithmeticSide& a, const ArithmeticSide& b, TokenKind relation)
    {
        if (a.exact && b.exact && *a.exact == *b.exact)
            return std::nullopt;
        const bool approx = relation == K::Approx;
        const bool decimals = a.decimals || b.decimals || !a.exact || !b.exact;
        const long double gap = std::abs(a.value - b.value);
        const long double size = std::max(std::abs(a.value), std::abs(b.value));
        const bool inexact = approx || a.decimals || !a.exact;
        const auto unit = [&](const ArithmeticSide& side) {
            // Hand-made approximations are off by some last places; that is no error worth a mark.
            return side.decimals || approx ? std::max(side.lastPlace, inexact ? std::min(10 * side.lastPlace, 0.003L * size) : 0) : 0.0L;
        };
        long double allowed = 2 * (a.slack + b.slack) + unit(a) + unit(b) + 1e-12L * std::max(size, 1e-6L);
        if (b.calculates && inexact)
            allowed = std::max(allowed, (b.decimals ? 5e-4L : 0.01L) * size);
        if (gap <= allowed * 1.0001L)
            return std::nullopt;
        const bool wholeNumber = b.exact && b.exact->isInteger() && !b.decimals;
        if (wholeNumber && gap < 1 && (decimals || a.divides)) // rounded without saying so
            return std::nullopt;
        if (a.exact && a.exact->isInteger() && !a.decimals && gap < 1 && (decimals || b.divides))
            return std::nullopt;
        if (decimals && gap > size * 0.99L && a.value * b.value < 0 && std::abs(a.value + b.value) <= allowed)
            return std::nullopt; // only the sign: a length or a loss
        const unsigned places = b.places;
        const std::string right = number(a, decimals ? std::max(places, 1U) : 0);
        const bool rounded = approx || (decimals && !(a.exact && b.exact));
        return FalseFact{{}, decimals ? FactKind::Rounded : FactKind::Exact, (rounded ? " ≈ " : " = ") + right, right};
    }

    [[nodiscard]] static Fact congruence(const ArithmeticSide& a, const ArithmeticSide& b, const std::optional<Rational>& modulus)
    {
        if (!modulus || !a.exact || !b.exact || !a.exact->isInteger() || !b.exact->isInteger() || modulus->sign() <= 0 || !modulus->isInteger())
            return std::nullopt;
        const auto rest = [&](const Rational& n) {
            const auto quotient = n / *modulus;
            const auto whole = quotient ? quotient->floor() * *modulus : quotient;
            return whole ? n - *whole : whole;
        };
        const auto left = rest(*a.exact);
        const auto right = rest(*b.exact);
        if (!left || !right || *left == *right)
            return std::nullopt;
        return FalseFact{{}, FactKind::Congruence, " ≡ " + left->toString() + " (mod " + modulus->toString() + ")", left->toString()};
    }

    [[nodiscard]] static Fact inequality(const ArithmeticSide& a, TokenKind relation, const ArithmeticSide& b)
    {
        const long double size = std::max(std::abs(a.value), std::abs(b.value));
        const long double margin = a.slack + b.slack + 1e-9L * size;
        const bool less = relation == K::Less || relation == K::LessEqual;
        const bool strict = relation == K::Less || relation == K::Greater;
        if (relation == K::NotEqual || (less ? a.value <= b.value + margin : a.value + margin >= b.value))
            return strict && a.exact && b.exact && *a.exact == *b.exact && relation != K::NotEqual
                       ? Fact(FalseFact{{}, FactKind::Inequality, " = " + number(b, 0), number(b, 0)})
                       : std::nullopt;
        return FalseFact{{}, FactKind::Inequality, (less ? " > " : " < ") + number(b, b.places), number(a, a.places)};
    }

    std::string_view m_text;
    std::size_t m_offset;
    std::vector<FalseFact>& m_found;
    std::vector<Token> m_tokens;
};

/// A digit, and a sign or word that may relate two sides.
bool mayRelate(std::string_view line)
{
    bool digit = false;
    bool sign = false;
    bool verb = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        digit = digit || (c >= '0' && c <= '9');
        sign = sign || c == '=' || c == '<' || c == '>' || c == '\\' || static_cast<unsigned char>(c) == 0xE2;
        verb = verb || (c == ' ' && i + 4 < line.size() && ((line[i + 1] == 'i' && line[i + 2] == 's' && line[i + 3] == ' ' && line[i + 4] >= '0' && line[i + 4] <= '9') ||
                                                            line[i + 1] == 'e' || line[i + 1] == 'g'));
    }
    if (!digit)
        return false;
    return sign || (verb && (line.find(" is ") != std::string_view::npos || line.find(" equals ") != std::string_view::npos ||
                             line.find(" gives ") != std::string_view::npos));
}

/// True when a line goes on with a chain: its first sign is a relation.
bool continuesChain(std::string_view line)
{
    const std::size_t at = line.find_first_not_of(" \t&\\[$(");
    if (at == std::string_view::npos)
        return false;
    const std::string_view rest = line.substr(at);
    return rest.starts_with('=') || rest.starts_with("≈") || rest.starts_with("≡") || rest.starts_with("approx") || rest.starts_with("equiv");
}

} // namespace

std::vector<FalseFact> findFalseFacts(std::string_view text)
{
    std::vector<FalseFact> found;
    const auto lineEnd = [&](std::size_t at) { return std::min(text.find('\n', at), text.size()); };
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = lineEnd(at);
        if (!mayRelate(text.substr(at, end - at))) {
            const std::size_t next = end + 1;
            if (next >= text.size() || !continuesChain(text.substr(next, std::min<std::size_t>(lineEnd(next) - next, 40)))) {
                at = next;
                continue;
            }
        }
        for (std::size_t next = end; next < text.size() && end - at < longestGroup;) { // "= 3 + 4" on the lines behind
            while (next < text.size() && text[next] == '\n')
                ++next;
            const std::size_t stop = lineEnd(next);
            if (next >= text.size() || !continuesChain(text.substr(next, std::min<std::size_t>(stop - next, 40))))
                break;
            end = stop;
            next = stop;
        }
        FactReader(text.substr(at, end - at), at, found).run();
        at = end + 1;
    }
    return found;
}

} // namespace core
