#pragma once

#include "core/tokens/table.h"
#include "core/tokens/vocabulary.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace core {

/// The tokens <0x00> to <0xFF> of a vocabulary with byte fallback.
class ByteTokens
{
public:
    static constexpr std::uint32_t none = ~std::uint32_t{0};

    /// Their ids by byte.
    [[nodiscard]] static Table<std::uint32_t> collect(std::span<const VocabularyEntry> entries);
    /// The byte of a token like <0x0A>.
    [[nodiscard]] static std::optional<unsigned char> byteOf(std::string_view token);

    /// **Input** 256 ids, or nothing: no fallback.
    explicit ByteTokens(Table<std::uint32_t> ids) : m_ids(std::move(ids)) {}
    [[nodiscard]] std::uint32_t id(char byte) const { return m_ids[static_cast<unsigned char>(byte)]; }
    /// Whether each byte of `bytes` has a token.
    [[nodiscard]] bool canSpell(std::string_view bytes) const;
    [[nodiscard]] bool complete() const;

private:
    Table<std::uint32_t> m_ids;
};

} // namespace core
