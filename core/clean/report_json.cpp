#include "core/annotate/sure_findings.h"
#include "core/clean/run.h"
#include "core/corpus/record_reader.h"
#include "core/text/base64.h"
#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

namespace core {

namespace {

constexpr std::size_t shownOfTooLong = 1000;

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Which file a record stands in, where the corpus has several.
void addFile(Json& out, std::string_view name)
{
    if (!name.empty())
        out["file"] = name;
}

Json spanJson(Span span, const CodePointMap& points)
{
    return {{"begin", points.fromByte(span.begin)}, {"end", points.fromByte(span.end)}};
}

/// What is needed to run the policy again.
void addPolicy(Json& out, const Policy& policy)
{
    out["preset"] = policy.name;
    if (policy.minConfidence > 0)
        out["min_confidence"] = policy.minConfidence;
    if (policy.unlikelyRepeats)
        out["unlikely_repeats"] = true;
}

/// Each decision's own confidence.
Json confidencesJson(const SegmentNote& note)
{
    Json out{{"boundary", note.boundaryConfidence}};
    if (note.labelConfidence)
        out["label"] = *note.labelConfidence;
    if (note.clusterConfidence)
        out["cluster"] = *note.clusterConfidence;
    return out;
}

Json segmentJson(const TraceResult& result, const Analysis& analysis, std::size_t index, const CodePointMap& points)
{
    const Segment& segment = analysis.tree.segments()[index];
    const SegmentNote& note = analysis.notes[index];
    Json out = spanJson(segment.span, points);
    out["kind"] = kindName(segment.kind);
    out["title"] = note.title;
    out["tokens"] = result.tokens.nodes[static_cast<std::size_t>(analysis.tree.segmentNode(index))];
    if (note.label)
        out["label"] = labelName(*note.label);
    if (note.outcome)
        out["outcome"] = outcomeName(*note.outcome);
    if (note.cluster)
        out["cluster"] = *note.cluster;
    if (note.cluster)
        out["redundant"] = note.redundant();
    if (!note.answer.empty())
        out["answer"] = note.answer;
    out["confidence"] = note.confidence;
    out["confidences"] = confidencesJson(note);
    if (const std::string why = note.whyAtAll(); !why.empty())
        out["why"] = why;
    if (!note.whyRedundant.empty())
        out["why_redundant"] = note.whyRedundant;
    Json steps = Json::array();
    for (const Span step : segment.steps)
        steps.push_back(spanJson(step, points));
    out["steps"] = std::move(steps);
    return out;
}

Json errorJson(const ErrorSpan& error, const CodePointMap& points)
{
    Json out = spanJson(error.span, points);
    out["type"] = errorTypeName(error.type);
    out["message"] = error.message;
    out["corrected_later"] = error.correctedLater;
    out["confidence"] = error.confidence;
    if (!error.why.empty())
        out["why"] = error.why;
    return out;
}

Json editJson(const Edit& edit, const CodePointMap& points)
{
    Json out = spanJson(edit.span, points);
    out["reason"] = reasonName(edit.reason);
    out["why"] = edit.why;
    if (edit.segment)
        out["segment"] = *edit.segment;
    if (!edit.insert.empty())
        out["insert"] = edit.insert;
    return out;
}

template <class Values, class Keys, class Name> Json byName(const Values& values, const Keys& keys, Name name)
{
    Json out = Json::object();
    for (std::size_t i = 0; i < values.size(); ++i)
        out[std::string(name(keys[i]))] = values[i];
    return out;
}

} // namespace

std::string analysisJson(const TraceResult& result, double leastSure)
{
    const CodePointMap points(result.trace.reasoning);
    const Analysis sure = leastSure > 0 ? sureFindings(result.analysis, leastSure) : Analysis{};
    const Analysis& analysis = leastSure > 0 ? sure : result.analysis;
    Json out;
    out["id"] = result.trace.id;
    out["verdict"] = verdictName(analysis.verdict);
    Json segments = Json::array();
    for (std::size_t i = 0; i < analysis.tree.segments().size(); ++i)
        segments.push_back(segmentJson(result, analysis, i, points));
    out["segments"] = std::move(segments);
    Json errors = Json::array();
    for (const ErrorSpan& error : analysis.errors)
        errors.push_back(errorJson(error, points));
    out["errors"] = std::move(errors);
    if (leastSure > 0)
        out["min_confidence"] = leastSure;
    out["tokens"] = result.tokens.before;
    out["tokenizer"] = result.tokens.tokenizer;
    out["annotator"] = analysis.annotator;
    out["version"] = DLCOT_VERSION;
    return dump(out);
}

namespace {

/// Where a record stands; of several traces in it which one.
void addPlace(Json& out, const RawRecord& record)
{
    addFile(out, record.fileName);
    out["record"] = record.record();
    out["line"] = record.line;
    if (record.traces > 1)
        out["trace"] = record.trace;
}

} // namespace

std::string sidecarJson(const RawRecord& record, const TraceResult& result, const Pipeline& pipeline)
{
    const CodePointMap points(result.trace.reasoning);
    Json out;
    addPlace(out, record);
    out["id"] = result.trace.id;
    addPolicy(out, pipeline.policy);
    out["status"] = planStatusName(result.plan.status);
    if (!result.plan.statusReason.empty())
        out["reason"] = result.plan.statusReason;
    Json edits = Json::array();
    for (const Edit& edit : result.plan.edits)
        edits.push_back(editJson(edit, points));
    out["edits"] = std::move(edits);
    out["tokens"] = {{"tokenizer", result.tokens.tokenizer}, {"before", result.tokens.before}, {"after", result.tokens.after}};
    out["annotator"] = result.analysis.annotator;
    out["version"] = DLCOT_VERSION;
    return dump(out);
}

std::string rejectedSidecarJson(const RawRecord& record, const Issue& issue, const Pipeline& pipeline)
{
    Json out;
    addPlace(out, record);
    addPolicy(out, pipeline.policy);
    out["status"] = "rejected";
    out["reason"] = issue.reason;
    out["version"] = DLCOT_VERSION;
    return dump(out);
}

std::string rejectJson(const RawRecord& record, std::string_view kind, std::string_view reason)
{
    Json out;
    addFile(out, record.fileName);
    out["line"] = record.line;
    out["record"] = record.record();
    if (record.traces > 1)
        out["trace"] = record.trace;
    out["kind"] = kind;
    out["reason"] = reason;
    if (record.bytes.size() > recordLimit()) { // it stays in the corpus; a copy would be as big again
        out["raw_begin"] = toValidUtf8(record.bytes.substr(0, shownOfTooLong));
        out["raw_bytes"] = record.bytes.size();
        return dump(out);
    }
    out["raw"] = toValidUtf8(record.bytes);
    if (!isValidUtf8(record.bytes))
        out["raw_base64"] = base64(record.bytes); // the bytes that JSON text cannot hold
    return dump(out);
}

std::string reportJson(const CorpusSummary& summary, const Pipeline& pipeline)
{
    std::uint64_t removed = 0;
    for (const std::uint64_t tokens : summary.byReason)
        removed += tokens;
    Json out;
    out["version"] = DLCOT_VERSION;
    addPolicy(out, pipeline.policy);
    out["annotator"] = pipeline.annotator->name();
    out["tokenizer"] = summary.tokenizer;
    out["records"] = summary.holders;
    if (summary.holders != summary.records)
        out["traces"] = summary.records;
    out["written"] = summary.written;
    out["changed"] = summary.changed;
    out["unchanged"] = summary.unchanged;
    out["refused"] = summary.refused;
    out["unsolvable"] = summary.unsolvable;
    out["rejected"] = summary.issues.size();
    if (const DuplicateIds& twice = summary.duplicates; twice.ids > 0)
        out["duplicate_ids"] = {{"ids", twice.ids},
                                {"records", twice.records},
                                {"example", twice.example},
                                {"stands_on_records", {twice.first, twice.second}}};
    out["tokens"] = {{"before", summary.before},
                     {"after", summary.after},
                     {"left_out", summary.leftOut},
                     {"removed", summary.beforeWritten - summary.after},
                     {"removed_by_reason", byName(summary.byReason, allEditReasons, reasonName)},
                     {"joins", static_cast<std::int64_t>(summary.beforeWritten - removed) - static_cast<std::int64_t>(summary.after)},
                     {"by_kind", byName(summary.byKind, allKinds, kindName)}};
    out["note"] = "A token belongs to the piece that holds its first byte. 'joins' is what re-encoding the joined text "
                  "changes: removed = sum of removed_by_reason + joins.";
    Json issues = Json::array();
    for (const Issue& issue : summary.issues) {
        Json item;
        addFile(item, issue.file);
        item["record"] = issue.record;
        item["line"] = issue.line;
        item["reason"] = issue.reason;
        issues.push_back(std::move(item));
    }
    out["issues"] = std::move(issues);
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace core
