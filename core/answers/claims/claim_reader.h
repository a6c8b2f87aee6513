#pragma once

#include "core/answers/claims/answer_claims.h"
#include "core/answers/statements/sentence_pieces.h"
#include "core/answers/words/claim_words.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

[[nodiscard]] inline bool has(const Piece& piece, ClaimRole role)
{
    return piece.kind == PieceKind::Word && (claimRoles(piece.word) & claimRole(role)) != 0;
}
[[nodiscard]] inline bool isStop(const Piece& piece)
{
    return piece.kind == PieceKind::Stop || piece.kind == PieceKind::Question;
}
[[nodiscard]] inline bool isValue(const Piece& piece)
{
    return piece.kind == PieceKind::Value || piece.kind == PieceKind::Letter;
}

/// The values of a text and what is said of each.
class ClaimReader
{
public:
    ClaimReader(std::string_view text, std::vector<Piece> pieces) : m_text(text), m_pieces(std::move(pieces)) {}

    [[nodiscard]] const std::vector<Piece>& pieces() const { return m_pieces; }

    [[nodiscard]] Claim claim(std::size_t i) const;

    /// True when the words around the value deny, doubt, change or condition it, whatever leads to it.
    [[nodiscard]] bool isDenied(std::size_t i) const;

    /// True when the subject of the value at `i` is nothing that problems ask for.
    [[nodiscard]] bool isOfOther(std::size_t i) const;

    /// True where a sentence begins or a clause turns by "wait", "actually", "no": what was said before is taken back.
    [[nodiscard]] bool takesBack(std::size_t i) const;

    [[nodiscard]] bool isTakenBack(std::size_t i) const;

    /// True when the clause of `i` begins with "so", "therefore".
    [[nodiscard]] bool isConclusion(std::size_t i) const;

    /// True for "Emma had 5" and "There are 5" with another value in a later sentence.
    [[nodiscard]] bool mayBeChanged(std::size_t i) const;

    /// "5, -2" of "The roots are 5 and -2." at the 5.
    [[nodiscard]] std::optional<std::string> listAt(std::size_t i) const;

    /// "km", "percent", "m/s".
    [[nodiscard]] static bool isUnit(std::string_view word);

    /// Text of a value with the unit behind it.
    [[nodiscard]] std::string textOf(std::size_t i) const;

private:
    struct Sentence
    {
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    [[nodiscard]] Sentence sentenceOf(std::size_t i) const;

    /// What the sentence of the value and its clause, pieces [begin, end), refuse.
    [[nodiscard]] bool isRefused(std::size_t i, Sentence sentence, std::size_t begin, std::size_t end) const;

    /// What stands in its clause before the value makes another one of it.
    [[nodiscard]] bool isChanged(std::size_t i, Sentence sentence, std::size_t begin) const;

    /// Words that begin a clause without a comma.
    [[nodiscard]] bool turns(std::size_t i) const;

    [[nodiscard]] std::size_t clauseBegin(std::size_t i, std::size_t first) const;

    [[nodiscard]] std::size_t clauseEnd(std::size_t i, std::size_t last) const;

    /// A word of `role` in [begin, end).
    [[nodiscard]] bool anyOf(std::size_t begin, std::size_t end, ClaimRole role) const;

    [[nodiscard]] bool concludes(std::size_t begin) const { return begin < m_pieces.size() && has(m_pieces[begin], ClaimRole::Cue); }

    /// "at least", "at most", "half", "more than" before the value.
    [[nodiscard]] bool comparesAt(std::size_t begin, std::size_t i) const;

    /// "half of the answer is", "one of the answers is": another thing than the answer, which is named.
    [[nodiscard]] bool tellsOfSubject(std::size_t begin, std::size_t i) const;

    /// "Its last digits are", "It soon is": no value that a problem asks for.
    [[nodiscard]] bool tellsOfOther(std::size_t begin, std::size_t i) const;

    /// Behind "so that" and "After 3 steps".
    [[nodiscard]] std::size_t subjectBegin(std::size_t begin, std::size_t end) const;

    /// "the area of the square", "the largest $n$".
    [[nodiscard]] bool namesMeasure(std::size_t begin, std::size_t end) const;

    /// "The first attempt produced", "It once cost".
    [[nodiscard]] bool toldOfOther(std::size_t begin, std::size_t i) const;

    /// True when a clause that begins with a verb follows other words than "therefore" between commas.
    [[nodiscard]] bool asideChanges(std::size_t begin) const;

    /// "in base 4".
    [[nodiscard]] bool isConverted(std::size_t begin, std::size_t end) const;

    [[nodiscard]] bool anyOfWords(std::size_t begin, std::size_t end, std::span<const std::string_view> words) const;

    /// "n", "AB", "$x$".
    [[nodiscard]] bool isName(std::size_t i) const;

    /// "20 feet".
    [[nodiscard]] bool isMeasurement(std::size_t i) const;

    /// "A partial sum is", "One term is": not what is asked for.
    [[nodiscard]] bool isUndecided(std::size_t begin) const;

