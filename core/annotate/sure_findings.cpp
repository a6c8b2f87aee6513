#include "core/annotate/sure_findings.h"

#include <vector>

namespace core {

namespace {

/// **Returns** whether the label went.
bool forgetUnsureLabel(SegmentNote& note, double least)
{
    if (!note.label || note.label == Label::Correct || hasSureLabel(note, least))
        return false;
    note.label.reset();
    note.labelConfidence.reset();
    note.whyLabel.clear();
    return true;
}

void forgetUnsureRepeat(SegmentNote& note, double least)
{
    if (!note.original || note.clusterConfidence.value_or(1) >= least)
        return;
    note.original.reset();
    note.clusterConfidence.reset(); // it was that of the repeat
    note.whyRedundant.clear();
    if (!note.ownTitle.empty())
        note.title = note.ownTitle;
}

/// **Returns** whether any went.
bool forgetUnsureRepeats(std::vector<SegmentNote>& notes, double least)
{
    bool gone = false;
    for (SegmentNote& note : notes) {
        const bool repeats = note.original.has_value();
        forgetUnsureRepeat(note, least);
        gone = gone || note.original.has_value() != repeats;
    }
    return gone;
}

/// Numbers the clusters anew, in order of first appearance: who repeats nothing any more is alone in one.
void renumberClusters(std::vector<SegmentNote>& notes)
{
    std::uint32_t next = 0;
    for (SegmentNote& note : notes) {
        if (!note.cluster)
            continue;
        note.cluster = note.original ? notes[*note.original].cluster : std::optional(next++);
    }
}

} // namespace

Analysis sureFindings(Analysis analysis, double least, double leastRepeat)
{
    if (leastRepeat > 0 && forgetUnsureRepeats(analysis.notes, leastRepeat))
        renumberClusters(analysis.notes);
    if (least <= 0)
        return analysis;
    bool labelGone = false;
    for (SegmentNote& note : analysis.notes) {
        labelGone = forgetUnsureLabel(note, least) || labelGone;
        note.unsureStart = note.boundaryConfidence < least;
        if (note.unsureStart && note.outcome == Outcome::Inconclusive)
            note.outcome.reset(); // it may be no check at all
    }
    std::erase_if(analysis.errors, [least](const ErrorSpan& error) { return error.confidence < least; });
    if (labelGone && analysis.verdict == Verdict::Unsolvable)
        analysis.verdict = Verdict::Undecided;
    return analysis;
}

} // namespace core
