#pragma once

#include <cstddef>
#include <string_view>

namespace core {

/// A problem that wants its answer in parts and asks for their sum: "The ratio is m/n in lowest terms. Find m + n."
class AskedSum
{
public:
    explicit AskedSum(std::string_view problem);

    /// True when the problem asks so and `sum` is the sum of the parts of `value`: 113 for \frac{100}{13}.
    /// **Cost** linear in the texts.
    [[nodiscard]] bool isSumOf(std::string_view value, std::string_view sum) const;

private:
    std::size_t m_parts = 0; ///< none: nothing like that is asked
};

} // namespace core
