#include "core/answers/facts/fact_text.h"

#include "core/answers/math/token_uses.h"

#include <array>
#include <utility>

namespace core {

namespace {

using K = TokenKind;

/// What a token is to the words behind it, and whether it may be one that changes.
enum WordPlace : unsigned char { endsValue = 1, namesSign = endsValue << 1, mayContract = 4, breaksLine = 8 };
constexpr unsigned changing = mayContract | breaksLine;

constexpr auto wordPlaces = [] {
    std::array<unsigned char, static_cast<std::size_t>(K::Other) + 1> places{};
    for (const K kind : {K::Number, K::ParenClose, K::Percent, K::Superscript, K::GroupClose})
        places[static_cast<std::size_t>(kind)] = endsValue;
    for (const K kind : {K::LineEnd, K::RowEnd, K::Ampersand})
        places[static_cast<std::size_t>(kind)] = breaksLine;
    places[static_cast<std::size_t>(K::Word)] = places[static_cast<std::size_t>(K::Text)] = namesSign;
    places[static_cast<std::size_t>(K::Prime)] = places[static_cast<std::size_t>(K::Other)] = places[static_cast<std::size_t>(K::Ellipsis)] = mayContract;
    return places;
}();

unsigned placeOf(K kind) { return wordPlaces[static_cast<std::size_t>(kind)]; }

bool isValueEnd(K kind) { return (placeOf(kind) & endsValue) != 0 && kind != K::GroupClose; }

/// False for most tokens, which stay as they are: signs and units stand behind a value.
bool mayChange(const Token& token, unsigned place, unsigned before)
{
    return (place & (before << 1 | changing)) != 0 || (token.text.size() == 6 && token.text == "square");
}

} // namespace

/// Joins lines, writes signs for words between numbers ("12 times 3", "40% of 50", "7 squared", "the square root of 50"), takes the units out
/// that stand behind numbers, and notes what each token is in a relation.
void FactText::readWords()
{
    m_uses.resize(m_tokens.size());
    const Token* const tokens = m_tokens.data();
    unsigned char* const uses = m_uses.data();
    std::size_t size = m_tokens.size();
    bool joined = false; // breaks stand in few texts
    unsigned before = 0; // WordPlace of the token before
    for (std::size_t i = 0; i < size;) {
        const unsigned place = placeOf(tokens[i].kind);
        if (mayChange(tokens[i], place, before)) {
            if (!std::exchange(joined, true)) {
                join();
                size = m_tokens.size();
                continue;
            }
            std::size_t kept = i;
            if (const std::size_t taken = takeWord(kept, i); taken > 0)
                return moveRest(kept, i + taken);
        }
        uses[i] = useOf(tokens[i]);
        ++i;
        before = place;
    }
    m_uses.resize(size);
}

/// Goes on with the tokens from `from` on, which come behind the first `kept`.
void FactText::moveRest(std::size_t kept, std::size_t from)
{
    Token* const tokens = m_tokens.data();
    const std::size_t size = m_tokens.size();
    for (std::size_t i = from; i < size;) {
        const unsigned before = kept > 0 ? placeOf(tokens[kept - 1].kind) : 0;
        if (const std::size_t taken = mayChange(tokens[i], placeOf(tokens[i].kind), before) ? takeWord(kept, i) : 0; taken > 0) {
            i += taken;
            continue;
        }
        if (kept != i)
            tokens[kept] = std::move(tokens[i]);
        m_uses[kept] = useOf(tokens[kept]);
        ++kept;
        ++i;
    }
    m_tokens.resize(kept);
    m_uses.resize(kept);
    if (!m_units.empty())
        m_units.resize(kept);
}

/// Writes the sign that the word at `at` says behind the first `kept` tokens, or notes the unit that it begins. **Returns** how many tokens
/// that takes; 0 where it is a word like others. "'s" is taken and leaves nothing.
std::size_t FactText::takeWord(std::size_t& kept, std::size_t at)
{
    const K kind = m_tokens[at].kind;
    if (kind == K::Ellipsis)
        return endsDecimal(kept, at) ? 1 : 0;
    if (kind != K::Word && kind != K::Text)
        return endsContraction(kept, at) ? 2 : 0;
    Token sign;
    if (const std::size_t taken = wordSignAt(kept, at, sign); taken > 0) {
        m_uses[kept] = useOf(sign);
        m_tokens[kept++] = std::move(sign);
        return taken;
    }
    if (kept == 0 || !isMeasured(kept - 1, at))
        return 0;
    const std::size_t taken = unitEnd(at) - at;
    noteUnit(kept, at, at + taken);
    return taken;
}

/// True at the dots of "41.666... = 125/3": further digits of a decimal that another side follows.
bool FactText::endsDecimal(std::size_t kept, std::size_t at) const
{
    const bool touches = kept > 0 && m_tokens[kept - 1].kind == K::Number && m_tokens[kept - 1].span.end == m_tokens[at].span.begin;
    return touches && m_tokens[kept - 1].text.view().find('.') != std::string_view::npos && (kindAt(at + 1) == K::Equal || kindAt(at + 1) == K::Approx);
}

/// True at the "'s" of "that's 3 * 4 = 12", which belongs to no calculation. `kept` tokens stand before it.
bool FactText::endsContraction(std::size_t kept, std::size_t at) const
{
    const Token& sign = m_tokens[at];
    const bool apostrophe = sign.kind == K::Prime || (sign.kind == K::Other && sign.span.in(m_text) == "’");
    if (!apostrophe || sign.spaceBefore || kept == 0 || at + 1 >= m_tokens.size())
        return false;
    const Token& word = m_tokens[kept - 1];
    const Token& ending = m_tokens[at + 1];
    return word.kind == K::Word && !word.latex && (word.text.size() > 1 || word.text == "I") && ending.kind == K::Word && !ending.spaceBefore && ending.text.size() <= 2;
}

/// Number of tokens at `at` that say a sign, which goes to `out`; 0 when there are none. `kept` tokens stand before it.
std::size_t FactText::wordSignAt(std::size_t kept, std::size_t at, Token& out) const
{
    const Token& word = m_tokens[at];
    if (word.kind != K::Word || word.text.size() < 2 || word.text.size() > 10)
        return 0;
    switch (word.text.front()) { // of all words below
    case 'd': case 'm': case 'c': case 's': case 't': case 'o': case 'p': break;
    default: return 0;
    }
    const TokenKind before = kept > 0 ? m_tokens[kept - 1].kind : K::LineEnd;
    const bool value = isValueEnd(before);
    if (!value && word.text != "square")
        return 0;
    const auto put = [&](TokenKind kind, std::size_t count, TokenText text = {}) {
        out = {.kind = kind, .span = {m_tokens[at].span.begin, m_tokens[at + count - 1].span.end}, .text = text, .spaceBefore = true};
        return count;
    };
    if (isWordAt(at, {"square"}) && isWordAt(at + 1, {"root"}) && isWordAt(at + 2, {"of"}) && kindAt(at + 3) == K::Number &&
        !isOperatorToken(kindAt(at + 4))) // "the square root of 6 * 6 = 36 is 6"
        return put(K::Command, 3, "sqrt");
    if (!value)
        return 0;
    const std::size_t by = isWordAt(at, {"divided", "multiplied"}) && isWordAt(at + 1, {"by"}) ? 2 : 1;
    if (isWordAt(at, {"degrees", "degree"}))
        return put(K::Degree, 1);
    if (by == 1 && isWordAt(at, {"squared", "cubed"}))
        return put(K::Superscript, 1, m_tokens[at].text == "squared" ? "2" : "3");
    if (kindAt(at + by) != K::Number && kindAt(at + by) != K::ParenOpen)
        return 0;
    if (by == 2)
        return put(m_tokens[at].text == "divided" ? K::Divide : K::Times, 2);
    if (isWordAt(at, {"times"}) || (isWordAt(at, {"of"}) && before == K::Percent))
        return put(K::Times, 1);
    if (isWordAt(at, {"plus", "minus"}))
        return put(m_tokens[at].text == "plus" ? K::Plus : K::Minus, 1);
    return 0;
}

} // namespace core
