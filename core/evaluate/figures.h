#pragma once

#include "core/evaluate/labelled_file.h"

#include <array>
#include <cstdint>
#include <vector>

namespace core {

/// What was hit, found and there: the counts behind an F1.
struct HitCount
{
    std::uint64_t hit = 0;
    std::uint64_t found = 0;
    std::uint64_t gold = 0;

    [[nodiscard]] double f1() const; ///< 1 when there is nothing on either side
    void add(const HitCount& other);
};

/// The counts behind the figures, of one trace or of many; they add up.
struct EvaluationCounts
{
    std::uint64_t traces = 0;
    std::uint64_t covered = 0;    ///< traces that the analysis holds and partitions exactly
    HitCount starts;              ///< of segments
    HitCount workStarts;          ///< of approaches and verifications
    HitCount redundant;           ///< code points
    std::uint64_t kindRight = 0;  ///< code points
    std::uint64_t length = 0;     ///< code points
    std::uint64_t labelRight = 0; ///< code points of gold approaches
    std::uint64_t labelled = 0;   ///< code points of gold approaches
    std::uint64_t errorsHit = 0;  ///< errors found that overlap one of gold
    std::uint64_t errorsFound = 0;
    std::uint64_t errorsRecalled = 0; ///< errors of gold that overlap one found
    std::uint64_t errorsGold = 0;
    /// Code points by [gold][found]: 0 nothing, 1 + kind; of what was found, last: a kind that is none of the five.
    std::array<std::array<std::uint64_t, allKinds.size() + 2>, allKinds.size() + 2> kinds{};
    /// Code points of gold approaches by [gold][found]: 0 no label or no approach there, 1 + label.
    std::array<std::array<std::uint64_t, 4>, 4> labels{};

    void add(const EvaluationCounts& other);
};

/// **Input** `gold` with its text's length; `found` may be null: the analysis does not hold this trace.
/// **Cost** linear in the text.
[[nodiscard]] EvaluationCounts countAgreement(const LabelledTrace& gold, const LabelledTrace* found);

/// The figures of score.py, in [0, 1], higher is better; the names are its names.
struct Figures
{
    double coverage = 1;
    double boundaryF1 = 1;
    double kindAccuracy = 1;
    double workF1 = 1;
    double redundancyF1 = 1;
    double labelAccuracy = 1;
    double errorPrecision = 1;
    double errorRecall = 1;
};
[[nodiscard]] Figures figuresOf(const EvaluationCounts& counts);

/// An analysis file against a gold file, joined by id.
struct Evaluation
{
    EvaluationCounts total;
    std::vector<EvaluationCounts> traces; ///< one a trace of gold, in its order
    std::uint64_t missing = 0;            ///< traces of gold that the analysis does not hold
};
[[nodiscard]] Evaluation evaluate(const LabelledFile& gold, const LabelledFile& analysis);

} // namespace core
