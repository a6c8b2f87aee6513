#pragma once

#include "core/filter/filter_field.h"
#include "core/filter/text_matcher.h"
#include "core/span.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace core {

/// `tokens>8000`: a number between two bounds.
struct NumberTest
{
    FilterField field = FilterField::Tokens;
    double low = 0;
    double high = 0;
    bool lowIn = true; ///< the bound itself counts
    bool highIn = true;

    [[nodiscard]] bool holds(double value) const
    {
        return (lowIn ? value >= low : value > low) && (highIn ? value <= high : value < high);
    }
};

/// `verdict:incorrect`: one of some values.
struct ChoiceTest
{
    FilterField field = FilterField::Verdict;
    std::uint32_t mask = 0; ///< bit `value` is set for each that holds
    [[nodiscard]] bool holds(std::uint32_t value) const { return (mask >> value & 1U) != 0; }
};

/// `word`, `"exact words"`, `/regex/`, `answer=73`: a text in a field.
struct TextTest
{
    enum class How : std::uint8_t {
        Inside, ///< anywhere in the field
        Whole   ///< the whole field, white space around it aside
    };
    FilterField field = FilterField::Any;
    How how = How::Inside;
    std::shared_ptr<const TextMatcher> matcher; ///< never null
};

struct FilterTerm
{
    std::variant<NumberTest, ChoiceTest, TextTest> test;
    Span source; ///< in the filter's text
};

/// A node of a filter: its children are other nodes, in any number but one for Not; a Term has none.
struct FilterNode
{
    enum class Kind : std::uint8_t { All, Any, Not, Term };
    Kind kind = Kind::All;
    std::vector<std::uint32_t> children;
    std::uint32_t term = 0;
};

/// A filter that was read. An empty one holds for every record.
struct FilterQuery
{
    std::string text;
    std::vector<FilterTerm> terms;
    std::vector<FilterNode> nodes; ///< children stand before their parents
    std::uint32_t root = 0;

    [[nodiscard]] bool empty() const { return nodes.empty(); }
    [[nodiscard]] bool readsText() const; ///< some term looks at the text of records
    [[nodiscard]] FieldNeed need() const; ///< the most that a term has to know
};

/// Why a text is no filter.
struct FilterFault
{
    enum class Kind : std::uint8_t {
        UnknownField,  ///< `subject` names it
        ValueMissing,  ///< after `subject`, a field and its sign
        NotANumber,    ///< `subject` is what stands there
        WrongUnit,     ///< % where no share is meant
        RangeBackward, ///< from more to less
        UnknownChoice, ///< `subject` is no value; `detail` lists those that there are
        NoComparison,  ///< < or > with a field of text; `subject` names it
        QuoteOpen,     ///< the closing quote is missing
        PatternOpen,   ///< the closing / is missing
        BadPattern,    ///< `detail` is what PCRE2 says
        UnknownFlag,   ///< after a pattern; `subject` is the letter
        EmptyText,     ///< "" or //
        ParenthesisOpen,
        ParenthesisClosed, ///< one that was never opened
        NothingToJoin,     ///< OR, AND, NOT or - with nothing beside it; `subject` is the sign
        TooDeep,
        NotUtf8
    };
    Kind kind = Kind::UnknownField;
    Span at; ///< in the filter's text
    std::string subject;
    std::string detail;
};

struct FilterParse
{
    FilterQuery query; ///< empty when there is a fault
    std::optional<FilterFault> fault;
};

/// Reads a filter:
///
///     tokens>8000 approaches>=3 verdict:incorrect "exact words" /regex/i -word
///
/// Terms beside each other must all hold; `OR` between them, `-` or `NOT` before them, parentheses around them.
/// Numbers: `> >= < <= = : !=` and ranges `1k..8k`, with `k`, `M` and thousands commas; `saving` is in per cent.
/// Values: `verdict:correct,undecided`. Texts: a word in any case, words in double quotes exactly as written, a pattern
/// between slashes (PCRE2); alone they are looked for in all texts of a record, after `problem:`, `reasoning:`,
/// `response:`, `answer:`, `id:` or `file:` in that one; `answer=73` wants the whole field.
/// **Cost** linear; patterns are compiled.
[[nodiscard]] FilterParse parseFilter(std::string_view text);

/// What is wrong, in one line: "There is no field \"token\"."
[[nodiscard]] std::string faultText(const FilterFault& fault);

} // namespace core
