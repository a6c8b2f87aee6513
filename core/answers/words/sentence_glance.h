#pragma once

#include "core/answers/words/answer_lexicon.h"
#include "core/span.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace core {

/// What the bytes of a sentence tell; a bit each.
enum class GlanceByte : std::uint8_t {
    Digit = 1,
    Backslash = 2,
    Sign = 4,  ///< may be =, or an apostrophe
    Letter = 8 ///< a capital A to J that stands alone
};

/// Words that are looked for.
struct WantedWords
{
    explicit WantedWords(AnswerRoles wanted) : roles(wanted), shapes(AnswerLexicon::instance().shapesOf(wanted)) {}

    AnswerRoles roles;
    WordShapes shapes;
};

/// A sentence or line that was only looked over.
struct SentenceGlance
{
    Span span;              ///< to behind the line feed or the stop
    AnswerRoles roles = 0;  ///< of its words, among those that were wanted
    std::uint8_t bytes = 0; ///< see GlanceByte

    [[nodiscard]] bool has(AnswerRoles any) const { return (roles & any) != 0; }
    [[nodiscard]] bool has(GlanceByte byte) const { return (bytes & static_cast<std::uint8_t>(byte)) != 0; }
};

/// Cuts a text into sentences and lines and looks them over, many bytes at a time.
class SentenceGlancer
{
public:
    /// From `at` on. Keeps a view of `wanted`.
    SentenceGlancer(std::string_view text, std::size_t at, const WantedWords& wanted) : m_text(text), m_wanted(wanted), m_at(at) {}

    /// Where the next sentence begins.
    [[nodiscard]] std::size_t at() const { return m_at; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    /// **Input** not at the end.
    [[nodiscard]] SentenceGlance next();
    /// Goes to `at`, where another sentence begins.
    void skipTo(std::size_t at) { m_at = at; }

private:
    void load(std::size_t at, std::uint64_t inWord, std::uint64_t stops);
    void lookOver(std::uint64_t within, SentenceGlance& glance) const;
    [[nodiscard]] AnswerRoles rolesOfWords(std::uint64_t words) const;

    const AnswerLexicon& m_lexicon = AnswerLexicon::instance();
    std::string_view m_text;
    const WantedWords& m_wanted;
    std::size_t m_at;

    /// Some bytes of the text, and which of them are what.
    struct Block
    {
        std::size_t begin = 0;
        std::size_t end = 0;        ///< none were read yet: 0
        std::uint64_t stops = 0;    ///< the last bytes of sentences
        std::uint64_t digits = 0;
        std::uint64_t backslashes = 0;
        std::uint64_t signs = 0;
        std::uint64_t capitals = 0; ///< that stand alone
        std::uint64_t letters = 0;
        std::uint64_t words = 0;    ///< first letters of words of two and more
        std::uint64_t wide = 0;     ///< what may begin a Chinese phrase
        std::uint64_t stopsBehind = 0; ///< stops of more than one byte that end in the next block
    };
    Block m_block;
};

} // namespace core
