#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace core {

/// What a word says in a check of a result.
enum class CheckWord : std::uint32_t {
    Negation = 1 << 0,
    Only = 1 << 1,       ///< "no": denies the whole sentence where it begins it
    Fits = 1 << 2,       ///< "matches": where it is denied, the check is left open
    Affirms = 1 << 3,    ///< "correct", "consistent"
    Option = 1 << 4,
    But = 1 << 5,
    Listed = 1 << 6,     ///< "listed": where an option is missed
    Other = 1 << 7,      ///< "other options"
    Sure = 1 << 8,
    Confused = 1 << 9,   ///< "confusing", "discrepancy"
    Opens = 1 << 10,     ///< opens a guess: "maybe"
    Guesses = 1 << 11,   ///< "maybe", "might"
    Own = 1 << 12,       ///< of the work that is checked: "my", "approach"
    Flawed = 1 << 13,    ///< "overcounting", "reconsider"
    Slip = 1 << 14,      ///< "mistake"
    Wrong = 1 << 15,     ///< "incorrect"
    Conflict = 1 << 16,  ///< "contradiction"
    Excuse = 1 << 17,    ///< "any mistake", "avoids errors"
    Implies = 1 << 18,
    Missing = 1 << 19,
    Concludes = 1 << 20, ///< "so", "still"
    Where = 1 << 21,
    Answer = 1 << 22,
    Excludes = 1 << 23,  ///< of an option: "wrong", "out", "impossible"
    Hmm = 1 << 24,
    Lacks = 1 << 25      ///< "without": denies, but calls nothing wrong
};
using CheckWords = std::uint32_t;
[[nodiscard]] constexpr CheckWords bit(CheckWord word) { return static_cast<CheckWords>(word); }

/// The classes of the words of a sentence, one after another; a lone capital letter is told by `letter`.
struct CheckSentence
{
    struct Word
    {
        CheckWords is = 0;
        char letter = '\0'; ///< the word, where it is but one letter
    };
    std::vector<Word> words;
    CheckWords all = 0;

    [[nodiscard]] bool has(CheckWord word) const { return (all & bit(word)) != 0; }
    [[nodiscard]] bool is(std::size_t at, CheckWord word) const { return (words[at].is & bit(word)) != 0; }
};

/// Reads `sentence`. **Cost** linear.
[[nodiscard]] CheckSentence readCheckSentence(std::string_view sentence);

} // namespace core
