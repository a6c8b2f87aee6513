#include "core/trace/topic_drift.h"

#include "core/trace/token_hashes.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace core {

namespace {

constexpr std::array<std::size_t, 3> reaches{4, 10, 25}; ///< units on each side
constexpr std::size_t countedReach = 1;                  ///< of reaches, the one whose tokens are counted
constexpr std::size_t aheadOfAll = 12;
constexpr std::size_t dipReach = 6;

enum class Topic : std::uint8_t { Words, Numbers, Symbols };
constexpr std::size_t topics = TopicTokens::topics;
constexpr std::array<std::string_view, topics> topicNames{"words", "numbers", "symbols"};

// Measures of a topic: alike in each reach, alike to all before, dip, tokens before, tokens behind.
constexpr std::size_t alikeAll = reaches.size();
constexpr std::size_t dip = alikeAll + 1;
constexpr std::size_t countBefore = dip + 1;
constexpr std::size_t perTopic = countBefore + 2;
static_assert(perTopic * topics == TopicDrift::measures);

using Cuts = std::array<double, TopicDrift::levels - 1>;
/// Where the levels of each measure begin: about a sixth of the units of the annotated traces fall into each.
constexpr std::array<std::array<Cuts, perTopic>, topics> cuts{{
    {{{.1, .25, .37, .5, .65}, {.25, .42, .54, .64, .75}, {.43, .58, .68, .76, .84}, {.4, .55, .65, .73, .82}, {0, .1, .2, .35, .6}, {12, 25, 38, 54, 75}, {12, 25, 38, 54, 75}}},
    {{{.01, .2, .55, .8, .97}, {.01, .4, .65, .83, .96}, {.2, .6, .78, .89, .98}, {.2, .5, .7, .86, .97}, {0, .1, .2, .35, .6}, {3, 9, 17, 27, 43}, {3, 9, 17, 27, 43}}},
    {{{.01, .2, .6, .85, .98}, {.01, .35, .68, .88, .98}, {.2, .55, .8, .91, .98}, {.2, .5, .75, .88, .97}, {0, .1, .2, .35, .6}, {2, 6, 11, 17, 28}, {2, 6, 11, 17, 28}}},
}};

/// How many units back the stretches reach whose tokens are counted: each of `reaches` on one side and on both, what is
/// ahead of all before; the last one is all.
constexpr std::array<std::size_t, 2 * reaches.size() + 2> stretches{reaches[0], 2 * reaches[0], reaches[1], 2 * reaches[1], reaches[2], 2 * reaches[2], aheadOfAll, 0};
constexpr std::size_t allBefore = stretches.size() - 1;
constexpr std::size_t longest = *std::max_element(stretches.begin(), stretches.end());
static_assert(stretches.size() == TopicTokens::rowSize);

/// Two numbers that a processor takes at once.
using Two = double __attribute__((vector_size(16)));
using TwoWhole = std::int64_t __attribute__((vector_size(16)));

Two twoFrom(const double* values)
{
    Two out;
    std::memcpy(&out, values, sizeof out);
    return out;
}

Two rootsOf(Two values)
{
#ifdef __SSE2__
    return _mm_sqrt_pd(values);
#else
    return Two{std::sqrt(values[0]), std::sqrt(values[1])};
#endif
}

/// Cosines of the tokens of two sides, from the squares of each side and of both together; -1 where one has nothing.
Two alikeOf(Two ahead, Two behind, Two all)
{
    const Two both = ahead * behind;
    const Two cosines = (all - ahead - behind) / 2 / rootsOf(both);
    return both == 0 ? Two{-1, -1} : cosines;
}

/// By stretch, the sum of the squares of how often each bin is in it: whole numbers, exact below 2^53.
using Squares = std::array<double, stretches.size()>;
using TopicSquares = std::array<Squares, topics>;
using Begin = TopicTokens::Begin;

/// Counts the tokens of all stretches that end at one unit after another.
class Stretches
{
public:
    /// **Input** the rows of all tokens; the begins of all units, with `longest` units without tokens before the first one.
    Stretches(const std::uint16_t* rows, const Begin* begins) : m_rows(rows), m_begins(begins) { m_counts.fill(1); }

