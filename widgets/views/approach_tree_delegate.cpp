#include "widgets/views/approach_tree_delegate.h"

#include "widgets/models/approach_tree_model.h"
#include "widgets/node_words.h"
#include "widgets/palette.h"
#include "widgets/views/mark_painting.h"

#include <QPainter>

namespace widgets {

namespace {
constexpr int swatch = 10;
}

void ApproachTreeDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Colours colours = Colours::of(option->palette);
    const auto level = static_cast<core::NodeLevel>(index.data(ApproachTreeModel::LevelRole).toInt());
    const int mark = index.data(ApproachTreeModel::MarkRole).toInt();
    QColor text = colours.text;
    if (index.column() == ApproachTreeModel::TitleColumn) {
        option->font.setStrikeOut(index.data(ApproachTreeModel::DroppedRole).toBool());
        option->font.setBold(level == core::NodeLevel::Section);
        option->fontMetrics = QFontMetrics(option->font);
        option->text = elidedTitle(option->fontMetrics, option->text, option->rect.width() - 8);
        if (level == core::NodeLevel::Step || index.data(ApproachTreeModel::UnsureRole).toBool())
            text = colours.muted;
    } else if (index.column() == ApproachTreeModel::MarksColumn && mark >= 0) {
        option->font.setBold(true);
        text = colours.mark(static_cast<Mark>(mark));
    } else {
        text = colours.muted;
    }
    option->palette.setColor(QPalette::Text, text);
    option->palette.setColor(QPalette::HighlightedText, text);
    option->palette.setColor(QPalette::Highlight, colours.tint(Mark::Selection));
    option->textElideMode = Qt::ElideRight;
}

void ApproachTreeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (index.column() != ApproachTreeModel::TitleColumn
        || index.data(ApproachTreeModel::LevelRole).toInt() == static_cast<int>(core::NodeLevel::Step)) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const Colours colours = Colours::of(option.palette);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, colours.tint(Mark::Selection));
    QStyleOptionViewItem text(option);
    text.rect.setLeft(option.rect.left() + swatch + 4);
    QStyledItemDelegate::paint(painter, text, index);
    const QRect block(option.rect.left() + 2, option.rect.center().y() - swatch / 2 + 1, swatch, swatch);
    const QColor kind = colours.kind(static_cast<core::Kind>(index.data(ApproachTreeModel::KindRole).toInt()));
    if (index.data(ApproachTreeModel::UnsureRole).toBool()) {
        painter->setPen(colours.muted);
        painter->drawRect(block.adjusted(0, 0, -1, -1));
    } else if (index.data(ApproachTreeModel::RedundantRole).toBool()) {
        paintHatch(*painter, block, kind);
        painter->setPen(kind);
        painter->drawRect(block.adjusted(0, 0, -1, -1));
    } else {
        painter->fillRect(block, kind);
    }
}

QSize ApproachTreeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int block = index.column() == ApproachTreeModel::TitleColumn ? swatch + 4 : 0;
    return {QStyledItemDelegate::sizeHint(option, index).width() + block, option.fontMetrics.height() + 8};
}

} // namespace widgets
