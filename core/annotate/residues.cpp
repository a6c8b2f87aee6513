#include "core/annotate/residues.h"

#include "core/answers/rational.h"
#include "core/text/byte_finder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
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

/// True where "mod" or the name of a ring at `at` is said of all that follows: "all computations in F_7", "we work mod 12".
bool isAnnouncement(std::string_view text, std::size_t at)
{
    constexpr std::size_t reach = 60;
    const std::string_view before = text.substr(at - std::min(at, reach), std::min(at, reach));
    constexpr auto words = std::to_array<std::string_view>({"work", "Work", "ll ", "very", "hroughout", "omputation", "rithmetic", "alculation", "educe", "field", "ring ", "在", "意义"});
    return std::any_of(words.begin(), words.end(), [before](std::string_view word) { return before.find(word) != std::string_view::npos; });
}

/// The moduli that `before` names once for all that follows.
std::vector<long long> announcedIn(std::string_view before)
{
    std::vector<long long> moduli;
    for (const std::string_view name : {"mod", "Z_", "Z}_", "ℤ_", "F_", "F}_", "GF("})
        for (std::size_t found = findPhrase(before, name, 0); found != std::string_view::npos; found = findPhrase(before, name, found + name.size()))
            if (const long long modulus = modulusAt(before, found + name.size()); modulus > 1 && isAnnouncement(before, found))
                moduli.push_back(modulus);
    for (std::size_t found = findPhrase(before, "模", 0); found != std::string_view::npos; found = findPhrase(before, "模", found + 3))
        moduli.push_back(modulusAt(before, found + 3));
    return moduli;
}

/// True when `modulus` divides `difference`; of a fraction whose bottom has an inverse, when it divides the top.
bool vanishes(const Rational& difference, long long modulus)
{
    const auto turns = modulus > 1 ? difference.numerator() / Rational(modulus) : std::nullopt;
    const auto bottom = difference.denominator().toInt();
    return turns && turns->isInteger() && bottom && std::gcd(*bottom, modulus) == 1;
}

} // namespace

bool isOfResidues(std::string_view text, std::size_t at, const Rational& difference)
{
    constexpr std::size_t reach = 1500;
    const std::size_t from = at - std::min(at, reach);
    const auto vanishesFor = [&](const std::vector<long long>& moduli) { return std::any_of(moduli.begin(), moduli.end(), [&](long long modulus) { return vanishes(difference, modulus); }); };
    constexpr std::size_t far = 8000;
    const std::size_t first = at - std::min(at, far);
    return vanishesFor(moduliIn(text.substr(from, at - from))) || vanishesFor(announcedIn(text.substr(first, at - first)));
}

} // namespace core
