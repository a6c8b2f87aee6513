#include "core/annotate/errors.h"

#include <cctype>
#include <optional>
#include <string>

namespace core {

namespace {

/// Reads digits at `at`; moves it behind them. At most 9 digits.
std::optional<long long> number(std::string_view text, std::size_t& at)
{
    const std::size_t begin = at;
    long long value = 0;
    while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0 && at < begin + 9)
        value = value * 10 + (text[at++] - '0');
    return at == begin ? std::nullopt : std::optional(value);
}

} // namespace

std::vector<ErrorSpan> findErrors(std::string_view reasoning)
{
    std::vector<ErrorSpan> errors;
    for (std::size_t at = 0; at < reasoning.size(); ++at) {
        std::size_t end = at;
        const bool inside = at > 0 && reasoning[at - 1] != '\n';
        const auto left = inside ? std::nullopt : number(reasoning, end);
        if (!left || !reasoning.substr(end).starts_with(" × "))
            continue;
        end += 4;
        const auto right = number(reasoning, end);
        if (!right || !reasoning.substr(end).starts_with(" = "))
            continue;
        end += 3;
        const auto stated = number(reasoning, end);
        const bool complete = end == reasoning.size() || reasoning[end] == '\n';
        if (stated && complete && *left * *right != *stated)
            errors.push_back({{at, end}, ErrorType::Calculation,
                              std::to_string(*left) + " × " + std::to_string(*right) + " = " + std::to_string(*left * *right),
                              false, 0.9});
    }
    return errors;
}

} // namespace core
