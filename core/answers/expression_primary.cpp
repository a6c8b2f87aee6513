#include "core/answers/expression_parser.h"
#include "core/answers/expression_words.h"

#include <algorithm>

namespace core {

namespace {

bool isGreek(const Token& token) { return token.latex; }

bool isConstantWord(std::string_view word)
{
    return word == "pi" || word == "e" || word == "i" || word == "infinity" || word == "inf" || word == "oo";
}

} // namespace

ExpressionParser::Id ExpressionParser::primary()
{
    if (m_at >= m_tokens.size())
        return std::nullopt;
    switch (token().kind) {
    case K::Number: return number();
    case K::Word: return word();
    case K::Text: return m_mode == ParseMode::Answer ? wordRun() : std::nullopt;
    case K::Command: return command();
    case K::Currency: return currency();
    case K::Subscript: return combinations();
    case K::ParenOpen:
    case K::SquareOpen:
    case K::AngleOpen: return bracket();
    case K::GroupOpen: return group();
    case K::SetOpen: return set();
    case K::FloorOpen: ++m_at; return closeWith(K::FloorClose, ExprOp::Floor, sum());
    case K::CeilOpen: ++m_at; return closeWith(K::CeilClose, ExprOp::Ceiling, sum());
    case K::Bar: {
        ++m_at;
        ++m_bars;
        const Id inner = sum();
        --m_bars;
        return closeWith(K::Bar, ExprOp::Absolute, inner);
    }
    case K::MatrixBegin: return matrix();
    case K::Infinity: ++m_at; return add(ExprOp::Infinity, {});
    case K::EmptySet: ++m_at; return add(ExprOp::EmptySet, {});
    default: return std::nullopt;
    }
}

ExpressionParser::Id ExpressionParser::closeWith(TokenKind close, ExprOp op, Id inner)
{
    return inner && take(close) ? Id(add(op, {*inner})) : std::nullopt;
}

ExpressionParser::Id ExpressionParser::number()
{
    const Token& t = token();
    const auto value = Rational::fromDecimal(t.text);
    if (!value)
        return std::nullopt;
    ++m_at;
    ExprNode node;
    node.number = *value;
    node.decimal = t.scientific || t.text.find('.') != std::string::npos;
    node.text = t.text;
    if (const auto repeated = repeatingPart(t)) {
        node.number = *repeated;
        node.decimal = false;
    }
    const ExprId id = add(std::move(node));
    if (is(K::Word) && token().text == "C" && !token().spaceBefore && token(1).kind == K::Number && !token(1).spaceBefore) { // 8C2
        ++m_at;
        const Id k = number();
        return k ? Id(add(ExprOp::Binomial, {id, *k})) : std::nullopt;
    }
    if (is(K::Subscript) && m_at < m_tokens.size()) {
        std::string base = scriptText();
        return base == "10" ? id : add(ExprOp::Based, {id}, std::move(base));
    }
    return id;
}

/// "\$30": a number with its unit in front.
ExpressionParser::Id ExpressionParser::currency()
{
    if (m_mode == ParseMode::Answer && m_out.unit.empty())
        m_out.unit = token().text;
    ++m_at;
    return primary();
}

/// "_8C_2", "{}_8C_2".
ExpressionParser::Id ExpressionParser::combinations()
{
    ++m_at;
    const Id n = m_depth > deepest ? std::nullopt : argument();
    if (!n || !is(K::Word) || token().text != "C" || token(1).kind != K::Subscript)
        return std::nullopt;
    m_at += 2;
    const Id k = argument();
    return k ? Id(add(ExprOp::Binomial, {*n, *k})) : std::nullopt;
}

/// "0.1\overline{6}", "0.(3)": takes the digits that repeat behind the number `start`. **Returns** the whole value.
std::optional<Rational> ExpressionParser::repeatingPart(const Token& start)
{
    const bool point = is(K::Period) && token().span.begin == start.span.end;
    const std::size_t skip = point ? 1 : 0;
    const bool bar = token(skip).kind == K::Command && (token(skip).text == "overline" || token(skip).text == "bar" || token(skip).text == "dot") &&
                     token(skip + 1).kind == K::GroupOpen && token(skip + 3).kind == K::GroupClose;
    const bool bracket = point && token(1).kind == K::ParenOpen && token(3).kind == K::ParenClose;
    const Token& digits = token(skip + (bar ? 2 : point ? 2 : 0));
    const bool fraction = point || start.text.find('.') != std::string::npos;
    if ((!bar && !bracket) || !fraction || digits.kind != K::Number || digits.text.size() > 40 || start.text.size() > 40 ||
        digits.text.find('.') != std::string::npos)
        return std::nullopt;
    const auto places = start.text.find('.') == std::string::npos ? 0 : start.text.size() - start.text.find('.') - 1;
    const auto shift = Rational(10).power(static_cast<std::int64_t>(places));
    const auto cycle = Rational(10).power(static_cast<std::int64_t>(digits.text.size()));
    const auto nines = cycle ? *cycle - Rational(1) : cycle;
    const auto scale = nines && shift ? *nines * *shift : nines;
    const auto whole = Rational::fromDecimal(start.text);
    const auto period = Rational::fromDecimal(digits.text);
    const auto part = scale && period ? *period / *scale : period;
    const auto value = whole && part ? *whole + *part : whole;
    if (value)
        m_at += skip + (bar ? 4 : 3);
    return value;
}

/// The tokens of a subscript as text: "1", "n+1".
std::string ExpressionParser::scriptText()
{
    std::string out;
    ++m_at;
    if (!take(K::GroupOpen)) {
        if (m_at < m_tokens.size()) {
            out = token().text;
            ++m_at;
        }
        return out;
    }
    int depth = 1;
    while (m_at < m_tokens.size()) {
        depth += is(K::GroupOpen) ? 1 : is(K::GroupClose) ? -1 : 0;
        if (depth == 0)
            break;
        out += token().text.empty() ? std::string(1, static_cast<char>('!' + static_cast<int>(token().kind))) : token().text;
        ++m_at;
    }
    take(K::GroupClose);
    return out;
}

ExpressionParser::Id ExpressionParser::word()
{
    const Token t = token();
    const std::string& text = t.text;
    if (isFunctionWord(text)) {
        ++m_at;
        return function(text);
    }
    if (text == "infinity" || text == "inf" || text == "oo") {
        ++m_at;
        return add(ExprOp::Infinity, {});
    }
    if (isGreek(t) || text.size() == 1) {
        ++m_at;
        if (text == "C" && is(K::ParenOpen) && token(1).kind == K::Number && token(2).kind == K::Comma) {
            const Id pair = bracket();
            if (!pair || m_out.nodes[*pair].args.size() != 2)
                return std::nullopt;
            const std::vector<ExprId> args = m_out.nodes[*pair].args;
            return add(ExprOp::Binomial, args);
        }
        const bool named = text == "f" || text == "g" || text == "h" || text == "F" || text == "G" || text == "P";
        if (named && is(K::ParenOpen) && !token().spaceBefore && m_at < m_tokens.size()) {
            const Id argument = bracket();
            return argument ? Id(add(ExprOp::Function, {*argument}, text)) : std::nullopt;
        }
        return symbol(text);
    }
    if (text == "pi") {
        ++m_at;
        return symbol(text);
    }
    for (const std::string_view name : {"sin", "cos", "tan", "ln", "log"})
        if (text.size() == name.size() + 1 && text.starts_with(name)) { // "sinx"
            ++m_at;
            const Id argument = symbol(text.substr(name.size()));
            return argument ? Id(add(ExprOp::Function, {*argument}, std::string(name))) : std::nullopt;
        }
    if (text.size() <= 3 && (!isUnitWord(text) || m_at == 0)) {
        const bool sentence = token(1).kind == K::Word && token(1).text.size() > 3 && !isFunctionWord(token(1).text);
        if (!sentence && text != "and" && text != "or" && text != "the" && text != "yes" && text != "Yes" && text != "no" && text != "No") {
            ++m_at;
            return symbolProduct(text);
        }
    }
    return m_mode == ParseMode::Answer ? wordRun() : std::nullopt;
}

/// "xy" as x times y.
ExpressionParser::Id ExpressionParser::symbolProduct(const std::string& letters)
{
    Id out;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const bool last = i + 1 == letters.size();
        Id factor = last ? symbol(letters.substr(i)) : Id(add(ExprOp::Symbol, {}, letters.substr(i, 1)));
        if (last && factor && is(K::Power) && i > 0) { // xy^2 is x (y^2)
            ++m_at;
            const Id exponent = unary();
            if (!exponent)
                return std::nullopt;
            factor = add(ExprOp::Power, {*factor, *exponent});
        }
        if (!factor)
            return std::nullopt;
        out = out ? Id(add(ExprOp::Multiply, {*out, *factor})) : factor;
    }
    return out;
}

