#include "core/trace/trace_tree.h"

#include <algorithm>
#include <string>

namespace core {

namespace {

constexpr std::array<std::string_view, 5> kindNames{"question_repeat", "problem_understand", "approach", "verification",
                                                    "conclusion"};

Error notAPartition(std::size_t segment)
{
    return {ErrorCode::BadValue, "The segments do not cover the text without gap or overlap.",
            "segment " + std::to_string(segment + 1)};
}

bool stepsCover(const Segment& segment)
{
    std::size_t at = segment.span.begin;
    for (const Span step : segment.steps) {
        if (step.begin != at || step.end <= at)
            return false;
        at = step.end;
    }
    return at == segment.span.end;
}

} // namespace

std::string_view kindName(Kind kind) { return kindNames[static_cast<std::size_t>(kind)]; }

std::optional<Kind> kindFromName(std::string_view name)
{
    const auto found = std::find(kindNames.begin(), kindNames.end(), name);
    if (found == kindNames.end())
        return std::nullopt;
    return static_cast<Kind>(found - kindNames.begin());
}

Result<TraceTree> TraceTree::build(std::size_t textSize, std::vector<Segment> segments)
{
    std::size_t at = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        Segment& segment = segments[i];
        if (segment.span.begin != at || segment.span.end <= at || segment.span.end > textSize)
            return notAPartition(i);
        if (segment.steps.empty())
            segment.steps.push_back(segment.span);
        if (!stepsCover(segment))
            return notAPartition(i);
        at = segment.span.end;
    }
    if (at != textSize)
        return notAPartition(segments.size());

    TraceTree tree;
    tree.m_segments = std::move(segments);
    tree.m_nodes.push_back({.level = NodeLevel::Trace, .span = {0, textSize}});
    std::array<std::uint32_t, allKinds.size()> numbers{};
    std::uint32_t sections = 0;
    for (std::size_t i = 0; i < tree.m_segments.size();) {
        const Kind kind = tree.m_segments[i].kind;
        const auto section = static_cast<std::uint32_t>(tree.m_nodes.size());
        const std::size_t begin = tree.m_segments[i].span.begin;
        tree.m_nodes.push_back({.level = NodeLevel::Section, .kind = kind, .parent = NodeId{0}, .number = ++sections});
        std::size_t end = begin;
        for (; i < tree.m_segments.size() && tree.m_segments[i].kind == kind; ++i) {
            const Segment& segment = tree.m_segments[i];
            const auto index = static_cast<std::uint32_t>(i);
            const auto own = static_cast<std::uint32_t>(tree.m_nodes.size());
            tree.m_segmentNodes.push_back(NodeId{own});
            tree.m_nodes.push_back({.level = NodeLevel::Segment,
                                    .kind = kind,
                                    .span = segment.span,
                                    .parent = NodeId{section},
                                    .segment = index,
                                    .number = ++numbers[static_cast<std::size_t>(kind)]});
            std::uint32_t step = 0;
            for (const Span span : segment.steps) {
                const auto leaf = static_cast<std::uint32_t>(tree.m_nodes.size());
                tree.m_nodes.push_back({.level = NodeLevel::Step,
                                        .kind = kind,
                                        .span = span,
                                        .parent = NodeId{own},
                                        .subtreeEnd = leaf + 1,
                                        .segment = index,
                                        .number = ++step});
            }
            tree.m_nodes[own].subtreeEnd = static_cast<std::uint32_t>(tree.m_nodes.size());
            end = segment.span.end;
        }
        tree.m_nodes[section].span = {begin, end};
        tree.m_nodes[section].subtreeEnd = static_cast<std::uint32_t>(tree.m_nodes.size());
    }
    tree.m_nodes[0].subtreeEnd = static_cast<std::uint32_t>(tree.m_nodes.size());
    return tree;
}

std::vector<NodeId> TraceTree::children(NodeId id) const
{
    std::vector<NodeId> out;
    for (std::uint32_t at = static_cast<std::uint32_t>(id) + 1; at < node(id).subtreeEnd; at = m_nodes[at].subtreeEnd)
        out.push_back(NodeId{at});
    return out;
}

std::size_t TraceTree::segmentAt(std::size_t byte) const
{
    const auto after = std::upper_bound(m_segments.begin(), m_segments.end(), byte,
                                        [](std::size_t at, const Segment& segment) { return at < segment.span.begin; });
    return after == m_segments.begin() ? 0 : static_cast<std::size_t>(after - m_segments.begin()) - 1;
}

NodeId TraceTree::leafAt(std::size_t byte) const
{
    if (m_segments.empty())
        return NodeId{0};
    const std::size_t index = segmentAt(byte);
    const std::vector<Span>& steps = m_segments[index].steps;
    const auto after =
        std::upper_bound(steps.begin(), steps.end(), byte, [](std::size_t at, Span step) { return at < step.begin; });
    const auto step = after == steps.begin() ? std::size_t{0} : static_cast<std::size_t>(after - steps.begin()) - 1;
    return NodeId{static_cast<std::uint32_t>(static_cast<std::size_t>(m_segmentNodes[index]) + 1 + step)};
}

} // namespace core
