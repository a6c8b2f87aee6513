#include "core/answers/math/derivative_signs.h"

#include "core/answers/math/token_edits.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace core {

namespace {

using K = TokenKind;

TokenKind kindAt(const std::vector<Token>& tokens, std::size_t at) { return at < tokens.size() ? tokens[at].kind : K::LineEnd; }

/// "d^2y", "\partial x", "dx": how it reads, and where it ends; empty where there is none.
struct Differential
{
    std::string text;
    std::size_t end = 0;
    bool named = false; ///< a symbol stands behind the sign
};

/// Skips "^2", "^{2}", "²".
void skipOrder(const std::vector<Token>& tokens, Differential& differential)
{
    std::size_t& at = differential.end;
    if (kindAt(tokens, at) == K::Superscript) {
        differential.text += tokens[at++].text.view();
        return;
    }
    const bool group = kindAt(tokens, at + 1) == K::GroupOpen;
    const std::size_t number = at + (group ? 2 : 1);
    if (kindAt(tokens, at) != K::Power || kindAt(tokens, number) != K::Number || (group && kindAt(tokens, number + 1) != K::GroupClose))
        return;
    differential.text += tokens[number].text.view();
    at = number + (group ? 2 : 1);
}

Differential differentialAt(const std::vector<Token>& tokens, std::size_t at, std::string_view sign)
{
    Differential out;
    if (kindAt(tokens, at) != K::Word)
        return out;
    const std::string_view word = tokens[at].text;
    const bool alone = word == sign;
    const bool joined = sign == "d" && word.size() == 2 && word.front() == 'd' && !tokens[at].latex;
    if (!alone && !joined)
        return out;
    out = {std::string(word), at + 1, joined};
    skipOrder(tokens, out);
    const bool symbol = alone && kindAt(tokens, out.end) == K::Word && (tokens[out.end].latex || tokens[out.end].text.size() == 1) && tokens[out.end].text != sign;
    if (symbol) {
        out.text += tokens[out.end++].text.view();
        out.named = true;
        skipOrder(tokens, out);
    }
    return out;
}

/// What is below the line: "dx", "\partial x \partial y".
Differential bottomAt(const std::vector<Token>& tokens, std::size_t at, std::string_view sign)
{
    Differential out = differentialAt(tokens, at, sign);
    for (Differential next = differentialAt(tokens, out.end, sign); out.named && next.named; next = differentialAt(tokens, out.end, sign)) {
        out.text += next.text;
        out.end = next.end;
    }
    return out.named ? out : Differential{};
}

/// True where a plain quotient ends at `at`: "dx/dt", not "dx/dt^2 x".
bool goesOn(const std::vector<Token>& tokens, std::size_t at) { return kindAt(tokens, at) == K::Power || kindAt(tokens, at) == K::Superscript; }

/// The derivative at `at`; its end is 0 where there is none.
Differential derivativeAt(const std::vector<Token>& tokens, std::size_t at, std::string_view sign)
{
    const bool latex = kindAt(tokens, at) == K::Command && tokens[at].text == "frac" && kindAt(tokens, at + 1) == K::GroupOpen;
    const Differential top = differentialAt(tokens, at + (latex ? 2 : 0), sign);
    const std::size_t between = top.end;
    const bool parted = latex ? kindAt(tokens, between) == K::GroupClose && kindAt(tokens, between + 1) == K::GroupOpen : kindAt(tokens, between) == K::Divide;
    if (top.end == 0 || !parted)
        return {};
    const Differential bottom = bottomAt(tokens, between + (latex ? 2 : 1), sign);
    if (bottom.end == 0 || (latex ? kindAt(tokens, bottom.end) != K::GroupClose : goesOn(tokens, bottom.end)))
        return {};
    return {top.text + "/" + bottom.text, bottom.end + (latex ? 1 : 0), true};
}

} // namespace

void readDerivatives(std::vector<Token>& tokens)
{
    for (std::size_t at = 0; at < tokens.size(); ++at)
        for (const std::string_view sign : {std::string_view("d"), std::string_view("partial")})
            if (const Differential found = derivativeAt(tokens, at, sign); found.end > 0)
                replaceTokens(tokens, at, found.end - at, {.kind = K::Word, .text = TokenText::own(found.text), .latex = true});
}

void readBaseWords(std::vector<Token>& tokens)
{
    constexpr auto names = std::to_array<std::string_view>({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"});
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        const bool group = kindAt(tokens, at) == K::Subscript && kindAt(tokens, at + 1) == K::GroupOpen && kindAt(tokens, at + 3) == K::GroupClose;
        Token& word = tokens[at + (group ? 2 : 1)];
        const auto name = kindAt(tokens, at) == K::Subscript && isLetters(word) ? std::find(names.begin(), names.end(), trimmedText(word.text)) : names.end();
        if (name == names.end())
            continue;
        word.kind = K::Number;
        word.text = TokenText::own(std::to_string(name - names.begin() + 2));
    }
}

} // namespace core