    /// Writes the squares of the stretches that end behind `unit`. **Input** those of the stretches that end before it.
    void pass(std::size_t unit, const TopicSquares& before, TopicSquares& out)
    {
        const Begin& begin = m_begins[unit];
        const Begin& end = m_begins[unit + 1];
        if (m_sums.size() <= end[topics] - begin[topics])
            m_sums.resize(2 * (end[topics] - begin[topics]) + 1);
        const std::uint16_t* row = m_rows + begin[topics];
        for (std::size_t t = 0; t < topics; ++t) {
            const std::uint16_t* const stop = row + (end[t] - begin[t]);
            enter(row, stop, before[t], out[t]);
            row = stop;
        }
        leaveAll(unit, out, std::make_index_sequence<allBefore>());
    }

private:
    /// All stretches grow by the tokens of a unit and topic.
    void enter(const std::uint16_t* row, const std::uint16_t* end, const Squares& before, Squares& out)
    {
        std::array<Two, stretches.size() / 2> sums;
        std::memcpy(sums.data(), before.data(), sizeof sums);
        for (; row != end; ++row) {
            double* const counts = m_counts.data() + *row;
            for (std::size_t i = 0; i < sums.size(); ++i) {
                const Two two = twoFrom(counts + 2 * i);
                sums[i] += two;
                const Two more = two + 2;
                std::memcpy(counts + 2 * i, &more, sizeof more);
            }
        }
        std::memcpy(out.data(), sums.data(), sizeof sums);
    }
    template <std::size_t... s> void leaveAll(std::size_t unit, TopicSquares& out, std::index_sequence<s...>) { (leave<s>(m_begins + unit - stretches[s], out), ...); }
    /// One of the stretches loses its first unit. All topics in one loop, whose end is easier to foretell than three: sums
    /// are noted before each token, so that they are known where a topic ends.
    template <std::size_t stretch> void leave(const Begin* unit, TopicSquares& out)
    {
        const Begin& begin = unit[0];
        const Begin& end = unit[1];
        const std::uint16_t* const rows = m_rows + begin[topics];
        const std::size_t tokens = end[topics] - begin[topics];
        double* const sums = m_sums.data();
        double sum = 0;
        for (std::size_t i = 0; i < tokens; ++i) {
            sums[i] = sum;
            double& count = m_counts[rows[i] + stretch];
            count -= 2;
            sum += count;
        }
        sums[tokens] = sum;
        const std::size_t words = end[0] - begin[0];
        const std::size_t numbers = end[1] - begin[1];
        const double* const wordSum = sums + words;
        out[0][stretch] -= wordSum[0];
        out[1][stretch] -= wordSum[numbers] - wordSum[0];
        out[2][stretch] -= sum - wordSum[numbers];
    }

    const std::uint16_t* m_rows;
    const Begin* m_begins;
    std::vector<double> m_sums{0}; ///< before each token of a unit that is lost, with room for the longest
    alignas(16) std::array<double, TopicTokens::bins * stretches.size()> m_counts; ///< twice the tokens and one: by how much the square of one more is greater
};

/// Number of levels that begin at or before `value`.
constexpr std::uint8_t levelOf(double value, const Cuts& at)
{
    unsigned level = 0;
    for (const double cut : at)
        level += cut <= value ? 1U : 0U;
    return static_cast<std::uint8_t>(level);
}
/// The same of two measures, the second one two behind the first.
TwoWhole levelsOf(Two values, const Cuts* at)
{
    TwoWhole levels{};
    for (std::size_t i = 0; i < at->size(); ++i)
        levels -= Two{at[0][i], at[2][i]} <= values;
    return levels;
}

/// By topic and number of tokens, the level of that; those behind the last one are as it is.
constexpr std::size_t mostCounted = 76;
constexpr auto levelsOfCounts = [] {
    std::array<std::array<std::uint8_t, mostCounted>, topics> table{};
    for (std::size_t t = 0; t < topics; ++t)
        for (std::size_t count = 0; count < mostCounted; ++count)
            table[t][count] = levelOf(static_cast<double>(count), cuts[t][countBefore]);
    return table;
}();
static_assert([] {
    for (const auto& topic : cuts)
        if (topic[countBefore] != topic[countBefore + 1] || topic[countBefore].back() >= mostCounted)
            return false;
    return true;
}());

/// Looks at one topic after another.
class DriftReader
{
public:
    explicit DriftReader(const TopicTokens& tokens) : m_tokens(tokens), m_units(tokens.units()), m_out(m_units) {}

    std::vector<TopicDrift> run()
    {
        m_begins.assign(longest, Begin{});
        m_begins.insert(m_begins.end(), m_tokens.begins().begin(), m_tokens.begins().end());
        m_begins.insert(m_begins.end(), reaches.back() + 1, Begin(m_begins.back()));
        sumSquares();
        for (m_topic = 0; m_topic < topics; ++m_topic) {
            compare();
            findDips();
            count();
        }
        return std::move(m_out);
    }

private:
    void sumSquares()
    {
        Stretches sums(m_tokens.rows(), m_begins.data() + longest);
        m_squares.resize(m_units + reaches.back());
        m_squares.front() = {};
        for (std::size_t unit = 0; unit + 1 < m_squares.size(); ++unit)
            sums.pass(unit, m_squares[unit], m_squares[unit + 1]);
    }

