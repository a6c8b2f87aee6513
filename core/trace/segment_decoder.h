#pragma once

#include "core/trace/segment_model.h"

#include <span>
#include <vector>

namespace core {

/// How the decoder weighs its two aims; found by cross-validation.
struct DecodeWeights
{
    double threshold = 0.4;   ///< a boundary must be likelier than this (within reach) to be set
    double another = 0.08;   ///< and by so much more to part two approaches: what the first one leads to is cut off
    double sameKind = 0.9; ///< share of a boundary's worth that asks for the kind as well
    double exact = 0.2;      ///< share of a boundary's own likelihood, so that of its neighbours the best one is taken
    double twice = 1.25;     ///< how much of a likelihood that two close boundaries share the later one loses
    double text = 0.06;     ///< worth of 100 bytes under their right kind, against one boundary
    double approach = 1.1;  ///< times that where the kind is an approach, which alone has a label
};

/// The segmentation of the greatest expected worth: boundaries near likely ones (one place within `reach` is as good as
/// another, as for a reader), text under its likely kind. Uses what all segmentations say together, not only the best one.
/// **Returns** openings in order, the first at unit 0; empty for no units. **Cost** linear in the units.
[[nodiscard]] std::vector<Opening> decodeExpected(std::span<const UnitView> views, const Posterior& posterior,
                                                  const DecodeWeights& weights);

} // namespace core
