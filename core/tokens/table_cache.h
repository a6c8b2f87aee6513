#pragma once

#include "core/result.h"
#include "core/tokens/table_list.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

namespace core {

/// A hash of a file's whole content (128 bits of XXH3): files with the same key are taken to be the same.
struct ContentKey
{
    std::uint64_t high = 0, low = 0;
    friend bool operator==(const ContentKey&, const ContentKey&) = default;
};

[[nodiscard]] ContentKey contentKey(std::string_view bytes);

/// The key of a file. **Errors** NoPermission. **Cost** reads it once: 3 to 8 ms for 30 MB that the system has at hand.
[[nodiscard]] Result<ContentKey> contentKeyOf(const std::filesystem::path& file);

/// Where tables that were made from large files are kept: tokenizers/ in the program's folder below $XDG_CACHE_HOME or
/// ~/.cache; empty when neither is set to an absolute path.
[[nodiscard]] std::filesystem::path tableCacheFolder();

/// The tables that were made from a file with this content, mapped: processes that use them share the memory.
///
/// Nothing when there are none, or when they are damaged, belong to another user, or were written by another version; no
/// date or name is trusted, only the hash of the source's content and that of the tables themselves.
/// **Cost** hashes the tables: 2 to 5 ms for 20 MB.
[[nodiscard]] std::optional<TableList> cachedTables(const ContentKey& source);

/// Keeps tables for the next time: written beside and renamed. Where that is not possible (no home, no room, read-only)
/// nothing happens. Of the tables kept, those used longest ago go when there are more than 16.
void keepTables(const ContentKey& source, const TableList& tables);

} // namespace core
