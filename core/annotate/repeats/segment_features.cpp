#include "core/annotate/repeats/segment_features.h"

#include "core/annotate/repeats/repeat_words.h"
#include "core/answers/words/answer_lexicon.h"
#include "core/text/ascii.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <bit>
#include <tuple>
#include <utility>

namespace core {

namespace {

constexpr std::size_t mostTokens = 200'000;
constexpr std::size_t opening = 250; ///< bytes in which a segment says what it is going to do
constexpr std::uint64_t sampledOneIn = 3; ///< the same sample of runs in every segment

constexpr std::uint64_t seed = 1469598103934665603ULL;

constexpr std::uint64_t mixed(std::uint64_t hash, std::uint64_t value)
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

ByteClass classOf(char c) { return classes[static_cast<unsigned char>(c)]; }

/// The hash of the number at `at`, which moves behind it.
std::uint64_t readNumber(const char*& at, const char* end)
{
    std::uint64_t hash = seed + 1;
    do {
        if (isDigit(*at))
            hash = mixed(hash, static_cast<unsigned char>(*at));
        else if (at + 1 == end || !isDigit(at[1]))
            break;
        else if (*at == '.')
            hash = mixed(hash, '.');
        else if (*at != ',')
            break;
    } while (++at != end);
    return hash;
}

/// `hash` with `letters`, in any case.
std::uint64_t withLetters(std::uint64_t hash, std::string_view letters)
{
    for (const char c : letters)
        hash = mixed(hash, static_cast<unsigned char>(c) | 0x20U);
    return hash;
}

/// `hash` with the letters from `at` on that a single hyphen stands before. **Returns** also where they end.
std::pair<std::uint64_t, const char*> withHyphens(std::uint64_t hash, const char* at, const char* end)
{
    while (end - at >= 2 && *at == '-' && isLetter(at[1])) {
        const LetterRun run = letterRunAt({at + 1, end}, 0);
        hash = withLetters(mixed(hash, '-'), {at + 1, run.length});
        at += 1 + run.length;
    }
    return {hash, at};
}

/// The hash of the character outside ASCII at `at`, which moves behind it.
std::uint64_t readWide(const char*& at, const char* end)
{
    std::uint64_t hash = seed + 3;
    do
        hash = mixed(hash, static_cast<unsigned char>(*at));
    while (++at != end && (static_cast<unsigned char>(*at) & 0xC0U) == 0x80U);
    return hash;
}

/// The hash of a word that was read before.
struct KnownWord
{
    std::uint64_t name = 0; ///< as in LetterRun; 0: none
    std::uint64_t hash = 0;
};
/// Each at a place that its name tells; the last one that came there.
using KnownWords = std::array<KnownWord, 1024>;

std::uint64_t hashOf(const LetterRun& run, const char* letters, KnownWords& words)
{
    KnownWord& known = words[run.name * 0x9E3779B97F4A7C15U >> (64 - std::bit_width(words.size() - 1))];
    if (known.name != run.name)
        known = {run.name, withLetters(seed + 2, {letters, run.length})};
    return known.hash;
}

/// Notes what a word or phrase of the opening announces.
void announce(AnswerRoles roles, SegmentSigns& signs)
{
    signs.saysAgain = signs.saysAgain || (roles & role(AnswerRole::Again)) != 0;
    signs.saysOther = signs.saysOther || (roles & role(AnswerRole::Other)) != 0;
}

} // namespace

/// Reads the tokens of one text, and which of them are numbers and words.
class FeatureReader::Tokens
{
public:
    Tokens(FeatureReader& owner, std::string_view text, std::size_t most)
        : m_text(text), m_first(owner.m_tokens.fresh(most)), m_next(m_first), m_last(m_first + most),
          m_numbers(owner.set(Touch::Numbers).fresh(most)), m_words(owner.set(Touch::Words).fresh(most)), m_equalSigns(owner.m_equalSigns)
    {
        m_equalSigns.clear();
    }

    void read(SegmentSigns& signs)
    {
        thread_local KnownWords known;
        const AnswerLexicon& lexicon = AnswerLexicon::instance();
        const char* const end = m_text.data() + m_text.size();
        for (const char* at = m_text.data();;) {
            while (at != end && classOf(*at) == ByteClass::Dress)
                ++at;
            if (at == end || m_next == m_last)
                break;
            const ByteClass kind = classOf(*at);
            if (kind == ByteClass::Letter)
                at = word(at, end, known, lexicon, signs);
            else if (kind == ByteClass::Digit)
                *m_next++ = *m_numbers++ = readNumber(at, end);
            else if (kind == ByteClass::Sign)
                sign(*at++);
            else
                at = wide(at, end, lexicon, signs);
        }
    }

