#include "widgets/views/trace_view.h"

#include "widgets/models/approach_tree_model.h"
#include "widgets/node_words.h"
#include "widgets/text_bridge.h"
#include "widgets/views/approach_tree_delegate.h"
#include "widgets/views/eliding_label.h"
#include "widgets/views/find_bar.h"
#include "widgets/views/legend.h"
#include "widgets/views/sureness_box.h"
#include "widgets/views/trace_strip.h"
#include "widgets/views/trace_text_view.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

TraceView::TraceView(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Read"));
    buildLayout();
    connectParts();
    addKeys();
    setEmptyText(tr("Choose a trace to read it here."));
    setResult(nullptr);
    setPosition(0, 0);
}

TraceView::~TraceView() = default;

void TraceView::buildLayout()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader()); // Tab goes in the order in which parts are made
    m_strip = new TraceStrip(page);
    m_splitter = new QSplitter(page);
    m_splitter->addWidget(buildTree());
    m_text = new TraceTextView(page);
    m_splitter->addWidget(m_text);
    m_legend = new Legend(page);
    m_legend->hide();
    m_find = new FindBar(m_text, page);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_treeSized = true; });
    m_splitter->setChildrenCollapsible(false);
    auto* strip = new QHBoxLayout;
    strip->setContentsMargins(12, 0, 12, 4);
    strip->addWidget(m_strip);
    column->addLayout(strip);
    column->addWidget(m_splitter, 1);
    column->addWidget(m_legend);
    column->addWidget(m_find);

    m_empty = new QLabel(this);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_pages = new QStackedLayout(this);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(page);
}

QWidget* TraceView::buildHeader()
{
    auto* header = new QWidget(this);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(12, 6, 8, 4);
    row->setSpacing(8);
    m_title = new ElidingLabel(header);
    row->addWidget(m_title, 1);
    m_hits = new QLabel(header);
    m_hits->setTextFormat(Qt::PlainText);
    m_hits->setAccessibleName(tr("Hits of the filter in this trace"));
    m_hits->setToolTip(plainToolTip(tr("What the filter finds here: n goes to the next one, N back, across records")));
    m_hits->hide();
    row->addWidget(m_hits);
    m_selected = new QLabel(header);
    m_selected->setTextFormat(Qt::PlainText);
    m_selected->setAccessibleName(tr("Tokens of the selected text"));
    m_selected->hide();
    row->addWidget(m_selected);
    m_sure = new SurenessBox(header);
    m_sure->setWords(tr("show all findings"), tr("show from ", "before a percentage: show from 80 % sure"));
    m_sure->setName(tr("Show findings from this sure on"));
    m_sure->setToolTip(plainToolTip(tr("Less sure labels, repeats, errors and empty checks are not shown or counted; "
                                       "a part that may not begin where it does is pale and has a ?. What is cleaned stays the same: "
                                       "see Act on, in Cleaning.\n> and < change it")));
    row->addWidget(m_sure);
    m_turn = new QWidget(header);
    auto* turn = new QHBoxLayout(m_turn);
    turn->setContentsMargins(0, 0, 0, 0);
    turn->setSpacing(4);
    m_previous = new QToolButton(m_turn);
    m_next = new QToolButton(m_turn);
    m_position = new QLabel(m_turn);
    m_position->setTextFormat(Qt::PlainText);
    const auto arrow = [](QToolButton* button, Qt::ArrowType type, const QString& name) {
        button->setArrowType(type);
        button->setAutoRaise(true);
        button->setAccessibleName(name);
        button->setToolTip(plainToolTip(name));
    };
    arrow(m_previous, Qt::LeftArrow, tr("Previous record (K)"));
    arrow(m_next, Qt::RightArrow, tr("Next record (J)"));
    turn->addWidget(m_previous);
    turn->addWidget(m_position);
    turn->addWidget(m_next);
    row->addWidget(m_turn);
    return header;
}

