#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace app {

/// One line above the pages that says what has happened to the open files, with what can be done about it.
class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget* parent = nullptr);
    /// Stays until it is clicked away or told otherwise; an empty text takes it away.
    void tell(const QString& message);

Q_SIGNALS:
    void actionRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refreshLook();
    QLabel* m_message;
    QToolButton* m_dismiss;
};

} // namespace app
