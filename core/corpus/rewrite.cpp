#include "core/corpus/json_path.h"
#include "core/corpus/json_string.h"
#include "core/corpus/mapping.h"
#include "core/corpus/record_reader.h"
#include "core/corpus/thought.h"
#include "core/corpus/trace_places.h"
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

/// What is put in the place of some bytes of the record.
struct Replacement
{
    Span raw;
    std::string text;
};

/// Every place of the record where the reasoning stands: some corpora keep it twice. **Input** `others`: the places
/// of its other traces, which are no copies of this one, even where they say the same.
std::vector<Place> placesOf(const RawRecord& record, JsonValue root, const LocatedReasoning& original,
                            const std::vector<Span>& others)
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
            if (value.type != JsonType::String || std::find(others.begin(), others.end(), value.span) != others.end())
                continue;
            if (const auto offset = copyOffset(decodeJsonString(value.inner().in(record.bytes)), original))
                places.push_back({value.inner(), *offset});
        }
    }
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
void appendKept(std::string& out, std::string_view raw)
{
    if (beginsWithLowSurrogate(raw) && endsInHighSurrogate(out)) {
        out += "\\ufffd";
        raw.remove_prefix(6);
    }
    out += raw;
}

std::string edited(std::string_view raw, std::size_t offset, std::span<const TextEdit> edits)
{
    std::vector<std::size_t> offsets;
    for (const TextEdit& edit : edits) {
        offsets.push_back(offset + edit.span.begin);
        offsets.push_back(offset + edit.span.end);
    }
    const std::vector<std::size_t> cuts = rawOffsets(raw, offsets);
    const JsonEscapes escapes = escapesOf(raw);
    std::string out;
    std::size_t at = 0;
    for (std::size_t i = 0; i < edits.size(); ++i) {
        appendKept(out, raw.substr(at, cuts[2 * i] - at));
        out += escapeJson(edits[i].insert, escapes);
        at = cuts[2 * i + 1];
    }
    appendKept(out, raw.substr(at));
    return out;
}

/// Makes the changes of one record, trace by trace.
class Rewriter
{
public:
    Rewriter(const RawRecord& record, const FieldMapping& mapping, const JsonScan& scan)
        : m_record(record), m_mapping(mapping), m_scan(scan)
    {
    }

    Status change(const TraceChange& change)
    {
        RawRecord one = m_record;
        one.trace = change.trace;
        const auto chosen = chosenTrace(one, m_scan, m_mapping);
        if (!chosen.ok())
            return chosen.error();
        if (change.fate == TraceChange::Fate::LeftOut)
            return leaveOut(chosen.value().mapping);
        const auto located = locateReasoning(one, m_scan, chosen.value().mapping);
        if (!located.ok())
            return located.error();
        if (change.edits.empty())
            return Done{};
        const LocatedReasoning& original = located.value();
        if (const auto fault = editFault(one, original.thought.in(original.decoded), change.edits))
            return *fault;
        for (const Place& place : placesOf(m_record, m_scan.root, original, traceSpans()))
            put({place.raw, edited(place.raw.in(m_record.bytes), place.offset, change.edits)});
        return Done{};
    }

    [[nodiscard]] std::string text()
    {
        std::sort(m_replacements.begin(), m_replacements.end(),
                  [](const Replacement& a, const Replacement& b) { return a.raw.begin < b.raw.begin; });
        std::string out;
        out.reserve(m_record.bytes.size());
        std::size_t at = 0;
        for (const Replacement& replacement : m_replacements) {
            out += m_record.bytes.substr(at, replacement.raw.begin - at);
            out += replacement.text;
            at = replacement.raw.end;
        }
        return out += m_record.bytes.substr(at);
    }

private:
    /// Two traces may say the same and have one copy: the first has it.
    void put(Replacement replacement)
    {
        const auto same = [&](const Replacement& other) { return other.raw == replacement.raw; };
        if (std::none_of(m_replacements.begin(), m_replacements.end(), same))
            m_replacements.push_back(std::move(replacement));
    }

    Status leaveOut(const FieldMapping& mapping)
    {
        const auto steps = parsePath(mapping.reasoning.path);
        if (!steps.ok())
            return steps.error();
        if (const auto value = findValue(m_record.bytes, m_scan, steps.value()))
            put({value->span, "null"});
        return Done{};
    }

    /// Where the traces of the record stand.
    [[nodiscard]] std::vector<Span> traceSpans() const
    {
        std::vector<Span> spans;
        if (const auto steps = parsePath(m_mapping.reasoning.path); steps.ok())
            for (const PathPlace& place : findPlaces(m_record.bytes, m_scan, steps.value()))
                spans.push_back(place.value.span);
        return spans;
    }

    const RawRecord& m_record;
    const FieldMapping& m_mapping;
    const JsonScan& m_scan;
    std::vector<Replacement> m_replacements;
};

} // namespace

Result<std::string> rewriteTraces(const RawRecord& record, const FieldMapping& mapping,
                                  std::span<const TraceChange> changes)
{
    const auto scan = scanRecord(record);
    if (!scan.ok())
        return scan.error();
    Rewriter rewriter(record, mapping, scan.value());
    for (const TraceChange& change : changes)
        if (const Status status = rewriter.change(change); !status.ok())
            return status.error();
    return rewriter.text();
}

Result<std::string> rewriteRecord(const RawRecord& record, const FieldMapping& mapping,
                                  std::span<const TextEdit> edits)
{
    const TraceChange change{record.trace, TraceChange::Fate::Kept, {edits.begin(), edits.end()}};
    return rewriteTraces(record, mapping, std::span(&change, 1));
}

} // namespace core
