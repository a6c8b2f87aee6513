#pragma once

#include "core/trace/recurrent_model.h"
#include "tests/bench/segment_training.h"

#include <numeric>
#include <random>

/// Fits the recurrent network (core/trace/recurrent_model.h) by gradient descent on what each unit begins or continues.
namespace bench {

using core::NetworkWeights;
using core::RecurrentModel;

/// A trace as the network learns it.
struct RecurrentSample
{
    const std::vector<std::vector<FeatureId>>* features = nullptr;
    std::vector<std::size_t> units;  ///< those that are read
    std::vector<std::size_t> wanted; ///< of each: which number of the output it is
    double weight = 1;
    [[nodiscard]] bool begins(std::size_t at) const { return wanted[at] < core::sortCount; }
};

inline RecurrentSample recurrentSampleOf(const Sample& sample)
{
    RecurrentSample out{&sample.features, {}, {}, sample.weight};
    std::size_t next = 0;
    const auto beginsWith = [&](std::size_t unit) { return next < sample.gold.size() && sample.gold[next].unit == unit; };
    for (std::size_t i = 0, sort = 0; i < sample.views.size(); ++i) {
        out.units.push_back(i);
        const bool begins = beginsWith(i);
        if (begins)
            sort = static_cast<std::size_t>(sample.sorts[next++]);
        const bool ends = i + 1 == sample.views.size() || beginsWith(i + 1);
        out.wanted.push_back((begins ? 0 : ends ? 2 : 1) * core::sortCount + sort);
    }
    return out;
}

/// The same without some of the units inside segments.
inline RecurrentSample thinned(const RecurrentSample& sample, double share, std::mt19937& random)
{
    RecurrentSample out{sample.features, {}, {}, sample.weight};
    for (std::size_t i = 0; i < sample.units.size(); ++i) {
        const bool edge = sample.begins(i) || i + 1 == sample.units.size() || sample.begins(i + 1);
        if (!edge && static_cast<double>(random()) < share * 4294967296.0)
            continue;
        out.units.push_back(sample.units[i]);
        out.wanted.push_back(sample.wanted[i]);
    }
    return out;
}

/// Which numbers are dropped, those that stay counting so much more.
class Dropout
{
public:
    Dropout(double share, std::mt19937& random) : m_share(share), m_random(random) {}
    template <std::size_t n> std::array<float, n> mask()
    {
        std::array<float, n> out;
        for (float& factor : out)
            factor = dropped() ? 0 : static_cast<float>(1 / (1 - m_share));
        return out;
    }
    bool dropped() { return m_share > 0 && static_cast<double>(m_random()) < m_share * 4294967296.0; }

private:
    double m_share;
    std::mt19937& m_random;
};

/// What one direction keeps of a unit, to learn from.
struct GateState
{
    NetworkWeights::Row renew{}, forget{}, fresh{}, inner{}, memory{};
};

/// One trace forwards and backwards: what its units should have been, and which way each weight should go.
class RecurrentPass
{
public:
    using Row = NetworkWeights::Row;
    using OutputRow = NetworkWeights::OutputRow;
    static constexpr std::size_t width = NetworkWeights::width;
    static constexpr std::size_t gates = NetworkWeights::gates;

    RecurrentPass(const NetworkWeights& model, const RecurrentSample& sample, const NetworkSettings& settings, std::mt19937& random)
        : m_model(model), m_sample(sample), m_weight(static_cast<float>(sample.weight)), m_held(sample.units.size())
    {
        const std::size_t n = m_held.size();
        Dropout features(settings.dropFeatures, random), numbers(settings.drop, random);
        for (std::size_t i = 0; i < n; ++i) {
            for (const FeatureId f : (*sample.features)[sample.units[i]])
                if (!features.dropped())
                    m_held[i].push_back(f);
            m_units.push_back(unitOf(model, m_held[i]));
            m_unitMasks.push_back(numbers.mask<width>());
            m_kept.push_back(times(m_units[i], m_unitMasks[i]));
        }
        for (std::size_t r = 0; r < 2; ++r) {
            m_states[r].resize(n);
            m_memoryMasks[r].resize(n);
            Row memory{};
            for (std::size_t step = 0; step < n; ++step) {
                const std::size_t i = r == 0 ? step : n - 1 - step;
                readUnit(model.readers[r], m_kept[i], memory, m_states[r][i]);
                m_memoryMasks[r][i] = numbers.mask<width>();
            }
        }
    }

