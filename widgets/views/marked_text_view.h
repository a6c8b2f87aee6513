#pragma once

#include "core/span.h"
#include "widgets/palette.h"
#include "widgets/views/text_flow.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QTextCursor>

#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace widgets {

/// A piece of text that is marked, with its sign in the margin and the reason for the tooltip.
struct TextMark
{
    core::Span span;
    Mark mark = Mark::Redundant;
    QString sign;
    QString why;
};

/// A long text to read, wrapped to a measure of about 90 characters, with marks, headings that fold, a caret and
/// selection. It works on the bytes of the text: copying gives them back as they are, whatever is shown for them.
///
/// Only rows in sight are laid out, so a text of 50 MB opens and scrolls like one of 5 KB. What is at the top of the
/// window stays there when headings, folds, marks or the width change.
class MarkedTextView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit MarkedTextView(QWidget* parent = nullptr);
    ~MarkedTextView() override;

    enum class Position { Top, Keep };
    /// **Input** well-formed UTF-8 that lives as long as `owner`; `cuts` as for DocumentMap. Drops marks.
    /// Keep is for the same text cut or named otherwise: what is at the top of the window, caret and selection stay.
    void setText(std::shared_ptr<const void> owner, std::string_view text, const std::vector<std::size_t>& cuts,
                 std::vector<TextHeading> headings, Position position);
    void setHeadings(std::vector<TextHeading> headings);
    /// **Input** marks of one kind do not overlap.
    void setMarks(const std::vector<TextMark>& marks);
    /// Places at which something was taken out: marks with empty spans, in order. Each has a notch in the text, its sign
    /// in the margin, and its reason in the tooltip.
    void setJoins(std::vector<TextMark> joins);
    /// Frames what is chosen; an empty span frames nothing.
    void setFrame(core::Span span);
    /// Places a search found, in order; `current` of them is the one shown.
    void setHits(std::vector<core::Span> hits, std::optional<std::size_t> current);

    [[nodiscard]] std::string_view text() const { return m_flow.map().text(); }
    [[nodiscard]] std::size_t caret() const { return m_caret; }
    /// Moves the caret without telling anyone and without scrolling.
    void setCaret(std::size_t byte);
    [[nodiscard]] core::Span selection() const;
    void select(core::Span span);
    /// What copying gives: the bytes of the selection.
    [[nodiscard]] QString selectedText() const;
    /// Bytes that are in sight.
    [[nodiscard]] core::Span visibleSpan() const;
    /// Scrolls so that `byte` can be read, if it cannot already.
    void reveal(std::size_t byte);
    /// Scrolls so that the line of `byte` begins `y` pixels below the top of the window, as far as the text reaches.
    void putByteAt(std::size_t byte, int y);
    /// How much of the window, in [0, 1], may stay free below the last line when scrolled to the end (else a small margin).
    void setEndRoom(double share);
    /// The first byte of the line that is `y` pixels below the top of the window.
    [[nodiscard]] std::size_t lineBeginAt(int y);
    /// Scrolls so that the heading of `node` is near the top, if it is not in sight.
    void revealHeading(core::NodeId node);
    /// Everything that marks say about `byte`, one reason a line; plain text.
    [[nodiscard]] QString reasonsAt(std::size_t byte) const;
    /// Where the heading of a node is in the viewport; empty when out of sight.
    [[nodiscard]] QRect headingRect(core::NodeId node);
    /// Where the character at `byte` is in the viewport; empty when out of sight.
    [[nodiscard]] QRect caretRect(std::size_t byte);
    [[nodiscard]] const TextFlow& flow() const { return m_flow; }

Q_SIGNALS:
    /// The user moved the caret.
    void caretMoved(std::size_t byte);
    /// Another piece of the text is selected, or none any more.
    void selectionChanged();
    /// The user clicked a heading.
    void headingClicked(core::NodeId node);
    /// The user pressed Space on the text.
    void foldRequested(std::size_t byte);
    void visibleSpanChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// What stands at the top: a row, and how many of its pixels are above.
    struct Anchor
    {
        std::size_t row = 0;
        int offset = 0;
    };
    /// A place in the text and where it is in the window, to find it again after a change.
    struct Held
    {
        std::size_t byte = 0;
        std::optional<core::NodeId> heading;
        int y = 0;
    };
    struct Hit
    {
        std::size_t row = 0;
        int top = 0; ///< of the row in the viewport
        bool beyond = false;
    };
    class Painter;

    void restyle();
    [[nodiscard]] Held hold();
    void restore(const Held& held);
    void moveBy(int pixels);
    void jumpTo(int value);
    void putAt(std::size_t row, int within, int y);
    void settle();
    [[nodiscard]] int roomBelow() const;
    [[nodiscard]] int rowHeight(std::size_t row);
    [[nodiscard]] Hit rowAt(int y);
    [[nodiscard]] std::size_t byteAt(QPoint at);
    [[nodiscard]] std::optional<int> topOfRow(std::size_t row);
    void moveCaret(std::size_t byte, QTextCursor::MoveMode mode);
    [[nodiscard]] std::size_t caretAfterKey(const QKeyEvent& event);
    [[nodiscard]] std::size_t verticalMove(int pixels);
    int scrolledInto(int y);
    [[nodiscard]] std::size_t horizontalMove(int direction, bool wholeWords);
    bool handleCommand(const QKeyEvent& event);
    void copySelection() const;
    void showToolTip(const QHelpEvent& event);
    [[nodiscard]] const TextMark* markAt(Mark mark, std::size_t byte) const;

    TextFlow m_flow;
    std::shared_ptr<const void> m_owner;
    std::array<std::vector<TextMark>, 7> m_marks; ///< by Mark
    std::vector<TextMark> m_joins;
    std::vector<core::Span> m_hits;
    std::optional<std::size_t> m_currentHit;
    core::Span m_frame;
    Anchor m_anchor;
    std::size_t m_caret = 0;
    std::size_t m_selectionFrom = 0;
    std::optional<int> m_goalX; ///< kept over several vertical moves
    int m_columnLeft = 60;
    double m_endRoom = 0; ///< share of the window
    bool m_settling = false;
    bool m_selecting = false;
    QBasicTimer m_dragScroll;
};

} // namespace widgets
