#include "core/answers/asked/asked_name.h"

#include "core/answers/words/answer_text.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

constexpr std::size_t longest = 120;

bool isCapital(char c) { return c >= 'A' && c <= 'Z'; }

/// True for a capital word of two letters or more at `at`.
bool isNameAt(std::string_view text, std::size_t at)
{
    return at < text.size() && at + 1 < text.size() && isCapital(text[at]) && isLetter(text[at + 1]);
}

/// "Isaac Newton" at `at`: one name alone may be that of another person.
bool isFullNameAt(std::string_view text, std::size_t at)
{
    const std::size_t space = text.find(' ', at);
    return isNameAt(text, at) && space != std::string_view::npos && isNameAt(text, space + 1);
}

/// "Mrs." is none: she may bear the name of another.
std::string withoutTitle(std::string_view answer)
{
    constexpr auto titles = std::to_array<std::string_view>({"Sir ", "Dr. ", "Dr ", "Prof. ", "Professor ", "President "});
    for (const std::string_view title : titles)
        for (std::size_t at = answer.find(title); at != std::string_view::npos; at = answer.find(title, at + 1))
            if ((at == 0 || answer[at - 1] == ' ' || answer[at - 1] == '{') && isFullNameAt(answer, at + title.size()))
                return std::string(answer.substr(0, at)) + std::string(answer.substr(at + title.size()));
    return {};
}

/// "Jane Austen" for "Austen, Jane".
std::string givenNameFirst(std::string_view answer)
{
    answer = answer.substr(0, answer.find_last_not_of(" .") + 1);
    const std::size_t comma = answer.find(", ");
    if (comma == std::string_view::npos || answer.find(',', comma + 1) != std::string_view::npos)
        return {};
    const std::string_view last = answer.substr(0, comma);
    const std::string_view first = answer.substr(comma + 2);
    const auto isName = [](std::string_view name) {
        return isNameAt(name, 0) && std::all_of(name.begin(), name.end(), [](char c) { return isLetter(c) || c == '-' || static_cast<unsigned char>(c) >= 0x80; });
    };
    return isName(last) && isName(first) ? std::string(first) + " " + std::string(last) : std::string{};
}

/// What follows "which" or "what" in a problem in small letters: a river, a mountain.
bool asksFor(std::string_view problem, std::string_view noun)
{
    for (const std::string_view head : {"which ", "what ", "name the ", "name of the "})
        for (std::size_t at = problem.find(head); at != std::string_view::npos; at = problem.find(head, at + 1))
            if (const std::string_view rest = problem.substr(at + head.size()); rest.starts_with(noun) && !(rest.size() > noun.size() && isLetter(rest[noun.size()])))
                return true;
    return false;
}

std::string withoutNoun(std::string_view problem, std::string_view answer)
{
    constexpr auto nouns = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"river", "River"}, {"lake", "Lake"}, {"desert", "Desert"}, {"ocean", "Ocean"}, {"mountain", "Mount"}, {"mountain", "Mt."}, {"planet", "Planet"}});
    for (const auto& [noun, name] : nouns) {
        const std::size_t at = answer.rfind(name);
        if (at == std::string_view::npos || !asksFor(lowered(std::string(problem)), noun))
            continue;
        const std::size_t end = at + name.size();
        const std::string_view before = answer.substr(0, at);
        const bool last = answer.substr(end).find_first_not_of(" .}$") == std::string_view::npos;
        const std::size_t word = before.ends_with(' ') && at > 1 ? before.find_last_of(' ', at - 2) + 1 : std::string_view::npos;
        if (last && isNameAt(answer, word) && !answer.substr(word).starts_with("The "))
            return std::string(answer.substr(0, at - 1)) + std::string(answer.substr(end));
        const bool first = before.empty() || before.ends_with("the ") || before.ends_with("The ") || before.ends_with(" is ") || before.ends_with("{");
        if (first && answer.substr(end).starts_with(' ') && isNameAt(answer, end + 1))
            return std::string(before) + std::string(answer.substr(end + 1));
    }
    return {};
}

std::string withoutCitySuffix(std::string_view problem, std::string_view answer)
{
    constexpr std::string_view suffix = "市";
    constexpr auto asking = std::to_array<std::string_view>({"哪座城市", "哪个城市", "什么城市", "首都", "省会"});
    const std::size_t at = answer.rfind(suffix);
    const auto wide = [&](std::size_t from) { return static_cast<unsigned char>(answer[from]) >= 0xE4; };
    constexpr std::size_t shortest = 6; // two characters
    if (at == std::string_view::npos || at < shortest || !wide(at - shortest) || !wide(at - shortest / 2) ||
        answer.substr(at - shortest / 2, shortest / 2) == "城" ||
        std::none_of(asking.begin(), asking.end(), [problem](std::string_view words) { return problem.find(words) != std::string_view::npos; }))
        return {};
    const std::string_view rest = answer.substr(at + suffix.size());
    return rest.empty() || rest == "。" || rest == "." ? std::string(answer.substr(0, at)) : std::string{};
}

} // namespace

std::string withoutNameDress(std::string_view problem, std::string_view answer)
{
    if (answer.size() > longest)
        return {};
    const bool person = problem.find("Who") != std::string_view::npos || problem.find("who") != std::string_view::npos;
    std::string plain = person ? withoutTitle(answer) : std::string{};
    if (plain.empty() && person)
        plain = givenNameFirst(answer);
    if (plain.empty())
        plain = withoutNoun(problem, answer);
    return plain.empty() ? withoutCitySuffix(problem, answer) : plain;
}

} // namespace core
