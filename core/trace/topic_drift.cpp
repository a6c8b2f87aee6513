#include "core/trace/topic_drift.h"

#include "core/trace/token_hashes.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr std::size_t bins = 256; ///< of hashes, in each class
constexpr std::array<std::size_t, 3> reaches{4, 10, 25}; ///< units on each side
constexpr std::size_t countedReach = 1;                  ///< of reaches, the one whose tokens are counted
constexpr std::size_t aheadOfAll = 12;
constexpr std::size_t dipReach = 6;

enum class Topic : std::uint8_t { Words, Numbers, Symbols };
constexpr std::size_t topics = 3;
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

struct Token
{
    Topic topic;
    std::uint8_t bin;
};

/// Words of four letters and more and Chinese characters, numbers, single letters but "a" and "I"; in order.
template <class F> void eachToken(std::string_view body, F&& visit)
{
    using detail::TokenByte;
    const auto classAt = [body](std::size_t i) { return detail::tokenBytes[static_cast<unsigned char>(body[i])]; };
    const auto put = [&visit](Topic topic, std::uint32_t hash) { visit(Token{topic, static_cast<std::uint8_t>((hash ^ hash >> 8U ^ hash >> 16U) & 0xFFU)}); };
    for (std::size_t i = 0; i < body.size();) {
        const TokenByte kind = classAt(i);
        if (kind == TokenByte::Other) {
            ++i;
            continue;
        }
        std::uint32_t hash = 2166136261U;
        const std::size_t begin = i;
        const std::uint32_t lower = kind == TokenByte::Letter ? 0x20 : 0;
        const std::size_t most = kind == TokenByte::Chinese ? std::min<std::size_t>(begin + 3, body.size()) : body.size();
        for (; i < most && (classAt(i) == kind || kind == TokenByte::Chinese); ++i)
            hash = (hash ^ (static_cast<unsigned char>(body[i]) | lower)) * 16777619U;
        if (kind == TokenByte::Digit)
            put(Topic::Numbers, hash);
        else if (kind == TokenByte::Chinese || i - begin >= 4)
            put(Topic::Words, hash);
        else if (i - begin == 1 && body[begin] != 'a' && body[begin] != 'I')
            put(Topic::Symbols, hash + static_cast<unsigned char>(body[begin]));
    }
}

/// Tokens on two sides, and how alike the sides are.
class Sides
{
public:
    void growAhead(std::uint8_t bin)
    {
        Pair& pair = m_pairs[bin];
        m_aheadSquares += 2 * pair.ahead++ + 1;
        m_product += pair.behind;
    }
    /// The token is passed: it was ahead, and is behind.
    void pass(std::uint8_t bin)
    {
        Pair& pair = m_pairs[bin];
        m_product += pair.ahead - pair.behind - 1;
        m_aheadSquares -= 2 * pair.ahead-- - 1;
        m_behindSquares += 2 * pair.behind++ + 1;
    }
    void dropBehind(std::uint8_t bin)
    {
        Pair& pair = m_pairs[bin];
        m_behindSquares -= 2 * pair.behind-- - 1;
        m_product -= pair.ahead;
    }

    /// Cosine of the two sides; -1 where one has nothing.
    [[nodiscard]] double alike() const
    {
        if (m_aheadSquares == 0 || m_behindSquares == 0)
            return -1;
        return static_cast<double>(m_product) / std::sqrt(static_cast<double>(m_aheadSquares) * static_cast<double>(m_behindSquares));
    }

private:
    struct Pair
    {
        std::int64_t behind = 0, ahead = 0;
    };
    std::array<Pair, bins> m_pairs{};
    std::int64_t m_product = 0, m_behindSquares = 0, m_aheadSquares = 0;
};

std::uint8_t levelOf(double value, const Cuts& at)
{
    return static_cast<std::uint8_t>(std::upper_bound(at.begin(), at.end(), value) - at.begin());
}

