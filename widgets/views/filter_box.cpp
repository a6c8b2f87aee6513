#include "widgets/views/filter_box.h"

#include "core/filter/filter_completion.h"
#include "widgets/filter_words.h"
#include "widgets/palette.h"
#include "widgets/text_bridge.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QCoreApplication>
#include <QGridLayout>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QTextCharFormat>
#include <QTimer>
#include <QToolButton>

#include <utility>

namespace widgets {

namespace {

constexpr qsizetype longestHistory = 30;
constexpr int insertRole = Qt::UserRole + 1;

/// Places in the QString of a text, of byte offsets into it.
qsizetype unitsUpTo(const std::string& text, std::size_t byte)
{
    return toQString(std::string_view(text).substr(0, std::min(byte, text.size()))).size();
}

} // namespace

FilterBox::FilterBox(QWidget* parent)
    : QWidget(parent), m_field(new QLineEdit), m_fault(new QLabel), m_count(new QLabel), m_cancel(new QToolButton),
      m_typing(new QTimer(this)), m_completer(new QCompleter(this)), m_candidates(new QStandardItemModel(this)),
      m_filter(std::make_shared<const core::FilterQuery>())
{
    buildField();
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->setWordWrap(true);
    m_fault->hide();
    m_count->setTextFormat(Qt::PlainText);
    m_count->hide();
    m_cancel->setText(QStringLiteral("\u00D7"));
    m_cancel->setAutoRaise(true);
    m_cancel->setToolTip(tr("Stop looking (Esc)"));
    m_cancel->setAccessibleName(tr("Stop looking"));
    m_cancel->hide();

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_field, 0, 0, 1, 3);
    layout->addWidget(m_fault, 1, 0, 1, 3);
    layout->addWidget(m_count, 2, 0);
    layout->addWidget(m_cancel, 2, 1);
    layout->setColumnStretch(2, 1);

    m_typing->setSingleShot(true);
    m_typing->setInterval(150);
    connect(m_typing, &QTimer::timeout, this, &FilterBox::read);
    connect(m_cancel, &QToolButton::clicked, this, &FilterBox::cancelRequested);
    setFocusProxy(m_field);
}

void FilterBox::buildField()
{
    m_field->setPlaceholderText(tr("Filter: words, tokens>8000, verdict:incorrect"));
    m_field->setAccessibleName(tr("Filter the corpus"));
    m_field->setToolTip(plainToolTip(
        tr("Words in any case, \"exact words\", /regular expression/\n"
           "tokens>8k  approaches>=3  errors:0  saving>38%\n"
           "verdict:incorrect  status:changed  file:name\n"
           "problem:word  reasoning:word  answer=73\n"
           "Side by side: all of them; OR between them; - before one: without it; parentheses\n"
           "Down: earlier filters")));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_completer->setModel(m_candidates);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(m_field);
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this, &FilterBox::insert);
    connect(m_field, &QLineEdit::textEdited, this, &FilterBox::offer);
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        underline(std::nullopt);
        m_typing->start();
    });
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        read();
        remember();
        if (!m_shownFault)
            Q_EMIT accepted();
    });
}

QString FilterBox::text() const { return m_field->text(); }

void FilterBox::setText(const QString& text)
{
    m_field->setText(text);
    read();
}

bool FilterBox::hasTerm(const QString& term) const
{
    return (QLatin1Char(' ') + m_field->text().simplified() + QLatin1Char(' ')).contains(QLatin1Char(' ') + term + QLatin1Char(' '));
}

void FilterBox::toggleTerm(const QString& term)
{
    QString text = QLatin1Char(' ') + m_field->text().simplified() + QLatin1Char(' ');
    const QString inside = QLatin1Char(' ') + term + QLatin1Char(' ');
    if (text.contains(inside))
        text.replace(inside, QStringLiteral(" "));
    else
        text += term;
    setText(text.simplified());
    remember();
}

void FilterBox::focus()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

/// Reads what is written; the filter before stays in force while it is none.
void FilterBox::read()
{
    m_typing->stop();
    core::FilterParse parse = core::parseFilter(toStdString(m_field->text()));
    showFault(parse.fault);
    if (parse.fault || parse.query.text == m_filter->text)
        return;
    m_filter = std::make_shared<const core::FilterQuery>(std::move(parse.query));
    Q_EMIT filterChanged(m_filter);
}

void FilterBox::showFault(const std::optional<core::FilterFault>& fault)
{
    m_shownFault = fault;
    m_fault->setVisible(fault.has_value());
    if (fault) {
        QPalette palette = m_fault->palette();
        palette.setColor(QPalette::WindowText, Colours::of(this).mark(Mark::Error));
        m_fault->setPalette(palette);
        m_fault->setText(faultMessage(*fault));
    }
    m_field->setAccessibleDescription(fault ? faultMessage(*fault) : QString());
    underline(fault);
}

