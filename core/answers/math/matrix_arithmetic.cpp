#include "core/answers/math/matrix_arithmetic.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace core {

namespace {

constexpr std::size_t mostNodes = 4000;
constexpr std::size_t mostProducts = 512; ///< of cells

/// Copies nodes, matrices worked out.
class MatrixWorker
{
public:
    explicit MatrixWorker(Expression& out) : m_out(out) {}

    /// Adds a node whose arguments are in the output already.
    ExprId add(ExprNode node)
    {
        if (const auto worked = workedOut(node))
            return *worked;
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

    std::optional<ExprId> workedOut(const ExprNode& node)
    {
        if (node.op == ExprOp::Negate && isMatrix(node.args[0]))
            return overCells(node.args[0], node, 0);
        if (node.args.size() == 2 && isMatrix(node.args[0]) && isMatrix(node.args[1]))
            return node.op == ExprOp::Add ? sum(node.args[0], node.args[1]) : node.op == ExprOp::Multiply ? product(node.args[0], node.args[1]) : std::nullopt;
        const bool two = (node.op == ExprOp::Multiply || node.op == ExprOp::Divide) && node.args.size() == 2;
        if (two && isMatrix(node.args[0]) && !isContainer(node.args[1]))
            return overCells(node.args[0], node, 0);
        if (two && node.op == ExprOp::Multiply && isMatrix(node.args[1]) && !isContainer(node.args[0]))
            return overCells(node.args[1], node, 1);
        if (two && node.op == ExprOp::Multiply && isPoint(node.args[1]) && isNumber(node.args[0]))
            return overCoordinates(node.args[1], node);
        return std::nullopt;
    }

    [[nodiscard]] std::size_t rows(ExprId matrix) const { return m_out.nodes[matrix].args.size(); }
    /// The same in all rows, or 0.
    [[nodiscard]] std::size_t columns(ExprId matrix) const
    {
        const std::size_t first = m_out.nodes[m_out.nodes[matrix].args[0]].args.size();
        const auto& all = m_out.nodes[matrix].args;
        return std::all_of(all.begin(), all.end(), [&](ExprId row) { return m_out.nodes[row].args.size() == first; }) ? first : 0;
    }
    [[nodiscard]] ExprId cell(ExprId matrix, std::size_t row, std::size_t column) const { return m_out.nodes[m_out.nodes[matrix].args[row]].args[column]; }

    ExprId push(ExprOp op, std::vector<ExprId> args)
    {
        ExprNode node;
        node.op = op;
        node.args = std::move(args);
        m_out.nodes.push_back(std::move(node));
        return static_cast<ExprId>(m_out.nodes.size() - 1);
    }

    /// A matrix of what `cellAt` makes for each place.
    template <typename CellAt> ExprId matrixOf(std::size_t height, std::size_t width, CellAt cellAt)
    {
        std::vector<ExprId> made;
        for (std::size_t i = 0; i < height; ++i) {
            std::vector<ExprId> cells;
            for (std::size_t k = 0; k < width; ++k)
                cells.push_back(cellAt(i, k));
            made.push_back(push(ExprOp::Tuple, std::move(cells)));
        }
        return push(ExprOp::Matrix, std::move(made));
    }

    std::optional<ExprId> sum(ExprId a, ExprId b)
    {
        const std::size_t width = columns(a);
        if (width == 0 || rows(a) != rows(b) || width != columns(b) || m_out.nodes.size() > mostNodes)
            return std::nullopt;
        return matrixOf(rows(a), width, [&](std::size_t i, std::size_t k) { return push(ExprOp::Add, {cell(a, i, k), cell(b, i, k)}); });
    }

    std::optional<ExprId> product(ExprId a, ExprId b)
    {
        const std::size_t inner = columns(a);
        const std::size_t width = columns(b);
        if (inner == 0 || width == 0 || inner != rows(b) || rows(a) * width * inner > mostProducts || m_out.nodes.size() > mostNodes)
            return std::nullopt;
        return matrixOf(rows(a), width, [&](std::size_t i, std::size_t k) {
            ExprId total = push(ExprOp::Multiply, {cell(a, i, 0), cell(b, 0, k)});
            for (std::size_t j = 1; j < inner; ++j) {
                const ExprId term = push(ExprOp::Multiply, {cell(a, i, j), cell(b, j, k)});
                total = push(ExprOp::Add, {total, term});
            }
            return total;
        });
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

Expression withMatricesWorkedOut(Expression expression)
{
    if (std::none_of(expression.nodes.begin(), expression.nodes.end(), [](const ExprNode& node) { return node.op == ExprOp::Matrix || node.op == ExprOp::Multiply; }))
        return expression;
    Expression out;
    out.unit = expression.unit;
    MatrixWorker worker(out);
    std::vector<ExprId> moved;
    for (ExprNode& node : expression.nodes) {
        for (ExprId& arg : node.args)
            arg = moved[arg];
        moved.push_back(worker.add(std::move(node)));
    }
    out.root = moved[expression.root];
    return out;
}

} // namespace core
