#include "core/annotate/labels/reference_parts.h"

#include "core/annotate/labels/closing_values.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/joined_pieces.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view edge = " \t\r\n,;.";
    const std::size_t begin = text.find_first_not_of(edge);
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(edge) + 1 - begin);
}

/// Pieces of `text` between commas and the like outside brackets.
std::vector<std::string_view> pieces(std::string_view text)
{
    constexpr auto joints = std::to_array<std::string_view>({", ", "; ", " and ", " or ", "，", "、", "；", "和", "或", "与"});
    std::vector<std::string_view> out = piecesBetween(text, joints);
    std::transform(out.begin(), out.end(), out.begin(), trimmed);
    std::erase_if(out, [](std::string_view piece) { return piece.empty(); });
    return out;
}

/// The numbers of a part, signs and fractions with them; the part itself where it has none or is a point.
std::vector<std::string> namedBy(std::string_view part)
{
    std::vector<std::string> named;
    if (part.front() == '(')
        return {std::string(part)};
    for (std::size_t at = 0; at < part.size(); ++at) {
        if (!isDigit(part[at]) || (at > 0 && (part[at - 1] == '^' || part[at - 1] == '_')))
            continue;
        std::size_t begin = at;
        while (begin > 0 && part[begin - 1] == '-' && (begin < 2 || part[begin - 2] == ' ' || part[begin - 2] == '='))
            --begin;
        std::size_t end = at;
        while (end < part.size() && (isDigit(part[end]) || (end + 1 < part.size() && isDigit(part[end + 1]) && std::string_view(".,/:").find(part[end]) != std::string_view::npos)))
            ++end;
        named.emplace_back(part.substr(begin, end - begin));
        at = end;
    }
    if (named.empty())
        named.emplace_back(part);
    return named;
}

/// True where `value` of `text` is what a sentence arrives at: a sign or a verb stands before it.
bool isResult(std::string_view text, Span value)
{
    constexpr auto leads = std::to_array<std::string_view>({"=", "≈", "\\approx", ":", "：", "＝", " is", " are", "→", "是", "为"});
    const std::string_view before = text.substr(0, value.begin);
    const std::size_t end = before.find_last_not_of(" $*\\(") + 1;
    return std::any_of(leads.begin(), leads.end(), [&](std::string_view lead) { return before.substr(0, end).ends_with(lead); });
}

/// True where `value` of `text` is only a part of what is worked with: 15 of "3s + 15 + s", 35 of "4s = 35" and of "35 = f - 5".
bool isOperand(std::string_view text, Span value)
{
    constexpr auto signs = std::to_array<std::string_view>({"+", "*", "/", "^", "·", "×", "\\cdot", "\\times"});
    constexpr auto followers = std::to_array<std::string_view>({"= ", "- ", "− "});
    constexpr std::string_view dress = " $";
    const std::string_view behind = text.substr(std::min(text.size(), text.find_first_not_of(dress, value.end)));
    const std::string_view before = text.substr(0, text.substr(0, value.begin).find_last_not_of(dress) + 1);
    const auto opens = [behind](std::string_view sign) { return behind.starts_with(sign); };
    const auto ends = [before](std::string_view sign) { return before.ends_with(sign); };
    if (std::any_of(signs.begin(), signs.end(), opens) || std::any_of(followers.begin(), followers.end(), opens) || std::any_of(signs.begin(), signs.end(), ends))
        return true;
    if (!before.ends_with('='))
        return false;
    const std::string_view left = text.substr(0, before.substr(0, before.size() - 1).find_last_not_of(dress) + 1);
    std::size_t name = left.size(); // "4s =", where a name has a number before it
    while (name > 0 && ((left[name - 1] >= 'a' && left[name - 1] <= 'z') || (left[name - 1] >= 'A' && left[name - 1] <= 'Z')))
        --name;
    return name > 0 && name < left.size() && isDigit(left[name - 1]);
}

