#include "core/clean/edit_plan.h"

#include "core/annotate/sure_findings.h"
#include "core/clean/final_answer.h"
#include "core/clean/seams.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

struct Drop
{
    EditReason reason = EditReason::Redundant;
    std::string why;
};

/// What is known of a trace while its segments are judged, one decision a segment.
struct Judgement
{
    const Analysis& analysis;
    const Policy& policy;
    std::vector<std::optional<Drop>> drops;
    std::vector<std::vector<std::size_t>> errors; ///< by segment: indices into analysis.errors
    std::size_t trunk;                            ///< segments of the trunk: [0, trunk)

    [[nodiscard]] const Segment& segment(std::size_t i) const { return analysis.tree.segments()[i]; }
    [[nodiscard]] const SegmentNote& note(std::size_t i) const { return analysis.notes[i]; }
    [[nodiscard]] bool isApproach(std::size_t i) const { return segment(i).kind == Kind::Approach; }
    [[nodiscard]] bool hasLabel(std::size_t i, Label label) const { return isApproach(i) && note(i).label == label; }
    void drop(std::size_t i, EditReason reason, std::string why)
    {
        if (!drops[i])
            drops[i] = Drop{reason, std::move(why)};
    }
};

std::string segmentName(const TraceTree& tree, std::size_t index)
{
    const Node& node = tree.node(tree.segmentNode(index));
    const char* kind = node.kind == Kind::Approach ? "approach " : "check ";
    return kind + std::to_string(node.number);
}

std::string repeatsWhy(const Judgement& judgement, std::size_t index)
{
    const SegmentNote& note = judgement.note(index);
    std::string why = "repeats " + segmentName(judgement.analysis.tree, *note.original);
    if (!note.whyRedundant.empty())
        why += ": " + note.whyRedundant;
    return why;
}

std::optional<std::size_t> firstWith(const Judgement& judgement, bool (*wanted)(const Judgement&, std::size_t))
{
    for (std::size_t i = 0; i < judgement.drops.size(); ++i)
        if (wanted(judgement, i))
            return i;
    return std::nullopt;
}

bool isCorrect(const Judgement& judgement, std::size_t i) { return judgement.hasLabel(i, Label::Correct); }
/// Correct, and sure enough to end the trunk.
bool isSurelyCorrect(const Judgement& judgement, std::size_t i)
{
    return isCorrect(judgement, i) && hasSureLabel(judgement.note(i), judgement.policy.minConfidence);
}
bool isAnswered(const Judgement& judgement, std::size_t i)
{
    return isSurelyCorrect(judgement, i) || judgement.hasLabel(i, Label::Incorrect);
}

Judgement judge(const Analysis& analysis, const Policy& policy)
{
    const std::size_t count = analysis.tree.segments().size();
    Judgement out{analysis, policy, std::vector<std::optional<Drop>>(count), std::vector<std::vector<std::size_t>>(count), count};
    for (std::size_t i = 0; i < analysis.errors.size(); ++i)
        out.errors[analysis.tree.segmentAt(analysis.errors[i].span.begin)].push_back(i);
    if (const auto correct = firstWith(out, isSurelyCorrect))
        out.trunk = *correct + 1;
    return out;
}

/// Redundant segments, cluster by cluster in order of first appearance, inside a cluster in text order.
std::vector<std::size_t> redundantInClusterOrder(const Judgement& judgement)
{
    std::map<std::size_t, std::vector<std::size_t>> byOriginal;
    for (std::size_t i = 0; i < judgement.drops.size(); ++i)
        if (judgement.note(i).redundant())
            byOriginal[*judgement.note(i).original].push_back(i);
    std::vector<std::size_t> out;
    for (const auto& [original, repeats] : byOriginal)
        out.insert(out.end(), repeats.begin(), repeats.end());
    return out;
}

void dropRedundant(Judgement& judgement)
{
    std::vector<std::size_t> redundant = redundantInClusterOrder(judgement);
    const Policy& policy = judgement.policy;
    if (policy.redundancy == RedundancyRule::Keep)
        redundant.clear();
    if (policy.redundancy == RedundancyRule::LastN && redundant.size() > policy.count)
        redundant.erase(redundant.begin(), redundant.end() - policy.count);
    for (const std::size_t i : redundant) {
        const bool spared = policy.redundancy == RedundancyRule::Trunk && i < judgement.trunk && isCorrect(judgement, i);
        if (!spared)
            judgement.drop(i, EditReason::Redundant, repeatsWhy(judgement, i));
    }
    if (!policy.dropRedundantVerifications)
        return;
    for (std::size_t i = 0; i < judgement.drops.size(); ++i)
        if (judgement.segment(i).kind == Kind::Verification && judgement.note(i).redundant())
            judgement.drop(i, EditReason::Redundant, repeatsWhy(judgement, i));
}

