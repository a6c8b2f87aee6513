#include "core/trace/unit_features.h"

#include "core/text/ascii.h"
#include "core/text/byte_block.h"
#include "core/trace/final_answer.h"
#include "core/trace/unit_sightings.h"
#include "core/trace/unit_tokens.h"

#include <algorithm>
#include <optional>

namespace core {

namespace {

/// Markers that fear or check something.
constexpr MarkerSet doubting = bit(Marker::Verify) | bit(Marker::Thorough) | bit(Marker::Doubt) | bit(Marker::Wait);

/// Whether a unit has signs that little else can begin with: all at once, as most units have none of them.
struct SignsIn
{
    SignsIn(std::string_view text, Span body)
    {
        std::uint64_t equalSigns = 0, angles = 0, backslashes = 0;
        for (std::size_t at = body.begin; at < body.end; at += ByteBlock::width) {
            const ByteBlock bytes(text, at);
            const std::uint64_t inside = ByteBlock::first(body.end - at);
            equalSigns |= bytes.any('=') & inside;
            angles |= bytes.any('<') & inside;
            backslashes |= bytes.any('\\') & inside;
        }
        equalSign = equalSigns != 0;
        angle = angles != 0;
        backslash = backslashes != 0;
    }
    bool equalSign = false, angle = false, backslash = false;
};

/// Counts that windows of the units ahead are made of.
struct Counts
{
    std::uint32_t words = 0, problemWords = 0, numbers = 0, oldNumbers = 0;
    bool states = false, statesSame = false, final = false, result = false;
};

class Viewer
{
public:
    Viewer(const Lexicon& lexicon, std::string_view problem, std::string_view text,
           const std::vector<StatedAnswer>& answers)
        : m_text(text), m_answers(answers), m_final(problem, text, answers), m_sentences(text.size())
    {
        takeUnits(splitUnits(text));
        m_tokens.emplace(lexicon, problem, text, m_views.size(), m_final.readsWords() ? UnitTokens::Keep::All : UnitTokens::Keep::Numbers);
    }

    UnitViews run()
    {
        for (std::size_t i = 0; i < m_views.size(); ++i) {
            m_view = &m_views[i];
            m_tokens->read(m_view->unit.body);
            m_view->found = m_tokens->found();
            TraitSet traits;
            lookAtLayout(m_view->unit, traits);
            lookAtPlace(i, traits);
            lookAtAnswers(i, traits);
            lookAtWords(i, traits);
            lookForFinal(i, traits);
            lookForResults(i, traits);
            lookForDoubts(i, traits);
            m_view->traits = traits;
        }
        lookAhead();
        lookAtDrift();
        return {std::move(m_views), std::move(m_tokens->names())};
    }

private:
    void takeUnits(const std::vector<TextUnit>& units)
    {
        m_views.resize(units.size());
        m_counts.resize(units.size());
        for (std::size_t i = 0; i < units.size(); ++i)
            m_views[i].unit = units[i];
    }

    void lookForFinal(std::size_t i, TraitSet& traits)
    {
        const bool seen = m_finals.times > 0;
        traits.set(Trait::FinalUnknown, !m_final.known());
        traits.set(Trait::FinalHere, m_counts[i].final);
        traits.set(Trait::FinalSeen, seen);
        traits.set(Trait::FinalJustBefore, seen && i < m_finals.last + 4);
        traits.set(Trait::FinalOnce, m_finals.times == 1);
        traits.set(Trait::FinalFar, seen && m_view->unit.span.begin > m_views[m_finals.last].unit.span.end + 600);
        if (m_counts[i].final)
            m_finals = {m_finals.times + 1, i};
    }

    /// Where the final answer is stated as a result.
    void lookForResults(std::size_t i, TraitSet& traits)
    {
        const std::size_t times = m_results.times;
        traits.set(Trait::ResultHere, m_counts[i].result);
        traits.set(Trait::ResultSeen, times > 0);
        traits.set(Trait::ResultJustBefore, times > 0 && i < m_results.last + 4);
        traits.set(Trait::ResultTwice, times == 2 || times == 3);
        traits.set(Trait::ResultOften, times > 3);
        if (m_counts[i].result)
            m_results = {times + 1, i};
    }

