#include "widgets/models/corpus_model.h"

#include "widgets/text_bridge.h"

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

/// 0 correct, 1 not decidable, 2 unsolvable, 3 no approach: best first.
double verdictKey(core::Verdict verdict) { return static_cast<double>(verdict); }

} // namespace

double RowNumbers::saving() const
{
    return core::TraceRow{.before = before, .after = after, .status = status}.saving();
}

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
    m_order = nullptr;
    m_rows.clear();
    m_numbers.clear();
    m_heads.clear();
    m_firstVisible = 0;
    m_lastVisible = -1;
    endResetModel();
}

void CorpusModel::growCorpus(std::shared_ptr<const core::Corpus> corpus)
{
    const std::size_t count = corpus->recordCount();
    if (m_order || count <= m_count) {
        m_corpus = std::move(corpus);
        m_count = std::max(m_count, count);
        return;
    }
    beginInsertRows({}, static_cast<int>(m_count), static_cast<int>(count) - 1);
    m_corpus = std::move(corpus);
    m_count = count;
    endInsertRows();
}

void CorpusModel::setOrder(RecordOrder order)
{
    if (!order && !m_order)
        return;
    beginResetModel();
    m_order = std::move(order);
    m_rows.clear();
    if (m_order) {
        m_rows.assign(m_count, -1);
        for (std::size_t row = 0; row < m_order->size(); ++row)
            m_rows[(*m_order)[row]] = static_cast<std::int32_t>(row);
    }
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
        if (row.record >= m_numbers.size())
            m_numbers.resize(std::max<std::size_t>(row.record + 1, std::min(m_count, m_numbers.size() * 2)));
        m_numbers[row.record] = {row.before,    row.after,   row.approaches, row.redundant,
                                 row.errors,    row.verdict, row.status,     RowNumbers::State::Cleaned};
        if (const auto at = rowOf(row.record)) {
            first = std::min(first, *at);
            last = std::max(last, *at);
        }
    }
    if (last >= first)
        Q_EMIT dataChanged(index(first, Before), index(last, Verdict));
}

void CorpusModel::forgetCleaning()
{
    for (RowNumbers& numbers : m_numbers)
        if (numbers.state == RowNumbers::State::Cleaned)
            numbers.state = RowNumbers::State::Analysed;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, After), index(rowCount() - 1, Saving));
}

void CorpusModel::forgetNumbers()
{
    m_numbers.clear();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Before), index(rowCount() - 1, Verdict));
}

void CorpusModel::setTokenizerName(const QString& name)
{
    m_tokenizer = name;
    Q_EMIT headerDataChanged(Qt::Horizontal, Before, After);
}

std::optional<std::uint64_t> CorpusModel::recordAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    const auto at = static_cast<std::size_t>(row);
    return m_order ? (*m_order)[at] : at;
}

std::optional<int> CorpusModel::rowOf(std::uint64_t record) const
{
    if (record >= m_count)
        return std::nullopt;
    if (!m_order)
        return static_cast<int>(record);
    if (record >= m_rows.size() || m_rows[record] < 0)
        return std::nullopt;
    return m_rows[record];
}

const RowNumbers& CorpusModel::numbersOf(std::uint64_t record) const
{
    static const RowNumbers unknown;
    return record < m_numbers.size() ? m_numbers[record] : unknown;
}

std::vector<double> CorpusModel::sortKeys(Column column) const
{
    if (column == Id || column == Problem)
        return {};
    std::vector<double> keys(m_count, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t record = 0; record < m_count; ++record) {
        const RowNumbers& numbers = numbersOf(record);
        if (!known(record, column))
            continue;
        switch (column) {
        case Number: keys[record] = static_cast<double>(record); break;
        case Before: keys[record] = numbers.before; break;
        case After: keys[record] = numbers.after; break;
        case Saving: keys[record] = numbers.saving(); break;
        case Approaches: keys[record] = numbers.approaches; break;
        case Redundant: keys[record] = numbers.redundant; break;
        case Errors: keys[record] = numbers.errors; break;
        case Verdict: keys[record] = verdictKey(numbers.verdict); break;
        default: break;
        }
    }
    return keys;
}

