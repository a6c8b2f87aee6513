#include "core/annotate/segment_features.h"

#include "core/annotate/repeat_words.h"
#include "core/answers/answer_lexicon.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace core {

namespace {

constexpr std::size_t mostTokens = 200'000;
constexpr std::size_t opening = 250; ///< bytes in which a segment says what it is going to do
constexpr std::size_t shingleLength = 4;
constexpr std::uint64_t sampledOneIn = 3; ///< the same sample of runs in every segment

constexpr std::uint64_t seed = 1469598103934665603ULL;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value)
{
    hash = (hash ^ value) * 1099511628211ULL;
    return hash ^ (hash >> 31);
}

enum class ByteClass : std::uint8_t { Sign, Dress, Digit, Letter, Wide };

/// Blanks, brackets, dollar signs and backslashes are only dress.
constexpr std::array<ByteClass, 256> classes = [] {
    std::array<ByteClass, 256> table{};
    for (unsigned i = 0; i < 256; ++i) {
        const bool letter = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z');
        const bool dress = i < 128 && std::string_view(" \n\t\r\\(){}$[]*_").find(static_cast<char>(i)) != std::string_view::npos;
        table[i] = letter ? ByteClass::Letter : i >= '0' && i <= '9' ? ByteClass::Digit : i >= 128 ? ByteClass::Wide : dress ? ByteClass::Dress : ByteClass::Sign;
    }
    return table;
}();

bool isDigit(char c) { return classes[static_cast<unsigned char>(c)] == ByteClass::Digit; }
bool isLetter(char c) { return classes[static_cast<unsigned char>(c)] == ByteClass::Letter; }

/// By byte: the letter in lower case; 0 for others.
constexpr std::array<unsigned char, 256> smallLetters = [] {
    std::array<unsigned char, 256> table{};
    for (unsigned c = 'a'; c <= 'z'; ++c)
        table[c] = table[c - 'a' + 'A'] = static_cast<unsigned char>(c);
    return table;
}();
unsigned char smallLetter(char c) { return smallLetters[static_cast<unsigned char>(c)]; }

/// Sorts hashes: by their highest bits into as many places as there are hashes, then inside each of these.
void sortHashes(std::vector<std::uint64_t>& hashes)
{
    constexpr std::size_t few = 24;
    if (hashes.size() <= few)
        return std::sort(hashes.begin(), hashes.end());
    const unsigned shift = 64U - static_cast<unsigned>(std::bit_width(hashes.size()));
    std::vector<std::uint32_t> ends((std::uint64_t{1} << (64U - shift)) + 1); // of each place; its begin at first
    for (const std::uint64_t hash : hashes)
        ++ends[(hash >> shift) + 1];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<std::uint64_t> placed(hashes.size());
    for (const std::uint64_t hash : hashes)
        placed[ends[hash >> shift]++] = hash;
    for (std::size_t begin = 0; begin < placed.size();) {
        const std::size_t end = ends[placed[begin] >> shift];
        if (end - begin > 1)
            std::sort(placed.begin() + static_cast<std::ptrdiff_t>(begin), placed.begin() + static_cast<std::ptrdiff_t>(end));
        begin = end;
    }
    hashes.swap(placed);
}

class Reader
{
public:
    explicit Reader(std::string_view text) : m_text(text)
    {
        const std::size_t bytes = std::min(text.size(), mostTokens);
        m_out[Touch::Numbers].reserve(bytes / 32 + 8); // about as many as there are
        m_out[Touch::Words].resize(bytes / 10 + 8);
        m_out[Touch::Shingles].resize(bytes / 12 + 8);
    }

    SegmentFeatures run()
    {
        m_out.saysOnceMore = announcesRepeat(m_text);
        while (m_at < m_text.size() && m_out.tokens < mostTokens)
            next();
        m_out[Touch::Words].resize(m_words);
        m_out[Touch::Shingles].resize(m_shingles);
        for (auto& set : m_out.sets) {
            sortHashes(set);
            set.erase(std::unique(set.begin(), set.end()), set.end());
        }
        return std::move(m_out);
    }

private:
    void next()
    {
        const char c = m_text[m_at];
        switch (classes[static_cast<unsigned char>(c)]) {
        case ByteClass::Dress:
            ++m_at;
            break;
        case ByteClass::Digit:
            number();
            break;
        case ByteClass::Letter:
            word();
            break;
        case ByteClass::Wide:
            wide();
            break;
        case ByteClass::Sign:
            push(mixed(seed, static_cast<unsigned char>(c)), c);
            ++m_at;
            break;
        }
    }

