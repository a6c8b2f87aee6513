#include "core/clean/final_answer.h"

#include <cctype>

namespace core {

namespace {

/// The last `\boxed{...}` with its braces closed, or an empty view.
std::string_view lastBoxed(std::string_view text)
{
    constexpr std::string_view opener = "\\boxed{";
    for (std::size_t at = text.rfind(opener); at != std::string_view::npos;
         at = at == 0 ? std::string_view::npos : text.rfind(opener, at - 1)) {
        std::size_t depth = 0;
        for (std::size_t i = at + opener.size() - 1; i < text.size(); ++i) {
            depth += text[i] == '{' ? 1 : 0;
            depth -= text[i] == '}' ? 1 : 0;
            if (depth == 0)
                return text.substr(at, i + 1 - at);
        }
    }
    return {};
}

bool wordChar(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80U) != 0; }

} // namespace

bool KeptAnswer::heldBy(std::string_view cleaned) const
{
    if (text.empty())
        return true;
    for (std::size_t at = cleaned.find(text); at != std::string_view::npos; at = cleaned.find(text, at + 1)) {
        const std::size_t end = at + text.size();
        const bool openLeft = at > 0 && std::isalnum(static_cast<unsigned char>(text.front())) != 0 && wordChar(cleaned[at - 1]);
        const bool openRight =
            end < cleaned.size() && std::isalnum(static_cast<unsigned char>(text.back())) != 0 && wordChar(cleaned[end]);
        if (!openLeft && !openRight)
            return true;
    }
    return false;
}

KeptAnswer finalAnswer(std::string_view reasoning, const Analysis& analysis)
{
    if (const std::string_view boxed = lastBoxed(reasoning); !boxed.empty())
        return {std::string(boxed)};
    std::string last;
    for (std::size_t i = 0; i < analysis.notes.size(); ++i) {
        const Kind kind = analysis.tree.segments()[i].kind;
        if (analysis.notes[i].answer.empty() || (kind != Kind::Approach && kind != Kind::Conclusion))
            continue;
        // As written in the text, so that it can be found there again.
        const Span span = analysis.notes[i].answerSpan;
        last = span.empty() ? analysis.notes[i].answer : std::string(span.in(reasoning));
    }
    return {last};
}

} // namespace core
