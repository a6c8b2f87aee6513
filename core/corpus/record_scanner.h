#pragma once

#include "core/corpus/record_index.h"

#include <cstdint>
#include <string_view>

namespace core {

/// Finds where records begin in the bytes of a file, fed block by block in order.
class RecordScanner
{
public:
    virtual ~RecordScanner() = default;
    /// **Input** the next bytes of the file; `at` is where they stand in it.
    virtual void feed(std::string_view block, std::uint64_t at, RecordIndexBuilder& index) = 0;
    /// True when nothing after this can be a record.
    [[nodiscard]] virtual bool finished() const { return false; }
    /// How many of the records found so far are whole, and a place behind the last of them.
    [[nodiscard]] std::size_t wholeRecords() const { return m_whole; }
    [[nodiscard]] std::uint64_t wholeEnd() const { return m_wholeEnd; }
    /// Records that look like an object.
    [[nodiscard]] std::size_t objects() const { return m_objects; }
    /// Tells that the file ends here: the last record, whole or not, ends with it.
    void close(std::uint64_t end, const RecordIndexBuilder& index);

protected:
    std::size_t m_whole = 0;
    std::uint64_t m_wholeEnd = 0;
    std::size_t m_objects = 0;
};

/// Records that stand on lines: each line that is not blank.
class LineScanner final : public RecordScanner
{
public:
    void feed(std::string_view block, std::uint64_t at, RecordIndexBuilder& index) override;

private:
    bool m_blank = true; ///< no record has begun on this line so far
    std::uint64_t m_line = 1;
};

/// JSON values one after another: the elements of an array at `depth` - 1 open brackets, or a sequence
/// (`depth` 0).
///
/// A raw line end inside a text ends that text (JSON has none there), so that one broken record does not
/// swallow all that follow.
class ValueScanner final : public RecordScanner
{
public:
    /// **Input** the block fed first begins where the records do; `line` is the line it stands on.
    enum class Container : std::uint8_t { Array, Sequence };
    ValueScanner(Container container, std::uint64_t line) : m_container(container), m_line(line) {}
    void feed(std::string_view block, std::uint64_t at, RecordIndexBuilder& index) override;
    [[nodiscard]] bool finished() const override { return m_finished; }

private:
    std::size_t skipString(std::string_view block, std::size_t i);
    void step(char c, std::uint64_t at, RecordIndexBuilder& index);
    void endRecord(std::uint64_t at);

    Container m_container;
    std::uint64_t m_line;
    std::size_t m_depth = 0; ///< inside the record
    bool m_inRecord = false;
    bool m_inString = false;
    bool m_escaped = false;
    bool m_finished = false;
};

} // namespace core
