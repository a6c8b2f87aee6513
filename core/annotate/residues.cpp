#include "core/annotate/residues.h"

#include "core/answers/rational.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace core {

namespace {

/// The number behind "mod" at `at`; 0 where none follows at once.
long long modulusAt(std::string_view text, std::size_t at)
{
    constexpr std::string_view between = "ulo{}()$\\ ,~";
    constexpr std::size_t most = 12;
    std::size_t digit = at;
    while (digit < text.size() && digit - at < most && between.find(text[digit]) != std::string_view::npos)
        ++digit;
    long long modulus = 0;
    const std::string_view digits = text.substr(digit, 9);
    std::from_chars(digits.data(), digits.data() + digits.size(), modulus);
    return modulus;
}

/// The moduli that `before` names.
std::vector<long long> moduliIn(std::string_view before)
{
    std::vector<long long> moduli;
    const auto note = [&moduli](long long modulus) {
        if (modulus > 1 && std::find(moduli.begin(), moduli.end(), modulus) == moduli.end())
            moduli.push_back(modulus);
    };
    for (std::size_t found = before.find("mod"); found != std::string_view::npos; found = before.find("mod", found + 3))
        note(modulusAt(before, found + 3));
    if (before.find("remainder") != std::string_view::npos)
        for (std::size_t found = before.find("divided by"); found != std::string_view::npos; found = before.find("divided by", found + 10))
            note(modulusAt(before, found + 10));
    for (const std::string_view ring : {"Z_", "Z}_", "ℤ_", "F_", "F}_", "GF(", "Z/", "Z}/"}) // "In Z_11, 8·7 = 1"
        for (std::size_t found = before.find(ring); found != std::string_view::npos; found = before.find(ring, found + ring.size()))
            note(modulusAt(before, found + ring.size()));
    for (const std::string_view name : {"last digit", "units digit", "ones digit", "unit digit"})
        if (before.find(name) != std::string_view::npos)
            note(10);
    return moduli;
}

} // namespace

bool isOfResidues(std::string_view text, std::size_t at, const Rational& difference)
{
    constexpr std::size_t reach = 1500;
    if (!difference.isInteger())
        return false;
    const std::size_t from = at - std::min(at, reach);
    const std::vector<long long> moduli = moduliIn(text.substr(from, at - from));
    return std::any_of(moduli.begin(), moduli.end(), [&](long long modulus) {
        const auto turns = difference / Rational(modulus);
        return turns && turns->isInteger();
    });
}

} // namespace core
