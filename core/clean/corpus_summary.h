#pragma once

#include "core/clean/trace_result.h"
#include "core/corpus/duplicate_ids.h"
#include "core/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace core {

/// One row of the corpus table: what is kept of a trace once it was processed.
struct TraceRow
{
    std::uint64_t record = 0;
    std::string id;
    std::string problem;         ///< one line
    std::uint32_t before = 0;    ///< tokens of the reasoning
    std::uint32_t after = 0;     ///< tokens of the cleaned reasoning; 0 for an unsolvable trace that is left out
    std::uint32_t approaches = 0;
    std::uint32_t verifications = 0;
    std::uint32_t redundant = 0; ///< redundant segments
    std::uint32_t errors = 0;
    Verdict verdict = Verdict::NoApproach;
    PlanStatus status = PlanStatus::Unchanged;
    std::array<std::uint32_t, allKinds.size()> byKind{};
    std::array<std::uint32_t, allEditReasons.size()> byReason{};
    std::array<std::uint32_t, allKinds.size()> charactersByKind{}; ///< code points of the reasoning
    std::array<std::uint32_t, allKinds.size()> comparedByKind{};   ///< by the second tokenizer
    std::array<std::uint32_t, allEditReasons.size()> comparedByReason{};
    std::uint32_t comparedBefore = 0; ///< by the second tokenizer, where there is one
    std::uint32_t comparedAfter = 0;  ///< 0 for an unsolvable trace

    /// Share of the tokens that cleaning saves, in [0, 1]; 0 for an empty trace, and for one that is left out.
    [[nodiscard]] double saving() const
    {
        return before == 0 || status == PlanStatus::Unsolvable
                   ? 0.0
                   : (static_cast<double>(before) - static_cast<double>(after)) / static_cast<double>(before);
    }
};

/// **Input** `leastSure`: findings that are less sure are not counted.
[[nodiscard]] TraceRow makeRow(std::uint64_t record, const TraceResult& result, double leastSure = 0);

/// The numbers of a corpus; every total that is shown anywhere is made here.
struct CorpusSummary
{
    std::string tokenizer;
    std::string compared; ///< the second tokenizer; empty: there is none
    std::string preset;
    std::vector<TraceRow> rows;  ///< in corpus order, without the rejected
    std::vector<Issue> issues;   ///< rejected records
    std::uint64_t records = 0;   ///< traces seen, rejected included: records, where each holds one
    std::uint64_t holders = 0;   ///< records of the corpus
    std::uint64_t written = 0;   ///< records of the cleaned corpus
    std::uint64_t unsolvable = 0, unchanged = 0, refused = 0, changed = 0;
    std::uint64_t before = 0;          ///< tokens of all traces
    std::uint64_t after = 0;           ///< tokens of the cleaned corpus
    std::uint64_t beforeWritten = 0;   ///< tokens before, of the traces that are in the cleaned corpus
    std::array<std::uint64_t, allKinds.size()> byKind{};
    std::array<std::uint64_t, allEditReasons.size()> byReason{};
    std::uint64_t leftOut = 0;         ///< tokens of unsolvable traces
    /// The same by the second tokenizer; all 0 where there is none.
    struct Compared
    {
        std::uint64_t before = 0, leftOut = 0;
        std::array<std::uint64_t, allKinds.size()> byKind{};
        std::array<std::uint64_t, allEditReasons.size()> byReason{};
    };
    Compared comparedTokens;
    DuplicateIds duplicates;           ///< known once the run has ended
    bool complete = false;

    void add(TraceRow row);
    void add(Issue issue);
    /// Looks for ids that come twice. **Cost** sorts the ids.
    void findDuplicates();
};

} // namespace core
