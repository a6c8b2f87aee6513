#include "core/answers/statements/statement_finder.h"

#include "core/text/byte_finder.h"

#include <algorithm>
#include <string>
#include <utility>

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

} // namespace

const WantedWords& StatementFinder::wantedWords(Results results)
{
    constexpr AnswerRoles stated = role(AnswerRole::Answer) | role(AnswerRole::Cue) | role(AnswerRole::Right);
    static const WantedWords concluding(stated);
    static const WantedWords all(stated | role(AnswerRole::Copula));
    return results == Results::All ? all : concluding;
}

namespace {

bool mayAnswer(const SentenceGlance& sentence) { return sentence.has(role(AnswerRole::Answer)); }

bool mayChoose(const SentenceGlance& sentence)
{
    return sentence.has(GlanceByte::Letter) && sentence.has(role(AnswerRole::Right) | role(AnswerRole::Cue));
}

bool mayResult(const SentenceGlance& sentence, StatementFinder::Results wanted)
{
    const bool leads = sentence.has(GlanceByte::Sign) || sentence.has(role(AnswerRole::Copula));
    return sentence.has(GlanceByte::Digit) && (sentence.has(role(AnswerRole::Cue)) || (wanted == StatementFinder::Results::All && leads));
}

} // namespace

bool StatementFinder::mayState(const SentenceGlance& sentence, Results results)
{
    return mayAnswer(sentence) || mayChoose(sentence) || mayResult(sentence, results);
}

std::optional<AnswerStatement> StatementFinder::read(const SentenceGlance& sentence, Results wanted)
{
    if (!mayState(sentence, wanted))
        return std::nullopt;
    const AnswerSentence read(m_text, sentence.span, m_room);
    auto statement = mayAnswer(sentence) ? read.statedAnswer() : std::nullopt;
    if (!statement && mayChoose(sentence))
        statement = read.statedChoice();
    if (!statement && mayResult(sentence, wanted))
        statement = read.result();
    return statement && !statement->value.empty() ? std::move(statement) : std::nullopt;
}

void StatementFinder::take(const SentenceGlance& sentence, Results results, std::vector<AnswerStatement>& found)
{
    if (takeBoxes(sentence, found))
        return;
    if (auto statement = read(sentence, results))
        found.push_back(std::move(*statement));
}

bool StatementFinder::takeBoxes(const SentenceGlance& sentence, std::vector<AnswerStatement>& found)
{
    bool any = m_boxEnd > sentence.span.begin;
    if (!sentence.has(GlanceByte::Backslash))
        return any;
    const std::string_view upToEnd = m_text.substr(0, sentence.span.end);
    for (std::size_t at = findPhrase(upToEnd, boxCommand, sentence.span.begin); at < upToEnd.size(); at = findPhrase(upToEnd, boxCommand, at + boxCommand.size())) {
        std::size_t open = at + boxCommand.size();
        while (open < m_text.size() && m_text[open] == ' ')
            ++open;
        if (at < m_boxEnd || open >= m_text.size() || m_text[open] != '{')
            continue;
        const std::size_t close = closeOf(m_text, open);
        if (close == std::string_view::npos)
            continue;
        const Span value = trimmed(m_text, {open + 1, close});
        if (!value.empty())
            found.push_back({{at, close + 1}, value, std::string(value.in(m_text)), 1.0, StatementForm::Boxed});
        m_boxEnd = close + 1;
        any = true;
    }
    return any;
}

} // namespace core
