#include "core/annotate/annotator.h"

#include <array>

namespace core {

namespace {

template <std::size_t n, class E>
std::string_view nameOf(const std::array<std::string_view, n>& names, E value)
{
    return names[static_cast<std::size_t>(value)];
}

} // namespace

std::string_view labelName(Label label)
{
    return nameOf(std::array<std::string_view, 3>{"correct", "incorrect", "incomplete"}, label);
}

std::string_view outcomeName(Outcome outcome)
{
    return nameOf(std::array<std::string_view, 3>{"confirms", "refutes", "inconclusive"}, outcome);
}

std::string_view errorTypeName(ErrorType type)
{
    return nameOf(std::array<std::string_view, 3>{"calculation", "derivation", "misreading"}, type);
}

std::string_view verdictName(Verdict verdict)
{
    return nameOf(std::array<std::string_view, 4>{"correct", "not decidable", "unsolvable", "no approach"}, verdict);
}

} // namespace core
