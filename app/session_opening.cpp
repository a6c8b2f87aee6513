// How a corpus comes in: its first records, more of them, the whole; and its traces, where a record holds several.
#include "app/session.h"

#include "app/session_work.h"
#include "core/corpus/saved_mappings.h"
#include "core/corpus/trace_corpus.h"
#include "core/corpus/trace_places.h"
#include "core/store/decision_store.h"
#include "core/tokens/tokenizer_sniffer.h"

#include <filesystem>
#include <utility>

namespace app {

using widgets::BackgroundTask;

namespace {

/// Passes a stop on, but no progress: that is in bytes while a corpus is opened.
class Quiet : public core::Monitor
{
public:
    explicit Quiet(const core::Monitor& monitor) : m_monitor(monitor) {}
    [[nodiscard]] bool stopRequested() const override { return m_monitor.stopRequested(); }

private:
    const core::Monitor& m_monitor;
};

/// What is known of a corpus while it is opened: how it is read, and its traces by that.
class Reading
{
public:
    explicit Reading(const core::Monitor& monitor) : m_quiet(monitor) {}
    /// Looks how `corpus` is read. What was listed before holds where that is the same.
    const core::Result<core::FieldMapping>& detect(const core::Corpus& corpus)
    {
        auto found = core::savedOrDetectedMapping(corpus);
        if (found.ok() && (!m_lister || m_mapping.value() != found.value()))
            m_lister.emplace(found.value());
        m_mapping = std::move(found);
        return m_mapping;
    }
    [[nodiscard]] std::shared_ptr<const core::Corpus> traces(std::shared_ptr<const core::Corpus> corpus)
    {
        return m_lister ? m_lister->list(std::move(corpus), m_quiet) : corpus;
    }

private:
    Quiet m_quiet;
    core::Result<core::FieldMapping> m_mapping{core::FieldMapping{}};
    std::optional<core::TraceLister> m_lister;
};

} // namespace

void Session::open(const QStringList& paths)
{
    m_awaitingFirst = true;
    m_openingPaths = paths;
    m_listing.cancel();
    Q_EMIT progressed(Activity::Opening, 0, 0);
    m_opening.start([this, files = pathsOf(paths)](core::Monitor& monitor) -> BackgroundTask::Done {
        if (files.size() == 1 && core::looksLikeTokenizer(files.front()))
            return [this, tokenizer = QString::fromStdString(files.front().string())] {
                m_awaitingFirst = false;
                setTokenizer(tokenizer);
            };
        Reading reading(monitor);
        const auto kept = std::make_shared<const core::Result<core::KeptDecisions>>(core::loadDecisions(files));
        bool first = true;
        const auto partial = [&](const std::shared_ptr<const core::Corpus>& corpus) {
            if (corpus->recordCount() == 0)
                return;
            if (!std::exchange(first, false)) {
                m_opening.post(monitor, [this, traces = reading.traces(corpus)] { takeMore(traces); });
                return;
            }
            const auto mapping = reading.detect(*corpus);
            m_opening.post(monitor, [this, mapping, kept, traces = reading.traces(corpus)] { takeFirst(traces, mapping, *kept); });
        };
        auto whole = core::Corpus::openAll(files, monitor, partial);
        if (!whole.ok())
            return [this, error = whole.error()] { Q_EMIT failed(messageOf(error)); };
        const auto mapping = reading.detect(*whole.value());
        return [this, mapping, kept, traces = reading.traces(whole.value())] { takeWhole(traces, mapping, *kept); };
    });
}

void Session::takeFirst(const std::shared_ptr<const core::Corpus>& corpus, const core::Result<core::FieldMapping>& mapping,
                        const core::Result<core::KeptDecisions>& kept)
{
    m_awaitingFirst = false;
    m_running.cancel();
    m_filling.cancel();
    m_tracing.cancel();
    m_listing.cancel();
    m_corpus = corpus;
    m_paths = m_openingPaths;
    m_mappingChosen = false;
    m_mapping.reset();
    m_current.reset();
    m_undo.clear();
    takeDetected(mapping);
    takeKept(kept);
    forgetResults();
    Q_EMIT corpusOpened();
    Q_EMIT mappingChanged();
    if (m_corpus->recordCount() > 0)
        showRecord(0);
}

/// The traces are listed as the detected fields have them; the user's own may find others.
void Session::takeMore(const std::shared_ptr<const core::Corpus>& corpus)
{
    if (m_mappingChosen)
        listTraces(corpus, *m_mapping);
    else
        takeListed(corpus, m_mapping);
}

void Session::takeWhole(const std::shared_ptr<const core::Corpus>& corpus, const core::Result<core::FieldMapping>& mapping,
                        const core::Result<core::KeptDecisions>& kept)
{
    if (m_awaitingFirst) {
        takeFirst(corpus, mapping, kept);
        runIfSmall();
    } else if (m_mappingChosen) {
        listTraces(corpus, *m_mapping);
    } else {
        takeListed(corpus, mapping.ok() ? std::optional(mapping.value()) : m_mapping);
    }
}

void Session::takeDetected(const core::Result<core::FieldMapping>& mapping)
{
    m_mappingTrouble = mapping.ok() ? QString() : messageOf(mapping.error());
    if (mapping.ok())
        m_mapping = mapping.value();
}

void Session::setMapping(const core::FieldMapping& mapping)
{
    if (!m_corpus)
        return;
    m_mappingChosen = true;
    listTraces(m_corpus, mapping);
}

/// At once where every record is one trace; else the records are read for it in the background.
void Session::listTraces(const std::shared_ptr<const core::Corpus>& corpus, const core::FieldMapping& mapping)
{
    const auto records = corpus->records() ? corpus->records() : corpus;
    if (!core::findsSeveral(mapping)) {
        m_listing.cancel();
        takeListed(records, mapping);
        return;
    }
    Q_EMIT progressed(Activity::Opening, 0, 0);
    m_listing.start([this, records, mapping](core::Monitor& monitor) -> BackgroundTask::Done {
        Quiet quiet(monitor);
        return [this, mapping, traces = core::tracesOf(records, mapping, quiet)] { takeListed(traces, mapping); };
    });
}

void Session::takeListed(const std::shared_ptr<const core::Corpus>& corpus, const std::optional<core::FieldMapping>& mapping)
{
    const bool otherTraces = m_corpus->records() != nullptr || corpus->records() != nullptr;
    m_corpus = corpus;
    if (mapping == m_mapping) {
        Q_EMIT corpusGrew();
        runIfSmall();
        return;
    }
    m_mapping = mapping;
    m_mappingTrouble.clear();
    m_undo.clear();
    forgetResults();
    if (otherTraces)
        m_current.reset(); // a number means another trace now
    Q_EMIT mappingChanged();
    if (otherTraces)
        showRecord(0);
    else
        processCurrent();
    runIfSmall();
}

} // namespace app
