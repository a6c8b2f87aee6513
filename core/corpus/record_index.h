#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Where each record of a file begins, and its line: four bytes a record, in chunks that snapshots share.
class RecordIndex
{
public:
    struct Place
    {
        std::uint64_t begin = 0; ///< of the record
        std::uint64_t limit =
            0; ///< of the next one, or the end of the last: white space and a comma may stand before it
        std::uint64_t line = 0; ///< from 1
    };

    [[nodiscard]] std::size_t size() const { return m_size; }
    /// **Input** index < size().
    [[nodiscard]] Place place(std::size_t index) const;

    /// Appends it as bytes that fromBytes takes, on a machine of the same byte order.
    void appendBytes(std::string& out) const;
    /// **Returns** nothing where the bytes are not those of an index.
    [[nodiscard]] static std::optional<RecordIndex> fromBytes(std::string_view bytes);

private:
    friend class RecordIndexBuilder;
    struct Chunk
    {
        std::size_t first = 0;             ///< number of its first record
        std::uint64_t base = 0;            ///< where that record begins
        std::uint64_t line = 0;            ///< its line
        std::vector<std::uint32_t> begins; ///< relative to base
        std::vector<std::uint32_t> lines;  ///< relative to line; empty while record i stands on line + i
    };
    std::vector<std::shared_ptr<const Chunk>> m_chunks;
    std::size_t m_size = 0;
    std::uint64_t m_end = 0; ///< of the last record
};

class RecordIndexBuilder
{
public:
    /// **Input** in ascending order.
    void add(std::uint64_t begin, std::uint64_t line);
    [[nodiscard]] std::size_t size() const { return m_size; }
    /// The index of the first `count` records, the last of which ends before `end`. **Cost** a copy of one
    /// chunk at most.
    [[nodiscard]] RecordIndex snapshot(std::size_t count, std::uint64_t end) const;

private:
    void startChunk(std::uint64_t begin, std::uint64_t line);
    std::vector<std::shared_ptr<const RecordIndex::Chunk>> m_full;
    RecordIndex::Chunk m_open;
    std::size_t m_size = 0;
};

} // namespace core
