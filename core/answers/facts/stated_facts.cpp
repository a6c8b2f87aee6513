#include "core/answers/facts/stated_facts.h"

#include "core/answers/facts/chain_facts.h"
#include "core/answers/facts/chinese_facts.h"
#include "core/answers/facts/complex_facts.h"
#include "core/answers/facts/conversion_facts.h"
#include "core/answers/facts/ellipsis_sums.h"
#include "core/answers/facts/equation_facts.h"
#include "core/answers/facts/fact_text.h"
#include "core/answers/facts/formula_facts.h"
#include "core/answers/facts/identity_facts.h"
#include "core/answers/facts/listed_facts.h"
#include "core/answers/facts/range_facts.h"
#include "core/answers/facts/running_facts.h"
#include "core/answers/facts/series_facts.h"
#include "core/answers/facts/step_facts.h"
#include "core/answers/facts/substitution_facts.h"
#include "core/answers/facts/worded_facts.h"
#include "core/answers/words/piece_marks.h"
#include "core/text/byte_finder.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace core {

namespace {

constexpr std::size_t longestGroup = 4000; ///< bytes of lines that belong together

/// Memory that lines which are checked one after another use in turn.
struct Room
{
    FactRoom text;
    FactChain before, chain;
};

void checkLines(std::string_view lines, std::size_t offset, Room& room, std::vector<FalseFact>& found)
{
    const FactText text(lines, offset, room.text);
    FactChain& before = room.before;
    FactChain& chain = room.chain;
    before.sides.clear();
    before.relations.clear();
    for (std::size_t at = 0; at < text.size();) {
        at = text.chainFrom(at, chain);
        if (chain.relations.empty())
            continue;
        checkChain(text, chain, found);
        if (auto fact = falseIdentity(text, chain))
            found.push_back(std::move(*fact));
        if (auto fact = falseEllipsisSum(text, chain))
            found.push_back(std::move(*fact));
        if (!before.relations.empty()) {
            auto fact = falseConclusion(text, before, chain);
            if (fact || (fact = falseSubstitution(text, before, chain)))
                found.push_back(std::move(*fact));
        }
        for (std::optional<FactSide> result = chain.sides.back(); result;) {
            RunningFact running = continueFrom(text, *result);
            if (running.fact)
                found.push_back(std::move(*running.fact));
            result = running.result;
        }
        std::swap(before, chain);
    }
}

enum ByteClass : unsigned char { digitByte = 1, signByte, letterByte, spaceByte };

/// What each byte may mean in a fact: a digit, the first byte of a relation, ...
constexpr std::array<unsigned char, 256> byteClasses()
{
    std::array<unsigned char, 256> classes{};
    for (unsigned c = '0'; c <= '9'; ++c)
        classes[c] = digitByte;
    for (unsigned c = 'a'; c <= 'z'; ++c)
        classes[c] = classes[c - 'a' + 'A'] = letterByte;
    for (const unsigned char c : {'=', '<', '>'})
        classes[c] = signByte;
    for (const unsigned char c : {' ', '$', '&', '*'})
        classes[c] = spaceByte;
    classes[0xE2] = signByte; // ≈ ≡ ≤ ≥
    return classes;
}
constexpr auto classes = byteClasses();

unsigned char classOf(char c) { return classes[static_cast<unsigned char>(c)]; }

/// The verb of `verbs` whose last letter is the s at `at`, behind no other letter; nothing where there is none.
template <std::size_t N> std::string_view verbInS(std::string_view text, std::size_t at, const std::array<std::string_view, N>& verbs)
{
    const char before = at > 0 ? text[at - 1] : ' ';
    if (before != 'i' && before != 'e' && before != 'l' && before != 'd')
        return {};
    const std::string_view head = text.substr(0, at + 1);
    for (const std::string_view verb : verbs)
        if (head.ends_with(verb) && (head.size() == verb.size() || classOf(head[head.size() - verb.size() - 1]) != letterByte))
            return verb;
    return {};
}

/// True when a verb in `line` stands between numbers: "3*4 is 12", "7 squared equals about 49".
bool saysNumber(std::string_view line)
{
    constexpr auto verbs = std::to_array<std::string_view>({"is", "equals", "gives", "makes"});
    for (std::size_t end = findPhrase(line, "s ", 0); end != std::string_view::npos; end = findPhrase(line, "s ", end + 1)) {
        const std::size_t begin = end + 1 - verbInS(line, end, verbs).size(); // of the verb
        if (begin > end || begin < 2 || line[begin - 1] != ' ')
            continue;
        const std::string_view before = line.substr(0, begin - 1);
        if (classOf(before.back()) == letterByte && !before.ends_with("squared") && !before.ends_with("cubed"))
            continue;
        constexpr std::size_t reach = 28;
        if (line.substr(begin, reach).find_first_of("0123456789") != std::string_view::npos)
            return true;
    }
    return false;
}

/// True when a line holds a LaTeX relation other than =, < and >.
bool writesRelation(std::string_view line)
{
    for (std::size_t at = line.find('\\'); at != std::string_view::npos; at = line.find('\\', at + 1)) {
        const std::string_view name = line.substr(at + 1, 6);
        for (const std::string_view relation : {"approx", "equiv", "le", "ge", "lt", "gt", "sim", "cong"})
            if (name.starts_with(relation) && !name.starts_with("left"))
                return true;
    }
    return false;
}

/// True when a word behind a number ends `text`: "4e-7 s", "3 hours", "60^\circ".
bool endsInUnit(std::string_view text)
{
    std::size_t at = text.size();
    while (at > 0 && classOf(text[at - 1]) == spaceByte)
        --at;
    const std::size_t end = at;
    if (text.substr(0, end).ends_with("\\circ"))
        return true;
    while (at > 0 && end - at < 12 && classOf(text[at - 1]) == letterByte)
        --at;
    at -= at > 0 && text[at - 1] == ' ' ? 1U : 0U;
    return at > 0 && classOf(text[at - 1]) == digitByte;
}

/// True when a line may hold a fact: digits, and two relations or one whose left side ends in no letter ("x = 5" states none).
bool mayRelate(std::string_view text, const PieceMarks& marks, Span piece)
{
    using Separators = ByteFinder<',', ';'>;
    if (marks.nextDigit(piece.begin, piece.end) == piece.end)
        return false;
    const std::string_view line = piece.in(text);
    if (writesRelation(line))
        return true;
    unsigned relations = 0;
    std::size_t from = 0; // behind the sign before
    for (std::size_t sign = marks.nextSign(piece.begin, piece.end); sign < piece.end; sign = marks.nextSign(sign + 1, piece.end)) {
        if (text[sign] == '\xEF')
            continue;
        const std::size_t i = sign - piece.begin;
        std::size_t last = i; // one past the last byte that is no space
        while (last > 0 && classOf(line[last - 1]) == spaceByte)
            --last;
        const unsigned char before = last > 0 ? classOf(line[last - 1]) : 0;
        relations = Separators::next(line, from, i) < i ? 0 : relations; // a chain has none of these
        if (before != signByte && (before != letterByte || ++relations > 1 || endsInUnit(line.substr(0, i))))
            return true;
        from = i + 1;
    }
    return saysNumber(line);
}

/// True when a number follows a verb at `at`: "is about $5".
bool isFollowedByNumber(std::string_view text, std::size_t at)
{
    for (int words = 0; words < 2;) {
        while (at < text.size() && classOf(text[at]) != letterByte && classOf(text[at]) != digitByte && text[at] != '\\')
            ++at;
        if (at == text.size() || classOf(text[at]) != letterByte)
            return at < text.size();
        const std::string_view word = text.substr(at, letterRunAt(text, at).length);
        constexpr std::array<std::string_view, 5> fillers{"approximately", "about", "approx", "roughly", "around"};
        words += std::find(fillers.begin(), fillers.end(), word) == fillers.end() ? 2 : 1;
        at += word.size();
    }
    return false;
}

/// False when nothing in a piece reads as a relation.
bool hasRelation(std::string_view text, const PieceMarks& marks, Span at)
{
    const std::string_view piece = at.in(text);
    if (marks.nextSign(at.begin, at.end) < at.end || writesRelation(piece))
        return true;
    constexpr auto verbs = std::to_array<std::string_view>({"is", "equals", "gives", "makes", "yields"});
    using Endings = ByteFinder<'s'>; // of all these verbs
    for (std::size_t end = Endings::next(piece, 0, piece.size()); end < piece.size(); end = Endings::next(piece, end + 1, piece.size())) {
        const bool ends = end + 1 == piece.size() || classOf(piece[end + 1]) != letterByte;
        if (ends && !verbInS(piece, end, verbs).empty() && isFollowedByNumber(piece, end + 1))
            return true;
    }
    return false;
}

/// How a piece goes on with the one before: its first sign is a relation, or it concludes ("So x = 5").
enum class GoesOn : std::uint8_t { No, Relates, Concludes };

GoesOn howGoesOn(std::string_view piece)
{
    const auto isDress = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '&' || c == '\\' || c == '[' || c == '$' || c == '('; };
    const auto at = static_cast<std::size_t>(std::find_if_not(piece.begin(), piece.end(), isDress) - piece.begin());
    if (at == piece.size())
        return GoesOn::No;
    const std::string_view rest = piece.substr(at, 12);
    const auto begins = [rest](GoesOn how, std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(), [rest](std::string_view word) { return rest.starts_with(word); }) ? how : GoesOn::No;
    };
    switch (rest.front()) {
    case '=': return GoesOn::Relates;
    case '\xE2': return begins(GoesOn::Relates, {"≈", "≡", "⇒"});
    case 'S': return begins(GoesOn::Concludes, {"So ", "So, "});
    case 'T': return begins(GoesOn::Concludes, {"Thus", "Therefore"});
    case 'H': return begins(GoesOn::Concludes, {"Hence"});
    case 'R': return begins(GoesOn::Relates, {"Rightarrow"});
    case 'a': return begins(GoesOn::Relates, {"approx"});
    case 'e': return begins(GoesOn::Relates, {"equiv"});
    case 'i': return begins(GoesOn::Relates, {"implies"});
    default: return GoesOn::No;
    }
}

