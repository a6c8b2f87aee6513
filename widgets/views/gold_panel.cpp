#include "widgets/views/gold_panel.h"

#include "widgets/models/differences_model.h"
#include "widgets/palette.h"
#include "widgets/text_bridge.h"
#include "widgets/views/gold_figures.h"
#include "widgets/views/row_list.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

using Topic = DifferencesModel::Topic;

QLabel* plainLabel(const QString& name)
{
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setAccessibleName(name);
    return label;
}

QToolButton* arrow(Qt::ArrowType type, const QString& name)
{
    auto* button = new QToolButton;
    button->setArrowType(type);
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    button->setToolTip(plainToolTip(name));
    return button;
}

/// "35 of 40 traces compared; boundaries 0.75, kinds 0.85, labels 0.73"
QString summaryText(const core::Review& review, const QString& file)
{
    const core::Figures figures = core::figuresOf(review.total);
    const auto number = [](double value) { return QLocale().toString(value, 'f', 2); };
    QString text = GoldPanel::tr("%1: %2 of %3 traces compared")
                       .arg(file, formatCount(review.compared), formatCount(review.traces.size()));
    if (review.compared > 0)
        text += GoldPanel::tr(" \u00b7 boundaries %1, kinds %2, labels %3")
                    .arg(number(figures.boundaryF1), number(figures.kindAccuracy), number(figures.labelAccuracy));
    if (!review.issues.empty())
        text += GoldPanel::tr(" \u00b7 %n lines of the file could not be used", nullptr, static_cast<int>(review.issues.size()));
    return text;
}

QString issuesText(const std::vector<core::Issue>& issues)
{
    constexpr std::size_t most = 12;
    QStringList lines;
    for (std::size_t i = 0; i < std::min(most, issues.size()); ++i)
        lines << GoldPanel::tr("line %1: %2").arg(formatCount(issues[i].line), toQString(issues[i].reason));
    if (issues.size() > most)
        lines << QStringLiteral("\u2026");
    return lines.join(QLatin1Char('\n'));
}

} // namespace

GoldPanel::GoldPanel(QWidget* parent)
    : QWidget(parent), m_model(new DifferencesModel(this)), m_pages(new QStackedWidget), m_tabs(new QTabBar),
      m_content(new QStackedWidget), m_table(new QTableView), m_figures(new GoldFigures), m_topics(new QComboBox),
      m_previous(arrow(Qt::LeftArrow, tr("Previous disagreement (Shift+F4)"))),
      m_next(arrow(Qt::RightArrow, tr("Next disagreement (F4)"))), m_position(plainLabel(tr("Position among the disagreements"))),
      m_summary(plainLabel(tr("Gold labels"))), m_why(plainLabel(tr("Gold labels"))), m_open(new QPushButton(tr("Open gold la&bels\u2026")))
{
    setAccessibleName(tr("Gold labels"));
    auto* full = new QWidget;
    auto* column = new QVBoxLayout(full);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    m_content->addWidget(buildTable());
    m_content->addWidget(m_figures);
    column->addWidget(m_content, 1);
    m_pages->addWidget(buildEmpty());
    m_pages->addWidget(full);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    connect(m_tabs, &QTabBar::currentChanged, m_content, &QStackedWidget::setCurrentIndex);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_open, &QPushButton::clicked, this, &GoldPanel::openRequested);
    connect(m_topics, &QComboBox::activated, this, [this] {
        const QVariant topic = m_topics->currentData();
        m_model->setTopic(topic.isValid() ? std::optional(static_cast<Topic>(topic.toInt())) : std::nullopt);
        refresh();
    });
    setReview(nullptr, {}, {});
}

QWidget* GoldPanel::buildHeader()
{
    auto* header = new QWidget;
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(12, 4, 8, 4);
    row->setSpacing(8);
    m_tabs->addTab(tr("Disagreements"));
    m_tabs->addTab(tr("Figures"));
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("What is shown of the gold labels"));
    m_topics->setAccessibleName(tr("Which disagreements"));
    m_summary->setMinimumWidth(40);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_tabs);
    row->addWidget(m_topics);
    row->addWidget(m_previous);
    row->addWidget(m_position);
    row->addWidget(m_next);
    row->addWidget(m_summary, 1);
    return header;
}

