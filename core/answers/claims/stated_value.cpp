#include "core/answers/claims/stated_value.h"

#include "core/answers/words/answer_text.h"
#include "core/answers/words/claim_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace core {

namespace {

using K = TokenKind;

bool isFreeSymbol(const ExprNode& node)
{
    return node.op == ExprOp::Symbol && node.text != "pi" && node.text != "e" && node.text != "i";
}

bool isCall(const ExprNode& node) { return node.op == ExprOp::Function && node.text.size() == 1; }

/// "Area", "the value of x"; not "parallel to y", "not y".
bool isNameInWords(std::string_view words)
{
    std::string last; // word that is no symbol
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        std::string word(words.substr(at, end - at));
        std::transform(word.begin(), word.end(), word.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        if ((claimRoles(word) & (ClaimRole::Negation | ClaimRole::Changing)) != 0 || (claimRoles(word) & (ClaimRole::Rejecting | ClaimRole::Hypothesis)) != 0 || (claimRoles(word) & claimRole(ClaimRole::Doubt)) != 0)
            return false;
        last = word.size() > 1 ? word : last;
        at = end + 1;
    }
    return last == "of" || (claimRoles(last) & claimRole(ClaimRole::Preposition)) == 0;
}

/// True for "Area" and "the area", "Answer" and anything; not for "maximum" and "minimum".
bool sameNameInWords(std::string_view a, std::string_view b)
{
    const std::string x = comparableText(a);
    const std::string y = comparableText(b);
    const auto general = [](std::string_view name) { return name.find("answer") != std::string_view::npos || name.find("result") != std::string_view::npos || name == "value" || name == "total"; };
    return general(x) || general(y) || x.find(y) != std::string::npos || y.find(x) != std::string::npos;
}

bool isNameLike(const ExprNode& node) { return isFreeSymbol(node) || (node.op == ExprOp::Text && isNameInWords(node.text)) || isCall(node); }

/// The different symbols below a node.
std::vector<std::string_view> symbolsBelow(const ComparedSide& side, ExprId id)
{
    std::vector<std::string_view> found;
    std::vector<ExprId> open{id};
    while (!open.empty()) {
        const ExprNode& node = side[open.back()];
        open.pop_back();
        if (isFreeSymbol(node) && std::find(found.begin(), found.end(), node.text) == found.end())
            found.push_back(node.text);
        open.insert(open.end(), node.args.begin(), node.args.end());
    }
    return found;
}

/// Symbols and numbers joined by sums, products and powers alone.
bool isSum(const ComparedSide& side, ExprId id)
{
    constexpr std::array<ExprOp, 6> ops{ExprOp::Symbol, ExprOp::Number, ExprOp::Add, ExprOp::Multiply, ExprOp::Divide, ExprOp::Power};
    std::vector<ExprId> open{id};
    while (!open.empty()) {
        const ExprNode& node = side[open.back()];
        open.pop_back();
        if (std::find(ops.begin(), ops.end(), node.op) == ops.end())
            return false;
        open.insert(open.end(), node.args.begin(), node.args.end());
    }
    return true;
}

/// The one symbol besides `argument` below a node; empty for none or several.
std::string onlyOther(const ComparedSide& side, ExprId id, std::string_view argument)
{
    auto symbols = symbolsBelow(side, id);
    std::erase(symbols, argument);
    return symbols.size() == 1 ? std::string(symbols.front()) : std::string{};
}

/// "AB", "\angle ABC", "m\angle A": letters of points, side by side.
bool isFigureName(const ComparedSide& side, ExprId id)
{
    bool points = false;
    std::vector<ExprId> open{id};
    while (!open.empty()) {
        const ExprNode& node = side[open.back()];
        open.pop_back();
        const bool point = node.op == ExprOp::Symbol && !node.text.empty() && node.text[0] >= 'A' && node.text[0] <= 'Z';
        points = points || point;
        if (!point && node.op != ExprOp::Multiply && !(node.op == ExprOp::Symbol && (node.text == "angle" || node.text == "triangle" || node.text == "m")))
            return false;
        open.insert(open.end(), node.args.begin(), node.args.end());
    }
    return points;
}

/// "x + y", without factors.
bool isSumOfSymbols(const ComparedSide& side, ExprId id)
{
    std::vector<ExprId> open{id};
    while (!open.empty()) {
        const ExprNode& part = side[open.back()];
        open.pop_back();
        if (part.op != ExprOp::Add && part.op != ExprOp::Symbol)
            return false;
        open.insert(open.end(), part.args.begin(), part.args.end());
    }
    return true;
}

/// "m + n", "a + b + c", as problems ask for; x + y = 1 is a line.
bool isSumOfUnknowns(const ComparedSide& side, ExprId id)
{
    const auto symbols = symbolsBelow(side, id);
    return isSum(side, id) && std::none_of(symbols.begin(), symbols.end(), [](std::string_view name) { return name == "x" || name == "y" || name == "z"; });
}

/// True behind "a^2 + b = 0", which is a curve in its usual form.
bool isZero(const ComparedSide& side, ExprId value) { return side.exact(value) && side.exact(value)->sign() == 0; }

/// "A \cup B".
bool isSetName(const ComparedSide& side, ExprId id)
{
    const ExprNode& node = side[id];
    return (node.op == ExprOp::Union || node.op == ExprOp::Intersection || node.op == ExprOp::SetMinus) &&
           std::all_of(node.args.begin(), node.args.end(), [&](ExprId arg) { return isFreeSymbol(side[arg]) || isSetName(side, arg); });
}

/// "x : y", "\sin A", "|AB|".
bool isQuantityName(const ComparedSide& side, ExprId id, ExprId value)
{
    const ExprNode& node = side[id];
    constexpr std::array<std::string_view, 6> functions{"sin", "cos", "tan", "cot", "sec", "csc"};
    const auto symbol = [&](ExprId arg) { return isFreeSymbol(side[arg]); };
    switch (node.op) {
    case ExprOp::Divide:
    case ExprOp::Ratio: return std::all_of(node.args.begin(), node.args.end(), symbol);
    case ExprOp::Function: return std::find(functions.begin(), functions.end(), node.text) != functions.end() && symbol(node.args[0]);
    case ExprOp::Absolute: return isFigureName(side, node.args[0]) || side[node.args[0]].text == "z";
    case ExprOp::Add: return isSumOfUnknowns(side, id) && !isZero(side, value);
    default: return isFigureName(side, id);
    }
}

/// "\psi(x) = ...", "Q(t) = ...": a name and its argument, which read as a product; "dy/dx".
bool isFunctionName(const ComparedSide& side, ExprId id, ExprId value)
{
    const ExprNode& node = side[id];
    const auto differential = [&](ExprId part) {
        const ExprNode& product = side[part];
        return product.op == ExprOp::Multiply && (side[product.args[0]].text == "d" || side[product.args[0]].text == "partial") && isFreeSymbol(side[product.args[1]]);
    };
    if (node.op == ExprOp::Divide)
        return differential(node.args[0]) && differential(node.args[1]);
    if (node.op != ExprOp::Multiply || !isFreeSymbol(side[node.args[1]]))
        return false;
    if (side[node.args[0]].op == ExprOp::Power) // f^{-1}(x)
        return side[side[node.args[0]].args[0]].text == "f" || side[side[node.args[0]].args[0]].text == "g";
    if (!isFreeSymbol(side[node.args[0]]) || side[node.args[0]].text == "nabla")
        return side[node.args[0]].text == "nabla";
    const auto symbols = symbolsBelow(side, value);
    const auto has = [&](ExprId symbol) { return std::find(symbols.begin(), symbols.end(), side[symbol].text) != symbols.end(); };
    return has(node.args[1]) && !has(node.args[0]);
}

/// "(x, y)" or a matrix of symbols.
bool namesIn(const ComparedSide& side, ExprId id)
{
    const ExprNode& node = side[id];
    return std::all_of(node.args.begin(), node.args.end(), [&](ExprId arg) {
        const ExprNode& part = side[arg];
        return isNameLike(part) || part.op == ExprOp::Symbol || (node.op == ExprOp::Matrix && part.op == ExprOp::Tuple && namesIn(side, arg));
    });
}

/// True for "(x, y)" and "(y, x)", not for "(x, y)" and "(a, b)".
bool sameNamesInOtherOrder(const ComparedSide& gold, ExprId g, const ComparedSide& pred, ExprId p)
{
    const auto namesOf = [](const ComparedSide& side, ExprId id) {
        std::vector<std::string_view> names;
        for (const ExprId arg : side[id].args)
            names.push_back(side[arg].text);
        return names;
    };
    const auto names = namesOf(gold, g);
    const auto others = namesOf(pred, p);
    return names != others && std::is_permutation(names.begin(), names.end(), others.begin(), others.end());
}

/// True when a symbol stands below a node.
bool uses(const ComparedSide& side, ExprId id, const std::string& symbol)
{
    std::vector<ExprId> open{id};
    while (!open.empty()) {
        const ExprNode& node = side[open.back()];
        open.pop_back();
        if (node.op == ExprOp::Symbol && node.text == symbol)
            return true;
        open.insert(open.end(), node.args.begin(), node.args.end());
    }
    return false;
}

} // namespace

