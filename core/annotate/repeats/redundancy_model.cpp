#include "core/annotate/repeats/redundancy_model.h"

#include "core/resources.h"

#include <cmath>
#include <fstream>
#include <sstream>
#include <string>

namespace core {

namespace {

constexpr std::array<std::string_view, redundancyCueCount> cueNames{
    "bias",       "is_approach", "same_numbers", "same_equations", "known_words", "known_equations", "known_runs",
    "new_numbers", "checks",     "says_again",   "says_other",     "covered",     "says_once_more",
    "kind_numbers", "kind_words", "kind_result", "other_label", "small", "small_again", "small_once_more",
    "short",        "short_again", "short_once_more", "short_approach", "short_check_numbers"};

} // namespace

std::string_view redundancyCueName(RedundancyCue cue) { return cueNames[static_cast<std::size_t>(cue)]; }

const RedundancyModel& RedundancyModel::instance()
{
    static const RedundancyModel model;
    return model;
}

RedundancyModel::RedundancyModel()
{
    // Without the file only near-certain repeats count: a model that asks for known runs.
    m_weights[static_cast<std::size_t>(RedundancyCue::Bias)] = -6;
    m_weights[static_cast<std::size_t>(RedundancyCue::KnownRuns)] = 8;
    std::ifstream file(resourcePath("models/redundancy.txt"));
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string name;
        double value = 0;
        if (line.starts_with('#') || !(words >> name >> value))
            continue;
        if (name == "threshold")
            m_threshold = value;
        for (std::size_t i = 0; i < cueNames.size(); ++i)
            if (cueNames[i] == name)
                m_weights[i] = value;
    }
}

double RedundancyModel::probability(const RedundancyCues& cues) const
{
    double sum = 0;
    for (std::size_t i = 0; i < cues.size(); ++i)
        sum += cues[i] * m_weights[i];
    return 1 / (1 + std::exp(-sum));
}

} // namespace core