/// Past the line feeds and spaces at `at`.
std::size_t skipSpace(std::string_view text, std::size_t at)
{
    while (at < text.size() && (text[at] == '\n' || text[at] == ' '))
        ++at;
    return at;
}

} // namespace

std::vector<FalseFact> findFalseFacts(std::string_view text)
{
    std::vector<FalseFact> found;
    Room room;
    const PieceMarks marks(text);
    for (std::size_t at = skipSpace(text, 0); at < text.size();) {
        const std::size_t first = at;
        std::size_t end = marks.pieceEnd(at);
        std::size_t next = skipSpace(text, end);
        GoesOn how = howGoesOn(text.substr(next, 40));
        const auto piece = [&] { return Span{at, end}; };
        bool relates = how == GoesOn::No ? mayRelate(text, marks, piece()) : hasRelation(text, marks, piece());
        while (how != GoesOn::No && next < text.size() && end - first < longestGroup) { // "= 3 + 4" on the lines behind
            if (!relates && how == GoesOn::Concludes)
                at = next; // nothing relates before
            end = marks.pieceEnd(next);
            relates = relates || how == GoesOn::Relates || hasRelation(text, marks, piece());
            next = skipSpace(text, end);
            how = howGoesOn(text.substr(next, 40));
        }
        if (relates)
            checkLines(piece().in(text), at, room, found);
        at = next;
    }
    findRangeFacts(text, marks, found);
    findListedFacts(text, marks, found);
    findWordedFacts(text, found);
    findSeriesFacts(text, found);
    findConversionFacts(text, marks, found);
    findChineseFacts(text, found);
    findStepFacts(text, marks, found);
    findComplexFacts(text, marks, found);
    findFormulaFacts(text, found);
    const auto before = [](const FalseFact& a, const FalseFact& b) { return a.span.begin < b.span.begin; };
    if (!std::is_sorted(found.begin(), found.end(), before)) // mostly they are: few are found but by the first way
        std::stable_sort(found.begin(), found.end(), before);
    return found;
}

} // namespace core
