#pragma once

#include "tests/support/hand_made.h"
#include "widgets/models/approach_tree_model.h"
#include "widgets/views/trace_text_view.h"
#include "widgets/views/trace_view.h"

#include <QApplication>
#include <QScrollBar>
#include <QTest>
#include <QTreeView>

#include <memory>
#include <string>

/// A small trace with every mark, and a Read page that shows one, for tests of the widgets.
namespace support {

using core::Kind;
using core::Label;
using core::NodeId;
using widgets::TraceView;

inline std::string paragraphs(const std::string& sentence, int count)
{
    std::string out;
    for (int i = 0; i < count; ++i)
        out += sentence + " This is paragraph " + std::to_string(i) + " of its part.\n\n";
    return out;
}

inline std::shared_ptr<const core::TraceResult> resultOf(handmade::Made made)
{
    auto result = std::make_shared<core::TraceResult>();
    result->trace = std::move(made.trace);
    result->analysis = std::move(made.analysis);
    result->tokens.tokenizer = "by hand";
    for (const core::Node& node : result->analysis.tree.nodes())
        result->tokens.nodes.push_back(static_cast<std::uint32_t>(node.span.size() / 4));
    result->tokens.before = result->tokens.nodes.front();
    result->tokens.after = result->tokens.before / 2;
    return result;
}

/// Question, two approaches of which the second repeats the first, a wrong one with an error, a check, a conclusion.
inline std::shared_ptr<const core::TraceResult> sample()
{
    handmade::Made made = handmade::make({
        {.kind = Kind::QuestionRepeat, .text = paragraphs("So I need to find the number of pairs.", 2)},
        {.kind = Kind::Approach, .text = paragraphs("Let me count them by rows.", 12), .label = Label::Correct, .answer = "73"},
        {.kind = Kind::Approach, .text = paragraphs("Let me redo this by rows.", 12), .label = Label::Correct, .original = 1U},
        {.kind = Kind::Approach,
         .text = "By columns 7 * 8 = 54 holds. " + paragraphs("Then we add.", 12),
         .label = Label::Incorrect,
         .errors = {"7 * 8 = 54"}},
        {.kind = Kind::Verification, .text = paragraphs("Let me check that.", 6), .outcome = core::Outcome::Confirms},
        {.kind = Kind::Conclusion, .text = "So the answer is \\boxed{73}."},
    });
    return resultOf(std::move(made));
}

inline NodeId segment(const core::TraceResult& result, std::size_t index) { return result.analysis.tree.segmentNode(index); }

/// A shown, sized view; focus and activation as on a desktop.
struct Shown
{
    TraceView view;
    explicit Shown(std::shared_ptr<const core::TraceResult> result, QSize size = {900, 600})
    {
        view.resize(size);
        view.setResult(std::move(result));
        view.show();
        QApplication::setActiveWindow(&view);
        view.textView()->setFocus();
    }
    [[nodiscard]] int scrolled() const { return view.textView()->verticalScrollBar()->value(); }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &view, static_cast<Qt::Key>(key), modifiers);
    }
    void choose(NodeId node)
    {
        auto* model = static_cast<widgets::ApproachTreeModel*>(view.treeView()->model());
        view.treeView()->setCurrentIndex(model->indexOf(node));
    }
    [[nodiscard]] NodeId inTree() const
    {
        const auto* model = static_cast<const widgets::ApproachTreeModel*>(view.treeView()->model());
        return model->nodeAt(view.treeView()->currentIndex());
    }
};

} // namespace support
