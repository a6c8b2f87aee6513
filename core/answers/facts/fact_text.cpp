#include "core/answers/facts/fact_text.h"

#include "core/answers/math/expression_words.h"
#include "core/answers/math/token_uses.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

using K = TokenKind;

/// True for the "mg" of "mg sin 30°"; not for the short words of sentences.
bool mayBeFactor(const Token& word)
{
    constexpr auto sentenceWords = std::to_array<std::string_view>({"so", "and", "but", "the", "if", "as", "is", "we", "get", "now", "for", "or", "to", "has", "use", "let", "see",
                                                                    "So", "And", "But", "The", "If", "As", "We", "Now", "For", "by", "By", "it", "are", "via"});
    return word.latex || (word.text.size() <= 3 && std::find(sentenceWords.begin(), sentenceWords.end(), word.text.view()) == sentenceWords.end());
}

} // namespace

bool isRelationToken(TokenKind kind) { return (useOf(kind) & relationUse) != 0; }
bool isOperatorToken(TokenKind kind) { return (useOf(kind) & operatorUse) != 0; }
bool isOpenToken(TokenKind kind) { return (useOf(kind) & openUse) != 0; }
bool isCloseToken(TokenKind kind) { return (useOf(kind) & closeUse) != 0; }

FactText::FactText(std::string_view text, std::size_t offset, FactRoom& room)
    : m_text(text), m_offset(offset), m_room(room),
      m_tokens(mathTokens(text, CommaStyle::Thousands, 20'000, NumberSource::Calculation, std::move(room.tokens))), m_uses(std::move(room.uses))
{
    readWords();
}

FactText::~FactText()
{
    m_room.tokens = std::move(m_tokens);
    m_room.uses = std::move(m_uses);
}

/// Takes out line breaks and & in front of a relation, so that a chain over several lines is one.
void FactText::join()
{
    const auto isBreak = [](const Token& token) {
        return token.kind == K::LineEnd || token.kind == K::RowEnd || token.kind == K::Ampersand;
    };
    auto joined = static_cast<std::size_t>(std::find_if(m_tokens.begin(), m_tokens.end(), isBreak) - m_tokens.begin()); // tokens that stay
    for (std::size_t i = joined; i < m_tokens.size(); ++i) {
        if (isBreak(m_tokens[i])) {
            std::size_t next = i;
            while (next < m_tokens.size() && isBreak(m_tokens[next]))
                ++next;
            const bool continues = next < m_tokens.size() && isRelationToken(m_tokens[next].kind);
            const bool after = joined > 0 && isRelationToken(m_tokens[joined - 1].kind) && m_tokens[i].kind == K::Ampersand;
            if (continues || after) {
                i = next - 1;
                continue;
            }
        }
        if (joined != i)
            m_tokens[joined] = std::move(m_tokens[i]);
        ++joined;
    }
    if (joined < m_tokens.size())
        m_tokens.resize(joined);
}

bool FactText::isWordAt(std::size_t at, std::initializer_list<std::string_view> words) const
{
    if (at >= m_tokens.size() || m_tokens[at].kind != K::Word)
        return false;
    const std::string_view word = m_tokens[at].text;
    return std::any_of(words.begin(), words.end(), [word](std::string_view one) { return word.size() == one.size() && word.front() == one.front() && word == one; });
}

std::size_t FactText::chainFrom(std::size_t at, FactChain& chain) const
{
    chain.sides.clear();
    chain.relations.clear();
    while (at < m_tokens.size()) {
        const unsigned char use = m_uses[at];
        if ((use & (sideUse | relationUse)) == 0 || (use & closeUse) != 0) { // no relation begins with it
            ++at;
            continue;
        }
        const SideEnd first = sideEnd(at);
        if (relationAt(at, first.end) != K::Other) {
            const bool whole = first.end > at && first.depth == 0 && isWhole(at);
            return chainBehind({at, first.end, whole}, chain);
        }
        at = std::max(first.end, at + 1);
    }
    return at;
}

/// The relation at `at`, behind the side that begins at `begin`: a sign, or a verb that counts as =. Other where none is.
TokenKind FactText::relationAt(std::size_t begin, std::size_t at) const
{
    const TokenKind kind = kindAt(at);
    if (kind == K::Word)
        return at > begin && isVerb(at) ? K::Equal : K::Other;
    return isRelationToken(kind) ? kind : K::Other;
}

/// Puts the chain whose first side is `side` into `chain`. **Returns** where it ends.
std::size_t FactText::chainBehind(FactSide side, FactChain& chain) const
{
    chain.sides.push_back(side);
    for (TokenKind kind = relationAt(side.begin, side.end); kind != K::Other; kind = relationAt(side.begin, side.end)) {
        const bool verb = kindAt(side.end) == K::Word;
        const std::size_t fillers = fillersAt(side.end + 1);
        chain.relations.push_back(fillers > 0 && kind == K::Equal ? K::Approx : kind);
        side.begin = side.end + 1 + fillers;
        side.end = sideEnd(side.begin).end;
        side.whole = !verb || (endsStatement(side.end) && side.end == side.begin + 1);
        chain.sides.push_back(side);
    }
    return side.end;
}

/// Number of words such as "approximately" at `at` that a number follows.
std::size_t FactText::fillersAt(std::size_t at) const
{
    const bool filler = isWordAt(at, {"approximately", "about", "approx", "roughly", "around"});
    return filler && (kindAt(at + 1) == K::Number || kindAt(at + 1) == K::Minus || kindAt(at + 1) == K::Command) ? 1 : 0;
}

/// "gives 3y = 15", "is 24/16 = 1.5": an equation of its own, no value.
bool FactText::isEquationAt(std::size_t at) const
{
    const std::size_t end = sideEnd(at).end;
    if (end >= m_tokens.size() || !isRelationToken(m_tokens[end].kind))
        return false;
    const auto calculates = [this](std::size_t i) { return kindAt(i) >= K::Plus && kindAt(i) <= K::Divide; };
    for (std::size_t i = at + 1; i < end; ++i)
        if (calculates(i))
            return true;
    return std::any_of(m_uses.begin() + static_cast<std::ptrdiff_t>(at), m_uses.begin() + static_cast<std::ptrdiff_t>(end), [](unsigned char use) { return (use & symbolUse) != 0; });
}

/// "is", "equals" between two calculations. "the lcm of 1 and 2/3 is 2" says nothing of 2/3.
bool FactText::isVerb(std::size_t at) const
{
    const std::string_view word = m_tokens[at].text;
    if (word.back() != 's' || word.size() > 6 || !isWordAt(at, {"is", "equals", "gives", "makes", "yields"}) || kindAt(at + 1 + fillersAt(at + 1)) != K::Number || (at >= 2 && kindAt(at - 2) == K::Mod) || isEquationAt(at + 1))
        return false;
    std::size_t before = at;
    while (before > 0 && (m_uses[before - 1] & sideUse) != 0 && !(m_tokens[before - 1].kind == K::Word && m_tokens[before - 1].text.size() == 1))
        --before;
    const bool listed = before >= 2 && isWordAt(before - 1, {"and", "or"}) && kindAt(before - 2) == K::Number;
    const bool pair = before > 0 && kindAt(before - 1) == K::Comma && isCloseToken(kindAt(at - 1)); // "from A to C(6, 0) is 6"
    return before == 0 || !(listed || pair || isWordAt(before - 1, {"of", "between", "than", "from", "to", "by", "with"}));
}

/// True when nothing at `at` can change the meaning of the number before ("is 2 more than").
bool FactText::endsStatement(std::size_t at) const
{
    const TokenKind kind = kindAt(at);
    return kind == K::LineEnd || kind == K::Period || kind == K::Comma || kind == K::Semicolon || isRelationToken(kind) ||
           isWordAt(at, {"and", "so", "which", "then", "but"});
}

FactText::SideEnd FactText::sideEnd(std::size_t begin) const
{
    SideEnd side{begin, 0};
    const std::span<const unsigned char> uses(m_uses);
    for (; side.end < uses.size(); ++side.end) {
        const unsigned char use = uses[side.end];
        if ((use & (openUse | closeUse)) != 0) {
            if (side.depth == 0 && (use & closeUse) != 0)
                break;
            side.depth += (use & openUse) != 0 ? 1 : -1;
        } else if ((use & sideUse) == 0 && !(side.depth > 0 && m_tokens[side.end].kind == K::Comma)) {
            break;
        }
    }
    return side;
}

/// False when what stands before `begin` belongs to the side.
bool FactText::isWhole(std::size_t begin) const
{
    if (begin >= m_tokens.size())
        return false;
    const TokenKind first = m_tokens[begin].kind;
    if (first == K::Plus || first == K::Times || first == K::Divide || first == K::Power || first == K::Mod)
        return false;
    if (begin == 0)
        return true;
    const bool apart = begin + 1 < m_tokens.size() && m_tokens[begin + 1].spaceBefore;
    if (first == K::Minus && apart && !isRelationToken(kindAt(begin - 1)) && kindAt(begin - 1) != K::LineEnd)
        return false;
    const Token& before = m_tokens[begin - 1];
    const bool touches = before.span.end == m_tokens[begin].span.begin;
    if (before.kind == K::Ellipsis || before.kind == K::Text || isOpenToken(before.kind) || before.kind == K::Other)
        return before.kind == K::Other && !touches;
    if (before.kind == K::Word)
    {
        const bool word = before.text.size() > 1 && !before.latex && m_tokens[begin].spaceBefore;
        if (m_tokens[begin].kind == K::Word && isFunctionWord(m_tokens[begin].text) && mayBeFactor(before))
            return false;
        const bool own = begin > 1 && isWordAt(begin - 1, {"of"}) && isWordAt(begin - 2, {"that", "instead"}); // "that of 7^3 = 343"
        return !touches && (own || !isWordAt(begin - 1, {"minus", "plus", "times", "of", "over", "by", "choose"})) && (first != K::Minus || (word && !apart)) &&
               (first != K::ParenOpen || word);
    }
    return before.kind == K::Colon || !(before.kind == K::Comma && touches && before.span.size() == 1); // a Chinese comma needs no space
}

std::span<const Token> FactText::tokensOf(const FactSide& side) const
{
    std::size_t begin = side.begin;
    // A bullet at the start of a line is no minus.
    const bool lineStart = begin == 0 || kindAt(begin - 1) == K::LineEnd;
    if (lineStart && begin + 1 < side.end && (kindAt(begin) == K::Minus || kindAt(begin) == K::Times) && m_tokens[begin + 1].spaceBefore)
        ++begin;
    std::size_t end = side.end;
    while (end > begin && kindAt(end - 1) == K::Currency)
        --end;
    return std::span(m_tokens).subspan(begin, end - begin);
}

namespace {

/// "60^\circ" and "60^{\circ}" as "60°".
std::vector<Token> withRaisedDegrees(std::span<const Token> tokens)
{
    std::vector<Token> out;
    const auto kindAt = [tokens](std::size_t i) { return i < tokens.size() ? tokens[i].kind : K::Other; };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool bare = kindAt(i) == K::Power && kindAt(i + 1) == K::Degree;
        const bool grouped = kindAt(i) == K::Power && kindAt(i + 1) == K::GroupOpen && kindAt(i + 2) == K::Degree && kindAt(i + 3) == K::GroupClose;
        if (grouped)
            out.push_back(tokens[i + 2]);
        else if (!bare)
            out.push_back(tokens[i]);
        i += grouped ? 3 : 0;
    }
    return out;
}

} // namespace

std::optional<ArithmeticSide> FactText::evaluate(std::size_t begin, std::size_t end, FunctionReading reading) const
{
    const auto tokens = tokensOf({begin, end, true});
    const bool degree = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == K::Degree; });
    const auto isFunction = [](const Token& token) { return token.kind == K::Word && isFunctionWord(token.text); };
    if (!degree)
        return evaluateSide(tokens, reading);
    std::vector<Token> plain = withRaisedDegrees(tokens);
    if (std::none_of(tokens.begin(), tokens.end(), isFunction)) // 180° - 60° = 120°
        std::erase_if(plain, [](const Token& token) { return token.kind == K::Degree; });
    return evaluateSide(plain, reading);
}

