#pragma once

#include "core/span.h"

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// A reference "yes" or "no" to a question of the problem: "Is f bounded?"
class YesNo
{
public:
    YesNo(std::string_view reference, std::string_view problem);

    /// True when `value` says the same in words of the question: "not bounded" for "no".
    [[nodiscard]] bool isSaidBy(std::string_view value) const;
    /// The last clause of `text` that uses words of the question, where it says the same: "so 91 is not a prime"; else empty.
    [[nodiscard]] Span arrivedAtBy(std::string_view text) const;

private:
    /// Whether `value` denies what is asked; nothing where it does not speak of it.
    [[nodiscard]] std::optional<bool> deniedBy(std::string_view value) const;

    std::optional<bool> m_yes; ///< none: the reference is neither
    std::string m_problem;     ///< in lower case
};

} // namespace core
