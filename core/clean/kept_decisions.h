#pragma once

#include "core/clean/edit_plan.h"
#include "core/span.h"
#include "core/trace/trace.h"
#include "core/trace/trace_tree.h"

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace core {

/// What a trace is known by in another session: its id and its text. A trace that was changed is another one.
struct TraceKey
{
    std::uint64_t high = 0, low = 0;
    friend auto operator<=>(const TraceKey&, const TraceKey&) = default;
};
/// **Cost** the text is hashed once.
[[nodiscard]] TraceKey traceKeyOf(const Trace& trace);

/// A decision on a piece of a text.
struct SpanDecision
{
    Span span;
    Decision decision = Decision::Keep;
    friend bool operator==(const SpanDecision&, const SpanDecision&) = default;
};

/// The user's decisions on one trace.
struct TraceDecisions
{
    std::string id; ///< of the trace, for people who look into the file
    std::vector<SpanDecision> spans; ///< in order
    friend bool operator==(const TraceDecisions&, const TraceDecisions&) = default;
};

/// Decisions by hand, by trace: they find their trace wherever it stands, and no other. One holds for the segment with
/// exactly its span; where the text is cut in another way now, it waits and changes nothing.
/// **Threads** as any value.
class KeptDecisions
{
public:
    /// One entry a segment, or an empty list when nothing is decided. **Cost** hashes the text, unless there are none at all.
    [[nodiscard]] std::vector<Decision> of(const Trace& trace, const TraceTree& tree) const;
    /// Takes the place of what was decided on that trace; without spans there is nothing decided any more.
    void set(const TraceKey& key, TraceDecisions decisions);
    [[nodiscard]] bool empty() const { return m_traces.empty(); }
    [[nodiscard]] const std::map<TraceKey, TraceDecisions>& traces() const { return m_traces; }

private:
    std::map<TraceKey, TraceDecisions> m_traces;
};

/// Decisions by segment as decisions on spans. **Input** at most one entry a segment.
[[nodiscard]] TraceDecisions decisionsOn(const Trace& trace, const TraceTree& tree, const std::vector<Decision>& bySegment);

} // namespace core
