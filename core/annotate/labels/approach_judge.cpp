#include "core/annotate/labels/approach_judge.h"

#include "core/annotate/labels/closing_values.h"
#include "core/annotate/labels/exact_side.h"
#include "core/annotate/labels/given_up.h"
#include "core/annotate/labels/option_assertion.h"
#include "core/answers/equality/equality.h"
#include "core/answers/math/expression_words.h"
#include "core/answers/words/answer_text.h"
#include "core/text/ascii.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

namespace core {

namespace {

/// From this strength on a statement speaks of the answer itself.
constexpr double strong = 0.55;

/// From this strength on a statement says "the answer is"; a result about what is asked is weaker.
constexpr double answering = 0.85;
/// Bytes at the end of an approach in which such a result is what it arrives at; before, the approach went on from it.
constexpr std::size_t closing = 200;

/// From this strength on a step's result concludes: "So x = 73".
constexpr double concluding = 0.4;

/// Below this strength a result is only tried or asked about.
constexpr double guessed = 0.19;

/// A weak result counts where it concludes or stands among the last, with `behind` candidates behind it; small numbers only there.
bool counts(std::string_view text, const AnswerStatement& statement, std::size_t behind)
{
    if (statement.strength >= strong)
        return true;
    const bool last = behind < 3 && text.size() - statement.value.end < 500;
    const bool telling = statement.answer.size() >= 2;
    return last || (telling && (statement.strength >= 0.25 || behind < 8));
}

/// "5\text", "3 \mathrm": words in braces follow.
bool isTextCommand(std::string_view before) { return before.ends_with("\\text") || before.ends_with("\\mathrm") || before.ends_with("\\rm"); }

bool isLoneLetter(const AnswerStatement& statement) { return statement.value.size() == 1 && isLetter(statement.answer[0]); }

} // namespace

bool isNumericAnswer(std::string_view answer)
{
    if (std::none_of(answer.begin(), answer.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return false;
    if (answer.front() == '(' && answer.find(',') != std::string_view::npos)
        return false; // a point
    for (std::size_t at = 0; at < answer.size(); ++at) {
        if (!isLetter(answer[at]))
            continue;
        const std::size_t begin = at;
        while (at + 1 < answer.size() && isLetter(answer[at + 1]))
            ++at;
        const bool command = begin > 0 && answer[begin - 1] == '\\';
        const bool constant = answer[begin] == 'e' || answer[begin] == 'i';
        const bool text = begin > 0 && answer[begin - 1] == '{' && isTextCommand(answer.substr(0, begin - 1));
        const bool unit = text || (begin > 0 && answer[begin - 1] == ' ');
        const bool product = begin > 0 && at - begin < 3 && (answer[begin - 1] == '{' || std::isdigit(static_cast<unsigned char>(answer[begin - 1])) != 0);
        if (!command && !constant && !unit && (at == begin || (product && !isUnitWord(answer.substr(begin, at + 1 - begin)))))
            return false;
    }
    return true;
}

std::string shownAnswer(std::string_view answer)
{
    std::size_t end = std::min<std::size_t>(answer.size(), 60);
    while (end > 0 && end < answer.size() && (static_cast<unsigned char>(answer[end]) & 0xC0U) == 0x80U)
        --end;
    std::string out(answer.substr(0, end));
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out + (answer.size() > end ? "…" : "");
}

ApproachJudge::ApproachJudge(const Trace& trace, std::span<const AnswerStatement> statements, std::span<const SentenceGlance> sentences)
    : m_reasoning(trace.reasoning), m_asked(trace.problem), m_results(trace.reasoning, statements, sentences, m_asked), m_reference(referenceOf(trace, statements, m_asked.choices())),
      m_parts(m_reference.answer), m_matcher(withoutRemark(m_reference.answer), trace.problem, isHedged(m_reference.answer)),
      m_ending(m_reference.fromRecord ? ownAnswerOf(trace, statements, m_asked.choices().size()) : std::string()),
      m_stated(m_reference.fromRecord ? statedAnswerOf(trace, statements, m_asked.choices().size()) : std::string()),
      m_statesReference(m_stated == m_matcher.answer() && !isHedged(m_reference.answer)), // then one memory serves for both
      m_otherMatcher(m_statesReference ? std::string() : m_stated, trace.problem)
{
    const std::string words = comparableText(m_reference.answer);
    m_number = isNumericAnswer(m_reference.answer) && m_asked.choices().size() < 2;
    m_whole = m_number && m_reference.answer.find_first_not_of("0123456789") == std::string::npos;
    m_letters = optionLetter(m_reference.answer) != '\0' && m_asked.choices().size() >= 2;
    m_words = words.size() >= 2 && !m_letters && std::none_of(words.begin(), words.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x80 && !isLetter(c);
    });
}

Judgement ApproachJudge::judge(Span piece, std::size_t end)
{
    Judgement alone = judge(piece);
    constexpr std::size_t reach = 160;
    const std::string_view following = m_reasoning.substr(piece.end, end - piece.end);
    const std::size_t stop = std::min({following.find('\n'), following.find(". "), following.size()});
    if (alone.label == Label::Incomplete && m_asked.choices().size() >= 2 && missesOptions(following.substr(0, reach)))
        if (auto missed = besideOptions(piece))
            return *missed;
    const bool settled = alone.label == Label::Correct || !alone.label || (alone.evidence && alone.evidence->strength >= answering) ||
                         (alone.evidence && own().matches(alone.evidence->answer));
    if (settled || stop > reach || stop == 0)
        return alone;
    Judgement extended = judge({piece.begin, piece.end + stop});
    const bool reaches = extended.evidence && extended.evidence->value.end > piece.size() &&
                         (m_matcher.matches(extended.evidence->answer) || own().matches(extended.evidence->answer));
    if (!reaches)
        return alone;
    const std::size_t past = stop < following.size() && following[stop] == '.' ? stop + 1 : stop;
    extended.behind = std::min(following.find_first_not_of(" \t\r\n", past), following.size());
    return extended;
}

Judgement ApproachJudge::judge(Span piece)
{
    if (m_reference.answer.empty())
        return {.ground = "not decidable: there is no answer to compare with", .confidence = 0.5};
    const std::string_view text = piece.in(m_reasoning);
    if (const Span all = m_parts.allIn(text); !all.empty())
        return decided(Label::Correct, {all, all, std::string(all.in(text)), concluding, StatementForm::Result}, 0.8);
    if (auto found = byCandidates(piece); found && !isLeftBehind(text, *found->evidence)) {
        const bool weak = found->label == Label::Incorrect && found->evidence->strength < answering;
        auto end = weak ? byClosing(text) : std::nullopt;
        return end ? *end : *found;
    }
    const bool words = optionLetter(m_reference.answer) == '\0';
    if (auto near = words ? wordsNearEnd(text, m_reference.answer) : std::nullopt)
        return decided(Label::Correct, *near, 0.8);
    if (m_asked.choices().size() >= 2)
        if (auto option = optionNearEnd(text, m_asked); option || (option = optionByContent(text, m_asked)) || ((option = optionByElimination(text, m_asked)) && !isLeftBehind(text, *option)))
            return decided(m_matcher.matches(option->answer) ? Label::Correct : Label::Incorrect, *option, 0.75);
    if (m_asked.choices().size() >= 2 && missesOptions(text.substr(text.size() - std::min<std::size_t>(text.size(), 300))))
        if (auto missed = besideOptions(piece))
            return *missed;
    if (auto end = byClosing(text))
        return *end;
    return {Label::Incomplete, std::nullopt, "reaches no final answer", 0.8};
}

namespace {

AnswerStatement closingStatement(std::string_view text, const Closing& end, Span value)
{
    return {end.sentence, value, std::string(value.in(text)), concluding, StatementForm::Result};
}

} // namespace

/// By the values of the last sentence, whatever words it uses: one of them is the reference. A digit alone must be the last.
std::optional<Judgement> ApproachJudge::byClosing(std::string_view text)
{
    if (const Span said = m_matcher.saysYesOrNo(text); !said.empty())
        return decided(Label::Correct, {said, said, std::string(said.in(text)), concluding, StatementForm::Result}, 0.7);
    const Closing arrived = closingOf(text);
    if (arrived.open)
        return std::nullopt;
    for (auto value = arrived.values.rbegin(); value != arrived.values.rend(); ++value) {
        const bool last = value == arrived.values.rbegin();
        const bool counts = last ? value->size() > 1 || !m_letters : value->size() > 1 && isArrivedAt(text.substr(value->end, arrived.sentence.end - value->end));
        if (counts && m_matcher.matches(std::string(value->in(text))))
            return decided(Label::Correct, closingStatement(text, arrived, *value), 0.7);
    }
    const Span said = m_number && !isLetter(m_matcher.answer().front()) ? Span{} : lastSaid(arrived.sentence.in(text), m_matcher.answer());
    if (said.size() < 2)
        return std::nullopt;
    return decided(Label::Correct, closingStatement(text, arrived, {said.begin + arrived.sentence.begin, said.end + arrived.sentence.begin}), 0.7);
}

std::optional<Judgement> ApproachJudge::judgeClosed(Span piece)
{
    const std::string_view text = piece.in(m_reasoning);
    const Closing arrived = closingOf(text);
    constexpr std::size_t longest = 2000; // in long work the last value may be of a part, and the answer is called so
    if (piece.size() > longest || m_words || m_reference.answer.empty() || arrived.values.empty() || !(arrived.ends || arrived.only) || arrived.open ||
        givesUp(text.substr(arrived.sentence.begin)))
        return std::nullopt;
    AnswerStatement statement = closingStatement(text, arrived, arrived.values.back());
    if (m_letters) {
        if (optionsThatAre(statement.answer) != 1)
            return std::nullopt;
        const bool right = m_matcher.matches(statement.answer);
        return decided(right ? Label::Correct : Label::Incorrect, std::move(statement), 0.65);
    }
    const bool worked = statement.answer.find_first_of("+*") == std::string::npos && statement.answer.find(" - ") == std::string::npos;
    if (!isComplete(statement) || (m_number && !worked))
        return std::nullopt;
    return decided(Label::Incorrect, std::move(statement), 0.65);
}

std::optional<std::string> ApproachJudge::endingAsReference()
{
    if (!m_reference.fromRecord)
        return std::nullopt;
    if (m_matcher.matches(m_ending))
        return m_ending;
    const bool otherLetter = optionLetter(m_ending) != '\0';
    const auto option = m_letters && !otherLetter ? optionByContent(m_reasoning, m_asked) : std::nullopt;
    return option && m_matcher.matches(option->answer) ? std::optional(option->answer) : std::nullopt;
}

std::optional<std::string> ApproachJudge::endingBesideReference()
{
    const std::string& own = m_stated;
    if (!m_reference.fromRecord || own.empty() || m_matcher.matches(own) || (m_letters && optionLetter(own) == '\0') || (m_number && !isNumericAnswer(own)))
        return std::nullopt;
    return own;
}

/// The candidate before, of the piece that m_results were asked for.
std::optional<AnswerStatement> ApproachJudge::previousCandidate(std::string_view text)
{
    auto found = m_results.previous();
    if (found)
        takeExactSide(text, *found);
    return found;
}

/// Where a statement ends with the approximation of the reference, the value that it approximates is its answer.
void ApproachJudge::takeExactSide(std::string_view text, AnswerStatement& statement)
{
    const auto exact = exactSide(text, statement.value);
    if (!exact || m_matcher.matches(statement.answer) || !m_matcher.matches(std::string(exact->in(text))))
        return;
    statement.value = *exact;
    statement.answer = exact->in(text);
}

/// By the last statement of the answer; then by results near the end that equal the reference.
std::optional<Judgement> ApproachJudge::byCandidates(Span piece)
{
    const std::string_view text = piece.in(m_reasoning);
    std::optional<AnswerStatement> lastStrong;
    std::optional<AnswerStatement> match;
    std::optional<AnswerStatement> ownMatch;
    std::optional<AnswerStatement> thought; // the last option that is only thought of
    std::optional<AnswerStatement> chosen = m_letters ? chosenOption(text, m_asked.choices().size()) : std::nullopt;
    m_results.take(piece);
    for (std::size_t behind = 0; !(match && lastStrong); ++behind) { // comparing costs much, the last ones decide
        auto statement = previousCandidate(text);
        if (chosen && (!statement || statement->value.begin <= chosen->value.begin)) {
            lastStrong = lastStrong ? lastStrong : chosen;
            match = !match && m_matcher.matches(chosen->answer) ? chosen : match;
            chosen.reset();
        }
        if (!statement)
            break;
        if (isOnlyNamed(text, *statement)) {
            thought = thought ? thought : statement;
            continue;
        }
        if (thought && isReplaced(text, *statement, *thought))
            continue;
        if (m_letters && isLoneLetter(*statement) && statement->strength < 0.85 && !m_asked.namesOption(text, statement->value))
            continue; // an atom, a compound, a point
        if (m_asked.wantsWrong() && statement->form == StatementForm::Choice && statement->strength < 0.85)
            continue; // "option C is correct", so it is not the one asked for
        if (!lastStrong && statement->strength >= strong && isComplete(*statement))
            lastStrong = statement;
        if (match || !counts(text, *statement, behind) || (m_number && statement->strength < guessed))
            continue;
        if (m_matcher.matches(statement->answer))
            match = statement;
        else if (!ownMatch && isComplete(*statement) && own().matches(statement->answer))
            ownMatch = statement;
    }
    if (match && (!lastStrong || lastStrong->value.begin <= match->value.begin || m_matcher.matches(lastStrong->answer)))
        return decided(Label::Correct, *match, match->strength >= strong ? 0.97 : 0.9);
    const bool onTheWay = lastStrong && lastStrong->strength < answering; // compared with, perhaps
    if (match && onTheWay && match->strength >= concluding && m_matcher.matches(m_stated))
        return decided(Label::Correct, *match, 0.75);
    if (ownMatch && (!match || ownMatch->value.begin > match->value.begin))
        return decided(Label::Incorrect, *ownMatch, 0.9);
    if (lastStrong && (lastStrong->strength >= answering || text.size() - lastStrong->value.end < closing))
        return decided(Label::Incorrect, *lastStrong, 0.8);
    if (match)
        return decided(Label::Correct, *match, 0.75);
    return std::nullopt;
}

/// With options or an answer in words, a number that is none of them is only a result on the way; where a number is
/// asked for, a word, a name or a formula in unknowns is.
bool ApproachJudge::isComplete(const AnswerStatement& statement)
{
    if (m_number) // a whole number is no fraction, and a sum that goes on is none
        return isNumericAnswer(statement.answer) && statement.answer.find("...") == std::string::npos &&
               (!m_whole || (statement.answer.find('/') == std::string::npos && statement.answer.find("\\frac") == std::string::npos));
    return (!m_letters && !m_words) || optionLetter(statement.answer) != '\0' || statement.strength >= 0.9 || m_matcher.matches(statement.answer);
}

Judgement ApproachJudge::decided(Label label, const AnswerStatement& evidence, double confidence) const
{
    const std::string against = m_reference.fromRecord ? "the reference is " : "the trace's own final answer is ";
    return {label, evidence, "states " + shownAnswer(evidence.answer) + "; " + against + shownAnswer(m_reference.answer), confidence};
}

} // namespace core
