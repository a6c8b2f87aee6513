#include "core/annotate/abandoned.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace core {

namespace {

/// Beginnings expected up to the answer, and bytes up to it, from which on a way before was abandoned. Found on the
/// annotated traces, where values from 1.2 to 2.2 do about as well.
constexpr double expected = 1.2;
constexpr std::size_t farOff = 8000;
constexpr std::size_t shortest = 1000; ///< bytes of what is cut off

/// The likeliest place at which another approach begins, far enough from the answer at `answer`.
std::optional<LikelyBeginning> findCut(std::span<const LikelyBeginning> beginnings, Span approach, std::size_t answer)
{
    std::optional<LikelyBeginning> best;
    double sum = 0;
    const auto stop = std::partition_point(beginnings.begin(), beginnings.end(), [answer](const LikelyBeginning& b) { return b.at < answer; });
    for (auto at = stop; at != beginnings.begin() && (at - 1)->at >= approach.begin + shortest;) {
        --at;
        sum += at->likelihood;
        if (at->paragraph && sum >= expected && answer - at->at >= farOff && (!best || at->nearby > best->nearby))
            best = *at;
    }
    return best;
}

/// The part of `segment` from `at` on; `segment` keeps what stands before.
Segment cutOff(Segment& segment, std::size_t at)
{
    Segment rest{{at, segment.span.end}, segment.kind, {}};
    for (Span& step : segment.steps) {
        if (step.end <= at)
            continue;
        rest.steps.push_back({std::max(step.begin, at), step.end});
        step.end = at;
    }
    std::erase_if(segment.steps, [at](Span step) { return step.begin >= at; });
    segment.span.end = at;
    return rest;
}

/// What is said of the part that was abandoned: where it begins is as it was.
SegmentNote openNote(const SegmentNote& whole, const Judgement& found)
{
    SegmentNote note;
    note.boundaryConfidence = whole.boundaryConfidence;
    note.why = whole.why;
    note.label = found.label;
    note.labelConfidence = found.confidence;
    note.whyLabel = found.ground;
    return note;
}

} // namespace

void partAbandoned(std::span<const LikelyBeginning> beginnings, ApproachJudge& judge, TraceTree& tree, std::vector<SegmentNote>& notes)
{
    std::vector<Segment> segments;
    std::vector<SegmentNote> said;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        Segment segment = tree.segments()[i];
        SegmentNote& note = notes[i];
        const bool answered = segment.kind == Kind::Approach && (note.label == Label::Correct || note.label == Label::Incorrect) && !note.answerSpan.empty();
        if (const auto cut = answered ? findCut(beginnings, segment.span, note.answerSpan.begin) : std::nullopt) {
            const Judgement before = judge.judge({segment.span.begin, cut->at});
            if (before.label == Label::Incomplete) {
                Segment rest = cutOff(segment, cut->at);
                segments.push_back(std::move(segment));
                said.push_back(openNote(note, before));
                note.why = "so long a text likely drops a way or two, here most likely";
                note.boundaryConfidence = cut->nearby;
                segment = std::move(rest);
            }
        }
        segments.push_back(std::move(segment));
        said.push_back(std::move(note));
    }
    const bool parted = said.size() != notes.size();
    notes = std::move(said);
    if (!parted)
        return;
    const std::size_t size = segments.back().span.end;
    tree = TraceTree::build(size, std::move(segments)).value(); // still a partition
}

} // namespace core
