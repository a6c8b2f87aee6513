#pragma once

#include "core/corpus/json_scan.h"
#include "core/corpus/mapping.h"
#include "core/result.h"

#include <cstddef>
#include <string>
#include <vector>

namespace core {

/// True when the reasoning stands at a path with `*`, so that one record may hold several traces.
[[nodiscard]] bool findsSeveral(const FieldMapping& mapping);

/// The traces of one record.
struct TracePlaces
{
    std::vector<std::string> labels; ///< what stands for `*` in each (boundPath), in order of the record
    std::size_t places = 0;          ///< that the path names; where nothing stands (null, an empty text) is no trace
};

/// **Input** a mapping that findsSeveral, and what scanRecord says of the record. **Errors** BadValue (the path).
[[nodiscard]] Result<TracePlaces> tracePlaces(const RawRecord& record, const JsonScan& scan, const FieldMapping& mapping);

/// The mapping of one trace: without `*`.
[[nodiscard]] FieldMapping mappingOf(const FieldMapping& mapping, std::string_view label);

/// The mapping of the trace that the record is asked for, and what its id ends in: "#2", or nothing where the record
/// has one place only. Of a mapping that does not findsSeveral the mapping itself.
struct ChosenTrace
{
    FieldMapping mapping;
    std::string ending;
};
/// **Errors** BadValue: there is no such trace.
[[nodiscard]] Result<ChosenTrace> chosenTrace(const RawRecord& record, const JsonScan& scan, const FieldMapping& mapping);

} // namespace core
