#pragma once

#include "core/trace/trace_tree.h"
#include "widgets/palette.h"

#include <QWidget>

#include <set>
#include <vector>

namespace widgets {

/// What colours, patterns and signs mean: only those that occur.
class Legend : public QWidget
{
    Q_OBJECT
public:
    explicit Legend(QWidget* parent = nullptr);
    void setShown(const std::set<core::Kind>& kinds, const std::set<Mark>& marks);

    /// The texts that are shown, in order.
    [[nodiscard]] QStringList entries() const;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] std::vector<QRect> places(int width) const;
    [[nodiscard]] int lineHeight() const;
    std::vector<core::Kind> m_kinds;
    std::vector<Mark> m_marks;
};

} // namespace widgets
