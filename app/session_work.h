#pragma once

#include "core/clean/run.h"
#include "core/corpus/mapping.h"

#include <QString>
#include <QStringList>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace app {

/// Paths as the core takes them.
[[nodiscard]] std::vector<std::filesystem::path> pathsOf(const QStringList& paths);

/// The message of an error, with the place where it adds something.
[[nodiscard]] QString messageOf(const core::Error& error);

/// What one record of one corpus gives under one pipeline; run off the UI thread.
struct TraceJob
{
    std::shared_ptr<const core::Corpus> corpus;
    core::FieldMapping mapping;
    core::Pipeline pipeline;
    std::uint64_t record = 0;
    std::shared_ptr<const core::TraceResult> known; ///< an earlier result: its analysis is used again

    /// `read` gets the trace before it is analysed; not called when its analysis is known.
    /// **Errors** those of readTrace and of the annotator.
    [[nodiscard]] core::Result<core::TraceResult> process(const core::Monitor& monitor,
                                                          const std::function<void(const core::Trace&)>& read = {}) const;
};

/// `result` without the findings that are less sure than `least`; itself for 0.
[[nodiscard]] std::shared_ptr<const core::TraceResult> shownPart(const std::shared_ptr<const core::TraceResult>& result,
                                                                 double least);

/// Runs a corpus and hands its rows and the growing summary over a few times a second.
struct CorpusJob
{
    std::shared_ptr<const core::Corpus> corpus;
    core::FieldMapping mapping;
    core::Pipeline pipeline;
    std::function<void(std::vector<core::TraceRow>)> rowsDone;
    std::function<void(std::shared_ptr<const core::CorpusSummary>)> summaryGrew;

    [[nodiscard]] core::Result<core::CorpusSummary> run(core::Monitor& monitor) const;
};

/// Cleans a corpus into `path` and its side files.
/// **Errors** BadValue when one of them would be the corpus itself; those of cleanCorpus.
[[nodiscard]] core::Result<core::CorpusSummary> exportCorpus(const core::Corpus& corpus, const core::FieldMapping& mapping,
                                                             const core::Pipeline& pipeline,
                                                             const std::filesystem::path& path, core::Monitor& monitor);

} // namespace app