ExpressionParser::Id ExpressionParser::symbol(std::string name)
{
    if (m_at < m_tokens.size() && is(K::Subscript))
        name += "_" + scriptText();
    while (m_at < m_tokens.size() && take(K::Prime))
        name += "'";
    return add(ExprOp::Symbol, {}, std::move(name));
}

/// Words that are no mathematics, joined: "Monday", "the first player".
ExpressionParser::Id ExpressionParser::wordRun()
{
    std::string text;
    while (m_at < m_tokens.size() && (is(K::Word) || is(K::Text)) && !(atListSeparator() && !text.empty())) {
        text += (text.empty() ? "" : " ") + token().text;
        ++m_at;
    }
    return add(ExprOp::Text, {}, std::move(text));
}

ExpressionParser::Id ExpressionParser::command()
{
    const std::string name = token().text;
    ++m_at;
    if (name == "frac")
        return fraction(ExprOp::Divide);
    if (name == "binom")
        return fraction(ExprOp::Binomial);
    if (name == "sqrt")
        return squareRoot();
    if (name == "cbrt") {
        const Id value = argument();
        ExprNode three;
        three.number = Rational(3);
        return value ? Id(add(ExprOp::Function, {*value, add(std::move(three))}, "sqrt")) : std::nullopt;
    }
    if (name == "over" || name == "choose")
        return std::nullopt;
    const Id inner = argument(); // \overline{AB}, \vec{v}: a name
    if (!inner)
        return std::nullopt;
    const ExprNode& node = m_out.nodes[*inner];
    return node.op == ExprOp::Number || node.op == ExprOp::Symbol ? Id(add(ExprOp::Symbol, {}, name + " " + node.text)) : inner;
}

