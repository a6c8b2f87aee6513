#include "widgets/models/approach_tree_model.h"

#include "widgets/node_words.h"
#include "widgets/text_bridge.h"

namespace widgets {

namespace {

QStringList signsOf(const std::vector<MarkSign>& signs)
{
    QStringList out;
    for (const MarkSign& sign : signs) {
        if (!out.contains(sign.sign))
            out.append(sign.sign);
    }
    return out;
}

} // namespace

ApproachTreeModel::ApproachTreeModel(QObject* parent) : QAbstractItemModel(parent) {}

void ApproachTreeModel::setResult(std::shared_ptr<const core::TraceResult> result)
{
    beginResetModel();
    m_result = std::move(result);
    place();
    endResetModel();
}

bool ApproachTreeModel::isShown(core::NodeId id) const
{
    const core::TraceTree& tree = m_result->analysis.tree;
    const core::Node& node = tree.node(id);
    if (node.level == core::NodeLevel::Step)
        return tree.segments()[node.segment].steps.size() > 1;
    if (node.level != core::NodeLevel::Section || node.kind == core::Kind::Approach || node.kind == core::Kind::Verification)
        return true;
    const core::Node& first = tree.node(core::NodeId{static_cast<std::uint32_t>(id) + 1});
    return first.subtreeEnd != node.subtreeEnd;
}

void ApproachTreeModel::place()
{
    m_places.clear();
    if (!m_result)
        return;
    const core::TraceTree& tree = m_result->analysis.tree;
    m_places.resize(tree.nodes().size());
    for (std::uint32_t at = 1; at < m_places.size(); ++at) {
        core::NodeId parent = tree.node(core::NodeId{at}).parent;
        if (parent != core::NodeId{0} && m_places[static_cast<std::size_t>(parent)].row < 0)
            parent = m_places[static_cast<std::size_t>(parent)].parent;
        m_places[at].parent = parent;
        if (!isShown(core::NodeId{at}))
            continue;
        std::vector<core::NodeId>& siblings = m_places[static_cast<std::size_t>(parent)].children;
        m_places[at].row = static_cast<int>(siblings.size());
        siblings.push_back(core::NodeId{at});
    }
}

core::NodeId ApproachTreeModel::nodeAt(const QModelIndex& index) const
{
    return core::NodeId{index.isValid() ? static_cast<std::uint32_t>(index.internalId()) : 0U};
}

QModelIndex ApproachTreeModel::indexOf(core::NodeId node) const
{
    auto at = static_cast<std::size_t>(node);
    if (at >= m_places.size())
        return {};
    // A section that its only segment stands for is found at that segment.
    if (m_places[at].row < 0 && at + 1 < m_places.size()
        && m_result->analysis.tree.node(node).level == core::NodeLevel::Section)
        ++at;
    if (m_places[at].row < 0)
        at = static_cast<std::size_t>(m_places[at].parent);
    return at == 0 ? QModelIndex() : createIndex(m_places[at].row, 0, static_cast<quintptr>(at));
}

const ApproachTreeModel::Place& ApproachTreeModel::placeOf(const QModelIndex& index) const
{
    return m_places[static_cast<std::size_t>(nodeAt(index))];
}

QModelIndex ApproachTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const core::NodeId node = placeOf(parent).children[static_cast<std::size_t>(row)];
    return createIndex(row, column, static_cast<quintptr>(node));
}

QModelIndex ApproachTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    const auto parent = static_cast<std::size_t>(placeOf(child).parent);
    return parent == 0 ? QModelIndex() : createIndex(m_places[parent].row, 0, static_cast<quintptr>(parent));
}

int ApproachTreeModel::rowCount(const QModelIndex& parent) const
{
    if (m_places.empty() || parent.column() > 0)
        return 0;
    return static_cast<int>(placeOf(parent).children.size());
}

int ApproachTreeModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QVariant ApproachTreeModel::display(core::NodeId node, int column) const
{
    const NodeWords words(*m_result);
    switch (column) {
    case TitleColumn: return words.title(node);
    case TokensColumn: return words.counted() ? formatCountShort(words.tokens(node)) : words.trouble().isEmpty() ? QString() : QStringLiteral("\u2013");
    default: {
        QStringList signs = signsOf(words.signs(node));
        if (words.isUnsure(node))
            signs << QStringLiteral("?");
        return signs.join(QLatin1Char(' '));
    }
    }
}

QVariant ApproachTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_result)
        return {};
    const core::NodeId id = nodeAt(index);
    const core::Node& node = m_result->analysis.tree.node(id);
    const NodeWords words(*m_result);
    switch (role) {
    case Qt::DisplayRole: return display(id, index.column());
    case Qt::ToolTipRole: return plainToolTip(words.toolTip(id));
    case Qt::AccessibleTextRole: return words.accessibleText(id);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (index.column() == TokensColumn ? Qt::AlignRight : Qt::AlignLeft));
    case NodeRole: return static_cast<uint>(id);
    case KindRole: return static_cast<int>(node.kind);
    case LevelRole: return static_cast<int>(node.level);
    case TokensRole: return QVariant::fromValue(static_cast<qulonglong>(words.tokens(id)));
    case DroppedRole: return node.level == core::NodeLevel::Segment && words.dropOf(node.segment) != nullptr;
    case RedundantRole:
        return node.level == core::NodeLevel::Segment && m_result->analysis.notes[node.segment].redundant();
    case UnsureRole: return words.isUnsure(id);
    case MarkRole: {
        const std::vector<MarkSign> signs = words.signs(id);
        return signs.empty() ? -1 : static_cast<int>(signs.front().mark);
    }
    default: return {};
    }
}

QVariant ApproachTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TitleColumn: return tr("Part");
    case TokensColumn: return tr("Tokens");
    default: return {};
    }
}

} // namespace widgets
