#include "core/filter/filter_value.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <string>

namespace core {

namespace {

using Kind = FilterFault::Kind;
constexpr double unbounded = std::numeric_limits<double>::infinity();
constexpr double halfPercent = 0.5;

ValueRead bad(Kind kind, Span at, std::string_view subject, std::string detail = {})
{
    return {NumberTest{}, FilterFault{kind, at, std::string(subject), std::move(detail)}};
}

/// One number with its unit.
struct Quantity
{
    std::optional<double> value;
    bool percent = false;
};

Quantity readQuantity(std::string_view text)
{
    std::string digits;
    std::size_t at = 0;
    bool any = false;
    for (; at < text.size() && (isDigit(text[at]) || text[at] == '.' || (any && (text[at] == ',' || text[at] == '_'))); ++at) {
        any = any || isDigit(text[at]);
        if (isDigit(text[at]) || text[at] == '.')
            digits += text[at];
    }
    if (!any || std::count(digits.begin(), digits.end(), '.') > 1 || digits.size() > 18)
        return {};
    Quantity out{std::strtod(digits.c_str(), nullptr), false};
    const std::string_view unit = text.substr(at);
    if (unit == "k" || unit == "K")
        *out.value *= 1e3;
    else if (unit == "m" || unit == "M")
        *out.value *= 1e6;
    else if (unit == "%")
        out.percent = true;
    else if (!unit.empty())
        out.value.reset();
    return out;
}

/// Both ends of a range, either of which may be missing.
ValueRead readRange(const FilterFieldInfo& info, std::string_view value, std::size_t dots)
{
    NumberTest test{info.field, -unbounded, unbounded};
    const std::string_view left = value.substr(0, dots);
    const std::string_view right = value.substr(dots + 2);
    for (const auto& [text, bound, at] : {std::tuple{left, &test.low, std::size_t{0}}, std::tuple{right, &test.high, dots + 2}}) {
        if (text.empty() && left.size() + right.size() > 0)
            continue;
        const Quantity quantity = readQuantity(text);
        if (!quantity.value)
            return bad(Kind::NotANumber, {at, at + text.size()}, text);
        if (quantity.percent && info.field != FilterField::Saving)
            return bad(Kind::WrongUnit, {at, at + text.size()}, text);
        *bound = *quantity.value;
    }
    if (test.low > test.high)
        return bad(Kind::RangeBackward, {0, value.size()}, value);
    return {test, {}};
}

NumberTest compared(FilterField field, FilterSign sign, double value)
{
    switch (sign) {
    case FilterSign::Less: return {field, -unbounded, value, true, false};
    case FilterSign::LessOrEqual: return {field, -unbounded, value, true, true};
    case FilterSign::Greater: return {field, value, unbounded, false, true};
    case FilterSign::GreaterOrEqual: return {field, value, unbounded, true, true};
    default: break;
    }
    // A share is shown in whole per cent; equal is what shows as equal.
    if (field == FilterField::Saving)
        return {field, value - halfPercent, value + halfPercent, true, false};
    return {field, value, value, true, true};
}

} // namespace

std::optional<SignAt> signAt(std::string_view text)
{
    if (text.starts_with("!="))
        return SignAt{FilterSign::IsNot, 2};
    if (text.starts_with("<="))
        return SignAt{FilterSign::LessOrEqual, 2};
    if (text.starts_with(">="))
        return SignAt{FilterSign::GreaterOrEqual, 2};
    if (text.starts_with("<"))
        return SignAt{FilterSign::Less, 1};
    if (text.starts_with(">"))
        return SignAt{FilterSign::Greater, 1};
    if (text.starts_with("="))
        return SignAt{FilterSign::Equals, 1};
    if (text.starts_with(":"))
        return SignAt{FilterSign::Is, 1};
    return std::nullopt;
}

ValueRead readNumberTest(const FilterFieldInfo& info, FilterSign sign, std::string_view value)
{
    if (const std::size_t dots = value.find(".."); dots != std::string_view::npos)
        return readRange(info, value, dots);
    const Quantity quantity = readQuantity(value);
    if (!quantity.value)
        return bad(Kind::NotANumber, {0, value.size()}, value);
    if (quantity.percent && info.field != FilterField::Saving)
        return bad(Kind::WrongUnit, {0, value.size()}, value);
    return {compared(info.field, sign, *quantity.value), {}};
}

ValueRead readChoiceTest(const FilterFieldInfo& info, std::string_view value)
{
    ChoiceTest test{info.field, 0};
    const auto choices = choicesOf(info.field);
    for (std::size_t begin = 0; begin <= value.size();) {
        const std::size_t end = std::min(value.find(',', begin), value.size());
        std::string name(value.substr(begin, end - begin));
        for (char& c : name)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        const auto found = std::find_if(choices.begin(), choices.end(), [&](const FilterChoice& choice) {
            return choice.name == name || (!choice.alias.empty() && choice.alias == name);
        });
        if (found == choices.end()) {
            std::string all;
            for (const FilterChoice& choice : choices)
                all.append(all.empty() ? "" : ", ").append(choice.name);
            return bad(Kind::UnknownChoice, {begin, std::max(end, begin)}, value.substr(begin, end - begin), all);
        }
        test.mask |= 1U << found->value;
        begin = end + 1;
    }
    return {test, {}};
}

} // namespace core
