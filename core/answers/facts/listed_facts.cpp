#include "core/answers/facts/listed_facts.h"

#include "core/answers/facts/number_run.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"
#include "core/text/byte_finder.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

namespace core {

namespace {

constexpr std::size_t longestList = 400; ///< bytes
constexpr auto dots = std::to_array<std::string_view>({"...", "…", "\\ldots", "\\dots", "\\cdots"});

/// Items from the last to the first, and where they stand. Dots are between those of index gap - 1 and gap.
struct Listed
{
    Span span;
    std::vector<std::int64_t> items; ///< numbers, or letters as their codes
    std::size_t gap = 0;             ///< 0: none
    bool letters = false;
};

/// Reads the items of a list from its end.
class ListReader
{
public:
    ListReader(std::string_view text, std::size_t end) : m_text(text), m_at(end), m_least(end - std::min(end, longestList)) { m_list.span = {end, end}; }

    std::optional<Listed> read()
    {
        while (takeItem()) {
            m_list.span.begin = m_at;
            if (!takeJoint())
                break;
            while (takeDots()) {
                if (m_list.gap > 0 || !takeJoint())
                    return std::nullopt;
                m_list.gap = m_list.items.size();
            }
        }
        return m_list.items.empty() || (m_least > 0 && m_at <= m_least) ? std::nullopt : std::optional(m_list);
    }

private:
    bool takeItem()
    {
        constexpr std::size_t longest = 9;
        std::size_t begin = m_at;
        while (begin > m_least && m_at - begin < longest && isDigit(m_text[begin - 1]))
            --begin;
        const bool number = begin < m_at;
        const bool letter = !number && begin > m_least && m_text[begin - 1] >= 'A' && m_text[begin - 1] <= 'Z';
        begin -= letter ? 1 : 0;
        const char before = begin > 0 ? m_text[begin - 1] : ' ';
        constexpr std::string_view starts = " ,({[$:\n";
        if ((!number && !letter) || starts.find(before) == std::string_view::npos || (!m_list.items.empty() && letter != m_list.letters))
            return false;
        m_list.letters = letter;
        m_length = m_at - begin;
        m_list.items.push_back(letter ? m_text[begin] : std::stoll(std::string(m_text.substr(begin, m_at - begin))));
        m_at = begin;
        return true;
    }

    bool takeJoint()
    {
        constexpr auto joints = std::to_array<std::string_view>({", and ", " and ", ", ", ","});
        for (const std::string_view joint : joints)
            if (m_text.substr(0, m_at).ends_with(joint)) {
                constexpr std::size_t groupLength = 3;
                const bool group = joint == "," && m_length == groupLength;
                m_at -= joint.size();
                return !group; // "10,200,300" is one number
            }
        return false;
    }

    bool takeDots()
    {
        for (const std::string_view sign : dots)
            if (m_text.substr(0, m_at).ends_with(sign)) {
                m_at -= sign.size();
                return true;
            }
        return false;
    }

