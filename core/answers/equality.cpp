#include "core/answers/equality.h"

#include "core/answers/answer_parts.h"
#include "core/answers/answer_phrases.h"
#include "core/answers/answer_reading.h"
#include "core/answers/answer_text.h"
#include "core/answers/choices.h"
#include "core/answers/comparison.h"
#include "core/answers/math_tokens.h"
#include "core/answers/prose_answer.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace core {

namespace {

/// Longer answers are compared as text only.
constexpr std::size_t longestAnswer = 20'000;

std::string_view withoutLeadingZeros(std::string_view digits)
{
    while (digits.size() > 1 && digits.front() == '0')
        digits.remove_prefix(1);
    return digits;
}

/// Three letters or more and nothing else, so that case does not matter.
bool isWords(std::string_view text)
{
    return text.size() >= 3 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    });
}

/// "\text{trans-2-butene}" as "trans-2-butene".
std::string_view withoutTextDress(std::string_view text)
{
    for (const std::string_view dress : {"\\text{", "\\mathrm{", "\\textbf{"})
        if (text.starts_with(dress) && text.find_first_of("{}\\", dress.size()) == text.size() - 1)
            return text.substr(dress.size(), text.size() - 1 - dress.size());
    return text;
}

/// "ATG", "BAC", "iv": letters whose order says something, no product.
bool isOrderedLetters(std::string_view text)
{
    const bool capitals = text.size() >= 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return capitals || (text.size() >= 2 && text.find_first_not_of("ivx") == std::string_view::npos);
}

/// Both plain integers: decided without parsing.
AnswerCheck asIntegers(std::string_view gold, std::string_view pred)
{
    const auto magnitude = [](std::string_view text) { return withoutLeadingZeros(text.starts_with('-') ? text.substr(1) : text); };
    const auto negative = [&](std::string_view text) { return text.starts_with('-') && magnitude(text) != "0"; };
    if (magnitude(gold) == magnitude(pred) && negative(gold) == negative(pred))
        return AnswerCheck{true, "same number " + std::string(gold)};
    return AnswerCheck{false, "different numbers " + std::string(gold.substr(0, 40)) + " and " + std::string(pred.substr(0, 40))};
}

bool sameTokens(const std::vector<Token>& a, const std::vector<Token>& b)
{
    return !a.empty() && std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Token& x, const Token& y) {
        return x.kind == y.kind && x.text == y.text;
    }) && std::none_of(a.begin(), a.end(), [](const Token& token) { return token.kind == TokenKind::Other && token.text.empty(); });
}

/// True when `text` holds a comma between digits that may be a decimal point: "1,25", "0,111".
bool mayHaveDecimalComma(std::string_view text)
{
    const auto comma = text.find(',');
    if (comma == std::string_view::npos || comma == 0 || text.find(',', comma + 1) != std::string_view::npos)
        return false;
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    std::size_t after = comma + 1;
    while (digit(after))
        ++after;
    const std::string_view rest = text.substr(std::min(text.find_first_not_of(' ', after), text.size()));
    const bool scaled = after > comma + 1 && (rest.starts_with("\\cdot 10^") || rest.starts_with("\\times 10^") || rest.starts_with("\\cdot10^") || rest.starts_with("\\times10^"));
    const bool zero = text.substr(0, comma) == "0" || text.substr(0, comma) == "-0";
    return digit(comma - 1) && (after - comma - 1 == 2 || scaled || (zero && after > comma + 1)) && text.find_first_of("([{") == std::string_view::npos;
}

std::optional<AnswerCheck> asMathematics(AnswerReading& gold, AnswerReading& pred, CommaStyle goldCommas, CommaStyle predCommas)
{
    if (sameTokens(gold.tokens(goldCommas), pred.tokens(predCommas)))
        return AnswerCheck{true, "same text"};
    const auto& a = gold.parsed(goldCommas);
    if (!a)
        return std::nullopt;
    const auto& b = pred.parsed(predCommas);
    if (!b)
        return std::nullopt;
    std::string how;
    if (sameAnswer(*a, *b, how)) {
        const auto& number = a->exact(a->root());
        if (how == "same value" && number)
            how = "same number " + number->toString().substr(0, 60);
        return AnswerCheck{true, how};
    }
    if (!how.empty())
        return AnswerCheck{false, how};
    const auto& x = a->exact(a->root());
    const auto& y = b->exact(b->root());
    if (x && y)
        return AnswerCheck{false, "different numbers " + x->toString().substr(0, 40) + " and " + y->toString().substr(0, 40)};
    return AnswerCheck{false, "different values"};
}

