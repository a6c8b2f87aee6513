#pragma once

#include <QObject>

namespace widgets {
class CorpusPanel;
class TraceView;
} // namespace widgets

namespace app {

class Session;
class Settings;

/// Ties the filter of the corpus to what it is about: remembers earlier filters, tells the table which records will never
/// have numbers.
class FilterFlow : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it but `parent`, which owns it.
    FilterFlow(Session* session, Settings* settings, widgets::CorpusPanel* corpus, widgets::TraceView* trace,
               QObject* parent);

private:
    Settings* m_settings;
    widgets::CorpusPanel* m_corpus;
    widgets::TraceView* m_trace;
};

} // namespace app
