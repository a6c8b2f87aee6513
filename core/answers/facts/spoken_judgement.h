#pragma once

#include "core/answers/facts/spoken_number.h"
#include "core/answers/facts/stated_facts.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace core {

enum class SpokenOperation : std::uint8_t { Add, Subtract, Multiply, Divide };

[[nodiscard]] std::optional<Rational> worked(const Rational& a, SpokenOperation operation, const Rational& b);

/// "half of", "the square of": a factor, or a power.
struct SpokenShare
{
    std::string_view said;
    int top = 1;
    int bottom = 1;
    int power = 1;
};

[[nodiscard]] std::optional<Rational> shareOf(const SpokenShare& share, const Rational& number);

/// False when what stands behind a number at `end` changes it: "54 percent", "54 or so", "54/2".
[[nodiscard]] bool spokenEndsHere(std::string_view text, std::size_t end);

/// The fact that what stands from `begin` to `leftEnd` is `stated`, where it is `right`; nothing when that is true, or rounded.
[[nodiscard]] std::optional<FalseFact> judgeSpoken(std::string_view text, std::size_t begin, std::size_t leftEnd, const std::optional<Rational>& right, const SpokenNumber& stated);

} // namespace core
