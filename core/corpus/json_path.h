#pragma once

#include "core/corpus/json_scan.h"
#include "core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// One step of a path into a record.
struct PathStep
{
    enum class Kind : std::uint8_t {
        Key,   ///< `name` or `["name"]`: the member of an object
        Index, ///< `[2]`, `[-1]`: the element of a list, negative from its end
        Match  ///< `[role=assistant]`, `[from=gpt|model]`: the last element whose member says one of these
    };
    Kind kind = Kind::Key;
    std::string key;                 ///< Key, Match
    std::int64_t index = 0;          ///< Index
    std::vector<std::string> values; ///< Match
};

/// Reads a path: "problem", "conversations[1].value", "messages[role=assistant].content", "Question ID",
/// `["a.b"].c`. A name reaches to the next `.` or `[`; the form in brackets and quotes (JSON escapes) takes
/// any name.
/// **Errors** BadValue, with what is wrong at which character.
[[nodiscard]] Result<std::vector<PathStep>> parsePath(std::string_view path);

/// `name` as one step of a path, quoted when it has to be, after `parent` (which may be empty).
[[nodiscard]] std::string joinPath(std::string_view parent, std::string_view name);

/// What stands at the path, or nothing. Of equal names in an object the last counts, as most readers have it.
/// **Input** what scanJson says of `text`, without a fault.
[[nodiscard]] std::optional<JsonValue> findValue(std::string_view text, const JsonScan& scan,
                                                 const std::vector<PathStep>& steps);

} // namespace core
