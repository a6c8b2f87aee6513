#pragma once

#include "core/filter/filter_field.h"
#include "core/span.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// One way to go on with a filter that is being written.
struct FilterCandidate
{
    std::string insert;                     ///< takes the place of FilterCompletion::replace
    FilterField field = FilterField::Any;   ///< what it is about
};

struct FilterCompletion
{
    Span replace; ///< the piece of the text that is being written
    std::vector<FilterCandidate> candidates;
};

/// What may stand where the caret is: names of fields with their sign, values of a field, names of files.
/// **Input** `caret` is a byte of `text` or its end. `files` are file names. **Returns** no candidate inside quotes and
/// patterns, and none that is already there in full. **Cost** linear in the text.
[[nodiscard]] FilterCompletion completeFilter(std::string_view text, std::size_t caret, std::span<const std::string> files);

} // namespace core
