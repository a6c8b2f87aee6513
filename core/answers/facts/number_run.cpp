#include "core/answers/facts/number_run.h"

#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <utility>

namespace core {

std::optional<NumberRun> numberRunAt(std::string_view text, std::size_t at)
{
    const char before = at == 0 ? ' ' : text[at - 1];
    if (before != ' ' && before != '(' && before != '\n' && before != '[' && before != '*')
        return std::nullopt;
    WordCursor cursor(text, at);
    const auto first = cursor.whole();
    if (!first || !(cursor.skip(" to ") || cursor.skip(" through ") || cursor.skip("-") || cursor.skip("–") || cursor.skip(" - ") || cursor.skip(" – ")))
        return std::nullopt;
    const auto last = cursor.whole();
    const char next = cursor.ends() ? ' ' : text[cursor.at()];
    if (!last || *last <= *first || next == '-' || next == '=' || text.substr(cursor.at()).starts_with(" ="))
        return std::nullopt;
    return NumberRun{{at, cursor.at()}, *first, *last};
}

FalseFact falseCount(Span span, std::string right, std::string value)
{
    FalseFact fact;
    fact.span = span;
    fact.kind = FactKind::Count;
    fact.left = span;
    fact.right = std::move(right);
    fact.rightValue = std::move(value);
    fact.gap = 1;
    return fact;
}

std::size_t skipSpaceBack(std::string_view text, std::size_t at)
{
    while (at > 0 && text[at - 1] == ' ')
        --at;
    return at;
}

std::string_view wordBefore(std::string_view text, std::size_t end)
{
    std::size_t begin = end;
    while (begin > 0 && (isLetter(text[begin - 1]) || text[begin - 1] == '\''))
        --begin;
    return text.substr(begin, end - begin);
}

} // namespace core
