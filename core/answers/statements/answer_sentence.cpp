#include "core/answers/statements/answer_sentence.h"

#include "core/answers/math/expression_words.h"

#include <algorithm>

namespace core {

namespace {

using K = TokenKind;
using Statement = std::optional<AnswerStatement>;

constexpr std::size_t longestSentence = 600;
constexpr std::size_t longestWords = 70; ///< of an answer in words

bool isOptionLetter(const Token& token)
{
    return token.kind == K::Word && token.text.size() == 1 && token.text[0] >= 'A' && token.text[0] <= 'J';
}

bool isOpen(TokenKind kind)
{
    return kind == K::ParenOpen || kind == K::SquareOpen || kind == K::SetOpen || kind == K::GroupOpen || kind == K::AngleOpen;
}

bool isClose(TokenKind kind)
{
    return kind == K::ParenClose || kind == K::SquareClose || kind == K::SetClose || kind == K::GroupClose || kind == K::AngleClose;
}

/// True when a formula closes between two tokens: "\)", "\]", "$".
bool leavesFormula(std::string_view text, std::size_t from, std::size_t to)
{
    for (std::size_t at = from; at < to; ++at) // mostly a space, or none
        if (text[at] == '$' || (text[at] == '\\' && at + 1 < to && (text[at + 1] == ')' || text[at + 1] == ']')))
            return true;
    return false;
}

/// Where the last bytes of a sentence begin.
std::size_t beginOf(std::string_view text, Span sentence)
{
    std::size_t from = sentence.end - std::min(sentence.size(), longestSentence);
    while (from < sentence.end && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U)
        ++from;
    return from;
}

} // namespace

AnswerSentence::AnswerSentence(std::string_view text, Span span, Room& room)
    : m_span(span), m_from(beginOf(text, span)), m_sentence(text.substr(m_from, span.end - m_from)), m_room(room),
      m_tokens(mathTokens(m_sentence, CommaStyle::Thousands, m_sentence.size(), NumberSource::Answer, std::move(room.tokens))),
      m_roles(std::move(room.roles))
{
    takeRoles();
}

void AnswerSentence::takeRoles()
{
    m_roles.assign(m_tokens.size(), 0);
    const AnswerLexicon& lexicon = AnswerLexicon::instance();
    const std::size_t count = m_tokens.size();
    for (std::size_t i = 0; i < count; ++i) {
        const Token& token = m_tokens[i];
        if (token.kind == K::Word && !token.latex) {
            const bool itIs = token.text.size() == 1 && token.text[0] == 's' && i > 0 && m_tokens[i - 1].kind == K::Prime; // "that's 14"
            m_roles[i] = itIs ? role(AnswerRole::Copula) : lexicon.wordAt(m_sentence, token.span.begin, token.text.size());
            m_all |= m_roles[i];
        } else if (token.kind == K::Other) {
            takePhraseRoles(i);
        }
    }
}

/// Of a Chinese phrase that begins at a token.
void AnswerSentence::takePhraseRoles(std::size_t at)
{
    const std::size_t begin = m_tokens[at].span.begin;
    auto [length, roles] = AnswerLexicon::instance().phraseAt(m_sentence, begin);
    if (length == 0)
        return;
    std::size_t last = at; // the role stands on the last character of the phrase
    while (last + 1 < m_tokens.size() && m_tokens[last + 1].span.end <= begin + length)
        ++last;
    if ((roles & role(AnswerRole::Answer)) != 0)
        roles |= role(AnswerRole::Copula);
    m_roles[last] |= roles;
    m_all |= roles;
}

AnswerSentence::~AnswerSentence()
{
    m_room.tokens = std::move(m_tokens);
    m_room.roles = std::move(m_roles);
}

bool AnswerSentence::isMath(std::size_t at) const
{
    const Token& token = m_tokens[at];
    switch (token.kind) {
    case K::Word:
        if (token.latex || isFunctionWord(token.text) || token.text == "pi")
            return true;
        if (token.text.size() > 1)
            return false;
        // "a" and "I" are words before a word.
        return !((token.text == "a" || token.text == "I" || token.text == "A") && at + 1 < m_tokens.size() &&
                 m_tokens[at + 1].kind == K::Word && m_tokens[at + 1].text.size() > 1);
    case K::Period: case K::Question: case K::Colon: case K::Semicolon: case K::Comma: case K::LineEnd: case K::Other:
    case K::Arrow: case K::Ampersand: case K::RowEnd: return false;
    default: return true;
    }
}

/// "gL" of "\sqrt{3gL}": short letters that stand close to what is before them.
bool AnswerSentence::isProduct(std::size_t at) const
{
    constexpr std::size_t longest = 3;
    const Token& token = m_tokens[at];
    return token.kind == K::Word && at > 0 && token.text.size() <= longest && m_tokens[at - 1].span.end == token.span.begin;
}

/// Tokens of mathematics from `at` on; commas only inside brackets.
std::optional<AnswerSentence::Run> AnswerSentence::runFrom(std::size_t at) const
{
    std::size_t end = at;
    int depth = 0;
    int groups = 0;
    const std::size_t count = m_tokens.size();
    while (end < count) {
        const TokenKind kind = m_tokens[end].kind;
        depth += isOpen(kind) ? 1 : 0;
        if (isClose(kind) && --depth < 0)
            break;
        groups += kind == K::GroupOpen ? 1 : kind == K::GroupClose ? -1 : 0;
        const bool inside = (groups > 0 && isProduct(end)) || (depth > 0 && (kind == K::Comma || kind == K::Ampersand || kind == K::RowEnd || kind == K::Ellipsis));
        if ((!isMath(end) && !inside) || (end > at && leavesFormula(m_sentence, m_tokens[end - 1].span.end, m_tokens[end].span.begin)))
            break;
        ++end;
    }
    return end > at ? std::optional(Run{at, end}) : std::nullopt;
}

/// The part of a run behind its last equality outside brackets, without signs at its ends.
AnswerSentence::Run AnswerSentence::valueOf(Run run) const
{
    int depth = 0;
    std::size_t begin = run.begin;
    for (std::size_t i = run.begin; i < run.end; ++i) {
        const TokenKind kind = m_tokens[i].kind;
        depth += isOpen(kind) ? 1 : isClose(kind) ? -1 : 0;
        if (depth == 0 && isEquality(kind) && i + 1 < run.end)
            begin = i + 1;
    }
    Run out{begin, run.end};
    const auto dangling = [](TokenKind kind) { return (kind >= K::Equal && kind <= K::Arrow) || kind == K::Times || kind == K::Plus; };
    while (out.end > out.begin && dangling(m_tokens[out.end - 1].kind))
        --out.end;
    if (out.end > out.begin + 1 && m_tokens[out.end - 1].kind == K::Minus) { // "12 x-axes"
        --out.end;
        out.end -= out.end > out.begin + 1 && m_tokens[out.end - 1].kind == K::Word ? 1U : 0U;
    }
    while (out.begin < out.end && dangling(m_tokens[out.begin].kind))
        ++out.begin;
    depth = 0;
    for (std::size_t i = out.begin; i < out.end; ++i) { // "(so 5": an opener without its closer
        depth += isOpen(m_tokens[i].kind) ? 1 : isClose(m_tokens[i].kind) ? -1 : 0;
    }
    while (depth > 0 && out.begin < out.end && isOpen(m_tokens[out.begin].kind)) {
        ++out.begin;
        --depth;
    }
    return out;
}

/// True when a run holds a number, a constant, or is one option letter.
bool AnswerSentence::saysValue(Run run) const
{
    const bool letter = std::any_of(m_tokens.begin() + static_cast<std::ptrdiff_t>(run.begin),
                                    m_tokens.begin() + static_cast<std::ptrdiff_t>(run.end), [](const Token& token) {
                                        return token.kind == K::Number || token.kind == K::Infinity || token.kind == K::EmptySet ||
                                               (token.kind == K::Word && (token.latex || token.text == "pi" || token.text == "e")) ||
                                               isOptionLetter(token) || token.kind == K::Text;
                                    });
    return letter && run.end > run.begin;
}

/// Words up to the next comma, colon or end; nothing when they are many.
std::optional<AnswerSentence::Run> AnswerSentence::wordsFrom(std::size_t at) const
{
    std::size_t end = at;
    while (end < m_tokens.size() && m_tokens[end].kind != K::Comma && m_tokens[end].kind != K::Period &&
           m_tokens[end].kind != K::Question && m_tokens[end].kind != K::Colon && m_tokens[end].kind != K::Semicolon &&
           m_tokens[end].kind != K::LineEnd)
        ++end;
    if (end == at || m_tokens[end - 1].span.end - m_tokens[at].span.begin > longestWords)
        return std::nullopt;
    return Run{at, end};
}

std::size_t AnswerSentence::skipFillers(std::size_t at) const
{
    while (at < m_tokens.size() &&
           ((m_tokens[at].kind == K::Word && !isOptionLetter(m_tokens[at]) && (is(at, AnswerRole::Filler) || is(at, AnswerRole::Copula))) ||
            m_tokens[at].kind == K::Colon || m_tokens[at].kind == K::LineEnd || m_tokens[at].kind == K::Approx || m_tokens[at].kind == K::Equal))
        ++at;
    return at;
}

double AnswerSentence::doubt() const
{
    const bool asks = !m_tokens.empty() && std::any_of(m_tokens.end() - static_cast<std::ptrdiff_t>(std::min<std::size_t>(2, m_tokens.size())),
                                                       m_tokens.end(), [](const Token& token) { return token.kind == K::Question; });
    return (asks ? 0.5 : 1.0) * (has(AnswerRole::Hedge) ? 0.7 : 1.0);
}

Statement AnswerSentence::make(Run run, double strength, StatementForm form) const
{
    if (run.begin >= run.end)
        return std::nullopt;
    const Span value{m_tokens[run.begin].span.begin, m_tokens[run.end - 1].span.end};
    return AnswerStatement{m_span, {m_from + value.begin, m_from + value.end}, std::string(value.in(m_sentence)), strength * doubt(), form};
}

/// "None of the answer choices is 12": it speaks of what may be chosen.
bool AnswerSentence::isOfOptions(std::size_t word) const
{
    return word + 1 < m_tokens.size() && is(word + 1, AnswerRole::Option) && m_tokens[word + 1].text.view().ends_with('s');
}

/// "The answer is either C or D", "C (12 cm) or D": the letter of one option, and another may be it as well.
bool AnswerSentence::leavesOpen(Run run) const
{
    const bool letter = isOptionLetter(m_tokens[run.begin]) && (run.end == run.begin + 1 || m_tokens[run.begin + 1].kind == K::ParenOpen);
    return letter && run.end + 1 < m_tokens.size() && m_tokens[run.end].text == "or" && isOptionLetter(m_tokens[run.end + 1]);
}

/// "Answer 465.", "so answer likely 3": no verb between.
Statement AnswerSentence::bareAnswer(std::size_t word) const
{
    std::size_t at = word + 1;
    while (at < m_tokens.size() && m_tokens[at].kind == K::Word && (is(at, AnswerRole::Filler) || is(at, AnswerRole::Hedge)))
        ++at;
    const auto run = at < m_tokens.size() && m_tokens[at].kind == K::Number ? runFrom(at) : std::nullopt;
    const bool ends = run && (run->end >= m_tokens.size() || m_tokens[run->end].kind == K::Period || m_tokens[run->end].kind == K::LineEnd);
    return ends ? make(valueOf(*run), 0.9, StatementForm::Answer) : std::nullopt;
}

Statement AnswerSentence::statedAnswer() const
{
    for (std::size_t i = m_tokens.size(); i-- > 0;) {
        if (!is(i, AnswerRole::Answer) || isOfOptions(i))
            continue;
        if (auto bare = bareAnswer(i))
            return bare;
        std::size_t lead = i;
        const std::size_t last = std::min(m_tokens.size(), i + 10);
        while (lead < last && !is(lead, AnswerRole::Copula) && m_tokens[lead].kind != K::Colon && m_tokens[lead].kind != K::Equal)
            ++lead;
        if (lead >= last || lead + 1 >= m_tokens.size() || is(lead + 1, AnswerRole::Negation))
            continue;
        const std::size_t at = skipFillers(lead + 1);
        if (at >= m_tokens.size() || is(at, AnswerRole::Negation))
            continue;
        const double strength = i > 0 && is(i - 1, AnswerRole::Final) ? 0.95 : 0.9;
        if (const auto run = runFrom(at); run && saysValue(valueOf(*run))) {
            if (leavesOpen(*run))
                continue;
            if (const Statement later = beginsWord(*run) ? endingValue(at) : std::nullopt)
                return AnswerStatement{m_span, later->value, later->answer, strength * 0.9 * doubt(), StatementForm::Answer};
            return make(valueOf(*run), strength, StatementForm::Answer);
        }
        for (std::size_t near = at + 1; near < std::min(m_tokens.size(), at + 7); ++near)
            if (m_tokens[near].kind == K::Number || (isOptionLetter(m_tokens[near]) && near + 1 < m_tokens.size() && is(near - 1, AnswerRole::Option)))
                if (const auto run = runFrom(near)) {
                    Statement stated = make(valueOf(*run), strength * 0.9, StatementForm::Answer);
                    if (const Statement later = m_tokens[near].kind == K::Number ? endingValue(near) : std::nullopt) {
                        stated->value = later->value;
                        stated->answer = later->answer;
                    }
                    return stated;
                }
        if (const auto words = wordsFrom(at))
            return make(*words, strength * 0.8, StatementForm::Answer);
    }
    return std::nullopt;
}

Statement AnswerSentence::statedChoice() const
{
    if (has(AnswerRole::Wrong) || has(AnswerRole::Negation))
        return std::nullopt;
    Statement found;
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        if (!isOptionLetter(m_tokens[i]))
            continue;
        const bool bracketed = i > 0 && m_tokens[i - 1].kind == K::ParenOpen && i + 1 < m_tokens.size() && m_tokens[i + 1].kind == K::ParenClose;
        const std::size_t before = bracketed ? i - 1 : i;
        const bool named = before > 0 && is(before - 1, AnswerRole::Option);
        const bool saysRight = has(AnswerRole::Right);
        const bool behindCopula = before > 0 && (is(before - 1, AnswerRole::Copula) || is(before - 1, AnswerRole::Right));
        const bool concludes = has(AnswerRole::Cue);
        const bool followed = i + 1 < m_tokens.size() && is(i + 1, AnswerRole::Copula);
        if ((named || bracketed || followed) && saysRight)
            found = make({i, i + 1}, 0.8, StatementForm::Choice);
        else if (concludes && (named || behindCopula || (bracketed && i + 2 >= m_tokens.size())))
            found = make({i, i + 1}, 0.6, StatementForm::Choice);
    }
    return found;
}

} // namespace core
