#include "core/clean/trace_result.h"

#include "core/text/utf8.h"

#include <algorithm>

namespace core {

namespace {

/// One tokenizer's view of a trace.
struct Counted
{
    TokenMap map;
    TokenMap cleaned; ///< empty where nothing changed
    std::size_t after = 0;
};

Result<Counted> countBy(const Tokenizer& tokenizer, const Trace& trace, const EditPlan& plan, const CleanedText& cleaned)
{
    Result<TokenMap> map = tokenizer.map(trace.reasoning);
    if (!map.ok())
        return map.error();
    Counted out{std::move(map).value(), {}, 0};
    out.after = out.map.total();
    if (plan.edits.empty())
        return out;
    Result<TokenMap> after = tokenizer.map(cleaned.text);
    if (!after.ok())
        return after.error();
    out.cleaned = std::move(after).value();
    out.after = out.cleaned.total();
    return out;
}

void takeCompared(Counted counted, const Analysis& analysis, const EditPlan& plan, ComparedTokens& out)
{
    out.before = counted.map.total();
    out.after = counted.after;
    for (const Segment& segment : analysis.tree.segments())
        out.byKind[static_cast<std::size_t>(segment.kind)] += counted.map.countIn(segment.span);
    for (const Edit& edit : plan.edits)
        out.byReason[static_cast<std::size_t>(edit.reason)] += counted.map.countIn(edit.span);
    out.map = std::move(counted.map);
    out.cleaned = std::move(counted.cleaned);
}

void takeMain(Counted counted, const Trace& trace, const Analysis& analysis, const EditPlan& plan, TraceTokens& out)
{
    out.before = counted.map.total();
    out.after = counted.after;
    out.nodes.reserve(analysis.tree.nodes().size());
    for (const Node& node : analysis.tree.nodes())
        out.nodes.push_back(static_cast<std::uint32_t>(counted.map.countIn(node.span)));
    for (const Segment& segment : analysis.tree.segments()) {
        const auto kind = static_cast<std::size_t>(segment.kind);
        out.byKind[kind] += counted.map.countIn(segment.span);
        out.charactersByKind[kind] += countCodePoints(segment.span.in(trace.reasoning));
    }
    for (const Edit& edit : plan.edits)
        out.byReason[static_cast<std::size_t>(edit.reason)] += counted.map.countIn(edit.span);
    out.map = std::move(counted.map);
    out.cleaned = std::move(counted.cleaned);
}

TraceTokens countTokens(const Trace& trace, const Analysis& analysis, const EditPlan& plan, const CleanedText& cleaned,
                        const Pipeline& pipeline)
{
    TraceTokens out;
    out.tokenizer = pipeline.tokenizer->name();
    out.compared.tokenizer = pipeline.compared ? pipeline.compared->name() : std::string();
    Result<Counted> main = countBy(*pipeline.tokenizer, trace, plan, cleaned);
    Result<Counted> second = pipeline.compared ? countBy(*pipeline.compared, trace, plan, cleaned) : Result(Counted{});
    if (!main.ok() || !second.ok()) {
        out.trouble = (main.ok() ? second : main).error().message;
        return out;
    }
    takeMain(std::move(main).value(), trace, analysis, plan, out);
    if (pipeline.compared)
        takeCompared(std::move(second).value(), analysis, plan, out.compared);
    return out;
}

} // namespace

Result<TraceResult> processTrace(Trace trace, const Pipeline& pipeline, const Monitor& monitor)
{
    Result<Analysis> analysis = pipeline.annotator->annotate(trace, monitor);
    if (!analysis.ok())
        return analysis.error();
    return replan(std::move(trace), std::move(analysis).value(), pipeline);
}

TraceResult replan(Trace trace, Analysis analysis, const Pipeline& pipeline)
{
    TraceResult out;
    out.trace = std::move(trace);
    out.analysis = std::move(analysis);
    const auto decisions = pipeline.decisions ? pipeline.decisions->of(out.trace, out.analysis.tree) : std::vector<Decision>();
    out.plan = planEdits(out.trace, out.analysis, pipeline.policy, decisions);
    out.cleaned = applyPlan(out.trace.reasoning, out.plan);
    out.tokens = countTokens(out.trace, out.analysis, out.plan, out.cleaned, pipeline);
    return out;
}

} // namespace core
