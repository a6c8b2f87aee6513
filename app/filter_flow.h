#pragma once

#include "core/filter/filter_query.h"
#include "widgets/background_task.h"
#include "widgets/views/trace_view.h"

#include <QObject>

#include <memory>

namespace widgets {
class CorpusPanel;
} // namespace widgets

namespace app {

class Session;
class Settings;

/// Ties the corpus panel to what stays and to the trace: remembers filters and, per corpus, the columns; tells the table
/// which records will never have numbers; marks what the filter found in the trace, and goes on from one record to the
/// next.
class FilterFlow : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it but `parent`, which owns it.
    FilterFlow(Session* session, Settings* settings, widgets::CorpusPanel* corpus, widgets::TraceView* trace,
               QObject* parent);

private:
    void rememberColumns();
    void restoreColumns();
    [[nodiscard]] QString corpusPath() const;
    void goOn(int direction);
    void markHits();

    Session* m_session;
    Settings* m_settings;
    widgets::CorpusPanel* m_corpus;
    widgets::TraceView* m_trace;
    widgets::TraceView::Landing m_landing = widgets::TraceView::Landing::Stay; ///< in the record that is on its way
    widgets::BackgroundTask m_marking;
};

} // namespace app
