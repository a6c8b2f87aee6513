#pragma once

#include "app/session.h"

#include <QWidget>

#include <map>

class QLabel;
class QProgressBar;
class QToolButton;

namespace widgets {
class ElidedLabel;
}

namespace app {

/// The line at the foot of the window: totals, issues, messages, and what is going on with a way to stop it.
class StatusStrip : public QWidget
{
    Q_OBJECT
public:
    explicit StatusStrip(QWidget* parent = nullptr);

    void setCorpus(const std::shared_ptr<const core::Corpus>& corpus);
    void setSummary(const std::shared_ptr<const core::CorpusSummary>& summary);
    /// How many things there are to tell of the corpus as a whole, beside the records that could not be read.
    void setNotes(std::size_t count);
    void setProgress(Session::Activity activity, quint64 done, quint64 total);
    void endActivity(Session::Activity activity);
    /// Stays until the next one or until it is clicked away; an empty text takes it away.
    void say(const QString& message);
    void complain(const QString& message);

Q_SIGNALS:
    void cancelRequested(app::Session::Activity activity);
    void issuesRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Progress
    {
        quint64 done = 0, total = 0;
    };
    void refreshTotals();
    void refreshProgress();
    void refreshLook();

    std::shared_ptr<const core::Corpus> m_corpus;
    std::shared_ptr<const core::CorpusSummary> m_summary;
    std::size_t m_notes = 0;
    std::map<Session::Activity, Progress> m_activities;
    bool m_complaining = false;
    QLabel* m_totals;
    QToolButton* m_issues;
    widgets::ElidedLabel* m_message;
    QToolButton* m_dismiss;
    QLabel* m_doing;
    QProgressBar* m_bar;
    QToolButton* m_cancel;
};

} // namespace app