class DriftReader
{
public:
    explicit DriftReader(std::span<const std::string_view> bodies) : m_units(bodies.size()), m_out(bodies.size())
    {
        for (std::size_t i = 0; i < m_units; ++i) {
            for (std::vector<std::size_t>& begins : m_begins)
                begins.push_back(m_bins[static_cast<std::size_t>(&begins - m_begins.data())].size());
            eachToken(bodies[i], [this](Token token) { m_bins[static_cast<std::size_t>(token.topic)].push_back(token.bin); });
        }
        for (std::size_t t = 0; t < topics; ++t)
            m_begins[t].push_back(m_bins[t].size());
    }

    std::vector<TopicDrift> run()
    {
        for (std::size_t t = 0; t < topics; ++t) {
            for (std::size_t r = 0; r < reaches.size(); ++r)
                compare(t, r, reaches[r], reaches[r]);
            compare(t, alikeAll, m_units, aheadOfAll);
            count(t);
        }
        return std::move(m_out);
    }

private:
    std::span<const std::uint8_t> tokens(std::size_t topic, std::size_t first, std::size_t end) const
    {
        const std::vector<std::size_t>& begins = m_begins[topic];
        return std::span(m_bins[topic]).subspan(begins[first], begins[end] - begins[first]);
    }

    void compare(std::size_t topic, std::size_t measure, std::size_t behind, std::size_t ahead)
    {
        Sides sides;
        std::vector<double> alike(m_units);
        for (const std::uint8_t bin : tokens(topic, 0, std::min(ahead, m_units)))
            sides.growAhead(bin);
        for (std::size_t i = 0; i < m_units; ++i) {
            alike[i] = sides.alike();
            m_out[i].level[topic * perTopic + measure] = levelOf(alike[i], cuts[topic][measure]);
            for (const std::uint8_t bin : tokens(topic, i, i + 1))
                sides.pass(bin);
            if (i >= behind)
                for (const std::uint8_t bin : tokens(topic, i - behind, i - behind + 1))
                    sides.dropBehind(bin);
            if (i + ahead < m_units)
                for (const std::uint8_t bin : tokens(topic, i + ahead, i + ahead + 1))
                    sides.growAhead(bin);
        }
        if (measure == countedReach)
            findDips(topic, alike);
    }

    /// How much less alike the two sides are here than where they are most alike nearby, before and behind.
    void findDips(std::size_t topic, const std::vector<double>& alike)
    {
        for (std::size_t i = 0; i < m_units; ++i) {
            const auto at = alike.begin() + static_cast<std::ptrdiff_t>(i);
            const double before = *std::max_element(at - static_cast<std::ptrdiff_t>(std::min(i, dipReach)), at + 1);
            const double behind = *std::max_element(at, at + static_cast<std::ptrdiff_t>(std::min(m_units - i, dipReach + 1)));
            m_out[i].level[topic * perTopic + dip] = levelOf(before + behind - 2 * *at, cuts[topic][dip]);
        }
    }

    void count(std::size_t topic)
    {
        constexpr std::size_t reach = reaches[countedReach];
        for (std::size_t i = 0; i < m_units; ++i) {
            const std::size_t before = tokens(topic, i - std::min(i, reach), i).size();
            const std::size_t behind = tokens(topic, i, std::min(i + reach, m_units)).size();
            m_out[i].level[topic * perTopic + countBefore] = levelOf(static_cast<double>(before), cuts[topic][countBefore]);
            m_out[i].level[topic * perTopic + countBefore + 1] = levelOf(static_cast<double>(behind), cuts[topic][countBefore + 1]);
        }
    }

    std::size_t m_units;
    std::array<std::vector<std::uint8_t>, topics> m_bins;        ///< of all tokens
    std::array<std::vector<std::size_t>, topics> m_begins; ///< by unit, its first token
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

std::vector<TopicDrift> topicDrift(std::span<const std::string_view> bodies) { return DriftReader(bodies).run(); }

} // namespace core
