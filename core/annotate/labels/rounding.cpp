#include "core/annotate/labels/rounding.h"

#include "core/answers/math/expression_words.h"
#include "core/text/ascii.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace core {

namespace {

/// The unit that `rest`, behind a number, is: "\,\text{m/s}" is "m/s"; nothing where it goes on as a formula.
std::optional<std::string> unitIn(std::string_view rest)
{
    std::string unit;
    bool apart = false; // from the number
    for (std::size_t at = 0; at < rest.size(); ++at) {
        const char c = rest[at];
        if (c == '\\') {
            const std::string_view name = rest.substr(at + 1, at + 1 < rest.size() ? letterRunAt(rest, at + 1).length : 0);
            if (!name.empty() && name != "text" && name != "mathrm" && name != "rm" && name != "circ" && name != "quad")
                return std::nullopt;
            unit += name == "circ" ? "°" : "";
            at += name.empty() ? 1 : name.size(); // "\,"
            apart = true;
        } else if (c == ' ' || c == '{' || c == '}' || c == '~') {
            apart = true;
        } else {
            const bool begins = apart || !unit.empty() || !isLetter(c);
            if (!begins || std::string_view("+=*()<>").find(c) != std::string_view::npos || (unit.empty() && (c == '/' || c == '^' || c == '-' || isDigit(c))))
                return std::nullopt;
            unit += c;
        }
    }
    constexpr auto signs = std::to_array<std::string_view>({"×", "·", "≈", "√", "π"});
    const bool formula = std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) { return unit.starts_with(sign); });
    return formula ? std::nullopt : std::optional(unit);
}

/// Of "1.554", "-0.62 m", "12.2\,\text{cm}"; nothing for sums, powers and the like.
std::optional<Decimal> readDecimal(std::string_view text)
{
    constexpr std::size_t longest = 15;
    Decimal out;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), out.value, std::chars_format::fixed);
    if (error != std::errc())
        return std::nullopt;
    const auto length = static_cast<std::size_t>(stop - text.data());
    const std::size_t point = text.substr(0, length).find('.');
    out.places = point == std::string_view::npos ? 0 : length - point - 1;
    auto unit = unitIn(text.substr(length));
    if (length > longest || !unit || (point != std::string_view::npos && !isDigit(text[length - 1])))
        return std::nullopt;
    out.unit = std::move(*unit);
    return out;
}

} // namespace

RoundedReference::RoundedReference(std::string_view reference, std::string_view problem, bool hedged) : m_rounded(readDecimal(reference))
{
    if (m_rounded && m_rounded->places == 0 && !hedged && problem.find("nearest") == std::string_view::npos)
        m_rounded.reset();
}

bool RoundedReference::comesFrom(std::string_view value) const
{
    const bool decimal = m_rounded && !value.empty() && (isDigit(value.front()) || value.front() == '-') && value.find('.') != std::string_view::npos;
    const auto exact = decimal ? readDecimal(value) : std::nullopt;
    if (!exact || exact->places <= m_rounded->places || (unitName(exact->unit) != unitName(m_rounded->unit) && !exact->unit.empty() && !m_rounded->unit.empty()))
        return false;
    const double step = std::pow(10.0, -static_cast<double>(m_rounded->places));
    constexpr double slack = 1e-9; // of the decimal numbers themselves
    return std::abs(exact->value - m_rounded->value) <= step * (0.5 + slack);
}

} // namespace core
