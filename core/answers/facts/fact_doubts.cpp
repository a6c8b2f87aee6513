#include "core/answers/facts/fact_doubts.h"

#include "core/answers/facts/equation_doubts.h"
#include "core/answers/facts/exclusive_or.h"
#include "core/answers/facts/fact_judgement.h"
#include "core/answers/facts/mixed_numbers.h"
#include "core/answers/facts/statement_end.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace core {

namespace {

using K = TokenKind;

class Doubts
{
public:
    Doubts(const FactText& text, const FactLink& link) : m_text(text), m_link(link) {}

    [[nodiscard]] bool runsOn() const { return beginsWithValue(m_link.right(), m_link.a); }

    [[nodiscard]] bool any() const
    {
        const FactSide& left = m_link.left();
        const FactSide& right = m_link.right();
        return !m_text.unitsAgree(left, right) || (m_link.isLast() && !endsCleanly(m_text, right, m_link.b.decimals)) || isPercentageOf(left, right) || standsSideBySide(left) || mayBeEquation(m_text, m_link) ||
               wrapsAround() || isExclusiveOr(m_text, left, right) || hasRange(left) || hasRange(right) || hasRemark(left) || hasRemark(right) || hasGluedArguments(left) ||
               hasGluedArguments(right) || holdsWithoutExclamation(right) || holdsAsOneFraction(left) || goesOn() || numberGoesOn(right) ||
               isMantissa() || isEstimate(left) || isSecondOperand(left) || mixesAngles(left, right) ||
               mixesAngles(right, left) || holdsWithMixedNumbers(m_text, m_link) || isBareLogarithm(left) || isDividedByMore(left) || isDividedByMore(right);
    }

private:
    [[nodiscard]] TokenKind kindAt(std::size_t at) const { return m_text.kindAt(at); }

    /// "48, 000", "14, 13*14,000": the number behind = may go on, and a thousand times it is right.
    [[nodiscard]] bool numberGoesOn(const FactSide& side) const
    {
        const bool digits = kindAt(side.end + 1) == K::Number && m_text[side.end + 1].text.size() == 3;
        if (kindAt(side.end) != K::Comma || m_link.b.value == 0 || (m_link.b.calculates && !digits))
            return false;
        if (m_link.b.calculates)
            return true;
        const long double ratio = std::abs(m_link.a.value / m_link.b.value);
        return (ratio > 200 && ratio < 5000) || (ratio > 2e5L && ratio < 5e6L);
    }

    /// "100 - 20% = 80": of what?
    [[nodiscard]] bool isPercentageOf(const FactSide& left, const FactSide& right) const
    {
        for (std::size_t i = left.begin; i < left.end; ++i)
            if (kindAt(i) == K::Percent && kindAt(right.end - 1) != K::Percent && kindAt(i + 1) != K::Times)
                return true;
        return false;
    }

    /// "849.6 sqrt(849.6)": two things side by side.
    [[nodiscard]] bool standsSideBySide(const FactSide& side) const
    {
        for (std::size_t i = side.begin + 1; i < side.end; ++i)
            if (m_text[i].kind == K::Word && !m_text[i].latex && m_text[i].spaceBefore && kindAt(i - 1) == K::Number)
                return true;
        return false;
    }

    /// "2 divided by 4/5 is 2.5", "12 ÷ 3/5", "36π/96π": by more than the number, which no bracket holds together.
    [[nodiscard]] bool isDividedByMore(const FactSide& side) const
    {
        for (std::size_t i = side.begin; i + 2 < side.end; ++i) {
            if (kindAt(i) != K::Divide || kindAt(i + 1) != K::Number)
                continue;
            const bool ownSign = m_text[i].span.in(m_text.text()) != "/";
            const bool fraction = ownSign && kindAt(i + 2) == K::Divide && !m_text[i + 2].spaceBefore;
            if (fraction || m_text.isWordAt(i + 2, {"pi"}))
                return true;
        }
        return false;
    }

    /// "log10 ≈ 3.98": of what stands before, it takes nothing itself.
    [[nodiscard]] bool isBareLogarithm(const FactSide& side) const
    {
        return side.end == side.begin + 2 && m_text.isWordAt(side.begin, {"log", "lg"}) && kindAt(side.begin + 1) == K::Number && !m_text[side.begin + 1].spaceBefore;
    }

