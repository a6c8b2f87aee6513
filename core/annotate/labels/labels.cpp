#include "core/annotate/labels/labels.h"

#include "core/annotate/labels/approach_judge.h"
#include "core/annotate/labels/check_outcome.h"
#include "core/annotate/labels/closing_values.h"
#include "core/annotate/labels/given_up.h"
#include "core/annotate/labels/option_assertion.h"
#include "core/answers/asked/choices.h"
#include "core/answers/statements/answer_statements.h"
#include "core/answers/words/answer_text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace core {

namespace {

constexpr double concluding = 0.25; ///< strength of a step's result that may be the answer
constexpr double answering = 0.55;  ///< of a statement of the answer itself
constexpr double saying = 0.6;      ///< of one that says so

/// Which letters count as an answer: those of options that are asserted, of options, any.
enum class Named { Asserted, AtAll, Free };

/// The last box, else the last answer in words, else the last of at least `weakest`.
std::string lastAnswer(std::string_view text, std::span<const AnswerStatement> statements, double weakest, std::size_t options, Named named)
{
    const auto isOther = [&](const AnswerStatement& statement) {
        if (options < 2 && named != Named::Free)
            return statement.form == StatementForm::Choice && statement.value.size() == 1; // the C of "C(9, 3)"
        const char letter = options >= 2 && named == Named::Asserted ? optionLetter(statement.answer) : '\0';
        const std::size_t at = letter == '\0' ? std::string_view::npos : statement.value.in(text).find(letter);
        return at != std::string_view::npos && !assertsOption(text, statement.value.begin + at, options);
    };
    for (auto at = statements.rbegin(); at != statements.rend(); ++at)
        if (at->form == StatementForm::Boxed)
            return at->answer;
    const auto chosen = options >= 2 ? chosenOption(text, options) : std::nullopt;
    for (const double least : {saying, weakest}) {
        for (auto at = statements.rbegin(); at != statements.rend(); ++at) {
            if (chosen && at->value.begin <= chosen->value.begin)
                return chosen->answer;
            if (at->strength >= least && !isOther(*at))
                return at->answer;
        }
        if (chosen)
            return chosen->answer;
    }
    return {};
}

/// The value that `text` ends with, whatever words it uses, where it is but one or the last of an equation; empty for none.
std::string arrivedAt(std::string_view text)
{
    const Closing end = closingOf(text);
    if (end.values.empty() || end.open)
        return {};
    const Span value = end.values.back();
    const std::string_view before = text.substr(0, text.find_last_not_of(" $\\(", value.begin - std::min<std::size_t>(value.begin, 1)) + 1);
    const bool equals = end.ends && (before.ends_with('=') || before.ends_with("≈") || before.ends_with("\\approx"));
    return equals || end.only || (end.ends && end.values.size() == 1) ? std::string(value.in(text)) : std::string();
}

/// The statements in the last `bytes` of the reasoning.
std::span<const AnswerStatement> endOf(const Trace& trace, std::span<const AnswerStatement> statements, std::size_t bytes)
{
    const std::size_t from = trace.reasoning.size() > bytes ? trace.reasoning.size() - bytes : 0;
    const auto first = std::partition_point(statements.begin(), statements.end(), [from](const AnswerStatement& statement) { return statement.span.end < from; });
    return {first, statements.end()};
}

void apply(const Judgement& judgement, Span segment, SegmentNote& note)
{
    note.label = judgement.label;
    if (judgement.evidence) {
        note.answer = judgement.evidence->answer;
        const Span span{segment.begin + judgement.evidence->value.begin, segment.begin + judgement.evidence->value.end};
        note.answerSpan = segment.contains(span) ? span : Span{};
    }
    note.whyLabel = judgement.ground;
    if (judgement.label)
        note.labelConfidence = judgement.confidence;
}

/// Gives the first `bytes` of `next` to `segment`; `next` keeps something.
void moveBoundary(Segment& segment, Segment& next, std::size_t bytes)
{
    const std::size_t boundary = segment.span.end + bytes;
    segment.span.end = boundary;
    segment.steps.back().end = boundary;
    next.span.begin = boundary;
    std::erase_if(next.steps, [boundary](Span step) { return step.end <= boundary; });
    next.steps.front().begin = boundary;
}

/// Takes `answer`, with which the trace ends, for that of an approach.
void credit(SegmentNote& note, Label label, const std::string& answer, std::string_view which)
{
    const bool stated = note.label != Label::Incomplete;
    note.label = label;
    note.answer = answer;
    note.answerSpan = {};
    note.whyLabel = (stated ? "the trace ends with " : "states no answer; the trace ends with ") + shownAnswer(answer) + ", ";
    note.whyLabel += which;
    note.labelConfidence = 0.6;
}

/// True when the reasoning breaks off in the middle of a sentence behind the answer of `note`, its last approach.
bool isCutOff(const Trace& trace, const SegmentNote& note)
{
    constexpr auto ends = std::to_array<std::string_view>({".", "!", "?", ")", "]", "}", "$", "*", "`", "\"", "。", "！", "？", "）"});
    const std::string_view text = std::string_view(trace.reasoning).substr(0, trace.reasoning.find_last_not_of(" \t\r\n") + 1);
    const bool ended = std::any_of(ends.begin(), ends.end(), [text](std::string_view end) { return text.ends_with(end); });
    return trace.response.empty() && !ended && note.answerSpan.end < text.size();
}

/// True when a check or the conclusion stands behind the approach at `at`.
bool isClosed(const std::vector<Segment>& segments, std::size_t at)
{
    return at + 1 < segments.size() && (segments[at + 1].kind == Kind::Verification || segments[at + 1].kind == Kind::Conclusion);
}

/// Why the approach at `at` is none that was carried to its end: the text breaks off, or another one follows at once, and it
/// came by an option that is not the answer, or its last words behind its answer give it up. Empty otherwise.
std::string whyDropped(const ApproachJudge& judge, const Trace& trace, const std::vector<Segment>& segments, std::size_t at, const SegmentNote& note)
{
    if (!note.label || note.label == Label::Incomplete)
        return {};
    const std::string answer = shownAnswer(note.answer);
    if (at + 1 == segments.size())
        return note.label == Label::Incorrect && isCutOff(trace, note) ? "states " + answer + ", but the text breaks off behind it" : std::string();
    if (segments[at + 1].kind != Kind::Approach)
        return {};
    if (judge.asksForOption() && note.label == Label::Incorrect && optionLetter(note.answer) != '\0')
        return "comes by " + answer + ", but does not settle on it: another approach follows";
    const bool stated = !note.answerSpan.empty();
    return stated && givesUp(Span{note.answerSpan.end, segments[at].span.end}.in(trace.reasoning)) ? "states " + answer + ", but gives it up behind it" : std::string();
}

} // namespace

