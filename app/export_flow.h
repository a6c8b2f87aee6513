#pragma once

#include "app/session.h"

#include <QWidget>

namespace app {

/// From "Export" to the session's export: asks for the file, and before anything is overwritten.
class ExportFlow : public QObject
{
    Q_OBJECT
public:
    ExportFlow(Session* session, QWidget* window);

    /// Asks where to; then exports.
    void start();
    /// Exports to `path`, after a question where files would be overwritten.
    void exportTo(const QString& path);

    /// "train.jsonl.zst" gives "train.cleaned.jsonl" beside it, a folder or pattern of Parquet files "folder.cleaned.parquet".
    [[nodiscard]] static QString suggestedName(const QString& corpus, core::CorpusFormat format);

private:
    Session* m_session;
    QWidget* m_window;
};

/// One line: how many records were written where, left out and rejected.
[[nodiscard]] QString exportReport(const core::CorpusSummary& summary, const QString& path);

} // namespace app
