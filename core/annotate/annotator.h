#pragma once

#include "core/monitor.h"
#include "core/result.h"
#include "core/span.h"
#include "core/trace/trace.h"
#include "core/trace/trace_tree.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Whether an approach derives a full final answer, and whether it equals the reference (METHOD.md, terms).
enum class Label : std::uint8_t { Correct, Incorrect, Incomplete };
/// What a verification finds, in the writer's own eyes.
enum class Outcome : std::uint8_t { Confirms, Refutes, Inconclusive };
enum class ErrorType : std::uint8_t { Calculation, Derivation, Misreading };
/// Of the trace as a whole: Unsolvable when there are approaches and none is correct; Undecided when no approach could be
/// judged (a proof, or no answer anywhere to compare with).
enum class Verdict : std::uint8_t { Correct, Undecided, Unsolvable, NoApproach };

[[nodiscard]] std::string_view labelName(Label label);     ///< "correct", "incorrect", "incomplete"
[[nodiscard]] std::string_view outcomeName(Outcome outcome); ///< "confirms", "refutes", "inconclusive"
[[nodiscard]] std::string_view errorTypeName(ErrorType type); ///< "calculation", "derivation", "misreading"
[[nodiscard]] std::string_view verdictName(Verdict verdict); ///< "correct", "not decidable", "unsolvable", "no approach"

/// What is said of one segment. `title` is one line of at most 60 characters in the text's own words (no LaTeX cut in two).
struct SegmentNote
{
    std::string title;
    std::string ownTitle;            ///< redundant segments: the title it has when it is not called a repeat
    std::optional<Label> label;      ///< approaches only
    std::optional<Outcome> outcome;  ///< verifications only
    std::optional<std::uint32_t> cluster; ///< approaches and verifications; numbered from 0 in order of first appearance
    std::optional<std::uint32_t> original; ///< redundant segments: index of the first segment of the cluster
    std::string answer;              ///< the final answer it states, as written; may be empty
    Span answerSpan;                 ///< where it states it; empty when it does not
    double confidence = 0;           ///< in [0, 1], of the boundary, kind and label together
    double boundaryConfidence = 0;   ///< that a segment of this kind begins here
    std::optional<double> labelConfidence;   ///< approaches that have a label
    std::optional<double> clusterConfidence; ///< that it is a repeat, or that it is none
    bool unsureStart = false;        ///< where it begins is less sure than was asked for (sureFindings)
    std::string why;                 ///< one line a user understands: why it starts here, and why it is of this kind
    std::string whyLabel;            ///< one line: "states 73; the reference is 73"; empty without a judgement
    std::string whyRedundant;        ///< one line: "same calculation, same result (73)"; empty unless redundant

    /// Why it starts here and why this label, in one line: the `why` of the analysis file.
    [[nodiscard]] std::string whyAtAll() const { return why + (why.empty() || whyLabel.empty() ? "" : "; ") + whyLabel; }
    [[nodiscard]] bool redundant() const { return original.has_value(); }
};

/// A false statement inside `reasoning`, quoted exactly by its span.
struct ErrorSpan
{
    Span span;
    ErrorType type = ErrorType::Calculation;
    std::string message;          ///< what is right: "17 × 24 = 408"
    bool correctedLater = false;
    double confidence = 0;
    std::string why;              ///< one line a user understands: how it was found
};

/// All that is said of one trace. **Invariant** notes.size() == tree.segments().size(); errors in order, no overlap.
struct Analysis
{
    TraceTree tree;
    std::vector<SegmentNote> notes;
    std::vector<ErrorSpan> errors;
    Verdict verdict = Verdict::NoApproach;
    bool hasReference = false; ///< labels are against the record's answer; else against the trace's own final answer
    std::string annotator;     ///< name and version, "rules 1"
};

/// Takes a trace apart. Exchangeable: rules (offline), a language model, the user's overrides.
class Annotator
{
public:
    virtual ~Annotator() = default;
    [[nodiscard]] virtual std::string name() const = 0;
    /// **Input** any well-formed trace, empty reasoning included (gives an empty tree). **Errors** only what the
    /// annotator cannot work without (a missing lexicon file, an endpoint that does not answer).
    /// **Threads** re-entrant. The same input gives the same output.
    [[nodiscard]] virtual Result<Analysis> annotate(const Trace& trace, const Monitor& monitor) const = 0;
};

/// The offline default: rules over the lexicons in resources/lexicons.
/// **Errors** NotFound or BadFormat when a lexicon is missing or broken; says which file and line.
[[nodiscard]] Result<std::shared_ptr<const Annotator>> makeRulesAnnotator();

} // namespace core
