#include "core/annotate/calibration.h"

#include "core/resources.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

namespace core {

namespace {

constexpr std::array<std::string_view, allFindings.size()> names{"boundary", "cluster", "error"};

} // namespace

std::string_view findingName(Finding finding) { return names[static_cast<std::size_t>(finding)]; }

const Calibration& Calibration::instance()
{
    static const Calibration calibration;
    return calibration;
}

Calibration::Calibration()
{
    std::ifstream file(resourcePath("models/calibration.txt"));
    for (std::string line; std::getline(file, line);) {
        std::istringstream fields(line);
        std::string name;
        Knot knot;
        if (!(fields >> name >> knot.score >> knot.share))
            continue;
        for (std::size_t i = 0; i < names.size(); ++i)
            if (names[i] == name)
                m_knots[i].push_back(knot);
    }
    for (auto& knots : m_knots)
        std::stable_sort(knots.begin(), knots.end(), [](const Knot& a, const Knot& b) { return a.score < b.score; });
}

double Calibration::share(Finding finding, double score) const
{
    const std::vector<Knot>& knots = m_knots[static_cast<std::size_t>(finding)];
    if (knots.empty())
        return std::clamp(score, 0.0, 1.0);
    const auto above = std::partition_point(knots.begin(), knots.end(), [score](const Knot& knot) { return knot.score < score; });
    if (above == knots.begin())
        return above->share;
    if (above == knots.end())
        return knots.back().share;
    const Knot& below = *(above - 1);
    const double part = (score - below.score) / (above->score - below.score);
    return below.share + part * (above->share - below.share);
}

} // namespace core
