#include "core/trace/unit_features.h"

#include <array>
#include <bit>
#include <cstring>

namespace core {

namespace {

constexpr std::array<std::string_view, traitCount> traitNames{
    "paragraph_start", "line_start", "inline", "display", "question", "digits", "equation", "heading", "list_item",
    "colon", "think_end", "boxed", "short", "medium", "long", "states_strong", "states_weak", "states_same",
    "states_other", "answered_never", "answered_weakly", "answered_once", "answered_often", "answer_just_before",
    "answer_near", "answer_far", "first_unit", "early_200", "early_500", "early_1000", "early_2000", "late", "last_100",
    "last_300", "last_1000", "last_unit", "after_think", "last_paragraph", "problem_none", "problem_some",
    "problem_half", "problem_most", "no_equation_yet", "no_display_yet", "numbers_new", "numbers_old", "numbers_mixed",
    "ahead_repeats", "ahead_new", "ahead_dense", "ahead_answer", "ahead_same_answer", "ahead_problem",
    "final_seen", "final_just_before", "final_here", "final_ahead", "final_unknown",
    "final_once", "final_far", "equations_ahead", "verify_ahead",
    "result_seen", "result_here", "result_ahead", "result_just_before", "result_twice", "result_often",
    "doubt_never", "doubt_first", "doubt_again", "doubt_near", "doubt_here", "doubt_ahead",
    "under_10", "under_30", "under_50", "under_75",
    "no_math_here", "no_math_ahead", "equations_before", "same_sentence", "affirm_before", "much_ahead"};

/// The contexts in which each marker has weights of its own.
constexpr std::array contexts{Trait::ParagraphStart,  Trait::Inline,        Trait::AnsweredNever, Trait::AnsweredOnce,
                              Trait::AnsweredOften,   Trait::AnswerJustBefore, Trait::AnswerNear, Trait::AheadRepeats,
                              Trait::AheadNew,        Trait::Question,      Trait::AheadSameAnswer, Trait::Late,
                              Trait::FinalSeen,       Trait::FinalJustBefore,  Trait::EquationsAhead, Trait::ResultSeen,
                              Trait::ResultJustBefore, Trait::DoubtFirst,      Trait::DoubtNear,     Trait::AffirmBefore};

// One block of features after another.
constexpr std::size_t startAt = 0;
constexpr std::size_t anyAt = startAt + markerCount;
constexpr std::size_t traitAt = anyAt + markerCount;
constexpr std::size_t before1At = traitAt + traitCount;
constexpr std::size_t before4At = before1At + markerCount;
constexpr std::size_t beforeTraitAt = before4At + markerCount;
constexpr std::size_t after1At = beforeTraitAt + traitCount;
constexpr std::size_t after3At = after1At + markerCount;
constexpr std::size_t startPairAt = after3At + markerCount;
constexpr std::size_t anyPairAt = startPairAt + contexts.size() * markerCount;
constexpr std::size_t driftAt = anyPairAt + contexts.size() * markerCount;
constexpr std::size_t biasAt = driftAt + TopicDrift::measures * TopicDrift::levels;
constexpr std::size_t total = biasAt + 1;

/// Eight numbers that a processor takes at once.
using EightIds = FeatureId __attribute__((vector_size(16)));

/// By byte, the places of its bits that are set, in order; how many there are.
constexpr std::array<std::array<FeatureId, 8>, 256> bitPlaces = [] {
    std::array<std::array<FeatureId, 8>, 256> table{};
    for (unsigned byte = 0; byte < 256; ++byte)
        for (unsigned bit = 0, count = 0; bit < 8; ++bit)
            if ((byte >> bit & 1U) != 0)
                table[byte][count++] = static_cast<FeatureId>(bit);
    return table;
}();
constexpr std::array<std::uint8_t, 256> bitCounts = [] {
    std::array<std::uint8_t, 256> table{};
    for (unsigned byte = 0; byte < 256; ++byte)
        table[byte] = static_cast<std::uint8_t>(std::popcount(byte));
    return table;
}();

/// Writes the features of one unit one behind another.
class FeatureWriter
{
public:
    void put(std::size_t feature) { *m_end++ = static_cast<FeatureId>(feature); }
    /// Few of the bits are set.
    void putBits(std::uint64_t bits, std::size_t base)
    {
        for (; bits != 0; bits &= bits - 1)
            put(base + static_cast<std::size_t>(std::countr_zero(bits)));
    }
    /// Some of each byte are.
    void putTraits(const TraitSet& traits, std::size_t base)
    {
        for (std::size_t i = 0; i < traitCount; i += 8) {
            const auto byte = static_cast<std::uint8_t>(traits.words()[i / 64] >> i % 64);
            EightIds ids;
            std::memcpy(&ids, &bitPlaces[byte], sizeof ids);
            ids += static_cast<FeatureId>(base + i);
            std::memcpy(m_end, &ids, sizeof ids); // what is behind the last one is written over
            m_end += bitCounts[byte];
        }
    }
    void putLevels(const TopicDrift& drift)
    {
        for (std::size_t m = 0; m < TopicDrift::measures; ++m)
            m_end[m] = static_cast<FeatureId>(driftAt + m * TopicDrift::levels + drift.level[m]);
        m_end += TopicDrift::measures;
    }
    /// `count` features, each `more` further on than in `from`, which has room behind them.
    void putMoved(const FeatureId* from, std::size_t count, std::size_t more)
    {
        std::size_t i = 0;
        do {
            EightIds ids;
            std::memcpy(&ids, from + i, sizeof ids);
            ids += static_cast<FeatureId>(more);
            std::memcpy(m_end + i, &ids, sizeof ids);
            i += 8;
        } while (i < count);
        m_end += count;
    }
    void appendTo(std::vector<FeatureId>& out) const { out.insert(out.end(), m_features.data(), static_cast<const FeatureId*>(m_end)); }

private:
    std::array<FeatureId, total + 8> m_features; ///< each at most once
    FeatureId* m_end = m_features.data();
};

/// A bit for each of `contexts` that holds.
std::uint32_t contextsOf(const TraitSet& traits)
{
    std::uint32_t bits = 0;
#pragma GCC unroll 32
    for (std::size_t c = 0; c < contexts.size(); ++c)
        bits |= std::uint32_t{traits.has(contexts[c])} << c;
    return bits;
}

/// Features of each marker in each of the contexts that hold: those of what is said at the start, then what is said later.
void putPairs(MarkerSet start, MarkerSet later, const TraitSet& traits, FeatureWriter& write)
{
    std::array<FeatureId, markerCount + 8> first; // in the first context
    std::size_t count = 0;
    for (; start != 0; start &= start - 1)
        first[count++] = static_cast<FeatureId>(startPairAt + static_cast<std::size_t>(std::countr_zero(start)));
    for (; later != 0; later &= later - 1)
        first[count++] = static_cast<FeatureId>(anyPairAt + static_cast<std::size_t>(std::countr_zero(later)));
    for (std::uint32_t held = contextsOf(traits); held != 0; held &= held - 1)
        write.putMoved(first.data(), count, markerCount * static_cast<std::size_t>(std::countr_zero(held)));
}

std::string markerAt(std::size_t index) { return std::string(markerName(static_cast<Marker>(index))); }

} // namespace

std::string_view traitName(Trait trait) { return traitNames[static_cast<std::size_t>(trait)]; }

std::size_t featureCount() { return total; }

FeatureId firstRareFeature() { return static_cast<FeatureId>(startPairAt); }

std::string featureName(FeatureId feature)
{
    const std::size_t f = feature;
    if (f == biasAt)
        return "bias";
    if (f >= driftAt)
        return driftName((f - driftAt) / TopicDrift::levels) + ":" + std::to_string((f - driftAt) % TopicDrift::levels);
    if (f >= anyPairAt)
        return std::string(traitNames[static_cast<std::size_t>(contexts[(f - anyPairAt) / markerCount])]) + "*any:" +
               markerAt((f - anyPairAt) % markerCount);
    if (f >= startPairAt)
        return std::string(traitNames[static_cast<std::size_t>(contexts[(f - startPairAt) / markerCount])]) + "*start:" +
               markerAt((f - startPairAt) % markerCount);
    if (f >= after3At)
        return "after3:" + markerAt(f - after3At);
    if (f >= after1At)
        return "after1:" + markerAt(f - after1At);
    if (f >= beforeTraitAt)
        return "before1:" + std::string(traitNames[f - beforeTraitAt]);
    if (f >= before4At)
        return "before4:" + markerAt(f - before4At);
    if (f >= before1At)
        return "before1:" + markerAt(f - before1At);
    if (f >= traitAt)
        return std::string(traitNames[f - traitAt]);
    return f >= anyAt ? "any:" + markerAt(f - anyAt) : "start:" + markerAt(f - startAt);
}

void appendFeatures(std::span<const UnitView> views, std::size_t at, std::vector<FeatureId>& out)
{
    const UnitView& view = views[at];
    const MarkerSet later = view.found.anywhere & ~view.found.start;
    FeatureWriter write;
    write.put(biasAt);
    static_assert(anyAt == startAt + markerCount && 2 * markerCount <= 64);
    write.putBits(view.found.start | std::uint64_t{later} << markerCount, startAt);
    write.putTraits(view.traits, traitAt);
    write.putLevels(view.drift);
    if (at >= 1) {
        write.putBits(views[at - 1].found.anywhere, before1At);
        write.putTraits(views[at - 1].traits, beforeTraitAt);
    }
    MarkerSet behind = 0;
    for (std::size_t k = at - std::min<std::size_t>(at, 4); k + 1 < at; ++k)
        behind |= views[k].found.anywhere;
    write.putBits(behind, before4At);
    const MarkerSet next = at + 1 < views.size() ? views[at + 1].found.anywhere : MarkerSet{0};
    MarkerSet ahead = 0;
    for (std::size_t k = at + 2; k < std::min(at + 5, views.size()); ++k)
        ahead |= views[k].found.anywhere;
    static_assert(after3At == after1At + markerCount);
    write.putBits(next | std::uint64_t{ahead} << markerCount, after1At);
    if (view.found.anywhere != 0)
        putPairs(view.found.start, later, view.traits, write);
    write.appendTo(out);
}

} // namespace core
