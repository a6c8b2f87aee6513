#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// How many atoms of each of some elements a formula holds.
class AtomCounts
{
public:
    /// In the order in which molecular formulas name them: carbon, hydrogen, then by the alphabet.
    static constexpr std::array<std::string_view, 11> elements{"C", "H", "B", "Br", "Cl", "F", "I", "N", "O", "P", "S"};

    [[nodiscard]] int carbons() const { return m_counts[0]; }
    [[nodiscard]] int hydrogens() const { return m_counts[1]; }
    [[nodiscard]] bool operator==(const AtomCounts&) const = default;
    /// True when each element stands in both or in neither.
    [[nodiscard]] bool hasSameElements(const AtomCounts& other) const;
    /// True when both hold the elements in the same ratio: C2H4O2 and CH2O.
    [[nodiscard]] bool isProportional(const AtomCounts& other) const;
    /// True when the bonds of all atoms but one can be paired: CH3CH2, not CH3CH3.
    [[nodiscard]] bool isOdd() const;
    /// "C7H14O2".
    [[nodiscard]] std::string formula() const;

    void add(std::size_t element, int count) { m_counts[element] += count; }
    void add(const AtomCounts& other, int times);

private:
    std::array<int, elements.size()> m_counts{};
};

/// A formula as chemists write it on one line.
struct AtomFormula
{
    AtomCounts atoms;
    bool structural = false;     ///< says more than the counts: brackets, bonds, or an element in several places
    bool holdsPhenyl = false;    ///< Ph or C6H5, which people leave out when they count
    std::size_t carbonGroups = 0; ///< places in which carbon stands
};

/// Reads "CH3-CH(CH3)-CH=CH2", "C4H9COOH", "C₂H₆O": elements, Ph, Me, Et, brackets and bonds. Nothing where something else stands
/// among them, or a number that may be the place of an atom ("C2-H").
/// **Cost** linear; a formula has 80 bytes at most.
[[nodiscard]] std::optional<AtomFormula> atomFormula(std::string_view text);

/// The bytes of the sign of a formula at `at` of `text`; 0 where there is none.
[[nodiscard]] std::size_t formulaSignAt(std::string_view text, std::size_t at);

} // namespace core
