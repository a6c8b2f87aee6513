#include "core/text/text_units.h"

#include "core/text/ascii.h"
#include "core/text/byte_finder.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <limits>

namespace core {

namespace {

constexpr std::size_t longestDisplay = 8192;
constexpr std::size_t longestInline = 400;
constexpr std::size_t longestSentence = 2000;
constexpr std::size_t sampled = 1024; ///< units that tell how many there will be
constexpr std::size_t longestRun = 64; ///< before the end of a sentence that is too long, from where on spaces are looked at one by one

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isAlpha(char c) { return isLower(c) || (c >= 'A' && c <= 'Z'); }

/// Bytes at which a unit may end or something that is not cut may begin.
using Telling = ByteFinder<'\n', '.', '!', '?', '$', '\\', '`', 0xE3, 0xEF>;

/// A delimiter pair whose end is looked for from left to right, each byte at most once.
struct Delimiter
{
    std::string_view open;
    std::string_view close;
    std::size_t next = 0; ///< first closer at or after the last place asked for

    /// One past the closer of the opener at `at`, or npos when there is none near.
    std::size_t endAfter(std::string_view text, std::size_t at)
    {
        const std::size_t from = at + open.size();
        if (next != std::string_view::npos && next < from)
            next = text.find(close, from);
        return next == std::string_view::npos || next - at > longestDisplay ? std::string_view::npos
                                                                            : next + close.size();
    }
};

/// Cuts one text; keeps the place where the current unit began.
class Splitter
{
public:
    explicit Splitter(std::string_view text) : m_text(text) {}

    std::vector<TextUnit> run(std::size_t most)
    {
        m_most = most;
        while (m_at < m_text.size() && !m_enough)
            step();
        if (!m_enough)
            finishUnit(m_text.size());
        return std::move(m_units);
    }

private:
    char at(std::size_t i) const { return i < m_text.size() ? m_text[i] : '\0'; }
    bool unitHasText() const { return m_hasText; }

    void step()
    {
        const char c = m_text[m_at];
        if (c == '\n') {
            ++m_at;
            if (unitHasText())
                finishUnit(afterSpace(m_at));
            return;
        }
        if (isSpace(c)) {
            ++m_at;
            return;
        }
        if ((c == '\\' || c == '$' || c == '`') && (skipDisplay() || skipInline()))
            return;
        m_hasText = true;
        if (c == '.' || c == '!' || c == '?')
            sentenceEnd();
        else if (c == '\xE3' || c == '\xEF')
            wideSentenceEnd();
        else
            skipPlain();
        if (m_at - m_begin > longestSentence)
            cutLongSentence();
    }

    /// To the next character that may matter, spaces included where the sentence is nearly too long; at most to where it is.
    void skipPlain()
    {
        const std::size_t end = std::min(m_text.size(), m_begin + longestSentence + 1);
        ++m_at;
        if (m_at + longestRun < end)
            m_at = Telling::next(m_text, m_at, end - longestRun);
        else
            while (m_at < end && !isSpace(m_text[m_at]) && !Telling::is(m_text[m_at]))
                ++m_at;
    }

    std::size_t afterSpace(std::size_t i) const
    {
        while (i < m_text.size() && isSpace(m_text[i]))
            ++i;
        return i;
    }

    /// A formula or code block at the cursor: a unit of its own where a line begins with it, else part of the sentence.
    bool skipDisplay()
    {
        for (Delimiter& d : m_delimiters) {
            if (!m_text.substr(m_at).starts_with(d.open))
                continue;
            const std::size_t end = d.endAfter(m_text, m_at);
            if (end == std::string_view::npos)
                continue;
            const bool alone = !unitHasText();
            m_hasText = true;
            m_at = end;
            if (alone)
                closeDisplay();
            return true;
        }
        return false;
    }

    /// After a display: the rest of its line (a full stop, a brace of `\end{..}`) still belongs to it when it is short.
    void closeDisplay()
    {
        std::size_t i = m_at;
        while (i < m_text.size() && i - m_at < 40 && m_text[i] != '\n' && !isAlpha(m_text[i]))
            ++i;
        if (at(m_at - 1) == '{')
            while (i < m_text.size() && i - m_at < 40 && m_text[i] != '\n' && m_text[i] != '}')
                ++i;
        if (i < m_text.size() && m_text[i] == '}')
            ++i;
        m_display = true;
        if (i >= m_text.size() || m_text[i] == '\n')
            finishUnit(afterSpace(i));
    }

    bool skipInline()
    {
        std::string_view close;
        if (m_text[m_at] == '$')
            close = "$";
        else if (m_text[m_at] == '\\' && at(m_at + 1) == '(')
            close = "\\)";
        else
            return false;
        const std::string_view rest = m_text.substr(m_at + 1, longestInline);
        const std::size_t end = rest.substr(0, rest.find('\n')).find(close);
        if (end == std::string_view::npos || end == 0)
            return false;
        m_hasText = true;
        m_at += 1 + end + close.size();
        return true;
    }

