#pragma once

#include "core/clean/corpus_summary.h"
#include "core/corpus/corpus.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace widgets {

/// Something to tell of a corpus besides the records that cannot be read: a file that was left out or has changed, ids
/// that come twice.
struct CorpusNote
{
    QString file; ///< empty: the corpus as a whole
    QString text;
    std::optional<quint64> record; ///< where it shows, from 0
    quint64 line = 0;              ///< of that record, from 1; 0: not known
    friend bool operator==(const CorpusNote&, const CorpusNote&) = default;
};

/// What concerns the corpus as a whole, then the records that could not be read; with file, line and reason.
class IssuesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Record, File, Line, Reason, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    /// **Input** null: no corpus, no records to tell of.
    void setIssues(std::vector<CorpusNote> notes, std::shared_ptr<const core::CorpusSummary> summary,
                   std::shared_ptr<const core::Corpus> corpus);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    /// Qt::UserRole: the record to go to, if there is one.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] CorpusNote noteAt(int row) const;

    std::vector<CorpusNote> m_notes;
    std::shared_ptr<const core::CorpusSummary> m_summary;
    std::shared_ptr<const core::Corpus> m_corpus;
    QStringList m_files; ///< names of the corpus's files
};

} // namespace widgets
