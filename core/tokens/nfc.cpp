#include "core/tokens/nfc.h"

#include "core/text/utf8.h"
#include "core/tokens/unicode_class.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace core {

namespace {

constexpr std::uint64_t highBits = 0x8080808080808080U;

/// Characters from U+0300 on have lead bytes from 0xCC on; below that NFC changes nothing.
constexpr unsigned char firstLead = 0xCC;

/// Decomposes canonically and orders marks. Not utf8proc's own ordering, which takes quadratic time on long runs of marks.
std::vector<utf8proc_int32_t> decomposed(std::string_view stretch)
{
    constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
    std::vector<utf8proc_int32_t> points;
    points.reserve(stretch.size());
    for (std::size_t at = 0; at < stretch.size();) {
        const DecodedChar c = decodeValid(stretch.data() + at);
        std::array<utf8proc_int32_t, 16> parts{};
        int boundary = 0;
        const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c.value), parts.data(), parts.size(),
                                                   options, &boundary);
        points.insert(points.end(), parts.begin(), parts.begin() + std::clamp<utf8proc_ssize_t>(count, 0, parts.size()));
        at += c.length;
    }
    const auto markClass = [](utf8proc_int32_t c) { return utf8proc_get_property(c)->combining_class; };
    for (auto run = points.begin(); run != points.end();) {
        const auto end = std::find_if(run, points.end(), [&](auto c) { return markClass(c) == 0; });
        const auto before = [&](auto a, auto b) { return markClass(a) < markClass(b); };
        if (!std::is_sorted(run, end, before))
            std::stable_sort(run, end, before);
        run = end == points.end() ? end : end + 1;
    }
    return points;
}

std::string composed(std::string_view stretch)
{
    std::vector<utf8proc_int32_t> points = decomposed(stretch);
    const auto length = utf8proc_normalize_utf32(points.data(), static_cast<utf8proc_ssize_t>(points.size()),
                                                 static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    std::string out;
    for (utf8proc_ssize_t i = 0; i < length; ++i)
        appendUtf8(out, static_cast<char32_t>(points[static_cast<std::size_t>(i)]));
    return out;
}

std::size_t beforeChar(std::string_view text, std::size_t at)
{
    return at == 0 ? 0 : floorCharBoundary(text, at - 1);
}

std::uint8_t classAt(std::string_view text, std::size_t at)
{
    return UnicodeClass::table().of(decodeValid(text.data() + at).value);
}

} // namespace

std::size_t findNfcUnsafe(std::string_view text, std::size_t from)
{
    const UnicodeClass& classes = UnicodeClass::table();
    std::size_t at = from;
    while (at < text.size()) {
        std::uint64_t block = 0;
        if (at + sizeof block <= text.size()) {
            std::memcpy(&block, text.data() + at, sizeof block);
            if ((block & highBits) == 0) {
                at += sizeof block;
                continue;
            }
        }
        if (static_cast<unsigned char>(text[at]) < firstLead) {
            ++at; // a continuation byte of a character below U+0300, or that character's lead
            continue;
        }
        const DecodedChar c = decodeValid(text.data() + at);
        if ((classes.of(c.value) & UnicodeClass::nfcUnsafeBit) != 0)
            return at;
        at += c.length;
    }
    return text.size();
}

void appendNfc(std::string_view text, std::size_t origin, AlignedText& out)
{
    std::size_t done = 0;
    while (done < text.size()) {
        const std::size_t unsafe = findNfcUnsafe(text, done);
        std::size_t begin = unsafe;
        if (unsafe > done && unsafe < text.size()) {
            const std::size_t base = beforeChar(text, unsafe);
            if ((classAt(text, base) & UnicodeClass::nfcInertBit) == 0)
                begin = base;
        }
        out.keep(text.substr(done, begin - done), origin + done);
        std::size_t end = unsafe;
        while (end < text.size() && (classAt(text, end) & UnicodeClass::nfcUnsafeBit) != 0)
            end += decodeValid(text.data() + end).length;
        const std::string_view stretch = text.substr(begin, end - begin);
        const std::string normal = composed(stretch);
        if (normal == stretch)
            out.keep(stretch, origin + begin);
        else
            out.put(normal, origin + begin);
        done = end;
    }
}

} // namespace core
