#include "core/corpus/kept_index.h"

#include "core/corpus/cache_folder.h"
#include "core/corpus/writer.h"
#include "core/tokens/table_cache.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

namespace core {

namespace {

namespace fs = std::filesystem;
constexpr std::string_view magic = "DLCOTIX1"; ///< another layout needs another one
constexpr std::uint64_t cacheBytes = 1ULL << 30;
constexpr std::uint64_t hashedSize = 1U << 20;

fs::path indexName(const fs::path& kept)
{
    const fs::path folder = cacheFolder() / "indexes";
    std::error_code ignored;
    fs::create_directories(folder, ignored);
    return folder / kept.filename();
}

std::string keyBytes(std::string_view bytes)
{
    const ContentKey key = contentKey(bytes);
    std::array<std::uint64_t, 2> halves{key.high, key.low};
    std::string out(sizeof halves, '\0');
    std::memcpy(out.data(), halves.data(), out.size());
    return out;
}

/// What tells that the text is the one that the index is of.
std::string textKey(const MappedFile& text)
{
    const std::uint64_t size = text.size();
    std::string ends = std::to_string(size) + '\n';
    ends += text.view(0, std::min(size, hashedSize));
    ends += text.view(size - std::min(size, hashedSize), size);
    return keyBytes(ends);
}

} // namespace

std::optional<KeptIndex> loadKeptIndex(const fs::path& kept, const MappedFile& text)
{
    std::ifstream file(indexName(kept), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    constexpr std::size_t keySize = 16;
    const std::size_t head = magic.size() + keySize + 1;
    if (bytes.size() < head + keySize || !bytes.starts_with(magic) || bytes.compare(magic.size(), keySize, textKey(text)) != 0)
        return std::nullopt;
    const std::string_view all = std::string_view(bytes).substr(0, bytes.size() - keySize);
    if (bytes.compare(all.size(), keySize, keyBytes(all)) != 0)
        return std::nullopt;
    const auto format = static_cast<CorpusFormat>(bytes[head - 1]);
    auto index = RecordIndex::fromBytes(all.substr(head));
    if (!index || (format != CorpusFormat::Jsonl && format != CorpusFormat::JsonArray))
        return std::nullopt;
    return KeptIndex{format, std::move(*index)};
}

void saveKeptIndex(const fs::path& kept, const MappedFile& text, const KeptIndex& index)
{
    std::string bytes(magic);
    bytes += textKey(text);
    bytes += static_cast<char>(index.format);
    index.index.appendBytes(bytes);
    bytes += keyBytes(bytes);
    const fs::path name = indexName(kept);
    trimFolder(name.parent_path(), cacheBytes);
    [[maybe_unused]] const Status written = writeFile(name, bytes); // without it the text is looked through again
}

} // namespace core
