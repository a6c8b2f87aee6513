#include "core/clean/convert.h"

#include "core/clean/outputs.h"
#include "core/corpus/record_reader.h"

namespace core {

Result<Conversion> convertCorpus(const Corpus& corpus, const CleanTargets& targets, Monitor& monitor)
{
    CleanTargets files = targets;
    files.sidecar.clear();
    auto outputs = Outputs::create(files, Outputs::Main::Records, corpus);
    if (!outputs.ok())
        return outputs.error();
    Conversion done;
    const std::size_t count = corpus.recordCount();
    for (std::size_t i = 0; i < count; ++i) {
        if (monitor.stopRequested())
            return done;
        const RawRecord raw = corpus.record(i);
        const auto scan = scanRecord(raw);
        Status status = Done{};
        if (scan.ok()) {
            status = outputs.value()->record(raw, raw.bytes);
        } else {
            done.issues.push_back(issueAt(raw, scan.error().message));
            status = outputs.value()->reject(raw, "fault", scan.error().message);
        }
        if (!status.ok())
            return status.error();
        monitor.progress(i + 1, count);
    }
    if (const Status status = stillAsOpened(corpus); !status.ok())
        return status.error();
    const auto committed = outputs.value()->commit(monitor);
    if (!committed.ok())
        return committed.error();
    for (const Issue& issue : outputs.value()->unwritten())
        done.issues.push_back(issue);
    done.written = count - done.issues.size();
    done.complete = committed.value() && corpus.complete();
    return done;
}

} // namespace core
