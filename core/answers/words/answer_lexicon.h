#pragma once

#include "core/text/letter_runs.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace core {

/// What a word does where an answer is stated; the names are the section headings of the lexicon files.
enum class AnswerRole : std::uint32_t {
    Answer = 1,    ///< "answer"
    Final = 2,     ///< "final"
    Option = 4,    ///< "option", "choice"
    Copula = 8,    ///< a value may follow: "is", "equals", "gives"
    Filler = 16,   ///< may stand between copula and value: "approximately"
    Cue = 32,      ///< the sentence concludes: "so", "therefore"
    Hedge = 64,    ///< it guesses: "maybe", "if"
    Negation = 128,
    Wrong = 256,   ///< rejects an option: "incorrect"
    Right = 512,   ///< accepts one: "correct"
    Affirm = 1024, ///< a check succeeds: "matches", "consistent"
    Refute = 2048, ///< a check fails: "contradiction", "mistake"
    Unsure = 4096, ///< a check ends open: "unclear", "confusing"
    Again = 8192,  ///< announces a repeat: "double-check", "again"
    Other = 16384, ///< announces something else: "alternatively", "plug"
    Hypothesis = 32768,      ///< what follows is not claimed: "if", "suppose"
    Denial = 65536,          ///< what stands before is denied: "contradiction", "too big"
    Correction = 131072,     ///< the writer takes something back: "wait", "actually"
    OtherArithmetic = 262144, ///< signs mean something else here: "base", "modulo", "clock"
    Unwieldy = 524288,        ///< a way is too hard to go on: "messy", "tangled"
    Wish = 1048576            ///< with "I", something is still missing: "want", "need"
};
using AnswerRoles = std::uint32_t;
[[nodiscard]] constexpr AnswerRoles role(AnswerRole r) { return static_cast<AnswerRoles>(r); }

/// What words look like from afar: few others begin and end with the same letters and are as long.
class WordShapes
{
public:
    static constexpr std::size_t longest = 24;

    void add(std::string_view word) { m_lengths[pairOf(word)] |= 1U << word.size(); }
    /// False for all but those that were added and a few others; letters in either case. **Input** not empty.
    [[nodiscard]] bool fits(std::string_view word) const { return word.size() <= longest && (m_lengths[pairOf(word)] >> word.size() & 1U) != 0; }

private:
    static std::size_t pairOf(std::string_view word)
    {
        return (static_cast<unsigned char>(word.front()) & 0x1FU) * 32U + (static_cast<unsigned char>(word.back()) & 0x1FU);
    }

    std::array<std::uint32_t, 1024> m_lengths{}; ///< by first and last letter: a bit for each length
};

/// The words of resources/lexicons/answers_en.txt and the phrases of answers_zh.txt.
class AnswerLexicon
{
public:
    /// Read once, when first used; empty where a file is missing (then only \boxed and layout tell).
    /// **Threads** re-entrant.
    [[nodiscard]] static const AnswerLexicon& instance();

    /// Roles of one English word, in any case; 0 for others.
    [[nodiscard]] AnswerRoles word(std::string_view word) const
    {
        return !word.empty() && m_shapes.fits(word) ? m_words[placeOf(keyOf(word))].roles : 0;
    }
    /// The same for the run of `length` letters at `at` of `text`; quick for the many that are none of the words.
    [[nodiscard]] AnswerRoles wordAt(std::string_view text, std::size_t at, std::size_t length) const
    {
        const std::string_view letters(text.data() + at, length);
        if (!m_shapes.fits(letters))
            return 0;
        return length > 8 ? word(letters) : shortWord(shortRunAt(text, at, length).head);
    }
    /// The same for the run of letters at `at` of `text`.
    [[nodiscard]] AnswerRoles word(const LetterRun& run, std::string_view text, std::size_t at) const
    {
        return run.length > 8 ? word(text.substr(at, run.length)) : shortWord(run.head);
    }
    /// The same for one of at most eight letters, as in LetterRun::head.
    [[nodiscard]] AnswerRoles shortWord(std::uint64_t letters) const
    {
        const ShortWord* slot = &m_shortWords[shortHash(letters)];
        while (slot->letters != 0 && slot->letters != letters)
            ++slot;
        return slot->roles;
    }
    /// The shapes of all words that have one of `roles`.
    [[nodiscard]] WordShapes shapesOf(AnswerRoles roles) const;
    /// The longest Chinese phrase that begins at `at`: its length (0: none) and its roles.
    [[nodiscard]] std::pair<std::size_t, AnswerRoles> phraseAt(std::string_view text, std::size_t at) const;

private:
    AnswerLexicon();
    void addFile(std::string_view name);

    /// A word in lower case with zeros behind it, as three numbers.
    using Key = std::array<std::uint64_t, 3>;
    struct Slot
    {
        Key key{};
        AnswerRoles roles = 0; ///< 0: empty
    };
    static Key keyOf(std::string_view word);
    /// Where a word stands, or would.
    [[nodiscard]] std::size_t placeOf(const Key& key) const
    {
        const std::uint64_t hash = (key[0] * 0x9E3779B97F4A7C15ULL ^ key[1] ^ key[2] * 31) * 0xD6E8FEB86659FD93ULL;
        std::size_t at = (hash >> 32U) & (m_words.size() - 1);
        while (m_words[at].roles != 0 && (m_words[at].key[0] != key[0] || m_words[at].key[1] != key[1] || m_words[at].key[2] != key[2]))
            at = (at + 1) & (m_words.size() - 1);
        return at;
    }
    void addWord(const Key& key, AnswerRoles roles);

    /// A word of at most eight letters, and of letters only.
    struct ShortWord
    {
        std::uint64_t letters = 0; ///< as in LetterRun::head; 0: no word
        AnswerRoles roles = 0;
    };
    static constexpr std::size_t shortHashes = 4096;
    static std::size_t shortHash(std::uint64_t letters) { return (letters * 0x9E3779B97F4A7C15U) >> 52U; }
    void gatherShortWords();

    std::vector<Slot> m_words = std::vector<Slot>(64); ///< open addressing, at most half full; a power of two
    std::size_t m_wordCount = 0;
    std::vector<ShortWord> m_shortWords; ///< each behind the place of its hash, before the next empty one
    WordShapes m_shapes;
    std::unordered_map<std::string, std::vector<std::pair<std::string, AnswerRoles>>> m_phrases; ///< by first character
};

} // namespace core
