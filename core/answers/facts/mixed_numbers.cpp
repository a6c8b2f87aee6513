#include "core/answers/facts/mixed_numbers.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace core {

namespace {

using K = TokenKind;
using Value = std::optional<ArithmeticSide>;

/// Behind the group or number at `at`.
std::size_t pastPart(std::span<const Token> tokens, std::size_t at)
{
    int depth = 0;
    do {
        if (at >= tokens.size())
            return at;
        depth += tokens[at].kind == K::GroupOpen ? 1 : tokens[at].kind == K::GroupClose ? -1 : 0;
        ++at;
    } while (depth > 0);
    return at;
}

/// True at the whole part of a mixed number: "2" in "2\frac12".
bool isWholePart(std::span<const Token> tokens, std::size_t at)
{
    const Token& token = tokens[at];
    const bool whole = token.kind == K::Number && !token.scientific && token.text.view().find('.') == std::string_view::npos;
    const bool exponent = at > 0 && (tokens[at - 1].kind == K::Power || tokens[at - 1].kind == K::Command);
    return whole && !exponent && at + 1 < tokens.size() && tokens[at + 1].kind == K::Command && tokens[at + 1].text == "frac";
}

/// `tokens` with "2\frac12" as (2 + \frac12); nothing where there is none.
std::optional<std::vector<Token>> asSums(std::span<const Token> tokens)
{
    std::vector<Token> out;
    bool mixed = false;
    const auto put = [&out](K kind) { out.push_back({.kind = kind}); };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!isWholePart(tokens, i)) {
            out.push_back(tokens[i]);
            continue;
        }
        mixed = true;
        const std::size_t end = std::min(pastPart(tokens, pastPart(tokens, i + 2)), tokens.size());
        put(K::ParenOpen);
        out.push_back(tokens[i]);
        put(K::Plus);
        out.insert(out.end(), tokens.begin() + static_cast<std::ptrdiff_t>(i + 1), tokens.begin() + static_cast<std::ptrdiff_t>(end));
        put(K::ParenClose);
        i = end - 1;
    }
    return mixed ? std::optional(std::move(out)) : std::nullopt;
}

Value valueAsSums(const FactText& text, const FactSide& side)
{
    const auto tokens = asSums(text.tokensOf(side));
    return tokens ? evaluateSide(*tokens) : Value();
}

} // namespace

bool holdsWithMixedNumbers(const FactText& text, const FactLink& link)
{
    const Value a = valueAsSums(text, link.left());
    const Value b = valueAsSums(text, link.right());
    const auto holds = [](const ArithmeticSide& x, const ArithmeticSide& y) { return std::abs(x.value - y.value) <= 1e-9L * std::abs(x.value) + (y.decimals ? y.lastPlace : 0); };
    return (a && holds(*a, link.b)) || (b && holds(link.a, *b)) || (a && b && holds(*a, *b));
}

} // namespace core
