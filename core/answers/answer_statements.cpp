#include "core/answers/answer_statements.h"

#include "core/answers/answer_lexicon.h"
#include "core/answers/answer_sentence.h"
#include "core/text/byte_finder.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr std::size_t longestBox = 2000;
constexpr std::string_view boxCommand = "\\boxed";

/// End of the brace group that opens at `open`, or npos; looks at most longestBox bytes ahead.
std::size_t closeOf(std::string_view text, std::size_t open)
{
    std::size_t depth = 0;
    const std::size_t limit = std::min(text.size(), open + longestBox);
    for (std::size_t at = open; at < limit; ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '{')
            ++depth;
        else if (text[at] == '}' && --depth == 0)
            return at;
    }
    return std::string_view::npos;
}

Span trimmed(std::string_view text, Span value)
{
    constexpr std::string_view edge = " \n\t\r$*,;";
    while (!value.empty() && edge.find(text[value.begin]) != std::string_view::npos)
        ++value.begin;
    while (!value.empty() && (edge.find(text[value.end - 1]) != std::string_view::npos || text[value.end - 1] == '.'))
        --value.end;
    return value;
}

/// End of the sentence that begins at `at`: behind the line feed or the stop.
std::size_t sentenceEnd(std::string_view text, std::size_t at)
{
    using Stops = ByteFinder<'\n', '.', '?', '!', 0xE3, 0xEF>;
    for (std::size_t i = Stops::next(text, at, text.size()); i < text.size(); i = Stops::next(text, i + 1, text.size())) {
        const char c = text[i];
        if (c == '\n')
            return i + 1;
        if ((c == '.' || c == '?' || c == '!') && (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n'))
            return i + 1;
        const auto lead = static_cast<unsigned char>(c);
        if (lead == 0xE3 && text.substr(i).starts_with("。"))
            return i + 3;
        if (lead == 0xEF && text.substr(i).starts_with("？"))
            return i + 3;
    }
    return text.size();
}

/// What bytes of a sentence tell; a bit each.
enum class GlanceByte : std::uint8_t {
    Digit = 1,
    Sign = 2, ///< may be =, or an apostrophe
    Wide = 4, ///< begins a Chinese character
    Letter = 8
};
constexpr std::uint8_t bitOf(GlanceByte byte) { return static_cast<std::uint8_t>(byte); }
constexpr std::array<std::uint8_t, 256> glanceBytes = [] {
    std::array<std::uint8_t, 256> table{};
    for (unsigned i = 0; i < 256; ++i) {
        const bool digit = i >= '0' && i <= '9';
        const bool letter = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z');
        const bool sign = i == '=' || i == '\\' || i == '\'' || i >= 0x80;
        table[i] = static_cast<std::uint8_t>((letter ? bitOf(GlanceByte::Letter) : 0) | (digit ? bitOf(GlanceByte::Digit) : 0) | (sign ? bitOf(GlanceByte::Sign) : 0) | (i >= 0xE4 ? bitOf(GlanceByte::Wide) : 0));
    }
    return table;
}();

/// Which roles the words of a sentence have, and what its other bytes tell.
struct Glance
{
    AnswerRoles roles = 0;
    std::uint8_t bytes = 0;
    bool letters = false; ///< a capital A to J that stands alone

    [[nodiscard]] bool has(AnswerRoles any) const { return (roles & any) != 0; }
    [[nodiscard]] bool has(GlanceByte byte) const { return (bytes & bitOf(byte)) != 0; }
};

Glance glanceAt(std::string_view sentence)
{
    const AnswerLexicon& lexicon = AnswerLexicon::instance();
    Glance glance;
    for (std::size_t i = 0; i < sentence.size();) {
        const std::uint8_t byte = glanceBytes[static_cast<unsigned char>(sentence[i])];
        glance.bytes |= byte;
        if ((byte & bitOf(GlanceByte::Letter)) == 0) {
            if ((byte & bitOf(GlanceByte::Wide)) != 0)
                glance.roles |= lexicon.phraseAt(sentence, i).second;
            ++i;
            continue;
        }
        const LetterRun run = letterRunAt(sentence, i);
        if (run.length == 1)
            glance.letters = glance.letters || (sentence[i] >= 'A' && sentence[i] <= 'J');
        else
            glance.roles |= lexicon.word(run, sentence, i);
        i += run.length;
    }
    return glance;
}

class StatementFinder
{
public:
    StatementFinder(std::string_view text, double weakest) : m_text(text), m_weakest(weakest) {}

    std::vector<AnswerStatement> run()
    {
        for (std::size_t at = 0; at < m_text.size();) {
            const std::size_t end = sentenceEnd(m_text, at);
            sentence({at, end});
            at = end;
        }
        return std::move(m_found);
    }

private:
    void sentence(Span span)
    {
        if (boxes(span))
            return;
        const Glance glance = glanceAt(span.in(m_text));
        const bool answers = glance.has(role(AnswerRole::Answer));
        const bool chooses = glance.letters && glance.has(role(AnswerRole::Right) | role(AnswerRole::Cue));
        const bool concludes = m_weakest < 0.3 || glance.has(role(AnswerRole::Cue));
        const bool leads = glance.has(GlanceByte::Sign) || glance.has(role(AnswerRole::Copula) | role(AnswerRole::Cue)); // to a result
        const bool results = concludes && leads && glance.has(GlanceByte::Digit);
        if (!answers && !chooses && !results)
            return;
        const AnswerSentence read(m_text, span, m_room);
        auto statement = answers ? read.statedAnswer() : std::nullopt;
        if (!statement && chooses)
            statement = read.statedChoice();
        if (!statement && results)
            statement = read.result();
        if (statement)
            add(*statement);
    }

    /// Every \boxed{...} that begins in `span`; true when there is one, or when one that began before reaches into it.
    bool boxes(Span span)
    {
        bool any = m_boxEnd > span.begin;
        if (m_nextBox < span.begin)
            m_nextBox = m_text.find(boxCommand, span.begin);
        for (; m_nextBox < span.end; m_nextBox = m_text.find(boxCommand, m_nextBox + boxCommand.size())) {
            const std::size_t at = m_nextBox;
            std::size_t open = at + boxCommand.size();
            while (open < m_text.size() && m_text[open] == ' ')
                ++open;
            if (at < m_boxEnd || open >= m_text.size() || m_text[open] != '{')
                continue;
            const std::size_t close = closeOf(m_text, open);
            if (close == std::string_view::npos)
                continue;
            const Span value = trimmed(m_text, {open + 1, close});
            add({{at, close + 1}, value, std::string(value.in(m_text)), 1.0, StatementForm::Boxed});
            m_boxEnd = close + 1;
            any = true;
        }
        return any;
    }

    void add(AnswerStatement statement)
    {
        if (!statement.value.empty() && (m_found.empty() || m_found.back().value.end <= statement.value.begin))
            m_found.push_back(std::move(statement));
    }

    std::string_view m_text;
    double m_weakest;
    std::size_t m_boxEnd = 0;
    std::size_t m_nextBox = m_text.find(boxCommand); ///< the first that is not behind us
    AnswerSentence::Room m_room;
    std::vector<AnswerStatement> m_found;
};

} // namespace

std::vector<AnswerStatement> findAnswerStatements(std::string_view text) { return StatementFinder(text, 0.3).run(); }

std::vector<AnswerStatement> findResults(std::string_view text) { return StatementFinder(text, 0.0).run(); }

} // namespace core
