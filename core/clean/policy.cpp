#include "core/clean/policy.h"

#include <algorithm>

namespace core {

const std::vector<Policy>& presets()
{
    using enum RedundancyRule;
    static const std::vector<Policy> all{
        {.name = "delete-multi-1", .redundancy = LastN, .count = 1, .leaveOutUnsolvable = false},
        {.name = "delete-multi-2", .redundancy = LastN, .count = 2, .leaveOutUnsolvable = false},
        {.name = "delete-multi-all", .redundancy = All, .leaveOutUnsolvable = false},
        {.name = "delete-multi-incorrect-incomplete",
         .redundancy = All,
         .dropIncorrect = true,
         .dropIncomplete = true,
         .leaveOutUnsolvable = false},
        {.name = "keep-first", .redundancy = Keep, .cut = CutRule::AfterFirstAnswer, .leaveOutUnsolvable = false},
        {.name = "trunk", .redundancy = Trunk},
        {.name = "trunk-delete-errors", .redundancy = Trunk, .errors = ErrorRule::Spans},
        {.name = "trunk-delete-solutions", .redundancy = Trunk, .errors = ErrorRule::Solutions},
        {.name = "earliest-correct", .redundancy = Keep, .cut = CutRule::AfterFirstCorrect, .leaveOutUnsolvable = false},
        {.name = "verification-only",
         .redundancy = Keep,
         .dropRedundantVerifications = true,
         .dropInconclusiveVerifications = true,
         .leaveOutUnsolvable = false},
    };
    return all;
}

std::optional<Policy> presetByName(std::string_view name)
{
    const auto found =
        std::find_if(presets().begin(), presets().end(), [&](const Policy& policy) { return policy.name == name; });
    if (found == presets().end())
        return std::nullopt;
    return *found;
}

double leastSureRepeat(const Policy& policy)
{
    constexpr double likely = 0.5;
    return policy.unlikelyRepeats ? policy.minConfidence : std::max(policy.minConfidence, likely);
}

std::string nameOf(Policy policy)
{
    policy.minConfidence = 0;
    policy.unlikelyRepeats = false;
    for (const Policy& preset : presets()) {
        policy.name = preset.name;
        if (policy == preset)
            return preset.name;
    }
    return "custom";
}

} // namespace core
