#include "core/answers/equality/axis_vectors.h"

#include "core/answers/math/evaluate.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace core {

namespace {

constexpr std::array<std::string_view, 3> axes{"i", "j", "k"};
constexpr std::size_t mostNodes = 300;

bool isAxis(const ExprNode& node)
{
    return node.op == ExprOp::Symbol && std::find(axes.begin(), axes.end(), node.text) != axes.end();
}

/// The nodes with `value` for one axis and 0 for the others.
std::vector<ExprNode> along(const Expression& expression, std::string_view axis, int value)
{
    std::vector<ExprNode> nodes = expression.nodes;
    for (ExprNode& node : nodes)
        if (isAxis(node)) {
            ExprNode number;
            number.number = Rational(node.text == axis ? value : 0);
            node = std::move(number);
        }
    return nodes;
}

std::optional<Approximate> valueAlong(const Expression& expression, std::string_view axis, int value)
{
    Expression filled;
    filled.nodes = along(expression, axis, value);
    filled.root = expression.root;
    return approximateValues(filled, SymbolPoint::at(0))[filled.root];
}

/// True when twice the unit vector gives twice the value, and none gives 0.
bool isMultipleOf(const Expression& expression, std::string_view axis)
{
    const auto none = valueAlong(expression, axis, 0);
    const auto one = valueAlong(expression, axis, 1);
    const auto two = valueAlong(expression, axis, 2);
    return none && one && two && std::abs(*none) < 1e-12L && std::abs(*two - *one - *one) <= 1e-12L * std::max(std::abs(*two), 1.0L);
}

} // namespace

bool namesAxes(std::string_view text)
{
    constexpr auto dresses = std::to_array<std::string_view>({"\\hat", "\\mathbf", "\\vec", "\\boldsymbol", "\\bm"});
    for (const std::string_view dress : dresses)
        for (std::size_t at = text.find(dress); at != std::string_view::npos; at = text.find(dress, at + 1)) {
            std::size_t name = text.find_first_not_of(" {", at + dress.size());
            if (name != std::string_view::npos && text.substr(name).starts_with("\\imath"))
                return true;
            const bool axis = name != std::string_view::npos && text[name] >= 'i' && text[name] <= 'k';
            if (axis && (name + 1 == text.size() || text[name + 1] < 'a' || text[name + 1] > 'z'))
                return true;
        }
    return false;
}

bool usesPlainAxes(const Expression& expression)
{
    const auto used = [&](std::string_view axis) {
        return std::any_of(expression.nodes.begin(), expression.nodes.end(), [axis](const ExprNode& node) { return node.op == ExprOp::Symbol && node.text == axis; });
    };
    return expression.top().op == ExprOp::Add && std::count_if(axes.begin(), axes.end(), used) >= 2;
}

std::optional<Expression> tupleOfAxes(const Expression& expression)
{
    const ExprOp top = expression.top().op;
    const auto uses = [&](std::string_view axis) {
        return std::any_of(expression.nodes.begin(), expression.nodes.end(),
                           [axis](const ExprNode& node) { return node.op == ExprOp::Symbol && node.text == axis; });
    };
    if (expression.nodes.size() > mostNodes || (top != ExprOp::Add && top != ExprOp::Negate && top != ExprOp::Multiply) || !(uses("i") || uses("j")))
        return std::nullopt;
    const std::size_t count = uses("k") ? 3 : 2;
    Expression out;
    out.unit = expression.unit;
    ExprNode tuple;
    tuple.op = ExprOp::Tuple;
    for (std::size_t axis = 0; axis < count; ++axis) {
        if (!isMultipleOf(expression, axes[axis]))
            return std::nullopt;
        const auto shift = static_cast<ExprId>(out.nodes.size());
        for (ExprNode& node : along(expression, axes[axis], 1)) {
            for (ExprId& arg : node.args)
                arg += shift;
            out.nodes.push_back(std::move(node));
        }
        tuple.args.push_back(shift + expression.root);
    }
    out.nodes.push_back(std::move(tuple));
    out.root = static_cast<ExprId>(out.nodes.size() - 1);
    return out;
}

} // namespace core