    void compare()
    {
        m_alike.resize(m_units + dipReach);
        for (std::size_t i = 0; i < m_units; ++i) {
            const double* const here = m_squares[i][m_topic].data();
            const double* const near = m_squares[i + reaches[0]][m_topic].data();
            const double* const middle = m_squares[i + reaches[1]][m_topic].data() + 2;
            const double* const far = m_squares[i + reaches[2]][m_topic].data() + 4;
            const double* const ahead = m_squares[i + aheadOfAll][m_topic].data() + 6;
            const Two even = alikeOf(Two{near[0], far[0]}, Two{here[0], here[4]}, Two{near[1], far[1]});
            const Two odd = alikeOf(Two{middle[0], ahead[0]}, Two{here[2], here[allBefore]}, Two{middle[1], ahead[1]});
            const TwoWhole evenLevels = levelsOf(even, cuts[m_topic].data());
            const TwoWhole oddLevels = levelsOf(odd, cuts[m_topic].data() + 1);
            std::uint8_t* const level = m_out[i].level.data() + m_topic * perTopic;
            for (std::size_t k = 0; k < 2; ++k) {
                level[2 * k] = static_cast<std::uint8_t>(evenLevels[k]);
                level[2 * k + 1] = static_cast<std::uint8_t>(oddLevels[k]);
            }
            m_alike[i] = odd[0];
        }
    }

    /// How much less alike the two sides are here than where they are most alike nearby, before and behind.
    void findDips()
    {
        static_assert(countedReach == 1 && dipReach == 6);
        constexpr double least = -1;
        std::fill(m_alike.begin() + static_cast<std::ptrdiff_t>(m_units), m_alike.end(), least); // so that all stretches behind are as long
        m_greatest.assign(dipReach, least);
        m_greatest.insert(m_greatest.end(), m_alike.begin(), m_alike.end());
        for (const std::size_t more : {1, 2, 3}) // of two, of four, of seven from each place on
            for (std::size_t i = 0; i + more < m_greatest.size(); ++i)
                m_greatest[i] = std::max(m_greatest[i], m_greatest[i + more]);
        for (std::size_t i = 0; i < m_units; ++i)
            m_out[i].level[m_topic * perTopic + dip] = levelOf(m_greatest[i] + m_greatest[i + dipReach] - 2 * m_alike[i], cuts[m_topic][dip]);
    }

    void count()
    {
        constexpr std::size_t reach = reaches[countedReach];
        const auto& levels = levelsOfCounts[m_topic];
        const Begin* const begins = m_begins.data() + longest;
        for (std::size_t i = 0; i < m_units; ++i) {
            std::uint8_t* const level = m_out[i].level.data() + m_topic * perTopic + countBefore;
            level[0] = levels[std::min<std::size_t>(begins[i][m_topic] - (begins - reach)[i][m_topic], mostCounted - 1)];
            level[1] = levels[std::min<std::size_t>(begins[i + reach][m_topic] - begins[i][m_topic], mostCounted - 1)];
        }
    }

    const TopicTokens& m_tokens;
    std::size_t m_units;
    std::size_t m_topic = 0;
    std::vector<Begin> m_begins;         ///< by unit; `longest` before the first unit, and behind the last one the end of all
    std::vector<TopicSquares> m_squares; ///< by unit before which the stretches end
    std::vector<double> m_alike;         ///< by unit, within countedReach
    std::vector<double> m_greatest;      ///< by unit and dipReach, of m_alike
    std::vector<TopicDrift> m_out;
};

} // namespace

namespace {

constexpr std::size_t at(Topic topic, std::size_t measure) { return static_cast<std::size_t>(topic) * perTopic + measure; }
constexpr std::size_t wordsAlike = at(Topic::Words, countedReach);
constexpr std::size_t numbersAlike = at(Topic::Numbers, countedReach);

} // namespace

bool TopicDrift::turns() const
{
    const bool enough = level[at(Topic::Words, countBefore)] > 0 && level[at(Topic::Words, countBefore + 1)] > 0;
    return enough && level[wordsAlike] <= 1 && level[numbersAlike] <= 2;
}

std::string driftName(std::size_t measure)
{
    const std::string topic(topicNames[measure / perTopic]);
    const std::size_t what = measure % perTopic;
    if (what < reaches.size())
        return topic + "_alike_" + std::to_string(reaches[what]);
    constexpr std::array<std::string_view, perTopic - reaches.size()> rest{"_alike_all", "_dip", "_before", "_behind"};
    return topic + std::string(rest[what - reaches.size()]);
}

std::vector<TopicDrift> topicDrift(const TopicTokens& tokens) { return DriftReader(tokens).run(); }

std::vector<TopicDrift> topicDrift(std::span<const std::string_view> bodies)
{
    struct Sink
    {
        std::string_view body;
        TopicTokens& tokens;
        void word(const ReadWord& word) { tokens.word(word.hash, word.run.length, body[word.begin]); }
        void digits(std::uint32_t hash) { tokens.digits(hash); }
        void number(std::uint32_t, std::size_t) {}
        void character(std::uint32_t hash, std::size_t) { tokens.character(hash); }
        void sign(std::size_t) {}
    };
    TopicTokens tokens(bodies.size());
    for (const std::string_view body : bodies) {
        tokens.beginUnit(body.size());
        Sink sink{body, tokens};
        readTokens(body, {0, body.size()}, sink);
        tokens.endUnit();
    }
    return topicDrift(tokens);
}

} // namespace core
