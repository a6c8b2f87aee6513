#include "app/filter_flow.h"

#include "app/open_flow.h"
#include "app/session.h"
#include "app/settings.h"
#include "core/filter/filter_search.h"
#include "widgets/text_bridge.h"
#include "widgets/views/corpus_columns.h"
#include "widgets/views/corpus_panel.h"
#include "widgets/views/filter_box.h"

#include <utility>

namespace app {

using widgets::BackgroundTask;
using Landing = widgets::TraceView::Landing;

namespace {
constexpr std::size_t mostHits = 100'000;
}

FilterFlow::FilterFlow(Session* session, Settings* settings, widgets::CorpusPanel* corpus, widgets::TraceView* trace,
                       QObject* parent)
    : QObject(parent), m_session(session), m_settings(settings), m_corpus(corpus), m_trace(trace)
{
    widgets::FilterBox* box = corpus->filterBox();
    box->setHistory(settings->filters());
    connect(box, &widgets::FilterBox::historyChanged, this, [this, box] { m_settings->setFilters(box->history()); });
    connect(session, &Session::summaryChanged, this, [this](const std::shared_ptr<const core::CorpusSummary>& summary) {
        if (summary)
            m_corpus->setUnreadable(summary->issues);
    });
    connect(session, &Session::recordRefused, this, [this](const core::Issue& issue) { m_corpus->setUnreadable({issue}); });
    restoreColumns();
    connect(session, &Session::corpusOpened, this, &FilterFlow::restoreColumns);
    connect(corpus->columns(), &widgets::CorpusColumns::columnsChanged, this, &FilterFlow::rememberColumns);
    connect(corpus, &widgets::CorpusPanel::filterChanged, this, &FilterFlow::markHits);
    connect(session, &Session::resultChanged, this, &FilterFlow::markHits);
    connect(trace, &widgets::TraceView::filterHitsRanOut, this, &FilterFlow::goOn);
}

QString FilterFlow::corpusPath() const
{
    return OpenFlow::recentEntry(m_session->openedPaths());
}

void FilterFlow::rememberColumns() { m_settings->setTableColumns(corpusPath(), m_corpus->columns()->save()); }

void FilterFlow::restoreColumns() { m_corpus->columns()->restore(m_settings->tableColumns(corpusPath())); }

/// To the next record that the filter left, and there to its first hit; or back, to the last.
void FilterFlow::goOn(int direction)
{
    const auto before = m_session->currentRecord();
    m_landing = direction > 0 ? Landing::First : Landing::Last;
    m_corpus->stepRecord(direction);
    if (m_session->currentRecord() == before)
        m_landing = Landing::Stay;
}

/// Patterns may take their time on a long text: not on the UI thread.
void FilterFlow::markHits()
{
    const auto filter = m_corpus->filter();
    const auto result = m_session->result();
    if (!filter || !filter->readsText() || !result) {
        m_marking.cancel();
        m_trace->clearFilterHits();
        return;
    }
    m_marking.start([this, filter, result](core::Monitor&) -> BackgroundTask::Done {
        auto hits = core::hitsIn(*filter, core::FilterField::Reasoning, result->trace.reasoning, mostHits);
        return [this, result, hits = std::move(hits)]() mutable {
            if (m_trace->result() == result)
                m_trace->setFilterHits(std::move(hits), std::exchange(m_landing, Landing::Stay));
        };
    });
}

} // namespace app
