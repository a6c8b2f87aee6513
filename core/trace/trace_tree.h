#pragma once

#include "core/result.h"
#include "core/span.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace core {

/// The five kinds of segment (METHOD.md, terms).
enum class Kind : std::uint8_t { QuestionRepeat, ProblemUnderstand, Approach, Verification, Conclusion };
inline constexpr std::array allKinds{Kind::QuestionRepeat, Kind::ProblemUnderstand, Kind::Approach, Kind::Verification,
                                     Kind::Conclusion};

/// "question_repeat", "approach", ...: the names of the analysis file.
[[nodiscard]] std::string_view kindName(Kind kind);
[[nodiscard]] std::optional<Kind> kindFromName(std::string_view name);

/// One contiguous piece of `reasoning` of one kind; `steps` partition it in order.
struct Segment
{
    Span span;
    Kind kind = Kind::Approach;
    std::vector<Span> steps;
};

enum class NodeId : std::uint32_t {};
enum class NodeLevel : std::uint8_t { Trace, Section, Segment, Step };

/// One node of the approach tree.
struct Node
{
    NodeLevel level = NodeLevel::Trace;
    Kind kind = Kind::Approach;      ///< of sections, segments and steps
    Span span;                       ///< into `reasoning`
    NodeId parent{};                 ///< the root is its own parent
    std::uint32_t subtreeEnd = 0;    ///< position one past the last descendant
    std::uint32_t segment = 0;       ///< segments and steps: index of the segment
    std::uint32_t number = 0;        ///< from 1: of a segment among its kind in the trace, of a step in its segment
};

/// The approach tree: trace > section > segment > step, all nodes in one vector in preorder, NodeId = position.
/// Sections are runs of neighbouring segments of one kind. The leaves joined give the text exactly.
class TraceTree
{
public:
    TraceTree() = default;
    /// **Input** segments that partition [0, textSize) in order, each partitioned by its steps (an empty list of steps
    /// is read as one step). **Errors** BadValue when they do not; the message says at which segment.
    [[nodiscard]] static Result<TraceTree> build(std::size_t textSize, std::vector<Segment> segments);

    [[nodiscard]] const std::vector<Node>& nodes() const { return m_nodes; }
    [[nodiscard]] const Node& node(NodeId id) const { return m_nodes[static_cast<std::size_t>(id)]; }
    [[nodiscard]] const std::vector<Segment>& segments() const { return m_segments; }
    /// The node of segment `index`.
    [[nodiscard]] NodeId segmentNode(std::size_t index) const { return m_segmentNodes[index]; }
    /// Children in order.
    [[nodiscard]] std::vector<NodeId> children(NodeId id) const;
    /// The deepest node whose span holds `byte`; the last leaf for the end of the text.
    [[nodiscard]] NodeId leafAt(std::size_t byte) const;
    /// Index of the segment that holds `byte`.
    [[nodiscard]] std::size_t segmentAt(std::size_t byte) const;

private:
    std::vector<Segment> m_segments;
    std::vector<Node> m_nodes;
    std::vector<NodeId> m_segmentNodes;
};

} // namespace core
