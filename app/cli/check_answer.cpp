#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "core/answers/equality/equality.h"
#include "core/corpus/json_scan.h"
#include "core/corpus/json_string.h"
#include "core/text/utf8.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <memory>
#include <optional>
#include <system_error>

namespace app {

namespace fs = std::filesystem;

namespace {

core::Error badLine(std::string message) { return {core::ErrorCode::BadValue, std::move(message), {}}; }

/// The value of member `name`; the last one counts, as most readers have it.
std::optional<core::JsonValue> member(std::string_view line, const core::JsonScan& scan, std::string_view name)
{
    std::optional<core::JsonValue> found;
    for (const core::JsonMember& each : scan.members)
        if (core::jsonStringEquals(each.key.in(line), name))
            found = each.value;
    return found;
}

core::Result<std::string> answerOf(std::string_view line, const core::JsonScan& scan, std::string_view name)
{
    const auto value = member(line, scan, name);
    if (!value)
        return badLine("There is no \"" + std::string(name) + "\" in this line.");
    if (value->type == core::JsonType::String)
        return core::decodeJsonString(value->inner().in(line));
    if (value->type == core::JsonType::Number)
        return std::string(value->span.in(line));
    return badLine("\"" + std::string(name) + "\" is " + std::string(core::jsonTypeName(value->type)) + "; text or a number is needed.");
}

/// `line` with `equal` and `how` set, every other byte as it was.
std::string withResult(std::string_view line, const core::JsonScan& scan, const core::AnswerCheck& check)
{
    struct Field
    {
        std::string_view name;
        std::string value;
    };
    const Field fields[] = {{"equal", check.equal ? "true" : "false"},
                            {"how", "\"" + core::escapeJson(check.how, core::JsonEscapes::Minimal) + "\""}};
    std::string out;
    std::size_t copied = 0;
    bool there[] = {false, false};
    for (const core::JsonMember& each : scan.members)
        for (std::size_t i = 0; i < std::size(fields); ++i) {
            if (!core::jsonStringEquals(each.key.in(line), fields[i].name))
                continue;
            out += line.substr(copied, each.value.span.begin - copied);
            out += fields[i].value;
            copied = each.value.span.end;
            there[i] = true;
        }
    const std::size_t brace = scan.root.span.end - 1;
    out += line.substr(copied, brace - copied);
    for (std::size_t i = 0; i < std::size(fields); ++i)
        if (!there[i])
            out += std::string(scan.members.empty() ? "\"" : ", \"") + std::string(fields[i].name) + "\": " + fields[i].value;
    return out + std::string(line.substr(brace));
}

/// One line of a batch, checked.
core::Result<std::string> checkedLine(std::string_view line)
{
    if (!core::isValidUtf8(line))
        return badLine("This line is not valid UTF-8.");
    const core::JsonScan scan = core::scanJson(line);
    if (scan.fault)
        return badLine("This line is not JSON: " + scan.fault->what + ", at character " + std::to_string(scan.fault->at + 1) + ".");
    if (scan.root.type != core::JsonType::Object)
        return badLine("This line is " + std::string(core::jsonTypeName(scan.root.type)) + "; an object with \"gold\" and \"pred\" is needed.");
    const auto gold = answerOf(line, scan, "gold");
    if (!gold.ok())
        return gold.error();
    const auto pred = answerOf(line, scan, "pred");
    if (!pred.ok())
        return pred.error();
    const auto problem = member(line, scan, "problem");
    if (problem && problem->type == core::JsonType::String)
        return withResult(line, scan, core::checkAnswer(gold.value(), pred.value(), core::decodeJsonString(problem->inner().in(line))));
    return withResult(line, scan, core::checkAnswer(gold.value(), pred.value()));
}

/// A file read line by line; only one line is in memory.
class LineReader
{
public:
    explicit LineReader(std::FILE* file) : m_file(file) {}
    ~LineReader() { std::free(m_line); }
    LineReader(const LineReader&) = delete;
    LineReader& operator=(const LineReader&) = delete;

    /// The next line without its end, or nothing at the end of the file.
    std::optional<std::string_view> next()
    {
        const auto got = ::getline(&m_line, &m_room, m_file);
        if (got < 0)
            return std::nullopt;
        std::string_view line(m_line, static_cast<std::size_t>(got));
        while (!line.empty() && (line.back() == '\n' || line.back() == '\r'))
            line.remove_suffix(1);
        if (++m_number == 1 && line.starts_with("\xEF\xBB\xBF"))
            line.remove_prefix(3);
        return line;
    }
    [[nodiscard]] unsigned long long number() const { return m_number; }

private:
    std::FILE* m_file;
    char* m_line = nullptr;
    std::size_t m_room = 0;
    unsigned long long m_number = 0;
};

int checkFile(const std::string& file)
{
    std::error_code error;
    if (file != "-" && fs::is_directory(file, error))
        return fail({core::ErrorCode::NotAFile, "This is a folder, not a file.", file});
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> opened(file == "-" ? stdin : std::fopen(file.c_str(), "rb"), std::fclose);
    if (!opened)
        return fail({core::ErrorCode::NotFound, "Cannot open this file: it is not there, or may not be read.", file});
    const TerminalMonitor monitor("lines");
    LineReader lines(opened.get());
    unsigned long long bad = 0;
    while (const auto line = lines.next()) {
        if (monitor.stopRequested()) {
            std::fprintf(stderr, "dlcot: stopped before line %llu\n", lines.number());
            return exitFailed;
        }
        if (line->find_first_not_of(" \t") == std::string_view::npos)
            continue;
        const auto checked = checkedLine(*line);
        if (checked.ok()) {
            print(checked.value() + "\n");
            continue;
        }
        ++bad;
        std::fprintf(stderr, "dlcot: line %llu: %s It is left out.\n", lines.number(), checked.error().message.c_str());
    }
    if (std::ferror(opened.get()) != 0)
        return fail({core::ErrorCode::BadFormat, "Reading failed before the end.", file});
    return bad > 0 ? exitRejected : exitDone;
}

} // namespace

int runCheckAnswer(const CheckAnswerOptions& options)
{
    if (!options.batch.empty())
        return checkFile(options.batch);
    for (const std::string* text : {&options.gold, &options.pred, &options.problem})
        if (!core::isValidUtf8(*text)) {
            (void)fail(badLine("An answer is not valid UTF-8."));
            return exitUsage;
        }
    const core::AnswerCheck check = core::checkAnswer(options.gold, options.pred, options.problem);
    print((check.equal ? "equal: " : "not equal: ") + check.how + "\n");
    return check.equal ? exitDone : exitNotEqual;
}

} // namespace app
