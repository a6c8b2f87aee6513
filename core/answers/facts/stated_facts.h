#pragma once

#include "core/answers/math/math_tokens.h"
#include "core/answers/math/rational.h"
#include "core/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class FactKind : std::uint8_t {
    Exact,
    Rounded,
    Congruence,
    Inequality,
    Conclusion, ///< 2x + 3 = 11 ⇒ x = 5
    Identity,   ///< y = (x + 1)^2 = x^2 + x + 1
    Count,      ///< "8 numbers (760-768)": said in words of a run of whole numbers, or of rounding
    Atoms       ///< "CH3COOH, which has three carbons"
};

/// A stated arithmetic fact that is false.
struct FalseFact
{
    Span span;              ///< both sides and the sign between them
    FactKind kind = FactKind::Exact;
    Span left;              ///< the left side alone
    std::string right;      ///< the fact as it should be: "17 × 24 = 408"
    std::string rightValue; ///< "408"; empty where only the stated value is known to be wrong
    long double gap = 0;    ///< how far the sides are apart, as a share of the larger
    std::optional<Rational> difference; ///< left less right, where both are known exactly
    bool derived = false;   ///< the left side was itself worked out: b = c in a = b = c, where a is a calculation
};

/// Checks every relation between two sides that can be evaluated in `text`: a = b = c, a ≈ b, a ≡ b (mod m), a < b, and
/// "3*4 is 14"; also what is said of the atoms of a structural formula. Literals count as rounded in their last place; one side at least must be a calculation.
///
/// Only arithmetic is judged here; whether the text means what it states is for the caller to see.
/// **Cost** linear in the text; a side is at most 400 tokens. **Threads** re-entrant.
[[nodiscard]] std::vector<FalseFact> findFalseFacts(std::string_view text);

} // namespace core
