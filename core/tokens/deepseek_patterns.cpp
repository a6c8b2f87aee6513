#include "core/tokens/char_runs.h"
#include "core/tokens/deepseek_patterns.h"

namespace core {

namespace {

using namespace category_mask;

constexpr std::string_view digitsPattern = R"(\p{N}{1,3})";
constexpr std::string_view cjkPattern = "[\u4E00-\u9FA5\u3040-\u309F\u30A0-\u30FF]+";
/// In the file the line ends stand as themselves in two of the classes.
constexpr std::string_view wordPattern = "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|"
                                         "[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\r\n]*|"
                                         "\\s*[\r\n]+|\\s+(?!\\S)|\\s+";

constexpr std::uint32_t asciiLetter(unsigned char c) { return (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z' ? 1 : 0; }

struct Digits
{
    static std::size_t end(const CharRuns& text, std::string_view, std::size_t at) { return text.runEnd(at, number, 3); }
};

struct Cjk
{
    static bool matches(std::string_view bytes, std::size_t at)
    {
        const char32_t c = decodeValid(bytes.data() + at).value;
        return (c >= 0x4E00 && c <= 0x9FA5) || (c >= 0x3040 && c <= 0x30FF);
    }
    static std::size_t end(const CharRuns&, std::string_view bytes, std::size_t at)
    {
        while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0xE3 && matches(bytes, at))
            at += decodeValid(bytes.data() + at).length;
        return at;
    }
};

struct Words
{
    static std::size_t end(const CharRuns& text, std::string_view bytes, std::size_t at)
    {
        const CharRuns::Char c = text.at(at);
        constexpr std::uint32_t word = letter | mark;
        constexpr std::uint32_t sign = punctuation | symbol;
        if (c.length == 1 && (c.bits & sign) != 0)
            if (const std::size_t end = letters(bytes, at + 1); end > at + 1)
                return end;
        if ((c.bits & (CharRuns::newline | letter | sign)) == 0)
            if (const std::size_t end = text.runEnd(at + c.length, word); end > at + c.length)
                return end;
        if ((c.bits & word) != 0)
            return text.runEnd(at, word);
        const std::size_t signs = text.isAt(at, ' ') ? at + 1 : at;
        if (const std::size_t end = text.runEnd(signs, sign); end > signs)
            return text.runEnd(end, CharRuns::newline);
        return (c.bits & CharRuns::white) != 0 ? text.whiteEnd(at) : at;
    }
    static std::size_t letters(std::string_view bytes, std::size_t at)
    {
        while (at < bytes.size() && asciiLetter(static_cast<unsigned char>(bytes[at])) != 0)
            ++at;
        return at;
    }
};

/// A pattern with gaps: what lies between two matches is a piece too.
template <class Pattern> class GapSplitter final : public Splitter
{
public:
    std::size_t split(std::string_view bytes, std::size_t from, std::size_t limit,
                      std::vector<TextPiece>& pieces) const override
    {
        const CharRuns text(bytes);
        std::size_t gap = from;
        std::size_t at = from;
        for (std::size_t n = 0; n < limit && at < bytes.size();) {
            const std::size_t end = Pattern::end(text, bytes, at);
            if (end == at) {
                at += text.at(at).length;
                continue;
            }
            add(gap, at, pieces);
            add(at, end, pieces);
            gap = at = end;
            n += 2;
        }
        add(gap, at, pieces);
        return at;
    }

private:
    static void add(std::size_t begin, std::size_t end, std::vector<TextPiece>& pieces)
    {
        if (end > begin)
            pieces.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
};

} // namespace

std::unique_ptr<Splitter> deepseekPatternSplitter(std::string_view pattern)
{
    if (pattern == digitsPattern)
        return std::make_unique<GapSplitter<Digits>>();
    if (pattern == cjkPattern)
        return std::make_unique<GapSplitter<Cjk>>();
    if (pattern == wordPattern)
        return std::make_unique<GapSplitter<Words>>();
    return nullptr;
}

} // namespace core
