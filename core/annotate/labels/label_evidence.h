#pragma once

#include "core/annotate/labels/asked_sum.h"
#include "core/annotate/labels/labels.h"
#include "core/annotate/labels/rounding.h"
#include "core/annotate/labels/yes_no.h"
#include "core/answers/asked/choices.h"
#include "core/answers/equality/equality.h"
#include "core/answers/statements/answer_statements.h"
#include "core/answers/words/answer_lexicon.h"

#include <bitset>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace core {

/// Compares values with one answer, each value once; a value in parts with the sum of them where that is asked for, one with
/// more decimals as rounded, words of the question with yes and no.
class AnswerMatcher
{
public:
    /// A value that is `hedged` ("about 523 s") may be rounded however few its digits are.
    AnswerMatcher(const std::string& answer, std::string_view problem, bool hedged = false)
        : m_reference(answer, problem), m_whole(wholeNumber(answer)), m_yesNo(answer, problem), m_sum(problem), m_rounded(answer, problem, hedged)
    {
    }
    [[nodiscard]] bool matches(const std::string& value);
    [[nodiscard]] const std::string& answer() const { return m_reference.text(); }
    /// Where `text` arrives at the answer to a question for yes or no; empty for others.
    [[nodiscard]] Span saysYesOrNo(std::string_view text) const { return m_yesNo.arrivedAtBy(text); }

private:
    /// The number that digits alone are.
    [[nodiscard]] static std::optional<double> wholeNumber(std::string_view answer);
    [[nodiscard]] bool isOtherNumber(std::string_view value) const;

    ReferenceAnswer m_reference;
    std::optional<double> m_whole; ///< the answer, where it is a whole number
    YesNo m_yesNo;
    AskedSum m_sum;
    RoundedReference m_rounded;
    std::unordered_map<std::string, bool> m_known;
};

/// What the problem asks for: its words and formulas, to tell the answer from results on the way.
class AskedQuantity
{
public:
    explicit AskedQuantity(std::string_view problem);
    /// True when `sentence` speaks of what is asked: "the number of ways is", "m + n =".
    [[nodiscard]] bool isIn(std::string_view sentence, std::string_view beforeValue) const;
    [[nodiscard]] const std::vector<Choice>& choices() const { return m_choices; }
    /// True when the letter at `value` of `text` names an option there, not a compound, a variable or an atom.
    [[nodiscard]] bool namesOption(std::string_view text, Span value) const;
    /// True when the question itself uses `word`.
    [[nodiscard]] bool asksWith(std::string_view word) const;
    /// What `word` does; a word that the question uses rejects nothing ("which of them lets you eliminate the toxin?").
    [[nodiscard]] AnswerRoles rolesOf(std::string_view word) const;
    [[nodiscard]] bool isProof() const { return m_proof; }
    /// True when the option that is wrong is asked for: "which of these is incorrect?"
    [[nodiscard]] bool wantsWrong() const { return m_wantsWrong; }

private:
    /// The word of the question that `word` is, in either case; null when it is none.
    [[nodiscard]] const std::string* asked(std::string_view word) const;

    std::unordered_set<std::string> m_words; ///< of the question, 4 letters and more
    std::bitset<256> m_shapes;               ///< of them: most other words have none of these
    std::string m_formulas;                  ///< the question without spaces and dollar signs
    std::vector<Choice> m_choices;
    bool m_proof = false;
    bool m_wantsWrong = false;
    bool m_lettersMean = false; ///< the question itself calls things by the letters of its options
};

/// True where `problem` wants something shown, and no value: it has none of `options` and no word that asks for one.
[[nodiscard]] bool asksForProof(std::string_view problem, std::span<const Choice> options);

/// From where on every result of an approach may be its answer; before, only what is stated as one.
[[nodiscard]] std::size_t resultsFrom(std::string_view approach);

/// The option that `text` settles on by judging options one by one ("A is wrong because ... so C"): the last that it
/// accepts, or the only one that it does not reject.
[[nodiscard]] std::optional<AnswerStatement> optionByElimination(std::string_view text, const AskedQuantity& asked);

/// Where the options of `problem` begin.
[[nodiscard]] std::size_t stemEnd(std::string_view problem);

/// True when the words of `problem` before its options call things by their letters ("compound A"), or an option does ("B = water").
[[nodiscard]] bool lettersMeanThings(std::string_view problem, std::span<const Choice> options);

/// The option that the last sentences of `text` name as what was found: "which is option A", "that looks like (C)".
[[nodiscard]] std::optional<AnswerStatement> optionNearEnd(std::string_view text, const AskedQuantity& asked);

/// The option whose text, in words, stands alone of all options in the last sentence of `text` that concludes: "so the
/// most likely one is Mutant2".
[[nodiscard]] std::optional<AnswerStatement> optionByContent(std::string_view text, const AskedQuantity& asked);

/// True when `text` finds that its result is none of the options: "none of the options match".
[[nodiscard]] bool missesOptions(std::string_view text);

/// The last place near the end of `text` that says `words` ("Tuesday"), for answers that are no numbers.
[[nodiscard]] std::optional<AnswerStatement> wordsNearEnd(std::string_view text, std::string_view words);

} // namespace core
