#pragma once

#include "core/answers/answer_statements.h"

#include <optional>
#include <string_view>

namespace core {

/// The result on which the last words of `approach` stay: neither asked about nor guessed, and nothing behind it doubts it or
/// takes it back. Spans into `approach`.
/// **Cost** that of its last few hundred bytes.
[[nodiscard]] std::optional<AnswerStatement> endingResult(std::string_view approach);

/// True when the last words of `text` give a way up: it is too hard to go on ("this is getting messy"), or the writer cannot do
/// or still lacks what it takes ("I can't see how", "I want the exact value").
[[nodiscard]] bool givesUp(std::string_view text);

/// True when the last words of `text` give up, doubt, deny or ask.
[[nodiscard]] bool endsInDoubt(std::string_view text);

} // namespace core
