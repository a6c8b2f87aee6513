#include "widgets/views/legend.h"

#include "widgets/node_words.h"
#include "widgets/views/mark_painting.h"

#include <QEvent>
#include <QPainter>

namespace widgets {

namespace {
constexpr int margin = 8;
constexpr int swatch = 28;
} // namespace

Legend::Legend(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Legend"));
}

void Legend::setShown(const std::set<core::Kind>& kinds, const std::set<Mark>& marks)
{
    m_kinds.assign(kinds.begin(), kinds.end());
    m_marks.assign(marks.begin(), marks.end());
    setAccessibleDescription(entries().join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QStringList Legend::entries() const
{
    QStringList out;
    for (const core::Kind kind : m_kinds)
        out.append(NodeWords::kindName(kind));
    for (const Mark mark : m_marks)
        out.append(mark == Mark::Redundant    ? tr("Redundant, repeats the part with this number")
                   : mark == Mark::Incomplete ? tr("Incomplete approach, reaches no answer")
                                              : NodeWords::markName(mark));
    return out;
}

int Legend::lineHeight() const { return fontMetrics().height() + 8; }

std::vector<QRect> Legend::places(int width) const
{
    std::vector<QRect> out;
    int x = margin;
    int y = margin / 2;
    for (const QString& entry : entries()) {
        const int needed = swatch + 6 + fontMetrics().horizontalAdvance(entry) + 16;
        if (x > margin && x + needed > width) {
            x = margin;
            y += lineHeight();
        }
        out.emplace_back(x, y, needed, lineHeight());
        x += needed;
    }
    return out;
}

int Legend::heightForWidth(int width) const
{
    const std::vector<QRect> all = places(width);
    return all.empty() ? 0 : all.back().bottom() + 1 + margin / 2;
}

QSize Legend::sizeHint() const { return {400, heightForWidth(std::max(width(), 400))}; }

void Legend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours colours = Colours::of(this);
    const QStringList texts = entries();
    const std::vector<QRect> all = places(width());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QRect box(all[i].left(), all[i].top() + 4, swatch, all[i].height() - 8);
        if (i < m_kinds.size()) {
            painter.fillRect(box.adjusted(8, 1, -8, -1), colours.kind(m_kinds[i]));
        } else {
            const Mark mark = m_marks[i - m_kinds.size()];
            painter.fillRect(box, colours.tint(mark));
            paintBar(painter, mark, QRect(box.left(), box.top(), 4, box.height()), colours);
            painter.setPen(colours.mark(mark));
            const QRect sign = box.adjusted(5, 0, 0, 0);
            painter.drawText(sign, Qt::AlignCenter, NodeWords::markSign(mark));
            if (mark == Mark::Error)
                paintDecoration(painter, mark, QRectF(sign.left(), sign.top(), sign.width(), sign.height()),
                                sign.bottom() - 5, colours);
        }
        painter.setPen(colours.text);
        painter.drawText(all[i].adjusted(swatch + 6, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine, texts[static_cast<qsizetype>(i)]);
    }
}

void Legend::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
}

} // namespace widgets