    /// "7 + 1 = 0": positions on a ring, not a sum.
    [[nodiscard]] bool wrapsAround() const
    {
        const ArithmeticSide& a = m_link.a;
        const ArithmeticSide& b = m_link.b;
        if (m_link.relation() != K::Equal || !a.exact || !b.exact || !a.exact->isInteger() || !b.exact->isInteger() || std::abs(a.value) > 120 || b.value < 0 || b.calculates)
            return false;
        long double largest = 0;
        for (std::size_t i = m_link.left().begin; i < m_link.left().end; ++i) {
            if (kindAt(i) != K::Number && kindAt(i) != K::Plus && kindAt(i) != K::Minus)
                return false;
            if (const auto number = m_text.evaluate(i, i + 1))
                largest = std::max(largest, number->value);
        }
        return largest <= 60 && (a.value > 0 ? b.value < largest && a.value > largest : a.value < 0);
    }

    /// "12 + 24 /4 = 9": meant as (12 + 24)/4.
    [[nodiscard]] bool holdsAsOneFraction(const FactSide& left) const
    {
        int depth = 0;
        std::size_t last = left.end;
        bool sum = false;
        for (std::size_t i = left.begin; i < left.end; ++i) {
            depth += isOpenToken(kindAt(i)) ? 1 : isCloseToken(kindAt(i)) ? -1 : 0;
            sum = sum || (depth == 0 && i > left.begin && last == left.end && (kindAt(i) == K::Plus || kindAt(i) == K::Minus));
            if (depth == 0 && kindAt(i) == K::Divide)
                last = i;
        }
        if (last == left.end || last == left.begin || !sum)
            return false;
        const auto top = m_text.evaluate(left.begin, last);
        const auto bottom = m_text.evaluate(last + 1, left.end);
        return top && bottom && bottom->value != 0 && std::abs(top->value / bottom->value - m_link.b.value) <= 1e-3L * std::abs(m_link.b.value);
    }

    /// "2 + 3 = 5 + 4 = 9" and "2 - 3 + 4 = 2 - 3 = -1": one side is a step inside the other; "9 = 4 + 2*3 = 6 - 1": the
    /// last term of a side is worked out behind it.
    [[nodiscard]] bool goesOn() const
    {
        const bool last = m_link.isLast();
        return (m_link.b.calculates && !haveSameTerms(m_text, m_link) && beginsWithValue(m_link.left(), m_link.b)) ||
               endsIn(m_link.left(), m_link.right()) || (!last && endsIn(m_link.right(), m_link.chain.sides[m_link.at + 2]));
    }

    [[nodiscard]] bool beginsWithValue(const FactSide& side, const ArithmeticSide& value) const
    {
        int depth = 0;
        std::size_t tried = 0;
        for (std::size_t i = side.begin; i < side.end && tried < 12; ++i) {
            depth += isOpenToken(kindAt(i)) ? 1 : isCloseToken(kindAt(i)) ? -1 : 0;
            const bool product = i > side.begin && kindAt(i) == K::Word && kindAt(i - 1) == K::Number; // "849.6 sqrt(849.6)": two things
            if (i == side.begin || depth != 0 || !((isOperatorToken(kindAt(i)) && kindAt(i) != K::Power) || product))
                continue;
            ++tried;
            const auto prefix = m_text.evaluate(side.begin, i);
            const long double unit = prefix && prefix->decimals ? 2 * prefix->lastPlace : 0;
            if (prefix && std::abs(prefix->value - value.value) <= 1e-9L * std::abs(value.value) + unit)
                return true;
        }
        return false;
    }

    /// "90 + 2*3*28 = 168 + 784": the last term of `side` is what `next` begins with.
    [[nodiscard]] bool endsIn(const FactSide& side, const FactSide& next) const
    {
        int depth = 0;
        for (std::size_t i = side.end; i-- > side.begin + 1;) {
            depth += isCloseToken(kindAt(i)) ? 1 : isOpenToken(kindAt(i)) ? -1 : 0;
            if (depth != 0 || (kindAt(i) != K::Plus && kindAt(i) != K::Minus))
                continue;
            const auto term = m_text.evaluate(i + 1, side.end);
            const auto whole = term ? m_text.evaluate(next) : std::nullopt;
            const bool same = whole && term->calculates && std::abs(whole->value - term->value) <= 1e-9L * std::abs(term->value);
            return same || (term && term->calculates && beginsWithValue(next, *term));
        }
        return false;
    }

    /// "(100-199)", "10-19": from one number to another, not a difference.
    [[nodiscard]] bool hasRange(const FactSide& side) const
    {
        for (std::size_t i = side.begin + 1; i + 1 < side.end; ++i) {
            const Token& minus = m_text[i];
            if (minus.kind == K::Minus && !minus.spaceBefore && !m_text[i + 1].spaceBefore && kindAt(i - 1) == K::Number &&
                kindAt(i + 1) == K::Number && m_text[i - 1].text.size() <= m_text[i + 1].text.size() &&
                (m_text[i - 1].text.size() < m_text[i + 1].text.size() || m_text[i - 1].text.view() < m_text[i + 1].text.view()))
                return true;
        }
        return false;
    }

