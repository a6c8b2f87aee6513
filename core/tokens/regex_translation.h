#pragma once

#include "core/result.h"

#include <string>
#include <string_view>

namespace core {

/// The PCRE2 expression that matches what Oniguruma with Ruby's syntax (the official tokenizer) does for `expression`.
///
/// Only constructs that mean the same in both are let through; classes are written out as ranges of the official Unicode
/// tables, so that the age of PCRE2's own does not matter.
/// **Errors** Unsupported: another construct, or a repeated group that repeats inside (it may take exponential time);
/// names it. BadFormat: not a regular expression.
[[nodiscard]] Result<std::string> translateRegex(std::string_view expression);

} // namespace core
