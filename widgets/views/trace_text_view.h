#pragma once

#include "core/clean/trace_result.h"
#include "widgets/views/marked_text_view.h"

#include <memory>
#include <set>

namespace widgets {

/// The reasoning of one trace with the marks of its analysis and a heading above each segment.
class TraceTextView : public MarkedTextView
{
    Q_OBJECT
public:
    explicit TraceTextView(QWidget* parent = nullptr);

    /// Null shows nothing. For the text that is shown already, position and caret stay; folds are taken as given.
    void setResult(std::shared_ptr<const core::TraceResult> result, const std::set<core::NodeId>& folded);
    /// Folds exactly these sections and segments: the text of each becomes its heading alone.
    void setFolded(const std::set<core::NodeId>& folded);

    /// Frames the text of a node; with the root, none.
    void setChosen(core::NodeId node);
    /// Brings the begin of a node into sight; nothing moves if it is there.
    void revealNode(core::NodeId node);

    /// Every place with a mark, in order, each once: where [ and ] go.
    [[nodiscard]] const std::vector<std::size_t>& markPlaces() const { return m_markPlaces; }
    /// The marks that occur in this trace, for the legend.
    [[nodiscard]] const std::set<Mark>& occurringMarks() const { return m_occurring; }

private:
    [[nodiscard]] std::vector<TextHeading> headingsFor(const std::set<core::NodeId>& folded) const;
    [[nodiscard]] TextHeading headingOf(core::NodeId node, bool folded) const;
    void takeMarks();

    std::shared_ptr<const core::TraceResult> m_result;
    std::vector<std::size_t> m_markPlaces;
    std::set<Mark> m_occurring;
};

} // namespace widgets
