#include "widgets/views/corpus_panel.h"

#include "widgets/palette.h"
#include "widgets/text_bridge.h"
#include "widgets/views/corpus_columns.h"
#include "widgets/views/elided_label.h"
#include "widgets/views/facets_panel.h"
#include "widgets/views/filter_box.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace widgets {

namespace {

/// Shows muted what is not known yet.
class CorpusDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideRight;
        if (index.data(CorpusModel::MutedRole).toBool()) {
            const QColor muted = Colours::of(option->palette).muted;
            option->palette.setColor(QPalette::Text, muted);
            option->palette.setColor(QPalette::HighlightedText, muted);
        }
    }
};

} // namespace

CorpusPanel::CorpusPanel(QWidget* parent)
    : QWidget(parent), m_model(new CorpusModel(this)), m_filter(new FilterBox),
      m_table(new QTableView), m_mappingLabel(new ElidedLabel), m_fields(new QToolButton), m_facetsShown(new QToolButton), m_facets(new FacetsPanel), m_numbersCame(new QTimer(this)),
      m_looking(new QTimer(this))
{
    m_mappingLabel->setTextFormat(Qt::PlainText);
    m_fields->setText(tr("F&ields\u2026"));
    m_fields->setToolTip(tr("Choose which field is the problem, the reasoning, the response, the answer and the id"));
    m_fields->setAutoRaise(true);
    m_facetsShown->setText(tr("F&acets"));
    m_facetsShown->setToolTip(tr("Counts of verdicts, results, lengths and files; choosing one filters by it"));
    m_facetsShown->setCheckable(true);
    m_facetsShown->setAutoRaise(true);
    buildTable();
    addKey(Qt::Key_S, tr("Sort by the column of the cursor"), [this] { m_columns->sortBy(m_table->currentIndex().column()); });
    addKey(Qt::Key_C, tr("Columns"), [this] { m_columns->openMenuAt(m_table->currentIndex()); });

    auto* mappingRow = new QHBoxLayout;
    mappingRow->addWidget(m_mappingLabel, 1);
    mappingRow->addWidget(m_facetsShown);
    mappingRow->addWidget(m_fields);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 4, 4);
    layout->setSpacing(4);
    layout->addWidget(m_filter);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->addWidget(m_table);
    parts->addWidget(m_facets);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    parts->setChildrenCollapsible(false);
    m_facets->hide();
    layout->addWidget(parts, 1);
    layout->addLayout(mappingRow);

    m_numbersCame->setSingleShot(true);
    m_numbersCame->setInterval(700);
    m_looking->setSingleShot(true);
    m_looking->setInterval(0);
    connect(m_numbersCame, &QTimer::timeout, this, [this] { requestOrder(OrderRequest::Deliver::AtEnd); });
    connect(m_looking, &QTimer::timeout, this, &CorpusPanel::noteVisibleRows);
    connect(m_filter, &FilterBox::filterChanged, this, &CorpusPanel::takeFilter);
    connect(m_filter, &FilterBox::cancelRequested, this, &CorpusPanel::stopLooking);
    for (const auto leaving : {&FilterBox::accepted, &FilterBox::left})
        connect(m_filter, leaving, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_facetsShown, &QToolButton::toggled, this, &CorpusPanel::showFacets);
    auto* fold = new QAction(m_facets);
    fold->setShortcut(Qt::Key_Escape);
    fold->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(fold, &QAction::triggered, m_facetsShown, &QToolButton::toggle);
    m_facets->addAction(fold);
    connect(m_facets, &FacetsPanel::termToggled, m_filter, &FilterBox::toggleTerm);
    connect(m_filter, &FilterBox::filterChanged, this,
            [this] { m_facets->markTerms([this](const QString& term) { return m_filter->hasTerm(term); }); });
    connect(m_fields, &QToolButton::clicked, this, &CorpusPanel::fieldsRequested);
    connect(&m_order, &CorpusOrder::orderFound, this, &CorpusPanel::takeOrder);
    connect(&m_order, &CorpusOrder::finished, this, &CorpusPanel::showHits);
}

