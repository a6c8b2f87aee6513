#include "core/evaluate/labelled_trace.h"

#include "core/text/utf8.h"

#include <functional>
#include <set>

namespace core {

namespace {

std::int64_t pointOf(const CodePointMap& points, std::size_t byte) { return static_cast<std::int64_t>(points.fromByte(byte)); }

} // namespace

std::size_t textHashOf(std::string_view text) { return std::hash<std::string_view>{}(text); }

std::vector<bool> redundantSegments(const std::vector<LabelledSegment>& segments)
{
    std::set<std::int64_t> seen;
    std::vector<bool> out;
    out.reserve(segments.size());
    for (const LabelledSegment& segment : segments)
        out.push_back(segment.isWork() && segment.cluster && !seen.insert(*segment.cluster).second);
    return out;
}

LabelledTrace labelledTrace(std::string_view id, std::string_view text, const Analysis& analysis)
{
    const CodePointMap points(text);
    LabelledTrace out;
    out.id = id;
    out.hasText = true;
    out.textLength = pointOf(points, text.size());
    out.textHash = textHashOf(text);
    for (std::size_t i = 0; i < analysis.notes.size(); ++i) {
        const Segment& segment = analysis.tree.segments()[i];
        const SegmentNote& note = analysis.notes[i];
        LabelledSegment& made = out.segments.emplace_back();
        made.begin = pointOf(points, segment.span.begin);
        made.end = pointOf(points, segment.span.end);
        made.kind = segment.kind;
        made.label = note.label;
        if (note.cluster)
            made.cluster = *note.cluster;
    }
    for (const ErrorSpan& error : analysis.errors)
        out.errors.push_back({pointOf(points, error.span.begin), pointOf(points, error.span.end), error.message});
    return out;
}

} // namespace core
