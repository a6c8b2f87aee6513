#include "core/answers/equality.h"

#include "core/answers/answer_statements.h"
#include "core/answers/answer_text.h"
#include "core/answers/choices.h"
#include "core/answers/comparison.h"
#include "core/answers/matrix_scalars.h"
#include "core/answers/expression.h"
#include "core/answers/math_tokens.h"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace core {

namespace {

/// Longer answers are compared as text only.
constexpr std::size_t longestAnswer = 20'000;

bool isInteger(std::string_view text)
{
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    return !digits.empty() && digits.size() < 4000 && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

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

/// Both plain integers: decided without parsing.
std::optional<AnswerCheck> asIntegers(std::string_view gold, std::string_view pred)
{
    if (!isInteger(gold) || !isInteger(pred))
        return std::nullopt;
    const auto magnitude = [](std::string_view text) { return withoutLeadingZeros(text.starts_with('-') ? text.substr(1) : text); };
    const auto negative = [&](std::string_view text) { return text.starts_with('-') && magnitude(text) != "0"; };
    if (magnitude(gold) == magnitude(pred) && negative(gold) == negative(pred))
        return AnswerCheck{true, "same number " + std::string(gold)};
    return AnswerCheck{false, "different numbers " + std::string(gold.substr(0, 40)) + " and " + std::string(pred.substr(0, 40))};
}

bool hasPlusMinus(const Expression& expression)
{
    return std::any_of(expression.nodes.begin(), expression.nodes.end(), [](const ExprNode& node) { return node.op == ExprOp::PlusMinus; });
}

/// "3 \pm 2" as the list of both readings.
Expression withoutPlusMinus(const Expression& expression)
{
    Expression out;
    out.unit = expression.unit;
    std::vector<ExprId> readings;
    for (const bool first : {true, false}) {
        std::vector<ExprId> moved;
        for (ExprNode node : expression.nodes) {
            for (ExprId& arg : node.args)
                arg = moved[arg];
            if (node.op == ExprOp::PlusMinus) {
                const bool plus = (node.text == "+") == first;
                ExprNode negated;
                negated.op = ExprOp::Negate;
                negated.args = {node.args.back()};
                if (!plus) {
                    out.nodes.push_back(negated);
                    node.args.back() = static_cast<ExprId>(out.nodes.size() - 1);
                }
                if (node.args.size() == 1) {
                    moved.push_back(node.args.back());
                    continue;
                }
                node.op = ExprOp::Add;
            }
            out.nodes.push_back(std::move(node));
            moved.push_back(static_cast<ExprId>(out.nodes.size() - 1));
        }
        readings.push_back(moved[expression.root]);
    }
    ExprNode list;
    list.op = ExprOp::List;
    for (const ExprId reading : readings) // "0, \pm 3" is 0, 3, 0, -3
        if (const ExprNode& node = out.nodes[reading]; node.op == ExprOp::List || node.op == ExprOp::Set)
            list.args.insert(list.args.end(), node.args.begin(), node.args.end());
        else
            list.args.push_back(reading);
    out.nodes.push_back(std::move(list));
    out.root = static_cast<ExprId>(out.nodes.size() - 1);
    return out;
}

/// "\text{1001}": a number dressed as words.
bool isNumberInWords(const Token& token)
{
    return token.kind == TokenKind::Text && token.text.view().find_first_of("0123456789") != std::string_view::npos &&
           token.text.view().find_first_not_of("0123456789.,/+-% ") == std::string_view::npos;
}

std::vector<Token> answerTokens(std::string_view text, CommaStyle commas)
{
    std::vector<Token> tokens = mathTokens(text, commas);
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (isNumberInWords(tokens[i])) {
            const std::vector<Token> inner = mathTokens(tokens[i].text, commas);
            tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i));
            tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(i), inner.begin(), inner.end());
        }
    std::erase_if(tokens, [](const Token& token) { return token.kind == TokenKind::Question; });
    std::vector<Token> out;
    int matrices = 0;
    for (Token& token : tokens) {
        matrices += token.kind == TokenKind::MatrixBegin ? 1 : token.kind == TokenKind::MatrixEnd ? -1 : 0;
        if (token.kind == TokenKind::LineEnd && matrices == 0)
            continue;
        if (token.kind == TokenKind::Ampersand && matrices == 0)
            continue;
        const bool letters = token.kind == TokenKind::Other && !token.text.empty() && static_cast<unsigned char>(token.text.front()) >= 0xE3;
        if (letters && !out.empty() && out.back().kind == TokenKind::Text && out.back().span.end == token.span.begin) {
            out.back().text += token.text; // Chinese words and units
            out.back().span.end = token.span.end;
            continue;
        }
        if (letters)
            token.kind = TokenKind::Text;
        if (token.kind == TokenKind::Word && token.text == "percent" && !out.empty() && out.back().kind == TokenKind::Number)
            token.kind = TokenKind::Percent;
        out.push_back(std::move(token));
    }
    while (!out.empty() && (out.back().kind == TokenKind::Period || out.back().kind == TokenKind::Comma || out.back().kind == TokenKind::RowEnd))
        out.pop_back();
    return out;
}

