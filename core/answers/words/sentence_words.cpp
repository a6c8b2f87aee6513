#include "core/answers/words/sentence_words.h"

#include <algorithm>

namespace core {

std::vector<SentenceWord> sentenceWords(std::string_view text)
{
    constexpr std::string_view edge = ".,;:!?*\"$()";
    constexpr std::string_view stops = ".,;:!?";
    std::vector<SentenceWord> words;
    const auto isBlank = [](char c) { return c == ' ' || c == '\n'; };
    const auto from = [text](std::size_t at) { return text.begin() + static_cast<std::ptrdiff_t>(at); };
    const auto placeOf = [text](std::string_view::iterator place) { return static_cast<std::size_t>(place - text.begin()); };
    for (std::size_t at = placeOf(std::find_if_not(text.begin(), text.end(), isBlank)); at < text.size(); at = placeOf(std::find_if_not(from(at), text.end(), isBlank))) {
        const std::size_t end = placeOf(std::find_if(from(at), text.end(), isBlank));
        const std::string_view word = text.substr(at, end - at);
        const std::size_t first = word.find_first_not_of(edge);
        if (first != std::string_view::npos) {
            const std::size_t behind = word.find_last_not_of(edge) + 1;
            words.push_back({std::string(word.substr(first, behind - first)), {at, end}, word.find_first_of(stops, behind) != std::string_view::npos});
        }
        at = end;
    }
    return words;
}

} // namespace core
