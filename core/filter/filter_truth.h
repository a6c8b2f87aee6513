#pragma once

#include "core/corpus/corpus.h"
#include "core/filter/filter_query.h"
#include "core/filter/known_rows.h"
#include "core/trace/trace.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace core {

/// What is known of a statement.
enum class Truth : std::uint8_t { No, Open, Yes };

/// The filter as a whole, when its terms are as `terms` says. `scratch` is used again from call to call.
[[nodiscard]] Truth truthOf(const FilterQuery& query, const std::vector<Truth>& terms, std::vector<Truth>& scratch);

/// A term about numbers or choices.
[[nodiscard]] Truth truthOf(const NumberTest& test, std::uint64_t record, const KnownRow& row);
[[nodiscard]] Truth truthOf(const ChoiceTest& test, const KnownRow& row);

/// A term about a text, of one text.
[[nodiscard]] TextMatcher::Match::State stateIn(const TextTest& test, std::string_view text);
/// A term about a text, of a trace; `record` tells an id that stands in the file from a number in its place.
[[nodiscard]] TextMatcher::Match::State stateIn(const TextTest& test, const Trace& trace, std::uint64_t record);

} // namespace core
