#include "core/corpus/mapping.h"
#include "core/text/utf8.h"

#include <string>

namespace core {

namespace {

bool isBlank(char32_t c)
{
    return c <= 0x20 || c == 0x7F || c == 0x85 || c == 0xA0 || c == 0x2028 || c == 0x2029;
}
bool endsLine(char32_t c)
{
    return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}
/// Turns the direction of what follows: one such character in a problem would show the line around it backwards.
bool isBidiControl(char32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

} // namespace

std::string oneLine(std::string_view text, std::size_t limit)
{
    std::string out;
    std::size_t characters = 0;
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = codePointAt(text, at);
        at += c.length;
        if (endsLine(c.value) && characters > 0)
            break;
        if (isBidiControl(c.value))
            continue;
        if (isBlank(c.value)) {
            gap = characters > 0;
            continue;
        }
        if (characters + (gap ? 2 : 1) > limit) {
            while (characters > 0 && characters + 1 > limit) {
                out.erase(floorCharBoundary(out, out.size() - 1));
                --characters;
            }
            return limit == 0 ? std::string() : out + "…";
        }
        if (gap)
            out += ' ';
        characters += gap ? 2 : 1;
        gap = false;
        appendUtf8(out, c.value);
    }
    return out;
}

} // namespace core
