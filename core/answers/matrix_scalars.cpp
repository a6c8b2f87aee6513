#include "core/answers/matrix_scalars.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace core {

namespace {

constexpr std::size_t mostNodes = 4000;

class Scaler
{
public:
    explicit Scaler(Expression& out) : m_out(out) {}

    /// Adds a node whose arguments are in the output already.
    ExprId add(ExprNode node)
    {
        if (const auto scaled = scaledMatrix(node))
            return *scaled;
        m_out.nodes.push_back(std::move(node));
        return static_cast<ExprId>(m_out.nodes.size() - 1);
    }

private:
    [[nodiscard]] bool isMatrix(ExprId id) const { return m_out.nodes[id].op == ExprOp::Matrix; }
    [[nodiscard]] bool isContainer(ExprId id) const
    {
        const ExprOp op = m_out.nodes[id].op;
        return op == ExprOp::Matrix || op == ExprOp::Tuple || op == ExprOp::List || op == ExprOp::Set;
    }

    [[nodiscard]] bool isPoint(ExprId id) const
    {
        const ExprNode& node = m_out.nodes[id];
        return node.op == ExprOp::Tuple && !node.closedLeft && !node.closedRight;
    }
    [[nodiscard]] bool isNumber(ExprId id) const
    {
        const ExprNode& node = m_out.nodes[id];
        const bool function = node.op == ExprOp::Function && node.text == "sqrt";
        return node.op == ExprOp::Number || ((node.op == ExprOp::Divide || node.op == ExprOp::Negate || node.op == ExprOp::Multiply || function) &&
                                             std::all_of(node.args.begin(), node.args.end(), [this](ExprId arg) { return isNumber(arg); }));
    }

    /// "\frac{1}{2}(1, 3)": the point with `node` around each coordinate.
    ExprId overCoordinates(ExprId point, const ExprNode& node)
    {
        ExprNode scaled = m_out.nodes[point];
        for (ExprId& coordinate : scaled.args) {
            ExprNode around = node;
            around.args[1] = coordinate;
            m_out.nodes.push_back(std::move(around));
            coordinate = static_cast<ExprId>(m_out.nodes.size() - 1);
        }
        m_out.nodes.push_back(std::move(scaled));
        return static_cast<ExprId>(m_out.nodes.size() - 1);
    }

    std::optional<ExprId> scaledMatrix(const ExprNode& node)
    {
        if (node.op == ExprOp::Negate && isMatrix(node.args[0]))
            return overCells(node.args[0], node, 0);
        const bool two = (node.op == ExprOp::Multiply || node.op == ExprOp::Divide) && node.args.size() == 2;
        if (two && isMatrix(node.args[0]) && !isContainer(node.args[1]))
            return overCells(node.args[0], node, 0);
        if (two && node.op == ExprOp::Multiply && isMatrix(node.args[1]) && !isContainer(node.args[0]))
            return overCells(node.args[1], node, 1);
        if (two && node.op == ExprOp::Multiply && isPoint(node.args[1]) && isNumber(node.args[0]))
            return overCoordinates(node.args[1], node);
        return std::nullopt;
    }

    /// The matrix with `node` around each cell, which stands for argument `at`.
    std::optional<ExprId> overCells(ExprId matrix, const ExprNode& node, std::size_t at)
    {
        ExprNode scaled = m_out.nodes[matrix];
        for (ExprId& row : scaled.args) {
            ExprNode cells = m_out.nodes[row];
            for (ExprId& cell : cells.args) {
                if (m_out.nodes.size() > mostNodes)
                    return std::nullopt;
                ExprNode around = node;
                around.args[at] = cell;
                m_out.nodes.push_back(std::move(around));
                cell = static_cast<ExprId>(m_out.nodes.size() - 1);
            }
            m_out.nodes.push_back(std::move(cells));
            row = static_cast<ExprId>(m_out.nodes.size() - 1);
        }
        m_out.nodes.push_back(std::move(scaled));
        return static_cast<ExprId>(m_out.nodes.size() - 1);
    }

    Expression& m_out;
};

} // namespace

Expression withoutMatrixScalars(Expression expression)
{
    if (std::none_of(expression.nodes.begin(), expression.nodes.end(), [](const ExprNode& node) { return node.op == ExprOp::Matrix || node.op == ExprOp::Multiply; }))
        return expression;
    Expression out;
    out.unit = expression.unit;
    Scaler scaler(out);
    std::vector<ExprId> moved;
    for (ExprNode& node : expression.nodes) {
        for (ExprId& arg : node.args)
            arg = moved[arg];
        moved.push_back(scaler.add(std::move(node)));
    }
    out.root = moved[expression.root];
    return out;
}

} // namespace core
