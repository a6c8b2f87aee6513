#include "core/annotate/completion.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace core {

namespace {

/// The verifications [first, end) that complete the approach before them, and what they state.
struct Completion
{
    std::size_t first = 0;
    std::size_t end = 0;
    Judgement judgement; ///< of the verification end - 1
};

std::optional<Completion> findCompletion(ApproachJudge& judge, const std::vector<Segment>& segments,
                                         const std::vector<SegmentNote>& notes)
{
    const auto isVerification = [](const Segment& segment) { return segment.kind == Kind::Verification; };
    const auto at = std::find_if(segments.begin(), segments.end(), isVerification);
    const auto first = static_cast<std::size_t>(std::distance(segments.begin(), at));
    if (at == segments.end() || first == 0 || notes[first - 1].label != Label::Incomplete)
        return std::nullopt;
    for (std::size_t i = first; i < segments.size() && isVerification(segments[i]); ++i) {
        Judgement found = judge.judge(segments[i].span);
        if (found.label && found.label != Label::Incomplete)
            return Completion{first, i + 1, std::move(found)};
    }
    return std::nullopt;
}

SegmentNote joinedNote(const std::vector<SegmentNote>& notes, const Completion& found, std::size_t lastBegin)
{
    SegmentNote note = notes[found.first - 1];
    note.label = found.judgement.label;
    note.whyLabel += "; completed by the check that follows";
    note.whyLabel += "; " + found.judgement.ground;
    note.labelConfidence = found.judgement.confidence;
    if (found.judgement.evidence) {
        note.answer = found.judgement.evidence->answer;
        note.answerSpan = {lastBegin + found.judgement.evidence->value.begin, lastBegin + found.judgement.evidence->value.end};
    }
    return note;
}

} // namespace

std::size_t completeApproach(ApproachJudge& judge, TraceTree& tree, std::vector<SegmentNote>& notes)
{
    const std::optional<Completion> found = findCompletion(judge, tree.segments(), notes);
    if (!found)
        return 0;
    std::vector<Segment> segments = tree.segments();
    notes[found->first - 1] = joinedNote(notes, *found, segments[found->end - 1].span.begin);
    Segment& approach = segments[found->first - 1];
    for (std::size_t i = found->first; i < found->end; ++i) {
        approach.steps.insert(approach.steps.end(), segments[i].steps.begin(), segments[i].steps.end());
        approach.span.end = segments[i].span.end;
    }
    const auto dropped = [&found](auto& list) {
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(found->first), list.begin() + static_cast<std::ptrdiff_t>(found->end));
    };
    dropped(segments);
    dropped(notes);
    const std::size_t size = segments.back().span.end;
    tree = TraceTree::build(size, std::move(segments)).value(); // still a partition: neighbours joined
    return found->end - found->first;
}

} // namespace core
