#pragma once

#include <cstdint>
#include <string_view>

namespace core {

/// How what a clause tells of fits what a problem asks for.
enum class TermFit : std::uint8_t {
    Open,  ///< it does not say
    Asked, ///< it names what is asked for: "the remainder is 3", "Bob is 12"
    Rival  ///< it names something of the same kind instead: the quotient, the perimeter, Alice
};

/// Compares the measures, extremes, deeds and names of `clause` with those of the question of `problem`.
/// **Cost** linear in both.
[[nodiscard]] TermFit termFit(std::string_view problem, std::string_view clause);

/// True for a sentence that is equal only by its number: it names a rival of what is asked for, tells of each of several ("Each row has 8
/// chairs") or of what holds the things that are counted ("8 rows of chairs").
[[nodiscard]] bool tellsOfRival(std::string_view problem, std::string_view sentence);

/// True where `gold` is "x = 4" and each equation in `pred` is of other letters, "the line y = 4", or of what is only
/// compared: "parallel to the line x = 4".
[[nodiscard]] bool namesOtherVariable(std::string_view gold, std::string_view pred);

/// The last sentence of a problem that asks.
[[nodiscard]] std::string_view questionOf(std::string_view problem);

} // namespace core