bool sameTokens(const std::vector<Token>& a, const std::vector<Token>& b)
{
    return !a.empty() && std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Token& x, const Token& y) {
        return x.kind == y.kind && x.text == y.text;
    }) && std::none_of(a.begin(), a.end(), [](const Token& token) { return token.kind == TokenKind::Other && token.text.empty(); });
}

/// `tokens` with the brackets closed that were left open; nothing when none was, or when it is not clear how.
std::optional<std::vector<Token>> closed(std::vector<Token> tokens)
{
    using K = TokenKind;
    std::vector<K> missing;
    for (const Token& token : tokens) {
        if (token.kind == K::ParenOpen || token.kind == K::GroupOpen || token.kind == K::SetOpen)
            missing.push_back(token.kind == K::ParenOpen ? K::ParenClose : token.kind == K::GroupOpen ? K::GroupClose : K::SetClose);
        else if (!missing.empty() && token.kind == missing.back())
            missing.pop_back();
        else if (missing.empty() && token.kind == K::GroupClose && &token == &tokens.back())
            break; // one too many at the end
        else if (token.kind == K::SquareOpen || token.kind == K::SquareClose || token.kind == K::ParenClose || token.kind == K::GroupClose || token.kind == K::SetClose)
            return std::nullopt;
    }
    if (missing.empty() && !tokens.empty() && tokens.back().kind == K::GroupClose) {
        tokens.pop_back();
        return tokens;
    }
    if (missing.empty() || missing.size() > 4)
        return std::nullopt;
    for (; !missing.empty(); missing.pop_back())
        tokens.push_back({.kind = missing.back()});
    return tokens;
}

std::optional<ComparedSide> parsed(const std::vector<Token>& tokens)
{
    auto expression = parseExpression(tokens, ParseMode::Answer);
    if (!expression)
        if (const auto whole = closed(tokens))
            expression = parseExpression(*whole, ParseMode::Answer);
    if (!expression)
        return std::nullopt;
    if (hasPlusMinus(*expression))
        expression = withoutPlusMinus(*expression);
    expression = withoutMatrixScalars(std::move(*expression));
    return ComparedSide(std::move(*expression));
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
    const bool zero = text.substr(0, comma) == "0" || text.substr(0, comma) == "-0";
    return digit(comma - 1) && (after - comma - 1 == 2 || (zero && after > comma + 1)) && text.find_first_of("([{") == std::string_view::npos;
}

std::optional<AnswerCheck> asMathematics(std::string_view gold, std::string_view pred, CommaStyle goldCommas, CommaStyle predCommas)
{
    const auto goldTokens = answerTokens(gold, goldCommas);
    const auto predTokens = answerTokens(pred, predCommas);
    if (sameTokens(goldTokens, predTokens))
        return AnswerCheck{true, "same text"};
    const auto a = parsed(goldTokens);
    const auto b = a ? parsed(predTokens) : std::nullopt;
    if (!a || !b)
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

/// What an answer in words is in signs: "twelve" is 12, "no solution" the empty set; others as they are.
std::string_view inSigns(std::string_view answer)
{
    constexpr auto names = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"zero", "0"}, {"one", "1"}, {"two", "2"}, {"three", "3"}, {"four", "4"}, {"five", "5"}, {"six", "6"}, {"seven", "7"}, {"eight", "8"}, {"nine", "9"}, {"ten", "10"},
        {"eleven", "11"}, {"twelve", "12"}, {"thirteen", "13"}, {"fourteen", "14"}, {"fifteen", "15"}, {"sixteen", "16"}, {"seventeen", "17"}, {"eighteen", "18"},
        {"nineteen", "19"}, {"twenty", "20"}, {"nosolution", "\\emptyset"}, {"nosolutions", "\\emptyset"}, {"emptyset", "\\emptyset"}});
    if (answer.size() > 30)
        return answer;
    const std::string words = comparableText(answer);
    const auto at = std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == words; });
    return at == names.end() || answer.find("\\empty") != std::string_view::npos ? answer : at->second;
}

