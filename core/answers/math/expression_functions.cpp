#include "core/answers/math/expression_parser.h"
#include "core/answers/math/expression_words.h"

namespace core {

ExpressionParser::Id ExpressionParser::command()
{
    const std::string name = token().text.str();
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
    const bool axis = m_mode == ParseMode::Answer && (name == "vec" || name == "hat") && node.op == ExprOp::Symbol &&
                      (node.text == "i" || node.text == "j" || node.text == "k");
    if (axis)
        return inner; // as in bold
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
    const bool glued = name == "log" && !base && is(K::Number) && !token().spaceBefore && (token().text == "2" || token().text == "10") &&
                       token(1).kind == K::ParenOpen && !token(1).spaceBefore;
    if (glued) { // log10(0.3)
        base = number();
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
    ExprIds args{*value};
    if ((m_out.nodes[*value].op == ExprOp::Tuple || m_out.nodes[*value].op == ExprOp::Set) && (name == "gcd" || name == "lcm" || name == "min" || name == "max"))
        args = argumentsOf(*value);
    if (base && name == "log")
        args.push_back(*base);
    const bool inverse = exponent && m_out.nodes[*exponent].op == ExprOp::Negate && m_out.nodes[m_out.nodes[*exponent].args[0]].number == Rational(1) &&
                         plainInteger(m_out.nodes[*exponent].args[0]);
    if (inverse && (name == "sin" || name == "cos" || name == "tan"))
        return add(ExprOp::Function, std::move(args), "arc" + name);
    const ExprId call = add(ExprOp::Function, std::move(args), std::move(name));
    return exponent ? add(ExprOp::Power, {call, *exponent}) : call;
}

/// The elements of a tuple, which is no value of its own any more, nor is the list that was read for it.
ExprIds ExpressionParser::argumentsOf(ExprId tuple)
{
    ExprIds args = m_out.nodes[tuple].args;
    if (tuple + 1 == m_out.nodes.size() && m_mode == ParseMode::Arithmetic) {
        m_out.nodes.pop_back();
        if (m_out.nodes.back().op == ExprOp::List)
            m_out.nodes.pop_back();
    }
    return args;
}

/// "(2x)", "{2x}", "2x", "x^2": up to the next sum sign or function.
ExpressionParser::Id ExpressionParser::functionArgument()
{
    if (m_at >= m_tokens.size() || m_depth > deepest)
        return std::nullopt;
    ++m_depth;
    Id value;
    if (is(K::ParenOpen) || is(K::GroupOpen) || is(K::SquareOpen) || is(K::SetOpen)) {
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

/// "_8C_2", "{}_8C_2".
ExpressionParser::Id ExpressionParser::combinations()
{
    ++m_at;
    if (m_depth > deepest)
        return std::nullopt;
    const Id n = argument();
    const bool ordered = token().text == "P" && m_mode == ParseMode::Answer;
    if (!n || !is(K::Word) || (token().text != "C" && !ordered) || token(1).kind != K::Subscript)
        return std::nullopt;
    m_at += 2;
    const Id k = argument();
    if (!k)
        return std::nullopt;
    return ordered ? arrangements(*n, *k) : add(ExprOp::Binomial, {*n, *k});
}

/// n! / (n - k)!
ExprId ExpressionParser::arrangements(ExprId n, ExprId k)
{
    const ExprId rest = add(ExprOp::Add, {n, add(ExprOp::Negate, {k})});
    const ExprId top = add(ExprOp::Factorial, {n});
    return add(ExprOp::Divide, {top, add(ExprOp::Factorial, {rest})});
}

/// "C_5^2" or "A_5^2" behind its letter: 2 of 5, in order for A.
ExpressionParser::Id ExpressionParser::chosenOf(bool ordered)
{
    std::size_t ahead = 0;
    const auto part = [&](K sign) -> const Token* {
        if (token(ahead).kind != sign)
            return nullptr;
        const bool group = token(ahead + 1).kind == K::GroupOpen;
        const Token& digits = token(ahead + (group ? 2 : 1));
        const bool letter = !ordered && sign == K::Subscript && digits.kind == K::Word && digits.text == "n";
        if ((digits.kind != K::Number && !letter) || (group && token(ahead + 3).kind != K::GroupClose))
            return nullptr;
        ahead += group ? 4 : 2;
        return &digits;
    };
    const auto node = [](const Token& token) -> std::optional<ExprNode> {
        ExprNode out;
        out.op = token.kind == K::Word ? ExprOp::Symbol : ExprOp::Number;
        out.text = token.text.str();
        const auto value = token.kind == K::Word ? std::optional(Rational(0)) : Rational::fromDecimal(token.text);
        out.number = value.value_or(Rational(0));
        return value ? std::optional(out) : std::nullopt;
    };
    const Token* const n = part(K::Subscript);
    const Token* const k = n ? part(K::Power) : nullptr;
    const auto all = k ? node(*n) : std::nullopt;
    const auto some = all ? node(*k) : std::nullopt;
    if (!some || (all->op == ExprOp::Number && all->number < some->number))
        return std::nullopt;
    m_at += ahead;
    const ExprId from = add(*all);
    const ExprId chosen = add(*some);
    return ordered ? arrangements(from, chosen) : add(ExprOp::Binomial, {from, chosen});
}

} // namespace core
