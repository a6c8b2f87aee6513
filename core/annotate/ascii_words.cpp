#include "core/annotate/ascii_words.h"

#include "core/text/ascii.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <cstddef>

namespace core {

std::vector<std::string_view> asciiWords(std::string_view text)
{
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + letterRunAt(text, at).length;
        if (end > at + 1 && end + 1 < text.size() && text[end] == '\'' && isLetter(text[end + 1]))
            end += 1 + letterRunAt(text, end + 1).length;
        if (end > at)
            words.push_back(text.substr(at, end - at));
        at = end > at ? end : at + 1;
    }
    return words;
}

bool isOneOfWords(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [word](std::string_view other) {
        return std::equal(word.begin(), word.end(), other.begin(), other.end(), [](char a, char b) { return a == b || (isLetter(a) && (a | 0x20) == b); });
    });
}

} // namespace core
