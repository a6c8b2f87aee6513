#include "core/tokens/byte_tokens.h"

#include <algorithm>

namespace core {

ByteTokens::ByteTokens(std::span<const VocabularyEntry> entries)
{
    m_ids.fill(none);
    for (const VocabularyEntry& entry : entries)
        if (const auto byte = byteOf(entry.text))
            m_ids[*byte] = entry.id;
}

std::optional<unsigned char> ByteTokens::byteOf(std::string_view token)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    if (token.size() != 6 || !token.starts_with("<0x") || token.back() != '>')
        return std::nullopt;
    const std::size_t high = digits.find(token[3]);
    const std::size_t low = digits.find(token[4]);
    if (high == digits.npos || low == digits.npos)
        return std::nullopt;
    return static_cast<unsigned char>(high * 16 + low);
}

bool ByteTokens::canSpell(std::string_view bytes) const
{
    return std::none_of(bytes.begin(), bytes.end(), [this](char byte) { return id(byte) == none; });
}

bool ByteTokens::complete() const { return std::find(m_ids.begin(), m_ids.end(), none) == m_ids.end(); }

} // namespace core
