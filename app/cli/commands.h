#pragma once

#include "core/clean/run.h"
#include "core/clean/trace_result.h"
#include "core/corpus/mapping.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace app {

/// A corpus as the command line names it, with the fields that the user chose by hand.
struct Input
{
    std::string file;                ///< "-" is standard input
    std::vector<std::string> fields; ///< "reasoning=PATH", "reasoning=PATH#thought", "response=PATH#after"
};

/// An opened corpus and how its records are read; where these hold several traces each, it lists traces. Standard input is kept in an unnamed temporary file while it is open.
struct OpenedCorpus
{
    std::shared_ptr<const core::Corpus> corpus;
    core::FieldMapping mapping;
};
[[nodiscard]] core::Result<OpenedCorpus> openCorpus(const Input& input);
/// The same, however the records are made up.
[[nodiscard]] core::Result<std::shared_ptr<const core::Corpus>> openRecords(const std::string& file);

struct InfoOptions
{
    Input input;
    bool json = false;
    bool check = false; ///< read every record, also of a large corpus
};

struct AnalyzeOptions
{
    Input input;
    std::string output;
    std::string tokenizer;
    std::optional<double> minConfidence;
    unsigned threads = 0;
};

struct CleanOptions
{
    Input input;
    std::string output;
    std::string preset;
    std::string report;
    std::string tokenizer;
    std::optional<double> minConfidence;
    bool byHand = false; ///< with the decisions that were made in the window
    unsigned threads = 0;
};

struct ConvertOptions
{
    std::string input; ///< "-" is standard input
    std::string output;
};

struct FilterOptions
{
    Input input;
    std::string expression;
    std::string output; ///< empty with countOnly
    bool countOnly = false;
    std::string preset;
    std::string tokenizer;
    std::optional<double> minConfidence;
    unsigned threads = 0;
};

struct TokensOptions
{
    Input input;
    std::vector<std::string> tokenizers; ///< one or more
    bool ids = false;
    bool chat = false;
    std::string chatTemplate; ///< name or file; empty: that of each tokenizer's model
    unsigned threads = 0;
    [[nodiscard]] bool isChat() const { return chat || !chatTemplate.empty(); }
};

struct CheckAnswerOptions
{
    std::string gold;
    std::string pred;
    std::string problem; ///< its options tell what a letter stands for
    std::string batch;   ///< a file of lines with gold and pred; "-" is standard input
};

struct EvaluateOptions
{
    std::string gold;
    std::string analysis;
    bool json = false;
    bool perTrace = false;
};

struct StatsOptions
{
    Input input;
    std::string tokenizer;
    std::string compared; ///< a second tokenizer; empty: none
    std::string preset;
    std::string csv;
    std::vector<std::uint64_t> budgets; ///< empty: the usual ones
    bool json = false;
    std::optional<double> minConfidence;
    unsigned threads = 0;
};

// Each runs one command and returns its exit code.
int runInfo(const InfoOptions& options);
int runAnalyze(const AnalyzeOptions& options);
int runClean(const CleanOptions& options);
int runTokens(const TokensOptions& options);
int runCheckAnswer(const CheckAnswerOptions& options);
int runStats(const StatsOptions& options);
int runEvaluate(const EvaluateOptions& options);
int runFilter(const FilterOptions& options);
int runConvert(const ConvertOptions& options);

/// The rules annotator, the named tokenizer and the preset ("" the default one). **Input** `minConfidence`: findings that
/// are less sure are neither acted on nor told; nothing: all are told, and acted on but for unlikely repeats.
[[nodiscard]] core::Result<core::Pipeline> makePipeline(const std::string& tokenizer, const std::string& preset,
                                                        std::optional<double> minConfidence);

/// Says on stderr what has happened to the files of a corpus since it was opened.
void reportChanges(const core::Corpus& corpus);
/// The same, and which ids come twice.
void reportOddities(const core::Corpus& corpus, const core::DuplicateIds& duplicates);

/// Says on stderr which records were rejected. **Returns** exitRejected when there are any, else exitDone.
int reportIssues(std::span<const core::Issue> issues, const core::CleanTargets& targets);

} // namespace app
