#include "core/answers/facts/running_facts.h"

#include "core/answers/facts/fact_judgement.h"

#include <vector>

namespace core {

namespace {

using K = TokenKind;

/// The operation that a word or sign at `at` names, and how many tokens it takes.
struct Operation
{
    K kind = K::Other;
    std::size_t length = 0;
};

Operation operationAt(const FactText& text, std::size_t at)
{
    const bool by = text.isWordAt(at + 1, {"by"});
    if (text.isWordAt(at, {"plus", "adding", "add"}))
        return {K::Plus, 1};
    if (text.isWordAt(at, {"minus", "subtracting", "subtract"}))
        return {K::Minus, 1};
    if (text.isWordAt(at, {"times"}))
        return {K::Times, 1};
    if (by && text.isWordAt(at, {"multiplied", "multiply", "multiplying"}))
        return {K::Times, 2};
    if (by && text.isWordAt(at, {"divided", "divide", "dividing"}))
        return {K::Divide, 2};
    return {};
}

bool isNumberAlone(const FactText& text, const FactSide& side)
{
    return side.whole && side.end == side.begin + 1 && text.kindAt(side.begin) == K::Number;
}

/// True when nothing behind a number changes it.
bool endsHere(const FactText& text, std::size_t end)
{
    const K kind = text.kindAt(end);
    return kind == K::Comma || kind == K::Semicolon || kind == K::Period || kind == K::LineEnd || kind == K::ParenClose ||
           (kind == K::Word && text[end].spaceBefore && text[end].text.size() > 1 && !text.isWordAt(end, {"remainder", "thousand", "million", "billion", "percent"}));
}

} // namespace

RunningFact continueFrom(const FactText& text, const FactSide& result)
{
    std::size_t at = result.end;
    if (!isNumberAlone(text, result) || (text.kindAt(at) != K::Comma && text.kindAt(at) != K::Semicolon))
        return {};
    for (++at; text.isWordAt(at, {"and", "then", "now"}); ++at) {
    }
    const Operation operation = text.kindAt(at) == K::Word ? operationAt(text, at) : Operation{};
    if (operation.length == 0)
        return {};
    const std::size_t operand = at + operation.length;
    const std::size_t relation = operand + 1;
    const bool relates = text.kindAt(relation) == K::Equal || text.kindAt(relation) == K::Approx || text.isWordAt(relation, {"is", "gives", "equals", "makes"});
    if (text.kindAt(operand) != K::Number || !relates || text.kindAt(relation + 1) != K::Number || !endsHere(text, relation + 2))
        return {};
    RunningFact out;
    out.result = FactSide{relation + 1, relation + 2, true};
    const std::vector<Token> tokens{text[result.begin], {.kind = operation.kind}, text[operand]};
    const auto a = evaluateSide(tokens);
    const auto b = text.evaluate(*out.result);
    const K kind = text.kindAt(relation) == K::Approx ? K::Approx : K::Equal;
    out.fact = a && b ? judgeFact(*a, kind, *b, std::nullopt) : std::nullopt;
    if (out.fact) {
        out.fact->span = text.spanOf(at, relation + 2);
        out.fact->left = text.spanOf(at, operand + 1);
        const Span said{text[at].span.begin, text[operand].span.end};
        out.fact->right = text[result.begin].text.str() + " " + std::string(said.in(text.text())) + out.fact->right;
    }
    return out;
}

} // namespace core
