// How the parts of the Read page follow one chosen node, and what is folded.
#include "widgets/models/approach_tree_model.h"
#include "widgets/node_words.h"
#include "widgets/text_bridge.h"
#include "widgets/views/find_bar.h"
#include "widgets/views/legend.h"
#include "widgets/views/trace_strip.h"
#include "widgets/views/trace_text_view.h"
#include "widgets/views/trace_view.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStackedLayout>
#include <QStyle>
#include <QTreeView>

#include <algorithm>

namespace widgets {

namespace {

constexpr int levelOfReading = 3;

bool sameSegments(const core::TraceTree& a, const core::TraceTree& b)
{
    return std::equal(a.segments().begin(), a.segments().end(), b.segments().begin(), b.segments().end(),
                      [](const core::Segment& one, const core::Segment& other) {
                          return one.span == other.span && one.kind == other.kind && one.steps == other.steps;
                      });
}

} // namespace

bool TraceView::isSameTree(const core::TraceResult& other) const
{
    return m_result && m_result->trace.id == other.trace.id && sameSegments(m_result->analysis.tree, other.analysis.tree)
           && m_result->trace.reasoning == other.trace.reasoning;
}

void TraceView::setResult(std::shared_ptr<const core::TraceResult> result)
{
    const QScopedValueRollback following(m_following, true);
    if (result && isSameTree(*result)) {
        keepTree(std::move(result));
    } else {
        const bool sameText = result && m_result && m_result->trace.id == result->trace.id
                              && m_result->trace.reasoning == result->trace.reasoning;
        const bool placed = sameText && m_current != core::NodeId{0};
        const std::size_t caret = m_text->caret();
        m_folded.clear();
        m_current = core::NodeId{0};
        m_strip->setResult(result);
        m_model->setResult(result);
        m_text->setResult(result, m_folded);
        m_result = std::move(result);
        expandTo(levelOfReading);
        select(placed ? nodeForByte(caret) : core::NodeId{0});
    }
    m_find->setText(m_result);
    m_pages->setCurrentIndex(m_result ? 1 : 0);
    fitTree();
    refreshHeader();
    refreshSelection();
    refreshLegend();
    m_strip->setVisibleSpan(m_text->visibleSpan());
}

/// The numbers take what the largest of them needs; the rest is for the titles.
void TraceView::fitTree()
{
    const QString most = m_result && !m_result->tokens.nodes.empty() ? formatCountShort(NodeWords(*m_result).tokens(core::NodeId{0})) : QString();
    const int margin = 2 * (style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, m_tree) + 1);
    m_tree->header()->resizeSection(ApproachTreeModel::TokensColumn, m_tree->fontMetrics().horizontalAdvance(most) + margin + 2);
}

/// Other notes, plan or counts for the same tree: everything stays where it is.
void TraceView::keepTree(std::shared_ptr<const core::TraceResult> result)
{
    std::vector<core::NodeId> open;
    for (std::uint32_t at = 1; at < m_result->analysis.tree.nodes().size(); ++at) {
        const QModelIndex index = m_model->indexOf(core::NodeId{at});
        if (m_model->nodeAt(index) == core::NodeId{at} && m_tree->isExpanded(index))
            open.push_back(core::NodeId{at});
    }
    const int scrolled = m_tree->verticalScrollBar()->value();
    m_strip->setResult(result);
    m_model->setResult(result);
    m_text->setResult(result, m_folded);
    m_result = std::move(result);
    for (const core::NodeId node : open)
        m_tree->setExpanded(m_model->indexOf(node), true);
    select(m_current);
    m_tree->verticalScrollBar()->setValue(scrolled);
}

void TraceView::showTextOnly(core::Trace trace)
{
    auto result = std::make_shared<core::TraceResult>();
    result->trace = std::move(trace);
    setResult(std::move(result));
}

core::NodeId TraceView::nodeForByte(std::size_t byte) const
{
    if (!m_result || m_result->analysis.tree.segments().empty())
        return core::NodeId{0};
    return visibleNode(m_result->analysis.tree.leafAt(byte));
}

core::NodeId TraceView::visibleNode(core::NodeId node) const
{
    QModelIndex seen = m_model->indexOf(node);
    for (QModelIndex above = seen.parent(); above.isValid(); above = above.parent()) {
        if (!m_tree->isExpanded(above))
            seen = above;
    }
    return m_model->nodeAt(seen);
}

void TraceView::select(core::NodeId node)
{
    const QScopedValueRollback following(m_following, true);
    m_current = node;
    const QModelIndex index = m_result ? m_model->indexOf(node) : QModelIndex();
    m_tree->setCurrentIndex(index);
    if (index.isValid())
        m_tree->scrollTo(index);
    m_text->setChosen(node);
    m_strip->setChosen(node);
}

void TraceView::choose(core::NodeId node)
{
    const bool other = node != m_current;
    select(node);
    if (other)
        Q_EMIT nodeChosen(node);
}

void TraceView::chooseNode(core::NodeId node)
{
    if (!m_result || static_cast<std::size_t>(node) >= m_result->analysis.tree.nodes().size())
        return;
    const core::Node& place = m_result->analysis.tree.node(node);
    if (place.level == core::NodeLevel::Segment || place.level == core::NodeLevel::Step) {
        const core::NodeId segment = m_result->analysis.tree.segmentNode(place.segment);
        const core::NodeId section = m_result->analysis.tree.node(segment).parent;
        if (m_folded.contains(section))
            toggleFold(section);
    }
    select(node);
    m_text->revealNode(node);
    if (node != core::NodeId{0})
        m_text->setCaret(place.span.begin);
}

