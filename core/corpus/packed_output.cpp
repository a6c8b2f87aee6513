#include "core/corpus/packed_output.h"

#include <string>
#include <utility>
#include <vector>

#include <zlib.h>
#include <zstd.h>

namespace core {

namespace {

constexpr std::size_t pieceSize = 1U << 17;

Error cannotPack()
{
    return {ErrorCode::Internal, "There is no memory left to pack with.", {}};
}

class GzipFile final : public OutputFile
{
public:
    explicit GzipFile(std::unique_ptr<OutputFile> file) : m_file(std::move(file)), m_piece(pieceSize)
    {
        m_ready = ::deflateInit2(&m_stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8,
                                 Z_DEFAULT_STRATEGY) == Z_OK;
    }
    GzipFile(const GzipFile&) = delete;
    GzipFile& operator=(const GzipFile&) = delete;
    ~GzipFile() override { ::deflateEnd(&m_stream); }

    [[nodiscard]] const std::filesystem::path& path() const override { return m_file->path(); }
    [[nodiscard]] const std::filesystem::path& partPath() const override { return m_file->partPath(); }
    Status write(std::string_view bytes) override
    {
        for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), pieceSize)))
            if (auto status = pack(bytes.substr(0, pieceSize), Z_NO_FLUSH); !status.ok())
                return status;
        return Done{};
    }

    Status commit() override
    {
        if (auto status = pack({}, Z_FINISH); !status.ok())
            return status;
        return m_file->commit();
    }

private:
    Status pack(std::string_view bytes, int flush)
    {
        if (!m_ready)
            return cannotPack();
        std::string in(bytes); // zlib's interface wants bytes that it could write to
        m_stream.next_in = reinterpret_cast<Bytef*>(in.data());
        m_stream.avail_in = static_cast<uInt>(in.size());
        do {
            m_stream.next_out = reinterpret_cast<Bytef*>(m_piece.data());
            m_stream.avail_out = static_cast<uInt>(m_piece.size());
            ::deflate(&m_stream, flush);
            if (auto status = m_file->write({m_piece.data(), m_piece.size() - m_stream.avail_out});
                !status.ok())
                return status;
        } while (m_stream.avail_out == 0);
        return Done{};
    }

    std::unique_ptr<OutputFile> m_file;
    std::vector<char> m_piece;
    z_stream m_stream = {};
    bool m_ready = false;
};

class ZstdFile final : public OutputFile
{
public:
    explicit ZstdFile(std::unique_ptr<OutputFile> file)
        : m_file(std::move(file)), m_piece(pieceSize), m_stream(::ZSTD_createCStream())
    {
        if (m_stream != nullptr)
            ::ZSTD_CCtx_setParameter(m_stream, ZSTD_c_checksumFlag, 1);
    }
    ZstdFile(const ZstdFile&) = delete;
    ZstdFile& operator=(const ZstdFile&) = delete;
    ~ZstdFile() override { ::ZSTD_freeCStream(m_stream); }

    [[nodiscard]] const std::filesystem::path& path() const override { return m_file->path(); }
    [[nodiscard]] const std::filesystem::path& partPath() const override { return m_file->partPath(); }
    Status write(std::string_view bytes) override { return pack(bytes, ZSTD_e_continue); }

    Status commit() override
    {
        if (auto status = pack({}, ZSTD_e_end); !status.ok())
            return status;
        return m_file->commit();
    }

private:
    Status pack(std::string_view bytes, ZSTD_EndDirective directive)
    {
        ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
        for (;;) {
            ZSTD_outBuffer out{m_piece.data(), m_piece.size(), 0};
            const std::size_t left =
                m_stream == nullptr ? 0 : ::ZSTD_compressStream2(m_stream, &out, &in, directive);
            if (m_stream == nullptr || ::ZSTD_isError(left) != 0)
                return cannotPack();
            if (auto status = m_file->write({m_piece.data(), out.pos}); !status.ok())
                return status;
            if (directive == ZSTD_e_end ? left == 0 : in.pos == in.size)
                return Done{};
        }
    }

    std::unique_ptr<OutputFile> m_file;
    std::vector<char> m_piece;
    ZSTD_CStream* m_stream;
};

} // namespace

std::unique_ptr<OutputFile> packedByName(const std::filesystem::path& path, std::unique_ptr<OutputFile> file)
{
    const std::filesystem::path ending = path.extension();
    if (ending == ".gz")
        return std::make_unique<GzipFile>(std::move(file));
    if (ending == ".zst")
        return std::make_unique<ZstdFile>(std::move(file));
    return file;
}

} // namespace core
