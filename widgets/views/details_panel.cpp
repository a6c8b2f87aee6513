#include "widgets/views/details_panel.h"

#include "widgets/core_words.h"
#include "widgets/node_words.h"
#include "widgets/palette.h"
#include "widgets/text_bridge.h"
#include "widgets/why_text.h"

#include <QButtonGroup>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace widgets {

namespace {

QLabel* plainLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // Words without spaces must not widen the panel.
    label->setMinimumWidth(40);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    return label;
}

void setColour(QLabel* label, const QColor& colour)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
}

} // namespace

DetailsPanel::DetailsPanel(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Details of the chosen part"));
    setFocusPolicy(Qt::TabFocus); // arrows scroll it, screen readers read it
    build();
    refresh();
}

void DetailsPanel::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    m_name = plainLabel(this);
    QFont big = m_name->font();
    big.setPointSizeF(big.pointSizeF() * 1.25);
    big.setBold(true);
    m_name->setFont(big);
    m_title = plainLabel(this);
    m_tokens = plainLabel(this);
    m_facts = new QWidget(this);
    m_factLines = new QVBoxLayout(m_facts);
    m_factLines->setContentsMargins(0, 0, 0, 0);
    m_factLines->setSpacing(8);
    m_goToOriginal = new QPushButton(tr("&Go to the original"), this);
    m_goToOriginal->setToolTip(plainToolTip(tr("G")));
    connect(m_goToOriginal, &QPushButton::clicked, this, [this] {
        const auto segment = m_result ? NodeWords(*m_result).segmentOf(m_node) : std::nullopt;
        if (segment && m_result->analysis.notes[*segment].redundant())
            Q_EMIT goToRequested(m_result->analysis.tree.segmentNode(*m_result->analysis.notes[*segment].original));
    });
    m_decision = buildDecision();
    for (QWidget* widget : {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_tokens), m_facts})
        column->addWidget(widget);
    column->addWidget(m_goToOriginal, 0, Qt::AlignLeft);
    column->addWidget(m_decision);
    column->addStretch(1);
}

QWidget* DetailsPanel::buildDecision()
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    m_fate = plainLabel(box);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    m_choices = new QButtonGroup(this);
    const auto add = [&](const QString& text, const QString& tip, core::Decision decision) {
        auto* button = new QToolButton(box);
        button->setText(text);
        button->setToolTip(plainToolTip(tip));
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_choices->addButton(button, static_cast<int>(decision));
        row->addWidget(button);
    };
    add(tr("Keep"), tr("Keep this part whatever the policy says (E)"), core::Decision::Keep);
    add(tr("Drop"), tr("Drop this part whatever the policy says (D)"), core::Decision::Drop);
    add(tr("Auto"), tr("Leave it to the policy (A)"), core::Decision::Auto);
    connect(m_choices, &QButtonGroup::idClicked, this, [this](int id) {
        if (const auto segment = m_result ? NodeWords(*m_result).segmentOf(m_node) : std::nullopt)
            Q_EMIT decisionRequested(*segment, static_cast<core::Decision>(id));
    });
    column->addWidget(m_fate);
    column->addLayout(row);
    return box;
}

void DetailsPanel::setResult(std::shared_ptr<const core::TraceResult> result)
{
    const bool same = m_result && result && m_result->trace.id == result->trace.id
                      && m_result->analysis.tree.nodes().size() == result->analysis.tree.nodes().size();
    if (!same) {
        m_node = core::NodeId{0};
        m_decisions.clear();
    }
    m_result = std::move(result);
    refresh();
}

void DetailsPanel::setDecisions(std::vector<core::Decision> decisions)
{
    m_decisions = std::move(decisions);
    refresh();
}

void DetailsPanel::setNode(core::NodeId node)
{
    const bool known = m_result && static_cast<std::size_t>(node) < m_result->analysis.tree.nodes().size();
    m_node = known ? node : core::NodeId{0};
    refresh();
}

QLabel* DetailsPanel::addLine(const QString& text)
{
    auto* label = plainLabel(m_facts);
    label->setText(text);
    m_factLines->addWidget(label);
    return label;
}

