#include "core/annotate/redefined_signs.h"

#include "core/text/byte_finder.h"

#include <algorithm>
#include <array>
#include <span>

namespace core {

namespace {

using Words = std::span<const std::string_view>;

bool holds(std::string_view text, std::string_view word) { return findPhrase(text, word, 0) != std::string_view::npos; }

bool holdsAny(std::string_view text, Words words)
{
    return std::any_of(words.begin(), words.end(), [text](std::string_view word) { return holds(text, word); });
}

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t skipSpace(std::string_view text, std::size_t at)
{
    return std::min(text.find_first_not_of(" $", at), text.size());
}

/// True for a letter at `at` that is no part of a word.
bool isSymbol(std::string_view text, std::size_t at)
{
    return at < text.size() && isLetter(text[at]) && (at == 0 || (!isLetter(text[at - 1]) && text[at - 1] != '\\')) && (at + 1 == text.size() || !isLetter(text[at + 1]));
}

/// The sign of an operation that `text` defines at `at`, its first letter: "*" in "a * b = a + b + ab"; empty where it defines none.
std::string_view definedAt(std::string_view text, std::size_t at)
{
    if (!isSymbol(text, at))
        return {};
    const std::size_t sign = skipSpace(text, at + 1);
    std::size_t end = sign;
    if (end < text.size() && (text[end] == '\\' || isLetter(text[end])))
        while (++end < text.size() && isLetter(text[end])) {}
    else
        while (end < text.size() && !isLetter(text[end]) && text[end] != ' ' && text[end] != '$')
            ++end;
    constexpr std::size_t longest = 8;
    const std::size_t right = skipSpace(text, end);
    if (end == sign || end - sign > longest || !isSymbol(text, right))
        return {};
    const std::string_view behind = text.substr(skipSpace(text, right + 1), 6);
    constexpr auto verbs = std::to_array<std::string_view>({"=", ":=", "as ", "to be", "be ", "by ", "is ", "为", "等于"});
    const bool defines = std::any_of(verbs.begin(), verbs.end(), [behind](std::string_view verb) { return behind.starts_with(verb); });
    const std::string_view said = text.substr(sign, end - sign);
    constexpr std::string_view plain = "+-/=<>.,:;^(){}";
    return defines && plain.find(said.front()) == std::string_view::npos ? said : std::string_view{};
}

constexpr auto stars = std::to_array<std::string_view>({"*", "star", "\\star", "\\ast", "⋆", "★"});

/// True when `statement` uses the sign that was defined as `sign`.
bool uses(std::string_view statement, std::string_view sign)
{
    const bool star = std::find(stars.begin(), stars.end(), sign) != stars.end();
    return star ? holdsAny(statement, stars) : holds(statement, sign);
}

/// True when `before` says that a star is no product, as where the problem alone defines what it is.
bool deniesProduct(std::string_view before, std::string_view statement)
{
    constexpr auto denials = std::to_array<std::string_view>({"n't multiplication", "not multiplication", "n't ordinary multiplication", "not ordinary multiplication",
                                                              "not the usual multiplication", "n't the usual multiplication", "不是乘"});
    return holdsAny(statement, stars) && holdsAny(before, denials);
}

/// True when `before` defines an operation whose sign `statement` uses.
bool usesDefined(std::string_view before, std::string_view statement)
{
    constexpr auto openings = std::to_array<std::string_view>({"efin", "peration", "规定", "定义", "运算"});
    constexpr std::size_t english = 2;
    constexpr std::size_t reach = 60;
    if (statement.find_first_of("*\\") == std::string_view::npos && std::none_of(statement.begin(), statement.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80U; }))
        return false;
    using Signs = ByteFinder<0xE5, 0xE6, 0xE7>; // of most Chinese signs
    const std::size_t start = std::min<std::size_t>(before.size(), 300);
    const bool chinese = Signs::next(before, 0, start) < start;
    for (const std::string_view opening : std::span(openings).first(chinese ? openings.size() : english))
        for (std::size_t at = findPhrase(before, opening, 0); at != std::string_view::npos; at = findPhrase(before, opening, at + 1))
            for (std::size_t i = at + opening.size(); i < std::min(before.size(), at + reach); ++i)
                if (const std::string_view sign = definedAt(before, i); !sign.empty() && uses(statement, sign))
                    return true;
    return false;
}

/// True when `statement` writes no digits but 0 and 1.
bool isOfBits(std::string_view statement) { return statement.find_first_of("23456789") == std::string_view::npos; }

/// True when a variable was given a value that rests on its old one: "n = n + 1".
bool renewsVariables(std::string_view before)
{
    for (std::size_t at = findPhrase(before, " = ", 0); at != std::string_view::npos; at = findPhrase(before, " = ", at + 1)) {
        const std::string_view behind = before.substr(at + 3, 4);
        if (at > 0 && isSymbol(before, at - 1) && isSymbol(before, at + 3) && behind[0] == before[at - 1] && behind.size() > 2 && behind[1] == ' ' && (behind[2] == '+' || behind[2] == '-' || behind[2] == '*' || behind[2] == '/'))
            return true;
    }
    return false;
}

/// True where values follow one another in time: a loop, rounds of a process.
bool isOfProgram(const FalseFact& fact, std::string_view before, std::string_view statement)
{
    constexpr auto words = std::to_array<std::string_view>({" loop", "Loop", "iteration", "Iteration", "Round 1", "Round 2", "ncrement", " counter ", "循环", "while ("});
    return fact.kind == FactKind::Conclusion && (holdsAny(before, words) || renewsVariables(before) || renewsVariables(statement));
}

} // namespace

bool redefinesSigns(const FalseFact& fact, std::string_view text)
{
    constexpr std::size_t reach = 500;
    constexpr std::size_t far = 4000;
    const std::size_t from = fact.span.begin - std::min(fact.span.begin, far);
    const std::string_view all = text.substr(from, fact.span.begin - from);
    const std::string_view before = all.substr(all.size() - std::min(all.size(), reach));
    const std::string_view statement = fact.span.in(text);
    constexpr auto rings = std::to_array<std::string_view>({"characteristic ", "F_", "F}_", "Z_", "Z}_", "GF(", " mod"});
    constexpr auto elsewhere = std::to_array<std::string_view>({" puzzle", " riddle", "integer division", "floor division"});
    if ((fact.kind == FactKind::Identity && holdsAny(before, rings)) || (holds(before, "perat") && holds(before, "defin")) || holdsAny(before, elsewhere))
        return true;
    const std::string_view around = text.substr(from, fact.span.end + reach / 10 - from);
    constexpr auto algebras = std::to_array<std::string_view>({"Boolean", "boolean", "布尔", "GF(2)", "F_2", "tropical"});
    constexpr auto wholes = std::to_array<std::string_view>({"floor", "integer part", "greatest integer", "Gauss", "取整", "整数部分", "高斯"});
    constexpr auto parts = std::to_array<std::string_view>({"fractional part", "小数部分"});
    const bool bits = isOfBits(statement) || fact.kind == FactKind::Identity;
    return (bits && holdsAny(around, algebras)) || (holds(statement, "[") && holdsAny(around, wholes)) || (holds(statement, "{") && holdsAny(around, parts)) ||
           usesDefined(all, statement) || deniesProduct(all, statement) || isOfProgram(fact, all, statement);
}

} // namespace core
