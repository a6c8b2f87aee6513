#pragma once

#include "core/corpus/mapped_file.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace core {

/// The bytes of a file from front to back, unpacked, and a map in which what was read can be looked at again.
///
/// A plain file is its own map. What is packed (gzip, Zstandard) or comes through a pipe ("-" is standard
/// input) goes to an unnamed temporary file as it is read: memory stays bounded, and any record is a page
/// away. Of a packed file of a megabyte or more that file is kept in the cache folder (16 GB in all), so that the next
/// time nothing is unpacked.
class ByteSource
{
public:
    virtual ~ByteSource() = default;
    /// Fills `into` with the next bytes; fewer only at the end.
    /// **Errors** Internal (cannot be read), Write (no room to unpack), TooLarge (unpacks to far more than it
    /// should: a compression bomb; the environment variable DLCOT_UNPACK_LIMIT, in bytes, is the override).
    [[nodiscard]] virtual Result<std::size_t> read(std::span<char> into) = 0;
    [[nodiscard]] virtual std::shared_ptr<const MappedFile> map() const = 0;
    /// True when the map is of the file itself, not of a copy.
    [[nodiscard]] virtual bool mapsTheFile() const = 0;
    [[nodiscard]] virtual std::uint64_t fileSize() const = 0; ///< on disk; of a pipe what was read so far
    [[nodiscard]] virtual std::uint64_t position() const = 0; ///< how far in the file on disk
    /// How the file looked when it was opened; that of a pipe never changes.
    [[nodiscard]] virtual FileStamp stamp() const = 0;
    /// Of what is kept unpacked for the next time: the name of that file, and whether it was there before this opening.
    struct Kept
    {
        std::filesystem::path name; ///< empty where nothing is kept
        bool before = false;
    };
    [[nodiscard]] virtual Kept kept() const { return {}; }
    [[nodiscard]] virtual std::string trouble() const { return {}; } ///< "the packed data ends in the middle"
};

/// **Errors** NotFound, NoPermission, NotAFile (a folder, a device), Empty, Internal.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> openSource(const std::filesystem::path& path);

} // namespace core
