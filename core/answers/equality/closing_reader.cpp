#include "core/answers/equality/closing_reader.h"

#include "core/answers/claims/claim_reader.h"
#include "core/answers/equality/calendar_answers.h"
#include "core/answers/equality/rival_terms.h"
#include "core/answers/math/unit_sizes.h"
#include "core/answers/statements/foreign_words.h"
#include "core/answers/words/answer_phrases.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>

namespace core {

using K = PieceKind;
using R = ClaimRole;

namespace {

bool isBound(std::string_view text)
{
    return text.starts_with("at least ") || text.starts_with("at most ") || text.starts_with("less than ") || text.starts_with("more than ");
}

bool isDate(std::string_view text)
{
    return isMonth(text.substr(0, std::min(text.find(' '), text.size())));
}

bool isTime(std::string_view text)
{
    const std::size_t colon = text.find(':');
    const bool clock = colon != std::string_view::npos && colon > 0 && colon <= 2 && text.size() >= colon + 3 && isDigit(text[colon - 1]) && isDigit(text[colon + 1]) && isDigit(text[colon + 2]);
    return clock || text == "noon" || text == "midnight";
}

} // namespace

AnswerSort answerSort(std::string_view gold)
{
    const std::string text = lowered(std::string(gold));
    const bool digits = text.find_first_of("0123456789") != std::string::npos;
    if (isBound(text))
        return AnswerSort::Bound;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && isLetter(text[at]))
            continue;
        if (digits && at > begin + 2 && isMonth(std::string_view(text).substr(begin, at - begin)))
            return AnswerSort::Date;
        begin = at + 1;
    }
    if (text.size() == 10 && text[4] == '-' && text[7] == '-')
        return AnswerSort::Date;
    if (isTime(text))
        return AnswerSort::Time;
    const bool half = text.ends_with("pm") || text.ends_with("am") || text.ends_with("p.m.") || text.ends_with("a.m.");
    if (digits && half)
        return AnswerSort::Time;
    return text.starts_with('(') || text.starts_with('[') || text.starts_with("\\left") ? AnswerSort::Point : AnswerSort::Number;
}

ClosingReader::ClosingReader(const ClosingQuestion& question, std::string text)
    : m_question(question), m_text(std::move(text)), m_pieces(withoutBrackets(sentencePieces(m_text)))
{
    m_end = m_pieces.size();
    while (m_end > 0 && m_pieces[m_end - 1].kind == K::Stop)
        --m_end;
    m_sentence = m_end;
    while (m_sentence > 0 && !isStop(m_pieces[m_sentence - 1]))
        --m_sentence;
}

bool ClosingReader::claimsNothing() const
{
    constexpr auto suppositions = std::to_array<std::string_view>({"if", "suppose", "supposing", "assume", "assuming", "imagine", "pretend", "unless", "whether", "would", "could", "might"});
    constexpr auto sayings = std::to_array<std::string_view>({"claims", "claimed", "says", "said", "thinks", "thought", "believes", "believed", "wrote", "writes", "states", "stated", "argues", "maintains", "told", "asks", "suggests", "suggested"});
    const bool concludes = m_sentence < m_end && (has(m_pieces[m_sentence], R::Cue) || word(m_sentence) == "that" || word(m_sentence) == "altogether" || word(m_sentence) == "in");
    bool earlier = false; // another value before
    if (holds(m_text, "!=") || word(m_sentence) == "far" || (word(m_sentence) == "so" && word(m_sentence + 1) == "far") || word(m_sentence) == "no")
        return true;
    for (std::size_t at = 0; at < m_pieces.size(); ++at) {
        const Piece& piece = m_pieces[at];
        if (piece.kind == K::Question || isOneOf(std::string_view(piece.word), suppositions) || isOneOf(std::string_view(piece.word), sayings) || has(piece, R::Correction))
            return true;
        earlier = earlier || (at < m_sentence && isCandidate(at));
    }
    for (std::size_t at = m_sentence; at < m_end && earlier; ++at)
        if (has(m_pieces[at], R::Cue) || (at > m_sentence && (word(at) == "which" || word(at) == "altogether" || word(at) == "total" || word(at) == "finally")))
            return false;
    return earlier && !concludes;
}

std::vector<ClosingClause> ClosingReader::clauses() const
{
    return m_pieces.empty() || claimsNothing() ? std::vector<ClosingClause>{} : closingClauses(m_pieces, m_sentence, m_end);
}

