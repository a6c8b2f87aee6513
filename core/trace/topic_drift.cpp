#include "core/trace/topic_drift.h"

#include "core/trace/token_hashes.h"
#include "core/trace/topic_squares.h"
#include "core/trace/wide_numbers.h"

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

using Begin = TopicTokens::Begin;
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

/// Four numbers that a wide processor takes at once.
using Four = double __attribute__((vector_size(32)));
using FourWhole = std::int64_t __attribute__((vector_size(32)));

inline void takeRoots(Four& values)
{
#ifdef __SSE2__
    const __m128d first = _mm_sqrt_pd(__builtin_shufflevector(values, values, 0, 1));
    const __m128d second = _mm_sqrt_pd(__builtin_shufflevector(values, values, 2, 3));
    values = __builtin_shufflevector(first, second, 0, 1, 2, 3);
#else
    for (std::size_t i = 0; i < 4; ++i)
        values[i] = std::sqrt(values[i]);
#endif
}

/// Makes of the squares of both sides together cosines of the tokens of two sides; -1 where one has nothing.
inline void takeCosines(const Four& ahead, const Four& behind, Four& all)
{
    const Four both = ahead * behind;
    Four roots = both;
    takeRoots(roots);
    const Four cosines = (all - ahead - behind) / 2 / roots;
    all = both == 0 ? Four{-1, -1, -1, -1} : cosines;
}

/// Number of levels that begin at or before `value`.
constexpr std::uint8_t levelOf(double value, const Cuts& at)
{
    unsigned level = 0;
    for (const double cut : at)
        level += cut <= value ? 1U : 0U;
    return static_cast<std::uint8_t>(level);
}
/// By topic and level, where the measures of being alike begin to have it.
constexpr auto alikeCuts = [] {
    std::array<std::array<std::array<double, 4>, TopicDrift::levels - 1>, topics> table{};
    for (std::size_t t = 0; t < topics; ++t)
        for (std::size_t i = 0; i < table[t].size(); ++i)
            for (std::size_t measure = 0; measure <= alikeAll; ++measure)
                table[t][i][measure] = cuts[t][measure][i];
    return table;
}();

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

/// Looks at some units after another, at one topic after the other, so that what is counted stays near the processor.
class DriftReader
{
public:
    explicit DriftReader(const TopicTokens& tokens) : m_units(tokens.units()), m_begins(tokens.begins().data() + TopicTokens::around), m_counter(tokens)
    {
        for (auto& alike : m_alike)
            alike.fill(least);
    }

    template <class Take> void run(Take&& take)
    {
        m_squares.front() = {};
        for (m_first = 0; m_first < m_units; m_first += atOnce) {
            m_count = std::min(atOnce, m_units - m_first);
            m_stayOpen = m_first + m_count == m_units ? 0 : dipReach;
            m_counter.pass(std::span(m_squares).subspan(m_known, m_count + reaches.back() - m_known));
            m_known = reaches.back();
            for (m_topic = 0; m_topic < topics; ++m_topic) {
                compare();
                findDips();
                count();
            }
            take(std::span<const TopicDrift>(m_out).subspan(dipReach - m_open, m_open + m_count - m_stayOpen));
            if (m_stayOpen > 0)
                keepLast();
            m_open = m_stayOpen;
        }
    }

private:
    static constexpr std::size_t atOnce = 256; ///< units
    static constexpr double least = -1;        ///< alike, where there is nothing

    DLCOT_WIDE void compare()
    {
        static_assert(StretchSquares::oneSide == std::array{reaches[0], reaches[1], reaches[2], aheadOfAll});
        for (std::size_t i = 0; i < m_count; ++i) {
            const StretchSquares& here = m_squares[i][m_topic];
            const StretchSquares& near = m_squares[i + reaches[0]][m_topic];
            const StretchSquares& middle = m_squares[i + reaches[1]][m_topic];
            const StretchSquares& far = m_squares[i + reaches[2]][m_topic];
            const StretchSquares& aheadAll = m_squares[i + aheadOfAll][m_topic];
            const Four ahead{near.one[0], middle.one[1], far.one[2], aheadAll.one[3]};
            const Four behind{here.one[0], here.one[1], here.one[2], here.both[3]};
            Four alike{near.both[0], middle.both[1], far.both[2], aheadAll.both[3]};
            takeCosines(ahead, behind, alike);
            FourWhole levels{};
            for (const auto& cut : alikeCuts[m_topic]) {
                Four begins;
                std::memcpy(&begins, cut.data(), sizeof begins);
                levels -= begins <= alike;
            }
            std::uint8_t* const level = m_out[dipReach + i].level.data() + m_topic * perTopic;
            for (std::size_t measure = 0; measure <= alikeAll; ++measure)
                level[measure] = static_cast<std::uint8_t>(levels[measure]);
            m_alike[m_topic][2 * dipReach + i] = alike[countedReach];
        }
    }

