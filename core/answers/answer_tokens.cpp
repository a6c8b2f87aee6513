#include "core/answers/answer_tokens.h"

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

using K = TokenKind;

/// "\text{1001}": a number dressed as words.
bool isNumberInWords(const Token& token)
{
    if (token.kind == K::Text && token.text.view().starts_with('$'))
        return true;
    return token.kind == K::Text && token.text.view().find_first_of("0123456789") != std::string_view::npos &&
           token.text.view().find_first_not_of("0123456789.,/+-% ") == std::string_view::npos;
}

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(" ~");
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(" ~") + 1 - begin);
}

bool isLetters(const Token& token) { return token.kind == K::Word || token.kind == K::Text; }

/// Replaces `count` tokens from `at` on with `token`, which keeps the place of the first.
void replace(std::vector<Token>& tokens, std::size_t at, std::size_t count, Token token)
{
    token.span = {tokens[at].span.begin, tokens[at + count - 1].span.end};
    token.spaceBefore = tokens[at].spaceBefore;
    tokens[at] = std::move(token);
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at + 1), tokens.begin() + static_cast<std::ptrdiff_t>(at + count));
}

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
    return last && isLetters(tokens[end]) && (trimmed(tokens[end].text) == "C" || trimmed(tokens[end].text) == "F") ? end + 1 - at : 0;
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

/// "2 to 3", "1 to 2 to 4": a ratio.
bool isWordedRatio(const std::vector<Token>& tokens)
{
    if (tokens.size() < 3 || tokens.size() > 9 || tokens.size() % 2 == 0)
        return false;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (i % 2 == 0 ? tokens[i].kind != K::Number : !isLetters(tokens[i]) || trimmed(tokens[i].text) != "to")
            return false;
    return true;
}

/// Letters of units that expressions would read as products.
bool isLongUnit(std::string_view word)
{
    constexpr auto names = std::to_array<std::string_view>({"atm", "bar", "cal", "dB", "keV", "kHz", "kPa", "kN", "kWh", "kcal", "MHz", "GHz", "MPa", "GPa", "MJ", "MW",
                                                            "mA", "mV", "mT", "mW", "mmol", "nF", "pF", "rpm", "torr", "ly", "pc", "AU", "nC", "kV", "kJ", "mJ", "gal", "qt", "pt"});
    return std::find(names.begin(), names.end(), word) != names.end();
}

/// What "million" and its like multiply by; empty for other words.
std::string_view multiplier(const Token& token)
{
    constexpr auto words = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"hundred", "100"}, {"thousand", "1000"}, {"million", "1000000"}, {"billion", "1000000000"}, {"trillion", "1000000000000"}, {"dozen", "12"}, {"万", "10000"}, {"亿", "100000000"}});
    const auto at = isLetters(token) || token.kind == K::Other ? std::find_if(words.begin(), words.end(), [&](const auto& word) { return word.first == trimmed(token.text); }) : words.end();
    return at == words.end() ? std::string_view{} : at->second;
}

/// "\mu m" at `at`: a unit of millionths.
std::string_view micro(const std::vector<Token>& tokens, std::size_t at)
{
    if (at == 0 || at + 1 >= tokens.size() || tokens[at - 1].kind != K::Number || tokens[at].text != "mu" || !isLetters(tokens[at + 1]))
        return {};
    constexpr auto units = std::to_array<std::pair<std::string_view, std::string_view>>({{"m", "μm"}, {"s", "μs"}, {"g", "μg"}, {"L", "μL"}});
    const auto unit = std::find_if(units.begin(), units.end(), [&](const auto& one) { return one.first == trimmed(tokens[at + 1].text); });
    return unit == units.end() ? std::string_view{} : unit->second;
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
    while (at < tokens.size() && isLetters(tokens[at]) && (isOne(trimmed(tokens[at].text)) || trimmed(tokens[at].text) == "all integers"))
        ++at;
    const bool all = at > 0 && at + 1 < tokens.size() && trimmed(tokens[0].text).starts_with("all") && tokens[at].kind == K::Word && tokens[at].text.size() == 1 &&
                     tokens[at + 1].kind >= K::Less && tokens[at + 1].kind <= K::NotEqual;
    if (all)
        tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(at));
    const std::size_t size = tokens.size();
    const bool chance = (size == 3 && trimmed(tokens[1].text) == "in") || (size == 4 && tokens[1].text == "out" && tokens[2].text == "of");
    if (chance && tokens[0].kind == K::Number && tokens.back().kind == K::Number)
        replace(tokens, 1, size - 2, Token{.kind = K::Divide});
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

