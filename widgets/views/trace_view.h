#pragma once

#include "core/clean/trace_result.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <set>

class QLabel;
class QSplitter;
class QStackedLayout;
class QToolButton;
class QTreeView;
class QVBoxLayout;

namespace widgets {

class ApproachTreeModel;
class ElidingLabel;
class FindBar;
class Legend;
class SurenessBox;
class TraceStrip;
class TraceTextView;

/// The Read page: header, strip, tree and text of one trace, tied together by one chosen node. The actions of the page are
/// its keys (find, marks, folds, decisions); they are enabled while it is seen. Steps from record to record are the window's.
class TraceView : public QWidget
{
    Q_OBJECT
public:
    explicit TraceView(QWidget* parent = nullptr);
    ~TraceView() override;

    /// Shows a trace with its analysis; null shows the empty state. When it is the trace that is shown already, nothing
    /// jumps: scroll position, folds and chosen node stay as far as the tree is the same.
    void setResult(std::shared_ptr<const core::TraceResult> result);
    /// Shows the text at once, before there is an analysis.
    void showTextOnly(core::Trace trace);
    [[nodiscard]] const std::shared_ptr<const core::TraceResult>& result() const { return m_result; }

    /// For "< 17/23 >": row from 0; count 0 hides it.
    void setPosition(qsizetype row, qsizetype count);
    /// Said where the trace would stand when there is none; plain text.
    void setEmptyText(const QString& text);
    [[nodiscard]] core::NodeId currentNode() const { return m_current; }

    /// Goes to a place of the text and selects it; a place without length is only gone to.
    void showSpan(core::Span span);
    /// Which findings the result that is shown has left, in [0, 1].
    void setShownFrom(double share);

    /// Marks what a filter of the corpus found in the reasoning; next and previous hit go on to other records from there.
    enum class Landing : std::uint8_t { Stay, First, Last };
    void setFilterHits(std::vector<core::Span> hits, Landing landing);
    void clearFilterHits();

    [[nodiscard]] TraceTextView* textView() const { return m_text; }
    [[nodiscard]] QTreeView* treeView() const { return m_tree; }
    [[nodiscard]] TraceStrip* strip() const { return m_strip; }

public Q_SLOTS:
    /// Chooses a node from outside and brings it into view. Does not emit nodeChosen.
    void chooseNode(core::NodeId node);
    void openFind();
    void findNext();
    void findPrevious();
    /// 1 sections, 2 segments, 3 text, 4 text with the steps listed.
    void foldToLevel(int level);
    void toggleFold(core::NodeId node);
    void nextMark();
    void previousMark();
    void goToOriginal();
    void toggleLegend();

Q_SIGNALS:
    /// The user chose a node here.
    void nodeChosen(core::NodeId node);
    void decisionRequested(std::size_t segment, core::Decision decision);
    /// Findings are to be shown from this sure on.
    void shownFromChosen(double share);
    void previousRecordRequested();
    void nextRecordRequested();
    /// Behind the last (1) or before the first (-1) hit of the filter another one is asked for.
    void filterHitsRanOut(int direction);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget* buildHeader();
    [[nodiscard]] QWidget* buildTree();
    void connectParts();
    void addKeys();
    void addKey(const QString& key, const QString& name, std::function<void()> act);
    void refreshHeader();
    void fitTree();
    void refreshLegend();
    void refreshSelection();
    bool eventFilter(QObject* watched, QEvent* event) override;

    /// Shows `node` as the chosen one everywhere; tells nobody.
    void select(core::NodeId node);
    /// select(), and tells.
    void choose(core::NodeId node);
    void choosePlace(std::size_t byte);
    void showPlace(core::Span place);
    void takeTreeFold(const QModelIndex& index, bool expanded);
    void unfoldAround(std::size_t byte);
    void expandTo(int level);
    void decide(core::Decision decision);
    [[nodiscard]] core::NodeId nodeForByte(std::size_t byte) const;
    /// The node's row, or the nearest one above it that can be seen in the tree.
    [[nodiscard]] core::NodeId visibleNode(core::NodeId node) const;
    [[nodiscard]] bool isSameTree(const core::TraceResult& other) const;
    void keepTree(std::shared_ptr<const core::TraceResult> result);

    std::shared_ptr<const core::TraceResult> m_result;
    core::NodeId m_current{};
    std::set<core::NodeId> m_folded;
    bool m_following = false; ///< a selection of ours is under way: no echo
    bool m_treeSized = false; ///< by the user: then it keeps its width
    qsizetype m_row = 0;
    qsizetype m_count = 0;

    ElidingLabel* m_title = nullptr;
    QLabel* m_hits = nullptr;     ///< of the filter, in this trace
    QLabel* m_selected = nullptr; ///< tokens of the selected text
    SurenessBox* m_sure = nullptr;
    QWidget* m_turn = nullptr;
    QLabel* m_position = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    QLabel* m_empty = nullptr;
    QStackedLayout* m_pages = nullptr;
    QSplitter* m_splitter = nullptr;
    TraceStrip* m_strip = nullptr;
    QTreeView* m_tree = nullptr;
    ApproachTreeModel* m_model = nullptr;
    TraceTextView* m_text = nullptr;
    FindBar* m_find = nullptr;
    Legend* m_legend = nullptr;
};

} // namespace widgets
