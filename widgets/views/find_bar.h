#pragma once

#include "core/span.h"
#include "widgets/background_task.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QLineEdit;

namespace widgets {

class MarkedTextView;

/// Finds in the text of a view: hits are marked there, next and previous go round. Hidden until opened.
class FindBar : public QWidget
{
    Q_OBJECT
public:
    /// `text` must outlive the bar.
    explicit FindBar(MarkedTextView* text, QWidget* parent = nullptr);

    /// Shows the bar with what was looked for last selected.
    void open();
    void close();
    /// The text has changed; `owner` keeps it alive while a search runs. Looks for the same words again if open.
    void setText(std::shared_ptr<const void> owner);
    /// Places that were found from outside, as by a filter: they are the hits while the bar is closed.
    enum class Outside : std::uint8_t { Off, On };
    void setOutside(std::vector<core::Span> hits, Outside outside);
    /// Goes to the first or last hit. **Returns** false when there is none.
    bool goToFirst();
    bool goToLast();
    void next();
    void previous();

    [[nodiscard]] const std::vector<core::Span>& hits() const { return m_hits; }
    [[nodiscard]] std::optional<std::size_t> current() const { return m_current; }
    /// "hit 2 of 5", "5 hits": of what was found from outside, while the bar is closed; else empty.
    [[nodiscard]] QString outsideText() const;
    [[nodiscard]] QLineEdit* field() const { return m_field; }

Q_SIGNALS:
    /// A hit is to be shown.
    void hitChosen(core::Span hit);
    void closed();
    /// outsideText() may say something else.
    void outsideChanged();
    /// There is no further hit from outside in this direction, 1 or -1.
    void ranOut(int direction);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Then { Show, Stay };
    void search(Then then);
    void take(std::vector<core::Span> hits, Then then);
    void go(std::size_t hit);
    void refreshCount();

    MarkedTextView* m_text;
    std::shared_ptr<const void> m_owner;
    QLineEdit* m_field = nullptr;
    QLabel* m_count = nullptr;
    std::vector<core::Span> m_hits;
    std::vector<core::Span> m_outside;
    bool m_fromOutside = false; ///< a search from outside is on, even if it finds nothing here
    std::optional<std::size_t> m_current;
    BackgroundTask m_task;
};

} // namespace widgets
