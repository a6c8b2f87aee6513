#pragma once

#include "core/annotate/annotator.h"
#include "core/trace/segmenter.h"

#include <cstdint>
#include <memory>

namespace core {

/// Whether confidences are shares of right decisions, or the bare scores that those are made from.
enum class Scores : std::uint8_t { Calibrated, Bare };

/// The rules with a segmenter of one's own, as cross-validation needs.
[[nodiscard]] std::shared_ptr<const Annotator> makeRulesAnnotator(Segmenter segmenter, Scores scores);

} // namespace core
