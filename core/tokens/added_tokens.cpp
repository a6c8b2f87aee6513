#include "core/tokens/added_tokens.h"

#include "core/tokens/char_runs.h"

#include <algorithm>
#include <cstring>

namespace core {

namespace {

/// \w of the official tokenizer's regular expressions, near enough for the characters beside a whole-word token.
constexpr std::uint32_t wordMask = category_mask::letter | category_mask::mark | categoryBit(Category::Nd) |
                                   categoryBit(Category::Nl) | categoryBit(Category::Pc);

bool isWholeWord(const CharRuns& text, std::size_t begin, std::size_t end)
{
    const bool before = begin > 0 && (text.at(text.before(begin)).bits & wordMask) != 0;
    return !before && (text.at(end).bits & wordMask) == 0;
}

std::size_t whiteBefore(const CharRuns& text, std::size_t at, std::size_t notBefore)
{
    while (at > notBefore) {
        const std::size_t last = text.before(at);
        if ((text.at(last).bits & CharRuns::white) == 0)
            break;
        at = last;
    }
    return std::max(at, notBefore);
}

} // namespace

AddedTokenFinder::AddedTokenFinder(std::span<const AddedToken> tokens) : m_tokens(tokens.begin(), tokens.end())
{
    std::stable_sort(m_tokens.begin(), m_tokens.end(),
                     [](const AddedToken& a, const AddedToken& b) { return a.content < b.content; });
    m_shorter.resize(m_tokens.size());
    std::vector<std::uint32_t> open; // prefixes of the token at hand, shortest first
    for (std::uint32_t i = 0; i < m_tokens.size(); ++i) {
        const std::string& content = m_tokens[i].content;
        while (!open.empty() && !content.starts_with(m_tokens[open.back()].content))
            open.pop_back();
        m_shorter[i] = open.empty() ? 0 : open.back() + 1;
        open.push_back(i);
        m_firstBytes[static_cast<unsigned char>(content.front())] = true;
    }
    if (std::count(m_firstBytes.begin(), m_firstBytes.end(), true) == 1)
        m_onlyFirstByte = static_cast<unsigned char>(m_tokens.front().content.front());
}

std::size_t AddedTokenFinder::nextCandidate(std::string_view text, std::size_t from) const
{
    if (m_onlyFirstByte >= 0) {
        const void* found = from < text.size() ? std::memchr(text.data() + from, m_onlyFirstByte, text.size() - from) : nullptr;
        return found == nullptr ? text.size() : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    }
    while (from < text.size() && !m_firstBytes[static_cast<unsigned char>(text[from])])
        ++from;
    return from;
}

const AddedToken* AddedTokenFinder::longestAt(std::string_view text, std::size_t at) const
{
    const std::string_view rest = text.substr(at);
    // The last token not after `rest` is it, or shares a prefix chain with it.
    const auto after = std::upper_bound(m_tokens.begin(), m_tokens.end(), rest,
                                        [](std::string_view value, const AddedToken& token) { return value < token.content; });
    for (auto i = static_cast<std::uint32_t>(after - m_tokens.begin()); i > 0; i = m_shorter[i - 1])
        if (rest.starts_with(m_tokens[i - 1].content))
            return &m_tokens[i - 1];
    return nullptr;
}

std::vector<AddedTokenFinder::Match> AddedTokenFinder::findAll(std::string_view text) const
{
    std::vector<Match> matches;
    if (m_tokens.empty())
        return matches;
    const CharRuns chars(text);
    std::size_t done = 0;
    for (std::size_t at = nextCandidate(text, 0); at < text.size();) {
        const AddedToken* token = longestAt(text, at);
        if (token == nullptr) {
            at = nextCandidate(text, at + 1);
            continue;
        }
        std::size_t begin = at;
        std::size_t end = at + token->content.size();
        at = nextCandidate(text, end);
        if (token->singleWord && !isWholeWord(chars, begin, end))
            continue;
        if (token->leftStrip)
            begin = whiteBefore(chars, begin, done);
        if (token->rightStrip)
            end = chars.runEnd(end, CharRuns::white);
        matches.push_back({begin, end, token->id});
        done = end;
    }
    return matches;
}

} // namespace core
