#include "core/trace/segment_model.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

namespace core {

namespace {

constexpr std::size_t states = RunState::count;
constexpr std::size_t kinds = RunState::kinds;
using Row = std::array<float, states>;

constexpr std::string_view heading = "dlcot segment model 1";

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

std::string stateName(std::size_t state)
{
    if (state == states)
        return "leave:begin";
    const RunState s = RunState::at(state);
    return "leave:" + std::string(kindName(static_cast<Kind>(s.kind))) + ":" + std::to_string(s.age) +
           (s.answered != 0 ? ":answered" : ":open");
}

std::array<float, kinds> expOf(const std::array<float, kinds>& scores)
{
    std::array<float, kinds> out{};
    std::transform(scores.begin(), scores.end(), out.begin(), [](float v) { return std::exp(v); });
    return out;
}

bool isPossible(std::size_t state, std::size_t to)
{
    return state == states ? mayBegin(to) : mayFollow(RunState::at(state).kind, to);
}

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

SegmentModel::SegmentModel() : m_weights(featureCount()), m_leave(states + 1) {}

Result<SegmentModel> SegmentModel::load(const std::filesystem::path& file)
{
    std::ifstream in(file);
    if (!in)
        return Error{ErrorCode::NotFound, "The segment model cannot be read. Install the program again.", file.string()};
    std::map<std::string, std::size_t> features;
    for (std::size_t f = 0; f < featureCount(); ++f)
        features.emplace(featureName(static_cast<FeatureId>(f)), f);
    std::map<std::string, std::size_t> leaves;
    for (std::size_t s = 0; s <= states; ++s)
        leaves.emplace(stateName(s), s);

    SegmentModel model;
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
        const auto leave = leaves.find(name);
        const bool read = feature != features.end() ? readRow(fields, model.m_weights[feature->second])
                                                    : leave != leaves.end() && readRow(fields, model.m_leave[leave->second]);
        if (!read)
            return badModel(file, number);
    }
    return model;
}

std::string SegmentModel::text() const
{
    std::ostringstream out;
    out << heading << '\n';
    for (std::size_t f = 0; f < m_weights.size(); ++f)
        writeRow(out, featureName(static_cast<FeatureId>(f)), m_weights[f]);
    for (std::size_t s = 0; s < m_leave.size(); ++s)
        writeRow(out, stateName(s), m_leave[s]);
    return out.str();
}

Lattice SegmentModel::score(std::span<const UnitView> views) const
{
    Lattice lattice;
    lattice.units.resize(views.size());
    std::vector<FeatureId> features;
    for (std::size_t i = 0; i < views.size(); ++i) {
        features.clear();
        appendFeatures(views, i, features);
        std::array<float, columns> sum{};
        for (const FeatureId f : features)
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

Posterior posteriorOf(const SegmentModel& model, const Lattice& lattice)
{
    const std::size_t n = lattice.units.size();
    Posterior out;
    out.starts.resize(n);
    out.stays.resize(n);
    out.leaves.resize(states + 1);
    std::vector<std::array<float, kinds>> leave(states + 1);
    for (std::size_t s = 0; s <= states; ++s)
        for (std::size_t k = 0; k < kinds; ++k)
            leave[s][k] = isPossible(s, k) ? std::exp(model.leave(s, k)) : 0;
    std::vector<Row> alpha(n);
    std::vector<float> scale(n);
    for (std::size_t i = 0; i < n; ++i) {
        const auto start = expOf(lattice.units[i].start);
        const auto stay = expOf(lattice.units[i].stay);
        alpha[i].fill(0);
        std::array<float, kinds> into = i == 0 ? leave[states] : std::array<float, kinds>{};
        for (std::size_t s = 0; i > 0 && s < states; ++s) {
            const float a = alpha[i - 1][s];
            if (a == 0)
                continue;
            const RunState state = RunState::at(s);
            alpha[i][lattice.grown(i, state).index()] += a * stay[state.kind];
            for (std::size_t k = 0; k < kinds; ++k)
                into[k] += a * leave[s][k];
        }
        for (std::size_t k = 0; k < kinds; ++k)
            alpha[i][lattice.begun(i, k).index()] += into[k] * start[k];
        for (std::size_t s = 0; i + 1 == n && s < states; ++s)
            if (!mayEnd(RunState::at(s).kind))
                alpha[i][s] = 0;
        scale[i] = scaled(alpha[i]);
        out.logPartition += std::log(static_cast<double>(scale[i]));
    }
    Row beta;
    for (std::size_t s = 0; s < states; ++s)
        beta[s] = mayEnd(RunState::at(s).kind) ? 1.0F : 0.0F;
    for (std::size_t i = n; i-- > 0;) {
        // beta: weight of what follows unit i, by state after it; arcs into unit i are counted here.
        const auto start = expOf(lattice.units[i].start);
        const auto stay = expOf(lattice.units[i].stay);
        Row before;
        before.fill(0);
        std::array<float, kinds> begun{};
        for (std::size_t k = 0; k < kinds; ++k)
            begun[k] = start[k] * beta[lattice.begun(i, k).index()] / scale[i];
        if (i == 0) {
            for (std::size_t k = 0; k < kinds; ++k) {
                out.starts[0][k] = leave[states][k] * begun[k];
                out.leaves[states][k] += static_cast<double>(out.starts[0][k]);
            }
            break;
        }
        for (std::size_t s = 0; s < states; ++s) {
            const float a = alpha[i - 1][s];
            const RunState state = RunState::at(s);
            const float on = stay[state.kind] * beta[lattice.grown(i, state).index()] / scale[i];
            out.stays[i][state.kind] += a * on;
            before[s] = on;
            for (std::size_t k = 0; k < kinds; ++k) {
                const float value = leave[s][k] * begun[k];
                before[s] += value;
                out.starts[i][k] += a * value;
                out.leaves[s][k] += static_cast<double>(a * value);
            }
        }
        beta = before;
    }
    return out;
}

} // namespace core
