#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "core/corpus/trace_corpus.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <system_error>

namespace app {

namespace fs = std::filesystem;

namespace {

/// Standard input copied to a temporary file, since a corpus is read more than once; removed when this goes.
class Spooled
{
public:
    Spooled() = default;
    Spooled(const Spooled&) = delete;
    Spooled& operator=(const Spooled&) = delete;
    ~Spooled()
    {
        std::error_code ignored;
        if (!m_path.empty())
            fs::remove(m_path, ignored);
    }

    core::Status fill()
    {
        std::string name = (fs::temp_directory_path() / "dlcot-stdin-XXXXXX").string();
        const int file = mkstemp(name.data());
        if (file < 0)
            return core::Error{core::ErrorCode::Write, "Cannot keep standard input in a temporary file.", name};
        m_path = name;
        std::array<char, 1 << 16> buffer{};
        bool good = true;
        for (ssize_t got = 0; good && (got = read(STDIN_FILENO, buffer.data(), buffer.size())) > 0;)
            good = write(file, buffer.data(), static_cast<std::size_t>(got)) == got;
        close(file);
        if (!good)
            return core::Error{core::ErrorCode::Write, "No room to keep standard input in a temporary file.", name};
        return core::Done{};
    }

    [[nodiscard]] const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

core::FieldSource* sourceNamed(core::FieldMapping& mapping, std::string_view name)
{
    if (name == "id")
        return &mapping.id;
    if (name == "problem")
        return &mapping.problem;
    if (name == "reasoning")
        return &mapping.reasoning;
    if (name == "response")
        return &mapping.response;
    return name == "answer" ? &mapping.answer : nullptr;
}

core::Status applyFields(core::FieldMapping& mapping, const std::vector<std::string>& fields)
{
    for (const std::string& field : fields) {
        const std::size_t equals = field.find('=');
        core::FieldSource* source = equals == std::string::npos ? nullptr : sourceNamed(mapping, field.substr(0, equals));
        if (source == nullptr)
            return core::Error{core::ErrorCode::BadValue,
                               "--field takes problem, reasoning, response, answer or id, then = and a path.", field};
        std::string path = field.substr(equals + 1);
        using Part = core::FieldSource::Part;
        Part part = Part::Whole;
        const auto takeEnding = [&](std::string_view ending, Part meaning) {
            if (!path.ends_with(ending))
                return;
            path.resize(path.size() - ending.size());
            part = meaning;
        };
        takeEnding("#thought", Part::Thought);
        takeEnding("#after", Part::AfterThought);
        *source = {path, part};
        mapping.layout = "fields chosen by hand";
    }
    return core::Done{};
}

bool hasReasoning(const std::vector<std::string>& fields)
{
    for (const std::string& field : fields)
        if (field.starts_with("reasoning="))
            return true;
    return false;
}

} // namespace

core::Result<std::shared_ptr<const core::Corpus>> openRecords(const std::string& file)
{
    Spooled spooled;
    if (file == "-")
        if (const core::Status status = spooled.fill(); !status.ok())
            return status.error();
    TerminalMonitor monitor("bytes");
    auto corpus = core::Corpus::open(file == "-" ? spooled.path() : fs::path(file), monitor);
    if (!corpus.ok())
        return corpus.error();
    if (!corpus.value()->complete())
        return core::Error{core::ErrorCode::Internal, "stopped; no file was written or changed", {}};
    for (const std::string& warning : corpus.value()->warnings())
        std::fprintf(stderr, "dlcot: %s\n", warning.c_str());
    return corpus;
}

core::Result<OpenedCorpus> openCorpus(const Input& input)
{
    auto corpus = openRecords(input.file);
    if (!corpus.ok())
        return corpus.error();
    auto mapping = core::detectMapping(*corpus.value());
    if (!mapping.ok() && !hasReasoning(input.fields)) {
        core::Error error = mapping.error();
        error.message += " Say where it stands with --field reasoning=PATH.";
        return error;
    }
    OpenedCorpus out{corpus.value(), mapping.ok() ? mapping.value() : core::FieldMapping{}};
    if (const core::Status status = applyFields(out.mapping, input.fields); !status.ok())
        return status.error();
    TerminalMonitor monitor("records");
    out.corpus = core::tracesOf(out.corpus, out.mapping, monitor);
    if (!out.corpus->complete())
        return core::Error{core::ErrorCode::Internal, "stopped; no file was written or changed", {}};
    return out;
}

core::Result<core::Pipeline> makePipeline(const std::string& tokenizer, const std::string& preset, std::optional<double> minConfidence)
{
    core::Pipeline out;
    if (!preset.empty()) {
        const auto policy = core::presetByName(preset);
        if (!policy) {
            std::string names;
            for (const core::Policy& known : core::presets())
                names += (names.empty() ? "" : ", ") + known.name;
            return core::Error{core::ErrorCode::NotFound, "There is no such preset. There are: " + names + ".", preset};
        }
        out.policy = *policy;
    }
    out.policy.minConfidence = minConfidence.value_or(0);
    out.policy.unlikelyRepeats = minConfidence && *minConfidence < core::leastSureRepeat(core::Policy{});
    out.leastSure = minConfidence.value_or(0);
    auto annotator = core::makeRulesAnnotator();
    if (!annotator.ok())
        return annotator.error();
    out.annotator = annotator.value();
    auto loaded = core::loadTokenizer(tokenizer);
    if (!loaded.ok())
        return loaded.error();
    out.tokenizer = loaded.value();
    return out;
}

} // namespace app
