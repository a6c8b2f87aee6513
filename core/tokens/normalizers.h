#pragma once

#include "core/tokens/splitter.h"
#include "core/tokens/text_pipeline.h"

#include <memory>
#include <string>
#include <vector>

namespace core {

/// NFC with the official tokenizer's tables.
[[nodiscard]] std::unique_ptr<Normalizer> nfcNormalizer();
/// Each match becomes `content`.
[[nodiscard]] std::unique_ptr<Normalizer> replaceNormalizer(std::shared_ptr<const TextPattern> pattern, std::string content);
/// Puts `prefix` before a text that is not empty.
[[nodiscard]] std::unique_ptr<Normalizer> prependNormalizer(std::string prefix);
/// Puts `prefix` before a text that is not empty and does not begin with it.
[[nodiscard]] std::unique_ptr<Normalizer> ensurePrefix(std::string prefix);

enum class StripSide : std::uint8_t { None, Left, Right, Both };
/// Takes white space off the ends.
[[nodiscard]] std::unique_ptr<Normalizer> stripNormalizer(StripSide side);
/// One after the other; null for none.
[[nodiscard]] std::unique_ptr<Normalizer> chainNormalizer(std::vector<std::unique_ptr<Normalizer>> steps);

} // namespace core
