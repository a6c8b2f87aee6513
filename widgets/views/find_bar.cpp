#include "widgets/views/find_bar.h"

#include "widgets/text_bridge.h"
#include "widgets/text_search.h"
#include "widgets/views/marked_text_view.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>

namespace widgets {

namespace {
constexpr std::size_t quick = 1024 * 1024; ///< a text that is searched before the eye notices
}

FindBar::FindBar(MarkedTextView* text, QWidget* parent) : QWidget(parent), m_text(text)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    m_field = new QLineEdit(this);
    m_field->setPlaceholderText(tr("Find in the trace"));
    m_field->setAccessibleName(tr("Find in the trace"));
    m_field->setClearButtonEnabled(true);
    m_count = new QLabel(this);
    m_count->setTextFormat(Qt::PlainText);
    row->addWidget(m_field, 1);
    row->addWidget(m_count);
    const auto add = [&](Qt::ArrowType arrow, const QString& name, void (FindBar::*slot)()) {
        auto* button = new QToolButton(this);
        button->setArrowType(arrow);
        button->setAutoRaise(true);
        button->setToolTip(plainToolTip(name));
        button->setAccessibleName(name);
        connect(button, &QToolButton::clicked, this, slot);
        row->addWidget(button);
    };
    add(Qt::UpArrow, tr("Previous hit (Shift+N)"), &FindBar::previous);
    add(Qt::DownArrow, tr("Next hit (N)"), &FindBar::next);
    connect(m_field, &QLineEdit::textChanged, this, [this] { search(Then::Show); });
    hide();
}

void FindBar::open()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    search(Then::Stay);
    Q_EMIT outsideChanged();
}

void FindBar::close()
{
    m_task.cancel();
    hide();
    m_hits = m_outside;
    m_current.reset();
    m_text->setHits(m_hits, std::nullopt);
    Q_EMIT outsideChanged();
    Q_EMIT closed();
}

void FindBar::setOutside(std::vector<core::Span> hits, Outside outside)
{
    m_fromOutside = outside == Outside::On;
    m_outside = std::move(hits);
    if (!isHidden())
        return;
    m_hits = m_outside;
    m_current.reset();
    m_text->setHits(m_hits, std::nullopt);
    Q_EMIT outsideChanged();
}

bool FindBar::goToFirst()
{
    if (m_hits.empty())
        return false;
    go(0);
    return true;
}

bool FindBar::goToLast()
{
    if (m_hits.empty())
        return false;
    go(m_hits.size() - 1);
    return true;
}

void FindBar::setText(std::shared_ptr<const void> owner)
{
    m_task.cancel();
    m_owner = std::move(owner);
    m_outside.clear();
    m_hits.clear();
    m_current.reset();
    Q_EMIT outsideChanged();
    if (!isHidden())
        search(Then::Stay);
}

void FindBar::search(Then then)
{
    const QString needle = m_field->text();
    const std::string_view text = m_text->text();
    if (text.size() <= quick) {
        m_task.cancel();
        take(findAll(text, needle, core::Monitor::none()), then);
        return;
    }
    m_count->setText(tr("searching\u2026"));
    m_task.start([this, needle, text, then, owner = m_owner](core::Monitor& monitor) -> BackgroundTask::Done {
        return [this, then, hits = findAll(text, needle, monitor)]() mutable { take(std::move(hits), then); };
    });
}

void FindBar::take(std::vector<core::Span> hits, Then then)
{
    m_hits = std::move(hits);
    m_current.reset();
    if (then == Then::Show && !m_hits.empty()) {
        const std::size_t from = m_text->selection().begin;
        const auto after = std::lower_bound(m_hits.begin(), m_hits.end(), from,
                                            [](core::Span hit, std::size_t at) { return hit.begin < at; });
        go(after == m_hits.end() ? 0 : static_cast<std::size_t>(after - m_hits.begin()));
        return;
    }
    m_text->setHits(m_hits, m_current);
    refreshCount();
}

void FindBar::go(std::size_t hit)
{
    m_current = hit;
    m_text->setHits(m_hits, m_current);
    refreshCount();
    Q_EMIT outsideChanged();
    Q_EMIT hitChosen(m_hits[hit]);
}

void FindBar::next()
{
    const bool outside = isHidden() && m_fromOutside;
    if (outside && (m_hits.empty() || m_current == m_hits.size() - 1)) {
        Q_EMIT ranOut(1);
        return;
    }
    if (m_hits.empty())
        return;
    if (m_current) {
        go((*m_current + 1) % m_hits.size());
        return;
    }
    const std::size_t from = m_text->caret();
    const auto after = std::lower_bound(m_hits.begin(), m_hits.end(), from,
                                        [](core::Span hit, std::size_t at) { return hit.begin < at; });
    go(after == m_hits.end() ? 0 : static_cast<std::size_t>(after - m_hits.begin()));
}

void FindBar::previous()
{
    if (isHidden() && m_fromOutside && m_current.value_or(0) == 0) {
        Q_EMIT ranOut(-1);
        return;
    }
    if (!m_hits.empty())
        go((m_current.value_or(0) + m_hits.size() - 1) % m_hits.size());
}

QString FindBar::outsideText() const
{
    if (!isHidden() || !m_fromOutside || m_hits.empty())
        return {};
    return m_current ? tr("hit %1 of %2").arg(formatCount(*m_current + 1), formatCount(m_hits.size()))
                     : tr("%Ln hits", "", static_cast<int>(m_hits.size()));
}

void FindBar::refreshCount()
{
    if (m_field->text().isEmpty())
        m_count->clear();
    else if (m_hits.empty())
        m_count->setText(tr("not found"));
    else if (m_current)
        m_count->setText(tr("%1 of %2").arg(formatCount(*m_current + 1), formatCount(m_hits.size())));
    else
        m_count->setText(tr("%Ln hits", "", static_cast<int>(m_hits.size())));
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape: close(); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers().testFlag(Qt::ShiftModifier))
            previous();
        else
            next();
        break;
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace widgets
