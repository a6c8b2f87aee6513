#include "core/filter/filter_query.h"

namespace core {

namespace {

std::string quote(std::string_view text) { return "\"" + std::string(text) + "\""; }

} // namespace

std::string faultText(const FilterFault& fault)
{
    using Kind = FilterFault::Kind;
    switch (fault.kind) {
    case Kind::UnknownField:
        return "There is no field " + quote(fault.subject) + ". To look for this text, put it in double quotes.";
    case Kind::ValueMissing: return "A value is missing after " + quote(fault.subject) + ".";
    case Kind::NotANumber: return quote(fault.subject) + " is not a number such as 8000, 8k or 1k..8k.";
    case Kind::WrongUnit: return "Only saving is counted in per cent.";
    case Kind::RangeBackward: return "This range ends before it begins.";
    case Kind::UnknownChoice: return quote(fault.subject) + " is none of these: " + fault.detail + ".";
    case Kind::NoComparison: return "Only numbers are less or greater; use : or = after " + quote(fault.subject) + ".";
    case Kind::QuoteOpen: return "The closing \" is missing.";
    case Kind::PatternOpen: return "The closing / is missing. To look for a slash, put the text in double quotes.";
    case Kind::BadPattern: return "This is no regular expression: " + fault.detail + ".";
    case Kind::UnknownFlag: return "After a pattern only i, s and x may stand, not " + quote(fault.subject) + ".";
    case Kind::EmptyText: return "There is nothing to look for.";
    case Kind::ParenthesisOpen: return "The closing ) is missing.";
    case Kind::ParenthesisClosed: return "This ) closes nothing. To look for it, put it in double quotes.";
    case Kind::NothingToJoin: return "Something is missing beside " + quote(fault.subject) + ".";
    case Kind::TooDeep: return "Parentheses are nested too deeply.";
    case Kind::NotUtf8: return "The filter is not UTF-8 text.";
    }
    return {};
}

} // namespace core