bool ClosingReader::isCandidate(std::size_t i) const
{
    if (m_pieces[i].kind != K::Value)
        return false;
    const std::string_view text = m_pieces[i].span.in(m_text);
    const bool letter = text.size() == 1 && isLetter(text[0]);
    const bool made = text.find_first_of("0123456789\\^+=<>") != std::string_view::npos || text.size() == 1 || text == "noon" || text == "midnight" || text == "no real solutions";
    if (!made || holds(text, "!=") || (letter && !m_question.bareLetter))
        return false;
    switch (m_question.sort) {
    case AnswerSort::Bound: return isBound(text) || text.find_first_of("<>") != std::string_view::npos || text.find("\\ge") != std::string_view::npos || text.find("\\le") != std::string_view::npos;
    case AnswerSort::Date: return isDate(text) || (text.size() == 10 && text[4] == '-');
    case AnswerSort::Time: return isTime(text);
    default: return !isDate(text) && !(isTime(text) && !holds(m_question.text, "ratio"));
    }
}

std::size_t ClosingReader::behindUnit(std::size_t i) const
{
    std::size_t end = i + 1;
    constexpr auto sizes = std::to_array<std::string_view>({"million", "billion", "thousand", "hundred"});
    for (bool per = false; end < m_end && (m_pieces[end].kind == K::Word || m_pieces[end].kind == K::Letter); ++end) {
        const std::string_view unit = m_pieces[end].span.in(m_text);
        if (m_pieces[end].kind == K::Letter && !(m_question.hasUnit && end == i + 1 && isUnitSign(unit)))
            break;
        if (m_pieces[end].kind == K::Letter)
            continue;
        per = word(end) == "per" && end > i + 1;
        if (!per && !isOneOf(word(end), sizes) && !ClaimReader::isUnit(unit))
            break;
    }
    return word(end - 1) == "per" ? end - 1 : end;
}

std::string ClosingReader::textOf(std::size_t i) const
{
    const std::size_t end = behindUnit(i);
    std::string text(m_text.substr(m_pieces[i].span.begin, m_pieces[end - 1].span.end - m_pieces[i].span.begin));
    for (std::size_t at = text.find('$'); at != std::string::npos; at = text.find('$', at + 1))
        if (at > 0 && text[at - 1] != '\\')
            text.erase(at--, 1);
    return text;
}

std::string_view ClosingReader::textOf(const ClosingClause& clause) const
{
    const auto dollar = [this](std::size_t at) { return at < m_text.size() && m_text[at] == '$'; };
    std::size_t begin = m_pieces[clause.begin].span.begin;
    std::size_t end = m_pieces[clause.end - 1].span.end;
    begin -= begin > 0 && isValue(m_pieces[clause.begin]) && dollar(begin - 1) ? 1U : 0U;
    end += isValue(m_pieces[clause.end - 1]) && dollar(end) ? 1U : 0U;
    return std::string_view(m_text).substr(begin, end - begin);
}

bool ClosingReader::asked(std::string_view word) const
{
    return holds(m_question.text, word);
}

/// Read as a sentence of its own, without the unit.
bool ClosingReader::isDenied(std::size_t i, const ClosingClause& clause, TermFit fit) const
{
    const std::size_t begin = m_pieces[clause.begin].span.begin;
    const std::size_t behind = behindUnit(i);
    const std::string_view whole = textOf(clause);
    const auto dollar = static_cast<std::size_t>(whole.starts_with('$') && m_text[begin] != '$' ? 1 : 0);
    const std::size_t value = m_pieces[i].span.begin - begin + dollar;
    const std::size_t end = m_pieces[i].span.end - begin + dollar;
    const bool unit = behind > i + 1;
    const std::string text = unit ? std::string(whole.substr(0, end)) + std::string(whole.substr(m_pieces[behind - 1].span.end - begin + dollar)) : std::string(whole);
    const ClaimReader reader(text, sentencePieces(text));
    bool extreme = false;
    for (std::size_t at = clause.begin; at < std::min(i, clause.begin + 3); ++at)
        extreme = extreme || has(m_pieces[at], R::Extreme);
    const std::size_t name = clause.begin + (has(m_pieces[clause.begin], R::Cue) || word(clause.begin) == "and" ? 1U : 0U);
    const bool variable = name < i && (isValue(m_pieces[name]) || word(name).size() == 1) && word(name) != "a" && word(name) != "i";
    std::size_t subject = i;
    while (subject > clause.begin && (has(m_pieces[subject - 1], R::Copula) || has(m_pieces[subject - 1], R::Filler) || has(m_pieces[subject - 1], R::Auxiliary)))
        --subject;
    const bool named = subject > clause.begin && subject < i && (isValue(m_pieces[subject - 1]) || (word(subject - 1).size() == 1 && word(subject - 1) != "a"));
    const bool substance = !chemicalFormula(m_pieces[i].span.in(m_text)).empty();
    const bool known = substance || variable || named || fit == TermFit::Asked || unit || extreme || m_question.sort == AnswerSort::Date || m_question.sort == AnswerSort::Time || word(i - (i > 0 ? 1U : 0U)) == "of";
    for (std::size_t at = 0; at < reader.pieces().size(); ++at)
        if (reader.pieces()[at].span == Span{value, end})
            return reader.isDenied(at) || (!known && reader.isOfOther(at));
    return true;
}

