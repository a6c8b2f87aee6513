#include "core/answers/words/chinese_count.h"

#include "core/answers/words/word_cursor.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr std::size_t longest = 150;

/// Without 答：, 所以 and such at the front.
std::string_view withoutOpening(std::string_view text)
{
    constexpr auto openings = std::to_array<std::string_view>({"答：", "答:", "所以", "因此", "故", "那么", "则", "，", " "});
    for (auto opening = openings.begin(); opening != openings.end();) {
        const bool there = text.starts_with(*opening);
        text.remove_prefix(there ? opening->size() : 0);
        opening = there ? openings.begin() : opening + 1;
    }
    return text;
}

std::string_view withoutEnd(std::string_view text)
{
    constexpr auto ends = std::to_array<std::string_view>({"。", ".", "！", " ", "？", "?"});
    for (auto end = ends.begin(); end != ends.end();) {
        const bool there = text.ends_with(*end);
        text.remove_suffix(there ? end->size() : 0);
        end = there ? ends.begin() : end + 1;
    }
    return text;
}

/// Behind the last of the marks.
std::string_view lastClause(std::string_view text)
{
    for (const std::string_view mark : {"，", "。", "；", "？", ",", "\n"})
        if (const std::size_t at = text.rfind(mark); at != std::string_view::npos)
            text.remove_prefix(at + mark.size());
    return text;
}

/// A question around 几 or 多少 and a sentence around a number, with the same words behind.
struct CountedClause
{
    std::string_view before;  ///< of the question
    std::string_view subject; ///< of the sentence
    std::string_view number;
};

constexpr std::size_t character = 3;

std::optional<CountedClause> countedClause(std::string_view problem, std::string_view sentence)
{
    if (sentence.size() > longest || !(holds(problem, "几") || holds(problem, "多少")))
        return std::nullopt;
    const std::string_view question = withoutOpening(lastClause(withoutEnd(problem)));
    const bool some = holds(question, "多少");
    const std::string_view head = some ? "多少" : "几";
    const std::size_t asked = question.find(head);
    if (asked == std::string_view::npos || question.find(head, asked + 1) != std::string_view::npos || (some && holds(question, "几")))
        return std::nullopt;
    const std::string_view behind = question.substr(asked + head.size());
    const std::string_view said = withoutOpening(withoutEnd(sentence));
    const std::size_t number = said.find_first_of("0123456789");
    if (number == std::string_view::npos || behind.size() < 2 * character || holds(said, "不") || holds(said, "没") || holds(said, "，"))
        return std::nullopt;
    const std::size_t end = said.find_first_not_of("0123456789.", number);
    if (end == std::string_view::npos || said.substr(end) != behind)
        return std::nullopt;
    return CountedClause{question.substr(0, asked), said.substr(0, number), said.substr(number, end - number)};
}

} // namespace

std::optional<std::string> chineseCount(std::string_view problem, std::string_view sentence)
{
    const auto clause = countedClause(problem, sentence);
    const bool same = clause && (clause->subject == clause->before ||
                                 (clause->before.empty() && clause->subject.size() >= character && holds(problem, clause->subject)));
    return same ? std::optional(std::string(clause->number)) : std::nullopt;
}

bool countsForOther(std::string_view problem, std::string_view sentence)
{
    const auto clause = countedClause(problem, sentence);
    constexpr std::size_t shortest = 3 * character; // a name of two characters and a verb
    if (!clause || clause->before.size() < shortest || clause->subject.size() < shortest)
        return false;
    const auto stem = [](std::string_view text) { return text.substr(0, text.size() - character); };
    const bool verb = clause->before.substr(clause->before.size() - character) == clause->subject.substr(clause->subject.size() - character);
    return verb && holds(problem, stem(clause->subject)) && !holds(clause->subject, stem(clause->before)) && !holds(clause->before, stem(clause->subject));
}

} // namespace core
