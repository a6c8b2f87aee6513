#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// The letter that ByteLevel writes for a byte, as UTF-8.
[[nodiscard]] std::string byteLetter(unsigned char byte);

/// The bytes that a text in ByteLevel's letters stands for; nothing when it has another character.
[[nodiscard]] std::optional<std::string> bytesOfLetters(std::string_view letters);

} // namespace core
