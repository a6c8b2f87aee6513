#pragma once

#include "core/answers/math/comparison.h"
#include "core/answers/math/math_tokens.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// An answer as its readers see it: text, words, option, mathematics. Each is read when it is first asked for.
/// **Threads** one at a time.
class AnswerReading
{
public:
    /// `bare` is the answer without box and delimiters, see bareAnswer.
    explicit AnswerReading(std::string bare);
    AnswerReading(const AnswerReading&) = delete; // tokens view the text
    AnswerReading& operator=(const AnswerReading&) = delete;

    [[nodiscard]] const std::string& text() const { return m_text; }
    /// True for digits alone, with a minus sign or not.
    [[nodiscard]] bool isInteger() const { return m_integer; }
    /// The letter of the option that it names, or '\0'.
    [[nodiscard]] char option();
    /// See comparableText.
    [[nodiscard]] const std::string& words();
    [[nodiscard]] const std::vector<Token>& tokens(CommaStyle commas) { return lexed(commas).tokens; }
    /// As mathematics; nothing when it is none.
    [[nodiscard]] const std::optional<ComparedSide>& parsed(CommaStyle commas);
    /// As a formula in which letters are symbols and no units: "\frac{1}{2}mg". Nothing where no letters may be either.
    [[nodiscard]] const std::optional<ComparedSide>& inLetters();

private:
    struct Reading
    {
        std::vector<Token> tokens;
        std::optional<ComparedSide> side;
        bool lexed = false;
        bool parsed = false;
    };

    Reading& lexed(CommaStyle commas);

    std::string m_text;
    bool m_integer = isDigits(m_text);
    std::optional<char> m_option;
    std::optional<std::string> m_words;
    std::array<Reading, 3> m_readings; ///< by CommaStyle
    Reading m_letters;

    static bool isDigits(std::string_view text);
};

} // namespace core
