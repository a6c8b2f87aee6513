#include "core/answers/words/sentence_words.h"

#include <algorithm>

namespace core {

std::vector<SentenceWord> sentenceWords(std::string_view text)
{
    constexpr std::string_view edge = ".,;:!?*\"$()";
    constexpr std::string_view stops = ".,;:!?";
    std::vector<SentenceWord> words;
    for (std::size_t at = text.find_first_not_of(" \n"); at != std::string_view::npos; at = text.find_first_not_of(" \n", at)) {
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
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
