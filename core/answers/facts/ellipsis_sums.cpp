#include "core/answers/facts/ellipsis_sums.h"

#include "core/answers/facts/fact_judgement.h"
#include "core/answers/facts/statement_end.h"

#include <vector>

namespace core {

namespace {

using K = TokenKind;
using Value = std::optional<Rational>;

/// The sum of evenly spaced whole numbers that begin with `terms` and end with `last`.
Value sumOf(const std::vector<Rational>& terms, const Rational& last)
{
    const Value step = terms[1] - terms[0];
    for (std::size_t i = 2; step && i < terms.size(); ++i)
        if (const Value next = terms[i] - terms[i - 1]; !next || !(*next == *step))
            return std::nullopt;
    const Value span = last - terms[0];
    const Value steps = span && step && step->sign() > 0 ? *span / *step : std::nullopt;
    const Value count = steps && steps->isInteger() && Rational(static_cast<std::int64_t>(terms.size()) - 1) < *steps ? *steps + Rational(1) : std::nullopt;
    const Value ends = terms[0] + last;
    const Value twice = count && ends ? *count * *ends : std::nullopt;
    return twice ? *twice / Rational(2) : std::nullopt;
}

} // namespace

std::optional<FalseFact> falseEllipsisSum(const FactText& text, const FactChain& chain)
{
    const FactSide& tail = chain.sides[0];
    const bool dots = tail.begin > 3 && text.kindAt(tail.begin - 1) == K::Ellipsis && text.kindAt(tail.begin - 2) == K::Plus;
    if (!dots || tail.end != tail.begin + 2 || text.kindAt(tail.begin) != K::Plus || text.kindAt(tail.begin + 1) != K::Number || chain.relations[0] != K::Equal || !chain.sides[1].whole)
        return std::nullopt;
    constexpr std::size_t most = 12;
    std::vector<Rational> terms;
    std::size_t begin = tail.begin - 2; // of the first term
    while (begin > 0 && terms.size() < most && text.kindAt(begin) == K::Plus && text.kindAt(begin - 1) == K::Number) {
        const auto term = text.evaluate(begin - 1, begin);
        if (!term || !term->exact || !term->exact->isInteger() || term->decimals)
            return std::nullopt;
        terms.insert(terms.begin(), *term->exact);
        begin -= begin > 1 ? 2 : 1;
    }
    const bool atStart = begin == 0 && text.kindAt(0) == K::Number;
    begin += atStart ? 0 : 1;
    if (terms.size() < 2 || (!atStart && (isOperatorToken(text.kindAt(begin - 1)) || isOpenToken(text.kindAt(begin - 1)))))
        return std::nullopt;
    const auto last = text.evaluate(tail.begin + 1, tail.end);
    const auto stated = text.evaluate(chain.sides[1]);
    const Value sum = last && last->exact ? sumOf(terms, *last->exact) : std::nullopt;
    if (!sum || !stated || !stated->exact || *stated->exact == *sum || !endsCleanly(text, chain.sides[1], stated->decimals))
        return std::nullopt;
    FalseFact fact;
    fact.span = text.spanOf(begin, chain.sides[1].end);
    fact.left = text.spanOf(begin, tail.end);
    fact.rightValue = sum->toString();
    const Span written{text[begin].span.begin, text[tail.end - 1].span.end};
    fact.right = std::string(written.in(text.text())) + " = " + fact.rightValue;
    fact.gap = 1;
    return fact;
}

} // namespace core
