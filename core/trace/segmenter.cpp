#include "core/trace/segmenter.h"

#include "core/resources.h"
#include "core/text/text_units.h"

#include <algorithm>
#include <optional>

namespace core {

namespace {

/// What is known of a unit when it is asked whether a segment begins here.
struct UnitView
{
    TextUnit unit;
    Lexicon::Found found;
    bool answered = false; ///< an answer was stated before this unit
};

bool says(MarkerSet set, Marker marker) { return (set & bit(marker)) != 0; }

struct Opening
{
    Kind kind = Kind::Approach;
    std::string why;
};

/// The segment that `view` opens after a segment of kind `current`, if it opens one.
std::optional<Opening> openingAt(const UnitView& view, Kind current, std::size_t sinceStart)
{
    const MarkerSet start = view.found.start;
    const MarkerSet any = view.found.anywhere;
    if (current == Kind::QuestionRepeat && (view.unit.paragraphStart || sinceStart > 200)) {
        if (says(any, Marker::Begin) || view.unit.display)
            return Opening{Kind::Approach, "begins to work"};
        return Opening{Kind::ProblemUnderstand, "gathers what is known"};
    }
    if (current == Kind::ProblemUnderstand && (says(start, Marker::Begin) || view.unit.display || says(start, Marker::If)))
        return Opening{Kind::Approach, "begins to work"};
    if (!view.answered || current == Kind::QuestionRepeat || current == Kind::ProblemUnderstand)
        return std::nullopt;
    if (says(start, Marker::Conclude) && sinceStart > 200)
        return Opening{Kind::Conclusion, "announces the final answer"};
    if (view.unit.paragraphStart && says(start, Marker::Alternative) && !says(any, Marker::Verify))
        return Opening{Kind::Approach, "takes another way after an answer"};
    const bool checks = says(any, Marker::Verify) || says(any, Marker::Doubt) || says(any, Marker::Thorough);
    if (view.unit.paragraphStart && checks && (says(start, Marker::Wait) || says(start, Marker::But) || says(start, Marker::Verify) || says(start, Marker::Thorough)) && sinceStart > 200)
        return Opening{Kind::Verification, "checks the answer before it"};
    return std::nullopt;
}

std::vector<UnitView> viewUnits(const Lexicon& lexicon, std::string_view text, const std::vector<StatedAnswer>& answers)
{
    std::vector<UnitView> views;
    auto answer = answers.begin();
    bool answered = false;
    for (const TextUnit& unit : splitUnits(text)) {
        for (; answer != answers.end() && answer->span.end <= unit.span.begin; ++answer)
            answered = answered || answer->strength >= 0.3;
        views.push_back({unit, lexicon.scan(unit.body.in(text)), answered});
    }
    return views;
}

/// Paragraph groups of the segment's units: a step begins with a paragraph, once the step before it is long enough.
std::vector<Span> stepsOf(const std::vector<UnitView>& views, std::size_t first, std::size_t last)
{
    constexpr std::size_t shortest = 240;
    std::vector<Span> steps{views[first].unit.span};
    for (std::size_t i = first + 1; i < last; ++i) {
        if (views[i].unit.paragraphStart && steps.back().size() >= shortest)
            steps.push_back(views[i].unit.span);
        else
            steps.back().end = views[i].unit.span.end;
    }
    return steps;
}

} // namespace

Result<Segmenter> Segmenter::load()
{
    auto lexicon = Lexicon::load({resourcePath("lexicons/en.txt"), resourcePath("lexicons/zh.txt")});
    if (!lexicon.ok())
        return lexicon.error();
    return Segmenter(std::move(lexicon).value());
}

Segmentation Segmenter::segment(const Trace& trace, const std::vector<StatedAnswer>& answers) const
{
    const std::vector<UnitView> views = viewUnits(m_lexicon, trace.reasoning, answers);
    Segmentation result;
    if (views.empty())
        return result;
    const bool restates = says(views[0].found.anywhere, Marker::Restate) || says(views[0].found.anywhere, Marker::Problem);
    std::size_t first = 0;
    Opening opening{restates ? Kind::QuestionRepeat : Kind::Approach, "begins the trace"};
    for (std::size_t i = 1; i <= views.size(); ++i) {
        std::optional<Opening> next;
        if (i < views.size()) {
            next = openingAt(views[i], opening.kind, views[i].unit.span.begin - views[first].unit.span.begin);
            if (!next)
                continue;
        }
        const Span span{views[first].unit.span.begin, views[i - 1].unit.span.end};
        result.segments.push_back({span, opening.kind, stepsOf(views, first, i)});
        result.notes.push_back({opening.why, 0.5});
        first = i;
        if (next)
            opening = std::move(*next);
    }
    return result;
}

} // namespace core
