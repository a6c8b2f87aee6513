#pragma once

#include "core/filter/filter_query.h"

#include <QString>

#include <string_view>

namespace widgets {

/// What is wrong with a filter, in the window's language; core::faultText says it in English.
[[nodiscard]] QString faultMessage(const core::FilterFault& fault);

/// What a field of the filter language is about, for the list of completions.
[[nodiscard]] QString fieldDescription(core::FilterField field);

/// The heading of a facet.
[[nodiscard]] QString facetName(core::FilterField field);
/// A value of a facet as it is listed, of its term: "correct", "1,000 – 1,999", "train-1.jsonl".
[[nodiscard]] QString facetValueName(std::string_view term);

} // namespace widgets
