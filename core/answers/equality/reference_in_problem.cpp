#include "core/answers/equality/reference_in_problem.h"

#include "core/answers/asked/asked_base.h"
#include "core/answers/asked/asked_kind.h"
#include "core/answers/asked/asked_name.h"
#include "core/answers/asked/asked_place.h"
#include "core/answers/asked/asked_verdict.h"
#include "core/answers/equality/asked_code.h"
#include "core/answers/equality/asked_sentence.h"
#include "core/answers/equality/closing_options.h"
#include "core/answers/equality/constant_names.h"
#include "core/answers/equality/other_subject.h"
#include "core/answers/equality/restated_question.h"
#include "core/answers/equality/rival_terms.h"
#include "core/answers/math/chinese_signs.h"
#include "core/answers/statements/formula_words.h"
#include "core/answers/statements/named_option.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/chinese_count.h"
#include "core/answers/words/clock_words.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

bool asksInReals(std::string_view problem)
{
    constexpr auto words = std::to_array<std::string_view>({"real number", "real solution", "real root", "real value", "real x", "for real ", "real $", "real \\(", "\\mathbb{R}", "over the reals", "实数"});
    return problem.find("complex") == std::string_view::npos && problem.find("复数") == std::string_view::npos &&
           std::any_of(words.begin(), words.end(), [problem](std::string_view word) { return problem.find(word) != std::string_view::npos; });
}

bool isNoSolution(AnswerForms& forms, bool real)
{
    const std::string& text = forms.signs().text();
    return real ? text == "no real solutions" : text == "\\emptyset" || text == "\\varnothing" || text == "∅";
}

} // namespace

AnswerCheck ReferenceInProblem::compareAsAsked(AnswerForms& pred)
{
    if ((isNoSolution(forms, true) && isNoSolution(pred, false)) || (isNoSolution(forms, false) && isNoSolution(pred, true)))
        return {asksInReals(problem), "no solution in real numbers"};
    if (!forms.bare().isInteger() && pred.answer().find('.') != std::string_view::npos) {
        if (!rounding)
            rounding = askedRounding(problem);
        if (const std::string text = *rounding ? roundedAsAsked(pred.answer(), **rounding, problem) : std::string{}; !text.empty()) {
            AnswerForms rounded(text);
            if (const AnswerCheck check = compareForms(forms, rounded); check.equal)
                return {true, "rounded as asked: " + check.how};
        }
    }
    const std::string_view sentence = pred.sentence();
    const std::string clock = withClockDigits(sentence);
    const bool words = sentence.find(' ') != std::string_view::npos;
    AnswerCheck found;
    const auto states = [&](const std::optional<std::string>& said) {
        if (!said)
            return false;
        AnswerForms told(*said);
        const InAskedUnit units = compareUnits(told);
        if (units == InAskedUnit::Other)
            return false;
        const AnswerCheck check = units == InAskedUnit::Same ? AnswerCheck{true, "same in the unit that is asked for"} : compareForms(forms, told);
        if (check.equal)
            found = {true, "states it: " + check.how};
        return check.equal;
    };
    if (states(askedInSentence(problem, clock.empty() ? sentence : std::string_view(clock))) || states(restated(pred)) || states(placeOfExtreme(problem, sentence)) ||
        (words && (states(verdictInSentence(problem, sentence)) || states(optionsNamed(problem, offered(), sentence)) || states(formulaInWords(sentence)))) ||
        states(chineseCount(problem, sentence)) || states(boundInChinese(forms.bare().text(), sentence)))
        return found;
    if (!family)
        family = asksForFamily(problem);
    if (*family && sameButForConstant(problem, forms, pred.answer()))
        return {true, "same expression but for the name of a constant"};
    if (AnswerCheck named = compareNames(pred); named.equal)
        return named;
    if (sameKind(problem, forms.bare().text(), pred.bare().text()) || sameTruth(problem, answer, pred.answer()))
        return {true, "same in what is asked for"};
    if (sameOptions(problem, offered(), forms.bare().text(), pred.bare().text()))
        return {true, "same options"};
    return compareInBase(pred);
}

AnswerCheck ReferenceInProblem::compareNames(AnswerForms& pred)
{
    if (!name)
        name = withoutNameDress(problem, answer);
    const std::string& gold = *name;
    const std::string other = withoutNameDress(problem, pred.answer());
    if (gold.empty() == other.empty()) // two titles may be those of two persons
        return {};
    AnswerForms plainGold(gold.empty() ? std::string_view(answer) : std::string_view(gold));
    AnswerForms plainPred(other.empty() ? pred.answer() : std::string_view(other));
    const AnswerCheck check = compareForms(plainGold, plainPred);
    if (check.equal)
        return {true, "same name: " + check.how};
    const auto said = askedInSentence(problem, plainPred.sentence());
    AnswerForms told(said ? std::string_view(*said) : std::string_view{});
    return said && compareForms(plainGold, told).equal ? AnswerCheck{true, "states the same name"} : AnswerCheck{};
}

