#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace core {

/// Which bytes of a text are what, a bit each: found in one pass, asked for piece by piece.
class PieceMarks
{
public:
    /// **Cost** linear in the text; 4 bits a byte.
    explicit PieceMarks(std::string_view text);

    /// Where the sentence or line at `at` ends: behind a full stop that a space and a capital follow, or at a line feed.
    /// **Input** no space or line feed at `at`.
    [[nodiscard]] std::size_t pieceEnd(std::size_t at) const { return next(m_ends, at, m_size); }
    /// The same before `end`; `end` where there is none.
    [[nodiscard]] std::size_t pieceEnd(std::size_t at, std::size_t end) const { return next(m_ends, at, end); }
    /// The first digit from `from` on and before `end`; `end` where there is none. Also for those below.
    [[nodiscard]] std::size_t nextDigit(std::size_t from, std::size_t end) const { return next(m_digits, from, end); }
    /// The first byte that may begin a relation: =, <, >, ≈, ＝.
    [[nodiscard]] std::size_t nextSign(std::size_t from, std::size_t end) const { return next(m_signs, from, end); }
    /// The first place from `from` on where a digit stands before and none at it; the size of the text where there is none before its end.
    [[nodiscard]] std::size_t nextNumberEnd(std::size_t from) const { return next(m_numberEnds, from, m_size); }

private:
    using Bits = std::vector<std::uint64_t>;

    [[nodiscard]] static std::size_t next(const Bits& bits, std::size_t from, std::size_t end)
    {
        constexpr std::size_t width = 64;
        if (from >= end)
            return end;
        std::size_t place = from / width;
        std::uint64_t ahead = bits[place] & ~std::uint64_t{0} << from % width;
        while (ahead == 0) {
            if (++place * width >= end)
                return end;
            ahead = bits[place];
        }
        return std::min(end, place * width + static_cast<std::size_t>(std::countr_zero(ahead)));
    }

    std::size_t m_size;
    Bits m_ends, m_digits, m_numberEnds, m_signs;
};

} // namespace core
