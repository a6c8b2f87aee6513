#include "core/annotate/errors/residues.h"

#include "core/answers/math/rational.h"
#include "core/text/byte_finder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <string_view>
#include <utility>

namespace core {

namespace {

/// The number behind "mod" at `at` and where it ends; 0 where none follows at once.
std::pair<long long, std::size_t> modulusAt(std::string_view text, std::size_t at)
{
    constexpr std::string_view between = "ulo{}()$\\ ,~";
    constexpr std::size_t most = 12;
    std::size_t digit = at;
    while (digit < text.size() && digit - at < most && between.find(text[digit]) != std::string_view::npos)
        ++digit;
    long long modulus = 0;
    const std::string_view digits = text.substr(digit, 9);
    const char* const end = std::from_chars(digits.data(), digits.data() + digits.size(), modulus).ptr;
    return {modulus, digit + static_cast<std::size_t>(end - digits.data())};
}

// What is looked for; each group is known by its address.
constexpr auto signs = std::to_array<std::string_view>({"mod", "Z_", "Z}_", "ℤ_", "F_", "F}_", "GF("}); // "In Z_11, 8·7 = 1"
constexpr auto quotients = std::to_array<std::string_view>({"Z/", "Z}/"});
constexpr auto divisions = std::to_array<std::string_view>({"divided by"});
constexpr auto chinese = std::to_array<std::string_view>({"模"});
constexpr auto remainders = std::to_array<std::string_view>({"remainder"});
constexpr auto lastDigits = std::to_array<std::string_view>({"last digit", "units digit", "ones digit", "unit digit"});
constexpr auto announcements = std::to_array<std::string_view>({"work", "Work", "ll ", "very", "hroughout", "omputation", "rithmetic", "alculation", "educe", "field", "ring ", "在", "意义"});

/// True when `modulus` divides `difference`; of a fraction whose bottom has an inverse, when it divides the top.
bool vanishes(const Rational& difference, long long modulus)
{
    const auto turns = modulus > 1 ? difference.numerator() / Rational(modulus) : std::nullopt;
    const auto bottom = difference.denominator().toInt();
    return turns && turns->isInteger() && bottom && std::gcd(*bottom, modulus) == 1;
}

} // namespace

void NamedModuli::name(PhrasePlaces::Group group, const Named& like)
{
    constexpr std::size_t reach = 60; // of a word that announces: "all computations in F_7", "we work mod 12"
    for (const Span place : m_places.of(group))
        if (const auto [modulus, end] = modulusAt(m_places.text(), place.end); modulus > 1) {
            const bool announced = like.announced && m_places.isWithin(announcements, windowBefore(place.begin, reach));
            m_named->push_back({{place.begin, end}, modulus, like.division, announced});
        }
}

const std::vector<NamedModuli::Named>& NamedModuli::named()
{
    if (!m_named) {
        m_named.emplace();
        name(signs, {{}, 0, false, true});
        name(quotients, {});
        name(divisions, {{}, 0, true, false});
        for (const Span place : m_places.of(chinese))
            if (const auto [modulus, end] = modulusAt(m_places.text(), place.end); modulus > 1)
                m_named->push_back({{place.begin, end}, modulus, false, true});
        std::sort(m_named->begin(), m_named->end(), [](const Named& a, const Named& b) { return a.place.begin < b.place.begin; });
    }
    return *m_named;
}

bool NamedModuli::makeEqual(const Rational& difference, std::size_t at)
{
    constexpr std::size_t reach = 1500;
    constexpr std::size_t far = 8000; // of what is announced
    const Span near = windowBefore(at, reach);
    if (m_places.isWithin(lastDigits, near) && vanishes(difference, 10))
        return true;
    const Span all = windowBefore(at, far);
    if (!m_places.isWithin(signs, all) && !m_places.isWithin(quotients, near) && !m_places.isWithin(divisions, near) && !m_places.isWithin(chinese, all))
        return false;
    const bool remainder = m_places.isWithin(remainders, near);
    const std::vector<Named>& found = named();
    std::vector<long long> asked;
    for (auto one = std::lower_bound(found.begin(), found.end(), all.begin, [](const Named& named, std::size_t begin) { return named.place.begin < begin; });
         one != found.end() && one->place.begin < at; ++one) {
        const bool counts = one->place.end <= at && (one->announced || (one->place.begin >= near.begin && (!one->division || remainder)));
        if (!counts || std::find(asked.begin(), asked.end(), one->modulus) != asked.end())
            continue;
        if (vanishes(difference, one->modulus))
            return true;
        asked.push_back(one->modulus);
    }
    return false;
}

} // namespace core
