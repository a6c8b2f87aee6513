#include "core/answers/math/expression.h"

#include "core/answers/math/expression_parser.h"

#include <algorithm>

namespace core {

namespace {

bool isRelation(TokenKind kind)
{
    return kind >= TokenKind::Equal && kind <= TokenKind::In;
}

} // namespace

std::optional<Expression> parseExpression(std::span<const Token> tokens, ParseMode mode)
{
    return ExpressionParser(tokens, mode).run();
}

constinit const Token ExpressionParser::none{.kind = TokenKind::LineEnd};

bool ExpressionParser::takeWord(std::string_view word)
{
    const Token& t = token();
    if (t.kind != K::Word && t.kind != K::Text)
        return false;
    const std::string_view text = t.text;
    const auto first = text.find_first_not_of(' ');
    const auto last = text.find_last_not_of(' ');
    if (first == std::string_view::npos || text.substr(first, last - first + 1) != word)
        return false;
    ++m_at;
    return true;
}

ExprId ExpressionParser::add(ExprNode node)
{
    m_out.nodes.push_back(std::move(node));
    return static_cast<ExprId>(m_out.nodes.size() - 1);
}

ExprId ExpressionParser::add(ExprOp op, ExprIds args, std::string_view text)
{
    ExprNode& node = m_out.nodes.emplace_back();
    node.op = op;
    node.args = std::move(args);
    node.text = text;
    const auto index = op == ExprOp::Symbol ? std::find_if(m_indices.begin(), m_indices.end(), [text](const Index& of) { return of.name == text; }) : m_indices.end();
    if (index != m_indices.end()) {
        node.op = ExprOp::Number;
        node.number = Rational(index->value);
    }
    return static_cast<ExprId>(m_out.nodes.size() - 1);
}

bool ExpressionParser::plainInteger(ExprId id) const
{
    const ExprNode& node = m_out.nodes[id];
    return node.op == ExprOp::Number && !node.decimal && node.number.isInteger();
}

std::optional<Expression> ExpressionParser::run()
{
    if (m_tokens.empty() || m_tokens.size() > mostTokens)
        return std::nullopt;
    m_out.nodes.reserve(std::min<std::size_t>(m_tokens.size() + 2, 32));
    const Id root = m_mode == ParseMode::Answer ? list() : sum();
    if (!root || m_at < m_tokens.size())
        return std::nullopt;
    m_out.root = *root;
    return std::move(m_out);
}

bool ExpressionParser::atListSeparator() const
{
    const Token& t = token();
    if (m_at >= m_tokens.size())
        return false;
    if (t.kind == K::Comma || t.kind == K::Semicolon)
        return true;
    const std::string_view text = t.text;
    const auto first = text.find_first_not_of(' ');
    if ((t.kind != K::Word && t.kind != K::Text) || first == std::string_view::npos)
        return false;
    const auto word = text.substr(first, text.find_last_not_of(' ') - first + 1);
    return word == "and" || word == "or" || word == "或" || word == "和" || word == "且" || word == ", and" || word == ", or";
}

ExpressionParser::Id ExpressionParser::list()
{
    std::vector<ExprId> items;
    bool alternatives = false;
    bool together = false;
    do {
        const Id item = relation();
        if (!item)
            return std::nullopt;
        items.push_back(*item);
        if (!atListSeparator())
            break;
        for (; atListSeparator(); ++m_at) {
            together = together || token().text.find("and") != std::string::npos || token().text == "且";
            alternatives = alternatives || token().text.find("or") != std::string::npos || token().text == "或";
        }
    } while (m_at < m_tokens.size());
    if (m_mode == ParseMode::Answer && items.size() > 1)
        repeatNotEqual(items);
    return items.size() == 1 ? items.front() : add(ExprOp::List, std::move(items), alternatives ? "or" : together ? "and" : "");
}

/// "x \ne 2, -2" is "x \ne 2, x \ne -2".
void ExpressionParser::repeatNotEqual(std::vector<ExprId>& items)
{
    const ExprNode first = m_out.nodes[items.front()];
    if (first.op != ExprOp::Relation || first.relations != std::vector<TokenKind>{K::NotEqual})
        return;
    for (ExprId& item : items)
        if (m_out.nodes[item].op != ExprOp::Relation) {
            ExprNode relation = first;
            relation.args[1] = item;
            item = add(std::move(relation));
        }
}

ExpressionParser::Id ExpressionParser::relation()
{
    const Id first = setExpression();
    if (!first)
        return std::nullopt;
    ExprNode node;
    node.op = ExprOp::Relation;
    node.args.push_back(*first);
    while (m_at < m_tokens.size() && (isRelation(token().kind) || is(K::Arrow))) {
        node.relations.push_back(token().kind);
        ++m_at;
        const Id next = setExpression();
        if (!next)
            return std::nullopt;
        node.args.push_back(*next);
    }
    return node.relations.empty() ? first : Id(add(std::move(node)));
}

ExpressionParser::Id ExpressionParser::setExpression()
{
    Id left = sum();
    while (left && m_at < m_tokens.size()) {
        const bool letterU = is(K::Word) && token().text == "U" && m_out.nodes[*left].op == ExprOp::Tuple;
        const ExprOp op = is(K::Union) || letterU ? ExprOp::Union
                          : is(K::Intersection)   ? ExprOp::Intersection
                          : is(K::SetMinus)       ? ExprOp::SetMinus
                                                  : ExprOp::Number;
        if (op == ExprOp::Number) {
            if (!is(K::Colon) || m_brackets > 0)
                break;
            ++m_at;
            const Id right = sum();
            if (!right)
                return std::nullopt;
            const ExprNode& before = m_out.nodes[*left];
            ExprIds parts = before.op == ExprOp::Ratio ? before.args : ExprIds{*left};
            parts.push_back(*right); // 1:2:3 is one node behind its parts
            left = add(ExprOp::Ratio, parts);
            continue;
        }
        ++m_at;
        const Id right = sum();
        if (!right)
            return std::nullopt;
        left = add(op, {*left, *right});
    }
    return left;
}

ExpressionParser::Id ExpressionParser::sum()
{
    if (m_depth > deepest)
        return std::nullopt;
    ++m_depth;
    Id left;
    if (is(K::PlusMinus) || is(K::MinusPlus)) {
        const std::string_view sign = is(K::PlusMinus) ? "+" : "-";
        ++m_at;
        const Id value = product();
        left = value ? Id(add(ExprOp::PlusMinus, {*value}, sign)) : std::nullopt;
    } else {
        take(K::Plus);
        left = product();
    }
    while (left && m_at < m_tokens.size() && token().kind >= K::Plus && token().kind <= K::MinusPlus) {
        const TokenKind sign = token().kind;
        ++m_at;
        if (is(K::Ellipsis) && m_mode == ParseMode::Answer) {
            left = endedSum(*left);
            continue;
        }
        const Id right = product();
        if (!right) {
            left = std::nullopt;
        } else if (sign == K::Plus || sign == K::Minus) {
            const ExprId term = sign == K::Minus ? add(ExprOp::Negate, {*right}) : *right;
            left = add(ExprOp::Add, {*left, term});
        } else {
            left = add(ExprOp::PlusMinus, {*left, *right}, sign == K::PlusMinus ? "+" : "-");
        }
    }
    --m_depth;
    return left;
}

} // namespace core
