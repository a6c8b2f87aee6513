#include "core/tokens/prefix_trie.h"

#include <algorithm>

namespace core {

Table<PrefixTrie::Node> PrefixTrie::lay(std::vector<std::pair<std::string, std::uint32_t>> words)
{
    std::vector<Node> nodes(1);
    std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    // Breadth first, so that the children of a node lie side by side: a node is a range of words that share `depth` bytes.
    struct Range
    {
        std::size_t begin = 0, end = 0, depth = 0;
    };
    std::vector<Range> ranges{{0, words.size(), 0}};
    for (std::size_t node = 0; node < ranges.size(); ++node) {
        auto [begin, end, depth] = ranges[node];
        while (begin < end && words[begin].first.size() == depth) {
            if (depth > 0)
                nodes[node].value = words[begin].second;
            ++begin;
        }
        nodes[node].firstChild = static_cast<std::uint32_t>(nodes.size());
        while (begin < end) {
            const char byte = words[begin].first[depth];
            const std::size_t first = begin;
            while (begin < end && words[begin].first[depth] == byte)
                ++begin;
            ranges.push_back({first, begin, depth + 1});
            nodes.push_back({.byte = static_cast<unsigned char>(byte)});
            ++nodes[node].childCount;
        }
    }
    return Table<Node>(std::move(nodes));
}

std::uint32_t PrefixTrie::find(std::string_view word) const
{
    std::uint32_t value = none;
    prefixes(word, [&](std::size_t length, std::uint32_t found) { value = length == word.size() ? found : none; });
    return value;
}

std::uint32_t PrefixTrie::child(std::uint32_t node, unsigned char byte) const
{
    const auto first = m_nodes.begin() + static_cast<std::ptrdiff_t>(m_nodes[node].firstChild);
    const auto last = first + m_nodes[node].childCount;
    const auto found = std::lower_bound(first, last, byte, [](const Node& n, unsigned char b) { return n.byte < b; });
    return found != last && found->byte == byte ? static_cast<std::uint32_t>(found - m_nodes.begin()) : 0;
}

} // namespace core
