#pragma once

#include "core/tokens/table.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace core {

/// The tokens of a vocabulary by the bytes that they stand for.
class WholeWords
{
public:
    /// A place of the hash table; an empty one has size 0.
    struct Place
    {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
        std::uint32_t id = 0;
    };
    struct Tables
    {
        Table<char> bytes;
        Table<Place> places; ///< empty: no words
        void each(auto&& f)
        {
            f(bytes);
            f(places);
        }
        [[nodiscard]] bool isUsable() const;
    };

    /// **Input** words with their ids; of two equal words the later one counts. Empty words are left out.
    [[nodiscard]] static Tables lay(std::span<const std::pair<std::string, std::uint32_t>> words);

    /// **Input** what lay() gave, or nothing: no words.
    explicit WholeWords(Tables tables) : m_tables(std::move(tables)) {}
    [[nodiscard]] bool empty() const { return m_tables.places.empty(); }
    /// **Input** `bytes` not empty.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view bytes) const;

private:
    Tables m_tables;
};

} // namespace core
