#pragma once

#include "core/result.h"
#include "core/span.h"
#include "core/trace/lexicon.h"
#include "core/trace/trace.h"
#include "core/trace/trace_tree.h"

#include <string>
#include <vector>

namespace core {

/// Why a segment begins where it does.
struct BoundaryNote
{
    std::string why;       ///< one line a user understands
    double confidence = 0; ///< in [0, 1]: that a segment of this kind begins here
};

/// One place where the reasoning states an answer.
struct StatedAnswer
{
    Span span;           ///< the value
    double strength = 0; ///< in [0, 1]: 1 for a boxed answer, 0.4 and less for the result of a step
};

/// A trace cut into segments that partition its reasoning; `notes` has one entry a segment.
struct Segmentation
{
    std::vector<Segment> segments;
    std::vector<BoundaryNote> notes;
};

/// Takes reasoning apart by discourse markers, layout and the answers that it states (METHOD.md, stage 1).
class Segmenter
{
public:
    /// Reads resources/lexicons. **Errors** NotFound, BadFormat: which file and line.
    [[nodiscard]] static Result<Segmenter> load();

    /// **Input** `answers`: in the order of the text. **Returns** no segments for empty reasoning.
    /// **Cost** linear in the text. **Threads** re-entrant.
    [[nodiscard]] Segmentation segment(const Trace& trace, const std::vector<StatedAnswer>& answers) const;

private:
    explicit Segmenter(Lexicon lexicon) : m_lexicon(std::move(lexicon)) {}
    Lexicon m_lexicon;
};

} // namespace core
