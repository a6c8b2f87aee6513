#include "core/trace/wide_numbers.h"
#include "core/trace/segment_model.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace core {

namespace {

constexpr std::size_t kinds = RunState::kinds;
constexpr std::size_t ages = RunState::ages;
constexpr std::size_t oldest = ages - 1;

using ByKind = std::array<float, kinds>;

using KindLanes = Wide; ///< by kind; what is behind the last kind stays 0 in sums
/// A number for each state of the same answer, by age.
using Half = std::array<KindLanes, ages>;
/// Those without and those with an answer.
using Row = std::array<Half, 2>;
using BothLanes = std::array<KindLanes, 2>;

/// Factors of the transitions; 0 where one is not possible.
struct Factors
{
    explicit Factors(const Transitions<float>& scores)
    {
        for (std::size_t to = 0; to < kinds; ++to) {
            begin[to] = mayBegin(to) ? std::exp(scores.begin[to]) : 0;
            for (std::size_t from = 0; from < kinds; ++from)
                for (std::size_t answered = 0; answered < 2; ++answered)
                    out[answered][from][to] = in[answered][to][from] = mayFollow(from, to) ? std::exp(scores.after[from][answered][to]) : 0;
        }
        for (std::size_t i = 0; i < ages; ++i)
            for (std::size_t from = 0; from < kinds; ++from)
                age[i][from] = std::exp(scores.age[from][i]);
    }

    KindLanes begin;
    std::array<std::array<KindLanes, kinds>, 2> out{}; ///< by answered and kind before; lanes are the kind behind
    std::array<std::array<KindLanes, kinds>, 2> in{};  ///< by answered and kind behind; lanes are the kind before
    Half age{};
};

std::size_t ageAtBegin(const Lattice::Unit& unit) { return std::min<std::size_t>(unit.ageing, ages) - 1; }

/// Takes what is known of states through a unit in which they stay so likely: they age. Gives what leaves them then.
inline void goOn(Half& states, const KindLanes& stay, std::size_t ageing, const Half& leave, KindLanes& leaving)
{
    KindLanes sum;
    DLCOT_ROLLED
    for (std::size_t age = oldest - std::min(ageing, oldest); age < oldest; ++age) // the last ones stay the oldest
        addTo(states[oldest], states[age]);
    eachLane([&](std::size_t l) {
        states[oldest][l] *= stay[l];
        sum[l] = states[oldest][l] * leave[oldest][l];
    });
    DLCOT_ROLLED
    for (std::size_t age = oldest; age-- > std::min(ageing, oldest);)
        eachLane([&](std::size_t l) {
            const float stayed = states[age - ageing][l] * stay[l];
            sum[l] += stayed * leave[age][l];
            states[age][l] = stayed;
        });
    std::fill_n(states.begin(), std::min(ageing, oldest), KindLanes());
    leaving = sum;
}

/// Takes the weight of what follows states to the unit before: they stay, or leave for what follows `away`.
inline void goBack(Half& states, const KindLanes& stay, std::size_t ageing, const Half& leave, const KindLanes& away)
{
    const KindLanes last = states[oldest];
    for (std::size_t age = 0; age < ages; ++age) {
        const KindLanes& grown = age + ageing < oldest ? states[age + ageing] : last;
        eachLane([&](std::size_t l) { states[age][l] = stay[l] * grown[l] + leave[age][l] * away[l]; });
    }
}

/// Adds a share of each row of `rows`.
inline void addRows(const KindLanes& shares, const std::array<KindLanes, kinds>& rows, KindLanes& sum)
{
    for (std::size_t k = 0; k < kinds; ++k)
        addTo(sum, rows[k], shares[k]);
}

/// Forward and backward sums over all segmentations. Both are scaled, so that what flows between two units is about 1. How
/// likely a kind goes on is what was begun and has not ended, so that forward rows need not be kept.
class ForwardBackward
{
public:
    ForwardBackward(const SegmentModel& model, Lattice lattice, Transitions<double>* uses)
        : m_lattice(std::move(lattice)), m_uses(uses), m_factors(model.transitions)
    {
        m_units.reserve(m_lattice.units.size());
        if (m_uses != nullptr)
            m_rows.resize(m_lattice.units.size());
    }

    Posterior run()
    {
        const std::size_t n = m_lattice.units.size();
        if (n == 0)
            return std::move(m_out);
        m_out.starts.resize(n);
        m_out.stays.resize(n);
        forwards();
        end();
        backwards();
        return std::move(m_out);
    }

private:
    struct Unit
    {
        KindLanes start, stay; ///< factors
        KindLanes into;        ///< what flows into the beginning of each kind
        BothLanes leaving;     ///< what leaves each state behind it, whatever its age
        float scale = 1;       ///< of what flows out of it
        bool answers = false;  ///< it or one before states an answer
    };

    DLCOT_WIDE void forwards();
    DLCOT_WIDE void backwards();

    /// Makes the scale of the last forward row, of which only some kinds may end the text.
    void end()
    {
        KindLanes sums;
        float sum = 0;
        for (std::size_t k = 0; k < kinds; ++k)
            if (mayEnd(k)) {
                for (const Half& half : m_row)
                    for (const KindLanes& states : half)
                        sums[k] += states[k];
                sum += sums[k];
            }
        m_out.logPartition += std::log(static_cast<double>(sum));
        const float factor = sum > 0 ? 1 / sum : 1;
        for (std::size_t k = 0; k < kinds; ++k)
            m_runs[k] = static_cast<double>(sums[k] * factor);
        for (Half& half : m_row) // from now on it is the weight of what follows
            for (KindLanes& states : half)
                for (std::size_t k = 0; k < kinds; ++k)
                    states[k] = mayEnd(k) ? factor : 0.0F;
    }

