// Writes a corpus of made-up traces of any size, for measuring:
//   make_corpus --size 1GB --out FILE [--seed N] [--line-mb N] [--array]
#include "tests/support/trace_grammar.h"

#include "core/corpus/json_string.h"
#include "core/corpus/writer.h"

#include <charconv>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace {

struct Options
{
    std::string out;
    std::size_t size = 1U << 20;
    std::uint64_t seed = 1;
    std::size_t lineMegabytes = 0;
    bool array = false;
};

std::optional<std::size_t> parseSize(std::string_view text)
{
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
    if (error != std::errc{})
        return std::nullopt;
    const std::size_t factor = unit.empty()   ? 1
                               : unit == "KB" ? 1000
                               : unit == "MB" ? 1000000
                               : unit == "GB" ? 1000000000
                                              : 0;
    return factor == 0 ? std::nullopt : std::optional(value * factor);
}

std::optional<Options> parse(int argc, char** argv)
{
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view name = argv[i];
        if (name == "--array") {
            options.array = true;
            continue;
        }
        if (i + 1 == argc)
            return std::nullopt;
        const std::string_view text = argv[++i];
        if (name == "--out") {
            options.out = text;
            continue;
        }
        const auto value = parseSize(text);
        if (!value)
            return std::nullopt;
        if (name == "--size")
            options.size = *value;
        else if (name == "--seed")
            options.seed = *value;
        else if (name == "--line-mb")
            options.lineMegabytes = *value;
        else
            return std::nullopt;
    }
    return options.out.empty() ? std::nullopt : std::optional(options);
}

std::string record(std::size_t number, const support::TraceGrammar::Text& text)
{
    const auto field = [](std::string_view value) {
        return core::escapeJson(value, core::JsonEscapes::Minimal);
    };
    return "{\"id\": \"made-" + std::to_string(number) + "\", \"problem\": \"" + field(text.problem) +
           "\", \"generation\": \"<think>\\n" + field(text.reasoning) + "\\n</think>\\n\\n" +
           field(text.response) + "\", \"answer\": \"" + text.answer + "\", \"source\": \"make_corpus\"}";
}

core::Status write(const Options& options)
{
    auto file = core::OutputFile::create(options.out);
    if (!file.ok())
        return file.error();
    support::TraceGrammar grammar(options.seed);
    std::size_t written = 0;
    bool longDue = options.lineMegabytes > 0;
    for (std::size_t number = 0; written < options.size || longDue; ++number) {
        const bool isLong = longDue && written >= options.size / 2;
        const std::size_t length = isLong ? options.lineMegabytes * 1000000 : grammar.length();
        longDue = longDue && !isLong;
        const std::string start = !options.array ? "" : number == 0 ? "[\n" : ",\n";
        const std::string line = start + record(number, grammar.next(length)) + (options.array ? "" : "\n");
        if (auto status = file.value()->write(line); !status.ok())
            return status;
        written += line.size();
    }
    if (options.array)
        if (auto status = file.value()->write("\n]\n"); !status.ok())
            return status;
    return file.value()->commit();
}

} // namespace

int main(int argc, char** argv)
{
    const auto options = parse(argc, argv);
    if (!options) {
        std::fputs("usage: make_corpus --size 1GB --out FILE [--seed N] [--line-mb N] [--array]\n", stderr);
        return 2;
    }
    const auto status = write(*options);
    if (status.ok())
        return 0;
    std::fprintf(stderr, "make_corpus: %s\n", status.error().message.c_str());
    return 1;
}
