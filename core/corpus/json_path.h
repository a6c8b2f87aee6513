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
        Match, ///< `[role=assistant]`, `[from=gpt|model]`: the last element whose member says one of these
        Each,  ///< `[*]`: every element of a list
        Keys   ///< `r1_solution_*`: every member whose name fits, `*` being any text
    };
    Kind kind = Kind::Key;
    std::string key;                 ///< Key, Match, Keys
    std::int64_t index = 0;          ///< Index
    std::vector<std::string> values; ///< Match
};

/// Where a path cannot be read on, and why: "the ] is missing".
struct PathFault
{
    std::size_t at = 0; ///< byte, from 0
    const char* what = "";
};

/// What is wrong with a path, if anything.
[[nodiscard]] std::optional<PathFault> findPathFault(std::string_view path);

/// Reads a path: "problem", "conversations[1].value", "messages[role=assistant].content", "Question ID",
/// `["a.b"].c`, "generations[*]", "r1_solution_*". A name reaches to the next `.` or `[`; the form in brackets and
/// quotes (JSON escapes) takes any name as it is. `*` stands in a path once at most.
/// **Errors** BadValue, with what is wrong at which character.
[[nodiscard]] Result<std::vector<PathStep>> parsePath(std::string_view path);

/// `name` as one step of a path, quoted when it has to be, after `parent` (which may be empty).
[[nodiscard]] std::string joinPath(std::string_view parent, std::string_view name);

/// One of the places that a path with `*` names.
struct PathPlace
{
    std::string label; ///< what stands for `*`: the number of the element, or the text of the name
    JsonValue value;
};

/// True for a step that may name several places.
[[nodiscard]] bool isSeveral(const PathStep& step);

/// The places that a path with `*` names, in order of the record: every element of the list, every name that fits,
/// though nothing may stand there (null then). Of a path without `*` what findValue finds, with an empty label.
/// **Input** as findValue.
[[nodiscard]] std::vector<PathPlace> findPlaces(std::string_view text, const JsonScan& scan,
                                                const std::vector<PathStep>& steps);

/// The path with `label` for its `*`; others as they are. **Input** a path that can be read.
[[nodiscard]] std::string boundPath(std::string_view path, std::string_view label);

/// What stands at the path, or nothing; of a path with `*` the first such place. Of equal names in an object the last counts, as most readers have it.
/// **Input** what scanJson says of `text`, without a fault.
[[nodiscard]] std::optional<JsonValue> findValue(std::string_view text, const JsonScan& scan,
                                                 const std::vector<PathStep>& steps);

} // namespace core
