#include "core/filter/accents.h"

#include "core/text/utf8.h"

#include <utf8proc.h>

#include <array>
#include <cstdlib>
#include <memory>

namespace core {

namespace {

std::string normal(std::string_view text, utf8proc_option_t form)
{
    utf8proc_uint8_t* out = nullptr;
    const auto length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &out,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | form));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> bytes(out, &std::free);
    return length < 0 ? std::string(text) : std::string(reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(length));
}

std::string decomposed(char32_t c)
{
    std::array<utf8proc_int32_t, 16> parts{};
    int boundary = 0;
    const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts.data(), parts.size(),
                                               static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE), &boundary);
    std::string out;
    for (utf8proc_ssize_t i = 0; i < count; ++i)
        appendUtf8(out, static_cast<char32_t>(parts[static_cast<std::size_t>(i)]));
    return out;
}

std::string quoted(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const bool sign = static_cast<unsigned char>(c) < 0x80 && std::string_view("\\^$.|?*+()[]{}-/#").find(c) != std::string_view::npos;
        out += sign ? "\\" : "";
        out += c;
    }
    return out;
}

} // namespace

std::optional<AccentedWord> accentedWord(std::string_view word)
{
    const std::string whole = normal(word, UTF8PROC_COMPOSE);
    AccentedWord out;
    bool any = false;
    for (std::size_t at = 0; at < whole.size();) {
        const CodePoint c = codePointAt(whole, at);
        const std::string_view one = std::string_view(whole).substr(at, c.length);
        const std::string apart = c.value < 0x80 ? std::string(one) : decomposed(c.value);
        at += c.length;
        if (apart == one || apart.empty()) {
            out.pattern += quoted(one);
            out.steady += one;
            continue;
        }
        any = true;
        out.pattern += "(?:" + quoted(one) + '|' + quoted(apart) + ')';
        out.steady += '\0';
    }
    // As it is written, where that is neither form: a sign that is another character in both.
    if (word != whole && word != normal(word, UTF8PROC_DECOMPOSE)) {
        out = {"(?:" + out.pattern + '|' + quoted(word) + ')', {}};
        any = true;
    }
    return any ? std::optional(std::move(out)) : std::nullopt;
}

} // namespace core
