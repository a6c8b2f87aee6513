#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace core {

/// Pieces of `text` between `joints` outside brackets, without blanks around them; empty ones too. The blank behind a joint may
/// open the next one. **Cost** linear, for a few joints.
[[nodiscard]] std::vector<std::string_view> piecesBetween(std::string_view text, std::span<const std::string_view> joints);

} // namespace core
