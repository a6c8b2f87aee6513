#include "core/evaluate/differences.h"

#include "core/evaluate/painting.h"
#include "core/evaluate/start_matching.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace core {

namespace {

using What = Difference::What;

/// The two sides of one trace, and where differences go.
class Comparison
{
public:
    Comparison(std::string_view text, const LabelledTrace& gold, const LabelledTrace& found)
        : m_gold(gold), m_found(found), m_points(text), m_length(static_cast<std::int64_t>(m_points.fromByte(text.size())))
    {
    }

    std::vector<Difference> run()
    {
        addStarts();
        addKinds();
        addLabels();
        addRepeats();
        addErrors(m_gold.errors, m_found.errors, What::MissedError);
        addErrors(m_found.errors, m_gold.errors, What::ExtraError);
        std::stable_sort(m_out.begin(), m_out.end(),
                         [](const Difference& a, const Difference& b) { return a.span.begin < b.span.begin; });
        return std::move(m_out);
    }

private:
    Difference& add(What what, std::int64_t begin, std::int64_t end)
    {
        Difference& out = m_out.emplace_back();
        out.what = what;
        const auto byte = [&](std::int64_t point) {
            return m_points.toByte(static_cast<std::size_t>(std::clamp<std::int64_t>(point, 0, m_length)));
        };
        out.span = {byte(begin), byte(std::max(begin, end))};
        return out;
    }

    void addStarts()
    {
        std::vector<std::int64_t> starts[2];
        std::vector<const LabelledSegment*> segments[2];
        for (const int side : {0, 1})
            for (const LabelledSegment& segment : side == 0 ? m_gold.segments : m_found.segments)
                if (segment.begin > 0 && segment.kind) {
                    starts[side].push_back(segment.begin);
                    segments[side].push_back(&segment);
                }
        std::vector<bool> matched[2] = {std::vector<bool>(starts[0].size()), std::vector<bool>(starts[1].size())};
        for (const auto& [gold, found] : matchStarts(starts[0], starts[1])) {
            matched[0][gold] = true;
            matched[1][found] = true;
        }
        for (const int side : {0, 1})
            for (std::size_t i = 0; i < starts[side].size(); ++i) {
                if (matched[side][i])
                    continue;
                Difference& out = add(side == 0 ? What::MissedStart : What::ExtraStart, starts[side][i], starts[side][i] + 1);
                (side == 0 ? out.goldKind : out.foundKind) = segments[side][i]->kind;
            }
    }

    /// Calls `take(begin, end, gold, found)` for each stretch on which the paintings differ in one way.
    template <class Take> void forStretches(const Painting& gold, const Painting& found, Take take)
    {
        std::int64_t begin = 0;
        for (std::int64_t at = 1; at <= m_length; ++at) {
            const auto here = static_cast<std::size_t>(begin);
            const auto next = static_cast<std::size_t>(at);
            if (at < m_length && gold[next] == gold[here] && found[next] == found[here])
                continue;
            if (gold[here] != found[here] && at - begin > startTolerance)
                take(begin, at, gold[here], found[here]);
            begin = at;
        }
    }

    void addKinds()
    {
        const auto kind = [](std::uint8_t value) {
            return value == 0 || value == otherKind ? std::nullopt : std::optional(allKinds[value - 1U]);
        };
        forStretches(paintKinds(m_gold.segments, m_length), paintKinds(m_found.segments, m_length),
                     [&](std::int64_t begin, std::int64_t end, std::uint8_t gold, std::uint8_t found) {
                         Difference& out = add(What::Kind, begin, end);
                         out.goldKind = kind(gold);
                         out.foundKind = kind(found);
                     });
    }

    void addLabels()
    {
        const auto label = [](std::uint8_t value) {
            return value == 0 ? std::nullopt : std::optional(static_cast<Label>(value - 1U));
        };
        const Painting kinds = paintKinds(m_found.segments, m_length);
        forStretches(paintLabels(m_gold.segments, m_length), paintLabels(m_found.segments, m_length),
                     [&](std::int64_t begin, std::int64_t end, std::uint8_t gold, std::uint8_t found) {
                         // Where the analysis sees no approach the kind is told already.
                         const auto approach = static_cast<std::uint8_t>(1 + static_cast<unsigned>(Kind::Approach));
                         if (gold == 0 || (found == 0 && kinds[static_cast<std::size_t>(begin)] != approach))
                             return;
                         Difference& out = add(What::Label, begin, end);
                         out.goldLabel = label(gold);
                         out.foundLabel = label(found);
                     });
    }

    void addRepeats()
    {
        forStretches(paintRedundant(m_gold.segments, m_length), paintRedundant(m_found.segments, m_length),
                     [&](std::int64_t begin, std::int64_t end, std::uint8_t gold, std::uint8_t) {
                         add(What::Repeat, begin, end).goldRedundant = gold != 0;
                     });
    }

    void addErrors(const std::vector<LabelledError>& errors, const std::vector<LabelledError>& others, What what)
    {
        for (const LabelledError& error : errors)
            if (std::none_of(others.begin(), others.end(), [&](const LabelledError& other) { return error.overlaps(other); }))
                add(what, error.begin, error.end).message = error.message;
    }

    const LabelledTrace& m_gold;
    const LabelledTrace& m_found;
    CodePointMap m_points;
    std::int64_t m_length;
    std::vector<Difference> m_out;
};

} // namespace

std::vector<Difference> differences(std::string_view text, const LabelledTrace& gold, const LabelledTrace& found)
{
    return Comparison(text, gold, found).run();
}

std::vector<GoldSegment> goldSegments(std::string_view text, const LabelledTrace& gold)
{
    const CodePointMap points(text);
    const auto length = static_cast<std::int64_t>(points.fromByte(text.size()));
    const std::vector<bool> redundant = redundantSegments(gold.segments);
    std::vector<GoldSegment> out;
    for (std::size_t i = 0; i < gold.segments.size(); ++i) {
        const LabelledSegment& segment = gold.segments[i];
        const std::int64_t begin = std::clamp<std::int64_t>(segment.begin, 0, length);
        const std::int64_t end = std::clamp<std::int64_t>(segment.end, begin, length);
        out.push_back({{points.toByte(static_cast<std::size_t>(begin)), points.toByte(static_cast<std::size_t>(end))},
                       segment.kind,
                       segment.label,
                       redundant[i]});
    }
    return out;
}

} // namespace core
