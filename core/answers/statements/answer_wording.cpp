#include "core/answers/statements/answer_wording.h"

#include "core/answers/math/token_edits.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

using K = TokenKind;

/// "2 to 3", "1 to 2 to 4": a ratio.
bool isWordedRatio(const std::vector<Token>& tokens)
{
    if (tokens.size() < 3 || tokens.size() > 9 || tokens.size() % 2 == 0)
        return false;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (i % 2 == 0 ? tokens[i].kind != K::Number : !isLetters(tokens[i]) || trimmedText(tokens[i].text) != "to")
            return false;
    return true;
}

/// "... (k ∈ Z)" as "..., k ∈ Z".
void openCondition(std::vector<Token>& tokens)
{
    const std::size_t size = tokens.size();
    if (size < 6 || tokens[size - 5].kind != K::ParenOpen || tokens[size - 4].kind != K::Word || tokens[size - 3].kind != K::In || tokens[size - 2].kind != K::Word ||
        tokens[size - 1].kind != K::ParenClose)
        return;
    tokens[size - 5].kind = K::Comma;
    tokens.pop_back();
}

/// "1 + 2 + ... + 10 = 55".
bool isLongSum(const std::vector<Token>& tokens)
{
    const auto has = [&](K kind) { return std::any_of(tokens.begin(), tokens.end(), [kind](const Token& token) { return token.kind == kind; }); };
    return has(K::Ellipsis) && !has(K::Comma) && std::count_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == K::Equal; }) == 1;
}

/// "\lim ... = 1": what comes out.
void keepResult(std::vector<Token>& tokens)
{
    constexpr auto operators = std::to_array<std::string_view>({"lim", "int", "iint", "oint", "sum", "prod", "det"});
    const bool operation = !tokens.empty() && tokens[0].latex && std::find(operators.begin(), operators.end(), std::string_view(tokens[0].text)) != operators.end();
    if (!operation && !isLongSum(tokens))
        return;
    int open = 0;
    for (std::size_t at = tokens.size(); at-- > 1;) {
        open += tokens[at].kind == K::GroupClose ? 1 : tokens[at].kind == K::GroupOpen ? -1 : 0;
        if (open == 0 && tokens[at].kind == K::Equal && at + 1 < tokens.size()) {
            tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(at + 1));
            return;
        }
    }
}

/// "\text{Alice and Bob}", "\text{6 and 8}" as two names or numbers.
void splitNames(std::vector<Token>& tokens)
{
    const std::string_view joint = !tokens.empty() && tokens[0].text.find(", ") != std::string_view::npos ? ", " : " and ";
    if (tokens.size() != 1 || tokens[0].kind != K::Text || tokens[0].text.find(joint) == std::string_view::npos)
        return;
    const std::string_view text = tokens[0].text;
    const std::size_t at = text.find(joint);
    std::vector<Token> split;
    for (const std::string_view name : {text.substr(0, at), joint, text.substr(at + joint.size())}) {
        const std::vector<Token> inner = mathTokens(name);
        split.insert(split.end(), inner.begin(), inner.end());
    }
    tokens = std::move(split);
}

/// "all integers n ≥ 3" as "n ≥ 3", "1 in 6" and "1 out of 6" as a fraction.
void readCounts(std::vector<Token>& tokens)
{
    std::size_t at = 0;
    const auto words = std::to_array<std::string_view>({"all", "for", "integers", "positive", "real", "numbers", "values", "of"});
    const auto isOne = [&](std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); };
    while (at < tokens.size() && isLetters(tokens[at]) && (isOne(trimmedText(tokens[at].text)) || trimmedText(tokens[at].text) == "all integers"))
        ++at;
    const bool all = at > 0 && at + 1 < tokens.size() && trimmedText(tokens[0].text).starts_with("all") && tokens[at].kind == K::Word && tokens[at].text.size() == 1 &&
                     tokens[at + 1].kind >= K::Less && tokens[at + 1].kind <= K::NotEqual;
    if (all)
        tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(at));
    const std::size_t size = tokens.size();
    const bool chance = (size == 3 && trimmedText(tokens[1].text) == "in") || (size == 4 && tokens[1].text == "out" && tokens[2].text == "of");
    if (chance && tokens[0].kind == K::Number && tokens.back().kind == K::Number)
        replaceTokens(tokens, 1, size - 2, Token{.kind = K::Divide});
}

/// "1 \over 2" in a group of its own.
void groupAroundOver(std::vector<Token>& tokens)
{
    int depth = 0;
    for (const Token& token : tokens) {
        depth += token.kind == K::GroupOpen ? 1 : token.kind == K::GroupClose ? -1 : 0;
        if (depth > 0 || token.kind != K::Command || token.text != "over")
            continue;
        tokens.insert(tokens.begin(), Token{.kind = K::GroupOpen});
        tokens.push_back(Token{.kind = K::GroupClose});
        return;
    }
}