/// QLineEdit has no formats of its own but those that an input method gives it.
void FilterBox::underline(const std::optional<core::FilterFault>& fault)
{
    if (m_underlining)
        return;
    QList<QInputMethodEvent::Attribute> attributes;
    if (fault) {
        const std::string text = toStdString(m_field->text());
        const qsizetype begin = unitsUpTo(text, fault->at.begin);
        const qsizetype length = std::max<qsizetype>(1, unitsUpTo(text, fault->at.end) - begin);
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
        format.setUnderlineColor(Colours::of(this).mark(Mark::Error));
        attributes.append({QInputMethodEvent::TextFormat, static_cast<int>(begin) - m_field->cursorPosition(),
                           static_cast<int>(length), format});
    }
    m_underlining = true;
    QInputMethodEvent event(QString(), attributes);
    QCoreApplication::sendEvent(m_field, &event);
    m_underlining = false;
}

void FilterBox::setTally(const core::FilterTally& tally, qsizetype shown, Progress progress)
{
    const bool running = progress == Progress::Running;
    m_cancel->setVisible(running);
    m_count->setVisible(!m_filter->empty());
    QString words = tr("%Ln hits", nullptr, static_cast<int>(shown));
    if (running)
        words = tr("%1\u2026").arg(words);
    if (tally.open > 0)
        words = tr("%1, %2 not analysed yet").arg(words, formatCount(tally.open));
    if (tally.gaveUp > 0)
        words = tr("%1, %2 too hard for the pattern").arg(words, formatCount(tally.gaveUp));
    m_count->setText(words);
    m_count->setToolTip(tally.open > 0 ? plainToolTip(tr("They are taken in as they are analysed. Run (F5) analyses all.")) : QString());
}

void FilterBox::offer()
{
    const std::string text = toStdString(m_field->text());
    const std::size_t caret = toStdString(m_field->text().left(m_field->cursorPosition())).size();
    const core::FilterCompletion completion = core::completeFilter(text, caret, m_files);
    m_candidates->clear();
    for (const core::FilterCandidate& candidate : completion.candidates) {
        const QString insert = toQString(candidate.insert);
        const QString about = insert.endsWith(QLatin1Char(':')) || insert.endsWith(QLatin1Char('>')) ? fieldDescription(candidate.field) : QString();
        auto* item = new QStandardItem(about.isEmpty() ? insert : QStringLiteral("%1   %2").arg(insert, about));
        item->setData(insert, insertRole);
        m_candidates->appendRow(item);
    }
    if (completion.candidates.empty()) {
        m_completer->popup()->hide();
        return;
    }
    m_replaceBegin = unitsUpTo(text, completion.replace.begin);
    m_replaceEnd = unitsUpTo(text, completion.replace.end);
    m_completer->complete();
}

void FilterBox::offerHistory()
{
    m_candidates->clear();
    for (const QString& filter : m_history) {
        auto* item = new QStandardItem(filter);
        item->setData(filter, insertRole);
        m_candidates->appendRow(item);
    }
    m_replaceBegin = 0;
    m_replaceEnd = m_field->text().size();
    if (!m_history.isEmpty())
        m_completer->complete();
}

void FilterBox::insert(const QModelIndex& candidate)
{
    const QString insert = candidate.data(insertRole).toString();
    const QString text = m_field->text();
    m_field->setText(text.left(m_replaceBegin) + insert + text.mid(m_replaceEnd));
    m_field->setCursorPosition(static_cast<int>(m_replaceBegin + insert.size()));
    // After a field its values are offered at once.
    QTimer::singleShot(0, this, [this, insert] {
        if (insert.endsWith(QLatin1Char(':')))
            offer();
    });
}

void FilterBox::remember()
{
    const QString text = m_field->text().trimmed();
    if (text.isEmpty() || m_shownFault || (!m_history.isEmpty() && m_history.first() == text))
        return;
    m_history.removeAll(text);
    m_history.prepend(text);
    m_history = m_history.first(std::min(m_history.size(), longestHistory));
    Q_EMIT historyChanged();
}

bool FilterBox::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down) {
            remember();
            offerHistory();
            return true;
        }
        if (key == Qt::Key_Escape) {
            if (m_cancel->isHidden())
                Q_EMIT left();
            else
                Q_EMIT cancelRequested();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBox::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_shownFault)
        showFault(m_shownFault);
}

} // namespace widgets
