#include "core/annotate/errors/redefined_signs.h"

#include "core/text/ascii.h"
#include "core/text/byte_finder.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

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
    return star ? holdsAny(statement, stars) : findPhrase(statement, sign, 0) != std::string_view::npos;
}

/// True when `statement` writes no digits but 0 and 1.
bool isOfBits(std::string_view statement) { return statement.find_first_of("23456789") == std::string_view::npos; }

/// True where the equality sign at `sign`, " = ", gives a variable a value that rests on its old one: "n = n + 1".
bool isRenewal(std::string_view text, std::size_t sign)
{
    const std::string_view behind = text.substr(sign + 3, 4);
    constexpr std::string_view operations = "+-*/";
    return sign > 0 && isSymbol(text, sign - 1) && isSymbol(text, sign + 3) && behind[0] == text[sign - 1] && behind.size() > 2 && behind[1] == ' ' &&
           operations.find(behind[2]) != std::string_view::npos;
}

// What is looked for; each group is known by its address.
constexpr auto equalities = std::to_array<std::string_view>({" = "});
constexpr auto openings = std::to_array<std::string_view>({"efin", "peration", "规定", "定义", "运算"});
constexpr auto denials = std::to_array<std::string_view>({"n't multiplication", "not multiplication", "n't ordinary multiplication", "not ordinary multiplication",
                                                          "not the usual multiplication", "n't the usual multiplication", "不是乘"});
constexpr auto programs = std::to_array<std::string_view>({" loop", "Loop", "iteration", "Iteration", "Round 1", "Round 2", "ncrement", " counter ", "循环", "while ("});
constexpr auto rings = std::to_array<std::string_view>({"characteristic ", "F_", "F}_", "Z_", "Z}_", "GF(", " mod"});
constexpr auto elsewhere = std::to_array<std::string_view>({" puzzle", " riddle", "integer division", "floor division", "oncatenat", "拼接"});
constexpr auto operating = std::to_array<std::string_view>({"perat"});
constexpr auto defining = std::to_array<std::string_view>({"defin"});
constexpr auto algebras = std::to_array<std::string_view>({"Boolean", "boolean", "布尔", "GF(2)", "F_2", "tropical"});
constexpr auto wholes = std::to_array<std::string_view>({"floor", "integer part", "greatest integer", "Gauss", "取整", "整数部分", "高斯"});
constexpr auto parts = std::to_array<std::string_view>({"fractional part", "小数部分"});

} // namespace

const std::vector<RedefinedSigns::Definition>& RedefinedSigns::definitions()
{
    constexpr std::size_t reach = 60; // behind a word that opens one
    if (!m_definitions) {
        m_definitions.emplace();
        const std::string_view text = m_places.text();
        std::size_t seen = 0;
        for (const Span opening : m_places.of(openings))
            for (std::size_t at = std::max(seen, opening.end); at < std::min(text.size(), opening.begin + reach); seen = ++at)
                if (const std::string_view sign = definedAt(text, at); !sign.empty())
                    m_definitions->push_back({at, sign});
    }
    return *m_definitions;
}

const std::vector<std::size_t>& RedefinedSigns::renewals()
{
    if (!m_renewals) {
        m_renewals.emplace();
        for (const Span sign : m_places.of(equalities))
            if (isRenewal(m_places.text(), sign.begin))
                m_renewals->push_back(sign.begin);
    }
    return *m_renewals;
}

/// True when the text of `before` defines an operation whose sign `statement` uses.
bool RedefinedSigns::usesDefined(Span before, std::string_view statement)
{
    const bool plain = statement.find_first_of("*\\") == std::string_view::npos && std::none_of(statement.begin(), statement.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80U; });
    if (plain || !m_places.isWithin(openings, before))
        return false;
    const std::vector<Definition>& all = definitions();
    const auto first = std::lower_bound(all.begin(), all.end(), before.begin, [](const Definition& one, std::size_t at) { return one.at < at; });
    const auto last = std::lower_bound(first, all.end(), before.end, [](const Definition& one, std::size_t at) { return one.at < at; });
    return std::any_of(first, last, [statement](const Definition& one) { return uses(statement, one.sign); });
}

/// True when the text of `before` says that a star is no product, as where the problem alone defines what it is.
bool RedefinedSigns::deniesProduct(Span before, std::string_view statement) { return holdsAny(statement, stars) && m_places.isWithin(denials, before); }

/// True where values follow one another in time: a loop, rounds of a process.
bool RedefinedSigns::isOfProgram(const FalseFact& fact, Span before)
{
    if (fact.kind != FactKind::Conclusion)
        return false;
    const auto renewal = std::lower_bound(renewals().begin(), renewals().end(), before.begin);
    return (renewal != renewals().end() && *renewal < fact.span.end) || m_places.isWithin(programs, before);
}

bool RedefinedSigns::mayMean(const FalseFact& fact)
{
    constexpr std::size_t reach = 500;
    constexpr std::size_t far = 4000;
    const Span before = windowBefore(fact.span.begin, reach);
    if ((fact.kind == FactKind::Identity && m_places.isWithin(rings, before)) || (m_places.isWithin(operating, before) && m_places.isWithin(defining, before)) ||
        m_places.isWithin(elsewhere, before))
        return true;
    const std::string_view statement = fact.span.in(m_places.text());
    const Span all = windowBefore(fact.span.begin, far);
    const Span around{all.begin, fact.span.end + reach / 10};
    const bool bits = isOfBits(statement) || fact.kind == FactKind::Identity;
    return (bits && m_places.isWithin(algebras, around)) || (statement.find('[') != std::string_view::npos && m_places.isWithin(wholes, around)) ||
           (statement.find('{') != std::string_view::npos && m_places.isWithin(parts, around)) || usesDefined(all, statement) || deniesProduct(all, statement) ||
           isOfProgram(fact, all);
}

} // namespace core
