#include "widgets/views/compare_view.h"

#include "core/stats/summary.h"
#include "widgets/node_words.h"
#include "widgets/text_bridge.h"
#include "widgets/views/compare_marks.h"
#include "widgets/views/marked_text_view.h"
#include "widgets/why_text.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

QLabel* plainLabel(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel* wordsPage(const QString& text, QWidget* parent)
{
    QLabel* label = plainLabel(text, parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setMargin(24);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

/// Says what stands below it.
QLabel* sideHeading(const QString& text, QWidget* parent)
{
    QLabel* label = plainLabel(text, parent);
    QFont strong = label->font();
    strong.setBold(true);
    label->setFont(strong);
    label->setContentsMargins(12, 0, 12, 4);
    return label;
}

bool isSameTrace(const std::shared_ptr<const core::TraceResult>& a, const std::shared_ptr<const core::TraceResult>& b)
{
    return a && b && a->trace.id == b->trace.id && a->trace.reasoning == b->trace.reasoning;
}

} // namespace

CompareView::CompareView(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Compare"));
    QWidget* header = makeHeader(); // first: Tab goes in the order in which parts are made
    m_empty = wordsPage(tr("Choose a trace to see what cleaning changes in it."), this);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(makeSides());
    m_state = plainLabel({}, this);
    m_state->setWordWrap(true);
    m_state->setContentsMargins(12, 0, 12, 6);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_state);
    layout->addWidget(m_pages, 1);
    connectSides();
    say();
}

CompareView::~CompareView() = default;

QWidget* CompareView::makeHeader()
{
    auto* header = new QWidget(this);
    m_headline = plainLabel({}, header);
    m_position = plainLabel({}, header);
    m_position->setForegroundRole(QPalette::PlaceholderText);
    m_previous = makeButton(Qt::UpArrow, tr("Previous change"), {Qt::Key_BracketLeft, Qt::Key_P, Qt::SHIFT | Qt::Key_N},
                            &CompareView::previousChange);
    m_next = makeButton(Qt::DownArrow, tr("Next change"), {Qt::Key_BracketRight, Qt::Key_N}, &CompareView::nextChange);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(4);
    m_selected = plainLabel({}, header);
    m_selected->setAccessibleName(tr("Tokens of the selected text"));
    m_selected->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_headline, 1);
    row->addWidget(m_selected);
    row->addSpacing(12);
    row->addWidget(m_position);
    row->addSpacing(4);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    return header;
}

/// A button, and an action for its keys; the tooltip names the first two.
QToolButton* CompareView::makeButton(Qt::ArrowType arrow, const QString& name, const QList<QKeySequence>& keys,
                                     void (CompareView::*slot)())
{
    auto* button = new QToolButton(this);
    button->setArrowType(arrow);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(name);
    button->setToolTip(tr("%1 (%2 or %3)").arg(name, keys[0].toString(), keys[1].toString()));
    connect(button, &QToolButton::clicked, this, slot);
    auto* action = new QAction(name, this);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setEnabled(false); // until the page is seen: the same keys mean something else on another one
    connect(action, &QAction::triggered, this, slot);
    addAction(action);
    return button;
}

QWidget* CompareView::makeSides()
{
    auto* sides = new QWidget(this);
    m_original = new MarkedTextView(sides);
    m_original->setAccessibleName(tr("Original reasoning"));
    m_cleaned = new MarkedTextView(sides);
    m_cleaned->setAccessibleName(tr("Cleaned reasoning"));
    m_leftOut = wordsPage(tr("This trace is not in the cleaned corpus."), sides);
    m_right = new QStackedWidget(sides);
    m_right->addWidget(m_cleaned);
    m_right->addWidget(m_leftOut);
    auto* line = new QFrame(sides);
    line->setFrameShape(QFrame::VLine);
    line->setForegroundRole(QPalette::Mid);
    auto* grid = new QGridLayout(sides);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(sideHeading(tr("Original"), sides), 0, 0);
    grid->addWidget(sideHeading(tr("Cleaned"), sides), 0, 2);
    grid->addWidget(m_original, 1, 0);
    grid->addWidget(line, 0, 1, 2, 1);
    grid->addWidget(m_right, 1, 2);
    grid->setRowStretch(1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(2, 1);
    return sides;
}

void CompareView::connectSides()
{
    m_leader = m_original;
    for (MarkedTextView* side : {m_original, m_cleaned}) {
        side->setEndRoom(1 - eyeShare); // the last lines, too, can be brought to the height of the eye
        for (QObject* source : {static_cast<QObject*>(side), static_cast<QObject*>(side->viewport()),
                                static_cast<QObject*>(side->verticalScrollBar())})
            source->installEventFilter(this);
        connect(side, &MarkedTextView::selectionChanged, this, [this, side] { saySelection(*side); });
        connect(side, &MarkedTextView::visibleSpanChanged, this, [this, side] {
            if (side == m_leader)
                follow();
        });
    }
    connect(m_original, &MarkedTextView::caretMoved, this, [this](std::size_t byte) {
        choose(byte);
    });
    connect(m_cleaned, &MarkedTextView::caretMoved, this, [this](std::size_t byte) {
        choose(m_map.toOriginal(byte).byte);
    });
    connect(m_original, &MarkedTextView::headingClicked, this,
            [this](core::NodeId edit) { toggleFold(static_cast<std::size_t>(edit)); });
}

/// The side that gets the user's wheel, mouse or keys leads; what its scrolling does to the other side is our doing.
bool CompareView::eventFilter(QObject* watched, QEvent* event)
{
    const auto type = event->type();
    if (type == QEvent::Wheel || type == QEvent::MouseButtonPress || type == QEvent::KeyPress) {
        for (MarkedTextView* side : {m_original, m_cleaned})
            if (watched == side || watched == side->viewport() || watched == side->verticalScrollBar())
                m_leader = side;
        m_untouched = false;
    }
    return QWidget::eventFilter(watched, event);
}

void CompareView::setResult(std::shared_ptr<const core::TraceResult> result)
{
    m_result = std::move(result);
    m_change.reset();
    m_untouched = false;
    m_changes = m_result ? changesOf(m_result->plan) : std::vector<std::size_t>();
    say();
    if (isVisible() || !m_result)
        load();
}

void CompareView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    for (QAction* key : actions())
        key->setEnabled(true);
    load();
}

