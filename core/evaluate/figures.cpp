#include "core/evaluate/figures.h"

#include "core/evaluate/painting.h"
#include "core/evaluate/start_matching.h"

#include <algorithm>

namespace core {

namespace {

double share(std::uint64_t part, std::uint64_t whole)
{
    return whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole);
}

bool partitions(const std::vector<LabelledSegment>& segments, std::int64_t length)
{
    std::int64_t at = 0;
    for (const LabelledSegment& segment : segments) {
        if (segment.begin != at || segment.end <= at || !segment.kind)
            return false;
        at = segment.end;
    }
    return at == length;
}

enum class Starts { OfAll, OfWork };

std::vector<std::int64_t> startsOf(const std::vector<LabelledSegment>& segments, Starts which)
{
    std::vector<std::int64_t> out;
    for (const LabelledSegment& segment : segments)
        if (segment.begin > 0 && (which == Starts::OfAll ? segment.kind.has_value() : segment.isWork()))
            out.push_back(segment.begin);
    return out;
}

HitCount countStarts(const std::vector<LabelledSegment>& gold, const std::vector<LabelledSegment>& found, Starts which)
{
    const std::vector<std::int64_t> goldStarts = startsOf(gold, which);
    const std::vector<std::int64_t> foundStarts = startsOf(found, which);
    return {matchStarts(goldStarts, foundStarts).size(), foundStarts.size(), goldStarts.size()};
}

void countKinds(EvaluationCounts& out, const Painting& gold, const Painting& found)
{
    for (std::size_t i = 0; i < gold.size(); ++i)
        ++out.kinds[gold[i]][found[i]];
    for (std::size_t i = 0; i < otherKind; ++i)
        out.kindRight += out.kinds[i][i];
}

void countLabels(EvaluationCounts& out, const Painting& gold, const Painting& found)
{
    for (std::size_t i = 0; i < gold.size(); ++i)
        if (gold[i] != 0)
            ++out.labels[gold[i]][found[i]];
    for (std::size_t i = 1; i < out.labels.size(); ++i) {
        out.labelRight += out.labels[i][i];
        for (const std::uint64_t count : out.labels[i])
            out.labelled += count;
    }
}

HitCount countRedundant(const Painting& gold, const Painting& found)
{
    HitCount out;
    for (std::size_t i = 0; i < gold.size(); ++i) {
        out.hit += gold[i] & found[i];
        out.found += found[i];
        out.gold += gold[i];
    }
    return out;
}

std::uint64_t countOverlapping(const std::vector<LabelledError>& of, const std::vector<LabelledError>& with)
{
    return static_cast<std::uint64_t>(std::count_if(of.begin(), of.end(), [&](const LabelledError& error) {
        return std::any_of(with.begin(), with.end(), [&](const LabelledError& other) { return error.overlaps(other); });
    }));
}

} // namespace

double HitCount::f1() const
{
    if (found == 0 && gold == 0)
        return 1.0;
    const double precision = found == 0 ? 0.0 : static_cast<double>(hit) / static_cast<double>(found);
    const double recall = gold == 0 ? 0.0 : static_cast<double>(hit) / static_cast<double>(gold);
    return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0.0;
}

void HitCount::add(const HitCount& other)
{
    hit += other.hit;
    found += other.found;
    gold += other.gold;
}

void EvaluationCounts::add(const EvaluationCounts& other)
{
    traces += other.traces;
    covered += other.covered;
    starts.add(other.starts);
    workStarts.add(other.workStarts);
    redundant.add(other.redundant);
    kindRight += other.kindRight;
    length += other.length;
    labelRight += other.labelRight;
    labelled += other.labelled;
    errorsHit += other.errorsHit;
    errorsFound += other.errorsFound;
    errorsRecalled += other.errorsRecalled;
    errorsGold += other.errorsGold;
    for (std::size_t i = 0; i < kinds.size(); ++i)
        for (std::size_t j = 0; j < kinds[i].size(); ++j)
            kinds[i][j] += other.kinds[i][j];
    for (std::size_t i = 0; i < labels.size(); ++i)
        for (std::size_t j = 0; j < labels[i].size(); ++j)
            labels[i][j] += other.labels[i][j];
}

EvaluationCounts countAgreement(const LabelledTrace& gold, const LabelledTrace* found)
{
    static const LabelledTrace nothing;
    const LabelledTrace& other = found != nullptr ? *found : nothing;
    const std::int64_t length = gold.textLength;
    EvaluationCounts out;
    out.traces = 1;
    out.length = static_cast<std::uint64_t>(length);
    out.covered = partitions(other.segments, length) ? 1 : 0;
    out.starts = countStarts(gold.segments, other.segments, Starts::OfAll);
    out.workStarts = countStarts(gold.segments, other.segments, Starts::OfWork);
    countKinds(out, paintKinds(gold.segments, length), paintKinds(other.segments, length));
    out.redundant = countRedundant(paintRedundant(gold.segments, length), paintRedundant(other.segments, length));
    countLabels(out, paintLabels(gold.segments, length), paintLabels(other.segments, length));
    out.errorsHit = countOverlapping(other.errors, gold.errors);
    out.errorsFound = other.errors.size();
    out.errorsRecalled = countOverlapping(gold.errors, other.errors);
    out.errorsGold = gold.errors.size();
    return out;
}

Figures figuresOf(const EvaluationCounts& counts)
{
    return {share(counts.covered, counts.traces),
            counts.starts.f1(),
            share(counts.kindRight, counts.length),
            counts.workStarts.f1(),
            counts.redundant.f1(),
            share(counts.labelRight, counts.labelled),
            share(counts.errorsHit, counts.errorsFound),
            share(counts.errorsRecalled, counts.errorsGold)};
}

Evaluation evaluate(const LabelledFile& gold, const LabelledFile& analysis)
{
    Evaluation out;
    out.traces.reserve(gold.traces.size());
    for (const LabelledTrace& trace : gold.traces) {
        const LabelledTrace* found = analysis.find(trace.id);
        out.missing += found == nullptr ? 1 : 0;
        out.traces.push_back(countAgreement(trace, found));
        out.total.add(out.traces.back());
    }
    return out;
}

} // namespace core
