#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// The text of a JSON string. **Input** the raw bytes between the quotes, well-formed.
/// Lone surrogates become U+FFFD; pairs become one character.
[[nodiscard]] std::string decodeJsonString(std::string_view raw);

/// True when the JSON string `raw` (between the quotes) says `text`.
[[nodiscard]] bool jsonStringEquals(std::string_view raw, std::string_view text);

/// For offsets into the decoded text, where they stand in `raw`.
/// **Input** `decoded` in ascending order, on character boundaries, at most the decoded size.
[[nodiscard]] std::vector<std::size_t> rawOffsets(std::string_view raw, std::span<const std::size_t> decoded);

/// How a JSON string writes characters beyond ASCII: as they are, or as \uXXXX.
enum class JsonEscapes : std::uint8_t { Minimal, Ascii };
/// Ascii when `raw` escapes at least one such character and holds none as it is.
[[nodiscard]] JsonEscapes escapesOf(std::string_view raw);

/// `text` as the inside of a JSON string.
[[nodiscard]] std::string escapeJson(std::string_view text, JsonEscapes escapes);

} // namespace core
