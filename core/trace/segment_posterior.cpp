#include "core/trace/segment_model.h"

#include "core/trace/number_lanes.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace core {

namespace {

constexpr std::size_t kinds = RunState::kinds;
constexpr std::size_t ages = RunState::ages;
constexpr std::size_t oldest = ages - 1;

using KindLanes = Lanes<2>;  ///< by kind; what is behind the last one stays 0
using StateLanes = Lanes<3>; ///< by kind, those with an answer behind those without
constexpr std::size_t lane(std::size_t answered, std::size_t kind) { return answered * kinds + kind; }

/// A number for each state, by age.
using Row = std::array<StateLanes, ages>;
using ByKind = std::array<float, kinds>;

void toFactors(ByKind& scores)
{
    for (float& score : scores)
        score = std::exp(score);
}

/// The same for states with and without an answer.
StateLanes twice(const ByKind& values)
{
    StateLanes out;
    for (std::size_t k = 0; k < kinds; ++k)
        out[lane(0, k)] = out[lane(1, k)] = values[k];
    return out;
}

/// Factors of the transitions; 0 where one is not possible.
struct Factors
{
    explicit Factors(const Transitions<float>& scores)
    {
        for (std::size_t to = 0; to < kinds; ++to) {
            begin[to] = mayBegin(to) ? std::exp(scores.begin[to]) : 0;
            for (std::size_t from = 0; from < kinds; ++from)
                for (std::size_t answered = 0; answered < 2; ++answered) {
                    const float factor = mayFollow(from, to) ? std::exp(scores.after[from][answered][to]) : 0;
                    out[answered][from][to] = factor;
                    in[to][lane(answered, from)] = factor;
                }
        }
        for (std::size_t i = 0; i < ages; ++i) {
            ByKind factors{};
            for (std::size_t from = 0; from < kinds; ++from)
                factors[from] = std::exp(scores.age[from][i]);
            age[i] = twice(factors);
        }
    }

    ByKind begin{};
    std::array<std::array<KindLanes, kinds>, 2> out{}; ///< by answered and kind before; lanes are the kind behind
    std::array<StateLanes, kinds> in{};                ///< by kind behind; lanes are the state before
    std::array<StateLanes, ages> age{};
};

/// The sum of a row, made in the order of RunState::index; of the states without an answer alone, where the others are 0.
float sumOf(const Row& row, bool answers)
{
    float sum = 0;
    for (std::size_t k = 0; k < kinds; ++k)
        for (std::size_t answered = 0; answered < (answers ? 2U : 1U); ++answered)
            for (std::size_t age = 0; age < ages; ++age)
                sum += row[age][lane(answered, k)];
    return sum;
}

void scaleBy(float sum, Row& row)
{
    const float factor = sum > 0 ? 1 / sum : 1;
    for (StateLanes& states : row)
        for (std::size_t part = 0; part < StateLanes::fours; ++part)
            states.setFour(part, states.four(part) * factor);
}

/// Forward and backward sums over all segmentations; rows are scaled so that each forward row sums to 1. Of the forward
/// rows one in `block` is kept, the others are made again when they are needed.
class ForwardBackward
{
public:
    ForwardBackward(const SegmentModel& model, Lattice lattice, Transitions<double>* uses)
        : m_lattice(std::move(lattice)), m_uses(uses), m_factors(model.transitions), m_units(m_lattice.units.size()),
          m_rows(std::min(block, m_units.size())), m_kept(m_units.size() / block + 1)
    {
    }

    Posterior run()
    {
        const std::size_t n = m_units.size();
        m_out.starts.resize(n);
        m_out.stays.resize(n);
        for (std::size_t i = 0; i < n; ++i)
            forward(i);
        for (StateLanes& states : *m_beta)
            for (std::size_t k = 0; k < kinds; ++k)
                states[lane(0, k)] = states[lane(1, k)] = mayEnd(k) ? 1.0F : 0.0F;
        for (std::size_t i = n; i-- > 0;)
            backward(i);
        return std::move(m_out);
    }

private:
    static constexpr std::size_t block = 64;

    struct Unit
    {
        ByKind into{};  ///< what flows into the beginning of each kind
        float scale = 1;
    };

