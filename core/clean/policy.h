#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Which redundant segments go.
enum class RedundancyRule : std::uint8_t {
    Keep,      ///< none
    LastN,     ///< the last `count` in the order clusters list them
    All,       ///< every one
    Trunk      ///< in the trunk all but correct approaches; after it every one
};
/// What happens to error spans.
enum class ErrorRule : std::uint8_t {
    Keep,
    Spans,     ///< in the trunk and in correct approaches remove the span, drop other approaches with an error whole
    Solutions  ///< only drop other approaches with an error whole
};
/// Whether the text is cut after a point.
enum class CutRule : std::uint8_t {
    None,
    AfterFirstAnswer, ///< keep set-up, all up to the end of the first approach with an answer, and the conclusion
    AfterFirstCorrect ///< the same with the first correct approach
};

/// Which edits a cleaning run makes; a preset is a named policy.
struct Policy
{
    std::string name = "trunk"; ///< preset name, or "custom"
    RedundancyRule redundancy = RedundancyRule::Trunk;
    std::uint32_t count = 0;    ///< for LastN
    ErrorRule errors = ErrorRule::Keep;
    CutRule cut = CutRule::None;
    bool dropIncorrect = false;               ///< every approach labelled incorrect
    bool dropIncomplete = false;              ///< every approach labelled incomplete
    bool dropRedundantVerifications = false;
    bool dropInconclusiveVerifications = false;
    bool leaveOutUnsolvable = true;           ///< a trace with no correct approach is left out and reported
    double minConfidence = 0;                 ///< in [0, 1]: findings that are less sure count for nothing; no part of a preset
    bool unlikelyRepeats = false;             ///< also remove what is less likely a repeat than not; no part of a preset
    friend bool operator==(const Policy&, const Policy&) = default;
};

/// All presets of METHOD.md, in its order; the default ("trunk") among them.
[[nodiscard]] const std::vector<Policy>& presets();
[[nodiscard]] std::optional<Policy> presetByName(std::string_view name);
/// How sure a repeat has to be to be removed: `minConfidence`, and more likely than not unless `unlikelyRepeats`.
[[nodiscard]] double leastSureRepeat(const Policy& policy);
/// What `policy` is called: the preset with the same switches, however sure findings have to be; else "custom".
[[nodiscard]] std::string nameOf(Policy policy);

} // namespace core
