#pragma once

#include "core/clean/corpus_summary.h"

#include <QAbstractTableModel>

#include <memory>

namespace widgets {

/// The records that could not be read, with line and reason.
class IssuesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Record, Line, Reason, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    /// Null: no issues.
    void setSummary(std::shared_ptr<const core::CorpusSummary> summary);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const core::CorpusSummary> m_summary;
};

} // namespace widgets
