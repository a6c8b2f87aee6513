#pragma once

#include "core/trace/unit_features.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// Which words a unit holds and with which it begins, for a fixed list of words: "word:because" anywhere in it,
/// "first:let" as one of its first three, "pair:let_me" next to each other among its first four.
class WordFeatures
{
public:
    /// Numbers the names from featureCount() on. Names that are none of the above are never found.
    explicit WordFeatures(std::vector<std::string> names = {});
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }

    /// Appends the features of a unit to `out`, each once. **Input** its words. **Cost** linear in them.
    void append(std::span<const std::uint64_t> words, std::vector<FeatureId>& out) const;

    /// All names that a unit's text has, to choose from.
    [[nodiscard]] static std::vector<std::string> namesOf(std::string_view body);

private:
    /// Numbers by what a word or pair is called: open addressing, at most half full.
    template <class Value> class Table
    {
    public:
        /// **Input** not 0.
        [[nodiscard]] Value& at(std::uint64_t name)
        {
            if (m_slots[placeOf(name)].name != name && 2 * ++m_count > m_slots.size())
                grow();
            Slot& slot = m_slots[placeOf(name)];
            slot.name = name;
            return slot.value;
        }
        /// An empty value when there is none.
        [[nodiscard]] const Value& find(std::uint64_t name) const
        {
            return m_slots[placeOf(name)].value;
        }
        void fetch(std::uint64_t name) const { __builtin_prefetch(&m_slots[firstPlaceOf(name)]); }

    private:
        struct Slot
        {
            std::uint64_t name = 0; ///< 0: empty
            Value value;
        };
        [[nodiscard]] std::size_t firstPlaceOf(std::uint64_t name) const { return (name * 0x9E3779B97F4A7C15U >> 32U) & (m_slots.size() - 1); }
        /// Where the name is, or would be.
        [[nodiscard]] std::size_t placeOf(std::uint64_t name) const
        {
            std::size_t place = firstPlaceOf(name);
            while (m_slots[place].name != 0 && m_slots[place].name != name)
                place = (place + 1) & (m_slots.size() - 1);
            return place;
        }
        void grow()
        {
            const std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(2 * m_slots.size()));
            for (const Slot& slot : old)
                if (slot.name != 0)
                    m_slots[placeOf(slot.name)] = slot;
        }

        std::vector<Slot> m_slots = std::vector<Slot>(2);
        std::size_t m_count = 0;
    };
    /// The features of a word; 0: none, as those of words are never 0.
    struct OfWord
    {
        FeatureId word = 0, first = 0;
        bool beginsPair = false, endsPair = false;
    };
    struct OfPair
    {
        FeatureId feature = 0;
    };

    std::vector<std::string> m_names;
    Table<OfWord> m_words;
    Table<OfPair> m_pairs;
};

} // namespace core
