#include "core/trace/unit_features.h"

#include "core/trace/final_answer.h"
#include "core/trace/token_hashes.h"

#include <algorithm>
#include <array>
#include <bit>

namespace core {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Markers that fear or check something.
constexpr MarkerSet doubting = bit(Marker::Verify) | bit(Marker::Thorough) | bit(Marker::Doubt) | bit(Marker::Wait);

/// Counts that windows of the units ahead are made of.
struct Counts
{
    std::uint32_t words = 0, problemWords = 0, numbers = 0, oldNumbers = 0;
    bool states = false, statesSame = false, final = false, result = false;
};

/// Sentences that were said; forgets some, as TokenSet does.
class SentenceSet
{
public:
    explicit SentenceSet(std::size_t textSize) : m_set(textSize / 8) {}
    /// False when it was there.
    bool insert(std::uint32_t hash)
    {
        const bool there = m_set.contains(hash);
        m_set.insert(hash);
        return !there;
    }

private:
    TokenSet m_set;
};

class Viewer
{
public:
    Viewer(const Lexicon& lexicon, std::string_view problem, std::string_view text,
           const std::vector<StatedAnswer>& answers)
        : m_lexicon(lexicon), m_text(text), m_answers(answers), m_problem(problem.size() + 64), m_seen(text.size()),
          m_final(problem, text, answers), m_sentences(text.size())
    {
        forTokens(problem, [&](const HashedToken& token) { m_problem.insert(token.hash); });
    }

    std::vector<UnitView> run()
    {
        takeUnits(splitUnits(m_text));
        m_counts.resize(m_views.size());
        for (std::size_t i = 0; i < m_views.size(); ++i) {
            m_view = &m_views[i];
            lookAtLayout(m_view->unit);
            lookAtPlace(i);
            lookAtAnswers(i);
            lookAtWords(i);
        }
        lookForFinal();
        lookForResults();
        lookForDoubts();
        lookAhead();
        lookAtDrift();
        return std::move(m_views);
    }

private:
    void takeUnits(const std::vector<TextUnit>& units)
    {
        m_views.reserve(units.size());
        for (const TextUnit& unit : units)
            m_views.push_back({.unit = unit, .found = m_lexicon.scan(unit.body.in(m_text)), .traits = {}, .strength = 0});
    }

    void set(Trait trait, bool value = true)
    {
        m_view->traits.set(trait, value);
    }

    void lookForFinal()
    {
        std::size_t times = 0;
        std::size_t last = 0; // one past the last unit that holds the final answer
        for (std::size_t i = 0; i < m_views.size(); ++i) {
            m_view = &m_views[i];
            set(Trait::FinalUnknown, !m_final.known());
            set(Trait::FinalHere, m_counts[i].final);
            set(Trait::FinalSeen, last > 0);
            set(Trait::FinalJustBefore, last > 0 && i < last + 3);
            set(Trait::FinalOnce, times == 1);
            set(Trait::FinalFar, last > 0 && m_view->unit.span.begin > m_views[last - 1].unit.span.end + 600);
            if (m_counts[i].final) {
                last = i + 1;
                ++times;
            }
        }
    }

    /// Where the final answer is stated as a result.
    void lookForResults()
    {
        std::size_t times = 0;
        std::size_t last = 0; // one past the last unit
        for (std::size_t i = 0; i < m_views.size(); ++i) {
            m_view = &m_views[i];
            set(Trait::ResultHere, m_counts[i].result);
            set(Trait::ResultSeen, times > 0);
            set(Trait::ResultJustBefore, times > 0 && i < last + 3);
            set(Trait::ResultTwice, times == 2 || times == 3);
            set(Trait::ResultOften, times > 3);
            if (m_counts[i].result) {
                last = i + 1;
                ++times;
            }
        }
    }

    /// Whether something was doubted or checked since the final answer was last a result; how far that is.
    void lookForDoubts()
    {
        bool doubted = false;
        bool ever = false;
        std::size_t at = 0;
        for (std::size_t i = 0; i < m_views.size(); ++i) {
            m_view = &m_views[i];
            const bool here = (m_view->found.anywhere & doubting) != 0;
            set(Trait::DoubtNever, !ever);
            set(Trait::DoubtHere, here);
            set(Trait::DoubtFirst, here && !doubted);
            set(Trait::DoubtAgain, here && doubted);
            set(Trait::DoubtNear, ever && m_view->unit.span.begin < at + 400);
            const bool affirmed = (i >= 1 && m_views[i - 1].says(Marker::Affirm)) || (i >= 2 && m_views[i - 2].says(Marker::Affirm));
            set(Trait::AffirmBefore, affirmed);
            if (here) {
                doubted = ever = true;
                at = m_view->unit.span.end;
            }
            if (m_counts[i].result || m_counts[i].states)
                doubted = false;
        }
    }

