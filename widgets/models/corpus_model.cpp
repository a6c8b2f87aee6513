#include "widgets/models/corpus_model.h"

#include "widgets/text_bridge.h"
#include "widgets/why_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace widgets {

namespace {

constexpr std::size_t maxHeads = 4096;
constexpr qsizetype cellLimit = 200; ///< characters a cell is given; the view elides the rest

QString verdictText(core::Verdict verdict)
{
    switch (verdict) {
    case core::Verdict::Correct:
        return QCoreApplication::translate("widgets::CorpusModel", "correct");
    case core::Verdict::Undecided:
        return QCoreApplication::translate("widgets::CorpusModel", "not decidable");
    case core::Verdict::Unsolvable:
        return QCoreApplication::translate("widgets::CorpusModel", "unsolvable");
    case core::Verdict::NoApproach:
        return QCoreApplication::translate("widgets::CorpusModel", "no approach");
    }
    return {};
}

QString statusText(core::PlanStatus status)
{
    switch (status) {
    case core::PlanStatus::Planned:
        return QCoreApplication::translate("widgets::CorpusModel", "changed");
    case core::PlanStatus::Unchanged:
        return QCoreApplication::translate("widgets::CorpusModel", "unchanged");
    case core::PlanStatus::Unsolvable:
        return QCoreApplication::translate("widgets::CorpusModel", "left out");
    case core::PlanStatus::Refused:
        return QCoreApplication::translate("widgets::CorpusModel", "refused");
    }
    return {};
}

/// Nothing more will be known of it.
bool settled(const core::KnownRow& numbers)
{
    return numbers.state == core::KnownRow::State::Cleaned || numbers.state == core::KnownRow::State::Unreadable;
}

bool holdsWords(int column)
{
    return column == CorpusModel::Id || column == CorpusModel::Problem || column == CorpusModel::Verdict ||
           column == CorpusModel::Status || column == CorpusModel::File;
}

} // namespace

CorpusModel::CorpusModel(QObject* parent) : QAbstractTableModel(parent)
{
    connect(&m_fetcher, &RecordFetcher::headsRead, this, &CorpusModel::takeHeads);
}

void CorpusModel::setCorpus(std::shared_ptr<const core::Corpus> corpus, std::optional<core::FieldMapping> mapping)
{
    m_fetcher.cancel();
    beginResetModel();
    m_corpus = std::move(corpus);
    m_mapping = std::move(mapping);
    m_count = m_corpus ? m_corpus->recordCount() : 0;
    takeFiles();
    m_order = nullptr;
    m_numbers.clear();
    m_troubles.clear();
    m_heads.clear();
    m_firstVisible = 0;
    m_lastVisible = -1;
    endResetModel();
}

void CorpusModel::takeFiles()
{
    m_files.clear();
    if (!m_corpus)
        return;
    for (const auto& file : m_corpus->files())
        m_files.append(toQString(file.filename().string()));
}

void CorpusModel::growCorpus(std::shared_ptr<const core::Corpus> corpus)
{
    const std::size_t count = corpus->recordCount();
    const bool grows = !m_order && count > m_count;
    if (grows)
        beginInsertRows({}, static_cast<int>(m_count), static_cast<int>(count) - 1);
    m_corpus = std::move(corpus);
    m_count = std::max(m_count, count);
    takeFiles();
    if (grows)
        endInsertRows();
}

void CorpusModel::setOrder(RecordOrder order)
{
    if (!order && !m_order)
        return;
    if (order && m_order && order->run == m_order->run && order->records.size() >= m_order->records.size()) {
        const int old = rowCount();
        const int now = static_cast<int>(order->records.size());
        if (now > old)
            beginInsertRows({}, old, now - 1);
        m_order = std::move(order);
        if (now > old)
            endInsertRows();
        return;
    }
    beginResetModel();
    m_order = std::move(order);
    m_firstVisible = 0;
    m_lastVisible = -1;
    endResetModel();
}

void CorpusModel::setVisibleRows(int first, int last)
{
    m_firstVisible = std::max(first, 0);
    m_lastVisible = std::min(last, rowCount() - 1);
    if (!m_corpus || m_lastVisible < m_firstVisible)
        return;
    std::vector<std::uint64_t> missing;
    const auto want = [&](int row) {
        const auto record = recordAt(row);
        if (record && !m_heads.contains(*record))
            missing.push_back(*record);
    };
    const int page = m_lastVisible - m_firstVisible + 1;
    for (int row = m_firstVisible; row <= m_lastVisible; ++row)
        want(row);
    if (missing.empty())
        return; // the page around is only read along with what is seen
    for (int row = m_lastVisible + 1; row <= m_lastVisible + page; ++row)
        want(row);
    for (int row = m_firstVisible - page; row < m_firstVisible; ++row)
        want(row);
    m_fetcher.request(m_corpus, m_mapping, std::move(missing));
}

