#pragma once

#include <cstddef>
#include <string_view>

namespace core {

class Rational;

/// True when numbers that differ by `difference` leave the same rest by a modulus that the text before `at` works with:
/// "modulo 7: 3^1 = 3, 3^2 = 2, 3^3 = 6". "(mod 11)", \pmod{5} and "last digit" name one too. **Cost** bounded.
[[nodiscard]] bool isOfResidues(std::string_view text, std::size_t at, const Rational& difference);

} // namespace core
