#pragma once

#include "core/filter/filter_query.h"

#include <QString>

namespace widgets {

/// What is wrong with a filter, in the window's language; core::faultText says it in English.
[[nodiscard]] QString faultMessage(const core::FilterFault& fault);

/// What a field of the filter language is about, for the list of completions.
[[nodiscard]] QString fieldDescription(core::FilterField field);

} // namespace widgets
