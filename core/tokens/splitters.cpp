#include "core/tokens/char_runs.h"
#include "core/tokens/splitter.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

TextPiece pieceOf(std::size_t begin, std::size_t end)
{
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// Lets the memory of a list go when it is too much for a thread to keep.
template <class T> void release(std::vector<T>& list)
{
    if (list.capacity() > std::size_t{1} << 17)
        list = {};
}

struct Part
{
    TextPiece piece;
    bool delimiter = false;
};

class PatternSplitter final : public Splitter
{
public:
    PatternSplitter(std::shared_ptr<const TextPattern> pattern, SplitBehavior behavior, SplitOn on)
        : m_pattern(std::move(pattern)), m_behavior(behavior), m_on(on)
    {
    }
    std::size_t split(std::string_view text, std::size_t from, std::size_t /*limit*/,
                      std::vector<TextPiece>& pieces) const override
    {
        thread_local std::vector<Part> parts; // no allocation for each of many short texts
        findParts(text, from, parts);
        switch (m_behavior) {
        case SplitBehavior::Isolated: break;
        case SplitBehavior::Removed: std::erase_if(parts, [](const Part& part) { return part.delimiter; }); break;
        case SplitBehavior::MergedWithPrevious: joinToPrevious(parts); break;
        case SplitBehavior::MergedWithNext: joinToNext(parts); break;
        case SplitBehavior::Contiguous: joinRuns(parts); break;
        }
        for (const Part& part : parts)
            pieces.push_back(part.piece);
        release(parts);
        return text.size();
    }

private:
    void findParts(std::string_view text, std::size_t from, std::vector<Part>& parts) const
    {
        parts.clear();
        const bool match = m_on == SplitOn::Matches;
        for (std::size_t at = from; at < text.size();) {
            const TextPiece found = m_pattern->find(text, at);
            if (found.begin > at)
                parts.push_back({pieceOf(at, found.begin), !match});
            if (found.begin < text.size())
                parts.push_back({found, match});
            at = std::max<std::size_t>(found.end, at + 1);
        }
    }
    static void joinToPrevious(std::vector<Part>& parts)
    {
        thread_local std::vector<Part> joined;
        joined.clear();
        bool previous = false;
        for (const Part& part : parts) {
            if (part.delimiter && !previous && !joined.empty())
                joined.back().piece.end = part.piece.end;
            else
                joined.push_back(part);
            previous = part.delimiter;
        }
        parts.swap(joined);
        release(joined);
    }
    static void joinToNext(std::vector<Part>& parts)
    {
        thread_local std::vector<Part> joined; // from right to left
        joined.clear();
        bool previous = false;
        for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
            if (part->delimiter && !previous && !joined.empty())
                joined.back().piece.begin = part->piece.begin;
            else
                joined.push_back(*part);
            previous = part->delimiter;
        }
        parts.assign(joined.rbegin(), joined.rend());
        release(joined);
    }
    static void joinRuns(std::vector<Part>& parts)
    {
        thread_local std::vector<Part> joined;
        joined.clear();
        for (const Part& part : parts) {
            if (!joined.empty() && joined.back().delimiter == part.delimiter)
                joined.back().piece.end = part.piece.end;
            else
                joined.push_back(part);
        }
        parts.swap(joined);
        release(joined);
    }

    std::shared_ptr<const TextPattern> m_pattern;
    SplitBehavior m_behavior;
    SplitOn m_on;
};

class LiteralPattern final : public TextPattern
{
public:
    explicit LiteralPattern(std::string text) : m_text(std::move(text)) {}
    [[nodiscard]] TextPiece find(std::string_view text, std::size_t from) const override
    {
        const std::size_t at = m_text.empty() ? text.npos : text.find(m_text, from);
        return at == text.npos ? pieceOf(text.size(), text.size()) : pieceOf(at, at + m_text.size());
    }

private:
    std::string m_text;
};

class CharacterPattern final : public TextPattern
{
public:
    explicit CharacterPattern(std::uint32_t mask) : m_mask(mask) {}
    [[nodiscard]] TextPiece find(std::string_view text, std::size_t from) const override
    {
        const CharRuns chars(text);
        const std::size_t at = chars.runEndExcept(from, m_mask);
        return pieceOf(at, at + chars.at(at).length);
    }

private:
    std::uint32_t m_mask;
};

class ChainSplitter final : public Splitter
{
public:
    explicit ChainSplitter(std::vector<std::unique_ptr<Splitter>> steps) : m_steps(std::move(steps)) {}
    std::size_t split(std::string_view text, std::size_t from, std::size_t limit,
                      std::vector<TextPiece>& pieces) const override
    {
        thread_local std::vector<TextPiece> keptCoarse;
        thread_local std::vector<TextPiece> keptFine;
        std::vector<TextPiece> coarse = std::move(keptCoarse); // taken out, should a step be a chain too
        std::vector<TextPiece> fine = std::move(keptFine);
        coarse.clear();
        const std::size_t next = m_steps.front()->split(text, from, limit, coarse);
        for (std::size_t i = 1; i < m_steps.size(); ++i) {
            fine.clear();
            for (const TextPiece& piece : coarse)
                splitPiece(*m_steps[i], text, piece, fine);
            coarse.swap(fine);
        }
        pieces.insert(pieces.end(), coarse.begin(), coarse.end());
        release(coarse);
        release(fine);
        keptCoarse = std::move(coarse);
        keptFine = std::move(fine);
        return next;
    }

private:
    static void splitPiece(const Splitter& step, std::string_view text, const TextPiece& piece, std::vector<TextPiece>& out)
    {
        const std::string_view part = text.substr(piece.begin, piece.end - piece.begin);
        const std::size_t first = out.size();
        for (std::size_t at = 0; at < part.size();)
            at = step.split(part, at, part.size(), out);
        for (std::size_t i = first; i < out.size(); ++i) {
            out[i].begin += piece.begin;
            out[i].end += piece.begin;
        }
    }
    std::vector<std::unique_ptr<Splitter>> m_steps;
};

} // namespace

std::unique_ptr<Splitter> patternSplitter(std::shared_ptr<const TextPattern> pattern, SplitBehavior behavior, SplitOn on)
{
    return std::make_unique<PatternSplitter>(std::move(pattern), behavior, on);
}

std::shared_ptr<const TextPattern> literalPattern(std::string text)
{
    return std::make_shared<LiteralPattern>(std::move(text));
}

std::shared_ptr<const TextPattern> characterPattern(std::uint32_t mask)
{
    return std::make_shared<CharacterPattern>(mask);
}

std::unique_ptr<Splitter> chainSplitter(std::vector<std::unique_ptr<Splitter>> steps)
{
    if (steps.size() == 1)
        return std::move(steps.front());
    return steps.empty() ? nullptr : std::make_unique<ChainSplitter>(std::move(steps));
}

} // namespace core
