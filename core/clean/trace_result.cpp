#include "core/clean/trace_result.h"

#include <algorithm>

namespace core {

namespace {

TraceTokens countTokens(const Trace& trace, const Analysis& analysis, const EditPlan& plan, const CleanedText& cleaned,
                        const Tokenizer& tokenizer)
{
    TraceTokens out;
    out.tokenizer = tokenizer.name();
    out.map = tokenizer.map(trace.reasoning);
    out.before = out.map.total();
    out.after = plan.edits.empty() ? out.before : tokenizer.count(cleaned.text);
    out.nodes.reserve(analysis.tree.nodes().size());
    for (const Node& node : analysis.tree.nodes())
        out.nodes.push_back(static_cast<std::uint32_t>(out.map.countIn(node.span)));
    for (const Segment& segment : analysis.tree.segments())
        out.byKind[static_cast<std::size_t>(segment.kind)] += out.map.countIn(segment.span);
    for (const Edit& edit : plan.edits)
        out.byReason[static_cast<std::size_t>(edit.reason)] += out.map.countIn(edit.span);
    return out;
}

} // namespace

Result<TraceResult> processTrace(Trace trace, const Pipeline& pipeline, const Monitor& monitor,
                                 const std::vector<Decision>& decisions)
{
    Result<Analysis> analysis = pipeline.annotator->annotate(trace, monitor);
    if (!analysis.ok())
        return analysis.error();
    return replan(std::move(trace), std::move(analysis).value(), pipeline, decisions);
}

TraceResult replan(Trace trace, Analysis analysis, const Pipeline& pipeline, const std::vector<Decision>& decisions)
{
    TraceResult out;
    out.trace = std::move(trace);
    out.analysis = std::move(analysis);
    out.plan = planEdits(out.trace, out.analysis, pipeline.policy, decisions);
    out.cleaned = applyPlan(out.trace.reasoning, out.plan);
    out.tokens = countTokens(out.trace, out.analysis, out.plan, out.cleaned, *pipeline.tokenizer);
    return out;
}

} // namespace core
