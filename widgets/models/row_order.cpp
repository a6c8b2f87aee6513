#include "widgets/models/row_order.h"

#include <utility>

namespace widgets {

RecordOrder RowOrder::of(std::vector<std::uint32_t> records, std::size_t count, std::uint64_t run)
{
    auto order = std::make_shared<RowOrder>();
    order->rows.assign(count, -1);
    for (std::size_t row = 0; row < records.size(); ++row)
        order->rows[records[row]] = static_cast<std::int32_t>(row);
    order->records = std::move(records);
    order->run = run;
    return order;
}

} // namespace widgets
