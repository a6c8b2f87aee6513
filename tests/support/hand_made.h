#pragma once

#include "core/annotate/annotator.h"
#include "core/clean/trace_result.h"

#include <random>
#include <stdexcept>
#include <string>
#include <vector>

/// Traces with an analysis written by hand, and random ones, for tests of what comes after the annotator.
namespace handmade {

struct Part
{
    core::Kind kind = core::Kind::Approach;
    std::string text;
    std::optional<core::Label> label = {};
    std::optional<std::uint32_t> original = {}; ///< index of the part it repeats
    std::string answer = {};
    std::optional<core::Outcome> outcome = {};
    std::vector<std::string> errors = {}; ///< false statements, quoted from `text`
};

struct Made
{
    core::Trace trace;
    core::Analysis analysis;
};

inline core::SegmentNote noteOf(const Part& part, std::size_t begin)
{
    core::SegmentNote note;
    note.title = part.text.substr(0, 30);
    note.label = part.label;
    note.outcome = part.outcome;
    note.answer = part.answer;
    const std::size_t at = part.answer.empty() ? std::string::npos : part.text.rfind(part.answer);
    if (at != std::string::npos)
        note.answerSpan = {begin + at, begin + at + part.answer.size()};
    return note;
}

inline Made make(const std::vector<Part>& parts)
{
    Made out;
    out.trace.id = "hand-made";
    out.trace.problem = "What is asked?";
    std::vector<core::Segment> segments;
    std::uint32_t clusters = 0;
    for (const Part& part : parts) {
        const std::size_t begin = out.trace.reasoning.size();
        out.trace.reasoning += part.text;
        segments.push_back({{begin, out.trace.reasoning.size()}, part.kind, {}});
        core::SegmentNote note = noteOf(part, begin);
        if (part.kind == core::Kind::Approach || part.kind == core::Kind::Verification) {
            note.original = part.original;
            note.cluster = part.original ? out.analysis.notes[*part.original].cluster.value() : clusters++;
            if (part.original)
                note.whyRedundant = "same calculation";
        }
        if (part.label == core::Label::Correct)
            out.analysis.verdict = core::Verdict::Correct;
        else if (part.kind == core::Kind::Approach && out.analysis.verdict == core::Verdict::NoApproach)
            out.analysis.verdict = core::Verdict::Unsolvable;
        for (const std::string& error : part.errors) {
            const std::size_t at = part.text.find(error);
            if (at == std::string::npos)
                throw std::logic_error("an error that is not in the text");
            out.analysis.errors.push_back({.span = {begin + at, begin + at + error.size()}, .message = "not so"});
        }
        out.analysis.notes.push_back(std::move(note));
    }
    auto tree = core::TraceTree::build(out.trace.reasoning.size(), std::move(segments));
    out.analysis.tree = std::move(tree).value();
    out.analysis.annotator = "by hand";
    return out;
}

/// Words, punctuation, white space and non-ASCII characters, reproducible from the generator's seed.
inline std::string randomText(std::mt19937& random, std::size_t pieces)
{
    static const std::vector<std::string> words{
        "so",  "x = 3", "Wait, ", "Alternatively, ", "the answer", "\\boxed{7}", "\n\n", "\n", " ", ". ",
        "? ",  "检查",  "。",     "é",               "😀",         "\u2028",     "{",    "}",  "\\frac{1}{2}",
        "17 × 24 = 398", ", ", "  ", "\t", "\r\n", "12", "\"", "\\"};
    std::string out;
    for (std::size_t i = 0; i < pieces; ++i)
        out += words[random() % words.size()] + (random() % 3 == 0 ? " " : "");
    return out;
}

/// A random analysis of random text: any kinds, labels, clusters, errors and confidences.
inline Made random(std::mt19937& random)
{
    std::vector<Part> parts;
    std::vector<std::uint32_t> work;
    const auto share = [&random] { return static_cast<double>(random() % 101) / 100; };
    const std::size_t count = 1 + random() % 9;
    for (std::size_t i = 0; i < count; ++i) {
        Part part{.kind = core::allKinds[random() % core::allKinds.size()], .text = randomText(random, 1 + random() % 12)};
        const bool works = part.kind == core::Kind::Approach || part.kind == core::Kind::Verification;
        if (part.kind == core::Kind::Approach)
            part.label = static_cast<core::Label>(random() % 3);
        if (part.label && part.label != core::Label::Incomplete)
            part.answer = "7";
        if (part.kind == core::Kind::Verification)
            part.outcome = static_cast<core::Outcome>(random() % 3);
        if (works && !work.empty() && random() % 2 == 0)
            part.original = work[random() % work.size()];
        else if (works)
            work.push_back(static_cast<std::uint32_t>(i));
        if (random() % 3 == 0 && part.text.find("17 × 24 = 398") != std::string::npos)
            part.errors.push_back("17 × 24 = 398");
        parts.push_back(std::move(part));
    }
    Made out = make(parts);
    for (core::SegmentNote& note : out.analysis.notes) {
        note.boundaryConfidence = share();
        if (note.cluster)
            note.clusterConfidence = share();
        if (note.label)
            note.labelConfidence = share();
    }
    for (core::ErrorSpan& error : out.analysis.errors)
        error.confidence = share();
    return out;
}

} // namespace handmade
