#include "core/answers/words/piece_marks.h"

#include "core/text/byte_block.h"

namespace core {

PieceMarks::PieceMarks(std::string_view text)
    : m_size(text.size()), m_ends(text.size() / ByteBlock::width + 1), m_digits(m_ends.size()), m_numberEnds(m_ends.size()), m_signs(m_ends.size())
{
    constexpr std::size_t last = ByteBlock::width - 1;
    std::uint64_t stopBefore = 0; // in the block before, at its last byte
    for (std::size_t i = 0; i < m_ends.size(); ++i) {
        const std::size_t behind = (i + 1) * ByteBlock::width;
        const ByteBlock bytes(text, i * ByteBlock::width);
        const std::uint64_t stops = bytes.any('.', '?', '!');
        const std::uint64_t stopped = bytes.any(' ') & (stops << 1 | stopBefore); // spaces
        m_ends[i] = bytes.any('\n');
        if (stopped != 0) {
            const bool capital = behind < text.size() && text[behind] >= 'A' && text[behind] <= 'Z';
            m_ends[i] |= stopped & (bytes.between('A', 'Z') >> 1 | std::uint64_t{capital} << last);
        }
        stopBefore = stops >> last;
        m_digits[i] = bytes.digits();
        m_numberEnds[i] = (m_digits[i] << 1 | (i > 0 ? m_digits[i - 1] >> last : 0)) & ~m_digits[i];
        m_signs[i] = bytes.between('<', '>') | bytes.any(0xE2, 0xEF);
    }
}

} // namespace core