    /// **Returns** the loss; adds its gradient.
    double learn(NetworkWeights& gradient)
    {
        const std::size_t n = m_held.size();
        std::vector<Row> units(n);                     // wanted change of the units' numbers
        std::array<std::vector<Row>, 2> memories{std::vector<Row>(n), std::vector<Row>(n)};
        const std::span<const OutputRow> output = m_model.output;
        double loss = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const std::array<Row, 3> numbers{m_kept[i], times(m_states[0][i].memory, m_memoryMasks[0][i]), times(m_states[1][i].memory, m_memoryMasks[1][i])};
            OutputRow scores = m_model.outputBias;
            for (std::size_t part = 0; part < 3; ++part)
                addOutputs(output.subspan(part * width), numbers[part], scores);
            OutputRow wanted = sharesOf(scores);
            loss -= static_cast<double>(m_weight) * std::log(std::max(1e-9F, wanted[m_sample.wanted[i]]));
            wanted[m_sample.wanted[i]] -= 1;
            for (float& w : wanted)
                w *= m_weight;
            for (std::size_t o = 0; o < wanted.size(); ++o)
                gradient.outputBias[o] += wanted[o];
            std::array<Row, 3> back{};
            for (std::size_t part = 0; part < 3; ++part)
                for (std::size_t j = 0; j < width; ++j) {
                    const OutputRow& row = output[part * width + j];
                    OutputRow& change = gradient.output[part * width + j];
                    for (std::size_t o = 0; o < wanted.size(); ++o) {
                        back[part][j] += row[o] * wanted[o];
                        change[o] += numbers[part][j] * wanted[o];
                    }
                }
            units[i] = back[0];
            for (std::size_t r = 0; r < 2; ++r)
                memories[r][i] = times(back[r + 1], m_memoryMasks[r][i]);
        }
        for (std::size_t r = 0; r < 2; ++r)
            learnReader(r, memories[r], units, gradient.readers[r]);
        for (std::size_t i = 0; i < n; ++i) {
            Row change = times(units[i], m_unitMasks[i]);
            for (std::size_t j = 0; j < width; ++j) {
                change[j] *= 1 - m_units[i][j] * m_units[i][j];
                gradient.bias[j] += change[j];
            }
            for (const FeatureId f : m_held[i])
                for (std::size_t j = 0; j < width; ++j)
                    gradient.rows[f][j] += change[j];
        }
        return loss;
    }

private:
    static Row unitOf(const NetworkWeights& model, std::span<const FeatureId> held)
    {
        Row sum = model.bias;
        for (const FeatureId f : held)
            for (std::size_t j = 0; j < width; ++j)
                sum[j] += model.rows[f][j];
        for (float& number : sum)
            number = std::tanh(number);
        return sum;
    }

    /// Reads a unit: from `memory` before it to the one behind it.
    static void readUnit(const NetworkWeights::Reader& reader, const Row& unit, Row& memory, GateState& state)
    {
        NetworkWeights::GateRow fromUnit = reader.bias, fromMemory{};
        std::copy(reader.newBias.begin(), reader.newBias.end(), fromMemory.begin() + 2 * width);
        for (std::size_t j = 0; j < width; ++j)
            for (std::size_t g = 0; g < gates; ++g) {
                fromUnit[g] += unit[j] * reader.input[j][g];
                fromMemory[g] += memory[j] * reader.memory[j][g];
            }
        const auto logistic = [](float x) { return 1 / (1 + std::exp(-x)); };
        for (std::size_t j = 0; j < width; ++j) {
            state.renew[j] = logistic(fromUnit[j] + fromMemory[j]);
            state.forget[j] = logistic(fromUnit[width + j] + fromMemory[width + j]);
            state.inner[j] = fromMemory[2 * width + j];
            state.fresh[j] = std::tanh(fromUnit[2 * width + j] + state.renew[j] * state.inner[j]);
            memory[j] = state.memory[j] = state.fresh[j] + state.forget[j] * (memory[j] - state.fresh[j]);
        }
    }

    static void addOutputs(std::span<const OutputRow> output, const Row& numbers, OutputRow& scores)
    {
        for (std::size_t j = 0; j < width; ++j)
            for (std::size_t o = 0; o < scores.size(); ++o)
                scores[o] += numbers[j] * output[j][o];
    }

