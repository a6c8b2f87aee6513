#include "core/answers/words/sentence_glance.h"

#include "core/text/ascii.h"
#include "core/text/byte_block.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <bit>

namespace core {

namespace {

constexpr std::uint64_t all = ~std::uint64_t{0};
constexpr std::size_t lastBit = ByteBlock::width - 1;

std::size_t lowest(std::uint64_t bits) { return static_cast<std::size_t>(std::countr_zero(bits)); }

} // namespace

SentenceGlance SentenceGlancer::next()
{
    SentenceGlance glance{.span = {m_at, m_at}};
    for (;;) {
        if (m_at >= m_block.end || m_at < m_block.begin) {
            const bool goesOn = m_at == m_block.end && m_at != glance.span.begin;
            load(m_at, goesOn ? m_block.letters >> lastBit : 0, goesOn ? m_block.stopsBehind : 0);
        }
        const std::uint64_t ahead = all << (m_at - m_block.begin);
        const std::uint64_t stops = m_block.stops & ahead;
        lookOver(stops == 0 ? ahead : ahead & (stops ^ (stops - 1)), glance);
        m_at = stops == 0 ? m_block.end : m_block.begin + lowest(stops) + 1;
        if (stops != 0 || m_at == m_text.size()) {
            glance.span.end = m_at;
            return glance;
        }
    }
}

void SentenceGlancer::load(std::size_t at, std::uint64_t inWord, std::uint64_t stops)
{
    const ByteBlock bytes(m_text, at);
    const std::size_t end = std::min(at + ByteBlock::width, m_text.size());
    const char next = end < m_text.size() ? m_text[end] : '\n'; // a stop at the end of the text is one
    const std::uint64_t lines = bytes.any('\n');
    const std::uint64_t blanks = (lines | bytes.any(' ')) >> 1U | std::uint64_t{next == ' ' || next == '\n'} << (end - at - 1);
    const std::uint64_t letters = bytes.letters();
    const std::uint64_t wide = bytes.from(0x80);
    m_block = {.begin = at, .end = end, .stops = stops | lines | (bytes.any('.', '?', '!') & blanks), .digits = bytes.digits(), .backslashes = bytes.any('\\')};
    m_block.letters = letters;
    const std::uint64_t goesOn = letters >> 1U | std::uint64_t{isLetter(next)} << lastBit;
    const std::uint64_t begins = letters & ~(letters << 1U | inWord);
    m_block.words = begins & goesOn;
    m_block.signs = bytes.any('=', '\'') | m_block.backslashes | wide;
    m_block.capitals = begins & bytes.between('A', 'J') & ~goesOn;
    if (wide == 0)
        return;
    constexpr unsigned char wideWords = 0xE4;
    m_block.wide = bytes.from(wideWords);
    for (std::uint64_t left = bytes.any(0xE3, 0xEF); left != 0; left &= left - 1) {
        const std::size_t place = lowest(left);
        const std::string_view rest = m_text.substr(at + place);
        constexpr std::size_t more = 2; // bytes of such a stop behind its first
        if (!rest.starts_with("。") && !rest.starts_with("？"))
            continue;
        if (place + more <= lastBit)
            m_block.stops |= std::uint64_t{1} << (place + more);
        else
            m_block.stopsBehind |= std::uint64_t{1} << (place + more - ByteBlock::width);
    }
}

/// Adds what the bytes `within` the sentence tell.
void SentenceGlancer::lookOver(std::uint64_t within, SentenceGlance& glance) const
{
    const auto add = [&](GlanceByte byte, std::uint64_t places) { glance.bytes |= (places & within) != 0 ? static_cast<std::uint8_t>(byte) : std::uint8_t{0}; };
    add(GlanceByte::Digit, m_block.digits);
    add(GlanceByte::Backslash, m_block.backslashes);
    add(GlanceByte::Sign, m_block.signs);
    add(GlanceByte::Letter, m_block.capitals);
    glance.roles |= rolesOfWords(m_block.words & within);
    for (std::uint64_t left = m_block.wide & within; left != 0; left &= left - 1)
        glance.roles |= m_lexicon.phraseAt(m_text, m_block.begin + lowest(left)).second & m_wanted.roles;
}

AnswerRoles SentenceGlancer::rolesOfWords(std::uint64_t words) const
{
    AnswerRoles roles = 0;
    const WordShapes& shapes = m_wanted.shapes;
    const std::uint64_t letters = m_block.letters;
    const char* const text = m_text.data() + m_block.begin;
    for (; words != 0; words &= words - 1) {
        const std::size_t place = lowest(words);
        std::size_t length = lowest(~(letters >> place));
        if (place + length > lastBit) // it may go on behind the block
            length = letterRunAt(m_text, m_block.begin + place).length;
        const std::string_view word(text + place, length);
        if (shapes.fits(word))
            roles |= m_lexicon.wordAt(m_text, m_block.begin + place, length);
    }
    return roles & m_wanted.roles;
}

} // namespace core
