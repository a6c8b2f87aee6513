#pragma once

#include "core/result.h"
#include "core/trace/number_lanes.h"
#include "core/trace/trace_tree.h"
#include "core/trace/unit_features.h"
#include "core/trace/word_features.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace core {

/// The state of a segmentation after a unit: what kind of segment runs, how long it is by now, and whether it has
/// stated an answer.
struct RunState
{
    static constexpr std::size_t kinds = allKinds.size();
    static constexpr std::size_t ages = 10;      ///< the last one: that long or longer
    static constexpr std::size_t ageStep = 80;   ///< bytes
    static constexpr std::size_t count = kinds * ages * 2;

    std::size_t kind = 0;
    std::size_t age = 0;
    std::size_t answered = 0;
    [[nodiscard]] constexpr std::size_t index() const { return (kind * 2 + answered) * ages + age; }
};

/// Scores of one trace's units, and what the units do to the state.
struct Lattice
{
    /// What a unit does to the state.
    struct Step
    {
        std::uint8_t ageing = 1; ///< steps of age that it adds
        bool states = false;     ///< it states an answer
    };
    explicit Lattice(std::size_t units) : starts(units), stays(units), steps(units) {}

    std::vector<std::array<float, RunState::kinds>> starts; ///< by unit and kind: a segment of that kind begins with the unit
    std::vector<std::array<float, RunState::kinds>> stays;  ///< by unit and kind: a segment of that kind goes on through it
    std::vector<Step> steps;                                ///< by unit

    [[nodiscard]] RunState begun(std::size_t unit, std::size_t kind) const
    {
        return {kind, std::min<std::size_t>(steps[unit].ageing, RunState::ages) - 1, steps[unit].states};
    }
    [[nodiscard]] RunState grown(std::size_t unit, RunState s) const
    {
        return {s.kind, std::min<std::size_t>(s.age + steps[unit].ageing, RunState::ages - 1),
                s.answered | std::size_t{steps[unit].states}};
    }
};

/// Whether a segment of kind `to` may follow one of kind `from`: only work can be checked or concluded, the
/// set-up goes from the task to its analysis to the work, two conclusions are one, and a trace that has text has work.
[[nodiscard]] constexpr bool mayFollow(std::size_t from, std::size_t to)
{
    constexpr auto conclusion = static_cast<std::size_t>(Kind::Conclusion);
    const bool setUp = from <= static_cast<std::size_t>(Kind::ProblemUnderstand);
    return setUp ? to > from && to <= static_cast<std::size_t>(Kind::Approach) : from != conclusion || to != conclusion;
}
[[nodiscard]] constexpr bool mayBegin(std::size_t kind) { return kind <= static_cast<std::size_t>(Kind::Approach); }
[[nodiscard]] constexpr bool mayEnd(std::size_t kind) { return kind >= static_cast<std::size_t>(Kind::Approach); }

/// Where a segment begins, and of what kind it is.
struct Opening
{
    std::size_t unit = 0;
    Kind kind = Kind::Approach;
};

/// Something for each way to leave a segment, or to begin the text. The score of leaving a state for a new segment is
/// the sum of `after` and `age`.
template <class Number> struct Transitions
{
    using ByKind = std::array<Number, RunState::kinds>;
    ByKind begin{};                                                      ///< the text begins with the kind
    std::array<std::array<ByKind, 2>, RunState::kinds> after{};          ///< from kind, answered; to kind
    std::array<std::array<Number, RunState::ages>, RunState::kinds> age{}; ///< from kind, age
};

/// A linear-chain conditional random field over units: weights by feature, and by state and transition.
/// **Source** weights are made by tests/bench/bench_train_segmenter.cpp.
class SegmentModel
{
public:
    explicit SegmentModel(WordFeatures words = WordFeatures());
    /// **Errors** NotFound, BadFormat: which line.
    [[nodiscard]] static Result<SegmentModel> load(const std::filesystem::path& file);
    [[nodiscard]] std::string text() const; ///< what load reads

    /// **Input** units and their words.
    [[nodiscard]] Lattice score(std::span<const UnitView> views, const UnitWords& words) const;
    /// The same from features that are known: of unit `at`, `held(at)`.
    template <class Held> [[nodiscard]] Lattice scoreOf(std::span<const UnitView> views, Held&& held) const
    {
        return latticeOf(views, [&](std::size_t at) { return sumOf(held(at)); });
    }
    /// The same from sums of weights that are known: of unit `at`, `sum(at)`.
    template <class Sum> [[nodiscard]] static Lattice latticeOf(std::span<const UnitView> views, Sum&& sum);
    /// All features of unit `at`, words included.
    void features(std::span<const UnitView> views, const UnitWords& words, std::size_t at, std::vector<FeatureId>& out) const;
    [[nodiscard]] std::size_t size() const { return m_weights.size(); }
    [[nodiscard]] std::string featureNameOf(std::size_t feature) const;
    [[nodiscard]] std::vector<std::string> featureNames() const; ///< of all, by number

    /// Weight of feature f for column c: begin kind c, or go on in kind c - kinds.
    [[nodiscard]] float& weight(FeatureId feature, std::size_t column) { return m_weights[feature][column]; }
    Transitions<float> transitions;

    static constexpr std::size_t columns = 2 * RunState::kinds;
    /// By column, in a cache line of their own.
    struct alignas(64) Weights : std::array<float, 16>
    {
        Weights() : std::array<float, 16>{} {}
    };
    [[nodiscard]] const Weights& weights(FeatureId feature) const { return m_weights[feature]; }

private:
    [[nodiscard]] Weights sumOf(std::span<const FeatureId> held) const;

    WordFeatures m_words;
    std::vector<Weights> m_weights; ///< those of words behind the others
};

template <class Sum> Lattice SegmentModel::latticeOf(std::span<const UnitView> views, Sum&& sumOfUnit)
{
    Lattice lattice(views.size());
    for (std::size_t i = 0; i < views.size(); ++i) {
        const Weights sum = sumOfUnit(i);
        std::copy_n(sum.begin(), RunState::kinds, lattice.starts[i].begin());
        std::copy_n(sum.begin() + RunState::kinds, RunState::kinds, lattice.stays[i].begin());
        const std::size_t ageing = (views[i].unit.span.size() + RunState::ageStep / 2) / RunState::ageStep;
        lattice.steps[i] = {static_cast<std::uint8_t>(std::clamp<std::size_t>(ageing, 1, RunState::ages)), views[i].strength >= 0.3};
    }
    return lattice;
}

/// Posterior probabilities over the segmentations that are possible (mayFollow, mayBegin, mayEnd).
struct Posterior
{
    std::vector<std::array<float, RunState::kinds>> starts; ///< by unit and kind
    std::vector<std::array<float, RunState::kinds>> stays;  ///< by unit and kind
    double logPartition = 0;
};
/// Takes the room of the lattice for what it gives. Adds to `uses`, where it is given, how often each transition is expected. **Cost** linear in the units.
[[nodiscard]] Posterior posteriorOf(const SegmentModel& model, Lattice lattice, Transitions<double>* uses = nullptr);

} // namespace core
