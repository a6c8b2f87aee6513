#pragma once

#include "core/stats/corpus_statistics.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace widgets {

/// The statistics of a corpus as lines: a name, then before and after for each tokenizer.
class StatisticsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    /// True for the lines that begin a section.
    static constexpr int SectionRole = Qt::UserRole + 1;

    explicit StatisticsModel(QObject* parent = nullptr);
    /// Null shows nothing.
    void setStatistics(std::shared_ptr<const core::CorpusStatistics> statistics);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Line
    {
        QString name;
        QStringList values; ///< by column, from 1; empty: a section
        bool section = false;
    };
    void addSection(const QString& name, const QStringList& heads = {});
    void addCorpus();
    void addLengths();
    void addBudgets();
    void addKinds();
    /// A line with one text for each tokenizer, before and after.
    template <class Text> void addSpread(const QString& name, Text text);
    [[nodiscard]] QStringList tokenizerHeads(const QString& before, const QString& after) const;

    std::shared_ptr<const core::CorpusStatistics> m_statistics;
    std::vector<Line> m_lines;
    int m_columns = 0;
};

} // namespace widgets
