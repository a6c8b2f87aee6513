#include "core/answers/statements/answer_reading.h"

#include "core/answers/math/expression.h"
#include "core/answers/math/expression_words.h"
#include "core/answers/math/matrix_arithmetic.h"
#include "core/answers/math/solution_forms.h"
#include "core/answers/statements/answer_tidying.h"
#include "core/answers/statements/answer_tokens.h"
#include "core/answers/statements/compound_quantity.h"
#include "core/answers/words/answer_text.h"

#include <algorithm>
#include <array>

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
            list.args.append(node.args.begin(), node.args.end());
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
                                                            "succeq", "nmid", "notin", "ni", "models", "vdash", "land", "lor", "wedge", "vee", "lnot", "neg", "implies", "iff", "forall", "exists"});
    bool figure = false;
    bool alike = false;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const Token& token = tokens[at];
        const bool composed = token.kind == TokenKind::Degree && at > 0 && at + 1 < tokens.size() && tokens[at - 1].kind == TokenKind::Word && tokens[at + 1].kind == TokenKind::Word && tokens[at + 1].text.size() == 1 && tokens[at + 1].text != "C" &&
                              tokens[at + 1].text != "F"; // f \circ g
        if (composed || (token.text == "matrix" && token.kind != TokenKind::MatrixBegin && token.kind != TokenKind::MatrixEnd)) // "2 \times 3 matrix"
            return true;
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

/// Longer answers name no option.
constexpr std::size_t longestOption = 20'000;

/// "mg" as m and g; empty when no letters look like a unit.
std::vector<Token> lettersApart(const std::vector<Token>& tokens)
{
    std::vector<Token> out;
    bool units = false;
    for (const Token& token : tokens) {
        const bool letters = token.kind == TokenKind::Word && !token.latex && token.text.size() <= 3 && !isFunctionWord(token.text) && !isConstantWord(token.text);
        units = units || (letters && isUnitWord(token.text));
        for (std::size_t at = 0; letters && at < token.text.size(); ++at) {
            Token letter = token;
            letter.text = token.text.view().substr(at, 1);
            letter.latex = true;
            letter.spaceBefore = at == 0 && token.spaceBefore;
            out.push_back(std::move(letter));
        }
        if (!letters)
            out.push_back(token);
    }
    return units ? out : std::vector<Token>{};
}

} // namespace

AnswerReading::AnswerReading(std::string bare) : m_text(tidiedAnswer(std::move(bare))) {}

bool AnswerReading::isDigits(std::string_view text)
{
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    return !digits.empty() && digits.size() < 4000 && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

char AnswerReading::option()
{
    if (!m_option)
        m_option = m_text.size() > longestOption || !optionLetters(m_text).empty() ? '\0' : optionLetter(m_text);
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

const std::optional<ComparedSide>& AnswerReading::inLetters()
{
    if (!m_letters.parsed)
        if (m_letters.tokens = lettersApart(tokens(CommaStyle::Thousands)); !m_letters.tokens.empty())
            m_letters.side = sideOf(m_letters.tokens);
    m_letters.parsed = true;
    return m_letters.side;
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
