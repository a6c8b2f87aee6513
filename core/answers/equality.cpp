#include "core/answers/equality.h"

#include "core/answers/answer_forms.h"
#include "core/answers/answer_text.h"
#include "core/answers/choices.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace core {

struct ReferenceAnswer::Parts
{
    Parts(std::string text, std::string_view question) : answer(std::move(text)), forms(answer), problem(question) {}

    std::string answer;
    AnswerForms forms;
    std::string_view problem;
    std::optional<char> letter;
    std::optional<std::vector<Choice>> choices;
    std::unique_ptr<AnswerForms> option; ///< the text of the option that the answer names
};

ReferenceAnswer::ReferenceAnswer(std::string answer, std::string_view problem) : m_parts(std::make_unique<Parts>(std::move(answer), problem)) {}
ReferenceAnswer::ReferenceAnswer(ReferenceAnswer&&) noexcept = default;
ReferenceAnswer& ReferenceAnswer::operator=(ReferenceAnswer&&) noexcept = default;
ReferenceAnswer::~ReferenceAnswer() = default;

const std::string& ReferenceAnswer::text() const { return m_parts->answer; }

AnswerCheck ReferenceAnswer::check(std::string_view pred)
{
    AnswerForms forms(pred);
    AnswerCheck direct = compareForms(m_parts->forms, forms);
    if (direct.equal || m_parts->problem.empty())
        return direct;
    if (!m_parts->letter)
        m_parts->letter = optionLetter(m_parts->answer);
    const char predLetter = optionLetter(pred);
    if ((*m_parts->letter != '\0') == (predLetter != '\0'))
        return direct;
    const char letter = *m_parts->letter != '\0' ? *m_parts->letter : predLetter;
    if (!m_parts->choices)
        m_parts->choices = parseChoices(m_parts->problem);
    const auto choice = std::find_if(m_parts->choices->begin(), m_parts->choices->end(), [letter](const Choice& one) { return one.letter == letter; });
    if (choice == m_parts->choices->end())
        return direct;
    if (predLetter == '\0' && !m_parts->option)
        m_parts->option = std::make_unique<AnswerForms>(choice->text);
    AnswerForms predOption(choice->text);
    const AnswerCheck content = predLetter == '\0' ? compareForms(*m_parts->option, forms) : compareForms(m_parts->forms, predOption);
    return content.equal ? AnswerCheck{true, "the text of option " + std::string(1, letter) + ": " + content.how} : direct;
}

AnswerCheck checkAnswer(std::string_view gold, std::string_view pred)
{
    AnswerForms goldForms(gold);
    AnswerForms predForms(pred);
    return compareForms(goldForms, predForms);
}

AnswerCheck checkAnswer(std::string_view gold, std::string_view pred, std::string_view problem)
{
    return ReferenceAnswer(std::string(gold), problem).check(pred);
}

} // namespace core
