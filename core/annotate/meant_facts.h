#pragma once

#include "core/annotate/surroundings.h"
#include "core/answers/stated_facts.h"

namespace core {

/// True when the text does not mean the statement: a question, a hypothesis, something it goes on to deny.
[[nodiscard]] bool isNotMeant(const FalseFact& fact, const Surroundings& around);

} // namespace core
