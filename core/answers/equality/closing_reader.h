#pragma once

#include "core/answers/equality/closing_clauses.h"
#include "core/answers/equality/rival_terms.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What kind of answer is looked for in a closing sentence.
enum class AnswerSort : std::uint8_t {
    Number, ///< also a formula
    Bound,  ///< "at least 10"
    Date,
    Time,
    Point ///< in brackets: a point or an interval
};

/// The sort of a reference answer.
[[nodiscard]] AnswerSort answerSort(std::string_view gold);

/// What a closing sentence answers.
struct ClosingQuestion
{
    std::string_view text; ///< of the problem, or the sentence that the reference is
    std::string_view problem; ///< empty: not known
    AnswerSort sort = AnswerSort::Number;
    bool bareLetter = false; ///< the reference is one letter
    bool hasUnit = false;    ///< the reference has a unit
    bool fraction = false;   ///< a part of something is asked for
};

/// Reads the value that the last sentence of a short text states: the predicate of its main clause or of its conclusion. Values in
/// reasons, of what is rejected, approximations and givens are none.
class ClosingReader
{
public:
    /// `text` has its words of numbers as signs, see withWordedSigns.
    ClosingReader(const ClosingQuestion& question, std::string text);

    /// Several values as "2, 5"; nothing where it is not clear which value is stated.
    [[nodiscard]] std::optional<std::string> value() const;

    [[nodiscard]] const std::vector<Piece>& pieces() const { return m_pieces; }
    [[nodiscard]] std::string_view text() const { return m_text; }
    /// The clauses of the last sentence; none where the text doubts or supposes.
    [[nodiscard]] std::vector<ClosingClause> clauses() const;

private:
    struct Claimed
    {
        std::string text;
        const ClosingClause* clause = nullptr;
    };

    [[nodiscard]] bool claimsNothing() const;
    [[nodiscard]] bool isCandidate(std::size_t i) const;
    [[nodiscard]] std::size_t behindUnit(std::size_t i) const;
    [[nodiscard]] std::string textOf(std::size_t i) const;
    [[nodiscard]] std::optional<Claimed> claimedIn(const ClosingClause& clause, TermFit fit) const;
    [[nodiscard]] bool givesForeignNumber(const ClosingClause& clause) const;
    [[nodiscard]] bool holdsCandidate(const ClosingClause& clause) const;
    /// What stands before (`opening`) or behind the clause of a value leaves it as it is.
    [[nodiscard]] bool isHarmless(const ClosingClause& clause, bool opening) const;
    [[nodiscard]] std::string_view textOf(const ClosingClause& clause) const;
    [[nodiscard]] bool isLinked(std::size_t i, const ClosingClause& clause) const;
    [[nodiscard]] bool hasVerb(std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool linksByPreposition(std::size_t at, std::size_t i, const ClosingClause& clause) const;
    [[nodiscard]] bool isSubject(std::size_t i, const ClosingClause& clause) const;
    [[nodiscard]] bool isDoubted(std::size_t from, std::size_t i) const;
    [[nodiscard]] bool isDenied(std::size_t i, const ClosingClause& clause, TermFit fit) const;
    [[nodiscard]] bool endsWell(std::size_t i, const ClosingClause& clause) const;
    [[nodiscard]] bool asked(std::string_view word) const;
    [[nodiscard]] std::string_view word(std::size_t at) const { return at < m_pieces.size() ? std::string_view(m_pieces[at].word) : std::string_view{}; }

    const ClosingQuestion& m_question;
    std::string m_text;
    std::vector<Piece> m_pieces;
    std::size_t m_sentence = 0; ///< where the last sentence begins
    std::size_t m_end = 0;
};

} // namespace core
