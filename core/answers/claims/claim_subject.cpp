#include "core/answers/claims/claim_reader.h"

#include "core/answers/words/word_cursor.h"

#include <algorithm>
#include <array>

namespace core {

using K = PieceKind;
using R = ClaimRole;

namespace {

constexpr auto pronouns =
    std::to_array<std::string_view>({"it", "there", "he", "she", "we", "i", "you", "they", "which", "this",
                                     "that", "these", "those", "what"});
constexpr auto possessives = std::to_array<std::string_view>({"its", "their", "his", "her"});
constexpr auto otherOnes =
    std::to_array<std::string_view>({"other", "another", "previous", "partial", "old", "former", "latter",
                                     "running", "approximate", "rough", "closest"});
constexpr auto places = std::to_array<std::string_view>({"first", "second", "third", "last", "next"});
constexpr auto passing =
    std::to_array<std::string_view>({"soon", "once", "still", "formerly", "attempt", "try"});
constexpr auto earlier = std::to_array<std::string_view>(
    {"before", "without", "excluding", "until", "except", "failure", "failing", "losing"});
constexpr auto counts = std::to_array<std::string_view>({"two", "three", "four", "five", "few"});
constexpr auto anyThing = std::to_array<std::string_view>(
    {"number", "numbers", "value", "values", "result", "integer", "quantity", "total"});
constexpr auto kinds = std::to_array<std::string_view>(
    {"positive", "negative", "real", "natural", "whole", "prime", "even", "odd", "possible", "expected",
     "valid", "triangular", "ordinal", "complex", "rational", "mixed", "perfect", "such"});
constexpr auto makers = std::to_array<std::string_view>(
    {"gives", "give", "yields", "yield", "leaves", "leave", "makes", "made", "gave"});
constexpr auto clauses = std::to_array<std::string_view>({"that", "when", "which", "who", "where"});

bool isPronoun(const Piece& piece)
{
    return piece.kind == K::Word && isOneOf(piece.word, pronouns);
}

/// "the final answer to this problem", "it".
bool isOpen(const Piece& piece)
{
    return isPronoun(piece) || piece.kind != K::Word ||
           (claimRoles(piece.word) & ((R::BesideSubject | R::Subject) | (R::Filler | R::Cue))) != 0;
}

/// "number" of "the reversed number" is another one.
bool keepsNumber(const Piece& piece)
{
    const ClaimRoles roles = (R::Determiner | R::BesideSubject) | (R::Amount | R::Measure) |
                             (R::Auxiliary | R::Approving) | (R::Filler | R::Cue);
    return piece.kind != K::Word || (claimRoles(piece.word) & roles) != 0 || isOneOf(piece.word, kinds) ||
           isOneOf(piece.word, counts) || piece.word.ends_with("-digit") || isPronoun(piece);
}

bool isParticiple(std::string_view word)
{
    constexpr auto changing =
        std::to_array<std::string_view>({"squared", "cubed", "doubled", "halved", "tripled", "rounded",
                                         "reversed", "increased", "decreased"});
    return (word.ends_with("ed") && !isOneOf(word, changing)) || word == "done" || word == "sold" ||
           word == "paid" || word == "spent" || word == "left";
}

} // namespace

bool ClaimReader::isMathematical(std::size_t i) const
{
    const std::string_view value = m_pieces[i].span.in(m_text);
    const bool letter =
        (value.front() >= 'a' && value.front() <= 'z') || (value.front() >= 'A' && value.front() <= 'Z');
    return m_pieces[i].kind == K::Value &&
           value.find_first_of(letter ? "\\^+=" : "0123456789\\^+=") != std::string_view::npos;
}

bool ClaimReader::anyOfWords(std::size_t begin, std::size_t end,
                             std::span<const std::string_view> words) const
{
    return std::any_of(m_pieces.begin() + static_cast<std::ptrdiff_t>(begin),
                       m_pieces.begin() + static_cast<std::ptrdiff_t>(end), [words](const Piece& piece) {
                           return piece.kind == K::Word &&
                                  std::find(words.begin(), words.end(), piece.word) != words.end();
                       });
}

bool ClaimReader::isName(std::size_t i) const
{
    const std::string_view text = m_pieces[i].span.in(m_text);
    const bool capitals = std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return isValue(m_pieces[i]) ||
           (m_pieces[i].kind == K::Word && (capitals || (text.size() == 1 && text != "a")));
}

bool ClaimReader::isMeasurement(std::size_t i) const
{
    return i + 1 < m_pieces.size() && m_pieces[i + 1].kind == K::Word && m_pieces[i + 1].word != "in" &&
           isUnit(m_pieces[i + 1].span.in(m_text));
}

std::size_t ClaimReader::subjectBegin(std::size_t begin, std::size_t end) const
{
    const auto opens = [this](std::size_t at) {
        return has(m_pieces[at], R::Cue) || m_pieces[at].word == "and" || m_pieces[at].word == "but" ||
               m_pieces[at].word == "that";
    };
    while (begin < end && opens(begin))
        ++begin;
    constexpr auto telling =
        std::to_array<std::string_view>({"see", "know", "follows", "shows", "implies", "deduce", "note",
                                         "observe", "tells", "infer", "known", "clear"});
    for (std::size_t at = begin; at + 1 < end; ++at) // "we see that the area"
        if (m_pieces[at + 1].word == "that" && isOneOf(m_pieces[at].word, telling))
            return at + 2;
    if (begin == end || !(has(m_pieces[begin], R::Preposition) || m_pieces[begin].word.ends_with("ing")))
        return begin;
    for (std::size_t at = end; at-- > begin + 1;) { // "After 3 steps the value"
        const bool article = has(m_pieces[at], R::Determiner) && !isOneOf(m_pieces[at].word, places);
        if ((article || isPronoun(m_pieces[at])) && !has(m_pieces[at - 1], R::Preposition))
            return at;
    }
    return begin;
}

bool ClaimReader::namesMeasure(std::size_t begin, std::size_t end) const
{
    std::size_t behind = begin; // the words of a noun
    while (behind < end && m_pieces[behind].kind == K::Word && !has(m_pieces[behind], R::Preposition) &&
           m_pieces[behind].word != "between" && !isOneOf(m_pieces[behind].word, clauses))
        ++behind;
    bool part = false; // "its last digits"
    for (std::size_t at = begin; at < behind; ++at)
        part = part || isOneOf(m_pieces[at].word, possessives) || m_pieces[at].word.ends_with("'s");
    for (std::size_t at = begin; at < behind; ++at)
        if (isOneOf(m_pieces[at].word, otherOnes) ||
            (part && (isOneOf(m_pieces[at].word, places) || m_pieces[at].word.starts_with("digit"))))
            return false;
    if (begin < end && isName(end - 1) && behind + 1 >= end) // "the largest $n$"
        return true;
    for (std::size_t at = behind; at-- > begin;) {
        const std::string_view word = m_pieces[at].word;
        const bool one = word == "one" && at > begin && has(m_pieces[at - 1], R::Approving);
        if (isOneOf(word, anyThing))
            return std::all_of(m_pieces.begin() + static_cast<std::ptrdiff_t>(begin),
                               m_pieces.begin() + static_cast<std::ptrdiff_t>(at), keepsNumber);
        const std::string_view singular =
            word.size() > 3 && word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
        if (one || word.size() == 1 ||
            ((claimRoles(word) | claimRoles(singular)) &
             ((R::Amount | R::Measure) | claimRole(R::Subject))) != 0)
            return true;
        if (!isParticiple(word) && !isPronoun(m_pieces[at]) &&
            !(at > begin && isPronoun(m_pieces[at - 1]))) // "value we seek"
            return false;
    }
    return false;
}

bool ClaimReader::toldOfOther(std::size_t begin, std::size_t i) const
{
    const bool imperative = i == begin + 1 && has(m_pieces[begin], R::Telling); // "Use 5"
    return imperative || anyOfWords(begin, i, otherOnes) || anyOfWords(begin, i, places) ||
           anyOfWords(begin, i, passing);
}

bool ClaimReader::correctsBefore(std::size_t begin) const
{
    constexpr auto right = std::to_array<std::string_view>({"correct", "right", "true", "actual", "corrected", "final", "proper"});
    return begin + 2 < m_pieces.size() && m_pieces[begin].word == "but" && m_pieces[begin + 1].word == "the" && isOneOf(m_pieces[begin + 2].word, right);
}

bool ClaimReader::opensElsewhere(std::size_t sentence, std::size_t begin) const
{
    constexpr auto elsewhere = std::to_array<std::string_view>(
        {"for",      "at",          "on",   "in",        "when",      "while",  "before",   "until",
         "during",   "under",       "last", "initially", "yesterday", "today",  "counting", "including",
         "allowing", "considering", "with", "without",   "treating",  "should", "were",     "had"});
    constexpr auto here = std::to_array<std::string_view>(
        {"total", "all",  "conclusion", "summary", "short",      "fact",    "simplest", "this",   "these",
         "that",  "our",  "end",        "last",    "reflection", "balance", "triangle", "square", "rectangle",
         "other", "both", "either",     "every",   "any",        "example", "it"});
    if (sentence + 1 < m_pieces.size() && m_pieces[sentence].word == "so" &&
        m_pieces[sentence + 1].word == "far")
        return true;
    while (sentence < begin && has(m_pieces[sentence], R::Cue))
        ++sentence;
    constexpr auto trying = std::to_array<std::string_view>({"taking", "setting", "choosing", "letting"}); // "Taking x = 4 we get 9"
    if (sentence + 1 < m_pieces.size() && isOneOf(m_pieces[sentence].word, trying) && isValue(m_pieces[sentence + 1]))
        return true;
    if (concludes(begin) || correctsBefore(begin) || sentence + 1 >= m_pieces.size() || !isOneOf(m_pieces[sentence].word, elsewhere))
        return false;
    const Piece& next = m_pieces[sentence + 1];
    if (m_pieces[sentence].word == "with" && (has(next, R::Measure) || has(next, R::Amount)))
        return false; // "With base 5, the area is"
    if (m_pieces[sentence].word == "at" && (next.word == "this" || next.word == "that"))
        return true;
    const bool article = next.word == "the" && sentence + 2 < m_pieces.size();
    return !isOneOf(article ? m_pieces[sentence + 2].word : next.word, here) && !isParticiple(next.word) &&
           !next.word.ends_with("ing");
}

bool ClaimReader::mayBeChanged(std::size_t i) const
{
    const Sentence sentence = sentenceOf(i);
    const std::size_t begin = clauseBegin(i, sentence.begin);
    const bool counts =
        std::any_of(m_pieces.begin() + static_cast<std::ptrdiff_t>(begin),
                    m_pieces.begin() + static_cast<std::ptrdiff_t>(i),
                    [](const Piece& piece) { return hasNotIs(piece) || piece.word == "there"; });
    return counts && !concludes(begin) &&
           std::any_of(m_pieces.begin() + static_cast<std::ptrdiff_t>(sentence.end), m_pieces.end(), isValue);
}

bool ClaimReader::asideChanges(std::size_t begin) const
{
    constexpr auto verbs = std::to_array<std::string_view>({"is", "are", "was", "were", "equals"});
    if (begin < 2 || m_pieces[begin - 1].kind != K::Comma || !isOneOf(m_pieces[begin].word, verbs))
        return false;
    for (std::size_t at = begin - 1; at-- > 0 && m_pieces[at].kind == K::Word;)
        if ((claimRoles(m_pieces[at].word) & ((R::BesideSubject | R::Subject) | (R::Filler | R::Cue))) == 0)
            return true;
    return false;
}

bool ClaimReader::isConverted(std::size_t begin, std::size_t end) const
{
    constexpr auto before = std::to_array<std::string_view>({"in", "to", "into", "using"});
    for (std::size_t at = begin + 1; at + 1 < end; ++at) // the base of a triangle is another one
        if (m_pieces[at].word == "base" && isValue(m_pieces[at + 1]) && isOneOf(m_pieces[at - 1].word, before))
            return true;
    return false;
}

bool ClaimReader::tellsOfOther(std::size_t begin, std::size_t i) const
{
    std::size_t verb = i;
    while (verb > begin && !has(m_pieces[verb - 1], R::Copula) && m_pieces[verb - 1].kind != K::Colon &&
           !(m_pieces[verb - 1].word == "to" && comesTo(verb - 1)))
        --verb;
    if (verb-- == begin || m_pieces[verb].kind == K::Colon || hasNotIs(m_pieces[verb]) || isMeasurement(i))
        return false;
    std::size_t end = verb;
    const bool particle =
        end > begin + 1 && (m_pieces[end - 1].word == "up" || m_pieces[end - 1].word == "out" ||
                            m_pieces[end - 1].word == "down");
    if (m_pieces[verb].word == "to" && end > begin) // "the digits add up to"
        end -= particle ? 2U : 1U;
    while (end > begin && (has(m_pieces[end - 1], R::Copula) || has(m_pieces[end - 1], R::Auxiliary)))
        --end;
    std::size_t last = end; // the clause of this verb: "we find that the area"
    while (last > begin && !has(m_pieces[last - 1], R::Copula) && m_pieces[last - 1].kind != K::Colon)
        --last;
    const std::size_t from = subjectBegin(last, end);
    if (verb == begin && asideChanges(begin)) // "the answer, rounded, is 5"
        return true;
    const bool few = end > from + 1 && isOneOf(m_pieces[end - 1].word, counts) &&
                     isOneOf(m_pieces[end - 2].word, places); // "the sum of the first two"
    if (few || anyOfWords(from, end, earlier) || anyOfWords(from, end, otherOnes)) // "the total before tax"
        return true;
    const auto first = m_pieces.begin() + static_cast<std::ptrdiff_t>(from);
    const bool open = std::all_of(first, m_pieces.begin() + static_cast<std::ptrdiff_t>(end), isOpen);
    const bool shared = end > from && m_pieces[end - 1].word == "and" &&
                        isPronoun(m_pieces[from]); // "we reject 5 and keep 2"
    const bool doing = m_pieces[last].word.ends_with("ing") && isOneOf(m_pieces[verb].word, makers);
    if (open || shared || doing || namesMeasure(from, end))
        return false;
    const std::size_t whole = subjectBegin(begin, end); // "the remainder when N is divided by 7"
    const auto clause = std::find_if(m_pieces.begin() + static_cast<std::ptrdiff_t>(whole), first,
                                     [](const Piece& piece) { return isOneOf(piece.word, clauses); });
    return clause == first || !namesMeasure(whole, static_cast<std::size_t>(clause - m_pieces.begin()));
}

} // namespace core
