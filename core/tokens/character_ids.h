#pragma once

#include "core/tokens/table.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace core {

/// The tokens of single characters, found with two loads.
class CharacterIds
{
public:
    static constexpr std::uint32_t none = ~std::uint32_t{0};
    struct Tables
    {
        Table<std::uint16_t> blocks; ///< by the character's higher bits: which 256 ids are its own
        Table<std::uint32_t> ids;
        void each(auto&& f)
        {
            f(blocks);
            f(ids);
        }
        [[nodiscard]] bool isUsable() const { return blocks.size() == blockCount && ids.size() >= 256; }
    };

    /// **Input** characters with their ids; of two equal ones the later counts.
    [[nodiscard]] static Tables lay(std::span<const std::pair<char32_t, std::uint32_t>> characters)
    {
        std::vector<std::uint16_t> blocks(blockCount);
        std::vector<std::uint32_t> ids(256, none);
        for (const auto& [character, id] : characters) {
            std::uint16_t& block = blocks[character >> 8];
            if (block == 0) {
                block = static_cast<std::uint16_t>(ids.size() / 256);
                ids.resize(ids.size() + 256, none);
            }
            ids[std::size_t{block} * 256 + (character & 0xFFU)] = id;
        }
        return {Table<std::uint16_t>(std::move(blocks)), Table<std::uint32_t>(std::move(ids))};
    }

    /// **Input** what lay() gave.
    explicit CharacterIds(Tables tables) : m_tables(std::move(tables)) {}
    /// The id of a character, or `none`.
    [[nodiscard]] std::uint32_t find(char32_t character) const
    {
        return m_tables.ids[std::size_t{m_tables.blocks[character >> 8]} * 256 + (character & 0xFFU)];
    }

private:
    static constexpr std::size_t blockCount = 0x1100;
    Tables m_tables;
};

} // namespace core
