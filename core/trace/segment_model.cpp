#include "core/trace/segment_model.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

namespace core {

namespace {

constexpr std::size_t kinds = RunState::kinds;
constexpr std::size_t ages = RunState::ages;
using Row = std::array<float, RunState::count>;
using ByKind = std::array<float, kinds>;

constexpr std::string_view heading = "dlcot segment model 2";

Error badModel(const std::filesystem::path& file, std::size_t line)
{
    return {ErrorCode::BadFormat, "The segment model is damaged. Install the program again.",
            file.string() + ", line " + std::to_string(line)};
}

template <std::size_t n> bool readRow(std::istringstream& in, std::array<float, n>& row)
{
    for (float& value : row)
        if (!(in >> value))
            return false;
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

template <std::size_t n> std::array<float, n> expOf(const std::array<float, n>& scores)
{
    std::array<float, n> out{};
    std::transform(scores.begin(), scores.end(), out.begin(), [](float v) { return std::exp(v); });
    return out;
}

/// Factors of the transitions; 0 where one is not possible.
Transitions<float> factorsOf(const Transitions<float>& scores)
{
    Transitions<float> out;
    for (std::size_t to = 0; to < kinds; ++to) {
        out.begin[to] = mayBegin(to) ? std::exp(scores.begin[to]) : 0;
        for (std::size_t from = 0; from < kinds; ++from)
            for (std::size_t answered = 0; answered < 2; ++answered)
                out.after[from][answered][to] = mayFollow(from, to) ? std::exp(scores.after[from][answered][to]) : 0;
    }
    for (std::size_t from = 0; from < kinds; ++from)
        out.age[from] = expOf(scores.age[from]);
    return out;
}

bool isWordName(std::string_view name) { return name.starts_with("word:") || name.starts_with("first:") || name.starts_with("pair:"); }

float scaled(Row& row)
{
    float sum = 0;
    for (const float v : row)
        sum += v;
    const float factor = sum > 0 ? 1 / sum : 1;
    for (float& v : row)
        v *= factor;
    return sum;
}

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
    std::map<std::string, std::size_t> features;
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
        std::istringstream fields(line);
        std::string name;
        fields >> name;
        const auto feature = features.find(name);
        bool read = feature != features.end() && readRow(fields, model.m_weights[feature->second]);
        if (isWordName(name)) {
            words.push_back(name);
            read = readRow(fields, wordWeights.emplace_back());
        }
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

namespace {

/// Forward and backward sums over all segmentations; rows are scaled so that each forward row sums to 1.
class ForwardBackward
{
public:
    ForwardBackward(const SegmentModel& model, const Lattice& lattice, Transitions<double>* uses)
        : m_lattice(lattice), m_uses(uses), m_factors(factorsOf(model.transitions)), m_alpha(lattice.units.size()),
          m_start(lattice.units.size()), m_stay(lattice.units.size()), m_into(lattice.units.size()), m_scale(lattice.units.size())
    {
    }

    Posterior run()
    {
        const std::size_t n = m_lattice.units.size();
        m_out.starts.resize(n);
        m_out.stays.resize(n);
        for (std::size_t i = 0; i < n; ++i)
            forward(i);
        m_beta.fill(0);
        for (std::size_t k = 0; k < kinds; ++k)
            std::fill_n(m_beta.begin() + static_cast<std::ptrdiff_t>(k * 2 * ages), 2 * ages, mayEnd(k) ? 1.0F : 0.0F);
        for (std::size_t i = n; i-- > 0;)
            backward(i);
        return std::move(m_out);
    }

private:
    static constexpr std::size_t rowAt(std::size_t kind, std::size_t answered) { return (kind * 2 + answered) * ages; }

    /// What flows into the beginning of each kind out of the states `row`.
    ByKind leaving(const Row& row) const
    {
        ByKind into{};
        for (std::size_t from = 0; from < kinds; ++from)
            for (std::size_t answered = 0; answered < 2; ++answered) {
                const float* const states = row.data() + rowAt(from, answered);
                float sum = 0;
                for (std::size_t age = 0; age < ages; ++age)
                    sum += states[age] * m_factors.age[from][age];
                for (std::size_t to = 0; to < kinds; ++to)
                    into[to] += sum * m_factors.after[from][answered][to];
            }
        return into;
    }

    void forward(std::size_t i)
    {
        const Lattice::Unit& unit = m_lattice.units[i];
        const ByKind& start = m_start[i] = expOf(unit.start);
        const ByKind& stay = m_stay[i] = expOf(unit.stay);
        Row& row = m_alpha[i];
        row.fill(0);
        m_into[i] = i == 0 ? m_factors.begin : leaving(m_alpha[i - 1]);
        const std::size_t ageing = unit.ageing;
        for (std::size_t k = 0; i > 0 && k < kinds; ++k)
            for (std::size_t answered = 0; answered < 2; ++answered) {
                const float* const from = m_alpha[i - 1].data() + rowAt(k, answered);
                float* const to = row.data() + rowAt(k, answered | std::size_t{unit.states});
                for (std::size_t age = 0; age + ageing < ages; ++age)
                    to[age + ageing] += from[age] * stay[k];
                for (std::size_t age = ages - std::min(ageing, ages); age < ages; ++age) // the last ones stay the oldest
                    to[ages - 1] += from[age] * stay[k];
            }
        for (std::size_t k = 0; k < kinds; ++k)
            row[m_lattice.begun(i, k).index()] += m_into[i][k] * start[k];
        if (i + 1 == m_lattice.units.size())
            for (std::size_t k = 0; k < kinds; ++k)
                if (!mayEnd(k))
                    std::fill_n(row.begin() + static_cast<std::ptrdiff_t>(rowAt(k, 0)), 2 * ages, 0.0F);
        m_scale[i] = scaled(row);
        m_out.logPartition += std::log(static_cast<double>(m_scale[i]));
    }

    /// m_beta: weight of what follows unit i, by state after it; arcs into unit i are counted here.
    void backward(std::size_t i)
    {
        const Lattice::Unit& unit = m_lattice.units[i];
        const ByKind& start = m_start[i];
        const ByKind& stay = m_stay[i];
        ByKind begun{};
        for (std::size_t k = 0; k < kinds; ++k) {
            begun[k] = start[k] * m_beta[m_lattice.begun(i, k).index()] / m_scale[i];
            m_out.starts[i][k] = m_into[i][k] * begun[k];
        }
        if (i == 0) {
            for (std::size_t k = 0; m_uses != nullptr && k < kinds; ++k)
                m_uses->begin[k] += static_cast<double>(m_out.starts[0][k]);
            return;
        }
        Row before;
        const std::size_t ageing = unit.ageing;
        for (std::size_t k = 0; k < kinds; ++k) {
            const float on = stay[k] / m_scale[i];
            for (std::size_t answered = 0; answered < 2; ++answered) {
                const float* const alpha = m_alpha[i - 1].data() + rowAt(k, answered);
                const float* const next = m_beta.data() + rowAt(k, answered | std::size_t{unit.states});
                const float away = awayFrom(k, answered, begun);
                std::array<float, ages> goesOn;
                for (std::size_t age = 0; age < ages; ++age)
                    goesOn[age] = on * next[std::min(age + ageing, ages - 1)];
                float stays = 0;
                for (std::size_t age = 0; age < ages; ++age) {
                    before[rowAt(k, answered) + age] = goesOn[age] + m_factors.age[k][age] * away;
                    stays += alpha[age] * goesOn[age];
                }
                m_out.stays[i][k] += stays;
                if (m_uses != nullptr)
                    countUses(k, answered, alpha, begun);
            }
        }
        m_beta = before;
    }

    void countUses(std::size_t kind, std::size_t answered, const float* alpha, const ByKind& begun)
    {
        const float away = awayFrom(kind, answered, begun);
        float leaves = 0;
        for (std::size_t age = 0; age < ages; ++age) {
            const float left = alpha[age] * m_factors.age[kind][age];
            leaves += left;
            m_uses->age[kind][age] += static_cast<double>(left * away);
        }
        for (std::size_t to = 0; to < kinds; ++to)
            m_uses->after[kind][answered][to] += static_cast<double>(leaves * m_factors.after[kind][answered][to] * begun[to]);
    }

    float awayFrom(std::size_t kind, std::size_t answered, const ByKind& begun) const
    {
        float sum = 0;
        for (std::size_t to = 0; to < kinds; ++to)
            sum += m_factors.after[kind][answered][to] * begun[to];
        return sum;
    }

    const Lattice& m_lattice;
    Transitions<double>* m_uses;
    Transitions<float> m_factors;
    std::vector<Row> m_alpha;
    std::vector<ByKind> m_start; ///< factors of beginning with each unit, by kind
    std::vector<ByKind> m_stay;  ///< factors of going on through each unit
    std::vector<ByKind> m_into; ///< by unit, what flows into the beginning of each kind
    std::vector<float> m_scale;
    Row m_beta{};
    Posterior m_out;
};

} // namespace

Posterior posteriorOf(const SegmentModel& model, const Lattice& lattice, Transitions<double>* uses)
{
    return ForwardBackward(model, lattice, uses).run();
}

} // namespace core
