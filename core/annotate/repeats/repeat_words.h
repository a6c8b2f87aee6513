#pragma once

#include <string_view>

namespace core {

/// True when the first words of `text` say that what follows was done before: "once more", "let me redo it one last time",
/// "check again", "再算一遍". **Cost** bounded.
[[nodiscard]] bool announcesRepeat(std::string_view text);

} // namespace core