std::optional<ExprId> assignedValue(const ComparedSide& side, ExprId id)
{
    const ExprNode& node = side[id];
    if (node.op != ExprOp::Relation)
        return std::nullopt;
    const ExprNode& left = side[node.args.front()];
    std::size_t last = node.args.size() - 1; // "x = 1/3 ≈ 0.333" is 1/3
    while (last > 1 && node.relations[last - 1] == K::Approx)
        --last;
    const bool rounded = last == 1 && node.relations[0] == K::Approx && !side.hasSymbols(node.args[0]) && side[node.args[0]].op != ExprOp::Text;
    const ExprId value = node.args[rounded ? 0 : last];
    if (node.relations.size() == 1 && node.relations[0] == K::Congruent) // 3 mod 7, or identically 0
        return (isFreeSymbol(left) && side[value].op == ExprOp::Modulo) || isCall(left) || left.text == "f" ? std::optional(value) : std::nullopt;
    if (!std::all_of(node.relations.begin(), node.relations.end(), [](TokenKind kind) { return kind == K::Equal || kind == K::Approx; }))
        return std::nullopt;
    if (isNameLike(left) || isFunctionName(side, node.args.front(), value) || isSetName(side, node.args.front()) ||
        (!side.hasSymbols(value) && isQuantityName(side, node.args.front(), value)))
        return value;
    const bool names = (left.op == ExprOp::Tuple || left.op == ExprOp::Matrix) && isContainer(side[value].op) && namesIn(side, node.args.front());
    const bool atEnd = last > 0 && isFreeSymbol(side[node.args[last - 1]]) && !side.hasSymbols(value); // "2 + 3 = x = 5"
    if (last == 1 && isFreeSymbol(side[value]) && !side.hasSymbols(node.args[0])) // "5 = x"
        return node.args[0];
    return names || atEnd || !side.hasSymbols(id) ? std::optional(value) : std::nullopt;
}

