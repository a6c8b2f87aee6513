#include "app/session.h"

#include "app/session_work.h"
#include "core/store/decision_store.h"
#include "widgets/text_bridge.h"

#include <QUndoCommand>

#include <algorithm>
#include <utility>

namespace app {

using widgets::BackgroundTask;
using widgets::toQString;

/// A change of the decisions on one trace, with those before it.
class Session::DecisionCommand : public QUndoCommand
{
public:
    struct Change
    {
        quint64 record = 0;
        core::TraceKey trace;
        core::TraceDecisions from, to;
    };
    DecisionCommand(Session* session, Change change) : m_session(session), m_change(std::move(change))
    {
        setText(Session::tr("decision on a piece of record %1").arg(m_change.record + 1));
    }
    void redo() override { m_session->applyDecisions(m_change.record, m_change.trace, m_change.to); }
    void undo() override { m_session->applyDecisions(m_change.record, m_change.trace, m_change.from); }

private:
    Session* m_session;
    Change m_change;
};

Session::Session(QObject* parent) : QObject(parent)
{
    m_pipeline.policy = core::presetByName("trunk").value_or(core::Policy{});
    m_keeping.setMaxThreadCount(1);
    connectActivity(m_opening, Activity::Opening);
    connectActivity(m_listing, Activity::Opening);
    connectActivity(m_running, Activity::Analysing);
    connectActivity(m_exporting, Activity::Exporting);
    connect(&m_running, &BackgroundTask::finished, this, [this] { fillRows(std::exchange(m_wanted, {})); });
    loadPipeline();
}

Session::~Session() { m_keeping.waitForDone(); }

void Session::connectActivity(BackgroundTask& task, Activity activity)
{
    connect(&task, &BackgroundTask::progressed, this,
            [this, activity](quint64 done, quint64 total) { Q_EMIT progressed(activity, done, total); });
    connect(&task, &BackgroundTask::finished, this, [this, activity] { Q_EMIT activityEnded(activity); });
}

void Session::loadPipeline()
{
    m_loading.start([this, annotator = m_pipeline.annotator, key = m_wantedTokenizer.toStdString(),
                     second = m_wantedCompared.toStdString()](core::Monitor&) -> BackgroundTask::Done {
        auto rules = annotator ? core::Result(annotator) : core::makeRulesAnnotator();
        auto tokenizer = core::loadTokenizer(key);
        auto compared = second.empty() ? core::Result(std::shared_ptr<const core::Tokenizer>()) : core::loadTokenizer(second);
        return [this, rules, tokenizer, compared] {
            if (!rules.ok())
                Q_EMIT failed(messageOf(rules.error()));
            else
                m_pipeline.annotator = rules.value();
            takeTokenizer(tokenizer);
            takeCompared(compared);
            recount();
        };
    });
}

/// What can't be loaded leaves the one before in its place.
void Session::takeTokenizer(const core::Result<std::shared_ptr<const core::Tokenizer>>& loaded)
{
    if (loaded.ok()) {
        m_pipeline.tokenizer = loaded.value();
        m_tokenizerKey = m_wantedTokenizer;
        return;
    }
    const bool again = !m_pipeline.tokenizer && m_wantedTokenizer != m_tokenizerKey;
    m_wantedTokenizer = m_tokenizerKey;
    Q_EMIT failed(messageOf(loaded.error()));
    if (again)
        loadPipeline(); // the remembered one is gone: the usual one counts
}

void Session::takeCompared(const core::Result<std::shared_ptr<const core::Tokenizer>>& loaded)
{
    if (loaded.ok()) {
        m_pipeline.compared = loaded.value();
        m_comparedKey = m_wantedCompared;
        return;
    }
    m_wantedCompared = m_comparedKey;
    Q_EMIT failed(messageOf(loaded.error()));
}

/// Other counts, the same analyses: what was analysed is only counted again.
void Session::recount()
{
    m_filling.cancel();
    dropSummary();
    Q_EMIT tokenizerChanged();
    processCurrent();
    runIfSmall();
}

bool Session::ready() const { return m_corpus && m_mapping && m_pipeline.annotator && m_pipeline.tokenizer; }

QString Session::comparedName() const { return m_pipeline.compared ? toQString(m_pipeline.compared->name()) : QString(); }

QString Session::tokenizerName() const { return m_pipeline.tokenizer ? toQString(m_pipeline.tokenizer->name()) : QString(); }

void Session::setTokenizer(const QString& nameOrFile)
{
    if (nameOrFile == m_wantedTokenizer)
        return;
    m_wantedTokenizer = nameOrFile;
    loadPipeline();
}

void Session::setComparedTokenizer(const QString& nameOrFile)
{
    if (nameOrFile == m_wantedCompared)
        return;
    m_wantedCompared = nameOrFile;
    loadPipeline();
}

void Session::setPolicy(const core::Policy& policy)
{
    if (policy == m_pipeline.policy)
        return;
    m_pipeline.policy = policy;
    dropSummary();
    Q_EMIT policyChanged();
    processCurrent();
    runIfSmall();
}

void Session::setShownFrom(double share)
{
    if (share == m_pipeline.leastSure)
        return;
    m_pipeline.leastSure = share;
    m_filling.cancel();
    dropSummary();
    Q_EMIT shownFromChanged();
    processCurrent();
    runIfSmall();
}

/// Nothing that was processed holds any more.
void Session::forgetResults()
{
    m_filling.cancel();
    m_cache.clear();
    m_result = nullptr;
    dropSummary();
}

void Session::dropSummary()
{
    m_running.cancel();
    if (!m_summary)
        return;
    m_summary = nullptr;
    Q_EMIT summaryChanged(m_summary);
}

void Session::showRecord(quint64 record)
{
    if (!m_corpus || record >= m_corpus->recordCount() || m_current == record)
        return;
    m_current = record;
    Q_EMIT recordShown(record);
    processCurrent();
}

std::vector<core::Decision> Session::decisions() const
{
    const bool any = m_pipeline.decisions && m_current && m_result;
    auto decisions = any ? m_pipeline.decisions->of(m_result->trace, m_result->analysis.tree) : std::vector<core::Decision>();
    if (std::all_of(decisions.begin(), decisions.end(), [](auto one) { return one == core::Decision::Auto; }))
        decisions.clear();
    return decisions;
}

void Session::decide(quint32 segment, core::Decision decision)
{
    if (!m_current || !m_result || segment >= m_result->analysis.notes.size())
        return;
    const core::Trace& trace = m_result->trace;
    const core::TraceTree& tree = m_result->analysis.tree;
    const auto before = decisions();
    auto after = before;
    after.resize(m_result->analysis.notes.size(), core::Decision::Auto);
    if (std::exchange(after[segment], decision) != decision)
        m_undo.push(new DecisionCommand(this, {*m_current, core::traceKeyOf(trace), core::decisionsOn(trace, tree, before),
                                               core::decisionsOn(trace, tree, after)}));
}

void Session::applyDecisions(quint64 record, const core::TraceKey& trace, const core::TraceDecisions& decisions)
{
    core::KeptDecisions kept = m_pipeline.decisions ? *m_pipeline.decisions : core::KeptDecisions();
    kept.set(trace, decisions);
    m_pipeline.decisions = std::make_shared<const core::KeptDecisions>(std::move(kept));
    keepDecisions();
    if (m_current == record)
        processCurrent();
    else
        showRecord(record); // an undo elsewhere shows what it did
    if (m_running.running())
        run();
}

/// What was decided in earlier sessions holds again.
void Session::takeKept(const core::Result<core::KeptDecisions>& kept)
{
    m_pipeline.decisions = kept.ok() ? std::make_shared<const core::KeptDecisions>(kept.value()) : nullptr;
    if (!kept.ok())
        Q_EMIT failed(messageOf(kept.error()));
}

void Session::keepDecisions()
{
    m_keeping.start([this, paths = pathsOf(m_paths), kept = m_pipeline.decisions] {
        const core::Status saved = core::saveDecisions(paths, *kept);
        if (!saved.ok())
            QMetaObject::invokeMethod(this, [this, error = saved.error()] { Q_EMIT failed(messageOf(error)); }, Qt::QueuedConnection);
    });
}

bool Session::busy(Activity activity) const
{
    switch (activity) {
    case Activity::Opening: return m_opening.running() || m_listing.running();
    case Activity::Analysing: return m_running.running();
    case Activity::Exporting: return m_exporting.running();
    case Activity::Comparing: break; // with gold labels: not the session's
    }
    return false;
}

bool Session::busy() const
{
    return m_loading.running() || m_opening.running() || m_listing.running() || m_tracing.running() || m_running.running() || m_exporting.running();
}

} // namespace app
