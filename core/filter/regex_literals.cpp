#include "core/filter/regex_literals.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <optional>

#include <utf8proc.h>

namespace core {

namespace {

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

class Reader
{
public:
    Reader(std::string_view pattern, LetterCase letters) : m_pattern(pattern), m_letters(letters) {}

    std::optional<Options> run()
    {
        Options all = alternatives(0);
        if (m_unknown || m_at < m_pattern.size())
            return std::nullopt;
        return all;
    }

private:
    Options alternatives(std::size_t depth)
    {
        Options all = sequence(depth);
        bool known = !all.empty();
        while (!m_unknown && next() == '|') {
            ++m_at;
            Options more = sequence(depth);
            known = known && !more.empty();
            all.insert(all.end(), more.begin(), more.end());
        }
        return known && all.size() <= mostAlternatives ? all : Options();
    }

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
        while (!m_unknown && m_at < m_pattern.size() && next() != '|' && next() != ')') {
            Options group;
            std::string character;
            if (next() == '(')
                group = groupAt(depth);
            else
                character = characterAt();
            const Times times = timesAt();
            if (times.least == 0) {
                endRun();
                continue;
            }
            if (character.empty()) {
                endRun();
                offer(std::move(group));
                continue;
            }
            run += character;
            if (times.repeated) {
                endRun(); // one of them stands here, what follows may not be next to it
                if (times.most != 1)
                    continue;
            }
        }
        endRun();
        return best;
    }

    [[nodiscard]] char next() const { return m_at < m_pattern.size() ? m_pattern[m_at] : '\0'; }

    Options groupAt(std::size_t depth)
    {
        ++m_at;
        if (next() == '*' || depth == deepest)
            m_unknown = true;
        if (next() == '?') {
            if (m_pattern.substr(m_at, 2) == "?:")
                m_at += 2;
            else
                m_unknown = true; // flags, looking around, conditions
        }
        Options inside = m_unknown ? Options() : alternatives(depth + 1);
        if (next() == ')')
            ++m_at;
        else
            m_unknown = true;
        return inside;
    }

    /// The character that stands here for itself; empty for what stands for others.
    std::string characterAt()
    {
        switch (next()) {
        case '.':
        case '^':
        case '$':
            ++m_at;
            return {};
        case '[':
            skipClass();
            return {};
        case '\\':
            return escapeAt();
        default:
            return take(codePointAt(m_pattern, m_at).length);
        }
    }

    std::string take(std::size_t length)
    {
        const std::string_view bytes = m_pattern.substr(m_at, std::max<std::size_t>(length, 1));
        m_at += bytes.size();
        if (m_letters == LetterCase::Any && hasUnusualCase(codePointAt(bytes, 0).value))
            return {};
        return std::string(bytes);
    }

    std::string escapeAt()
    {
        const char c = m_at + 1 < m_pattern.size() ? m_pattern[m_at + 1] : '\0';
        if (std::string_view("dDwWsSbBhHvVAzZRXGK").find(c) != std::string_view::npos && c != '\0') {
            m_at += 2;
            return {};
        }
        const std::string_view lineLike = "ntrf";
        if (const std::size_t place = lineLike.find(c); place != std::string_view::npos && c != '\0') {
            m_at += 2;
            return std::string(1, "\n\t\r\f"[place]);
        }
        const bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\0';
        if (word) {
            m_unknown = true;
            return {};
        }
        ++m_at;
        return take(codePointAt(m_pattern, m_at).length);
    }

    void skipClass()
    {
        ++m_at;
        if (next() == '^')
            ++m_at;
        if (next() == ']')
            ++m_at;
        while (m_at < m_pattern.size() && next() != ']') {
            const std::string_view rest = m_pattern.substr(m_at);
            if (rest.starts_with("\\Q") || rest.starts_with("\\E"))
                m_unknown = true;
            if (rest.starts_with("[:")) {
                const std::size_t end = m_pattern.find(":]", m_at + 2);
                m_at = end == std::string_view::npos ? m_at + 1 : end + 2;
            } else {
                m_at += next() == '\\' ? 2 : 1;
            }
        }
        ++m_at;
    }

    struct Times
    {
        std::size_t least = 1;
        std::size_t most = 1; ///< 2 and above are the same here
        bool repeated = false;
    };

    Times timesAt()
    {
        Times times;
        const char c = next();
        if (c == '*' || c == '?' || c == '+') {
            ++m_at;
            times = {c == '+' ? 1U : 0U, 2, true};
        } else if (c == '{') {
            times = braces();
        }
        if (times.repeated && (next() == '+' || next() == '?'))
            ++m_at;
        return times;
    }

    /// `{2}`, `{2,}`, `{2,5}`; a brace that begins none of these stands for itself, and is left where it is.
    Times braces()
    {
        const std::size_t close = m_pattern.find('}', m_at);
        const std::string_view inside =
            close == std::string_view::npos ? std::string_view() : m_pattern.substr(m_at + 1, close - m_at - 1);
        const auto isCount = [](char c) { return (c >= '0' && c <= '9') || c == ',' || c == ' '; };
        if (inside.empty() || !std::all_of(inside.begin(), inside.end(), isCount))
            return {};
        m_at = close + 1;
        // Zero times, or a form that other versions read otherwise: nothing has to be there.
        const bool some = inside.front() >= '1' && inside.front() <= '9';
        return {some ? 1U : 0U, 2, true};
    }

    std::string_view m_pattern;
    LetterCase m_letters;
    std::size_t m_at = 0;
    bool m_unknown = false;
};

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
    if (pattern.find("\\Q") != std::string_view::npos || pattern.starts_with("(*"))
        return out;
    for (std::string& text : Reader(pattern, letters).run().value_or(Options()))
        out.push_back({std::move(text), letters});
    return out;
}

} // namespace core
