#pragma once

#include "core/corpus/json_scan.h"
#include "core/corpus/mapping.h"

#include <string>

namespace core {

/// The most bytes that a record may take: 256 MB, or what DLCOT_RECORD_LIMIT in the environment says.
[[nodiscard]] std::size_t recordLimit();

/// The fields of a record. **Errors** BadFormat when it is not a well-formed JSON object in UTF-8, TooLarge beyond the
/// limit.
[[nodiscard]] Result<JsonScan> scanRecord(const RawRecord& record);

/// The reasoning of a record, and where it stands.
struct LocatedReasoning
{
    JsonValue value;     ///< the JSON string that holds it
    std::string decoded; ///< the whole of that string
    Span thought;        ///< the reasoning in `decoded`
    Span after; ///< what follows the thought in `decoded`; all of it where the reasoning is the whole
    std::string problem;
};

/// Finds the problem and the reasoning. **Errors** BadValue.
[[nodiscard]] Result<LocatedReasoning> locateReasoning(const RawRecord& record, const JsonScan& scan,
                                                       const FieldMapping& mapping);

/// "line 17", or "train-2.jsonl, line 17" where the corpus has several files.
[[nodiscard]] std::string placeOf(const RawRecord& record);
[[nodiscard]] std::string placeOf(const Issue& issue);

/// What is wrong with a record, with its place.
[[nodiscard]] Issue issueAt(const RawRecord& record, std::string reason);

} // namespace core
