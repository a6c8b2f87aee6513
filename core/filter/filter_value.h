#pragma once

#include "core/filter/filter_query.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <variant>

namespace core {

/// What stands between a field and its value.
enum class FilterSign { Is, Equals, IsNot, Less, LessOrEqual, Greater, GreaterOrEqual };

struct SignAt
{
    FilterSign sign = FilterSign::Is;
    std::size_t length = 0;
};
/// The sign that `text` begins with: `: = != < <= > >=`.
[[nodiscard]] std::optional<SignAt> signAt(std::string_view text);

/// A test that was read, or why there is none; places of the fault count from the value's beginning.
struct ValueRead
{
    std::variant<NumberTest, ChoiceTest, TextTest> test;
    std::optional<FilterFault> fault;
};
/// Reads `8000`, `8k`, `38%`, `1k..8k`, `..500`. IsNot reads as Equals.
[[nodiscard]] ValueRead readNumberTest(const FilterFieldInfo& info, FilterSign sign, std::string_view value);
/// Reads `correct`, `correct,undecided`.
[[nodiscard]] ValueRead readChoiceTest(const FilterFieldInfo& info, std::string_view value);

} // namespace core
