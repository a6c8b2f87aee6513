#include "core/text/utf8.h"

#include <simdjson.h>

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t markEvery = 1024;

/// Length of the well-formed character at `at`, or 0.
std::size_t wellFormedLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0U) != 0x80U)
            return 0;
    const unsigned char second = byte(1);
    const bool bad = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                     (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    return bad ? 0 : length;
}

} // namespace

bool isValidUtf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

std::size_t illFormedLength(std::string_view text, std::size_t at)
{
    if (wellFormedLength(text, at) > 0)
        return 0;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char lead = byte(0);
    if (lead < 0xC2 || lead > 0xF4)
        return 1;
    // What a second byte may be after some leads; elsewhere any continuation byte.
    const unsigned char lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    const std::size_t most = std::min<std::size_t>(lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1, text.size() - at);
    std::size_t length = 1;
    while (length < most && byte(length) >= (length == 1 ? lowest : 0x80) && byte(length) <= (length == 1 ? highest : 0xBF))
        ++length;
    return length;
}

std::string toValidUtf8(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t broken = illFormedLength(text, at);
        const std::size_t length = broken > 0 ? broken : wellFormedLength(text, at);
        if (broken > 0)
            out += "\xEF\xBF\xBD";
        else
            out.append(text, at, length);
        at += length;
    }
    return out;
}

std::size_t floorCharBoundary(std::string_view text, std::size_t at)
{
    at = std::min(at, text.size());
    while (at > 0 && !isCharBoundary(text, at))
        --at;
    return at;
}

CodePoint codePointAt(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return {};
    const std::size_t length = wellFormedLength(text, at);
    const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i])); };
    switch (length) {
    case 1: return {byte(0), 1};
    case 2: return {((byte(0) & 0x1FU) << 6) | (byte(1) & 0x3FU), 2};
    case 3: return {((byte(0) & 0x0FU) << 12) | ((byte(1) & 0x3FU) << 6) | (byte(2) & 0x3FU), 3};
    case 4:
        return {((byte(0) & 0x07U) << 18) | ((byte(1) & 0x3FU) << 12) | ((byte(2) & 0x3FU) << 6) | (byte(3) & 0x3FU), 4};
    default: return {0xFFFD, 1};
    }
}

void appendUtf8(std::string& out, char32_t c)
{
    const auto put = [&out](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | (c >> 6));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | (c >> 12));
        put(0x80U | ((c >> 6) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | (c >> 18));
        put(0x80U | ((c >> 12) & 0x3FU));
        put(0x80U | ((c >> 6) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

std::size_t countCodePoints(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

CodePointMap::CodePointMap(std::string_view text) : m_text(text)
{
    m_marks.reserve(text.size() / markEvery + 1);
    std::size_t points = 0;
    for (std::size_t at = 0; at <= text.size(); at += markEvery) {
        m_marks.push_back(points);
        points += countCodePoints(text.substr(at, markEvery));
    }
}

std::size_t CodePointMap::fromByte(std::size_t byte) const
{
    byte = std::min(byte, m_text.size());
    const std::size_t mark = byte / markEvery;
    return m_marks[mark] + countCodePoints(m_text.substr(mark * markEvery, byte - mark * markEvery));
}

std::size_t CodePointMap::toByte(std::size_t codePoint) const
{
    const auto after = std::upper_bound(m_marks.begin(), m_marks.end(), codePoint);
    const auto mark = static_cast<std::size_t>(after - m_marks.begin()) - 1;
    std::size_t points = m_marks[mark];
    std::size_t at = mark * markEvery;
    while (at < m_text.size() && !isCharBoundary(m_text, at))
        ++at;
    while (at < m_text.size() && points < codePoint) {
        ++at;
        while (at < m_text.size() && !isCharBoundary(m_text, at))
            ++at;
        ++points;
    }
    return at;
}

} // namespace core
