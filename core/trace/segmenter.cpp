#include "core/trace/segmenter.h"

#include "core/resources.h"
#include "core/text/utf8.h"
#include "core/trace/boundary_reason.h"
#include "core/trace/model_rows.h"
#include "core/trace/segment_decoder.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <string>

namespace core {

namespace {

/// Paragraph groups of the segment's units: a step begins with a paragraph, once the step before it is long enough.
std::vector<Span> stepsOf(std::span<const UnitView> views)
{
    constexpr std::size_t shortest = 240;
    std::vector<Span> steps{views.front().unit.span};
    for (const UnitView& view : views.subspan(1)) {
        if (view.unit.paragraphStart && steps.back().size() >= shortest)
            steps.push_back(view.unit.span);
        else
            steps.back().end = view.unit.span.end;
    }
    return steps;
}

/// How sure the model is that a segment of this kind begins within a unit of `opening`.
double sureness(const Posterior& posterior, Opening opening)
{
    const std::size_t kind = static_cast<std::size_t>(opening.kind);
    const std::size_t last = std::min(opening.unit + 1, posterior.starts.size() - 1);
    double sum = 0;
    for (std::size_t i = opening.unit == 0 ? 0 : opening.unit - 1; i <= last; ++i)
        sum += static_cast<double>(posterior.starts[i][kind]);
    return std::clamp(sum, 0.0, 1.0);
}

/// The first look and the network beside it.
Result<Segmenter::Models> loadPair(const std::filesystem::path& segments, const std::filesystem::path& recurrent)
{
    auto first = SegmentModel::load(segments);
    if (!first.ok())
        return first.error();
    const auto network = NetworkWeights::load(recurrent, first.value().featureNames());
    if (!network.ok())
        return network.error();
    return Segmenter::Models{std::move(first).value(), std::nullopt, RecurrentModel(network.value())};
}

} // namespace

class Segmenter::LateModels
{
public:
    LateModels() = default; ///< loadShortModels reads them
    explicit LateModels(Models models) : m_looks(Looks(std::move(models))) {}

    const Result<Looks>& get()
    {
        std::call_once(m_once, [this] {
            if (m_looks)
                return;
            auto models = loadShortModels();
            m_looks = models.ok() ? Result<Looks>(Looks(std::move(models).value())) : models.error();
        });
        return *m_looks;
    }

private:
    std::once_flag m_once;
    std::optional<Result<Looks>> m_looks;
};

Segmenter::Segmenter(Lexicon lexicon, Models models, std::shared_ptr<LateModels> ofShort)
    : m_lexicon(std::move(lexicon)), m_looks(std::move(models)), m_shortModels(std::move(ofShort))
{
}

Result<Segmenter::Models> Segmenter::loadModels()
{
    auto models = loadPair(resourcePath("models/segments.txt"), resourcePath("models/recurrent.txt"));
    if (!models.ok())
        return models;
    auto second = SemiMarkovModel::load(resourcePath("models/whole_segments.txt"));
    if (!second.ok())
        return second.error();
    models.value().second = std::move(second).value();
    return models;
}

Result<Segmenter::Models> Segmenter::loadShortModels()
{
    return loadPair(resourcePath("models/short_segments.txt"), resourcePath("models/short_recurrent.txt"));
}

Result<Lexicon> Segmenter::loadLexicon() { return Lexicon::load({resourcePath("lexicons/en.txt"), resourcePath("lexicons/zh.txt")}); }

Result<Segmenter> Segmenter::with(Models models, Models ofShort)
{
    auto lexicon = loadLexicon();
    if (!lexicon.ok())
        return lexicon.error();
    return Segmenter(std::move(lexicon).value(), std::move(models), std::make_shared<LateModels>(std::move(ofShort)));
}

Result<Segmenter> Segmenter::load()
{
    for (const char* later : {"models/short_segments.txt", "models/short_recurrent.txt"})
        if (const auto there = ModelRows::find(resourcePath(later)); !there.ok())
            return there.error();
    auto models = loadModels();
    if (!models.ok())
        return models.error();
    auto lexicon = loadLexicon();
    if (!lexicon.ok())
        return lexicon.error();
    return Segmenter(std::move(lexicon).value(), std::move(models).value(), std::make_shared<LateModels>());
}

bool Segmenter::isShort(std::string_view reasoning)
{
    return reasoning.size() < shortUnder || (reasoning.size() < 4 * shortUnder && countCodePoints(reasoning) < shortUnder);
}

Result<Segmentation> Segmenter::segment(const Trace& trace, const std::vector<StatedAnswer>& answers) const
{
    if (!isShort(trace.reasoning))
        return segmentBy(m_looks, trace, answers);
    const Result<Looks>& looks = m_shortModels->get();
    if (!looks.ok())
        return looks.error();
    return segmentBy(looks.value(), trace, answers);
}

Segmentation Segmenter::segmentBy(const Looks& looks, const Trace& trace, const std::vector<StatedAnswer>& answers) const
{
    const Models& models = looks.models;
    UnitViews viewed = viewUnits(m_lexicon, trace.problem, trace.reasoning, answers);
    const std::vector<UnitView>& views = viewed.views;
    Segmentation result;
    if (views.empty())
        return result;
    std::vector<RecurrentModel::Unit> units;
    units.reserve(views.size());
    std::vector<FeatureId> held, next; // of a unit, and of the one behind it, whose weights come meanwhile
    const auto lookAt = [&](std::size_t at) {
        next.clear();
        models.first.features(views, viewed.words, at, next);
        looks.rows.fetch(next);
    };
    lookAt(0);
    Lattice lattice = SegmentModel::latticeOf(views, [&](std::size_t at) {
        held.swap(next);
        if (at + 1 < views.size())
            lookAt(at + 1);
        RecurrentModel::Sum forNetwork;
        const SegmentModel::Weights sum = looks.rows.sumOf(held, forNetwork);
        units.push_back(models.network.unitOf(forNetwork));
        return sum;
    });
    viewed.words = {}; // of a long trace they take much room
    Posterior posterior = posteriorOf(models.first, std::move(lattice));
    if (models.second)
        posterior = models.second->refined(views, std::move(posterior));
    models.network.blend(units, networkShare, posterior);
    const std::vector<Opening> openings = decodeExpected(views, posterior, {});
    std::optional<Kind> before;
    for (std::size_t i = 0; i < openings.size(); ++i) {
        const std::size_t first = openings[i].unit;
        const std::size_t last = i + 1 < openings.size() ? openings[i + 1].unit : views.size();
        const Span span{views[first].unit.span.begin, views[last - 1].unit.span.end};
        const auto inside = std::span(views).subspan(first, last - first);
        result.segments.push_back({span, openings[i].kind, stepsOf(inside)});
        result.notes.push_back({boundaryReason(trace.reasoning, views[first], openings[i].kind, before),
                                sureness(posterior, openings[i])});
        before = openings[i].kind;
    }
    return result;
}

} // namespace core