bool FactText::hasFunction(const FactSide& side) const
{
    const auto isFunction = [](const Token& token) { return token.kind == K::Word && token.text != "sqrt" && isFunctionWord(token.text); };
    return std::any_of(m_tokens.begin() + static_cast<std::ptrdiff_t>(side.begin), m_tokens.begin() + static_cast<std::ptrdiff_t>(side.end), isFunction);
}

bool FactText::isNumeric(const FactSide& side) const
{
    unsigned uses = 0;
    for (std::size_t i = side.begin; i < side.end; ++i)
        uses |= m_uses[i];
    return (uses & (numberUse | symbolUse)) == numberUse;
}

std::uint64_t FactText::lettersIn(const FactSide& side) const
{
    std::uint64_t bits = 0;
    for (std::size_t i = side.begin; i < side.end; ++i)
        if ((m_uses[i] & wordUse) != 0)
            bits |= std::uint64_t{1} << (static_cast<unsigned char>(m_tokens[i].text.front()) % 64U);
    return bits;
}

std::size_t FactText::modulusAt(const FactSide& side) const
{
    for (std::size_t i = side.begin; i < side.end; ++i)
        if (kindAt(i) == K::Mod)
            return i > side.begin && isOpenToken(kindAt(i - 1)) ? i - 1 : i;
    return side.end;
}

std::optional<Rational> FactText::modulusOf(const FactSide& side) const
{
    for (std::size_t i = modulusAt(side); i < side.end; ++i)
        if (kindAt(i) == K::Number)
            return Rational::fromDecimal(m_tokens[i].text);
    return std::nullopt;
}

Span FactText::spanOf(std::size_t begin, std::size_t end) const
{
    return {m_offset + m_tokens[begin].span.begin, m_offset + m_tokens[end - 1].span.end};
}

} // namespace core
