#include "core/corpus/corpus.h"

#include "core/corpus/byte_source.h"
#include "core/corpus/container_sniffer.h"
#include "core/corpus/file_list.h"
#include "core/corpus/joined_corpus.h"
#include "core/corpus/kept_index.h"
#include "core/corpus/record_index.h"
#include "core/corpus/record_scanner.h"
#include "core/corpus/table/csv_table.h"
#include "core/corpus/table/duckdb_file.h"
#include "core/corpus/table/table_corpus.h"

#include <chrono>
#include <optional>
#include <utility>

namespace core {

namespace {

constexpr std::size_t firstBlock = 256U << 10; ///< small, so that the first records show at once
constexpr std::size_t blockSize = 1U << 20;
constexpr std::chrono::milliseconds partialEvery{50};

/// The records of one mapped JSONL file or JSON array.
class JsonCorpus final : public Corpus
{
public:
    enum class Extent : std::uint8_t { Partial, Whole };

    JsonCorpus(std::filesystem::path path, CorpusFormat format, const ByteSource& source, RecordIndex index,
               Extent extent)
        : m_path(std::move(path)), m_format(format), m_file(source.map()), m_fileSize(source.fileSize()),
          m_trouble(source.trouble()), m_stamp(source.stamp()), m_mapsTheFile(source.mapsTheFile()),
          m_index(std::move(index)), m_extent(extent)
    {
    }

    [[nodiscard]] const std::filesystem::path& path() const override { return m_path; }
    [[nodiscard]] CorpusFormat format() const override { return m_format; }
    [[nodiscard]] std::uint64_t fileSize() const override { return m_fileSize; }
    [[nodiscard]] bool complete() const override { return m_extent == Extent::Whole; }
    [[nodiscard]] std::size_t recordCount() const override { return m_index.size(); }

    [[nodiscard]] std::vector<std::string> warnings() const override
    {
        return m_trouble.empty() ? std::vector<std::string>()
                                 : std::vector<std::string>{m_path.string() + ": " + m_trouble};
    }

    [[nodiscard]] std::vector<FileChange> changes() const override
    {
        auto kind = m_stamp.changeOf(m_path);
        if (m_mapsTheFile && m_file->damaged())
            kind = ChangeKind::Cut;
        else if (!m_mapsTheFile && kind && kind != ChangeKind::Gone)
            kind = ChangeKind::Replaced; // what was unpacked stays as it is
        return kind ? std::vector<FileChange>{{m_path, *kind}} : std::vector<FileChange>();
    }

    [[nodiscard]] RawRecord record(std::size_t index) const override
    {
        const RecordIndex::Place place = m_index.place(index);
        std::string_view bytes = m_file->view(place.begin, place.limit);
        const std::string_view around = m_format == CorpusFormat::JsonArray ? " \t\r\n," : " \t\r\n";
        const std::size_t last = bytes.find_last_not_of(around);
        return {index, place.line, bytes.substr(0, last == std::string_view::npos ? 0 : last + 1), 0, nullptr, {}};
    }

    [[nodiscard]] RecordRun run(std::size_t first, std::size_t last) const override
    {
        if (first >= last)
            return {};
        const std::uint64_t base = m_index.place(first).begin;
        RecordRun run{m_file->view(base, m_index.place(last - 1).limit), {}};
        if (run.bytes.empty())
            return {}; // cut shorter meanwhile: record() says so for each
        run.begins.reserve(last - first);
        for (std::size_t i = first; i < last; ++i)
            run.begins.push_back(m_index.place(i).begin - base);
        return run;
    }

private:
    std::filesystem::path m_path;
    CorpusFormat m_format;
    std::shared_ptr<const MappedFile> m_file;
    std::uint64_t m_fileSize;
    std::string m_trouble;
    FileStamp m_stamp;
    bool m_mapsTheFile;
    RecordIndex m_index;
    Extent m_extent;
};

/// Reads a file once from front to back and builds its index.
class Indexer
{
public:
    Indexer(std::filesystem::path path, std::unique_ptr<ByteSource> source)
        : m_path(std::move(path)), m_source(std::move(source)), m_buffer(blockSize)
    {
    }

    Result<std::shared_ptr<const Corpus>> run(Monitor& monitor, const Corpus::Partial& partial)
    {
        for (bool first = true;; first = false) {
            if (monitor.stopRequested() && !first)
                return corpus(JsonCorpus::Extent::Partial);
            const auto got = m_source->read(std::span(m_buffer).first(first ? firstBlock : blockSize));
            if (!got.ok())
                return Error{got.error().code, got.error().message, m_path.string()};
            if (got.value() == 0)
                break;
            if (auto status = feed({m_buffer.data(), got.value()}); !status.ok())
                return status.error();
            monitor.progress(m_source->position(), m_source->fileSize());
            if (partial)
                tell(partial);
            if (m_scanner->finished())
                break;
        }
        if (m_scanner == nullptr)
            return empty();
        m_scanner->close(m_at, m_builder);
        if (m_builder.size() == 0)
            return empty();
        if (m_scanner->objects() == 0)
            return noRecords(m_path);
        if (const auto kept = m_source->kept(); !kept.name.empty())
            saveKeptIndex(kept.name, *m_source->map(), {m_format, m_builder.snapshot(m_scanner->wholeRecords(), m_scanner->wholeEnd())});
        return corpus(JsonCorpus::Extent::Whole);
    }

private:
    using Clock = std::chrono::steady_clock;

