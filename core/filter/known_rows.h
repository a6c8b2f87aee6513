#pragma once

#include "core/annotate/annotator.h"
#include "core/clean/corpus_summary.h"
#include "core/clean/edit_plan.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace core {

/// The numbers of one record, as far as they are known.
struct KnownRow
{
    enum class State : std::uint8_t {
        Unknown,    ///< not processed yet
        Unreadable, ///< it never will be
        Counted,    ///< `before` is known
        Analysed,   ///< what does not depend on the policy is known
        Cleaned     ///< all is known
    };
    std::uint32_t before = 0, after = 0, approaches = 0, checks = 0, redundant = 0, errors = 0;
    Verdict verdict = Verdict::NoApproach;
    PlanStatus status = PlanStatus::Unchanged;
    State state = State::Unknown;
    std::uint32_t comparedBefore = 0, comparedAfter = 0; ///< by the second tokenizer

    [[nodiscard]] static KnownRow of(const TraceRow& row);
    /// Share of the tokens that cleaning saves, as TraceRow::saving.
    [[nodiscard]] double saving() const
    {
        return TraceRow{.before = before, .after = after, .status = status}.saving();
    }
};

/// The numbers of the records of a corpus, by record. A copy is a snapshot: it shares what neither side changes.
/// **Cost** a copy is a pointer for each 4,096 records; 40 bytes a known record. **Threads** as any value: copies may be
/// read on other threads while the original is changed.
class KnownRows
{
public:
    [[nodiscard]] KnownRow at(std::uint64_t record) const;
    void set(std::uint64_t record, KnownRow row);
    /// The policy changed: what is Cleaned is only Analysed from now on. **Cost** none.
    void forgetCleaning() { ++m_policy; }
    void clear() { m_chunks.clear(); }

private:
    static constexpr std::size_t chunkSize = 4096;
    struct Entry
    {
        KnownRow row;
        std::uint32_t policy = 0; ///< m_policy when it was set
    };
    using Chunk = std::array<Entry, chunkSize>;
    std::vector<std::shared_ptr<Chunk>> m_chunks;
    std::uint32_t m_policy = 0;
};

} // namespace core
