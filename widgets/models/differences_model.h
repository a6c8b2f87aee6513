#pragma once

#include "core/evaluate/review.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace widgets {

/// The disagreements of a review, one a row: where, about what, what gold says and what the analysis says. Traces that
/// could not be compared, or not whole, have a row that says why.
class DifferencesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Trace, About, Gold, Here, Text, ColumnCount };
    /// What rows are about.
    enum class Topic : std::uint8_t { Fit, Boundary, Kind, Label, Repeat, Error };

    explicit DifferencesModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    /// Null: nothing is compared.
    void setReview(std::shared_ptr<const core::Review> review);
    /// Rows about `topic` only, or all.
    void setTopic(std::optional<Topic> topic);
    [[nodiscard]] static QString topicName(Topic topic);

    /// Where a row stands in its trace; no record for a trace that is not in the corpus, no span for a row about the whole.
    struct Place
    {
        std::optional<quint64> record;
        std::optional<core::Span> span;
    };
    [[nodiscard]] Place placeOf(int row) const;
    /// "Gold: a check begins here. Here: goes on."
    [[nodiscard]] QString sentence(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static constexpr std::size_t whole = static_cast<std::size_t>(-1);
    struct Row
    {
        std::size_t trace = 0;
        std::size_t difference = whole; ///< of the trace, or `whole`
    };
    void place();
    [[nodiscard]] const core::ReviewedTrace& traceOf(int row) const;
    [[nodiscard]] const core::ShownDifference* differenceOf(int row) const;
    [[nodiscard]] QString text(int row, int column) const;

    std::shared_ptr<const core::Review> m_review;
    std::optional<Topic> m_topic;
    std::vector<Row> m_rows;
};

} // namespace widgets