bool isReference(std::string_view answer)
{
    constexpr std::array<std::string_view, 8> standIns{"None", "none", "null", "N/A", "n/a", "NaN", "nan", "-"};
    const auto begin = answer.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return false;
    const auto text = answer.substr(begin, answer.find_last_not_of(" \t\r\n") + 1 - begin);
    return std::find(standIns.begin(), standIns.end(), text) == standIns.end();
}

std::string ownAnswerOf(const Trace& trace, std::span<const AnswerStatement> statements, std::size_t options)
{
    constexpr std::size_t tail = 8000;
    std::string own = lastAnswer(trace.response, findAnswerStatements(trace.response), concluding, options, Named::Asserted);
    for (const double weakest : {saying, concluding}) {
        if (own.empty())
            own = lastAnswer(trace.reasoning, endOf(trace, statements, tail), weakest, options, Named::Asserted);
        if (own.empty())
            own = arrivedAt(trace.response.empty() ? trace.reasoning : trace.response);
    }
    return own.empty() ? lastAnswer(trace.reasoning, statements, concluding, options, Named::AtAll) : own;
}

std::string statedAnswerOf(const Trace& trace, std::span<const AnswerStatement> statements, std::size_t options)
{
    constexpr std::size_t ending = 60;
    const Named named = options < 2 ? Named::Free : Named::Asserted;
    std::string stated = lastAnswer(trace.response, findAnswerStatements(trace.response), concluding, options, named);
    if (stated.empty())
        stated = lastAnswer(trace.reasoning, statements, answering, options, named);
    return stated.empty() ? lastAnswer(trace.reasoning, endOf(trace, statements, ending), concluding, options, Named::Free) : stated;
}

