#pragma once

#include "core/clean/kept_decisions.h"
#include "core/result.h"

#include <filesystem>
#include <vector>

namespace core {

/// The file that keeps the decisions by hand on a corpus: dlcot-studio/decisions below $XDG_DATA_HOME or ~/.local/share, one
/// for each path (or list of paths that are opened as one corpus); never in the folder of the corpus. Empty where the user
/// has no folder.
[[nodiscard]] std::filesystem::path decisionFile(const std::vector<std::filesystem::path>& corpus);

/// What was decided on a corpus in earlier sessions; nothing when there is no such file.
/// **Errors** BadFormat (the file is damaged; it was set aside and is named), NoPermission.
[[nodiscard]] Result<KeptDecisions> loadDecisions(const std::vector<std::filesystem::path>& corpus);

/// Keeps the decisions on a corpus, written beside and renamed; without any the file goes.
/// **Errors** Write, NoPermission.
[[nodiscard]] Status saveDecisions(const std::vector<std::filesystem::path>& corpus, const KeptDecisions& decisions);

} // namespace core