/// "where k ≥ 1": the condition is one more item of a list.
bool isConditionWord(const std::vector<Token>& tokens, std::size_t at)
{
    constexpr auto words = std::to_array<std::string_view>({"for", "where", "with", "if", "when"});
    return at > 0 && at + 2 < tokens.size() && isLetters(tokens[at]) && std::find(words.begin(), words.end(), trimmed(tokens[at].text)) != words.end() &&
           tokens[at + 1].kind == K::Word && tokens[at + 2].kind >= K::Equal && tokens[at + 2].kind <= K::In;
}

/// "最小值为 3": what is behind the words.
bool isLeadIn(std::string_view words)
{
    return words.ends_with("为") || words.ends_with("是") || words.ends_with("等于");
}

/// Tokens that words stand for.
void readWords(std::vector<Token>& tokens)
{
    constexpr std::size_t mostTokens = 2000;
    if (tokens.size() > mostTokens)
        return;
    if (tokens.size() > 3 && tokens[0].text == "Matrix" && tokens[1].kind == K::ParenOpen && tokens.back().kind == K::ParenClose) {
        tokens.pop_back();
        tokens.erase(tokens.begin(), tokens.begin() + 2);
    }
    if (isWordedRatio(tokens))
        for (std::size_t i = 1; i < tokens.size(); i += 2)
            tokens[i].kind = K::Colon;
    turnBrackets(tokens);
    openCondition(tokens);
    keepResult(tokens);
    splitNames(tokens);
    readCounts(tokens);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const bool volume = at > 0 && tokens[at - 1].kind == K::Number && tokens[at].text == "m" && at + 2 == tokens.size() && tokens[at + 1].kind == K::Superscript;
        if (volume)
            tokens[at].kind = K::Text; // 12m³
        const bool between = at > 0 && at + 1 < tokens.size() && tokens[at - 1].kind == K::Number && tokens[at + 1].kind == K::Number;
        if (between && tokens[at].kind == K::Word && (tokens[at].text == "x" || tokens[at].text == "X"))
            tokens[at].kind = K::Times; // 3 x 10^4
        if (tokens[at].kind == K::Other && tokens[at].text == "¢")
            tokens[at] = textToken("cents");
        if (tokens[at].kind == K::Text && (trimmed(tokens[at].text) == "i" || trimmed(tokens[at].text) == "e")) {
            tokens[at].text = trimmed(tokens[at].text) == "i" ? "i" : "e";
            tokens[at].kind = K::Word; // \mathrm{e}
        }
        const bool lastLetter = at + 1 == tokens.size() && (tokens[at].text == "C" || tokens[at].text == "T" || tokens[at].text == "F"); // coulomb, tesla, farad
        const bool behindNumber = at > 0 && (tokens[at - 1].kind == K::Number || tokens[at - 1].kind == K::GroupClose);
        if (tokens[at].kind == K::Word && behindNumber && tokens[at].spaceBefore && (isLongUnit(tokens[at].text) || lastLetter))
            tokens[at].kind = K::Text;
        if (at == 0 && tokens[0].kind == K::Text && tokens.size() > 1 && tokens[1].kind == K::Power)
            tokens[0].kind = K::Word; // \text{sp}^3
        if (tokens[at].text == "pH" || tokens[at].text == "pKa" || tokens[at].text == "pOH")
            tokens[at].latex = true; // one symbol
        if (const std::string_view unit = micro(tokens, at); !unit.empty())
            replace(tokens, at, 2, textToken(unit));
        if (const std::string_view factor = at > 0 && tokens[at - 1].kind == K::Number ? multiplier(tokens[at]) : std::string_view{}; !factor.empty()) {
            tokens[at].kind = K::Number;
            tokens[at].text = factor;
            tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(at), Token{.kind = K::Times});
        }
        if (isConditionWord(tokens, at))
            tokens[at].kind = K::Comma;
        if (const std::size_t count = temperature(tokens, at); count > 0)
            replace(tokens, at, count, textToken(trimmed(tokens[at + count - 1].text) == "C" ? "Celsius" : "Fahrenheit"));
        if (const std::size_t count = halfOfDay(tokens, at); count > 0)
            replace(tokens, at, count, textToken(tokens[at].text.view().find_first_of("aA") == 0 ? "am" : "pm"));
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
        if (token.kind == K::Word && token.text == "percent" && !out.empty() && out.back().kind == K::Number)
            token.kind = K::Percent;
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
    return out;
}

} // namespace core