void CompareView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    for (QAction* key : actions())
        key->setEnabled(false);
}

void CompareView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    QMetaObject::invokeMethod(this, &CompareView::settle, Qt::QueuedConnection); // once both sides have their width
}

/// Hands the texts to the sides. Done only when the page is looked at: a hidden page costs nothing.
void CompareView::load()
{
    if (m_loaded == m_result)
        return;
    const bool sameTrace = isSameTrace(m_loaded, m_result);
    m_map = m_result ? CompareMap(m_result->cleaned.pieces) : CompareMap();
    m_loaded = m_result;
    m_folded.clear();
    if (m_loaded)
        loadSides(sameTrace ? MarkedTextView::Position::Keep : MarkedTextView::Position::Top);
    if (m_loaded && !sameTrace)
        beginAtFirstChange();
    saySelection(*m_leader);
    sayChange();
}

void CompareView::loadSides(MarkedTextView::Position position)
{
    m_following = true;
    const CompareCuts cuts = cutsOf(*m_loaded, m_map);
    m_original->setText(m_loaded, m_loaded->trace.reasoning, cuts.original,
                        removedHeadings(*m_loaded, cuts.original, m_folded), position);
    m_original->setMarks(removedMarks(*m_loaded));
    m_cleaned->setText(m_loaded, m_loaded->cleaned.text, cuts.cleaned, {}, MarkedTextView::Position::Top);
    m_cleaned->setMarks(insertedMarks(*m_loaded));
    m_cleaned->setJoins(joinMarks(*m_loaded));
    m_leader = m_original;
    m_following = false;
    follow();
}

void CompareView::say()
{
    m_pages->setCurrentIndex(m_result ? 1 : 0);
    m_state->setText(stateWords());
    m_state->setVisible(!m_state->text().isEmpty());
    sayChange();
    if (!m_result) {
        m_headline->clear();
        return;
    }
    const core::TraceTokens& tokens = m_result->tokens;
    const QString tokenizer = toQString(tokens.tokenizer);
    const bool leftOut = m_result->plan.status == core::PlanStatus::Unsolvable;
    m_right->setCurrentIndex(leftOut ? 1 : 0);
    if (!tokens.trouble.empty()) {
        const NodeWords words(*m_result);
        m_headline->setText(words.tokensText(core::NodeId{0}));
        m_headline->setToolTip(plainToolTip(words.trouble()));
        return;
    }
    m_headline->setToolTip({});
    const core::TraceRow row = core::makeRow(0, *m_result);
    m_headline->setText(leftOut ? tr("%1 tokens (%2), left out").arg(formatCount(tokens.before), tokenizer)
                                : tr("%1 → %2 tokens (%3), %4")
                                      .arg(formatCount(tokens.before), formatCount(tokens.after), tokenizer,
                                           formatSaving(row.saving())));
}

QString CompareView::stateWords() const
{
    if (!m_result)
        return {};
    const QString reason = whyText(m_result->plan.statusReason).simplified();
    const auto with = [&reason](const QString& words) { return reason.isEmpty() ? words : words + QLatin1Char(' ') + reason; };
    switch (m_result->plan.status) {
    case core::PlanStatus::Unchanged: return tr("Nothing changes: there is nothing to remove from this trace.");
    case core::PlanStatus::Unsolvable: return with(tr("Left out of the cleaned corpus:"));
    case core::PlanStatus::Refused: return with(tr("Kept as it was:"));
    case core::PlanStatus::Planned: break;
    }
    return {};
}

void CompareView::sayChange()
{
    const std::size_t count = m_changes.size();
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    m_position->setText(count == 0  ? QString()
                        : m_change ? tr("change %1 of %2").arg(formatCount(*m_change + 1), formatCount(count))
                                   : tr("%n change(s)", nullptr, static_cast<int>(count)));
}

void CompareView::saySelection(const MarkedTextView& side)
{
    const core::Span selected = side.selection();
    QString tokens;
    if (m_loaded && !selected.empty())
        tokens = &side == m_original ? NodeWords(*m_loaded).tokensText(selected) : NodeWords(*m_loaded).cleanedTokensText(selected);
    m_selected->setText(tokens.isEmpty() ? QString() : tr("selected: %1").arg(tokens));
}

} // namespace widgets