void CorpusModel::takeHeads(const std::vector<RecordHead>& heads)
{
    for (const RecordHead& head : heads) {
        m_heads.insert_or_assign(head.record, head);
        if (const auto row = rowOf(head.record))
            Q_EMIT dataChanged(index(*row, 0), index(*row, ColumnCount - 1));
    }
    dropFarHeads();
}

void CorpusModel::dropFarHeads()
{
    if (m_heads.size() <= maxHeads)
        return;
    const int margin = static_cast<int>(maxHeads) / 4;
    std::erase_if(m_heads, [&](const auto& entry) {
        const auto row = rowOf(entry.first);
        return !row || *row < m_firstVisible - margin || *row > m_lastVisible + margin;
    });
}

void CorpusModel::setNumbers(const std::vector<core::TraceRow>& rows)
{
    int first = std::numeric_limits<int>::max();
    int last = -1;
    for (const core::TraceRow& row : rows) {
        if (row.record >= m_count)
            continue;
        m_numbers.set(row.record, core::KnownRow::of(row));
        m_troubles.erase(row.record);
        if (const auto at = rowOf(row.record)) {
            first = std::min(first, *at);
            last = std::max(last, *at);
        }
    }
    if (last >= first)
        Q_EMIT dataChanged(index(first, Before), index(last, ColumnCount - 1));
}

void CorpusModel::setUnreadable(const std::vector<core::Issue>& issues)
{
    for (const core::Issue& issue : issues) {
        if (issue.record >= m_count)
            continue;
        m_numbers.set(issue.record, {.state = core::KnownRow::State::Unreadable});
        m_troubles.insert_or_assign(issue.record, issue.reason);
        if (const auto row = rowOf(issue.record))
            Q_EMIT dataChanged(index(*row, Before), index(*row, ColumnCount - 1));
    }
}

void CorpusModel::forgetCleaning()
{
    m_numbers.forgetCleaning();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Before), index(rowCount() - 1, ColumnCount - 1));
}

void CorpusModel::forgetNumbers()
{
    m_numbers.clear();
    m_troubles.clear();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Before), index(rowCount() - 1, ColumnCount - 1));
}

void CorpusModel::setTokenizers(const TokenizerLabel& main, const TokenizerLabel& compared)
{
    m_tokenizer = main;
    m_compared = compared;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

std::optional<std::uint64_t> CorpusModel::recordAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    const auto at = static_cast<std::size_t>(row);
    return m_order ? m_order->records[at] : at;
}

std::optional<int> CorpusModel::rowOf(std::uint64_t record) const
{
    if (record >= m_count)
        return std::nullopt;
    if (!m_order)
        return static_cast<int>(record);
    if (record >= m_order->rows.size() || m_order->rows[record] < 0)
        return std::nullopt;
    return m_order->rows[record];
}

bool CorpusModel::known(std::uint64_t record, int column) const
{
    const core::KnownRow numbers = numbersOf(record);
    switch (column) {
    case Number:
        return true;
    case Id:
    case Problem:
        return headOf(record) != nullptr;
    case Compared:
        return compares() && numbers.state >= core::KnownRow::State::Analysed;
    case ComparedAfter:
        return compares() && known(record, After);
    case After:
    case Saving:
        return numbers.state == core::KnownRow::State::Cleaned && numbers.status != core::PlanStatus::Unsolvable;
    case Status:
        return numbers.state == core::KnownRow::State::Cleaned;
    case File:
        return true;
    default:
        return numbers.state >= core::KnownRow::State::Analysed;
    }
}

const RecordHead* CorpusModel::headOf(std::uint64_t record) const
{
    const auto found = m_heads.find(record);
    return found == m_heads.end() ? nullptr : &found->second;
}

int CorpusModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order ? m_order->records.size() : m_count);
}

int CorpusModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString CorpusModel::text(std::uint64_t record, int column) const
{
    const RecordHead* head = headOf(record);
    const core::KnownRow numbers = numbersOf(record);
    if (column == Number)
        return formatCount(record + 1);
    if (column == Problem && !head)
        return QStringLiteral("\u2026");
    if (column == Problem)
        return head->trouble.isEmpty() ? head->problem.left(cellLimit) : head->trouble.left(cellLimit);
    if (column == Id)
        return head ? head->id.left(cellLimit) : QString();
    if (!known(record, column))
        return settled(numbers) ? QStringLiteral("\u2013") : QString();
    switch (column) {
    case Before: return formatCountShort(numbers.before);
    case After: return formatCountShort(numbers.after);
    case Saving: return formatSaving(numbers.saving());
    case Approaches: return formatCount(numbers.approaches);
    case Redundant: return formatCount(numbers.redundant);
    case Errors: return formatCount(numbers.errors);
    case Verdict: return verdictText(numbers.verdict);
    case Checks: return formatCount(numbers.checks);
    case Status: return statusText(numbers.status);
    case Compared: return formatCountShort(numbers.comparedBefore);
    case ComparedAfter: return formatCountShort(numbers.comparedAfter);
    case File: return m_files.value(static_cast<qsizetype>(m_corpus->fileOf(record)));
    default: return {};
    }
}

QString CorpusModel::toolTip(std::uint64_t record, int column) const
{
    const RecordHead* head = headOf(record);
    const core::KnownRow numbers = numbersOf(record);
    if (column == Id)
        return head ? head->id : QString();
    if (column == Problem)
        return head ? (head->trouble.isEmpty() ? head->problem : head->trouble) : QString();
    if (column == After && numbers.state == core::KnownRow::State::Cleaned && numbers.status == core::PlanStatus::Unsolvable)
        return tr("Left out of the cleaned corpus: no approach reaches the answer.");
    if (const auto why = m_troubles.find(record); why != m_troubles.end() && !known(record, column))
        return whyText(why->second);
    if (!known(record, column))
        return tr("Not processed yet.");
    if (column == Before)
        return tr("%1 tokens (%2)").arg(formatCount(numbers.before), m_tokenizer.name);
    if (column == After)
        return tr("%1 tokens after cleaning (%2)").arg(formatCount(numbers.after), m_tokenizer.name);
    if (column == Compared)
        return tr("%1 tokens (%2)").arg(formatCount(numbers.comparedBefore), m_compared.name);
    if (column == ComparedAfter)
        return tr("%1 tokens after cleaning (%2)").arg(formatCount(numbers.comparedAfter), m_compared.name);
    return {};
}

QVariant CorpusModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const std::uint64_t record = *recordAt(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(record, column);
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(record, column));
    case Qt::TextAlignmentRole: {
        const bool words = holdsWords(column);
        return QVariant::fromValue(Qt::Alignment((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    }
    case MutedRole: {
        const RecordHead* head = headOf(record);
        return column == Number || !head || !head->trouble.isEmpty() || !known(record, column);
    }
    default:
        return {};
    }
}

QString CorpusModel::columnName(int column) const
{
    const QStringList names{tr("#"),         tr("Id"),     tr("Problem"), tr("Tokens"), tr("After"),  tr("Saved"), tr("Approaches"),
                            tr("Redundant"), tr("Errors"), tr("Verdict"), tr("Checks"), tr("Result"), tr("File"), m_compared.name, tr("After (%1)").arg(m_compared.name)};
    return names.value(column);
}

QVariant CorpusModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const bool words = holdsWords(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    if (role == Qt::DisplayRole)
        return section == Compared ? m_compared.inShort() : section == ComparedAfter ? tr("After (%1)").arg(m_compared.inShort()) : columnName(section);
    if (role == Qt::ToolTipRole) {
        const QStringList tips{tr("Position in the corpus"),
                               tr("The record's own id"),
                               tr("First line of the problem"),
                               tr("Tokens of the reasoning (%1)").arg(m_tokenizer.inFull()),
                               tr("Tokens of the reasoning after cleaning (%1)").arg(m_tokenizer.inFull()),
                               tr("Share of the tokens that cleaning saves"),
                               tr("Attempts at the whole problem"),
                               tr("Pieces that repeat an earlier one"),
                               tr("False statements found"),
                               tr("Whether an approach reaches the right answer"),
                               tr("Checks of a result"),
                               tr("What the preset does to the trace"),
                               tr("The file that the record stands in"),
                               tr("Tokens of the reasoning (%1)").arg(m_compared.inFull()),
                               tr("Tokens of the reasoning after cleaning (%1)").arg(m_compared.inFull())};
        return plainToolTip(tips.at(section));
    }
    return {};
}

} // namespace widgets