    void number()
    {
        std::uint64_t hash = seed + 1;
        std::size_t digits = 0;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            const bool inside = m_at + 1 < m_text.size() && isDigit(m_text[m_at + 1]);
            if (isDigit(c) || (c == '.' && inside)) {
                hash = mixed(hash, static_cast<unsigned char>(c));
                ++digits;
            } else if (!(c == ',' && inside && digits > 0)) {
                break;
            }
        }
        m_out[Touch::Numbers].push_back(hash);
        m_out.lastNumber = hash;
        push(hash, '0');
    }

    void word()
    {
        const std::size_t begin = m_at;
        std::uint64_t hash = seed + 2;
        std::size_t end = begin;
        do {
            for (unsigned char c = smallLetter(m_text[end]); c != 0; c = end < m_text.size() ? smallLetter(m_text[end]) : 0) {
                hash = mixed(hash, c);
                ++end;
            }
            const bool goesOn = end + 1 < m_text.size() && m_text[end] == '-' && isLetter(m_text[end + 1]);
            if (!goesOn)
                break;
            hash = mixed(hash, '-');
            ++end;
        } while (true);
        m_at = end;
        putIf(m_at - begin >= 4, hash, Touch::Words, m_words);
        if (begin < opening) {
            const AnswerRoles roles = AnswerLexicon::instance().word(m_text.substr(begin, m_at - begin));
            m_out.saysAgain = m_out.saysAgain || (roles & role(AnswerRole::Again)) != 0;
            m_out.saysOther = m_out.saysOther || (roles & role(AnswerRole::Other)) != 0;
        }
        push(hash, 'a');
    }

    /// One character outside ASCII: Chinese characters count as words by pairs.
    void wide()
    {
        std::size_t end = m_at + 1;
        while (end < m_text.size() && (static_cast<unsigned char>(m_text[end]) & 0xC0U) == 0x80U)
            ++end;
        std::uint64_t hash = seed + 3;
        for (std::size_t i = m_at; i < end; ++i)
            hash = mixed(hash, static_cast<unsigned char>(m_text[i]));
        if (end - m_at == 3 && static_cast<unsigned char>(m_text[m_at]) >= 0xE4) {
            putIf(m_lastKind == 'w', mixed(m_last[0], hash), Touch::Words, m_words);
            if (m_at < opening) {
                const AnswerRoles roles = AnswerLexicon::instance().phraseAt(m_text, m_at).second;
                m_out.saysAgain = m_out.saysAgain || (roles & role(AnswerRole::Again)) != 0;
                m_out.saysOther = m_out.saysOther || (roles & role(AnswerRole::Other)) != 0;
            }
            m_at = end;
            push(hash, 'w');
            return;
        }
        m_at = end;
        push(hash, '+');
    }

    /// Puts a hash behind the first `count` ones of a set, without a branch that is hard to foretell.
    void putIf(bool holds, std::uint64_t hash, Touch touch, std::size_t& count)
    {
        auto& set = m_out[touch];
        if (count == set.size())
            set.resize(2 * count);
        set[count] = hash;
        count += holds ? 1U : 0U;
    }

    void push(std::uint64_t hash, char kind)
    {
        m_out.text = mixed(m_out.text, hash);
        if (m_afterEqual && kind != '-' && kind != '+') {
            m_out[Touch::Equations].push_back(mixed(mixed(m_equationLeft, 61), hash));
            m_afterEqual = false;
        }
        if (kind == '=') {
            m_afterEqual = true;
            m_equationLeft = mixed(m_last[1], m_last[0]);
        }
        std::uint64_t shingle = mixed(seed + 4, hash);
        for (std::size_t i = 0; i + 1 < shingleLength; ++i)
            shingle = mixed(shingle, m_last[i]);
        const bool whole = ++m_out.tokens >= shingleLength;
        putIf(bool{whole} & bool{shingle % sampledOneIn == 0}, shingle, Touch::Shingles, m_shingles);
        m_last = {hash, m_last[0], m_last[1]};
        m_lastKind = kind;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    SegmentFeatures m_out;
    std::array<std::uint64_t, shingleLength - 1> m_last{}; ///< tokens before, the nearest first
    std::size_t m_words = 0, m_shingles = 0; ///< so many of these sets count
    char m_lastKind = ' ';
    bool m_afterEqual = false;
    std::uint64_t m_equationLeft = 0;
};

} // namespace

SegmentFeatures segmentFeatures(std::string_view text) { return Reader(text).run(); }

} // namespace core
