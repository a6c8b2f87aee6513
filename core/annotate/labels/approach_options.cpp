#include "core/annotate/labels/approach_judge.h"

#include "core/annotate/labels/option_assertion.h"
#include "core/answers/equality/equality.h"
#include "core/answers/words/answer_text.h"

#include <algorithm>
#include <cstddef>

// What an approach says of the options of its problem.

namespace core {

/// The letter of an option that the writer does not assert.
bool ApproachJudge::isOnlyNamed(std::string_view text, const AnswerStatement& statement) const
{
    const char letter = m_letters && statement.form != StatementForm::Boxed ? optionLetter(statement.answer) : '\0';
    const std::size_t at = letter == '\0' ? std::string_view::npos : statement.value.in(text).find(letter);
    const std::size_t options = m_asked.choices().size();
    const std::string& answer = statement.answer;
    if (m_letters && answer.size() >= 3 && answer[0] >= 'A' && answer[0] < static_cast<char>('A' + options) && answer.substr(1, 2) == "'s")
        return true; // "the answer is B's second part"
    return at != std::string_view::npos && (letter >= static_cast<char>('A' + options) || !assertsOption(text, statement.value.begin + at, options));
}

std::size_t ApproachJudge::optionsThatAre(const std::string& value) const
{
    const auto isIt = [&](const Choice& choice) { return checkAnswer(choice.text, value).equal; };
    return static_cast<std::size_t>(std::count_if(m_asked.choices().begin(), m_asked.choices().end(), isIt));
}

char ApproachJudge::optionOf(const std::string& answer)
{
    const char letter = m_letters ? optionLetter(answer) : '\0';
    return letter == '\0' && m_letters && m_matcher.matches(answer) ? optionLetter(m_reference.answer) : letter;
}

/// A number near the end that the writer finds among none of the options: a full answer, and a wrong one.
std::optional<Judgement> ApproachJudge::besideOptions(Span piece)
{
    constexpr std::size_t near = 500;
    const auto severalValues = [](const Choice& choice) { return choice.text.find_first_of(",;") != std::string::npos || choice.text.find(" and ") != std::string::npos; };
    if (std::any_of(m_asked.choices().begin(), m_asked.choices().end(), severalValues))
        return std::nullopt;
    m_results.take(piece);
    for (auto found = previousCandidate(piece.in(m_reasoning)); found && piece.size() - found->value.end < near; found = previousCandidate(piece.in(m_reasoning)))
        if (isNumericAnswer(found->answer) && optionsThatAre(found->answer) == 0) // "the options are 3.1, 4.2 and 5.3"
            return decided(Label::Incorrect, *found, 0.7);
    return std::nullopt;
}

namespace {

/// True when much of `text` stands behind `at`.
bool muchFollows(std::string_view text, std::size_t at)
{
    const std::size_t rest = text.size() - at;
    return rest > 400 && rest * 10 > text.size() * 3;
}

} // namespace

/// An option that was thought of on the way, and much of the approach comes after it: it was not the end of it.
bool ApproachJudge::isLeftBehind(std::string_view text, const AnswerStatement& evidence) const
{
    if (!m_letters || evidence.strength >= 0.85)
        return false;
    if (text.find("\nAlternatively", evidence.value.end) != std::string_view::npos)
        return true; // it was one of several thoughts
    return muchFollows(text, evidence.value.end);
}

/// A statement of one option, and long behind it another one is thought of.
bool ApproachJudge::isReplaced(std::string_view text, const AnswerStatement& statement, const AnswerStatement& thought) const
{
    const char letter = m_letters && statement.form != StatementForm::Boxed ? optionLetter(statement.answer) : '\0';
    return letter != '\0' && letter != optionLetter(thought.answer) && muchFollows(text, statement.value.end);
}

} // namespace core
