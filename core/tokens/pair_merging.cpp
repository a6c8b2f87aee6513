#include "core/tokens/pair_merging.h"

#include <algorithm>
#include <queue>
#include <tuple>

namespace core {

namespace {

constexpr std::size_t directLimit = 96;  ///< symbols that are merged by scanning for the lowest rank
constexpr std::size_t scanLimit = 1024;  ///< symbols of a window that may be
constexpr std::size_t windowSymbols = 48;

/// The scanning merger, over arrays that are compacted in place.
class Scan
{
public:
    Scan(const MergeTable& table, std::span<const std::uint32_t> symbols, MergeScratch& scratch)
        : m_table(table), m_size(symbols.size())
    {
        if (scratch.ids.size() < m_size) {
            scratch.ids.resize(m_size);
            scratch.counts.resize(m_size);
            scratch.products.resize(m_size);
            scratch.ranks.resize(m_size);
        }
        m_ids = scratch.ids.data();
        m_counts = scratch.counts.data();
        m_products = scratch.products.data();
        m_ranks = scratch.ranks.data();
        std::copy(symbols.begin(), symbols.end(), m_ids);
        std::fill_n(m_counts, m_size, 1U);
        for (std::size_t i = 0; i < m_size; ++i)
            rate(i, i + 1);
    }
    void run(std::vector<MergedToken>& out)
    {
        while (m_size > 1) {
            std::int32_t lowest = MergeTable::none;
            for (std::size_t i = 0; i < m_size; ++i)
                lowest = std::min(lowest, m_ranks[i]);
            if (lowest == MergeTable::none)
                break;
            mergeAll(lowest);
        }
        for (std::size_t i = 0; i < m_size; ++i)
            out.push_back({m_ids[i], m_counts[i]});
    }

private:
    /// Sets the rank of the pair of `at` and the symbol that stands (for now) at `right`.
    void rate(std::size_t at, std::size_t right)
    {
        const MergeTable::Merge merge = right < m_size ? m_table.find(m_ids[at], m_ids[right]) : MergeTable::Merge{};
        m_ranks[at] = merge.rank;
        m_products[at] = merge.product;
    }
    [[nodiscard]] std::size_t findRank(std::size_t from, std::int32_t rank) const
    {
        return static_cast<std::size_t>(std::find(m_ranks + from, m_ranks + m_size, rank) - m_ranks);
    }
    void move(std::size_t from, std::size_t to, std::size_t count)
    {
        std::copy_n(m_ids + from, count, m_ids + to);
        std::copy_n(m_counts + from, count, m_counts + to);
        std::copy_n(m_products + from, count, m_products + to);
        std::copy_n(m_ranks + from, count, m_ranks + to);
    }
    /// Merges the pairs of `rank` from left to right, up to where a new pair comes before the next of them.
    void mergeAll(std::int32_t rank)
    {
        std::size_t read = findRank(0, rank);
        std::size_t write = read;
        while (read < m_size) {
            m_counts[write] = m_counts[read] + m_counts[read + 1];
            m_ids[write] = m_products[read];
            if (write > 0)
                rate(write - 1, write);
            read += 2;
            rate(write, read);
            const bool overtaken = m_ranks[write] < rank || (write > 0 && m_ranks[write - 1] < rank);
            ++write;
            const std::size_t next = overtaken ? m_size : findRank(read, rank);
            move(read, write, next - read);
            write += next - read;
            read = next;
        }
        m_size = write;
    }

    const MergeTable& m_table;
    std::size_t m_size;
    std::uint32_t* m_ids;
    std::uint32_t* m_counts;
    std::uint32_t* m_products;
    std::int32_t* m_ranks;
};

/// The merger for any length and any rules: a queue of pairs over a linked list.
class Queue
{
public:
    Queue(const MergeTable& table, std::span<const std::uint32_t> symbols) : m_table(table), m_nodes(symbols.size())
    {
        for (std::size_t i = 0; i < symbols.size(); ++i)
            m_nodes[i] = {symbols[i], 1, static_cast<std::uint32_t>(i) - 1, static_cast<std::uint32_t>(i) + 1};
        for (std::uint32_t i = 0; i + 1 < m_nodes.size(); ++i)
            push(i);
    }
    void run(std::vector<MergedToken>& out)
    {
        while (!m_queue.empty()) {
            const auto [rank, at, left, right] = m_queue.top();
            m_queue.pop();
            Node& node = m_nodes[at];
            if (node.count == 0 || node.id != left || node.next >= m_nodes.size() || m_nodes[node.next].id != right)
                continue;
            apply(at);
        }
        for (std::uint32_t at = 0; at < m_nodes.size(); at = m_nodes[at].next)
            out.push_back({m_nodes[at].id, m_nodes[at].count});
    }

private:
    struct Node
    {
        std::uint32_t id = 0, count = 0, previous = 0, next = 0;
    };
    using Candidate = std::tuple<std::int32_t, std::uint32_t, std::uint32_t, std::uint32_t>;

