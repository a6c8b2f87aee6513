#pragma once

#include "core/answers/math/math_tokens.h"
#include "core/answers/math/rational.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace core {

/// Whether the 0.9 of "0.9^5", and halves and quarters ("44 * 0.5"), may be rounded, or are meant as they stand.
enum class GrowthBase : std::uint8_t { Rounded, Exact };

/// How functions are read whose meaning depends on the writer: log(20) and sin(30).
enum class FunctionReading : std::uint8_t {
    Plain, ///< not at all
    NaturalRadians, CommonRadians, BinaryRadians, NaturalDegrees, CommonDegrees ///< base of log, unit of angles
};

/// One side of a stated relation, evaluated.
struct ArithmeticSide
{
    std::optional<Rational> exact; ///< nothing when irrational (then only `value` holds)
    long double value = 0;
    long double lastPlace = 0;     ///< of a single literal: 0.01 for 3.14, 1 for 17, 1000 for 5000; else 0
    unsigned places = 0;           ///< decimals of the literal with the most
    bool calculates = false;       ///< more than one literal
    bool divides = false;
    bool decimals = false;
    bool subtracts = false;        ///< or begins with a minus, or takes a logarithm: its sign may be left out
    std::shared_ptr<const std::vector<Token>> inexact; ///< what a calculation with decimals reads; views their text
    FunctionReading reading = FunctionReading::Plain;  ///< of `inexact`

    /// How far the value moves when each decimal moves by half of its last place.
    [[nodiscard]] long double slack(GrowthBase base = GrowthBase::Rounded) const;
};

/// Evaluates `tokens` where they are arithmetic alone: numbers, operations, pi, roots, functions whose meaning is plain
/// or given by `reading`, e with a decimal exponent. Nothing for all else.
[[nodiscard]] std::optional<ArithmeticSide> evaluateSide(std::span<const Token> tokens, FunctionReading reading = FunctionReading::Plain);

/// The same by way of an expression, which plainArithmetic saves the common ones.
[[nodiscard]] std::optional<ArithmeticSide> evaluateParsed(std::span<const Token> tokens, FunctionReading reading);

} // namespace core
