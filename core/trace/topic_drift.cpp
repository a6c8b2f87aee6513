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

/// How far each window reaches ahead and behind: those of `reaches`, and the last one, which has all before.
constexpr std::array<std::size_t, reaches.size() + 1> aheads{reaches[0], reaches[1], reaches[2], aheadOfAll};
constexpr std::size_t windows = aheads.size();

/// Tokens on two sides of all windows, and how alike the sides of each are.
class Sides
{
public:
    void growAhead(std::size_t window, std::uint8_t bin)
    {
        Bin& counts = m_bins[bin];
        const std::int64_t ahead = counts.ahead[window];
        const std::int64_t all = counts.all[window];
        counts.ahead[window] = ahead + 1;
        counts.all[window] = all + 1;
        m_product[window] += all - ahead;
        m_aheadSquares[window] += 2 * ahead + 1;
        m_squares[window] += 2 * all + 1;
    }
    /// In all windows the token is passed: it was ahead, and is behind.
    void pass(std::uint8_t bin)
    {
        Bin& counts = m_bins[bin];
        const Bin before = counts;
        for (std::size_t w = 0; w < windows; ++w) {
            const std::int64_t fewer = 2 * before.ahead[w] - 1;
            m_aheadSquares[w] -= fewer;
            m_product[w] += fewer - before.all[w];
            counts.ahead[w] = before.ahead[w] - 1;
        }
    }
    void dropBehind(std::size_t window, std::uint8_t bin)
    {
        Bin& counts = m_bins[bin];
        m_product[window] -= counts.ahead[window];
        m_squares[window] -= 2 * counts.all[window]-- - 1;
    }

    /// Cosine of the two sides; -1 where one has nothing.
    [[nodiscard]] std::array<double, windows> alike() const
    {
        std::array<double, windows> out;
        for (std::size_t w = 0; w < windows; ++w) {
            const std::int64_t behind = m_squares[w] - m_aheadSquares[w] - 2 * m_product[w];
            const double both = static_cast<double>(m_aheadSquares[w]) * static_cast<double>(behind);
            out[w] = both == 0 ? -1 : static_cast<double>(m_product[w]) / std::sqrt(both);
        }
        return out;
    }

private:
    using ByWindow = std::array<std::int64_t, windows>;
    struct Bin
    {
        ByWindow ahead{}, all{}; ///< tokens ahead, and on both sides
    };
    std::array<Bin, bins> m_bins{};
    ByWindow m_product{}, m_aheadSquares{}, m_squares{}; ///< of the counts of both sides, of those ahead, of all
};

/// Number of levels that begin at or before `value`.
std::uint8_t levelOf(double value, const Cuts& at)
{
    unsigned level = 0;
    for (const double cut : at)
        level += cut <= value ? 1U : 0U;
    return static_cast<std::uint8_t>(level);
}

/// Looks at one topic after another.
class DriftReader
{
public:
    explicit DriftReader(const TopicTokens& tokens) : m_tokens(tokens), m_units(tokens.units()), m_out(m_units) {}

    std::vector<TopicDrift> run()
    {
        for (m_topic = 0; m_topic < topics; ++m_topic) {
            const auto begins = m_tokens.beginsOf(m_topic);
            m_begins.assign(begins.begin(), begins.end());
            m_begins.insert(m_begins.end(), reaches.back() + 2, static_cast<std::uint32_t>(m_tokens.binsOf(m_topic).size()));
            compare();
            findDips();
            count();
        }
        return std::move(m_out);
    }

private:
    template <class F> void eachBin(std::size_t first, std::size_t end, F&& visit) const
    {
        const std::uint8_t* const all = m_tokens.binsOf(m_topic).data();
        const std::uint8_t* const stop = all + m_begins[end];
        for (const std::uint8_t* bin = all + m_begins[first]; bin != stop; ++bin)
            visit(*bin);
    }

    void setLevel(std::size_t unit, std::size_t measure, double value)
    {
        m_out[unit].level[m_topic * perTopic + measure] = levelOf(value, cuts[m_topic][measure]);
    }