void DetailsPanel::refresh()
{
    while (QLayoutItem* item = m_factLines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto segment = m_result && m_node != core::NodeId{0} ? NodeWords(*m_result).segmentOf(m_node) : std::nullopt;
    setShown(m_goToOriginal, segment && m_result->analysis.notes[*segment].redundant());
    setShown(m_decision, segment.has_value());
    const Colours colours = Colours::of(this);
    setColour(m_name, colours.text);
    setColour(m_tokens, colours.muted);
    if (!m_result) {
        m_name->clear();
        m_title->setText(tr("Choose a part of a trace to see what is known of it."));
        m_tokens->clear();
    } else if (m_node == core::NodeId{0}) {
        showTrace();
    } else {
        showNode();
    }
    m_name->setVisible(!m_name->text().isEmpty());
    m_title->setVisible(!m_title->text().isEmpty());
    m_tokens->setVisible(!m_tokens->text().isEmpty());
    setAccessibleDescription(words());
}

/// What goes gives the focus to the panel: Qt would give it to the next choice, where an arrow changes the policy.
void DetailsPanel::setShown(QWidget* part, bool shown)
{
    const QWidget* focused = window()->focusWidget();
    if (!shown && focused && (part == focused || part->isAncestorOf(focused)))
        setFocus();
    part->setVisible(shown);
}

/// All that is shown, a line each.
QString DetailsPanel::words() const
{
    QList<QLabel*> labels{m_name, m_title, m_tokens};
    labels += m_facts->findChildren<QLabel*>();
    if (!m_decision->isHidden())
        labels << m_fate;
    QStringList lines;
    for (const QLabel* label : labels)
        if (!label->text().isEmpty())
            lines << label->text();
    return lines.join(QLatin1Char('\n'));
}

void DetailsPanel::showTokens(core::NodeId node)
{
    const NodeWords words(*m_result);
    m_tokens->setText(words.tokensText(node));
    m_tokens->setToolTip(plainToolTip(words.trouble()));
}

void DetailsPanel::showTrace()
{
    const NodeWords words(*m_result);
    m_name->setText(tr("Whole trace"));
    m_title->setText(toQString(m_result->trace.id).left(200));
    showTokens(core::NodeId{0});
    if (m_result->analysis.tree.segments().empty())
        return;
    int approaches = 0;
    int redundant = 0;
    for (std::size_t i = 0; i < m_result->analysis.notes.size(); ++i) {
        approaches += m_result->analysis.tree.segments()[i].kind == core::Kind::Approach ? 1 : 0;
        redundant += m_result->analysis.notes[i].redundant() ? 1 : 0;
    }
    addLine(tr("%Ln approaches", "", approaches));
    addLine(tr("%Ln redundant parts", "", redundant));
    addLine(tr("%Ln errors", "", static_cast<int>(m_result->analysis.errors.size())));
    if (!m_result->trace.answer.empty())
        addLine(tr("Reference answer: %1").arg(toQString(m_result->trace.answer).left(300)));
    if (!m_result->plan.statusReason.empty())
        addLine(whyText(m_result->plan.statusReason));
}

void DetailsPanel::showNode()
{
    const NodeWords words(*m_result);
    const core::Node& node = m_result->analysis.tree.node(m_node);
    const auto segment = words.segmentOf(m_node);
    showTokens(m_node);
    setColour(m_name, Colours::of(this).kind(node.kind));
    if (!segment) {
        m_name->setText(NodeWords::sectionName(node.kind));
        m_title->setText(tr("%Ln parts", "", static_cast<int>(m_result->analysis.tree.children(m_node).size())));
        return;
    }
    const bool step = node.level == core::NodeLevel::Step
                      && m_result->analysis.tree.segments()[*segment].steps.size() > 1;
    m_name->setText(step ? tr("%1, step %2").arg(words.segmentName(*segment), QString::number(node.number))
                         : words.segmentName(*segment));
    m_title->setText(step ? words.title(m_node) : titleText(m_result->analysis.notes[*segment].title));
    showSegment(*segment);
}

void DetailsPanel::showSegment(std::size_t segment)
{
    const NodeWords words(*m_result);
    const Colours colours = Colours::of(this);
    const core::SegmentNote& note = m_result->analysis.notes[segment];
    if (note.label == core::Label::Correct)
        addLine(tr("Correct"));
    if (note.outcome)
        addLine(tr("This check %1.").arg(NodeWords::outcomeName(*note.outcome)));
    for (const MarkSign& sign : words.signs(segment)) {
        if (sign.mark == Mark::Error)
            continue;
        setColour(addLine(QStringLiteral("%1  %2").arg(sign.sign, sign.why)), colours.mark(sign.mark));
    }
    if (!note.answer.empty())
        addLine(tr("Answer: %1").arg(toQString(note.answer).left(300)));
    addErrors(m_result->analysis.tree.segments()[segment].span);
    addReasons(segment);
    const core::Edit* drop = words.dropOf(segment);
    m_fate->setText(!drop ? tr("Stays in the cleaned trace.")
                          : drop->why.empty() ? tr("Goes from the cleaned trace.")
                                              : tr("Goes from the cleaned trace: %1").arg(whyText(drop->why)));
    const core::Decision decision = segment < m_decisions.size() ? m_decisions[segment] : core::Decision::Auto;
    m_choices->button(static_cast<int>(decision))->setChecked(true);
}

/// Why it is what it is, muted, a line each.
void DetailsPanel::addReasons(std::size_t segment)
{
    const NodeWords words(*m_result);
    const core::SegmentNote& note = m_result->analysis.notes[segment];
    QStringList reasons{words.labelText(segment), words.startText(segment)};
    for (const MarkSign& sign : words.signs(segment))
        reasons.removeAll(sign.why); // that stands above already
    if (note.cluster && !note.redundant() && note.clusterConfidence && segment > 0)
        reasons << NodeWords::withSureness(tr("repeats nothing"), *note.clusterConfidence);
    if (words.isUnsure(m_result->analysis.tree.segmentNode(segment)))
        reasons << tr("?  may well go on from the part before");
    for (const QString& reason : reasons)
        if (!reason.isEmpty())
            setColour(addLine(reason.left(1).toUpper() + reason.mid(1)), Colours::of(this).muted);
}

void DetailsPanel::addErrors(core::Span span)
{
    const NodeWords words(*m_result);
    const QColor colour = Colours::of(this).mark(Mark::Error);
    const auto errors = words.errorsIn(span);
    constexpr std::size_t shown = 5;
    for (std::size_t i = 0; i < std::min(shown, errors.size()); ++i) {
        const QString quote = excerpt(errors[i]->span.in(m_result->trace.reasoning), 80);
        const QString message = toQString(errors[i]->message);
        const bool told = message.isEmpty() || !errors[i]->why.empty(); // the reason says what is right
        setColour(addLine(QStringLiteral("!  %1").arg(told ? quote : tr("%1 (it says: %2)").arg(message, quote))), colour);
        if (!errors[i]->why.empty())
            setColour(addLine(NodeWords::withSureness(whyText(errors[i]->why), errors[i]->confidence)), Colours::of(this).muted);
    }
    if (errors.size() > shown)
        addLine(tr("and %Ln more errors", "", static_cast<int>(errors.size() - shown)));
}

void DetailsPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace widgets
