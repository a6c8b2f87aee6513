#include "core/answers/facts/complex_facts.h"

#include "core/answers/facts/number_run.h"
#include "core/answers/math/evaluate.h"
#include "core/answers/math/math_tokens.h"
#include "core/answers/math/symbolic_side.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"
#include "core/text/byte_finder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace core {

namespace {

constexpr std::size_t longestSide = 60;

/// True for the letter at `at` where no other stands beside it.
bool isAlone(std::string_view text, std::size_t at) { return (at == 0 || !isLetter(text[at - 1])) && (at + 1 >= text.size() || !isLetter(text[at + 1])); }

/// True where an i stands alone among the bytes before the = at `sign`, as in all such sides, and what ends there is no symbol: "x =".
bool maySayComplex(std::string_view text, std::size_t sign)
{
    constexpr std::size_t near = 40;
    const std::size_t last = skipSpaceBack(text, sign);
    if (last == 0 || (isLetter(text[last - 1]) && text[last - 1] != 'i'))
        return false;
    using Letters = ByteFinder<'i'>;
    for (std::size_t at = Letters::next(text, sign - std::min(sign, near), sign); at < sign; at = Letters::next(text, at + 1, sign))
        if (isAlone(text, at))
            return true;
    return false;
}

/// True for what such sides are written with: digits, i, signs, and the bytes of ², ·, × and −.
bool isSideByte(std::string_view text, std::size_t at)
{
    constexpr std::string_view signs = " +-*/^(){}|.\xC2\xC3\xB2\xB7\x97\xE2\x88\x92";
    return isDigit(text[at]) || (text[at] == 'i' && isAlone(text, at)) || signs.find(text[at]) != std::string_view::npos;
}

/// The side that ends or begins at the = at `sign`; empty where it is too long.
Span sideAt(std::string_view text, std::size_t sign, bool left)
{
    Span side{left ? sign : sign + 1, left ? sign : sign + 1};
    const auto stops = [text](std::size_t at) { return text.substr(at, 2) == ". "; };
    if (left)
        while (side.begin > 0 && side.size() <= longestSide && isSideByte(text, side.begin - 1) && !stops(side.begin - 1))
            --side.begin;
    else
        while (side.end < text.size() && side.size() <= longestSide && isSideByte(text, side.end) && !stops(side.end))
            ++side.end;
    if (side.size() > longestSide)
        return {sign, sign};
    while (side.begin < side.end && text[side.begin] == ' ')
        ++side.begin;
    while (side.end > side.begin && (text[side.end - 1] == ' ' || text[side.end - 1] == '.'))
        --side.end;
    return side;
}

/// True when nothing before a left side can belong to it: no "arg" or "conjugate of" before "(1 + i)".
bool beginsHere(std::string_view text, std::size_t begin)
{
    constexpr auto words = std::to_array<std::string_view>({"have", "get", "is", "so", "So", "that", "gives", "then", "Then", "Thus", "Therefore", "thus", "Now", "now", "obtain", "and", "since", "Since", "Here"});
    const std::size_t before = skipSpaceBack(text, begin);
    constexpr std::string_view stops = ".,;:$\n=";
    return before == 0 || stops.find(text[before - 1]) != std::string_view::npos || (before < begin && isOneOf(wordBefore(text, before), words));
}

bool endsHere(std::string_view text, std::size_t end)
{
    const std::size_t behind = std::min(text.find_first_not_of("$ ", end), text.size());
    return behind >= text.size() || std::string_view(".,;\n=").find(text[behind]) != std::string_view::npos;
}

/// The value of a side of numbers and i; nothing where it is none, or has decimals.
std::optional<Approximate> valueOf(std::string_view side)
{
    const std::vector<Token> tokens = mathTokens(side);
    const auto read = readSymbolicSide(tokens);
    return read && read->symbols.empty() && !read->decimals ? approximateValues(read->expression, SymbolPoint::at(0))[read->expression.root] : std::nullopt;
}

/// "3 - 2i", where both parts are whole; empty otherwise.
std::string wholeForm(const Approximate& value)
{
    constexpr long double most = 1e12L;
    const long double real = std::round(value.real());
    const long double imaginary = std::round(value.imag());
    if (std::abs(value - Approximate(real, imaginary)) > 1e-9L || std::abs(value) > most)
        return {};
    const auto size = static_cast<long long>(std::abs(imaginary));
    const std::string part = (size == 1 ? "" : std::to_string(size)) + "i";
    if (size == 0)
        return std::to_string(static_cast<long long>(real));
    if (real == 0)
        return (imaginary < 0 ? "-" : "") + part;
    return std::to_string(static_cast<long long>(real)) + (imaginary < 0 ? " - " : " + ") + part;
}

/// True where a side is worked out, and is no number as it stands: "(2 + 3i)(1 - i)", "|3 + 4i|", "i^2".
bool calculates(std::string_view side)
{
    return holds(side, "i") && (side.find_first_of("(|^/{") != std::string_view::npos || holds(side, "²") || std::count(side.begin(), side.end(), 'i') > 1);
}

bool speaksOfComplex(std::string_view text)
{
    constexpr auto words = std::to_array<std::string_view>({"complex", "Complex", "imaginary", "i^2 = -1", "i² = -1", "i^2=-1", "conjugate", "modulus", "复数", "虚"});
    return holdsAny(text, words);
}

/// The side before the = at `sign` that complex numbers may be worked out in; empty where there is none.
Span workedSide(std::string_view text, std::size_t sign)
{
    const Span left = sideAt(text, sign, true);
    return left.size() > 0 && calculates(left.in(text)) && beginsHere(text, left.begin) ? left : Span{};
}

std::optional<FalseFact> falseComplex(std::string_view text, Span left, std::size_t sign)
{
    const Span right = sideAt(text, sign, false);
    const bool stated = right.size() > 0 && endsHere(text, right.end) && right.in(text).find_first_of("(^|") == std::string_view::npos; // a value, and no next step
    const auto b = stated ? valueOf(right.in(text)) : std::nullopt;
    const auto a = b ? valueOf(left.in(text)) : std::nullopt;
    constexpr long double rounding = 1e-9L;
    if (!a || !std::isfinite(std::abs(*a)) || !std::isfinite(std::abs(*b)) || std::abs(*a - *b) <= rounding * std::max(1.0L, std::abs(*a)))
        return std::nullopt;
    FalseFact fact{.span = {left.begin, right.end}, .kind = FactKind::Exact, .left = left};
    fact.rightValue = wholeForm(*a);
    fact.right = std::string(left.in(text)) + (fact.rightValue.empty() ? " ≠ " + std::string(right.in(text)) : " = " + fact.rightValue);
    fact.gap = 1;
    return fact;
}

} // namespace

void findComplexFacts(std::string_view text, const PieceMarks& marks, std::vector<FalseFact>& found)
{
    std::optional<bool> complex;
    for (std::size_t at = marks.nextSign(0, text.size()); at < text.size(); at = marks.nextSign(at + 1, text.size())) {
        if (text[at] != '=' || !maySayComplex(text, at))
            continue;
        const Span left = workedSide(text, at);
        if (left.size() == 0)
            continue;
        if (!complex)
            complex = speaksOfComplex(text); // asked once, before anything is worked out
        if (!*complex)
            return;
        if (auto fact = falseComplex(text, left, at))
            found.push_back(std::move(*fact));
    }
}

} // namespace core