    void compare()
    {
        Sides sides;
        for (std::size_t w = 0; w < windows; ++w)
            eachBin(0, std::min(aheads[w], m_units), [&](std::uint8_t bin) { sides.growAhead(w, bin); });
        m_alike.resize(m_units);
        for (std::size_t i = 0; i < m_units; ++i) {
            const std::array<double, windows> alike = sides.alike();
            for (std::size_t w = 0; w < windows; ++w)
                setLevel(i, w, alike[w]);
            m_alike[i] = alike[countedReach];
            eachBin(i, i + 1, [&](std::uint8_t bin) { sides.pass(bin); });
            for (std::size_t w = 0; w < windows; ++w) {
                const std::size_t grown = std::min(i + aheads[w], m_units);
                eachBin(grown, grown + 1, [&](std::uint8_t bin) { sides.growAhead(w, bin); });
                if (w < reaches.size() && i >= aheads[w])
                    eachBin(i - aheads[w], i - aheads[w] + 1, [&](std::uint8_t bin) { sides.dropBehind(w, bin); });
            }
        }
    }

    /// How much less alike the two sides are here than where they are most alike nearby, before and behind.
    void findDips()
    {
        constexpr double least = -1;
        m_alike.insert(m_alike.end(), dipReach, least); // so that all stretches behind are as long
        std::array<double, dipReach + 1> greatest{};    // by place modulo its size, of the stretch that ends there
        for (std::size_t end = 0; end < m_alike.size(); ++end) {
            double value = m_alike[end];
            for (std::size_t i = end - std::min(end, dipReach); i < end; ++i)
                value = std::max(value, m_alike[i]);
            greatest[end % greatest.size()] = value;
            if (end < dipReach)
                continue;
            const std::size_t unit = end - dipReach;
            setLevel(unit, dip, greatest[unit % greatest.size()] + value - 2 * m_alike[unit]);
        }
    }

    void count()
    {
        constexpr std::size_t reach = reaches[countedReach];
        for (std::size_t i = 0; i < m_units; ++i) {
            setLevel(i, countBefore, static_cast<double>(m_begins[i] - m_begins[i - std::min(i, reach)]));
            setLevel(i, countBefore + 1, static_cast<double>(m_begins[std::min(i + reach, m_units)] - m_begins[i]));
        }
    }

    const TopicTokens& m_tokens;
    std::size_t m_units;
    std::size_t m_topic = 0;
    std::vector<std::uint32_t> m_begins; ///< by unit, its first token; behind the last unit the end of all
    std::vector<double> m_alike;         ///< by unit, within countedReach
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

TopicTokens::TopicTokens(std::size_t units)
{
    for (auto& begins : m_begins)
        begins.reserve(units);
}

void TopicTokens::beginUnit(std::size_t bytes)
{
    for (std::size_t t = 0; t < topics; ++t) {
        m_begins[t].push_back(static_cast<std::uint32_t>(m_sizes[t]));
        if (m_bins[t].size() < m_sizes[t] + bytes + 1)
            m_bins[t].resize(2 * (m_sizes[t] + bytes + 1));
    }
}

std::vector<TopicDrift> topicDrift(const TopicTokens& tokens) { return DriftReader(tokens).run(); }

std::vector<TopicDrift> topicDrift(std::span<const std::string_view> bodies)
{
    struct Sink
    {
        std::string_view body;
        TopicTokens& tokens;
        void word(std::uint32_t hash, std::size_t begin, std::size_t length) { tokens.word(hash, length, body[begin]); }
        void digits(std::uint32_t hash) { tokens.digits(hash); }
        void number(std::uint32_t, std::size_t) {}
        void character(std::uint32_t hash, std::size_t) { tokens.character(hash); }
    };
    TopicTokens tokens(bodies.size());
    for (const std::string_view body : bodies) {
        tokens.beginUnit(body.size());
        Sink sink{body, tokens};
        readTokens(body, sink);
    }
    return topicDrift(tokens);
}

} // namespace core
