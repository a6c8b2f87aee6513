#include "core/answers/answer_lexicon.h"

#include "core/resources.h"

#include <algorithm>
#include <array>
#include <fstream>

namespace core {

namespace {

constexpr std::array<std::string_view, 19> roleNames{"answer", "final", "option", "copula", "filler", "cue", "hedge",
                                                     "negation", "wrong", "right", "affirm", "refute", "unsure", "again", "other", "hypothesis", "denial", "correction",
                                                     "other_arithmetic"};
constexpr std::size_t longestWord = 24;

/// First letter and last one.
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
            m_words[line] = static_cast<AnswerRoles>(m_words[line] | current);
            m_lengths[static_cast<unsigned char>(line.front()) & 0x1FU] |= 1U << std::min(line.size(), longestWord);
            m_pairs[pairOf(line)] |= 1U << std::min(line.size(), longestWord);
        }
    }
}

AnswerRoles AnswerLexicon::word(std::string_view word) const
{
    if (word.empty() || word.size() > longestWord || (m_lengths[static_cast<unsigned char>(word.front()) & 0x1FU] >> word.size() & 1U) == 0)
        return 0;
    std::array<char, longestWord> lower{};
    std::transform(word.begin(), word.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    const std::string_view key(lower.data(), word.size());
    if ((m_pairs[pairOf(key)] & 1U << word.size()) == 0)
        return 0;
    const auto at = m_words.find(key);
    return at == m_words.end() ? AnswerRoles{0} : at->second;
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
