#include "widgets/document_map.h"

#include "core/text/utf8.h"
#include "widgets/text_bridge.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <bit>
#include <cstring>

namespace widgets {

namespace {

constexpr std::size_t softest = 1200; ///< a soft cut leaves at least this many bytes
constexpr std::size_t longest = 2400; ///< and at most this many

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// UTF-16 units of the character that begins with this byte; 0 for a continuation byte.
unsigned unitsOfLead(char c)
{
    const auto lead = static_cast<unsigned char>(c);
    return isContinuation(c) ? 0U : lead >= 0xF0U ? 2U : 1U;
}

/// Eight bytes at a time, since this runs over every byte of a text that is opened.
std::uint32_t countUnits(std::string_view text)
{
    constexpr std::uint64_t ones = 0x0101010101010101U;
    std::uint64_t units = text.size();
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, sizeof word);
        const std::uint64_t bit7 = word >> 7U & ones;
        if (bit7 == 0)
            continue;
        const std::uint64_t continuations = bit7 & ~(word >> 6U);
        const std::uint64_t leadsOfFour = bit7 & (word >> 6U) & (word >> 5U) & (word >> 4U);
        units -= static_cast<std::uint64_t>(std::popcount(continuations));
        units += static_cast<std::uint64_t>(std::popcount(leadsOfFour));
    }
    for (; at < text.size(); ++at)
        units = units - 1 + unitsOfLead(text[at]);
    return static_cast<std::uint32_t>(units);
}

/// Bytes of the line end at `at`, 0 where there is none.
std::size_t lineEndAt(std::string_view text, std::size_t at)
{
    const char c = text[at];
    if (c == '\n')
        return 1;
    if (c == '\r')
        return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    if (c == '\xE2' && at + 2 < text.size() && text[at + 1] == '\x80' && (text[at + 2] == '\xA8' || text[at + 2] == '\xA9'))
        return 3;
    return 0;
}

/// Where the next line end begins. Most texts have but LF, which is found many times faster.
class LineEndFinder
{
public:
    explicit LineEndFinder(std::string_view text)
        : m_text(text), m_onlyLf(text.find('\r') == std::string_view::npos && !hasSeparator(text))
    {
    }

    [[nodiscard]] std::size_t next(std::size_t at) const
    {
        if (m_onlyLf)
            return std::min(m_text.find('\n', at), m_text.size());
        while (at < m_text.size() && lineEndAt(m_text, at) == 0)
            ++at;
        return at;
    }

private:
    static bool hasSeparator(std::string_view text)
    {
        return text.find("\u2028") != std::string_view::npos || text.find("\u2029") != std::string_view::npos;
    }

    std::string_view m_text;
    bool m_onlyLf;
};

/// The last place in [begin + softest, begin + longest] where a reader would not mind a new line.
std::size_t softCut(std::string_view text, std::size_t begin)
{
    const std::size_t low = begin + softest;
    std::size_t space = 0;
    for (std::size_t at = core::floorCharBoundary(text, begin + longest); at > low; --at) {
        if (text[at - 1] != ' ')
            continue;
        const char before = text[at - 2];
        if (before == '.' || before == '?' || before == '!')
            return at;
        if (space == 0)
            space = at;
    }
    if (space != 0)
        return space;
    for (std::size_t at = core::floorCharBoundary(text, begin + longest); at > low; --at) {
        if (text[at - 3] != '\xE3' && text[at - 3] != '\xEF') // no such mark begins otherwise
            continue;
        const std::string_view mark = text.substr(at - 3, 3);
        if (mark == "。" || mark == "，" || mark == "；" || mark == "？" || mark == "！")
            return at;
    }
    const std::size_t end = core::floorCharBoundary(text, begin + longest);
    const QString tail = toQString(text.substr(core::floorCharBoundary(text, end - 64), 128));
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, tail);
    const std::size_t from = core::floorCharBoundary(text, end - 64);
    finder.setPosition(static_cast<qsizetype>(countUnits(text.substr(from, end - from))));
    if (finder.isAtBoundary())
        return end;
    const qsizetype unit = finder.toPreviousBoundary();
    return unit <= 0 ? end : from + static_cast<std::size_t>(tail.left(unit).toUtf8().size());
}

/// A visible character of one unit for what a text engine would swallow or interpret.
QChar standIn(QChar c)
{
    const char16_t unit = c.unicode();
    if (unit < 0x20 && unit != u'\t')
        return QChar(static_cast<char16_t>(0x2400 + unit));
    if (unit == 0x7F)
        return QChar(0x2421);
    const bool special = (unit >= 0x80 && unit < 0xA0) || (unit >= 0xFDD0 && unit <= 0xFDEF) || unit == 0xFFFC
                         || unit == 0xFFFE || unit == 0xFFFF || unit == 0xFEFF;
    return special ? QChar(QChar::ReplacementCharacter) : c;
}

} // namespace

