#pragma once

#include "core/clean/corpus_summary.h"
#include "core/clean/trace_result.h"
#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"

#include <filesystem>
#include <functional>
#include <string>
#include <variant>

namespace core {

/// One record's outcome, in corpus order.
using RecordOutcome = std::variant<TraceResult, Issue>;

/// Runs the pipeline over a corpus.
///
/// `sink` gets every record's outcome in order, on the calling thread, with its number; it returns false to stop.
/// **Returns** the summary of what was processed (summary.complete is false after a stop). **Errors** those of the
/// annotator. **Threads** `threads` workers (0: one a processor); the same result for any number. Progress is in records.
using RecordSink = std::function<bool(const RawRecord&, const RecordOutcome&)>;
[[nodiscard]] Result<CorpusSummary> runCorpus(const Corpus& corpus, const FieldMapping& mapping,
                                              const Pipeline& pipeline, unsigned threads, const RecordSink& sink,
                                              Monitor& monitor);

/// Where a cleaning run writes: OUT, OUT.rejects.jsonl (only when there is one), NAME.dlcot.jsonl beside OUT.
struct CleanTargets
{
    std::filesystem::path output;
    std::filesystem::path rejects;
    std::filesystem::path sidecar;
    /// "train.jsonl" gives "train.jsonl", "train.rejects.jsonl" and "train.dlcot.jsonl"; "-" has no side files.
    [[nodiscard]] static CleanTargets beside(const std::filesystem::path& output);
};

/// Cleans a corpus into files, in the format it came in. Of records with several traces (tracesOf) each trace goes back to
/// its own place in one record; one that is unsolvable or cannot be read becomes null there, and the record is left out
/// when all of them are. Window and command line both call
/// this, so that the bytes are the same.
/// All files are written beside and renamed at the end; after a stop or an error none of them is left or changed.
/// **Returns** the summary (complete is false after a stop). **Errors** Write, NoPermission, those of runCorpus.
[[nodiscard]] Result<CorpusSummary> cleanCorpus(const Corpus& corpus, const FieldMapping& mapping,
                                                const Pipeline& pipeline, unsigned threads,
                                                const CleanTargets& targets, Monitor& monitor);

/// Writes the analysis file (one line a trace, in input order) to targets.output, and what can't be read to
/// targets.rejects. **Returns**, **Errors** as cleanCorpus.
[[nodiscard]] Result<CorpusSummary> analyzeCorpus(const Corpus& corpus, const FieldMapping& mapping,
                                                  const Pipeline& pipeline, unsigned threads,
                                                  const CleanTargets& targets, Monitor& monitor);

/// REPORT.json: records, tokens before and after in total and by reason, unsolvable, rejected, unchanged, refused.
[[nodiscard]] std::string reportJson(const CorpusSummary& summary, const Pipeline& pipeline);

/// One line of the analysis file of METHOD.md (offsets in code points), without line end. Findings less sure than
/// `leastSure` are not told (sureFindings).
[[nodiscard]] std::string analysisJson(const TraceResult& result, double leastSure = 0);

/// One line of the sidecar: preset, every edit with span and reason, tokens before and after, version.
[[nodiscard]] std::string sidecarJson(const RawRecord& record, const TraceResult& result, const Pipeline& pipeline);

/// The sidecar's line of a record that could not be read.
[[nodiscard]] std::string rejectedSidecarJson(const RawRecord& record, const Issue& issue, const Pipeline& pipeline);

/// One line of the rejects file: file (where the corpus has several), line, record, kind ("fault" or "unsolvable"), reason and the raw record, so that
/// nothing is lost; where that is not UTF-8, its bytes once more in base64 ("raw_base64"). Of a record longer than
/// recordLimit(), which stays in the corpus, the first 1,000 bytes ("raw_begin") and the length ("raw_bytes").
[[nodiscard]] std::string rejectJson(const RawRecord& record, std::string_view kind, std::string_view reason);

} // namespace core
