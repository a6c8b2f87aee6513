#include "core/corpus/record_reader.h"

#include "core/corpus/json_path.h"
#include "core/corpus/json_string.h"
#include "core/corpus/thought.h"
#include "core/text/utf8.h"

#include <utility>

namespace core {

namespace {

Error badField(const RawRecord& record, std::string_view role, const FieldSource& source,
               std::string_view what)
{
    return {ErrorCode::BadValue,
            "The " + std::string(role) + " (\"" + source.path + "\") " + std::string(what) + ".",
            placeOf(record)};
}

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

/// The value that a source names, or nothing when the record has none.
Result<std::optional<JsonValue>> find(const RawRecord& record, const FieldSource& source)
{
    if (source.path.empty())
        return std::optional<JsonValue>();
    const auto steps = parsePath(source.path);
    if (!steps.ok())
        return steps.error();
    return findValue(record.bytes, steps.value());
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

/// A field that may be missing, as text: numbers and truth values as they stand, null and what is missing as
/// nothing.
Result<std::string> optionalText(const RawRecord& record, std::string_view role, const FieldSource& source)
{
    const auto found = find(record, source);
    if (!found.ok())
        return found.error();
    if (!found.value())
        return std::string();
    const JsonValue value = unwrapped(record.bytes, *found.value());
    switch (value.type) {
    case JsonType::String:
        return decodeJsonString(value.inner().in(record.bytes));
    case JsonType::Null:
        return std::string();
    case JsonType::Object:
    case JsonType::Array:
        return badField(record, role, source, "is " + std::string(jsonTypeName(value.type)) + ", not text");
    default:
        return std::string(value.span.in(record.bytes));
    }
}

Result<std::string> partOf(const RawRecord& record, std::string_view role, const FieldSource& source,
                           const LocatedReasoning& located, const FieldMapping& mapping)
{
    if (source.part == FieldSource::Part::Whole)
        return optionalText(record, role, source);
    const bool same = source.path == mapping.reasoning.path;
    auto text = same ? Result<std::string>(located.decoded) : optionalText(record, role, source);
    if (!text.ok())
        return text;
    const ThoughtSplit split = splitThought(text.value(), located.problem);
    const Span span = source.part == FieldSource::Part::Thought ? split.thought : split.after;
    return std::string(span.in(text.value()));
}

} // namespace

std::string placeOf(const RawRecord& record)
{
    return "line " + std::to_string(record.line);
}

std::optional<Error> recordFault(const RawRecord& record)
{
    if (record.bytes.empty())
        return Error{ErrorCode::BadFormat,
                     "There is nothing here any more: the file was cut shorter while it was open.",
                     placeOf(record)};
    if (!isValidUtf8(record.bytes))
        return Error{ErrorCode::BadFormat,
                     "This is not UTF-8 text: a wrong byte stands at byte " +
                         std::to_string(firstIllFormed(record.bytes) + 1) + " of the record.",
                     placeOf(record)};
    if (const auto fault = findJsonFault(record.bytes))
        return Error{ErrorCode::BadFormat,
                     "This is not JSON: at byte " + std::to_string(fault->at + 1) + " of the record " +
                         fault->what + ".",
                     placeOf(record)};
    const JsonType type = rootValue(record.bytes).type;
    if (type != JsonType::Object)
        return Error{ErrorCode::BadFormat,
                     "A record has to be an object with fields; this one is " +
                         std::string(jsonTypeName(type)) + ".",
                     placeOf(record)};
    return std::nullopt;
}

Result<LocatedReasoning> locateReasoning(const RawRecord& record, const FieldMapping& mapping)
{
    if (mapping.reasoning.path.empty())
        return Error{ErrorCode::BadValue, "No field is chosen as the reasoning.", placeOf(record)};
    auto problem = optionalText(record, "problem", mapping.problem);
    if (!problem.ok())
        return problem.error();
    const auto found = find(record, mapping.reasoning);
    if (!found.ok())
        return found.error();
    if (!found.value())
        return badField(record, "reasoning", mapping.reasoning, "is missing");
    LocatedReasoning located{*found.value(), {}, {}, std::move(problem).value()};
    if (located.value.type != JsonType::String)
        return badField(record, "reasoning", mapping.reasoning,
                        "is " + std::string(jsonTypeName(located.value.type)) + ", not text");
    located.decoded = decodeJsonString(located.value.inner().in(record.bytes));
    switch (mapping.reasoning.part) {
    case FieldSource::Part::Whole:
        located.thought = {0, located.decoded.size()};
        break;
    case FieldSource::Part::Thought:
        located.thought = splitThought(located.decoded, located.problem).thought;
        break;
    case FieldSource::Part::AfterThought:
        located.thought = splitThought(located.decoded, located.problem).after;
        break;
    }
    return located;
}

Result<Trace> readTrace(const RawRecord& record, const FieldMapping& mapping)
{
    if (const auto fault = recordFault(record))
        return *fault;
    auto located = locateReasoning(record, mapping);
    if (!located.ok())
        return located.error();
    auto id = optionalText(record, "id", mapping.id);
    auto response = partOf(record, "response", mapping.response, located.value(), mapping);
    auto answer = partOf(record, "answer", mapping.answer, located.value(), mapping);
    for (const auto* text : {&id, &response, &answer})
        if (!text->ok())
            return text->error();
    Trace trace;
    trace.id = id.value().empty() ? std::to_string(record.number) : std::move(id).value();
    trace.problem = std::move(located.value().problem);
    trace.reasoning = located.value().thought.in(located.value().decoded);
    trace.response = std::move(response).value();
    trace.answer = std::move(answer).value();
    return trace;
}

} // namespace core
