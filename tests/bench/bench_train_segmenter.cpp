// Trains the models of all looks of the segmenter and says how good they are on traces that they have not seen.
//   bench_train_segmenter OUT FOLDS TRACES.jsonl [MORE.jsonl ...] [key=value ...]
// The files hold annotated segments (eval/score.py's shape). Prints boundary, work and kind figures under cross-validation,
// for the first file and for the others; traces of one problem stand in one fold. Then trains on everything and writes
// segments.txt, whole_segments.txt and recurrent.txt into the folder OUT ("-": does not write); with short=1 the models
// of short traces, short_segments.txt and short_recurrent.txt.
// Keys: short, l2, l2pair, l2word, l2leave, words (in so many traces), rounds, threshold, another, same, text, exact, twice, copies (shortened ones, to
// train on) and copyweight, secondreading, fullupto and fall (SampleWeights), secondcopies, second (0: without the second look), networkshare (0: without
// the network), epochs, rate, decay, drop, dropfeatures, dropunits (NetworkSettings), sweep, pertrace, differences.
#include "core/resources.h"
#include "core/trace/segment_decoder.h"
#include "core/trace/segmenter.h"
#include "tests/bench/recurrent_training.h"
#include "tests/bench/segment_figures.h"
#include "tests/bench/semi_markov_training.h"

#include <cstdio>
#include <map>

using namespace bench;
using core::DecodeWeights;