    /// "6.115 - 2π (6.283)": the bracket says what stands before it.
    [[nodiscard]] bool hasRemark(const FactSide& side) const
    {
        for (std::size_t i = side.begin + 1; i + 2 < side.end; ++i)
            if (kindAt(i) == K::ParenOpen && m_text[i].spaceBefore && kindAt(i + 1) == K::Number && kindAt(i + 2) == K::ParenClose &&
                !isOperatorToken(kindAt(i - 1)) && !isOpenToken(kindAt(i - 1)))
                return true;
        return false;
    }

    /// "lcm(9,250)": the comma separates, though it reads as a thousands sign.
    [[nodiscard]] bool hasGluedArguments(const FactSide& side) const
    {
        bool call = false;
        bool glued = false;
        for (std::size_t i = side.begin; i < side.end; ++i) {
            call = call || (m_text[i].kind == K::Word && i + 1 < side.end && isOpenToken(kindAt(i + 1)));
            glued = glued || (kindAt(i) == K::Number && m_text[i].span.in(m_text.text()).find(',') != std::string_view::npos);
        }
        return call && glued;
    }

    /// "= 120!" or "= 120!!" at the end of a sentence may be joy.
    [[nodiscard]] bool holdsWithoutExclamation(const FactSide& side) const
    {
        std::size_t end = side.end;
        while (end > side.begin + 1 && kindAt(end - 1) == K::Factorial)
            --end;
        if (end == side.end)
            return false;
        const auto value = m_text.evaluate(side.begin, end);
        return value && !judgeFact(m_link.a, m_link.relation(), *value, std::nullopt);
    }

    /// "8π/3 = 480°": the same angle in two units; not "67*180/π ≈ 3840.5°".
    [[nodiscard]] bool mixesAngles(const FactSide& radians, const FactSide& degrees) const
    {
        const auto holds = [this](const FactSide& side, auto&& is) {
            for (std::size_t i = side.begin; i < side.end; ++i)
                if (is(i))
                    return true;
            return false;
        };
        const auto inDegrees = [this](std::size_t i) { return kindAt(i) == K::Degree; };
        return holds(degrees, inDegrees) && !holds(radians, inDegrees) &&
               holds(radians, [this](std::size_t i) { return m_text.isWordAt(i, {"pi"}) && (i == 0 || kindAt(i - 1) != K::Divide); });
    }

    /// "Times 2/3 is 50": of what stands before.
    [[nodiscard]] bool isSecondOperand(const FactSide& left) const
    {
        return left.begin > 0 && m_text.isWordAt(left.begin - 1, {"times", "Times", "plus", "Plus", "minus", "Minus", "by", "over", "Over"});
    }

    /// "2.973e8 * 7.9 ≈ 2.973 * 7.9": only the digits are worked out, the power of ten comes later.
    [[nodiscard]] bool isMantissa() const
    {
        const auto hasPower = [this](const FactSide& side) {
            for (std::size_t i = side.begin; i < side.end; ++i)
                if (m_text[i].scientific || (kindAt(i) == K::Power && i > side.begin && m_text[i - 1].text == "10") ||
                    (kindAt(i) == K::Superscript && i > side.begin && m_text[i - 1].text == "10"))
                    return true;
            return false;
        };
        const long double a = m_link.a.value;
        const long double b = m_link.b.value;
        if (a == 0 || b == 0 || hasPower(m_link.left()) == hasPower(m_link.right()))
            return false;
        const long double power = std::log10(std::abs(a / b));
        return std::abs(power) > 0.5L && std::abs(power - std::round(power)) < 0.01L;
    }

    /// "10! ≈ 7.93 × 453999": a formula comes near to a factorial.
    [[nodiscard]] bool isEstimate(const FactSide& left) const
    {
        constexpr long double near = 0.02L;
        if (m_link.relation() != K::Approx || !m_link.b.calculates || std::abs(m_link.a.value - m_link.b.value) > near * std::abs(m_link.a.value))
            return false;
        for (std::size_t i = left.begin; i < left.end; ++i)
            if (kindAt(i) == K::Factorial)
                return true;
        return false;
    }

    const FactText& m_text;
    const FactLink& m_link;
};

} // namespace

FactDoubt doubtOf(const FactText& text, const FactLink& link)
{
    const Doubts doubts(text, link);
    if (doubts.runsOn())
        return FactDoubt::RunsOn;
    return doubts.any() ? FactDoubt::Other : FactDoubt::None;
}

} // namespace core
