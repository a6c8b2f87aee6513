#include "widgets/views/gold_figures.h"

#include "widgets/node_words.h"
#include "widgets/text_bridge.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

constexpr int partGap = 40;

QLabel* cell(const QString& text, Qt::Alignment alignment = Qt::AlignRight)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(alignment | Qt::AlignVCenter);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel* head(const QString& text, Qt::Alignment alignment = Qt::AlignRight)
{
    QLabel* label = cell(text, alignment);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

QGridLayout* grid()
{
    auto* out = new QGridLayout;
    out->setHorizontalSpacing(16);
    out->setVerticalSpacing(4);
    return out;
}

QGridLayout* figureGrid(const core::EvaluationCounts& counts)
{
    const core::Figures figures = core::figuresOf(counts);
    const std::pair<QString, double> rows[] = {{GoldFigures::tr("Boundaries (F1)"), figures.boundaryF1},
                                               {GoldFigures::tr("Kinds right"), figures.kindAccuracy},
                                               {GoldFigures::tr("Approaches and checks (F1)"), figures.workF1},
                                               {GoldFigures::tr("Repeats (F1)"), figures.redundancyF1},
                                               {GoldFigures::tr("Labels right"), figures.labelAccuracy},
                                               {GoldFigures::tr("Errors: right of those found"), figures.errorPrecision},
                                               {GoldFigures::tr("Errors: found of those there"), figures.errorRecall}};
    QGridLayout* out = grid();
    int row = 0;
    out->addWidget(head(GoldFigures::tr("Figure"), Qt::AlignLeft), row, 0);
    out->addWidget(head(GoldFigures::tr("0 to 1")), row++, 1);
    for (const auto& [name, value] : rows) {
        out->addWidget(cell(name, Qt::AlignLeft), row, 0);
        out->addWidget(cell(QLocale().toString(value, 'f', 3)), row++, 1);
    }
    const auto count = [](std::uint64_t number) { return formatCount(number); };
    out->addWidget(cell(GoldFigures::tr("Errors found, in gold"), Qt::AlignLeft), row, 0);
    out->addWidget(cell(QStringLiteral("%1, %2").arg(count(counts.errorsFound), count(counts.errorsGold))), row++, 1);
    out->setRowStretch(row, 1);
    return out;
}

/// Gold down, the analysis across, as shares of each row; rows and columns with nothing in them are left out.
template <class Table> QGridLayout* confusionGrid(const QString& title, const Table& table, const QStringList& names)
{
    QGridLayout* out = grid();
    out->addWidget(head(title, Qt::AlignLeft), 0, 0);
    int row = 1;
    for (std::size_t i = 0; i < table.size(); ++i) {
        std::uint64_t sum = 0;
        for (const std::uint64_t count : table[i])
            sum += count;
        if (sum == 0)
            continue;
        out->addWidget(cell(names[static_cast<qsizetype>(i)], Qt::AlignLeft), row, 0);
        int column = 1;
        for (std::size_t j = 0; j < table.size(); ++j) {
            const bool any = std::any_of(table.begin(), table.end(), [j](const auto& line) { return line[j] > 0; });
            if (!any)
                continue;
            if (row == 1)
                out->addWidget(head(names[static_cast<qsizetype>(j)]), 0, column);
            const double share = 100.0 * static_cast<double>(table[i][j]) / static_cast<double>(sum);
            QLabel* one = i == j ? head(QLocale().toString(share, 'f', 1)) : cell(table[i][j] == 0 ? QStringLiteral("\u2013") : QLocale().toString(share, 'f', 1));
            one->setToolTip(plainToolTip(GoldFigures::tr("%1 of %2 characters").arg(formatCount(table[i][j]), formatCount(sum))));
            out->addWidget(one, row, column++);
        }
        ++row;
    }
    out->setRowStretch(row, 1);
    return out;
}

QStringList kindNames()
{
    QStringList out{GoldFigures::tr("nothing")};
    for (const core::Kind kind : core::allKinds)
        out << NodeWords::kindName(kind);
    return out << GoldFigures::tr("other");
}

QStringList labelNames()
{
    QStringList out{GoldFigures::tr("no label")};
    for (const core::Label label : {core::Label::Correct, core::Label::Incorrect, core::Label::Incomplete})
        out << NodeWords::labelName(label);
    return out;
}

} // namespace

GoldFigures::GoldFigures(QWidget* parent) : QScrollArea(parent)
{
    setAccessibleName(tr("Agreement with gold"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setReview(nullptr);
}

void GoldFigures::setReview(const std::shared_ptr<const core::Review>& review)
{
    auto* content = new QWidget;
    m_parts = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_parts->setContentsMargins(12, 8, 12, 8);
    m_parts->setSpacing(partGap);
    if (review && review->compared > 0) {
        auto* first = new QHBoxLayout;
        first->setSpacing(partGap);
        first->addLayout(figureGrid(review->total));
        if (review->total.labelled > 0)
            first->addLayout(confusionGrid(tr("Label: gold, here, %"), review->total.labels, labelNames()));
        first->addStretch(1);
        auto* kinds = new QHBoxLayout;
        kinds->addLayout(confusionGrid(tr("Gold, here, % of characters"), review->total.kinds, kindNames()));
        kinds->addStretch(1);
        m_parts->addLayout(first);
        m_parts->addLayout(kinds);
    }
    m_parts->addStretch(1);
    setWidget(content);
    place();
}

void GoldFigures::place()
{
    const QMargins around = m_parts->contentsMargins();
    int needed = around.left() + around.right();
    for (int i = 0; i < m_parts->count(); ++i)
        if (const QLayout* part = m_parts->itemAt(i)->layout())
            needed += part->minimumSize().width() + (i > 0 ? partGap : 0);
    m_parts->setDirection(needed <= viewport()->width() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void GoldFigures::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    place();
}

} // namespace widgets