    /// What flows into the beginning of each kind out of the states `row`.
    ByKind leaving(const Row& row) const
    {
        StateLanes sums;
        for (std::size_t part = 0; part < StateLanes::fours; ++part) {
            Four sum{};
            for (std::size_t age = 0; age < ages; ++age)
                sum += row[age].four(part) * m_factors.age[age].four(part);
            sums.setFour(part, sum);
        }
        KindLanes into;
        for (std::size_t part = 0; part < KindLanes::fours; ++part) {
            Four sum{};
            for (std::size_t from = 0; from < kinds; ++from)
                for (std::size_t answered = 0; answered < 2; ++answered)
                    sum += sums[lane(answered, from)] * m_factors.out[answered][from].four(part);
            into.setFour(part, sum);
        }
        ByKind out;
        for (std::size_t k = 0; k < kinds; ++k)
            out[k] = into[k];
        return out;
    }

    /// Makes `row` of the states before unit `i` that go on through it.
    void goOn(const Lattice::Unit& unit, const Row& before, Row& row) const
    {
        const StateLanes stay = twice(unit.stay);
        const std::size_t ageing = unit.ageing;
        for (std::size_t age = 0; age < std::min(ageing, oldest); ++age)
            row[age] = {};
        for (std::size_t age = ageing; age < oldest; ++age)
            row[age].setProducts(before[age - ageing], stay);
        for (std::size_t part = 0; part < StateLanes::fours; ++part) { // the last ones stay the oldest
            Four sum{};
            for (std::size_t age = oldest - std::min(ageing, oldest); age < ages; ++age)
                sum += before[age].four(part) * stay.four(part);
            row[oldest].setFour(part, sum);
        }
    }

    /// The same for a unit that states an answer.
    void goOnAnswered(const Lattice::Unit& unit, const Row& before, Row& row) const
    {
        row.fill({});
        for (std::size_t answered = 0; answered < 2; ++answered)
            for (std::size_t age = 0; age < ages; ++age)
                for (std::size_t k = 0; k < kinds; ++k)
                    row[std::min(age + unit.ageing, oldest)][lane(1, k)] += before[age][lane(answered, k)] * unit.stay[k];
    }

    /// Makes the forward row of unit `i` without its scale, from the row before.
    Row& makeRow(std::size_t i)
    {
        const Lattice::Unit& unit = m_lattice.units[i];
        Row& row = m_rows[i % block];
        if (i == 0)
            row.fill({});
        else if (unit.states)
            goOnAnswered(unit, m_rows[(i - 1) % block], row);
        else
            goOn(unit, m_rows[(i - 1) % block], row);
        StateLanes& begun = row[std::min<std::size_t>(unit.ageing, ages) - 1];
        for (std::size_t k = 0; k < kinds; ++k)
            begun[lane(unit.states, k)] += m_units[i].into[k] * unit.start[k];
        if (i + 1 == m_units.size())
            for (StateLanes& states : row)
                for (std::size_t k = 0; k < kinds; ++k)
                    if (!mayEnd(k))
                        states[lane(0, k)] = states[lane(1, k)] = 0;
        return row;
    }

    void forward(std::size_t i)
    {
        Lattice::Unit& unit = m_lattice.units[i];
        Unit& mine = m_units[i];
        toFactors(unit.start);
        toFactors(unit.stay);
        m_answers = m_answers || unit.states;
        mine.into = i == 0 ? m_factors.begin : leaving(m_rows[(i - 1) % block]);
        Row& row = makeRow(i);
        mine.scale = sumOf(row, m_answers);
        scaleBy(mine.scale, row);
        if (i % block == 0)
            m_kept[i / block] = row;
        m_out.logPartition += std::log(static_cast<double>(mine.scale));
    }

    /// The forward row of unit `i`; the rows of its block are made again when those of the next one stand in their place.
    const Row& forwardRow(std::size_t i)
    {
        if (i % block == block - 1 && i + 1 < m_units.size()) {
            const std::size_t first = i + 1 - block;
            m_rows[0] = m_kept[first / block];
            for (std::size_t k = first + 1; k <= i; ++k)
                scaleBy(m_units[k].scale, makeRow(k));
        }
        return m_rows[i % block];
    }

