// Where the two sides of the Compare page stand, and how they follow each other, the changes and the chosen node.
#include "widgets/views/compare_marks.h"
#include "widgets/views/compare_view.h"

#include <QScrollBar>

#include <algorithm>

namespace widgets {

/// The height at which the two sides are held together: a quarter down the window, but the top at the begin of the text.
int CompareView::eyeLine() const
{
    return std::min(m_leader->verticalScrollBar()->value(),
                    static_cast<int>(eyeShare * m_leader->viewport()->height()));
}

/// After another width or height.
void CompareView::settle()
{
    if (m_untouched)
        putAtEye(m_changes.front());
    follow();
}

/// A trace that is opened begins where something changes. Nothing is chosen by that: what is read elsewhere stays.
void CompareView::beginAtFirstChange()
{
    frame({});
    m_untouched = !m_changes.empty();
    if (!m_untouched)
        return;
    m_change = 0;
    putAtEye(m_changes.front());
}

void CompareView::putAtEye(std::size_t edit)
{
    const std::size_t begin = m_loaded->plan.edits[edit].span.begin;
    m_leader = m_original;
    m_original->setCaret(begin);
    m_original->putByteAt(begin, static_cast<int>(eyeShare * m_original->viewport()->height()));
}

/// Places the other side so that what corresponds stands at the same height.
void CompareView::follow()
{
    if (m_following || !m_loaded || !isVisible())
        return;
    const bool leaderIsOriginal = m_leader == m_original;
    MarkedTextView* other = leaderIsOriginal ? m_cleaned : m_original;
    int y = eyeLine();
    const std::size_t byte = m_leader->lineBeginAt(y);
    const Counterpart there = leaderIsOriginal ? m_map.toCleaned(byte) : m_map.toOriginal(byte);
    const QRect line = m_leader->caretRect(byte);
    if (!there.gap && !line.isNull())
        y = line.top();
    m_following = true;
    other->putByteAt(there.byte, y);
    m_following = false;
}

void CompareView::nextChange() { stepChange(1); }

void CompareView::previousChange() { stepChange(-1); }

void CompareView::stepChange(std::ptrdiff_t by)
{
    if (!m_loaded || m_loaded != m_result || m_changes.empty())
        return;
    const auto last = static_cast<std::ptrdiff_t>(m_changes.size()) - 1;
    std::ptrdiff_t to = 0;
    if (m_change) {
        to = static_cast<std::ptrdiff_t>(*m_change) + by;
    } else {
        const std::size_t top = m_original->visibleSpan().begin;
        const auto below = std::find_if(m_changes.begin(), m_changes.end(), [this, top](std::size_t edit) {
            return m_loaded->plan.edits[edit].span.begin >= top;
        });
        to = (below - m_changes.begin()) + (by < 0 ? -1 : 0);
    }
    showChange(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(to, 0, last)));
}

void CompareView::showChange(std::size_t change)
{
    m_change = change;
    m_untouched = false;
    sayChange();
    const core::Edit& what = m_loaded->plan.edits[m_changes[change]];
    choose(what.span.begin);
    putAtEye(m_changes[change]);
    frame(what.span);
}

void CompareView::toggleFold(std::size_t edit)
{
    if (m_folded.erase(edit) == 0)
        m_folded.insert(edit);
    m_leader = m_original;
    m_original->setHeadings(removedHeadings(*m_loaded, cutsOf(*m_loaded, m_map).original, m_folded));
}

void CompareView::choose(std::size_t original)
{
    if (!m_loaded || m_loaded->analysis.tree.segments().empty())
        return;
    m_choosing = true;
    Q_EMIT nodeChosen(m_loaded->analysis.tree.leafAt(original));
    m_choosing = false;
}

void CompareView::chooseNode(core::NodeId node)
{
    if (!m_loaded || static_cast<std::size_t>(node) >= m_loaded->analysis.tree.nodes().size())
        return;
    const core::Node& chosen = m_loaded->analysis.tree.node(node);
    const core::Span span = chosen.span;
    frame(chosen.level == core::NodeLevel::Trace ? core::Span{} : span); // around everything it would say nothing
    if (m_choosing)
        return; // it comes from here: what the user reads stays where it is
    m_untouched = false;
    m_change.reset(); // the next one is that behind what is looked at
    sayChange();
    m_leader = m_original;
    m_original->reveal(span.begin);
}

void CompareView::frame(core::Span original)
{
    m_original->setFrame(original);
    m_cleaned->setFrame(m_map.toCleaned(original));
}

} // namespace widgets
