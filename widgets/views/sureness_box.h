#pragma once

#include <QSpinBox>

namespace widgets {

/// Asks how sure findings have to be, in words that say what for: "show all findings", "show from 80 % sure".
class SurenessBox : public QSpinBox
{
    Q_OBJECT
public:
    explicit SurenessBox(QWidget* parent = nullptr);

    /// What stands there for all findings, and before a percentage.
    void setWords(const QString& all, const QString& before);
    /// What a screen reader calls it.
    void setName(const QString& name);
    /// In [0, 1]; 0 takes all findings.
    [[nodiscard]] double share() const { return value() / 100.0; }
    /// Tells nobody.
    void setShare(double share);

Q_SIGNALS:
    /// The user chose another one.
    void shareChosen(double share);

protected:
    /// Only digits are typed here: letters and signs are left to the keys of the window.
    bool event(QEvent* event) override;
};

} // namespace widgets
