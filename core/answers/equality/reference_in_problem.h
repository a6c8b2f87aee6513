#pragma once

#include "core/answers/asked/asked_question.h"
#include "core/answers/asked/asked_rounding.h"
#include "core/answers/asked/choices.h"
#include "core/answers/equality/answer_forms.h"
#include "core/answers/equality/asked_code.h"
#include "core/answers/equality/asked_order.h"
#include "core/answers/equality/asked_unit.h"
#include "core/answers/equality/equality.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// A reference and what is known of it and its problem, each thing found when it is first needed.
struct ReferenceInProblem
{
    ReferenceInProblem(std::string text, std::string_view asked) : answer(std::move(text)), forms(answer), problem(asked) {}
    ReferenceInProblem(const ReferenceInProblem&) = delete; // `forms` look at `answer`
    ReferenceInProblem& operator=(const ReferenceInProblem&) = delete;

    std::string answer;
    AnswerForms forms;
    std::string_view problem;
    std::optional<std::optional<AskedRounding>> rounding;
    std::optional<std::optional<AskedQuestion>> question;
    std::optional<AskedCode> code;
    std::optional<std::string> unit;
    std::optional<std::string> name; ///< the answer without the dress of a name
    std::optional<bool> family;      ///< whether the problem asks for a family of functions
    std::optional<bool> ordered;
    std::optional<char> letter;
    std::optional<std::vector<Choice>> choices;
    std::unique_ptr<AnswerForms> option; ///< the text of the option that the answer names

    /// The options of the problem.
    const std::vector<Choice>& offered()
    {
        if (!choices)
            choices = parseChoices(problem);
        return *choices;
    }
    /// What is equal only because of what the problem asks for.
    AnswerCheck compareAsAsked(AnswerForms& pred);
    /// "Sir Isaac Newton" and "Isaac Newton" where the problem asks who.
    AnswerCheck compareNames(AnswerForms& pred);
    /// "1101" and "1101_2" where the problem asks for base 2.
    AnswerCheck compareInBase(AnswerForms& pred);
    /// In the unit that the problem asks for.
    InAskedUnit compareUnits(AnswerForms& pred);
    /// In the order that the problem asks for.
    ListOrder compareLists(AnswerForms& pred);
    /// What is certain because of what the problem asks for, whatever the answers are without it.
    std::optional<AnswerCheck> decidedByProblem(AnswerForms& pred, bool equal);
    /// The value that `pred` puts where the problem asks.
    std::optional<std::string> restated(AnswerForms& pred);
    /// `response`: also what its last sentence states.
    AnswerCheck compareWith(std::string_view pred, bool response);
    /// What the last sentence of `pred` states.
    AnswerCheck compareClosing(AnswerForms& pred);
    /// True when `pred` says of what the problem asks for another value: "Mia is 36 and Noah is 12" where Mia should be 12.
    bool contradicts(AnswerForms& pred);
};

} // namespace core
