#include "app/studio.h"

#include "app/main_window.h"
#include "widgets/action_icon.h"
#include "widgets/language.h"

#include <QApplication>

namespace app {

namespace {

Settings settingsIn(const QString& file) { return file.isEmpty() ? Settings() : Settings(file); }

} // namespace

Studio::Studio(const QString& settingsFile) : m_settings(settingsIn(settingsFile))
{
    QApplication::setWindowIcon(widgets::applicationIcon());
    m_theme.apply(m_settings.theme());
    widgets::useLanguage(m_settings.language());
    m_session.setTokenizer(m_settings.tokenizer());
    m_session.setComparedTokenizer(m_settings.comparedTokenizer());
    if (const auto preset = core::presetByName(m_settings.preset().toStdString()))
        m_session.setPolicy(*preset);
    core::Policy policy = m_session.pipeline().policy;
    policy.minConfidence = m_settings.actedFrom();
    policy.unlikelyRepeats = m_settings.unlikelyRepeats();
    m_session.setPolicy(policy);
    m_session.setShownFrom(m_settings.shownFrom());
    makeWindow();
}

Studio::~Studio() = default;

void Studio::makeWindow()
{
    m_window = std::make_unique<MainWindow>(&m_session, &m_settings);
    connect(m_window.get(), &MainWindow::themeChosen, this, &Studio::setTheme);
    // Queued: the window goes, and with it the menu that asked.
    connect(m_window.get(), &MainWindow::languageChosen, this, &Studio::setLanguage, Qt::QueuedConnection);
}

void Studio::setTheme(Theme theme)
{
    m_settings.setTheme(theme);
    m_theme.apply(theme);
}

void Studio::setLanguage(const QString& code)
{
    m_settings.setLanguage(code);
    const bool shown = m_window->isVisible();
    m_window->saveState();
    m_window.reset();
    widgets::useLanguage(code);
    makeWindow();
    m_window->setVisible(shown);
}

} // namespace app
