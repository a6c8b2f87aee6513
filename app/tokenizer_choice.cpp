#include "app/tokenizer_choice.h"

#include "app/studio_style.h"
#include "core/tokens/tokenizer.h"
#include "widgets/text_bridge.h"

#include <QActionGroup>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace app {

using widgets::toQString;

namespace {

/// Data of the entry that asks for a file.
const QString fromFile = QStringLiteral("\n");

} // namespace

widgets::TokenizerLabel TokenizerPick::label() const
{
    const auto installed = core::installedTokenizers();
    const bool own = std::none_of(installed.begin(), installed.end(), [this](const auto& one) { return toQString(one.key) == key; });
    return {name, own && !key.isEmpty() ? QDir::toNativeSeparators(QFileInfo(key).absoluteFilePath()) : QString()};
}

TokenizerChoice::TokenizerChoice(QWidget* parent) : QWidget(parent), m_main(new QComboBox), m_compare(new QToolButton)
{
    m_main->setAccessibleName(tr("Tokenizer"));
    for (const core::TokenizerName& name : core::installedTokenizers())
        m_main->addItem(toQString(name.title), toQString(name.key));
    m_main->addItem(tr("From a file\u2026"), fromFile);
    m_main->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_main->setMinimumContentsLength(9);
    m_compare->setAutoRaise(true);
    m_compare->setPopupMode(QToolButton::InstantPopup);
    m_compare->setMenu(new QMenu(m_compare));
    m_compare->setProperty(menuArrow, false);
    m_compare->setAccessibleName(tr("Compare with another tokenizer"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_main);
    row->addWidget(m_compare);
    setFocusProxy(m_main);
    connect(m_compare->menu(), &QMenu::aboutToShow, this, &TokenizerChoice::fillMenu);
    connect(m_main, &QComboBox::activated, this, [this](int index) {
        const QString key = m_main->itemData(index).toString();
        m_main->setCurrentIndex(place(m_picked)); // until it is loaded, the one that counts is the one before
        if (key == fromFile)
            askForFile(Role::Main);
        else
            announce(Role::Main, key);
    });
    setPicks({}, {});
}

/// Where a pick stands in the list; a file that is not there yet is put in.
int TokenizerChoice::place(const TokenizerPick& pick)
{
    int at = m_main->findData(pick.key);
    if (at >= 0 || pick.key.isEmpty())
        return at;
    at = m_main->count() - 1;
    m_main->insertItem(at, pick.name.isEmpty() ? QFileInfo(pick.key).fileName() : pick.name, pick.key);
    m_main->setItemData(at, widgets::plainToolTip(pick.key), Qt::ToolTipRole);
    return at;
}

void TokenizerChoice::setPicks(const TokenizerPick& main, const TokenizerPick& compared)
{
    m_picked = main;
    m_comparedPick = compared;
    place(compared);
    m_main->setCurrentIndex(place(main));
    m_main->setToolTip(widgets::plainToolTip(main.label().inFull()));
    const bool none = compared.key.isEmpty();
    m_compare->setText(none ? tr("and another\u2026") : tr("and %1").arg(fontMetrics().elidedText(compared.name, Qt::ElideMiddle, 120)));
    m_compare->setToolTip(widgets::plainToolTip(none ? tr("Count with a second tokenizer as well: a student's beside the teacher's")
                                                     : tr("Compared with %1").arg(compared.label().inFull())));
}

void TokenizerChoice::fillMenu()
{
    QMenu* menu = m_compare->menu();
    menu->clear();
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& text, const QString& key) {
        QString shown = text;
        QAction* action = menu->addAction(shown.replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(key == m_comparedPick.key);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, key] { announce(Role::Compared, key); });
    };
    add(tr("Compare with none"), {});
    for (int i = 0; i < m_main->count(); ++i)
        if (const QString key = m_main->itemData(i).toString(); key != fromFile && key != m_picked.key)
            add(m_main->itemText(i), key);
    menu->addSeparator();
    connect(menu->addAction(tr("From a file\u2026")), &QAction::triggered, this, [this] { askForFile(Role::Compared); });
}

void TokenizerChoice::askForFile(Role role)
{
    auto* dialog = new QFileDialog(this, tr("Open a tokenizer"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("tokenizer.json (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this, role](const QString& file) { announce(role, file); });
    dialog->open();
}

void TokenizerChoice::announce(Role role, const QString& nameOrFile)
{
    if (role == Role::Main)
        Q_EMIT chosen(nameOrFile);
    else
        Q_EMIT comparedChosen(nameOrFile);
}

} // namespace app
