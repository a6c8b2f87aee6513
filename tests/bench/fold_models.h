#pragma once

#include "tests/bench/recurrent_training.h"
#include "tests/bench/semi_markov_training.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// The models of a cross-validation, which take minutes to train, and their files.
namespace bench {

/// What a fold's traces are analysed with.
struct FoldModels
{
    SegmentModel first;
    std::optional<SemiMarkovModel> second; ///< none of short traces
    core::NetworkWeights network;
};

/// Models that have not seen the traces of their fold. **Input** `fold`: by group.
inline std::vector<FoldModels> trainFolds(const std::vector<std::string>& files, const core::Lexicon& lexicon, const std::map<std::string, int>& fold, int folds, const Settings& settings,
                                          bool withSecond)
{
    std::vector<Sample> samples;
    for (const std::string& file : files)
        for (Sample& sample : readSamples(file, lexicon, settings.copies, settings.weights))
            samples.push_back(std::move(sample));
    const core::WordFeatures words = wordsOf(samples, settings.words);
    findFeatures(samples, SegmentModel(words));
    std::vector<const Sample*> all;
    std::vector<int> foldOfSample;
    for (const Sample& sample : samples) {
        all.push_back(&sample);
        foldOfSample.push_back(fold.at(sample.group));
    }
    std::vector<core::NetworkWeights> networks = networksBeside(all, foldOfSample, folds, SegmentModel(words).size(), settings.network);
    std::vector<FoldModels> models;
    for (int f = 0; f < folds; ++f) {
        std::vector<const Sample*> training;
        for (const Sample& sample : samples)
            if (fold.at(sample.group) != f)
                training.push_back(&sample);
        std::optional<SemiMarkovModel> second;
        if (withSecond)
            second = trainSecond(training, outOfFold(training, words, settings, settings.secondFolds), settings);
        models.push_back({train(training, words, settings), std::move(second), std::move(networks[static_cast<std::size_t>(f)])});
        std::fprintf(stderr, "fold %d of %d\n", f + 1, folds);
    }
    return models;
}

inline std::filesystem::path partOf(const std::filesystem::path& folder, int fold, const char* part) { return folder / (std::to_string(fold) + part); }

/// Writes them into `folder`, a file a look and fold.
inline void keep(const std::filesystem::path& folder, const std::vector<FoldModels>& models)
{
    std::filesystem::create_directories(folder);
    for (int f = 0; f < static_cast<int>(models.size()); ++f) {
        const FoldModels& of = models[static_cast<std::size_t>(f)];
        std::ofstream(partOf(folder, f, ".first")) << of.first.text();
        if (of.second)
            std::ofstream(partOf(folder, f, ".second")) << of.second->text();
        std::ofstream(partOf(folder, f, ".network")) << of.network.text(of.first.featureNames());
    }
}

/// Nothing where one is missing or of other features.
inline std::vector<FoldModels> readKept(const std::filesystem::path& folder, int folds, bool withSecond)
{
    std::vector<FoldModels> models;
    for (int f = 0; f < folds; ++f) {
        auto first = SegmentModel::load(partOf(folder, f, ".first"));
        if (!first.ok())
            return {};
        std::optional<SemiMarkovModel> second;
        if (withSecond) {
            auto loaded = SemiMarkovModel::load(partOf(folder, f, ".second"));
            if (!loaded.ok())
                return {};
            second = std::move(loaded).value();
        }
        auto network = core::NetworkWeights::load(partOf(folder, f, ".network"), first.value().featureNames());
        if (!network.ok())
            return {};
        models.push_back({std::move(first).value(), std::move(second), std::move(network).value()});
    }
    return models;
}

} // namespace bench
