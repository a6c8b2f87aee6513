#pragma once

#include "core/answers/words/answer_lexicon.h"
#include "core/span.h"

#include <string_view>

namespace core {

/// The sentence around a span: before it, and from its end to the stop.
struct Surroundings
{
    std::string_view before;
    std::string_view after; ///< to the end of the sentence
    std::string_view next;  ///< what follows the sentence
};

/// **Cost** bounded: a sentence is looked at some hundred bytes far.
[[nodiscard]] Surroundings surroundings(std::string_view text, Span span);

/// Roles of all words of `text`, Chinese phrases included.
[[nodiscard]] AnswerRoles rolesIn(std::string_view text);

[[nodiscard]] inline bool has(AnswerRoles roles, AnswerRole which) { return (roles & role(which)) != 0; }

} // namespace core