    /// How much less alike the two sides are here than where they are most alike nearby, before and behind. Units at the end
    /// stay open until those behind them are compared.
    void findDips()
    {
        static_assert(countedReach == 1 && dipReach == 6);
        const auto& alike = m_alike[m_topic];
        const std::size_t size = 2 * dipReach + m_count;
        auto& greatest = m_greatest;
        std::copy_n(alike.begin(), size, greatest.begin());
        std::fill_n(greatest.begin() + static_cast<std::ptrdiff_t>(size), dipReach, least);
        for (const std::size_t more : {1, 2, 3}) // of two, of four, of seven from each place on
            for (std::size_t i = 0; i + more < size + dipReach; ++i)
                greatest[i] = std::max(greatest[i], greatest[i + more]);
        for (std::size_t i = dipReach - m_open; i + dipReach < size - m_stayOpen; ++i)
            m_out[i].level[m_topic * perTopic + dip] = levelOf(greatest[i] + greatest[i + dipReach] - 2 * alike[i + dipReach], cuts[m_topic][dip]);
    }

    void count()
    {
        constexpr std::size_t reach = reaches[countedReach];
        const auto& levels = levelsOfCounts[m_topic];
        const Begin* const begins = m_begins + m_first;
        for (std::size_t i = 0; i < m_count; ++i) {
            std::uint8_t* const level = m_out[dipReach + i].level.data() + m_topic * perTopic + countBefore;
            level[0] = levels[std::min<std::size_t>(begins[i][m_topic] - (begins - reach)[i][m_topic], mostCounted - 1)];
            level[1] = levels[std::min<std::size_t>(begins[i + reach][m_topic] - begins[i][m_topic], mostCounted - 1)];
        }
    }

    /// Takes what the next units need to the front.
    void keepLast()
    {
        std::copy_n(m_squares.begin() + static_cast<std::ptrdiff_t>(m_count), reaches.back(), m_squares.begin());
        for (auto& alike : m_alike)
            std::copy_n(alike.begin() + static_cast<std::ptrdiff_t>(m_count), 2 * dipReach, alike.begin());
        std::copy_n(m_out.begin() + static_cast<std::ptrdiff_t>(m_count), dipReach, m_out.begin());
    }

    std::size_t m_units;
    const Begin* m_begins;
    SquareCounter m_counter;
    std::size_t m_known = 1;    ///< squares of the next units
    std::size_t m_first = 0;    ///< of the units that are looked at
    std::size_t m_count = 0;    ///< of them
    std::size_t m_open = 0;     ///< so many before them wait for their dips
    std::size_t m_stayOpen = 0; ///< so many of all these will
    std::size_t m_topic = 0;
    std::array<TopicSquares, atOnce + reaches.back()> m_squares;                    ///< by unit before which the stretches end
    std::array<std::array<double, 2 * dipReach + atOnce>, topics> m_alike;          ///< by topic and unit, `2 * dipReach` before the first one
    std::array<double, 3 * dipReach + atOnce> m_greatest;                           ///< of m_alike
    std::array<TopicDrift, dipReach + atOnce> m_out;                                ///< `dipReach` before the first one
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

void topicDrift(const TopicTokens& tokens, const std::function<void(std::span<const TopicDrift>)>& take) { DriftReader(tokens).run(take); }

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
    std::size_t bytes = 0;
    for (const std::string_view body : bodies)
        bytes += body.size();
    TopicTokens tokens(bytes, bodies.size());
    for (const std::string_view body : bodies) {
        tokens.beginUnit(body.size());
        Sink sink{body, tokens};
        readTokens(body, {0, body.size()}, sink);
        tokens.endUnit();
    }
    tokens.end();
    std::vector<TopicDrift> drift;
    topicDrift(tokens, [&drift](std::span<const TopicDrift> next) { drift.insert(drift.end(), next.begin(), next.end()); });
    return drift;
}

} // namespace core
