// Trains the segment model and says how good it is on traces that it has not seen.
//   bench_train_segmenter OUT.txt FOLDS TRACES.jsonl [MORE.jsonl ...] [key=value ...]
// TRACES hold gold segments (eval/score.py's shape); MORE are used for training only. Prints boundary and kind figures
// under cross-validation by trace (MORE is in every fold's training), then writes the model that is trained on everything
// ("-": does not write).
#include "core/answers/answer_statements.h"
#include "core/resources.h"
#include "core/text/utf8.h"
#include "core/trace/segment_decoder.h"
#include "core/trace/segment_model.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <vector>

using nlohmann::json;
using namespace core;

namespace {

constexpr std::size_t kinds = RunState::kinds;

struct Sample
{
    std::string id, source, reasoning;
    std::vector<UnitView> views;
    std::vector<std::vector<FeatureId>> features;
    std::vector<Opening> gold;
    std::vector<std::pair<std::size_t, Kind>> goldBytes; ///< exact starts
    double weight = 1;
};

struct Settings
{
    double l2 = 3, l2Pair = 6, l2Leave = 0.2, moreWeight = 1.0;
    int rounds = 120;
    DecodeWeights decode;
};

std::string textOf(const json& row, const char* key)
{
    const auto found = row.find(key);
    return found == row.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

Sample readSample(const json& row, const Lexicon& lexicon)
{
    Sample sample{.id = textOf(row, "id"), .source = textOf(row, "source"), .reasoning = textOf(row, "reasoning")};
    std::vector<StatedAnswer> answers;
    for (const AnswerStatement& s : findAnswerStatements(sample.reasoning))
        answers.push_back({s.value, s.strength});
    sample.views = viewUnits(lexicon, textOf(row, "problem"), sample.reasoning, answers);
    sample.features.resize(sample.views.size());
    for (std::size_t i = 0; i < sample.views.size(); ++i)
        appendFeatures(sample.views, i, sample.features[i]);
    const CodePointMap map(sample.reasoning);
    for (const json& segment : row.at("segments")) {
        const std::size_t byte = map.toByte(segment.at("begin").get<std::size_t>());
        const Kind kind = *kindFromName(segment.at("kind").get<std::string>());
        sample.goldBytes.emplace_back(byte, kind);
        std::size_t best = 0, distance = ~std::size_t{0};
        for (std::size_t i = 0; i < sample.views.size(); ++i) {
            const std::size_t at = sample.views[i].unit.span.begin;
            const std::size_t d = at > byte ? at - byte : byte - at;
            if (d < distance)
                best = i, distance = d;
        }
        if (sample.gold.empty() || sample.gold.back().unit < best)
            sample.gold.push_back({best, kind});
    }
    return sample;
}

/// The parameters as one vector, and how they make up the model.
class Parameters
{
public:
    std::size_t features() const { return featureCount() * SegmentModel::columns; }
    std::size_t beginAt(std::size_t to) const { return features() + to; }
    std::size_t afterAt(std::size_t from, std::size_t answered, std::size_t to) const { return features() + kinds + (from * 2 + answered) * kinds + to; }
    std::size_t ageAt(std::size_t kind, std::size_t age) const { return features() + kinds + 2 * kinds * kinds + kind * RunState::ages + age; }
    std::size_t size() const { return ageAt(kinds, 0); }

    void fill(const std::vector<double>& x, SegmentModel& model) const
    {
        for (std::size_t f = 0; f < featureCount(); ++f)
            for (std::size_t c = 0; c < SegmentModel::columns; ++c)
                model.weight(static_cast<FeatureId>(f), c) = static_cast<float>(x[f * SegmentModel::columns + c]);
        each(model.transitions, [&x](float& value, std::size_t at) { value = static_cast<float>(x[at]); });
    }
    /// Calls `visit(value, index)` for each transition.
    template <class T, class F> void each(T& transitions, F&& visit) const
    {
        for (std::size_t k = 0; k < kinds; ++k) {
            visit(transitions.begin[k], beginAt(k));
            for (std::size_t answered = 0; answered < 2; ++answered)
                for (std::size_t to = 0; to < kinds; ++to)
                    visit(transitions.after[k][answered][to], afterAt(k, answered, to));
            for (std::size_t age = 0; age < RunState::ages; ++age)
                visit(transitions.age[k][age], ageAt(k, age));
        }
    }
};

/// Negative log likelihood of one sample; adds its gradient.
double loss(const Sample& sample, const SegmentModel& model, const Parameters& p, std::vector<double>& g)
{
    const Lattice lattice = model.score(sample.views);
    Transitions<double> uses;
    const Posterior post = posteriorOf(model, lattice, &uses);
    double gold = 0;
    std::size_t next = 0;
    RunState state;
    const double w = sample.weight;
    for (std::size_t i = 0; i < sample.views.size(); ++i) {
        std::array<double, SegmentModel::columns> d{};
        for (std::size_t k = 0; k < kinds; ++k) {
            d[k] += w * static_cast<double>(post.starts[i][k]);
            d[kinds + k] += w * static_cast<double>(post.stays[i][k]);
        }
        if (next < sample.gold.size() && sample.gold[next].unit == i) {
            const std::size_t k = static_cast<std::size_t>(sample.gold[next++].kind);
            gold += static_cast<double>(lattice.units[i].start[k]);
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
            gold += static_cast<double>(lattice.units[i].stay[state.kind]);
            d[kinds + state.kind] -= w;
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
std::vector<double> minimise(std::size_t n, int rounds, const std::function<double(const std::vector<double>&, std::vector<double>&)>& f)
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

SegmentModel train(const std::vector<const Sample*>& samples, const Settings& settings)
{
    const Parameters p;
    std::vector<double> l2(p.size(), settings.l2Leave);
    for (std::size_t f = 0; f < featureCount(); ++f) {
        const bool pair = featureName(static_cast<FeatureId>(f)).find('*') != std::string::npos;
        for (std::size_t c = 0; c < SegmentModel::columns; ++c)
            l2[f * SegmentModel::columns + c] = pair ? settings.l2Pair : settings.l2;
    }
    SegmentModel model;
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

struct Figures
{
    double hit = 0, found = 0, gold = 0, workHit = 0, workFound = 0, workGold = 0, kindRight = 0, bytes = 0;
    double boundary() const { return 2 * hit / std::max(1.0, found + gold); }
    double work() const { return 2 * workHit / std::max(1.0, workFound + workGold); }
    double kind() const { return kindRight / std::max(1.0, bytes); }
    void operator+=(const Figures& o)
    {
        hit += o.hit, found += o.found, gold += o.gold, workHit += o.workHit, workFound += o.workFound;
        workGold += o.workGold, kindRight += o.kindRight, bytes += o.bytes;
    }
};

double matches(const std::vector<std::size_t>& gold, const std::vector<std::size_t>& found)
{
    std::vector<bool> used(found.size());
    double hit = 0;
    for (const std::size_t g : gold) {
        std::size_t best = found.size(), distance = 121;
        for (std::size_t j = 0; j < found.size(); ++j) {
            const std::size_t d = g > found[j] ? g - found[j] : found[j] - g;
            if (!used[j] && d < distance)
                best = j, distance = d;
        }
        if (best < found.size())
            used[best] = true, ++hit;
    }
    return hit;
}

Figures compare(const Sample& sample, const std::vector<Opening>& found)
{
    Figures f;
    std::vector<std::size_t> g, o, gw, ow;
    const auto work = [](Kind k) { return k == Kind::Approach || k == Kind::Verification; };
    for (const auto& [byte, kind] : sample.goldBytes)
        if (byte > 0) {
            g.push_back(byte);
            if (work(kind))
                gw.push_back(byte);
        }
    for (const Opening& opening : found)
        if (opening.unit > 0) {
            o.push_back(sample.views[opening.unit].unit.span.begin);
            if (work(opening.kind))
                ow.push_back(o.back());
        }
    f.hit = matches(g, o), f.found = static_cast<double>(o.size()), f.gold = static_cast<double>(g.size());
    f.workHit = matches(gw, ow), f.workFound = static_cast<double>(ow.size()), f.workGold = static_cast<double>(gw.size());
    std::size_t a = 0, b = 0;
    for (std::size_t i = 0; i < sample.views.size(); ++i) {
        while (a + 1 < sample.goldBytes.size() && sample.goldBytes[a + 1].first <= sample.views[i].unit.span.begin)
            ++a;
        while (b + 1 < found.size() && found[b + 1].unit <= i)
            ++b;
        const double size = static_cast<double>(sample.views[i].unit.span.size());
        f.bytes += size;
        f.kindRight += sample.goldBytes[a].second == found[b].kind ? size : 0;
    }
    return f;
}

/// Prints gold and found openings side by side, to see what goes wrong.
void printDifferences(const Sample& sample, const std::vector<Opening>& found)
{
    std::map<std::size_t, std::pair<std::string, std::string>> at;
    for (const Opening& o : sample.gold)
        at[o.unit].first = kindName(o.kind).substr(0, 4);
    for (const Opening& o : found)
        at[o.unit].second = kindName(o.kind).substr(0, 4);
    std::printf("== %s\n", sample.id.c_str());
    for (const auto& [unit, kind] : at) {
        std::string text = sample.reasoning.substr(sample.views[unit].unit.span.begin, 150);
        std::replace(text.begin(), text.end(), '\n', ' ');
        std::printf("%4zu %-5s %-5s %s%s\n", unit, kind.first.c_str(), kind.second.c_str(), sample.views[unit].unit.paragraphStart ? "P " : "  ", text.c_str());
    }
}

std::string sourceOf(const Sample& s) { return s.source.empty() ? s.id.substr(0, s.id.find('_')) : s.source; }

} // namespace

int main(int argc, char** argv)
{
    if (argc < 4) {
        std::fprintf(stderr, "usage: bench_train_segmenter OUT.txt FOLDS TRACES.jsonl [MORE.jsonl ...] [key=value ...]\n");
        return 2;
    }
    Settings settings;
    bool perTrace = false;
    bool differences = false;
    bool sweep = false;
    std::vector<std::string> files;
    for (int i = 3; i < argc; ++i) {
        const std::string arg = argv[i];
        const std::size_t eq = arg.find('=');
        if (eq == std::string::npos) {
            files.push_back(arg);
            continue;
        }
        const std::string key = arg.substr(0, eq);
        const double value = std::stod(arg.substr(eq + 1));
        std::map<std::string, double*> knobs{{"l2", &settings.l2}, {"l2pair", &settings.l2Pair}, {"l2leave", &settings.l2Leave},
                                             {"more", &settings.moreWeight}, {"threshold", &settings.decode.threshold}, {"same", &settings.decode.sameKind}, {"text", &settings.decode.text}, {"exact", &settings.decode.exact}};
        if (key == "rounds")
            settings.rounds = static_cast<int>(value);
        else if (key == "pertrace")
            perTrace = value != 0;
        else if (key == "sweep")
            sweep = value != 0;
        else if (key == "differences")
            differences = value != 0;
        else if (knobs.count(key) != 0)
            *knobs[key] = value;
    }
    const auto lexicon = Lexicon::load({resourcePath("lexicons/en.txt"), resourcePath("lexicons/zh.txt")});
    if (!lexicon.ok()) {
        std::fprintf(stderr, "%s (%s)\n", lexicon.error().message.c_str(), lexicon.error().where.c_str());
        return 1;
    }
    std::vector<Sample> traces, more;
    for (std::size_t f = 0; f < files.size(); ++f) {
        std::ifstream in(files[f]);
        for (std::string line; std::getline(in, line);) {
            Sample sample = readSample(json::parse(line), lexicon.value());
            sample.weight = f == 0 ? 1 : settings.moreWeight;
            (f == 0 ? traces : more).push_back(std::move(sample));
        }
    }
    const int folds = std::stoi(argv[2]);
    const auto inFold = [&](std::size_t i, int fold) { return i % static_cast<std::size_t>(folds) == static_cast<std::size_t>(fold); };
    std::vector<Posterior> posteriors(traces.size());
    for (int fold = 0; fold < folds && folds > 1; ++fold) {
        std::vector<const Sample*> training;
        for (const Sample& sample : more)
            training.push_back(&sample);
        for (std::size_t i = 0; i < traces.size(); ++i)
            if (!inFold(i, fold))
                training.push_back(&traces[i]);
        const SegmentModel model = train(training, settings);
        for (std::size_t i = 0; i < traces.size(); ++i)
            if (inFold(i, fold))
            {
                const Lattice lattice = model.score(traces[i].views);
                posteriors[i] = posteriorOf(model, lattice);
            }
    }
    const auto evaluate = [&](const DecodeWeights& weights, bool details) {
        Figures total;
        std::map<std::string, Figures> bySource;
        for (std::size_t i = 0; i < traces.size(); ++i) {
            const std::vector<Opening> found = decodeExpected(traces[i].views, posteriors[i], weights);
            const Figures f = compare(traces[i], found);
            total += f;
            bySource[sourceOf(traces[i])] += f;
            if (differences && details)
                printDifferences(traces[i], found);
            if (perTrace && details)
                std::printf("  %-60.60s boundary %.2f work %.2f kind %.2f (gold %.0f found %.0f)\n", traces[i].id.c_str(), f.boundary(), f.work(), f.kind(), f.gold, f.found);
        }
        for (const auto& [source, f] : bySource)
            if (details)
                std::printf("%-30s boundary %.3f work %.3f kind %.3f\n", source.c_str(), f.boundary(), f.work(), f.kind());
        std::printf("threshold %.2f same %.2f text %.2f: boundary_f1 %.3f (p %.3f r %.3f) work_f1 %.3f kind %.3f\n", weights.threshold,
                    weights.sameKind, weights.text, total.boundary(), total.hit / total.found, total.hit / total.gold, total.work(), total.kind());
    };
    if (folds > 1 && sweep)
        for (const double threshold : {0.22, 0.26, 0.3, 0.34})
            for (const double same : {0.7, 0.9})
                for (const double text : {0.06, 0.4, 1.0})
                    evaluate({.threshold = threshold, .sameKind = same, .text = text}, false);
    if (folds > 1) {
        evaluate(settings.decode, true);
    }
    if (std::string(argv[1]) != "-") {
        std::vector<const Sample*> all;
        for (const Sample& sample : traces)
            all.push_back(&sample);
        for (const Sample& sample : more)
            all.push_back(&sample);
        std::ofstream(argv[1]) << train(all, settings).text();
    }
    return 0;
}
