#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// To how many digits a problem wants its answer.
struct AskedRounding
{
    std::size_t digits = 0;
    bool significant = false; ///< else behind the decimal point
    friend bool operator==(const AskedRounding&, const AskedRounding&) = default;
};

/// "to two decimal places", "nearest hundredth", "3 significant figures", "保留两位小数"; nothing for none or
/// several.
[[nodiscard]] std::optional<AskedRounding> askedRounding(std::string_view problem);

/// `answer` with its number rounded half up; empty without one that has more digits, and for one that the
/// problem gives.
[[nodiscard]] std::string roundedAsAsked(std::string_view answer, AskedRounding rounding,
                                         std::string_view problem);

} // namespace core
