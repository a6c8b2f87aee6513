#include "core/filter/raw_screen.h"

#include "core/corpus/json_string.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <string>
#include <utility>

namespace core {

namespace {

constexpr std::size_t goodAsciiRun = 4; ///< long enough to be preferred to a longer one that may be escaped as a whole

/// True for a character that JSON writers agree on, but for \uXXXX.
bool isSteady(char32_t c)
{
    return c != '/' && (c >= 0x20 || c == '\b' || c == '\f' || c == '\n' || c == '\r' || c == '\t');
}

/// The piece of `text` to look for in raw bytes; empty when there is none.
std::string_view bestRun(std::string_view text)
{
    std::string_view best;
    std::string_view ascii;
    std::size_t begin = 0;
    std::size_t asciiBegin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = codePointAt(text, at);
        const std::size_t end = at + c.length;
        if (!isSteady(c.value))
            begin = end;
        if (!isSteady(c.value) || c.value >= 0x80)
            asciiBegin = end;
        if (end - begin > best.size())
            best = text.substr(begin, end - begin);
        if (end - asciiBegin > ascii.size())
            ascii = text.substr(asciiBegin, end - asciiBegin);
        at = end;
    }
    return ascii.size() >= goodAsciiRun ? ascii : best;
}

void addUnits(std::vector<std::uint16_t>& units, char32_t c, LetterCase letters)
{
    const auto add = [&](char32_t unit) { units.push_back(static_cast<std::uint16_t>(unit)); };
    if (c >= 0x10000) {
        add(0xD800 + ((c - 0x10000) >> 10));
        add(0xDC00 + ((c - 0x10000) & 0x3FFU));
        return;
    }
    add(c);
    const char32_t lower = c | 0x20U;
    if (letters == LetterCase::Any && lower >= 'a' && lower <= 'z' && c < 0x80) {
        add(lower);
        add(lower - 0x20U);
    }
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = static_cast<char>(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// The unit that the four digits at `at` say, or -1.
int unitAt(std::string_view bytes, std::size_t at)
{
    if (at + 4 > bytes.size())
        return -1;
    int unit = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        const int digit = hexDigit(bytes[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

/// Walks along the records of a run.
class RecordCursor
{
public:
    explicit RecordCursor(const RecordRun& run) : m_run(run) {}

    /// The record that holds byte `at`; never asked for an earlier one than before.
    std::size_t recordOf(std::size_t at)
    {
        // Hits come thick or thin: look near first.
        std::size_t step = 1;
        while (m_record + step < m_run.begins.size() && m_run.begins[m_record + step] <= at) {
            m_record += step;
            step *= 2;
        }
        const auto from = m_run.begins.begin() + static_cast<std::ptrdiff_t>(m_record);
        const auto to = m_run.begins.begin() +
                        static_cast<std::ptrdiff_t>(std::min(m_record + step, m_run.begins.size()));
        m_record = static_cast<std::size_t>(std::upper_bound(from, to, at) - m_run.begins.begin()) - 1;
        return m_record;
    }

    /// Where the record after that one begins.
    [[nodiscard]] std::size_t next() const
    {
        return m_record + 1 < m_run.begins.size() ? m_run.begins[m_record + 1] : m_run.bytes.size();
    }

private:
    const RecordRun& m_run;
    std::size_t m_record = 0;
};

} // namespace

bool RawScreen::add(const RequiredText& text)
{
    // What is no character in the file is read as U+FFFD, from many bytes.
    if (text.text.find("\xEF\xBF\xBD") != std::string::npos)
        return false;
    const std::string_view run = bestRun(text.text);
    if (run.empty())
        return false;
    m_finders.emplace_back(escapeJson(run, JsonEscapes::Minimal), text.letters);
    for (std::size_t at = 0; at < run.size();) {
        const CodePoint c = codePointAt(run, at);
        addUnits(m_units, c.value, text.letters);
        at += c.length;
    }
    return true;
}

std::optional<RawScreen> RawScreen::of(const std::vector<RequiredText>& texts)
{
    RawScreen screen;
    for (const RequiredText& text : texts)
        if (!screen.add(text))
            return std::nullopt;
    if (texts.empty())
        return std::nullopt;
    std::sort(screen.m_units.begin(), screen.m_units.end());
    screen.m_units.erase(std::unique(screen.m_units.begin(), screen.m_units.end()), screen.m_units.end());
    return screen;
}

void RawScreen::mark(const RecordRun& run, std::vector<char>& maybe) const
{
    for (const ByteFinder& finder : m_finders) {
        RecordCursor cursor(run);
        for (std::size_t at = finder.find(run.bytes, 0); at != std::string_view::npos;
             at = finder.find(run.bytes, cursor.next()))
            maybe[cursor.recordOf(at)] = 1;
    }
    static const ByteFinder escape("\\u", LetterCase::Exact);
    RecordCursor cursor(run);
    for (std::size_t at = escape.find(run.bytes, 0); at != std::string_view::npos;) {
        const int unit = unitAt(run.bytes, at + 2);
        const bool wanted =
            unit >= 0 && std::binary_search(m_units.begin(), m_units.end(), static_cast<std::uint16_t>(unit));
        if (wanted)
            maybe[cursor.recordOf(at)] = 1;
        at = escape.find(run.bytes, wanted ? cursor.next() : at + 2);
    }
}

} // namespace core
