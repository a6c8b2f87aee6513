#pragma once

#include "core/trace/segment_decoder.h"
#include "tests/bench/segment_samples.h"

#include <array>
#include <atomic>
#include <cmath>
#include <functional>
#include <future>
#include <map>
#include <string>
#include <thread>
#include <vector>

/// Fits the segment model by maximum likelihood with a quadratic penalty.
namespace bench {

using core::Lattice;
using core::Posterior;
using core::RunState;
using core::SegmentModel;

/// How the network of core/trace/recurrent_model.h is fitted; found by cross-validation.
struct NetworkSettings
{
    int epochs = 14;
    std::size_t batch = 12;    ///< traces of a step
    double rate = 3e-3;        ///< the highest; rises to it and falls again
    double decay = 1e-4;       ///< quadratic penalty
    double drop = 0.4;         ///< share of the numbers of a unit and of what is remembered that a step does without
    double dropFeatures = 0.2; ///< share of the features
    double dropUnits = 0.6;    ///< at most this share of the units inside segments, of every other trace
    unsigned seed = 1;
};

struct Settings
{
    double l2 = 20, l2Pair = 40, l2Word = 60, l2Leave = 0.2;
    int rounds = 120;
    int words = 8;           ///< words count as features when so many traces use them
    int copies = 3;          ///< shorter copies of each trace
    SampleWeights weights;
    core::DecodeWeights decode;
    std::vector<double> secondL2{1, 8}; ///< of each member of the second look
    int secondRounds = 60;
    int secondFolds = 4; ///< by which the first look is made of traces that its model has not seen
    bool secondCopies = true;
    NetworkSettings network;

    /// For the models of traces under Segmenter::shortUnder, which are fitted to whole traces of that length; found by leaving out one writer after another.
    static Settings ofShortTraces()
    {
        Settings settings{.l2 = 4, .l2Pair = 8, .l2Word = 10, .words = 3, .copies = 0};
        settings.network.epochs = 30;
        return settings;
    }
};

/// The parameters as one vector, and how they make up the model.
class Parameters
{
public:
    explicit Parameters(std::size_t features) : m_features(features) {}
    std::size_t features() const { return m_features * SegmentModel::columns; }
    std::size_t beginAt(std::size_t to) const { return features() + to; }
    std::size_t afterAt(std::size_t from, std::size_t answered, std::size_t to) const { return features() + RunState::kinds + (from * 2 + answered) * RunState::kinds + to; }
    std::size_t ageAt(std::size_t kind, std::size_t age) const { return features() + RunState::kinds + 2 * RunState::kinds * RunState::kinds + kind * RunState::ages + age; }
    std::size_t size() const { return ageAt(RunState::kinds, 0); }