    /// Whether something was doubted or checked since the final answer was last a result; how far that is.
    void lookForDoubts(std::size_t i, TraitSet& traits)
    {
        const bool ever = m_doubts.times > 0;
        const bool here = (m_view->found.anywhere & doubting) != 0;
        traits.set(Trait::DoubtNever, !ever);
        traits.set(Trait::DoubtHere, here);
        traits.set(Trait::DoubtFirst, here && !m_doubted);
        traits.set(Trait::DoubtAgain, here && m_doubted);
        traits.set(Trait::DoubtNear, ever && m_view->unit.span.begin < m_views[m_doubts.last].unit.span.end + 400);
        const bool affirmed = (i >= 1 && m_views[i - 1].says(Marker::Affirm)) || (i >= 2 && m_views[i - 2].says(Marker::Affirm));
        traits.set(Trait::AffirmBefore, affirmed);
        if (here)
            m_doubts = {m_doubts.times + 1, i};
        m_doubted = (m_doubted || here) && !m_counts[i].result && !m_counts[i].states;
    }

    void lookAtLayout(const TextUnit& unit, TraitSet& traits)
    {
        const std::string_view body = unit.body.in(m_text);
        traits.set(Trait::ParagraphStart, unit.paragraphStart);
        traits.set(Trait::LineStart, unit.lineStart && !unit.paragraphStart);
        traits.set(Trait::Inline, !unit.lineStart);
        traits.set(Trait::Display, unit.display);
        traits.set(Trait::Question, body.ends_with('?') || body.ends_with("？"));
        traits.set(Trait::Digits, m_tokens->numbers > 0);
        const SignsIn signs(m_text, unit.body);
        const bool equation = signs.equalSign;
        traits.set(Trait::Equation, equation);
        traits.set(Trait::Heading, body.starts_with("**") || body.starts_with('#'));
        traits.set(Trait::ListItem, body.starts_with("- ") || body.starts_with("* ") || (!body.empty() && isDigit(body[0]) && body.substr(0, 4).find(". ") != std::string_view::npos));
        traits.set(Trait::Colon, body.ends_with(':') || body.ends_with("："));
        traits.set(Trait::ThinkEnd, signs.angle && body.find("</think>") != std::string_view::npos);
        traits.set(Trait::Boxed, signs.backslash && body.find("\\boxed") != std::string_view::npos);
        traits.set(Trait::Short, body.size() < 40);
        traits.set(Trait::Medium, body.size() >= 40 && body.size() < 140);
        traits.set(Trait::Long, body.size() >= 140);
        traits.set(Trait::NoEquationYet, !m_equationSeen);
        traits.set(Trait::NoDisplayYet, !m_displaySeen);
        traits.set(Trait::EquationsBefore, m_equations.atLeast(5));
        m_equations.push(equation);
        m_equationSeen = m_equationSeen || equation;
        m_displaySeen = m_displaySeen || unit.display;
    }

    void lookAtPlace(std::size_t i, TraitSet& traits)
    {
        if (m_view->unit.span.begin >= m_placeEnd)
            enterPlace(m_view->unit.span.begin);
        traits.add(m_place);
        traits.set(Trait::FirstUnit, i == 0);
        traits.set(Trait::LastUnit, i + 1 == m_views.size());
        traits.set(Trait::AfterThink, m_thinkEnded);
        m_thinkEnded = m_thinkEnded || traits.has(Trait::ThinkEnd);
    }

