#include "core/answers/stated_facts.h"

#include "core/answers/equation_facts.h"
#include "core/answers/fact_doubts.h"
#include "core/answers/fact_judgement.h"
#include "core/answers/fact_text.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

using K = TokenKind;

constexpr std::size_t longestGroup = 4000; ///< bytes of lines that belong together

/// The value of a side; of the last one without its "(mod m)".
std::optional<ArithmeticSide> valueOf(const FactText& text, const FactSide& side, bool cutModulus)
{
    if (!side.whole)
        return std::nullopt;
    return text.evaluate(side.begin, cutModulus ? text.modulusAt(side) : side.end);
}

/// "= 105, 000": the value with the digits behind the comma.
std::optional<ArithmeticSide> numberGoingOn(const FactText& text, const FactSide& side)
{
    const bool alone = side.end == side.begin + 1 && text.kindAt(side.begin) == K::Number && text[side.begin].text.size() <= 3;
    if (!alone || text.kindAt(side.end) != K::Comma || text.kindAt(side.end + 1) != K::Number || text[side.end + 1].text.size() != 3)
        return std::nullopt;
    Token joined = text[side.begin];
    joined.text += text[side.end + 1].text;
    return evaluateSide(std::span(&joined, 1));
}

/// Gives a fact its span, and says what is right from the left side on.
void place(const FactText& text, const FactSide& left, std::size_t end, FalseFact& fact)
{
    const auto tokens = text.tokensOf(left);
    const std::size_t begin = left.begin + static_cast<std::size_t>(tokens.data() - &text[left.begin]);
    fact.span = text.spanOf(begin, end);
    fact.left = text.spanOf(begin, begin + tokens.size());
    const Span written{tokens.front().span.begin, tokens.back().span.end};
    fact.right = std::string(written.in(text.text())) + fact.right;
}

/// The first false relation of a chain; what follows rests on it.
void checkChain(const FactText& text, const FactChain& chain, std::vector<FalseFact>& found)
{
    const auto modulus = text.modulusOf(chain.sides.back());
    std::optional<ArithmeticSide> a = valueOf(text, chain.sides.front(), false);
    bool worked = false; // the side before a is a calculation
    for (std::size_t i = 0; i < chain.relations.size(); ++i) {
        const FactSide& left = chain.sides[i];
        const FactSide& right = chain.sides[i + 1];
        std::optional<ArithmeticSide> b = valueOf(text, right, modulus.has_value() && i + 2 == chain.sides.size());
        if (const auto whole = numberGoingOn(text, right); a && b && whole && a->calculates) {
            if (auto fact = judgeFact(*a, chain.relations[i], *whole, std::nullopt); fact && fact->gap < 0.1L && chain.relations[i] == K::Equal) {
                place(text, left, right.end + 2, *fact);
                found.push_back(std::move(*fact));
            }
            return;
        }
        if (a && b && a->calculates) {
            auto fact = judgeFact(*a, chain.relations[i], *b, modulus);
            const FactDoubt doubt = fact ? doubtOf(text, {chain, i, *a, *b}) : FactDoubt::RunsOn;
            if (doubt == FactDoubt::None) {
                place(text, left, right.end, *fact);
                fact->derived = worked;
                found.push_back(std::move(*fact));
            }
            if (doubt != FactDoubt::RunsOn)
                return;
        }
        worked = a && a->calculates;
        a = std::move(b);
    }
}

void checkLines(std::string_view lines, std::size_t offset, std::vector<FalseFact>& found)
{
    const FactText text(lines, offset);
    FactChain before;
    for (std::size_t at = 0; at < text.size();) {
        auto [chain, next] = text.chainFrom(at);
        at = next;
        if (chain.relations.empty())
            continue;
        checkChain(text, chain, found);
        if (auto fact = falseIdentity(text, chain))
            found.push_back(std::move(*fact));
        if (!before.relations.empty())
            if (auto fact = falseConclusion(text, before, chain))
                found.push_back(std::move(*fact));
        before = std::move(chain);
    }
}

enum ByteClass : unsigned char { digitByte = 1, signByte = 2 };

/// What each byte may mean in a fact: a digit, the first byte of a relation.
constexpr std::array<unsigned char, 256> byteClasses()
{
    std::array<unsigned char, 256> classes{};
    for (unsigned c = '0'; c <= '9'; ++c)
        classes[c] = digitByte;
    for (const unsigned char c : {'=', '<', '>', '\\'})
        classes[c] = signByte;
    classes[0xE2] = signByte; // ≈ ≡ ≤ ≥
    return classes;
}

/// A digit, and a sign or word that may relate two sides.
bool mayRelate(std::string_view line)
{
    static constexpr auto classes = byteClasses();
    unsigned char seen = 0;
    for (const char c : line)
        seen = static_cast<unsigned char>(seen | classes[static_cast<unsigned char>(c)]);
    if ((seen & digitByte) == 0)
        return false;
    const auto says = [line](std::string_view verb) { return line.find(verb) != std::string_view::npos; };
    return (seen & signByte) != 0 || says(" is ") || says(" equals ") || says(" gives ") || says(" makes ");
}

/// True when a line goes on with a chain: its first sign is a relation.
bool continuesChain(std::string_view line)
{
    const std::size_t at = line.find_first_not_of(" \t&\\[$(");
    if (at == std::string_view::npos)
        return false;
    const std::string_view rest = line.substr(at);
    return rest.starts_with('=') || rest.starts_with("≈") || rest.starts_with("≡") || rest.starts_with("approx") || rest.starts_with("equiv");
}

} // namespace

std::vector<FalseFact> findFalseFacts(std::string_view text)
{
    std::vector<FalseFact> found;
    const auto lineEnd = [&](std::size_t at) { return std::min(text.find('\n', at), text.size()); };
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = lineEnd(at);
        if (!mayRelate(text.substr(at, end - at))) {
            const std::size_t next = end + 1;
            if (next >= text.size() || !continuesChain(text.substr(next, std::min<std::size_t>(lineEnd(next) - next, 40)))) {
                at = next;
                continue;
            }
        }
        for (std::size_t next = end; next < text.size() && end - at < longestGroup;) { // "= 3 + 4" on the lines behind
            while (next < text.size() && text[next] == '\n')
                ++next;
            const std::size_t stop = lineEnd(next);
            if (next >= text.size() || !continuesChain(text.substr(next, std::min<std::size_t>(stop - next, 40))))
                break;
            end = stop;
            next = stop;
        }
        checkLines(text.substr(at, end - at), at, found);
        at = end + 1;
    }
    return found;
}

} // namespace core
