#pragma once

#include "core/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What stands between two spaces, without the signs around it.
struct SentenceWord
{
    std::string text;
    Span span;         ///< with the signs around it
    bool ends = false; ///< a comma, semicolon or full stop stands behind it
};

/// The words of a text, each as it stands there.
[[nodiscard]] std::vector<SentenceWord> sentenceWords(std::string_view text);

} // namespace core