    std::string_view m_text;
    std::size_t m_at;
    std::size_t m_least;
    std::size_t m_length = 0; ///< of the last item
    Listed m_list;
};

/// How many a list names: with dots, where the numbers before them go on in equal steps up to the last; 0 where that is not sure.
std::int64_t sizeOf(const Listed& list)
{
    constexpr std::size_t fewest = 3;
    const std::vector<std::int64_t>& items = list.items;
    std::vector<std::int64_t> sorted = items;
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
        return 0;
    if (list.gap == 0)
        return items.size() >= fewest ? static_cast<std::int64_t>(items.size()) : 0;
    const std::int64_t step = items.size() >= list.gap + fewest ? items[items.size() - 2] - items.back() : 0;
    if (list.letters || step <= 0)
        return 0;
    for (std::size_t i = 0; i + 1 < items.size(); ++i)
        if (i + 1 != list.gap && items[i] - items[i + 1] != step)
            return 0;
    const std::int64_t reach = items.front() - items.back();
    return reach > 0 && reach % step == 0 ? reach / step + 1 : 0;
}

/// True where a list begins with what stands from `begin` on: behind a colon, "are", a bracket or at the start of a line.
bool beginsHere(std::string_view text, std::size_t begin)
{
    constexpr auto words = std::to_array<std::string_view>({"are", "is", "numbers", "values", "integers", "terms", "letters", "divisors", "factors", "multiples", "have", "list", "get"});
    const std::size_t before = skipSpaceBack(text, begin);
    constexpr std::string_view stops = ":{[\n";
    const bool sentence = before > 0 && before < begin && text[before - 1] == '.' && (before < 2 || !isDigit(text[before - 2]));
    return before == 0 || sentence || stops.find(text[before - 1]) != std::string_view::npos || isOneOf(wordBefore(text, before), words);
}

/// Where the list ends that a count at `number` is said of: before ": that's ", ". That is ", " are "; 0 where no such words stand there.
std::size_t listEndBefore(std::string_view text, std::size_t number)
{
    constexpr auto saids = std::to_array<std::string_view>({"hat's ", "hat is ", "hat makes ", "hich is ", "hich makes ", "hese are ", "hose are ", "hat’s "});
    const std::string_view before = text.substr(0, number);
    constexpr std::string_view are = " are ";
    if (before.ends_with(are) && !before.ends_with("hese are ") && !before.ends_with("hose are "))
        return number - are.size();
    const auto said = std::find_if(saids.begin(), saids.end(), [before](std::string_view one) { return before.ends_with(one); });
    if (said == saids.end())
        return 0;
    std::size_t at = number - said->size();
    at -= at > 0 && isLetter(text[at - 1]) ? 1 : 0; // T or w
    for (const std::string_view so : {"So ", "so ", "- ", "— ", "– "})
        at -= text.substr(0, at).ends_with(so) ? so.size() : 0;
    const std::size_t end = skipSpaceBack(text, at);
    const bool parted = end > 0 && end < at && std::string_view(".:,;)}").find(text[end - 1]) != std::string_view::npos;
    const bool dashed = end > 0 && static_cast<unsigned char>(text[std::min(at, text.size() - 1)]) >= 0x80U;
    return parted ? end - (text[end - 1] == '}' ? 0 : 1) : dashed ? end : 0;
}

/// The noun at `at`, which counts what may be listed; empty where there is none, or it goes on.
std::string_view countedNoun(std::string_view text, std::size_t at)
{
    constexpr auto nouns = std::to_array<std::string_view>({"numbers", "values", "integers", "terms", "elements", "letters", "divisors", "factors", "multiples", "items"});
    const std::string_view word = WordCursor(text, at).word();
    const std::string_view behind = text.substr(at + word.size(), 10);
    const bool ends = behind.empty() || std::string_view(".,;:)\n!").find(behind[0]) != std::string_view::npos || behind.starts_with(" in total") || behind.starts_with(" total");
    return ends && isOneOf(word, nouns) ? word : std::string_view{};
}

/// True where the paragraph lists other numbers before: the count may be of all.
bool listsOthers(std::string_view text, std::size_t begin)
{
    constexpr std::size_t reach = 250;
    const std::size_t from = begin - std::min(begin, reach);
    std::string_view before = text.substr(from, begin - from);
    const std::size_t paragraph = before.rfind("\n\n");
    before.remove_prefix(paragraph == std::string_view::npos ? 0 : paragraph);
    for (std::size_t at = before.find(','); at != std::string_view::npos; at = before.find(',', at + 1))
        if (at > 0 && isDigit(before[at - 1]) && at + 2 < before.size() && (isDigit(before[at + 1]) || isDigit(before[at + 2])))
            return true;
    return holds(before, "Fibonacci") || holds(before, "using ") || holds(before, "from the ");
}

/// "4, 7, 10, 13: that's 5 numbers", whose count ends at `end`.
std::optional<FalseFact> falseListedCount(std::string_view text, std::size_t end)
{
    constexpr std::size_t longest = 4;
    std::size_t number = end;
    while (number > 0 && end - number <= longest && isDigit(text[number - 1]))
        --number;
    const std::string_view noun = number > 0 && text[number - 1] == ' ' && end - number <= longest ? countedNoun(text, end + 1) : std::string_view{};
    std::size_t close = noun.empty() ? 0 : listEndBefore(text, number);
    if (close == 0)
        return std::nullopt;
    const bool bracket = text[close - 1] == '}' || text[close - 1] == ']';
    close -= bracket ? 1 : 0;
    close -= close > 0 && (text[close - 1] == '\\' || text[close - 1] == '$') ? 1 : 0;
    const auto list = ListReader(text, close).read();
    const std::int64_t size = list && list->letters == (noun == "letters") && beginsHere(text, list->span.begin) ? sizeOf(*list) : 0;
    const std::int64_t stated = std::stoll(std::string(text.substr(number, end - number)));
    constexpr std::int64_t many = 6;
    const std::int64_t slip = size >= many ? 2 : 1;
    if (size == 0 || size == stated || std::abs(size - stated) > slip || listsOthers(text, list->span.begin))
        return std::nullopt;
    const std::string right = std::string(list->span.in(text)) + ": " + std::to_string(size);
    FalseFact fact = falseCount({list->span.begin, end + 1 + noun.size()}, right, std::to_string(size));
    fact.left = list->span;
    return fact;
}

/// True for the first two letters of a noun of countedNoun.
bool mayCount(char first, char second)
{
    switch (second) {
    case 'u': return first == 'n' || first == 'm';
    case 'a': return first == 'v' || first == 'f';
    case 'n': return first == 'i';
    case 'e': return first == 't' || first == 'l';
    case 'l': return first == 'e';
    case 'i': return first == 'd';
    case 't': return first == 'i';
    default: return false;
    }
}

} // namespace

void findListedFacts(std::string_view text, const PieceMarks& marks, std::vector<FalseFact>& found)
{
    for (std::size_t end = marks.nextNumberEnd(0); end + 2 < text.size(); end = marks.nextNumberEnd(end + 1))
        if (text[end] == ' ' && mayCount(text[end + 1], text[end + 2]))
            if (auto fact = falseListedCount(text, end))
                found.push_back(std::move(*fact));
}

} // namespace core
