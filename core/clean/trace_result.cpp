#include "core/clean/trace_result.h"

#include "core/text/utf8.h"

#include <algorithm>

namespace core {

namespace {

TraceTokens countTokens(const Trace& trace, const Analysis& analysis, const EditPlan& plan, const CleanedText& cleaned,
                        const Pipeline& pipeline)
{
    const Tokenizer& tokenizer = *pipeline.tokenizer;
    TraceTokens out;
    out.tokenizer = tokenizer.name();
    out.map = tokenizer.map(trace.reasoning);
    out.before = out.map.total();
    out.after = plan.edits.empty() ? out.before : tokenizer.count(cleaned.text);
    out.nodes.reserve(analysis.tree.nodes().size());
    for (const Node& node : analysis.tree.nodes())
        out.nodes.push_back(static_cast<std::uint32_t>(out.map.countIn(node.span)));
    for (const Segment& segment : analysis.tree.segments()) {
        const auto kind = static_cast<std::size_t>(segment.kind);
        out.byKind[kind] += out.map.countIn(segment.span);
        out.charactersByKind[kind] += countCodePoints(segment.span.in(trace.reasoning));
    }
    for (const Edit& edit : plan.edits)
        out.byReason[static_cast<std::size_t>(edit.reason)] += out.map.countIn(edit.span);
    if (!pipeline.compared)
        return out;
    out.compared.tokenizer = pipeline.compared->name();
    out.compared.map = pipeline.compared->map(trace.reasoning);
    out.compared.before = out.compared.map.total();
    for (const Segment& segment : analysis.tree.segments())
        out.compared.byKind[static_cast<std::size_t>(segment.kind)] += out.compared.map.countIn(segment.span);
    out.compared.after = plan.edits.empty() ? out.compared.before : pipeline.compared->count(cleaned.text);
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
    out.tokens = countTokens(out.trace, out.analysis, out.plan, out.cleaned, pipeline);
    return out;
}

} // namespace core
