#pragma once

#include "core/tokens/tokenizer_file.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Finds added tokens inside a text: at each place the longest, from left to right.
class AddedTokenFinder
{
public:
    struct Match
    {
        std::size_t begin = 0, end = 0; ///< with the white space that the token strips
        std::uint32_t id = 0;
    };

    AddedTokenFinder() = default;
    explicit AddedTokenFinder(std::span<const AddedToken> tokens);
    [[nodiscard]] bool empty() const { return m_tokens.empty(); }
    /// All matches in `text`, in order. **Cost** linear where no token starts; O(length of the longest token) where one could.
    [[nodiscard]] std::vector<Match> findAll(std::string_view text) const;

private:
    [[nodiscard]] std::size_t nextCandidate(std::string_view text, std::size_t from) const;
    [[nodiscard]] const AddedToken* longestAt(std::string_view text, std::size_t at) const;

    std::vector<AddedToken> m_tokens;        ///< by content
    std::vector<std::uint32_t> m_shorter;    ///< the longest other token that is a prefix of it: index + 1, or 0
    std::array<bool, 256> m_firstBytes{};
    int m_onlyFirstByte = -1;                ///< when all begin alike
};

} // namespace core
