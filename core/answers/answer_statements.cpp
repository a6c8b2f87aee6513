#include "core/answers/answer_statements.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// End of the brace group that opens at `open`, or npos; looks at most `limit` bytes ahead.
std::size_t closeOf(std::string_view text, std::size_t open, std::size_t limit)
{
    std::size_t depth = 0;
    for (std::size_t at = open; at < text.size() && at < open + limit; ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == '{') {
            ++depth;
        } else if (text[at] == '}' && --depth == 0) {
            return at;
        }
    }
    return std::string_view::npos;
}

Span trimmed(std::string_view text, Span value)
{
    constexpr std::string_view edge = " \n\t\r$*:,.;";
    while (!value.empty() && edge.find(text[value.begin]) != std::string_view::npos)
        ++value.begin;
    while (!value.empty() && edge.find(text[value.end - 1]) != std::string_view::npos)
        --value.end;
    return value;
}

/// End of the clause that begins at `at`: a line end, or a full stop before a space.
std::size_t clauseEnd(std::string_view text, std::size_t at)
{
    const std::size_t limit = std::min(text.size(), at + 160);
    for (std::size_t i = at; i < limit; ++i)
        if (text[i] == '\n' || (text[i] == '.' && (i + 1 == text.size() || isSpace(text[i + 1]))))
            return i;
    return limit;
}

} // namespace

std::vector<AnswerStatement> findAnswerStatements(std::string_view text)
{
    constexpr std::size_t longest = 2000;
    constexpr std::array<std::string_view, 4> leads{"answer is ", "Answer: ", "答案是", "答案为"};
    std::vector<AnswerStatement> found;
    const auto add = [&](std::size_t begin, Span value, std::size_t end, double strength, StatementForm form) {
        value = trimmed(text, value);
        if (!value.empty() && (found.empty() || found.back().value.end <= value.begin))
            found.push_back({{begin, std::max(end, value.end)}, value, std::string(value.in(text)), strength, form});
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\' && text.substr(at).starts_with("\\boxed{")) {
            const std::size_t close = closeOf(text, at + 6, longest);
            if (close != std::string_view::npos)
                add(at, {at + 7, close}, close + 1, 1.0, StatementForm::Boxed);
            continue;
        }
        for (const std::string_view lead : leads)
            if (text[at] == lead.front() && text.substr(at).starts_with(lead))
                add(at, {at + lead.size(), clauseEnd(text, at + lead.size())}, 0, 0.9, StatementForm::Answer);
    }
    return found;
}

} // namespace core
