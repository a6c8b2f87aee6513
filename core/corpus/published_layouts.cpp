#include "core/corpus/published_layouts.h"

namespace core {

const std::vector<PublishedLayout>& publishedLayouts()
{
    using Part = FieldSource::Part;
    // In the order of FieldMapping: id, problem, reasoning, response, answer.
    static const std::vector<PublishedLayout> layouts{
        {"OpenThoughts-114k", {{}, {"conversations[from=user].value"}, {"conversations[from=assistant].value", Part::Thought}, {"conversations[from=assistant].value", Part::AfterThought}, {}, "OpenThoughts-114k"}},
        {"OpenThoughts-114k, metadata", {{}, {"problem"}, {"deepseek_reasoning"}, {"deepseek_solution"}, {"ground_truth_solution"}, "OpenThoughts-114k, metadata"}},
        {"OpenThoughts2-1M, OpenThoughts3-1.2M", {{"id"}, {"question"}, {"conversations[from=gpt].value", Part::Thought}, {"conversations[from=gpt].value", Part::AfterThought}, {}, "OpenThoughts2-1M, OpenThoughts3-1.2M"}},
        {"OpenR1-Math-220k", {{"uuid"}, {"problem"}, {"generations[*]", Part::Thought}, {"generations[*]", Part::AfterThought}, {"answer"}, "OpenR1-Math-220k"}},
        {"Mixture-of-Thoughts", {{}, {"messages[role=user].content"}, {"messages[role=assistant].content", Part::Thought}, {"messages[role=assistant].content", Part::AfterThought}, {}, "Mixture-of-Thoughts"}},
        {"s1K", {{}, {"question"}, {"thinking_trajectories[*]"}, {"attempt"}, {"solution"}, "s1K"}},
        {"s1K-1.1", {{}, {"question"}, {"*_thinking_trajectory"}, {"*_attempt"}, {"solution"}, "s1K-1.1"}},
        {"LIMO", {{}, {"question"}, {"solution", Part::Thought}, {"solution", Part::AfterThought}, {"answer"}, "LIMO"}},
        {"Bespoke-Stratos-17k, Sky-T1", {{}, {"conversations[from=user].value"}, {"conversations[from=assistant].value", Part::Thought}, {"conversations[from=assistant].value", Part::AfterThought}, {}, "Bespoke-Stratos-17k, Sky-T1"}},
        {"NuminaMath-QwQ-CoT-5M", {{}, {"prompt"}, {"response", Part::Thought}, {"response", Part::AfterThought}, {"ground_truth"}, "NuminaMath-QwQ-CoT-5M"}},
        {"AM-DeepSeek-R1-Distilled-1.4M", {{}, {"messages[role=user].content"}, {"messages[role=assistant].content", Part::Thought}, {"messages[role=assistant].content", Part::AfterThought}, {"messages[role=user].info.reference_answer"}, "AM-DeepSeek-R1-Distilled-1.4M"}},
        {"Dolphin-R1", {{}, {"messages[role=user].content"}, {"reasoning"}, {"answer"}, {}, "Dolphin-R1"}},
        {"OpenMathReasoning", {{}, {"problem"}, {"generated_solution", Part::Thought}, {"generated_solution", Part::AfterThought}, {"expected_answer"}, "OpenMathReasoning"}},
        {"Llama-Nemotron, chat", {{}, {"input[role=user].content"}, {"output", Part::Thought}, {"output", Part::AfterThought}, {}, "Llama-Nemotron, chat"}},
        {"Llama-Nemotron, text", {{}, {"input"}, {"output", Part::Thought}, {"output", Part::AfterThought}, {}, "Llama-Nemotron, text"}},
        {"Light-R1-SFTData", {{}, {"conversations[from=human].value"}, {"conversations[from=gpt].value", Part::Thought}, {"conversations[from=gpt].value", Part::AfterThought}, {}, "Light-R1-SFTData"}},
        {"DeepMath-103K", {{}, {"question"}, {"r1_solution_*", Part::Thought}, {"r1_solution_*", Part::AfterThought}, {"final_answer"}, "DeepMath-103K"}},
        {"DLCoT", {{"id"}, {"prompt"}, {"result", Part::Thought}, {"result", Part::AfterThought}, {"ground_truth"}, "DLCoT"}},
        {"API log, messages", {{"id"}, {"messages[role=user].content"}, {"messages[role=assistant].reasoning_content"}, {"messages[role=assistant].content"}, {}, "API log, messages"}},
        {"API log, choices", {{"id"}, {"request.messages[role=user].content"}, {"choices[*].message.reasoning_content"}, {"choices[*].message.content"}, {}, "API log, choices"}},
    };
    return layouts;
}

} // namespace core
