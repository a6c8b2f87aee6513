#include "core/tokens/byte_tokens.h"

#include <algorithm>
#include <vector>

namespace core {

Table<std::uint32_t> ByteTokens::collect(std::span<const VocabularyEntry> entries)
{
    std::vector<std::uint32_t> ids(256, none);
    for (const VocabularyEntry& entry : entries)
        if (const auto byte = byteOf(entry.text))
            ids[*byte] = entry.id;
    return Table<std::uint32_t>(std::move(ids));
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
    return !m_ids.empty() && std::none_of(bytes.begin(), bytes.end(), [this](char byte) { return id(byte) == none; });
}

bool ByteTokens::complete() const
{
    return !m_ids.empty() && std::find(m_ids.begin(), m_ids.end(), none) == m_ids.end();
}

} // namespace core
