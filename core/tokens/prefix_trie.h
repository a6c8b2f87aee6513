#pragma once

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
    PrefixTrie() = default;
    /// **Input** words with their values; of two equal words the later one counts. Empty words are left out.
    explicit PrefixTrie(std::vector<std::pair<std::string, std::uint32_t>> words);

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
    static constexpr std::uint32_t none = ~std::uint32_t{0};
    struct Node
    {
        std::uint32_t firstChild = 0; ///< children lie side by side, in the order of their bytes
        std::uint32_t value = none;
        std::uint16_t childCount = 0;
        unsigned char byte = 0;
    };
    [[nodiscard]] std::uint32_t child(std::uint32_t node, unsigned char byte) const;
    std::vector<Node> m_nodes = std::vector<Node>(1);
};

} // namespace core
