#include "core/corpus/column_profile.h"

#include "core/corpus/json_path.h"
#include "core/corpus/json_scan.h"
#include "core/corpus/json_string.h"
#include "core/corpus/record_reader.h"
#include "core/corpus/thought.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr std::size_t sampleRecords = 64;
constexpr std::size_t sampleBytes = 32U << 20;
constexpr std::size_t runsInTable = 2;
constexpr std::size_t deepest = 8;
constexpr std::size_t mostColumns = 400;
constexpr std::size_t mostElements = 4; ///< of a plain list
constexpr std::size_t shortText = 160;
constexpr std::array<std::string_view, 3> roleKeys{"role", "from", "type"};

/// Numbers of the records to look at: the first ones, and as many spread over the rest; of a table, where each
/// other place costs a page, in a few runs.
std::vector<std::size_t> sampleOf(const Corpus& corpus)
{
    const std::size_t count = corpus.recordCount();
    const std::size_t first = std::min(count, sampleRecords / 2);
    const std::size_t more = std::min(count - first, sampleRecords - first);
    const std::size_t run = corpus.tables().empty() ? 1 : std::max<std::size_t>(more / runsInTable, 1);
    std::vector<std::size_t> sample;
    for (std::size_t i = 0; i < first; ++i)
        sample.push_back(i);
    for (std::size_t i = 0; i < more; i += run) {
        const std::size_t begin = first + (count - first) / more * i;
        for (std::size_t j = 0; j < run && i + j < more; ++j)
            sample.push_back(begin + j);
    }
    return sample;
}

/// "role=assistant" of an element that says its role; empty for others.
std::pair<std::string, std::string> roleOf(std::string_view text, JsonValue element)
{
    std::pair<std::string, std::string> found;
    if (element.type != JsonType::Object)
        return found;
    std::size_t best = roleKeys.size();
    for (JsonItems items(text, element); items.next();) {
        const auto key =
            std::find(roleKeys.begin(), roleKeys.begin() + static_cast<std::ptrdiff_t>(best), items.rawKey());
        const auto rank = static_cast<std::size_t>(key - roleKeys.begin());
        if (rank >= best || items.value().type != JsonType::String || items.value().span.size() > 34)
            continue;
        std::string value = decodeJsonString(items.value().inner().in(text));
        if (value.empty() || value.find_first_of("|]") != std::string::npos)
            continue;
        best = rank;
        found = {std::string(*key), std::move(value)};
    }
    return found;
}

void count(Column& column, std::string_view text, JsonValue value)
{
    column.values += value.type == JsonType::Null ? 0 : 1;
    if (value.type == JsonType::Number) {
        ++column.numbers;
        column.distinct.emplace(value.span.in(text).substr(0, 80));
    }
    if (value.type != JsonType::String)
        return;
    const std::string decoded = decodeJsonString(value.inner().in(text));
    ++column.texts;
    column.length += decoded.size();
    column.shorts += decoded.size() <= shortText ? 1 : 0;
    column.boxed +=
        decoded.find("\\boxed") != std::string::npos || decoded.find("####") != std::string::npos ? 1 : 0;
    column.distinct.insert(decoded.substr(0, 80));
    if (const auto tag = thoughtTag(decoded)) {
        ++column.tagged;
        column.opening += beginsWithThoughtTag(decoded) ? 1 : 0;
        if (column.tag.empty())
            column.tag = *tag;
    }
}

} // namespace

struct ColumnProfile::Walk
{
    std::string path;
    std::string parent;
    std::string name;
    std::string role;
    std::size_t depth = 0;
};

std::string normalisedName(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
            static_cast<unsigned char>(c) >= 0x80)
            out += static_cast<char>(upper ? c - 'A' + 'a' : c);
        else if (!out.empty() && out.back() != '_')
            out += '_';
    }
    while (!out.empty() && out.back() == '_')
        out.pop_back();
    return out;
}

ColumnProfile::ColumnProfile(const Corpus& corpus)
{
    std::size_t bytes = 0;
    for (const std::size_t i : sampleOf(corpus)) {
        const RawRecord record = corpus.record(i);
        bytes += record.bytes.size();
        if (bytes > sampleBytes && m_records > 0)
            break;
        const auto scan = scanRecord(record);
        if (!scan.ok()) {
            if (m_fault.empty())
                m_fault = scan.error().message;
            continue;
        }
        ++m_records;
        add(record, scan.value().root);
    }
}

Column& ColumnProfile::column(const std::string& path, const Walk& walk)
{
    const auto [at, isNew] = m_byPath.emplace(path, m_columns.size());
    if (isNew) {
        Column column;
        column.path = path;
        column.parent = walk.parent;
        column.name = walk.name;
        column.role = walk.role;
        column.depth = walk.depth;
        m_columns.push_back(std::move(column));
    }
    return m_columns[at->second];
}

void ColumnProfile::add(const RawRecord& record, JsonValue root)
{
    const std::string_view text = record.bytes;
    std::vector<std::pair<JsonValue, Walk>> open{{root, {}}};
    while (!open.empty()) {
        const auto [value, walk] = std::move(open.back());
        open.pop_back();
        const bool container = value.type == JsonType::Object || value.type == JsonType::Array;
        if (!container || walk.depth >= deepest) {
            if (m_columns.size() < mostColumns || m_byPath.contains(walk.path))
                count(column(walk.path, walk), text, value);
            continue;
        }
        std::vector<std::pair<JsonValue, Walk>> inside;
        std::size_t plain = 0;
        for (JsonItems items(text, value); items.next() && inside.size() < mostColumns;) {
            Walk next{{}, walk.path, walk.name, walk.role, walk.depth + 1};
            if (value.type == JsonType::Object) {
                const std::string key = decodeJsonString(items.rawKey());
                next.path = joinPath(walk.path, key);
                next.name = normalisedName(key);
            } else if (const auto [key, role] = roleOf(text, items.value()); !role.empty()) {
                next.path = walk.path + '[' + key + '=' + role + ']';
                if (walk.role.empty() || key != "type")
                    next.role = normalisedName(role);
            } else if (plain < mostElements) {
                next.path = walk.path + '[' + std::to_string(plain++) + ']';
            } else {
                continue;
            }
            inside.emplace_back(items.value(), std::move(next));
        }
        open.insert(open.end(), std::make_move_iterator(inside.rbegin()),
                    std::make_move_iterator(inside.rend()));
    }
}

} // namespace core
