#include "core/filter/raw_screen.h"

#include "core/corpus/json_string.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <string>
#include <utility>

namespace core {

namespace {

using Where = FieldStrings::Place::Where;
using MatchState = TextMatcher::Match::State;
constexpr std::size_t around = 64;     ///< bytes on both sides of a hit that are decoded with it
constexpr std::size_t mostTries = 16;  ///< hits of one record that are tried
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

/// True for a hit that may be in a tag, or hold one or the white space beside it, which is no text.
bool mayBeFrame(std::string_view text, Span hit)
{
    constexpr std::string_view blank = " \t\r\n";
    const std::string_view found = hit.in(text);
    return found.find_first_of("<>") != std::string_view::npos || blank.find(found.front()) != std::string_view::npos ||
           blank.find(found.back()) != std::string_view::npos || mayBeInTag(text, hit.begin);
}

const ByteFinder& escapeFinder()
{
    static const ByteFinder finder("\\u", LetterCase::Exact);
    return finder;
}

} // namespace

/// One screening of one run.
class RawScreen::Pass
{
public:
    Pass(const RawScreen& screen, const RecordRun& run, std::vector<RawAnswer>& answers)
        : m_screen(screen), m_run(run), m_answers(answers), m_raw(screen.m_test->matcher->raw())
    {
    }

    void run()
    {
        for (const ByteFinder& finder : m_screen.m_finders)
            lookForText(finder);
        if (m_screen.m_finders.empty())
            lookForPattern();
        lookForEscapes();
    }

private:
    /// A pattern is only let loose on what is UTF-8.
    [[nodiscard]] bool mayUsePattern(std::string_view bytes) const { return m_raw != nullptr && isValidUtf8(bytes); }

    [[nodiscard]] Span extent(std::size_t record) const
    {
        return {m_run.begins[record],
                record + 1 < m_run.begins.size() ? m_run.begins[record + 1] : m_run.bytes.size()};
    }

    void lookForText(const ByteFinder& finder)
    {
        RecordCursor cursor(m_run);
        std::size_t tries = 0;
        std::size_t tried = m_run.begins.size();
        for (std::size_t at = finder.find(m_run.bytes, 0); at != std::string_view::npos;) {
            const std::size_t record = cursor.recordOf(at);
            tries = std::exchange(tried, record) == record ? tries + 1 : 0;
            const bool again = m_answers[record] == RawAnswer::No && tryText(record, {at, at + finder.size()}) &&
                               tries < mostTries;
            if (tries == mostTries && m_answers[record] == RawAnswer::No)
                m_answers[record] = RawAnswer::Maybe;
            at = finder.find(m_run.bytes, again ? at + 1 : cursor.next());
        }
    }

    /// **Returns** whether other hits of the record are to be tried.
    bool tryText(std::size_t record, Span hit)
    {
        const Span bytes = extent(record);
        if (!mayUsePattern(bytes.in(m_run.bytes))) {
            m_answers[record] = answerAt(record, hit);
            return m_answers[record] == RawAnswer::No;
        }
        const TextMatcher::Match match = m_raw->find(bytes.in(m_run.bytes), 0);
        if (match.state == MatchState::Found)
            m_answers[record] = answerAt(record, {bytes.begin + match.span.begin, bytes.begin + match.span.end});
        else if (match.state == MatchState::GaveUp ||
                 escapeFinder().find(bytes.in(m_run.bytes), 0) != std::string_view::npos)
            m_answers[record] = RawAnswer::Maybe;
        return false;
    }

    void lookForPattern()
    {
        if (!mayUsePattern(m_run.bytes)) {
            std::fill(m_answers.begin(), m_answers.end(), RawAnswer::Maybe);
            return;
        }
        RecordCursor cursor(m_run);
        for (std::size_t at = 0; at < m_run.bytes.size(); at = cursor.next()) {
            const TextMatcher::Match match = m_raw->find(m_run.bytes, at);
            if (match.state == MatchState::Nowhere)
                return;
            const std::size_t record = cursor.recordOf(match.state == MatchState::Found ? match.span.begin : at);
            m_answers[record] = match.state == MatchState::Found ? answerAt(record, match.span) : RawAnswer::Maybe;
        }
    }

