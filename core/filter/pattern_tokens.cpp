#include "core/filter/pattern_tokens.h"

#include "core/text/utf8.h"

#include <algorithm>

namespace core {

namespace {

using Kind = PatternToken::Kind;

bool isWordCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool isIn(char c, std::string_view set) { return c != '\0' && set.find(c) != std::string_view::npos; }

class Tokens
{
public:
    explicit Tokens(std::string_view pattern) : m_pattern(pattern) {}

    std::optional<std::vector<PatternToken>> run()
    {
        std::size_t depth = 0;
        while (m_at < m_pattern.size()) {
            const std::size_t begin = m_at;
            PatternToken token = next();
            if (m_unknown)
                return std::nullopt;
            token.text = m_pattern.substr(begin, m_at - begin);
            depth += token.kind == Kind::Open ? 1 : 0;
            if (token.kind == Kind::Close && depth-- == 0)
                return std::nullopt;
            if (token.kind != Kind::Open && token.kind != Kind::Bar)
                takeTimes(token);
            if (token.kind == Kind::Place && !token.times.empty())
                return std::nullopt;
            m_tokens.push_back(std::move(token));
        }
        return depth == 0 ? std::optional(std::move(m_tokens)) : std::nullopt;
    }

private:
    [[nodiscard]] char at(std::size_t offset) const
    {
        return m_at + offset < m_pattern.size() ? m_pattern[m_at + offset] : '\0';
    }

    PatternToken one(Kind kind, std::size_t length)
    {
        m_at += length;
        return {kind, {}, {}, {}, false};
    }

    PatternToken next()
    {
        switch (at(0)) {
        case '(': return open();
        case ')': return one(Kind::Close, 1);
        case '|': return one(Kind::Bar, 1);
        case '.': return one(Kind::Other, 1);
        case '^':
        case '$': return one(Kind::Place, 1);
        case '[': return set();
        case '\\': return escape();
        default: return character(codePointAt(m_pattern, m_at).length);
        }
    }

    PatternToken character(std::size_t length)
    {
        PatternToken token{Kind::Character, {}, std::string(m_pattern.substr(m_at, length)), {}, false};
        m_at += length;
        return token;
    }

    /// Groups that capture or not are the same here; what looks around, sets flags or has conditions is not known.
    PatternToken open()
    {
        if (at(1) == '*')
            m_unknown = true;
        if (at(1) != '?')
            return one(Kind::Open, 1);
        m_unknown = m_unknown || at(2) != ':';
        return one(Kind::Open, 3);
    }

    PatternToken escape()
    {
        const char c = at(1);
        if (isIn(c, "wd"))
            return one(Kind::Word, 2);
        if (isIn(c, "shv"))
            return one(Kind::Space, 2);
        if (isIn(c, "WDSHV"))
            return one(Kind::Other, 2);
        if (isIn(c, "bB"))
            return one(Kind::Place, 2);
        constexpr std::string_view letters = "ntrf";
        if (isIn(c, letters)) {
            PatternToken token = one(Kind::Character, 2);
            token.character = std::string(1, "\n\t\r\f"[letters.find(c)]);
            return token;
        }
        if (c == 'p' && at(2) == '{') {
            const std::size_t close = m_pattern.find('}', m_at);
            if (close != std::string_view::npos && at(3) != '^')
                return one(Kind::Word, close + 1 - m_at);
        }
        if (isWordCharacter(c) || c == '\0') {
            m_unknown = true;
            return {};
        }
        ++m_at;
        return character(codePointAt(m_pattern, m_at).length);
    }

    PatternToken set()
    {
        const Kind kind = at(1) == '^' ? Kind::Other : Kind::Class;
        std::size_t end = m_at + (kind == Kind::Other ? 2 : 1);
        if (end < m_pattern.size() && m_pattern[end] == ']')
            ++end;
        while (end < m_pattern.size() && m_pattern[end] != ']') {
            const std::string_view rest = m_pattern.substr(end);
            if (rest.starts_with("\\Q") || rest.starts_with("\\E"))
                m_unknown = true;
            const std::size_t named = rest.starts_with("[:") ? rest.find(":]") : std::string_view::npos;
            end += named != std::string_view::npos ? named + 2 : rest.front() == '\\' ? 2 : 1;
        }
        if (end >= m_pattern.size())
            m_unknown = true;
        return one(kind, std::min(end + 1, m_pattern.size()) - m_at);
    }

    void takeTimes(PatternToken& token)
    {
        const std::size_t begin = m_at;
        if (isIn(at(0), "*+?")) {
            token.maybeNone = at(0) != '+';
            ++m_at;
        } else if (const std::size_t length = braces(); length > 0) {
            // A first digit other than 0; forms that versions read differently may be nothing.
            token.maybeNone = !(at(1) >= '1' && at(1) <= '9');
            m_at += length;
        } else {
            return;
        }
        const bool possessive = at(0) == '+';
        if (at(0) == '?')
            ++m_at;
        token.times = m_pattern.substr(begin, m_at - begin);
        m_at += possessive ? 1 : 0;
    }

    /// The length of `{2}`, `{2,}` or `{2,5}` here; 0 for a brace that stands for itself.
    [[nodiscard]] std::size_t braces() const
    {
        if (at(0) != '{')
            return 0;
        const std::size_t close = m_pattern.find('}', m_at);
        if (close == std::string_view::npos || close == m_at + 1)
            return 0;
        const std::string_view inside = m_pattern.substr(m_at + 1, close - m_at - 1);
        const auto isCount = [](char c) { return (c >= '0' && c <= '9') || c == ',' || c == ' '; };
        return std::all_of(inside.begin(), inside.end(), isCount) ? close + 1 - m_at : 0;
    }

    std::string_view m_pattern;
    std::size_t m_at = 0;
    bool m_unknown = false;
    std::vector<PatternToken> m_tokens;
};

} // namespace

std::optional<std::vector<PatternToken>> patternTokens(std::string_view pattern)
{
    if (pattern.find("\\Q") != std::string_view::npos || pattern.find("\\E") != std::string_view::npos)
        return std::nullopt;
    return Tokens(pattern).run();
}

} // namespace core
