#include "core/answers/facts/substitution_facts.h"

#include "core/answers/facts/equation_reading.h"

#include <algorithm>

namespace core {

namespace {

using K = TokenKind;

constexpr std::size_t shortestExpression = 3; ///< tokens: "x + 1", "x^2"

/// "when x = 4": one letter, a number, and a word before that brings them in.
bool givesValue(const FactText& text, const FactChain& chain)
{
    const FactSide& symbol = chain.sides[0];
    const bool letter = symbol.end == symbol.begin + 1 && text.kindAt(symbol.begin) == K::Word && text[symbol.begin].text.size() == 1 && !text.isWordAt(symbol.begin, {"e", "i"});
    return letter && chain.relations.size() == 1 && chain.relations[0] == K::Equal && chain.sides[1].whole && symbol.begin > 0 &&
           text.isWordAt(symbol.begin - 1, {"with", "With", "when", "When", "for", "For", "if", "If", "at", "At", "in", "Setting", "setting", "substituting", "Substituting", "plugging", "Plugging"});
}

/// True for "1b + 2" and "3b4", where digits and letters stand side by side as digits.
bool writesDigits(const FactText& text, const FactSide& side)
{
    for (std::size_t at = side.begin; at + 1 < side.end; ++at) {
        const bool glued = text.kindAt(at) == K::Number && text.kindAt(at + 1) == K::Word && !text[at + 1].spaceBefore;
        if ((glued && text[at].text == "1") || (text.kindAt(at) == K::Word && text.kindAt(at + 1) == K::Number))
            return true;
    }
    return false;
}

/// True when the tokens between a value and an expression only lead from one to the other: ", ", ", then ", ": ", ", we get ".
bool leadsOn(const FactText& text, std::size_t begin, std::size_t end)
{
    constexpr std::size_t most = 5;
    if (end <= begin || end - begin > most)
        return false;
    for (std::size_t at = begin; at < end; ++at)
        if (text.kindAt(at) != K::Comma && text.kindAt(at) != K::Colon && !text.isWordAt(at, {"then", "we", "get", "have", "find", "obtain", "gives", "this", "it"}))
            return false;
    return true;
}

/// True when the rest of the sentence may take the statement back: "?", "which is impossible", "so it does not".
bool isTakenBack(const FactText& text, std::size_t at)
{
    constexpr std::size_t reach = 14;
    for (const std::size_t end = at + reach; at < end && at < text.size(); ++at) {
        const K kind = text.kindAt(at);
        if (kind == K::Question || kind == K::NotEqual || kind == K::Arrow || text.isWordAt(at, {"not", "no", "No", "Not", "doesn", "isn", "can", "cannot", "never", "impossible", "contradiction", "contradicts", "contradictory", "false", "fails", "fail", "invalid", "wrong", "instead", "but", "has", "must", "should", "would", "only"}))
            return true;
        if (kind == K::Period || kind == K::Semicolon)
            return text.isWordAt(at + 1, {"No", "Not", "Nope", "But", "Wait", "Hmm", "That", "This", "Which", "Contradiction", "Doesn", "Invalid"});
    }
    return false;
}

} // namespace

std::optional<FalseFact> falseSubstitution(const FactText& text, const FactChain& first, const FactChain& second)
{
    const FactSide& expression = second.sides[0];
    const FactSide& stated = second.sides[1];
    const bool plain = second.relations[0] == K::Equal && expression.whole && stated.whole && expression.end >= expression.begin + shortestExpression;
    if (!plain || first.relations.empty() || !givesValue(text, first) || !leadsOn(text, first.sides[1].end, expression.begin) || text.lettersIn(expression) != text.lettersIn(first.sides[0]) || !text.isNumeric(stated) || writesDigits(text, expression))
        return std::nullopt;
    const auto given = text.isNumeric(first.sides[1]) ? text.evaluate(first.sides[1]) : std::nullopt;
    const auto equation = given && given->exact && !given->decimals ? readEquation(text, expression, stated) : std::nullopt;
    const bool ofSymbol = equation && equation->left.symbols.size() == 1 && text[first.sides[0].begin].text == equation->left.symbols.front();
    if (!ofSymbol || equation->decimals() || !equation->right.symbols.empty())
        return std::nullopt;
    const auto& value = given->exact;
    const auto right = equation->left.with(*value);
    const auto said = right ? equation->right.at(SymbolPoint::none()) : std::nullopt;
    if (!said || *said == *right || isTakenBack(text, second.sides.back().end))
        return std::nullopt;
    const std::string worth = right->toString().substr(0, 40);
    return factAt(text, first.sides[0].begin, expression, stated.end, textOf(text, expression) + " = " + worth + " for " + textOf(text, first.sides[0]) + " = " + value->toString().substr(0, 40), worth);
}

} // namespace core
