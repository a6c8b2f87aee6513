#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// The one question of a problem in its parts, in lower case and without articles.
struct AskedQuestion
{
    enum class Form : std::uint8_t {
        Is,   ///< "What is X?", "Find X.", "What percent of 80 is 28?", "How old is Mia?"
        Count, ///< "How many days are in a week?", "How many students passed?"
        Does, ///< "How many divisors does 60 have?", "What does a pen cost?", "In which year did it begin?"
    };
    using Words = std::vector<std::string>;

    Form form = Form::Is;
    Words before;     ///< the word that asks: "35 percent of"
    Words noun;       ///< beside the word that asks: "percent of 80", "old", "divisors"
    Words subject;    ///< "28", "largest two-digit multiple of 7"; of Does all behind "does": "60 have"; of Count behind "are"
    bool degree = false; ///< "how old": the noun may stand behind the value
    bool in = false;     ///< "in which year", "when"
    bool many = false;   ///< "how many"
    Words rounding;   ///< "to nearest thousand"
};

/// Words in lower case without articles, "35%" and "k=3" in their parts.
struct PlainWord
{
    std::string text;
    std::size_t begin = 0; ///< in the text that was cut
    std::size_t end = 0;
    bool ends = false; ///< a comma or stop stands behind it
};
[[nodiscard]] std::vector<PlainWord> plainWords(std::string_view text);

/// Takes "to the nearest thousand", "to two decimal places", "rounded" out of `words`. **Returns** what says how it is rounded.
[[nodiscard]] AskedQuestion::Words takeRounding(std::vector<PlainWord>& words);

/// Nothing for a problem with several questions or one that is asked otherwise.
[[nodiscard]] std::optional<AskedQuestion> askedQuestion(std::string_view problem);

} // namespace core
