#include "core/answers/facts/step_facts.h"

#include "core/answers/facts/equation_reading.h"
#include "core/answers/facts/number_run.h"
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
constexpr std::size_t longestSaid = 110; ///< bytes of words between two equations
constexpr std::string_view markup = " \n\t$&*";
constexpr std::string_view lineMarkup = " \n\t$&*\\[].,"; ///< between equations on lines of their own
constexpr std::string_view bothSides = "both sides";

/// An equation as it is written, and what stands around it.
struct Written
{
    Span left;
    Span right;
    bool lineBegins = false; ///< nothing but signs of markup stands before it on its line
    bool lineEnds = false;

    [[nodiscard]] Span span() const { return {left.begin, right.end}; }
};

/// True for the letters of a command that such sides hold, and a letter that stands alone.
bool isSideLetter(std::string_view text, std::size_t at)
{
    constexpr std::size_t longest = 6;
    constexpr auto commands = std::to_array<std::string_view>({"frac", "dfrac", "cdot", "times", "left", "right"});
    std::size_t begin = at;
    std::size_t end = at;
    while (begin > 0 && at - begin < longest && isLetter(text[begin - 1]))
        --begin;
    while (end < text.size() && end - at < longest && isLetter(text[end]))
        ++end;
    const bool command = begin > 0 && text[begin - 1] == '\\';
    return command ? isOneOf(text.substr(begin, end - begin), commands) : end == begin + 1;
}

constexpr auto sideSigns = [] {
    std::array<bool, 256> signs{};
    for (const unsigned char c : std::string_view(" +-*/^(){}.0123456789"))
        signs[c] = true;
    return signs;
}();

/// True for what sides of such equations are written with.
bool isSideByte(std::string_view text, std::size_t at)
{
    const char c = text[at];
    if (c == '\\')
        return at + 1 < text.size() && isLetter(text[at + 1]) && isSideLetter(text, at + 1);
    return sideSigns[static_cast<unsigned char>(c)] || (isLetter(c) && isSideLetter(text, at));
}

/// `span` without spaces, stops and signs of lists at its ends.
Span trimmed(std::string_view text, Span span)
{
    while (span.begin < span.end && (text[span.begin] == ' ' || text[span.begin] == '.'))
        ++span.begin;
    while (span.end > span.begin && (text[span.end - 1] == ' ' || text[span.end - 1] == '.'))
        --span.end;
    return span;
}

/// "3x = 15 (2)": a number behind a space, in brackets, names the equation.
bool isNumbered(std::string_view side)
{
    const std::size_t open = side.ends_with(')') ? side.rfind(" (") : std::string_view::npos;
    return open != std::string_view::npos && open > 0 && side.find_first_not_of("0123456789", open + 2) + 1 == side.size();
}

/// The equation around the = at `sign`; nothing where a side is empty or long, or goes on with other signs.
std::optional<Written> writtenAround(std::string_view text, std::size_t sign)
{
    const std::size_t near = sign > 0 && text[sign - 1] == '&' ? sign - 1 : sign; // of lines set under each other
    Written out{{near, near}, {sign + 1, sign + 1}};
    while (out.left.begin > 0 && sign - out.left.begin <= longestSide && isSideByte(text, out.left.begin - 1))
        --out.left.begin;
    while (out.right.end < text.size() && out.right.end - sign <= longestSide && isSideByte(text, out.right.end) && !(text[out.right.end] == '.' && text.substr(out.right.end, 2) == ". "))
        ++out.right.end;
    if (sign - out.left.begin > longestSide || out.right.end - sign > longestSide)
        return std::nullopt;
    const std::size_t before = out.left.begin;
    const std::size_t stop = text.substr(before, near - before).rfind(". ");
    out.left.begin = stop == std::string_view::npos ? before : before + stop + 1;
    out.left = trimmed(text, out.left);
    out.right = trimmed(text, out.right);
    std::size_t begin = before;
    constexpr std::string_view opening = " \t$&*\\[";
    while (begin > 0 && before - begin < longestSide && opening.find(text[begin - 1]) != std::string_view::npos)
        --begin;
    std::size_t end = out.right.end;
    constexpr std::string_view closing = " \t$&*\\],.";
    while (end < text.size() && end - out.right.end < longestSide && closing.find(text[end]) != std::string_view::npos)
        ++end;
    out.lineBegins = stop == std::string_view::npos && (begin == 0 || text[begin - 1] == '\n');
    out.lineEnds = end >= text.size() || text[end] == '\n';
    return out.left.size() == 0 || out.right.size() == 0 || isNumbered(out.right.in(text)) ? std::nullopt : std::optional(out);
}