/// Where `named` stands last in `text` as more than a part of what is worked with.
Span lastHeld(std::string_view text, std::string_view named)
{
    Span here = lastSaid(text, named);
    while (!here.empty() && isDigit(named.back()) && isOperand(text, here))
        here = lastSaid(text.substr(0, here.begin), named);
    return here;
}

/// Length of "about " and its like at the front of `reference`.
std::size_t hedgeOf(std::string_view reference)
{
    constexpr auto hedges = std::to_array<std::string_view>({"about ", "approximately ", "approx. ", "roughly ", "≈ ", "≈", "~", "大约", "约"});
    const auto hedge = std::find_if(hedges.begin(), hedges.end(), [reference](std::string_view one) { return reference.starts_with(one); });
    return hedge == hedges.end() ? 0 : hedge->size();
}

} // namespace

bool isHedged(std::string_view reference) { return hedgeOf(reference) > 0; }

std::string withoutRemark(std::string_view reference)
{
    constexpr auto openers = std::to_array<std::string_view>({" (about", " (approx", " (i.e.", " (or ", " (≈", " (that is", "（约", "（即", "（或", "(约", "(即"});
    std::size_t end = reference.size();
    for (const std::string_view opener : openers)
        if (const std::size_t at = reference.find(opener); at > 0 && at != std::string_view::npos && (reference.ends_with(')') || reference.ends_with("）")))
            end = std::min(end, at);
    std::string_view bare = reference.substr(0, end);
    bare.remove_prefix(hedgeOf(bare));
    return std::string(bare);
}

ReferenceParts::ReferenceParts(std::string_view reference)
{
    constexpr std::size_t longest = 100;
    constexpr std::size_t most = 6;
    const std::string bare = bareAnswer(reference);
    if (bare.size() > longest || bare.find_first_of("<>") != std::string::npos || bare.find("\\le") != std::string::npos || bare.find("\\ge") != std::string::npos || bare.find("≤") != std::string::npos)
        return;
    std::vector<std::string_view> found = pieces(bare);
    if (found.size() < 2 || found.size() > most)
        return;
    m_values = std::any_of(bare.begin(), bare.end(), isDigit);
    if (m_values) // beside a value, yes and no say little
        std::erase_if(found, [](std::string_view piece) { return piece == "yes" || piece == "no" || piece == "Yes" || piece == "No" || piece == "是" || piece == "否"; });
    for (const std::string_view piece : found)
        for (std::string& named : namedBy(piece))
            m_named.push_back(std::move(named));
}

Span ReferenceParts::allIn(std::string_view text) const
{
    constexpr std::size_t reach = 500;
    constexpr std::size_t longestWords = 240;
    if (!several())
        return {};
    Closing closing = closingOf(text);
    if (!m_values)
        closing = {.sentence = {text.size() - std::min(text.size(), longestWords), text.size()}};
    if (closing.sentence.empty() || closing.open)
        return {};
    const std::string_view sentence = closing.sentence.in(text);
    const std::size_t from = closing.sentence.begin - std::min(closing.sentence.begin, reach);
    const std::string_view before = text.substr(from, closing.sentence.begin - from);
    Span all;
    for (const std::string& named : m_named) {
        if (const Span here = lastHeld(sentence, named); !here.empty()) {
            all = all.empty() ? here : Span{std::min(all.begin, here.begin), std::max(all.end, here.end)};
            continue;
        }
        Span earlier = lastSaid(before, named);
        while (!earlier.empty() && !(m_values && isResult(before, earlier)))
            earlier = lastSaid(before.substr(0, earlier.begin), named);
        if (earlier.empty())
            return {};
    }
    if (all.empty() || (!m_values && leavesOpen(sentence.substr(all.begin))))
        return {};
    return {all.begin + closing.sentence.begin, all.end + closing.sentence.begin};
}

} // namespace core
