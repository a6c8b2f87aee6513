#pragma once

#include "core/answers/math/expr_ids.h"
#include "core/answers/math/math_tokens.h"
#include "core/answers/math/rational.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class ExprOp : std::uint8_t {
    Number, Symbol, Text, Infinity, EmptySet,
    Negate, Add, Multiply, Divide, Power, Modulo,
    Function,      ///< text: "sin", "log" (args: value, base), "sqrt" (args: value, degree); "f" for unknown ones
    Factorial, Percent, Degree, Absolute, Floor, Ceiling, Binomial,
    PlusMinus,     ///< args: left and right, or right alone; text "+" or "-": the sign of the first reading
    Tuple,         ///< ordered; closedLeft, closedRight tell ( from [; text "A" for the point A(1, 2)
    List,          ///< separated by commas or words, without brackets; text "or" when one of these is "or"
    Set,           ///< text "group": in braces that LaTeX does not show
    Union, Intersection, SetMinus,
    Relation,      ///< args n + 1, relations n
    Matrix,        ///< args are rows, each a Tuple
    Ratio,         ///< "3:4"
    Based          ///< a number in another base: args number, text is the base
};

struct ExprNode
{
    ExprOp op = ExprOp::Number;
    Rational number;                   ///< Number
    std::string text;
    ExprIds args;
    std::vector<TokenKind> relations;
    bool decimal = false;              ///< Number written with a point
    bool closedLeft = false;
    bool closedRight = false;
};

/// A parsed piece of mathematics: nodes in one vector, children before parents.
struct Expression
{
    std::vector<ExprNode> nodes;
    ExprId root = 0;
    std::string unit; ///< words behind the value: "cm", "apples"

    [[nodiscard]] const ExprNode& operator[](ExprId id) const { return nodes[id]; }
    [[nodiscard]] const ExprNode& top() const { return nodes[root]; }
};

/// What a reader of answers forgives and a reader of stated arithmetic does not.
enum class ParseMode : std::uint8_t {
    Answer,    ///< units, words, lists, "x = 3"
    Arithmetic ///< one value; words make it fail
};

/// Reads all of `tokens` as one expression; nothing when they are none, are nested deeper than 120 levels or too many.
/// **Cost** linear in the tokens.
[[nodiscard]] std::optional<Expression> parseExpression(std::span<const Token> tokens, ParseMode mode);

} // namespace core
