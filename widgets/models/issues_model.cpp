#include "widgets/models/issues_model.h"

#include "widgets/text_bridge.h"
#include "widgets/why_text.h"

namespace widgets {

namespace {

/// True when the issues of `more` are those of `known`, and perhaps further ones.
bool continues(const core::CorpusSummary* known, const core::CorpusSummary* more)
{
    if (known == nullptr || known->issues.empty())
        return true;
    if (more == nullptr || more->issues.size() < known->issues.size())
        return false;
    const auto same = [](const core::Issue& one, const core::Issue& other) {
        return one.record == other.record && one.reason == other.reason;
    };
    return same(known->issues.front(), more->issues.front()) &&
           same(known->issues.back(), more->issues[known->issues.size() - 1]);
}

} // namespace

void IssuesModel::setIssues(std::vector<CorpusNote> notes, std::shared_ptr<const core::CorpusSummary> summary,
                            std::shared_ptr<const core::Corpus> corpus)
{
    const int known = rowCount();
    const auto count = static_cast<int>(notes.size() + (summary ? summary->issues.size() : 0));
    if (m_notes == notes && m_corpus == corpus && continues(m_summary.get(), summary.get())) {
        if (count > known) // a run that goes on must not take the place of who is reading
            beginInsertRows({}, known, count - 1);
        m_summary = std::move(summary);
        if (count > known)
            endInsertRows();
        return;
    }
    beginResetModel();
    m_notes = std::move(notes);
    m_summary = std::move(summary);
    if (m_corpus != corpus) {
        m_corpus = std::move(corpus);
        m_files.clear();
        for (const auto& file : m_corpus ? m_corpus->files() : std::vector<std::filesystem::path>{})
            m_files.append(toQString(file.filename().string()));
    }
    endResetModel();
}

int IssuesModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return static_cast<int>(m_notes.size() + (m_summary ? m_summary->issues.size() : 0));
}

int IssuesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

CorpusNote IssuesModel::noteAt(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    if (at < m_notes.size())
        return m_notes[at];
    const core::Issue& issue = m_summary->issues[at - m_notes.size()];
    const bool known = m_corpus && issue.record < m_corpus->recordCount();
    return {known ? m_files.value(static_cast<qsizetype>(m_corpus->fileOf(static_cast<std::size_t>(issue.record)))) : QString(),
            whyText(issue.reason), issue.record, issue.line};
}

QVariant IssuesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const bool number = index.column() == Record || index.column() == Line;
    if (role == Qt::TextAlignmentRole)
        return number ? QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::UserRole)
        return {};
    const CorpusNote note = noteAt(index.row());
    if (role == Qt::UserRole)
        return note.record ? QVariant(static_cast<qulonglong>(*note.record)) : QVariant();
    if (role == Qt::ToolTipRole)
        return index.column() == Reason ? plainToolTip(note.text) : index.column() == File ? plainToolTip(note.file) : QVariant();
    switch (index.column()) {
    case Record: return note.record ? formatCount(*note.record + 1) : QString();
    case File: return note.file;
    case Line: return note.line > 0 ? formatCount(note.line) : QString();
    default: return note.text;
    }
}

QVariant IssuesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QStringList names{tr("Record"), tr("File"), tr("Line"), tr("What is wrong")};
    return names.at(section);
}

} // namespace widgets
