#include "core/tokens/char_runs.h"

namespace core {

namespace {

constexpr std::uint32_t asciiBits(unsigned c)
{
    using enum Category;
    if (c >= 'a' && c <= 'z')
        return categoryBit(Ll);
    if (c >= 'A' && c <= 'Z')
        return categoryBit(Lu);
    if (c >= '0' && c <= '9')
        return categoryBit(Nd);
    if (c == '\r' || c == '\n')
        return categoryBit(Cc) | CharRuns::white | CharRuns::newline;
    if (c >= 9 && c <= 13)
        return categoryBit(Cc) | CharRuns::white;
    if (c == ' ')
        return categoryBit(Zs) | CharRuns::white;
    if (c < 32 || c == 127)
        return categoryBit(Cc);
    switch (c) {
    case '$': return categoryBit(Sc);
    case '+': case '<': case '=': case '>': case '|': case '~': return categoryBit(Sm);
    case '^': case '`': return categoryBit(Sk);
    case '_': return categoryBit(Pc);
    case '-': return categoryBit(Pd);
    case '(': case '[': case '{': return categoryBit(Ps);
    case ')': case ']': case '}': return categoryBit(Pe);
    default: return categoryBit(Po);
    }
}

constexpr std::array<std::uint32_t, 128> asciiTable()
{
    std::array<std::uint32_t, 128> table{};
    for (unsigned c = 0; c < table.size(); ++c)
        table[c] = asciiBits(c);
    return table;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

} // namespace

constinit const std::array<std::uint32_t, 128> CharRuns::ascii = asciiTable();

std::size_t CharRuns::contractionEnd(std::size_t at) const
{
    if (!isAt(at, '\'') || at + 1 >= m_size)
        return at;
    const char first = lower(m_data[at + 1]);
    if (first == 's' || first == 't' || first == 'm' || first == 'd')
        return at + 2;
    if (at + 2 >= m_size)
        return at;
    const char second = lower(m_data[at + 2]);
    if ((first == 'r' && second == 'e') || (first == 'v' && second == 'e') || (first == 'l' && second == 'l'))
        return at + 3;
    // The long s folds to s.
    return first == '\xC5' && m_data[at + 2] == '\xBF' ? at + 3 : at;
}

std::size_t CharRuns::whiteEnd(std::size_t at) const
{
    std::size_t end = at;
    std::size_t afterNewline = at;
    for (Char c = this->at(end); (c.bits & white) != 0; c = this->at(end)) {
        end += c.length;
        if ((c.bits & newline) != 0)
            afterNewline = end;
    }
    if (afterNewline > at)
        return afterNewline;
    if (end == m_size)
        return end;
    const std::size_t last = before(end);
    return last > at ? last : end;
}

std::size_t CharRuns::blankEnd(std::size_t at) const
{
    const std::size_t end = runEnd(at, white);
    if (end == m_size)
        return end;
    const std::size_t last = before(end);
    return last > at ? last : end;
}

} // namespace core
