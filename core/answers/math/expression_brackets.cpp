#include "core/answers/math/expression_parser.h"

#include <algorithm>

namespace core {

ExpressionParser::Id ExpressionParser::closeWith(TokenKind close, ExprOp op, Id inner)
{
    return inner && take(close) ? Id(add(op, {*inner})) : std::nullopt;
}

ExpressionParser::Id ExpressionParser::bracket()
{
    if (m_depth > deepest)
        return std::nullopt;
    ++m_depth;
    ++m_brackets;
    const bool square = is(K::SquareOpen);
    ++m_at;
    const int bars = m_bars;
    m_bars = 0;
    const Id inner = m_mode == ParseMode::Answer || is(K::Number) ? list() : sum();
    m_bars = bars;
    --m_brackets;
    --m_depth;
    const bool closedSquare = is(K::SquareClose);
    if (!inner || m_at >= m_tokens.size() || !(closedSquare || is(K::ParenClose) || is(K::AngleClose)))
        return std::nullopt;
    ++m_at;
    if (m_out.nodes[*inner].op != ExprOp::List) // "[1,234)" is no number
        return m_mode == ParseMode::Answer && square != closedSquare ? std::nullopt : inBase(*inner);
    ExprNode tuple = m_out.nodes[*inner];
    tuple.op = ExprOp::Tuple;
    tuple.closedLeft = square;
    tuple.closedRight = closedSquare;
    return add(std::move(tuple));
}

/// "(1011)_2".
ExpressionParser::Id ExpressionParser::inBase(ExprId value)
{
    const bool written = m_mode == ParseMode::Answer && plainInteger(value) && !m_out.nodes[value].text.empty() && is(K::Subscript) && m_at < m_tokens.size();
    return written ? add(ExprOp::Based, {value}, scriptText()) : value;
}

ExpressionParser::Id ExpressionParser::group()
{
    if (m_depth > deepest)
        return std::nullopt;
    if (token(1).kind == K::GroupClose && token(2).kind == K::Subscript) { // {}_8C_2
        m_at += 2;
        return combinations();
    }
    ++m_depth;
    ++m_at;
    Id inner = m_mode == ParseMode::Answer ? list() : sum();
    --m_depth;
    if (inner && is(K::Command) && (token().text == "over" || token().text == "choose") && m_at < m_tokens.size()) {
        const ExprOp op = token().text == "over" ? ExprOp::Divide : ExprOp::Binomial;
        ++m_at;
        const Id bottom = sum();
        inner = bottom ? Id(add(op, {*inner, *bottom})) : std::nullopt;
    }
    if (!inner || !take(K::GroupClose))
        return std::nullopt;
    if (m_out.nodes[*inner].op != ExprOp::List)
        return inner;
    ExprNode set = m_out.nodes[*inner]; // {1, 2, 3} without backslashes
    set.op = ExprOp::Set;
    set.text = "group";
    return add(std::move(set));
}

ExpressionParser::Id ExpressionParser::set()
{
    if (m_mode != ParseMode::Answer || m_depth > deepest)
        return std::nullopt;
    ++m_depth;
    ++m_brackets;
    ++m_at;
    if (take(K::SetClose)) {
        --m_depth;
        --m_brackets;
        return add(ExprOp::EmptySet, {});
    }
    ++m_bars; // a bar here is "such that", not an absolute value
    Id inner = list();
    --m_bars;
    if (inner && (is(K::Bar) || is(K::Colon)) && m_at < m_tokens.size()) {
        ++m_at;
        const Id condition = list(); // { x | x > 2 }: the condition is the set
        --m_depth;
        --m_brackets;
        if (!condition || !take(K::SetClose))
            return std::nullopt;
        const ExprNode& element = m_out.nodes[*inner]; // but { n^2 | n > 2 } has squares in it
        const bool domain = element.op == ExprOp::Relation && element.relations.front() == K::In && m_out.nodes[element.args[1]].text != "R"; // { x \in Z | x > 2 }
        const bool itself = element.op == ExprOp::Symbol || (element.op == ExprOp::Relation && !domain && m_out.nodes[element.args[0]].op == ExprOp::Symbol);
        return itself ? condition : Id(add(ExprOp::Set, {*inner, *condition}));
    }
    --m_depth;
    --m_brackets;
    if (!inner || !take(K::SetClose))
        return std::nullopt;
    const ExprNode& node = m_out.nodes[*inner];
    return add(ExprOp::Set, node.op == ExprOp::List ? ExprIds(node.args) : ExprIds{*inner});
}

ExpressionParser::Id ExpressionParser::matrix()
{
    if (m_mode != ParseMode::Answer || m_depth > deepest)
        return std::nullopt;
    const bool determinant = token().text == "vmatrix";
    ++m_depth;
    ++m_at;
    std::vector<ExprId> rows;
    std::vector<ExprId> row;
    while (m_at < m_tokens.size() && !is(K::MatrixEnd)) {
        if (take(K::LineEnd) || take(K::Ampersand))
            continue;
        if (take(K::RowEnd)) {
            if (!row.empty())
                rows.push_back(add(ExprOp::Tuple, std::move(row)));
            row.clear();
            continue;
        }
        const Id cell = sum();
        if (!cell) {
            --m_depth;
            return std::nullopt;
        }
        row.push_back(*cell);
    }
    if (!row.empty())
        rows.push_back(add(ExprOp::Tuple, std::move(row)));
    --m_depth;
    if (!take(K::MatrixEnd) || rows.empty())
        return std::nullopt;
    if (determinant)
        if (const Id value = determinantOf(rows))
            return value;
    const ExprId cells = add(ExprOp::Matrix, std::move(rows));
    return determinant ? add(ExprOp::Function, {cells}, "det") : cells;
}

/// Of two or three rows as its products; nothing for other ones.
ExpressionParser::Id ExpressionParser::determinantOf(const std::vector<ExprId>& rows)
{
    const std::size_t n = rows.size();
    const auto square = [&](ExprId row) { return m_out.nodes[row].args.size() == n; };
    if (n < 2 || n > 3 || !std::all_of(rows.begin(), rows.end(), square))
        return std::nullopt;
    const auto cell = [&](std::size_t row, std::size_t column) { return m_out.nodes[rows[row]].args[column % n]; };
    const auto product = [&](ExprId a, ExprId b) { return add(ExprOp::Multiply, {a, b}); };
    const auto minor = [&](std::size_t row, std::size_t a, std::size_t b) {
        return add(ExprOp::Add, {product(cell(row, a), cell(row + 1, b)), add(ExprOp::Negate, {product(cell(row, b), cell(row + 1, a))})});
    };
    if (n == 2)
        return minor(0, 0, 1);
    const ExprId two = add(ExprOp::Add, {product(cell(0, 0), minor(1, 1, 2)), product(cell(0, 1), minor(1, 2, 3))});
    return add(ExprOp::Add, {two, product(cell(0, 2), minor(1, 0, 1))});
}

} // namespace core
