#include "core/annotate/labels.h"

#include "core/answers/answer_statements.h"
#include "core/answers/equality.h"

#include <array>

namespace core {

namespace {

void addWhy(SegmentNote& note, const std::string& ground)
{
    note.why += (note.why.empty() ? "" : "; ") + ground;
}

void labelOne(const Trace& trace, const Reference& reference, Span span, SegmentNote& note)
{
    const auto statements = findAnswerStatements(span.in(trace.reasoning));
    if (statements.empty()) {
        note.label = Label::Incomplete;
        addWhy(note, "states no answer");
        return;
    }
    const AnswerStatement& last = statements.back();
    note.answer = last.answer;
    note.answerSpan = {span.begin + last.value.begin, span.begin + last.value.end};
    const bool equal = reference.answer.empty() || checkAnswer(reference.answer, last.answer, trace.problem).equal;
    note.label = equal ? Label::Correct : Label::Incorrect;
    addWhy(note, "states " + last.answer + "; the " + (reference.fromRecord ? "reference" : "trace's own answer") + " is " +
                     reference.answer);
}

} // namespace

bool isReference(std::string_view answer)
{
    constexpr std::array<std::string_view, 7> standIns{"None", "none", "null", "N/A", "n/a", "NaN", "nan"};
    const auto begin = answer.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return false;
    const auto text = answer.substr(begin, answer.find_last_not_of(" \t\r\n") + 1 - begin);
    for (const auto standIn : standIns)
        if (text == standIn)
            return false;
    return true;
}

Reference referenceOf(const Trace& trace)
{
    if (isReference(trace.answer))
        return {trace.answer, true};
    for (const std::string* text : {&trace.response, &trace.reasoning})
        if (const auto statements = findAnswerStatements(*text); !statements.empty())
            return {statements.back().answer, false};
    return {};
}

void labelApproaches(const Trace& trace, const TraceTree& tree, std::vector<SegmentNote>& notes)
{
    const Reference reference = referenceOf(trace);
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const Segment& segment = tree.segments()[i];
        if (segment.kind == Kind::Approach)
            labelOne(trace, reference, segment.span, notes[i]);
        else if (segment.kind == Kind::Verification)
            notes[i].outcome = Outcome::Confirms;
    }
}

Verdict verdictOf(const TraceTree& tree, const std::vector<SegmentNote>& notes)
{
    Verdict verdict = Verdict::NoApproach;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        if (tree.segments()[i].kind != Kind::Approach)
            continue;
        if (notes[i].label == Label::Correct)
            return Verdict::Correct;
        verdict = Verdict::Unsolvable;
    }
    return verdict;
}

} // namespace core
