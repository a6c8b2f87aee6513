#pragma once

#include "core/tokens/table.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// Finds all entries of a word list that a text begins with.
class PrefixTrie
{
public:
    static constexpr std::uint32_t none = ~std::uint32_t{0};
    struct Node
    {
        std::uint32_t firstChild = 0; ///< children lie side by side, in the order of their bytes
        std::uint32_t value = none;
        std::uint16_t childCount = 0;
        std::uint16_t byte = 0;
    };

    /// **Input** words with their values; of two equal words the later one counts. Empty words are left out.
    [[nodiscard]] static Table<Node> lay(std::vector<std::pair<std::string, std::uint32_t>> words);
    /// **Input** what lay() gave.
    explicit PrefixTrie(Table<Node> nodes) : m_nodes(std::move(nodes)) {}

    /// The value of a word; `none` when it is not in the list.
    [[nodiscard]] std::uint32_t find(std::string_view word) const;

    /// Calls `found(length, value)` for each word that `text` begins with, the shortest first.
    template <class Found> void prefixes(std::string_view text, Found&& found) const
    {
        std::uint32_t node = 0;
        for (std::size_t length = 0; length < text.size(); ++length) {
            node = child(node, static_cast<unsigned char>(text[length]));
            if (node == 0)
                return;
            if (m_nodes[node].value != none)
                found(length + 1, m_nodes[node].value);
        }
    }

private:
    [[nodiscard]] std::uint32_t child(std::uint32_t node, unsigned char byte) const;
    Table<Node> m_nodes;
};

} // namespace core