/// "12,345,678", "-3".
bool isNumber(const ComparedSide& side)
{
    const ExprNode& top = side.expression().top();
    return (top.op == ExprOp::Negate ? side[top.args[0]] : top).op == ExprOp::Number;
}

AnswerCheck compareBare(AnswerReading& goldReading, AnswerReading& predReading)
{
    const std::string& gold = goldReading.text();
    const std::string& pred = predReading.text();
    if (gold.empty() || pred.empty())
        return {false, "no answer"};
    if (gold == pred || withoutTextDress(gold) == withoutTextDress(pred))
        return {true, "same text"};
    if (goldReading.isInteger() && predReading.isInteger())
        return asIntegers(gold, pred);
    const char goldLetter = goldReading.option();
    const char predLetter = goldLetter != '\0' ? predReading.option() : '\0';
    if (goldLetter != '\0' && predLetter != '\0')
        return {goldLetter == predLetter, goldLetter == predLetter ? "same option " + std::string(1, goldLetter) : "different options"};
    if (const std::string letters = optionLetters(gold); !letters.empty() && letters == optionLetters(pred))
        return {true, "same options"};
    const std::string goldFormula = chemicalFormula(gold);
    const std::string predFormula = goldFormula.empty() ? std::string{} : chemicalFormula(pred);
    if (!predFormula.empty() && goldFormula == predFormula)
        return {true, "same formula"};
    if (isOrderedLetters(gold) && isOrderedLetters(pred))
        return {false, "different letters"};
    if (!predFormula.empty() && namesCompound(goldFormula) && namesCompound(predFormula))
        return {false, "different formulas"};
    if (gold.size() > longestAnswer || pred.size() > longestAnswer)
        return {false, "too long to compare"};
    const auto first = asMathematics(goldReading, predReading, CommaStyle::Thousands, CommaStyle::Thousands);
    if (first && first->equal)
        return *first;
    const bool numbers = first && isNumber(*goldReading.parsed(CommaStyle::Thousands)) && isNumber(*predReading.parsed(CommaStyle::Thousands));
    const bool commas = !numbers && (gold.find(',') != std::string::npos || pred.find(',') != std::string::npos) &&
                        gold.find(",0") == std::string::npos && pred.find(",0") == std::string::npos; // 10,000 is no list
    if (commas)
        if (const auto split = asMathematics(goldReading, predReading, CommaStyle::Separator, CommaStyle::Separator); split && split->equal)
            return *split;
    if (mayHaveDecimalComma(gold) != mayHaveDecimalComma(pred)) {
        const auto style = [](std::string_view text) { return mayHaveDecimalComma(text) ? CommaStyle::Decimal : CommaStyle::Thousands; };
        if (const auto decimal = asMathematics(goldReading, predReading, style(gold), style(pred)); decimal && decimal->equal)
            return *decimal;
    }
    const std::string& words = goldReading.words();
    const bool sets = gold.find("\\{") != pred.find("\\{");
    const bool grouped = sets || words.find_first_of("^_") != std::string::npos || gold.find("frac") != std::string::npos || pred.find("frac") != std::string::npos; // braces matter
    if (!words.empty() && !grouped && words == predReading.words() && (!first || isWords(words)))
        return {true, "same words"};
    return first.value_or(AnswerCheck{false, "different text"});
}

/// One answer in the forms in which it is compared: as it stands, in signs, as a text that states it.
class AnswerForms
{
public:
    explicit AnswerForms(std::string_view answer) : m_answer(answer), m_bare(bareAnswer(answer)) {}

