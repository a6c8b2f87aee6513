#pragma once

#include "core/answers/math/expression.h"
#include "core/answers/math/rational.h"

#include <complex>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace core {

using Approximate = std::complex<long double>;

/// The function of a "\log" of which some mean ln and others lg: true is only what holds for each base, so it has an odd one.
inline constexpr std::string_view logOfAnyBase = "log of any base";
inline constexpr int anyBase = 7919;

/// Where symbols are evaluated: point 0, 1, ... give every symbol a fixed fraction drawn from its name: positive at
/// point 0, negative at 1, mixed at others; from `firstWide` on up to thousands. None: symbols have no value.
struct SymbolPoint
{
    int number = -1;
    [[nodiscard]] static SymbolPoint none() { return {}; }
    [[nodiscard]] static SymbolPoint at(int number) { return {number}; }
    /// Small whole numbers, for functions that need them.
    [[nodiscard]] static SymbolPoint whole(int number) { return {firstWhole + number}; }
    static constexpr int firstWide = 4;
    static constexpr int firstWhole = 1000;
};

/// The exact value of each node; nothing where there is none (irrational, 1/0, no value, too large).
/// **Cost** linear in the nodes, each bounded by Rational::maxBits.
[[nodiscard]] std::vector<std::optional<Rational>> exactValues(const Expression& expression, SymbolPoint point);

/// The value of each node in floating point; nothing where there is none. `exact` are its exact values at the point.
[[nodiscard]] std::vector<std::optional<Approximate>> approximateValues(const Expression& expression, SymbolPoint point,
                                                                        const std::vector<std::optional<Rational>>& exact);
[[nodiscard]] std::vector<std::optional<Approximate>> approximateValues(const Expression& expression, SymbolPoint point);

/// The fraction that a symbol has at a point; nothing for pi, e, i and for no point.
[[nodiscard]] std::optional<Rational> symbolValue(std::string_view name, SymbolPoint point);

/// Whether two nodes have values that agree in 50 digits at `points` points from `first` on (one when there are no symbols).
/// Nothing where that cannot be computed. **Threads** re-entrant; calls wait for one another.
[[nodiscard]] std::optional<bool> agreeInManyDigits(const Expression& a, ExprId aId, const Expression& b, ExprId bId,
                                                    int first, int points);

} // namespace core