void CorpusPanel::addKey(const QKeySequence& key, const QString& name, const std::function<void()>& act)
{
    auto* action = new QAction(name, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, act);
    addAction(action);
}

void CorpusPanel::buildTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CorpusDelegate(m_table));
    m_table->setAccessibleName(tr("Corpus"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setSortIndicator(CorpusModel::Number, Qt::AscendingOrder);
    header->setSortIndicatorShown(true);
    header->setSectionsClickable(true);
    header->setMinimumSectionSize(24);
    m_columns = new CorpusColumns(m_table, m_model, this);
    m_columns->setDefaults();

    connect(header, &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder direction) {
        m_sortColumn = static_cast<CorpusModel::Column>(column);
        m_sortDirection = direction;
        requestOrder(OrderRequest::Deliver::AsFound);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CorpusPanel::chooseCurrentRow);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        m_column = current.isValid() ? current.column() : m_column;
    });
    const auto look = qOverload<>(&QTimer::start);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, m_looking, look);
    connect(m_table->verticalScrollBar(), &QScrollBar::rangeChanged, m_looking, look);
    connect(m_model, &QAbstractItemModel::modelReset, m_looking, look);
    connect(m_model, &QAbstractItemModel::rowsInserted, m_looking, look);
}

void CorpusPanel::setCorpus(std::shared_ptr<const core::Corpus> corpus, std::optional<core::FieldMapping> mapping,
                            const QString& mappingText)
{
    m_corpus = std::move(corpus);
    m_mapping = std::move(mapping);
    m_order.cancel();
    m_model->setCorpus(m_corpus, m_mapping);
    m_mappingLabel->setText(mappingText);
    m_fields->setEnabled(m_corpus != nullptr);
    m_answers = std::make_shared<core::TextAnswers>();
    m_filter->setFiles(fileNames());
    requestOrder(OrderRequest::Deliver::AsFound);
}

std::vector<std::string> CorpusPanel::fileNames() const
{
    std::vector<std::string> names;
    if (m_corpus)
        for (const auto& file : m_corpus->files())
            names.push_back(file.filename().string());
    return names;
}

void CorpusPanel::growCorpus(std::shared_ptr<const core::Corpus> corpus)
{
    m_corpus = corpus;
    const bool whole = corpus->complete();
    m_model->growCorpus(std::move(corpus));
    if (!whole)
        return;
    m_answers = std::make_shared<core::TextAnswers>(); // a record's last line may have been cut
    m_filter->setFiles(fileNames());
    requestOrder(OrderRequest::Deliver::AsFound); // under a filter or a sort order the new records are taken in once, at the end
}

void CorpusPanel::setCurrentRecord(quint64 record)
{
    m_current = record;
    const auto row = m_model->rowOf(record);
    if (!row || m_table->currentIndex().row() == *row)
        return;
    m_settingCurrent = true;
    const int across = m_table->horizontalScrollBar()->value();
    m_table->setCurrentIndex(m_model->index(*row, m_column));
    m_table->horizontalScrollBar()->setValue(across);
    m_settingCurrent = false;
}

void CorpusPanel::chooseCurrentRow(const QModelIndex& current)
{
    const auto record = m_model->recordAt(current.row());
    if (m_settingCurrent || !current.isValid() || !record)
        return;
    m_current = *record;
    Q_EMIT recordChosen(m_current);
}

void CorpusPanel::stepRecord(int by)
{
    const auto row = m_model->rowOf(m_current);
    if (const auto next = m_model->recordAt(row ? *row + by : 0)) {
        m_current = *next;
        setCurrentRecord(*next);
        Q_EMIT recordChosen(*next);
    }
}

