#include "core/answers/facts/exclusive_or.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace core {

namespace {

/// The number that a token writes in `base`.
std::optional<std::uint64_t> valueOf(const Token& token, int base)
{
    const std::string_view digits = token.kind == TokenKind::Number ? token.text.view() : std::string_view{};
    std::uint64_t value = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    return !digits.empty() && error == std::errc() && stop == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

bool holdsInBase(const FactText& text, const FactSide& left, const Token& right, int base)
{
    const auto stated = valueOf(right, base);
    std::uint64_t sum = 0;
    for (std::size_t i = left.begin; stated && i < left.end; ++i) {
        if ((i - left.begin) % 2 == 1) {
            if (text.kindAt(i) != TokenKind::Power)
                return false;
            continue;
        }
        const auto value = valueOf(text[i], base);
        if (!value)
            return false;
        sum ^= *value;
    }
    return stated && sum == *stated;
}

} // namespace

bool isExclusiveOr(const FactText& text, const FactSide& left, const FactSide& right)
{
    constexpr std::size_t longest = 19;
    const std::size_t length = left.end - left.begin;
    if (right.end != right.begin + 1 || length < 3 || length > longest || length % 2 == 0 || text.kindAt(left.begin + 1) != TokenKind::Power)
        return false;
    return holdsInBase(text, left, text[right.begin], 10) || holdsInBase(text, left, text[right.begin], 2);
}

} // namespace core
