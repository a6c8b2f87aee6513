#pragma once

#include "core/result.h"
#include "core/span.h"
#include "core/trace/lexicon.h"
#include "core/trace/recurrent_model.h"
#include "core/trace/trace.h"
#include "core/trace/segment_model.h"
#include "core/trace/semi_markov_model.h"
#include "core/trace/trace_tree.h"
#include "core/trace/unit_features.h"
#include "core/trace/unit_rows.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Why a segment begins where it does.
struct BoundaryNote
{
    std::string why;       ///< one line a user understands
    double confidence = 0; ///< in [0, 1]: that a segment of this kind begins here
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
    /// Reads resources/lexicons and resources/models, but the models of short traces only when the first of these comes.
    /// **Errors** NotFound, BadFormat: which file and line.
    [[nodiscard]] static Result<Segmenter> load();

    static constexpr float networkShare = 0.5F; ///< in what all looks say together; found by cross-validation
    static constexpr std::size_t shortUnder = 2000; ///< code points of reasoning; shorter ones have models of their own

    /// What it looks with; the network knows the features of the first look.
    struct Models
    {
        SegmentModel first;
        std::optional<SemiMarkovModel> second; ///< none for short traces: it gains nothing there
        RecurrentModel network;
    };
    /// Those that resources/models holds. **Errors** NotFound, BadFormat: which file and line.
    [[nodiscard]] static Result<Models> loadModels();
    [[nodiscard]] static Result<Models> loadShortModels();
    /// The same lexicons with other models.
    [[nodiscard]] static Result<Segmenter> with(Models models, Models ofShort);

    [[nodiscard]] static bool isShort(std::string_view reasoning);
    /// **Input** `answers`: in the order of the text. **Returns** no segments for empty reasoning.
    /// **Errors** BadFormat: which line of the models of short traces, when these are needed and damaged.
    /// **Cost** linear in the text. **Threads** re-entrant.
    [[nodiscard]] Result<Segmentation> segment(const Trace& trace, const std::vector<StatedAnswer>& answers) const;
    [[nodiscard]] const Lexicon& lexicon() const { return m_lexicon; }

private:
    struct Looks
    {
        explicit Looks(Models all) : models(std::move(all)), rows(models.first, models.network) {}
        Models models;
        UnitRows rows;
    };
    /// Models that are read when they are first asked for. **Threads** re-entrant.
    class LateModels;
    [[nodiscard]] static Result<Lexicon> loadLexicon();
    Segmenter(Lexicon lexicon, Models models, std::shared_ptr<LateModels> ofShort);
    [[nodiscard]] Segmentation segmentBy(const Looks& looks, const Trace& trace, const std::vector<StatedAnswer>& answers) const;

    Lexicon m_lexicon;
    Looks m_looks;
    std::shared_ptr<LateModels> m_shortModels;
};

} // namespace core
