#include "core/trace/topic_squares.h"

#include "core/trace/wide_numbers.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>

namespace core {

namespace {

constexpr std::size_t topics = TopicTokens::topics;
constexpr std::size_t pairs = StretchSquares::pairs;
using Begin = TopicTokens::Begin;

/// A stretch of some units, of which the first one is lost when another comes.
struct Stretch
{
    std::size_t units, pair, side; ///< side 0: one of them
};
constexpr auto stretches = [] {
    std::array<Stretch, 2 * pairs - 1> all{};
    std::size_t count = 0;
    for (std::size_t i = 0; i < pairs; ++i)
        for (const Stretch& stretch : {Stretch{StretchSquares::oneSide[i], i, 0}, Stretch{StretchSquares::bothSides[i], i, 1}})
            if (stretch.units > 0)
                all[count++] = stretch;
    return all;
}();
static_assert(TopicTokens::rowSize == 2 * pairs && StretchSquares::longest <= TopicTokens::around);

/// Where the count of a stretch is in the row of a bin: those of one side are the lower halves of numbers twice as long.
constexpr std::size_t placeOf(const Stretch& stretch)
{
    return 2 * stretch.pair + (std::endian::native == std::endian::little ? stretch.side : 1 - stretch.side);
}

using Counts = std::uint32_t __attribute__((vector_size(8 * pairs)));
using Wholes = std::uint64_t __attribute__((vector_size(8 * pairs)));
using Doubles = double __attribute__((vector_size(8 * pairs)));

/// **Input** below 2^52.
inline void write(const Wholes& numbers, std::array<double, pairs>& out)
{
    constexpr double lastBit = 4503599627370496; // 2^52: what is added to it stands in its last bits
    const Wholes bits = numbers | std::bit_cast<std::uint64_t>(lastBit);
    Doubles values;
    std::memcpy(&values, &bits, sizeof values);
    values -= lastBit;
    std::memcpy(out.data(), &values, sizeof values);
}

} // namespace

class SquareCounter::Counter
{
public:
    Counter(const std::uint16_t* rows, std::span<const Begin> begins) : m_rows(rows), m_begins(begins.data() + TopicTokens::around)
    {
        m_counts.fill(1);
        std::size_t most = 0;
        for (std::size_t i = 1; i < begins.size(); ++i)
            most = std::max<std::size_t>(most, begins[i][topics] - begins[i - 1][topics]);
        m_lost = std::make_unique_for_overwrite<std::uint16_t[]>(stretches.size() * most + TopicTokens::room);
        m_noted = std::make_unique_for_overwrite<std::uint64_t[]>(stretches.size() * most + TopicTokens::room + 1);
        m_noted[0] = 0;
    }

    DLCOT_WIDE void pass(std::span<TopicSquares> out)
    {
        for (TopicSquares& behind : out) {
            leave(m_unit);
            enter(m_unit++, behind);
        }
    }

private:
    /// All stretches but the one of all units lose their first unit. The tokens of all in one loop, as its end is easier to
    /// foretell than those of many: sums are noted before each token, so that they are known where a topic of a stretch ends.
    __attribute__((always_inline)) void leave(std::size_t unit)
    {
        std::uint16_t* const first = m_lost.get();
        std::uint16_t* lost = first;
#pragma GCC unroll 7
        for (const Stretch& stretch : stretches)
            lost = gather(stretch, m_rows, m_begins + unit - stretch.units, lost);
        std::fill_n(lost, atOnce, std::uint16_t{TopicTokens::bins * TopicTokens::rowSize}); // they are counted only to fill up
        loseAll(first, lost);
        const std::uint64_t* noted = m_noted.get();
        std::uint64_t before = 0;
#pragma GCC unroll 7
        for (const Stretch& stretch : stretches) {
            const Begin* const unitLost = m_begins + unit - stretch.units;
#pragma GCC unroll 3
            for (std::size_t t = 0; t < topics; ++t) {
                noted += unitLost[1][t] - unitLost[0][t];
                const std::uint64_t sum = *noted;
                m_losses[t][stretch.side][stretch.pair] = sum - before;
                before = sum;
            }
        }
    }

