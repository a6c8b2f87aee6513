#pragma once

#include "core/trace/segment_places.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace core {

/// Sums over the units of a stretch.
struct SegmentSums
{
    /// The traits that are counted.
    static constexpr std::array counted{
        Trait::Display,     Trait::Question,    Trait::Equation,   Trait::NumbersNew,   Trait::NumbersOld,  Trait::NumbersMixed,
        Trait::NoMathHere,  Trait::ProblemNone, Trait::ProblemHalf, Trait::ProblemMost, Trait::SameSentence, Trait::DoubtHere,
        Trait::ListItem,    Trait::Colon,       Trait::StatesWeak, Trait::StatesStrong, Trait::ResultHere,  Trait::FinalHere,
        Trait::Boxed,       Trait::StatesOther, Trait::DoubtFirst};

    float bytes = 0;
    float units = 0;
    std::array<float, RunState::kinds> kind{};  ///< bytes by likely kind
    std::array<float, markerCount> markers{};   ///< units that hold each
    std::array<float, counted.size()> traits{}; ///< units that have each

    void add(const SegmentSums& other);
    [[nodiscard]] float count(Trait trait) const
    {
        return traits[static_cast<std::size_t>(std::find(counted.begin(), counted.end(), trait) - counted.begin())];
    }
};

/// Where the numbers of what is inside a segment stand.
struct InsideAt
{
    /// Traits of which one and of which several matter.
    static constexpr std::array some{Trait::ResultHere, Trait::FinalHere, Trait::StatesStrong, Trait::Boxed, Trait::StatesOther, Trait::DoubtFirst};
    static constexpr std::size_t lengths = 8;

    static constexpr std::size_t length = 0;
    static constexpr std::size_t textOdds = length + lengths;
    static constexpr std::size_t text = textOdds + RunState::kinds;
    static constexpr std::size_t passed = text + RunState::kinds;
    static constexpr std::size_t passedAny = passed + RunState::kinds;
    static constexpr std::size_t one = passedAny + 1;
    static constexpr std::size_t several = one + some.size();
    static constexpr std::size_t share = several + some.size();
    static constexpr std::size_t saysShare = share + SegmentSums::counted.size();
    static constexpr std::size_t says = saysShare + markerCount;
    static constexpr std::size_t firstResult = says + markerCount;
    static constexpr std::size_t firstFinal = firstResult + 1;
    static constexpr std::size_t firstAnswer = firstFinal + 1;
    static constexpr std::size_t count = firstAnswer + 1;
    static constexpr std::size_t severalFrom = 3; ///< units
    static constexpr float saysValue = 0.5F;
    static constexpr float third = 1.0F / 3; ///< of logarithms, so that they are of the size of the other numbers
};

/// Log-odds of a share, a third of them.
[[nodiscard]] float thirdOfLogOdds(float share);
/// The knots of `length` between which a segment of so many bytes stands: the first one and the share of the second.
struct LengthPlace
{
    std::size_t knot = 0;
    float next = 0;
};
[[nodiscard]] LengthPlace placeOfLength(float bytes);
/// The same from its logarithm, which is that of sizeOfLength.
[[nodiscard]] LengthPlace placeOfSize(float logarithm);
[[nodiscard]] constexpr float sizeOfLength(float bytes) { return bytes / 100 + 0.1F; }
/// What a share is taken for at least, and at most less than all, when its odds are asked for.
inline constexpr float leastShare = 0.003F;

/// One of the numbers, which is not 0.
struct HeldNumber
{
    std::uint32_t number = 0;
    float value = 0;
};

/// What a segment looks like as a whole, in numbers: what it begins with, what it ends with, and what is inside.
/// **Input** the views and the posterior must outlive it.
class SegmentTraits
{
public:
    SegmentTraits(std::span<const UnitView> views, const Posterior& posterior);

    [[nodiscard]] const SegmentPlaces& places() const { return m_places; }

    /// Names of the numbers, in order.
    [[nodiscard]] static const std::vector<std::string>& beginNames();
    [[nodiscard]] static const std::vector<std::string>& endNames();
    [[nodiscard]] static const std::vector<std::string>& insideNames();

    /// Appends the numbers of a segment that begins at `place`, in [0, places().count()).
    void begin(std::size_t place, std::vector<float>& out) const;
    /// Appends the numbers of a segment that ends before `place`, in [1, places().count()].
    void end(std::size_t place, std::vector<float>& out) const;
    /// The same numbers, but for those that are 0.
    void begin(std::size_t place, std::vector<HeldNumber>& out) const;
    void end(std::size_t place, std::vector<HeldNumber>& out) const;
    /// Appends, for each segment that begins at `place`, shortest first, the numbers of what is inside.
    void inside(std::size_t place, std::vector<float>& out) const;
    /// Of the units between a place and the next one.
    [[nodiscard]] SegmentSums gap(std::size_t place) const;
    /// The first unit of a segment that begins at `place`.
    [[nodiscard]] const UnitView& unit(std::size_t place) const { return m_views[m_places.unit(place)]; }

private:
    template <class Sink> void visitBegin(std::size_t place, Sink&& sink) const;
    template <class Sink> void visitEnd(std::size_t place, Sink&& sink) const;

    std::span<const UnitView> m_views;
    const Posterior& m_posterior;
    SegmentPlaces m_places;
};

} // namespace core