AnswerCheck compareBare(std::string_view gold, std::string_view pred)
{
    if (gold.empty() || pred.empty())
        return {false, "no answer"};
    if (gold == pred)
        return {true, "same text"};
    if (const auto integers = asIntegers(gold, pred))
        return *integers;
    const char goldLetter = optionLetter(gold);
    const char predLetter = optionLetter(pred);
    if (goldLetter != '\0' && predLetter != '\0')
        return {goldLetter == predLetter, goldLetter == predLetter ? "same option " + std::string(1, goldLetter) : "different options"};
    if (gold.size() > longestAnswer || pred.size() > longestAnswer)
        return {false, "too long to compare"};
    const auto first = asMathematics(gold, pred, CommaStyle::Thousands, CommaStyle::Thousands);
    if (first && first->equal)
        return *first;
    const bool commas = (gold.find(',') != std::string_view::npos || pred.find(',') != std::string_view::npos) &&
                        gold.find(",0") == std::string_view::npos && pred.find(",0") == std::string_view::npos; // 10,000 is no list
    if (commas)
        if (const auto split = asMathematics(gold, pred, CommaStyle::Separator, CommaStyle::Separator); split && split->equal)
            return *split;
    if (mayHaveDecimalComma(gold) != mayHaveDecimalComma(pred)) {
        const auto style = [](std::string_view text) { return mayHaveDecimalComma(text) ? CommaStyle::Decimal : CommaStyle::Thousands; };
        if (const auto decimal = asMathematics(gold, pred, style(gold), style(pred)); decimal && decimal->equal)
            return *decimal;
    }
    const std::string words = comparableText(gold);
    const bool grouped = words.find_first_of("^_") != std::string::npos; // braces matter
    if (!words.empty() && words == comparableText(pred) && !grouped && (!first || isWords(words)))
        return {true, "same words"};
    return first.value_or(AnswerCheck{false, "different text"});
}

/// Several words without a box: a sentence, or a whole solution.
bool isProse(std::string_view text)
{
    return std::count(text.begin(), text.end(), ' ') >= 3 && text.find("\\boxed") == std::string_view::npos;
}

/// The one formula of a short sentence that denies nothing: "The probability is $\frac{3}{8}$."
std::optional<std::string_view> onlyFormula(std::string_view text)
{
    const std::size_t open = text.find('$');
    const std::size_t close = open == std::string_view::npos ? open : text.find('$', open + 1);
    if (close == std::string_view::npos || text.find('$', close + 1) != std::string_view::npos || text.size() - (close - open) > 120 ||
        text.find(" not ") != std::string_view::npos || text.find("n't ") != std::string_view::npos || text.find('?') != std::string_view::npos)
        return std::nullopt;
    return text.substr(open + 1, close - open - 1);
}

/// The answer that a text states most strongly, the last of these.
std::optional<std::string> statedIn(std::string_view text)
{
    std::optional<std::string> found;
    if (const auto formula = onlyFormula(text))
        return std::string(*formula);
    double strength = 0.35;
    for (AnswerStatement& statement : findAnswerStatements(text))
        if (statement.strength >= strength) {
            strength = statement.strength;
            found = std::move(statement.answer);
        }
    return found;
}

} // namespace

AnswerCheck checkAnswer(std::string_view gold, std::string_view pred)
{
    if (gold == pred && !gold.empty() && gold.find_first_not_of(" \t\r\n") != std::string_view::npos)
        return {true, "same text"};
    const std::string bareGold = bareAnswer(gold);
    const std::string barePred = bareAnswer(pred);
    AnswerCheck check = compareBare(bareGold, barePred);
    const std::string_view goldSigns = inSigns(bareGold);
    const std::string_view predSigns = inSigns(barePred);
    if (!check.equal && (goldSigns.data() != bareGold.data() || predSigns.data() != barePred.data()))
        if (const AnswerCheck signs = compareBare(goldSigns, predSigns); signs.equal)
            return signs;
    if (!check.equal && isProse(pred))
        if (const auto stated = statedIn(pred))
            if (AnswerCheck second = compareBare(bareGold, bareAnswer(*stated)); second.equal)
                return {true, "states it: " + second.how};
    if (!check.equal && isProse(gold) && !isProse(pred))
        if (const auto stated = statedIn(gold))
            if (AnswerCheck second = compareBare(bareAnswer(*stated), barePred); second.equal)
                return {true, "the reference states it: " + second.how};
    return check;
}

AnswerCheck checkAnswer(std::string_view gold, std::string_view pred, std::string_view problem)
{
    AnswerCheck direct = checkAnswer(gold, pred);
    const char goldLetter = optionLetter(gold);
    const char predLetter = optionLetter(pred);
    if (direct.equal || (goldLetter != '\0') == (predLetter != '\0'))
        return direct;
    const char letter = goldLetter != '\0' ? goldLetter : predLetter;
    for (const Choice& choice : parseChoices(problem)) {
        if (choice.letter != letter)
            continue;
        const AnswerCheck content = goldLetter != '\0' ? checkAnswer(choice.text, pred) : checkAnswer(gold, choice.text);
        if (content.equal)
            return {true, "the text of option " + std::string(1, letter) + ": " + content.how};
    }
    return direct;
}

} // namespace core
