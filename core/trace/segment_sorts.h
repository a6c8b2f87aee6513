#pragma once

#include "core/trace/trace_tree.h"

#include <cstddef>
#include <cstdint>

namespace core {

/// What the recurrent network tells apart: the kinds, approaches that reach no full answer apart from those that do (another
/// approach follows them, no check), and checks that repeat something apart from those that do not. They are added up again
/// to kinds; having to tell them apart, it learns more of the same traces.
enum class Sort : std::uint8_t { QuestionRepeat, ProblemUnderstand, Approach, Verification, Conclusion, OpenApproach, RepeatedCheck };
constexpr std::size_t sortCount = 7;

[[nodiscard]] constexpr Kind kindOf(Sort sort)
{
    return sort == Sort::OpenApproach ? Kind::Approach : sort == Sort::RepeatedCheck ? Kind::Verification : static_cast<Kind>(sort);
}
/// The same of their numbers.
[[nodiscard]] constexpr std::size_t kindOfSort(std::size_t sort) { return static_cast<std::size_t>(kindOf(static_cast<Sort>(sort))); }

} // namespace core
