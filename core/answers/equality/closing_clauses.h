#pragma once

#include "core/answers/statements/sentence_pieces.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace core {

/// What a clause does in a closing sentence.
enum class ClauseRole : std::uint8_t {
    Main,
    Reason,     ///< "since 11 fails", "although it is 5", "while the other is 6"
    Conclusion, ///< "so it is 5", "i.e. 72 km/h", "which means that it took 5 minutes"
    Turn,       ///< "but it is 5"
    Rejected,   ///< "not 5", "rather than 5"
    Nearly      ///< "roughly 1.414"
};

/// A clause in pieces of a sentence.
struct ClosingClause
{
    std::size_t begin = 0;
    std::size_t end = 0;
    ClauseRole role = ClauseRole::Main;
};

/// The clauses of the sentence that is pieces [begin, end); brackets are no part of it.
[[nodiscard]] std::vector<ClosingClause> closingClauses(const std::vector<Piece>& pieces, std::size_t begin, std::size_t end);

/// Without what stands in brackets; nothing where it denies or doubts.
[[nodiscard]] std::vector<Piece> withoutBrackets(std::vector<Piece> pieces);

} // namespace core
