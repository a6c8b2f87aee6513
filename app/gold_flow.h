#pragma once

#include "core/evaluate/review.h"
#include "widgets/background_task.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <utility>

class QWidget;

namespace widgets {
class GoldPanel;
class TraceView;
} // namespace widgets

namespace app {

class Session;

/// From a gold file to the disagreements: opens it, compares it with the corpus in the background, and goes to the places
/// that the panel asks for. Another corpus or mapping is compared anew.
class GoldFlow : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it but `window`, which owns it.
    GoldFlow(Session* session, widgets::GoldPanel* panel, widgets::TraceView* trace, QWidget* window);

    /// Asks which file.
    void ask();
    /// With no corpus open, the file is opened as one too.
    void open(const QString& path);
    void cancel();

Q_SIGNALS:
    /// A file was chosen.
    void began();
    void failed(const QString& message);
    void progressed(quint64 done, quint64 total);
    void ended();
    /// The trace page is about to show a place.
    void placeShown();

private:
    void compare();
    void take(const std::shared_ptr<const core::Review>& review);
    void refuse(const QString& message);
    void goTo(quint64 record, core::Span place);
    void land();
    [[nodiscard]] QString fileName() const;

    Session* m_session;
    widgets::GoldPanel* m_panel;
    widgets::TraceView* m_trace;
    QWidget* m_window;
    QString m_path; ///< of the gold file; empty: none
    bool m_waiting = false; ///< for the annotator
    std::optional<std::pair<quint64, core::Span>> m_landing; ///< in a record that is on its way
    widgets::BackgroundTask m_task;
};

} // namespace app
