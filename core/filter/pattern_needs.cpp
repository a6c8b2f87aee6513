#include "core/filter/pattern_needs.h"

#include "core/corpus/json_string.h"
#include "core/filter/pattern_tokens.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <utility>

#include <utf8proc.h>

namespace core {

namespace {

using Kind = PatternToken::Kind;
constexpr std::size_t mostAlternatives = 16;
constexpr std::size_t deepest = 32;

/// What every match of a piece of the pattern holds: one of these; empty when nothing is known.
using Options = std::vector<std::string>;

std::size_t shortest(const Options& options)
{
    std::size_t size = options.empty() ? 0 : options.front().size();
    for (const std::string& option : options)
        size = std::min(size, option.size());
    return size;
}

class NeedReader
{
public:
    NeedReader(const std::vector<PatternToken>& tokens, LetterCase letters) : m_tokens(tokens), m_letters(letters) {}

    Options alternatives(std::size_t depth)
    {
        Options all = sequence(depth);
        bool known = !all.empty();
        while (at(Kind::Bar)) {
            ++m_at;
            const Options more = sequence(depth);
            known = known && !more.empty();
            all.insert(all.end(), more.begin(), more.end());
        }
        return known && all.size() <= mostAlternatives && depth < deepest ? all : Options();
    }

private:
    [[nodiscard]] bool at(Kind kind) const { return m_at < m_tokens.size() && m_tokens[m_at].kind == kind; }

    Options sequence(std::size_t depth)
    {
        Options best;
        std::string run;
        const auto offer = [&](Options options) {
            if (shortest(options) > shortest(best))
                best = std::move(options);
        };
        const auto endRun = [&] {
            if (!run.empty())
                offer({std::exchange(run, {})});
        };
        for (; m_at < m_tokens.size() && !at(Kind::Bar) && !at(Kind::Close); ++m_at) {
            Options group;
            if (at(Kind::Open)) {
                ++m_at;
                group = alternatives(depth + 1);
            }
            const PatternToken& token = m_tokens[m_at];
            const bool steady = token.kind == Kind::Character && !token.maybeNone && isSteady(token.character);
            if (steady)
                run += token.character;
            // Behind a repeated character another one of it may stand.
            if (!steady || !token.times.empty())
                endRun();
            if (!token.maybeNone)
                offer(std::move(group));
        }
        endRun();
        return best;
    }

    [[nodiscard]] bool isSteady(std::string_view character) const
    {
        return m_letters == LetterCase::Exact || !hasUnusualCase(codePointAt(character, 0).value);
    }

    const std::vector<PatternToken>& m_tokens;
    LetterCase m_letters;
    std::size_t m_at = 0;
};

constexpr std::string_view anyRaw = "(?:[^\"\\\\\\x00-\\x1f]|\\\\.)";

/// The character as JSON writes it, as a pattern; empty when it has no usual form.
std::string rawCharacter(const std::string& character)
{
    if (character == "/")
        return "(?:\\\\?/)";
    const std::string written = escapeJson(character, JsonEscapes::Minimal);
    if (written.starts_with("\\u"))
        return {};
    std::string out;
    for (const char c : written) {
        if (static_cast<signed char>(c) > 0 && std::string_view("\\^$.[]|()?*+{}#\"").find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return written.size() > character.size() ? "(?:" + out + ")" : out;
}

/// True for a class of characters that JSON does not escape, as far as can be seen.
bool isPlainClass(std::string_view text)
{
    return std::all_of(text.begin() + 1, text.end() - 1, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ' ' || c == '_';
    });
}

} // namespace

bool hasUnusualCase(char32_t c)
{
    if (c < 0x80)
        return (c | 0x20U) == 'k' || (c | 0x20U) == 's';
    const auto point = static_cast<utf8proc_int32_t>(c);
    return utf8proc_tolower(point) != point || utf8proc_toupper(point) != point || utf8proc_totitle(point) != point;
}

std::vector<RequiredText> requiredLiterals(std::string_view pattern, LetterCase letters)
{
    std::vector<RequiredText> out;
    const auto tokens = patternTokens(pattern);
    if (!tokens)
        return out;
    for (std::string& text : NeedReader(*tokens, letters).alternatives(0))
        out.push_back({std::move(text), letters});
    return out;
}

std::optional<std::string> rawPattern(std::string_view pattern)
{
    const auto tokens = patternTokens(pattern);
    if (!tokens)
        return std::nullopt;
    std::string out;
    for (const PatternToken& token : *tokens) {
        switch (token.kind) {
        case Kind::Character: {
            const std::string raw = rawCharacter(token.character);
            if (raw.empty())
                return std::nullopt;
            out += raw;
            break;
        }
        case Kind::Class:
            out += isPlainClass(token.text) ? std::string(token.text) : "(?:" + std::string(token.text) + "|\\\\.)";
            break;
        case Kind::Word: out += token.text; break;
        case Kind::Space: out += "(?:[^\\S\\x00-\\x1f]|\\\\.)"; break;
        case Kind::Other: out += anyRaw; break;
        case Kind::Place: break;
        case Kind::Open: out += "(?:"; break;
        case Kind::Close: out += ')'; break;
        case Kind::Bar: out += '|'; break;
        }
        out += token.times;
    }
    return out;
}

} // namespace core
