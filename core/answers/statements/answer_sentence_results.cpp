#include "core/answers/statements/answer_sentence.h"

#include <algorithm>

namespace core {

using K = TokenKind;

std::optional<AnswerStatement> AnswerSentence::result() const
{
    std::optional<Run> best;
    const std::size_t count = m_tokens.size();
    for (std::size_t i = 0; i < count; ++i) {
        const bool tends = m_tokens[i].kind == K::Arrow && i > 0 && (m_tokens[i - 1].kind == K::GroupClose || m_tokens[i - 1].kind == K::ParenClose);
        const bool lead = tends || is(i, AnswerRole::Copula) || isEquality(m_tokens[i].kind);
        if (!lead)
            continue;
        const std::size_t at = skipFillers(i + 1);
        const auto run = at < count ? runFrom(at) : std::nullopt;
        if (!run)
            continue;
        const Run value = valueOf(*run);
        if (saysValue(value) && m_tokens[value.begin].kind != K::Text) {
            best = value;
            i = run->end - 1;
        }
    }
    if (!best && has(AnswerRole::Cue) && !has(AnswerRole::Negation)) { // "... for a total of 968."
        std::size_t end = m_tokens.size();
        while (end > 0 && (m_tokens[end - 1].kind == K::Period || m_tokens[end - 1].kind == K::LineEnd))
            --end;
        for (std::size_t i = end; i-- > 0 && end - i < 12;)
            if (m_tokens[i].kind == K::Number)
                if (const auto run = runFrom(i))
                    best = valueOf(*run);
        if (best && best->end + 4 < end)
            best.reset();
    }
    return best ? make(*best, has(AnswerRole::Cue) ? 0.4 : 0.2, StatementForm::Result) : std::nullopt;
}

/// "The number of 5-move ways": a run that is the beginning of a word.
bool AnswerSentence::beginsWord(Run run) const
{
    const Token& hyphen = m_tokens[run.end - 1];
    return hyphen.kind == K::Minus && run.end < m_tokens.size() && run.end > run.begin + 1 && m_tokens[run.end].kind == K::Word &&
           m_tokens[run.end].span.begin == hyphen.span.end && m_tokens[run.end - 2].span.end == hyphen.span.begin;
}

/// "..., 3^5 = 243.": the value behind the last "=" or "is" from `from` on, where the sentence ends with it.
std::optional<AnswerStatement> AnswerSentence::endingValue(std::size_t from) const
{
    const std::optional<AnswerStatement> found = result();
    if (!found || found->value.begin <= m_from + m_tokens[from].span.begin)
        return std::nullopt;
    const auto ends = [&](const Token& token) {
        return m_from + token.span.begin < found->value.end || token.kind == K::Period || token.kind == K::LineEnd;
    };
    return std::all_of(m_tokens.begin() + static_cast<std::ptrdiff_t>(from), m_tokens.end(), ends) ? found : std::nullopt;
}

} // namespace core
