#include "core/answers/equality/equality.h"

#include "core/answers/asked/asked_kind.h"
#include "core/answers/asked/asked_subject.h"
#include "core/answers/claims/prose_answer.h"
#include "core/answers/equality/bare_comparison.h"
#include "core/answers/equality/chinese_closing.h"
#include "core/answers/equality/closing_answer.h"
#include "core/answers/equality/closing_options.h"
#include "core/answers/equality/closing_words.h"
#include "core/answers/equality/other_subject.h"
#include "core/answers/equality/reference_in_problem.h"
#include "core/answers/equality/rival_terms.h"
#include "core/answers/statements/chinese_claims.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/word_cursor.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace core {

namespace {

using Choices = std::vector<Choice>;

Choices::const_iterator choiceOf(const Choices& choices, char letter)
{
    return std::find_if(choices.begin(), choices.end(), [letter](const Choice& one) { return one.letter == letter; });
}

/// The letter of an option, also of one of `choices` that a short sentence claims.
char letterOf(AnswerForms& forms, const Choices& choices)
{
    if (const char letter = optionLetter(forms.answer()); letter != '\0' || choices.empty() || !forms.claimed())
        return letter;
    const char claimed = forms.claimed()->option();
    return choiceOf(choices, claimed) == choices.end() ? '\0' : claimed;
}

} // namespace

AnswerCheck ReferenceInProblem::compareClosing(AnswerForms& pred)
{
    if (!problem.empty() && namesOtherThanAsked(problem, forms.bare().text(), pred.sentence()))
        return {};
    const bool chinese = isChinese(pred.sentence());
    const auto said = chinese ? closingValueInChinese(problem, answer, pred.sentence()) : closingValue(problem, answer, pred.sentence());
    if (!said)
        return statesInWords(problem, answer, pred.sentence()) ? AnswerCheck{true, "states it: same words"} : statesOptions(offered(), answer, pred.sentence()) ? AnswerCheck{true, "states it: same options"} : AnswerCheck{};
    AnswerForms told(*said);
    if (!problem.empty())
        if (const InAskedUnit units = compareUnits(told); units != InAskedUnit::Open)
            return {units == InAskedUnit::Same, "same in the unit that is asked for"};
    const auto names = [](std::string_view text) { return text.find('%') != std::string_view::npos || text.find("percent") != std::string_view::npos || text.find("百分") != std::string_view::npos; };
    if (names(*said) && !names(problem) && !names(answer) && answer.find_first_of("./c") == std::string::npos)
        return {}; // "30 percent" says no 30
    AnswerReading* stated = isProse(answer) ? forms.claimed() : nullptr;
    const AnswerCheck check = stated != nullptr ? compareBare(*stated, told.bare()) : compareForms(forms, told);
    return {check.equal, "states it: " + check.how};
}

ReferenceAnswer::ReferenceAnswer(std::string answer, std::string_view problem) : m_parts(std::make_unique<ReferenceInProblem>(std::move(answer), problem)) {}
ReferenceAnswer::ReferenceAnswer(ReferenceAnswer&&) noexcept = default;
ReferenceAnswer& ReferenceAnswer::operator=(ReferenceAnswer&&) noexcept = default;
ReferenceAnswer::~ReferenceAnswer() = default;

const std::string& ReferenceAnswer::text() const { return m_parts->answer; }

AnswerCheck ReferenceInProblem::compareWith(std::string_view pred, bool response)
{
    AnswerForms said(pred);
    AnswerCheck direct = compareForms(forms, said);
    if (direct.equal && pred != answer && isChinese(pred) && tellsOfRivalInChinese(problem, answer, pred))
        return {false, "tells of something else than the problem asks for"};
    if (direct.equal && areDifferentWords(problem, forms.bare().text(), said.bare().text()))
        return {false, "different words"};
    if (direct.equal && namesOtherVariable(forms.bare().text(), pred))
        return {false, "tells of another variable"};
    if (problem.empty()) {
        if (direct.equal)
            return saysNoNumber({}, answer, pred) ? AnswerCheck{false, "says no number alone"} : direct;
        AnswerCheck closing = response ? compareClosing(said) : AnswerCheck{};
        return closing.equal ? closing : direct;
    }
    if (auto decided = decidedByProblem(said, direct.equal))
        return *decided;
    if (direct.equal)
        return namesOtherThanAsked(problem, forms.bare().text(), said.bare().text()) ? AnswerCheck{false, "tells of something else than the problem asks for"} : direct;
    if (said.bare().isInteger() && forms.bare().isInteger())
        return direct;
    if (AnswerCheck asked = compareAsAsked(said); asked.equal)
        return asked;
    if (AnswerCheck closing = response ? compareClosing(said) : AnswerCheck{}; closing.equal)
        return closing;
    if (!letter)
        letter = letterOf(forms, offered());
    const char predLetter = letterOf(said, *choices);
    if ((*letter != '\0') == (predLetter != '\0'))
        return direct;
    const char chosen = *letter != '\0' ? *letter : predLetter;
    const auto choice = choiceOf(*choices, chosen);
    if (choice == choices->end())
        return direct;
    if (predLetter == '\0' && !option)
        option = std::make_unique<AnswerForms>(choice->text);
    AnswerForms predOption(choice->text);
    const AnswerCheck content = predLetter == '\0' ? compareForms(*option, said) : compareForms(forms, predOption);
    return content.equal ? AnswerCheck{true, "the text of option " + std::string(1, chosen) + ": " + content.how} : direct;
}

AnswerCheck ReferenceAnswer::check(std::string_view pred) { return m_parts->compareWith(pred, false); }
AnswerCheck ReferenceAnswer::checkResponse(std::string_view pred) { return m_parts->compareWith(pred, true); }

AnswerCheck checkAnswer(std::string_view gold, std::string_view pred)
{
    if (pred.find(' ') != std::string_view::npos || isChinese(pred)) // may be a sentence
        return ReferenceAnswer(std::string(gold)).checkResponse(pred);
    AnswerForms goldForms(gold);
    AnswerForms predForms(pred);
    AnswerCheck check = compareForms(goldForms, predForms);
    if (check.equal && areDifferentWords({}, goldForms.bare().text(), predForms.bare().text()))
        return {false, "different words"};
    return check.equal && saysNoNumber({}, gold, pred) ? AnswerCheck{false, "says no number alone"} : check;
}

AnswerCheck checkAnswer(std::string_view gold, std::string_view pred, std::string_view problem)
{
    return ReferenceAnswer(std::string(gold), problem).checkResponse(pred);
}

} // namespace core
