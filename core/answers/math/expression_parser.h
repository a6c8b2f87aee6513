#pragma once

#include "core/answers/math/expression.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Recursive descent over tokens; parseExpression is its face. One use an object.
class ExpressionParser
{
public:
    ExpressionParser(std::span<const Token> tokens, ParseMode mode) : m_tokens(tokens), m_mode(mode) {}
    [[nodiscard]] std::optional<Expression> run();

private:
    static constexpr int deepest = 120;
    static constexpr std::size_t mostTokens = 20'000;
    using Id = std::optional<ExprId>;
    using K = TokenKind;
    struct Index
    {
        std::string_view name;
        std::int64_t value = 0;
    };

    // expression.cpp: from lists down to sums
    Id list();
    void repeatNotEqual(std::vector<ExprId>& items);
    Id relation();
    Id setExpression();
    Id sum();

    // expression_products.cpp
    Id product();
    Id productRest(ExprId left);
    Id powerOfTen(ExprId mantissa);
    Id unary();
    Id power();
    Id postfix(ExprId value);

    // expression_primary.cpp: what a product is made of
    Id primary();
    Id number();
    bool goesOn(const Token& start);
    std::optional<Rational> repeatingPart(const Token& start);
    std::string scriptText();
    Id word();
    Id symbolProduct(const std::string& letters);
    Id symbol(std::string name);
    Id wordRun();
    bool startsFactor() const;
    Id mixedNumber(ExprId whole);

    // expression_functions.cpp
    Id command();
    Id fraction(ExprOp op);
    Id squareRoot();
    Id argument();
    Id function(std::string name);
    Id functionArgument();
    [[nodiscard]] ExprIds argumentsOf(ExprId tuple);
    Id combinations();
    Id chosenOf(bool ordered);
    ExprId arrangements(ExprId n, ExprId k);

    // expression_series.cpp
    Id series();
    std::optional<std::int64_t> wholeNumber();
    Id termOf(std::size_t body, Index index);
    ExprId joined(ExprOp op, std::span<const ExprId> terms);
    Id endedSum(ExprId begun);

    // expression_brackets.cpp
    Id closeWith(TokenKind close, ExprOp op, Id inner);
    Id bracket();
    Id inBase(ExprId value);
    Id group();
    Id set();
    Id matrix();
    Id determinantOf(const std::vector<ExprId>& rows);

    // expression_units.cpp
    Id currency();
    bool unitAhead() const;
    void takeUnit();

    static const Token none; ///< behind the last token
    [[nodiscard]] const Token& token(std::size_t ahead = 0) const { return m_at + ahead < m_tokens.size() ? m_tokens[m_at + ahead] : none; }
    [[nodiscard]] bool is(TokenKind kind) const { return token().kind == kind; }
    bool take(TokenKind kind)
    {
        if (m_at >= m_tokens.size() || m_tokens[m_at].kind != kind)
            return false;
        ++m_at;
        return true;
    }
    bool takeWord(std::string_view word);
    [[nodiscard]] bool atListSeparator() const;
    ExprId add(ExprNode node);
    ExprId add(ExprOp op, ExprIds args, std::string_view text = {});
    [[nodiscard]] bool plainInteger(ExprId id) const;

    std::span<const Token> m_tokens;
    ParseMode m_mode;
    std::size_t m_at = 0;
    int m_depth = 0;
    int m_bars = 0;     ///< open |
    int m_brackets = 0; ///< open brackets of any kind
    std::vector<Index> m_indices; ///< of the sums and products around, with the values of the terms that are being read
    bool m_seriesFailed = false; ///< no second one is tried: sums in sums in sums take long to fail
    Expression m_out;
};

} // namespace core
