#include "core/answers/asked/asked_kind.h"

#include "core/answers/words/answer_text.h"
#include "core/answers/words/claim_words.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <string>

namespace core {

namespace {

/// "isosceles" of "an isosceles triangle" for "triangle"; the whole answer where it names no such thing.
std::string kindOf(std::string text, std::string_view noun)
{
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

bool isShortWord(std::string_view text)
{
    if (text.size() != 3 || !std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'w'; }))
        return false;
    const auto [least, greatest] = std::minmax_element(text.begin(), text.end());
    return *greatest - *least != 2 && text.find_first_of("aeiou") != std::string_view::npos;
}

/// True when `letter` stands alone in `text`.
bool standsAlone(std::string_view text, char letter)
{
    const auto isLetterAt = [text](std::size_t at) { return at < text.size() && isLetter(text[at]); };
    for (std::size_t at = text.find(letter); at != std::string_view::npos; at = text.find(letter, at + 1))
        if (!isLetterAt(at + 1) && (at == 0 || !isLetterAt(at - 1)))
            return true;
    return false;
}

} // namespace

bool areDifferentWords(std::string_view problem, std::string_view gold, std::string_view pred)
{
    return gold != pred && isShortWord(gold) && isShortWord(pred) && !std::all_of(gold.begin(), gold.end(), [problem](char letter) { return standsAlone(problem, letter); });
}

bool sameKind(std::string_view problem, std::string_view gold, std::string_view pred)
{
    constexpr std::size_t longest = 60;
    if (gold.size() > longest || pred.size() > longest || gold.empty() || !isLetter(gold[0]))
        return false;
    const std::string a = lowered(std::string(gold));
    const std::string b = lowered(std::string(pred));
    if (!holds(a, b) && !holds(b, a))
        return false;
    const std::string asked = lowered(std::string(problem));
    for (const std::string_view opening : {"kind of ", "type of ", "sort of "}) {
        const std::size_t at = asked.find(opening);
        if (at == std::string::npos)
            continue;
        const std::string_view noun = WordCursor(asked, at + opening.size()).word();
        if (!noun.empty() && kindOf(a, noun) == kindOf(b, noun))
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
