#pragma once

#include <QStyledItemDelegate>

namespace widgets {

/// Rows of the approach tree: a block in the colour of the kind (hatched where redundant), signs in their colours, and
/// titles of what goes struck through.
class ApproachTreeDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace widgets
