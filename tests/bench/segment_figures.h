#pragma once

#include "tests/bench/segment_samples.h"

#include <algorithm>
#include <array>
#include <vector>

/// The figures of eval/score.py that segments alone decide.
namespace bench {

struct Figures
{
    double hit = 0, found = 0, gold = 0, workHit = 0, workFound = 0, workGold = 0, kindRight = 0, bytes = 0;
    std::array<std::array<double, core::allKinds.size()>, core::allKinds.size()> confusion{}; ///< bytes by gold kind and found kind
    double boundary() const { return 2 * hit / std::max(1.0, found + gold); }
    double work() const { return 2 * workHit / std::max(1.0, workFound + workGold); }
    double kind() const { return kindRight / std::max(1.0, bytes); }
    void operator+=(const Figures& o)
    {
        hit += o.hit, found += o.found, gold += o.gold, workHit += o.workHit, workFound += o.workFound;
        workGold += o.workGold, kindRight += o.kindRight, bytes += o.bytes;
        for (std::size_t g = 0; g < confusion.size(); ++g)
            for (std::size_t k = 0; k < confusion.size(); ++k)
                confusion[g][k] += o.confusion[g][k];
    }
};

inline double matches(const std::vector<std::size_t>& gold, const std::vector<std::size_t>& found)
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

inline Figures compare(const Sample& sample, const std::vector<Opening>& found)
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
        f.confusion[static_cast<std::size_t>(sample.goldBytes[a].second)][static_cast<std::size_t>(found[b].kind)] += size;
        f.kindRight += sample.goldBytes[a].second == found[b].kind ? size : 0;
    }
    return f;
}

} // namespace bench
