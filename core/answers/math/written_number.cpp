#include "core/answers/math/written_number.h"

#include <algorithm>
#include <charconv>

namespace core {

namespace {

bool isDigitAt(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

bool isLetterAt(std::string_view text, std::size_t at)
{
    return at < text.size() && ((text[at] >= 'a' && text[at] <= 'z') || (text[at] >= 'A' && text[at] <= 'Z'));
}

/// Length of a thousands separator at `at` that three digits follow, or 0.
std::size_t separatorAt(std::string_view text, std::size_t at, CommaStyle commas, DigitGroups groups, NumberSource source)
{
    using namespace std::string_view_literals;
    if (at >= text.size())
        return 0;
    const char first = text[at]; // most numbers have none
    const bool goesOn = first == ',' ? isDigitAt(text, at + 1) || text.substr(at + 1).starts_with('\\') : first == ' ' ? isDigitAt(text, at + 1) : first == '{' || first == '\\' || static_cast<unsigned char>(first) >= 0x80;
    if (!goesOn)
        return 0;
    for (const std::string_view separator : {","sv, "{,}"sv, ",\\!"sv, ",\\! "sv, "\\,"sv, "\\ "sv, " "sv, "，"sv, " "sv}) {
        if (!text.substr(at).starts_with(separator))
            continue;
        const bool space = separator.front() != ',' && separator.front() != '{';
        if (separator == "，" && source == NumberSource::Calculation && text.substr(at + separator.size(), 1) != "0") // between clauses of a calculation
            return 0;
        if ((commas != CommaStyle::Thousands && separator.front() == ',') || (groups == DigitGroups::Joined && space))
            return 0;
        const std::size_t digits = at + separator.size();
        if (isDigitAt(text, digits) && isDigitAt(text, digits + 1) && isDigitAt(text, digits + 2) && !isDigitAt(text, digits + 3))
            return separator.size();
        if (separator.size() > 1)
            return 0;
    }
    return 0;
}

/// Length of "e23" at `at` behind a number, or 0.
std::size_t exponentAt(std::string_view text, std::size_t at, std::string_view digits, NumberSource source)
{
    if (at >= text.size() || (text[at] != 'e' && text[at] != 'E'))
        return 0;
    std::size_t end = at + 1;
    const bool minus = end < text.size() && text[end] == '-';
    const bool symbol = minus && text[at] == 'e' && digits.find('.') == std::string_view::npos && !isDigitAt(text, at + 3);
    if (symbol && source == NumberSource::Answer)
        return 0;
    end += minus || (end < text.size() && text[end] == '+') ? 1 : 0;
    const std::size_t first = end;
    while (isDigitAt(text, end))
        ++end;
    const bool longer = isLetterAt(text, end) || (end < text.size() && (text[end] == '^' || (text[end] == '.' && isDigitAt(text, end + 1))));
    return end == first || end - first > 3 || longer ? 0 : end - at;
}

/// `digits` with the point moved by `places` to the right: "2.5", 3 is "2500".
std::string shifted(std::string_view digits, int places)
{
    std::size_t point = std::min(digits.find('.'), digits.size());
    std::string plain(digits);
    if (point < plain.size())
        plain.erase(point, 1);
    if (places < 0 && point <= static_cast<std::size_t>(-places)) {
        plain.insert(0, static_cast<std::size_t>(-places) - point + 1, '0');
        point = static_cast<std::size_t>(-places) + 1;
    }
    point = places < 0 ? point - static_cast<std::size_t>(-places) : point + static_cast<std::size_t>(places);
    if (point >= plain.size())
        return plain + std::string(point - plain.size(), '0');
    return plain.insert(point, 1, '.');
}

} // namespace

WrittenNumber readNumber(std::string_view text, std::size_t at, CommaStyle commas, DigitGroups groups, NumberSource source)
{
    WrittenNumber out;
    std::size_t end = at;
    while (isDigitAt(text, end))
        ++end;
    std::string_view digits = text.substr(at, end - at);
    std::string read; // where it reads otherwise than it is written
    if (digits.size() <= 3 && !digits.empty() && digits.front() != '0')
        while (const std::size_t separator = separatorAt(text, end, commas, groups, source)) {
            read += read.empty() ? digits : std::string_view{};
            read += text.substr(end + separator, 3);
            end += separator + 3;
        }
    const bool comma = commas == CommaStyle::Decimal && end < text.size() && text[end] == ',';
    if (isDigitAt(text, end + 1) && (text[end] == '.' || comma)) {
        const std::size_t first = ++end;
        while (isDigitAt(text, end))
            ++end;
        if (comma || !read.empty()) {
            read += read.empty() ? digits : std::string_view{};
            read += '.';
            read += text.substr(first, end - first);
        } else {
            digits = text.substr(at, end - at);
        }
    }
    if (const std::size_t exponent = exponentAt(text, end, read.empty() ? digits : read, source); exponent > 0) {
        int places = 0;
        const std::size_t sign = text[end + 1] == '+' ? 1 : 0; // from_chars knows no +
        std::from_chars(text.data() + end + 1 + sign, text.data() + end + exponent, places);
        read = shifted(read.empty() ? digits : read, places);
        out.scientific = true;
        end += exponent;
    }
    out.digits = read.empty() ? TokenText(digits) : TokenText::own(read);
    out.length = end - at;
    return out;
}

} // namespace core
