#include "core/answers/claims/claim_reader.h"

#include "core/answers/math/expression_words.h"
#include "core/answers/math/unit_sizes.h"

#include <algorithm>
#include <array>

namespace core {

using K = PieceKind;
using R = ClaimRole;

namespace {

/// Without "$", which "\$" is not.
std::string withoutDelimiters(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (text[at] != '$' || (at > 0 && text[at - 1] == '\\'))
            out += text[at];
    return out;
}

} // namespace

std::optional<std::string> ClaimReader::listAt(std::size_t i) const
{
    const Sentence sentence = sentenceOf(i);
    const std::size_t begin = clauseBegin(i, sentence.begin);
    const bool doubted = anyOf(sentence.begin, sentence.end, R::Hypothesis) || anyOf(begin, sentence.end, R::Doubt) ||
                         anyOf(begin, sentence.end, R::Negation) || comparesAt(begin, i) || tellsOfSubject(begin, i);
    if (doubted || leftOf(i, begin) != Claim::Stated || (sentence.end < m_pieces.size() && m_pieces[sentence.end].kind == K::Question))
        return std::nullopt;
    std::string list(m_pieces[i].span.in(m_text));
    std::size_t items = 1;
    for (std::size_t at = i + 1; at < sentence.end; ++at) {
        if (m_pieces[at].kind == K::Value) {
            list += ", " + std::string(m_pieces[at].span.in(m_text));
            ++items;
        } else if (m_pieces[at].kind != K::Comma && m_pieces[at].word != "and" && m_pieces[at].word != "or") {
            return std::nullopt;
        }
    }
    return items > 1 && m_pieces[sentence.end - 1].kind == K::Value ? std::optional(withoutDelimiters(list)) : std::nullopt;
}

bool ClaimReader::isWriting(std::string_view word)
{
    constexpr auto verbs = std::to_array<std::string_view>({"out", "factors", "factored", "factor", "given", "written", "expressed", "simplified"});
    return std::find(verbs.begin(), verbs.end(), word) != verbs.end();
}

std::string ClaimReader::textOf(std::size_t i) const
{
    std::size_t end = m_pieces[i].span.end;
    for (std::size_t next = i + 1; next < m_pieces.size() && m_pieces[next].kind == K::Word && isUnit(m_pieces[next].span.in(m_text)); ++next)
        end = m_pieces[next].span.end;
    const std::string_view name = nameOf(i);
    std::string text = name.empty() ? std::string{} : std::string(name) + " = ";
    text += std::string(m_text.substr(m_pieces[i].span.begin, end - m_pieces[i].span.begin));
    return withoutDelimiters(text);
}

std::string_view ClaimReader::nameOf(std::size_t i) const
{
    bool linked = false;
    std::size_t at = i;
    for (; at > 0 && (has(m_pieces[at - 1], R::Filler) || has(m_pieces[at - 1], R::Copula)); --at)
        linked = linked || has(m_pieces[at - 1], R::Copula);
    const std::string_view name = at > 0 && linked && m_pieces[at - 1].kind == K::Word ? m_pieces[at - 1].span.in(m_text) : std::string_view{};
    return name.size() == 1 && name != "a" && name != "i" && name != "I" ? name : std::string_view{};
}

bool ClaimReader::isUnit(std::string_view word)
{
    return (word != "in" && isUnitWord(word)) || (word.size() > 1 && word != "in" && isUnitSign(word)) || word == "percent" || word == "square" ||
           word == "cubic" || word.find('/') != std::string_view::npos || word.find("·") != std::string_view::npos || word.ends_with("²") ||
           word.ends_with("³") || isPrefixedUnit(word);
}

bool ClaimReader::isMeasured(std::size_t at, std::size_t i) const
{
    const std::string_view word = m_pieces[at].word;
    const bool unit = i + 1 < m_pieces.size() && m_pieces[i + 1].kind == K::Word && isUnit(m_pieces[i + 1].span.in(m_text)) &&
                      (i + 2 == m_pieces.size() || isStop(m_pieces[i + 2]));
    const bool ways = word == "in" && i + 1 < m_pieces.size() && m_pieces[i + 1].word == "ways";
    return ways || (unit && (word == "after" || word == "in" || word == "for" || word == "at"));
}

} // namespace core
