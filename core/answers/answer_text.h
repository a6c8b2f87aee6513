#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Contents of every outermost \boxed{...} (and \fbox{...}) of `text`, in order; an unclosed one runs to the end.
[[nodiscard]] std::vector<std::string_view> boxedContents(std::string_view text);

/// `answer` without what surrounds it: \boxed, math delimiters, Markdown, "The answer is", final punctuation.
[[nodiscard]] std::string bareAnswer(std::string_view answer);

/// Words of `answer` for comparison as text: lower case, LaTeX dressing, articles, spaces and punctuation dropped.
[[nodiscard]] std::string comparableText(std::string_view answer);

/// The letters of several options as they stand: "AC" for "A、C", "(A) and (C)", "AC"; empty for other texts.
[[nodiscard]] std::string optionLetters(std::string_view answer);

/// The letter of an option ("A", "(B)", "C.", "Option D", "\text{(E)}", "B) 12"), upper case; 0 when it names none.
[[nodiscard]] char optionLetter(std::string_view answer);

} // namespace core
