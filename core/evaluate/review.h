#pragma once

#include "core/annotate/annotator.h"
#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"
#include "core/evaluate/differences.h"
#include "core/evaluate/figures.h"
#include "core/evaluate/labelled_file.h"
#include "core/monitor.h"
#include "core/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// A difference, and the words that stand there.
struct ShownDifference
{
    Difference difference;
    std::string excerpt; ///< the beginning of its place in the text; not on one line
};

/// One trace of gold and what the analysis of the same trace in a corpus makes of it.
struct ReviewedTrace
{
    /// How gold and corpus fit.
    enum class Fit : std::uint8_t {
        Whole,
        BeyondEnd,   ///< compared, but `beyond` places of gold lie behind the end of the text; they are cut there
        NotInCorpus, ///< no record has its id
        OtherText    ///< a record has its id, but another text
    };
    std::string id;
    Fit fit = Fit::NotInCorpus;
    std::optional<std::uint64_t> record;
    std::int64_t goldLength = 0; ///< of the reasoning, in code points
    std::int64_t textLength = 0; ///< in the corpus
    std::size_t beyond = 0;
    EvaluationCounts counts;     ///< of compared traces
    std::vector<ShownDifference> differences;

    [[nodiscard]] bool compared() const { return fit == Fit::Whole || fit == Fit::BeyondEnd; }
};

/// A gold file beside a corpus.
struct Review
{
    std::vector<ReviewedTrace> traces; ///< in the order of the corpus, then those that are not in it
    EvaluationCounts total;            ///< of those that were compared
    std::size_t compared = 0;
    std::vector<Issue> issues;         ///< lines of gold that could not be used, or not all of them
    bool complete = false;             ///< false after a stop
};

/// Analyses those records of a corpus that gold has labels for, and compares. Traces are found by id, and
/// those that no id leads to by their text; of records that share one the first with the text of gold counts.
/// **Errors** those of the annotator. **Cost** one pass over the records until all are found, and their analysis. Progress
/// is in records.
[[nodiscard]] Result<Review> reviewCorpus(const Corpus& corpus, const FieldMapping& mapping, const Annotator& annotator,
                                          const LabelledFile& gold, Monitor& monitor);

} // namespace core