class DocumentMap::Builder
{
public:
    Builder(DocumentMap& map, const std::vector<std::size_t>& cuts) : m_map(map), m_cuts(cuts) {}

    void run()
    {
        const std::string_view text = m_map.m_text;
        const LineEndFinder ends(text);
        std::size_t begin = 0;
        for (std::size_t at = ends.next(0); at < text.size(); at = ends.next(begin)) {
            addParagraph(begin, at);
            begin = at + lineEndAt(text, at);
        }
        addParagraph(begin, text.size());
        m_map.m_size = m_position - 1;
    }

private:
    void addParagraph(std::size_t begin, std::size_t end)
    {
        while (m_cut < m_cuts.size() && m_cuts[m_cut] <= begin)
            ++m_cut;
        for (; m_cut < m_cuts.size() && m_cuts[m_cut] < end; ++m_cut) {
            addPieces(begin, m_cuts[m_cut]);
            begin = m_cuts[m_cut];
        }
        addPieces(begin, end);
    }

    void addPieces(std::size_t begin, std::size_t end)
    {
        while (end - begin > longest) {
            const std::size_t cut = softCut(m_map.m_text, begin);
            add(begin, cut);
            begin = cut;
        }
        add(begin, end);
    }

    void add(std::size_t begin, std::size_t end)
    {
        m_map.m_blocks.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                                  static_cast<std::uint32_t>(m_position)});
        m_position += 1 + countUnits(m_map.m_text.substr(begin, end - begin));
    }

    DocumentMap& m_map;
    const std::vector<std::size_t>& m_cuts;
    std::size_t m_cut = 0;
    qsizetype m_position = 0;
};

DocumentMap::DocumentMap(std::string_view text, const std::vector<std::size_t>& cuts) : m_text(text)
{
    Builder(*this, cuts).run();
}

DocumentMap::Block DocumentMap::block(std::size_t index) const
{
    const Entry& entry = m_blocks[index];
    return {{entry.begin, entry.end}, entry.position};
}

std::size_t DocumentMap::blockAtByte(std::size_t byte) const
{
    const auto after = std::upper_bound(m_blocks.begin(), m_blocks.end(), byte,
                                        [](std::size_t at, const Entry& entry) { return at < entry.begin; });
    return after == m_blocks.begin() ? 0 : static_cast<std::size_t>(after - m_blocks.begin()) - 1;
}

std::size_t DocumentMap::blockAtPosition(qsizetype position) const
{
    const auto after = std::upper_bound(m_blocks.begin(), m_blocks.end(), position,
                                        [](qsizetype at, const Entry& entry) { return at < qsizetype{entry.position}; });
    return after == m_blocks.begin() ? 0 : static_cast<std::size_t>(after - m_blocks.begin()) - 1;
}

QString DocumentMap::blockText(std::size_t index) const
{
    QString out = toQString(block(index).span.in(m_text));
    for (QChar& c : out) {
        const QChar shown = standIn(c);
        if (shown != c)
            c = shown;
    }
    return out;
}

qsizetype DocumentMap::unitOf(std::size_t block, std::size_t byte) const
{
    const Entry& entry = m_blocks[block];
    std::size_t to = std::clamp<std::size_t>(byte, entry.begin, entry.end);
    to = to == entry.end ? to : core::floorCharBoundary(m_text, to);
    return countUnits(m_text.substr(entry.begin, to - entry.begin));
}

std::size_t DocumentMap::byteOfUnit(std::size_t block, qsizetype unit) const
{
    const Entry& entry = m_blocks[block];
    qsizetype units = 0;
    std::size_t at = entry.begin;
    while (at < entry.end) {
        const qsizetype next = units + qsizetype{unitsOfLead(m_text[at])};
        if (next > unit)
            break;
        units = next;
        for (++at; at < entry.end && isContinuation(m_text[at]);)
            ++at;
    }
    return at;
}

qsizetype DocumentMap::positionOf(std::size_t byte) const
{
    const std::size_t index = blockAtByte(byte);
    return m_blocks[index].position + unitOf(index, byte);
}

std::size_t DocumentMap::byteAt(qsizetype position) const
{
    const std::size_t index = blockAtPosition(position);
    return byteOfUnit(index, position - qsizetype{m_blocks[index].position});
}

QString DocumentMap::documentText() const
{
    QString out;
    out.reserve(m_size);
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        if (i > 0)
            out += QLatin1Char('\n');
        out += blockText(i);
    }
    return out;
}

} // namespace widgets