    static OutputRow sharesOf(const OutputRow& scores)
    {
        const float most = *std::max_element(scores.begin(), scores.begin() + NetworkWeights::shown);
        OutputRow shares{};
        float sum = 0;
        for (std::size_t o = 0; o < NetworkWeights::shown; ++o)
            sum += shares[o] = std::exp(scores[o] - most);
        for (float& share : shares)
            share /= sum;
        return shares;
    }

    static Row times(const Row& a, const Row& b)
    {
        Row out;
        for (std::size_t j = 0; j < width; ++j)
            out[j] = a[j] * b[j];
        return out;
    }

    void learnReader(std::size_t r, const std::vector<Row>& memories, std::vector<Row>& units, NetworkWeights::Reader& gradient) const
    {
        const NetworkWeights::Reader& reader = m_model.readers[r];
        const std::size_t n = m_held.size();
        Row carried{};
        for (std::size_t step = n; step-- > 0;) {
            const std::size_t i = r == 0 ? step : n - 1 - step;
            const GateState& s = m_states[r][i];
            const Row before = step == 0 ? Row{} : m_states[r][r == 0 ? i - 1 : i + 1].memory;
            NetworkWeights::GateRow unitSide, memorySide;
            Row next;
            for (std::size_t j = 0; j < width; ++j) {
                const float d = carried[j] + memories[i][j];
                const float fresh = d * (1 - s.forget[j]) * (1 - s.fresh[j] * s.fresh[j]);
                unitSide[j] = memorySide[j] = fresh * s.inner[j] * s.renew[j] * (1 - s.renew[j]);
                unitSide[width + j] = memorySide[width + j] = d * (before[j] - s.fresh[j]) * s.forget[j] * (1 - s.forget[j]);
                unitSide[2 * width + j] = fresh;
                memorySide[2 * width + j] = fresh * s.renew[j];
                gradient.newBias[j] += memorySide[2 * width + j];
                next[j] = d * s.forget[j];
            }
            for (std::size_t g = 0; g < gates; ++g)
                gradient.bias[g] += unitSide[g];
            for (std::size_t j = 0; j < width; ++j) {
                units[i][j] += both(reader.input[j], unitSide, m_kept[i][j], gradient.input[j]);
                next[j] += both(reader.memory[j], memorySide, before[j], gradient.memory[j]);
            }
            carried = next;
        }
    }

    /// Adds number times change to the gradient; returns what the change says of the number.
    static float both(const NetworkWeights::GateRow& row, const NetworkWeights::GateRow& change, float number, NetworkWeights::GateRow& gradient)
    {
        std::array<float, 8> sums{};
        for (std::size_t g = 0; g < gates; g += sums.size())
            for (std::size_t lane = 0; lane < sums.size(); ++lane) {
                sums[lane] += row[g + lane] * change[g + lane];
                gradient[g + lane] += number * change[g + lane];
            }
        return std::accumulate(sums.begin(), sums.end(), 0.0F);
    }

    const NetworkWeights& m_model;
    const RecurrentSample& m_sample;
    float m_weight;
    std::vector<std::vector<FeatureId>> m_held;
    std::vector<Row> m_units, m_unitMasks, m_kept;
    std::array<std::vector<GateState>, 2> m_states;
    std::array<std::vector<Row>, 2> m_memoryMasks;
};

/// All weights in one order.
template <class M, class F> void eachWeight(M& model, F&& visit)
{
    for (auto& row : model.rows)
        visit(row.data(), row.size());
    visit(model.bias.data(), model.bias.size());
    for (auto& reader : model.readers) {
        for (auto* rows : {&reader.input, &reader.memory})
            for (auto& row : *rows)
                visit(row.data(), row.size());
        visit(reader.bias.data(), reader.bias.size());
        visit(reader.newBias.data(), reader.newBias.size());
    }
    for (auto& row : model.output)
        visit(row.data(), row.size());
    visit(model.outputBias.data(), model.outputBias.size());
}

