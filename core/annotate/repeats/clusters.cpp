#include "core/annotate/repeats/clusters.h"

#include "core/annotate/repeats/seen_index.h"

#include <algorithm>
#include <string>

namespace core {

namespace {

bool isWork(Kind kind) { return kind == Kind::Approach || kind == Kind::Verification; }

double& at(RedundancyCues& cues, RedundancyCue cue) { return cues[static_cast<std::size_t>(cue)]; }

/// The cues of a trace of `bytes`, from the others.
void setShort(RedundancyCues& cues, std::size_t bytes)
{
    const double isShort = 1 / (1 + static_cast<double>(bytes) / 1500);
    const double approach = at(cues, RedundancyCue::IsApproach);
    at(cues, RedundancyCue::Short) = isShort;
    at(cues, RedundancyCue::ShortAgain) = isShort * at(cues, RedundancyCue::SaysAgain);
    at(cues, RedundancyCue::ShortOnceMore) = isShort * at(cues, RedundancyCue::SaysOnceMore);
    at(cues, RedundancyCue::ShortApproach) = isShort * approach;
    at(cues, RedundancyCue::ShortCheckNumbers) = isShort * (1 - approach) * at(cues, RedundancyCue::KindNumbers);
}

std::string nameOf(const TraceTree& tree, std::size_t segment)
{
    const Node& node = tree.node(tree.segmentNode(segment));
    return (node.kind == Kind::Approach ? "approach " : "check ") + std::to_string(node.number);
}

/// "same calculation, same result (73)": what the repeat and its original, which the caller names, have in common. `like`
/// names the part that it is most like where that is a repeat of the original itself, else it is empty.
std::string reasonFor(const RedundancyView& view, const SegmentNote& note, const SegmentNote& first, const std::string& like)
{
    if (view.sameText)
        return like.empty() ? "the same text again" : "the same text as " + like;
    std::string same;
    const auto say = [&same](std::string_view what) { same += (same.empty() ? "" : ", ") + std::string(what); };
    const auto cue = [&view](RedundancyCue which) { return view.cues[static_cast<std::size_t>(which)]; };
    if (cue(RedundancyCue::SameEquations) >= 0.4 || cue(RedundancyCue::KnownRuns) >= 0.4)
        say("same calculation");
    else if (cue(RedundancyCue::SameNumbers) >= 0.6)
        say("same values");
    if (cue(RedundancyCue::NewNumbers) == 0 && same.empty())
        say("no new values");
    if (cue(RedundancyCue::SaysAgain) > 0 || cue(RedundancyCue::SaysOnceMore) > 0)
        say("announced as a repeat");
    if (!note.answer.empty() && note.answer == first.answer && note.answer.size() <= 40)
        say("same result (" + note.answer + ")");
    if (same.empty())
        same = "nothing new in it";
    return like.empty() ? same : same + ", most like " + like;
}

} // namespace

std::vector<RedundancyView> viewRedundancy(const Trace& trace, const TraceTree& tree, const std::vector<SegmentNote>& notes)
{
    const std::vector<Segment>& segments = tree.segments();
    std::vector<RedundancyView> views;
    for (std::size_t i = 0; i < segments.size(); ++i)
        if (isWork(segments[i].kind))
            views.push_back({.segment = i, .nearest = i, .nearestOfKind = i});
    if (views.size() < 2)
        return views;
    SeenIndex seen(trace.problem, trace.reasoning, segments);
    const RedundancyModel& model = RedundancyModel::instance();
    double checks = 0;
    for (RedundancyView& view : views) {
        const std::size_t segment = view.segment;
        const Kind kind = segments[segment].kind;
        if (!seen.empty()) {
            view = seen.look(segment);
            at(view.cues, RedundancyCue::IsApproach) = kind == Kind::Approach ? 1 : 0;
            setShort(view.cues, trace.reasoning.size());
            at(view.cues, RedundancyCue::Checks) = std::min(checks, 5.0) / 5;
            const auto& label = notes[segment].label;
            const auto& before = notes[view.nearestOfKind].label;
            at(view.cues, RedundancyCue::OtherLabel) = label && before && label != before ? 1 : 0;
            view.probability = view.sameText ? 1.0 : model.probability(view.cues);
        }
        checks += kind == Kind::Verification ? 1 : 0;
        seen.add(segment);
    }
    return views;
}

void clusterSegments(const Trace& trace, const TraceTree& tree, std::vector<SegmentNote>& notes)
{
    const double threshold = RedundancyModel::instance().threshold();
    std::uint32_t clusters = 0;
    for (const RedundancyView& view : viewRedundancy(trace, tree, notes)) {
        SegmentNote& note = notes[view.segment];
        note.clusterConfidence = view.probability < threshold ? 1 - view.probability : view.probability;
        if (view.nearest == view.segment || view.probability < threshold) {
            note.cluster = clusters++;
            continue;
        }
        const bool approach = tree.segments()[view.segment].kind == Kind::Approach; // repeats another one, where there is one, not a check
        const std::size_t like = approach && !view.sameText && view.nearestOfKind != view.segment ? view.nearestOfKind : view.nearest;
        const std::uint32_t original = notes[like].original.value_or(static_cast<std::uint32_t>(like));
        note.cluster = notes[like].cluster;
        note.original = original;
        note.whyRedundant = reasonFor(view, note, notes[original], like == original ? std::string() : nameOf(tree, like));
    }
}

} // namespace core
