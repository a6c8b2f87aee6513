#include "core/corpus/container_sniffer.h"

#include "core/corpus/json_scan.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <system_error>

namespace core {

namespace {

constexpr std::string_view space = " \t\r\n";

struct Magic
{
    std::string_view bytes;
    std::string_view says;
};
constexpr std::array magics{
    Magic{"PAR1", "is Parquet, which cannot be read from a stream or out of a packed file"},
    Magic{"PK\x03\x04", "is a zip archive"},
    Magic{"BZh", "is compressed with bzip2"},
    Magic{"\xfd"
          "7zXZ",
          "is compressed with xz"},
    Magic{"SQLite format 3", "is an SQLite database, which cannot be read from a stream or out of a packed file"},
    Magic{"ARROW1", "is an Arrow file"},
    Magic{"\xff\xfe", "is text in UTF-16; save it as UTF-8"},
    Magic{"\xfe\xff", "is text in UTF-16; save it as UTF-8"},
};

/// Names under which one object holds the list of records.
constexpr std::array<std::string_view, 11> containerNames{"data",      "records", "rows",  "examples",
                                                          "items",     "train",   "test",  "validation",
                                                          "instances", "samples", "traces"};

std::uint64_t lineOf(std::string_view head, std::size_t at)
{
    return 1 + static_cast<std::uint64_t>(
                   std::count(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

/// One past the value that begins at `at`, brackets and strings matched; npos when it does not end in `text`.
std::size_t balancedEnd(std::string_view text, std::size_t at)
{
    std::size_t depth = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '"') {
            for (++at;; at += text[at] == '\\' ? 2 : 1) {
                at = findStringSpecial(text, at);
                if (at >= text.size())
                    return std::string_view::npos;
                if (text[at] == '"')
                    break;
            }
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (depth <= 1)
                return at + 1;
            --depth;
        } else if (depth == 0 && (c == ',' || space.find(c) != std::string_view::npos)) {
            return at;
        }
        ++at;
        if (depth == 0 && c == '"')
            return at;
    }
    return std::string_view::npos;
}

bool beginsArrayOfObjects(std::string_view head, std::size_t at)
{
    if (at >= head.size() || head[at] != '[')
        return false;
    const std::size_t first = head.find_first_not_of(space, at + 1);
    return first != std::string_view::npos && head[first] == '{';
}

/// Where the list begins that the object at `at` holds under a container's name; npos when there is none.
std::size_t heldArray(std::string_view head, std::size_t at)
{
    const auto next = [&](std::size_t from) {
        return std::min(head.find_first_not_of(space, from), head.size());
    };
    for (at = next(at + 1); at < head.size() && head[at] == '"'; at = next(at + 1)) {
        const std::size_t end = balancedEnd(head, at);
        if (end == std::string_view::npos)
            break;
        const std::string_view key = head.substr(at + 1, end - at - 2);
        at = next(end);
        if (at >= head.size() || head[at] != ':')
            break;
        at = next(at + 1);
        if (std::find(containerNames.begin(), containerNames.end(), key) != containerNames.end() &&
            beginsArrayOfObjects(head, at))
            return at;
        at = balancedEnd(head, at);
        if (at == std::string_view::npos)
            break;
        at = next(at);
        if (at >= head.size() || head[at] != ',')
            break;
    }
    return std::string_view::npos;
}

/// True when the object at `at` goes on over line ends in the manner of pretty printing.
bool spansLines(std::string_view head, std::size_t at)
{
    const std::size_t lineEnd = head.find('\n', at);
    if (lineEnd == std::string_view::npos)
        return false;
    const std::size_t next = head.find_first_not_of(space, lineEnd);
    return balancedEnd(head.substr(0, lineEnd), at) == std::string_view::npos &&
           next != std::string_view::npos && head[next] != '{';
}

ContainerSniff sniffHead(std::string_view head)
{
    using Layout = ContainerSniff::Layout;
    const std::size_t bom = head.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const std::size_t at = head.find_first_not_of(space, bom);
    ContainerSniff sniff{Layout::Lines, CorpusFormat::Jsonl, bom, 1};
    if (at == std::string_view::npos)
        return sniff;
    if (head[at] == '[') {
        const std::size_t first = head.find_first_not_of(space, at + 1);
        if (first == std::string_view::npos || head[first] == '{' || head[first] == ']' ||
            lineOf(head, first) > lineOf(head, at))
            return {Layout::Array, CorpusFormat::JsonArray, at + 1, lineOf(head, at)};
        return sniff;
    }
    if (head[at] != '{')
        return sniff;
    const std::size_t held = heldArray(head, at);
    const std::size_t end = balancedEnd(head, at);
    // Without its end in sight, an object on one line is rather the first record of a JSONL file.
    const bool alone = end == std::string_view::npos
                           ? spansLines(head, at)
                           : head.find_first_not_of(space, end) == std::string_view::npos;
    if (held != std::string_view::npos && alone)
        return {Layout::Array, CorpusFormat::JsonArray, held + 1, lineOf(head, held)};
    if (spansLines(head, at))
        return {Layout::Sequence, CorpusFormat::JsonArray, at, lineOf(head, at)};
    return sniff;
}

} // namespace

Result<ContainerSniff> sniffContainer(std::string_view head, const std::filesystem::path& path)
{
    for (const Magic& magic : magics)
        if (head.starts_with(magic.bytes))
            return Error{ErrorCode::Unsupported,
                         "\"" + path.string() + "\" " + std::string(magic.says) +
                             "; JSONL, JSON and CSV are read, also packed with gzip or Zstandard, Parquet files, and tables of SQLite and DuckDB files.",
                         path.string()};
    return sniffHead(head);
}

bool beginsAsParquet(const std::filesystem::path& path)
{
    std::error_code error;
    std::array<char, 4> head{};
    if (!std::filesystem::is_regular_file(path, error))
        return false;
    std::ifstream file(path, std::ios::binary);
    return file.read(head.data(), head.size()) && std::string_view(head.data(), head.size()) == "PAR1";
}

Error noRecords(const std::filesystem::path& path)
{
    return {
        ErrorCode::BadFormat,
        "Nothing in \"" + path.string() +
            "\" looks like a record: a JSONL file has one JSON object a line, a JSON file a list of objects.",
        path.string()};
}

} // namespace core
