#pragma once

#include "core/annotate/errors/surroundings.h"
#include "core/answers/facts/stated_facts.h"

namespace core {

/// True when the text does not mean the statement: a question, a hypothesis, something it goes on to deny.
[[nodiscard]] bool isNotMeant(const FalseFact& fact, const Surroundings& around);

} // namespace core
