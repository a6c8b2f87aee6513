#pragma once

#include "core/result.h"
#include "core/text/letter_runs.h"

#include <array>
#include <bitset>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What a phrase announces. The names are the section headings of the lexicon files.
enum class Marker : std::uint8_t {
    Okay,        ///< opens talk: "okay", "alright"
    So,          ///< draws on: "so", "then"
    Therefore,   ///< concludes a step: "therefore", "thus"
    But,         ///< contrast
    Wait,        ///< stops short: "wait", "hold on"
    Hmm,         ///< thinks aloud
    First,       ///< opens a list of steps
    Next,        ///< continues it
    If,          ///< a case or hypothesis
    Maybe,       ///< a guess
    Alternative, ///< another way is taken: "alternatively", "another approach"
    Method,      ///< speaks of ways to solve: "approach", "method"
    Restart,     ///< begins anew: "from scratch"
    Begin,       ///< begins to work: "let me start", "let's denote"
    Abandon,     ///< gives up a way: "this is getting complicated"
    Verify,      ///< checks: "let me double-check"
    Thorough,    ///< motive of a check: "just to be sure"
    Doubt,       ///< fears a slip: "did I make a mistake"
    Affirm,      ///< a check's result: "that checks out"
    Refute,      ///< a check's other result: "that's wrong"
    Answer,      ///< states the answer: "so the answer is"
    Conclude,    ///< closes: "final answer", "in conclusion"
    Restate,     ///< repeats the task: "I need to find"
    Problem,     ///< points at the task: "the problem says"
    Recall,      ///< gathers facts: "I remember that"
    Understand,  ///< plans: "let me understand"
    Example,     ///< tries a case: "for example", "test with"
    Same,        ///< says that it repeats: "as before", "same result"
    Confused     ///< lost: "I'm confused"
};
inline constexpr std::size_t markerCount = 29;

[[nodiscard]] std::string_view markerName(Marker marker); ///< "alternative", "verify", ...

/// A set of markers, one bit each.
using MarkerSet = std::uint32_t;
[[nodiscard]] constexpr MarkerSet bit(Marker marker) { return MarkerSet{1} << static_cast<unsigned>(marker); }

/// Phrases and what they announce, read from text files: `[name]` opens a section, then one phrase a line, `#` begins a
/// comment. Phrases are found without regard to case, spacing or the form of the apostrophe, at word boundaries (where
/// the script has any).
class Lexicon
{
public:
    /// **Errors** NotFound, BadFormat (an unknown section, a phrase before the first section): says which file and line.
    [[nodiscard]] static Result<Lexicon> load(const std::vector<std::filesystem::path>& files);

    /// What a text says: at its very start (through fillers, such as "Okay, so wait"), and anywhere in it.
    struct Found
    {
        MarkerSet start = 0;
        MarkerSet anywhere = 0;
    };
    [[nodiscard]] Found scan(std::string_view text) const;

    /// A run of letters in a text.
    struct Word
    {
        std::uint64_t name = 0; ///< as LetterRun
        std::uint32_t begin = 0, length = 0;
    };
    /// The same of a text of which the words are known. **Input** the words from `begin` on but those right behind a
    /// digit; `others`: where something else stands that mayBegin a phrase.
    [[nodiscard]] Found scan(std::string_view text, std::size_t begin, std::span<const Word> words, std::span<const std::uint32_t> others) const;
    /// Whether the digit or character at `at` may begin a phrase.
    [[nodiscard]] bool mayBegin(std::string_view text, std::size_t at) const
    {
        return m_firsts[static_cast<unsigned char>(text[at])];
    }

    /// The longest phrase that begins at `at`: its length in bytes (0: none) and its markers.
    struct Match
    {
        std::size_t length = 0;
        MarkerSet markers = 0;
    };
    [[nodiscard]] Match matchAt(std::string_view text, std::size_t at) const;

private:
    struct Edge
    {
        unsigned char symbol = 0; ///< lower case
        std::uint16_t node = 0;
    };
    /// A node's first child stands right behind it: where it is the only one, nothing has to be looked up to go on.
    struct TrieNode
    {
        MarkerSet markers = 0;
        std::uint32_t edges = 0; ///< where its edges begin
        std::uint16_t row = 0;   ///< one past its place in m_rows; 0: it has none
        std::uint8_t count = 0;  ///< of edges
        unsigned char symbol = 0; ///< which leads to it
    };
    /// What begins with a word.
    struct FirstWord
    {
        std::uint64_t name = 0;  ///< 0: none
        MarkerSet markers = 0;   ///< of the phrase that is this word alone; 0: there is none
        std::uint16_t node = 0;  ///< where the trie goes on behind it
        bool signs = false;      ///< whether a phrase goes on with a sign behind it: "let's"
        bool others = false;     ///< whether a phrase goes on with a space and no letter behind it
    };
    /// Two words with a space between that phrases begin with.
    struct FirstPair
    {
        std::uint64_t key = 0;  ///< of both; 0: none
        MarkerSet markers = 0;  ///< of the phrase that is these two; 0: there is none
        std::uint16_t node = 0; ///< where the trie goes on behind them
        bool goesOn = false;    ///< whether it does
    };
    /// Phrases in order, as symbols.
    using Phrases = std::map<std::string, MarkerSet>;
    static Status addFile(const std::filesystem::path& file, Phrases& phrases);
    Status build(const Phrases& phrases);
    Status buildTrie(const Phrases& phrases);
    void layOutRows();
    [[nodiscard]] bool beginsAsAny(std::string_view text, std::size_t at) const;
    Status noteFirstWords(std::string_view phrase, MarkerSet markers);
    [[nodiscard]] std::uint16_t nodeOf(std::string_view symbols) const;
    [[nodiscard]] std::size_t placeOf(std::uint64_t name) const;
    [[nodiscard]] const FirstWord* firstWordOf(std::uint64_t name) const;
    [[nodiscard]] std::size_t pairPlaceOf(std::uint64_t key) const;
    [[nodiscard]] Match matchPair(const Match& alone, std::string_view text, std::span<const Word> words) const;
    [[nodiscard]] Match matchOn(std::string_view text, std::size_t at, Match best, std::uint16_t node, std::size_t next) const;
    [[nodiscard]] Match matchWord(const FirstWord& first, std::string_view text, std::span<const Word> words) const;
    [[nodiscard]] Match matchOther(std::string_view text, std::size_t at) const { return mayBegin(text, at) ? matchAt(text, at) : Match{}; }
    [[nodiscard]] std::uint16_t child(std::uint16_t node, unsigned char symbol) const;

    std::vector<TrieNode> m_nodes;
    std::vector<Edge> m_edges;
    std::vector<std::array<std::uint16_t, 256>> m_rows; ///< by symbol, the node behind it
    std::array<bool, 256> m_firsts{};    ///< by byte, whether a phrase may begin with it
    std::bitset<1U << 14U> m_beginnings; ///< by hash of the first three symbols: whether a phrase may begin so
    std::bitset<1U << 14U> m_mayWords;   ///< by hash of the first word: most are none, and this is small
    std::array<FirstWord, 2048> m_firstWords{}; ///< open addressing, at most half full
    std::size_t m_firstWordCount = 0;
    std::bitset<1U << 14U> m_mayPairs;    ///< by hash of the first two words with a space between: most are none
    std::array<FirstPair, 4096> m_firstPairs{}; ///< open addressing, at most half full
    std::size_t m_firstPairCount = 0;
};

} // namespace core