    void push(std::uint32_t at)
    {
        const std::uint32_t next = m_nodes[at].next;
        if (next >= m_nodes.size())
            return;
        const MergeTable::Merge merge = m_table.find(m_nodes[at].id, m_nodes[next].id);
        if (merge.rank != MergeTable::none)
            m_queue.emplace(merge.rank, at, m_nodes[at].id, m_nodes[next].id);
    }
    void apply(std::uint32_t at)
    {
        Node& node = m_nodes[at];
        Node& right = m_nodes[node.next];
        node.id = m_table.find(node.id, right.id).product;
        node.count += right.count;
        right.count = 0;
        node.next = right.next;
        if (node.next < m_nodes.size())
            m_nodes[node.next].previous = at;
        if (at > 0)
            push(node.previous);
        push(at);
    }

    const MergeTable& m_table;
    std::vector<Node> m_nodes;
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> m_queue;
};

void mergeWhole(const MergeTable& table, std::span<const std::uint32_t> symbols, MergeScratch& scratch,
                std::vector<MergedToken>& out)
{
    if (symbols.size() <= scanLimit)
        Scan(table, symbols, scratch).run(out);
    else
        Queue(table, symbols).run(out);
}

/// Encodes a long word window by window.
class Windows
{
public:
    Windows(const MergeTable& table, std::span<const std::uint32_t> symbols, MergeScratch& scratch,
            std::vector<MergedToken>& out)
        : m_table(table), m_symbols(symbols), m_scratch(scratch), m_out(out), m_base(out.size()),
          m_budget(symbols.size() * 24)
    {
    }
    /// False when joining took more work than merging the whole at once would; `out` is then as before.
    bool run()
    {
        std::size_t done = 0;
        while (done < m_symbols.size()) {
            const std::size_t last = m_out.size() > m_base ? m_out.back().symbols : 0;
            const std::size_t end = std::min(m_symbols.size(), done + std::max(windowSymbols, last * 2));
            if (!extend(done, end)) {
                m_out.resize(m_base);
                return false;
            }
            done = end;
        }
        return true;
    }

private:
    /// Encodes up to `end`, taking back as many tokens as it needs to.
    bool extend(std::size_t done, std::size_t end)
    {
        std::size_t begin = done;
        std::size_t keep = m_out.size();
        for (std::size_t back = 1;; back *= 2) {
            for (std::size_t i = 0; i < back && keep > m_base; ++i)
                begin -= m_out[--keep].symbols;
            if (m_work += end - begin; m_work > m_budget)
                return false;
            encode(m_symbols.subspan(begin, end - begin), m_window, m_scratch.window);
            if (keep == m_base || joins(m_out[keep - 1], m_scratch.window.front(), begin))
                break;
        }
        m_out.resize(keep);
        m_out.insert(m_out.end(), m_scratch.window.begin(), m_scratch.window.end());
        return true;
    }
    /// Whether the two tokens that meet before symbol `at` are the encoding of their symbols.
    bool joins(MergedToken left, MergedToken right, std::size_t at)
    {
        m_work += left.symbols + right.symbols;
        encode(m_symbols.subspan(at - left.symbols, left.symbols + right.symbols), m_pair, m_scratch.pair);
        return m_scratch.pair.size() == 2 && m_scratch.pair[0] == left && m_scratch.pair[1] == right;
    }

    /// Merges `symbols` into `tokens`, unless these are what the same symbols gave the last time: uniform text repeats.
    void encode(std::span<const std::uint32_t> symbols, std::span<const std::uint32_t>& last, std::vector<MergedToken>& tokens)
    {
        if (std::equal(symbols.begin(), symbols.end(), last.begin(), last.end()))
            return;
        last = symbols;
        tokens.clear();
        mergeWhole(m_table, symbols, m_scratch, tokens);
    }

    const MergeTable& m_table;
    std::span<const std::uint32_t> m_symbols;
    std::span<const std::uint32_t> m_window, m_pair; ///< what the tokens in the scratch are the encoding of
    MergeScratch& m_scratch;
    std::vector<MergedToken>& m_out;
    std::size_t m_base;
    std::size_t m_budget;
    std::size_t m_work = 0;
};

} // namespace

void mergePairs(const MergeTable& table, std::span<const std::uint32_t> symbols, MergeScratch& scratch,
                std::vector<MergedToken>& out)
{
    if (symbols.size() <= directLimit)
        Scan(table, symbols, scratch).run(out);
    else if (!Windows(table, symbols, scratch, out).run())
        Queue(table, symbols).run(out);
}

} // namespace core
