#include "widgets/models/statistics_model.h"

#include "widgets/labels.h"
#include "widgets/text_bridge.h"

#include <QFont>
#include <QLocale>

#include <cmath>

namespace widgets {

namespace {

QString percent(std::uint64_t part, std::uint64_t whole)
{
    const double share = whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    return StatisticsModel::tr("%1 %", "a share").arg(QLocale().toString(share, 'f', 1));
}

} // namespace

StatisticsModel::StatisticsModel(QObject* parent) : QAbstractTableModel(parent) {}

void StatisticsModel::setStatistics(std::shared_ptr<const core::CorpusStatistics> statistics)
{
    const int columns = statistics ? 1 + 2 * static_cast<int>(statistics->tokenizers.size()) : 0;
    const std::size_t lines = m_lines.size();
    std::vector<Line> before = std::exchange(m_lines, {});
    m_statistics = std::move(statistics);
    if (m_statistics) {
        addCorpus();
        addLengths();
        addBudgets();
        addKinds();
    }
    // While a corpus is analysed only the numbers change: what is selected and where it is scrolled stays.
    if (columns == m_columns && lines == m_lines.size() && columns > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
        return;
    }
    std::swap(before, m_lines);
    beginResetModel();
    m_lines = std::move(before);
    m_columns = columns;
    endResetModel();
}

void StatisticsModel::addSection(const QString& name, const QStringList& heads) { m_lines.push_back({name, heads, true}); }

QStringList StatisticsModel::tokenizerHeads(const QString& before, const QString& after) const
{
    QStringList out;
    for (const core::TokenizerStatistics& one : m_statistics->tokenizers) {
        const auto named = [&](const QString& text) {
            return text.isEmpty() ? QString() : tr("%1 (%2)", "before or after, tokenizer").arg(text, toQString(one.name));
        };
        out << named(before) << named(after);
    }
    return out;
}

template <class Text> void StatisticsModel::addSpread(const QString& name, Text text)
{
    QStringList values;
    for (const core::TokenizerStatistics& one : m_statistics->tokenizers)
        values << text(one.before) << text(one.after);
    m_lines.push_back({name, values});
}

void StatisticsModel::addCorpus()
{
    addSection(tr("Corpus"));
    m_lines.push_back({tr("Records"), {formatCount(m_statistics->records)}});
    m_lines.push_back({tr("Left out by %1").arg(toQString(m_statistics->preset)), {formatCount(m_statistics->leftOut)}});
    m_lines.push_back({tr("Rejected"), {formatCount(m_statistics->rejected)}});
    m_lines.push_back({tr("Characters of reasoning"), {formatCount(m_statistics->characters)}});
}

void StatisticsModel::addLengths()
{
    addSection(tr("Tokens per trace"), tokenizerHeads(tr("before"), tr("after")));
    using Spread = core::TokenSpread;
    addSpread(tr("Traces"), [](const Spread& s) { return formatCount(s.traces); });
    addSpread(tr("Total"), [](const Spread& s) { return formatCount(s.total); });
    QStringList kept;
    for (const core::TokenizerStatistics& one : m_statistics->tokenizers)
        kept << formatCount(one.keptBefore) << formatCount(one.after.total);
    m_lines.push_back({tr("Total without the traces left out"), kept});
    addSpread(tr("Mean"), [](const Spread& s) { return formatCount(static_cast<std::uint64_t>(std::llround(s.mean()))); });
    addSpread(tr("Least"), [](const Spread& s) { return formatCount(s.least); });
    for (std::size_t i = 0; i < core::percentileMarks.size(); ++i)
        addSpread(tr("%1 % of the traces have at most").arg(core::percentileMarks[i]), [i](const Spread& s) { return formatCount(s.percentiles[i]); });
    addSpread(tr("Most"), [](const Spread& s) { return formatCount(s.most); });
    QStringList perToken;
    for (const core::TokenizerStatistics& one : m_statistics->tokenizers)
        perToken << QLocale().toString(m_statistics->charactersPerToken(one), 'f', 2) << QString();
    m_lines.push_back({tr("Characters per token"), perToken});
}

void StatisticsModel::addBudgets()
{
    addSection(tr("Traces over a budget"), tokenizerHeads(tr("before"), tr("after")));
    for (std::size_t i = 0; i < m_statistics->budgets.size(); ++i) {
        QStringList values;
        for (const core::TokenizerStatistics& one : m_statistics->tokenizers) {
            const auto text = [](std::uint64_t over, std::uint64_t all) { return tr("%1 (%2)", "traces, share").arg(formatCount(over), percent(over, all)); };
            values << text(one.budgets[i].before, one.before.traces) << text(one.budgets[i].after, one.after.traces);
        }
        m_lines.push_back({tr("More than %1 tokens").arg(formatCount(m_statistics->budgets[i])), values});
    }
}

void StatisticsModel::addKinds()
{
    QStringList heads;
    for (const core::TokenizerStatistics& one : m_statistics->tokenizers)
        heads << tr("tokens (%1)").arg(toQString(one.name)) << tr("share");
    addSection(tr("By kind, before cleaning"), heads);
    for (const core::Kind kind : core::allKinds) {
        const auto at = static_cast<std::size_t>(kind);
        QStringList values;
        for (const core::TokenizerStatistics& one : m_statistics->tokenizers)
            values << formatCount(one.byKind[at]) << percent(one.byKind[at], one.before.total);
        m_lines.push_back({tr("%1 (%2 of the text)").arg(kindLabel(kind), percent(m_statistics->charactersByKind[at], m_statistics->characters)), values});
    }
}

int StatisticsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_lines.size()); }
int StatisticsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_columns; }

QVariant StatisticsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return index.column() == 0 ? line.name : line.values.value(index.column() - 1);
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::AlignVCenter | (index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::FontRole: {
        QFont font;
        font.setBold(true);
        return line.section && index.column() == 0 ? QVariant(font) : QVariant();
    }
    case SectionRole: return line.section;
    default: return {};
    }
}

QVariant StatisticsModel::headerData(int, Qt::Orientation, int) const { return {}; }

} // namespace widgets