/// Steps by the first and second moments of the gradient (Adam; Kingma and Ba 2015).
class Adam
{
public:
    void step(NetworkWeights& model, NetworkWeights& gradient, double rate, double decay)
    {
        std::vector<float*> slopes;
        double norm = 0;
        std::size_t count = 0;
        eachWeight(gradient, [&](float* at, std::size_t n) {
            slopes.push_back(at);
            count += n;
            for (std::size_t i = 0; i < n; ++i)
                norm += static_cast<double>(at[i]) * static_cast<double>(at[i]);
        });
        m_first.resize(count), m_second.resize(count);
        const float clip = static_cast<float>(1 / std::max(1.0, std::sqrt(norm)));
        ++m_steps;
        const float pace = static_cast<float>(rate * std::sqrt(1 - std::pow(0.999, m_steps)) / (1 - std::pow(0.9, m_steps)));
        std::size_t group = 0, base = 0;
        eachWeight(model, [&](float* at, std::size_t n) {
            float* slope = slopes[group++];
            for (std::size_t i = 0; i < n; ++i) {
                const float g = slope[i] * clip + static_cast<float>(decay) * at[i];
                float& first = m_first[base + i];
                float& second = m_second[base + i];
                first += 0.1F * (g - first);
                second += 0.001F * (g * g - second);
                at[i] -= pace * first / (std::sqrt(second) + 1e-8F);
                slope[i] = 0;
            }
            base += n;
        });
    }

private:
    std::vector<float> m_first, m_second;
    int m_steps = 0;
};

inline void begin(NetworkWeights& model, std::mt19937& random)
{
    std::size_t group = 0;
    const std::size_t features = model.rows.size();
    eachWeight(model, [&](float* at, std::size_t n) {
        const float most = group++ < features ? 0.087F : 1 / std::sqrt(static_cast<float>(NetworkWeights::width));
        for (std::size_t i = 0; i < n; ++i)
            at[i] = most * (static_cast<float>(random()) / 2147483648.0F - 1);
    });
}

inline NetworkWeights trainNetwork(const std::vector<const Sample*>& samples, std::size_t features, const NetworkSettings& settings)
{
    std::mt19937 random(settings.seed);
    std::vector<RecurrentSample> traces;
    for (const Sample* sample : samples)
        if (!sample->views.empty())
            traces.push_back(recurrentSampleOf(*sample));
    NetworkWeights model(features), gradient(features);
    begin(model, random);
    Adam adam;
    std::vector<std::size_t> order(traces.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::size_t steps = (traces.size() + settings.batch - 1) / settings.batch * static_cast<std::size_t>(settings.epochs);
    std::size_t step = 0;
    for (int epoch = 0; epoch < settings.epochs; ++epoch) {
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[random() % i]);
        for (std::size_t at = 0; at < order.size(); at += settings.batch, ++step) {
            const std::size_t end = std::min(order.size(), at + settings.batch);
            for (std::size_t i = at; i < end; ++i) {
                RecurrentSample sample = traces[order[i]];
                if (settings.dropUnits > 0 && random() % 2 == 0)
                    sample = thinned(sample, settings.dropUnits * static_cast<double>(random()) / 4294967296.0, random);
                sample.weight /= 40.0 * static_cast<double>(end - at);
                RecurrentPass(model, sample, settings, random).learn(gradient);
            }
            const double done = static_cast<double>(step) / static_cast<double>(steps);
            const double rate = done < 0.2 ? 0.04 + 0.96 * done / 0.2 : 0.5 + 0.5 * std::cos(3.14159265 * (done - 0.2) / 0.8);
            adam.step(model, gradient, settings.rate * rate, settings.decay);
        }
    }
    return model;
}

/// Gives the network its share in what is said of a sample.
inline void blend(const RecurrentModel& model, const Sample& sample, float share, Posterior& posterior)
{
    std::vector<RecurrentModel::Unit> units;
    for (const auto& held : sample.features)
        units.push_back(model.unitOf(held));
    model.blend(units, share, posterior);
}

/// A network for each fold that has not seen its samples.
inline std::vector<core::NetworkWeights> networksBeside(const std::vector<const Sample*>& samples, const std::vector<int>& fold, int folds, std::size_t features, const NetworkSettings& settings)
{
    std::vector<core::NetworkWeights> networks(static_cast<std::size_t>(folds));
    inParallel(folds, [&](int f) {
        std::vector<const Sample*> training;
        for (std::size_t i = 0; i < samples.size(); ++i)
            if (fold[i] != f)
                training.push_back(samples[i]);
        networks[static_cast<std::size_t>(f)] = trainNetwork(training, features, settings);
    });
    return networks;
}

} // namespace bench
