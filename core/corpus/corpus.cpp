#include "core/corpus/corpus.h"

#include "core/corpus/container_sniffer.h"
#include "core/corpus/mapped_file.h"
#include "core/corpus/record_index.h"
#include "core/corpus/record_scanner.h"

#include <chrono>
#include <optional>
#include <utility>

namespace core {

namespace {

constexpr std::size_t firstBlock = 64U << 10; ///< small, so that the first records show at once
constexpr std::size_t blockSize = 1U << 20;
constexpr std::chrono::milliseconds partialEvery{50};

/// The records of one mapped JSONL file or JSON array.
class JsonCorpus final : public Corpus
{
public:
    enum class Extent : std::uint8_t { Partial, Whole };

    JsonCorpus(std::filesystem::path path, CorpusFormat format, std::shared_ptr<const MappedFile> file,
               RecordIndex index, Extent extent)
        : m_path(std::move(path)), m_format(format), m_file(std::move(file)), m_index(std::move(index)),
          m_extent(extent)
    {
    }

    [[nodiscard]] const std::filesystem::path& path() const override { return m_path; }
    [[nodiscard]] CorpusFormat format() const override { return m_format; }
    [[nodiscard]] std::uint64_t fileSize() const override { return m_file->size(); }
    [[nodiscard]] bool complete() const override { return m_extent == Extent::Whole; }
    [[nodiscard]] std::size_t recordCount() const override { return m_index.size(); }

    [[nodiscard]] RawRecord record(std::size_t index) const override
    {
        const RecordIndex::Place place = m_index.place(index);
        std::string_view bytes = m_file->view(place.begin, place.limit);
        const std::string_view around = m_format == CorpusFormat::JsonArray ? " \t\r\n," : " \t\r\n";
        const std::size_t last = bytes.find_last_not_of(around);
        return {index, place.line, bytes.substr(0, last == std::string_view::npos ? 0 : last + 1)};
    }

private:
    std::filesystem::path m_path;
    CorpusFormat m_format;
    std::shared_ptr<const MappedFile> m_file;
    RecordIndex m_index;
    Extent m_extent;
};

/// Reads a file once from front to back and builds its index.
class Indexer
{
public:
    Indexer(std::filesystem::path path, std::shared_ptr<const MappedFile> file, const ContainerSniff& sniff)
        : m_path(std::move(path)), m_file(std::move(file)), m_format(sniff.format), m_at(sniff.begin)
    {
        if (sniff.layout == ContainerSniff::Layout::Lines)
            m_scanner = std::make_unique<LineScanner>();
        else
            m_scanner = std::make_unique<ValueScanner>(sniff.layout == ContainerSniff::Layout::Array
                                                           ? ValueScanner::Container::Array
                                                           : ValueScanner::Container::Sequence,
                                                       sniff.line);
    }

    Result<std::shared_ptr<const Corpus>> run(Monitor& monitor, const Corpus::Partial& partial)
    {
        std::vector<char> buffer(blockSize);
        std::size_t want = firstBlock;
        while (m_at < m_file->size() && !m_scanner->finished()) {
            if (monitor.stopRequested())
                return corpus(JsonCorpus::Extent::Partial);
            const auto got = m_file->read(m_at, std::span(buffer).first(want));
            if (!got.ok())
                return Error{got.error().code, got.error().message, m_path.string()};
            if (got.value() == 0)
                break; // cut shorter while it was read
            m_scanner->feed({buffer.data(), got.value()}, m_at, m_builder);
            m_at += got.value();
            monitor.progress(m_at, m_file->size());
            if (partial)
                tell(partial);
            want = blockSize;
        }
        m_scanner->close(m_at, m_builder);
        if (m_builder.size() == 0)
            return Error{ErrorCode::Empty, "\"" + m_path.string() + "\" holds no records.", m_path.string()};
        if (m_scanner->objects() == 0)
            return noRecords(m_path);
        return corpus(JsonCorpus::Extent::Whole);
    }

private:
    using Clock = std::chrono::steady_clock;

    void tell(const Corpus::Partial& partial)
    {
        const auto now = Clock::now();
        if (m_scanner->wholeRecords() == m_told || (m_told > 0 && now - m_toldAt < partialEvery))
            return;
        m_told = m_scanner->wholeRecords();
        m_toldAt = now;
        partial(corpus(JsonCorpus::Extent::Partial));
    }

    [[nodiscard]] std::shared_ptr<const Corpus> corpus(JsonCorpus::Extent extent) const
    {
        return std::make_shared<JsonCorpus>(
            m_path, m_format, m_file, m_builder.snapshot(m_scanner->wholeRecords(), m_scanner->wholeEnd()),
            extent);
    }

    std::filesystem::path m_path;
    std::shared_ptr<const MappedFile> m_file;
    CorpusFormat m_format;
    std::uint64_t m_at;
    std::unique_ptr<RecordScanner> m_scanner;
    RecordIndexBuilder m_builder;
    std::size_t m_told = 0;
    Clock::time_point m_toldAt;
};

} // namespace

std::string_view formatName(CorpusFormat format)
{
    return format == CorpusFormat::Jsonl ? "jsonl" : "json";
}

Result<std::shared_ptr<const Corpus>> Corpus::open(const std::filesystem::path& path, Monitor& monitor,
                                                   const Partial& partial)
{
    const auto file = MappedFile::open(path);
    if (!file.ok())
        return file.error();
    const auto sniff = sniffContainer(*file.value(), path);
    if (!sniff.ok())
        return sniff.error();
    return Indexer(path, file.value(), sniff.value()).run(monitor, partial);
}

} // namespace core
