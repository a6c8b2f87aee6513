#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace core {

/// What a confidence is given for; that of a label comes from a model of its own (label_certainty.h).
enum class Finding : std::uint8_t { Boundary, Cluster, Error };
inline constexpr std::array allFindings{Finding::Boundary, Finding::Cluster, Finding::Error};
[[nodiscard]] std::string_view findingName(Finding finding); ///< "boundary", "cluster", "error"

/// Turns the scores of the rules into shares: of all decisions that get 0.8, about 80 of 100 are right.
/// **Source** resources/models/calibration.txt, fitted by tests/bench/bench_crossvalidate.cpp on traces that the models
/// had not seen. Without the file scores stay as they are.
class Calibration
{
public:
    [[nodiscard]] static const Calibration& instance(); ///< read once. **Threads** re-entrant
    /// In [0, 1]; never falls as `score` rises.
    [[nodiscard]] double share(Finding finding, double score) const;

    struct Knot
    {
        double score = 0;
        double share = 0;
    };

private:
    Calibration();
    std::array<std::vector<Knot>, allFindings.size()> m_knots; ///< by finding, by rising score
};

} // namespace core