ExpressionParser::Id ExpressionParser::fraction(ExprOp op)
{
    const Id top = argument();
    const Id bottom = top ? argument() : std::nullopt;
    return bottom ? Id(add(op, {*top, *bottom})) : std::nullopt;
}

ExpressionParser::Id ExpressionParser::squareRoot()
{
    Id degree;
    if (is(K::SquareOpen) && m_at < m_tokens.size()) {
        ++m_at;
        degree = sum();
        if (!degree || !take(K::SquareClose))
            return std::nullopt;
    }
    const Id value = argument();
    if (!value)
        return std::nullopt;
    return degree ? add(ExprOp::Function, {*value, *degree}, "sqrt") : add(ExprOp::Function, {*value}, "sqrt");
}

/// What stands behind \frac or \sqrt: a group, or one thing.
ExpressionParser::Id ExpressionParser::argument()
{
    if (m_depth > deepest)
        return std::nullopt;
    ++m_depth;
    const Id out = primary();
    --m_depth;
    return out;
}

ExpressionParser::Id ExpressionParser::function(std::string name)
{
    Id base;
    if (is(K::Subscript) && m_at < m_tokens.size()) {
        ++m_at;
        base = argument();
        if (!base)
            return std::nullopt;
    }
    Id exponent;
    if (take(K::Power)) {
        exponent = argument();
        if (!exponent)
            return std::nullopt;
    } else if (is(K::Superscript) && m_at < m_tokens.size()) {
        ExprNode digits;
        digits.number = Rational::fromDecimal(token().text).value_or(Rational(-1));
        ++m_at;
        exponent = add(std::move(digits));
    }
    const Id value = functionArgument();
    if (!value)
        return std::nullopt;
    std::vector<ExprId> args{*value};
    if (m_out.nodes[*value].op == ExprOp::Tuple && (name == "gcd" || name == "lcm" || name == "min" || name == "max"))
        args = m_out.nodes[*value].args;
    if (base && name == "log")
        args.push_back(*base);
    const ExprId call = add(ExprOp::Function, std::move(args), std::move(name));
    return exponent ? add(ExprOp::Power, {call, *exponent}) : call;
}

