#include "core/answers/asked_kind.h"

#include "core/answers/answer_text.h"
#include "core/answers/claim_words.h"
#include "core/answers/word_cursor.h"

#include <algorithm>
#include <array>
#include <string>

namespace core {

namespace {

/// "isosceles" of "an isosceles triangle" for "triangle"; the whole answer where it names no such thing.
std::string kindOf(std::string_view answer, std::string_view noun)
{
    std::string text = lowered(std::string(answer));
    for (const std::string_view article : {"a ", "an ", "the "})
        if (text.starts_with(article)) {
            text.erase(0, article.size());
            break;
        }
    const std::size_t length = noun.size() + 1;
    if (text.size() > length && text.ends_with(noun) && text[text.size() - length] == ' ')
        text.erase(text.size() - length);
    return text;
}

} // namespace

bool sameKind(std::string_view problem, std::string_view gold, std::string_view pred)
{
    constexpr std::size_t longest = 60;
    if (gold.size() > longest || pred.size() > longest || gold.empty() || !WordCursor::isLetter(gold[0]))
        return false;
    const std::string asked = lowered(std::string(problem));
    for (const std::string_view opening : {"kind of ", "type of ", "sort of "}) {
        const std::size_t at = asked.find(opening);
        if (at == std::string::npos)
            continue;
        const std::string_view noun = WordCursor(asked, at + opening.size()).word();
        if (!noun.empty() && kindOf(gold, noun) == kindOf(pred, noun))
            return true;
    }
    return false;
}

bool sameTruth(std::string_view problem, std::string_view gold, std::string_view pred)
{
    constexpr auto affirming = std::to_array<std::string_view>({"true", "yes"});
    constexpr auto denying = std::to_array<std::string_view>({"false", "no"});
    const std::string a = comparableText(gold);
    const std::string b = comparableText(pred);
    if (!(isOneOf(a, affirming) && isOneOf(b, affirming)) && !(isOneOf(a, denying) && isOneOf(b, denying)))
        return false;
    const std::string asked = lowered(std::string(problem));
    return holds(asked, "is it true") || holds(asked, "true or false") || holds(asked, "statement true") || holds(asked, "claim true");
}

bool sameOptions(std::string_view problem, const std::vector<Choice>& offered, std::string_view gold, std::string_view pred)
{
    if (gold.size() < 2 || gold.size() > offered.size() || gold.size() != pred.size())
        return false;
    std::string letters(gold);
    std::string others(pred);
    std::sort(letters.begin(), letters.end());
    std::sort(others.begin(), others.end());
    const auto isOffered = [&](char letter) { return std::any_of(offered.begin(), offered.end(), [letter](const Choice& one) { return one.letter == letter; }); };
    if (letters != others || std::adjacent_find(letters.begin(), letters.end()) != letters.end() || !std::all_of(letters.begin(), letters.end(), isOffered))
        return false;
    constexpr auto askingForAll = std::to_array<std::string_view>({"select all", "choose all", "all that apply", "check all", "which of the following are", "which of these are", "多选", "不定项"});
    const std::string asked = lowered(std::string(problem));
    return std::any_of(askingForAll.begin(), askingForAll.end(), [&asked](std::string_view words) { return holds(asked, words); });
}

} // namespace core