std::optional<ClosingReader::Claimed> ClosingReader::claimedIn(const ClosingClause& clause, TermFit fit) const
{
    std::string found;
    bool list = false;
    for (std::size_t i = clause.begin; i < clause.end; ++i) {
        if (!isCandidate(i) || !isLinked(i, clause))
            continue;
        if (!found.empty() || isDoubted(clause.begin, i))
            return Claimed{};
        found = textOf(i);
        std::size_t last = i;
        while (last + 2 < clause.end) { // "2, 5 and 7"
            const bool comma = m_pieces[last + 1].kind == K::Comma;
            const bool joint = word(last + 1) == "and" || word(last + 1) == "or";
            const std::size_t next = last + 2 + (comma && (word(last + 2) == "and" || word(last + 2) == "or") ? 1U : 0U);
            if ((!comma && !joint) || next >= clause.end || !isCandidate(next))
                break;
            const auto compares = [](std::string_view text) { return text.find_first_of("<>") != std::string_view::npos || holds(text, "\\le") || holds(text, "\\ge"); };
            if (compares(found) || compares(textOf(next)))
                return Claimed{};
            const bool apart = word(next - 1) == "or" && (holds(found, "=") || holds(textOf(next), "="));
            if (apart && textOf(next).substr(0, textOf(next).find('=')) != found.substr(0, found.find('=')))
                return Claimed{}; // "x = 4 or y = 2"
            found += ", " + textOf(next);
            last = next;
            list = true;
        }
        if (!list && !isSubject(i, clause) && isDenied(i, clause, fit))
            return Claimed{};
        if (!endsWell(last, clause) || (list && behindUnit(last) < clause.end && word(behindUnit(last)) != "only"))
            return Claimed{};
        i = last;
    }
    return found.empty() ? std::nullopt : std::optional(Claimed{std::move(found), &clause});
}

/// "Thus 90 has twelve divisors" where the problem speaks of 60; "120 km per hour" where it asks how far.
bool ClosingReader::givesForeignNumber(const ClosingClause& clause) const
{
    constexpr auto rates = std::to_array<std::string_view>({"per", "/", "speed", "rate", "fast", "velocity", "a day", "each", "every", "accelerat", "concentration", "density"});
    const bool rate = std::any_of(rates.begin(), rates.end(), [this](std::string_view one) { return holds(m_question.problem, one); });
    for (std::size_t i = clause.begin; i < clause.end; ++i) {
        if (word(i) == "per" && !rate && !m_question.hasUnit)
            return true;
        const std::string_view text = m_pieces[i].span.in(m_text);
        const bool number = isValue(m_pieces[i]) && text.find_first_not_of("0123456789") == std::string_view::npos;
        if (number && i + 1 < clause.end && !isLinked(i, clause) && (has(m_pieces[i + 1], R::Copula) || has(m_pieces[i + 1], R::Telling)) && !holds(m_question.problem, text))
            return true;
    }
    return false;
}

bool ClosingReader::holdsCandidate(const ClosingClause& clause) const
{
    for (std::size_t i = clause.begin; i < clause.end; ++i)
        if (isCandidate(i))
            return true;
    return false;
}

