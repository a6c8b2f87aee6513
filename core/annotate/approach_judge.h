#pragma once

#include "core/annotate/label_evidence.h"
#include "core/annotate/labels.h"
#include "core/answers/answer_statements.h"

#include <cstddef>
#include <optional>
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

/// Says of texts of one trace whether they derive its answer.
class ApproachJudge
{
public:
    /// `own` is the trace's own final answer where the reference is the record's, else empty. Keeps a view of the trace.
    ApproachJudge(const Trace& trace, const Reference& reference, const std::string& own);

    /// A boundary may fall just before the sentence that states the answer: where `text` reaches none, the first words
    /// of `following`, which must stand directly behind it, count if they do.
    [[nodiscard]] Judgement judge(std::string_view text, std::string_view following);
    [[nodiscard]] Judgement judge(std::string_view text);

private:
    [[nodiscard]] std::optional<Judgement> byCandidates(std::string_view text, const std::vector<AnswerStatement>& candidates);
    [[nodiscard]] bool isComplete(const AnswerStatement& statement);
    [[nodiscard]] Judgement decided(Label label, const AnswerStatement& evidence, double confidence) const;

    AskedQuantity m_asked;
    Reference m_reference;
    AnswerMatcher m_matcher;
    AnswerMatcher m_own;
    bool m_number = false; ///< the reference is a number, and there are no options
    bool m_words = false; ///< the reference is words, not a number or a formula
};

/// The judge of `trace` against the reference that labels are made with.
[[nodiscard]] ApproachJudge judgeOf(const Trace& trace);

} // namespace core
