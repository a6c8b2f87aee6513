#pragma once

#include <QObject>
#include <QPointer>

class QWidget;

namespace app {

/// Frames the widget that has the focus while the window is used by keys; the mouse takes the frame away. One for the
/// whole program.
class FocusRing : public QObject
{
    Q_OBJECT
public:
    explicit FocusRing(QObject* parent = nullptr);
    ~FocusRing() override;

    /// The frame that is shown now, or null.
    [[nodiscard]] QWidget* frame() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow(QWidget* focused);
    void place();

    QPointer<QWidget> m_focused;
    QPointer<QWidget> m_frame; ///< a child of the window that has the focus
    bool m_byKeys = false;
};

} // namespace app
