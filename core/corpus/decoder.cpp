#include "core/corpus/decoder.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <zlib.h>
#include <zstd.h>

namespace core {

namespace {

constexpr std::size_t inputSize = 256U << 10;
constexpr std::string_view gzipMagic = "\x1f\x8b";
constexpr std::string_view zstdMagic = "\x28\xb5\x2f\xfd";

/// Packed bytes in a buffer that refills itself.
class InputBuffer
{
public:
    explicit InputBuffer(PackedInput input) : m_input(std::move(input)), m_bytes(inputSize) {}

    /// Makes sure that there is something to read unless the input is at its end.
    Status refill()
    {
        if (m_at < m_size || m_ended)
            return Done{};
        const auto got = m_input(m_bytes);
        if (!got.ok())
            return got.error();
        m_at = 0;
        m_size = got.value();
        m_ended = m_size == 0;
        return Done{};
    }

    [[nodiscard]] std::span<char> left() { return std::span(m_bytes).subspan(m_at, m_size - m_at); }
    void take(std::size_t count) { m_at += count; }
    [[nodiscard]] bool ended() const { return m_ended && m_at == m_size; }

private:
    PackedInput m_input;
    std::vector<char> m_bytes;
    std::size_t m_at = 0;
    std::size_t m_size = 0;
    bool m_ended = false;
};

class PlainDecoder final : public Decoder
{
public:
    explicit PlainDecoder(PackedInput input) : m_input(std::move(input)) {}

    Result<std::size_t> read(std::span<char> into) override
    {
        std::size_t filled = 0;
        while (filled < into.size()) {
            const auto got = m_input(into.subspan(filled));
            if (!got.ok())
                return got;
            if (got.value() == 0)
                break;
            filled += got.value();
        }
        return filled;
    }

private:
    PackedInput m_input;
};

/// What gzip and Zstandard have in common: a run of frames, each of which may end in the middle.
class FrameDecoder : public Decoder
{
public:
    explicit FrameDecoder(PackedInput input) : m_input(std::move(input)) {}

    Result<std::size_t> read(std::span<char> into) final
    {
        std::size_t filled = 0;
        while (filled < into.size() && !m_done && !m_fault) {
            if (auto status = m_input.refill(); !status.ok())
                return status.error();
            const std::size_t had = m_input.left().size();
            const auto step = unpack(m_input.left(), into.subspan(filled), m_inFrame);
            if (!step.ok()) {
                m_fault = step.error();
                break;
            }
            m_input.take(step.value().taken);
            filled += step.value().given;
            m_inFrame = step.value().inFrame;
            if (m_input.ended() && step.value().given == 0 && step.value().taken == 0) {
                m_done = true;
                m_cutOff = m_inFrame;
            } else if (had > 0 && step.value().taken == 0 && step.value().given == 0) {
                m_fault = Error{ErrorCode::BadFormat, "The packed data is damaged.", {}};
            }
        }
        if (filled == 0 && m_fault) // what came before the damage was given first
            return *m_fault;
        return filled;
    }

    [[nodiscard]] bool cutOff() const final { return m_cutOff; }

protected:
    struct Step
    {
        std::size_t taken = 0;
        std::size_t given = 0;
        bool inFrame = false;
    };
    virtual Result<Step> unpack(std::span<char> in, std::span<char> out, bool inFrame) = 0;

private:
    InputBuffer m_input;
    bool m_inFrame = false;
    bool m_done = false;
    bool m_cutOff = false;
    std::optional<Error> m_fault;
};

class GzipDecoder final : public FrameDecoder
{
public:
    explicit GzipDecoder(PackedInput input) : FrameDecoder(std::move(input))
    {
        m_ready = ::inflateInit2(&m_stream, 15 + 16) == Z_OK;
    }
    GzipDecoder(const GzipDecoder&) = delete;
    GzipDecoder& operator=(const GzipDecoder&) = delete;
    ~GzipDecoder() override { ::inflateEnd(&m_stream); }

private:
    Result<Step> unpack(std::span<char> in, std::span<char> out, bool inFrame) override
    {
        if (!m_ready)
            return Error{ErrorCode::Internal, "There is no memory left to unpack with.", {}};
        if (!inFrame) {
            if (in.empty() || in[0] == '\0') // some writers pad with zeros
                return Step{in.empty() ? 0 : std::size_t{1}, 0, false};
            ::inflateReset(&m_stream);
        }
        m_stream.next_in = reinterpret_cast<Bytef*>(in.data());
        m_stream.avail_in = static_cast<uInt>(in.size());
        m_stream.next_out = reinterpret_cast<Bytef*>(out.data());
        m_stream.avail_out = static_cast<uInt>(std::min<std::size_t>(out.size(), 1U << 30));
        const uInt room = m_stream.avail_out;
        const int result = ::inflate(&m_stream, Z_NO_FLUSH);
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
            return Error{ErrorCode::BadFormat, "The gzip data is damaged.", {}};
        return Step{in.size() - m_stream.avail_in, room - m_stream.avail_out, result != Z_STREAM_END};
    }

    z_stream m_stream = {};
    bool m_ready = false;
};

class ZstdDecoder final : public FrameDecoder
{
public:
    explicit ZstdDecoder(PackedInput input) : FrameDecoder(std::move(input)), m_stream(::ZSTD_createDStream())
    {
    }
    ZstdDecoder(const ZstdDecoder&) = delete;
    ZstdDecoder& operator=(const ZstdDecoder&) = delete;
    ~ZstdDecoder() override { ::ZSTD_freeDStream(m_stream); }

private:
    Result<Step> unpack(std::span<char> in, std::span<char> out, bool inFrame) override
    {
        if (in.empty() && !inFrame)
            return Step{};
        ZSTD_inBuffer source{in.data(), in.size(), 0};
        ZSTD_outBuffer target{out.data(), out.size(), 0};
        const std::size_t result = ::ZSTD_decompressStream(m_stream, &target, &source);
        if (::ZSTD_isError(result) != 0)
            return Error{ErrorCode::BadFormat,
                         std::string("The Zstandard data cannot be unpacked: ") +
                             ::ZSTD_getErrorName(result) + ".",
                         {}};
        return Step{source.pos, target.pos, result != 0};
    }

    ZSTD_DStream* m_stream;
};

} // namespace

bool isPacked(std::string_view head)
{
    return head.starts_with(gzipMagic) || head.starts_with(zstdMagic);
}

std::unique_ptr<Decoder> makeDecoder(std::string_view head, PackedInput input)
{
    if (head.starts_with(gzipMagic))
        return std::make_unique<GzipDecoder>(std::move(input));
    if (head.starts_with(zstdMagic))
        return std::make_unique<ZstdDecoder>(std::move(input));
    return std::make_unique<PlainDecoder>(std::move(input));
}

} // namespace core
