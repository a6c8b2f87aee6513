#pragma once

#include "widgets/tokenizer_label.h"

#include <QString>
#include <QWidget>

class QComboBox;
class QToolButton;

namespace app {

/// A tokenizer as the window names it: key or file, and the name it gives itself; both empty: none.
struct TokenizerPick
{
    QString key;
    QString name;
    [[nodiscard]] widgets::TokenizerLabel label() const;
};

/// Which tokenizer counts, and which second one stands beside it. Files of the user's own are in both lists once used.
class TokenizerChoice : public QWidget
{
    Q_OBJECT
public:
    explicit TokenizerChoice(QWidget* parent = nullptr);

    void setPicks(const TokenizerPick& main, const TokenizerPick& compared);

Q_SIGNALS:
    void chosen(const QString& nameOrFile);
    /// Empty: compare with none.
    void comparedChosen(const QString& nameOrFile);

private:
    enum class Role { Main, Compared };
    void fillMenu();
    void askForFile(Role role);
    void announce(Role role, const QString& nameOrFile);
    int place(const TokenizerPick& pick);

    TokenizerPick m_picked, m_comparedPick;
    QComboBox* m_main;
    QToolButton* m_compare;
};

} // namespace app
