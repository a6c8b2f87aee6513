#pragma once

#include "core/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// How a chat model writes a question and its answer with the thinking: a text with {problem}, {reasoning} and {response}
/// in it, where the three texts go without the line ends around them.
class ChatTemplate
{
public:
    /// The template of an installed tokenizer's model by its key ("qwen3"), or that of a file.
    /// **Errors** NotFound (lists the names there are), NotAFile, TooLarge (over 1 MB), BadFormat (not UTF-8, or without
    /// {reasoning}).
    [[nodiscard]] static Result<ChatTemplate> load(std::string_view nameOrFile);
    /// **Errors** BadFormat.
    [[nodiscard]] static Result<ChatTemplate> parse(std::string_view text);

    struct Texts
    {
        std::string_view problem, reasoning, response;
    };
    [[nodiscard]] std::string fill(const Texts& texts) const;

private:
    using Slot = std::string_view Texts::*;
    std::vector<std::pair<std::string, Slot>> m_parts; ///< what stands before each text
    std::string m_end;
};

} // namespace core
