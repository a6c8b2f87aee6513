#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "core/corpus/duplicate_ids.h"
#include "core/corpus/record_reader.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace app {

namespace {

struct NamedSource
{
    const char* name;
    const core::FieldSource* source;
};

std::vector<NamedSource> sourcesOf(const core::FieldMapping& mapping)
{
    return {{"id", &mapping.id},
            {"problem", &mapping.problem},
            {"reasoning", &mapping.reasoning},
            {"response", &mapping.response},
            {"answer", &mapping.answer}};
}

/// Corpora up to this size are read whole without being asked to.
constexpr std::uint64_t smallCorpus = 64'000'000;

const char* partName(core::FieldSource::Part part)
{
    switch (part) {
    case core::FieldSource::Part::Whole: return "whole";
    case core::FieldSource::Part::Thought: return "thought";
    case core::FieldSource::Part::AfterThought: return "after";
    }
    return "";
}

nlohmann::ordered_json issueJson(const core::Issue& issue)
{
    nlohmann::ordered_json out;
    if (!issue.file.empty())
        out["file"] = issue.file;
    out["line"] = issue.line;
    out["record"] = issue.record;
    out["reason"] = issue.reason;
    return out;
}

void addCheck(nlohmann::ordered_json& out, const core::RecordCheck& check)
{
    out["readable"] = check.readable;
    out["unreadable"] = check.unreadable;
    out["issues"] = nlohmann::ordered_json::array();
    for (const core::Issue& issue : check.issues)
        out["issues"].push_back(issueJson(issue));
    if (check.tagged > 0)
        out["tags_in_reasoning"] = {{"records", check.tagged}, {"example", issueJson(check.firstTagged)}};
    if (check.duplicates.ids == 0)
        return;
    const core::DuplicateIds& twice = check.duplicates;
    out["duplicate_ids"] = {{"ids", twice.ids},
                            {"records", twice.records},
                            {"example", twice.example},
                            {"stands_on_records", {twice.first, twice.second}}};
}

/// That the reasoning may go on into the answer, and how the field is read up to its tag.
std::string tagHint(const core::RecordCheck& check, const core::FieldSource& reasoning)
{
    std::string out = "tags      the reasoning of " + grouped(check.tagged) + (check.tagged == 1 ? " record holds " : " records holds ") +
                      check.firstTagged.reason + " or its closing tag, as text: " + core::placeOf(check.firstTagged) +
                      (check.tagged == 1 ? "\n" : ", for example\n");
    if (reasoning.part == core::FieldSource::Part::Whole)
        out += "          --field 'reasoning=" + reasoning.path + "#thought' takes what stands before the closing tag\n";
    return out;
}

void printCheck(const std::optional<core::RecordCheck>& check, const core::FieldMapping& mapping)
{
    if (!check) {
        print("unread    the records themselves, because there are many: --check reads them all\n");
        return;
    }
    print("readable  " + grouped(check->readable) + "\n");
    if (check->unreadable > 0)
        print("unread    " + grouped(check->unreadable) + "\n");
    for (const core::Issue& issue : check->issues)
        print("  " + core::placeOf(issue) + ": " + issue.reason + "\n");
    if (check->unreadable > check->issues.size())
        print("  and more\n");
    if (check->tagged > 0)
        print(tagHint(*check, mapping.reasoning));
    if (check->duplicates.ids > 0)
        print("twice     " + core::describe(check->duplicates) + "\n");
}

void printJson(const OpenedCorpus& opened, const std::optional<core::RecordCheck>& check)
{
    nlohmann::ordered_json out;
    out["format"] = core::formatName(opened.corpus->format());
    out["records"] = core::wholeRecords(*opened.corpus).recordCount();
    if (opened.corpus->records() != nullptr)
        out["traces"] = opened.corpus->recordCount();
    out["bytes"] = opened.corpus->fileSize();
    nlohmann::ordered_json mapping;
    mapping["layout"] = opened.mapping.layout;
    for (const auto& [name, source] : sourcesOf(opened.mapping)) {
        if (source->path.empty())
            mapping[name] = nullptr;
        else
            mapping[name] = {{"path", source->path}, {"part", partName(source->part)}};
    }
    out["mapping"] = std::move(mapping);
    if (check)
        addCheck(out, *check);
    out["columns"] = core::columnPaths(core::wholeRecords(*opened.corpus));
    print(out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

void printWords(const OpenedCorpus& opened, const std::optional<core::RecordCheck>& check)
{
    print("format    " + std::string(core::formatName(opened.corpus->format())) + "\n");
    print("records   " + grouped(core::wholeRecords(*opened.corpus).recordCount()) + "\n");
    if (opened.corpus->records() != nullptr)
        print("traces    " + grouped(opened.corpus->recordCount()) + "\n");
    print("bytes     " + grouped(opened.corpus->fileSize()) + "\n");
    print("layout    " + opened.mapping.layout + "\n");
    for (const auto& [name, source] : sourcesOf(opened.mapping)) {
        std::string line = "  " + std::string(name);
        line.resize(12, ' ');
        line += source->path.empty() ? "(none)" : source->path;
        if (source->part == core::FieldSource::Part::Thought)
            line += ", the thought in it";
        if (source->part == core::FieldSource::Part::AfterThought)
            line += ", what follows the thought";
        print(line + "\n");
    }
    printCheck(check, opened.mapping);
}

} // namespace

int runInfo(const InfoOptions& options)
{
    const auto opened = openCorpus(options.input);
    if (!opened.ok())
        return fail(opened.error());
    std::optional<core::RecordCheck> check;
    if (options.check || opened.value().corpus->fileSize() <= smallCorpus) {
        TerminalMonitor monitor("records");
        check = core::checkRecords(*opened.value().corpus, opened.value().mapping, monitor);
        if (!check->complete)
            return stopped();
    }
    if (options.json)
        printJson(opened.value(), check);
    else
        printWords(opened.value(), check);
    reportChanges(*opened.value().corpus);
    return exitDone;
}

} // namespace app
