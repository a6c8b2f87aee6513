#include "core/annotate/labels/approach_results.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

constexpr double answering = 0.55; ///< from this strength on a statement speaks of the answer itself
constexpr double asked = 0.62;     ///< strength of a result about what is asked
constexpr double guessed = 0.15;   ///< up to this one it is only tried

/// True when a value has no unknowns: no single letters but e and i.
bool isClosed(std::string_view value)
{
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (!isLetter(value[at]))
            continue;
        std::size_t end = at;
        while (end < value.size() && isLetter(value[end]))
            ++end;
        const bool command = at > 0 && value[at - 1] == '\\';
        if (!command && end - at <= 2 && value[at] != 'e' && value[at] != 'i')
            return false;
        at = end;
    }
    return true;
}

AnswerStatement behind(std::size_t begin, const AnswerStatement& statement)
{
    AnswerStatement moved = statement;
    for (Span* span : {&moved.span, &moved.value})
        *span = {span->begin - begin, span->end - begin};
    return moved;
}

} // namespace

ApproachResults::ApproachResults(std::string_view text, std::span<const AnswerStatement> statements, std::span<const SentenceGlance> sentences, const AskedQuantity& asks)
    : m_text(text), m_statements(statements), m_sentences(sentences), m_asked(asks), m_finder(text)
{
}

void ApproachResults::take(Span piece)
{
    const std::size_t tail = piece.begin + resultsFrom(piece.in(m_text));
    if (piece != m_piece || m_places.empty())
        cut({tail, piece.end});
    m_piece = piece;
    m_left = m_places.size();
    const auto first = std::partition_point(m_statements.begin(), m_statements.end(), [&](const AnswerStatement& one) { return one.span.begin < piece.begin; });
    const auto stop = std::partition_point(first, m_statements.end(), [&](const AnswerStatement& one) { return one.span.end <= tail; });
    m_early = {first, stop};
    m_known = {first, std::partition_point(stop, m_statements.end(), [&](const AnswerStatement& one) { return one.span.begin < piece.end; })};
}

std::optional<AnswerStatement> ApproachResults::previous()
{
    while (m_left > 0) {
        Place& place = m_places[--m_left];
        if (!place.read)
            read(place);
        if (place.statement)
            return behind(m_piece.begin, *place.statement);
    }
    while (!m_early.empty()) {
        const AnswerStatement& last = m_early.back();
        m_early = m_early.first(m_early.size() - 1);
        if (last.strength >= answering)
            return behind(m_piece.begin, last);
    }
    return std::nullopt;
}

/// The sentences of `tail` as if the text ended with it, and boxes. Those that the piece before had are known.
void ApproachResults::cut(Span tail)
{
    std::swap(m_places, m_before);
    m_places.clear();
    const std::string_view text = m_text.substr(0, tail.end);
    StatementFinder boxes(text);
    std::vector<AnswerStatement> found;
    auto known = m_before.begin();
    auto glanced = std::partition_point(m_sentences.begin(), m_sentences.end(), [&](const SentenceGlance& one) { return one.span.begin < tail.begin; });
    const std::size_t knownEnd = std::min(m_piece.end, tail.end); // up to there sentences end where they did
    for (SentenceGlancer sentences(text, tail.begin, StatementFinder::wantedWords(StatementFinder::Results::All)); !sentences.atEnd();) {
        const std::size_t at = sentences.at();
        while (known != m_before.end() && known->sentence.span.begin < at)
            ++known;
        const bool same = known != m_before.end() && known->sentence.span.begin == at && !known->box && known->sentence.span.end < knownEnd;
        while (glanced != m_sentences.end() && glanced->span.begin < at)
            ++glanced;
        const bool kept = glanced != m_sentences.end() && glanced->span.begin == at && glanced->span.end < tail.end;
        const SentenceGlance sentence = same ? known->sentence : kept ? *glanced : sentences.next();
        sentences.skipTo(sentence.span.end);
        if (!boxes.takeBoxes(sentence, found)) {
            if (same)
                m_places.push_back(std::move(*known));
            else if (StatementFinder::mayState(sentence, StatementFinder::Results::All))
                m_places.push_back({.sentence = sentence});
            continue;
        }
        for (AnswerStatement& box : found)
            m_places.push_back({.sentence = sentence, .box = true, .read = true, .statement = std::move(box)});
        found.clear();
    }
}

void ApproachResults::read(Place& place)
{
    place.read = true;
    place.statement = statementOf(place.sentence);
    if (!place.statement)
        return;
    AnswerStatement& found = *place.statement;
    const bool sure = isClosed(found.answer) && found.form == StatementForm::Result && found.strength > guessed;
    if (sure && m_asked.isIn(place.sentence.span.in(m_text), Span{place.sentence.span.begin, found.value.begin}.in(m_text)))
        found.strength = std::max(found.strength, asked);
}

/// One of the text's statements where it is that of the same sentence: others were not read for those.
std::optional<AnswerStatement> ApproachResults::statementOf(const SentenceGlance& sentence)
{
    while (!m_known.empty() && m_known.back().span.begin > sentence.span.begin)
        m_known = m_known.first(m_known.size() - 1);
    if (!m_known.empty() && m_known.back().span == sentence.span && m_known.back().form != StatementForm::Boxed)
        return m_known.back();
    return m_finder.read(sentence, StatementFinder::Results::All);
}

} // namespace core
