#include "core/trace/segment_model.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace core {

namespace {

constexpr std::size_t kinds = RunState::kinds;
constexpr std::size_t ages = RunState::ages;
constexpr std::size_t lanes = 8; ///< kinds side by side, padded so that a processor takes four at once

/// A number for each kind; what is behind the last one stays 0.
using Lanes = std::array<float, lanes>;
/// A number for each state: by age, by whether an answer was stated, by kind.
using Row = std::array<std::array<Lanes, 2>, ages>;

void toFactors(std::array<float, kinds>& scores)
{
    for (float& score : scores)
        score = std::exp(score);
}

Lanes padded(const std::array<float, kinds>& values)
{
    Lanes out{};
    std::copy(values.begin(), values.end(), out.begin());
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
                    in[to][answered][from] = factor;
                }
        }
        for (std::size_t from = 0; from < kinds; ++from)
            for (std::size_t i = 0; i < ages; ++i)
                age[i][from] = std::exp(scores.age[from][i]);
    }

    std::array<float, kinds> begin{};
    std::array<std::array<Lanes, kinds>, 2> out{}; ///< by answered and kind before; lanes are the kind behind
    std::array<std::array<Lanes, 2>, kinds> in{};  ///< by kind behind and answered; lanes are the kind before
    std::array<Lanes, ages> age{};
};

/// Divides a row by its sum, which is returned; the sum is made in the order of RunState::index.
float scaled(Row& row)
{
    float sum = 0;
    for (std::size_t k = 0; k < kinds; ++k)
        for (std::size_t answered = 0; answered < 2; ++answered)
            for (std::size_t age = 0; age < ages; ++age)
                sum += row[age][answered][k];
    const float factor = sum > 0 ? 1 / sum : 1;
    for (auto& both : row)
        for (Lanes& states : both)
            for (float& v : states)
                v *= factor;
    return sum;
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
        for (auto& both : m_beta)
            for (Lanes& states : both)
                for (std::size_t k = 0; k < kinds; ++k)
                    states[k] = mayEnd(k) ? 1.0F : 0.0F;
        for (std::size_t i = n; i-- > 0;)
            backward(i);
        return std::move(m_out);
    }

