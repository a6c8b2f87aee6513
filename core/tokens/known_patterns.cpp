#include "core/tokens/char_runs.h"
#include "core/tokens/splitter.h"

namespace core {

namespace {

using namespace category_mask;
constexpr std::uint32_t white = CharRuns::white;
constexpr std::uint32_t wordish = letter | number | white; ///< what [^\s\p{L}\p{N}] leaves out
constexpr std::uint32_t upperLike = categoryBit(Category::Lu) | categoryBit(Category::Lt) | categoryBit(Category::Lm) |
                                    categoryBit(Category::Lo) | mark;
constexpr std::uint32_t lowerLike = categoryBit(Category::Ll) | categoryBit(Category::Lm) | categoryBit(Category::Lo) | mark;

/// The patterns as they stand in the models' files; a splitter stands for exactly this text.
constexpr std::string_view gpt2Pattern =
    R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";
constexpr std::string_view qwen2Pattern =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr std::string_view llama3Pattern =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr std::string_view o200kPattern =
    R"([^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|)"
    R"([^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|)"
    R"(\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+)";

/// The end of ` ?[^\s\p{L}\p{N}]+`; `at` itself when it does not match.
std::size_t symbolsEnd(const CharRuns& text, std::size_t at)
{
    const std::size_t start = text.isAt(at, ' ') ? at + 1 : at;
    const std::size_t end = text.runEndExcept(start, wordish);
    return end > start ? end : at;
}

/// The end of ` ?[mask]+`; `at` itself when it does not match.
std::size_t spacedEnd(const CharRuns& text, std::size_t at, std::uint32_t mask)
{
    const std::size_t start = text.isAt(at, ' ') ? at + 1 : at;
    const std::size_t end = text.runEnd(start, mask);
    return end > start ? end : at;
}

struct Gpt2
{
    static std::size_t next(const CharRuns& text, std::string_view bytes, std::size_t at)
    {
        if (bytes[at] == '\'')
            if (const std::size_t end = contraction(bytes, at); end > at)
                return end;
        for (const std::uint32_t mask : {letter, number})
            if (const std::size_t end = spacedEnd(text, at, mask); end > at)
                return end;
        if (const std::size_t end = symbolsEnd(text, at); end > at)
            return end;
        return text.blankEnd(at);
    }
    static std::size_t contraction(std::string_view bytes, std::size_t at)
    {
        for (const std::string_view ending : {"'s", "'t", "'re", "'ve", "'m", "'ll", "'d"})
            if (bytes.substr(at, ending.size()) == ending)
                return at + ending.size();
        return at;
    }
};

/// Qwen 2 and 3 take digits one by one, Llama 3 by threes; the rest is the same.
template <int Digits> struct Cl100kLike
{
    static std::size_t next(const CharRuns& text, std::string_view bytes, std::size_t at)
    {
        const CharRuns::Char c = text.at(at);
        if ((c.bits & letter) != 0)
            return text.runEnd(at + c.length, letter);
        if ((c.bits & number) != 0)
            return Digits == 1 ? at + c.length : text.runEnd(at, number, Digits);
        if (bytes[at] == '\'')
            if (const std::size_t end = text.contractionEnd(at); end > at)
                return end;
        if ((c.bits & CharRuns::newline) == 0)
            if (const CharRuns::Char after = text.at(at + c.length); (after.bits & letter) != 0)
                return text.runEnd(at + c.length + after.length, letter);
        if (const std::size_t end = symbolsEnd(text, at); end > at)
            return text.runEnd(end, CharRuns::newline);
        return text.whiteEnd(at);
    }
};

struct O200k
{
    static std::size_t next(const CharRuns& text, std::string_view bytes, std::size_t at)
    {
        const CharRuns::Char c = text.at(at);
        if ((c.bits & number) != 0)
            return text.runEnd(at, number, 3);
        const bool prefix = (c.bits & (CharRuns::newline | letter)) == 0;
        const std::size_t inner = at + c.length;
        for (auto word : {endsLower, startsUpper}) {
            if (prefix)
                if (const std::size_t end = word(text, inner); end > inner)
                    return text.contractionEnd(end);
            if (const std::size_t end = word(text, at); end > at)
                return text.contractionEnd(end);
        }
        if (std::size_t end = symbolsEnd(text, at); end > at) {
            while (end < bytes.size() && (bytes[end] == '\r' || bytes[end] == '\n' || bytes[end] == '/'))
                ++end;
            return end;
        }
        return text.whiteEnd(at);
    }
    /// [upperLike]*[lowerLike]+, with the backtracking that a character in both sets asks for.
    static std::size_t endsLower(const CharRuns& text, std::size_t at)
    {
        const std::size_t upper = text.runEnd(at, upperLike);
        if (const std::size_t end = text.runEnd(upper, lowerLike); end > upper)
            return end;
        for (std::size_t end = upper; end > at;) {
            const std::size_t last = text.before(end);
            if ((text.at(last).bits & lowerLike) != 0)
                return end;
            end = last;
        }
        return at;
    }
    /// [upperLike]+[lowerLike]*
    static std::size_t startsUpper(const CharRuns& text, std::size_t at)
    {
        const std::size_t upper = text.runEnd(at, upperLike);
        return upper > at ? text.runEnd(upper, lowerLike) : at;
    }
};

/// A pattern that matches everywhere, so that the matches alone are the pieces.
template <class Pattern> class GaplessSplitter final : public Splitter
{
public:
    std::size_t split(std::string_view bytes, std::size_t from, std::size_t limit,
                      std::vector<TextPiece>& pieces) const override
    {
        const CharRuns text(bytes);
        std::size_t at = from;
        for (std::size_t n = 0; n < limit && at < bytes.size(); ++n) {
            const std::size_t end = Pattern::next(text, bytes, at);
            pieces.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
            at = end;
        }
        return at;
    }
};

} // namespace

std::unique_ptr<Splitter> gpt2Splitter() { return std::make_unique<GaplessSplitter<Gpt2>>(); }

std::unique_ptr<Splitter> knownPatternSplitter(std::string_view pattern)
{
    if (pattern == qwen2Pattern)
        return std::make_unique<GaplessSplitter<Cl100kLike<1>>>();
    if (pattern == llama3Pattern)
        return std::make_unique<GaplessSplitter<Cl100kLike<3>>>();
    if (pattern == gpt2Pattern)
        return gpt2Splitter();
    if (pattern == o200kPattern)
        return std::make_unique<GaplessSplitter<O200k>>();
    return nullptr;
}

} // namespace core
