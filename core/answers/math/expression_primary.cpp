#include "core/answers/math/expression_parser.h"
#include "core/answers/math/expression_words.h"

#include <algorithm>

namespace core {

namespace {

bool isGreek(const Token& token) { return token.latex; }

/// What 0.1666 is when it goes on so: 1/6. Digits must come three times, or two or more of them twice.
std::optional<Rational> endlessDecimal(std::string_view text)
{
    const std::size_t point = text.find('.');
    const std::string_view digits = text.substr(point + 1);
    for (std::size_t cycle = 1; cycle <= 6; ++cycle) {
        const std::size_t least = cycle * (cycle == 1 ? 3 : 2);
        const bool repeats = digits.size() >= least && digits.size() < 40 && digits.substr(digits.size() - least + cycle) == digits.substr(digits.size() - least, least - cycle);
        if (!repeats)
            continue;
        const auto whole = Rational::fromDecimal(text.substr(0, text.size() - cycle));
        const auto period = Rational::fromDecimal(digits.substr(digits.size() - cycle));
        const auto nines = *Rational(10).power(static_cast<std::int64_t>(cycle)) - Rational(1);
        const auto shift = Rational(10).power(static_cast<std::int64_t>(digits.size() - cycle));
        const auto scale = nines && shift ? *nines * *shift : nines;
        const auto part = scale && period ? *period / *scale : period;
        return whole && part ? *whole + *part : whole;
    }
    return std::nullopt;
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
    if (const auto repeated = goesOn(t) ? endlessDecimal(t.text) : repeatingPart(t)) {
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

/// Takes the "..." behind the number `start` at the end of an answer.
bool ExpressionParser::goesOn(const Token& start)
{
    const bool dots = m_mode == ParseMode::Answer && is(K::Ellipsis) && m_at + 1 == m_tokens.size() && start.text.find('.') != std::string_view::npos &&
                      endlessDecimal(start.text);
    m_at += dots ? 1U : 0U;
    return dots;
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
    const bool round = m_mode == ParseMode::Answer && is(K::ParenOpen); // a_(n+1)
    if (!round && !take(K::GroupOpen)) {
        if (m_at < m_tokens.size()) {
            out = token().text;
            ++m_at;
        }
        return out;
    }
    m_at += round ? 1U : 0U;
    const K open = round ? K::ParenOpen : K::GroupOpen;
    const K close = round ? K::ParenClose : K::GroupClose;
    int depth = 1;
    while (m_at < m_tokens.size()) {
        depth += is(open) ? 1 : is(close) ? -1 : 0;
        if (depth == 0)
            break;
        out += token().text.empty() ? std::string(1, static_cast<char>('!' + static_cast<int>(token().kind))) : token().text.str();
        ++m_at;
    }
    take(close);
    return out;
}

ExpressionParser::Id ExpressionParser::word()
{
    const Token t = token();
    const std::string text = t.text.str();
    if (isFunctionWord(text)) {
        ++m_at;
        return function(text);
    }
    if (t.latex && m_mode == ParseMode::Answer && !m_seriesFailed && (text == "sum" || text == "prod")) {
        const std::size_t at = m_at;
        const std::size_t nodes = m_out.nodes.size();
        if (const Id value = series())
            return value;
        m_seriesFailed = true;
        m_at = at;
        m_out.nodes.resize(nodes);
    }
    if (text == "infinity" || text == "inf" || text == "oo") {
        ++m_at;
        return add(ExprOp::Infinity, {});
    }
    if (isGreek(t) || text.size() == 1) {
        ++m_at;
        if (const Id chosen = (text == "C" || text == "A") && m_mode == ParseMode::Answer ? chosenOf(text == "A") : std::nullopt)
            return chosen;
        if (text == "C" && is(K::ParenOpen) && token(1).kind == K::Number && token(2).kind == K::Comma) {
            const Id pair = bracket();
            if (!pair || m_out.nodes[*pair].args.size() != 2)
                return std::nullopt;
            return add(ExprOp::Binomial, argumentsOf(*pair));
        }
        const bool point = m_mode == ParseMode::Answer && m_at == 1 && text[0] >= 'A' && text[0] <= 'Z' && is(K::ParenOpen) && !token().spaceBefore;
        if (point) { // A(1, 2)
            const std::size_t at = m_at;
            const Id place = bracket();
            if (place && m_at == m_tokens.size() && m_out.nodes[*place].op == ExprOp::Tuple) {
                m_out.nodes[*place].text = text;
                return place;
            }
            m_at = at;
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
    const bool opening = m_mode == ParseMode::Answer && m_at > 0 && // \frac{mg}{k}
                         (m_tokens[m_at - 1].kind == K::GroupOpen || m_tokens[m_at - 1].kind == K::ParenOpen || (m_tokens[m_at - 1].kind >= K::Plus && m_tokens[m_at - 1].kind <= K::Divide));
    if (text.size() <= 3 && (!isUnitWord(text) || m_at == 0 || opening)) {
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
    const bool argument = m_at > 1 && m_tokens[m_at - 2].kind == K::Command; // \frac x3
    const bool letter = m_mode == ParseMode::Answer && name.size() == 1 && name != "e" && name != "i" && !argument;
    if (m_at < m_tokens.size() && is(K::Subscript)) {
        name += "_" + scriptText();
    } else if (letter && is(K::Number) && !token().spaceBefore && token().text.size() <= 2 && token(1).kind != K::Power && m_at < m_tokens.size()) {
        name += "_" + token().text.str(); // x1
        ++m_at;
    }
    while (m_at < m_tokens.size() && take(K::Prime))
        name += "'";
    return add(ExprOp::Symbol, {}, std::move(name));
}

/// Words that are no mathematics, joined: "Monday", "the first player".
ExpressionParser::Id ExpressionParser::wordRun()
{
    std::string text;
    while (m_at < m_tokens.size() && (is(K::Word) || is(K::Text)) && !(atListSeparator() && !text.empty())) {
        text += (text.empty() ? "" : " ") + token().text.str();
        ++m_at;
    }
    return add(ExprOp::Text, {}, std::move(text));
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
    case K::Number:
        if (m_mode == ParseMode::Arithmetic) // 6!3!
            return m_at > 0 && m_tokens[m_at - 1].kind == K::Factorial && !token().spaceBefore && m_at + 1 < m_tokens.size() && token(1).kind == K::Factorial;
        return m_at > 0 && // (n + 1) 2^n, 3! 5!, n 2^n, \angle 30
               (m_tokens[m_at - 1].text == "angle" || m_tokens[m_at - 1].kind == K::ParenClose || m_tokens[m_at - 1].kind == K::Factorial ||
                (m_tokens[m_at - 1].kind == K::Word && m_tokens[m_at - 1].text.size() == 1 && m_tokens[m_at - 1].text[0] >= 'a' && token().spaceBefore));
    case K::SquareOpen: return m_mode == ParseMode::Arithmetic;
    default: return false;
    }
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