    void sentenceEnd()
    {
        const std::size_t mark = m_at;
        while (at(m_at) == '.' || at(m_at) == '!' || at(m_at) == '?')
            ++m_at;
        std::size_t end = m_at;
        while (end < m_text.size() && end - m_at < 4 && std::string_view(")]\"'*_").find(m_text[end]) != std::string_view::npos)
            ++end;
        if (end >= m_text.size() || !isSpace(m_text[end]) || isAbbreviation(mark))
            return;
        const std::size_t next = afterSpace(end);
        if (isLower(at(next)) && m_text.substr(end, next - end).find('\n') == std::string_view::npos)
            return;
        m_at = end;
        finishUnit(next);
    }

    /// `mark` is a full stop after "e.g", "vs", a list number at the start of the line and the like.
    bool isAbbreviation(std::size_t mark) const
    {
        if (m_text[mark] != '.' || at(mark + 1) == '.')
            return false;
        std::size_t word = mark;
        while (word > m_begin && mark - word < 12 && !isSpace(m_text[word - 1]))
            --word;
        const std::string_view token = m_text.substr(word, mark - word);
        if (std::all_of(token.begin(), token.end(), isDigit) && m_text.substr(m_begin, word - m_begin).find_first_not_of(" \t\n#*-") == std::string_view::npos)
            return true;
        static constexpr std::array<std::string_view, 16> known{"e.g", "i.e", "(e.g", "(i.e", "vs",   "Fig", "Eq",  "eq",
                                                                "No",  "no",  "Dr",   "Mr",   "Mrs",  "cf",  "resp", "approx"};
        return std::find(known.begin(), known.end(), token) != known.end();
    }

    void wideSentenceEnd()
    {
        static constexpr std::array<std::string_view, 3> marks{"。", "！", "？"};
        const std::string_view here = m_text.substr(m_at, 3);
        m_at += std::max<std::size_t>(1, codePointAt(m_text, m_at).length);
        if (std::find(marks.begin(), marks.end(), here) == marks.end())
            return;
        while (std::find(marks.begin(), marks.end(), m_text.substr(m_at, 3)) != marks.end() || m_text.substr(m_at).starts_with("”"))
            m_at += 3;
        finishUnit(afterSpace(m_at));
    }

    void cutLongSentence()
    {
        const std::size_t from = m_begin + longestSentence / 2;
        std::size_t cut = m_text.substr(from, m_at - from).rfind(' ');
        cut = cut == std::string_view::npos ? floorCharBoundary(m_text, m_at) : from + cut + 1;
        if (cut > m_begin)
            finishUnit(cut);
    }

    void finishUnit(std::size_t end)
    {
        if (end <= m_begin) {
            return;
        }
        TextUnit unit{.span = {m_begin, end}, .body = trimmed(m_begin, end), .display = m_display};
        if (unit.body.empty() && !m_units.empty()) {
            m_units.back().span.end = end;
        } else {
            const std::size_t gap = m_units.empty() ? 0 : m_units.back().body.end;
            const auto breaks = std::count(m_text.begin() + static_cast<std::ptrdiff_t>(gap),
                                           m_text.begin() + static_cast<std::ptrdiff_t>(unit.body.begin), '\n');
            unit.paragraphStart = m_units.empty() || breaks >= 2;
            unit.lineStart = m_units.empty() || breaks >= 1;
            m_units.push_back(unit);
            m_enough = m_units.size() >= m_most;
            if (m_units.size() == sampled)
                m_units.reserve(static_cast<std::size_t>(1.1 * static_cast<double>(sampled) * static_cast<double>(m_text.size()) / static_cast<double>(end)));
        }
        m_begin = m_at = end;
        m_hasText = m_display = false;
    }

    Span trimmed(std::size_t begin, std::size_t end) const
    {
        while (begin < end && isSpace(m_text[begin]))
            ++begin;
        while (end > begin && isSpace(m_text[end - 1]))
            --end;
        return {begin, end};
    }

    std::string_view m_text;
    std::array<Delimiter, 4> m_delimiters{{{"\\[", "\\]"}, {"$$", "$$"}, {"```", "```"}, {"\\begin{", "\\end{"}}};
    std::vector<TextUnit> m_units;
    std::size_t m_at = 0;
    std::size_t m_begin = 0;
    std::size_t m_most = 0;
    bool m_hasText = false;
    bool m_display = false;
    bool m_enough = false;
};

} // namespace

std::vector<TextUnit> splitUnits(std::string_view text) { return firstUnits(text, std::numeric_limits<std::size_t>::max()); }

std::vector<TextUnit> firstUnits(std::string_view text, std::size_t most) { return Splitter(text).run(most); }

} // namespace core
