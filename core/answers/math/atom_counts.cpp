#include "core/answers/math/atom_counts.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace core {

namespace {

constexpr std::size_t longest = 80;
constexpr int mostAtoms = 400;
constexpr std::size_t deepest = 6;
constexpr std::size_t subscriptBytes = 3; // of "₂"

/// The digit of the subscript at `at`; -1 where none is.
int subscriptAt(std::string_view text, std::size_t at)
{
    const std::string_view sign = text.substr(at, subscriptBytes);
    const int digit = sign.starts_with("\xE2\x82") && sign.size() == subscriptBytes ? static_cast<unsigned char>(sign[2]) - 0x80 : -1;
    return digit <= 9 ? digit : -1;
}

/// Bytes of the bond at `at`: "-", "=", "≡", ...
std::size_t bondAt(std::string_view text, std::size_t at)
{
    constexpr auto bonds = std::to_array<std::string_view>({"-", "=", "#", "≡", "–"});
    const auto bond = std::find_if(bonds.begin(), bonds.end(), [rest = text.substr(at)](std::string_view one) { return rest.starts_with(one); });
    return bond == bonds.end() ? 0 : bond->size();
}

class FormulaReader
{
public:
    explicit FormulaReader(std::string_view text) : m_text(text) { m_open.emplace_back(); }

    std::optional<AtomFormula> read()
    {
        while (m_at < m_text.size())
            if (!step())
                return std::nullopt;
        if (m_open.size() != 1 || m_groups == 0)
            return std::nullopt;
        m_formula.atoms = m_open.front();
        return m_formula;
    }

private:
    bool step()
    {
        if (const std::size_t bond = bondAt(m_text, m_at); bond > 0) {
            m_formula.structural = true;
            m_at += bond;
            return true;
        }
        const char c = m_text[m_at];
        if (c == '(' || c == '[')
            return open();
        return c == ')' || c == ']' ? close() : atom();
    }

    bool open()
    {
        ++m_at;
        m_formula.structural = true;
        m_open.emplace_back();
        return m_open.size() <= deepest;
    }

    bool close()
    {
        ++m_at;
        if (m_open.size() < 2 || m_open.back() == AtomCounts())
            return false;
        const AtomCounts inner = m_open.back();
        m_open.pop_back();
        const int times = count();
        m_open.back().add(inner, times);
        return times > 0 && times < mostAtoms;
    }

    bool atom()
    {
        struct Group
        {
            std::string_view sign;
            int carbons;
            int hydrogens;
        };
        constexpr auto groups = std::to_array<Group>({{"Ph", 6, 5}, {"Me", 1, 3}, {"Et", 2, 5}});
        const std::string_view rest = m_text.substr(m_at);
        const auto group = std::find_if(groups.begin(), groups.end(), [rest](const Group& one) { return rest.starts_with(one.sign); });
        if (group != groups.end()) {
            m_at += group->sign.size();
            const int times = count();
            m_open.back().add(0, group->carbons * times);
            m_open.back().add(1, group->hydrogens * times);
            m_formula.holdsPhenyl = m_formula.holdsPhenyl || group->sign == "Ph";
            m_formula.structural = true;
            m_formula.carbonGroups += 2;
            return times > 0 && ++m_groups > 0;
        }
        std::size_t element = AtomCounts::elements.size();
        for (std::size_t i = 0; i < AtomCounts::elements.size(); ++i)
            if (rest.starts_with(AtomCounts::elements[i]) && (element == AtomCounts::elements.size() || AtomCounts::elements[i].size() > 1))
                element = i;
        return element < AtomCounts::elements.size() && element == addAtom(element);
    }

    /// Takes the element at this place. **Returns** it, or npos where its number may be the place of an atom.
    std::size_t addAtom(std::size_t element)
    {
        m_at += AtomCounts::elements[element].size();
        const std::size_t digits = m_at;
        const int times = count();
        const bool numbered = m_at > digits;
        const bool placed = numbered && element == 0 && (m_at == m_text.size() || m_text[m_at] != 'H'); // "C2-C3"
        if (placed || times <= 0 || times >= mostAtoms)
            return std::string_view::npos;
        m_formula.holdsPhenyl = m_formula.holdsPhenyl || (element == 0 && times == 6);
        m_formula.carbonGroups += element == 0 ? 1 : 0;
        const unsigned bit = 1U << element;
        m_formula.structural = m_formula.structural || (m_seen & bit) != 0;
        m_seen |= bit;
        m_open.back().add(element, times);
        ++m_groups;
        return element;
    }

    /// The number here; 1 where there is none.
    int count()
    {
        int number = 0;
        bool any = false;
        while (m_at < m_text.size() && number < mostAtoms) {
            const char c = m_text[m_at];
            const int digit = c >= '0' && c <= '9' ? c - '0' : subscriptAt(m_text, m_at);
            if (digit < 0)
                break;
            m_at += c >= '0' && c <= '9' ? 1 : subscriptBytes;
            number = number * 10 + digit;
            any = true;
        }
        return any ? number : 1;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<AtomCounts> m_open;
    std::size_t m_groups = 0; ///< atoms read, by their signs
    unsigned m_seen = 0;      ///< a bit for each element that stands before
    AtomFormula m_formula;
};

} // namespace

bool AtomCounts::hasSameElements(const AtomCounts& other) const
{
    return std::equal(m_counts.begin(), m_counts.end(), other.m_counts.begin(), [](int a, int b) { return (a == 0) == (b == 0); });
}

bool AtomCounts::isProportional(const AtomCounts& other) const
{
    const auto first = std::find_if(m_counts.begin(), m_counts.end(), [](int count) { return count != 0; });
    if (first == m_counts.end())
        return false;
    const std::int64_t a = *first;
    const std::int64_t b = other.m_counts[static_cast<std::size_t>(first - m_counts.begin())];
    return std::equal(m_counts.begin(), m_counts.end(), other.m_counts.begin(), [a, b](int x, int y) { return x * b == y * a; });
}

bool AtomCounts::isOdd() const
{
    int odd = 0;
    constexpr auto oddBonds = std::to_array<std::string_view>({"H", "B", "Br", "Cl", "F", "I", "N", "P"});
    for (std::size_t i = 0; i < elements.size(); ++i)
        odd += std::find(oddBonds.begin(), oddBonds.end(), elements[i]) != oddBonds.end() ? m_counts[i] : 0;
    return odd % 2 != 0;
}

std::string AtomCounts::formula() const
{
    std::string out;
    for (std::size_t i = 0; i < elements.size(); ++i)
        if (m_counts[i] > 0)
            out += std::string(elements[i]) + (m_counts[i] > 1 ? std::to_string(m_counts[i]) : std::string{});
    return out;
}

void AtomCounts::add(const AtomCounts& other, int times)
{
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        m_counts[i] += other.m_counts[i] * times;
}

std::optional<AtomFormula> atomFormula(std::string_view text)
{
    return text.empty() || text.size() > longest ? std::nullopt : FormulaReader(text).read();
}

std::size_t formulaSignAt(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return 0;
    constexpr std::string_view single = "CHONSPFBI()[]=-#0123456789Mehtlr"; // Me, Ph, Et, Cl, Br
    const bool ethyl = text[at] == 'E' && text.substr(at).starts_with("Et");
    if (ethyl || single.find(text[at]) != std::string_view::npos)
        return 1;
    return subscriptAt(text, at) >= 0 ? subscriptBytes : bondAt(text, at);
}

} // namespace core