/// True when nothing more can belong to the right side of `second`.
bool endsHere(std::string_view text, const Written& second)
{
    const std::size_t end = std::min(text.find_first_not_of("$ ", second.right.end), text.size());
    return end >= text.size() || std::string_view(".,;\n\\").find(text[end]) != std::string_view::npos;
}

/// True when nothing before the left side of `first` can belong to it: no "sin" before "2x = 1".
bool beginsHere(std::string_view text, const Written& first)
{
    constexpr auto words = std::to_array<std::string_view>({"have", "get", "got", "is", "equation", "so", "So", "that", "gives", "then", "Then", "from", "From", "Thus", "Therefore", "thus", "therefore", "solve", "Solve",
                                                            "yields", "to", "with", "Now", "now", "obtain", "becomes"});
    const std::size_t before = skipSpaceBack(text, first.left.begin);
    constexpr std::string_view stops = ".,;:$\n";
    return before == 0 || first.lineBegins || stops.find(text[before - 1]) != std::string_view::npos || isOneOf(wordBefore(text, before), words);
}

/// "Subtracting 3 from both sides gives", "Divide both sides by 3:".
bool operatesOnBothSides(std::string_view between)
{
    constexpr auto doubts = std::to_array<std::string_view>({"?", " not ", "mod", "if ", "If ", "wrong", "mistake", "quar", "log", "Wait", "wait", "="});
    constexpr auto verbs = std::to_array<std::string_view>({"gives", "give", "get", "yields", "obtain", "have", "leaves", "us", "becomes"});
    if (between.size() > longestSaid || !holds(between, bothSides) || holdsAny(between, doubts))
        return false;
    const std::size_t last = between.find_last_not_of(markup);
    const std::string_view said = between.substr(0, last == std::string_view::npos ? 0 : last + 1);
    return said.ends_with(':') || said.ends_with(',') || isOneOf(wordBefore(said, said.size()), verbs);
}

/// True when `second` stands on the line behind that of `first`.
bool isNextLine(std::string_view between, const Written& first, const Written& second)
{
    return first.lineBegins && first.lineEnds && second.lineBegins && second.lineEnds && holds(between, "\n") && between.find_first_not_of(lineMarkup) == std::string_view::npos;
}

std::optional<SymbolicSide> readSide(std::string_view side)
{
    const std::vector<Token> tokens = mathTokens(side);
    auto read = readSymbolicSide(tokens);
    return read && !read->irrational ? std::move(read) : std::nullopt;
}

/// The equation, where it is of one symbol or none at each side.
std::optional<Equation> readWritten(std::string_view text, const Written& written)
{
    auto left = readSide(written.left.in(text));
    auto right = left ? readSide(written.right.in(text)) : std::nullopt;
    const bool one = right && left->symbols.size() <= 1 && right->symbols.size() <= 1 && !(left->symbols.empty() && right->symbols.empty()) &&
                     (left->symbols.empty() || right->symbols.empty() || left->symbols == right->symbols);
    return one ? std::optional(Equation{std::move(*left), std::move(*right)}) : std::nullopt;
}

const std::string& symbolOf(const Equation& equation) { return equation.left.symbols.empty() ? equation.right.symbols.front() : equation.left.symbols.front(); }

/// "3x", "x": what a step on a line of its own leads to.
bool isOneTerm(std::string_view side) { return side.find_first_of("+-(", 1) == std::string_view::npos; }

/// "- x": of a list, or less than nothing.
bool mayBeBullet(std::string_view side) { return side.starts_with("- ") || side.starts_with("* "); }

bool isSymbolAlone(std::string_view side) { return side.size() == 1; }

/// Where two equations, one behind the other, say different things of their symbol.
std::optional<FalseFact> falseStep(std::string_view text, const Written& first, const Written& second, bool said)
{
    const std::string_view left = second.left.in(text);
    const bool listed = isSymbolAlone(first.left.in(text)) || first.left.in(text) == left || (first.right.in(text) == "0" && second.right.in(text) == "0"); // values and factors in turn
    if (!said && (listed || !isOneTerm(left) || mayBeBullet(left) || mayBeBullet(first.left.in(text))))
        return std::nullopt;
    const auto a = readWritten(text, first);
    const auto b = a ? readWritten(text, second) : std::nullopt;
    if (!b || symbolOf(*a) != symbolOf(*b) || !b->right.symbols.empty())
        return std::nullopt;
    const auto gap = contradiction(*a, *b);
    const auto stated = gap && gap->sign() != 0 ? b->right.at(SymbolPoint::none()) : std::nullopt;
    const auto right = stated ? *stated - *gap : std::nullopt;
    if (!right)
        return std::nullopt;
    const long double size = std::max(std::abs(stated->toReal()), std::abs(right->toReal()));
    constexpr long double rounding = 0.02L;
    if ((a->decimals() || b->decimals()) && std::abs(gap->toReal()) <= rounding * size)
        return std::nullopt;
    FalseFact fact{.span = second.span(), .kind = FactKind::Conclusion, .left = second.left};
    fact.rightValue = right->toString().substr(0, 40);
    fact.right = std::string(left) + " = " + fact.rightValue;
    fact.gap = 1;
    return fact;
}

