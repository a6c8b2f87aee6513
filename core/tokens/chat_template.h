#pragma once

#include "core/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// How a chat model writes a question and its answer with the thinking: a text with {problem}, {reasoning} and {response}
/// in it, where the three texts go without the line feeds around them; {problem|raw} is the text as it is, {problem|trim}
/// without white space around it, {problem|lstrip} without the line feeds before it. {response|last} is trimmed as well and,
/// when nothing is left of it, takes the white space of the template before it along: so templates that trim a whole answer.
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
    enum class Edges { LineFeeds, Raw, Trim, LineFeedsBefore, Last }; ///< what is left out around a text
    struct Part
    {
        std::string before; ///< what stands before the text
        std::string_view Texts::* text = nullptr;
        Edges edges = Edges::LineFeeds;
    };
    [[nodiscard]] static std::string_view cut(std::string_view text, Edges edges);
    /// The slot that begins here, and its length; nothing when none does.
    [[nodiscard]] static std::optional<std::pair<Part, std::size_t>> slotAt(std::string_view text);
    std::vector<Part> m_parts;
    std::string m_end;
};

} // namespace core
