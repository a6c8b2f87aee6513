#pragma once

#include "app/focus_ring.h"
#include "app/session.h"
#include "app/settings.h"
#include "app/theme.h"

#include <memory>

namespace app {

class MainWindow;

/// Settings, session, theme, language and the window. Another language is another window on the same session.
class Studio : public QObject
{
    Q_OBJECT
public:
    /// The studio with the user's settings, or with those in `settingsFile`.
    explicit Studio(const QString& settingsFile = {});
    ~Studio() override;

    void setTheme(Theme theme);
    void setLanguage(const QString& code);
    [[nodiscard]] MainWindow* window() const { return m_window.get(); }
    [[nodiscard]] Session* session() { return &m_session; }

private:
    void makeWindow();

    Settings m_settings;
    ThemeSwitch m_theme;
    FocusRing m_focusRing;
    Session m_session;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace app
