#include "app/gold_flow.h"

#include "app/session.h"
#include "app/session_work.h"
#include "widgets/views/gold_panel.h"
#include "widgets/views/trace_view.h"

#include <QFileDialog>
#include <QFileInfo>

#include <filesystem>

namespace app {

using widgets::BackgroundTask;

GoldFlow::GoldFlow(Session* session, widgets::GoldPanel* panel, widgets::TraceView* trace, QWidget* window)
    : QObject(window), m_session(session), m_panel(panel), m_trace(trace), m_window(window)
{
    connect(panel, &widgets::GoldPanel::openRequested, this, &GoldFlow::ask);
    connect(panel, &widgets::GoldPanel::placeChosen, this, &GoldFlow::goTo);
    connect(&m_task, &BackgroundTask::progressed, this, &GoldFlow::progressed);
    connect(&m_task, &BackgroundTask::finished, this, &GoldFlow::ended);
    connect(session, &Session::resultChanged, this, &GoldFlow::land);
    connect(session, &Session::mappingChanged, this, &GoldFlow::compare);
    connect(session, &Session::tokenizerChanged, this, [this] {
        if (m_waiting)
            compare();
    });
    connect(session, &Session::activityEnded, this, [this](Session::Activity activity) {
        if (activity == Session::Activity::Opening)
            compare();
    });
}

QString GoldFlow::fileName() const { return QFileInfo(m_path).fileName(); }

void GoldFlow::ask()
{
    auto* dialog = new QFileDialog(m_window, tr("Open gold labels"), m_path.isEmpty() ? QString() : QFileInfo(m_path).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Gold labels (*.jsonl *.json *.gz *.zst)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &GoldFlow::open);
    dialog->open();
}

void GoldFlow::open(const QString& path)
{
    m_path = path;
    Q_EMIT began();
    if (m_session->corpus())
        compare();
    else
        m_session->open(path); // gold labels hold their traces: they are the corpus too
}

void GoldFlow::compare()
{
    if (m_path.isEmpty() || !m_session->corpus() || m_session->busy(Session::Activity::Opening))
        return;
    if (!m_session->mapping()) {
        refuse(m_session->mappingTrouble());
        return;
    }
    m_panel->setReview(nullptr, {}, tr("Comparing with %1\u2026").arg(fileName()));
    m_waiting = !m_session->pipeline().annotator; // it is loaded when the program starts
    if (m_waiting)
        return;
    m_task.start([this, corpus = m_session->corpus(), mapping = *m_session->mapping(), annotator = m_session->pipeline().annotator,
                  path = std::filesystem::path(m_path.toStdString())](core::Monitor& monitor) -> BackgroundTask::Done {
        const auto gold = core::readLabelledFile(path, core::LabelledRole::Gold, monitor);
        if (!gold.ok())
            return [this, message = messageOf(gold.error())] { refuse(message); };
        auto review = core::reviewCorpus(*corpus, mapping, *annotator, gold.value(), monitor);
        if (!review.ok())
            return [this, message = messageOf(review.error())] { refuse(message); };
        return [this, made = std::make_shared<const core::Review>(std::move(review).value())] { take(made); };
    });
}

void GoldFlow::cancel()
{
    if (!m_task.running())
        return;
    m_task.cancel();
    m_panel->setReview(nullptr, {}, tr("The comparison was stopped."));
}

void GoldFlow::take(const std::shared_ptr<const core::Review>& review)
{
    if (review->compared == 0 && review->traces.front().fit == core::ReviewedTrace::Fit::NotInCorpus)
        m_panel->setReview(nullptr, {},
                           tr("None of the %Ln traces of %1 is in the corpus that is open. They are found by id or text; the first is \u201C%2\u201D. Open the corpus that they belong to, or %1 itself as a corpus (Ctrl+O).", "",
                              static_cast<int>(review->traces.size()))
                               .arg(fileName(), QString::fromStdString(review->traces.front().id).left(80)));
    else
        m_panel->setReview(review, fileName(), {});
}

void GoldFlow::refuse(const QString& message)
{
    m_panel->setReview(nullptr, {}, message);
    Q_EMIT failed(message);
}

void GoldFlow::goTo(quint64 record, core::Span place)
{
    m_landing = {record, place};
    Q_EMIT placeShown();
    if (m_session->currentRecord() == record && m_trace->result())
        land();
    else
        m_session->showRecord(record);
}

void GoldFlow::land()
{
    const auto& result = m_session->result();
    if (!m_landing || !result || m_trace->result() != result || m_session->currentRecord() != m_landing->first)
        return;
    const core::Span place = std::exchange(m_landing, std::nullopt)->second;
    if (place.end <= result->trace.reasoning.size())
        m_trace->showSpan(place);
}

} // namespace app
