#pragma once

#include "core/corpus/file_change.h"
#include "core/monitor.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class CorpusFormat : std::uint8_t { Jsonl, JsonArray, Parquet, Csv, Tsv, Duckdb };
[[nodiscard]] std::string_view formatName(CorpusFormat format); ///< "jsonl", "json", "parquet", "csv", "tsv", "duckdb"

/// One record as it stands in the file, or as JSON made of a row. `bytes` is good while both this RawRecord (or
/// a copy of it) and the Corpus live: it points into the mapped file, or into a page that `page` holds.
struct RawRecord
{
    std::uint64_t number = 0; ///< position in the corpus, from 0
    std::uint64_t line = 0;   ///< line in the file, from 1; of a table the row
    std::string_view bytes;   ///< the JSON value, without line end, BOM or array comma
    std::uint32_t file = 0;   ///< position in Corpus::files()
    std::shared_ptr<const void> page; ///< keeps `bytes` alive; empty where they stand in a mapped file
    std::string_view fault;           ///< why the record cannot be read, in words; good as long as `bytes`
    std::string_view fileName;        ///< of files()[file] where there are several, else empty; lives as long as the Corpus
    std::uint32_t trace = 0;  ///< which of the record's traces is meant, from 0
    std::uint32_t traces = 1; ///< how many there are in the record
    std::uint64_t extra = 0;  ///< how many of the traces before it are not the first of their record

    /// Position among the whole records, from 0: `number` but in the corpus that tracesOf gives.
    [[nodiscard]] std::uint64_t record() const { return number - extra; }
};

/// Neighbouring records as they stand behind one another in a mapped file, with what separates them.
struct RecordRun
{
    std::string_view bytes;          ///< lives as long as the Corpus
    std::vector<std::size_t> begins; ///< of each record, in `bytes`
};

/// A file of records (or several), memory-mapped and indexed; immutable. Records are parsed when looked at.
/// **Threads** every const call is re-entrant. **Cost** memory does not grow with the file, but for the index
/// (a few bytes a record).
class Corpus
{
public:
    using Partial = std::function<void(std::shared_ptr<const Corpus>)>;

    /// Opens and indexes `path`; JSONL and JSON arrays, plain or packed with gzip or Zstandard, Parquet, CSV and the
    /// largest table of a DuckDB or SQLite database are told apart by content, not by name (CSV that goes by another
    /// name, when it is no JSON). "-" is standard input (not for Parquet and databases). What is packed is unpacked to a
    /// temporary file on disk as it is read.
    ///
    /// `partial` gets snapshots with the records found so far, the first within milliseconds, then as the
    /// index grows (at most about 20 a second); they share the index, so a snapshot costs nothing. Progress
    /// is in bytes.
    /// **Returns** the whole corpus, or on a stop request what was indexed so far (complete() is false).
    /// **Errors** NotFound, NoPermission, NotAFile (a device), Empty, BadFormat (nothing in it looks like a
    /// record, or its packing is damaged from the start), Unsupported, TooLarge (a compression bomb;
    /// DLCOT_UNPACK_LIMIT in the environment, in bytes, is the override), Write (no room to unpack).
    [[nodiscard]] static Result<std::shared_ptr<const Corpus>>
    open(const std::filesystem::path& path, Monitor& monitor, const Partial& partial = {});
    /// The same for several files, folders and patterns with `*`, `?` and `[...]`: their records one after
    /// another, the files of each in natural order ("train-2" before "train-10"). open() of one path takes a
    /// folder or pattern as well.
    /// **Input** at least one. **Errors** as above, when none of them can be opened; others are left out with
    /// a warning.
    [[nodiscard]] static Result<std::shared_ptr<const Corpus>>
    openAll(std::span<const std::filesystem::path> wishes, Monitor& monitor, const Partial& partial = {});
    virtual ~Corpus() = default;

    [[nodiscard]] virtual const std::filesystem::path& path() const = 0;
    [[nodiscard]] virtual CorpusFormat format() const = 0;
    [[nodiscard]] virtual std::uint64_t fileSize() const = 0;
    [[nodiscard]] virtual bool complete() const = 0;
    /// The files that the records come from.
    [[nodiscard]] virtual std::vector<std::filesystem::path> files() const { return {path()}; }
    /// What was wrong with the file as a whole though its records are used, in words: "the packed data ends
    /// in the middle".
    [[nodiscard]] virtual std::vector<std::string> warnings() const { return {}; }
    /// The Parquet files that the records are rows of, one for each of files(); empty where they stand in JSON.
    [[nodiscard]] virtual std::vector<std::filesystem::path> tables() const { return {}; }
    /// What has happened to the files since they were opened. Nothing that does makes a call of this class fail or
    /// crash: a record that is lost is empty, and reads as such. **Cost** a look at each file's entry.
    [[nodiscard]] virtual std::vector<FileChange> changes() const { return {}; }
    [[nodiscard]] virtual std::size_t recordCount() const = 0;
    /// **Input** index < recordCount(). **Cost** of a table a page of rows is read when it is not at hand: ask for
    /// records in order where many are wanted.
    [[nodiscard]] virtual RawRecord record(std::size_t index) const = 0;
    /// The records [first, last) as one run of bytes, for searching; an empty one where they are not: in several files,
    /// or rendered on demand.
    [[nodiscard]] virtual RecordRun run(std::size_t /*first*/, std::size_t /*last*/) const { return {}; }
    /// The corpus of whole records whose traces these are (see tracesOf); none where each record stands for itself.
    [[nodiscard]] virtual std::shared_ptr<const Corpus> records() const { return nullptr; }
    /// RawRecord::file of a record, without touching it.
    [[nodiscard]] virtual std::uint32_t fileOf(std::size_t /*index*/) const { return 0; }
};

/// `corpus`, or the corpus of whole records whose traces it lists.
[[nodiscard]] const Corpus& wholeRecords(const Corpus& corpus);

/// **Errors** Changed: a file was cut shorter or rewritten since it was opened, so that what was read from it
/// may be a mixture. What writes a file made of a corpus asks before it keeps it.
[[nodiscard]] Status stillAsOpened(const Corpus& corpus);

} // namespace core
