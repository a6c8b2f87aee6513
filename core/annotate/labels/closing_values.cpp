#include "core/annotate/labels/closing_values.h"

#include "core/answers/math/expression_words.h"
#include "core/answers/words/answer_lexicon.h"
#include "core/text/ascii.h"
#include "core/text/letter_runs.h"
#include "core/text/text_units.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <string>

namespace core {

namespace {

constexpr std::size_t near = 700;         ///< bytes before the end in which a closing sentence begins
constexpr std::size_t longestRemark = 90; ///< behind it

bool isWide(char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; }

constexpr auto cutters = std::to_array<std::string_view>({"\\approx", "\\Rightarrow", "\\implies", "\\equiv", "\\quad", "\\\\", "=>", "=", "≈", "≡", "→", "⇒", "＝", "，", "、", "；", "：",
                                                          "。", ", ", "; ", ": ", ",\n", "|", "\n", "!"});
/// Signs outside ASCII that formulas have.
constexpr auto wideSigns = std::to_array<std::string_view>({"√", "π", "·", "×", "÷", "−", "–", "²", "³", "°", "Ω", "μ", "µ", "±", "½", "¼", "¾", "∞", "θ", "₁", "₂", "₃", "₄", "€", "£"});

/// Bytes that one of some texts begins with, or some bytes.
using Bytes = std::array<bool, 256>;
constexpr bool holds(const Bytes& bytes, char c) { return bytes[static_cast<unsigned char>(c)]; }
constexpr Bytes bytesOf(std::string_view some)
{
    Bytes bytes{};
    for (const char c : some)
        bytes[static_cast<unsigned char>(c)] = true;
    return bytes;
}
constexpr Bytes cutterHeads = [] {
    Bytes bytes{};
    for (const std::string_view cutter : cutters)
        bytes[static_cast<unsigned char>(cutter.front())] = true;
    return bytes;
}();

template <std::size_t count> std::size_t lengthOf(const std::array<std::string_view, count>& signs, std::string_view rest)
{
    const auto sign = std::find_if(signs.begin(), signs.end(), [rest](std::string_view one) { return rest.starts_with(one); });
    return sign == signs.end() ? 0 : sign->size();
}

/// Length of the cutter, or of the sign outside ASCII, that `rest` begins with; 0 for none.
std::size_t cutterIn(std::string_view rest) { return holds(cutterHeads, rest.front()) ? lengthOf(cutters, rest) : 0; }
std::size_t wideSignIn(std::string_view rest) { return isWide(rest.front()) ? lengthOf(wideSigns, rest) : 0; }

/// Cuts one sentence at words and signs between values.
class ValueReader
{
public:
    explicit ValueReader(std::string_view text) : m_text(text) {}

    std::vector<Span> run()
    {
        while (m_at < m_text.size())
            step();
        cut();
        return std::move(m_values);
    }

private:
    void step()
    {
        const std::string_view rest = m_text.substr(m_at);
        const std::size_t cutter = cutterIn(rest);
        if (cutter > 0 && (m_depth == 0 || rest.front() == '=' || rest.front() == '\n')) {
            cut();
            m_at += cutter;
        } else if (const LetterRun run = letterRunAt(m_text, m_at); run.length > 0) {
            word(rest.substr(0, run.length));
        } else if (isWide(rest.front()) && wideSignIn(rest) == 0) {
            cut();
            m_at += codePointAt(m_text, m_at).length;
        } else {
            m_digits = m_digits || isDigit(rest.front());
            m_depth += rest.front() == '(' ? 1 : rest.front() == ')' && m_depth > 0 ? -1 : 0;
            m_at += std::max<std::size_t>(wideSignIn(rest), 1);
        }
    }

    /// Commands, units, functions and unknowns are parts of values, other words are not.
    void word(std::string_view word)
    {
        const bool command = m_at > 0 && m_text[m_at - 1] == '\\';
        const bool inBraces = m_at > 0 && m_text[m_at - 1] == '{';
        const bool spaced = m_at > 0 && m_text[m_at - 1] == ' ';
        const bool name = word.size() == 1 && !(word == "I" || (word == "a" && spaced));
        if (command || inBraces || name || isFunctionWord(word) || isConstantWord(word) || (m_digits && isUnitWord(word))) {
            m_at += word.size();
            return;
        }
        cut();
        m_at += word.size();
        while (m_at < m_text.size() && (m_text[m_at] == '\'' || m_text[m_at] == '-') && letterRunAt(m_text, m_at).length == 0)
            ++m_at;
        m_begin = m_at;
    }

