#include "core/trace/segment_model.h"

#include "core/trace/model_rows.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace core {

namespace {

constexpr std::size_t kinds = RunState::kinds;

constexpr std::string_view heading = "dlcot segment model 2";

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

/// The names of the features that every model has, by number.
const std::vector<std::string>& sharedNames()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (std::size_t f = 0; f < featureCount(); ++f)
            all.push_back(featureName(static_cast<FeatureId>(f)));
        return all;
    }();
    return names;
}

std::array<float, SegmentModel::columns> columnsOf(const std::array<float, 16>& weights)
{
    std::array<float, SegmentModel::columns> out;
    std::copy_n(weights.begin(), out.size(), out.begin());
    return out;
}

bool isWordName(std::string_view name) { return name.starts_with("word:") || name.starts_with("first:") || name.starts_with("pair:"); }

} // namespace

SegmentModel::SegmentModel(WordFeatures words) : m_words(std::move(words)), m_weights(featureCount() + m_words.names().size()) {}

std::string SegmentModel::featureNameOf(std::size_t feature) const
{
    return feature < featureCount() ? sharedNames()[feature] : m_words.names()[feature - featureCount()];
}

std::vector<std::string> SegmentModel::featureNames() const
{
    std::vector<std::string> names = sharedNames();
    names.insert(names.end(), m_words.names().begin(), m_words.names().end());
    return names;
}

void SegmentModel::features(std::span<const UnitView> views, const UnitWords& words, std::size_t at, std::vector<FeatureId>& out) const
{
    appendFeatures(views, at, out);
    m_words.append(words.of(at), out);
}

Result<SegmentModel> SegmentModel::load(const std::filesystem::path& file)
{
    ModelRows rows(file, heading);
    NamesInOrder features{std::span<const std::string>(sharedNames())};
    SegmentModel model;
    std::vector<std::string> words;
    std::vector<Weights> wordWeights;
    while (const auto row = rows.next()) {
        std::array<float, columns> weights{};
        bool read = false;
        if (isWordName(row->name)) {
            words.emplace_back(row->name);
            read = readRow(row->fields, weights);
            std::copy(weights.begin(), weights.end(), wordWeights.emplace_back().begin());
        } else if (const auto feature = features.find(row->name)) {
            read = readRow(row->fields, weights);
            std::copy(weights.begin(), weights.end(), model.m_weights[*feature].begin());
        } else {
            eachTransition(model.transitions, [&](const std::string& name, auto& values) {
                if (name == row->name)
                    read = readRow(row->fields, values);
            });
        }
        if (!read)
            return rows.damaged();
    }
    if (!rows.ok())
        return rows.error();
    model.m_words = WordFeatures(std::move(words));
    model.m_weights.insert(model.m_weights.end(), wordWeights.begin(), wordWeights.end());
    return model;
}

std::string SegmentModel::text() const
{
    std::ostringstream out;
    out << heading << '\n';
    for (std::size_t f = 0; f < m_weights.size(); ++f)
        if (const auto row = columnsOf(m_weights[f]); f >= featureCount() || !isNothing(row)) // words are numbered as they stand here
            writeRow(out, featureNameOf(f), row);
    eachTransition(transitions, [&out](const std::string& name, const auto& row) {
        if (!isNothing(row))
            writeRow(out, name, row);
    });
    return out.str();
}

Lattice SegmentModel::score(std::span<const UnitView> views, const UnitWords& words) const
{
    std::vector<FeatureId> held;
    return scoreOf(views, [&](std::size_t at) -> const std::vector<FeatureId>& {
        held.clear();
        features(views, words, at, held);
        return held;
    });
}

SegmentModel::Weights SegmentModel::sumOf(std::span<const FeatureId> held) const
{
    Weights sum;
    for (const FeatureId f : held)
        for (std::size_t c = 0; c < columns; ++c)
            sum[c] += m_weights[f][c];
    return sum;
}

} // namespace core
