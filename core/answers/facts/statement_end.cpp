#include "core/answers/facts/statement_end.h"

#include <string_view>

namespace core {

namespace {

using K = TokenKind;

/// "= 214... let me recompute": the writer stops short, the number is whole.
bool breaksOff(const FactText& text, const FactSide& side)
{
    return text.isWordAt(side.end + 1, {"wait", "Wait", "no", "No", "hmm", "Hmm", "let", "Let", "hold", "Hold", "actually", "Actually"});
}

/// True where another statement begins at `at`, behind an "and": "6 * 14 = 84", "so on"; not "3 and 1/2", "3 and a half", "7 and 8".
bool joinsAnother(const FactText& text, std::size_t at)
{
    constexpr std::size_t reach = 40;
    if (text.isWordAt(at, {"so", "it", "we"}))
        return true;
    if (text.kindAt(at) == K::Word && text[at].text.size() > 2 && !text[at].latex)
        return !text.isWordAt(at, {"half", "one", "two", "three", "some", "four", "five", "six", "seven", "eight", "nine", "ten", "remainder", "carry", "then", "add", "plus", "minus"});
    for (std::size_t i = at; i < text.size() && i < at + reach; ++i) {
        if (isRelationToken(text.kindAt(i)))
            return true;
        if (text.kindAt(i) == K::LineEnd || text.kindAt(i) == K::Comma || text.kindAt(i) == K::Period || (text.kindAt(i) == K::Word && text[i].text.size() > 1 && !text[i].latex))
            return false;
    }
    return false;
}

} // namespace

bool endsCleanly(const FactText& text, const FactSide& side, bool decimals)
{
    if (side.end >= text.size())
        return true;
    const Token& next = text[side.end];
    if ((next.kind == K::LineEnd || next.kind == K::RowEnd) && isOperatorToken(text.kindAt(side.end + 1)))
        return false;
    if (next.kind == K::Ellipsis && !decimals && breaksOff(text, side))
        return true;
    if (next.kind == K::Text || next.kind == K::Question || next.kind == K::Ellipsis || isCloseToken(next.kind))
        return next.kind != K::Question && next.kind != K::Ellipsis;
    if (next.kind == K::Word && next.text.size() <= 7)
        for (const std::string_view name : {"ln", "log", "sin", "cos", "tan", "sqrt", "exp"}) // "10 lnx"
            if (next.text.starts_with(name) && next.text.size() <= name.size() + 1) // not "since"
                return false;
    return !text.isWordAt(side.end, {"remainder", "rem", "carry", "carrying", "with", "or", "mod", "modulo", "times", "thousand", "million",
                                       "billion", "hundred", "dozen", "percent", "choose", "plus", "minus", "divided", "degrees", "over"}) &&
           next.kind != K::Colon && !(text.isWordAt(side.end, {"and"}) && !joinsAnother(text, side.end + 1)) &&
           !(text.isWordAt(side.end, {"per"}) && text.kindAt(side.end + 1) != K::Word);
}

} // namespace core
