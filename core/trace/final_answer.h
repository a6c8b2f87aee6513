#pragma once

#include "core/trace/token_hashes.h"
#include "core/trace/unit_features.h"

#include <span>
#include <string_view>
#include <vector>

namespace core {

/// What a trace ends up with, to see where its text arrives at that. Of a problem with options it is the option's text.
class FinalAnswer
{
public:
    /// **Input** `answers` in the order of the text.
    FinalAnswer(std::string_view problem, std::string_view reasoning, const std::vector<StatedAnswer>& answers);

    [[nodiscard]] bool known() const { return !m_written.empty(); }
    /// The value as written.
    [[nodiscard]] std::string_view written() const { return m_written; }

    /// Whether lookAt looks at tokens that are no numbers.
    [[nodiscard]] bool readsWords() const { return !m_words.empty(); }

    /// Whether a text holds it: anywhere, and as a result ("= 73", "is 73").
    struct Seen
    {
        bool here = false;
        bool result = false;
    };
    /// `tokens` are those of `text`; of numbers only where it does not read words.
    [[nodiscard]] Seen lookAt(std::string_view text, std::span<const HashedToken> tokens) const;

private:
    void takeNumber(std::string_view problem);
    void takeOption(std::string_view problem);

    std::string_view m_written;
    std::uint32_t m_number = 0;              ///< hash of its last number that the problem does not give; 0: none
    std::vector<std::uint32_t> m_words;      ///< hashes that only the option's text has, in order
};

} // namespace core
