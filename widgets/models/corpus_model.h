#pragma once

#include "core/corpus/corpus.h"
#include "core/stats/summary.h"
#include "widgets/models/record_fetcher.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace widgets {

/// Which records a table shows, in which order; none: all of them, as they stand in the file.
using RecordOrder = std::shared_ptr<const std::vector<std::uint32_t>>;

/// The numbers of one row, filled in when its trace was processed.
struct RowNumbers
{
    enum class State : std::uint8_t {
        Unknown,  ///< not processed yet
        Analysed, ///< what does not depend on the policy is known
        Cleaned   ///< all is known
    };
    std::uint32_t before = 0, after = 0, approaches = 0, redundant = 0, errors = 0;
    core::Verdict verdict = core::Verdict::NoApproach;
    core::PlanStatus status = core::PlanStatus::Unchanged;
    State state = State::Unknown;

    [[nodiscard]] double saving() const;
};

/// The corpus table. Heads are read for the rows that are looked at (setVisibleRows); numbers come from outside.
class CorpusModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Number, Id, Problem, Before, After, Saving, Approaches, Redundant, Errors, Verdict, ColumnCount };
    /// Extra role: true while a cell has nothing to show yet, or the record can't be read (shown muted).
    static constexpr int MutedRole = Qt::UserRole + 1;

    explicit CorpusModel(QObject* parent = nullptr);

    /// Shows another corpus, or the same through another mapping; null shows nothing.
    void setCorpus(std::shared_ptr<const core::Corpus> corpus, std::optional<core::FieldMapping> mapping);
    /// The same corpus with more records found.
    void growCorpus(std::shared_ptr<const core::Corpus> corpus);
    /// Filters and sorts: see CorpusOrder.
    void setOrder(RecordOrder order);
    /// Reads the heads of rows [first, last] and of a page around them.
    void setVisibleRows(int first, int last);
    void setNumbers(const std::vector<core::TraceRow>& rows);
    /// The policy changed: what depends on it is unknown again.
    void forgetCleaning();
    /// Tokenizer or mapping changed: nothing is known any more.
    void forgetNumbers();
    /// Shown in the headings of the token columns.
    void setTokenizerName(const QString& name);

    [[nodiscard]] std::optional<std::uint64_t> recordAt(int row) const;
    [[nodiscard]] std::optional<int> rowOf(std::uint64_t record) const;
    [[nodiscard]] const RowNumbers& numbersOf(std::uint64_t record) const;
    /// What a column sorts by, by record; NaN where it is not known yet. Empty for columns of text.
    [[nodiscard]] std::vector<double> sortKeys(Column column) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void takeHeads(const std::vector<RecordHead>& heads);
    void dropFarHeads();
    [[nodiscard]] const RecordHead* headOf(std::uint64_t record) const;
    [[nodiscard]] QString text(std::uint64_t record, int column) const;
    [[nodiscard]] QString toolTip(std::uint64_t record, int column) const;
    [[nodiscard]] bool known(std::uint64_t record, int column) const;

    std::shared_ptr<const core::Corpus> m_corpus;
    std::optional<core::FieldMapping> m_mapping;
    std::size_t m_count = 0; ///< records of m_corpus
    RecordOrder m_order;
    std::vector<std::int32_t> m_rows; ///< by record: its row under m_order, -1 when filtered out
    std::vector<RowNumbers> m_numbers; ///< by record; as long as the highest known one
    std::unordered_map<std::uint64_t, RecordHead> m_heads;
    int m_firstVisible = 0, m_lastVisible = -1;
    QString m_tokenizer;
    RecordFetcher m_fetcher;
};

} // namespace widgets
