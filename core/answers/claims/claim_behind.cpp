#include "core/answers/claims/claim_reader.h"

#include "core/answers/words/word_cursor.h"

#include <algorithm>
#include <array>

namespace core {

using K = PieceKind;
using R = ClaimRole;

Claim ClaimReader::afterwards(std::size_t i, std::size_t last, Claim claim) const
{
    std::size_t at = i + 1;
    while (at < last && (m_pieces[at].kind == K::Close ||
                         (m_pieces[at].kind == K::Word && m_pieces[at].word != "percent" &&
                          m_pieces[at].word != "per" && isUnit(m_pieces[at].span.in(m_text)))))
        ++at;
    if (at >= last || (at > i + 1 && m_pieces[at].word == "to" && at + 1 < last &&
                       !isValue(m_pieces[at + 1]))) // "5 days to finish"
        return claim;
    const Piece& next = m_pieces[at];
    if ((next.kind == K::Word || next.kind == K::Letter) &&
        m_text.substr(m_pieces[i].span.end, next.span.begin - m_pieces[i].span.end).find(' ') ==
            std::string_view::npos)
        return Claim::Refused; // "$5$x"
    if (next.kind == K::Comma || next.kind == K::Open || next.kind == K::Colon)
        return afterComma(at, last, claim);
    if (isValue(next) || (next.word.size() == 1 && next.word != "a"))
        return Claim::Refused;
    if (next.word == "and" && at + 3 == last && m_pieces[at + 1].word == "not" && isValue(m_pieces[at + 2]))
        return claim;         // "5 and not 6"
    if (next.word == "and") { // "5 and ate 2"
        const bool another = std::any_of(m_pieces.begin() + static_cast<std::ptrdiff_t>(at),
                                         m_pieces.begin() + static_cast<std::ptrdiff_t>(last), isValue);
        return another || (at + 1 < last && (m_pieces[at + 1].word == "a" || m_pieces[at + 1].word == "not" ||
                                             m_pieces[at + 1].word == "change"))
                   ? Claim::Refused
                   : claim;
    }
    if (next.word == "rather" || next.word == "instead")
        return claim;
    if (next.word == "is" || next.word == "are" || next.word == "was" || next.word == "must" ||
        next.word == "as")
        return verdict(at, last, claim);
    if (has(next, R::Failed) || has(next, R::Negation))
        return Claim::Refused;
    if (has(next, R::Continuing) && next.word != "each" && !(next.word == "times" && endsAt(at + 1, last)))
        return next.word == "percent" && claim == Claim::Stated && endsAt(at + 1, last) ? claim
                                                                                        : Claim::Refused;
    if ((next.word == "in" || next.word == "of") && at + 1 < last && isValue(m_pieces[at + 1]))
        return Claim::Refused;
    return trailing(at, last, claim);
}

Claim ClaimReader::trailing(std::size_t at, std::size_t last, Claim claim) const
{
    if (claim == Claim::Alone && at + 1 < last && m_pieces[at].word == "in" &&
        (m_pieces[at + 1].word == "total" || m_pieces[at + 1].word == "all"))
        return Claim::Stated;
    for (std::size_t i = at; i + 1 < last && m_pieces[i].kind != K::Comma; ++i)
        if (m_pieces[i].word == "and" &&
            std::any_of(m_pieces.begin() + static_cast<std::ptrdiff_t>(i),
                        m_pieces.begin() + static_cast<std::ptrdiff_t>(last), isValue))
            return Claim::Refused; // "5 in one case and 6 in the other", "5 apples and sold 2"
    constexpr auto possible =
        std::to_array<std::string_view>({"ways", "choices", "possibilities", "methods"});
    constexpr auto numbers =
        std::to_array<std::string_view>({"integers", "numbers", "primes", "multiples", "values", "divisors"});
    constexpr auto steps = std::to_array<std::string_view>({"first", "second", "third", "next", "last"});
    for (std::size_t i = at; i < last && m_pieces[i].kind == K::Word; ++i) {
        const bool below = i > at && isOneOf(m_pieces[i - 1].word, numbers) && i + 2 < last &&
                           m_pieces[i + 1].word == "than" &&
                           isValue(m_pieces[i + 2]); // "5 primes less than 12"
        if (below)
            break;
        if (i > at && i + 1 < last && has(m_pieces[i], R::Copula) && isValue(m_pieces[i + 1]))
            return Claim::Refused; // "7 pens is 63"
        const bool counted = has(m_pieces[i], R::Preposition) || m_pieces[i].word == "that" ||
                             m_pieces[i].word == "which" || m_pieces[i].word == "such";
        const bool ways = i > at && isOneOf(m_pieces[i - 1].word, possible) && !anyOfWords(i, last, steps);
        if ((m_pieces[i].word == "to" && i > at && !ways) || narrows(i, last)) // "5 candidates to test"
            return Claim::Refused;
        if (counted && anyOf(i, last, R::Subject) && i > at && has(m_pieces[i], R::Preposition))
            return Claim::Refused;
        if (counted)
            break;
        if (has(m_pieces[i], R::Failed) || has(m_pieces[i], R::Negation) ||
            (has(m_pieces[i], R::Continuing) && m_pieces[i].word != "each"))
            return Claim::Refused;
    }
    std::size_t comma = at;
    while (comma < last && m_pieces[comma].kind != K::Comma)
        ++comma;
    return comma < last ? afterComma(comma, last, claim) : claim;
}

bool ClaimReader::narrows(std::size_t i, std::size_t last) const
{
    constexpr auto loose = std::to_array<std::string_view>(
        {"first",      "twice",      "once",           "before",   "until",      "already",
         "extra",      "additional", "point",          "only",     "alone",      "yet",
         "unless",     "yesterday",  "today",          "tomorrow", "previously", "initially",
         "originally", "reversed",   "doubled",        "halved",   "tripled",    "rounded",
         "unknowns",   "equations",  "variables",      "cases",    "conditions", "constraints",
         "candidates", "attempts",   "counterexamples"});
    constexpr auto times = std::to_array<std::string_view>({"when", "while", "whenever"});
    constexpr auto some =
        std::to_array<std::string_view>({"best", "worst", "least", "most", "first", "random", "even", "odd",
                                         "each", "some", "one", "probability", "before"});
    const std::string_view word = m_pieces[i].word;
    const std::string_view next = i + 1 < last ? std::string_view(m_pieces[i + 1].word) : std::string_view{};
    const bool extreme = anyOf(sentenceOf(i).begin, i, R::Extreme); // "the minimum is 5 when x = 2"
    if (isOneOf(word, loose) || (isOneOf(word, times) && !extreme) || (word == "per" && !isUnit(next)))
        return true;
    if (!has(m_pieces[i], R::Preposition))
        return false;
    constexpr auto sharing =
        std::to_array<std::string_view>({"of", "with", "by", "from", "after", "out", "to", "into"});
    const bool another =
        isOneOf(word, sharing) && i + 1 < last && isValue(m_pieces[i + 1]); // "8 rows of 6 seats"
    return another || isOneOf(next, some) || (word == "for" && i + 1 < last && isName(i + 1) && !extreme);
}

Claim ClaimReader::afterComma(std::size_t at, std::size_t last, Claim claim) const
{
    if (at + 1 >= last)
        return claim;
    const Piece& next = m_pieces[at + 1];
    if (isValue(next) && m_pieces[at].kind == K::Comma &&
        (at + 2 >= last || m_pieces[at + 2].kind == K::Comma || m_pieces[at + 2].word == "and" ||
         m_pieces[at + 2].word == "or"))
        return Claim::Refused;
    const bool turned =
        next.word == "but" || next.word == "however" || next.word == "yet" || next.word == "until";
    if (turned && std::any_of(m_pieces.begin() + static_cast<std::ptrdiff_t>(at),
                              m_pieces.begin() + static_cast<std::ptrdiff_t>(last), isValue))
        return Claim::Refused; // "There were 5, but 2 left"
    if (next.word == "give" || (next.word == "or" && at + 2 < last && m_pieces[at + 2].word == "so"))
        return Claim::Refused; // "5, give or take"
    if (m_pieces[at].kind == K::Comma && !goesOnHarmless(at + 1, last))
        return Claim::Refused;
    const bool listed = next.word == "or" || next.word == "and";
    if (listed && at + 2 < last && isValue(m_pieces[at + 2]))
        return Claim::Refused;
    constexpr auto permitted = std::to_array<std::string_view>(
        {"allowed", "valid", "possible", "permitted", "real", "acceptable", "correct"});
    const bool instead =
        m_pieces[at].kind == K::Comma && next.word == "not" && at + 2 < last &&
        std::find(permitted.begin(), permitted.end(), m_pieces[at + 2].word) == permitted.end();
    const bool contrasted =
        instead || (at + 2 < last && isValue(m_pieces[at + 2])); // "5, not 6", "5 (rejecting 6)"
    return (has(next, R::Failing) || has(next, R::Rejecting) || has(next, R::Negation)) && !contrasted
               ? Claim::Refused
               : claim;
}

bool ClaimReader::goesOnHarmless(std::size_t at, std::size_t last) const
{
    constexpr auto reasons = std::to_array<std::string_view>(
        {"as",        "since",      "because",  "not",      "rather",    "instead",      "although",
         "though",    "so",         "hence",    "thus",     "therefore", "namely",       "that",
         "where",     "with",       "attained", "achieved", "reached",   "occurring",    "obtained",
         "found",     "confirming", "matching", "an",       "our",       "respectively", "ignoring",
         "rejecting", "discarding", "excluding"});
    constexpr auto routes = std::to_array<std::string_view>({"by", "from", "for", "in", "at"});
    constexpr auto relatives = std::to_array<std::string_view>(
        {"is", "are", "was", "corresponds", "matches", "agrees", "equals", "simplifies", "means"});
    constexpr auto nearly = std::to_array<std::string_view>({"about", "approximately", "roughly"});
    constexpr auto excesses = std::to_array<std::string_view>(
        {"too", "not", "less", "more", "wrong", "greater", "larger", "smaller", "impossible", "invalid"});
    constexpr auto ends = std::to_array<std::string_view>({"done", "answer", "final", "finished"});
    const Piece& next = m_pieces[at];
    if (next.word == "the" || next.word == "a") // "5, the second 6"
        return std::none_of(m_pieces.begin() + static_cast<std::ptrdiff_t>(at),
                            m_pieces.begin() + static_cast<std::ptrdiff_t>(last), isValue);
    if (next.word == "not" && at + 1 < last && m_pieces[at + 1].word.ends_with("ing"))
        return false;             // "5, not counting the corner"
    if (isOneOf(next.word, routes)) // "5 km, from B to C 6 km"
        return std::none_of(m_pieces.begin() + static_cast<std::ptrdiff_t>(at),
                            m_pieces.begin() + static_cast<std::ptrdiff_t>(last), [this](const Piece& piece) {
                                return isValue(piece) &&
                                       piece.span.in(m_text).find('=') == std::string_view::npos;
                            });
    if (next.kind != K::Word || isOneOf(next.word, reasons))
        return next.kind != K::Value; // "96 seats, 12 of them empty"
    if (next.word == "which")
        return at + 1 < last && isOneOf(m_pieces[at + 1].word, relatives) && !anyOf(at, last, R::Changing) &&
               !anyOf(at, last, R::Failed) && !anyOfWords(at, last, excesses);
    if (next.word == "or")
        return at + 1 < last && isOneOf(m_pieces[at + 1].word, nearly); // "5/12, or about 0.417"
    return next.word == "and" && anyOfWords(at, last, ends);
}

Claim ClaimReader::verdict(std::size_t at, std::size_t last, Claim claim) const
{
    constexpr auto others =
        std::to_array<std::string_view>({"other", "another", "wrong", "partly", "partially"});
    std::size_t i = at;
    bool approved = false;
    for (; i < last && i < at + 8 && m_pieces[i].kind == K::Word && !approved; ++i) {
        const bool theOne = m_pieces[i].word == "one" && m_pieces[i - 1].word == "the";
        if ((has(m_pieces[i], R::Failing) && !theOne) || m_pieces[i].word == "second" || m_pieces[i].word == "next" || has(m_pieces[i], R::Negation))
            return Claim::Refused;
        approved = theOne || has(m_pieces[i], R::Approving);
    }
    for (; approved && i < last && m_pieces[i].kind == K::Word; ++i) // "the only option that fails"
        if (has(m_pieces[i], R::Failed) || isOneOf(m_pieces[i].word, others))
            return Claim::Refused;
    const bool aside = m_pieces[at].word == "as";
    return approved ? Claim::Stated : aside ? claim : Claim::Refused;
}

} // namespace core
