#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// A decimal number with its unit.
struct Decimal
{
    double value = 0;
    std::size_t places = 0; ///< digits behind the point
    std::string unit;       ///< without spaces and commands
};

/// A reference that may be rounded: one with decimals, or a whole number where `problem` asks for the nearest or it was `hedged`.
class RoundedReference
{
public:
    RoundedReference(std::string_view reference, std::string_view problem, bool hedged = false);

    /// True when `value` is the reference with more decimals than that one was rounded to: 1.554 s and 1.55. A unit may stand
    /// behind each. **Cost** small for what is no decimal number.
    [[nodiscard]] bool comesFrom(std::string_view value) const;

private:
    std::optional<Decimal> m_rounded;
};

} // namespace core
