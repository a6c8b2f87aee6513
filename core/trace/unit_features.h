#pragma once

#include "core/span.h"
#include "core/text/text_units.h"
#include "core/trace/lexicon.h"
#include "core/trace/topic_drift.h"
#include "core/trace/unit_words.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// One place where the reasoning states an answer.
struct StatedAnswer
{
    Span span;           ///< the value
    double strength = 0; ///< in [0, 1]: 1 for a boxed answer, 0.4 and less for the result of a step
};

/// What a unit looks like by itself and where it stands; each is a yes or no.
enum class Trait : std::uint8_t {
    ParagraphStart, LineStart, Inline, Display, Question, Digits, Equation, Heading, ListItem, Colon, ThinkEnd, Boxed,
    Short, Medium, Long,
    StatesStrong, StatesWeak, StatesSame, StatesOther,
    AnsweredNever, AnsweredWeakly, AnsweredOnce, AnsweredOften,
    AnswerJustBefore, AnswerNear, AnswerFar,
    FirstUnit, Early200, Early500, Early1000, Early2000, Late,
    Last100, Last300, Last1000, LastUnit, AfterThink, LastParagraph,
    ProblemNone, ProblemSome, ProblemHalf, ProblemMost,
    NoEquationYet, NoDisplayYet,
    NumbersNew, NumbersOld, NumbersMixed,
    AheadRepeats, AheadNew, AheadDense, AheadAnswer, AheadSameAnswer, AheadProblem,
    FinalSeen, FinalJustBefore, FinalHere, FinalAhead, FinalUnknown,
    FinalOnce, FinalFar, EquationsAhead, VerifyAhead,
    ResultSeen, ResultHere, ResultAhead, ResultJustBefore, ResultTwice, ResultOften,
    DoubtNever, DoubtFirst, DoubtAgain, DoubtNear, DoubtHere, DoubtAhead,
    Under10, Under30, Under50, Under75,
    NoMathHere, NoMathAhead, EquationsBefore, SameSentence, AffirmBefore, MuchAhead
};
inline constexpr std::size_t traitCount = static_cast<std::size_t>(Trait::MuchAhead) + 1;

[[nodiscard]] std::string_view traitName(Trait trait); ///< "paragraph_start", ...

/// A set of traits.
class TraitSet
{
public:
    [[nodiscard]] constexpr bool has(Trait trait) const { return (m_words[at(trait) / 64] >> at(trait) % 64 & 1U) != 0; }
    constexpr void set(Trait trait, bool value = true) { m_words[at(trait) / 64] |= std::uint64_t{value} << at(trait) % 64; }
    constexpr void add(const TraitSet& others)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] |= others.m_words[i];
    }
    [[nodiscard]] constexpr const std::array<std::uint64_t, (traitCount + 63) / 64>& words() const { return m_words; }

private:
    static constexpr std::size_t at(Trait trait) { return static_cast<std::size_t>(trait); }
    std::array<std::uint64_t, (traitCount + 63) / 64> m_words{};
};

/// Everything that is known of one unit before any decision.
struct UnitView
{
    TextUnit unit;
    Lexicon::Found found;
    TraitSet traits;
    TopicDrift drift;
    double strength = 0; ///< of the strongest answer that it states; 0: none

    [[nodiscard]] bool has(Trait trait) const { return traits.has(trait); }
    [[nodiscard]] bool starts(Marker marker) const { return (found.start & bit(marker)) != 0; }
    [[nodiscard]] bool says(Marker marker) const { return (found.anywhere & bit(marker)) != 0; }
};

struct UnitViews
{
    std::vector<UnitView> views;
    UnitWords words; ///< of the same units
};
/// Looks at every unit of `reasoning`. **Input** `answers` in the order of the text. **Cost** linear.
[[nodiscard]] UnitViews viewUnits(const Lexicon& lexicon, std::string_view problem, std::string_view reasoning, const std::vector<StatedAnswer>& answers);

/// Features of units for the model: indices of those that hold.
using FeatureId = std::uint16_t;
[[nodiscard]] std::size_t featureCount();
[[nodiscard]] std::string featureName(FeatureId feature); ///< "start:wait", "paragraph_start*any:verify", ...
/// Features from this one on are many, and each holds of few units.
[[nodiscard]] FeatureId firstRareFeature();
/// Appends the features of unit `at` to `out`, the rare ones last.
void appendFeatures(std::span<const UnitView> views, std::size_t at, std::vector<FeatureId>& out);

} // namespace core
