#include "core/answers/claims/claim_reader.h"

#include <algorithm>
#include <array>

namespace core {

using K = PieceKind;
using R = ClaimRole;

bool ClaimReader::isRefused(std::size_t i, Sentence sentence, std::size_t begin, std::size_t end) const
{
    if (sentence.end < m_pieces.size() && m_pieces[sentence.end].kind == K::Question)
        return true;
    if (sharesPredicate(sentence.end))
        return true;
    if (sentence.end + 1 < m_pieces.size() && (m_pieces[sentence.end + 1].word == "otherwise" || m_pieces[sentence.end + 1].word == "else"))
        return true;
    if (anyOf(concludes(begin) ? begin : sentence.begin, sentence.end, R::Hypothesis) || isDoubted(begin, end))
        return true;
    return isUndecided(begin) || labelledDoubtful(begin, sentence.begin) || upToSomething(sentence.begin, i) || isConverted(sentence.begin, sentence.end);
}

bool ClaimReader::isChanged(std::size_t i, Sentence sentence, std::size_t begin) const
{
    return anyOf(begin, i, R::Negation) || comparesAt(begin, i) || firstTry(begin, i) || tellsOfSubject(begin, i) || leavesOpen(begin, i, sentence.begin);
}

bool ClaimReader::isDenied(std::size_t i) const
{
    const Sentence sentence = sentenceOf(i);
    const std::size_t begin = clauseBegin(i, sentence.begin);
    return isRefused(i, sentence, begin, clauseEnd(i, sentence.end)) || isChanged(i, sentence, begin) || toldOfOther(begin, i) || afterwards(i, sentence.end, Claim::Stated) == Claim::Refused;
}

bool ClaimReader::isOfOther(std::size_t i) const
{
    const Sentence sentence = sentenceOf(i);
    const std::size_t begin = clauseBegin(i, sentence.begin);
    return tellsOfOther(begin, i) || opensElsewhere(sentence.begin, begin);
}

Claim ClaimReader::claim(std::size_t i) const
{
    const Sentence sentence = sentenceOf(i);
    const std::size_t begin = clauseBegin(i, sentence.begin);
    if (isRefused(i, sentence, begin, clauseEnd(i, sentence.end)))
        return Claim::Refused;
    if (isContrast(i))
        return afterwards(i, sentence.end, Claim::Stated);
    if (isChanged(i, sentence, begin))
        return Claim::Refused;
    const Claim before = leftOf(i, begin);
    const Claim claim = before == Claim::Refused ? before : afterwards(i, sentence.end, before);
    if (claim == Claim::Stated && isMathematical(i) && tellsOfOther(begin, i))
        return Claim::Other;
    if (claim == Claim::Told && toldOfOther(begin, i))
        return Claim::Other;
    if ((claim == Claim::Told || claim == Claim::Stated) && isMathematical(i) && opensElsewhere(sentence.begin, begin))
        return Claim::Other;
    return claim == Claim::Alone && mayStandAlone(i) ? Claim::Told : claim;
}

bool ClaimReader::sharesPredicate(std::size_t stop) const
{
    if (stop + 1 >= m_pieces.size() || m_pieces[stop].span.in(m_text) != ";" || !has(m_pieces[stop + 1], R::Preposition))
        return false;
    const std::size_t end = sentenceOf(stop + 1).end;
    return std::any_of(m_pieces.begin() + static_cast<std::ptrdiff_t>(stop), m_pieces.begin() + static_cast<std::ptrdiff_t>(end), isValue);
}

bool ClaimReader::takesBack(std::size_t i) const
{
    const bool begins = i == 0 || m_pieces[i - 1].kind != K::Word;
    const bool wanted = m_pieces[i].word == "want" && i > 0 && m_pieces[i - 1].word == "we"; // "; we want the larger one"
    return wanted || has(m_pieces[i], R::Correction) || (begins && m_pieces[i].word == "no") ||
           (m_pieces[i].word == "wrong" && i > 0 && (m_pieces[i - 1].word == "is" || m_pieces[i - 1].word == "that's" || m_pieces[i - 1].word == "was"));
}

bool ClaimReader::isTakenBack(std::size_t i) const
{
    for (std::size_t at = i + 1; at < m_pieces.size(); ++at)
        if (takesBack(at))
            return true;
    return false;
}

ClaimReader::Sentence ClaimReader::sentenceOf(std::size_t i) const
{
    Sentence sentence{i, i};
    while (sentence.begin > 0 && !isStop(m_pieces[sentence.begin - 1]))
        --sentence.begin;
    while (sentence.end < m_pieces.size() && !isStop(m_pieces[sentence.end]))
        ++sentence.end;
    return sentence;
}

bool ClaimReader::turns(std::size_t i) const
{
    constexpr auto words =
        std::to_array<std::string_view>({"but", "so", "therefore", "thus", "hence", "because", "since", "whereas", "although", "though", "while", "which"});
    return m_pieces[i].kind == K::Word && std::find(words.begin(), words.end(), m_pieces[i].word) != words.end();
}

std::size_t ClaimReader::clauseBegin(std::size_t i, std::size_t first) const
{
    std::size_t begin = i;
    while (begin > first) {
        const Piece& before = m_pieces[begin - 1];
        const bool dress = begin == i && before.kind == K::Open && i + 1 < m_pieces.size() && m_pieces[i + 1].kind == K::Close; // "(B)"
        if (dress) {
            --begin;
            continue;
        }
        if (before.kind == K::Comma || before.kind == K::Open || before.kind == K::Close || (before.kind == K::Colon && begin - 1 < i && begin < i))
            break;
        --begin;
        if (turns(begin) && !(begin > first && m_pieces[begin].word != "but" && has(m_pieces[begin - 1], R::Copula)))
            break;
    }
    return begin;
}

std::size_t ClaimReader::clauseEnd(std::size_t i, std::size_t last) const
{
    std::size_t end = i + 1;
    while (end < last && m_pieces[end].kind != K::Comma && m_pieces[end].kind != K::Open && m_pieces[end].kind != K::Close && m_pieces[end].kind != K::Colon &&
           !turns(end))
        ++end;
    return end;
}

bool ClaimReader::anyOf(std::size_t begin, std::size_t end, ClaimRole role) const
{
    return std::any_of(m_pieces.begin() + static_cast<std::ptrdiff_t>(begin), m_pieces.begin() + static_cast<std::ptrdiff_t>(end),
                       [role](const Piece& piece) { return has(piece, role); });
}

bool ClaimReader::mayStandAlone(std::size_t i) const
{
    return i == 0 && m_pieces[0].span.begin > 0 && std::count_if(m_pieces.begin(), m_pieces.end(), isValue) == 1;
}

bool ClaimReader::isEquation(std::size_t i) const
{
    const std::string_view value = m_pieces[i].span.in(m_text);
    return value.find('=') != std::string_view::npos && value.front() != '=';
}

bool ClaimReader::isContrast(std::size_t i) const
{
    std::size_t at = i;
    while (at > 0 && (m_pieces[at - 1].kind == K::Open || has(m_pieces[at - 1], R::Filler)) && m_pieces[at - 1].word != "but")
        --at;
    if (at == 0 || m_pieces[at - 1].word != "but")
        return false;
    for (at -= 1; at > 0 && !isValue(m_pieces[at]); --at)
        if (isStop(m_pieces[at]))
            return false;
    return at > 0 && isDeniedDirectly(at);
}

bool ClaimReader::isDeniedDirectly(std::size_t i) const
{
    while (i > 0 && (m_pieces[i - 1].kind == K::Open || has(m_pieces[i - 1], R::Filler)))
        --i;
    return i > 0 && (m_pieces[i - 1].word == "not" || m_pieces[i - 1].word.ends_with("n't"));
}

Claim ClaimReader::leftOf(std::size_t i, std::size_t begin) const
{
    std::size_t at = i;
    const bool letter = m_pieces[i].kind == K::Letter;
    bool linked = false;
    while (at > begin && (m_pieces[at - 1].kind == K::Open || m_pieces[at - 1].kind == K::Colon || has(m_pieces[at - 1], R::Filler))) {
        --at;
        const bool numbered = has(m_pieces[at], R::Numbered) && !letter && !linked;
        if (numbered || (m_pieces[at].word == "of" && !(at > 0 && (m_pieces[at - 1].word == "total" || isAmount(at - 1)))) ||
            (m_pieces[at].word == "to" && !comesTo(at) && !foundToBe(begin, at)))
            return Claim::Refused;
        linked = linked || has(m_pieces[at], R::Copula) || has(m_pieces[at], R::Subject) || (m_pieces[at].kind == K::Colon && namesAnswer(at)) ||
                 m_pieces[at].word == "to" || m_pieces[at].word == "of";
    }
    const bool argument = begin > 1 && m_pieces[begin - 1].kind == K::Open && m_pieces[begin - 2].span.end == m_pieces[begin - 1].span.begin;
    if (argument) // "P(5)"
        return Claim::Refused;
    if (at > 0 && at < i && m_pieces[at - 1].kind == K::Close && isDoubtedAside(at - 1))
        return Claim::Refused; // "Answer (wrong): 5"
    const bool sought = at > begin + 1 && m_pieces[at - 1].word == "for" &&
                        (m_pieces[at - 2].word == "looking" || m_pieces[at - 2].word == "asked" || m_pieces[at - 2].word == "searching");
    if (linked && !sought && at > begin && at < i && has(m_pieces[at - 1], R::Preposition) && has(m_pieces[at], R::Copula))
        return Claim::Refused;                                      // "the day before is"
    if (linked || (at == 0 && i > 0 && i + 1 == sentenceOf(i).end)) // "Exactly 5"
        return Claim::Stated;
    if (at == begin + 1 && m_pieces[begin].word == "but" && begin > 0 && m_pieces[begin - 1].kind == K::Word) // "anything but 5"
        return Claim::Refused;
    if (at == begin || (at == begin + 1 && (has(m_pieces[begin], R::Cue) || m_pieces[begin].word == "but" || m_pieces[begin].word == "and")))
        return isListItem(at, begin) ? Claim::Refused : followsTotal(begin) ? Claim::Stated : (concludes(begin) && begin < i) || isEquation(i) ? Claim::Stated : Claim::Alone;
    const Piece& before = m_pieces[at - 1];
    if (m_pieces[at].kind == K::Colon)
        return labelsAmount(begin, at) ? Claim::Told : Claim::Refused;
    if (isValue(before) || (before.word.size() == 1 && before.word != "=") || before.word == "or" ||
        (before.word == "and" && at >= 2 && isName(at - 2)))
        return Claim::Refused;
    if (before.word == "and")
        return Claim::Alone;
    if (before.word == "take" && (at - 1 == begin || m_pieces[at - 2].word == "we"))
        return at - 1 == begin ? Claim::Refused : Claim::Stated;
    if (before.word == "as" && at >= 2 && isWriting(m_pieces[at - 2].word))
        return Claim::Stated;
    const bool concluded = at >= 3 && (m_pieces[at - 3].word == "we" || m_pieces[at - 3].word == "i");
    const bool arrived =
        at >= 2 && ((before.word == "at" && m_pieces[at - 2].word.starts_with("arriv") && (concluded || m_pieces[i].span.in(m_text).find(':') != std::string_view::npos)) ||
                    (before.word == "with" && (m_pieces[at - 2].word == "us" || m_pieces[at - 2].word == "left" || m_pieces[at - 2].word == "go")));
    if (arrived)
        return Claim::Stated;
    if (isMeasured(at - 1, i))
        return Claim::Told;
    if (before.word == "at" && at >= 2 && has(m_pieces[at - 2], R::Copula) && m_text[m_pieces[i].span.begin] == '(')
        return Claim::Stated; // "the vertex is at (2, 3)"
    if (before.word == "at" && at >= 2 && isMeeting(m_pieces[at - 2].word) && m_text[m_pieces[i].span.begin] == '(')
        return Claim::Stated;
    if (at >= 2 && has(before, R::Measure) && hasNotIs(m_pieces[at - 2]))
        return Claim::Told; // "the circle has equation"
    if (has(before, R::Copula))
        return hasNotIs(before) && anyOf(begin, at, R::Subject) ? Claim::Refused : Claim::Stated;
    if ((claimRoles(before.word) & (R::Preposition | R::Determiner)) != 0 || has(before, R::Rejecting) || has(before, R::Numbered) || has(before, R::Changing))
        return Claim::Refused;
    return has(before, R::Telling) || has(before, R::Amount) ? Claim::Told : Claim::Refused;
}

bool ClaimReader::isMeeting(std::string_view word)
{
    constexpr auto verbs = std::to_array<std::string_view>({"meet", "meets", "intersect", "intersects", "cross", "crosses", "located", "centered"});
    return std::find(verbs.begin(), verbs.end(), word) != verbs.end();
}

bool ClaimReader::isAmount(std::size_t i) const
{
    constexpr auto operations = std::to_array<std::string_view>({"sum", "product", "percentage", "factor", "mean", "average", "difference", "quotient"});
    return has(m_pieces[i], R::Amount) && std::find(operations.begin(), operations.end(), m_pieces[i].word) == operations.end();
}

bool ClaimReader::namesAnswer(std::size_t colon) const
{
    constexpr auto words = std::to_array<std::string_view>({"total", "result", "final", "correct", "right", "correction", "new"});
    const Piece& before = m_pieces[colon == 0 ? 0 : colon - 1];
    return colon > 0 && (has(before, R::Subject) || before.kind != K::Word || std::find(words.begin(), words.end(), before.word) != words.end() ||
                         (has(before, R::Copula) && before.word != "find") || has(before, R::Filler) || has(before, R::Cue));
}

bool ClaimReader::labelsAmount(std::size_t begin, std::size_t colon) const
{
    std::size_t first = colon;
    while (first > 0 && !isStop(m_pieces[first - 1]) && m_pieces[first - 1].kind == K::Word)
        --first;
    const auto partial = [](const Piece& piece) {
        return piece.word == "before" || piece.word == "far" || piece.word == "without" || has(piece, R::Negation) || has(piece, R::Changing);
    };
    return anyOf(std::min(begin, first), colon, R::Amount) &&
           std::none_of(m_pieces.begin() + static_cast<std::ptrdiff_t>(first), m_pieces.begin() + static_cast<std::ptrdiff_t>(colon), partial);
}

bool ClaimReader::isConclusion(std::size_t i) const
{
    const std::size_t sentence = sentenceOf(i).begin;
    const std::size_t begin = clauseBegin(i, sentence);
    return concludes(begin) || correctsBefore(begin) || (concludes(sentence) && sentence + 1 < m_pieces.size() && m_pieces[sentence + 1].kind == K::Comma);
}

bool ClaimReader::comesTo(std::size_t to) const
{
    constexpr auto verbs = std::to_array<std::string_view>({"equal", "comes", "come", "came", "turned", "simplifies", "reduces", "evaluates", "amounts", "add", "adds", "sum",
                                                            "sums", "works", "turns", "found", "has", "needs", "corresponds", "converges", "tends"});
    const bool particle = to > 1 && (m_pieces[to - 1].word == "up" || m_pieces[to - 1].word == "out" || m_pieces[to - 1].word == "down");
    return to > 0 && std::find(verbs.begin(), verbs.end(), m_pieces[to - (particle ? 2 : 1)].word) != verbs.end();
}

bool ClaimReader::foundToBe(std::size_t begin, std::size_t to) const
{
    constexpr auto verbs = std::to_array<std::string_view>({"find", "found", "calculate", "calculated", "compute", "computed", "determine", "determined"});
    return to + 1 < m_pieces.size() && m_pieces[to + 1].word == "be" && anyOfWords(begin, to, verbs);
}

bool ClaimReader::followsTotal(std::size_t begin) const
{
    if (begin == 0 || (m_pieces[begin - 1].kind != K::Comma && m_pieces[begin - 1].kind != K::Colon))
        return false;
    const std::string_view before = begin > 1 ? std::string_view(m_pieces[begin - 2].word) : std::string_view{};
    const bool first = begin == 2 || (begin == 3 && m_pieces[0].word == "in");
    return first && (before == "altogether" || (begin == 3 && (before == "total" || before == "all")));
}

bool ClaimReader::isListItem(std::size_t at, std::size_t begin) const
{
    if (at != begin || begin < 2 || m_pieces[begin - 1].kind != K::Comma)
        return false;
    return isValue(m_pieces[begin - 2]);
}

} // namespace core
