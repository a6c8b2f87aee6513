#include "core/answers/words/clock_words.h"

#include "core/answers/words/answer_phrases.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/sentence_words.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <vector>

namespace core {

namespace {

constexpr int minutesOfHour = 60;
constexpr int hours = 12;

/// A whole number in digits or words, or -1.
int numberOf(const std::string& word)
{
    const std::string signs = inSigns(word);
    const std::string& digits = signs.empty() ? word : signs;
    const bool number = !digits.empty() && digits.size() <= 2 && std::all_of(digits.begin(), digits.end(), [](char c) { return isDigit(c); });
    return number ? std::stoi(digits) : -1;
}

} // namespace

std::string withClockDigits(std::string_view text)
{
    constexpr std::size_t longest = 120;
    if (text.size() > longest || !(holds(text, " past ") || holds(text, " to ")))
        return {};
    const std::vector<SentenceWord> words = sentenceWords(text);
    const auto word = [&](std::size_t at) { return at < words.size() ? lowered(words[at].text) : std::string{}; };
    for (std::size_t at = 1; at + 1 < words.size(); ++at) {
        const bool past = word(at) == "past";
        const int hour = past || word(at) == "to" ? numberOf(word(at + 1)) : -1;
        if (hour < 1 || hour > hours)
            continue;
        std::size_t begin = at - 1;
        const bool counted = word(begin) == "minutes" && begin > 0;
        begin -= counted ? 1U : 0U;
        const bool quarter = word(begin) == "quarter";
        const bool half = word(begin) == "half" && past;
        const int minutes = quarter ? minutesOfHour / 4 : half ? minutesOfHour / 2 : counted || at > 0 ? numberOf(word(begin)) : -1;
        if (minutes <= 0 || minutes >= minutesOfHour || (!past && !counted && !quarter)) // "five to nine" may be a ratio
            continue;
        begin -= quarter && begin > 0 && word(begin - 1) == "a" ? 1U : 0U;
        std::size_t end = at + 2;
        std::string part;
        const bool inThe = word(end) == "in" && word(end + 1) == "the";
        if (inThe && (word(end + 2) == "morning" || word(end + 2) == "evening" || word(end + 2) == "afternoon"))
            part = word(end + 2) == "morning" ? " AM" : " PM";
        end += part.empty() ? 0U : 3U;
        if (part == " AM" && hour == hours)
            return {};
        const int clock = past ? hour : hour == 1 ? hours : hour - 1;
        const int shown = past ? minutes : minutesOfHour - minutes;
        const std::string_view raw = words[end - 1].span.in(text);
        const std::size_t stop = words[end - 1].span.begin + raw.find_last_not_of(".,;:!") + 1;
        return std::string(text.substr(0, words[begin].span.begin)) + std::to_string(clock) + (shown < 10 ? ":0" : ":") + std::to_string(shown) + part + std::string(text.substr(stop));
    }
    return {};
}

} // namespace core
