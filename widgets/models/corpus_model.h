#pragma once

#include "core/corpus/corpus.h"
#include "core/filter/known_rows.h"
#include "widgets/models/record_fetcher.h"
#include "widgets/models/row_order.h"
#include "widgets/tokenizer_label.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace widgets {

/// The corpus table. Heads are read for the rows that are looked at (setVisibleRows); numbers come from outside.
class CorpusModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Number,
        Id,
        Problem,
        Before,
        After,
        Saving,
        Approaches,
        Redundant,
        Errors,
        Verdict,
        Checks,
        Status,
        File,
        Compared,
        ComparedAfter,
        ColumnCount
    };
    /// Extra role: true while a cell has nothing to show yet, or the record can't be read (shown muted).
    static constexpr int MutedRole = Qt::UserRole + 1;

    explicit CorpusModel(QObject* parent = nullptr);

    /// Shows another corpus, or the same through another mapping; null shows nothing.
    void setCorpus(std::shared_ptr<const core::Corpus> corpus, std::optional<core::FieldMapping> mapping);
    /// The same corpus with more records found.
    void growCorpus(std::shared_ptr<const core::Corpus> corpus);
    /// Filters and sorts: see CorpusOrder. Where it goes on from the order before, rows are added, else all are new.
    void setOrder(RecordOrder order);
    /// Reads the heads of rows [first, last] and of a page around them.
    void setVisibleRows(int first, int last);
    void setNumbers(const std::vector<core::TraceRow>& rows);
    /// The policy changed: what depends on it is unknown again.
    void forgetCleaning();
    /// Tokenizer or mapping changed: nothing is known any more.
    void forgetNumbers();
    /// Shown in the headings of the token columns, and in full in their tooltips; without a second one its columns are empty.
    void setTokenizers(const TokenizerLabel& main, const TokenizerLabel& compared);

    [[nodiscard]] std::optional<std::uint64_t> recordAt(int row) const;
    [[nodiscard]] std::optional<int> rowOf(std::uint64_t record) const;
    [[nodiscard]] core::KnownRow numbersOf(std::uint64_t record) const { return m_numbers.at(record); }
    /// The numbers of all records; a copy is a snapshot.
    [[nodiscard]] const core::KnownRows& numbers() const { return m_numbers; }
    [[nodiscard]] const RecordOrder& order() const { return m_order; }
    /// Records that can't be read or counted will never have numbers; their cells say why.
    void setUnreadable(const std::vector<core::Issue>& issues);
    /// True when there is a second tokenizer.
    [[nodiscard]] bool compares() const { return !m_compared.name.isEmpty(); }
    /// True when the records come from more than one file.
    [[nodiscard]] bool hasManyFiles() const { return m_files.size() > 1; }
    /// What a column is called where it is chosen.
    [[nodiscard]] QString columnName(int column) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void takeFiles();
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
    core::KnownRows m_numbers;
    std::unordered_map<std::uint64_t, std::string> m_troubles; ///< why a record will have no numbers
    QStringList m_files; ///< names of the files
    std::unordered_map<std::uint64_t, RecordHead> m_heads;
    int m_firstVisible = 0, m_lastVisible = -1;
    TokenizerLabel m_tokenizer, m_compared;
    RecordFetcher m_fetcher;
};

} // namespace widgets
