#include "widgets/views/trace_text_view.h"

#include "widgets/node_words.h"
#include "widgets/text_bridge.h"

#include <algorithm>

namespace widgets {

TraceTextView::TraceTextView(QWidget* parent) : MarkedTextView(parent) { setAccessibleName(tr("Reasoning")); }

void TraceTextView::setResult(std::shared_ptr<const core::TraceResult> result, const std::set<core::NodeId>& folded)
{
    const std::shared_ptr<const core::TraceResult> before = std::move(m_result); // its text is shown until replaced
    m_result = std::move(result);
    if (!m_result) {
        m_markPlaces.clear();
        m_occurring.clear();
        setText(nullptr, {}, {}, {}, Position::Top);
        return;
    }
    std::vector<std::size_t> cuts;
    for (const core::Segment& segment : m_result->analysis.tree.segments())
        cuts.push_back(segment.span.begin);
    const bool same = before && before->trace.id == m_result->trace.id
                      && before->trace.reasoning == m_result->trace.reasoning;
    setText(m_result, m_result->trace.reasoning, cuts, headingsFor(folded), same ? Position::Keep : Position::Top);
    takeMarks();
}

void TraceTextView::setFolded(const std::set<core::NodeId>& folded)
{
    if (m_result)
        setHeadings(headingsFor(folded));
}

std::vector<TextHeading> TraceTextView::headingsFor(const std::set<core::NodeId>& folded) const
{
    const core::TraceTree& tree = m_result->analysis.tree;
    std::vector<TextHeading> out;
    const bool analysed = !tree.segments().empty();
    for (const core::NodeId section : analysed ? tree.children(core::NodeId{0}) : std::vector<core::NodeId>()) {
        if (folded.contains(section)) {
            out.push_back(headingOf(section, true));
            continue;
        }
        for (const core::NodeId segment : tree.children(section))
            out.push_back(headingOf(segment, folded.contains(segment)));
    }
    if (!analysed && !m_result->trace.reasoning.empty())
        out.push_back({.span = {0, m_result->trace.reasoning.size()}, .kind = core::Kind::QuestionRepeat, .title = tr("Not analysed yet")});
    return out;
}

TextHeading TraceTextView::headingOf(core::NodeId id, bool folded) const
{
    const NodeWords words(*m_result);
    const core::TraceTree& tree = m_result->analysis.tree;
    const core::Node& node = tree.node(id);
    TextHeading heading{.span = node.span, .node = id, .kind = node.kind, .folded = folded};
    heading.toolTip = words.toolTip(id);
    if (words.counted())
        heading.detail = formatCount(words.tokens(id)); // the tooltip names the tokenizer
    if (node.level == core::NodeLevel::Section) {
        const int parts = static_cast<int>(tree.children(id).size());
        heading.title = parts > 1 ? tr("%1 (%Ln parts)", "", parts).arg(words.title(id)) : words.title(id);
        return heading;
    }
    heading.title = words.heading(node.segment);
    for (MarkSign& sign : words.signs(std::size_t{node.segment})) {
        const bool shown = std::any_of(heading.signs.begin(), heading.signs.end(),
                                       [&sign](const MarkSign& one) { return one.sign == sign.sign; });
        if (!shown)
            heading.signs.push_back(std::move(sign));
    }
    heading.unsure = words.isUnsure(id);
    heading.dropped = words.dropOf(node.segment) != nullptr;
    return heading;
}

void TraceTextView::takeMarks()
{
    const NodeWords words(*m_result);
    const std::vector<core::Segment>& segments = m_result->analysis.tree.segments();
    std::vector<TextMark> marks;
    m_markPlaces.clear();
    m_occurring.clear();
    for (std::size_t i = 0; i < segments.size(); ++i) {
        for (MarkSign& sign : words.signs(i)) {
            if (sign.mark != Mark::Error)
                marks.push_back({segments[i].span, sign.mark, std::move(sign.sign), std::move(sign.why)});
        }
    }
    for (const core::ErrorSpan& error : m_result->analysis.errors)
        marks.push_back({error.span, Mark::Error, NodeWords::markSign(Mark::Error),
                         NodeWords::errorText(error)});
    for (const TextMark& mark : marks) {
        m_markPlaces.push_back(mark.span.begin);
        m_occurring.insert(mark.mark);
    }
    std::sort(m_markPlaces.begin(), m_markPlaces.end());
    m_markPlaces.erase(std::unique(m_markPlaces.begin(), m_markPlaces.end()), m_markPlaces.end());
    setMarks(marks);
}

void TraceTextView::setChosen(core::NodeId node)
{
    const bool none = !m_result || node == core::NodeId{0};
    setFrame(none ? core::Span{} : m_result->analysis.tree.node(node).span);
}

void TraceTextView::revealNode(core::NodeId node)
{
    if (!m_result || node == core::NodeId{0})
        return;
    const core::TraceTree& tree = m_result->analysis.tree;
    core::NodeId heading = node;
    if (tree.node(node).level == core::NodeLevel::Section && !flow().rowOfHeading(node))
        heading = tree.children(node).front();
    if (flow().rowOfHeading(heading))
        revealHeading(heading);
    else
        reveal(tree.node(node).span.begin);
}

} // namespace widgets
