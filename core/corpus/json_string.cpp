#include "core/corpus/json_string.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace core {

namespace {

constexpr char32_t replacement = 0xFFFD;

char32_t hexDigit(char c)
{
    if (c <= '9')
        return static_cast<char32_t>(c - '0');
    return static_cast<char32_t>((c | 0x20) - 'a' + 10);
}

/// The code unit of the escape \uXXXX at `at`, or -1 when there is no such escape.
std::int32_t codeUnitAt(std::string_view raw, std::size_t at)
{
    if (at + 6 > raw.size() || raw[at] != '\\' || raw[at + 1] != 'u')
        return -1;
    char32_t unit = 0;
    for (std::size_t i = 2; i < 6; ++i)
        unit = unit * 16 + hexDigit(raw[at + i]);
    return static_cast<std::int32_t>(unit);
}

bool isHighSurrogate(std::int32_t unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}
bool isLowSurrogate(std::int32_t unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

/// The character of the escape at `at`, and the raw bytes it takes.
CodePoint escapeAt(std::string_view raw, std::size_t at)
{
    const std::int32_t unit = codeUnitAt(raw, at);
    if (unit < 0) {
        switch (at + 1 < raw.size() ? raw[at + 1] : '\\') {
        case 'b':
            return {'\b', 2};
        case 'f':
            return {'\f', 2};
        case 'n':
            return {'\n', 2};
        case 'r':
            return {'\r', 2};
        case 't':
            return {'\t', 2};
        default:
            return {static_cast<char32_t>(static_cast<unsigned char>(raw[std::min(at + 1, raw.size() - 1)])),
                    2};
        }
    }
    if (isHighSurrogate(unit)) {
        const std::int32_t low = codeUnitAt(raw, at + 6);
        if (isLowSurrogate(low))
            return {static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)), 12};
    }
    if (isHighSurrogate(unit) || isLowSurrogate(unit))
        return {replacement, 6};
    return {static_cast<char32_t>(unit), 6};
}

/// Calls `plain(run)` and `escaped(character, raw length)` for the runs of a string, in order.
template <class Plain, class Escaped> void forEachRun(std::string_view raw, Plain&& plain, Escaped&& escaped)
{
    for (std::size_t at = 0; at < raw.size();) {
        const void* slash = std::memchr(raw.data() + at, '\\', raw.size() - at);
        const std::size_t next = slash == nullptr
                                     ? raw.size()
                                     : static_cast<std::size_t>(static_cast<const char*>(slash) - raw.data());
        if (next > at)
            plain(raw.substr(at, next - at));
        at = next;
        if (at < raw.size()) {
            const CodePoint c = escapeAt(raw, at);
            escaped(c.value, c.length);
            at += c.length;
        }
    }
}

std::size_t utf8Length(char32_t c)
{
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

void appendUnit(std::string& out, char32_t unit)
{
    constexpr std::string_view digits = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += digits[(unit >> shift) & 0xFU];
}

void appendEscaped(std::string& out, char32_t c)
{
    if (c < 0x10000) {
        appendUnit(out, c);
        return;
    }
    appendUnit(out, 0xD800 + ((c - 0x10000) >> 10));
    appendUnit(out, 0xDC00 + ((c - 0x10000) & 0x3FFU));
}

/// The letter of the two-character escape of `c`, or 0.
char shortEscape(char c)
{
    switch (c) {
    case '"':
    case '\\':
        return c;
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

} // namespace

std::string decodeJsonString(std::string_view raw)
{
    std::string out;
    out.reserve(raw.size());
    forEachRun(
        raw, [&](std::string_view run) { out += run; }, [&](char32_t c, std::size_t) { appendUtf8(out, c); });
    return out;
}

bool jsonStringEquals(std::string_view raw, std::string_view text)
{
    if (raw.find('\\') == std::string_view::npos)
        return raw == text;
    return raw.size() >= text.size() && decodeJsonString(raw) == text;
}

std::vector<std::size_t> rawOffsets(std::string_view raw, std::span<const std::size_t> decoded)
{
    std::vector<std::size_t> out;
    out.reserve(decoded.size());
    std::size_t rawAt = 0;
    std::size_t textAt = 0;
    const auto advance = [&](std::size_t rawLength, std::size_t textLength, bool plain) {
        while (out.size() < decoded.size() && decoded[out.size()] < textAt + textLength)
            out.push_back(rawAt + (plain ? decoded[out.size()] - textAt : 0));
        rawAt += rawLength;
        textAt += textLength;
    };
    forEachRun(
        raw, [&](std::string_view run) { advance(run.size(), run.size(), true); },
        [&](char32_t c, std::size_t length) { advance(length, utf8Length(c), false); });
    out.resize(decoded.size(), raw.size());
    return out;
}

JsonEscapes escapesOf(std::string_view raw)
{
    bool escaped = false;
    bool asIs = false;
    forEachRun(
        raw,
        [&](std::string_view run) {
            asIs = asIs || std::any_of(run.begin(), run.end(),
                                       [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        },
        [&](char32_t c, std::size_t) { escaped = escaped || c >= 0x80; });
    return escaped && !asIs ? JsonEscapes::Ascii : JsonEscapes::Minimal;
}

std::string escapeJson(std::string_view text, JsonEscapes escapes)
{
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 && escapes == JsonEscapes::Ascii) {
            const CodePoint point = codePointAt(text, at);
            appendEscaped(out, point.value);
            at += point.length;
            continue;
        }
        if (const char letter = shortEscape(c); letter != 0) {
            out += '\\';
            out += letter;
        } else if (byte < 0x20) {
            appendUnit(out, byte);
        } else {
            out += c;
        }
        ++at;
    }
    return out;
}

} // namespace core
