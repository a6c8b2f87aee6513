#pragma once

#include "core/corpus/json_scan.h"
#include "core/corpus/mapping.h"

#include <optional>
#include <string>

namespace core {

/// Why `record` cannot be read at all; nothing when it is a well-formed JSON object in UTF-8.
[[nodiscard]] std::optional<Error> recordFault(const RawRecord& record);

/// The reasoning of a record, and where it stands.
struct LocatedReasoning
{
    JsonValue value;     ///< the JSON string that holds it
    std::string decoded; ///< the whole of that string
    Span thought;        ///< the reasoning in `decoded`
    std::string problem;
};

/// Finds the problem and the reasoning. **Input** a record without fault. **Errors** BadValue.
[[nodiscard]] Result<LocatedReasoning> locateReasoning(const RawRecord& record, const FieldMapping& mapping);

/// "line 17"
[[nodiscard]] std::string placeOf(const RawRecord& record);

} // namespace core