    void fill(const std::vector<double>& x, SegmentModel& model) const
    {
        for (std::size_t f = 0; f < m_features; ++f)
            for (std::size_t c = 0; c < SegmentModel::columns; ++c)
                model.weight(static_cast<FeatureId>(f), c) = static_cast<float>(x[f * SegmentModel::columns + c]);
        each(model.transitions, [&x](float& value, std::size_t at) { value = static_cast<float>(x[at]); });
    }
    /// Calls `visit(value, index)` for each transition.
    template <class T, class F> void each(T& transitions, F&& visit) const
    {
        for (std::size_t k = 0; k < RunState::kinds; ++k) {
            visit(transitions.begin[k], beginAt(k));
            for (std::size_t answered = 0; answered < 2; ++answered)
                for (std::size_t to = 0; to < RunState::kinds; ++to)
                    visit(transitions.after[k][answered][to], afterAt(k, answered, to));
            for (std::size_t age = 0; age < RunState::ages; ++age)
                visit(transitions.age[k][age], ageAt(k, age));
        }
    }

private:
    std::size_t m_features;
};

/// Negative log likelihood of one sample; adds its gradient.
inline double loss(const Sample& sample, const SegmentModel& model, const Parameters& p, std::vector<double>& g)
{
    const Lattice lattice = model.scoreOf(sample.views, [&sample](std::size_t at) -> const std::vector<FeatureId>& { return sample.features[at]; });
    core::Transitions<double> uses;
    const Posterior post = core::posteriorOf(model, lattice, &uses);
    double gold = 0;
    std::size_t next = 0;
    RunState state;
    const double w = sample.weight;
    for (std::size_t i = 0; i < sample.views.size(); ++i) {
        std::array<double, SegmentModel::columns> d{};
        for (std::size_t k = 0; k < RunState::kinds; ++k) {
            d[k] += w * static_cast<double>(post.starts[i][k]);
            d[RunState::kinds + k] += w * static_cast<double>(post.stays[i][k]);
        }
        if (next < sample.gold.size() && sample.gold[next].unit == i) {
            const std::size_t k = static_cast<std::size_t>(sample.gold[next++].kind);
            gold += static_cast<double>(lattice.starts[i][k]);
            d[k] -= w;
            if (i == 0) {
                gold += static_cast<double>(model.transitions.begin[k]);
                g[p.beginAt(k)] -= w;
            } else {
                gold += static_cast<double>(model.transitions.after[state.kind][state.answered][k] + model.transitions.age[state.kind][state.age]);
                g[p.afterAt(state.kind, state.answered, k)] -= w;
                g[p.ageAt(state.kind, state.age)] -= w;
            }
            state = lattice.begun(i, k);
        } else {
            gold += static_cast<double>(lattice.stays[i][state.kind]);
            d[RunState::kinds + state.kind] -= w;
            state = lattice.grown(i, state);
        }
        for (const FeatureId f : sample.features[i])
            for (std::size_t c = 0; c < SegmentModel::columns; ++c)
                g[f * SegmentModel::columns + c] += d[c];
    }
    p.each(uses, [&g, w](double expected, std::size_t at) { g[at] += w * expected; });
    return w * (post.logPartition - gold);
}

/// L-BFGS with a short memory and a halving line search.
inline std::vector<double> minimise(std::size_t n, int rounds, const std::function<double(const std::vector<double>&, std::vector<double>&)>& f)
{
    constexpr std::size_t memory = 8;
    std::vector<double> x(n, 0), g(n), x1(n), g1(n), dir(n);
    std::vector<std::vector<double>> ss, ys;
    double value = f(x, g);
    const auto dot = [&](const std::vector<double>& a, const std::vector<double>& b) {
        double sum = 0;
        for (std::size_t i = 0; i < n; ++i)
            sum += a[i] * b[i];
        return sum;
    };
    for (int round = 0; round < rounds; ++round) {
        dir = g;
        std::vector<double> alphas(ss.size());
        for (std::size_t k = ss.size(); k-- > 0;) {
            alphas[k] = dot(ss[k], dir) / dot(ss[k], ys[k]);
            for (std::size_t i = 0; i < n; ++i)
                dir[i] -= alphas[k] * ys[k][i];
        }
        const double gamma = ss.empty() ? 1 / std::max(1.0, std::sqrt(dot(g, g))) : dot(ss.back(), ys.back()) / dot(ys.back(), ys.back());
        for (double& d : dir)
            d *= gamma;
        for (std::size_t k = 0; k < ss.size(); ++k) {
            const double beta = dot(ys[k], dir) / dot(ss[k], ys[k]);
            for (std::size_t i = 0; i < n; ++i)
                dir[i] += ss[k][i] * (alphas[k] - beta);
        }
        const double slope = dot(dir, g);
        double step = 1, value1 = 0;
        int tries = 0;
        for (; tries < 12; ++tries, step /= 2) {
            for (std::size_t i = 0; i < n; ++i)
                x1[i] = x[i] - step * dir[i];
            value1 = f(x1, g1);
            if (value1 <= value - 1e-4 * step * slope)
                break;
        }
        if (tries == 12 || value - value1 < 1e-5 * std::abs(value))
            break;
        std::vector<double> s(n), y(n);
        for (std::size_t i = 0; i < n; ++i)
            s[i] = x1[i] - x[i], y[i] = g1[i] - g[i];
        if (dot(s, y) > 1e-10) {
            ss.push_back(std::move(s));
            ys.push_back(std::move(y));
            if (ss.size() > memory)
                ss.erase(ss.begin()), ys.erase(ys.begin());
        }
        x.swap(x1);
        g.swap(g1);
        value = value1;
    }
    return x;
}

inline SegmentModel train(const std::vector<const Sample*>& samples, const core::WordFeatures& words, const Settings& settings)
{
    SegmentModel model(words);
    const Parameters p(model.size());
    std::vector<double> l2(p.size(), settings.l2Leave);
    for (std::size_t f = 0; f < model.size(); ++f) {
        const bool pair = model.featureNameOf(f).find('*') != std::string::npos;
        const double penalty = f >= core::featureCount() ? settings.l2Word : pair ? settings.l2Pair : settings.l2;
        std::fill_n(l2.begin() + static_cast<std::ptrdiff_t>(f * SegmentModel::columns), SegmentModel::columns, penalty);
    }
    const std::vector<double> x = minimise(p.size(), settings.rounds, [&](const std::vector<double>& at, std::vector<double>& g) {
        std::fill(g.begin(), g.end(), 0.0);
        p.fill(at, model);
        double sum = 0;
        for (const Sample* sample : samples)
            sum += loss(*sample, model, p, g);
        for (std::size_t i = 0; i < at.size(); ++i) {
            sum += l2[i] * at[i] * at[i] / 2;
            g[i] += l2[i] * at[i];
        }
        return sum;
    });
    p.fill(x, model);
    return model;
}

/// By sample, the fold that its problem falls into; `seed` deals them anew.
inline std::vector<int> foldsOf(const std::vector<const Sample*>& samples, int folds, int seed = 0)
{
    std::map<std::string, int> byGroup;
    std::vector<int> out;
    for (const Sample* sample : samples) {
        const auto [at, fresh] = byGroup.try_emplace(sample->group, 0);
        if (fresh)
            at->second = seed == 0 ? (static_cast<int>(byGroup.size()) - 1) % folds
                                   : static_cast<int>(std::hash<std::string>{}(sample->group + std::to_string(seed)) % static_cast<std::size_t>(folds));
        out.push_back(at->second);
    }
    return out;
}

/// Calls `job` for 0 to `count` - 1, one on each core at a time.
inline void inParallel(int count, const std::function<void(int)>& job)
{
    std::atomic<int> next{0};
    std::vector<std::future<void>> workers;
    for (unsigned worker = 0; worker < std::max(1U, std::thread::hardware_concurrency()); ++worker)
        workers.push_back(std::async(std::launch::async, [&] {
            for (int at = next++; at < count; at = next++)
                job(at);
        }));
    for (std::future<void>& worker : workers)
        worker.get();
}

/// The first look at each sample by a model that has not seen its problem.
inline std::vector<Posterior> outOfFold(const std::vector<const Sample*>& samples, const core::WordFeatures& words, const Settings& settings, int folds)
{
    const std::vector<int> fold = foldsOf(samples, folds);
    std::vector<Posterior> posteriors(samples.size());
    inParallel(folds, [&](int f) {
        std::vector<const Sample*> training;
        for (std::size_t i = 0; i < samples.size(); ++i)
            if (fold[i] != f)
                training.push_back(samples[i]);
        const SegmentModel model = train(training, words, settings);
        for (std::size_t i = 0; i < samples.size(); ++i)
            if (fold[i] == f)
                posteriors[i] = core::posteriorOf(model, model.score(samples[i]->views, samples[i]->words));
    });
    return posteriors;
}

} // namespace bench