    /// Writes where the counts of the tokens of a unit are in a stretch. Returns one past the last.
    __attribute__((always_inline)) static std::uint16_t* gather(const Stretch& stretch, const std::uint16_t* rows, const Begin* unit, std::uint16_t* out)
    {
        using Rows = std::uint16_t __attribute__((vector_size(2 * TopicTokens::room)));
        const std::size_t tokens = unit[1][topics] - unit[0][topics];
        rows += unit[0][topics];
        std::size_t i = 0;
        do {
            Rows some;
            std::memcpy(&some, rows + i, sizeof some);
            some += static_cast<std::uint16_t>(placeOf(stretch));
            std::memcpy(out + i, &some, sizeof some);
            i += TopicTokens::room;
        } while (i < tokens);
        return out + tokens;
    }

    __attribute__((always_inline)) void loseAll(const std::uint16_t* lost, const std::uint16_t* end)
    {
        std::uint64_t sum = 0;
        for (std::uint64_t* noted = m_noted.get(); lost < end; lost += atOnce, noted += atOnce)
#pragma GCC unroll 4
            for (std::size_t i = 0; i < atOnce; ++i) {
                std::uint32_t& less = m_counts[lost[i]];
                less -= 2;
                sum += less;
                noted[i + 1] = sum;
            }
    }

    /// All stretches grow by the tokens of a unit.
    __attribute__((always_inline)) void enter(std::size_t unit, TopicSquares& out)
    {
        const Begin& begin = m_begins[unit];
        const Begin& end = m_begins[unit + 1];
        const std::uint16_t* row = m_rows + begin[topics];
        for (std::size_t t = 0; t < topics; ++t) {
            Wholes one = m_sums[t][0], both = m_sums[t][1];
            for (const std::uint16_t* const stop = row + (end[t] - begin[t]); row != stop; ++row) {
                Counts counts;
                std::memcpy(&counts, m_counts.data() + *row, sizeof counts);
                Wholes halves;
                std::memcpy(&halves, &counts, sizeof halves);
                one += halves & 0xFFFFFFFFU;
                both += halves >> 32U;
                counts += 2;
                std::memcpy(m_counts.data() + *row, &counts, sizeof counts);
            }
            Wholes loss;
            std::memcpy(&loss, m_losses[t][0].data(), sizeof loss);
            one -= loss;
            std::memcpy(&loss, m_losses[t][1].data(), sizeof loss);
            both -= loss;
            m_sums[t] = {one, both};
            write(one, out[t].one);
            write(both, out[t].both);
        }
    }

    static constexpr std::size_t atOnce = 4; ///< tokens that are lost

    const std::uint16_t* m_rows;
    const Begin* m_begins;
    std::size_t m_unit = 0; ///< the next one
    std::unique_ptr<std::uint16_t[]> m_lost;  ///< where the counts are of tokens that are lost, with room for those of the longest units
    std::unique_ptr<std::uint64_t[]> m_noted; ///< sums before each of these
    std::array<std::array<Wholes, 2>, topics> m_sums{};
    alignas(32) std::array<std::array<std::array<std::uint64_t, pairs>, 2>, topics> m_losses{};
    /// Twice the tokens and one: by how much the square of one more is greater.
    alignas(32) std::array<std::uint32_t, (TopicTokens::bins + 1) * TopicTokens::rowSize> m_counts;
};

SquareCounter::SquareCounter(const TopicTokens& tokens) : m_counter(std::make_unique<Counter>(tokens.rows(), tokens.begins())) {}
SquareCounter::~SquareCounter() = default;
void SquareCounter::pass(std::span<TopicSquares> out) { m_counter->pass(out); }

} // namespace core
