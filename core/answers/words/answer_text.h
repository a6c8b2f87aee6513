#pragma once

#include <string>
#include <string_view>

namespace core {

/// A to Z as small letters.
[[nodiscard]] std::string lowered(std::string text);

/// `answer` without what surrounds it: \boxed, math delimiters, Markdown, "The answer is", final punctuation.
[[nodiscard]] std::string bareAnswer(std::string_view answer);

/// Words of `answer` for comparison as text: lower case, LaTeX dressing, articles, spaces and punctuation dropped.
[[nodiscard]] std::string comparableText(std::string_view answer);

/// The letters of several options as they stand: "AC" for "A、C", "(A) and (C)", "AC"; empty for other texts.
[[nodiscard]] std::string optionLetters(std::string_view answer);

/// The letter of an option ("A", "(B)", "C.", "Option D", "\text{(E)}", "B) 12"), upper case; 0 when it names none.
[[nodiscard]] char optionLetter(std::string_view answer);

} // namespace core
