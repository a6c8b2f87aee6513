#pragma once

#include "core/clean/trace_result.h"

#include <QWidget>

#include <memory>
#include <vector>

class QButtonGroup;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace widgets {

/// What is known of the chosen node, and what the user decides about its segment.
class DetailsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit DetailsPanel(QWidget* parent = nullptr);

    /// Null shows the empty state. Keeps the node where the new tree still has it.
    void setResult(std::shared_ptr<const core::TraceResult> result);
    /// Decisions of the user for this trace, one a segment; empty: all Auto.
    void setDecisions(std::vector<core::Decision> decisions);

    void setNode(core::NodeId node);
    [[nodiscard]] core::NodeId node() const { return m_node; }

Q_SIGNALS:
    void decisionRequested(std::size_t segment, core::Decision decision);
    /// The user wants to see another node: the original of a repeat.
    void goToRequested(core::NodeId node);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    QWidget* buildDecision();
    void refresh();
    void showTokens(core::NodeId node);
    void showTrace();
    void showNode();
    void showSegment(std::size_t segment);
    void addErrors(core::Span span);
    void addReasons(std::size_t segment);
    QLabel* addLine(const QString& text);
    void setShown(QWidget* part, bool shown);
    [[nodiscard]] QString words() const;

    std::shared_ptr<const core::TraceResult> m_result;
    std::vector<core::Decision> m_decisions;
    core::NodeId m_node{};

    QLabel* m_name = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_tokens = nullptr;
    QWidget* m_facts = nullptr; ///< lines that differ from node to node
    QVBoxLayout* m_factLines = nullptr;
    QPushButton* m_goToOriginal = nullptr;
    QWidget* m_decision = nullptr;
    QButtonGroup* m_choices = nullptr;
    QLabel* m_fate = nullptr;
};

} // namespace widgets