bool statesValue(const ComparedSide& side, ExprId id)
{
    const ExprNode& node = side[id];
    if (node.op != ExprOp::Relation || node.relations.size() != 1 || node.relations[0] != K::Equal || side.hasSymbols(node.args[1]) || isZero(side, node.args[1]))
        return false;
    if (side[node.args[0]].op == ExprOp::Absolute) { // |x| = 5 has two solutions
        const ExprNode& inside = side[side[node.args[0]].args[0]];
        return inside.op != ExprOp::Symbol || std::string_view("xyntmk").find(inside.text) == std::string_view::npos;
    }
    if (side[node.args[0]].op == ExprOp::Add && isSumOfSymbols(side, node.args[0]))
        return true;
    return isSumOfUnknowns(side, node.args[0]) && symbolsBelow(side, node.args[0]).size() >= 2;
}

bool sameNames(const ComparedSide& gold, ExprId g, const ComparedSide& pred, ExprId p)
{
    const ExprId goldLeft = gold[g].args.front();
    const ExprId predLeft = pred[p].args.front();
    const ExprNode& left = gold[goldLeft];
    const ExprNode& right = pred[predLeft];
    if (isCall(left) && isCall(right))
        return left.text == right.text && sameValue(gold, left.args[0], pred, right.args[0]);
    if (isCall(left) || isCall(right))
        return (isCall(left) ? right : left).text == "y" || left.text == right.text || left.op == ExprOp::Text || right.op == ExprOp::Text;
    if (left.op == ExprOp::Text && right.op == ExprOp::Text)
        return sameNameInWords(left.text, right.text);
    if (isNameLike(left) && isNameLike(right))
        return left.text == right.text || left.op == ExprOp::Text || right.op == ExprOp::Text;
    if (isContainer(left.op) || !gold.hasSymbols(goldLeft))
        return left.op == right.op && left.op != ExprOp::Number && !sameNamesInOtherOrder(gold, goldLeft, pred, predLeft);
    return sameValue(gold, goldLeft, pred, predLeft);
}

bool sameFunctionRule(const ComparedSide& gold, ExprId g, const ComparedSide& pred, ExprId p)
{
    const ExprNode& a = gold[g];
    const ExprNode& b = pred[p];
    const auto single = [](const ExprNode& node) { return node.relations.size() == 1 && node.relations[0] == K::Equal; };
    const ExprNode& left = gold[a.args.front()];
    const ExprNode& right = pred[b.args.front()];
    if (!single(a) || !single(b) || !isCall(left) || !isCall(right) || left.text != right.text || !isFreeSymbol(gold[left.args[0]]) ||
        !isFreeSymbol(pred[right.args[0]]))
        return false;
    const std::string& argument = gold[left.args[0]].text;
    const std::string otherArgument = pred[right.args[0]].text;
    if (argument != otherArgument && !uses(gold, a.args.back(), argument)) // P(A) = 1/2 and P(B) = 1/2
        return false;
    const std::string constant = onlyOther(gold, a.args.back(), argument);
    const std::string otherConstant = onlyOther(pred, b.args.back(), otherArgument);
    if (constant.empty() != otherConstant.empty() || constant == otherArgument || otherConstant == argument)
        return false;
    Expression renamed = pred.expression();
    for (ExprNode& node : renamed.nodes)
        if (node.op == ExprOp::Symbol && (node.text == otherArgument || node.text == otherConstant))
            node.text = node.text == otherArgument ? argument : constant;
    return sameValue(gold, a.args.back(), ComparedSide(std::move(renamed)), b.args.back());
}

} // namespace core
