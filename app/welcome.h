#pragma once

#include <QWidget>

namespace app {

/// What the window says while nothing is open.
class Welcome : public QWidget
{
    Q_OBJECT
public:
    explicit Welcome(QWidget* parent = nullptr);

Q_SIGNALS:
    void openRequested();
    void sampleRequested();
};

} // namespace app
