// Fuzz target: the whole annotator, and cleaning after it, on any bytes (made valid UTF-8 first). Problem, answer and
// reasoning stand in one input, parted by the byte 1E. Aborts when an invariant of the method does not hold.
#include "core/annotate/annotator.h"
#include "core/clean/edit_plan.h"
#include "core/clean/final_answer.h"
#include "core/clean/policy.h"
#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "tests/support/fuzz_main.h"

using namespace core;

namespace {

constexpr char part = '\x1E';

void require(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

Trace traceOf(std::string text)
{
    Trace trace;
    const std::size_t first = text.find(part);
    const std::size_t second = first == std::string::npos ? first : text.find(part, first + 1);
    if (second != std::string::npos) {
        trace.problem = text.substr(0, first);
        trace.answer = text.substr(first + 1, second - first - 1);
        text.erase(0, second + 1);
    }
    trace.reasoning = std::move(text);
    return trace;
}

/// Invariant 1: segments and steps partition the text on character boundaries.
void checkPartition(const std::string& text, const TraceTree& tree)
{
    std::size_t at = 0;
    for (const Segment& segment : tree.segments()) {
        require(segment.span.begin == at && !segment.span.empty() && isCharBoundary(text, segment.span.end), "segments partition the text");
        for (const Span step : segment.steps) {
            require(step.begin == at && step.end > at && isCharBoundary(text, step.end), "steps partition their segment");
            at = step.end;
        }
        require(at == segment.span.end, "steps fill their segment");
    }
    require(at == text.size(), "segments fill the text");
}

void checkNotes(const std::string& text, const Analysis& analysis)
{
    require(analysis.notes.size() == analysis.tree.segments().size(), "one note a segment");
    for (std::size_t i = 0; i < analysis.notes.size(); ++i) {
        const SegmentNote& note = analysis.notes[i];
        require(isValidUtf8(note.title) && countCodePoints(note.title) <= 60 && note.title.find('\n') == std::string::npos, "titles are one short line");
        require(note.confidence >= 0 && note.confidence <= 1, "confidence is a share");
        require(isValidUtf8(note.why) && isValidUtf8(note.answer), "notes are valid UTF-8");
        require(note.answerSpan.begin <= note.answerSpan.end && note.answerSpan.end <= text.size(), "answers lie in the text");
        require(!note.original || (*note.original < i && note.cluster == analysis.notes[*note.original].cluster), "originals stand before their repeats");
    }
    std::size_t at = 0;
    for (const ErrorSpan& error : analysis.errors) {
        require(error.span.begin >= at && error.span.end > error.span.begin && error.span.end <= text.size(), "errors are in order, without overlap");
        require(isCharBoundary(text, error.span.begin) && isCharBoundary(text, error.span.end), "errors end at characters");
        require(isValidUtf8(error.message), "messages are valid UTF-8");
        at = error.span.end;
    }
}

/// Invariants 2 and 3: every byte is kept, removed for a reason or inserted; the final answer stays.
void checkPlan(const Trace& trace, const Analysis& analysis, const Policy& policy)
{
    const std::string& text = trace.reasoning;
    const EditPlan plan = planEdits(trace, analysis, policy, {});
    const CleanedText done = applyPlan(text, plan);
    std::string original;
    std::string cleaned;
    for (const CleanedPiece& piece : done.pieces) {
        if (piece.what != CleanedPiece::What::Inserted)
            original += piece.original.in(text);
        if (piece.what == CleanedPiece::What::Kept)
            cleaned += piece.original.in(text);
        else if (piece.what == CleanedPiece::What::Inserted)
            cleaned += plan.edits[piece.edit].insert;
        else
            require(!plan.edits[piece.edit].why.empty(), "removals have a reason");
    }
    require(original == text && cleaned == done.text, "every byte is accounted for");
    if (plan.edits.empty())
        require(cleaned == text, "no edits change nothing");
    else
        require(finalAnswer(text, analysis).heldBy(cleaned), "the final answer stays");
}

std::string shown(const Analysis& analysis)
{
    std::string out;
    for (std::size_t i = 0; i < analysis.notes.size(); ++i) {
        const SegmentNote& note = analysis.notes[i];
        out += std::to_string(analysis.tree.segments()[i].span.end) + note.title + note.why + note.answer + std::to_string(note.confidence) + '\n';
    }
    for (const ErrorSpan& error : analysis.errors)
        out += std::to_string(error.span.begin) + error.message;
    return out;
}

std::vector<std::string> seeds()
{
    std::vector<std::string> out{
        "Okay, so I need to find x.\n\nFirst, x = 3. So the answer is 3.\n\nWait, let me check. \\[ x = 3 \\]\n\n**Final Answer**\n\\boxed{3}",
        "我需要求出答案。首先，1 + 1 = 2。所以答案是2。等等，让我验证一下。",
        std::string("Which is it?\n(A) 12\n(B) 13") + part + "B" + part +
            "So option A is wrong. 6 * 2 = 13, so it is (B).\n\nAlternatively, 26/2 = 13.0, which is \\frac{26}{2}. The answer is B."};
    std::ifstream sample(DLCOT_SOURCE_DIR "/resources/sample/sample.jsonl");
    for (std::string line; std::getline(sample, line);) {
        const auto row = nlohmann::json::parse(line, nullptr, false);
        if (row.is_object())
            out.push_back(row.value("problem", "") + part + row.value("answer", "") + part + row.value("generation", ""));
    }
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto annotator = makeRulesAnnotator();
    static const std::optional<Policy> policy = presetByName("trunk-delete-errors");
    require(annotator.ok() && policy.has_value(), "the annotator and the policy load");
    const Trace trace = traceOf(toValidUtf8(std::string(reinterpret_cast<const char*>(data), size)));
    const auto first = annotator.value()->annotate(trace, Monitor::none());
    const auto second = annotator.value()->annotate(trace, Monitor::none());
    require(first.ok() && second.ok(), "every text has an analysis");
    require(shown(first.value()) == shown(second.value()), "the same text has the same analysis");
    checkPartition(trace.reasoning, first.value().tree);
    checkNotes(trace.reasoning, first.value());
    checkPlan(trace, first.value(), *policy);
    return 0;
}

int main(int argc, char** argv)
{
    return support::fuzzMain(
        argc, argv, seeds(),
        {"Wait, ", "Alternatively, ", "\\boxed{", "}", "{", "\\[", "\\]", "$$", "$", "```", "\\begin{", "\\end{", "\n\n", "\\frac{1}{2",
         "So the answer is ", "the answer is ", "option B ", " = ", " is ", " ≈ ", "17 * 24 = 398", "1,000", " mod 7", "^{-1}", "\\text{cm}", "\\sqrt[3]{",
         "if ", "(A) ", "。", "？", "，", "所以答案是", "½", "²", "\xE2\x80\x99", std::string(1, '\0'), std::string(1, part), "1. ", "...", "99999999999999999999", "0.(3)"});
}
