#pragma once

#include "core/clean/trace_result.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace widgets {

/// The trace at a glance: a block a segment, as wide as its share of the tokens, coloured by kind, hatched where
/// redundant, ticked where there is an error; what the text shows now is framed.
class TraceStrip : public QWidget
{
    Q_OBJECT
public:
    explicit TraceStrip(QWidget* parent = nullptr);

    void setResult(std::shared_ptr<const core::TraceResult> result);
    void setVisibleSpan(core::Span span);
    void setChosen(core::NodeId node);

    /// Where a segment's block stands.
    [[nodiscard]] QRect blockRect(std::size_t segment) const;
    /// The byte of the text that a place on the strip stands for.
    [[nodiscard]] std::size_t byteAt(int x) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user clicked or dragged there, or went there with the keys.
    void placeChosen(std::size_t byte);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void measure();
    [[nodiscard]] double xOf(std::size_t byte) const;
    [[nodiscard]] std::size_t segmentCount() const { return m_ends.empty() ? 0 : m_ends.size() - 1; }
    [[nodiscard]] std::size_t segmentAtX(int x) const;

    std::shared_ptr<const core::TraceResult> m_result;
    std::vector<double> m_ends; ///< shares of the width: of segment i from m_ends[i] to m_ends[i + 1]
    core::Span m_visible;
    core::NodeId m_chosen{};
};

} // namespace widgets
