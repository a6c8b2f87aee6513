#include "core/answers/math/evaluate.h"
#include "core/answers/math/expression_parser.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::int64_t mostTerms = 200;
constexpr std::int64_t largestBound = 1'000'000'000;
constexpr std::size_t mostNodes = 20'000; ///< of all terms together

/// The sum of first, first + step, ..., last; nothing where last is none of these.
std::optional<Rational> arithmeticSum(const Rational& first, const Rational& step, const Rational& last)
{
    const auto way = last - first;
    const auto steps = way && step.sign() != 0 ? *way / step : std::nullopt;
    if (!steps || !steps->isInteger() || steps->sign() <= 0)
        return std::nullopt;
    const auto ends = first + last;
    const auto count = *steps + Rational(1);
    const auto twice = ends && count ? *ends * *count : std::nullopt;
    return twice ? *twice / Rational(2) : std::nullopt;
}

/// The sum of first, first times ratio, ..., last; nothing where last is none of the first terms.
std::optional<Rational> geometricSum(const Rational& first, const Rational& ratio, const Rational& last)
{
    std::optional<Rational> term = first;
    std::optional<Rational> total = first;
    for (std::int64_t i = 1; term && total && i < mostTerms; ++i) {
        term = *term * ratio;
        total = term ? *total + *term : std::nullopt;
        if (term == last)
            return total;
    }
    return std::nullopt;
}

} // namespace

/// "\sum_{k=1}^{10} k^2", "\prod_{k=1}^{5} k": each term by itself. Nothing where the bounds are no numbers or far apart.
ExpressionParser::Id ExpressionParser::series()
{
    const ExprOp op = token().text == "sum" ? ExprOp::Add : ExprOp::Multiply;
    ++m_at;
    if (!take(K::Subscript) || !take(K::GroupOpen) || !is(K::Word) || token().text.size() != 1)
        return std::nullopt;
    const std::string_view name = token().text;
    ++m_at;
    if (!take(K::Equal))
        return std::nullopt;
    const auto from = wholeNumber();
    if (!from || !take(K::GroupClose) || !take(K::Power))
        return std::nullopt;
    const bool grouped = take(K::GroupOpen);
    const auto to = wholeNumber();
    if (!to || (grouped && !take(K::GroupClose)) || *to < *from || *to - *from >= mostTerms)
        return std::nullopt;
    const std::size_t body = m_at;
    std::vector<ExprId> terms;
    for (std::int64_t value = *from; value <= *to; ++value) {
        const Id term = termOf(body, {name, value});
        if (!term || m_out.nodes.size() > mostNodes)
            return std::nullopt;
        terms.push_back(*term);
    }
    return joined(op, terms);
}

/// "12" or "-3".
std::optional<std::int64_t> ExpressionParser::wholeNumber()
{
    const bool negative = take(K::Minus);
    const auto value = is(K::Number) ? Rational::fromDecimal(token().text) : std::nullopt;
    const auto whole = value ? value->toInt() : std::nullopt;
    if (!whole || *whole > largestBound)
        return std::nullopt;
    ++m_at;
    return negative ? -*whole : *whole;
}

/// The product that begins at token `body`, for one value of the index.
ExpressionParser::Id ExpressionParser::termOf(std::size_t body, Index index)
{
    m_at = body;
    const std::size_t first = m_out.nodes.size();
    m_indices.push_back(index);
    const Id term = product();
    m_indices.pop_back();
    const bool numbered = std::any_of(m_out.nodes.begin() + static_cast<std::ptrdiff_t>(first), m_out.nodes.end(), [index](const ExprNode& node) {
        const std::size_t script = node.op == ExprOp::Symbol ? node.text.find('_') : std::string::npos;
        return script != std::string::npos && node.text.find(index.name, script) != std::string::npos; // a_k is another symbol for each k
    });
    return numbered ? std::nullopt : term;
}

/// All terms in one node of nodes: halves of halves, since long chains would be deep.
ExprId ExpressionParser::joined(ExprOp op, std::span<const ExprId> terms)
{
    if (terms.size() == 1)
        return terms.front();
    const std::size_t half = terms.size() / 2;
    const ExprId left = joined(op, terms.first(half));
    const ExprId right = joined(op, terms.subspan(half));
    return add(op, {left, right});
}

/// Behind "1 + 2 +", at the dots of "... + 100": the value of all of it, when the terms that are there make clear which are left
/// out: equal steps, or equal ratios of three terms.
ExpressionParser::Id ExpressionParser::endedSum(ExprId begun)
{
    ++m_at;
    const Id end = take(K::Plus) ? product() : std::nullopt;
    if (!end)
        return std::nullopt;
    std::vector<ExprId> ids;
    for (ExprId at = begun;; at = m_out.nodes[at].args[0]) {
        const bool more = m_out.nodes[at].op == ExprOp::Add;
        ids.push_back(more ? m_out.nodes[at].args[1] : at);
        if (!more)
            break;
    }
    std::reverse(ids.begin(), ids.end());
    ids.push_back(*end);
    const auto values = exactValues(m_out, SymbolPoint::none());
    std::vector<Rational> terms;
    for (const ExprId id : ids) {
        if (!values[id])
            return std::nullopt;
        terms.push_back(*values[id]);
    }
    const std::size_t begins = terms.size() - 1;
    if (begins < 2)
        return std::nullopt;
    const auto step = terms[1] - terms[0];
    const auto ratio = terms[1] / terms[0];
    bool equalSteps = step.has_value();
    bool equalRatios = ratio.has_value() && begins > 2;
    for (std::size_t i = 2; i < begins; ++i) {
        equalSteps = equalSteps && terms[i] - terms[i - 1] == step;
        equalRatios = equalRatios && terms[i] / terms[i - 1] == ratio;
    }
    const auto total = equalSteps ? arithmeticSum(terms.front(), *step, terms.back()) : equalRatios ? geometricSum(terms.front(), *ratio, terms.back()) : std::nullopt;
    if (!total)
        return std::nullopt;
    ExprNode node;
    node.number = *total;
    return add(std::move(node));
}

} // namespace core
