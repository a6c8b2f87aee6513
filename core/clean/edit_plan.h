#pragma once

#include "core/annotate/annotator.h"
#include "core/clean/policy.h"
#include "core/span.h"
#include "core/trace/trace.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Why an edit is made; the totals of reports and charts are by these.
enum class EditReason : std::uint8_t {
    Redundant,    ///< repeats an earlier approach or verification
    Incorrect,    ///< approach with a wrong answer
    Incomplete,   ///< approach without an answer
    ErrorSpan,    ///< a false statement
    AfterAnswer,  ///< stands after the point where the policy cuts
    Inconclusive, ///< verification that finds nothing
    Chosen,       ///< the user dropped it
    Seam          ///< repair of a join: a dangling connective, or white space
};
inline constexpr std::array allEditReasons{EditReason::Redundant,  EditReason::Incorrect,   EditReason::Incomplete,
                                           EditReason::ErrorSpan,  EditReason::AfterAnswer, EditReason::Inconclusive,
                                           EditReason::Chosen,     EditReason::Seam};
[[nodiscard]] std::string_view reasonName(EditReason reason); ///< "redundant", "error_span", ...

/// One removal or replacement of a span, with its reason.
struct Edit
{
    Span span;
    std::string insert; ///< empty: a removal
    EditReason reason = EditReason::Redundant;
    std::optional<std::uint32_t> segment; ///< the segment it is about
    std::string why;    ///< one line: "repeats approach 1: same calculation"
};

enum class PlanStatus : std::uint8_t {
    Planned,    ///< there are edits
    Unchanged,  ///< nothing to do
    Unsolvable, ///< no correct approach: left out of the cleaned corpus
    Refused     ///< the edits would have lost the final answer: kept as it was
};
[[nodiscard]] std::string_view planStatusName(PlanStatus status);

/// What a policy does to one trace: edits in order, no overlap. Empty unless Planned.
struct EditPlan
{
    std::vector<Edit> edits;
    PlanStatus status = PlanStatus::Unchanged;
    std::string statusReason; ///< why unsolvable or refused, one line
};

/// What the user decided for single segments; wins over the policy.
enum class Decision : std::uint8_t { Auto, Keep, Drop };

/// Plans the edits of `policy`, with the seams repaired and the final answer protected (METHOD.md, stages 5 and 7,
/// invariant 3). Findings less sure than policy.minConfidence count for nothing (sureFindings); an approach that is not
/// surely correct ends no trunk. `decisions` is empty or holds one entry a segment.
[[nodiscard]] EditPlan planEdits(const Trace& trace, const Analysis& analysis, const Policy& policy,
                                 const std::vector<Decision>& decisions = {});

/// One run of the cleaned text and where it comes from.
struct CleanedPiece
{
    enum class What : std::uint8_t { Kept, Removed, Inserted };
    What what = What::Kept;
    Span original;          ///< kept, removed: into the original; inserted: the empty or replaced place
    Span cleaned;           ///< kept, inserted: into the cleaned text; removed: the empty place of the join
    std::uint32_t edit = 0; ///< removed, inserted: index of the edit
};

/// A text with a plan applied; the pieces account for every byte of both texts, in order.
/// **Invariant** text.size() = original - removed + inserted; an empty plan is the identity.
struct CleanedText
{
    std::string text;
    std::vector<CleanedPiece> pieces;
};

/// **Input** a plan made for this text.
[[nodiscard]] CleanedText applyPlan(std::string_view text, const EditPlan& plan);

/// The plan's edits as plain text edits, for rewriteRecord.
[[nodiscard]] std::vector<TextEdit> textEdits(const EditPlan& plan);

} // namespace core