    [[nodiscard]] std::string_view answer() const { return m_answer; }
    AnswerReading& bare() { return m_bare; }
    /// The same as bare() when signs say nothing else.
    AnswerReading& signs()
    {
        if (!m_signs) {
            std::string text = inSigns(m_bare.text());
            m_signs.emplace(text.empty() ? nullptr : std::make_unique<AnswerReading>(std::move(text)));
        }
        return *m_signs ? **m_signs : m_bare;
    }
    /// Of an answer in parts.
    const std::vector<std::string_view>& parts()
    {
        if (!m_parts)
            m_parts = answerParts(m_bare.text());
        return *m_parts;
    }
    /// What the box holds, or all of it.
    [[nodiscard]] std::string_view sentence() const { return m_answer.starts_with("\\boxed") ? std::string_view(m_bare.text()) : m_answer; }
    [[nodiscard]] bool prose() const { return m_prose; }
    /// The answer that prose states; null when it states none.
    AnswerReading* stated()
    {
        if (!m_stated) {
            const auto text = statedIn(m_answer);
            m_stated.emplace(text ? std::make_unique<AnswerReading>(bareAnswer(*text)) : nullptr);
        }
        return m_stated->get();
    }

private:
    std::string_view m_answer;
    AnswerReading m_bare;
    bool m_prose = isProse(m_answer);
    std::optional<std::vector<std::string_view>> m_parts;
    std::optional<std::unique_ptr<AnswerReading>> m_signs;
    std::optional<std::unique_ptr<AnswerReading>> m_stated;
};

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
    const std::size_t mark = text.find(text.starts_with('(') ? ")" : ". ");
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
    return text.size() > words.size() + 1 && (text[words.size()] == ',' || text[words.size()] == ';') && comparableText(text.substr(0, words.size())) == words;
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

/// `answer` and what a short sentence says: its one number, or what its subject is.
AnswerCheck compareSentence(AnswerForms& answer, std::string_view sentence)
{
    const bool number = answer.bare().text().find_first_not_of("$0123456789.,") == std::string::npos;
    const auto said = number ? onlyNumber(sentence) : predicateOf(answer.answer()) ? std::nullopt : predicateOf(sentence);
    if (!said)
        return {};
    AnswerReading reading(bareAnswer(*said));
    const AnswerCheck check = compareBare(answer.bare(), reading);
    return {check.equal, "states it: " + check.how};
}

AnswerCheck compareForms(AnswerForms& gold, AnswerForms& pred)
{
    if (gold.answer() == pred.answer() && gold.answer().find_first_not_of(" \t\r\n") != std::string_view::npos)
        return {true, "same text"};
    if (!gold.parts().empty() || !pred.parts().empty())
        return compareParts(gold, pred);
    AnswerCheck check = compareBare(gold.bare(), pred.bare());
    if (check.equal || (gold.bare().isInteger() && pred.bare().isInteger()))
        return check;
    if (samePointedOption(gold, pred) || sameVerdict(gold, pred) || sameVerdict(pred, gold))
        return {true, "same choice"};
    if (&gold.signs() != &gold.bare() || &pred.signs() != &pred.bare())
        if (const AnswerCheck signs = compareBare(gold.signs(), pred.signs()); signs.equal)
            return signs;
    for (const bool turned : {false, true})
        if (const AnswerCheck content = turned ? compareOptionText(pred, gold) : compareOptionText(gold, pred); content.equal)
            return {true, "the text of the option: " + content.how};
    if (AnswerCheck stated = compareSentence(gold, pred.sentence()); stated.equal)
        return stated;
    if (AnswerCheck stated = compareSentence(pred, gold.sentence()); stated.equal)
        return stated;
    if (pred.prose() && pred.stated())
        if (const AnswerCheck second = compareBare(gold.bare(), *pred.stated()); second.equal)
            return {true, "states it: " + second.how};
    if (gold.prose() && !pred.prose() && gold.stated())
        if (const AnswerCheck second = compareBare(*gold.stated(), pred.bare()); second.equal)
            return {true, "the reference states it: " + second.how};
    return check;
}

} // namespace

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
