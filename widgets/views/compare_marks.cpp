#include "widgets/views/compare_marks.h"

#include "widgets/labels.h"
#include "widgets/text_bridge.h"
#include "widgets/why_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace widgets {

namespace {

const QString minus = QStringLiteral("\u2212");

QString say(const char* text, int count = -1) { return QCoreApplication::translate("widgets::CompareView", text, nullptr, count); }

QString sentenceOf(const core::TraceResult& result, std::size_t edit)
{
    const EditWords words = wordsOf(result, edit);
    return words.tokens.isEmpty() ? words.reason : words.reason + QStringLiteral(" \u00B7 ") + words.tokens;
}

std::vector<TextMark> marksOf(const core::TraceResult& result, core::CleanedPiece::What what, core::Span core::CleanedPiece::*where,
                              Mark mark, const QString& sign)
{
    std::vector<TextMark> out;
    for (const core::CleanedPiece& piece : result.cleaned.pieces)
        if (piece.what == what)
            out.push_back({piece.*where, mark, sign, sentenceOf(result, piece.edit)});
    return out;
}

} // namespace

EditWords wordsOf(const core::TraceResult& result, std::size_t edit)
{
    const core::Edit& what = result.plan.edits[edit];
    EditWords out;
    out.reason = what.why.empty() ? reasonLabel(what.reason) : whyText(what.why).simplified();
    if (!what.span.empty()) {
        const std::size_t tokens = result.tokens.map.countIn(what.span);
        out.tokens = say(QT_TRANSLATE_NOOP("widgets::CompareView", "%1 tokens")).arg(formatCount(tokens));
    }
    return out;
}

CompareCuts cutsOf(const core::TraceResult& result, const CompareMap& map)
{
    CompareCuts out;
    for (const core::Segment& segment : result.analysis.tree.segments()) {
        if (segment.span.begin == 0)
            continue;
        out.original.push_back(segment.span.begin);
        const std::size_t cut = map.toCleaned(segment.span.begin).byte;
        const bool isNew = out.cleaned.empty() || out.cleaned.back() < cut;
        if (isNew && cut > 0 && cut < result.cleaned.text.size())
            out.cleaned.push_back(cut);
    }
    return out;
}

std::vector<std::size_t> changesOf(const core::EditPlan& plan)
{
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < plan.edits.size(); ++i) {
        const core::Edit& edit = plan.edits[i];
        const bool touches = (i > 0 && plan.edits[i - 1].span.end == edit.span.begin)
                             || (i + 1 < plan.edits.size() && plan.edits[i + 1].span.begin == edit.span.end);
        if (edit.reason != core::EditReason::Seam || !touches)
            out.push_back(i);
    }
    return out;
}

std::vector<TextMark> removedMarks(const core::TraceResult& result)
{
    return marksOf(result, core::CleanedPiece::What::Removed, &core::CleanedPiece::original, Mark::Removed, minus);
}

std::vector<TextMark> insertedMarks(const core::TraceResult& result)
{
    return marksOf(result, core::CleanedPiece::What::Inserted, &core::CleanedPiece::cleaned, Mark::Inserted, QStringLiteral("+"));
}

std::vector<TextMark> joinMarks(const core::TraceResult& result)
{
    return marksOf(result, core::CleanedPiece::What::Removed, &core::CleanedPiece::cleaned, Mark::Removed, minus);
}

std::vector<TextHeading> removedHeadings(const core::TraceResult& result, const std::vector<std::size_t>& cuts,
                                         const std::set<std::size_t>& folded)
{
    const std::string& text = result.trace.reasoning;
    const auto beginsLine = [&](std::size_t at) {
        return at == 0 || text[at - 1] == '\n' || std::binary_search(cuts.begin(), cuts.end(), at);
    };
    std::vector<TextHeading> out;
    for (std::size_t i = 0; i < result.plan.edits.size(); ++i) {
        const core::Edit& edit = result.plan.edits[i];
        if (edit.span.empty() || edit.reason == core::EditReason::Seam || !beginsLine(edit.span.begin))
            continue;
        const EditWords words = wordsOf(result, i);
        TextHeading heading;
        heading.span = edit.span;
        heading.node = core::NodeId{static_cast<std::uint32_t>(i)};
        heading.title = minus + QLatin1Char(' ') + words.reason;
        heading.detail = words.tokens;
        heading.toolTip = sentenceOf(result, i);
        heading.mark = Mark::Removed;
        heading.folded = folded.count(i) > 0;
        out.push_back(std::move(heading));
    }
    return out;
}

} // namespace widgets
