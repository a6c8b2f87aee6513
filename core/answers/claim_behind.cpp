#include "core/answers/claim_reader.h"

#include <algorithm>
#include <array>

namespace core {

using K = PieceKind;
using R = ClaimRole;

Claim ClaimReader::afterwards(std::size_t i, std::size_t last, Claim claim) const
{
    std::size_t at = i + 1;
    while (at < last &&
           (m_pieces[at].kind == K::Close || (m_pieces[at].kind == K::Word && m_pieces[at].word != "percent" && isUnit(m_pieces[at].span.in(m_text)))))
        ++at;
    if (at >= last || (at > i + 1 && m_pieces[at].word == "to" && at + 1 < last && !isValue(m_pieces[at + 1]))) // "5 days to finish"
        return claim;
    const Piece& next = m_pieces[at];
    if ((next.kind == K::Word || next.kind == K::Letter) &&
        m_text.substr(m_pieces[i].span.end, next.span.begin - m_pieces[i].span.end).find(' ') == std::string_view::npos)
        return Claim::Refused; // "$5$x"
    if (next.kind == K::Comma || next.kind == K::Open || next.kind == K::Colon)
        return afterComma(at, last, claim);
    if (isValue(next) || (next.word.size() == 1 && next.word != "a"))
        return Claim::Refused;
    if (next.word == "and")
        return at + 1 < last &&
                       (isValue(m_pieces[at + 1]) || m_pieces[at + 1].word == "a" || m_pieces[at + 1].word == "not" || m_pieces[at + 1].word == "change")
                   ? Claim::Refused
                   : claim;
    if (next.word == "rather" || next.word == "instead")
        return claim;
    if (next.word == "is" || next.word == "are" || next.word == "was" || next.word == "must" || next.word == "as")
        return verdict(at, last, claim);
    if (has(next, R::Failed) || has(next, R::Negation))
        return Claim::Refused;
    if (has(next, R::Continuing) && next.word != "each" && !(next.word == "times" && endsAt(at + 1, last)))
        return next.word == "percent" && claim == Claim::Stated && endsAt(at + 1, last) ? claim : Claim::Refused;
    if ((next.word == "in" || next.word == "of") && at + 1 < last && isValue(m_pieces[at + 1]))
        return Claim::Refused;
    return trailing(at, last, claim);
}

Claim ClaimReader::trailing(std::size_t at, std::size_t last, Claim claim) const
{
    if (claim == Claim::Alone && at + 1 < last && m_pieces[at].word == "in" && (m_pieces[at + 1].word == "total" || m_pieces[at + 1].word == "all"))
        return Claim::Stated;
    for (std::size_t i = at; i + 1 < last && m_pieces[i].kind != K::Comma; ++i)
        if ((m_pieces[i].word == "and" && isValue(m_pieces[i + 1])) || m_pieces[i].word == "before" || m_pieces[i].word == "until" ||
            (m_pieces[i].word == "at" && m_pieces[i + 1].word == "first"))
            return Claim::Refused; // "5 before the change", "5 in one case and 6 in the other"
    for (std::size_t i = at; i < last && m_pieces[i].kind == K::Word; ++i) {
        if (m_pieces[i].word == "to" && i > at)
            return Claim::Refused; // "5 candidates to test"
        if (has(m_pieces[i], R::Preposition) || m_pieces[i].word == "that" || m_pieces[i].word == "which" || m_pieces[i].word == "such")
            return anyOf(i, last, R::Subject) && i > at && has(m_pieces[i], R::Preposition) ? Claim::Refused : claim;
        if (has(m_pieces[i], R::Failed) || has(m_pieces[i], R::Negation) || (has(m_pieces[i], R::Continuing) && m_pieces[i].word != "each"))
            return Claim::Refused;
    }
    return claim;
}

Claim ClaimReader::afterComma(std::size_t at, std::size_t last, Claim claim) const
{
    if (at + 1 >= last)
        return claim;
    const Piece& next = m_pieces[at + 1];
    if (isValue(next) && m_pieces[at].kind == K::Comma &&
        (at + 2 >= last || m_pieces[at + 2].kind == K::Comma || m_pieces[at + 2].word == "and" || m_pieces[at + 2].word == "or"))
        return Claim::Refused;
    const bool turned = next.word == "but" || next.word == "however" || next.word == "yet" || next.word == "until";
    if (turned && std::any_of(m_pieces.begin() + static_cast<std::ptrdiff_t>(at), m_pieces.begin() + static_cast<std::ptrdiff_t>(last), isValue))
        return Claim::Refused; // "There were 5, but 2 left"
    if (next.word == "give" || (next.word == "or" && at + 2 < last && m_pieces[at + 2].word == "so"))
        return Claim::Refused; // "5, give or take"
    const bool listed = next.word == "or" || next.word == "and";
    if (listed && at + 2 < last && isValue(m_pieces[at + 2]))
        return Claim::Refused;
    constexpr auto permitted = std::to_array<std::string_view>({"allowed", "valid", "possible", "permitted", "real", "acceptable", "correct"});
    const bool instead = m_pieces[at].kind == K::Comma && next.word == "not" && at + 2 < last &&
                         std::find(permitted.begin(), permitted.end(), m_pieces[at + 2].word) == permitted.end();
    const bool contrasted = instead || (at + 2 < last && isValue(m_pieces[at + 2])); // "5, not 6", "5 (rejecting 6)"
    return (has(next, R::Failing) || has(next, R::Rejecting) || has(next, R::Negation)) && !contrasted ? Claim::Refused : claim;
}

Claim ClaimReader::verdict(std::size_t at, std::size_t last, Claim claim) const
{
    std::size_t i = at;
    bool approved = false;
    for (; i < last && i < at + 8 && m_pieces[i].kind == K::Word && !approved; ++i) {
        const bool theOne = m_pieces[i].word == "one" && m_pieces[i - 1].word == "the";
        if ((has(m_pieces[i], R::Failing) && !theOne) || has(m_pieces[i], R::Negation))
            return Claim::Refused;
        approved = theOne || has(m_pieces[i], R::Approving);
    }
    for (; approved && i < last && m_pieces[i].kind == K::Word; ++i) // "the only option that fails"
        if (has(m_pieces[i], R::Failed) || m_pieces[i].word == "other" || m_pieces[i].word == "another" || m_pieces[i].word == "wrong")
            return Claim::Refused;
    const bool aside = m_pieces[at].word == "as";
    return approved ? Claim::Stated : aside ? claim : Claim::Refused;
}

} // namespace core
