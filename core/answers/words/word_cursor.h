#pragma once

#include "core/text/ascii.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace core {

template <std::size_t N> [[nodiscard]] bool isOneOf(std::string_view word, const std::array<std::string_view, N>& words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

[[nodiscard]] inline bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Reads a text piece by piece, forwards from a place.
class WordCursor
{
public:
    WordCursor(std::string_view text, std::size_t at) : m_text(text), m_at(at) {}

    [[nodiscard]] std::size_t at() const { return m_at; }
    [[nodiscard]] bool ends() const { return m_at >= m_text.size(); }

    bool skip(std::string_view piece)
    {
        if (!m_text.substr(m_at).starts_with(piece))
            return false;
        m_at += piece.size();
        return true;
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && m_text[m_at] == ' ')
            ++m_at;
    }

    /// The word here, without moving.
    [[nodiscard]] std::string_view word() const
    {
        std::size_t end = m_at;
        while (end < m_text.size() && (isLetter(m_text[end]) || m_text[end] == '\''))
            ++end;
        return m_text.substr(m_at, end - m_at);
    }

    /// Skips the words of `words` and the spaces behind them; how many there were.
    template <std::size_t N> int skipWords(const std::array<std::string_view, N>& words)
    {
        int count = 0;
        for (skipSpace(); isOneOf(word(), words); skipSpace(), ++count)
            m_at += word().size();
        return count;
    }

    /// A whole number that nothing goes on with: "3,183", not "3.5", "3x", "3/4".
    std::optional<std::int64_t> whole()
    {
        std::size_t end = m_at;
        std::int64_t value = 0;
        std::size_t digits = 0;
        for (; end < m_text.size(); ++end) {
            const bool separator = m_text[end] == ',' && end + 3 < m_text.size() && isDigit(m_text[end + 1]) && isDigit(m_text[end + 2]) && isDigit(m_text[end + 3]) &&
                                   (end + 4 >= m_text.size() || !isDigit(m_text[end + 4]));
            if (separator && digits > 0)
                continue;
            if (!isDigit(m_text[end]) || ++digits > 12)
                break;
            value = value * 10 + (m_text[end] - '0');
        }
        const char next = end < m_text.size() ? m_text[end] : ' ';
        const bool fraction = (next == '.' || next == ',') && end + 1 < m_text.size() && isDigit(m_text[end + 1]);
        if (digits == 0 || digits > 12 || fraction || isLetter(next) || next == '/' || next == '^' || next == '%' || next == '_' || next == '*' || next == '!')
            return std::nullopt;
        m_at = end;
        return value;
    }

private:
    std::string_view m_text;
    std::size_t m_at;
};

} // namespace core
