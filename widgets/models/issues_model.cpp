#include "widgets/models/issues_model.h"

#include "widgets/text_bridge.h"

namespace widgets {

void IssuesModel::setSummary(std::shared_ptr<const core::CorpusSummary> summary)
{
    beginResetModel();
    m_summary = std::move(summary);
    endResetModel();
}

int IssuesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_summary ? 0 : static_cast<int>(m_summary->issues.size());
}

int IssuesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant IssuesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const core::Issue& issue = m_summary->issues[static_cast<std::size_t>(index.row())];
    if (role == Qt::UserRole)
        return static_cast<qulonglong>(issue.record);
    if (role == Qt::TextAlignmentRole && index.column() != Reason)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole && index.column() == Reason)
        return plainToolTip(toQString(issue.reason));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Record: return formatCount(issue.record + 1);
    case Line: return formatCount(issue.line);
    default: return toQString(issue.reason);
    }
}

QVariant IssuesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QStringList names{tr("Record"), tr("Line"), tr("What is wrong")};
    return names.at(section);
}

} // namespace widgets
