#pragma once

#include "core/clean/run.h"

#include <cstdint>
#include <vector>

namespace core {

struct Conversion
{
    std::uint64_t written = 0;
    std::vector<Issue> issues; ///< records that cannot be read, or that the format cannot hold
    bool complete = false;
};

/// Writes a corpus in the format that the name of targets.output asks for, record by record, as RecordWriter does;
/// what cannot be read or written goes to targets.rejects. All files appear at the end or not at all.
/// **Returns** (complete is false after a stop). **Errors** Write, NoPermission, Unsupported, BadValue. Progress is in
/// records.
[[nodiscard]] Result<Conversion> convertCorpus(const Corpus& corpus, const CleanTargets& targets, Monitor& monitor);

} // namespace core