    /// What a hit in the bytes means. With a literal, No means that this one is none.
    [[nodiscard]] RawAnswer answerAt(std::size_t record, Span hit) const
    {
        const Span bytes = extent(record);
        if (hit.end > bytes.end)
            return RawAnswer::Maybe;
        const bool literal = m_screen.m_wholeText;
        const FieldStrings::Place place =
            m_screen.m_strings.placeOf(bytes.in(m_run.bytes), {hit.begin - bytes.begin, hit.end - bytes.begin});
        if (place.where != Where::Inside)
            return place.where == Where::Elsewhere && literal ? RawAnswer::No : RawAnswer::Maybe;
        const std::string_view text = place.text.in(bytes.in(m_run.bytes));
        const std::size_t textBegin = bytes.begin + place.text.begin;
        const std::size_t wish = hit.begin - textBegin;
        const std::size_t begin = wish <= around ? 0 : escapeBoundary(text, wish - around);
        const std::size_t end = escapeBoundary(text, hit.end - textBegin + around);
        const std::size_t at = escapeBoundary(text, wish);
        std::string decoded = decodeJsonString(text.substr(begin, at - begin));
        const std::size_t from = decoded.size();
        decoded += decodeJsonString(text.substr(at, end - at));
        if (m_screen.m_test->how == TextTest::How::Whole || !isValidUtf8(decoded))
            return RawAnswer::Maybe;
        const TextMatcher::Match match = m_screen.m_test->matcher->find(decoded, from);
        if (match.state != MatchState::Found)
            return literal && match.state == MatchState::Nowhere ? RawAnswer::No : RawAnswer::Maybe;
        if (place.tagged && (mayBeFrame(decoded, match.span) ||
                             text.substr(begin, end - begin).find("\\u") != std::string_view::npos))
            return RawAnswer::Maybe;
        // What a pattern says of the edge of a text is not true of the edge of this piece.
        const bool apart = match.span.begin > 0 && match.span.end < decoded.size();
        return literal || apart ? RawAnswer::Yes : RawAnswer::Maybe;
    }

    void lookForEscapes()
    {
        const bool any = m_screen.m_finders.empty();
        const auto& units = m_screen.m_units;
        RecordCursor cursor(m_run);
        for (std::size_t at = escapeFinder().find(m_run.bytes, 0); at != std::string_view::npos;) {
            const int unit = unitAt(m_run.bytes, at + 2);
            const bool wanted = any || (unit >= 0 && std::binary_search(units.begin(), units.end(),
                                                                        static_cast<std::uint16_t>(unit)));
            if (wanted) {
                RawAnswer& answer = m_answers[cursor.recordOf(at)];
                answer = std::max(answer, RawAnswer::Maybe);
            }
            at = escapeFinder().find(m_run.bytes, wanted ? cursor.next() : at + 2);
        }
    }

    const RawScreen& m_screen;
    const RecordRun& m_run;
    std::vector<RawAnswer>& m_answers;
    const TextMatcher* m_raw;
};

RawScreen::RawScreen(const TextTest& test, const FieldMapping& mapping) : m_test(&test), m_strings(mapping, test.field) {}

bool RawScreen::add(const RequiredText& text)
{
    // What is no character in the file is read as U+FFFD, from many bytes.
    if (text.text.find("\xEF\xBF\xBD") != std::string::npos)
        return false;
    const std::string_view run = bestRun(text.text);
    if (run.empty())
        return false;
    m_wholeText = m_wholeText && run.size() == text.text.size();
    m_finders.emplace_back(escapeJson(run, JsonEscapes::Minimal), text.letters);
    for (std::size_t at = 0; at < run.size();) {
        const CodePoint c = codePointAt(run, at);
        addUnits(m_units, c.value, text.letters);
        at += c.length;
    }
    return true;
}

std::optional<RawScreen> RawScreen::of(const TextTest& test, const FieldMapping& mapping)
{
    RawScreen screen(test, mapping);
    const auto& required = test.matcher->required();
    const bool all = std::all_of(required.begin(), required.end(), [&](const RequiredText& text) { return screen.add(text); });
    if (!all) {
        screen.m_finders.clear();
        screen.m_units.clear();
    }
    if (screen.m_finders.empty() && test.matcher->raw() == nullptr)
        return std::nullopt;
    screen.m_wholeText = screen.m_wholeText && test.matcher->isLiteral();
    std::sort(screen.m_units.begin(), screen.m_units.end());
    screen.m_units.erase(std::unique(screen.m_units.begin(), screen.m_units.end()), screen.m_units.end());
    return screen;
}

void RawScreen::screen(const RecordRun& run, std::vector<RawAnswer>& answers) const
{
    Pass(*this, run, answers).run();
}

} // namespace core
