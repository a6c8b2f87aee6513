#pragma once

#include "core/tokens/splitter.h"

#include <memory>
#include <string_view>

namespace core {

/// The hand-written splitter for one of DeepSeek-V3's three regular expressions, or null when the pattern is another.
[[nodiscard]] std::unique_ptr<Splitter> deepseekPatternSplitter(std::string_view pattern);

} // namespace core
