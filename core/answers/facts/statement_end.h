#pragma once

#include "core/answers/facts/fact_text.h"

namespace core {

/// False when something behind the last number of `side` changes it: "48, 000", "48 remainder 8", "7 carry 1", "3 x". `decimals`: the
/// side has some.
[[nodiscard]] bool endsCleanly(const FactText& text, const FactSide& side, bool decimals);

} // namespace core
