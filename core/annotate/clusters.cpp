#include "core/annotate/clusters.h"

#include <cctype>
#include <string>
#include <unordered_map>

namespace core {

void clusterSegments(const Trace& trace, const TraceTree& tree, std::vector<SegmentNote>& notes)
{
    struct Known
    {
        std::uint32_t cluster = 0;
        std::uint32_t first = 0;
    };
    std::unordered_map<std::string, Known> known;
    for (std::uint32_t i = 0; i < notes.size(); ++i) {
        const Segment& segment = tree.segments()[i];
        if (segment.kind != Kind::Approach && segment.kind != Kind::Verification)
            continue;
        std::string letters;
        for (const char c : segment.span.in(trace.reasoning))
            if (std::isalnum(static_cast<unsigned char>(c)) != 0)
                letters += c;
        const auto [at, fresh] = known.try_emplace(letters, Known{static_cast<std::uint32_t>(known.size()), i});
        notes[i].cluster = at->second.cluster;
        if (!fresh) {
            notes[i].original = at->second.first;
            notes[i].whyRedundant = "the same text again";
        }
    }
}

} // namespace core
