#include "core/trace/segment_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

namespace core {

namespace {

constexpr std::size_t kinds = RunState::kinds;

constexpr std::string_view heading = "dlcot segment model 2";

Error badModel(const std::filesystem::path& file, std::size_t line)
{
    return {ErrorCode::BadFormat, "The segment model is damaged. Install the program again.",
            file.string() + ", line " + std::to_string(line)};
}

/// Reads the numbers of `fields`, a space before each.
template <std::size_t n> bool readRow(std::string_view fields, std::array<float, n>& row)
{
    const char* at = fields.data();
    const char* const end = at + fields.size();
    for (float& value : row) {
        while (at != end && *at == ' ')
            ++at;
        const auto [next, error] = std::from_chars(at, end, value);
        if (error != std::errc())
            return false;
        at = next;
    }
    return true;
}

template <std::size_t n> void writeRow(std::ostringstream& out, const std::string& name, const std::array<float, n>& row)
{
    if (std::all_of(row.begin(), row.end(), [](float v) { return std::abs(v) < 5e-4F; }))
        return;
    out << name;
    char number[32];
    for (const float value : row) {
        std::snprintf(number, sizeof number, " %.3f", static_cast<double>(value));
        out << number;
    }
    out << '\n';
}

/// Calls `visit(name, row)` for each row of `transitions`.
template <class T, class F> void eachTransition(T& transitions, F&& visit)
{
    visit(std::string("begin"), transitions.begin);
    for (std::size_t k = 0; k < kinds; ++k) {
        const std::string kind(kindName(static_cast<Kind>(k)));
        visit("after:" + kind + ":open", transitions.after[k][0]);
        visit("after:" + kind + ":answered", transitions.after[k][1]);
        visit("age:" + kind, transitions.age[k]);
    }
}

bool isWordName(std::string_view name) { return name.starts_with("word:") || name.starts_with("first:") || name.starts_with("pair:"); }

} // namespace

SegmentModel::SegmentModel(WordFeatures words) : m_words(std::move(words)), m_weights(featureCount() + m_words.names().size()) {}

std::string SegmentModel::featureNameOf(std::size_t feature) const
{
    return feature < featureCount() ? featureName(static_cast<FeatureId>(feature)) : m_words.names()[feature - featureCount()];
}

void SegmentModel::features(std::span<const UnitView> views, std::string_view reasoning, std::size_t at, std::vector<FeatureId>& out) const
{
    appendFeatures(views, at, out);
    m_words.append(views[at].unit.body.in(reasoning), out);
}

Result<SegmentModel> SegmentModel::load(const std::filesystem::path& file)
{
    std::ifstream in(file);
    if (!in)
        return Error{ErrorCode::NotFound, "The segment model cannot be read. Install the program again.", file.string()};
    std::map<std::string, std::size_t, std::less<>> features;
    for (std::size_t f = 0; f < featureCount(); ++f)
        features.emplace(featureName(static_cast<FeatureId>(f)), f);
    SegmentModel model;
    std::vector<std::string> words;
    std::vector<std::array<float, columns>> wordWeights;
    std::string line;
    if (!std::getline(in, line) || line != heading)
        return badModel(file, 1);
    for (std::size_t number = 2; std::getline(in, line); ++number) {
        if (line.empty() || line.front() == '#')
            continue;
        const std::string_view name = std::string_view(line).substr(0, line.find(' '));
        const std::string_view fields = std::string_view(line).substr(name.size());
        const auto feature = features.find(name);
        bool read = feature != features.end() && readRow(fields, model.m_weights[feature->second]);
        if (isWordName(name)) {
            words.emplace_back(name);
            read = readRow(fields, wordWeights.emplace_back());
        }
        if (!read)
            eachTransition(model.transitions, [&](const std::string& row, auto& values) {
                if (row == name)
                    read = readRow(fields, values);
            });
        if (!read)
            return badModel(file, number);
    }
    model.m_words = WordFeatures(std::move(words));
    model.m_weights.insert(model.m_weights.end(), wordWeights.begin(), wordWeights.end());
    return model;
}

std::string SegmentModel::text() const
{
    std::ostringstream out;
    out << heading << '\n';
    for (std::size_t f = 0; f < m_weights.size(); ++f)
        writeRow(out, featureNameOf(f), m_weights[f]);
    eachTransition(transitions, [&out](const std::string& row, const auto& values) { writeRow(out, row, values); });
    return out.str();
}

Lattice SegmentModel::score(std::span<const UnitView> views, std::string_view reasoning) const
{
    Lattice lattice;
    lattice.units.resize(views.size());
    std::vector<FeatureId> held;
    for (std::size_t i = 0; i < views.size(); ++i) {
        held.clear();
        features(views, reasoning, i, held);
        std::array<float, columns> sum{};
        for (const FeatureId f : held)
            for (std::size_t c = 0; c < columns; ++c)
                sum[c] += m_weights[f][c];
        Lattice::Unit& unit = lattice.units[i];
        std::copy_n(sum.begin(), kinds, unit.start.begin());
        std::copy_n(sum.begin() + kinds, kinds, unit.stay.begin());
        const std::size_t ageing = (views[i].unit.span.size() + RunState::ageStep / 2) / RunState::ageStep;
        unit.ageing = static_cast<std::uint8_t>(std::clamp<std::size_t>(ageing, 1, RunState::ages));
        unit.states = views[i].strength >= 0.3;
    }
    return lattice;
}

} // namespace core