    /// What stands since the last cut is a value where it has a digit or a sign of a formula.
    void cut()
    {
        static constexpr Bytes edge = bytesOf(" \t\r$*`.,:;\"'?!~");
        Span value{m_begin, m_at};
        while (!value.empty() && holds(edge, m_text[value.begin]))
            ++value.begin;
        const auto lone = [this](char open, char close, Span in) {
            const std::string_view held = in.in(m_text);
            return std::count(held.begin(), held.end(), open) != std::count(held.begin(), held.end(), close);
        };
        while (!value.empty()) {
            const char last = m_text[value.end - 1];
            const bool dress = holds(edge, last) || last == '\\' || ((last == '(' || last == ')') && lone('(', ')', value)) || last == '{' || last == '[';
            if (!dress)
                break;
            --value.end;
        }
        if (!value.empty() && (m_text[value.begin] == '(' || m_text[value.begin] == ')') && lone('(', ')', value))
            ++value.begin;
        if (!value.empty() && m_digits)
            m_values.push_back(value);
        m_digits = false;
        m_depth = 0;
        const std::size_t cutter = m_at < m_text.size() ? cutterIn(m_text.substr(m_at)) : 0;
        m_begin = m_at + std::max<std::size_t>(cutter, 1);
        if (m_at < m_text.size() && isWide(m_text[m_at]) && m_begin == m_at + 1)
            m_begin = m_at + codePointAt(m_text, m_at).length;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_begin = 0; ///< behind the last cut
    int m_depth = 0;
    bool m_digits = false;
    std::vector<Span> m_values;
};

/// True when a word or phrase of `text` has one of `roles`.
bool says(std::string_view text, AnswerRoles roles)
{
    const AnswerLexicon& lexicon = AnswerLexicon::instance();
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = letterRunAt(text, at).length;
        if (length > 0 && at + length < text.size() && text[at + length] == '\'')
            length += 1 + (at + length + 1 < text.size() ? letterRunAt(text, at + length + 1).length : 0);
        const AnswerRoles found = length > 0 ? lexicon.word(text.substr(at, length)) : isWide(text[at]) ? lexicon.phraseAt(text, at).second : AnswerRoles{0};
        if ((found & roles) != 0)
            return true;
        at += std::max<std::size_t>(length, 1);
    }
    return false;
}

/// Letters of Chinese count as half a word.
std::size_t halfWordsIn(std::string_view text)
{
    std::size_t words = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = letterRunAt(text, at).length;
        words += length > 0 ? 2 : isWide(text[at]) ? 1 : 0;
        at += std::max<std::size_t>(length, isWide(text[at]) ? codePointAt(text, at).length : 1);
    }
    return words;
}

/// In small letters, without blanks and the dress of formulas; `places` gets where each byte stands in `text`.
std::string undressed(std::string_view text, std::vector<std::size_t>* places)
{
    static constexpr Bytes dress = bytesOf(" \t\r\n$\\*`{}");
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (holds(dress, text[i]))
            continue;
        const bool minus = isWide(text[i]) && text.substr(i).starts_with("−");
        out += minus ? '-' : static_cast<char>(text[i] >= 'A' && text[i] <= 'Z' ? text[i] | 0x20 : text[i]);
        if (places)
            places->push_back(i);
        i += minus ? std::string_view("−").size() - 1 : 0;
    }
    return out;
}

/// True when neither a word nor a number goes on at the ends of `found`.
bool standsAlone(std::string_view text, Span found)
{
    const char first = text[found.begin];
    const char last = text[found.end - 1];
    const char before = found.begin > 0 ? text[found.begin - 1] : ' ';
    const char after = found.end < text.size() ? text[found.end] : ' ';
    const char second = found.end + 1 < text.size() ? text[found.end + 1] : ' ';
    if ((isLetter(first) && isLetter(before)) || (isLetter(last) && isLetter(after)))
        return false;
    if (isDigit(first) && (isDigit(before) || before == '.' || before == '-' || before == '/' || before == '^'))
        return false;
    return !isDigit(last) || !(isDigit(after) || after == '^' || ((after == '.' || after == '/' || after == ',') && isDigit(second)));
}

/// Where the last few hundred bytes of `text` begin, at a character.
std::size_t nearEnd(std::string_view text, std::size_t bytes) { return text.size() > bytes ? floorCharBoundary(text, text.size() - bytes) : 0; }

} // namespace

bool isArrivedAt(std::string_view behind)
{
    constexpr auto ends = std::to_array<std::string_view>({",", ".", ";", ")", "≈", "\\approx", "，", "。", "；", "）", "、", "because", "since", "因为"});
    const std::size_t at = behind.find_first_not_of(" $*\n");
    return at == std::string_view::npos || lengthOf(ends, behind.substr(at)) > 0;
}

bool leavesOpen(std::string_view text)
{
    return says(text, role(AnswerRole::Hedge)) || text.find('?') != std::string_view::npos || text.find("？") != std::string_view::npos;
}

Closing closingOf(std::string_view text)
{
    constexpr AnswerRoles doubts = role(AnswerRole::Negation) | role(AnswerRole::Refute) | role(AnswerRole::Unsure) | role(AnswerRole::Unwieldy);
    constexpr std::size_t fewHalfWords = 6;
    const std::size_t from = nearEnd(text, near);
    const std::vector<TextUnit> units = splitUnits(text.substr(from));
    std::size_t remark = 0;
    for (auto unit = units.rbegin(); unit != units.rend() && remark <= longestRemark; ++unit) {
        const std::string_view sentence = unit->body.in(text.substr(from));
        Closing closing{{from + unit->body.begin, from + unit->body.end}, ValueReader(sentence).run()};
        if (closing.values.empty()) {
            remark += sentence.size();
            continue;
        }
        closing.only = closing.values.size() == 1 && unit == units.rbegin();
        closing.ends = halfWordsIn(sentence.substr(closing.values.back().end)) <= fewHalfWords;
        const std::string_view behind = text.substr(closing.sentence.end);
        closing.open = leavesOpen(sentence) || leavesOpen(behind) || says(behind, doubts);
        for (Span& value : closing.values)
            value = {value.begin + closing.sentence.begin, value.end + closing.sentence.begin};
        return closing;
    }
    return {};
}

Span lastSaid(std::string_view text, std::string_view words)
{
    const std::string wanted = undressed(words, nullptr);
    if (wanted.empty())
        return {};
    std::vector<std::size_t> places;
    const std::string said = undressed(text, &places);
    for (std::size_t at = said.rfind(wanted); at != std::string::npos; at = at == 0 ? std::string::npos : said.rfind(wanted, at - 1)) {
        const Span found{places[at], places[at + wanted.size() - 1] + 1};
        if (standsAlone(text, found))
            return found;
    }
    return {};
}

} // namespace core
