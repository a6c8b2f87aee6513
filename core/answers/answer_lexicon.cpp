#include "core/answers/answer_lexicon.h"

#include "core/resources.h"

#include <algorithm>
#include <array>
#include <bit>
#include <fstream>
#include <utility>

namespace core {

namespace {

constexpr std::array<std::string_view, 19> roleNames{"answer", "final", "option", "copula", "filler", "cue", "hedge",
                                                     "negation", "wrong", "right", "affirm", "refute", "unsure", "again", "other", "hypothesis", "denial", "correction",
                                                     "other_arithmetic"};
constexpr std::size_t longestWord = 24;

/// First letter and last one, in either case.
std::size_t pairOf(std::string_view word)
{
    return (static_cast<unsigned char>(word.front()) & 0x1FU) * 32U + (static_cast<unsigned char>(word.back()) & 0x1FU);
}

bool isWide(std::string_view text) { return !text.empty() && static_cast<unsigned char>(text.front()) >= 0xE0; }

} // namespace

const AnswerLexicon& AnswerLexicon::instance()
{
    static const AnswerLexicon lexicon;
    return lexicon;
}

AnswerLexicon::AnswerLexicon()
{
    addFile("lexicons/answers_en.txt");
    addFile("lexicons/answers_zh.txt");
    for (auto& [first, phrases] : m_phrases)
        std::sort(phrases.begin(), phrases.end(), [](const auto& a, const auto& b) {
            return a.first.size() != b.first.size() ? a.first.size() > b.first.size() : a.first < b.first;
        });
}

void AnswerLexicon::addFile(std::string_view name)
{
    std::ifstream file(resourcePath(name));
    AnswerRoles current = 0;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (line.empty() || line.front() == '#')
            continue;
        if (line.front() == '[') {
            const auto at = std::find(roleNames.begin(), roleNames.end(), std::string_view(line).substr(1, line.size() - 2));
            current = at == roleNames.end() ? AnswerRoles{0} : static_cast<AnswerRoles>(1U << static_cast<unsigned>(at - roleNames.begin()));
        } else if (isWide(line)) {
            auto& phrases = m_phrases[line.substr(0, 3)];
            const auto known = std::find_if(phrases.begin(), phrases.end(), [&](const auto& phrase) { return phrase.first == line; });
            if (known == phrases.end())
                phrases.emplace_back(line, current);
            else
                known->second |= current;
        } else {
            if (line.size() > longestWord || current == 0)
                continue;
            addWord(keyOf(line), current);
            m_pairs[pairOf(line)] |= 1U << line.size();
        }
    }
}

AnswerLexicon::Key AnswerLexicon::keyOf(std::string_view word)
{
    std::array<char, longestWord> lower{};
    std::transform(word.begin(), word.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return std::bit_cast<Key>(lower);
}

/// Where a word stands, or would.
std::size_t AnswerLexicon::placeOf(const Key& key) const
{
    const std::uint64_t hash = (key[0] * 0x9E3779B97F4A7C15ULL ^ key[1] ^ key[2] * 31) * 0xD6E8FEB86659FD93ULL;
    std::size_t at = (hash >> 32U) & (m_words.size() - 1);
    while (m_words[at].roles != 0 && m_words[at].key != key)
        at = (at + 1) & (m_words.size() - 1);
    return at;
}

void AnswerLexicon::addWord(const Key& key, AnswerRoles roles)
{
    if (2 * (m_wordCount + 1) > m_words.size()) {
        const std::vector<Slot> before = std::exchange(m_words, std::vector<Slot>(2 * m_words.size()));
        for (const Slot& slot : before)
            if (slot.roles != 0)
                m_words[placeOf(slot.key)] = slot;
    }
    Slot& slot = m_words[placeOf(key)];
    m_wordCount += slot.roles == 0 ? 1U : 0U;
    slot = {key, static_cast<AnswerRoles>(slot.roles | roles)};
}

AnswerRoles AnswerLexicon::word(std::string_view word) const
{
    if (word.empty() || word.size() > longestWord || (m_pairs[pairOf(word)] >> word.size() & 1U) == 0)
        return 0;
    return m_words[placeOf(keyOf(word))].roles;
}

std::pair<std::size_t, AnswerRoles> AnswerLexicon::phraseAt(std::string_view text, std::size_t at) const
{
    if (at + 3 > text.size() || !isWide(text.substr(at)))
        return {0, 0};
    const auto phrases = m_phrases.find(std::string(text.substr(at, 3)));
    if (phrases == m_phrases.end())
        return {0, 0};
    for (const auto& [phrase, roles] : phrases->second)
        if (text.substr(at).starts_with(phrase))
            return {phrase.size(), roles};
    return {0, 0};
}

} // namespace core
