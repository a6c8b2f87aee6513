#pragma once

namespace core {

/// True for A to Z and a to z, whatever the locale.
[[nodiscard]] constexpr bool isLetter(char c) { return static_cast<unsigned char>((static_cast<unsigned char>(c) | 0x20U) - 'a') < 26; }

/// True for 0 to 9.
[[nodiscard]] constexpr bool isDigit(char c) { return static_cast<unsigned char>(c - '0') < 10; }

} // namespace core
