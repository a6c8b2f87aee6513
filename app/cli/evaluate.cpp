#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "core/corpus/record_reader.h"
#include "core/evaluate/figures.h"
#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdarg>
#include <cstdio>

namespace app {

namespace {

using Json = nlohmann::ordered_json;

std::string formatted(const char* format, ...) __attribute__((format(printf, 1, 2)));
std::string formatted(const char* format, ...)
{
    char line[240];
    va_list values;
    va_start(values, format);
    std::vsnprintf(line, sizeof line, format, values);
    va_end(values);
    return line;
}

/// The figures by the names of the JSON output, in its order.
std::vector<std::pair<const char*, double>> named(const core::Figures& figures)
{
    return {{"coverage", figures.coverage},           {"boundary_f1", figures.boundaryF1},
            {"kind_accuracy", figures.kindAccuracy},  {"work_f1", figures.workF1},
            {"redundancy_f1", figures.redundancyF1},  {"label_accuracy", figures.labelAccuracy},
            {"error_precision", figures.errorPrecision}, {"error_recall", figures.errorRecall}};
}

std::vector<std::string> kindNames()
{
    std::vector<std::string> out{"nothing"};
    for (const core::Kind kind : core::allKinds)
        out.emplace_back(core::kindName(kind));
    out.emplace_back("other");
    return out;
}

std::vector<std::string> labelNames()
{
    std::vector<std::string> out{"no label"};
    for (const core::Label label : {core::Label::Correct, core::Label::Incorrect, core::Label::Incomplete})
        out.emplace_back(core::labelName(label));
    return out;
}

/// `text` in exactly `width` characters.
std::string padded(const std::string& text, std::size_t width)
{
    const std::size_t length = core::countCodePoints(text);
    if (length <= width)
        return text + std::string(width - length, ' ');
    return text.substr(0, core::CodePointMap(text).toByte(width));
}

template <class Table> bool empty(const Table& table, std::size_t column)
{
    for (const auto& row : table)
        if (row[column] > 0)
            return false;
    return true;
}

/// A confusion table, gold down, analysis across, as shares of each row; rows and columns with nothing in them left out.
template <class Table> std::string tableOf(const char* what, const Table& table, const std::vector<std::string>& names)
{
    std::string out = padded(what, 20) + formatted("%12s", "characters");
    for (std::size_t j = 0; j < names.size(); ++j)
        if (!empty(table, j))
            out += formatted("%20s", names[j].c_str());
    out += '\n';
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::uint64_t sum = 0;
        for (const std::uint64_t count : table[i])
            sum += count;
        if (sum == 0)
            continue;
        out += padded("  " + names[i], 20) + formatted("%12s", grouped(sum).c_str());
        for (std::size_t j = 0; j < names.size(); ++j)
            if (!empty(table, j))
                out += formatted("%18.1f %%", 100.0 * static_cast<double>(table[i][j]) / static_cast<double>(sum));
        out += '\n';
    }
    return out;
}

template <class Table> Json tableJson(const Table& table, const std::vector<std::string>& names)
{
    Json out = Json::object();
    for (std::size_t i = 0; i < names.size(); ++i)
        for (std::size_t j = 0; j < names.size(); ++j)
            if (table[i][j] > 0)
                out[names[i]][names[j]] = table[i][j];
    return out;
}

void addFigures(Json& out, const core::EvaluationCounts& counts)
{
    for (const auto& [name, value] : named(core::figuresOf(counts)))
        out[name] = value;
    out["errors_found"] = counts.errorsFound;
    out["errors_gold"] = counts.errorsGold;
}

std::string jsonOf(const core::LabelledFile& gold, const core::Evaluation& evaluation, const EvaluateOptions& options)
{
    Json out;
    out["traces"] = evaluation.total.traces;
    addFigures(out, evaluation.total);
    out["kinds"] = tableJson(evaluation.total.kinds, kindNames());
    out["labels"] = tableJson(evaluation.total.labels, labelNames());
    for (std::size_t i = 0; options.perTrace && i < evaluation.traces.size(); ++i) {
        Json item;
        item["id"] = gold.traces[i].id;
        addFigures(item, evaluation.traces[i]);
        item["kinds"] = tableJson(evaluation.traces[i].kinds, kindNames());
        item["labels"] = tableJson(evaluation.traces[i].labels, labelNames());
        out["per_trace"].push_back(std::move(item));
    }
    return out.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

unsigned long long number(std::uint64_t value) { return value; }

/// In characters; at most what fits beside the figures of most terminals twice over.
std::size_t longestId(const core::LabelledFile& gold)
{
    constexpr std::size_t most = 120;
    std::size_t longest = 0;
    for (const core::LabelledTrace& trace : gold.traces)
        longest = std::max(longest, core::countCodePoints(trace.id));
    return std::min(longest, most);
}

std::string wordsOf(const core::LabelledFile& gold, const core::Evaluation& evaluation, const EvaluateOptions& options)
{
    std::string out;
    const std::size_t width = options.perTrace ? longestId(gold) : 0;
    for (std::size_t i = 0; options.perTrace && i < evaluation.traces.size(); ++i) {
        const core::EvaluationCounts& counts = evaluation.traces[i];
        const core::Figures figures = core::figuresOf(counts);
        out += padded(gold.traces[i].id, width) +
               formatted(" boundary %.2f kind %.2f work %.2f redundancy %.2f label %.2f errors found %llu, right %llu; in gold %llu, met %llu\n", figures.boundaryF1,
                         figures.kindAccuracy, figures.workF1, figures.redundancyF1, figures.labelAccuracy, number(counts.errorsFound), number(counts.errorsHit),
                         number(counts.errorsGold), number(counts.errorsRecalled));
    }
    const core::EvaluationCounts& total = evaluation.total;
    out += formatted("%-16s %llu\n", "traces", static_cast<unsigned long long>(total.traces));
    for (const auto& [name, value] : named(core::figuresOf(total)))
        out += formatted("%-16s %.3f\n", name, value);
    out += formatted("%-16s %llu\n", "errors_found", static_cast<unsigned long long>(total.errorsFound));
    out += formatted("%-16s %llu\n", "errors_gold", static_cast<unsigned long long>(total.errorsGold));
    out += '\n' + tableOf("kind: gold is", total.kinds, kindNames());
    if (total.labelled > 0)
        out += '\n' + tableOf("label: gold is", total.labels, labelNames());
    return out;
}

/// Says which lines of a file were not used, the first ones by name.
void sayIssues(const std::string& file, const core::LabelledFile& read)
{
    constexpr std::size_t most = 10;
    for (std::size_t i = 0; i < read.issues.size() && i < most; ++i) {
        const std::string place = (read.issues[i].file.empty() ? file + ", " : std::string()) + core::placeOf(read.issues[i]);
        std::fprintf(stderr, "dlcot: %s: %s\n", place.c_str(), read.issues[i].reason.c_str());
    }
    if (read.issues.size() > most)
        std::fprintf(stderr, "dlcot: %s: %zu more\n", file.c_str(), read.issues.size() - most);
}

/// "a, b, c and 4 more".
std::string listed(const std::vector<std::string>& ids)
{
    constexpr std::size_t most = 5;
    std::string out;
    for (std::size_t i = 0; i < std::min(ids.size(), most); ++i)
        out += (i == 0 ? "" : ", ") + ids[i];
    return ids.size() > most ? out + " and " + std::to_string(ids.size() - most) + " more" : out;
}

/// Says what of the analysis counts less than its reader may think.
void sayDoubts(const EvaluateOptions& options, const core::LabelledFile& gold, const core::LabelledFile& analysis, const core::Evaluation& evaluation)
{
    for (const auto& [file, read] : {std::pair(&options.gold, &gold), std::pair(&options.analysis, &analysis)})
        if (!read->repeated.empty())
            std::fprintf(stderr, "dlcot: %s: the last of several lines with one id counts: %s\n", file->c_str(), listed(read->repeated).c_str());
    std::vector<std::string> uncovered;
    for (std::size_t i = 0; i < gold.traces.size(); ++i)
        if (evaluation.traces[i].covered == 0 && analysis.find(gold.traces[i].id) != nullptr)
            uncovered.push_back(gold.traces[i].id);
    if (!uncovered.empty())
        std::fprintf(stderr, "dlcot: %s: parts that leave gaps, overlap or end elsewhere than the text (they count as they are, not for coverage): %s\n",
                     options.analysis.c_str(), listed(uncovered).c_str());
}

} // namespace

int runEvaluate(const EvaluateOptions& options)
{
    TerminalMonitor monitor("bytes");
    const auto gold = core::readLabelledFile(options.gold, core::LabelledRole::Gold, monitor);
    if (!gold.ok())
        return fail(gold.error());
    const auto analysis = core::readLabelledFile(options.analysis, core::LabelledRole::Analysis, monitor);
    if (!analysis.ok())
        return fail(analysis.error());
    if (monitor.stopRequested())
        return stopped();
    const core::Evaluation evaluation = core::evaluate(gold.value(), analysis.value());
    sayIssues(options.gold, gold.value());
    sayIssues(options.analysis, analysis.value());
    if (evaluation.missing > 0)
        std::fprintf(stderr, "dlcot: %llu of %zu gold traces are not in the analysis; they count as not found\n",
                     static_cast<unsigned long long>(evaluation.missing), gold.value().traces.size());
    sayDoubts(options, gold.value(), analysis.value(), evaluation);
    print(options.json ? jsonOf(gold.value(), evaluation, options) : wordsOf(gold.value(), evaluation, options));
    if (evaluation.missing == gold.value().traces.size()) {
        std::fputs("dlcot: no id of the gold labels stands in the analysis; are both of the same corpus, and in this order: GOLD ANALYSIS?\n", stderr);
        return exitFailed;
    }
    return gold.value().issues.empty() && analysis.value().issues.empty() ? exitDone : exitRejected;
}

} // namespace app
