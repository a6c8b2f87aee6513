#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "core/kept_memory.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdio>
#include <string>

namespace {

constexpr const char* defaultTokenizer = "qwen3";

std::string presetNames()
{
    std::string out;
    for (const core::Policy& preset : core::presets())
        out += (out.empty() ? "" : ", ") + preset.name;
    return out;
}

void addInput(CLI::App& command, app::Input& input)
{
    command.add_option("FILE", input.file, "Corpus of records: JSON Lines, a JSON array (also packed), Parquet, CSV; a folder or pattern of such; - is standard input")->required();
    command
        .add_option("--field", input.fields,
                    "Where a text stands, if it is not found by itself: problem, reasoning, response, answer or id "
                    "= PATH, such as reasoning=messages[1].content or, of several traces in a record, "
                    "reasoning=generations[*]; #thought and #after pick what is inside and after the <think> part")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void addTokenizer(CLI::App& command, std::string& tokenizer)
{
    command.add_option("--tokenizer", tokenizer, "Name of an installed tokenizer, or path of a tokenizer.json")
        ->capture_default_str();
}

void addMinConfidence(CLI::App& command, std::optional<double>& least, const std::string& what)
{
    const auto isNumber = [](const std::string& text) { return text.find_first_of("0123456789") == std::string::npos ? "a number from 0 to 1 is needed" : std::string(); };
    command.add_option("--min-confidence", least, what)->check(CLI::Validator(isNumber, "") & CLI::Range(0.0, 1.0)); // NaN is in any range
}

void addThreads(CLI::App& command, unsigned& threads)
{
    command.add_option("--threads", threads, "Number of threads; 0: one a processor. The output is the same for any")
        ->capture_default_str();
}

/// The commands, and the one that was chosen.
class CommandLine
{
public:
    CommandLine()
    {
        m_app.set_version_flag("--version", "dlcot " DLCOT_VERSION);
        m_app.require_subcommand(1);
        m_app.footer("Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but some records were rejected\n"
                     "(they stand in OUT.rejects.jsonl with line number and reason).");
        addInfo();
        addAnalyze();
        addClean();
        addConvert();
        addFilter();
        addTokens();
        addCheckAnswer();
        addEvaluate();
        addStats();
        for (CLI::App* command : m_app.get_subcommands({}))
            command->set_version_flag("--version", "dlcot " DLCOT_VERSION);
    }

    int run(int argc, char** argv)
    {
        if (const std::string wrong = unknownCommand(argc, argv); !wrong.empty()) {
            std::fprintf(stderr, "dlcot: %s\n", wrong.c_str());
            return app::exitUsage;
        }
        try {
            m_app.parse(argc, argv);
        } catch (const CLI::ParseError& error) {
            return m_app.exit(error) == 0 ? app::exitDone : app::exitUsage;
        }
        const int code = m_run();
        // What stands in the buffer may be lost on a full disk without a word.
        if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
            return code;
        return code == app::exitDone || code == app::exitRejected ? app::fail({core::ErrorCode::Write, "The output could not be written to its end.", {}}) : code;
    }

private:
    /// What is wrong with the first argument where it should be a command; empty where nothing is.
    [[nodiscard]] std::string unknownCommand(int argc, char** argv) const
    {
        if (argc < 2 || argv[1][0] == '-')
            return {};
        std::string names;
        for (const CLI::App* command : m_app.get_subcommands({})) {
            if (command->get_name() == argv[1])
                return {};
            names += (names.empty() ? "" : ", ") + command->get_name();
        }
        return "There is no command \"" + std::string(argv[1]) + "\". There are " + names + ".";
    }

    CLI::App& add(const char* name, const char* what, std::function<int()> run)
    {
        CLI::App* command = m_app.add_subcommand(name, what);
        command->callback([this, run] { m_run = run; });
        return *command;
    }

    void addInfo()
    {
        CLI::App& command = add("info", "Say what a corpus is: format, records, fields", [this] { return app::runInfo(m_info); });
        addInput(command, m_info.input);
        command.add_flag("--json", m_info.json, "Print one JSON object");
        command.add_flag("--check", m_info.check,
                         "Read every record, however large the corpus is: how many cannot be read, and which ids come twice");
    }

    void addAnalyze()
    {
        CLI::App& command = add("analyze", "Take each trace apart and write one JSON object a line",
                                [this] { return app::runAnalyze(m_analyze); });
        m_analyze.tokenizer = defaultTokenizer;
        addInput(command, m_analyze.input);
        command.add_option("-o,--output", m_analyze.output, "Analysis file; - is standard output")->required();
        addMinConfidence(command, m_analyze.minConfidence,
                         "Leave out labels incorrect and incomplete, repeats and errors that are less sure than this, "
                         "from 0 (tell all) to 1");
        addTokenizer(command, m_analyze.tokenizer);
        addThreads(command, m_analyze.threads);
    }

    void addClean()
    {
        CLI::App& command = add("clean", "Clean a corpus and write it in the schema it came in",
                                [this] { return app::runClean(m_clean); });
        m_clean.tokenizer = defaultTokenizer;
        m_clean.preset = "trunk";
        addInput(command, m_clean.input);
        command.add_option("-o,--output", m_clean.output, "Cleaned corpus; - is standard output")->required();
        command.add_option("--preset", m_clean.preset, "What to remove: " + presetNames())->capture_default_str();
        command.add_option("--report", m_clean.report, "Also write the totals as JSON to this file");
        addMinConfidence(command, m_clean.minConfidence,
                         "Remove nothing for a finding that is less sure than this, from 0 (act on all) to 1; a trace "
                         "is then not left out for labels that are less sure. Without it all are acted on but repeats that "
                         "are less likely than not");
        command.add_flag("--decisions", m_clean.byHand,
                         "Keep and drop what was decided by hand on this corpus in the window, whatever the preset");
        addTokenizer(command, m_clean.tokenizer);
        addThreads(command, m_clean.threads);
    }

    void addFilter()
    {
        CLI::App& command = add("filter", "Write the records for which an expression holds, byte for byte",
                                [this] { return app::runFilter(m_filter); });
        m_filter.tokenizer = defaultTokenizer;
        m_filter.preset = "trunk";
        addInput(command, m_filter.input);
        command
            .add_option("EXPR", m_filter.expression,
                        "What to keep, such as: tokens>8000 approaches>=3 verdict:incorrect \"exact words\" /regex/ "
                        "-word. Traces are only analysed when the expression asks for it")
            ->required();
        command.add_option("-o,--output", m_filter.output, "File of the records that are kept; - is standard output");
        command.add_flag("--count", m_filter.countOnly, "Print how many there are instead");
        command.add_option("--preset", m_filter.preset, "What after, saving and status are about: " + presetNames())
            ->capture_default_str();
        addMinConfidence(command, m_filter.minConfidence, "Findings that are less sure than this count for nothing, from 0 to 1");
        addTokenizer(command, m_filter.tokenizer);
        addThreads(command, m_filter.threads);
    }

    void addConvert()
    {
        CLI::App& command = add("convert", "Write a corpus in another format", [this] { return app::runConvert(m_convert); });
        command.add_option("FILE", m_convert.input, "Corpus of records, of any format; - is standard input")->required();
        command
            .add_option("-o,--output", m_convert.output,
                        "File to write; its name says the format: .jsonl, .json (also .gz, .zst), .parquet, .csv, .tsv")
            ->required();
    }

    void addTokens()
    {
        CLI::App& command = add("tokens", "Count tokens of a text, of each trace of a corpus, or of a chat",
                                [this] { return app::runTokens(m_tokens); });
        m_tokens.tokenizers = {defaultTokenizer};
        addInput(command, m_tokens.input);
        command.get_option("FILE")->description(
            "A text file, or a corpus, as its name says (.jsonl, .json, .parquet, .csv, packed, a folder or pattern); "
            "- is standard input as one text");
        command
            .add_option("--tokenizer", m_tokens.tokenizers,
                        "Name of an installed tokenizer, or path of a tokenizer.json; given several times, their counts "
                        "stand side by side")
            ->capture_default_str()
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        command.add_flag("--ids", m_tokens.ids, "Print the ids on one line instead, separated by spaces");
        command.add_flag("--chat", m_tokens.chat,
                         "Count each trace as the whole chat that a model is trained on: problem, reasoning and response "
                         "in the chat template of the tokenizer's model; the last line says what the template adds");
        command.add_option("--template", m_tokens.chatTemplate,
                           "Another chat template: qwen3, qwen2.5, deepseek-v3, llama3, llama3.1, gpt-oss, gemma3, or a text "
                           "file with {problem}, {reasoning} and {response} where these go; implies --chat. One question and "
                           "one answer; of system messages only those that qwen2.5, llama3.1 and gpt-oss write by themselves");
        addThreads(command, m_tokens.threads);
    }

    void addCheckAnswer()
    {
        CLI::App& command = add("check-answer", "Say whether two answers are the same as mathematics",
                                [this] { return app::runCheckAnswer(m_checkAnswer); });
        CLI::Option* gold = command.add_option("GOLD", m_checkAnswer.gold, "The reference answer: 546/5, \\frac{1}{2}, [0, 1), B");
        CLI::Option* pred = command.add_option("PRED", m_checkAnswer.pred, "The answer to check: 109.2, a sentence, a text with \\boxed{...}");
        CLI::Option* problem = command.add_option("--problem", m_checkAnswer.problem, "The problem, whose options tell what a letter stands for");
        CLI::Option* batch = command.add_option("--batch", m_checkAnswer.batch,
                                                "Lines of JSON with gold and pred (and problem); writes each with equal and how added; - is standard input");
        gold->needs(pred);
        batch->excludes(gold)->excludes(problem);
        command.parse_complete_callback([gold, batch] {
            if (gold->empty() && batch->empty())
                throw CLI::RequiredError("GOLD and PRED, or --batch FILE");
        });
        command.footer("Exit codes: 0 equal, 1 not equal, 2 wrong usage; with --batch: 0 done, 1 failed,\n"
                       "3 done but some lines could not be read (they are named on standard error).\n"
                       "Answers that begin with a minus sign stand behind --: dlcot check-answer -- -1/2 -0.5");
    }

    void addEvaluate()
    {
        CLI::App& command = add("evaluate", "Score an analysis file against gold labels",
                                [this] { return app::runEvaluate(m_evaluate); });
        command.add_option("GOLD", m_evaluate.gold, "Lines with id, reasoning, segments and errors, as people labelled them")->required();
        command.add_option("ANALYSIS", m_evaluate.analysis, "A file of dlcot analyze, or other lines with id, segments and errors")->required();
        command.add_flag("--json", m_evaluate.json, "Print one JSON object");
        command.add_flag("--per-trace", m_evaluate.perTrace, "Print the figures of each trace as well");
    }

    void addStats()
    {
        CLI::App& command = add("stats", "Count what is in a corpus: lengths against budgets, percentiles, shares by kind",
                                [this] { return app::runStats(m_stats); });
        m_stats.tokenizer = defaultTokenizer;
        m_stats.preset = "trunk";
        addInput(command, m_stats.input);
        addTokenizer(command, m_stats.tokenizer);
        command.add_option("--compare", m_stats.compared, "A second tokenizer to count with as well: a student's beside the teacher's");
        command.add_option("--preset", m_stats.preset, "What 'after' removes: " + presetNames())->capture_default_str();
        addMinConfidence(command, m_stats.minConfidence, "Findings that are less sure than this remove nothing, from 0 to 1");
        command.add_option("--budget", m_stats.budgets, "Count the traces with more tokens than this; may be given several times. Default: 8192, 16384, 32768")
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        command.add_flag("--json", m_stats.json, "Print one JSON object");
        command.add_option("--csv", m_stats.csv, "Also write them as CSV to this file; - is standard output, in place of the table");
        addThreads(command, m_stats.threads);
    }

    CLI::App m_app{"Take long chain-of-thought traces apart, clean them, count tokens.", "dlcot"};
    app::InfoOptions m_info;
    app::AnalyzeOptions m_analyze;
    app::CleanOptions m_clean;
    app::FilterOptions m_filter;
    app::ConvertOptions m_convert;
    app::TokensOptions m_tokens;
    app::CheckAnswerOptions m_checkAnswer;
    app::EvaluateOptions m_evaluate;
    app::StatsOptions m_stats;
    std::function<int()> m_run;
};

} // namespace

int main(int argc, char** argv)
{
    core::keepFreedMemory();
    std::signal(SIGXFSZ, SIG_IGN); // a limit on the size of files is then an error of writing, which is told
    return CommandLine().run(argc, argv);
}