    /// Looks at the next bytes; at the first ones also for how records are strung together.
    Status feed(std::string_view block)
    {
        if (m_scanner == nullptr) {
            const auto sniff = sniffContainer(block, m_path);
            if (!sniff.ok())
                return sniff.error();
            m_scanner = scannerFor(sniff.value());
            m_format = sniff.value().format;
            m_at = sniff.value().begin;
            block.remove_prefix(m_at);
        }
        m_scanner->feed(block, m_at, m_builder);
        m_at += block.size();
        return Done{};
    }

    static std::unique_ptr<RecordScanner> scannerFor(const ContainerSniff& sniff)
    {
        using Layout = ContainerSniff::Layout;
        using Container = ValueScanner::Container;
        if (sniff.layout == Layout::Lines)
            return std::make_unique<LineScanner>();
        return std::make_unique<ValueScanner>(
            sniff.layout == Layout::Array ? Container::Array : Container::Sequence, sniff.line);
    }

    [[nodiscard]] Error empty() const
    {
        const std::string why = m_source->trouble();
        if (!why.empty())
            return {ErrorCode::BadFormat, "\"" + m_path.string() + "\": " + why, m_path.string()};
        return {ErrorCode::Empty, "\"" + m_path.string() + "\" holds no records.", m_path.string()};
    }

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
        const std::size_t count = m_scanner == nullptr ? 0 : m_scanner->wholeRecords();
        const std::uint64_t end = m_scanner == nullptr ? 0 : m_scanner->wholeEnd();
        return std::make_shared<JsonCorpus>(m_path, m_format, *m_source, m_builder.snapshot(count, end),
                                            extent);
    }

    std::filesystem::path m_path;
    std::unique_ptr<ByteSource> m_source;
    std::vector<char> m_buffer;
    CorpusFormat m_format = CorpusFormat::Jsonl;
    std::uint64_t m_at = 0;
    std::unique_ptr<RecordScanner> m_scanner;
    RecordIndexBuilder m_builder;
    std::size_t m_told = 0;
    Clock::time_point m_toldAt;
};

} // namespace

std::string_view formatName(CorpusFormat format)
{
    switch (format) {
    case CorpusFormat::Jsonl: return "jsonl";
    case CorpusFormat::JsonArray: return "json";
    case CorpusFormat::Parquet: return "parquet";
    case CorpusFormat::Csv: return "csv";
    case CorpusFormat::Tsv: return "tsv";
    case CorpusFormat::Duckdb: return "duckdb";
    }
    return {};
}

const Corpus& wholeRecords(const Corpus& corpus)
{
    const auto whole = corpus.records(); // `corpus` keeps it alive
    return whole == nullptr ? corpus : *whole;
}

Status stillAsOpened(const Corpus& corpus)
{
    for (const FileChange& change : corpus.changes())
        if (spoilsRecords(change.kind))
            return Error{ErrorCode::Changed,
                         "The corpus was changed while it was being read, so nothing was written. Run it again.",
                         change.file.string()};
    return Done{};
}

Result<std::shared_ptr<const Corpus>> openFile(const std::filesystem::path& path, Monitor& monitor,
                                               const Corpus::Partial& partial)
{
    if (beginsAsParquet(path))
        return openTable({path, path, CorpusFormat::Parquet, {}});
    if (beginsAsDuckDb(path))
        return openDuckDb(path, monitor);
    if (looksLikeCsv(path))
        return openCsv(path, monitor, partial);
    auto source = openSource(path);
    if (!source.ok())
        return source.error();
    if (const auto kept = source.value()->kept(); kept.before) {
        if (auto known = loadKeptIndex(kept.name, *source.value()->map()))
            return std::shared_ptr<const Corpus>(std::make_shared<JsonCorpus>(
                path, known->format, *source.value(), std::move(known->index), JsonCorpus::Extent::Whole));
        // Damaged, or from before there were indexes: it is unpacked anew.
        std::error_code ignored;
        std::filesystem::remove(kept.name, ignored);
        source = openSource(path);
        if (!source.ok())
            return source.error();
    }
    auto corpus = Indexer(path, std::move(source).value()).run(monitor, partial);
    // A table under another name; standard input cannot be read twice.
    if (!corpus.ok() && corpus.error().code == ErrorCode::BadFormat && path != "-")
        if (auto table = openCsv(path, monitor, partial); table.ok())
            return table;
    return corpus;
}

Result<std::shared_ptr<const Corpus>> Corpus::open(const std::filesystem::path& path, Monitor& monitor,
                                                   const Partial& partial)
{
    return openAll(std::span(&path, 1), monitor, partial);
}

Result<std::shared_ptr<const Corpus>> Corpus::openAll(std::span<const std::filesystem::path> wishes,
                                                      Monitor& monitor, const Partial& partial)
{
    const auto files = corpusFiles(wishes);
    if (!files.ok())
        return files.error();
    if (files.value().size() == 1)
        return openFile(files.value().front(), monitor, partial);
    return openJoined(wishes.front(), files.value(), monitor, partial);
}

} // namespace core
