#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Contents of every outermost \boxed{...} (and \fbox{...}) of `text`, in order; an unclosed one runs to the end.
[[nodiscard]] std::vector<std::string_view> boxedContents(std::string_view text);

/// The last box of a text, with those that stand with it ("2, 3" of "\boxed{2} and \boxed{3}") and a sign in front that makes
/// another answer of it ("x < 4" of "so x < \boxed{4}"); nothing without a box.
[[nodiscard]] std::optional<std::string> unboxed(std::string_view text);

/// What the last "<answer>...</answer>" holds, or all.
[[nodiscard]] std::string_view insideTag(std::string_view text);

/// Text without "~~5~~", which is struck out. **Cost** linear in the text.
[[nodiscard]] std::string withoutStruck(std::string_view text);

} // namespace core
