#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace core {

/// A problem that wants its answer in parts and asks for their sum: "The ratio is m/n in lowest terms. Find m + n."
class AskedSum
{
public:
    /// `problem` must outlive the object.
    explicit AskedSum(std::string_view problem) : m_problem(problem) {}

    /// True when the problem asks so and `sum` is the sum of the parts of `value`: 113 for \frac{100}{13}.
    /// **Cost** linear in the texts. **Threads** one at a time.
    [[nodiscard]] bool isSumOf(std::string_view value, std::string_view sum) const;

private:
    [[nodiscard]] std::size_t askedParts() const;

    std::string_view m_problem;
    mutable std::optional<std::size_t> m_parts; ///< none: not looked for yet; 0: nothing like that is asked
};

} // namespace core
