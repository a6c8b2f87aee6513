#include "core/corpus/record_reader.h"

#include "core/corpus/json_path.h"
#include "core/corpus/json_string.h"
#include "core/corpus/mapping.h"
#include "core/corpus/thought.h"
#include "core/corpus/trace_places.h"
#include "core/text/utf8.h"

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <utility>

namespace core {

namespace {

using Part = FieldSource::Part;
constexpr std::size_t longestName = 200; ///< characters of a file's name in a message

std::size_t firstIllFormed(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint c = codePointAt(text, at);
        if (c.value == 0xFFFD && c.length == 1)
            break;
        at += c.length;
    }
    return at;
}

/// The only element of a list of one; other values as they are.
JsonValue unwrapped(std::string_view text, JsonValue value)
{
    if (value.type != JsonType::Array)
        return value;
    JsonItems items(text, value);
    if (!items.next())
        return {JsonType::Null, value.span};
    const JsonValue only = items.value();
    return items.next() ? value : only;
}

/// Looks the fields of one record up.
class FieldReader
{
public:
    FieldReader(const RawRecord& record, const JsonScan& scan) : m_record(record), m_scan(scan) {}

    Error bad(std::string_view field, const FieldSource& source, std::string_view what) const
    {
        return {ErrorCode::BadValue,
                "The " + std::string(field) + " (\"" + source.path + "\") " + std::string(what) + ".",
                placeOf(m_record)};
    }

    /// The value that a source names, or nothing when the record has none.
    Result<std::optional<JsonValue>> find(const FieldSource& source) const
    {
        if (source.path.empty())
            return std::optional<JsonValue>();
        const auto steps = parsePath(source.path);
        if (!steps.ok())
            return steps.error();
        return findValue(m_record.bytes, m_scan, steps.value());
    }

    /// A field that may be missing, as text: numbers and truth values as they stand, null and what is missing
    /// as nothing.
    Result<std::string> text(std::string_view field, const FieldSource& source) const
    {
        const auto found = find(source);
        if (!found.ok())
            return found.error();
        if (!found.value())
            return std::string();
        const JsonValue value = unwrapped(m_record.bytes, *found.value());
        switch (value.type) {
        case JsonType::String:
            return decodeJsonString(value.inner().in(m_record.bytes));
        case JsonType::Null:
            return std::string();
        case JsonType::Object:
        case JsonType::Array:
            return bad(field, source, "is " + std::string(jsonTypeName(value.type)) + ", not text");
        default:
            return std::string(value.span.in(m_record.bytes));
        }
    }

    /// As text(), of the part that the source names.
    Result<std::string> part(std::string_view field, const FieldSource& source,
                             const LocatedReasoning& located, const FieldSource& reasoning) const
    {
        if (source.part == Part::Whole)
            return text(field, source);
        if (source.path == reasoning.path && reasoning.part == Part::Thought)
            return std::string(
                (source.part == Part::Thought ? located.thought : located.after).in(located.decoded));
        auto whole = text(field, source);
        if (!whole.ok())
            return whole;
        const ThoughtSplit split = splitThought(whole.value(), located.problem);
        return std::string((source.part == Part::Thought ? split.thought : split.after).in(whole.value()));
    }

private:
    const RawRecord& m_record;
    const JsonScan& m_scan;
};

} // namespace

std::string placeOf(const RawRecord& record) { return placeOf(issueAt(record, {})); }

std::string placeOf(const Issue& issue)
{
    return (issue.file.empty() ? std::string() : oneLine(issue.file, longestName) + ", ") + "line " + std::to_string(issue.line);
}

Issue issueAt(const RawRecord& record, std::string reason)
{
    return {record.number, record.line, std::move(reason), std::string(record.fileName)};
}

std::size_t recordLimit()
{
    static const std::size_t limit = [] {
        std::size_t bytes = 256'000'000;
        if (const char* const wish = std::getenv("DLCOT_RECORD_LIMIT"))
            std::from_chars(wish, wish + std::strlen(wish), bytes);
        return bytes;
    }();
    return limit;
}

