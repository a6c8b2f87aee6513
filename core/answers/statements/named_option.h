#pragma once

#include "core/answers/asked/choices.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// The letters of the options that a sentence chooses: "C" of "The muon is the only lepton in the list" for "(C) muon", "A, C" of
/// "Neon and argon are the only noble gases", "B" of "..., so the answer is B" and "..., so B is right". Nothing where it is not clear.
[[nodiscard]] std::optional<std::string> optionsNamed(std::string_view problem, const std::vector<Choice>& choices, std::string_view sentence);

} // namespace core
