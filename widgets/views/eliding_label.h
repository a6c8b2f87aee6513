#pragma once

#include <QFrame>

namespace widgets {

/// One line of plain text that is cut with "…" where there is no room; the whole of it is its tooltip then.
class ElidingLabel : public QFrame
{
    Q_OBJECT
public:
    explicit ElidingLabel(QWidget* parent = nullptr);
    void setText(const QString& text);
    /// What its tooltip says besides; empty: nothing.
    void setNote(const QString& note);
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refreshToolTip();

    QString m_text;
    QString m_note;
};

} // namespace widgets
