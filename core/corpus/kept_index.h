#pragma once

#include "core/corpus/corpus.h"
#include "core/corpus/mapped_file.h"
#include "core/corpus/record_index.h"

#include <filesystem>
#include <optional>

namespace core {

/// Where the records of a text stand that is kept unpacked, found when it was first read.
struct KeptIndex
{
    CorpusFormat format = CorpusFormat::Jsonl;
    RecordIndex index;
};

/// The index that was kept for the text at `kept`; nothing when there is none, it is damaged, or the text is no longer
/// the same (its size, its first and its last megabyte are compared). **Cost** reads the index, not the text.
[[nodiscard]] std::optional<KeptIndex> loadKeptIndex(const std::filesystem::path& kept, const MappedFile& text);

/// Keeps an index in the cache folder, 1 GB of them in all; where there is no room it is not kept.
void saveKeptIndex(const std::filesystem::path& kept, const MappedFile& text, const KeptIndex& index);

} // namespace core
