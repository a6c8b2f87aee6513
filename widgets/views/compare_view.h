#pragma once

#include "core/clean/trace_result.h"
#include "widgets/views/compare_map.h"
#include "widgets/views/marked_text_view.h"

#include <QKeySequence>
#include <QWidget>

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <vector>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace widgets {

/// The Compare page: the original beside the cleaned text, scrolled together by what corresponds.
///
/// What went and why comes from the plan and the pieces of the cleaned text; nothing is compared by searching. While one
/// side scrolls, the same kept text stands at the same height on the other; over a removed piece the cleaned side holds
/// still. A trace is opened at its first change; ] or n and [ or p go to the next and the previous one; a click on the
/// line above a removed piece folds it away. The actions of the page are its keys; they are enabled while it is seen.
class CompareView : public QWidget
{
    Q_OBJECT
public:
    explicit CompareView(QWidget* parent = nullptr);
    ~CompareView() override;

    /// Null: the empty state, which says what to do. For the trace that is shown already the place stays.
    void setResult(std::shared_ptr<const core::TraceResult> result);
    /// Scrolls both sides to the node and frames it. Nothing happens for a node that the trace does not have.
    void chooseNode(core::NodeId node);

    [[nodiscard]] MarkedTextView* originalSide() const { return m_original; }
    [[nodiscard]] MarkedTextView* cleanedSide() const { return m_cleaned; }

public Q_SLOTS:
    void nextChange();
    void previousChange();

Q_SIGNALS:
    /// The user put the caret into this node, or went to a change in it.
    void nodeChosen(core::NodeId node);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    static constexpr double eyeShare = 0.25; ///< of the window, from its top: where changes are brought to and compared

    [[nodiscard]] QWidget* makeHeader();
    [[nodiscard]] QToolButton* makeButton(Qt::ArrowType arrow, const QString& name, const QList<QKeySequence>& keys,
                                          void (CompareView::*slot)());
    [[nodiscard]] QWidget* makeSides();
    void connectSides();
    void load();
    void loadSides(MarkedTextView::Position position);
    void say();
    [[nodiscard]] QString stateWords() const;
    void sayChange();
    void saySelection(const MarkedTextView& side);
    void settle();
    void beginAtFirstChange();
    void putAtEye(std::size_t edit);
    void follow();
    [[nodiscard]] int eyeLine() const;
    void stepChange(std::ptrdiff_t by);
    void showChange(std::size_t change);
    void toggleFold(std::size_t edit);
    void choose(std::size_t original);
    void frame(core::Span original);

    std::shared_ptr<const core::TraceResult> m_result;
    std::shared_ptr<const core::TraceResult> m_loaded; ///< what the sides show; behind m_result while hidden
    CompareMap m_map;
    std::set<std::size_t> m_folded;      ///< edits whose text is folded away
    std::vector<std::size_t> m_changes;  ///< the edits that ] and [ stop at
    std::optional<std::size_t> m_change; ///< which of them was gone to
    MarkedTextView* m_leader = nullptr;  ///< the side that the user moves; the other follows
    bool m_following = false;
    bool m_untouched = false; ///< the first change stands where the trace was opened at it
    bool m_choosing = false; ///< nodeChosen is being delivered

    QLabel* m_headline = nullptr;
    QLabel* m_state = nullptr;
    QLabel* m_selected = nullptr; ///< tokens of the selected text
    QLabel* m_position = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    QStackedWidget* m_pages = nullptr;
    QLabel* m_empty = nullptr;
    QStackedWidget* m_right = nullptr;
    QLabel* m_leftOut = nullptr;
    MarkedTextView* m_original = nullptr;
    MarkedTextView* m_cleaned = nullptr;
};

} // namespace widgets
