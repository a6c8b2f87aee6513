#pragma once

#include "core/annotate/labels/approach_results.h"
#include "core/annotate/labels/label_evidence.h"
#include "core/annotate/labels/labels.h"
#include "core/annotate/labels/reference_parts.h"
#include "core/answers/statements/answer_statements.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What is found of one approach: no label where nothing can be decided.
struct Judgement
{
    std::optional<Label> label;
    std::optional<AnswerStatement> evidence; ///< spans into the text that was judged
    std::string ground;                      ///< "states 73; the reference is 73"
    double confidence = 1;
    std::size_t behind = 0; ///< bytes of what follows that state the answer, white space after them included
};

/// `answer` as it stands in a reason: one line of at most 60 bytes, cut at a character.
[[nodiscard]] std::string shownAnswer(std::string_view answer);

/// True for a value in digits without unknowns: "73", "\frac{3}{4}\pi", "5 cm", but not "x + 1", "C", "the best way".
[[nodiscard]] bool isNumericAnswer(std::string_view answer);

/// Says of pieces of one trace whether they derive its answer. Made once for a trace: it remembers what it compared.
class ApproachJudge
{
public:
    /// `statements` are those of trace.reasoning, in order, `sentences` its sentences where they are known. Keeps views of all.
    ApproachJudge(const Trace& trace, std::span<const AnswerStatement> statements, std::span<const SentenceGlance> sentences = {});
    ApproachJudge(const ApproachJudge&) = delete; // m_results views m_asked
    ApproachJudge& operator=(const ApproachJudge&) = delete;

    /// A boundary may fall just before the sentence that states the answer: where the `piece` of the reasoning reaches
    /// none, the first words of what follows up to `end` count if they do.
    [[nodiscard]] Judgement judge(Span piece, std::size_t end);
    [[nodiscard]] Judgement judge(Span piece);
    /// Of an approach that states no answer in so many words and has a check or the conclusion behind it: there is nothing to
    /// check but what its last sentence arrives at.
    [[nodiscard]] std::optional<Judgement> judgeClosed(Span piece);

    /// True when the reference is the letter of an option.
    [[nodiscard]] bool asksForOption() const { return m_letters; }
    [[nodiscard]] std::size_t optionCount() const { return m_asked.choices().size(); }
    /// True when the problem asks for the option that is wrong.
    [[nodiscard]] bool asksForWrong() const { return m_asked.wantsWrong(); }
    /// The letter of the option that `answer` is, by letter or, where it is the reference, by content; 0 for none.
    [[nodiscard]] char optionOf(const std::string& answer);
    [[nodiscard]] const Reference& reference() const { return m_reference; }
    /// What the trace ends with, the result of a step too, where that is the record's answer: by value, letter or the words
    /// of an option.
    [[nodiscard]] std::optional<std::string> endingAsReference();
    /// What the trace states as its answer, where that is another than the record's.
    [[nodiscard]] std::optional<std::string> endingBesideReference();

private:
    [[nodiscard]] std::optional<AnswerStatement> previousCandidate(std::string_view text);
    void takeExactSide(std::string_view text, AnswerStatement& statement);
    [[nodiscard]] std::optional<Judgement> byCandidates(Span piece);
    [[nodiscard]] std::optional<Judgement> besideOptions(Span piece);
    [[nodiscard]] std::optional<Judgement> byClosing(std::string_view text);
    [[nodiscard]] bool isOnlyNamed(std::string_view text, const AnswerStatement& statement) const;
    [[nodiscard]] bool isReplaced(std::string_view text, const AnswerStatement& statement, const AnswerStatement& thought) const;
    /// How many options have `value` for their content.
    [[nodiscard]] std::size_t optionsThatAre(const std::string& value) const;
    [[nodiscard]] bool isComplete(const AnswerStatement& statement);
    [[nodiscard]] bool isLeftBehind(std::string_view text, const AnswerStatement& evidence) const;
    /// Compares with what the trace states as its answer.
    [[nodiscard]] AnswerMatcher& own() { return m_statesReference ? m_matcher : m_otherMatcher; }
    [[nodiscard]] Judgement decided(Label label, const AnswerStatement& evidence, double confidence) const;

    std::string_view m_reasoning;
    AskedQuantity m_asked;
    ApproachResults m_results;
    Reference m_reference;
    ReferenceParts m_parts;
    AnswerMatcher m_matcher; ///< against the reference
    std::string m_ending;
    std::string m_stated;         ///< what the trace states as its answer
    bool m_statesReference;       ///< in the same letters as the reference
    AnswerMatcher m_otherMatcher; ///< against what it states, where that is written in another way
    bool m_number = false; ///< the reference is a number, and there are no options
    bool m_whole = false;  ///< that number is a whole one
    bool m_letters = false; ///< the reference is the letter of an option
    bool m_words = false; ///< the reference is words, not a number or a formula
};

} // namespace core
