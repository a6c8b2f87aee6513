#include "core/annotate/settled_reasons.h"

#include <cstddef>
#include <string>

namespace core {

namespace {

// As boundaryReason says it.
constexpr std::string_view rightAfter = ", right after an answer";
constexpr std::string_view statedBefore = ", an answer was stated before";
constexpr std::string_view noneBefore = ", no answer was reached before";
constexpr std::string_view begins = "the working begins";

/// Which answers stand before a segment.
struct Before
{
    bool approach = false;
    bool answer = false;  ///< of any approach
    bool nearest = false; ///< of the last one
};

bool dropEnd(std::string& why, std::string_view end)
{
    if (!why.ends_with(end))
        return false;
    why.resize(why.size() - end.size());
    return true;
}

void settle(std::string& why, const Before& before)
{
    if (before.answer)
        dropEnd(why, noneBefore);
    else if (!dropEnd(why, rightAfter))
        dropEnd(why, statedBefore);
    if (before.answer && !before.nearest && dropEnd(why, rightAfter))
        why += statedBefore;
    if (const std::size_t at = before.approach ? why.rfind(begins) : std::string::npos; at != std::string::npos)
        why.replace(at, begins.size(), "it sets out anew");
}

} // namespace

void settleReasons(std::string_view reasoning, const TraceTree& tree, std::vector<SegmentNote>& notes)
{
    constexpr std::string_view fence = "```";
    Before before;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const Segment& segment = tree.segments()[i];
        if (segment.kind == Kind::Approach && !notes[i].why.empty() && segment.span.in(reasoning).starts_with(fence))
            notes[i].why = "it writes code";
        else
            settle(notes[i].why, before);
        if (segment.kind != Kind::Approach)
            continue;
        before.approach = true;
        before.nearest = notes[i].label != Label::Incomplete; // a proof has no label
        before.answer = before.answer || before.nearest;
    }
}

} // namespace core
