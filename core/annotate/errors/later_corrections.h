#pragma once

#include "core/answers/facts/stated_facts.h"
#include "core/text/phrase_places.h"

namespace core {

/// True when the text of `places` doubts `fact` behind it and says what is right: "Hmm, let me check: 17 × 24 is 408", or
/// states the same left side anew with the right value.
/// **Cost** bounded: it looks some hundred bytes ahead.
[[nodiscard]] bool isCorrectedLater(const FalseFact& fact, PhrasePlaces& places);

} // namespace core