void CorpusPanel::setNumbers(const std::vector<core::TraceRow>& rows)
{
    m_model->setNumbers(rows);
    noteNumbers();
}

void CorpusPanel::forgetCleaning()
{
    m_model->forgetCleaning();
    m_looking->start();
    noteNumbers();
}

void CorpusPanel::forgetNumbers()
{
    m_model->forgetNumbers();
    m_looking->start();
    noteNumbers();
}

/// What the filter could not know may be known now.
void CorpusPanel::noteNumbers()
{
    refreshFacets();
    if (m_query && m_query->need() != core::FieldNeed::Nothing && !m_numbersCame->isActive())
        m_numbersCame->start();
}

void CorpusPanel::setTokenizers(const TokenizerLabel& main, const TokenizerLabel& compared)
{
    m_model->setTokenizers(main, compared);
    m_columns->showCompared();
}

/// They take the focus, and give it back to the table.
void CorpusPanel::showFacets(bool shown)
{
    if (!shown)
        m_table->setFocus();
    m_facets->setVisible(shown);
    if (shown)
        m_facets->tree()->setFocus();
}

void CorpusPanel::focusFilter() { m_filter->focus(); }

void CorpusPanel::takeFilter(const std::shared_ptr<const core::FilterQuery>& filter)
{
    m_query = filter;
    m_answers = std::make_shared<core::TextAnswers>();
    requestOrder(OrderRequest::Deliver::AsFound);
    Q_EMIT filterChanged(filter);
}

void CorpusPanel::requestOrder(OrderRequest::Deliver deliver)
{
    m_numbersCame->stop();
    m_tally = {};
    m_order.request({m_corpus, m_mapping, m_query, m_sortColumn, m_sortDirection, m_model->numbers(), m_answers, deliver});
    showHits();
}

/// What was found so far stays.
void CorpusPanel::stopLooking()
{
    m_order.cancel();
    showHits();
}

void CorpusPanel::takeOrder(const RecordOrder& order, const core::FilterTally& tally)
{
    const int down = m_table->verticalScrollBar()->value();
    m_tally = tally;
    m_settingCurrent = true;
    m_model->setOrder(order);
    m_settingCurrent = false;
    setCurrentRecord(m_current);
    if (m_order.running())
        m_table->verticalScrollBar()->setValue(down);
    showHits();
    refreshFacets();
    Q_EMIT visibleRowsChanged();
}

void CorpusPanel::showHits()
{
    m_filter->setTally(m_tally, m_model->rowCount(),
                       m_order.running() && m_query && !m_query->empty() ? FilterBox::Progress::Running : FilterBox::Progress::Done);
}

void CorpusPanel::noteVisibleRows()
{
    const int first = m_table->rowAt(0);
    if (first < 0)
        return;
    const int last = m_table->rowAt(m_table->viewport()->height() - 1);
    m_model->setVisibleRows(first, last < 0 ? m_model->rowCount() - 1 : last);
    Q_EMIT visibleRowsChanged();
}

std::vector<quint64> CorpusPanel::visibleWithoutNumbers() const
{
    std::vector<quint64> records;
    const int first = m_table->rowAt(0);
    const int last = m_table->rowAt(m_table->viewport()->height() - 1);
    for (int row = std::max(first, 0); row <= (last < 0 ? m_model->rowCount() - 1 : last); ++row) {
        const auto record = m_model->recordAt(row);
        if (record && m_model->numbersOf(*record).state < core::KnownRow::State::Cleaned && m_model->numbersOf(*record).state != core::KnownRow::State::Unreadable)
            records.push_back(*record);
    }
    return records;
}

int CorpusPanel::shownCount() const { return m_model->rowCount(); }

int CorpusPanel::currentPosition() const { return m_model->rowOf(m_current).value_or(-1); }

void CorpusPanel::refreshFacets()
{
    m_facets->setRecords(m_corpus, m_model->numbers(), m_model->order());
}

} // namespace widgets
