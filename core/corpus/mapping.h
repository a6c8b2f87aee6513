#pragma once

#include "core/corpus/corpus.h"
#include "core/result.h"
#include "core/span.h"
#include "core/trace/trace.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Where in a record one text of a trace stands.
///
/// `path` is a small path language: "problem", "conversations[1].value", "messages[role=assistant].content",
/// "generations[0]", "Question ID"; empty: the record does not have it. Where the reasoning's path holds `*`
/// ("generations[*]", "r1_solution_*") each place is a trace of its own, and `*` in another field means the same place
/// there; RawRecord::trace says which is meant, and tracesOf lists them all.
/// `part` says which piece of the string at that path is meant.
struct FieldSource
{
    enum class Part : std::uint8_t {
        Whole,
        Thought,     ///< between <think> and </think>, or <|begin_of_thought|> and <|end_of_thought|>
        AfterThought ///< what follows the thought, without solution delimiters
    };
    std::string path;
    Part part = Part::Whole;
    friend bool operator==(const FieldSource&, const FieldSource&) = default;
};

/// How the records of a corpus become traces.
struct FieldMapping
{
    FieldSource id, problem, reasoning, response, answer;
    std::string layout; ///< what was recognised, in words: "messages with <think>"
    friend bool operator==(const FieldMapping&, const FieldMapping&) = default;
};

/// Detects the mapping from a sample of the records (all layouts of the published corpora).
/// **Errors** BadFormat when no field can be the reasoning; the message names the columns that there are.
[[nodiscard]] Result<FieldMapping> detectMapping(const Corpus& corpus);

/// The columns (paths) that occur in a sample of the records, for the user to choose from, in order of first
/// appearance.
[[nodiscard]] std::vector<std::string> columnPaths(const Corpus& corpus);

/// Reads a record through a mapping: of several traces in it the one that record.trace says, whose id then ends in
/// "#" and what stands for `*` ("7#0", "7#1"), unless the record has one place only.
/// **Errors** BadFormat (broken JSON, with byte position; invalid UTF-8; a NUL byte), BadValue (a field is
/// missing or of the wrong type; says which), TooLarge (longer than recordLimit()).
[[nodiscard]] Result<Trace> readTrace(const RawRecord& record, const FieldMapping& mapping);

/// The record with `edits` (spans into the decoded reasoning) made in its raw bytes: what is not edited stays
/// byte for byte as it was, JSON escapes included. No edits: the same bytes.
/// **Errors** as readTrace, and BadValue for an edit outside the reasoning.
[[nodiscard]] Result<std::string> rewriteRecord(const RawRecord& record, const FieldMapping& mapping,
                                                std::span<const TextEdit> edits);

/// What is to be done to one trace of a record.
struct TraceChange
{
    enum class Fate : std::uint8_t { Kept, LeftOut };
    std::uint32_t trace = 0; ///< as in RawRecord
    Fate fate = Fate::Kept;
    std::vector<TextEdit> edits; ///< of one that is kept
};

/// The record with several of its traces changed, each in its own place; a trace that is left out becomes null there, so
/// that lists beside it stay aligned and the others keep their ids. **Errors** as rewriteRecord.
[[nodiscard]] Result<std::string> rewriteTraces(const RawRecord& record, const FieldMapping& mapping,
                                                std::span<const TraceChange> changes);

/// One line a user understands for the table: the first line of the problem, at most `limit` characters.
[[nodiscard]] std::string oneLine(std::string_view text, std::size_t limit);

} // namespace core
