#pragma once

#include "app/settings.h"

#include <QComboBox>
#include <QMenu>

#include <functional>

namespace app {

/// The presets of core, each with its explanation in the tooltip, and "custom".
[[nodiscard]] QComboBox* makePresetChoice();

[[nodiscard]] QMenu* makeThemeMenu(const Settings& settings, QWidget* parent, const std::function<void(Theme)>& chosen);
[[nodiscard]] QMenu* makeLanguageMenu(const QString& current, QWidget* parent,
                                      const std::function<void(const QString&)>& chosen);
/// Filled anew each time it opens.
[[nodiscard]] QMenu* makeRecentMenu(const Settings& settings, QAction* clear, QWidget* parent,
                                    const std::function<void(const QString&)>& chosen);

} // namespace app
