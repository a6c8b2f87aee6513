#include "core/answers/asked/asked_place.h"

#include "core/answers/words/answer_text.h"
#include "core/answers/words/sentence_words.h"
#include "core/answers/words/word_cursor.h"

#include <algorithm>
#include <array>
#include <vector>

namespace core {

namespace {

constexpr std::size_t longestSentence = 80;

/// "At which x", "For what value of t": the place is asked for and no value.
bool asksForPlace(std::string_view problem)
{
    constexpr auto phrases = std::to_array<std::string_view>(
        {"at which x", "at what x", "for which x", "for what x", "at which $x$", "at what $x$", "for which $x$", "for what $x$", "for what value of", "for which value of",
         "at what value of", "at which value of", "value of x at which", "value of $x$ at which", "value of x where", "value of $x$ where", "where does"});
    return std::any_of(phrases.begin(), phrases.end(), [problem](std::string_view phrase) { return holds(problem, phrase); });
}

} // namespace

std::optional<std::string> placeOfExtreme(std::string_view problem, std::string_view sentence)
{
    if (sentence.size() > longestSentence || !holds(sentence, "imum ") || !(holds(problem, "im") || holds(problem, "IM")))
        return std::nullopt;
    const std::string asked = lowered(std::string(problem));
    const bool least = holds(asked, "minim");
    if (least == holds(asked, "maxim") || !asksForPlace(asked))
        return std::nullopt;
    std::vector<SentenceWord> words = sentenceWords(sentence);
    constexpr auto openings = std::to_array<std::string_view>({"so", "thus", "hence", "therefore", "the", "its", "this", "function's"});
    constexpr auto reached = std::to_array<std::string_view>({"attained", "reached", "achieved", "located", "at"});
    constexpr auto occurring = std::to_array<std::string_view>({"occurs", "happens"});
    std::size_t at = 0;
    const auto word = [&] { return at < words.size() ? lowered(words[at].text) : std::string{}; };
    while (isOneOf(word(), openings))
        ++at;
    if (word() != (least ? "minimum" : "maximum"))
        return std::nullopt;
    ++at;
    at += word() == "value" ? 1U : 0U;
    const bool occurs = isOneOf(word(), occurring);
    if (!occurs && word() != "is")
        return std::nullopt;
    ++at;
    if (!occurs && word() != "at") {
        if (!isOneOf(word(), reached))
            return std::nullopt;
        ++at;
    }
    if (word() != "at")
        return std::nullopt;
    ++at;
    const bool named = at + 2 < words.size() && words[at].text.size() == 1 && words[at + 1].text == "=";
    if (at + (named ? 3 : 1) != words.size())
        return std::nullopt;
    const std::string name = named ? words[at].text + " = " : std::string{};
    const std::string& value = words.back().text;
    const bool number = value.find_first_of("0123456789\\") != std::string::npos && value.find_first_of(",<>") == std::string::npos;
    return number ? std::optional(name + value) : std::nullopt;
}

bool tellsExtremeForPlace(std::string_view problem, std::string_view sentence)
{
    if (sentence.size() > longestSentence || !(holds(sentence, "imum is ") || holds(sentence, "imum value is ")) || holds(sentence, " at ") || holds(sentence, "attained"))
        return false;
    const std::string asked = lowered(std::string(problem));
    return asksForPlace(asked) && (holds(asked, "minim") || holds(asked, "maxim"));
}

} // namespace core
