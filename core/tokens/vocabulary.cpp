#include "core/tokens/vocabulary.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>
#include <utility>

namespace core {

std::uint64_t textHash(std::string_view text)
{
    std::uint64_t h = text.size() * 0x9E3779B97F4A7C15U;
    std::uint64_t block = 0;
    for (; text.size() >= sizeof block; text.remove_prefix(sizeof block)) {
        std::memcpy(&block, text.data(), sizeof block);
        h = (h ^ block) * 0xBF58476D1CE4E5B9U;
        h ^= h >> 31;
    }
    block = 0;
    std::memcpy(&block, text.data(), text.size());
    h = (h ^ block) * 0x94D049BB133111EBU;
    return h ^ (h >> 29);
}

Result<Table<std::uint16_t>> measureTokens(std::span<const VocabularyEntry> entries,
                                           std::size_t (*bytesOf)(std::string_view))
{
    std::uint32_t highest = 0;
    for (const VocabularyEntry& entry : entries)
        highest = std::max(highest, entry.id);
    std::vector<std::uint16_t> sizes(std::size_t{highest} + 1);
    std::vector<bool> seen(sizes.size());
    for (const VocabularyEntry& entry : entries) {
        const std::size_t bytes = bytesOf(entry.text);
        if (bytes > 0xFFFF)
            return Error{ErrorCode::Unsupported, "This tokenizer has a token of over 65535 bytes, which is not supported.",
                         "model.vocab"};
        if (seen[entry.id] && sizes[entry.id] != bytes)
            return Error{ErrorCode::BadFormat,
                         "This is not a usable tokenizer.json: two tokens have the id " + std::to_string(entry.id) + ".",
                         "model.vocab"};
        seen[entry.id] = true;
        sizes[entry.id] = static_cast<std::uint16_t>(bytes);
    }
    return Table<std::uint16_t>(std::move(sizes));
}

VocabularyIndex::VocabularyIndex(std::span<const VocabularyEntry> entries)
    : m_entries(entries), m_places(std::bit_ceil(std::max<std::size_t>(16, entries.size() * 2)))
{
    for (std::size_t i = 0; i < entries.size(); ++i)
        m_places[place(entries[i].text)] = static_cast<std::uint32_t>(i + 1);
}

std::size_t VocabularyIndex::place(std::string_view text) const
{
    const std::size_t mask = m_places.size() - 1;
    std::size_t at = textHash(text) & mask;
    while (m_places[at] != 0 && m_entries[m_places[at] - 1].text != text)
        at = (at + 1) & mask;
    return at;
}

std::optional<std::uint32_t> VocabularyIndex::find(std::string_view text) const
{
    const std::uint32_t found = m_places[place(text)];
    return found == 0 ? std::nullopt : std::optional(m_entries[found - 1].id);
}

} // namespace core