void dropByOutcome(Judgement& judgement)
{
    for (std::size_t i = 0; i < judgement.drops.size(); ++i) {
        const SegmentNote& note = judgement.note(i);
        if (judgement.policy.dropIncorrect && judgement.hasLabel(i, Label::Incorrect))
            judgement.drop(i, EditReason::Incorrect, "reaches " + (note.answer.empty() ? "a wrong answer" : note.answer + ", which is wrong"));
        if (judgement.policy.dropIncomplete && judgement.hasLabel(i, Label::Incomplete))
            judgement.drop(i, EditReason::Incomplete, "reaches no answer");
        if (judgement.policy.dropInconclusiveVerifications && judgement.segment(i).kind == Kind::Verification &&
            note.outcome == Outcome::Inconclusive)
            judgement.drop(i, EditReason::Inconclusive, "a check that finds nothing");
    }
}

void cutAfter(Judgement& judgement)
{
    const CutRule rule = judgement.policy.cut;
    if (rule == CutRule::None)
        return;
    const bool correct = rule == CutRule::AfterFirstCorrect;
    const auto first = firstWith(judgement, correct ? isSurelyCorrect : isAnswered);
    if (!first)
        return;
    const std::string why = "stands after " + segmentName(judgement.analysis.tree, *first) +
                            (correct ? ", the first correct one" : ", the first with an answer");
    for (std::size_t i = *first + 1; i < judgement.drops.size(); ++i)
        if (judgement.segment(i).kind != Kind::Conclusion)
            judgement.drop(i, EditReason::AfterAnswer, why);
}

/// Drops whole approaches with an error, after the trunk and not correct.
void dropErroneousApproaches(Judgement& judgement)
{
    if (judgement.policy.errors == ErrorRule::Keep)
        return;
    for (std::size_t i = judgement.trunk; i < judgement.drops.size(); ++i)
        if (judgement.isApproach(i) && !isCorrect(judgement, i) && !judgement.errors[i].empty())
            judgement.drop(i, EditReason::ErrorSpan,
                           "holds an error: " + judgement.analysis.errors[judgement.errors[i].front()].message);
}

void applyDecisions(Judgement& judgement, const std::vector<Decision>& decisions)
{
    for (std::size_t i = 0; i < std::min(decisions.size(), judgement.drops.size()); ++i) {
        if (decisions[i] == Decision::Keep)
            judgement.drops[i].reset();
        if (decisions[i] == Decision::Drop)
            judgement.drops[i] = Drop{EditReason::Chosen, "dropped by you"};
    }
}

std::vector<Edit> editsOf(const Judgement& judgement, const std::vector<Decision>& decisions)
{
    std::vector<Edit> edits;
    for (std::size_t i = 0; i < judgement.drops.size(); ++i) {
        const auto index = static_cast<std::uint32_t>(i);
        if (judgement.drops[i]) {
            edits.push_back({judgement.segment(i).span, {}, judgement.drops[i]->reason, index, judgement.drops[i]->why});
            continue;
        }
        const bool kept = i < decisions.size() && decisions[i] == Decision::Keep;
        const bool spans = judgement.policy.errors == ErrorRule::Spans && (i < judgement.trunk || isCorrect(judgement, i));
        if (!spans || kept)
            continue;
        for (const std::size_t error : judgement.errors[i]) {
            Span span = judgement.analysis.errors[error].span;
            span.end = std::min(span.end, judgement.segment(i).span.end);
            edits.push_back({span, {}, EditReason::ErrorSpan, index, "false: " + judgement.analysis.errors[error].message});
        }
    }
    return edits;
}

EditPlan refused(std::string why) { return {{}, PlanStatus::Refused, std::move(why)}; }

