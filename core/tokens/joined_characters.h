#pragma once

#include "core/tokens/table.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace core {

/// Which neighbouring characters stand together in some token of a byte-level vocabulary, so that long words without a
/// space, as Chinese and Japanese have them, can be cut where no merge can reach across.
///
/// Every symbol that merging makes is a token that stands in the word as it is: where no token could stand across a
/// boundary, no merge ever crosses it, and both sides are encoded alone. Between two ASCII characters it never tells.
/// **Threads** re-entrant.
class JoinedCharacters
{
public:
    /// Joins everything.
    JoinedCharacters() = default;
    /// **Input** what collect() gave, or nothing: joins everything.
    explicit JoinedCharacters(Table<std::uint64_t> bits) : m_bits(std::move(bits)) {}

    /// **Input** the bytes of each token. **Cost** linear.
    [[nodiscard]] static Table<std::uint64_t> collect(std::span<const std::string> tokens);
    /// Whether `bits` is empty or has a size that collect() gives.
    [[nodiscard]] static bool isUsable(const Table<std::uint64_t>& bits);

    [[nodiscard]] bool knowsAny() const { return !m_bits.empty(); }
    /// The first place after `from` where `word` may be cut, or its end. **Input** well-formed UTF-8, knowsAny().
    [[nodiscard]] std::size_t nextCut(std::string_view word, std::size_t from) const;

private:
    [[nodiscard]] bool joined(std::string_view word, std::size_t at) const;
    [[nodiscard]] bool holds(std::string_view left, std::string_view right) const;
    Table<std::uint64_t> m_bits; ///< pairs of bytes that a token with part of a character joins, then a filter of pairs
};

} // namespace core