    /// Finds the traits of where `at` is in the text, and up to where they hold.
    void enterPlace(std::size_t at)
    {
        const std::size_t left = m_text.size() - at;
        TraitSet traits;
        traits.set(Trait::Early200, at > 0 && at < 200);
        traits.set(Trait::Early500, at >= 200 && at < 500);
        traits.set(Trait::Early1000, at >= 500 && at < 1000);
        traits.set(Trait::Early2000, at >= 1000 && at < 2000);
        traits.set(Trait::Under10, at * 10 < m_text.size());
        traits.set(Trait::Under30, at * 10 >= m_text.size() && at * 10 < m_text.size() * 3);
        traits.set(Trait::Under50, at * 10 >= m_text.size() * 3 && at * 2 < m_text.size());
        traits.set(Trait::Under75, at * 2 >= m_text.size() && at * 4 <= m_text.size() * 3);
        traits.set(Trait::Late, at * 4 > m_text.size() * 3);
        traits.set(Trait::Last100, left < 100);
        traits.set(Trait::Last300, left >= 100 && left < 300);
        traits.set(Trait::Last1000, left >= 300 && left < 1000);
        m_place = traits;
        m_placeEnd = m_text.size();
        const auto tenths = [this](std::size_t count) { return (m_text.size() * count + 9) / 10; }; // rounded up
        const auto behindAllBut = [this](std::size_t bytes) { return m_text.size() - std::min(bytes, m_text.size() + 1) + 1; };
        for (const std::size_t end : {std::size_t{1}, std::size_t{200}, std::size_t{500}, std::size_t{1000}, std::size_t{2000}, tenths(1), tenths(3), tenths(5),
                                      m_text.size() * 3 / 4 + 1, behindAllBut(1000), behindAllBut(300), behindAllBut(100)})
            if (end > at)
                m_placeEnd = std::min(m_placeEnd, end);
    }

    void lookAtAnswers(std::size_t i, TraitSet& traits)
    {
        const Span span = m_view->unit.span;
        traits.set(Trait::AnsweredNever, m_strong == 0 && m_weak == 0);
        traits.set(Trait::AnsweredWeakly, m_strong == 0 && m_weak > 0);
        traits.set(Trait::AnsweredOnce, m_strong == 1);
        traits.set(Trait::AnsweredOften, m_strong > 1);
        if (m_strong + m_weak > 0) {
            const std::size_t distance = span.begin - m_lastAnswer;
            traits.set(Trait::AnswerJustBefore, i > 0 && m_views[i - 1].strength > 0);
            traits.set(Trait::AnswerNear, distance < 300);
            traits.set(Trait::AnswerFar, distance > 1200);
        }
        for (; m_next < m_answers.size() && m_answers[m_next].span.begin < span.end; ++m_next) {
            const StatedAnswer& answer = m_answers[m_next];
            const std::string_view value = answer.span.in(m_text);
            const bool same = value == m_lastValue;
            traits.set(Trait::StatesStrong, answer.strength >= 0.75);
            traits.set(Trait::StatesWeak, answer.strength < 0.75);
            traits.set(Trait::StatesSame, same);
            traits.set(Trait::StatesOther, !same && !m_lastValue.empty());
            m_view->strength = std::max(m_view->strength, answer.strength);
            m_counts[i].final = m_counts[i].final || value == m_final.written();
            m_counts[i].result = m_counts[i].result || (value == m_final.written() && answer.strength >= 0.3);
            m_counts[i].states = m_counts[i].states || answer.strength >= 0.3;
            m_counts[i].statesSame = m_counts[i].statesSame || same;
            if (answer.strength >= 0.3)
                m_lastValue = value;
            ++(answer.strength >= 0.75 ? m_strong : m_weak);
            m_lastAnswer = span.end;
        }
    }

    void lookAtWords(std::size_t i, TraitSet& traits)
    {
        Counts& counts = m_counts[i];
        const std::string_view body = m_view->unit.body.in(m_text);
        counts.words = m_tokens->words;
        counts.problemWords = m_tokens->problemWords;
        counts.numbers = m_tokens->numbers;
        counts.oldNumbers = m_tokens->oldNumbers;
        const FinalAnswer::Seen seen = m_final.lookAt(body, m_tokens->tokens());
        counts.final = counts.final || seen.here;
        counts.result = counts.result || seen.result;
        traits.set(Trait::NoMathHere, counts.numbers == 0 && !traits.has(Trait::Equation));
        traits.set(Trait::SameSentence, !m_sentences.insert(m_tokens->sentence));
        const double share = counts.words == 0 ? 0 : static_cast<double>(counts.problemWords) / counts.words;
        traits.set(Trait::ProblemNone, share < 0.2);
        traits.set(Trait::ProblemSome, share >= 0.2 && share < 0.45);
        traits.set(Trait::ProblemHalf, share >= 0.45 && share < 0.7);
        traits.set(Trait::ProblemMost, share >= 0.7);
        traits.set(Trait::NumbersNew, counts.numbers > 0 && counts.oldNumbers == 0);
        traits.set(Trait::NumbersOld, counts.numbers > 0 && counts.oldNumbers == counts.numbers);
        traits.set(Trait::NumbersMixed, counts.oldNumbers > 0 && counts.oldNumbers < counts.numbers);
    }

