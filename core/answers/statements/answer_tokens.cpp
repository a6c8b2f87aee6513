#include "core/answers/statements/answer_tokens.h"

#include "core/answers/math/derivative_signs.h"
#include "core/answers/math/token_edits.h"
#include "core/answers/statements/answer_units.h"
#include "core/answers/statements/answer_wording.h"
#include "core/answers/statements/chinese_claims.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

using K = TokenKind;

/// "\text{1001}": a number dressed as words.
bool isNumberInWords(const Token& token)
{
    if (token.kind == K::Text && token.text.view().starts_with('$'))
        return true;
    const std::string_view text = token.kind == K::Text ? token.text.view() : std::string_view{};
    const std::size_t end = std::min(text.find_first_not_of("0123456789.,/+-% "), text.size());
    const bool counted = end > 1 && text[0] >= '0' && text[0] <= '9' && text[end - 1] == ' '; // "\text{8 ways}"
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || c == ' '; };
    return text.find_first_of("0123456789") != std::string_view::npos && (end == text.size() || (counted && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(end), text.end(), letter)));
}

/// Makes a set of "{x | x > 1}" at `at`, which looks like a group.
void readSetBuilder(std::vector<Token>& tokens, std::size_t at)
{
    constexpr std::array<K, 5> owners{K::Power, K::Subscript, K::Command, K::GroupClose, K::SquareClose};
    if (at > 0 && std::find(owners.begin(), owners.end(), tokens[at - 1].kind) != owners.end())
        return;
    int depth = 0;
    bool condition = false;
    for (std::size_t i = at; i < tokens.size(); ++i) {
        depth += tokens[i].kind == K::GroupOpen ? 1 : tokens[i].kind == K::GroupClose ? -1 : 0;
        condition = condition || (depth == 1 && (tokens[i].kind == K::Bar || tokens[i].kind == K::Colon) && i > at + 1);
        if (depth > 0)
            continue;
        if (condition) {
            tokens[at].kind = K::SetOpen;
            tokens[i].kind = K::SetClose;
        }
        return;
    }
}

/// "where k ≥ 1": the condition is one more item of a list.
bool isConditionWord(const std::vector<Token>& tokens, std::size_t at)
{
    constexpr auto words = std::to_array<std::string_view>({"for", "where", "with", "if", "when"});
    return at > 0 && at + 2 < tokens.size() && isLetters(tokens[at]) && std::find(words.begin(), words.end(), trimmedText(tokens[at].text)) != words.end() &&
           tokens[at + 1].kind == K::Word && tokens[at + 2].kind >= K::Equal && tokens[at + 2].kind <= K::In;
}

/// "最小值为 3": what is behind the words.
bool isLeadIn(std::string_view words)
{
    for (const std::string_view denial : {"不", "非", "没", "未", "若", "如果", "假", "设", "认为", "猜", "可能", "或", "错", "已知", "倍", "半", "平方", "立方"})
        if (words.find(denial) != std::string_view::npos)
            return false;
    if (tellsOfOtherInChinese(words))
        return false;
    return words.ends_with("为") || words.ends_with("共有") || words.ends_with("是") || words.ends_with("等于");
}

/// Tokens that words stand for.
void readWords(std::vector<Token>& tokens)
{
    constexpr std::size_t mostTokens = 2000;
    if (tokens.size() > mostTokens)
        return;
    readWording(tokens);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const bool between = at > 0 && at + 1 < tokens.size() && tokens[at - 1].kind == K::Number && tokens[at + 1].kind == K::Number;
        if (between && tokens[at].kind == K::Word && (tokens[at].text == "x" || tokens[at].text == "X"))
            tokens[at].kind = K::Times; // 3 x 10^4
        if (tokens[at].kind == K::Text && (trimmedText(tokens[at].text) == "i" || trimmedText(tokens[at].text) == "e")) {
            tokens[at].text = trimmedText(tokens[at].text) == "i" ? "i" : "e";
            tokens[at].kind = K::Word; // \mathrm{e}
        }
        if (at == 0 && tokens[0].kind == K::Text && tokens.size() > 1 && tokens[1].kind == K::Power)
            tokens[0].kind = K::Word; // \text{sp}^3
        if (tokens[at].text == "pH" || tokens[at].text == "pKa" || tokens[at].text == "pOH")
            tokens[at].latex = true; // one symbol
        readUnit(tokens, at);
        if (isConditionWord(tokens, at))
            tokens[at].kind = K::Comma;
        if (tokens[at].kind == K::GroupOpen)
            readSetBuilder(tokens, at);
        if (tokens[at].kind == K::ParenOpen && at + 3 < tokens.size() && tokens[at + 1].kind == K::Mod && tokens[at + 3].kind == K::ParenClose) {
            tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at + 3)); // 3 (mod 7)
            tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at));
        }
    }
}

} // namespace

std::vector<Token> answerTokens(std::string_view text, CommaStyle commas)
{
    std::vector<Token> tokens = mathTokens(text, commas);
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (isNumberInWords(tokens[i])) {
            const std::vector<Token> inner = mathTokens(tokens[i].text, commas);
            tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i));
            tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(i), inner.begin(), inner.end());
        }
    std::erase_if(tokens, [](const Token& token) { return token.kind == K::Question; });
    readWords(tokens);
    std::vector<Token> out;
    int matrices = 0;
    for (Token& token : tokens) {
        matrices += token.kind == K::MatrixBegin ? 1 : token.kind == K::MatrixEnd ? -1 : 0;
        if (token.kind == K::LineEnd && matrices == 0)
            continue;
        if (token.kind == K::Ampersand && matrices == 0) {
            if (!out.empty() && out.back().kind == K::Comma)
                out.pop_back(); // "x, & x > 0" in cases
            continue;
        }
        const bool letters = token.kind == K::Other && !token.text.empty() && static_cast<unsigned char>(token.text.front()) >= 0xE3;
        if (letters && !out.empty() && out.back().kind == K::Text && out.back().span.end == token.span.begin) {
            out.back().text += token.text; // Chinese words and units
            out.back().span.end = token.span.end;
            continue;
        }
        if (letters)
            token.kind = K::Text;
        if (token.kind == K::Word && (token.text == "percent" || token.text == "pct") && !out.empty() && out.back().kind == K::Number)
            token.kind = K::Percent;
        if (token.text == "cent" && out.size() > 1 && out.back().text == "per" && out[out.size() - 2].kind == K::Number) {
            out.pop_back();
            token.kind = K::Percent;
        }
        if (out.size() > 1 && out.back().kind == K::Text && token.kind == K::Number && out.back().text == "又") {
            out.pop_back(); // 3又1/2
            token.spaceBefore = true;
        }
        if (out.size() == 1 && out.back().kind == K::Text && isLeadIn(out.back().text))
            out.pop_back();
        out.push_back(std::move(token));
    }
    while (!out.empty() && (out.back().kind == K::Period || out.back().kind == K::Comma || out.back().kind == K::RowEnd))
        out.pop_back();
    readDerivatives(out);
    readBaseWords(out);
    return out;
}

} // namespace core
