#include "core/answers/answer_reading.h"

#include "core/answers/answer_text.h"
#include "core/answers/answer_tokens.h"
#include "core/answers/compound_quantity.h"
#include "core/answers/expression.h"
#include "core/answers/solution_forms.h"
#include "core/answers/matrix_arithmetic.h"

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

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

/// "A \subset B", "\triangle ABC \sim \triangle DEF": statements, which are compared as they are written.
bool isStatement(const std::vector<Token>& tokens)
{
    constexpr auto signs = std::to_array<std::string_view>({"subset", "subseteq", "subsetneq", "supset", "supseteq", "supsetneq", "parallel", "perp", "propto", "prec", "succ", "preceq",
                                                            "succeq", "nmid", "notin", "ni", "models", "vdash"});
    bool figure = false;
    bool alike = false;
    for (const Token& token : tokens) {
        if (token.latex && std::find(signs.begin(), signs.end(), token.text.view()) != signs.end())
            return true;
        figure = figure || token.text == "triangle";
        alike = alike || token.kind == TokenKind::Approx;
    }
    return figure && alike;
}

std::optional<ComparedSide> sideOf(const std::vector<Token>& tokens)
{
    if (isStatement(tokens))
        return std::nullopt;
    auto expression = compoundQuantity(tokens);
    if (!expression)
        expression = parseExpression(tokens, ParseMode::Answer);
    if (!expression)
        if (const auto whole = closed(tokens))
            expression = parseExpression(*whole, ParseMode::Answer);
    if (!expression)
        return std::nullopt;
    if (hasPlusMinus(*expression))
        expression = withoutPlusMinus(*expression);
    expression = withSolutionsAsTuples(withNamedParameters(withIndices(withMatricesWorkedOut(std::move(*expression)))));
    return ComparedSide(std::move(*expression));
}

/// Longer answers are taken as they are.
constexpr std::size_t longestTidied = 20'000;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// "11,\! 111" as "11,111".
void dropTightSpaces(std::string& text)
{
    for (std::size_t at = text.find("\\!"); at != std::string::npos; at = text.find("\\!", at)) {
        const std::size_t end = std::min(text.find_first_not_of(' ', at + 2), text.size());
        if (at > 0 && text[at - 1] == ',')
            text.erase(at, end - at);
        else
            at += 2;
    }
}

/// "$20" with a dollar sign that means money.
bool isPrice(std::string_view text)
{
    const bool minus = text.starts_with('-');
    const std::string_view rest = text.substr(minus ? 1 : 0);
    return rest.size() > 1 && rest.front() == '$' && isDigit(rest[1]) && rest.find_first_not_of("0123456789.,", 1) == std::string_view::npos;
}

/// "3.214.500" as "3214500".
void readPointGroups(std::string& text)
{
    const std::size_t begin = text.find_first_of("0123456789");
    const std::size_t end = std::min(text.find_first_not_of("0123456789.", begin), text.size());
    if (begin == std::string::npos || text.find_first_of("0123456789.", end) != std::string::npos)
        return;
    const std::string_view number = std::string_view(text).substr(begin, end - begin);
    const std::size_t first = number.find('.');
    if (first == 0 || first > 3 || number.size() < first + 8 || (number.size() - first) % 4 != 0)
        return;
    for (std::size_t i = first; i < number.size(); ++i)
        if ((number[i] == '.') != ((i - first) % 4 == 0))
            return;
    std::erase(text, '.');
}

/// "①、③" as "①③".
void joinCircled(std::string& text)
{
    std::string joined;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = std::string_view(text).substr(at);
        const bool separator = rest.starts_with("、") || rest.starts_with("，");
        if (rest.starts_with("\xE2\x91"))
            joined += rest.substr(0, 3);
        else if (!separator && rest[0] != ',' && rest[0] != ' ')
            return;
        at += separator || rest[0] == '\xE2' ? 3 : 1;
    }
    text = joined;
}

/// "\not= 5" as "\neq 5".
void joinNegations(std::string& text)
{
    constexpr auto signs = std::to_array<std::pair<std::string_view, std::string_view>>({{"=", "\\neq "}, {"\\in", "\\notin"}});
    for (std::size_t at = text.find("\\not"); at != std::string::npos; at = text.find("\\not", at + 1)) {
        const std::size_t sign = std::min(text.find_first_not_of(' ', at + 4), text.size());
        for (const auto& [written, joined] : signs)
            if (text.compare(sign, written.size(), written) == 0) {
                text.replace(at, sign + written.size() - at, joined);
                break;
            }
    }
}

/// The answer with what readers of formulas do not know written as they do.
std::string tidied(std::string text)
{
    if (text.size() > longestTidied)
        return text;
    dropTightSpaces(text);
    readPointGroups(text);
    joinCircled(text);
    joinNegations(text);
    for (const std::string_view head : {"答：", "答:", "故选：", "故选", "故答案为：", "故答案为"})
        if (text.starts_with(head) && text.size() > head.size())
            text.erase(0, head.size());
    constexpr std::string_view widePoint = "．";
    for (std::size_t at = text.find(widePoint); at != std::string::npos; at = text.find(widePoint, at + 1))
        if (at > 0 && isDigit(text[at - 1]) && at + widePoint.size() < text.size() && isDigit(text[at + widePoint.size()]))
            text.replace(at, widePoint.size(), ".");
    if (isPrice(text))
        text.insert(text.find('$'), 1, '\\');
    return text;
}

} // namespace

AnswerReading::AnswerReading(std::string bare) : m_text(tidied(std::move(bare))) {}

bool AnswerReading::isDigits(std::string_view text)
{
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    return !digits.empty() && digits.size() < 4000 && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

char AnswerReading::option()
{
    if (!m_option)
        m_option = m_text.size() > longestTidied || !optionLetters(m_text).empty() ? '\0' : optionLetter(m_text);
    return *m_option;
}

const std::string& AnswerReading::words()
{
    if (!m_words)
        m_words = comparableText(m_text);
    return *m_words;
}

AnswerReading::Reading& AnswerReading::lexed(CommaStyle commas)
{
    Reading& reading = m_readings[static_cast<std::size_t>(commas)];
    if (!reading.lexed)
        reading.tokens = answerTokens(m_text, commas);
    reading.lexed = true;
    return reading;
}

const std::optional<ComparedSide>& AnswerReading::parsed(CommaStyle commas)
{
    Reading& reading = lexed(commas);
    if (!reading.parsed)
        reading.side = sideOf(reading.tokens);
    reading.parsed = true;
    return reading.side;
}

} // namespace core
