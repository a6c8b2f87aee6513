#pragma once

#include "app/settings.h"

#include <QComboBox>
#include <QMenu>

#include <functional>

namespace app {

/// The presets of core, each with its explanation in the tooltip, and "custom".
[[nodiscard]] QComboBox* makePresetChoice();
/// The tokenizers that are installed; the last entry asks for a tokenizer.json.
[[nodiscard]] QComboBox* makeTokenizerChoice();
/// Chooses the entry of `key`; a file that is not among them is put in.
void showTokenizer(QComboBox* choice, const QString& key, const QString& name);
/// Data of the entry that asks for a file.
inline const QString tokenizerFromFile = QStringLiteral("\n");

[[nodiscard]] QMenu* makeThemeMenu(const Settings& settings, QWidget* parent, const std::function<void(Theme)>& chosen);
[[nodiscard]] QMenu* makeLanguageMenu(const QString& current, QWidget* parent,
                                      const std::function<void(const QString&)>& chosen);
/// Filled anew each time it opens.
[[nodiscard]] QMenu* makeRecentMenu(const Settings& settings, QAction* clear, QWidget* parent,
                                    const std::function<void(const QString&)>& chosen);

} // namespace app
