#include "core/evaluate/labelled_file.h"

#include "core/corpus/corpus.h"
#include "core/corpus/json_scan.h"
#include "core/corpus/json_string.h"
#include "core/corpus/record_reader.h"
#include "core/text/utf8.h"

#include <array>
#include <charconv>

namespace core {

namespace {

Error wrong(std::string what) { return {ErrorCode::BadValue, std::move(what), {}}; }

std::optional<std::int64_t> wholeNumber(std::string_view json, const JsonValue& value)
{
    const std::string_view digits = value.span.in(json);
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    if (value.type != JsonType::Number || error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return out;
}

std::string textOf(std::string_view json, const JsonValue& value)
{
    return value.type == JsonType::String ? decodeJsonString(value.inner().in(json)) : std::string(value.span.in(json));
}

std::optional<Label> labelFromName(std::string_view name)
{
    for (const Label label : {Label::Correct, Label::Incorrect, Label::Incomplete})
        if (labelName(label) == name)
            return label;
    return std::nullopt;
}

/// The members of a segment or an error, by name.
struct SpanFields
{
    std::optional<std::int64_t> begin;
    std::optional<std::int64_t> end;
    std::optional<JsonValue> kind, label, cluster, message;
};

SpanFields fieldsOf(std::string_view json, const JsonValue& object)
{
    SpanFields out;
    JsonItems items(json, object);
    while (items.next()) {
        const auto is = [&](std::string_view name) { return jsonStringEquals(items.rawKey(), name); };
        const std::optional<JsonValue> given =
            items.value().type == JsonType::Null ? std::nullopt : std::optional(items.value());
        if (is("begin"))
            out.begin = wholeNumber(json, items.value());
        else if (is("end"))
            out.end = wholeNumber(json, items.value());
        else if (is("kind"))
            out.kind = given;
        else if (is("label"))
            out.label = given;
        else if (is("cluster"))
            out.cluster = given;
        else if (is("message"))
            out.message = given;
    }
    return out;
}

/// Reads each object of `list` into `out` by `take`. **Errors** BadValue, with the place in the list.
template <class Item, class Take>
Status readList(std::string_view json, const std::optional<JsonValue>& list, std::string_view what, std::vector<Item>& out, Take take)
{
    if (!list || list->type == JsonType::Null)
        return Done{};
    if (list->type != JsonType::Array)
        return wrong("\"" + std::string(what) + "\" is " + std::string(jsonTypeName(list->type)) + "; a list is needed.");
    JsonItems items(json, *list);
    while (items.next()) {
        const std::string place = std::string(what) + "[" + std::to_string(out.size()) + "]";
        if (items.value().type != JsonType::Object)
            return wrong(place + " is " + std::string(jsonTypeName(items.value().type)) + "; an object is needed.");
        const SpanFields fields = fieldsOf(json, items.value());
        if (!fields.begin || !fields.end)
            return wrong(place + " needs begin and end, as whole numbers.");
        Item item;
        item.begin = *fields.begin;
        item.end = *fields.end;
        if (Status status = take(item, fields, place); !status.ok())
            return status;
        out.push_back(std::move(item));
    }
    return Done{};
}

Status takeSegment(std::string_view json, LabelledSegment& segment, const SpanFields& fields, const std::string& place,
                   std::vector<std::string>& doubts)
{
    if (!fields.kind)
        return wrong(place + " has no kind.");
    segment.kind = kindFromName(textOf(json, *fields.kind));
    if (!segment.kind)
        doubts.push_back(place + ": " + textOf(json, *fields.kind) + " is not a kind of segment; it counts as none.");
    if (fields.label) {
        segment.label = labelFromName(textOf(json, *fields.label));
        if (!segment.label)
            doubts.push_back(place + ": " + textOf(json, *fields.label) + " is not a label; it counts as none.");
    }
    if (!fields.cluster)
        return Done{};
    segment.cluster = wholeNumber(json, *fields.cluster);
    return segment.cluster ? Status(Done{}) : wrong(place + ": cluster has to be a whole number.");
}

void takeText(std::string_view json, const JsonValue& value, LabelledTrace& trace)
{
    if (value.type != JsonType::String)
        return;
    const std::string text = decodeJsonString(value.inner().in(json));
    trace.hasText = true;
    trace.textLength = static_cast<std::int64_t>(countCodePoints(text));
    trace.textHash = textHashOf(text);
}

void keep(LabelledFile& file, LabelledTrace trace)
{
    const auto [place, fresh] = file.byId.try_emplace(trace.id, file.traces.size());
    if (fresh) {
        file.traces.push_back(std::move(trace));
    } else {
        file.repeated.push_back(trace.id);
        file.traces[place->second] = std::move(trace);
    }
}

} // namespace

const LabelledTrace* LabelledFile::find(const std::string& id) const
{
    const auto found = byId.find(id);
    return found == byId.end() ? nullptr : &traces[found->second];
}

Result<LabelledTrace> readLabelledTrace(std::string_view json, std::vector<std::string>& doubts)
{
    const Result<JsonScan> scanned = scanRecord(RawRecord{0, 0, json, 0});
    if (!scanned.ok())
        return scanned.error();
    LabelledTrace out;
    std::optional<JsonValue> id, segments, errors;
    for (const JsonMember& member : scanned.value().members) {
        const auto is = [&](std::string_view name) { return jsonStringEquals(member.key.in(json), name); };
        if (is("id"))
            id = member.value;
        else if (is("segments"))
            segments = member.value;
        else if (is("errors"))
            errors = member.value;
        else if (is("reasoning"))
            takeText(json, member.value, out);
    }
    if (!id)
        return wrong("There is no id.");
    if (!segments)
        return wrong("There are no segments.");
    out.id = textOf(json, *id);
    const auto segment = [&](LabelledSegment& item, const SpanFields& fields, const std::string& place) {
        return takeSegment(json, item, fields, place, doubts);
    };
    const auto error = [&](LabelledError& item, const SpanFields& fields, const std::string&) {
        if (fields.message)
            item.message = textOf(json, *fields.message);
        return Status(Done{});
    };
    if (Status status = readList(json, segments, "segments", out.segments, segment); !status.ok())
        return status.error();
    if (Status status = readList(json, errors, "errors", out.errors, error); !status.ok())
        return status.error();
    return out;
}

Result<LabelledFile> readLabelledFile(const std::filesystem::path& path, LabelledRole role, Monitor& monitor)
{
    const auto corpus = Corpus::open(path, monitor);
    if (!corpus.ok())
        return corpus.error();
    LabelledFile out;
    for (std::size_t i = 0; i < corpus.value()->recordCount() && !monitor.stopRequested(); ++i) {
        const RawRecord record = corpus.value()->record(i);
        std::vector<std::string> doubts;
        Result<LabelledTrace> trace = readLabelledTrace(record.bytes, doubts);
        for (std::string& doubt : doubts)
            out.issues.push_back(issueAt(record, std::move(doubt)));
        if (trace.ok() && role == LabelledRole::Gold && !trace.value().hasText)
            trace = wrong("There is no reasoning, which gold labels are about.");
        if (trace.ok())
            keep(out, std::move(trace).value());
        else
            out.issues.push_back(issueAt(record, trace.error().message + " It is left out."));
    }
    if (out.traces.empty() && !monitor.stopRequested())
        return Error{ErrorCode::BadFormat,
                     "No record of this file has an id and segments. It should be gold labels, or a file of dlcot analyze." +
                         (out.issues.empty() ? std::string() : " The first: " + out.issues.front().reason),
                     path.string()};
    return out;
}

} // namespace core