AnswerCheck ReferenceInProblem::compareInBase(AnswerForms& pred)
{
    const bool marked = forms.bare().text().find('_') != std::string::npos;
    const bool predMarked = pred.bare().text().find('_') != std::string::npos;
    const auto base = marked != predMarked ? askedBase(problem) : std::nullopt;
    if (!base)
        return {};
    AnswerForms& bare = marked ? pred : forms;
    const std::string text = markedWithBase(bare.bare().text(), *base, problem);
    const std::string claimed = text.empty() && bare.claimed() ? markedWithBase(bare.claimed()->text(), *base, problem) : text;
    if (claimed.empty())
        return {};
    AnswerForms based(claimed);
    const AnswerCheck check = marked ? compareForms(forms, based) : compareForms(based, pred);
    return check.equal ? AnswerCheck{true, "in the base that is asked for: " + check.how} : AnswerCheck{};
}

InAskedUnit ReferenceInProblem::compareUnits(AnswerForms& pred)
{
    const auto outside = [](char c) { return isLetter(c) || static_cast<unsigned char>(c) >= 0x80; };
    const std::string& text = pred.bare().text();
    if (!isDigit(answer.empty() ? ' ' : answer.back()) || std::none_of(text.begin(), text.end(), outside))
        return InAskedUnit::Open;
    if (!unit)
        unit = askedUnit(problem);
    if (unit->empty())
        return InAskedUnit::Open;
    const InAskedUnit direct = compareInAskedUnit(*unit, forms.bare(), pred.bare());
    return direct == InAskedUnit::Open && pred.claimed() ? compareInAskedUnit(*unit, forms.bare(), *pred.claimed()) : direct;
}

ListOrder ReferenceInProblem::compareLists(AnswerForms& pred)
{
    if (answer.find_first_of(",<;") == std::string::npos && answer.find("、") == std::string::npos && answer.find("，") == std::string::npos)
        return ListOrder::Open;
    if (!ordered)
        ordered = asksForOrder(problem);
    return *ordered ? compareOrder(forms.bare().text(), pred.bare().text()) : ListOrder::Open;
}

std::optional<AnswerCheck> ReferenceInProblem::decidedByProblem(AnswerForms& pred, bool equal)
{
    if (pred.answer() == answer)
        return std::nullopt;
    const AnswerCheck other{false, "tells of something else than the problem asks for"};
    if (!code)
        code = askedCode(problem);
    if (auto codes = compareCodes(*code, forms.bare().text(), pred.bare().text()))
        return codes;
    if (equal && saysNoNumber(problem, answer, pred.answer()))
        return other;
    if (const InAskedUnit units = compareUnits(pred); units != InAskedUnit::Open)
        return AnswerCheck{units == InAskedUnit::Same, units == InAskedUnit::Same ? "same in the unit that is asked for" : "in another unit than the problem asks for"};
    if (equal && countsRepeats(problem) && listsAnotherNumber(forms.bare().text(), pred.bare().text()))
        return AnswerCheck{false, "repeats are listed another number of times"};
    if (const ListOrder order = compareLists(pred); order != ListOrder::Open)
        return AnswerCheck{order == ListOrder::Same, order == ListOrder::Same ? "same list" : "in another order"};
    const std::string_view sentence = pred.sentence();
    if (equal && (countsForOther(problem, sentence) || tellsOfRival(problem, sentence)))
        return other;
    if (equal && optionLetter(answer) != '\0' && namesOtherText(offered(), sentence))
        return AnswerCheck{false, "another text than that option has"};
    if (sentence.find(' ') == std::string_view::npos)
        return std::nullopt;
    if (!question)
        question = askedQuestion(problem);
    if ((*question && tellsOfOtherSubject(**question, problem, sentence)) || tellsExtremeForPlace(problem, sentence) || (equal && contradicts(pred)))
        return other;
    return std::nullopt;
}

std::optional<std::string> ReferenceInProblem::restated(AnswerForms& pred)
{
    const std::string_view sentence = pred.sentence();
    if (sentence.find(' ') == std::string_view::npos)
        return std::nullopt;
    if (!question)
        question = askedQuestion(problem);
    auto said = *question ? restatedValue(**question, sentence) : std::nullopt;
    const auto names = [](std::string_view text) { return text.find('%') != std::string_view::npos || text.find("percent") != std::string_view::npos; };
    if (said && names(*said) && !names(problem) && !names(answer)) // "10% is the number" says no 10
        return std::nullopt;
    return said;
}

bool ReferenceInProblem::contradicts(AnswerForms& pred)
{
    const auto said = pred.answer() != answer ? restated(pred) : std::nullopt;
    if (!said)
        return question && *question && pred.answer() != answer && tellsOfCombination(**question, problem, pred.sentence());
    AnswerForms told(*said);
    return compareForms(forms, told).how.starts_with("different numbers"); // other texts may be read in another way
}

} // namespace core