/// "(2x)", "{2x}", "2x", "x^2": up to the next sum sign or function.
ExpressionParser::Id ExpressionParser::functionArgument()
{
    if (m_at >= m_tokens.size() || m_depth > deepest)
        return std::nullopt;
    ++m_depth;
    Id value;
    if (is(K::ParenOpen) || is(K::GroupOpen) || is(K::SquareOpen)) {
        value = primary();
    } else {
        value = power();
        while (value && startsFactor() && !(is(K::Word) && isFunctionWord(token().text)) && !is(K::ParenOpen)) {
            const Id next = power();
            value = next ? Id(add(ExprOp::Multiply, {*value, *next})) : std::nullopt;
        }
    }
    --m_depth;
    return value;
}

ExpressionParser::Id ExpressionParser::bracket()
{
    if (m_depth > deepest)
        return std::nullopt;
    ++m_depth;
    ++m_brackets;
    const bool square = is(K::SquareOpen);
    ++m_at;
    const int bars = m_bars;
    m_bars = 0;
    const Id inner = m_mode == ParseMode::Answer || is(K::Number) ? list() : sum();
    m_bars = bars;
    --m_brackets;
    --m_depth;
    const bool closedSquare = is(K::SquareClose);
    if (!inner || m_at >= m_tokens.size() || !(closedSquare || is(K::ParenClose) || is(K::AngleClose)))
        return std::nullopt;
    ++m_at;
    if (m_out.nodes[*inner].op != ExprOp::List)
        return inner;
    ExprNode tuple = m_out.nodes[*inner];
    tuple.op = ExprOp::Tuple;
    tuple.closedLeft = square;
    tuple.closedRight = closedSquare;
    return add(std::move(tuple));
}

ExpressionParser::Id ExpressionParser::group()
{
    if (m_depth > deepest)
        return std::nullopt;
    ++m_depth;
    ++m_at;
    Id inner = m_mode == ParseMode::Answer ? list() : sum();
    --m_depth;
    if (inner && is(K::Command) && (token().text == "over" || token().text == "choose") && m_at < m_tokens.size()) {
        const ExprOp op = token().text == "over" ? ExprOp::Divide : ExprOp::Binomial;
        ++m_at;
        const Id bottom = sum();
        inner = bottom ? Id(add(op, {*inner, *bottom})) : std::nullopt;
    }
    if (!inner || !take(K::GroupClose))
        return std::nullopt;
    if (m_out.nodes[*inner].op != ExprOp::List)
        return inner;
    ExprNode set = m_out.nodes[*inner]; // {1, 2, 3} without backslashes
    set.op = ExprOp::Set;
    return add(std::move(set));
}

ExpressionParser::Id ExpressionParser::set()
{
    if (m_mode != ParseMode::Answer || m_depth > deepest)
        return std::nullopt;
    ++m_depth;
    ++m_brackets;
    ++m_at;
    if (take(K::SetClose)) {
        --m_depth;
        --m_brackets;
        return add(ExprOp::EmptySet, {});
    }
    ++m_bars; // a bar here is "such that", not an absolute value
    Id inner = list();
    --m_bars;
    if (inner && (is(K::Bar) || is(K::Colon)) && m_at < m_tokens.size()) {
        ++m_at;
        inner = list(); // { x | x > 2 }: the condition is the set
        --m_depth;
        --m_brackets;
        return inner && take(K::SetClose) ? inner : std::nullopt;
    }
    --m_depth;
    --m_brackets;
    if (!inner || !take(K::SetClose))
        return std::nullopt;
    const ExprNode& node = m_out.nodes[*inner];
    return add(ExprOp::Set, node.op == ExprOp::List ? std::vector<ExprId>(node.args) : std::vector<ExprId>{*inner});
}

ExpressionParser::Id ExpressionParser::matrix()
{
    if (m_mode != ParseMode::Answer || m_depth > deepest)
        return std::nullopt;
    ++m_depth;
    ++m_at;
    std::vector<ExprId> rows;
    std::vector<ExprId> row;
    while (m_at < m_tokens.size() && !is(K::MatrixEnd)) {
        if (take(K::LineEnd) || take(K::Ampersand))
            continue;
        if (take(K::RowEnd)) {
            if (!row.empty())
                rows.push_back(add(ExprOp::Tuple, std::move(row)));
            row.clear();
            continue;
        }
        const Id cell = sum();
        if (!cell) {
            --m_depth;
            return std::nullopt;
        }
        row.push_back(*cell);
    }
    if (!row.empty())
        rows.push_back(add(ExprOp::Tuple, std::move(row)));
    --m_depth;
    return take(K::MatrixEnd) && !rows.empty() ? Id(add(ExprOp::Matrix, std::move(rows))) : std::nullopt;
}

