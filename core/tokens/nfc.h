#pragma once

#include "core/tokens/aligned_text.h"

#include <cstddef>
#include <string_view>

namespace core {

/// The first byte from which NFC normalisation may change `text`; text.size() when it leaves all of it as it is.
/// **Input** well-formed UTF-8. **Cost** several GB/s over ASCII.
[[nodiscard]] std::size_t findNfcUnsafe(std::string_view text, std::size_t from = 0);

/// Appends the NFC form of `text` to `out`, whose origins count from `origin`.
///
/// It is the NFC of the official tokenizer, whose tables end with Unicode 9: younger characters stay as they are.
/// **Input** well-formed UTF-8.
void appendNfc(std::string_view text, std::size_t origin, AlignedText& out);

} // namespace core