    void finish(FeatureReader& owner) const
    {
        owner.m_tokens.endAt(m_next);
        owner.set(Touch::Numbers).endAt(m_numbers);
        owner.set(Touch::Words).endAt(m_words);
    }

private:
    /// Letters, in any case, and single hyphens between them.
    const char* word(const char* at, const char* end, KnownWords& known, const AnswerLexicon& lexicon, SegmentSigns& signs)
    {
        const auto place = static_cast<std::size_t>(at - m_text.data());
        const LetterRun run = letterRunAt(m_text, place);
        std::size_t length = run.length;
        std::uint64_t hash = hashOf(run, at, known);
        at += length;
        AnswerRoles roles = place < opening ? lexicon.word(run, m_text, place) : 0;
        if (at != end && *at == '-') {
            std::tie(hash, at) = withHyphens(hash, at, end);
            length = static_cast<std::size_t>(at - m_text.data()) - place;
            roles = place < opening ? lexicon.word(m_text.substr(place, length)) : 0;
        }
        if (roles != 0)
            announce(roles, signs);
        *m_words = hash;
        m_words += length >= 4 ? 1 : 0;
        *m_next++ = hash;
        return at;
    }

    void sign(char c)
    {
        const auto place = static_cast<std::uint32_t>(m_next - m_first);
        if (c == '=')
            m_equalSigns.push_back({place, place + 1});
        else if (c == '-' || c == '+')
            isNoSide();
        *m_next++ = mixed(seed, static_cast<unsigned char>(c));
    }

    /// Chinese characters count as words by pairs.
    const char* wide(const char* at, const char* end, const AnswerLexicon& lexicon, SegmentSigns& signs)
    {
        const char* const begin = at;
        const std::uint64_t hash = readWide(at, end);
        if (at - begin == 3 && static_cast<unsigned char>(*begin) >= 0xE4) {
            if (m_next == m_behindChinese)
                *m_words++ = mixed(m_next[-1], hash);
            m_behindChinese = m_next + 1;
            if (const auto place = static_cast<std::size_t>(begin - m_text.data()); place < opening)
                announce(lexicon.phraseAt(m_text, place).second, signs);
        } else {
            isNoSide();
        }
        *m_next++ = hash;
        return at;
    }

    /// The next token is not what the last "=" says that something is.
    void isNoSide()
    {
        if (const auto place = static_cast<std::uint32_t>(m_next - m_first); !m_equalSigns.empty() && m_equalSigns.back().side == place)
            ++m_equalSigns.back().side;
    }

    std::string_view m_text;
    std::uint64_t* m_first;
    std::uint64_t* m_next; ///< where the next token goes
    std::uint64_t* m_last; ///< behind the room
    std::uint64_t* m_numbers;
    std::uint64_t* m_words;
    std::uint64_t* m_behindChinese = nullptr; ///< where a token goes that follows a Chinese character
    std::vector<EqualSign>& m_equalSigns;
};

SegmentSigns FeatureReader::read(std::string_view text)
{
    SegmentSigns signs;
    signs.saysOnceMore = announcesRepeat(text);
    Tokens tokens(*this, text, std::min(text.size(), mostTokens));
    tokens.read(signs);
    tokens.finish(*this);
    signs.tokens = m_tokens.size();
    for (const std::uint64_t token : m_tokens)
        signs.text = (signs.text + token) * 0x9E3779B97F4A7C15U;
    if (const HashList& numbers = set(Touch::Numbers); numbers.size() > 0)
        signs.lastNumber = numbers.end()[-1];
    findEquations();
    findRuns();
    for (HashList& set : m_sets)
        sortSet(set);
    return signs;
}

void FeatureReader::findEquations()
{
    const std::uint64_t* const tokens = m_tokens.begin();
    std::uint64_t* next = set(Touch::Equations).fresh(m_equalSigns.size());
    for (const auto& [place, side] : m_equalSigns)
        if (side < m_tokens.size())
            *next++ = mixed(mixed(mixed(place > 1 ? tokens[place - 2] : 0, place > 0 ? tokens[place - 1] : 0), 61), tokens[side]);
    set(Touch::Equations).endAt(next);
}

void FeatureReader::findRuns()
{
    std::uint64_t* next = m_runs.fresh(m_tokens.size());
    const std::uint64_t* const tokens = m_tokens.begin();
    for (std::size_t i = 3; i < m_tokens.size(); ++i) {
        const std::uint64_t run = mixed(mixed(mixed(mixed(seed + 4, tokens[i]), tokens[i - 1]), tokens[i - 2]), tokens[i - 3]);
        *next = run;
        next += run % sampledOneIn == 0 ? 1 : 0;
    }
    m_runs.endAt(next);
}

/// Each hash goes to where it would stand if all were spread evenly, or as soon behind that as the order allows.
void FeatureReader::sortSet(HashList& set)
{
    constexpr std::uint64_t empty = ~std::uint64_t{0};
    const std::size_t size = set.size();
    const std::size_t places = size + size / 2;
    m_places.assign(places + size + 1, empty);
    for (std::uint64_t hash : set) {
        std::uint64_t* place = m_places.data() + ((hash >> 32U) * places >> 32U);
        while (*place < hash)
            ++place;
        if (*place != hash)
            while (hash != empty)
                std::swap(hash, *place++);
    }
    std::uint64_t* end = set.begin();
    for (std::size_t i = 0; i < places || m_places[i] != empty; ++i) {
        *end = m_places[i];
        end += *end != empty ? 1 : 0;
    }
    set.endAt(end);
}

} // namespace core
