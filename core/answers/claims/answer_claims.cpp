#include "core/answers/claims/answer_claims.h"

#include "core/answers/claims/claim_reader.h"

#include <algorithm>
#include <vector>

namespace core {

namespace {

using K = PieceKind;

constexpr std::size_t longestText = 400;

/// The claims of a text that still hold at its end.
struct Standing
{
    std::vector<std::size_t> stated;
    std::vector<std::size_t> told;
    std::vector<std::size_t> others;
    std::string list; ///< of several values
    std::size_t values = 0;
};

Standing standingClaims(const ClaimReader& reader, PieceKind kind)
{
    Standing standing;
    for (std::size_t i = 0; i < reader.pieces().size(); ++i) {
        const Piece& piece = reader.pieces()[i];
        if (piece.kind == K::Word && reader.takesBack(i)) {
            standing.list.clear();
            standing.stated.clear();
            standing.told.clear();
            standing.others.clear();
        }
        if (piece.kind != kind)
            continue;
        ++standing.values;
        if (const auto list = reader.listAt(i))
            standing.list = *list;
        const Claim claim = reader.claim(i);
        if (claim == Claim::Stated) {
            standing.stated.push_back(i);
            standing.list.clear();
        } else if (claim == Claim::Told)
            standing.told.push_back(i);
        else if (claim == Claim::Other)
            standing.others.push_back(i);
    }
    return standing;
}

/// A number or an equation: what a verb that says little may tell of.
bool isPlain(std::string_view value)
{
    return !value.empty() && (std::string_view("0123456789-.").find(value.front()) != std::string_view::npos || value.find('=') != std::string_view::npos ||
                              value.starts_with("\\$") || value.starts_with("\\frac") || value.starts_with("\\dfrac"));
}

} // namespace

Claim claimOf(std::string_view text, Span value)
{
    constexpr std::size_t around = 600;
    const std::size_t from = value.begin > around ? text.find_first_of(" \n", value.begin - around) : 0;
    const std::string_view near = text.substr(from, std::min(text.size(), value.end + around) - from);
    const Span moved{value.begin - from, value.end - from};
    const ClaimReader reader(near, sentencePieces(near, moved));
    for (std::size_t i = 0; i < reader.pieces().size(); ++i)
        if (reader.pieces()[i].span.contains(moved))
            return reader.isTakenBack(i) ? Claim::Refused : reader.claim(i);
    return Claim::Refused;
}

std::optional<std::string> claimedAnswer(std::string_view text)
{
    if (text.size() > longestText)
        return std::nullopt;
    const ClaimReader reader(text, sentencePieces(text));
    const bool values = std::any_of(reader.pieces().begin(), reader.pieces().end(), [](const Piece& piece) { return piece.kind == K::Value; });
    const Standing standing = standingClaims(reader, values ? K::Value : K::Letter);
    const auto same = [&](std::size_t i) { return reader.textOf(i) == reader.textOf(standing.stated.back()); };
    if (!standing.list.empty())
        return standing.list;
    const auto allSame = [&](const std::vector<std::size_t>& claims) { return std::all_of(claims.begin(), claims.end(), same); };
    if (!standing.stated.empty() && reader.mayBeChanged(standing.stated.back()))
        return std::nullopt;
    if (!standing.stated.empty())
        return reader.isConclusion(standing.stated.back()) || (allSame(standing.stated) && allSame(standing.others))
                   ? std::optional(reader.textOf(standing.stated.back()))
                   : std::nullopt;
    if (!values || standing.values != 1 || standing.told.size() != 1)
        return std::nullopt;
    std::string told = reader.textOf(standing.told.front());
    return isPlain(told) ? std::optional(std::move(told)) : std::nullopt;
}

} // namespace core