    void lookAtDrift()
    {
        auto view = m_views.begin();
        topicDrift(m_tokens->endTopics(), [&view](std::span<const TopicDrift> next) {
            for (const TopicDrift& drift : next)
                (view++)->drift = drift;
        });
    }

    /// What the eight units from each one on hold, from the last one back.
    void lookAhead()
    {
        constexpr std::size_t reach = 8;
        Counts sum; // of the words and numbers of these units
        Recent states, statesSame, final, result, equations, verifies, doubts, paragraphs;
        for (std::size_t i = m_views.size(); i-- > 0;) {
            UnitView& view = m_views[i];
            TraitSet& traits = view.traits;
            const Counts& counts = m_counts[i];
            const Counts none;
            const Counts& left = i + reach < m_views.size() ? m_counts[i + reach] : none;
            sum.words += counts.words - left.words;
            sum.problemWords += counts.problemWords - left.problemWords;
            sum.numbers += counts.numbers - left.numbers;
            sum.oldNumbers += counts.oldNumbers - left.oldNumbers;
            const bool doubted = doubts.any(3);
            const bool lastParagraph = !paragraphs.any(reach - 1) && i + reach >= m_views.size();
            states.push(counts.states);
            statesSame.push(counts.statesSame);
            final.push(counts.final);
            result.push(counts.result);
            equations.push(traits.has(Trait::Equation));
            verifies.push(view.says(Marker::Verify));
            doubts.push(traits.has(Trait::DoubtHere));
            paragraphs.push(view.unit.paragraphStart);
            TraitSet found = traits;
            found.set(Trait::AheadRepeats, sum.numbers >= 4 && sum.oldNumbers * 10 >= sum.numbers * 9);
            found.set(Trait::AheadNew, sum.numbers >= 4 && sum.oldNumbers * 10 < sum.numbers * 7);
            found.set(Trait::AheadDense, sum.numbers * 2 > sum.words);
            found.set(Trait::AheadAnswer, states.any(reach));
            found.set(Trait::AheadSameAnswer, statesSame.any(reach));
            found.set(Trait::FinalAhead, final.any(reach));
            found.set(Trait::EquationsAhead, equations.atLeast(5));
            found.set(Trait::VerifyAhead, verifies.any(reach));
            found.set(Trait::ResultAhead, result.any(reach));
            found.set(Trait::DoubtAhead, doubted);
            found.set(Trait::NoMathAhead, sum.numbers == 0);
            found.set(Trait::MuchAhead, sum.words >= 120);
            found.set(Trait::AheadProblem, sum.problemWords * 2 > sum.words);
            found.set(Trait::LastParagraph, lastParagraph);
            traits = found;
        }
    }

    std::string_view m_text;
    const std::vector<StatedAnswer>& m_answers;
    FinalAnswer m_final;
    SentenceSet m_sentences;
    std::vector<UnitView> m_views;
    std::vector<Counts> m_counts;
    std::optional<UnitTokens> m_tokens;
    UnitView* m_view = nullptr;
    std::size_t m_next = 0;
    std::size_t m_strong = 0;
    std::size_t m_weak = 0;
    std::size_t m_lastAnswer = 0;
    std::string_view m_lastValue;
    TraitSet m_place; ///< of where the unit is in the text
    std::size_t m_placeEnd = 0; ///< up to where they hold
    Recent m_equations;
    Sightings m_finals, m_results, m_doubts;
    bool m_doubted = false; ///< since the final answer was last a result
    bool m_equationSeen = false;
    bool m_displaySeen = false;
    bool m_thinkEnded = false;
};

} // namespace

UnitViews viewUnits(const Lexicon& lexicon, std::string_view problem, std::string_view reasoning,
                    const std::vector<StatedAnswer>& answers)
{
    return Viewer(lexicon, problem, reasoning, answers).run();
}

} // namespace core