QWidget* TraceView::buildTree()
{
    m_tree = new QTreeView(this);
    m_model = new ApproachTreeModel(this);
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new ApproachTreeDelegate(m_tree));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(14);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setAccessibleName(tr("Approach tree"));
    m_tree->setMinimumWidth(180);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView* columns = m_tree->header();
    columns->setStretchLastSection(false);
    columns->setMinimumSectionSize(24);
    columns->setSectionResizeMode(ApproachTreeModel::TitleColumn, QHeaderView::Stretch);
    columns->setSectionResizeMode(ApproachTreeModel::TokensColumn, QHeaderView::Fixed);
    columns->setSectionResizeMode(ApproachTreeModel::MarksColumn, QHeaderView::ResizeToContents);
    m_tree->installEventFilter(this);
    return m_tree;
}

void TraceView::connectParts()
{
    connect(m_previous, &QToolButton::clicked, this, &TraceView::previousRecordRequested);
    connect(m_sure, &SurenessBox::shareChosen, this, &TraceView::shownFromChosen);
    connect(m_next, &QToolButton::clicked, this, &TraceView::nextRecordRequested);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (m_following || !current.isValid())
            return;
        const core::NodeId node = m_model->nodeAt(current);
        choose(node);
        m_text->revealNode(node);
        m_text->setCaret(m_result->analysis.tree.node(node).span.begin);
    });
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex& index) { takeTreeFold(index, true); });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex& index) { takeTreeFold(index, false); });
    connect(m_text, &MarkedTextView::caretMoved, this, [this](std::size_t byte) { choose(nodeForByte(byte)); });
    connect(m_text, &MarkedTextView::selectionChanged, this, &TraceView::refreshSelection);
    connect(m_text, &MarkedTextView::headingClicked, this, [this](core::NodeId node) {
        if (node == core::NodeId{0})
            return;
        toggleFold(node);
        choose(node);
    });
    connect(m_text, &MarkedTextView::foldRequested, this, [this](std::size_t byte) { toggleFold(nodeForByte(byte)); });
    connect(m_text, &MarkedTextView::visibleSpanChanged, this, [this] { m_strip->setVisibleSpan(m_text->visibleSpan()); });
    connect(m_strip, &TraceStrip::placeChosen, this, &TraceView::choosePlace);
    connect(m_find, &FindBar::hitChosen, this, &TraceView::showPlace);
    connect(m_find, &FindBar::ranOut, this, &TraceView::filterHitsRanOut);
    connect(m_find, &FindBar::outsideChanged, this, [this] {
        m_hits->setText(m_find->outsideText());
        m_hits->setVisible(!m_hits->text().isEmpty());
    });
    connect(m_find, &FindBar::closed, this, [this] { m_text->setFocus(); });
}

void TraceView::addKey(const QString& key, const QString& name, std::function<void()> act)
{
    auto* action = new QAction(name, this);
    action->setShortcut(QKeySequence(key));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setEnabled(false); // until the page is seen: the same keys mean something else on another one
    connect(action, &QAction::triggered, this, [act = std::move(act)] { act(); });
    addAction(action);
}

void TraceView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    for (QAction* key : actions())
        key->setEnabled(true);
}

void TraceView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    for (QAction* key : actions())
        key->setEnabled(false);
}

