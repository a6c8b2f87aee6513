#include "widgets/views/compare_map.h"

#include <algorithm>

namespace widgets {

namespace {

/// The piece that holds `byte` in the text whose spans are `here`; pieces without bytes of that text are passed over.
const core::CleanedPiece* pieceAt(const std::vector<core::CleanedPiece>& pieces, core::Span core::CleanedPiece::*here, std::size_t byte)
{
    auto after = std::upper_bound(pieces.begin(), pieces.end(), byte, [here](std::size_t at, const core::CleanedPiece& piece) {
        return at < (piece.*here).begin;
    });
    if (after == pieces.begin())
        return nullptr;
    auto piece = std::prev(after);
    while (piece != pieces.begin() && ((*piece).*here).empty())
        --piece;
    return &*piece;
}

Counterpart across(const core::CleanedPiece* piece, core::Span core::CleanedPiece::*here, core::Span core::CleanedPiece::*there, std::size_t byte)
{
    if (!piece)
        return {};
    const core::Span from = piece->*here;
    const core::Span to = piece->*there;
    if (piece->what != core::CleanedPiece::What::Kept)
        return {byte >= from.end ? to.end : to.begin, from};
    return {to.begin + std::min(byte - from.begin, to.size()), std::nullopt};
}

} // namespace

Counterpart CompareMap::toCleaned(std::size_t original) const
{
    constexpr auto here = &core::CleanedPiece::original;
    return across(pieceAt(m_pieces, here, original), here, &core::CleanedPiece::cleaned, original);
}

Counterpart CompareMap::toOriginal(std::size_t cleaned) const
{
    constexpr auto here = &core::CleanedPiece::cleaned;
    return across(pieceAt(m_pieces, here, cleaned), here, &core::CleanedPiece::original, cleaned);
}

core::Span CompareMap::toCleaned(core::Span original) const
{
    const std::size_t begin = toCleaned(original.begin).byte;
    return {begin, std::max(begin, toCleaned(original.end).byte)};
}

} // namespace widgets
