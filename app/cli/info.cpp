#include "app/cli/commands.h"
#include "app/cli/terminal.h"

#include <nlohmann/json.hpp>

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

const char* partName(core::FieldSource::Part part)
{
    switch (part) {
    case core::FieldSource::Part::Whole: return "whole";
    case core::FieldSource::Part::Thought: return "thought";
    case core::FieldSource::Part::AfterThought: return "after";
    }
    return "";
}

void printJson(const OpenedCorpus& opened)
{
    nlohmann::ordered_json out;
    out["format"] = core::formatName(opened.corpus->format());
    out["records"] = opened.corpus->recordCount();
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
    out["columns"] = core::columnPaths(*opened.corpus);
    print(out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

void printWords(const OpenedCorpus& opened)
{
    print("format    " + std::string(core::formatName(opened.corpus->format())) + "\n");
    print("records   " + grouped(opened.corpus->recordCount()) + "\n");
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
}

} // namespace

int runInfo(const InfoOptions& options)
{
    const auto opened = openCorpus(options.input);
    if (!opened.ok())
        return fail(opened.error());
    if (options.json)
        printJson(opened.value());
    else
        printWords(opened.value());
    return exitDone;
}

} // namespace app