/// True where the text works with remainders: 2x = 3 has other solutions there.
bool worksModulo(std::string_view text, std::size_t at)
{
    constexpr std::size_t reach = 600;
    const std::size_t from = at - std::min(at, reach);
    constexpr auto words = std::to_array<std::string_view>({"mod", "Mod", "≡", "remainder", "equiv"});
    return holdsAny(text.substr(from, at - from), words);
}

/// True where what stands between the = at `first` and that at `second` may join two steps: an end of line with markup alone, or words of
/// both sides, the next of which stand at `both`. Most equations are neither, and need not be read.
bool mayStep(std::string_view text, const PieceMarks& marks, std::size_t first, std::size_t second, std::size_t both)
{
    constexpr std::size_t reach = 2 * longestSide + 2; // of a side and the markup at its end
    constexpr std::size_t farthest = 2 * longestSide + longestSaid + 2;
    const std::size_t near = std::min(second, first + reach);
    std::size_t line = marks.pieceEnd(first, near);
    while (line < near && text[line] != '\n')
        line = marks.pieceEnd(line + 1, near);
    if (line < near) {
        const std::size_t next = text.find_first_not_of(lineMarkup, line);
        if (second - next <= reach && ByteFinder<'\n'>::next(text, next, second) == second)
            return true;
    }
    return both < second && second - first <= farthest;
}

/// What a step from one equation to the next is known by.
struct Step
{
    std::string_view above; ///< the left side of the first, where the second stands on the line behind it
    std::optional<FalseFact> fact;
};

/// The step from `before` to `written`; `aboveBefore` is the left side on the line above that of `before`.
Step stepBetween(std::string_view text, const Written& before, const Written& written, std::string_view aboveBefore)
{
    if (before.right.end > written.left.begin)
        return {};
    const std::string_view between = Span{before.right.end, written.left.begin}.in(text);
    const bool line = isNextLine(between, before, written);
    const bool said = !line && endsHere(text, written) && beginsHere(text, before) && operatesOnBothSides(between);
    Step step{.above = line ? before.left.in(text) : std::string_view{}, .fact = {}};
    const bool branches = line && aboveBefore == step.above; // "x - 3 = 5, x - 3 = -5, x = 8, x = -2", a line each
    if ((line || said) && !branches && !worksModulo(text, before.left.begin))
        step.fact = falseStep(text, before, written, said);
    return step;
}

} // namespace

void findStepFacts(std::string_view text, const PieceMarks& marks, std::vector<FalseFact>& found)
{
    constexpr std::size_t none = std::string_view::npos;
    std::size_t before = none;                             // the = of the equation before
    std::optional<std::optional<Written>> equationBefore; // where it was read already
    std::string_view above;                                // the left side on the line above that of `before`
    std::size_t both = findPhrase(text, bothSides, 0);
    for (std::size_t at = marks.nextSign(0, text.size()); at < text.size(); at = marks.nextSign(at + 1, text.size())) {
        if (text[at] != '=') {
            before = none;
            equationBefore.reset();
            above = {};
            continue;
        }
        const std::size_t first = std::exchange(before, at);
        auto known = std::exchange(equationBefore, std::nullopt);
        const std::string_view lineAbove = std::exchange(above, {});
        if (first == none)
            continue;
        both = both < first ? findPhrase(text, bothSides, first) : both;
        if (!mayStep(text, marks, first, at, both))
            continue;
        if (!known)
            known = writtenAround(text, first);
        if (!*known)
            continue;
        equationBefore = writtenAround(text, at);
        if (!*equationBefore)
            continue;
        Step step = stepBetween(text, **known, **equationBefore, lineAbove);
        above = step.above;
        if (step.fact)
            found.push_back(std::move(*step.fact));
    }
}

} // namespace core
