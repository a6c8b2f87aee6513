#pragma once

#include <cstdint>
#include <string_view>

namespace core {

/// True for "Order these events", "from smallest to largest", 从小到大排列: the order of a list is then the answer.
[[nodiscard]] bool asksForOrder(std::string_view problem);

/// Two lists where the order counts.
enum class ListOrder : std::uint8_t {
    Open,  ///< not two lists of the same things
    Same,  ///< also "First came A, then B, and finally C" for "A, B, C"
    Other, ///< the same things in another order
};
[[nodiscard]] ListOrder compareOrder(std::string_view gold, std::string_view pred);

/// True where a problem asks for roots or factors "with multiplicity": what comes twice is then listed twice.
[[nodiscard]] bool countsRepeats(std::string_view problem);
/// True when two lists without braces have different numbers of things.
[[nodiscard]] bool listsAnotherNumber(std::string_view gold, std::string_view pred);

/// True for "The sequence is $1, 4, 9$." beside "1,4,9": three numbers or more in the same order.
[[nodiscard]] bool statesList(std::string_view gold, std::string_view sentence);

} // namespace core
