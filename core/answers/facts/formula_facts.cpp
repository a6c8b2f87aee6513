#include "core/answers/facts/formula_facts.h"

#include "core/answers/facts/number_run.h"
#include "core/answers/math/atom_counts.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace core {

namespace {

constexpr std::size_t longest = 80; ///< bytes of a formula

/// What may be said behind a formula.
enum Saying : std::uint8_t {
    formulaSaying = 1, ///< another formula
    countSaying = 2,   ///< a number of atoms
    bracketSaying = 4, ///< what a bracket closes
    backSaying = 8     ///< in a sentence of its own: it may be of more than the formula
};

struct Joint
{
    std::string_view words;
    unsigned sayings;
};

constexpr auto joints = std::to_array<Joint>({
    {", which is ", formulaSaying | countSaying},
    {", which has ", countSaying},
    {", which would be ", formulaSaying | countSaying},
    {", which has the formula ", formulaSaying},
    {", that would be ", formulaSaying},
    {" which is ", formulaSaying | countSaying},
    {" which has ", countSaying},
    {" (which is ", formulaSaying | countSaying},
    {" (which has ", countSaying},
    {" is ", formulaSaying | countSaying},
    {" has ", countSaying},
    {" contains ", countSaying},
    {" would be ", formulaSaying | countSaying},
    {" would have ", countSaying},
    {" has the formula ", formulaSaying},
    {" has formula ", formulaSaying},
    {" has the molecular formula ", formulaSaying},
    {" has molecular formula ", formulaSaying},
    {" = ", formulaSaying},
    {" (", formulaSaying | countSaying | bracketSaying},
    {": ", formulaSaying},
    {"), which is ", formulaSaying},
    {"), which would be ", formulaSaying},
    {"), that would be ", formulaSaying},
    {". That's ", formulaSaying | countSaying | backSaying},
    {". That is ", formulaSaying | countSaying | backSaying},
    {". That has ", countSaying | backSaying},
    {". That would be ", formulaSaying | countSaying | backSaying},
    {". So that's ", formulaSaying | countSaying | backSaying},
    {". But that's ", formulaSaying | countSaying | backSaying},
    {". This has ", countSaying | backSaying},
    {". This is ", formulaSaying | countSaying | backSaying},
});

/// A formula and where it stands.
struct Place
{
    Span span;
    AtomFormula formula;
};

bool endsAt(std::string_view text, std::size_t at) { return at >= text.size() || std::string_view(".,;:)\n*").find(text[at]) != std::string_view::npos; }

/// True for words before a formula of which something else is said: "the carbon next to COOH has two hydrogens".
bool isBoundBefore(std::string_view text, std::size_t begin, bool counted)
{
    constexpr auto joining = std::to_array<std::string_view>({"and", "plus", "or", "to", "before", "after", "in", "by", "between", "near", "from", "at", "on", "with", "than", "into", "minus"});
    const std::size_t end = skipSpaceBack(text, begin);
    if (end == 0)
        return false;
    if (std::string_view("+/>-\\_^{").find(text[end - 1]) != std::string_view::npos || text.substr(0, end).ends_with("→"))
        return true;
    std::size_t word = end;
    while (word > 0 && isLetter(text[word - 1]))
        --word;
    const std::string_view before = text.substr(word, end - word);
    return isOneOf(before, joining) || (counted && (before == "of" || before == "for"));
}

/// Where the signs of a formula around `at` begin.
std::size_t signsBegin(std::string_view text, std::size_t at)
{
    const std::size_t least = at - std::min(at, longest);
    while (at > least) {
        std::size_t before = at - 1;
        while (before > least && (static_cast<unsigned char>(text[before]) & 0xC0U) == 0x80U)
            --before;
        if (before + formulaSignAt(text, before) != at)
            break;
        at = before;
    }
    return at;
}

std::size_t signsEnd(std::string_view text, std::size_t at)
{
    const std::size_t most = std::min(text.size(), at + longest);
    for (std::size_t sign = formulaSignAt(text, at); sign > 0 && at < most; sign = formulaSignAt(text, at))
        at += sign;
    return at;
}

/// Without the brackets at its ends that have no other, or enclose all of it: "(CH3OH", "CH3OH) has", "(CH3OH)".
Span withoutOuterBrackets(std::string_view text, Span signs)
{
    std::vector<std::size_t> open;
    for (std::size_t at = signs.begin; at < signs.end; ++at) {
        if (text[at] == '(' || text[at] == '[')
            open.push_back(at);
        if (text[at] != ')' && text[at] != ']')
            continue;
        if (open.empty()) {
            signs.end = at;
            break;
        }
        const std::size_t opened = open.back();
        open.pop_back();
        if (opened == signs.begin && at + 1 == signs.end)
            return {signs.begin + 1, at};
    }
    if (!open.empty())
        signs.begin = open.back() + 1;
    return signs;
}

/// The number at `at`, in digits or a word, and where it ends; 0 where there is none.
std::pair<int, std::size_t> smallNumberAt(std::string_view text, std::size_t at)
{
    constexpr auto names = std::to_array<std::string_view>({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"});
    std::size_t end = at;
    int number = 0;
    for (; end < text.size() && end < at + 3 && isDigit(text[end]); ++end)
        number = number * 10 + (text[end] - '0');
    if (end > at)
        return {number < 100 ? number : 0, end};
    const std::string_view word = WordCursor(text, at).word();
    const auto name = std::find(names.begin(), names.end(), word);
    return name == names.end() ? std::pair<int, std::size_t>{} : std::pair{static_cast<int>(name - names.begin()) + 1, at + word.size()};
}

FalseFact falseAtomCount(Span span, std::string right, std::string value)
{
    FalseFact fact = falseCount(span, std::move(right), std::move(value));
    fact.kind = FactKind::Atoms;
    return fact;
}

bool speaksOf(std::string_view text, Span near, std::span<const std::string_view> words)
{
    const std::string_view here = text.substr(near.begin, near.end - near.begin);
    return std::any_of(words.begin(), words.end(), [here](std::string_view word) { return holds(here, word); });
}

/// True where the carbons of a chain may be counted, without its branches, or the hydrogens that one signal shows.
bool mayCountSome(std::string_view text, const Place& place, std::size_t end, bool carbon)
{
    constexpr std::size_t before = 160;
    constexpr std::size_t behind = 80;
    constexpr auto chains = std::to_array<std::string_view>({"chain", "parent", "longest", "backbone", "pent", "hex", "hept", "oct", "butan", "buten", "but-", "propan", "propen", "prop-", "allyl"});
    constexpr auto branches = std::to_array<std::string_view>({"chain", "branch", "main"});
    constexpr auto signals = std::to_array<std::string_view>({"NMR", "ppm", "signal", "peak", "singlet", "doublet", "triplet", "quartet", "multiplet", "split", "equivalent"});
    const Span here{place.span.begin - std::min(place.span.begin, before), place.span.begin};
    const Span next{end, std::min(text.size(), end + behind)};
    return carbon ? speaksOf(text, here, chains) || speaksOf(text, next, branches) : speaksOf(text, here, signals) || speaksOf(text, next, signals);
}

/// "has three carbons", whose number begins at `at`.
std::optional<FalseFact> falseAtoms(std::string_view text, const Place& place, std::size_t at, unsigned sayings)
{
    const auto [number, numberEnd] = smallNumberAt(text, at);
    if (number == 0 || numberEnd >= text.size() || text[numberEnd] != ' ')
        return std::nullopt;
    const std::size_t noun = numberEnd + 1;
    const std::string_view word = WordCursor(text, noun).word();
    const bool carbon = word == "carbons" || word == "carbon" || word == "C";
    if (!carbon && word != "hydrogens" && word != "hydrogen" && word != "H")
        return std::nullopt;
    std::size_t end = noun + word.size();
    if (text.substr(end).starts_with(" atom"))
        end += text.substr(end).starts_with(" atoms") ? 6 : 5;
    const std::string_view rest = text.substr(end);
    const bool ends = endsAt(text, end) || rest.starts_with(" total") || rest.starts_with(" in total") || (carbon && rest.starts_with(" ("));
    const bool whole = (sayings & bracketSaying) != 0 ? rest.starts_with(')') : ends;
    const AtomFormula& formula = place.formula;
    const int right = carbon ? formula.atoms.carbons() : formula.atoms.hydrogens();
    const bool back = (sayings & backSaying) != 0;
    if (!whole || right == number || (back && (formula.carbonGroups < 2 || !carbon)) || formula.holdsPhenyl || isBoundBefore(text, place.span.begin, true) ||
        mayCountSome(text, place, end, carbon))
        return std::nullopt;
    const std::string value = std::to_string(right);
    return falseAtomCount({place.span.begin, end}, std::string(place.span.in(text)) + ": " + value + (carbon ? " C" : " H"), value);
}

/// "which is C5H10O2", whose formula begins at `at`.
std::optional<FalseFact> falseFormula(std::string_view text, const Place& place, std::size_t at, unsigned sayings)
{
    std::size_t end = at;
    while (end < text.size() && (isLetter(text[end]) || isDigit(text[end]) || static_cast<unsigned char>(text[end]) == 0xE2U)) {
        const std::size_t sign = formulaSignAt(text, end);
        if (sign == 0)
            return std::nullopt;
        end += sign;
    }
    constexpr auto goingOn = std::to_array<std::string_view>({"plus", "minus", "with", "or", "without", "per"});
    const bool bracket = (sayings & bracketSaying) != 0;
    const bool word = end < text.size() && text[end] == ' ';
    const bool clean = bracket ? end < text.size() && text[end] == ')' : endsAt(text, end) || word;
    const std::size_t next = std::min(text.find_first_not_of(' ', end), text.size());
    const bool goesOn = word && (isOneOf(WordCursor(text, next).word(), goingOn) || (next < text.size() && std::string_view("+-=?/").find(text[next]) != std::string_view::npos) ||
                                 text.substr(next, 3) == "→" || text.substr(next, 3) == "−" || text.substr(next, 3) == "–");
    const auto stated = clean && !goesOn && end - at >= 3 ? atomFormula(text.substr(at, end - at)) : std::nullopt;
    const AtomCounts& atoms = place.formula.atoms;
    if (!stated || stated->structural || stated->atoms == atoms || !stated->atoms.hasSameElements(atoms) || stated->atoms.isProportional(atoms) ||
        atoms.carbons() == 0 || isBoundBefore(text, place.span.begin, false))
        return std::nullopt;
    AtomCounts sameHydrogens = stated->atoms;
    sameHydrogens.add(1, atoms.hydrogens() - stated->atoms.hydrogens());
    if (sameHydrogens == atoms && (atoms.isOdd() || stated->atoms.isOdd())) // the bond of a group, or a slip in writing it
        return std::nullopt;
    const std::string value = atoms.formula();
    return falseAtomCount({place.span.begin, end}, std::string(place.span.in(text)) + " = " + value, value);
}

/// What is falsely said of the formula whose signs end at `end` of `text`.
std::optional<FalseFact> falseSaying(std::string_view text, Span signs)
{
    const Span span = withoutOuterBrackets(text, signs);
    if (span.end <= span.begin + 2 || (span.begin > 0 && std::string_view(" \n(:\"*").find(text[span.begin - 1]) == std::string_view::npos))
        return std::nullopt;
    std::size_t end = span.end;
    const std::string_view rest = text.substr(end, 60);
    for (const std::string_view noun : {" group", " part", " unit", " moiety", " fragment"})
        end += end == span.end && rest.starts_with(noun) ? noun.size() : 0;
    const std::string_view behind = text.substr(end, 60);
    if (behind.size() < 3 || std::string_view(" ,.:)").find(behind.front()) == std::string_view::npos)
        return std::nullopt;
    std::optional<AtomFormula> formula;
    for (const Joint& joint : joints) {
        if (!behind.starts_with(joint.words))
            continue;
        if (!formula && !(formula = atomFormula(span.in(text))))
            return std::nullopt;
        if (!formula->structural)
            return std::nullopt;
        std::size_t at = end + joint.words.size();
        for (const std::string_view filler : {"only ", "just ", "actually ", "also ", "a total of "})
            at += text.substr(at).starts_with(filler) ? filler.size() : 0;
        const Place place{span, *formula};
        auto fact = (joint.sayings & countSaying) != 0 ? falseAtoms(text, place, at, joint.sayings) : std::nullopt;
        if (!fact && (joint.sayings & formulaSaying) != 0 && at < text.size() && text[at] == 'C')
            fact = falseFormula(text, place, at, joint.sayings);
        if (fact)
            return fact;
    }
    return std::nullopt;
}

} // namespace

void findFormulaFacts(std::string_view text, std::vector<FalseFact>& found)
{
    for (std::size_t at = text.find('H'); at != std::string_view::npos;) { // hydrogen stands in all that are judged
        const char next = at + 1 < text.size() ? text[at + 1] : ' ';
        std::size_t end = at + 1;
        if (next < 'a' || next > 'z') {
            const Span signs{signsBegin(text, at), signsEnd(text, at)};
            end = std::max(end, signs.end);
            if (signs.end > signs.begin + 2)
                if (auto fact = falseSaying(text, signs))
                    found.push_back(std::move(*fact));
        }
        at = text.find('H', end);
    }
}

} // namespace core
