#include "core/trace/topic_drift.h"

#include "core/trace/token_hashes.h"
#include "core/trace/topic_squares.h"
#include "core/trace/wide_numbers.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

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

/// Looks at one topic after another.
class DriftReader
{
public:
    explicit DriftReader(const TopicTokens& tokens) : m_tokens(tokens), m_units(tokens.units()), m_out(m_units) {}

    std::vector<TopicDrift> run()
    {
        m_begins.assign(StretchSquares::longest, Begin{});
        m_begins.insert(m_begins.end(), m_tokens.begins().begin(), m_tokens.begins().end());
        m_begins.insert(m_begins.end(), reaches.back() + 1, Begin(m_begins.back()));
        m_squares = std::make_unique_for_overwrite<TopicSquares[]>(m_units + reaches.back());
        sumSquares(m_tokens.rows(), m_begins, std::span(m_squares.get(), m_units + reaches.back()));
        m_alike.resize(m_units + dipReach);
        for (m_topic = 0; m_topic < topics; ++m_topic) {
            compare();
            findDips();
            count();
        }
        return std::move(m_out);
    }

private:
    DLCOT_WIDE void compare()
    {
        static_assert(StretchSquares::oneSide == std::array{reaches[0], reaches[1], reaches[2], aheadOfAll});
        for (std::size_t i = 0; i < m_units; ++i) {
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
            std::uint8_t* const level = m_out[i].level.data() + m_topic * perTopic;
            for (std::size_t measure = 0; measure <= alikeAll; ++measure)
                level[measure] = static_cast<std::uint8_t>(levels[measure]);
            m_alike[i] = alike[countedReach];
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
        const Begin* const begins = m_begins.data() + StretchSquares::longest;
        for (std::size_t i = 0; i < m_units; ++i) {
            std::uint8_t* const level = m_out[i].level.data() + m_topic * perTopic + countBefore;
            level[0] = levels[std::min<std::size_t>(begins[i][m_topic] - (begins - reach)[i][m_topic], mostCounted - 1)];
            level[1] = levels[std::min<std::size_t>(begins[i + reach][m_topic] - begins[i][m_topic], mostCounted - 1)];
        }
    }

    const TopicTokens& m_tokens;
    std::size_t m_units;
    std::size_t m_topic = 0;
    std::vector<Begin> m_begins;         ///< by unit; the longest stretch before the first unit, and behind the last one the end of all
    std::unique_ptr<TopicSquares[]> m_squares; ///< by unit before which the stretches end
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
