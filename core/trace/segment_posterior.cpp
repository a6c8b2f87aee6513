#include "core/trace/kind_rows.h"
#include "core/trace/segment_model.h"
#include "core/trace/wide_numbers.h"

#include <algorithm>
#include <cmath>
#include <memory>
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

std::size_t ageAtBegin(const Lattice::Step& step) { return std::min<std::size_t>(step.ageing, ages) - 1; }

inline void setRow(ByKind& row, const KindLanes& values) { std::memcpy(row.data(), values.at.data(), sizeof row); }

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
        : m_uses(uses), m_factors(model.transitions), m_steps(std::move(lattice.steps)),
          m_flows(std::make_unique_for_overwrite<float[]>(m_steps.size() * Flow::size + lanes)), m_firstAnswer(m_steps.size())
    {
        m_out.starts = std::move(lattice.starts);
        m_out.stays = std::move(lattice.stays);
        if (m_uses != nullptr)
            m_rows.resize(m_steps.size());
    }

    Posterior run()
    {
        if (!m_steps.empty()) {
            forwards();
            end();
            backwards();
        }
        return std::move(m_out);
    }

private:
    /// What flows through a unit: numbers of the size of a cache line.
    struct Flow
    {
        static constexpr std::size_t into = 0;                         ///< by kind, what flows into its beginning
        static constexpr std::array<std::size_t, 2> leaving{kinds, 2 * kinds}; ///< by kind, what leaves each state behind it, whatever its age
        static constexpr std::size_t scale = 3 * kinds;                ///< of what flows out of it
        static constexpr std::size_t size = scale + 1;
    };
    [[nodiscard]] float* flowOf(std::size_t unit) { return m_flows.get() + unit * Flow::size; }
    /// Whether a unit or one before states an answer.
    [[nodiscard]] bool answers(std::size_t unit) const { return unit >= m_firstAnswer; }

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

    void countUses(const Row& row, const BothLanes& leaving, const KindLanes& begun, const BothLanes& away)
    {
        for (std::size_t answered = 0; answered < 2; ++answered)
            for (std::size_t kind = 0; kind < kinds; ++kind) {
                for (std::size_t age = 0; age < ages; ++age)
                    m_uses->age[kind][age] += static_cast<double>(row[answered][age][kind] * m_factors.age[age][kind] * away[answered][kind]);
                for (std::size_t to = 0; to < kinds; ++to)
                    m_uses->after[kind][answered][to] += static_cast<double>(leaving[answered][kind] * m_factors.out[answered][kind][to] * begun[to]);
            }
    }

    Transitions<double>* m_uses;
    Factors m_factors;
    std::vector<Lattice::Step> m_steps;
    std::unique_ptr<float[]> m_flows; ///< by unit; some more, as lanes behind the last kind are written and read, too
    std::size_t m_firstAnswer;        ///< the first unit that states one
    std::vector<Row> m_rows; ///< forward rows, where uses are asked for
    Row m_row{};             ///< forward, then backward
    std::array<double, lanes> m_runs{}; ///< how likely a segment of each kind runs through the unit that is looked at
    Posterior m_out; ///< the scores of the lattice, then factors, then what it says
};

DLCOT_WIDE void ForwardBackward::forwards()
{
    double scales = 1;
    float scale = 1;
    KindLanes into = m_factors.begin;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const Lattice::Step step = m_steps[i];
        KindLanes start = lanesOf(std::span<const ByKind>(m_out.starts), i);
        KindLanes stay = lanesOf(std::span<const ByKind>(m_out.stays), i);
        eachLane([&](std::size_t l) {
            start[l] = power(start[l]);
            stay[l] = power(stay[l]);
        });
        setRow(m_out.starts[i], start);
        setRow(m_out.stays[i], stay);
        eachLane([&](std::size_t l) { stay[l] *= scale; });
        if (step.states) {
            m_firstAnswer = std::min(m_firstAnswer, i);
            for (std::size_t age = 0; age < ages; ++age) {
                addTo(m_row[1][age], m_row[0][age]);
                m_row[0][age] = {};
            }
        }
        const std::size_t halves = answers(i) ? 2 : 1;
        BothLanes leaving;
        for (std::size_t half = 0; half < halves; ++half)
            goOn(m_row[half], stay, step.ageing, m_factors.age, leaving[half]);
        const std::size_t age = ageAtBegin(step);
        eachLane([&](std::size_t l) {
            into[l] *= scale;
            const float begun = into[l] * start[l];
            m_row[step.states][age][l] += begun;
            leaving[step.states][l] += begun * m_factors.age[age][l];
        });
        float* const flow = flowOf(i); // written from the first number to the last, as lanes reach beyond the kinds
        setLanes(flow + Flow::into, into);
        for (std::size_t half = 0; half < 2; ++half)
            setLanes(flow + Flow::leaving[half], leaving[half]);
        if (m_uses != nullptr)
            m_rows[i] = m_row;
        if (i + 1 == m_steps.size())
            break;
        into = {};
        for (std::size_t half = 0; half < halves; ++half)
            addRows(leaving[half], m_factors.out[half], into);
        float sum = 0;
        for (std::size_t k = 0; k < kinds; ++k)
            sum += into[k];
        flow[Flow::scale] = scale = sum > 0 ? 1 / sum : 1;
        scales *= static_cast<double>(scale);
        if (!(scales > 1e-200 && scales < 1e200)) { // one logarithm for many units
            m_out.logPartition -= std::log(scales);
            scales = 1;
        }
    }
    m_out.logPartition -= std::log(scales);
}

DLCOT_WIDE void ForwardBackward::backwards()
{
    for (std::size_t i = m_steps.size(); i-- > 0;) {
        const Lattice::Step step = m_steps[i];
        const KindLanes& follow = m_row[step.states][ageAtBegin(step)];
        const KindLanes into = lanesAt(flowOf(i) + Flow::into);
        KindLanes stay = lanesOf(std::span<const ByKind>(m_out.stays), i);
        KindLanes begun = lanesOf(std::span<const ByKind>(m_out.starts), i);
        KindLanes starts;
        eachLane([&](std::size_t l) {
            begun[l] *= follow[l];
            starts[l] = into[l] * begun[l];
            m_runs[l] = std::max(m_runs[l] - static_cast<double>(starts[l]), 0.0);
        });
        setRow(m_out.starts[i], starts);
        for (std::size_t k = 0; k < kinds; ++k)
            m_out.stays[i][k] = static_cast<float>(m_runs[k]);
        if (i == 0)
            break;
        if (step.states)
            m_row[0] = m_row[1];
        const float* const before = flowOf(i - 1);
        const float scale = before[Flow::scale];
        eachLane([&](std::size_t l) {
            stay[l] *= scale;
            begun[l] *= scale;
        });
        BothLanes away, leaving;
        for (std::size_t half = 0; half < (answers(i - 1) ? 2U : 1U); ++half) {
            leaving[half] = lanesAt(before + Flow::leaving[half]);
            addRows(begun, m_factors.in[half], away[half]);
            goBack(m_row[half], stay, step.ageing, m_factors.age, away[half]);
            eachLane([&](std::size_t l) { m_runs[l] += static_cast<double>(leaving[half][l] * away[half][l]); });
        }
        if (m_uses != nullptr)
            countUses(m_rows[i - 1], leaving, begun, away);
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
