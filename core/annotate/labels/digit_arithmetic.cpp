#include "core/annotate/labels/digit_arithmetic.h"

#include <charconv>
#include <cmath>
#include <cstddef>
#include <system_error>

namespace core {

namespace {

using Value = std::optional<double>;

class Reader
{
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    Value run()
    {
        const Value value = sum();
        return m_at == m_text.size() ? value : std::nullopt;
    }

private:
    Value sum()
    {
        const bool negative = take('-');
        Value value = product();
        if (value && negative)
            value = -*value;
        while (value) {
            const bool plus = takeSign('+');
            if (!plus && !takeSign('-'))
                break;
            const Value next = product();
            value = next ? Value(plus ? *value + *next : *value - *next) : std::nullopt;
        }
        return value;
    }

    Value product()
    {
        Value value = number();
        while (value) {
            const bool times = takeSign('*');
            if (!times && !takeSign('/'))
                break;
            const Value next = number();
            value = next ? Value(times ? *value * *next : *value / *next) : std::nullopt;
        }
        return value;
    }

    /// Digits with or without a point, or a bracket.
    Value number()
    {
        if (take('(')) {
            const Value value = sum();
            return take(')') ? value : std::nullopt;
        }
        const std::size_t begin = m_at;
        const bool whole = digits();
        const bool fraction = whole && take('.') && !digits();
        double value = 0;
        const auto [stop, error] = std::from_chars(m_text.data() + begin, m_text.data() + m_at, value, std::chars_format::fixed);
        return whole && !fraction && error == std::errc() ? Value(value) : std::nullopt;
    }

    bool digits()
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9')
            ++m_at;
        return m_at > begin;
    }

    bool take(char c)
    {
        const bool there = m_at < m_text.size() && m_text[m_at] == c;
        m_at += there ? 1U : 0U;
        return there;
    }

    /// `c` with or without spaces around it.
    bool takeSign(char c)
    {
        std::size_t at = m_text.find_first_not_of(' ', m_at);
        if (at == std::string_view::npos || m_text[at] != c)
            return false;
        at = m_text.find_first_not_of(' ', at + 1);
        if (at == std::string_view::npos)
            return false;
        m_at = at;
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

std::optional<double> digitArithmetic(std::string_view text)
{
    constexpr std::size_t longest = 60;
    const Value value = text.size() <= longest ? Reader(text).run() : std::nullopt;
    return value && std::isfinite(*value) ? value : std::nullopt;
}

} // namespace core
