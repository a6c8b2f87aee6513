#include "core/answers/equality/answer_forms.h"

#include "core/answers/equality/asked_order.h"
#include "core/answers/equality/bare_comparison.h"
#include "core/answers/equality/labelled_values.h"
#include "core/answers/math/reaction_equation.h"
#include "core/answers/statements/answer_joints.h"
#include "core/answers/statements/answer_parts.h"
#include "core/answers/statements/chinese_claims.h"
#include "core/answers/statements/plain_quantities.h"
#include "core/answers/words/answer_phrases.h"

#include <algorithm>

namespace core {

namespace {

/// "3.5" for "３．５"; empty where there is none.
std::string withNarrowDigits(std::string_view text)
{
    constexpr std::string_view lead = "\xEF\xBC"; // of U+FF01 to U+FF3F
    if (text.find(lead) == std::string_view::npos)
        return {};
    std::string plain;
    bool found = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const unsigned char last = at + 2 < text.size() && text.substr(at).starts_with(lead) ? static_cast<unsigned char>(text[at + 2]) : 0;
        constexpr unsigned char point = 0x8E, zero = 0x90, nine = 0x99;
        const bool digit = last >= zero && last <= nine;
        if (digit || (last == point && found)) {
            plain += digit ? static_cast<char>('0' + (last - zero)) : '.';
            at += 2;
        } else {
            plain += text[at];
        }
        found = found || digit;
    }
    return found ? plain : std::string{};
}

} // namespace

AnswerReading& AnswerForms::signs()
{
    if (!m_signs) {
        std::string text = inSigns(m_bare.text());
        m_signs.emplace(text.empty() ? nullptr : std::make_unique<AnswerReading>(std::move(text)));
    }
    return *m_signs ? **m_signs : m_bare;
}

const std::vector<std::string_view>& AnswerForms::parts()
{
    if (!m_parts)
        m_parts = answerParts(m_bare.text());
    return *m_parts;
}

AnswerReading* AnswerForms::claimed()
{
    if (!m_claimed) {
        const std::string_view sentence = m_answer.find("\\boxed") == std::string_view::npos ? m_answer : std::string_view(m_bare.text());
        std::string plain = withPlainQuantities(sentence);
        if (plain.empty())
            plain = withNarrowDigits(sentence);
        const auto text = claimedIn(plain.empty() ? sentence : std::string_view(plain));
        std::string signs = text ? inSigns(*text) : std::string{};
        m_claimed.emplace(text ? std::make_unique<AnswerReading>(signs.empty() ? bareAnswer(*text) : std::move(signs)) : nullptr);
    }
    return m_claimed->get();
}

AnswerForms* AnswerForms::line()
{
    if (!m_line) {
        const bool lines = m_prose || m_answer.find('\n') != std::string_view::npos;
        const std::string_view text = lines ? answerLine(m_answer) : std::string_view{};
        m_line.emplace(text.empty() || text.size() == m_answer.size() ? nullptr : std::make_unique<AnswerForms>(text));
    }
    return m_line->get();
}

AnswerReading* AnswerForms::stated()
{
    if (!m_stated) {
        const auto text = statedIn(m_answer);
        m_stated.emplace(text ? std::make_unique<AnswerReading>(bareAnswer(*text)) : nullptr);
    }
    return m_stated->get();
}

namespace {

/// "b." for B: a small letter with a point names an option; one alone beside an option in brackets.
char smallLetter(std::string_view answer, bool besideBracket)
{
    const bool is = (answer.size() == 2 ? answer[1] == '.' : answer.size() == 1 && besideBracket) && answer[0] >= 'a' && answer[0] <= 'j';
    return is ? static_cast<char>(answer[0] - 'a' + 'A') : '\0';
}

/// "(B) 24" and 24: the text behind the letter.
AnswerCheck compareOptionText(AnswerForms& option, AnswerForms& other)
{
    std::string_view text = option.bare().text();
    if (option.bare().option() == '\0' || other.bare().option() != '\0')
        return {};
    for (const std::string_view dress : {"\\textbf{", "\\text{", "\\mathrm{"})
        if (text.starts_with(dress))
            text.remove_prefix(dress.size());
    const bool bracket = text.starts_with('(') || (text[0] <= 'Z' && text.substr(0, 3).ends_with(") "));
    const std::size_t mark = text.find(bracket ? ")" : ". ");
    if (mark == std::string_view::npos || mark > 2)
        return {};
    text.remove_prefix(mark + 1);
    if (text.starts_with('}'))
        text.remove_prefix(1);
    AnswerReading content(bareAnswer(text));
    return compareBare(content, other.bare());
}

bool samePointedOption(AnswerForms& gold, AnswerForms& pred)
{
    const char a = smallLetter(gold.answer(), pred.bare().text().starts_with('('));
    const char b = smallLetter(pred.answer(), gold.bare().text().starts_with('('));
    return (a != '\0' || b != '\0') && (a != '\0' ? a : gold.bare().option()) == (b != '\0' ? b : pred.bare().option());
}

/// "Yes, since ..." for "yes".
bool sameVerdict(AnswerForms& verdict, AnswerForms& other)
{
    const std::string& words = verdict.bare().words();
    if (words != "yes" && words != "no" && words != "true" && words != "false")
        return false;
    std::string_view text = other.bare().text();
    if (text.starts_with("\\text{"))
        text.remove_prefix(6);
    const std::string_view clause = text.substr(0, std::min(text.find_first_of(".;", words.size() + 1), text.size()));
    const bool turned = (words == "yes" || words == "true") && clause.size() < words.size() + 25 && clause.ends_with(" not"); // "Yes, it is not"
    return !turned && text.size() > words.size() + 1 && (std::string_view(",;").find(text[words.size()]) != std::string_view::npos || text.substr(words.size()).starts_with(".\n")) && comparableText(text.substr(0, words.size())) == words;
}

/// Answers in parts are the same when each part is; one without marks ("3, 4") when it is their tuple.
AnswerCheck compareParts(AnswerForms& gold, AnswerForms& pred)
{
    const auto& a = gold.parts();
    const auto& b = pred.parts();
    if (a.empty() != b.empty()) {
        std::string tuple;
        for (const std::string_view part : a.empty() ? b : a)
            tuple += (tuple.empty() ? "(" : ", ") + bareAnswer(part);
        AnswerReading whole(tuple + ")");
        AnswerCheck check = a.empty() ? compareBare(gold.bare(), whole) : compareBare(whole, pred.bare());
        return check;
    }
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        AnswerReading x(bareAnswer(a[i]));
        AnswerReading y(bareAnswer(b[i]));
        if (const AnswerCheck check = compareBare(x, y); !check.equal)
            return {false, "part " + std::to_string(i + 1) + ": " + check.how};
    }
    return a.size() == b.size() ? AnswerCheck{true, "same parts"} : AnswerCheck{false, "different numbers of parts"};
}

