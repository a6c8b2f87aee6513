#include "app/export_flow.h"

#include "widgets/text_bridge.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>

namespace app {

using widgets::formatCount;
using widgets::toQString;

ExportFlow::ExportFlow(Session* session, QWidget* window) : QObject(window), m_session(session), m_window(window) {}

namespace {

QString endingOf(core::CorpusFormat format)
{
    switch (format) {
    case core::CorpusFormat::Parquet: return QStringLiteral("parquet");
    case core::CorpusFormat::Csv: return QStringLiteral("csv");
    case core::CorpusFormat::Tsv: return QStringLiteral("tsv");
    default: return QStringLiteral("jsonl");
    }
}

/// A kind of file that can be written, and the ending that it gets where none is typed.
struct Target
{
    QString filter;
    QString ending;
};

QList<Target> targets()
{
    return {{ExportFlow::tr("JSON Lines (%1)").arg(QStringLiteral("*.jsonl *.jsonl.gz *.jsonl.zst")), QStringLiteral("jsonl")},
            {ExportFlow::tr("Parquet (%1)").arg(QStringLiteral("*.parquet")), QStringLiteral("parquet")},
            {ExportFlow::tr("Tables of text (%1)").arg(QStringLiteral("*.csv *.tsv")), QStringLiteral("csv")},
            {ExportFlow::tr("All files (*)"), QStringLiteral("jsonl")}};
}

} // namespace

QString ExportFlow::suggestedName(const QString& corpus, core::CorpusFormat format)
{
    static const QRegularExpression pattern(QStringLiteral("[*?\\[]"));
    static const QRegularExpression endings(QStringLiteral("(\\.(jsonl|ndjson|json|parquet|csv|tsv|duckdb|db|sqlite))?(\\.(gz|zst))?$"));
    QFileInfo file(QDir::cleanPath(corpus));
    while (file.filePath().contains(pattern))
        file = QFileInfo(file.path());
    QString name = file.fileName();
    return file.dir().filePath(name.remove(endings) + QStringLiteral(".cleaned.") + endingOf(format));
}

void ExportFlow::start()
{
    if (!m_session->corpus())
        return;
    auto* dialog = new QFileDialog(m_window, tr("Export the cleaned corpus"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // asked below, with the side files
    const core::CorpusFormat format = m_session->corpus()->format();
    QStringList filters;
    for (const Target& target : targets())
        filters << target.filter;
    dialog->setNameFilters(filters);
    const auto takeEnding = [dialog](const QString& filter) {
        for (const Target& target : targets())
            if (target.filter == filter)
                dialog->setDefaultSuffix(target.ending);
    };
    connect(dialog, &QFileDialog::filterSelected, dialog, takeEnding);
    for (const Target& target : targets())
        if (target.ending == endingOf(format)) {
            dialog->selectNameFilter(target.filter);
            break;
        }
    takeEnding(dialog->selectedNameFilter());
    dialog->selectFile(suggestedName(toQString(m_session->corpus()->path().string()), format));
    connect(dialog, &QFileDialog::fileSelected, this, &ExportFlow::exportTo);
    dialog->open();
}

void ExportFlow::exportTo(const QString& path)
{
    const core::CleanTargets targets = core::CleanTargets::beside(path.toStdString());
    QStringList there;
    for (const auto& target : {targets.output, targets.rejects, targets.sidecar})
        if (QFileInfo::exists(toQString(target.string())))
            there << toQString(target.filename().string());
    if (there.isEmpty()) {
        m_session->exportTo(path);
        return;
    }
    auto* question = new QMessageBox(QMessageBox::Question, tr("Overwrite?"),
                                     tr("These files exist already and would be overwritten:\n%1").arg(there.join(QLatin1Char('\n'))),
                                     QMessageBox::NoButton, m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    QPushButton* overwrite = question->addButton(tr("&Overwrite"), QMessageBox::AcceptRole);
    question->addButton(QMessageBox::Cancel);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(question, &QMessageBox::buttonClicked, this, [this, question, overwrite, path](QAbstractButton* button) {
        if (question->buttonRole(button) == QMessageBox::AcceptRole && overwrite)
            m_session->exportTo(path);
    });
    question->open();
}

QString exportReport(const core::CorpusSummary& summary, const QString& path)
{
    if (!summary.complete)
        return ExportFlow::tr("The export was stopped; nothing was written.");
    QString text = ExportFlow::tr("%n records written to %1", nullptr, static_cast<int>(summary.written))
                       .arg(QFileInfo(path).fileName());
    if (summary.unsolvable > 0 && summary.leftOut > 0)
        text += ExportFlow::tr(" \u00b7 %1 left out").arg(formatCount(summary.records - summary.written - summary.issues.size()));
    if (!summary.issues.empty())
        text += ExportFlow::tr(" \u00b7 %n rejected", nullptr, static_cast<int>(summary.issues.size()));
    return text;
}

} // namespace app