    void countUses(const Row& row, const Unit& before, const KindLanes& begun, const BothLanes& away)
    {
        for (std::size_t answered = 0; answered < 2; ++answered)
            for (std::size_t kind = 0; kind < kinds; ++kind) {
                for (std::size_t age = 0; age < ages; ++age)
                    m_uses->age[kind][age] += static_cast<double>(row[answered][age][kind] * m_factors.age[age][kind] * away[answered][kind]);
                for (std::size_t to = 0; to < kinds; ++to)
                    m_uses->after[kind][answered][to] += static_cast<double>(before.leaving[answered][kind] * m_factors.out[answered][kind][to] * begun[to]);
            }
    }

    Lattice m_lattice;
    Transitions<double>* m_uses;
    Factors m_factors;
    std::vector<Unit> m_units;
    std::vector<Row> m_rows; ///< forward rows, where uses are asked for
    Row m_row{};             ///< forward, then backward
    std::array<double, lanes> m_runs{}; ///< how likely a segment of each kind runs through the unit that is looked at
    Posterior m_out;
};

DLCOT_WIDE void ForwardBackward::forwards()
{
    double scales = 1;
    KindLanes into = m_factors.begin;
    for (std::size_t i = 0; i < m_lattice.units.size(); ++i) {
        const Lattice::Unit& given = m_lattice.units[i];
        Unit& unit = m_units.emplace_back();
        assign(unit.start, given.start);
        assign(unit.stay, given.stay);
        const float scale = i == 0 ? 1 : m_units[i - 1].scale;
        KindLanes stay;
        eachLane([&](std::size_t l) {
            unit.start[l] = power(unit.start[l]);
            unit.stay[l] = power(unit.stay[l]);
            stay[l] = unit.stay[l] * scale;
        });
        unit.answers = given.states || (i > 0 && m_units[i - 1].answers);
        if (given.states)
            for (std::size_t age = 0; age < ages; ++age) {
                addTo(m_row[1][age], m_row[0][age]);
                m_row[0][age] = {};
            }
        const std::size_t halves = unit.answers ? 2 : 1;
        for (std::size_t half = 0; half < halves; ++half)
            goOn(m_row[half], stay, given.ageing, m_factors.age, unit.leaving[half]);
        const std::size_t age = ageAtBegin(given);
        eachLane([&](std::size_t l) {
            unit.into[l] = into[l] * scale;
            const float begun = unit.into[l] * unit.start[l];
            m_row[given.states][age][l] += begun;
            unit.leaving[given.states][l] += begun * m_factors.age[age][l];
        });
        if (m_uses != nullptr)
            m_rows[i] = m_row;
        if (i + 1 == m_lattice.units.size())
            break;
        into = {};
        for (std::size_t half = 0; half < halves; ++half)
            addRows(unit.leaving[half], m_factors.out[half], into);
        float sum = 0;
        for (std::size_t k = 0; k < kinds; ++k)
            sum += into[k];
        unit.scale = sum > 0 ? 1 / sum : 1;
        scales *= static_cast<double>(unit.scale);
        if (!(scales > 1e-200 && scales < 1e200)) { // one logarithm for many units
            m_out.logPartition -= std::log(scales);
            scales = 1;
        }
    }
    m_out.logPartition -= std::log(scales);
}

DLCOT_WIDE void ForwardBackward::backwards()
{
    for (std::size_t i = m_units.size(); i-- > 0;) {
        const Lattice::Unit& given = m_lattice.units[i];
        const Unit& unit = m_units[i];
        const KindLanes& follow = m_row[given.states][ageAtBegin(given)];
        KindLanes begun, starts;
        eachLane([&](std::size_t l) {
            begun[l] = unit.start[l] * follow[l];
            starts[l] = unit.into[l] * begun[l];
            m_runs[l] = std::max(m_runs[l] - static_cast<double>(starts[l]), 0.0);
        });
        for (std::size_t k = 0; k < kinds; ++k) {
            m_out.starts[i][k] = starts[k];
            m_out.stays[i][k] = static_cast<float>(m_runs[k]);
        }
        if (i == 0)
            break;
        if (given.states)
            m_row[0] = m_row[1];
        const Unit& before = m_units[i - 1];
        KindLanes stay;
        eachLane([&](std::size_t l) {
            stay[l] = unit.stay[l] * before.scale;
            begun[l] *= before.scale;
        });
        BothLanes away;
        for (std::size_t half = 0; half < (before.answers ? 2U : 1U); ++half) {
            addRows(begun, m_factors.in[half], away[half]);
            goBack(m_row[half], stay, given.ageing, m_factors.age, away[half]);
            eachLane([&](std::size_t l) { m_runs[l] += static_cast<double>(before.leaving[half][l] * away[half][l]); });
        }
        if (m_uses != nullptr)
            countUses(m_rows[i - 1], before, begun, away);
    }
    for (std::size_t k = 0; m_uses != nullptr && k < kinds; ++k)
        m_uses->begin[k] += static_cast<double>(m_out.starts[0][k]);
}

} // namespace

Posterior posteriorOf(const SegmentModel& model, Lattice lattice, Transitions<double>* uses)
{
    return ForwardBackward(model, std::move(lattice), uses).run();
}

} // namespace core
