#include "core/clean/kept_decisions.h"

#include "core/tokens/table_cache.h"

#include <algorithm>
#include <utility>

namespace core {

TraceKey traceKeyOf(const Trace& trace)
{
    const ContentKey id = contentKey(trace.id);
    const ContentKey text = contentKey(trace.reasoning);
    // An id and a text of the same bytes must not cancel each other out.
    return {text.high ^ (id.high * 0x9E3779B97F4A7C15ULL), text.low ^ (id.low * 0xC2B2AE3D27D4EB4FULL)};
}

std::vector<Decision> KeptDecisions::of(const Trace& trace, const TraceTree& tree) const
{
    if (m_traces.empty())
        return {};
    const auto found = m_traces.find(traceKeyOf(trace));
    if (found == m_traces.end())
        return {};
    std::vector<Decision> out(tree.segments().size(), Decision::Auto);
    for (const SpanDecision& kept : found->second.spans) {
        const auto& segments = tree.segments();
        const auto at = std::lower_bound(segments.begin(), segments.end(), kept.span.begin,
                                         [](const Segment& segment, std::size_t begin) { return segment.span.begin < begin; });
        if (at != segments.end() && at->span == kept.span)
            out[static_cast<std::size_t>(at - segments.begin())] = kept.decision;
    }
    return out;
}

void KeptDecisions::set(const TraceKey& key, TraceDecisions decisions)
{
    if (decisions.spans.empty())
        m_traces.erase(key);
    else
        m_traces.insert_or_assign(key, std::move(decisions));
}

TraceDecisions decisionsOn(const Trace& trace, const TraceTree& tree, const std::vector<Decision>& bySegment)
{
    TraceDecisions out{trace.id, {}};
    for (std::size_t i = 0; i < std::min(bySegment.size(), tree.segments().size()); ++i)
        if (bySegment[i] != Decision::Auto)
            out.spans.push_back({tree.segments()[i].span, bySegment[i]});
    return out;
}

} // namespace core
