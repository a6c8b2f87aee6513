#include "app/status_strip.h"

#include "widgets/action_icon.h"
#include "widgets/palette.h"
#include "widgets/text_bridge.h"
#include "widgets/views/elided_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

namespace app {

using widgets::formatCount;
using widgets::toQString;

namespace {

QString doingText(Session::Activity activity, quint64 done, quint64 total)
{
    if (activity == Session::Activity::Opening)
        return total == 0 ? StatusStrip::tr("opening")
                          : StatusStrip::tr("reading %1 of %2")
                                .arg(QLocale().formattedDataSize(static_cast<qint64>(done)),
                                     QLocale().formattedDataSize(static_cast<qint64>(total)));
    const QString text = activity == Session::Activity::Analysing   ? StatusStrip::tr("analysing %1 of %2")
                         : activity == Session::Activity::Comparing ? StatusStrip::tr("comparing %1 of %2")
                                                                    : StatusStrip::tr("exporting %1 of %2");
    return text.arg(formatCount(done), formatCount(total));
}

/// "30 records", or how many traces stand in them.
QString countText(const core::Corpus& corpus)
{
    const std::size_t records = core::wholeRecords(corpus).recordCount();
    if (corpus.recordCount() == records)
        return StatusStrip::tr("%Ln records", nullptr, static_cast<int>(records));
    return StatusStrip::tr("%1 traces in %2 records").arg(formatCount(corpus.recordCount()), formatCount(records));
}

/// The saving is that of the traces that are kept: what is left out is told apart, as the charts do.
QString totalsText(const QString& records, const core::CorpusSummary& summary)
{
    if (summary.beforeWritten == 0 && summary.unsolvable > 0)
        return StatusStrip::tr("%1 \u00b7 %2 tokens (%3) \u00b7 all left out").arg(records, formatCount(summary.before), toQString(summary.tokenizer));
    const auto before = static_cast<double>(summary.beforeWritten);
    const double saving = before > 0 ? (before - static_cast<double>(summary.after)) / before : 0.0;
    QString text = StatusStrip::tr("%1 \u00b7 %2 tokens (%3) \u2192 %4 (%5)")
                       .arg(records, formatCount(summary.beforeWritten), toQString(summary.tokenizer), formatCount(summary.after),
                            widgets::formatSaving(saving));
    if (summary.unsolvable > 0)
        text += StatusStrip::tr(" \u00b7 %1 left out").arg(formatCount(summary.unsolvable));
    return text;
}

QString totalsToolTip(const core::CorpusSummary& summary)
{
    return StatusStrip::tr("All traces: %1 tokens (%2). Left out as unsolvable: %3 tokens in %4 traces.")
        .arg(formatCount(summary.before), toQString(summary.tokenizer), formatCount(summary.leftOut), formatCount(summary.unsolvable));
}

} // namespace

StatusStrip::StatusStrip(QWidget* parent)
    : QWidget(parent), m_totals(new QLabel), m_issues(new QToolButton), m_message(new widgets::ElidedLabel),
      m_dismiss(new QToolButton), m_doing(new QLabel), m_bar(new QProgressBar), m_cancel(new QToolButton)
{
    m_totals->setTextFormat(Qt::PlainText);
    m_totals->setAccessibleName(tr("Totals"));
    m_doing->setTextFormat(Qt::PlainText);
    m_issues->setAutoRaise(true);
    m_issues->setToolTip(tr("What is wrong with the corpus, and records that could not be read"));
    m_dismiss->setAutoRaise(true);
    m_dismiss->setToolTip(tr("Dismiss the message"));
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(120, 8);
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel->setAutoRaise(true);
    m_cancel->setToolTip(tr("Stop"));
    m_cancel->setAccessibleName(tr("Stop"));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_totals);
    layout->addWidget(m_issues);
    layout->addWidget(m_message, 1);
    layout->addWidget(m_dismiss);
    layout->addWidget(m_doing);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    connect(m_issues, &QToolButton::clicked, this, &StatusStrip::issuesRequested);
    connect(m_dismiss, &QToolButton::clicked, this, [this] { say({}); });
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (!m_activities.empty())
            Q_EMIT cancelRequested(m_activities.rbegin()->first);
    });
    say({});
    refreshTotals();
    refreshProgress();
    refreshLook();
}

void StatusStrip::setCorpus(const std::shared_ptr<const core::Corpus>& corpus)
{
    m_corpus = corpus;
    refreshTotals();
}

void StatusStrip::setSummary(const std::shared_ptr<const core::CorpusSummary>& summary)
{
    m_summary = summary;
    refreshTotals();
}

void StatusStrip::setNotes(std::size_t count)
{
    m_notes = count;
    refreshTotals();
}

void StatusStrip::refreshTotals()
{
    const std::size_t issues = (m_summary ? m_summary->issues.size() : 0) + m_notes;
    m_issues->setVisible(issues > 0);
    m_issues->setText(tr("%Ln issues", nullptr, static_cast<int>(issues)));
    m_totals->setToolTip(m_summary ? widgets::plainToolTip(totalsToolTip(*m_summary)) : QString());
    const QString count = m_corpus ? countText(*m_corpus) : QString();
    m_totals->setText(m_summary ? totalsText(count, *m_summary) : count);
}

void StatusStrip::setProgress(Session::Activity activity, quint64 done, quint64 total)
{
    m_activities[activity] = {done, total};
    refreshProgress();
}

void StatusStrip::endActivity(Session::Activity activity)
{
    m_activities.erase(activity);
    refreshProgress();
}

void StatusStrip::refreshProgress()
{
    const bool active = !m_activities.empty();
    for (QWidget* part : std::initializer_list<QWidget*>{m_doing, m_bar, m_cancel})
        part->setVisible(active);
    if (!active)
        return;
    const auto& [activity, progress] = *m_activities.rbegin();
    m_doing->setText(doingText(activity, progress.done, progress.total));
    m_bar->setRange(0, progress.total == 0 ? 0 : 1000);
    if (progress.total > 0)
        m_bar->setValue(static_cast<int>(1000.0 * static_cast<double>(progress.done) / static_cast<double>(progress.total)));
}

void StatusStrip::say(const QString& message)
{
    m_complaining = false;
    m_message->setText(message);
    m_dismiss->setVisible(!message.isEmpty());
    refreshLook();
}

void StatusStrip::complain(const QString& message)
{
    say(message);
    m_complaining = true;
    refreshLook();
}

void StatusStrip::refreshLook()
{
    const widgets::Colours colours = widgets::Colours::of(this);
    QPalette look = palette();
    look.setColor(QPalette::WindowText, m_complaining ? colours.mark(widgets::Mark::Error) : colours.text);
    m_message->setPalette(look);
    m_dismiss->setIcon(widgets::actionIcon(QStringLiteral("close"), palette()));
    m_cancel->setIcon(widgets::actionIcon(QStringLiteral("stop"), palette()));
}

void StatusStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshLook();
}

} // namespace app
