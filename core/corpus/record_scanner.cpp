#include "core/corpus/record_scanner.h"

#include <cstring>

namespace core {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// Position of the first `"`, backslash or line end at or after `i`.
std::size_t findStringStop(std::string_view block, std::size_t i)
{
    constexpr std::uint64_t ones = 0x0101010101010101ULL;
    constexpr std::uint64_t high = ones * 0x80;
    const auto zero = [](std::uint64_t word) { return (word - ones) & ~word & high; };
    for (; i + 8 <= block.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, block.data() + i, 8);
        if ((zero(word ^ (ones * '"')) | zero(word ^ (ones * '\\')) | zero(word ^ (ones * '\n'))) != 0)
            break;
    }
    while (i < block.size() && block[i] != '"' && block[i] != '\\' && block[i] != '\n')
        ++i;
    return i;
}

} // namespace

void RecordScanner::close(std::uint64_t end, const RecordIndexBuilder& index)
{
    if (m_whole < index.size()) {
        m_whole = index.size();
        m_wholeEnd = end;
    }
}

void LineScanner::feed(std::string_view block, std::uint64_t at, RecordIndexBuilder& index)
{
    std::size_t i = 0;
    while (i < block.size()) {
        if (m_blank) {
            while (i < block.size() && isSpace(block[i])) {
                m_line += block[i] == '\n' ? 1 : 0;
                ++i;
            }
            if (i == block.size())
                return;
            m_blank = false;
            m_objects += block[i] == '{' ? 1 : 0;
            index.add(at + i, m_line);
        }
        const void* end = std::memchr(block.data() + i, '\n', block.size() - i);
        if (end == nullptr)
            return;
        i = static_cast<std::size_t>(static_cast<const char*>(end) - block.data()) + 1;
        ++m_line;
        m_blank = true;
        m_whole = index.size();
        m_wholeEnd = at + i;
    }
}

std::size_t ValueScanner::skipString(std::string_view block, std::size_t i)
{
    while (i < block.size()) {
        if (m_escaped) {
            m_escaped = false;
            m_line += block[i] == '\n' ? 1 : 0;
            ++i;
            continue;
        }
        i = findStringStop(block, i);
        if (i == block.size())
            return i;
        m_escaped = block[i] == '\\';
        m_line += block[i] == '\n' ? 1 : 0;
        if (!m_escaped) {
            m_inString = false;
            return i + 1;
        }
        ++i;
    }
    return i;
}

void ValueScanner::endRecord(std::uint64_t at)
{
    m_inRecord = false;
    m_depth = 0;
    ++m_whole;
    m_wholeEnd = at;
}

void ValueScanner::step(char c, std::uint64_t at, RecordIndexBuilder& index)
{
    m_line += c == '\n' ? 1 : 0;
    if (!m_inRecord) {
        if (isSpace(c) || c == ',')
            return;
        if (c == ']' && m_container == Container::Array) {
            m_finished = true;
            return;
        }
        m_inRecord = true;
        m_objects += c == '{' ? 1 : 0;
        index.add(at, m_line);
    }
    if (c == '"') {
        m_inString = true;
    } else if (c == '{' || c == '[') {
        ++m_depth;
    } else if (c == '}' || c == ']') {
        if (m_depth == 0 && m_container == Container::Array && c == ']') {
            endRecord(at);
            m_finished = true;
        } else if (m_depth <= 1) {
            endRecord(at + 1);
        } else {
            --m_depth;
        }
    } else if (m_depth == 0 && (c == ',' || c == '\n')) {
        endRecord(at); // a scalar, which is no record, but has to be listed as a bad one
    }
}

void ValueScanner::feed(std::string_view block, std::uint64_t at, RecordIndexBuilder& index)
{
    for (std::size_t i = 0; i < block.size() && !m_finished;) {
        if (m_inString)
            i = skipString(block, i);
        else {
            step(block[i], at + i, index);
            ++i;
        }
    }
}

} // namespace core
