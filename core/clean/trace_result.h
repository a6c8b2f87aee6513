#pragma once

#include "core/annotate/annotator.h"
#include "core/clean/edit_plan.h"
#include "core/clean/kept_decisions.h"
#include "core/clean/policy.h"
#include "core/monitor.h"
#include "core/result.h"
#include "core/tokens/tokenizer.h"
#include "core/trace/trace.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace core {

/// The same reasoning counted by a second tokenizer, to compare: the student's beside the teacher's.
struct ComparedTokens
{
    std::string tokenizer; ///< its name; empty: there is none
    TokenMap map;          ///< of the original reasoning
    TokenMap cleaned;      ///< of the cleaned reasoning; empty where nothing changed
    std::size_t before = 0;
    std::size_t after = 0; ///< of the cleaned reasoning
    std::array<std::size_t, allKinds.size()> byKind{}; ///< before, by kind of segment
    std::array<std::size_t, allEditReasons.size()> byReason{}; ///< removed, by reason of the edit
};

/// Token counts of one trace, all from one encoding of the original reasoning and one of the cleaned.
struct TraceTokens
{
    std::string trouble;               ///< why the trace cannot be counted, in the user's words; then there are no counts
    std::string tokenizer;             ///< its name
    TokenMap map;                      ///< of the original reasoning: counts any span of it
    TokenMap cleaned;                  ///< of the cleaned reasoning; empty where nothing changed: it is the original then
    std::size_t before = 0;            ///< of the whole reasoning
    std::size_t after = 0;             ///< of the cleaned reasoning (its own encoding); equals before when nothing changed
    std::vector<std::uint32_t> nodes;  ///< by NodeId: tokens of the node's text in place
    std::array<std::size_t, allKinds.size()> byKind{};             ///< before, by kind of segment
    std::array<std::size_t, allKinds.size()> charactersByKind{};   ///< code points of the original, by kind of segment
    std::array<std::size_t, allEditReasons.size()> byReason{};     ///< removed, by reason of the edit
    ComparedTokens compared;
};

/// Everything the views show and the exports write of one trace: the snapshot that all of them share.
struct TraceResult
{
    Trace trace;
    Analysis analysis;
    EditPlan plan;
    CleanedText cleaned;
    TraceTokens tokens;
};

/// What turns a trace into a result.
struct Pipeline
{
    std::shared_ptr<const Annotator> annotator;
    std::shared_ptr<const Tokenizer> tokenizer;
    Policy policy;
    std::shared_ptr<const KeptDecisions> decisions; ///< the user's, by hand; may be null
    std::shared_ptr<const Tokenizer> compared = nullptr; ///< a second one to count with; may be null
    double leastSure = 0; ///< rows and the analysis file tell no finding that is less sure; edits are the policy's matter
};

/// The one function that composes the stages: annotate, plan, apply, count. Window, command line and benchmarks call it.
/// **Errors** those of the annotator.
[[nodiscard]] Result<TraceResult> processTrace(Trace trace, const Pipeline& pipeline, const Monitor& monitor);

/// The cheap second half: another policy, tokenizer or decision for a trace that is already analysed.
[[nodiscard]] TraceResult replan(Trace trace, Analysis analysis, const Pipeline& pipeline);

} // namespace core
