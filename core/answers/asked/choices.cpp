#include "core/answers/asked/choices.h"

#include "core/answers/words/answer_text.h"

#include <array>
#include <cctype>

namespace core {

namespace {

/// Bytes other than the letter itself with which a mark may begin.
constexpr std::array<bool, 256> opensMark = [] {
    std::array<bool, 256> opens{};
    for (const char c : {'(', '\\', '*', '\xEF'}) // the last begins a wide bracket
        opens[static_cast<unsigned char>(c)] = true;
    return opens;
}();

/// Length of the mark of option `letter` at `at` ("(A)", "A)", "A.", "A:", "\textbf{(A)}"), or 0.
std::size_t markAt(std::string_view text, std::size_t at, char letter)
{
    const char before = at == 0 ? '\n' : text[at - 1];
    if (std::isalnum(static_cast<unsigned char>(before)) != 0 || before == '(' || before == ',')
        return 0; // "dot(A)", "f(x,A)": no option
    std::size_t end = at;
    const auto take = [&](std::string_view piece) {
        const bool there = text.substr(end).starts_with(piece);
        end += there ? piece.size() : 0;
        return there;
    };
    const bool styled = take("\\textbf{") || take("\\text{") || take("\\mathrm{") || take("\\mathbf{") || take("**");
    const bool open = take("(") || take("（");
    if (!take(std::string_view(&letter, 1)))
        return 0;
    const bool lineStart = before == '\n' || before == ' ' || before == '\t' || before == '*' || before == '-';
    const bool closed = take(")") || take("）");
    const bool pointed = !closed && !open && lineStart && (take(". ") || take(": ") || take("、") || take("．") || take("："));
    if (!closed && !pointed)
        return 0;
    if (styled)
        (void)(take("}") || take("**"));
    return end - at;
}

} // namespace

std::vector<Choice> parseChoices(std::string_view problem)
{
    std::vector<Choice> choices;
    std::size_t from = 0;      // where the text of the last option begins
    char wanted = 'A';
    for (std::size_t at = 0; at < problem.size(); ++at) {
        if (problem[at] != wanted && !opensMark[static_cast<unsigned char>(problem[at])])
            continue;
        const std::size_t length = markAt(problem, at, wanted);
        if (length == 0)
            continue;
        if (!choices.empty())
            choices.back().text = bareAnswer(problem.substr(from, at - from));
        choices.push_back({wanted, {}});
        from = at + length;
        at = from - 1;
        if (++wanted > 'J')
            break;
    }
    if (choices.size() < 2)
        return {};
    const std::size_t end = std::min(problem.find('\n', from), problem.size());
    choices.back().text = bareAnswer(problem.substr(from, end - from));
    return choices;
}

} // namespace core