bool CorpusModel::known(std::uint64_t record, int column) const
{
    const RowNumbers& numbers = numbersOf(record);
    switch (column) {
    case Number:
        return true;
    case Id:
    case Problem:
        return headOf(record) != nullptr;
    case After:
    case Saving:
        return numbers.state == RowNumbers::State::Cleaned && numbers.status != core::PlanStatus::Unsolvable;
    default:
        return numbers.state != RowNumbers::State::Unknown;
    }
}

const RecordHead* CorpusModel::headOf(std::uint64_t record) const
{
    const auto found = m_heads.find(record);
    return found == m_heads.end() ? nullptr : &found->second;
}

int CorpusModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order ? m_order->size() : m_count);
}

int CorpusModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString CorpusModel::text(std::uint64_t record, int column) const
{
    const RecordHead* head = headOf(record);
    const RowNumbers& numbers = numbersOf(record);
    if (column == Number)
        return formatCount(record + 1);
    if (column == Problem && !head)
        return QStringLiteral("\u2026");
    if (column == Problem)
        return head->trouble.isEmpty() ? head->problem.left(cellLimit) : head->trouble.left(cellLimit);
    if (column == Id)
        return head ? head->id.left(cellLimit) : QString();
    if (!known(record, column))
        return numbers.state == RowNumbers::State::Cleaned ? QStringLiteral("\u2013") : QString();
    switch (column) {
    case Before: return formatCountShort(numbers.before);
    case After: return formatCountShort(numbers.after);
    case Saving: return formatSaving(numbers.saving());
    case Approaches: return formatCount(numbers.approaches);
    case Redundant: return formatCount(numbers.redundant);
    case Errors: return formatCount(numbers.errors);
    case Verdict: return verdictText(numbers.verdict);
    default: return {};
    }
}

QString CorpusModel::toolTip(std::uint64_t record, int column) const
{
    const RecordHead* head = headOf(record);
    const RowNumbers& numbers = numbersOf(record);
    if (column == Id)
        return head ? head->id : QString();
    if (column == Problem)
        return head ? (head->trouble.isEmpty() ? head->problem : head->trouble) : QString();
    if (column == After && numbers.state == RowNumbers::State::Cleaned && numbers.status == core::PlanStatus::Unsolvable)
        return tr("Left out of the cleaned corpus: no approach reaches the answer.");
    if (!known(record, column))
        return tr("Not processed yet.");
    if (column == Before)
        return tr("%1 tokens (%2)").arg(formatCount(numbers.before), m_tokenizer);
    if (column == After)
        return tr("%1 tokens after cleaning (%2)").arg(formatCount(numbers.after), m_tokenizer);
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
        const bool words = column == Id || column == Problem || column == Verdict;
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

QVariant CorpusModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const bool words = section == Id || section == Problem || section == Verdict;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    if (role == Qt::DisplayRole) {
        const QStringList names{tr("#"),     tr("Id"),         tr("Problem"),   tr("Tokens"), tr("After"),
                                tr("Saved"), tr("Approaches"), tr("Redundant"), tr("Errors"), tr("Verdict")};
        return names.at(section);
    }
    if (role == Qt::ToolTipRole) {
        const QStringList tips{tr("Position in the corpus"),
                               tr("The record's own id"),
                               tr("First line of the problem"),
                               tr("Tokens of the reasoning (%1)").arg(m_tokenizer),
                               tr("Tokens of the reasoning after cleaning (%1)").arg(m_tokenizer),
                               tr("Share of the tokens that cleaning saves"),
                               tr("Attempts at the whole problem"),
                               tr("Pieces that repeat an earlier one"),
                               tr("False statements found"),
                               tr("Whether an approach reaches the right answer")};
        return tips.at(section);
    }
    return {};
}

} // namespace widgets
