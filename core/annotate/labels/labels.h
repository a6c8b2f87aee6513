#pragma once

#include "core/annotate/annotator.h"
#include "core/answers/asked/choices.h"
#include "core/answers/statements/answer_statements.h"
#include "core/trace/trace.h"
#include "core/trace/trace_tree.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// True when `answer` is a usable reference: not empty, and no stand-in for "there is none" (None, null, N/A).
[[nodiscard]] bool isReference(std::string_view answer);

/// What labels are judged against: the record's answer where it is one, else the trace's own final answer.
struct Reference
{
    std::string answer;        ///< empty when there is neither
    bool fromRecord = false;
};
/// **Input** the statements of trace.reasoning, in order, and the options of its problem.
[[nodiscard]] Reference referenceOf(const Trace& trace, std::span<const AnswerStatement> statements, std::span<const Choice> options);
/// What the trace itself ends with: in its response, else near the end of its reasoning, a step's result too; empty where
/// it states nothing. Its problem has as many `options`.
[[nodiscard]] std::string ownAnswerOf(const Trace& trace, std::span<const AnswerStatement> statements, std::size_t options);
/// What the trace states as its answer; a step's result only at the very end. A trace that is cut off may state none.
[[nodiscard]] std::string statedAnswerOf(const Trace& trace, std::span<const AnswerStatement> statements, std::size_t options);

class ApproachJudge;

/// Sets label, answer and answerSpan of approaches, outcome of verifications, and adds the ground to `why`
/// ("states 73; the reference is 73"). A boundary that falls just before the sentence in which an approach states its
/// answer is moved behind that sentence.
/// **Input** notes.size() == tree.segments().size(); the judge is of `trace`. **Cost** linear in the text.
void labelApproaches(const Trace& trace, ApproachJudge& judge, TraceTree& tree, std::vector<SegmentNote>& notes);

/// Behind an approach stands a check or the conclusion: what its last sentence arrives at is its answer, where it states none
/// in so many words.
void labelClosedApproaches(ApproachJudge& judge, const TraceTree& tree, std::vector<SegmentNote>& notes);

/// By what stands behind an approach:
/// - a check or the conclusion: as above;
/// - another approach: it is incomplete where its last words give it up, or where it came by a wrong option only;
/// - nothing, for the text breaks off: it is incomplete where it has not come by the right answer.
/// Comes after completeApproaches.
void labelByWhatFollows(const Trace& trace, ApproachJudge& judge, const TraceTree& tree, std::vector<SegmentNote>& notes);

/// A trace that ends with the reference derived it somewhere: where no approach is seen to state it, the last one that
/// states none is taken for it, since the answer then stands behind it; else the last one of all. So it is with another
/// answer that a trace concludes with, where no approach states any.
/// Comes after labelByWhatFollows.
void creditEnding(ApproachJudge& judge, const TraceTree& tree, std::vector<SegmentNote>& notes);

/// Of the trace as a whole, from its labels.
[[nodiscard]] Verdict verdictOf(const TraceTree& tree, const std::vector<SegmentNote>& notes);

} // namespace core
