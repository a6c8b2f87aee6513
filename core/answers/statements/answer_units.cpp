#include "core/answers/statements/answer_units.h"

#include "core/answers/math/token_edits.h"
#include "core/answers/math/unit_sizes.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace core {

namespace {

using K = TokenKind;

Token textToken(std::string_view text)
{
    Token token;
    token.kind = K::Text;
    token.text = TokenText(text);
    return token;
}

/// "^\circ\text{C}", "^{\circ}C", "°C" at `at`: how many tokens; 0 when they stand for something else.
std::size_t temperature(const std::vector<Token>& tokens, std::size_t at)
{
    const auto is = [&](std::size_t i, K kind) { return i < tokens.size() && tokens[i].kind == kind; };
    std::size_t end = at;
    end += is(end, K::Power) ? 1U : 0U;
    const bool group = is(end, K::GroupOpen);
    end += group ? 1U : 0U;
    if (!is(end, K::Degree))
        return 0;
    ++end;
    if (group && !is(end++, K::GroupClose))
        return 0;
    const bool last = end + 1 == tokens.size();
    return last && isLetters(tokens[end]) && (trimmedText(tokens[end].text) == "C" || trimmedText(tokens[end].text) == "F") ? end + 1 - at : 0;
}

/// "p.m." or "PM" behind a number, at `at`.
std::size_t halfOfDay(const std::vector<Token>& tokens, std::size_t at)
{
    if (at == 0 || tokens[at - 1].kind != K::Number || tokens[at].kind != K::Word)
        return 0;
    const std::string_view word = tokens[at].text;
    if (word == "AM" || word == "PM")
        return 1;
    const bool dotted = (word == "a" || word == "p" || word == "A" || word == "P") && at + 2 < tokens.size() && tokens[at + 1].kind == K::Period &&
                        (tokens[at + 2].text == "m" || tokens[at + 2].text == "M");
    return dotted ? (at + 3 < tokens.size() && tokens[at + 3].kind == K::Period ? 4 : 3) : 0;
}

/// Letters of units that expressions would read as products. "kT" is one of physics.
bool isLongUnit(std::string_view word)
{
    constexpr auto names = std::to_array<std::string_view>({"atm", "bar", "cal", "dB", "kcal", "rpm", "torr", "ly", "pc", "AU", "gal", "qt", "pt"});
    const bool capital = std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return std::find(names.begin(), names.end(), word) != names.end() || (capital && word.size() > 1 && word != "kT" && isUnitSign(word));
}

/// What "million" and its like multiply by; empty for other words.
std::string_view multiplier(const Token& token)
{
    constexpr auto words = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"hundred", "100"}, {"thousand", "1000"}, {"million", "1000000"}, {"billion", "1000000000"}, {"trillion", "1000000000000"}, {"dozen", "12"}, {"万", "10000"}, {"亿", "100000000"}});
    const auto at = isLetters(token) || token.kind == K::Other ? std::find_if(words.begin(), words.end(), [&](const auto& word) { return word.first == trimmedText(token.text); }) : words.end();
    return at == words.end() ? std::string_view{} : at->second;
}

/// "\mu m" and "k\Omega" at `at`: a unit of two tokens; empty for others.
std::string prefixedUnit(const std::vector<Token>& tokens, std::size_t at)
{
    if (at == 0 || at + 1 >= tokens.size() || (tokens[at - 1].kind != K::Number && tokens[at - 1].kind != K::GroupClose && tokens[at - 1].kind != K::Superscript))
        return {};
    const std::string_view next = trimmedText(tokens[at + 1].text);
    const bool known = (tokens[at].text == "mu" && next != "M" && isUnitSign("μ" + std::string(next))) ||
                       (tokens[at + 1].text == "Omega" && tokens[at].text.size() == 1 && isUnitSign(tokens[at].text.str() + "ohm"));
    return !known || !(isLetters(tokens[at + 1]) || next == "Omega") ? std::string{} : tokens[at].text == "mu" ? "μ" + std::string(next) : tokens[at].text.str() + "ohm";
}

} // namespace

void readUnit(std::vector<Token>& tokens, std::size_t at)
{
    const bool volume = at > 0 && tokens[at - 1].kind == K::Number && tokens[at].text == "m" && at + 2 == tokens.size() && tokens[at + 1].kind == K::Superscript;
    if (volume)
        tokens[at].kind = K::Text; // 12m³
    if (tokens[at].kind == K::Other && tokens[at].text == "¢")
        tokens[at] = textToken("cents");
    if (tokens[at].kind == K::Other && (tokens[at].text == "Å" || tokens[at].text == "Å"))
        tokens[at] = textToken("angstrom");
    const bool degrees = at > 0 && at + 1 == tokens.size() && isLetters(tokens[at]) && (trimmedText(tokens[at].text) == "degrees" || trimmedText(tokens[at].text) == "degree");
    if (degrees && (tokens[at - 1].kind == K::Number || tokens[at - 1].kind == K::GroupClose))
        tokens[at].kind = K::Degree;
    const bool lastLetter = at + 1 == tokens.size() && (tokens[at].text == "C" || tokens[at].text == "T" || tokens[at].text == "F"); // coulomb, tesla, farad
    const bool behindNumber = at > 0 && (tokens[at - 1].kind == K::Number || tokens[at - 1].kind == K::GroupClose || tokens[at - 1].kind == K::Superscript);
    if (tokens[at].kind == K::Word && behindNumber && tokens[at].spaceBefore && (isLongUnit(tokens[at].text) || lastLetter))
        tokens[at].kind = K::Text;
    if (const std::string unit = prefixedUnit(tokens, at); !unit.empty()) {
        Token token;
        token.kind = K::Text;
        token.text = TokenText::own(unit);
        replaceTokens(tokens, at, 2, std::move(token));
    }
    if (const std::string_view factor = at > 0 && tokens[at - 1].kind == K::Number ? multiplier(tokens[at]) : std::string_view{}; !factor.empty()) {
        tokens[at].kind = K::Number;
        tokens[at].text = factor;
        tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(at), Token{.kind = K::Times});
    }
    if (const std::size_t count = temperature(tokens, at); count > 0)
        replaceTokens(tokens, at, count, textToken(trimmedText(tokens[at + count - 1].text) == "C" ? "Celsius" : "Fahrenheit"));
    if (const std::size_t count = halfOfDay(tokens, at); count > 0)
        replaceTokens(tokens, at, count, textToken(tokens[at].text.view().find_first_of("aA") == 0 ? "am" : "pm"));
}

} // namespace core
