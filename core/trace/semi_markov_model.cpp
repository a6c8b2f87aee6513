#include "core/trace/semi_markov_model.h"

#include "core/trace/model_rows.h"
#include "core/trace/segment_likelihoods.h"
#include "core/trace/segment_scores.h"

#include <algorithm>
#include <optional>
#include <span>
#include <sstream>
#include <utility>

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

} // namespace

SemiMarkovMember::SemiMarkovMember()
    : begin(SegmentTraits::beginNames().size()), end(SegmentTraits::endNames().size()), inside(SegmentTraits::insideNames().size())
{
}

SegmentWeights::SegmentWeights(std::span<const SemiMarkovMember> members)
    : begin(members, [](const SemiMarkovMember& member) -> const auto& { return member.begin; }),
      end(members, [](const SemiMarkovMember& member) -> const auto& { return member.end; }),
      inside(members, [](const SemiMarkovMember& member) -> const auto& { return member.inside; })
{
    for (const SemiMarkovMember& member : members)
        follow.emplace_back(member.follow);
}

Result<SemiMarkovModel> SemiMarkovModel::load(const std::filesystem::path& file)
{
    ModelRows rows(file, heading);
    std::vector<Member> members;
    std::vector<std::string> names; // the same for each member
    Member shape;
    eachRow(shape, [&names](std::string name, const ByKind&) { names.push_back(std::move(name)); });
    std::optional<NamesInOrder> known;
    std::vector<ByKind*> weights; // of the last member
    while (const auto row = rows.next()) {
        if (row->name == "member") {
            members.emplace_back();
            known.emplace(std::span<const std::string>(names));
            weights.clear();
            eachRow(members.back(), [&weights](const std::string&, ByKind& values) { weights.push_back(&values); });
            continue;
        }
        const auto number = known ? known->find(row->name) : std::nullopt;
        if (!number || !readRow(row->fields, *weights[*number]))
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
    const SegmentPlaces& places = traits.places();
    SegmentScores scores(traits, m_weights);
    std::vector<SegmentLikelihoods> members;
    for (std::size_t m = 0; m < m_members.size(); ++m)
        members.emplace_back(scores.rows(), scores.ofMember(m), m_weights.follow[m]);
    std::vector<ByKind> runs(members.size()); // how likely a segment of each kind runs through the units
    const float share = (1 - firstShare) / static_cast<float>(members.size());
    for (std::size_t place = 0; place < places.count(); ++place) {
        ByKind starts{}, stays{}, later{}; // of the first unit, of those behind it
        for (std::size_t m = 0; m < members.size(); ++m) {
            const float* const allBegun = members[m].begun[place];
            const float* const allEnded = members[m].ended[place];
            for (std::size_t k = 0; k < kinds; ++k) {
                const float begun = allBegun[k];
                float& run = runs[m][k];
                run = std::clamp(run - allEnded[k] + begun, 0.0F, 1.0F);
                starts[k] += share * begun;
                stays[k] += share * std::max(run - begun, 0.0F);
                later[k] += share * run;
            }
        }
        for (std::size_t u = places.unit(place); u < places.unit(place + 1); ++u)
            for (std::size_t k = 0; k < kinds; ++k) {
                const bool first = u == places.unit(place);
                posterior.starts[u][k] = firstShare * posterior.starts[u][k] + (first ? starts[k] : 0);
                posterior.stays[u][k] = firstShare * posterior.stays[u][k] + (first ? stays[k] : later[k]);
            }
    }
    return posterior;
}

} // namespace core