namespace {

struct Options
{
    Settings settings;
    std::vector<std::string> files;
    std::map<std::string, double> switches{{"pertrace", 0}, {"differences", 0}, {"sweep", 0}, {"second", 1}, {"short", 0}, {"networkshare", static_cast<double>(core::Segmenter::networkShare)}};
};

Options readOptions(int argc, char** argv)
{
    Options options;
    if (std::find(argv + 3, argv + argc, std::string_view("short=1")) != argv + argc) {
        options.settings = Settings::ofShortTraces();
        options.switches["second"] = 0;
    }
    Settings& s = options.settings;
    const std::map<std::string, double*> knobs{{"l2", &s.l2},       {"l2pair", &s.l2Pair}, {"l2word", &s.l2Word}, {"copyweight", &s.weights.copy}, {"goldweight", &s.weights.gold}, {"secondreading", &s.weights.secondReading}, {"fullupto", &s.weights.fullUpTo}, {"fall", &s.weights.fall}, {"l2leave", &s.l2Leave}, {"threshold", &s.decode.threshold},
                                               {"another", &s.decode.another}, {"same", &s.decode.sameKind}, {"text", &s.decode.text}, {"exact", &s.decode.exact}, {"twice", &s.decode.twice},
                                               {"rate", &s.network.rate}, {"decay", &s.network.decay}, {"drop", &s.network.drop}, {"dropfeatures", &s.network.dropFeatures}, {"dropunits", &s.network.dropUnits}};
    for (int i = 3; i < argc; ++i) {
        const std::string arg = argv[i];
        const std::size_t eq = arg.find('=');
        if (eq == std::string::npos) {
            options.files.push_back(arg);
            continue;
        }
        const std::string key = arg.substr(0, eq);
        const double value = std::stod(arg.substr(eq + 1));
        if (const auto knob = knobs.find(key); knob != knobs.end())
            *knob->second = value;
        else if (key == "rounds")
            s.rounds = static_cast<int>(value);
        else if (key == "epochs")
            s.network.epochs = static_cast<int>(value);
        else if (key == "words")
            s.words = static_cast<int>(value);
        else if (key == "copies")
            s.copies = static_cast<int>(value);
        else if (key == "secondcopies")
            s.secondCopies = value != 0;
        else if (options.switches.count(key) != 0)
            options.switches[key] = value;
        else
            std::fprintf(stderr, "unknown key %s\n", key.c_str());
    }
    return options;
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

/// Writes a model with its provenance behind the heading.
void write(const std::string& file, std::string text, const std::string& what, const std::vector<Sample>& samples)
{
    const auto traces = std::count_if(samples.begin(), samples.end(), [](const Sample& sample) { return !sample.copy; });
    const std::string provenance = "# Weights of core/trace/" + what + ", made by tests/bench/bench_train_segmenter.cpp from " + std::to_string(traces) +
                                   " annotated traces\n# (README.md beside this file). ";
    const std::map<std::string, std::string> columns{{"segment_model.h", "Of their text only words that many of them use stand here.\n# Columns: begin, then go on, by kind.\n"},
                                                     {"semi_markov_model.h", "Columns: by kind.\n"},
                                                     {"recurrent_model.h", "Of their text only words that many of them use stand here.\n# Columns: parts of 4096, of features 256.\n"}};
    text.insert(text.find('\n') + 1, provenance + columns.at(what));
    std::ofstream(file) << text;
}

std::vector<const Sample*> pointersTo(const std::vector<Sample>& samples)
{
    std::vector<const Sample*> all;
    for (const Sample& sample : samples)
        all.push_back(&sample);
    return all;
}

/// Lets the second look see what the first one says, by models that have not seen the problem.
void lookAgain(const std::vector<const Sample*>& samples, const std::vector<int>& fold, const core::WordFeatures& words, int folds, const Settings& settings, std::vector<Posterior>& posteriors)
{
    for (int f = 0; f < folds; ++f) {
        std::vector<const Sample*> training;
        for (std::size_t i = 0; i < samples.size(); ++i)
            if (fold[i] != f)
                training.push_back(samples[i]);
        const SemiMarkovModel second = trainSecond(training, outOfFold(training, words, settings, settings.secondFolds), settings);
        for (std::size_t i = 0; i < samples.size(); ++i)
            if (fold[i] == f && !samples[i]->copy)
                posteriors[i] = second.refined(samples[i]->views, posteriors[i]);
    }
}

/// What the looks say of each sample, by models that have not seen its problem.
std::vector<Posterior> posteriorsOf(const std::vector<Sample>& samples, const core::WordFeatures& words, int folds, const Options& options)
{
    const std::vector<const Sample*> all = pointersTo(samples);
    const std::vector<int> fold = foldsOf(all, folds);
    std::vector<Posterior> posteriors = outOfFold(all, words, options.settings, folds);
    if (options.switches.at("second") != 0)
        lookAgain(all, fold, words, folds, options.settings, posteriors);
    const float share = static_cast<float>(options.switches.at("networkshare"));
    if (share <= 0)
        return posteriors;
    const std::vector<core::NetworkWeights> weights = networksBeside(all, fold, folds, SegmentModel(words).size(), options.settings.network);
    const std::vector<RecurrentModel> networks(weights.begin(), weights.end());
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (!samples[i].copy)
            blend(networks[static_cast<std::size_t>(fold[i])], samples[i], share, posteriors[i]);
    return posteriors;
}

void print(const char* name, const Figures& f)
{
    std::printf("%-30s boundary_f1 %.3f (p %.3f r %.3f) work_f1 %.3f kind %.3f\n", name, f.boundary(), f.hit / f.found, f.hit / f.gold, f.work(), f.kind());
}

void printConfusion(const Figures& f)
{
    std::printf("share of the text, gold by row, found by column\n%20s", "");
    for (const Kind kind : core::allKinds)
        std::printf(" %10.10s", std::string(core::kindName(kind)).c_str());
    for (std::size_t g = 0; g < f.confusion.size(); ++g) {
        std::printf("\n%-20s", std::string(core::kindName(static_cast<Kind>(g))).c_str());
        for (const double bytes : f.confusion[g])
            std::printf(" %10.3f", bytes / f.bytes);
    }
    std::printf("\n");
}

void evaluate(const std::vector<Sample>& samples, std::size_t first, const std::vector<Posterior>& posteriors, const DecodeWeights& weights, const Options& options)
{
    Figures firstFile, others;
    std::map<std::string, Figures> bySource, byLength;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (samples[i].copy)
            continue;
        const std::vector<Opening> found = core::decodeExpected(samples[i].views, posteriors[i], weights);
        const Figures f = compare(samples[i], found);
        (i < first ? firstFile : others) += f;
        bySource[sourceOf(samples[i])] += f;
        const std::size_t size = samples[i].reasoning.size();
        byLength[size < 5000 ? "under 5 KB" : size < 10000 ? "from 05 KB" : size < 17000 ? "from 10 KB" : "from 17 KB"] += f;
        if (options.switches.at("differences") != 0)
            printDifferences(samples[i], found);
        if (options.switches.at("pertrace") != 0)
            std::printf("  %-60.60s boundary %.2f work %.2f kind %.2f (gold %.0f found %.0f)\n", samples[i].id.c_str(), f.boundary(), f.work(), f.kind(), f.gold, f.found);
    }
    if (options.switches.at("sweep") == 0)
        for (const auto* table : {&bySource, &byLength})
            for (const auto& [name, f] : *table)
                print(name.c_str(), f);
    if (options.switches.at("sweep") == 0) {
        printConfusion(firstFile);
        printConfusion(others);
    }
    std::printf("threshold %.2f same %.2f text %.2f exact %.2f twice %.1f\n", weights.threshold, weights.sameKind, weights.text, weights.exact, weights.twice);
    print("first file", firstFile);
    if (first < samples.size())
        print("other files", others);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 4) {
        std::fprintf(stderr, "usage: bench_train_segmenter OUT FOLDS TRACES.jsonl [MORE.jsonl ...] [key=value ...]\n");
        return 2;
    }
    const Options options = readOptions(argc, argv);
    const auto lexicon = core::Lexicon::load({core::resourcePath("lexicons/en.txt"), core::resourcePath("lexicons/zh.txt")});
    if (!lexicon.ok()) {
        std::fprintf(stderr, "%s (%s)\n", lexicon.error().message.c_str(), lexicon.error().where.c_str());
        return 1;
    }
    std::vector<Sample> samples;
    std::size_t first = 0;
    for (const std::string& file : options.files) {
        for (Sample& sample : readSamples(file, lexicon.value(), options.settings.copies, options.settings.weights))
            samples.push_back(std::move(sample));
        first = first == 0 ? samples.size() : first;
    }
    const core::WordFeatures words = wordsOf(samples, options.settings.words);
    findFeatures(samples, SegmentModel(words));
    const int folds = std::stoi(argv[2]);
    if (folds > 1) {
        const std::vector<Posterior> posteriors = posteriorsOf(samples, words, folds, options);
        if (options.switches.at("sweep") != 0)
            for (const double threshold : {0.32, 0.36, 0.4, 0.44})
                for (const double same : {0.5, 0.75, 0.9})
                    for (const double twice : {1.0, 1.5, 3.0})
                        evaluate(samples, first, posteriors, {.threshold = threshold, .sameKind = same, .twice = twice}, options);
        else
            evaluate(samples, first, posteriors, options.settings.decode, options);
    }
    if (std::string(argv[1]) != "-") {
        const std::vector<const Sample*> all = pointersTo(samples);
        const bool ofShort = options.switches.at("short") != 0;
        const std::string prefix = std::string(argv[1]) + (ofShort ? "/short_" : "/");
        const SegmentModel model = train(all, words, options.settings);
        write(prefix + "segments.txt", model.text(), "segment_model.h", samples);
        write(prefix + "recurrent.txt", trainNetwork(all, model.size(), options.settings.network).text(model.featureNames()), "recurrent_model.h", samples);
        if (ofShort)
            return 0;
        const std::vector<Posterior> unseen = outOfFold(all, words, options.settings, options.settings.secondFolds + 1);
        write(prefix + "whole_segments.txt", trainSecond(all, unseen, options.settings).text(), "semi_markov_model.h", samples);
    }
    return 0;
}
