#include "widgets/views/facets_panel.h"

#include "widgets/filter_words.h"
#include "widgets/text_bridge.h"

#include <QHeaderView>
#include <QLabel>
#include <QScopedValueRollback>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <numeric>

namespace widgets {

namespace {

constexpr int termRole = Qt::UserRole + 1;
constexpr int rowSpace = 6; ///< above and below the text of a row, together

} // namespace

FacetsPanel::FacetsPanel(QWidget* parent)
    : QWidget(parent), m_tree(new QTreeWidget), m_open(new QLabel), m_waiting(new QTimer(this))
{
    m_tree->setAccessibleName(tr("Facets"));
    m_tree->setColumnCount(2);
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(12);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_open->setTextFormat(Qt::PlainText);
    m_open->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_open);
    m_waiting->setSingleShot(true);
    m_waiting->setInterval(300);
    connect(m_waiting, &QTimer::timeout, this, &FacetsPanel::count);
    connect(m_tree, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item) {
        const QString term = item->data(0, termRole).toString();
        if (!m_marking && !term.isEmpty())
            Q_EMIT termToggled(term);
    });
    connect(m_tree, &QTreeWidget::itemActivated, this, [](QTreeWidgetItem* item) {
        if (item->flags().testFlag(Qt::ItemIsUserCheckable))
            item->setCheckState(0, item->checkState(0) == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
}

void FacetsPanel::setRecords(std::shared_ptr<const core::Corpus> corpus, const core::KnownRows& rows, RecordOrder order)
{
    m_corpus = std::move(corpus);
    m_rows = rows;
    m_order = std::move(order);
    if (isVisible() && !m_waiting->isActive())
        m_waiting->start();
}

void FacetsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_waiting->start();
}

void FacetsPanel::count()
{
    if (!m_corpus) {
        m_task.cancel();
        m_tree->clear();
        m_open->hide();
        return;
    }
    m_task.start([this, corpus = m_corpus, rows = m_rows, order = m_order](core::Monitor& monitor) -> BackgroundTask::Done {
        std::vector<std::uint32_t> all;
        if (!order) {
            all.resize(corpus->recordCount());
            std::iota(all.begin(), all.end(), 0U);
        }
        auto counts = core::countFacets(*corpus, rows, order ? order->records : all, monitor);
        return [this, counts = std::move(counts)] { take(counts); };
    });
}

void FacetsPanel::take(const core::FacetCounts& counts)
{
    const QScopedValueRollback marking(m_marking, true);
    const bool same = m_tree->topLevelItemCount() == static_cast<int>(counts.facets.size());
    if (!same)
        m_tree->clear();
    for (int i = 0; i < static_cast<int>(counts.facets.size()); ++i) {
        const core::Facet& facet = counts.facets[static_cast<std::size_t>(i)];
        QTreeWidgetItem* top = same ? m_tree->topLevelItem(i) : new QTreeWidgetItem(m_tree, {facetName(facet.field)});
        top->setFlags(Qt::ItemIsEnabled);
        top->setSizeHint(0, {0, fontMetrics().height() + rowSpace}); // all rows are as high as the first
        while (top->childCount() > static_cast<int>(facet.values.size()))
            delete top->takeChild(top->childCount() - 1);
        for (int j = 0; j < static_cast<int>(facet.values.size()); ++j)
            fill(j < top->childCount() ? top->child(j) : new QTreeWidgetItem(top), facet.values[static_cast<std::size_t>(j)]);
        if (!same)
            top->setExpanded(i == 0);
    }
    m_open->setVisible(counts.open > 0);
    m_open->setText(tr("%1 not analysed yet").arg(formatCount(counts.open)));
}

void FacetsPanel::fill(QTreeWidgetItem* item, const core::FacetValue& value)
{
    const QString term = toQString(value.term);
    item->setText(0, facetValueName(value.term));
    item->setData(0, termRole, term);
    item->setToolTip(0, plainToolTip(term));
    item->setText(1, formatCount(value.count));
    item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(0, m_isChosen && m_isChosen(term) ? Qt::Checked : Qt::Unchecked);
}

void FacetsPanel::markTerms(const std::function<bool(const QString& term)>& isChosen)
{
    m_isChosen = isChosen;
    const QScopedValueRollback marking(m_marking, true);
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        for (int j = 0; j < m_tree->topLevelItem(i)->childCount(); ++j) {
            QTreeWidgetItem* item = m_tree->topLevelItem(i)->child(j);
            item->setCheckState(0, isChosen(item->data(0, termRole).toString()) ? Qt::Checked : Qt::Unchecked);
        }
}

} // namespace widgets
