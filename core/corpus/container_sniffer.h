#pragma once

#include "core/corpus/corpus.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace core {

/// How the records of a file are strung together, told by its first bytes.
struct ContainerSniff
{
    enum class Layout : std::uint8_t {
        Lines,   ///< one a line
        Array,   ///< the elements of an array, of the whole file or of one member of its one object
        Sequence ///< JSON values over several lines each, one after another
    };
    Layout layout = Layout::Lines;
    CorpusFormat format = CorpusFormat::Jsonl;
    std::uint64_t begin = 0; ///< where the first record may begin
    std::uint64_t line = 1;  ///< the line that stands on
};

/// **Input** the first bytes of the file, unpacked; 256 KiB are plenty.
/// **Errors** Unsupported (a known format that is not text; UTF-16).
[[nodiscard]] Result<ContainerSniff> sniffContainer(std::string_view head, const std::filesystem::path& path);

/// True when the file at `path` begins as Parquet does.
[[nodiscard]] bool beginsAsParquet(const std::filesystem::path& path);

/// The error for a file in which nothing looks like a record.
[[nodiscard]] Error noRecords(const std::filesystem::path& path);

} // namespace core
