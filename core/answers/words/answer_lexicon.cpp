#include "core/answers/words/answer_lexicon.h"

#include "core/resources.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

namespace core {

namespace {

constexpr std::array<std::string_view, 21> roleNames{"answer", "final", "option", "copula", "filler", "cue", "hedge",
                                                     "negation", "wrong", "right", "affirm", "refute", "unsure", "again", "other", "hypothesis", "denial", "correction",
                                                     "other_arithmetic", "unwieldy", "wish"};

/// `bytes` with small letters for the capitals A to Z.
constexpr std::uint64_t inLowerCase(std::uint64_t bytes)
{
    constexpr std::uint64_t ones = 0x0101010101010101U;
    const std::uint64_t low = bytes & 0x7F * ones;
    const std::uint64_t capitals = (low + (0x80 - 'A') * ones) & ~(low + (0x7F - 'Z') * ones) & ~bytes & 0x80 * ones;
    return bytes | capitals >> 2U;
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
    gatherShortWords();
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
            if (line.size() > WordShapes::longest || current == 0)
                continue;
            addWord(keyOf(line), current);
            m_shapes.add(line);
        }
    }
}

AnswerLexicon::Key AnswerLexicon::keyOf(std::string_view word)
{
    Key key{};
    for (std::size_t at = 0, part = 0; at < word.size(); at += 8, ++part)
        key[part] = inLowerCase(eightBytes(word, at));
    return key;
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

void AnswerLexicon::gatherShortWords()
{
    m_shortWords.resize(shortHashes + m_wordCount + 1);
    for (const Slot& slot : m_words) {
        if (slot.roles == 0 || slot.key[1] != 0)
            continue;
        std::size_t at = shortHash(slot.key[0]);
        while (m_shortWords[at].letters != 0)
            ++at;
        m_shortWords[at] = {slot.key[0], slot.roles};
    }
}

WordShapes AnswerLexicon::shapesOf(AnswerRoles roles) const
{
    WordShapes shapes;
    for (const Slot& slot : m_words)
        if ((slot.roles & roles) != 0) {
            std::string word;
            for (const std::uint64_t part : slot.key)
                for (std::size_t i = 0; i < 8; ++i)
                    word += static_cast<char>(part >> 8 * i & 0xFFU);
            shapes.add(word.substr(0, word.find('\0')));
        }
    return shapes;
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
