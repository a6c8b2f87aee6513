#include "app/choices.h"

#include "app/open_flow.h"
#include "core/clean/policy.h"
#include "widgets/language.h"
#include "widgets/text_bridge.h"
#include "widgets/views/cleaning_panel.h"

#include <QActionGroup>
#include <QCoreApplication>

namespace app {

using widgets::toQString;

namespace {

QString translated(const char* text) { return QCoreApplication::translate("app::MainWindow", text); }

QAction* addChoice(QMenu* menu, QActionGroup* group, const QString& text, bool checked)
{
    QAction* action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(checked);
    group->addAction(action);
    return action;
}

} // namespace

QComboBox* makePresetChoice()
{
    auto* choice = new QComboBox;
    choice->setAccessibleName(translated(QT_TRANSLATE_NOOP("app::MainWindow", "Preset")));
    for (const core::Policy& preset : core::presets()) {
        choice->addItem(toQString(preset.name));
        choice->setItemData(choice->count() - 1, widgets::plainToolTip(widgets::presetExplanation(preset.name)),
                            Qt::ToolTipRole);
    }
    choice->addItem(translated(QT_TRANSLATE_NOOP("app::MainWindow", "custom")));
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(15);
    choice->setFocusPolicy(Qt::StrongFocus);
    return choice;
}

QMenu* makeThemeMenu(const Settings& settings, QWidget* parent, const std::function<void(Theme)>& chosen)
{
    auto* menu = new QMenu(translated(QT_TRANSLATE_NOOP("app::MainWindow", "&Theme")), parent);
    auto* group = new QActionGroup(menu);
    const QList<std::pair<Theme, QString>> themes{
        {Theme::System, translated(QT_TRANSLATE_NOOP("app::MainWindow", "As the &system"))},
        {Theme::Light, translated(QT_TRANSLATE_NOOP("app::MainWindow", "&Light"))},
        {Theme::Dark, translated(QT_TRANSLATE_NOOP("app::MainWindow", "&Dark"))}};
    for (const auto& [theme, text] : themes) {
        QAction* action = addChoice(menu, group, text, theme == settings.theme());
        QObject::connect(action, &QAction::triggered, menu, [chosen, one = theme] { chosen(one); });
        QObject::connect(menu, &QMenu::aboutToShow, action, [&settings, action, one = theme] {
            action->setChecked(settings.theme() == one);
        });
    }
    return menu;
}

QMenu* makeLanguageMenu(const QString& current, QWidget* parent, const std::function<void(const QString&)>& chosen)
{
    auto* menu = new QMenu(translated(QT_TRANSLATE_NOOP("app::MainWindow", "&Language")), parent);
    auto* group = new QActionGroup(menu);
    QList<widgets::Language> all = widgets::languages();
    all.prepend({QString(), translated(QT_TRANSLATE_NOOP("app::MainWindow", "As the &system"))});
    for (const widgets::Language& language : all)
        QObject::connect(addChoice(menu, group, language.name, language.code == current), &QAction::triggered, menu,
                         [chosen, code = language.code] { chosen(code); });
    return menu;
}

QMenu* makeRecentMenu(const Settings& settings, QAction* clear, QWidget* parent,
                      const std::function<void(const QString&)>& chosen)
{
    auto* menu = new QMenu(translated(QT_TRANSLATE_NOOP("app::MainWindow", "Open &recent")), parent);
    QObject::connect(menu, &QMenu::aboutToShow, menu, [menu, &settings, clear, chosen] {
        menu->clear();
        for (const QString& file : settings.recentFiles()) {
            QString text = OpenFlow::recentText(file);
            QAction* action = menu->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&")));
            QObject::connect(action, &QAction::triggered, menu, [chosen, file] { chosen(file); });
        }
        if (menu->isEmpty())
            menu->addAction(translated(QT_TRANSLATE_NOOP("app::MainWindow", "No recent files")))->setEnabled(false);
        else
            menu->addSeparator();
        menu->addAction(clear);
    });
    return menu;
}

} // namespace app