QWidget* GoldPanel::buildTable()
{
    showRows(m_table, m_model);
    m_table->setAccessibleName(tr("Disagreements with gold"));
    QHeaderView* columns = m_table->horizontalHeader();
    columns->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int unit = fontMetrics().averageCharWidth();
    for (const auto& [column, width] : {std::pair(DifferencesModel::Trace, 22), std::pair(DifferencesModel::About, 14),
                                        std::pair(DifferencesModel::Gold, 26), std::pair(DifferencesModel::Here, 26)})
        columns->resizeSection(column, unit * width);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &GoldPanel::takeCurrent);
    connect(m_table, &QTableView::clicked, this, &GoldPanel::takeCurrent);
    connect(m_table, &QTableView::activated, this, &GoldPanel::takeCurrent);
    return m_table;
}

QWidget* GoldPanel::buildEmpty()
{
    auto* empty = new QWidget;
    m_why->setWordWrap(true);
    m_why->setAlignment(Qt::AlignCenter);
    auto* column = new QVBoxLayout(empty);
    column->setContentsMargins(12, 8, 12, 8);
    column->addStretch(1);
    column->addWidget(m_why);
    column->addWidget(m_open, 0, Qt::AlignCenter);
    column->addStretch(1);
    return empty;
}

void GoldPanel::setReview(const std::shared_ptr<const core::Review>& review, const QString& file, const QString& why)
{
    m_review = review;
    m_model->setReview(review);
    m_figures->setReview(review);
    m_why->setText(why.isEmpty() ? tr("Gold labels say where a careful reader cuts these traces. Open a file of them to step "
                                      "through what the analysis sees differently.")
                                 : why);
    m_summary->setText(review ? summaryText(*review, file) : QString());
    const QString issues = review ? issuesText(review->issues) : QString();
    m_summary->setToolTip(plainToolTip(issues.isEmpty() ? m_summary->text() : m_summary->text() + QLatin1Char('\n') + issues));
    m_pages->setCurrentIndex(review ? 1 : 0);
    refreshTopics();
    refresh();
}

/// Those that occur.
void GoldPanel::refreshTopics()
{
    m_topics->clear();
    m_topics->addItem(tr("All"));
    for (const Topic topic : {Topic::Fit, Topic::Boundary, Topic::Kind, Topic::Label, Topic::Repeat, Topic::Error}) {
        m_model->setTopic(topic);
        if (m_model->rowCount() > 0)
            m_topics->addItem(QStringLiteral("%1 (%2)").arg(DifferencesModel::topicName(topic),
                                                            formatCount(static_cast<std::uint64_t>(m_model->rowCount()))),
                              static_cast<int>(topic));
    }
    m_model->setTopic(std::nullopt);
}

void GoldPanel::step(int direction)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    m_tabs->setCurrentIndex(0);
    const int at = m_table->currentIndex().isValid() ? m_table->currentIndex().row() : (direction > 0 ? -1 : count);
    const int to = (at + direction + count) % count;
    if (to == at)
        takeCurrent();
    m_table->selectRow(to);
    m_table->scrollTo(m_model->index(to, 0));
}

void GoldPanel::takeCurrent()
{
    refresh();
    const DifferencesModel::Place place = m_model->placeOf(m_table->currentIndex().row());
    if (place.record)
        Q_EMIT placeChosen(*place.record, place.span.value_or(core::Span{}));
}

void GoldPanel::refresh()
{
    const int count = m_model->rowCount();
    const int at = m_table->currentIndex().row();
    m_position->setText(QStringLiteral("%1/%2").arg(at < 0 ? QStringLiteral("\u2013") : formatCount(static_cast<std::uint64_t>(at) + 1),
                                                    formatCount(static_cast<std::uint64_t>(count))));
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
}

void GoldPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, Colours::of(this).muted);
    m_why->setPalette(muted);
    m_summary->setPalette(muted);
}

} // namespace widgets