private:
    static constexpr std::size_t block = 512;

    using ByKind = std::array<float, kinds>;
    struct Unit
    {
        ByKind into{};  ///< what flows into the beginning of each kind
        float scale = 1;
    };

    /// What flows into the beginning of each kind out of the states `row`.
    ByKind leaving(const Row& row) const
    {
        std::array<Lanes, 2> sums{};
        for (std::size_t age = 0; age < ages; ++age)
            for (std::size_t answered = 0; answered < 2; ++answered)
                for (std::size_t from = 0; from < lanes; ++from)
                    sums[answered][from] += row[age][answered][from] * m_factors.age[age][from];
        Lanes into{};
        for (std::size_t from = 0; from < kinds; ++from)
            for (std::size_t answered = 0; answered < 2; ++answered)
                for (std::size_t to = 0; to < lanes; ++to)
                    into[to] += sums[answered][from] * m_factors.out[answered][from][to];
        ByKind out;
        std::copy_n(into.begin(), kinds, out.begin());
        return out;
    }

    /// The states before unit `i` that go on through it.
    void goOn(std::size_t i, const Row& before, Row& row) const
    {
        const std::size_t ageing = m_lattice.units[i].ageing;
        const bool states = m_lattice.units[i].states;
        const Lanes stay = padded(m_lattice.units[i].stay);
        for (std::size_t answered = 0; answered < 2; ++answered)
            for (std::size_t age = 0; age < ages; ++age) { // the last ones stay the oldest
                const Lanes& from = before[age][answered];
                Lanes& to = row[std::min(age + ageing, ages - 1)][states ? 1 : answered];
                for (std::size_t k = 0; k < lanes; ++k)
                    to[k] += from[k] * stay[k];
            }
    }

    /// Makes the forward row of unit `i` without its scale.
    Row makeRow(std::size_t i) const
    {
        const Lattice::Unit& unit = m_lattice.units[i];
        Row row{}; // of its own, so that the compiler sees that nothing else is changed
        if (i > 0)
            goOn(i, m_rows[(i - 1) % block], row);
        Lanes& begun = row[std::min<std::size_t>(unit.ageing, ages) - 1][unit.states ? 1 : 0];
        for (std::size_t k = 0; k < kinds; ++k)
            begun[k] += m_units[i].into[k] * unit.start[k];
        if (i + 1 == m_units.size())
            for (auto& both : row)
                for (Lanes& states : both)
                    for (std::size_t k = 0; k < kinds; ++k)
                        states[k] = mayEnd(k) ? states[k] : 0.0F;
        return row;
    }

    void forward(std::size_t i)
    {
        Lattice::Unit& unit = m_lattice.units[i];
        Unit& mine = m_units[i];
        toFactors(unit.start);
        toFactors(unit.stay);
        mine.into = i == 0 ? m_factors.begin : leaving(m_rows[(i - 1) % block]);
        Row row = makeRow(i);
        mine.scale = scaled(row);
        m_rows[i % block] = row;
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
            for (std::size_t k = first + 1; k <= i; ++k) {
                Row row = makeRow(k);
                (void)scaled(row);
                m_rows[k % block] = row;
            }
        }
        return m_rows[i % block];
    }

    /// m_beta: weight of what follows unit i, by state after it; arcs into unit i are counted here.
    void backward(std::size_t i)
    {
        const Lattice::Unit& unit = m_lattice.units[i];
        const Unit& mine = m_units[i];
        const std::size_t ageing = unit.ageing;
        Lanes begun{};
        for (std::size_t k = 0; k < kinds; ++k) {
            begun[k] = unit.start[k] * m_beta[std::min<std::size_t>(ageing, ages) - 1][unit.states ? 1 : 0][k] / mine.scale;
            m_out.starts[i][k] = mine.into[k] * begun[k];
        }
        if (i == 0) {
            for (std::size_t k = 0; m_uses != nullptr && k < kinds; ++k)
                m_uses->begin[k] += static_cast<double>(m_out.starts[0][k]);
            return;
        }
        const Row& alpha = forwardRow(i - 1);
        Lanes on{};
        for (std::size_t k = 0; k < kinds; ++k)
            on[k] = unit.stay[k] / mine.scale;
        Row before;
        for (std::size_t answered = 0; answered < 2; ++answered) {
            const Lanes away = awayFrom(answered, begun);
            Lanes stays{};
            for (std::size_t age = 0; age < ages; ++age) {
                const Lanes& next = m_beta[std::min(age + ageing, ages - 1)][unit.states ? 1 : answered];
                for (std::size_t k = 0; k < lanes; ++k) {
                    const float goesOn = on[k] * next[k];
                    before[age][answered][k] = goesOn + m_factors.age[age][k] * away[k];
                    stays[k] += alpha[age][answered][k] * goesOn;
                }
            }
            for (std::size_t k = 0; k < kinds; ++k)
                m_out.stays[i][k] += stays[k];
            if (m_uses != nullptr)
                countUses(answered, alpha, begun, away);
        }
        m_beta = before;
    }

    void countUses(std::size_t answered, const Row& alpha, const Lanes& begun, const Lanes& away)
    {
        for (std::size_t kind = 0; kind < kinds; ++kind) {
            float leaves = 0;
            for (std::size_t age = 0; age < ages; ++age) {
                const float left = alpha[age][answered][kind] * m_factors.age[age][kind];
                leaves += left;
                m_uses->age[kind][age] += static_cast<double>(left * away[kind]);
            }
            for (std::size_t to = 0; to < kinds; ++to)
                m_uses->after[kind][answered][to] += static_cast<double>(leaves * m_factors.out[answered][kind][to] * begun[to]);
        }
    }

    /// What leaves each kind for the segments that begin next.
    Lanes awayFrom(std::size_t answered, const Lanes& begun) const
    {
        Lanes sum{};
        for (std::size_t to = 0; to < kinds; ++to)
            for (std::size_t from = 0; from < lanes; ++from)
                sum[from] += m_factors.in[to][answered][from] * begun[to];
        return sum;
    }

    Lattice m_lattice; ///< its scores are made factors, one unit after another
    Transitions<double>* m_uses;
    Factors m_factors;
    std::vector<Unit> m_units;
    std::vector<Row> m_rows; ///< forward rows of one block
    std::vector<Row> m_kept; ///< the first row of each block
    Row m_beta{};
    Posterior m_out;
};

} // namespace

Posterior posteriorOf(const SegmentModel& model, Lattice lattice, Transitions<double>* uses)
{
    return ForwardBackward(model, std::move(lattice), uses).run();
}

} // namespace core