bool ExpressionParser::startsFactor() const
{
    if (m_at >= m_tokens.size() || atListSeparator())
        return false;
    switch (token().kind) {
    case K::Word:
        return m_mode == ParseMode::Answer || isFunctionWord(token().text) || isConstantWord(token().text) ||
               token().latex || (token().text.size() <= 2 && !token().spaceBefore);
    case K::Command: return token().text != "over" && token().text != "choose";
    case K::ParenOpen: case K::GroupOpen: case K::FloorOpen: case K::CeilOpen: case K::Infinity:
    case K::MatrixBegin: return true;
    case K::Bar: return m_bars == 0;
    case K::SquareOpen: return m_mode == ParseMode::Arithmetic;
    default: return false;
    }
}

/// True when the tokens up to the next separator read as a unit: "cm", "\text{ square meters}", "km/h", "m^2".
bool ExpressionParser::unitAhead() const
{
    if (m_brackets > 0)
        return false;
    const Token& first = token();
    const bool text = first.kind == K::Text || first.kind == K::Currency;
    const bool minutes = first.kind == K::Word && first.text == "min" && !first.latex && (m_at + 1 >= m_tokens.size() || token(1).kind == K::Comma);
    const bool ohms = first.kind == K::Word && first.latex && first.text == "Omega" && m_at + 1 >= m_tokens.size();
    const bool word = minutes || ohms || (first.kind == K::Word && !first.latex && !isFunctionWord(first.text) && !isConstantWord(first.text) &&
                      (first.text.size() > 3 || (isUnitWord(first.text) && (first.text.size() > 1 || first.spaceBefore))));
    if ((!text && !word) || atListSeparator())
        return false;
    for (std::size_t ahead = 1; ahead < 14; ++ahead) {
        if (m_at + ahead >= m_tokens.size())
            return true;
        const Token& t = token(ahead);
        switch (t.kind) {
        case K::Comma: case K::Semicolon: return true;
        case K::Word: case K::Text: case K::Divide: case K::Power: case K::Superscript: case K::Times: case K::Minus:
        case K::GroupOpen: case K::GroupClose: case K::Currency: continue;
        case K::Number:
            if (t.text.size() == 1)
                continue;
            return false;
        default: return false;
        }
    }
    return false;
}

void ExpressionParser::takeUnit()
{
    std::string unit;
    while (m_at < m_tokens.size() && !is(K::Comma) && !is(K::Semicolon)) {
        if (!unit.empty() && atListSeparator())
            break;
        const Token& t = token();
        if (t.kind == K::Word || t.kind == K::Text || t.kind == K::Number || t.kind == K::Superscript)
            unit += " " + t.text;
        else if (t.kind == K::Divide)
            unit += " / ";
        ++m_at;
    }
    if (m_out.unit.empty())
        m_out.unit = plainUnit(unit);
}

/// "1\frac{1}{2}" and "1 1/2".
ExpressionParser::Id ExpressionParser::mixedNumber(ExprId whole)
{
    if (!plainInteger(whole))
        return std::nullopt;
    if (is(K::Command) && token().text == "frac") {
        const Id part = m_mode == ParseMode::Answer ? command() : std::nullopt; // 2\frac{1}{2} may be a product
        if (!part)
            return std::nullopt;
        const ExprNode& node = m_out.nodes[*part];
        const bool mixed = node.op == ExprOp::Divide && plainInteger(node.args[0]) && plainInteger(node.args[1]);
        return add(mixed ? ExprOp::Add : ExprOp::Multiply, {whole, *part});
    }
    if (is(K::Number) && token(1).kind == K::Divide && token(2).kind == K::Number && token().spaceBefore && m_at + 2 < m_tokens.size()) {
        const Id top = number();
        ++m_at;
        const Id bottom = top ? number() : std::nullopt;
        if (!bottom)
            return std::nullopt;
        return add(ExprOp::Add, {whole, add(ExprOp::Divide, {*top, *bottom})});
    }
    return std::nullopt;
}

} // namespace core
