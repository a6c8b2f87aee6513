#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace widgets {

/// Which records a table shows, and where; made off the UI thread.
struct RowOrder
{
    std::vector<std::uint32_t> records; ///< by row
    std::vector<std::int32_t> rows;     ///< by record: its row, -1 when it is filtered out
    std::uint64_t run = 0;              ///< orders of one search have one number; each begins with the one before

    /// **Input** `records` below `count`.
    [[nodiscard]] static std::shared_ptr<const RowOrder> of(std::vector<std::uint32_t> records, std::size_t count,
                                                            std::uint64_t run);
};

/// None: all records, as they stand in the file.
using RecordOrder = std::shared_ptr<const RowOrder>;

} // namespace widgets
