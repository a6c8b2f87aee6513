#pragma once

#include "core/clean/trace_result.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPlainTextEdit;

namespace widgets {

/// The Compare page: the original beside the cleaned text, tied together piece by piece.
///
/// What went and why comes from the plan and the pieces of the cleaned text; nothing is compared by searching.
class CompareView : public QWidget
{
    Q_OBJECT
public:
    explicit CompareView(QWidget* parent = nullptr);
    ~CompareView() override;

    /// Null: the empty state, which says what to do.
    void setResult(std::shared_ptr<const core::TraceResult> result);
    /// Scrolls both sides to the node. Nothing happens for a node that the trace does not have.
    void chooseNode(core::NodeId node);

Q_SIGNALS:
    /// The user put the caret into, or went to a change in, this node.
    void nodeChosen(core::NodeId node);

private:
    std::shared_ptr<const core::TraceResult> m_result;
    QLabel* m_headline = nullptr;
    QPlainTextEdit* m_original = nullptr;
    QPlainTextEdit* m_cleaned = nullptr;
};

} // namespace widgets
