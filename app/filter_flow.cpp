#include "app/filter_flow.h"

#include "app/session.h"
#include "app/settings.h"
#include "widgets/views/corpus_panel.h"
#include "widgets/views/filter_box.h"
#include "widgets/views/trace_view.h"

namespace app {

FilterFlow::FilterFlow(Session* session, Settings* settings, widgets::CorpusPanel* corpus, widgets::TraceView* trace,
                       QObject* parent)
    : QObject(parent), m_settings(settings), m_corpus(corpus), m_trace(trace)
{
    widgets::FilterBox* box = corpus->filterBox();
    box->setHistory(settings->filters());
    connect(box, &widgets::FilterBox::historyChanged, this, [this, box] { m_settings->setFilters(box->history()); });
    connect(session, &Session::summaryChanged, this, [this](const std::shared_ptr<const core::CorpusSummary>& summary) {
        if (summary)
            m_corpus->setUnreadable(summary->issues);
    });
}

} // namespace app
