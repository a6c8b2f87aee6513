#include "core/answers/claims/claim_reader.h"

#include <algorithm>
#include <array>

namespace core {

using K = PieceKind;
using R = ClaimRole;

bool ClaimReader::comparesAt(std::size_t begin, std::size_t i) const
{
    for (std::size_t at = begin; at < i; ++at) {
        const bool bound = (m_pieces[at].word == "least" || m_pieces[at].word == "most") && at > begin && m_pieces[at - 1].word == "at" && !anyOf(at, i, R::Copula);
        const bool changes = has(m_pieces[at], R::Changing) && i - at <= 4 && m_pieces[at + 1].word != "as" && !namesThing(begin, at, i);
        if (bound || changes)
            return true;
    }
    return false;
}

bool ClaimReader::namesThing(std::size_t begin, std::size_t at, std::size_t i) const
{
    constexpr auto things = std::to_array<std::string_view>({"between", "square", "root", "cube", "quarter", "multiple", "factor", "factors"});
    const bool thing = std::find(things.begin(), things.end(), m_pieces[at].word) != things.end();
    const bool subject = m_pieces[begin].word != "its" && m_pieces[at + 1].word != "of" && anyOf(at + 1, i, R::Copula);
    return thing && subject;
}

bool ClaimReader::isDoubted(std::size_t begin, std::size_t end) const
{
    const auto ofStatistics = [this](std::size_t at) {
        return m_pieces[at].word == "expected" && at + 1 < m_pieces.size() && (has(m_pieces[at + 1], R::Measure) || has(m_pieces[at + 1], R::Amount));
    };
    constexpr auto choosing = std::to_array<std::string_view>({"choose", "chose", "pick", "picked", "select"});
    for (std::size_t at = begin + 1; at < end; ++at) // "Most people choose B"
        if (std::find(choosing.begin(), choosing.end(), m_pieces[at].word) != choosing.end() && (m_pieces[at - 1].word == "people" || m_pieces[at - 1].word == "students" || m_pieces[at - 1].word == "many"))
            return true;
    for (std::size_t at = begin; at < end; ++at)
        if (m_pieces[at].word == "think" && at > begin && (m_pieces[at - 1].word == "they" || m_pieces[at - 1].word == "people" || m_pieces[at - 1].word == "you"))
            return true;
    for (std::size_t at = begin; at < end; ++at)
        if (has(m_pieces[at], R::Doubt) && !ofStatistics(at))
            return true;
    return false;
}

bool ClaimReader::isUndecided(std::size_t begin) const
{
    constexpr auto articles = std::to_array<std::string_view>({"a", "an", "one", "another", "some", "any"});
    while (begin + 1 < m_pieces.size() && (has(m_pieces[begin], R::Cue) || m_pieces[begin].word == "and" || m_pieces[begin].word == "but"))
        ++begin;
    constexpr auto doing = std::to_array<std::string_view>({"needs", "gets", "obtains", "finds"}); // "One needs 5" is no "One side is 5"
    if (m_pieces[begin].word == "one" && begin + 1 < m_pieces.size() && std::find(doing.begin(), doing.end(), m_pieces[begin + 1].word) != doing.end())
        return false;
    const bool undecided = std::find(articles.begin(), articles.end(), m_pieces[begin].word) != articles.end();
    return undecided && begin + 1 < m_pieces.size() && m_pieces[begin + 1].kind == K::Word && m_pieces[begin + 1].word != "total";
}

bool ClaimReader::labelledDoubtful(std::size_t begin, std::size_t sentence) const
{
    if (begin == sentence || concludes(begin) || m_pieces[begin].word == "but")
        return false;
    const bool colon = m_pieces[begin - 1].kind == K::Colon;
    const std::size_t end = colon ? begin : std::min(begin, sentence + 3); // "Reportedly, it is 5"
    const bool expected = m_pieces[sentence].word == "as" && sentence + 3 == begin && m_pieces[sentence + 1].word == "expected";
    return (anyOf(sentence, end, R::Doubt) && !expected) || (colon && anyOf(sentence, end, R::Rejecting));
}

bool ClaimReader::upToSomething(std::size_t sentence, std::size_t i) const
{
    return sentence + 2 < i && ((m_pieces[sentence].word == "up" && m_pieces[sentence + 1].word == "to") ||
                                (m_pieces[sentence].word == "as" && m_pieces[sentence + 1].word == "long"));
}

bool ClaimReader::tellsOfSubject(std::size_t begin, std::size_t i) const
{
    constexpr auto properties = std::to_array<std::string_view>({"ph", "concentration", "molarity", "density", "temperature", "volume", "mass", "point"});
    bool named = false;
    for (std::size_t at = begin; at < i; ++at) { // no "pH of the solution"
        const bool liquid = m_pieces[at].word == "solution" && at >= begin + 3 && m_pieces[at - 2].word == "of" &&
                            std::find(properties.begin(), properties.end(), m_pieces[at - 3].word) != properties.end();
        named = named || (has(m_pieces[at], R::Subject) && !liquid);
    }
    if (!named)
        return false;
    for (std::size_t at = begin; at < i; ++at) {
        const bool reflection = m_pieces[at].word == "reflection" && at > begin && m_pieces[at - 1].word == "on"; // no "reflection of the answer"
        if (m_pieces[at].kind == K::Word && !has(m_pieces[at], R::BesideSubject) && !reflection)
            return true;
    }
    return false;
}

bool ClaimReader::leavesOpen(std::size_t begin, std::size_t i, std::size_t sentence) const
{
    for (std::size_t at = begin; at + 1 < i; ++at)
        if (m_pieces[at].word == "may")
            return true;
    return m_pieces[sentence].word == "without" && sentence + 1 < i && m_pieces[sentence + 1].word != "loss";
}

bool ClaimReader::firstTry(std::size_t begin, std::size_t i) const
{
    for (std::size_t at = begin; at + 1 < i; ++at)
        if ((m_pieces[at].word == "i" || m_pieces[at].word == "we") && m_pieces[at + 1].word == "first")
            return true;
    return false;
}

bool ClaimReader::isDoubtedAside(std::size_t close) const
{
    for (std::size_t at = close; at-- > 0 && m_pieces[at].kind != K::Open;)
        if (has(m_pieces[at], R::Doubt) || has(m_pieces[at], R::Failing) || has(m_pieces[at], R::Negation))
            return true;
    return false;
}

} // namespace core
