#include "core/tokens/byte_alphabet.h"

#include "core/text/utf8.h"

#include <array>

namespace core {

namespace {

/// Printable Latin-1 letters stand for themselves; the other 68 bytes are numbered from U+0100 on.
bool standsForItself(unsigned byte)
{
    return (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
}

struct Alphabet
{
    std::array<char32_t, 256> letters{};
    std::array<int, 512> bytes{};
    Alphabet()
    {
        bytes.fill(-1);
        char32_t next = 0x100;
        for (unsigned byte = 0; byte < 256; ++byte) {
            letters[byte] = standsForItself(byte) ? static_cast<char32_t>(byte) : next++;
            bytes[letters[byte]] = static_cast<int>(byte);
        }
    }
};

const Alphabet& alphabet()
{
    static const Alphabet instance;
    return instance;
}

} // namespace

std::string byteLetter(unsigned char byte)
{
    std::string out;
    appendUtf8(out, alphabet().letters[byte]);
    return out;
}

std::optional<std::string> bytesOfLetters(std::string_view letters)
{
    std::string out;
    out.reserve(letters.size());
    for (std::size_t at = 0; at < letters.size();) {
        const CodePoint c = codePointAt(letters, at);
        if (c.value >= 512 || alphabet().bytes[c.value] < 0)
            return std::nullopt;
        out += static_cast<char>(static_cast<unsigned char>(alphabet().bytes[c.value]));
        at += c.length;
    }
    return out;
}

} // namespace core
