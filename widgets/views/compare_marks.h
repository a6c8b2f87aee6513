#pragma once

#include "core/clean/trace_result.h"
#include "widgets/views/compare_map.h"
#include "widgets/views/marked_text_view.h"

#include <QString>

#include <cstddef>
#include <set>
#include <vector>

namespace widgets {

/// What one edit does, for a heading or a tooltip; plain text of one line.
struct EditWords
{
    QString reason; ///< "repeats approach 1: same calculation"
    QString tokens; ///< "412 tokens"; empty when nothing is removed
};
[[nodiscard]] EditWords wordsOf(const core::TraceResult& result, std::size_t edit);

/// Bytes at which the two texts must begin a new line, so that corresponding segments are wrapped alike.
struct CompareCuts
{
    std::vector<std::size_t> original;
    std::vector<std::size_t> cleaned;
};
[[nodiscard]] CompareCuts cutsOf(const core::TraceResult& result, const CompareMap& map);

/// The edits worth stopping at, in order: all but the repairs that touch another edit.
[[nodiscard]] std::vector<std::size_t> changesOf(const core::EditPlan& plan);

/// The removed pieces of the original: struck through, with sign and reason.
[[nodiscard]] std::vector<TextMark> removedMarks(const core::TraceResult& result);
/// A line above each removed piece that begins a line: what goes, why, and how many tokens. NodeId is the edit's index.
/// `cuts` are those of the original, `folded` holds the edits whose text is folded away.
[[nodiscard]] std::vector<TextHeading> removedHeadings(const core::TraceResult& result, const std::vector<std::size_t>& cuts,
                                                       const std::set<std::size_t>& folded);
/// The inserted pieces of the cleaned text.
[[nodiscard]] std::vector<TextMark> insertedMarks(const core::TraceResult& result);
/// The places of the cleaned text at which something is gone; their spans are empty.
[[nodiscard]] std::vector<TextMark> joinMarks(const core::TraceResult& result);

} // namespace widgets
