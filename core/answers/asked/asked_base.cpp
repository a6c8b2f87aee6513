#include "core/answers/asked/asked_base.h"

#include "core/answers/words/answer_text.h"
#include "core/answers/words/sentence_words.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace core {

namespace {

constexpr int largestBase = 16;

constexpr auto names = std::to_array<std::pair<std::string_view, int>>({{"binary", 2}, {"ternary", 3}, {"octal", 8}, {"decimal", 10}, {"hexadecimal", 16}});
constexpr auto numbers = std::to_array<std::pair<std::string_view, int>>(
    {{"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10}, {"twelve", 12}, {"sixteen", 16}});

/// The base that `text` begins with: "base 2", "base $7$", "base-two", "binary"; 0 for none.
int baseAt(std::string_view text)
{
    for (const auto& [name, base] : names)
        if (text.starts_with(name))
            return base;
    constexpr std::string_view word = "base";
    if (!text.starts_with(word))
        return 0;
    text.remove_prefix(word.size());
    text.remove_prefix(std::min(text.find_first_not_of(" -$"), text.size()));
    for (const auto& [name, base] : numbers)
        if (text.starts_with(name))
            return base;
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    return digits == 0 || digits > 2 ? 0 : std::stoi(std::string(text.substr(0, digits)));
}

/// The one base behind the words; 0 for none, -1 for several.
template <std::size_t N> int baseBehind(std::string_view text, const std::array<std::string_view, N>& words)
{
    int found = 0;
    for (const std::string_view word : words)
        for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
            const std::string_view rest = text.substr(at + word.size());
            const bool given = rest.starts_with("decimal number ") || rest.starts_with("decimal integer "); // "the decimal number 45"
            const int base = given ? 0 : baseAt(rest);
            found = base == 0 ? found : found == 0 || found == base ? base : -1;
        }
    return found;
}

/// What stands behind "So the binary representation of 13 is"; `text` where its words are others.
std::string_view behindSubject(std::string_view text, int base, std::string_view problem)
{
    constexpr std::string_view verb = " is ";
    constexpr auto words = std::to_array<std::string_view>({"the", "its", "so", "thus", "hence", "therefore", "of", "number", "representation", "form", "expansion",
                                                            "notation", "equivalent", "in", "base"});
    const std::size_t end = text.find(verb);
    if (end == std::string_view::npos)
        return text;
    for (const SentenceWord& word : sentenceWords(text.substr(0, end))) {
        const std::string name = lowered(word.text);
        const bool number = name.find_first_not_of("0123456789") == std::string::npos;
        if (number ? problem.find(name) == std::string_view::npos : !isOneOf(name, words) && baseAt(name) != base)
            return text;
    }
    text.remove_prefix(end + verb.size());
    return text.substr(0, text.find_last_not_of(" .$") + 1).substr(text.starts_with('$') ? 1 : 0);
}

} // namespace

std::optional<int> askedBase(std::string_view problem)
{
    const std::string text = lowered(std::string(problem));
    int base = baseBehind(text, std::to_array<std::string_view>({" to ", " into "}));
    constexpr auto orders = std::to_array<std::string_view>({"express", "write", "represent", "answer in ", "give "});
    if (base == 0 && std::any_of(orders.begin(), orders.end(), [&](std::string_view order) { return text.find(order) != std::string::npos; }))
        base = text.find('_') == std::string::npos || text.find("answer in ") != std::string::npos
                   ? baseBehind(text, std::to_array<std::string_view>({" in ", "answer in ", " the "}))
                   : 0;
    if (base == 0 && text.find("representation of") != std::string::npos)
        base = baseBehind(text, std::to_array<std::string_view>({" the "}));
    return base >= 2 && base <= largestBase && base != 10 ? std::optional(base) : std::nullopt;
}

std::string markedWithBase(std::string_view answer, int base, std::string_view problem)
{
    constexpr std::size_t longest = 40;
    answer = behindSubject(answer, base, problem);
    const auto valueOf = [](char c) { return isDigit(c) ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : largestBase; };
    const bool digits = !answer.empty() && answer.size() <= longest && std::all_of(answer.begin(), answer.end(), [&](char c) { return valueOf(c) < base; });
    return digits ? std::string(answer) + "_{" + std::to_string(base) + "}" : std::string{};
}

} // namespace core
