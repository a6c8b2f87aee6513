#include "core/answers/facts/equation_doubts.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <vector>

namespace core {

namespace {

using K = TokenKind;

bool isRoot(const FactText& text, std::size_t at) { return (text.kindAt(at) == K::Command || text.kindAt(at) == K::Word) && text[at].text == "sqrt"; }

/// "cos 60°", "tan(π/4)": it has one value, nothing is to be solved.
bool isSineOfAngle(const FactText& text, const FactLink& link)
{
    const FactSide& side = link.left();
    bool angle = false;
    for (std::size_t i = side.begin; i < side.end; ++i)
        angle = angle || text.kindAt(i) == K::Degree || text.isWordAt(i, {"pi"});
    return angle && link.relation() == K::Equal && text.isWordAt(side.begin, {"sin", "cos", "tan"}) && side.end - side.begin <= 10 &&
           (isOpenToken(text.kindAt(side.begin + 1)) || side.end - side.begin <= 4);
}

/// "log(2) + log(3) = log(5)": logarithms of whole numbers, in exact statements.
bool areLogarithms(const FactText& text, const FactLink& link)
{
    const auto holds = [&text](const FactSide& side) {
        for (std::size_t i = side.begin; i < side.end; ++i)
            if (text.isWordAt(i, {"log", "ln"}))
                return true;
        return false;
    };
    return link.relation() == K::Equal && !link.a.decimals && !link.b.decimals && holds(link.left()) && holds(link.right());
}

/// "√72 = 6√2": a root drawn in part, all of numbers. "4√30 = 2√133" may be what is to be refuted.
bool areSurds(const FactText& text, const FactLink& link)
{
    const auto isSurd = [&text](const FactSide& side) {
        std::size_t roots = 0;
        for (std::size_t i = side.begin; i < side.end; ++i) {
            const TokenKind kind = text.kindAt(i);
            const bool root = isRoot(text, i);
            roots += root ? 1 : 0;
            if (!root && kind != K::Number && kind != K::Times && !isOpenToken(kind) && !isCloseToken(kind))
                return false;
        }
        return roots == 1;
    };
    return link.relation() == K::Equal && text.kindAt(link.left().begin) != K::Number && text.kindAt(link.right().begin) == K::Number && isSurd(link.left()) && isSurd(link.right());
}

/// "√(8 + 2√15) = √5 + √2": a root with another in it, drawn.
bool isNestedRoot(const FactText& text, const FactLink& link)
{
    const auto roots = [&text](const FactSide& side) {
        std::size_t count = 0;
        for (std::size_t i = side.begin; i < side.end; ++i)
            count += isRoot(text, i) ? 1 : 0;
        return count;
    };
    const FactSide& left = link.left();
    const bool nested = isRoot(text, left.begin) && isOpenToken(text.kindAt(left.begin + 1)) && isCloseToken(text.kindAt(left.end - 1)) && roots(left) == 2;
    return nested && link.relation() == K::Equal && roots(link.right()) >= 1 && !link.a.decimals && !link.b.decimals;
}

/// "60π + 18π = 80π": both sides are multiples of π.
bool areMultiplesOfPi(const FactText& text, const FactLink& link)
{
    const auto isMultiple = [&text](const FactSide& side) {
        bool pi = false;
        for (std::size_t i = side.begin; i < side.end; ++i) {
            const TokenKind kind = text.kindAt(i);
            const bool here = text.isWordAt(i, {"pi"});
            pi = pi || here;
            if (!here && kind != K::Number && kind != K::Superscript && kind != K::Command && !isOperatorToken(kind) && !isOpenToken(kind) && !isCloseToken(kind))
                return false;
        }
        return pi;
    };
    return link.relation() == K::Equal && !link.a.decimals && !link.b.decimals && isMultiple(link.left()) && isMultiple(link.right());
}

/// "2^15": no step of "2^5 * 2^3".
bool isOnePower(const FactText& text, const FactLink& link)
{
    const FactSide& side = link.right();
    const bool power = text.kindAt(side.begin) == K::Number && (text.kindAt(side.begin + 1) == K::Power || text.kindAt(side.begin + 1) == K::Superscript);
    for (std::size_t i = side.begin + 2; power && i < side.end; ++i)
        if (text.kindAt(i) != K::Number && text.kindAt(i) != K::GroupOpen && text.kindAt(i) != K::GroupClose)
            return false;
    return power && link.relation() == K::Equal;
}

/// True when both sides begin with the same number.
bool haveSameStart(const FactText& text, const FactLink& link)
{
    const auto first = [&text](const FactSide& side) {
        for (std::size_t i = side.begin; i < side.end; ++i)
            if (text.kindAt(i) == K::Number)
                return text[i].text.view();
        return std::string_view{};
    };
    const std::string_view left = first(link.left());
    return left != "1" && left == first(link.right());
}

/// True when the right side writes what the left one begins with, brackets apart: "121*700" of "121*(700 + 9)".
bool isFirstStep(const FactText& text, const FactLink& link)
{
    const FactSide& left = link.left();
    const FactSide& right = link.right();
    std::size_t at = left.begin;
    for (std::size_t i = right.begin; i < right.end; ++i) {
        const auto isBracket = [&text](std::size_t token) { return isOpenToken(text.kindAt(token)) || isCloseToken(text.kindAt(token)); };
        if (isBracket(i))
            continue;
        while (at < left.end && isBracket(at))
            ++at;
        if (at >= left.end || text.kindAt(at) != text.kindAt(i) || text[at].text != text[i].text.view())
            return false;
        ++at;
    }
    return true;
}

/// True when the right side keeps some terms of a sum, in their order: "2 + 299 + 9 = 2 + 9 = 11 + 299".
bool leavesTermsOut(const FactText& text, const FactLink& link)
{
    const FactSide& left = link.left();
    std::size_t at = link.right().begin;
    bool sum = false;
    for (std::size_t i = left.begin; i < left.end; ++i) {
        const TokenKind kind = text.kindAt(i);
        if (kind != K::Number && kind != K::Plus && kind != K::Minus)
            return false;
        sum = sum || kind == K::Plus;
        at += at < link.right().end && text.kindAt(at) == kind && text[at].text == text[i].text.view() ? 1 : 0;
    }
    return sum && at == link.right().end;
}

/// The factors or terms of a side that `sign` joins; none where another sign stands between them, or they are too many.
std::vector<FactSide> partsOf(const FactText& text, const FactSide& side, K sign)
{
    constexpr std::size_t most = 8;
    std::vector<FactSide> parts;
    std::size_t begin = side.begin;
    int depth = 0;
    for (std::size_t i = side.begin; i <= side.end; ++i) {
        const K kind = i < side.end ? text.kindAt(i) : sign;
        depth += i == side.end ? 0 : isOpenToken(kind) ? 1 : isCloseToken(kind) ? -1 : 0;
        const bool power = i > begin && text.kindAt(i - 1) == K::Power; // "10^-8"
        if (depth != 0 || kind == K::Power || (!isOperatorToken(kind) && i < side.end) || (kind == K::Minus && (i == begin || power)))
            continue;
        if (kind != sign || i == begin || parts.size() == most)
            return {};
        parts.push_back({begin, i, true});
        begin = i + 1;
    }
    return parts;
}

/// True when `part` is written among `parts`.
bool isAmong(const FactText& text, const FactSide& part, const std::vector<FactSide>& parts)
{
    const auto same = [&](const FactSide& other) {
        bool equal = other.end - other.begin == part.end - part.begin;
        for (std::size_t i = 0; equal && i < part.end - part.begin; ++i)
            equal = text.kindAt(part.begin + i) == text.kindAt(other.begin + i) && text[part.begin + i].text == text[other.begin + i].text.view();
        return equal;
    };
    return std::any_of(parts.begin(), parts.end(), same);
}

/// "6.4 * 2e5 * 3e-9 ≈ 6.4 * 6e-5", "1.5 + 2.25 + 3.1 = 1.5 + 5.15": factors or terms are put together; no step that leaves one out.
bool putsTogether(const FactText& text, const FactLink& link, K sign)
{
    constexpr long double near = 0.03L; // of what may have been left out
    const auto left = partsOf(text, link.left(), sign);
    const auto right = partsOf(text, link.right(), sign);
    const bool product = sign == K::Times;
    const long double a = link.a.value;
    const long double b = link.b.value;
    const auto isNew = [&](const FactSide& part) { return !isAmong(text, part, left); };
    if (right.size() < 2 || left.size() <= right.size() || std::none_of(right.begin(), right.end(), isNew) || a == 0 || b == 0 ||
        std::abs(a - b) < near * std::max(std::abs(a), std::abs(b)))
        return false;
    const long double apart = product ? a / b : a - b;
    long double tail = product ? 1 : 0; // of the parts from the last on
    for (auto part = left.rbegin(); part != left.rend(); ++part) {
        const auto value = text.evaluate(*part);
        if (!value || value->value == 0)
            return false;
        tail = product ? tail * value->value : tail + value->value;
        for (const long double omitted : {value->value, tail})
            if (std::abs(apart - omitted) <= near * std::abs(omitted) || (product && std::abs(apart * omitted - 1) <= near))
                return false;
    }
    return true;
}

/// "819,200/288 = 819,200/32 = 25,600": the same top, the bottom is dealt with in parts.
bool dividesTheSame(const FactText& text, const FactLink& link)
{
    const auto isQuotient = [&text](const FactSide& side) { return side.end == side.begin + 3 && text.kindAt(side.begin) == K::Number && text.kindAt(side.begin + 1) == K::Divide; };
    return isQuotient(link.left()) && isQuotient(link.right()) && haveSameStart(text, link);
}

/// "39/5*20": what stands below the line?
bool multipliesBehindQuotient(const FactText& text, const FactSide& side)
{
    for (std::size_t i = side.begin; i + 2 < side.end; ++i)
        if (text.kindAt(i) == K::Divide && text.kindAt(i + 1) == K::Number && text.kindAt(i + 2) == K::Times)
            return true;
    return false;
}

} // namespace

bool haveSameTerms(const FactText& text, const FactLink& link)
{
    const auto terms = [&text](const FactSide& side) {
        int depth = 0;
        std::size_t out = 1;
        for (std::size_t i = side.begin; i < side.end; ++i) {
            depth += isOpenToken(text.kindAt(i)) ? 1 : isCloseToken(text.kindAt(i)) ? -1 : 0;
            out += depth == 0 && i > side.begin && (text.kindAt(i) == K::Plus || text.kindAt(i) == K::Minus) ? 1 : 0;
        }
        return out;
    };
    return link.relation() == K::Equal && terms(link.left()) > 1 && terms(link.left()) == terms(link.right());
}

bool mayBeEquation(const FactText& text, const FactLink& link)
{
    const ArithmeticSide& a = link.a;
    const ArithmeticSide& b = link.b;
    if (!b.calculates)
        return false;
    const bool known = isSineOfAngle(text, link) || areLogarithms(text, link) || areSurds(text, link) || isNestedRoot(text, link) || areMultiplesOfPi(text, link);
    const bool irrational = !a.exact && !b.exact && !known;
    const bool estimate = link.relation() == K::Approx && !b.decimals && b.exact;
    const bool rough = a.decimals || b.decimals || link.relation() != K::Equal || multipliesBehindQuotient(text, link.right()); // may be meant otherwise
    const bool step = rough ? haveSameStart(text, link) && !putsTogether(text, link, K::Times) && !putsTogether(text, link, K::Plus) : isFirstStep(text, link) || leavesTermsOut(text, link) || dividesTheSame(text, link);
    return irrational || estimate || (step && !haveSameTerms(text, link) && !isOnePower(text, link));
}

} // namespace core
