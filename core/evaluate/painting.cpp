#include "core/evaluate/painting.h"

#include <algorithm>

namespace core {

namespace {

void fill(Painting& painting, const LabelledSegment& segment, std::uint8_t value)
{
    const auto length = static_cast<std::int64_t>(painting.size());
    const std::int64_t begin = std::max<std::int64_t>(0, segment.begin);
    const std::int64_t end = std::min(length, segment.end);
    if (begin < end)
        std::fill(painting.begin() + begin, painting.begin() + end, value);
}

std::uint8_t kindValue(const LabelledSegment& segment)
{
    return segment.kind ? static_cast<std::uint8_t>(1 + static_cast<unsigned>(*segment.kind)) : otherKind;
}

std::uint8_t labelValue(const LabelledSegment& segment)
{
    return segment.label ? static_cast<std::uint8_t>(1 + static_cast<unsigned>(*segment.label)) : std::uint8_t{0};
}

} // namespace

Painting paintKinds(const std::vector<LabelledSegment>& segments, std::int64_t length)
{
    Painting out(static_cast<std::size_t>(length));
    for (const LabelledSegment& segment : segments)
        fill(out, segment, kindValue(segment));
    return out;
}

Painting paintLabels(const std::vector<LabelledSegment>& segments, std::int64_t length)
{
    Painting out(static_cast<std::size_t>(length));
    for (const LabelledSegment& segment : segments)
        if (segment.kind == Kind::Approach)
            fill(out, segment, labelValue(segment));
    return out;
}

Painting paintRedundant(const std::vector<LabelledSegment>& segments, std::int64_t length)
{
    const std::vector<bool> redundant = redundantSegments(segments);
    Painting out(static_cast<std::size_t>(length));
    for (std::size_t i = 0; i < segments.size(); ++i)
        fill(out, segments[i], redundant[i] ? 1 : 0);
    return out;
}

} // namespace core
