#include "core/corpus/json_string.h"
#include "core/corpus/mapping.h"
#include "core/corpus/record_reader.h"
#include "core/corpus/thought.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <vector>

namespace core {

namespace {

constexpr std::size_t shortestCopy = 32; ///< shorter texts may be equal by chance

/// A JSON string of the record that holds the reasoning, and where in its decoded text.
struct Place
{
    Span raw; ///< between the quotes
    std::size_t offset = 0;
};

std::optional<Error> editFault(const RawRecord& record, std::string_view reasoning,
                               std::span<const TextEdit> edits)
{
    std::size_t from = 0;
    for (const TextEdit& edit : edits) {
        const Span s = edit.span;
        if (s.begin > s.end || s.end > reasoning.size())
            return Error{ErrorCode::BadValue,
                         "An edit reaches past the end of the reasoning (" +
                             std::to_string(reasoning.size()) + " bytes).",
                         placeOf(record)};
        if (s.begin < from)
            return Error{ErrorCode::BadValue, "The edits overlap or are out of order.", placeOf(record)};
        if (!isCharBoundary(reasoning, s.begin) || !isCharBoundary(reasoning, s.end) ||
            !isValidUtf8(edit.insert))
            return Error{ErrorCode::BadValue, "An edit cuts a character in two.", placeOf(record)};
        from = s.end;
    }
    return std::nullopt;
}

/// Where in `decoded` a copy of the reasoning stands: the same string, or the thought alone, or framed by
/// tags.
std::optional<std::size_t> copyOffset(std::string_view decoded, const LocatedReasoning& original)
{
    const std::string_view thought = original.thought.in(original.decoded);
    if (decoded == original.decoded)
        return original.thought.begin;
    const std::size_t at = decoded.find(thought.substr(0, shortestCopy));
    if (at == std::string_view::npos)
        return std::nullopt;
    const std::size_t begin = std::min(decoded.find_first_not_of(" \t\r\n"), decoded.size());
    const std::size_t end = decoded.find_last_not_of(" \t\r\n") + 1;
    if (decoded.substr(begin, end - begin) == thought)
        return begin;
    const Span framed = splitThought(decoded, original.problem).thought;
    if (framed.in(decoded) == thought)
        return framed.begin;
    return std::nullopt;
}

/// Every place of the record where the reasoning stands, in order: some corpora keep it twice.
std::vector<Place> placesOf(const RawRecord& record, JsonValue root, const LocatedReasoning& original)
{
    std::vector<Place> places{{original.value.inner(), original.thought.begin}};
    const std::size_t length = original.thought.size();
    std::vector<JsonValue> open;
    if (length >= shortestCopy)
        open.push_back(root);
    while (!open.empty()) {
        const JsonValue container = open.back();
        open.pop_back();
        for (JsonItems items(record.bytes, container); items.next();) {
            const JsonValue value = items.value();
            if (value.span == original.value.span || value.span.size() < length)
                continue;
            if (value.type == JsonType::Object || value.type == JsonType::Array)
                open.push_back(value);
            if (value.type != JsonType::String)
                continue;
            if (const auto offset = copyOffset(decodeJsonString(value.inner().in(record.bytes)), original))
                places.push_back({value.inner(), *offset});
        }
    }
    std::sort(places.begin(), places.end(),
              [](const Place& a, const Place& b) { return a.raw.begin < b.raw.begin; });
    return places;
}

/// True when `raw` ends in the escape of a lone high surrogate, or begins with one of a low surrogate.
bool endsInHighSurrogate(std::string_view raw)
{
    if (raw.size() < 6)
        return false;
    const std::string_view last = raw.substr(raw.size() - 6);
    std::size_t slashes = 0;
    while (slashes < raw.size() - 5 && raw[raw.size() - 6 - slashes] == '\\')
        ++slashes;
    return slashes % 2 == 1 && last[1] == 'u' && (last[2] | 0x20) == 'd' &&
           std::string_view("89abAB").find(last[3]) != std::string_view::npos;
}

bool beginsWithLowSurrogate(std::string_view raw)
{
    return raw.size() >= 6 && raw.starts_with("\\u") && (raw[2] | 0x20) == 'd' &&
           std::string_view("cdefCDEF").find(raw[3]) != std::string_view::npos;
}

/// Appends kept raw bytes. Two lone surrogates that a removal brings together must not become a character:
/// the second is then written as what it reads as.
void appendKept(std::string& out, std::size_t from, std::string_view raw)
{
    if (beginsWithLowSurrogate(raw) && endsInHighSurrogate(std::string_view(out).substr(from))) {
        out += "\\ufffd";
        raw.remove_prefix(6);
    }
    out += raw;
}

void appendEdited(std::string& out, std::string_view raw, std::size_t offset, std::span<const TextEdit> edits)
{
    std::vector<std::size_t> offsets;
    for (const TextEdit& edit : edits) {
        offsets.push_back(offset + edit.span.begin);
        offsets.push_back(offset + edit.span.end);
    }
    const std::vector<std::size_t> cuts = rawOffsets(raw, offsets);
    const JsonEscapes escapes = escapesOf(raw);
    const std::size_t from = out.size();
    std::size_t at = 0;
    for (std::size_t i = 0; i < edits.size(); ++i) {
        appendKept(out, from, raw.substr(at, cuts[2 * i] - at));
        out += escapeJson(edits[i].insert, escapes);
        at = cuts[2 * i + 1];
    }
    appendKept(out, from, raw.substr(at));
}

} // namespace

Result<std::string> rewriteRecord(const RawRecord& record, const FieldMapping& mapping,
                                  std::span<const TextEdit> edits)
{
    const auto scan = scanRecord(record);
    if (!scan.ok())
        return scan.error();
    const auto located = locateReasoning(record, scan.value(), mapping);
    if (!located.ok())
        return located.error();
    if (edits.empty())
        return std::string(record.bytes);
    if (const auto fault = editFault(record, located.value().thought.in(located.value().decoded), edits))
        return *fault;
    std::string out;
    out.reserve(record.bytes.size());
    std::size_t at = 0;
    for (const Place& place : placesOf(record, scan.value().root, located.value())) {
        out += record.bytes.substr(at, place.raw.begin - at);
        appendEdited(out, place.raw.in(record.bytes), place.offset, edits);
        at = place.raw.end;
    }
    out += record.bytes.substr(at);
    return out;
}

} // namespace core
