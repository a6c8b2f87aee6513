#include "core/annotate/labels/exact_side.h"

#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace core {

namespace {

constexpr std::size_t longest = 80;

/// Behind the last word of prose in `text`: "the area is 5\pi" to "5\pi"; 0 where there is none.
std::size_t behindWords(std::string_view text)
{
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = at + letterRunAt(text, at).length;
        const bool command = at > 0 && text[at - 1] == '\\';
        if (end > at + 1 && !command && end < text.size() && text[end] == ' ')
            begin = end;
        at = std::max(end, at + 1);
    }
    return begin;
}

/// Behind the last `opener` in `text`; 0 where there is none.
std::size_t behindLast(std::string_view text, std::string_view opener)
{
    for (std::size_t at = text.size(); at-- > 0;)
        if (text[at] == opener.front() && text.substr(at).starts_with(opener))
            return at + opener.size();
    return 0;
}

} // namespace

std::optional<Span> exactSide(std::string_view text, Span value)
{
    constexpr auto signs = std::to_array<std::string_view>({"≈", "\\approx", "\\simeq"});
    constexpr auto openers = std::to_array<std::string_view>({"=", "$", "\\(", "\\[", "\n", ": ", ", ", "≈", "\\approx"});
    std::size_t end = value.begin;
    while (end > 0 && text[end - 1] == ' ')
        --end;
    const char last = end > 0 ? text[end - 1] : ' ';
    if (last != 'x' && last != 'q' && last != '\x88') // of all signs
        return std::nullopt;
    const auto sign = std::find_if(signs.begin(), signs.end(), [&](std::string_view s) { return text.substr(0, end).ends_with(s); });
    if (sign == signs.end())
        return std::nullopt;
    end -= sign->size();
    std::size_t begin = end - std::min(end, longest);
    const std::string_view before = text.substr(begin, end - begin);
    std::size_t skip = behindWords(before);
    for (const std::string_view opener : openers)
        skip = std::max(skip, behindLast(before, opener));
    begin += skip;
    constexpr std::string_view edge = " $";
    while (begin < end && edge.find(text[begin]) != std::string_view::npos)
        ++begin;
    while (end > begin && edge.find(text[end - 1]) != std::string_view::npos)
        --end;
    return end > begin ? std::optional(Span{begin, end}) : std::nullopt;
}

} // namespace core