bool ClosingReader::isHarmless(const ClosingClause& clause, bool opening) const
{
    constexpr auto causes = std::to_array<std::string_view>({"since", "because", "as", "although", "though", "even", "for"});
    constexpr auto openings = std::to_array<std::string_view>({"of", "out", "among", "amongst", "by", "from", "putting", "after", "having", "using", "starting"});
    constexpr auto introducing = std::to_array<std::string_view>({"yes", "dividing", "solving", "adding", "simplifying", "multiplying", "subtracting", "combining", "substituting", "expanding", "factoring", "summing", "working", "comparing", "integrating",
                                                                  "differentiating", "converting", "rewriting", "reducing", "evaluating", "ok", "okay", "well", "overall", "finally"});
    constexpr auto wanted = std::to_array<std::string_view>({"wanted", "desired", "required", "asked", "answer", "sought", "needed"});
    const std::string_view first = word(clause.begin);
    if (clause.role == ClauseRole::Rejected)
        return !word(clause.begin + 1).ends_with("ing"); // "not counting the corner"
    if (clause.role == ClauseRole::Nearly)
        return true;
    if (clause.role == ClauseRole::Turn)
        return opening;
    if (first == "which")
        return !holdsCandidate(clause) && std::any_of(wanted.begin(), wanted.end(), [&](std::string_view one) { return holds(textOf(clause), one); });
    if (clause.role == ClauseRole::Reason) {
        const bool length = first == "as" && (word(clause.begin + 1) == "long" || word(clause.begin + 1) == "soon" || word(clause.begin + 1) == "far");
        if (isOneOf(first, causes) && !(opening && first == "for"))
            return !length;
        const bool contrast = first == "while" || first == "whereas";
        return (opening && isOneOf(first, openings)) || (contrast && !holdsCandidate(clause));
    }
    if (clause.role != ClauseRole::Main)
        return !holdsCandidate(clause);
    if (holdsCandidate(clause))
        return opening;
    if (!opening)
        return word(clause.begin) == "and" && (word(clause.end - 1) == "done" || word(clause.end - 1) == "answer");
    if (isOneOf(first, introducing) || hasVerb(clause.begin, clause.end))
        return true;
    for (std::size_t at = clause.begin; at < clause.end; ++at) // "After all"
        if ((claimRoles(word(at)) & ((R::Cue | R::BesideSubject) | claimRole(R::Filler))) == 0)
            return false;
    return true;
}

std::optional<std::string> ClosingReader::value() const
{
    const std::vector<ClosingClause> all = clauses();
    std::vector<Claimed> claims;
    std::size_t last = 0; ///< of the clauses that claim
    bool named = false;   ///< a clause says that it tells of what is asked for
    for (std::size_t at = 0; at < all.size(); ++at) {
        const ClosingClause& clause = all[at];
        if (clause.role == ClauseRole::Rejected || clause.role == ClauseRole::Nearly)
            continue;
        const TermFit fit = termFit(m_question.text, textOf(clause));
        if (fit == TermFit::Rival || (clause.role == ClauseRole::Reason && fit != TermFit::Asked))
            continue;
        auto claim = claimedIn(clause, fit);
        if (claim && !m_question.problem.empty() && (tellsOfForeign(m_question.problem, textOf(clause)) || givesForeignNumber(clause)))
            claim = Claimed{};
        if (!claim && clause.role == ClauseRole::Turn && holdsCandidate(clause))
            claim = Claimed{};
        if (!claim)
            continue;
        if (fit == TermFit::Asked && !named)
            claims.clear();
        if (named && fit != TermFit::Asked && clause.role != ClauseRole::Conclusion)
            continue;
        named = named || fit == TermFit::Asked;
        if (clause.role == ClauseRole::Conclusion || clause.role == ClauseRole::Turn)
            claims.clear();
        claims.push_back(std::move(*claim));
        last = at;
    }
    const bool one = !claims.empty() && std::all_of(claims.begin(), claims.end(), [&](const Claimed& claim) { return claim.text == claims.front().text; });
    if (!one || claims.front().text.empty())
        return std::nullopt;
    const bool concluded = all[last].role == ClauseRole::Conclusion;
    for (std::size_t at = 0; at < all.size(); ++at) {
        const bool rival = named && termFit(m_question.text, textOf(all[at])) == TermFit::Rival;
        if (at != last && !rival && !(concluded && at < last) && !isHarmless(all[at], at < last))
            return std::nullopt;
    }
    return claims.front().text;
}

} // namespace core
