#pragma once

#include "core/clean/trace_result.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace widgets {

/// The approach tree of one trace: section > approach or verification > step; internalId = NodeId.
///
/// A step that is all of its segment and a question, understanding or conclusion that is all of its section are not
/// shown twice: the first has no row, the second stands in the place of its section.
class ApproachTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { TitleColumn, TokensColumn, MarksColumn, ColumnCount };
    enum Role {
        NodeRole = Qt::UserRole, ///< NodeId as uint
        KindRole,                ///< core::Kind as int
        LevelRole,               ///< core::NodeLevel as int
        MarkRole,                ///< the gravest Mark as int, or -1
        DroppedRole,             ///< bool: the plan drops this segment
        RedundantRole,           ///< bool
        UnsureRole,              ///< bool: this segment may not begin here
        TokensRole               ///< the count as a number
    };

    explicit ApproachTreeModel(QObject* parent = nullptr);

    /// The one mutator; null shows nothing.
    void setResult(std::shared_ptr<const core::TraceResult> result);
    [[nodiscard]] const std::shared_ptr<const core::TraceResult>& result() const { return m_result; }

    [[nodiscard]] core::NodeId nodeAt(const QModelIndex& index) const; ///< NodeId{0} for an invalid index
    /// The row of a node, or of its nearest ancestor that has one; invalid for the root.
    [[nodiscard]] QModelIndex indexOf(core::NodeId node) const;
    [[nodiscard]] core::NodeId shown(core::NodeId node) const { return nodeAt(indexOf(node)); }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Place
    {
        core::NodeId parent{}; ///< nearest shown ancestor
        int row = -1;          ///< -1: not shown
        std::vector<core::NodeId> children;
    };
    void place();
    [[nodiscard]] bool isShown(core::NodeId node) const;
    [[nodiscard]] QVariant display(core::NodeId node, int column) const;
    [[nodiscard]] const Place& placeOf(const QModelIndex& index) const;

    std::shared_ptr<const core::TraceResult> m_result;
    std::vector<Place> m_places; ///< by NodeId; empty without a result
};

} // namespace widgets
