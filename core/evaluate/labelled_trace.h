#pragma once

#include "core/annotate/annotator.h"
#include "core/trace/trace_tree.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// One segment as an analysis or gold file says it. Offsets count Unicode code points and are as the file has them: they
/// may be out of order or beyond the text.
struct LabelledSegment
{
    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::optional<Kind> kind;   ///< nothing: a kind that is none of the five
    std::optional<Label> label; ///< approaches
    std::optional<std::int64_t> cluster;

    [[nodiscard]] bool isWork() const { return kind == Kind::Approach || kind == Kind::Verification; }
};

/// One error span of such a file.
struct LabelledError
{
    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::string message;

    [[nodiscard]] bool overlaps(const LabelledError& other) const { return begin < other.end && other.begin < end; }
};

/// What a file says of one trace.
struct LabelledTrace
{
    std::string id;
    std::vector<LabelledSegment> segments;
    std::vector<LabelledError> errors;
    bool hasText = false;        ///< the file holds the reasoning too, as gold files do
    std::int64_t textLength = 0; ///< of that reasoning, in code points
    std::size_t textHash = 0;    ///< textHashOf() that reasoning
};

/// For telling whether two texts are the same; good within one run of the program.
[[nodiscard]] std::size_t textHashOf(std::string_view text);

/// Which segments are not the first of their cluster, one entry a segment. **Source** score.py, redundant().
[[nodiscard]] std::vector<bool> redundantSegments(const std::vector<LabelledSegment>& segments);

/// An analysis of `text` in the shape of a file. **Cost** one pass over the text.
[[nodiscard]] LabelledTrace labelledTrace(std::string_view id, std::string_view text, const Analysis& analysis);

} // namespace core
