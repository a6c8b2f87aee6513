#pragma once

#include "core/evaluate/labelled_trace.h"
#include "core/monitor.h"
#include "core/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace core {

/// The traces of an analysis or gold file; of several lines with one id the last counts.
struct LabelledFile
{
    std::vector<LabelledTrace> traces; ///< in order of first appearance
    std::unordered_map<std::string, std::size_t> byId; ///< id -> position in traces
    std::vector<std::string> repeated; ///< ids that came more than once, each time
    std::vector<Issue> issues; ///< lines that could not be used, or not all of them

    [[nodiscard]] const LabelledTrace* find(const std::string& id) const;
};

/// What a file is read as: gold has to hold the reasoning too.
enum class LabelledRole : std::uint8_t { Gold, Analysis };

/// Reads a file of `dlcot analyze`, or one of gold labels: lines of JSON with `id`, `segments`, `errors` and, in gold,
/// `reasoning`. Packed files and JSON arrays are read as well. A text that is a trace itself is not kept.
/// **Errors** as Corpus::open; BadFormat when no line has segments. **Cost** one pass; one record in memory.
[[nodiscard]] Result<LabelledFile> readLabelledFile(const std::filesystem::path& path, LabelledRole role, Monitor& monitor);

/// Reads one line. **Errors** BadFormat, BadValue: what is missing or of the wrong type. `doubts` gets what was read
/// all the same, but will not count: a kind or label that is not known.
[[nodiscard]] Result<LabelledTrace> readLabelledTrace(std::string_view json, std::vector<std::string>& doubts);

} // namespace core