Reference referenceOf(const Trace& trace, std::span<const AnswerStatement> statements, std::span<const Choice> options)
{
    if (isReference(trace.answer))
        return {trace.answer, true};
    return {asksForProof(trace.problem, options) ? std::string() : ownAnswerOf(trace, statements, options.size()), false};
}

void labelApproaches(const Trace& trace, ApproachJudge& judge, TraceTree& tree, std::vector<SegmentNote>& notes)
{
    std::vector<Segment> segments = tree.segments();
    bool moved = false;
    Checked checked{.options = judge.optionCount(), .asksForWrong = judge.asksForWrong()};
    for (std::size_t i = 0; i < notes.size(); ++i) {
        Segment& segment = segments[i];
        if (segment.kind == Kind::Approach) {
            const std::size_t end = i + 1 < notes.size() ? segments[i + 1].span.end : segment.span.end;
            const Judgement found = judge.judge(segment.span, end);
            if (found.behind > 0 && segment.span.end + found.behind < end) {
                moveBoundary(segment, segments[i + 1], found.behind);
                moved = true;
            }
            apply(found, segment.span, notes[i]);
            if (!notes[i].answer.empty()) {
                checked.answer = notes[i].answer;
                checked.letter = judge.optionOf(checked.answer);
            }
        } else if (segment.kind == Kind::Verification)
            notes[i].outcome = outcomeOf(segment.span.in(trace.reasoning), checked);
    }
    if (moved)
        tree = TraceTree::build(trace.reasoning.size(), std::move(segments)).value(); // still a partition
}

void labelClosedApproaches(ApproachJudge& judge, const TraceTree& tree, std::vector<SegmentNote>& notes)
{
    const std::vector<Segment>& segments = tree.segments();
    for (std::size_t i = 0; i < notes.size(); ++i)
        if (const auto arrived = notes[i].label == Label::Incomplete && isClosed(segments, i) ? judge.judgeClosed(segments[i].span) : std::nullopt)
            apply(*arrived, segments[i].span, notes[i]);
}

void labelByWhatFollows(const Trace& trace, ApproachJudge& judge, const TraceTree& tree, std::vector<SegmentNote>& notes)
{
    const std::vector<Segment>& segments = tree.segments();
    labelClosedApproaches(judge, tree, notes);
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const std::string why = segments[i].kind == Kind::Approach ? whyDropped(judge, trace, segments, i, notes[i]) : std::string();
        if (why.empty())
            continue;
        apply({Label::Incomplete, std::nullopt, why, 0.7}, segments[i].span, notes[i]);
        notes[i].answer.clear();
        notes[i].answerSpan = {};
    }
}

void creditEnding(ApproachJudge& judge, const TraceTree& tree, std::vector<SegmentNote>& notes)
{
    std::optional<std::size_t> last;
    std::optional<std::size_t> lastOpen;
    bool answered = false;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        if (tree.segments()[i].kind != Kind::Approach)
            continue;
        if (notes[i].label == Label::Correct)
            return;
        answered = answered || notes[i].label == Label::Incorrect;
        last = i;
        if (notes[i].label == Label::Incomplete)
            lastOpen = i;
    }
    if (!last)
        return;
    const bool concludes = tree.segments().back().kind == Kind::Conclusion;
    SegmentNote& note = notes[lastOpen.value_or(*last)];
    if (const auto own = judge.endingAsReference())
        credit(note, Label::Correct, *own, "the reference, and no approach states it more clearly");
    else if (const auto other = answered || !concludes ? std::nullopt : judge.endingBesideReference())
        credit(note, Label::Incorrect, *other, "not the reference, and no approach states an answer");
}

Verdict verdictOf(const TraceTree& tree, const std::vector<SegmentNote>& notes)
{
    Verdict verdict = Verdict::NoApproach;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        if (tree.segments()[i].kind != Kind::Approach)
            continue;
        if (notes[i].label == Label::Correct)
            return Verdict::Correct;
        if (notes[i].label)
            verdict = Verdict::Unsolvable;
        else if (verdict == Verdict::NoApproach)
            verdict = Verdict::Undecided;
    }
    return verdict;
}

} // namespace core