void TraceView::addKeys()
{
    addKey(QStringLiteral("/"), tr("Find in the trace"), [this] { openFind(); });
    addKey(QStringLiteral("N"), tr("Next hit"), [this] { findNext(); });
    addKey(QStringLiteral("Shift+N"), tr("Previous hit"), [this] { findPrevious(); });
    addKey(QStringLiteral("1"), tr("Show sections"), [this] { foldToLevel(1); });
    addKey(QStringLiteral("2"), tr("Show approaches"), [this] { foldToLevel(2); });
    addKey(QStringLiteral("3"), tr("Show the text"), [this] { foldToLevel(3); });
    addKey(QStringLiteral("4"), tr("Show the text and its steps"), [this] { foldToLevel(4); });
    addKey(QStringLiteral("]"), tr("Next mark"), [this] { nextMark(); });
    addKey(QStringLiteral("["), tr("Previous mark"), [this] { previousMark(); });
    addKey(QStringLiteral("G"), tr("Go to the original"), [this] { goToOriginal(); });
    addKey(QStringLiteral("D"), tr("Drop this part"), [this] { decide(core::Decision::Drop); });
    addKey(QStringLiteral("E"), tr("Keep this part"), [this] { decide(core::Decision::Keep); });
    addKey(QStringLiteral("A"), tr("Leave this part to the policy"), [this] { decide(core::Decision::Auto); });
    addKey(QStringLiteral(">"), tr("Show only surer findings"), [this] { m_sure->stepUp(); });
    addKey(QStringLiteral("<"), tr("Show less sure findings too"), [this] { m_sure->stepDown(); });
    addKey(QStringLiteral("L"), tr("Legend"), [this] { toggleLegend(); });
}

bool TraceView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_tree && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        toggleFold(m_current);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TraceView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_find->isHidden())
        m_find->close();
    else
        QWidget::keyPressEvent(event);
}

void TraceView::setEmptyText(const QString& text) { m_empty->setText(text); }

void TraceView::setShownFrom(double share) { m_sure->setShare(share); }

void TraceView::setPosition(qsizetype row, qsizetype count)
{
    m_row = row;
    m_count = count;
    m_turn->setVisible(count > 0);
    m_position->setText(QStringLiteral("%1/%2").arg(formatCount(static_cast<std::uint64_t>(row + 1)),
                                                    formatCount(static_cast<std::uint64_t>(count))));
    m_previous->setEnabled(row > 0);
    m_next->setEnabled(row + 1 < count);
}

void TraceView::refreshHeader()
{
    if (!m_result) {
        m_title->setText({});
        m_title->setNote({});
        return;
    }
    const core::TraceTokens& tokens = m_result->tokens;
    const NodeWords words(*m_result);
    QString line = toQString(m_result->trace.id).left(300);
    m_title->setNote(words.trouble());
    if (const QString counted = words.tokensText(core::NodeId{0}); !counted.isEmpty())
        line += QStringLiteral(" \u00B7 ") + counted;
    if (!tokens.nodes.empty()) {
        const double saving = tokens.before == 0 ? 0
                                                 : 1 - static_cast<double>(tokens.after) / static_cast<double>(tokens.before);
        if (m_result->plan.status == core::PlanStatus::Unsolvable)
            line += tr(" \u2192 left out: no correct approach");
        else
            line += QStringLiteral(" \u2192 %1 (%2)").arg(formatCount(tokens.after), formatSaving(saving));
    }
    m_title->setText(line);
}

void TraceView::refreshSelection()
{
    const core::Span selected = m_text->selection();
    const QString tokens = m_result && !selected.empty() ? NodeWords(*m_result).tokensText(selected) : QString();
    m_selected->setText(tokens.isEmpty() ? QString() : tr("selected: %1").arg(tokens));
    m_selected->setVisible(!tokens.isEmpty());
}

void TraceView::refreshLegend()
{
    std::set<core::Kind> kinds;
    if (m_result) {
        for (const core::Segment& segment : m_result->analysis.tree.segments())
            kinds.insert(segment.kind);
    }
    m_legend->setShown(kinds, m_text->occurringMarks());
}

void TraceView::resizeEvent(QResizeEvent*)
{
    if (m_treeSized)
        return;
    const int tree = std::clamp(width() * 2 / 5, 180, 400);
    m_splitter->setSizes({tree, std::max(1, width() - tree)});
}

void TraceView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || !m_empty)
        return;
    QPalette palette = m_empty->palette();
    palette.setColor(QPalette::WindowText, Colours::of(this).muted);
    m_empty->setPalette(palette);
}

} // namespace widgets
