#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>

/// Names under which published corpora keep the parts of a trace, each list in order of preference. A
/// column's name is compared in lower case with "_" for all but letters and digits (normalisedName).
namespace core::names {

using Names = std::span<const std::string_view>;

inline constexpr std::array<std::string_view, 24> reasoningNames{"reasoning_content",
                                                                 "reasoning",
                                                                 "thinking",
                                                                 "deepseek_reasoning",
                                                                 "deepseek_thinking_trajectory",
                                                                 "thinking_trajectory",
                                                                 "thinking_trajectories",
                                                                 "r1_reasoning",
                                                                 "long_cot",
                                                                 "complex_cot",
                                                                 "chain_of_thought",
                                                                 "cot",
                                                                 "thought",
                                                                 "thoughts",
                                                                 "thinking_content",
                                                                 "thought_process",
                                                                 "reasoning_trace",
                                                                 "thinking_trace",
                                                                 "reasoning_text",
                                                                 "reasoning_process",
                                                                 "reasoning_details",
                                                                 "model_reasoning",
                                                                 "model_thoughts",
                                                                 "rationale_long"};
inline constexpr std::array<std::string_view, 8> reasoningEndings{"_reasoning",
                                                                  "_reasoning_content",
                                                                  "_thinking_trajectory",
                                                                  "_thinking_trajectories",
                                                                  "_chain_of_thought",
                                                                  "_cot",
                                                                  "_thinking",
                                                                  "_thoughts"};
inline constexpr std::array<std::string_view, 22> contentNames{"generation",
                                                               "generations",
                                                               "generated_solution",
                                                               "r1_solution_1",
                                                               "result",
                                                               "response",
                                                               "responses",
                                                               "output",
                                                               "outputs",
                                                               "completion",
                                                               "completions",
                                                               "r1_generation",
                                                               "deepseek_r1_response",
                                                               "model_output",
                                                               "model_response",
                                                               "generated_text",
                                                               "prediction",
                                                               "solution",
                                                               "attempt",
                                                               "content",
                                                               "text",
                                                               "value"};
inline constexpr std::array<std::string_view, 7> contentPieces{
    "response", "generation", "reasoner", "output", "completion", "r1_solution", "qwq"};
inline constexpr std::array<std::string_view, 14> problemNames{
    "problem", "question", "problem_text", "problem_statement",
    "query",   "prompt",   "user_prompt",  "instruction",
    "input",   "inputs",   "task",         "question_text",
    "user",    "exercise"};
inline constexpr std::array<std::string_view, 14> responseNames{
    "attempt", "response",   "content",           "answer_content",   "model_answer",   "final_response",
    "output",  "completion", "deepseek_solution", "deepseek_attempt", "model_response", "summary",
    "responses", "attempts"};
inline constexpr std::array<std::string_view, 22> answerNames{"answer",
                                                              "correct_answer",
                                                              "ground_truth",
                                                              "final_answer",
                                                              "expected_answer",
                                                              "reference_answer",
                                                              "gold_answer",
                                                              "ground_truth_answer",
                                                              "true_answer",
                                                              "golden_answer",
                                                              "gt_answer",
                                                              "reference",
                                                              "correct_option",
                                                              "answer_key",
                                                              "gold",
                                                              "gt",
                                                              "target",
                                                              "expected",
                                                              "short_answer",
                                                              "numerical_answer",
                                                              "verified_answer",
                                                              "label"};
inline constexpr std::array<std::string_view, 18> idNames{
    "id",        "question_id", "uuid",     "problem_id", "uid",       "_id",
    "record_id", "sample_id",   "trace_id", "example_id", "unique_id", "qid",
    "custom_id", "request_id",  "idx",      "index",      "key",       "name"};
/// Of these, the ones that can mean nothing but the record itself.
inline constexpr std::array<std::string_view, 6> recordIdNames{"id", "_id", "uuid", "uid", "record_id", "trace_id"};
/// What a column holds that switches reasoning on and off.
inline constexpr std::array<std::string_view, 16> settingValues{
    "", "on",   "off",    "true", "false", "yes",     "no",       "none",
    "high", "medium", "low",  "auto",  "enabled", "disabled", "minimal", "default"};
inline constexpr std::array<std::string_view, 5> assistantRoles{"assistant", "gpt", "model", "bot",
                                                                "chatgpt"};
inline constexpr std::array<std::string_view, 4> userRoles{"user", "human", "prompter", "question"};

[[nodiscard]] inline bool isOneOf(std::string_view name, Names names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}
/// Position of `name` in the list; its size when it is not there.
[[nodiscard]] inline std::size_t rankIn(std::string_view name, Names names)
{
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

} // namespace core::names
