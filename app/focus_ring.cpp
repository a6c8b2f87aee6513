#include "app/focus_ring.h"

#include "widgets/palette.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QWidget>

namespace app {

namespace {

constexpr int thickness = 2;

/// Covers its own line only: what it stands around is painted and scrolled as if it were not there.
class Frame : public QWidget
{
public:
    explicit Frame(QWidget* window) : QWidget(window)
    {
        setObjectName(QStringLiteral("focusFrame"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter(this).fillRect(rect(), widgets::Colours::of(window()).mark(widgets::Mark::Selection));
    }
    void resizeEvent(QResizeEvent*) override
    {
        setMask(QRegion(rect()) - rect().adjusted(thickness, thickness, -thickness, -thickness));
    }
};

bool isFramed(const QWidget& widget)
{
    const Qt::WindowType type = widget.window()->windowType();
    return type == Qt::Window || type == Qt::Dialog;
}

} // namespace

FocusRing::FocusRing(QObject* parent) : QObject(parent)
{
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
}

FocusRing::~FocusRing() { delete m_frame; }

QWidget* FocusRing::frame() const { return m_frame && m_frame->isVisible() ? m_frame : nullptr; }

void FocusRing::follow(QWidget* focused)
{
    m_focused = focused && isFramed(*focused) ? focused : nullptr;
    if (m_frame && (!m_focused || m_frame->parentWidget() != m_focused->window()))
        delete m_frame;
    place();
}

/// Around what can be seen of the widget: part of it may be scrolled out of sight.
void FocusRing::place()
{
    if (!m_focused || !m_byKeys || !m_focused->isVisible()) {
        if (m_frame)
            m_frame->hide();
        return;
    }
    QWidget* window = m_focused->window();
    QRect seen = m_focused->rect();
    for (QWidget* inner = m_focused; inner != window; inner = inner->parentWidget())
        seen = seen.translated(inner->pos()) & inner->parentWidget()->rect();
    if (!m_frame)
        m_frame = new Frame(window);
    m_frame->setGeometry(seen);
    m_frame->setVisible(!seen.isEmpty());
    m_frame->raise();
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    const bool before = m_byKeys;
    switch (event->type()) {
    case QEvent::KeyPress: m_byKeys = true; break;
    case QEvent::MouseButtonPress: m_byKeys = false; break;
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
        if (const auto* moved = qobject_cast<QWidget*>(watched); moved && m_focused && (moved == m_focused || moved->isAncestorOf(m_focused)))
            place();
        break;
    default: break;
    }
    if (m_byKeys != before)
        place();
    return QObject::eventFilter(watched, event);
}

} // namespace app
