#include "core/answers/math/formula_tokens.h"

#include "core/answers/words/answer_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

/// Behind the formula that begins at `at`; `at` where none does.
std::size_t formulaEnd(std::string_view text, std::size_t at)
{
    constexpr auto delimiters = std::to_array<std::pair<std::string_view, std::string_view>>({{"$$", "$$"}, {"$", "$"}, {"\\(", "\\)"}, {"\\[", "\\]"}});
    for (const auto& [open, close] : delimiters) {
        const std::size_t end = text.substr(at).starts_with(open) ? text.find(close, at + open.size()) : std::string_view::npos;
        if (end != std::string_view::npos && end > at + open.size())
            return end + close.size();
    }
    return at;
}

FormulaWord formulaWord(std::string_view text, std::size_t at, std::size_t end)
{
    const std::size_t dress = text[at] == '\\' || text.substr(at).starts_with("$$") ? 2 : 1;
    std::string inner(text.substr(at + dress, end - at - 2 * dress));
    const std::size_t first = std::min(inner.find_first_not_of(' '), inner.size());
    inner = inner.substr(first, inner.find_last_not_of(' ') + 1 - first);
    return {inner, inner, at, end, true, end < text.size() && std::string_view(".,;:!?").find(text[end]) != std::string_view::npos};
}

} // namespace

std::vector<FormulaWord> formulaTokens(std::string_view sentence)
{
    constexpr std::string_view edge = ".,;:!?*\"()";
    constexpr std::string_view stops = ".,;:!?";
    std::vector<FormulaWord> words;
    for (std::size_t at = sentence.find_first_not_of(" \n"); at != std::string_view::npos; at = sentence.find_first_not_of(" \n", at)) {
        const std::size_t formula = formulaEnd(sentence, at);
        if (formula > at) {
            words.push_back(formulaWord(sentence, at, formula));
            at = formula;
            continue;
        }
        const std::size_t end = std::min(sentence.find_first_of(" \n", at), sentence.size());
        const std::string_view word = sentence.substr(at, end - at);
        const std::size_t first = word.find_first_not_of(edge);
        at = end;
        if (first == std::string_view::npos)
            continue;
        std::size_t behind = word.find_last_not_of(edge) + 1;
        if (behind < word.size() && word[behind] == ')' && word.substr(first, behind - first).find('(') != std::string_view::npos)
            ++behind; // "f(2)"
        const std::size_t begin = end - word.size() + first;
        std::string raw(word.substr(first, behind - first));
        words.push_back({lowered(raw), raw, begin, begin + raw.size(), false, word.find_first_of(stops, behind) != std::string_view::npos});
    }
    return words;
}

} // namespace core