    /// *m_beta: weight of what follows unit i, by state after it; arcs into unit i are counted here.
    void backward(std::size_t i)
    {
        const Lattice::Unit& unit = m_lattice.units[i];
        const Unit& mine = m_units[i];
        ByKind begun;
        ByKind on;
        for (std::size_t k = 0; k < kinds; ++k) {
            begun[k] = unit.start[k] * (*m_beta)[std::min<std::size_t>(unit.ageing, ages) - 1][lane(unit.states, k)] / mine.scale;
            m_out.starts[i][k] = mine.into[k] * begun[k];
            on[k] = unit.stay[k] / mine.scale;
        }
        if (i == 0) {
            for (std::size_t k = 0; m_uses != nullptr && k < kinds; ++k)
                m_uses->begin[k] += static_cast<double>(m_out.starts[0][k]);
            return;
        }
        if (unit.states)
            for (StateLanes& states : *m_beta)
                for (std::size_t k = 0; k < kinds; ++k)
                    states[lane(0, k)] = states[lane(1, k)];
        const Row& alpha = forwardRow(i - 1);
        const StateLanes away = awayFrom(begun);
        m_out.stays[i] = stepBack(unit.ageing, twice(on), away, alpha);
        if (m_uses != nullptr)
            countUses(alpha, begun, away);
    }

    /// Takes *m_beta to the unit before; gives how likely each kind goes on.
    ByKind stepBack(std::size_t ageing, const StateLanes& on, const StateLanes& away, const Row& alpha)
    {
        StateLanes stays;
        for (std::size_t part = 0; part < StateLanes::fours; ++part) {
            Four sum{};
            for (std::size_t age = 0; age < ages; ++age) {
                const Four goesOn = on.four(part) * (*m_beta)[std::min(age + ageing, oldest)].four(part);
                (*m_before)[age].setFour(part, goesOn + m_factors.age[age].four(part) * away.four(part));
                sum += alpha[age].four(part) * goesOn;
            }
            stays.setFour(part, sum);
        }
        std::swap(m_beta, m_before);
        ByKind out;
        for (std::size_t k = 0; k < kinds; ++k)
            out[k] = stays[lane(0, k)] + stays[lane(1, k)];
        return out;
    }

    void countUses(const Row& alpha, const ByKind& begun, const StateLanes& away)
    {
        for (std::size_t answered = 0; answered < 2; ++answered)
            for (std::size_t kind = 0; kind < kinds; ++kind) {
                const std::size_t state = lane(answered, kind);
                float leaves = 0;
                for (std::size_t age = 0; age < ages; ++age) {
                    const float left = alpha[age][state] * m_factors.age[age][state];
                    leaves += left;
                    m_uses->age[kind][age] += static_cast<double>(left * away[state]);
                }
                for (std::size_t to = 0; to < kinds; ++to)
                    m_uses->after[kind][answered][to] += static_cast<double>(leaves * m_factors.out[answered][kind][to] * begun[to]);
            }
    }

    /// What leaves each state for the segments that begin next.
    StateLanes awayFrom(const ByKind& begun) const
    {
        StateLanes away;
        for (std::size_t part = 0; part < StateLanes::fours; ++part) {
            Four sum{};
            for (std::size_t to = 0; to < kinds; ++to)
                sum += begun[to] * m_factors.in[to].four(part);
            away.setFour(part, sum);
        }
        return away;
    }

    Lattice m_lattice; ///< its scores are made factors, one unit after another
    Transitions<double>* m_uses;
    Factors m_factors;
    std::vector<Unit> m_units;
    std::vector<Row> m_rows; ///< forward rows of one block
    std::vector<Row> m_kept; ///< the first row of each block
    std::array<Row, 2> m_betas{};
    Row* m_beta = &m_betas[0];
    Row* m_before = &m_betas[1];
    bool m_answers = false; ///< a unit up to here states one
    Posterior m_out;
};

} // namespace

Posterior posteriorOf(const SegmentModel& model, Lattice lattice, Transitions<double>* uses)
{
    return ForwardBackward(model, std::move(lattice), uses).run();
}

} // namespace core