bool losesEveryApproach(const Judgement& judgement)
{
    bool any = false;
    for (std::size_t i = 0; i < judgement.drops.size(); ++i) {
        if (!judgement.isApproach(i))
            continue;
        if (!judgement.drops[i])
            return false;
        any = true;
    }
    return any;
}

} // namespace

std::string_view reasonName(EditReason reason)
{
    constexpr std::array<std::string_view, allEditReasons.size()> names{
        "redundant", "incorrect", "incomplete", "error_span", "after_answer", "inconclusive", "chosen", "seam"};
    return names[static_cast<std::size_t>(reason)];
}

std::string_view planStatusName(PlanStatus status)
{
    constexpr std::array<std::string_view, 4> names{"changed", "unchanged", "unsolvable", "refused"};
    return names[static_cast<std::size_t>(status)];
}

namespace {

/// The plan of a trace that can't be cleaned by its verdict, or none.
std::optional<EditPlan> planByVerdict(const Analysis& analysis, Verdict whole)
{
    if (analysis.verdict == Verdict::Correct)
        return std::nullopt;
    if (analysis.verdict == Verdict::Undecided)
        return refused(whole == Verdict::Undecided ? "not decidable: there is no answer to compare with"
                                                   : "not decidable: whether an approach is wrong is not sure enough");
    return EditPlan{{}, PlanStatus::Unsolvable,
                    analysis.verdict == Verdict::NoApproach ? "there is no approach in it"
                    : analysis.hasReference                 ? "no approach reaches the reference answer"
                                                            : "no approach reaches the trace's own final answer"};
}

/// What is left to plan once the findings that do not count are gone; `whole` is the verdict with all of them.
EditPlan planOf(const Trace& trace, const Analysis& analysis, Verdict whole, const Policy& policy, const std::vector<Decision>& decisions)
{
    if (policy.leaveOutUnsolvable)
        if (std::optional<EditPlan> plan = planByVerdict(analysis, whole))
            return std::move(*plan);
    Judgement judgement = judge(analysis, policy);
    dropRedundant(judgement);
    dropByOutcome(judgement);
    cutAfter(judgement);
    dropErroneousApproaches(judgement);
    applyDecisions(judgement, decisions);
    if (losesEveryApproach(judgement))
        return refused("no approach would be left");

    EditPlan plan;
    plan.edits = repairSeams(trace.reasoning, analysis.tree, editsOf(judgement, decisions));
    if (plan.edits.empty())
        return plan;
    plan.status = PlanStatus::Planned;
    const KeptAnswer answer = finalAnswer(trace.reasoning, analysis);
    if (!answer.heldBy(applyPlan(trace.reasoning, plan).text))
        return refused("the final answer " + answer.text + " would be lost");
    return plan;
}

} // namespace

EditPlan planEdits(const Trace& trace, const Analysis& analysis, const Policy& policy, const std::vector<Decision>& decisions)
{
    return planOf(trace, sureFindings(analysis, policy.minConfidence, leastSureRepeat(policy)), analysis.verdict, policy, decisions);
}

CleanedText applyPlan(std::string_view text, const EditPlan& plan)
{
    CleanedText out;
    std::size_t at = 0;
    const auto keepUntil = [&](std::size_t end) {
        if (end <= at)
            return;
        const std::size_t begin = out.text.size();
        out.text += text.substr(at, end - at);
        out.pieces.push_back({CleanedPiece::What::Kept, {at, end}, {begin, out.text.size()}, 0});
        at = end;
    };
    for (std::size_t i = 0; i < plan.edits.size(); ++i) {
        const Edit& edit = plan.edits[i];
        const auto index = static_cast<std::uint32_t>(i);
        keepUntil(edit.span.begin);
        if (!edit.span.empty())
            out.pieces.push_back({CleanedPiece::What::Removed, edit.span, {out.text.size(), out.text.size()}, index});
        at = edit.span.end;
        if (edit.insert.empty())
            continue;
        const std::size_t begin = out.text.size();
        out.text += edit.insert;
        out.pieces.push_back({CleanedPiece::What::Inserted, {at, at}, {begin, out.text.size()}, index});
    }
    keepUntil(text.size());
    return out;
}

std::vector<TextEdit> textEdits(const EditPlan& plan)
{
    std::vector<TextEdit> out;
    out.reserve(plan.edits.size());
    for (const Edit& edit : plan.edits)
        out.push_back({edit.span, edit.insert});
    return out;
}

} // namespace core