    void lookAtLayout(const TextUnit& unit)
    {
        const std::string_view body = unit.body.in(m_text);
        set(Trait::ParagraphStart, unit.paragraphStart);
        set(Trait::LineStart, unit.lineStart && !unit.paragraphStart);
        set(Trait::Inline, !unit.lineStart);
        set(Trait::Display, unit.display);
        set(Trait::Question, body.ends_with('?') || body.ends_with("？"));
        set(Trait::Digits, std::any_of(body.begin(), body.end(), isDigit));
        const bool equation = body.find('=') != std::string_view::npos;
        set(Trait::Equation, equation);
        set(Trait::Heading, body.starts_with("**") || body.starts_with('#'));
        set(Trait::ListItem, body.starts_with("- ") || body.starts_with("* ") || (!body.empty() && isDigit(body[0]) && body.substr(0, 4).find(". ") != std::string_view::npos));
        set(Trait::Colon, body.ends_with(':') || body.ends_with("："));
        set(Trait::ThinkEnd, body.find("</think>") != std::string_view::npos);
        set(Trait::Boxed, body.find("\\boxed") != std::string_view::npos);
        set(Trait::Short, body.size() < 40);
        set(Trait::Medium, body.size() >= 40 && body.size() < 140);
        set(Trait::Long, body.size() >= 140);
        set(Trait::NoEquationYet, !m_equationSeen);
        set(Trait::NoDisplayYet, !m_displaySeen);
        m_equationSeen = m_equationSeen || equation;
        m_displaySeen = m_displaySeen || unit.display;
    }

    void lookAtPlace(std::size_t i)
    {
        const std::size_t at = m_view->unit.span.begin;
        const std::size_t left = m_text.size() - at;
        set(Trait::FirstUnit, i == 0);
        set(Trait::Early200, at > 0 && at < 200);
        set(Trait::Early500, at >= 200 && at < 500);
        set(Trait::Early1000, at >= 500 && at < 1000);
        set(Trait::Early2000, at >= 1000 && at < 2000);
        set(Trait::Under10, at * 10 < m_text.size());
        set(Trait::Under30, at * 10 >= m_text.size() && at * 10 < m_text.size() * 3);
        set(Trait::Under50, at * 10 >= m_text.size() * 3 && at * 2 < m_text.size());
        set(Trait::Under75, at * 2 >= m_text.size() && at * 4 <= m_text.size() * 3);
        set(Trait::Late, at * 4 > m_text.size() * 3);
        set(Trait::Last100, left < 100);
        set(Trait::Last300, left >= 100 && left < 300);
        set(Trait::Last1000, left >= 300 && left < 1000);
        set(Trait::LastUnit, i + 1 == m_views.size());
        set(Trait::AfterThink, m_thinkEnded);
        m_thinkEnded = m_thinkEnded || m_view->has(Trait::ThinkEnd);
    }