/// "]0, 1[" as "(0, 1)".
void turnBrackets(std::vector<Token>& tokens)
{
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (tokens[at].kind == K::SquareClose && (at == 0 || tokens[at - 1].kind == K::Union || tokens[at - 1].kind == K::In))
            tokens[at].kind = K::ParenOpen;
        else if (tokens[at].kind == K::SquareOpen && at > 2 && (at + 1 == tokens.size() || tokens[at + 1].kind == K::Union))
            tokens[at].kind = K::ParenClose;
    }
}

/// "\vec{AB}" as one symbol, which is not that of BA.
void joinVectors(std::vector<Token>& tokens)
{
    for (std::size_t at = 0; at + 3 < tokens.size(); ++at) {
        const bool arrow = tokens[at].kind == K::Command && (tokens[at].text == "vec" || tokens[at].text == "overrightarrow");
        const std::string_view points = tokens[at + 2].text;
        const bool capitals = points.size() == 2 && std::all_of(points.begin(), points.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        if (!arrow || !capitals || tokens[at + 1].kind != K::GroupOpen || tokens[at + 3].kind != K::GroupClose)
            continue;
        Token vector{.kind = K::Word};
        vector.text = TokenText::own("vector " + std::string(points));
        vector.latex = true;
        replaceTokens(tokens, at, 4, std::move(vector));
    }
}

/// "\angle ABC" and "m\angle CBA" as one symbol, which is not that of "\angle BAC".
void joinAngles(std::vector<Token>& tokens)
{
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        if (tokens[at].text != "angle" || !tokens[at].latex)
            continue;
        const bool group = at + 3 < tokens.size() && tokens[at + 1].kind == K::GroupOpen && tokens[at + 3].kind == K::GroupClose;
        const std::string name(tokens[at + (group ? 2 : 1)].text.view());
        if ((name.size() != 1 && name.size() != 3) || std::any_of(name.begin(), name.end(), [](char c) { return c < 'A' || c > 'Z'; }))
            continue;
        Token angle{.kind = K::Word};
        angle.text = TokenText::own("angle " + std::min(name, std::string(name.rbegin(), name.rend())));
        angle.latex = true;
        const bool measure = at > 0 && tokens[at - 1].text == "m";
        at -= measure ? 1 : 0;
        replaceTokens(tokens, at, (measure ? 1U : 0U) + (group ? 4U : 2U), std::move(angle));
    }
}

/// "(1, 0)^T" as "(1, 0)": a column is written as a row.
void dropTransposition(std::vector<Token>& tokens)
{
    const std::size_t size = tokens.size();
    const bool group = size > 6 && tokens[size - 1].kind == K::GroupClose && tokens[size - 3].kind == K::GroupOpen;
    const std::size_t sign = size - (group ? 2 : 1);
    const std::size_t power = sign - (group ? 2 : 1);
    if (size < 5 || tokens[0].kind != K::ParenOpen || (tokens[sign].text != "T" && tokens[sign].text != "top") || tokens[power].kind != K::Power || tokens[power - 1].kind != K::ParenClose)
        return;
    const auto opens = std::count_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == K::ParenOpen || token.kind == K::MatrixBegin; });
    const bool coordinates = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == K::Comma; });
    if (opens == 1 && coordinates)
        tokens.resize(power);
}

/// "+ c" behind an integral as "+ C", "c_1 ... + c_2 ..." as "C_1 ... + C_2 ...": constants of integration.
void readConstants(std::vector<Token>& tokens)
{
    const auto named = [&](std::size_t at, std::string_view name) { return tokens[at].kind == K::Word && tokens[at].text == name; };
    std::size_t small = 0;
    std::size_t indexed = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (named(at, "C") || named(at, "a") || named(at, "b"))
            return;
        small += named(at, "c") ? 1U : 0U;
        indexed += named(at, "c") && at + 2 < tokens.size() && tokens[at + 1].kind == K::Subscript ? 1U : 0U;
    }
    const bool last = tokens.size() > 2 && named(tokens.size() - 1, "c") && tokens[tokens.size() - 2].kind == K::Plus && small == 1;
    if (!last && (indexed < 2 || indexed != small))
        return;
    for (std::size_t at = 0; at < tokens.size(); ++at)
        if (named(at, "c"))
            tokens[at].text = "C";
}

} // namespace

void readWording(std::vector<Token>& tokens)
{
    if (tokens.size() > 3 && tokens[0].text == "Matrix" && tokens[1].kind == K::ParenOpen && tokens.back().kind == K::ParenClose) {
        tokens.pop_back();
        tokens.erase(tokens.begin(), tokens.begin() + 2);
    }
    if (isWordedRatio(tokens))
        for (std::size_t i = 1; i < tokens.size(); i += 2)
            tokens[i].kind = K::Colon;
    joinVectors(tokens);
    joinAngles(tokens);
    dropTransposition(tokens);
    readConstants(tokens);
    groupAroundOver(tokens);
    turnBrackets(tokens);
    openCondition(tokens);
    keepResult(tokens);
    splitNames(tokens);
    readCounts(tokens);
}

} // namespace core
