#pragma once

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

private:
    std::optional<bool> m_yes; ///< none: the reference is neither
    std::string m_problem;     ///< in lower case
};

} // namespace core
