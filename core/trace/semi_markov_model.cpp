#include "core/trace/semi_markov_model.h"

#include "core/trace/model_rows.h"
#include "core/trace/segment_scores.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

constexpr std::size_t kinds = RunState::kinds;
constexpr std::string_view heading = "dlcot semi-Markov model 1";
constexpr float firstShare = 2.0F / 3; ///< of the first look in what both say; found by cross-validation

/// Calls `visit(name, row)` for each row of weights of a member.
template <class M, class F> void eachRow(M& member, F&& visit)
{
    const auto group = [&visit](const char* prefix, const std::vector<std::string>& names, auto& rows) {
        for (std::size_t n = 0; n < names.size(); ++n)
            visit(prefix + names[n], rows[n]);
    };
    group("begin:", SegmentTraits::beginNames(), member.begin);
    group("end:", SegmentTraits::endNames(), member.end);
    group("inside:", SegmentTraits::insideNames(), member.inside);
    for (std::size_t k = 0; k < kinds; ++k)
        visit("after:" + std::string(kindName(static_cast<Kind>(k))), member.follow[k]);
}

/// Adds to `out` a share of what one member says.
void addPosterior(const SegmentPlaces& places, const SemiMarkovSums& sums, float share, Posterior& out)
{
    ByKind runs{}; // how likely a segment of each kind runs through the units
    for (std::size_t place = 0; place < places.count(); ++place) {
        ByKind begun;
        for (std::size_t k = 0; k < kinds; ++k) {
            begun[k] = likelihoodOf(sums.into[place][k] + sums.onward[place][k] - sums.partition);
            const float ended = place == 0 ? 0 : likelihoodOf(sums.upTo[place][k] + sums.behind[place][k] - sums.partition);
            runs[k] = std::clamp(runs[k] - ended + begun[k], 0.0F, 1.0F);
        }
        for (std::size_t u = places.unit(place); u < places.unit(place + 1); ++u)
            for (std::size_t k = 0; k < kinds; ++k) {
                const float starts = u == places.unit(place) ? begun[k] : 0;
                out.starts[u][k] += share * starts;
                out.stays[u][k] += share * std::max(runs[k] - starts, 0.0F);
            }
    }
}

} // namespace

SemiMarkovModel::Member::Member()
    : begin(SegmentTraits::beginNames().size()), end(SegmentTraits::endNames().size()), inside(SegmentTraits::insideNames().size())
{
}

Result<SemiMarkovModel> SemiMarkovModel::load(const std::filesystem::path& file)
{
    ModelRows rows(file, heading);
    std::vector<Member> members;
    std::map<std::string, ByKind*, std::less<>> byName;
    while (const auto row = rows.next()) {
        if (row->name == "member") {
            members.emplace_back();
            byName.clear();
            eachRow(members.back(), [&byName](std::string name, ByKind& weights) { byName.emplace(std::move(name), &weights); });
            continue;
        }
        const auto known = byName.find(row->name);
        if (known == byName.end() || !readRow(row->fields, *known->second))
            return rows.damaged();
    }
    if (!rows.ok())
        return rows.error();
    if (members.empty())
        return rows.damaged();
    return SemiMarkovModel(std::move(members));
}

std::string SemiMarkovModel::text() const
{
    std::ostringstream out;
    out << heading << '\n';
    for (const Member& member : m_members) {
        out << "member\n";
        eachRow(member, [&out](const std::string& name, const ByKind& weights) {
            if (!isNothing(weights))
                writeRow(out, name, weights);
        });
    }
    return out.str();
}

Posterior SemiMarkovModel::refined(std::span<const UnitView> views, Posterior posterior) const
{
    if (views.empty())
        return posterior;
    const SegmentTraits traits(views, posterior);
    const float share = (1 - firstShare) / static_cast<float>(m_members.size());
    for (auto* rows : {&posterior.starts, &posterior.stays})
        for (ByKind& row : *rows)
            for (float& p : row)
                p *= firstShare;
    const SegmentPlaces& places = traits.places();
    const SegmentScores scores(traits, m_members);
    for (std::size_t m = 0; m < m_members.size(); ++m)
        addPosterior(places, sumSegmentations(places.count(), m_members[m].follow, [&](std::size_t place) { return scores.row(m, place); }), share, posterior);
    return posterior;
}

} // namespace core