    /// "Guess: the answer is 5".
    [[nodiscard]] bool labelledDoubtful(std::size_t begin, std::size_t sentence) const;

    /// "Up to sign it is 5", "As long as x is odd, it is 5".
    [[nodiscard]] bool upToSomething(std::size_t sentence, std::size_t i) const;

    /// A word of doubt; "the expected number" has none.
    [[nodiscard]] bool isDoubted(std::size_t begin, std::size_t end) const;

    /// "The answer may be 5", "Without the constraint, ...".
    [[nodiscard]] bool leavesOpen(std::size_t begin, std::size_t i, std::size_t sentence) const;

    /// "the area of the square is", "the distance between the towns is": no change of the value.
    [[nodiscard]] bool namesThing(std::size_t begin, std::size_t at, std::size_t i) const;

    /// "I first got 5".
    [[nodiscard]] bool firstTry(std::size_t begin, std::size_t i) const;

    /// "$\frac{5}{6}$ of the cake": the text begins with its one formula.
    [[nodiscard]] bool mayStandAlone(std::size_t i) const;

    /// A number or formula, no words and no letter of an option.
    [[nodiscard]] bool isMathematical(std::size_t i) const;

    /// "x = 2".
    [[nodiscard]] bool isEquation(std::size_t i) const;

    /// "not 5 but 6" at the 6.
    [[nodiscard]] bool isContrast(std::size_t i) const;

    /// True when "not" stands before the value at `i`, fillers between.
    [[nodiscard]] bool isDeniedDirectly(std::size_t i) const;

    /// What the words of the clause before a value make of it.
    [[nodiscard]] Claim leftOf(std::size_t i, std::size_t begin) const;

    /// "The answer has 5 digits".
    static bool hasNotIs(const Piece& piece) { return piece.word == "has" || piece.word == "have" || piece.word == "had"; }

    /// "The lines meet at (2, 3)".
    static bool isMeeting(std::string_view word);

    /// "total of 20", "probability of 1/2"; "the square of 5" is no amount.
    [[nodiscard]] bool isAmount(std::size_t i) const;

    /// The name of "y must equal 5"; empty for other values.
    [[nodiscard]] std::string_view nameOf(std::size_t i) const;

    /// "meet after 5 minutes" at the preposition.
    [[nodiscard]] bool isMeasured(std::size_t at, std::size_t i) const;

    /// "Answer:", "In total:"; not "Favourable outcomes:".
    [[nodiscard]] bool namesAnswer(std::size_t colon) const;

    /// "Number of ways:"; not "Attempts:", "Total so far:".
    [[nodiscard]] bool labelsAmount(std::size_t begin, std::size_t colon) const;

    /// "(wrong)" that ends at `close`.
    [[nodiscard]] bool isDoubtedAside(std::size_t close) const;

    /// "equal to 5", "simplifies to 5".
    [[nodiscard]] bool comesTo(std::size_t to) const;

    /// "The area of one is 5; of the other, 6" at the semicolon.
    [[nodiscard]] bool sharesPredicate(std::size_t stop) const;

    /// "We find the area to be 5" at the "to".
    [[nodiscard]] bool foundToBe(std::size_t begin, std::size_t to) const;

    /// "In total, 5 cards", "Altogether: 5".
    [[nodiscard]] bool followsTotal(std::size_t begin) const;

    /// "A, B" at the B.
    [[nodiscard]] bool isListItem(std::size_t at, std::size_t begin) const;

    /// What the words behind a value make of `claim`.
    [[nodiscard]] Claim afterwards(std::size_t i, std::size_t last, Claim claim) const;

    [[nodiscard]] bool endsAt(std::size_t at, std::size_t last) const { return at >= last || m_pieces[at].kind == PieceKind::Comma; }

    /// What is counted behind the value: "5 digits in the answer", "5 more than", "17 students fewer".
    [[nodiscard]] Claim trailing(std::size_t at, std::size_t last, Claim claim) const;

    /// "5 twice", "5 at best", "5 when n is odd", "5 for even n".
    [[nodiscard]] bool narrows(std::size_t i, std::size_t last) const;

    /// "5, as required", "5, which is the answer"; not "5, doubled".
    [[nodiscard]] bool goesOnHarmless(std::size_t at, std::size_t last) const;

    /// "but the correct value is": what opens the sentence does not govern it.
    [[nodiscard]] bool correctsBefore(std::size_t begin) const;

    /// "For n = 2 it is", "At first", "On Monday": another time or case than the one that is asked for.
    [[nodiscard]] bool opensElsewhere(std::size_t sentence, std::size_t begin) const;

    /// "5, 6", "5, or 6", "5 (rejected)".
    [[nodiscard]] Claim afterComma(std::size_t at, std::size_t last, Claim claim) const;

    /// "5 is too large", "5 is the answer".
    [[nodiscard]] Claim verdict(std::size_t at, std::size_t last, Claim claim) const;

    /// "comes out as 5", "factors as".
    static bool isWriting(std::string_view word);

    std::string_view m_text;
    std::vector<Piece> m_pieces;
};

} // namespace core