void TraceView::choosePlace(std::size_t byte)
{
    m_text->reveal(byte);
    m_text->setCaret(byte);
    choose(nodeForByte(byte));
}

void TraceView::showPlace(core::Span place)
{
    unfoldAround(place.begin);
    m_text->reveal(place.begin);
    m_text->setCaret(place.begin);
    choose(nodeForByte(place.begin));
}

void TraceView::showSpan(core::Span span)
{
    showPlace(span);
    if (!span.empty())
        m_text->select(span);
}

void TraceView::takeTreeFold(const QModelIndex& index, bool expanded)
{
    if (m_following)
        return;
    const core::NodeId node = m_model->nodeAt(index);
    if (expanded)
        m_folded.erase(node);
    else
        m_folded.insert(node);
    m_text->setFolded(m_folded);
    choose(visibleNode(m_current));
}

void TraceView::toggleFold(core::NodeId node)
{
    if (!m_result || node == core::NodeId{0} || m_result->analysis.tree.segments().empty())
        return;
    const core::TraceTree& tree = m_result->analysis.tree;
    if (tree.node(node).level == core::NodeLevel::Step)
        node = tree.segmentNode(tree.node(node).segment);
    node = m_model->shown(node);
    const QScopedValueRollback following(m_following, true);
    const QModelIndex index = m_model->indexOf(node);
    if (m_folded.erase(node) > 0) {
        if (tree.node(node).level == core::NodeLevel::Section)
            m_tree->expand(index);
    } else {
        m_folded.insert(node);
        m_tree->collapse(index);
    }
    m_text->setFolded(m_folded);
    choose(visibleNode(m_current));
}

void TraceView::unfoldAround(std::size_t byte)
{
    if (!m_result || m_result->analysis.tree.segments().empty())
        return;
    const core::TraceTree& tree = m_result->analysis.tree;
    const core::NodeId segment = tree.segmentNode(tree.segmentAt(byte));
    for (const core::NodeId node : {tree.node(segment).parent, segment}) {
        if (m_folded.contains(node))
            toggleFold(node);
    }
}

void TraceView::expandTo(int level)
{
    m_tree->collapseAll();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex top = m_model->index(row, 0);
        const bool section = top.data(ApproachTreeModel::LevelRole).toInt() == static_cast<int>(core::NodeLevel::Section);
        if (level >= 4 || (level >= 2 && section))
            m_tree->expand(top);
        for (int child = 0; level >= 4 && child < m_model->rowCount(top); ++child)
            m_tree->expand(m_model->index(child, 0, top));
    }
}

void TraceView::foldToLevel(int level)
{
    if (!m_result || m_result->analysis.tree.segments().empty())
        return;
    const QScopedValueRollback following(m_following, true);
    const core::TraceTree& tree = m_result->analysis.tree;
    m_folded.clear();
    for (const core::NodeId section : tree.children(core::NodeId{0})) {
        if (level == 1)
            m_folded.insert(m_model->shown(section));
        for (const core::NodeId segment : tree.children(section)) {
            if (level == 2)
                m_folded.insert(segment);
        }
    }
    expandTo(level);
    m_text->setFolded(m_folded);
    choose(visibleNode(m_current));
}

void TraceView::openFind()
{
    if (m_result)
        m_find->open();
}

void TraceView::setFilterHits(std::vector<core::Span> hits, Landing landing)
{
    m_find->setOutside(std::move(hits), FindBar::Outside::On);
    if (landing == Landing::First)
        m_find->goToFirst();
    else if (landing == Landing::Last)
        m_find->goToLast();
}

void TraceView::clearFilterHits() { m_find->setOutside({}, FindBar::Outside::Off); }

void TraceView::findNext() { m_find->next(); }
void TraceView::findPrevious() { m_find->previous(); }

void TraceView::nextMark()
{
    const std::vector<std::size_t>& places = m_text->markPlaces();
    const auto next = std::upper_bound(places.begin(), places.end(), m_text->caret());
    if (next != places.end())
        showPlace({*next, *next + 1});
}

void TraceView::previousMark()
{
    const std::vector<std::size_t>& places = m_text->markPlaces();
    const auto here = std::lower_bound(places.begin(), places.end(), m_text->caret());
    if (here != places.begin())
        showPlace({*std::prev(here), *std::prev(here) + 1});
}

void TraceView::goToOriginal()
{
    const auto segment = m_result ? NodeWords(*m_result).segmentOf(m_current) : std::nullopt;
    if (!segment || !m_result->analysis.notes[*segment].redundant())
        return;
    const core::NodeId original = m_result->analysis.tree.segmentNode(*m_result->analysis.notes[*segment].original);
    chooseNode(original);
    Q_EMIT nodeChosen(original);
}

void TraceView::decide(core::Decision decision)
{
    if (const auto segment = m_result ? NodeWords(*m_result).segmentOf(m_current) : std::nullopt)
        Q_EMIT decisionRequested(*segment, decision);
}

void TraceView::toggleLegend() { m_legend->setVisible(m_legend->isHidden()); }

} // namespace widgets