/// `answer` in words and what a short sentence says that its subject is.
AnswerCheck comparePredicate(AnswerForms& answer, std::string_view sentence)
{
    const bool number = answer.bare().text().find_first_not_of("$0123456789.,") == std::string::npos;
    const auto said = number || predicateOf(answer.answer()) ? std::nullopt : isChinese(sentence) ? predicateInChinese(sentence) : predicateOf(sentence);
    if (!said)
        return {};
    AnswerReading reading(bareAnswer(*said));
    const AnswerCheck check = compareBare(answer.bare(), reading);
    return {check.equal, "states it: " + check.how};
}

/// True when `answer` is "maximum = 3" and a sentence says nothing of a maximum.
bool namesOther(std::string_view answer, std::string_view sentence)
{
    const std::size_t sign = answer.find('=');
    const std::string name = sign == std::string_view::npos ? std::string{} : comparableText(answer.substr(0, sign));
    const bool words = name.size() > 2 && std::all_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return words && name.find("answer") == std::string::npos && comparableText(sentence).find(name) == std::string::npos;
}

} // namespace

AnswerCheck compareForms(AnswerForms& gold, AnswerForms& pred)
{
    if (gold.answer() == pred.answer() && gold.answer().find_first_not_of(" \t\r\n") != std::string_view::npos)
        return {true, "same text"};
    if (!gold.parts().empty() || !pred.parts().empty())
        return compareParts(gold, pred);
    AnswerCheck check = compareBare(gold.bare(), pred.bare());
    if (check.equal && pred.line() && !compareForms(gold, *pred.line()).equal) // "Answer: 5" and, below, "Check: 5 + 1 = 6"
        return {false, "the answer on a line of its own differs"};
    if (check.equal || (gold.bare().isInteger() && pred.bare().isInteger()) || conditionsJoinedOtherwise(gold.bare().text(), pred.bare().text()))
        return check;
    if (const std::string reaction = reactionEquation(gold.bare().text()); !reaction.empty() && reaction == reactionEquation(pred.bare().text()))
        return {true, "same equation"};
    if (sameLabelledValues(gold.bare().text(), pred.bare().text()))
        return {true, "same values with the same labels"};
    if (statesList(gold.bare().text(), pred.sentence()))
        return {true, "states the same list"};
    if (samePointedOption(gold, pred) || sameVerdict(gold, pred) || sameVerdict(pred, gold))
        return {true, "same choice"};
    if (&gold.signs() != &gold.bare() || &pred.signs() != &pred.bare())
        if (const AnswerCheck signs = compareBare(gold.signs(), pred.signs()); signs.equal)
            return signs;
    for (const bool turned : {false, true})
        if (const AnswerCheck content = turned ? compareOptionText(pred, gold) : compareOptionText(gold, pred); content.equal)
            return {true, "the text of the option: " + content.how};
    if (AnswerCheck stated = comparePredicate(gold, pred.sentence()); stated.equal)
        return stated;
    if (AnswerCheck stated = comparePredicate(pred, gold.sentence()); stated.equal)
        return stated;
    if (pred.line()) {
        const AnswerCheck second = compareForms(gold, *pred.line());
        return {second.equal, second.equal ? "states it: " + second.how : check.how};
    }
    if (const std::string_view chosen = chosenOf(pred.bare().text()); !chosen.empty()) {
        AnswerReading reading(bareAnswer(chosen));
        if (const AnswerCheck second = compareBare(gold.bare(), reading); second.equal)
            return {true, "chooses it: " + second.how};
    }
    if (pred.claimed() && !namesOther(gold.bare().text(), pred.answer()))
        if (const AnswerCheck second = compareBare(gold.bare(), *pred.claimed()); second.equal)
            return {true, "states it: " + second.how};
    if (gold.claimed() && !namesOther(pred.bare().text(), gold.answer()))
        if (const AnswerCheck second = compareBare(*gold.claimed(), pred.bare()); second.equal)
            return {true, "the reference states it: " + second.how};
    if (pred.prose() && !pred.claimed() && pred.stated())
        if (const AnswerCheck second = compareBare(gold.bare(), *pred.stated()); second.equal)
            return {true, "states it: " + second.how};
    if (gold.prose() && !pred.prose() && !gold.claimed() && gold.stated())
        if (const AnswerCheck second = compareBare(*gold.stated(), pred.bare()); second.equal)
            return {true, "the reference states it: " + second.how};
    return check;
}

} // namespace core