Result<JsonScan> scanRecord(const RawRecord& record)
{
    const auto error = [&](std::string message) {
        return Error{ErrorCode::BadFormat, std::move(message), placeOf(record)};
    };
    if (!record.fault.empty())
        return error(std::string(record.fault));
    if (record.bytes.empty())
        return error("There is nothing here any more: the file was cut shorter while it was open.");
    if (record.bytes.size() > recordLimit())
        return Error{ErrorCode::TooLarge,
                     "This record is " + std::to_string(record.bytes.size() / 1'000'000) + " MB long; records of up to " +
                         std::to_string(recordLimit() / 1'000'000) +
                         " MB are read. If it is meant to be that long, set DLCOT_RECORD_LIMIT to the bytes that a "
                         "record may take.",
                     placeOf(record)};
    if (!isValidUtf8(record.bytes))
        return error("This is not UTF-8 text: a wrong byte stands at byte " +
                     std::to_string(firstIllFormed(record.bytes) + 1) + " of the record.");
    JsonScan scan = scanJson(record.bytes);
    if (scan.fault)
        return error("This is not JSON: at byte " + std::to_string(scan.fault->at + 1) + " of the record " +
                     scan.fault->what + ".");
    if (scan.root.type != JsonType::Object)
        return error("A record has to be an object with fields; this one is " +
                     std::string(jsonTypeName(scan.root.type)) + ".");
    return scan;
}

Result<LocatedReasoning> locateReasoning(const RawRecord& record, const JsonScan& scan,
                                         const FieldMapping& mapping)
{
    if (mapping.reasoning.path.empty())
        return Error{ErrorCode::BadValue, "No field is chosen as the reasoning.", placeOf(record)};
    const FieldReader fields(record, scan);
    auto problem = fields.text("problem", mapping.problem);
    if (!problem.ok())
        return problem.error();
    const auto found = fields.find(mapping.reasoning);
    if (!found.ok())
        return found.error();
    if (!found.value())
        return fields.bad("reasoning", mapping.reasoning, "is missing");
    LocatedReasoning located{*found.value(), {}, {}, {}, std::move(problem).value()};
    if (located.value.type != JsonType::String)
        return fields.bad("reasoning", mapping.reasoning,
                          "is " + std::string(jsonTypeName(located.value.type)) + ", not text");
    located.decoded = decodeJsonString(located.value.inner().in(record.bytes));
    if (mapping.reasoning.part == Part::Whole) {
        located.thought = located.after = {0, located.decoded.size()};
        return located;
    }
    const ThoughtSplit split = splitThought(located.decoded, located.problem);
    located.thought = mapping.reasoning.part == Part::Thought ? split.thought : split.after;
    located.after = split.after;
    return located;
}

Result<Trace> readTrace(const RawRecord& record, const FieldMapping& mapping)
{
    const auto scan = scanRecord(record);
    if (!scan.ok())
        return scan.error();
    const auto chosen = chosenTrace(record, scan.value(), mapping);
    if (!chosen.ok())
        return chosen.error();
    const FieldMapping& fieldsOf = chosen.value().mapping;
    auto located = locateReasoning(record, scan.value(), fieldsOf);
    if (!located.ok())
        return located.error();
    const FieldReader fields(record, scan.value());
    auto id = fields.text("id", fieldsOf.id);
    auto response = fields.part("response", fieldsOf.response, located.value(), fieldsOf.reasoning);
    auto answer = fields.part("answer", fieldsOf.answer, located.value(), fieldsOf.reasoning);
    for (const auto* text : {&id, &response, &answer})
        if (!text->ok())
            return text->error();
    Trace trace;
    trace.id = (id.value().empty() ? std::to_string(record.record()) : std::move(id).value()) + chosen.value().ending;
    trace.problem = std::move(located.value().problem);
    trace.reasoning = located.value().thought.in(located.value().decoded);
    trace.response = std::move(response).value();
    trace.answer = std::move(answer).value();
    return trace;
}

} // namespace core