    void lookAtAnswers(std::size_t i)
    {
        const Span span = m_view->unit.span;
        set(Trait::AnsweredNever, m_strong == 0 && m_weak == 0);
        set(Trait::AnsweredWeakly, m_strong == 0 && m_weak > 0);
        set(Trait::AnsweredOnce, m_strong == 1);
        set(Trait::AnsweredOften, m_strong > 1);
        if (m_strong + m_weak > 0) {
            const std::size_t distance = span.begin - m_lastAnswer;
            set(Trait::AnswerJustBefore, i > 0 && m_views[i - 1].strength > 0);
            set(Trait::AnswerNear, distance < 300);
            set(Trait::AnswerFar, distance > 1200);
        }
        for (; m_next < m_answers.size() && m_answers[m_next].span.begin < span.end; ++m_next) {
            const StatedAnswer& answer = m_answers[m_next];
            const std::string_view value = answer.span.in(m_text);
            const bool same = value == m_lastValue;
            set(Trait::StatesStrong, answer.strength >= 0.75);
            set(Trait::StatesWeak, answer.strength < 0.75);
            set(Trait::StatesSame, same);
            set(Trait::StatesOther, !same && !m_lastValue.empty());
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

    void lookAtWords(std::size_t i)
    {
        Counts& counts = m_counts[i];
        const std::string_view body = m_view->unit.body.in(m_text);
        std::uint32_t sentence = 0; // its case and spacing do not matter
        m_tokens.clear();
        forTokens(body, [&](const HashedToken& token) {
            m_tokens.push_back(token);
            sentence = (sentence ^ token.hash) * 2654435761U + 1;
            ++counts.words;
            counts.problemWords += m_problem.contains(token.hash);
            if (!token.number)
                return;
            ++counts.numbers;
            counts.oldNumbers += m_seen.contains(token.hash);
            m_seen.insert(token.hash);
        });
        const FinalAnswer::Seen seen = m_final.lookAt(body, m_tokens);
        counts.final = counts.final || seen.here;
        counts.result = counts.result || seen.result;
        set(Trait::NoMathHere, counts.numbers == 0 && !m_view->has(Trait::Equation));
        set(Trait::SameSentence, !m_sentences.insert(sentence));
        const double share = counts.words == 0 ? 0 : static_cast<double>(counts.problemWords) / counts.words;
        set(Trait::ProblemNone, share < 0.2);
        set(Trait::ProblemSome, share >= 0.2 && share < 0.45);
        set(Trait::ProblemHalf, share >= 0.45 && share < 0.7);
        set(Trait::ProblemMost, share >= 0.7);
        set(Trait::NumbersNew, counts.numbers > 0 && counts.oldNumbers == 0);
        set(Trait::NumbersOld, counts.numbers > 0 && counts.oldNumbers == counts.numbers);
        set(Trait::NumbersMixed, counts.oldNumbers > 0 && counts.oldNumbers < counts.numbers);
    }

    void lookAtDrift()
    {
        std::vector<std::string_view> bodies;
        bodies.reserve(m_views.size());
        for (const UnitView& view : m_views)
            bodies.push_back(view.unit.body.in(m_text));
        const std::vector<TopicDrift> drift = topicDrift(bodies);
        for (std::size_t i = 0; i < m_views.size(); ++i)
            m_views[i].drift = drift[i];
    }

    /// What the eight units from each one on hold.
    void lookAhead()
    {
        constexpr std::size_t reach = 8;
        for (std::size_t i = 0; i < m_views.size(); ++i) {
            m_view = &m_views[i];
            Counts sum;
            bool lastParagraph = true;
            bool verifies = false;
            std::size_t equations = 0;
            std::size_t before = 0;
            bool result = false;
            bool doubts = false;
            for (std::size_t k = i - std::min(i, reach); k < i; ++k)
                before += m_views[k].has(Trait::Equation);
            for (std::size_t k = i; k < std::min(i + reach, m_views.size()); ++k) {
                const Counts& c = m_counts[k];
                sum.words += c.words;
                sum.problemWords += c.problemWords;
                sum.numbers += c.numbers;
                sum.oldNumbers += c.oldNumbers;
                sum.states = sum.states || c.states;
                sum.final = sum.final || c.final;
                equations += m_views[k].has(Trait::Equation);
                result = result || c.result;
                doubts = doubts || (k > i && k < i + 4 && m_views[k].has(Trait::DoubtHere));
                verifies = verifies || m_views[k].says(Marker::Verify);
                sum.statesSame = sum.statesSame || c.statesSame;
                lastParagraph = lastParagraph && (k == i || !m_views[k].unit.paragraphStart);
            }
            set(Trait::AheadRepeats, sum.numbers >= 4 && sum.oldNumbers * 10 >= sum.numbers * 9);
            set(Trait::AheadNew, sum.numbers >= 4 && sum.oldNumbers * 10 < sum.numbers * 7);
            set(Trait::AheadDense, sum.numbers * 2 > sum.words);
            set(Trait::AheadAnswer, sum.states);
            set(Trait::AheadSameAnswer, sum.statesSame);
            set(Trait::FinalAhead, sum.final);
            set(Trait::EquationsAhead, equations >= 5);
            set(Trait::VerifyAhead, verifies);
            set(Trait::ResultAhead, result);
            set(Trait::DoubtAhead, doubts);
            set(Trait::EquationsBefore, before >= 5);
            set(Trait::NoMathAhead, sum.numbers == 0);
            set(Trait::MuchAhead, sum.words >= 120);
            set(Trait::AheadProblem, sum.problemWords * 2 > sum.words);
            set(Trait::LastParagraph, lastParagraph && i + reach >= m_views.size());
        }
    }

    const Lexicon& m_lexicon;
    std::string_view m_text;
    const std::vector<StatedAnswer>& m_answers;
    TokenSet m_problem;
    TokenSet m_seen;
    FinalAnswer m_final;
    SentenceSet m_sentences;
    std::vector<UnitView> m_views;
    std::vector<Counts> m_counts;
    std::vector<HashedToken> m_tokens; ///< of the unit that is looked at
    UnitView* m_view = nullptr;
    std::size_t m_next = 0;
    std::size_t m_strong = 0;
    std::size_t m_weak = 0;
    std::size_t m_lastAnswer = 0;
    std::string_view m_lastValue;
    bool m_equationSeen = false;
    bool m_displaySeen = false;
    bool m_thinkEnded = false;
};

} // namespace

std::vector<UnitView> viewUnits(const Lexicon& lexicon, std::string_view problem, std::string_view reasoning,
                                const std::vector<StatedAnswer>& answers)
{
    return Viewer(lexicon, problem, reasoning, answers).run();
}

} // namespace core
