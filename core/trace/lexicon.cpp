#include "core/trace/lexicon.h"

#include "core/trace/lexicon_symbols.h"
#include "core/trace/token_hashes.h"

#include <algorithm>

namespace core {

using namespace detail;

namespace {

/// Markers that may stand before the one that counts: "Okay, so wait, but maybe ...".
constexpr MarkerSet fillers = bit(Marker::Okay) | bit(Marker::So) | bit(Marker::But) | bit(Marker::Wait) |
                              bit(Marker::Hmm) | bit(Marker::First) | bit(Marker::Next) | bit(Marker::Maybe) |
                              bit(Marker::Therefore) | bit(Marker::Thorough) | bit(Marker::Alternative) | bit(Marker::If);

constexpr std::array<bool, 256> punctuation = [] {
    std::array<bool, 256> table{};
    for (const unsigned char c : {' ', '\n', '\t', '\r', ',', '.', ';', ':', '!', '?', '-', '*', '#', '_', '(', ')', '[', ']', '"', '\'', '>'})
        table[c] = true;
    return table;
}();

/// What stands between two markers: commas, dots, brackets, emphasis, Chinese punctuation.
std::size_t skipPunctuation(std::string_view text, std::size_t at)
{
    static constexpr std::array<std::string_view, 6> wide{"，", "。", "、", "：", "…", "“"};
    while (at < text.size()) {
        if (punctuation[static_cast<unsigned char>(text[at])]) {
            ++at;
            continue;
        }
        if (static_cast<unsigned char>(text[at]) < 0x80)
            break;
        const auto mark = std::find(wide.begin(), wide.end(), text.substr(at, 3));
        if (mark == wide.end())
            break;
        at += 3;
    }
    return at;
}

} // namespace

/// The node behind `number` to which `symbol` leads; 0 for none.
std::uint16_t Lexicon::child(std::uint16_t number, unsigned char symbol) const
{
    const TrieNode& node = m_nodes[number];
    if (node.count == 1)
        return m_nodes[number + 1U].symbol == symbol ? static_cast<std::uint16_t>(number + 1) : std::uint16_t{0};
    if (node.row != 0)
        return m_rows[node.row - 1U][symbol];
    const Edge* edge = m_edges.data() + node.edges;
    const Edge* const end = edge + node.count;
    while (edge != end && edge->symbol != symbol)
        ++edge;
    return edge != end ? edge->node : std::uint16_t{0};
}

/// False when no phrase begins at `at`, as its first three symbols tell.
bool Lexicon::beginsAsAny(std::string_view text, std::size_t at) const
{
    if (at + 3 > text.size())
        return true;
    const unsigned char a = folded(text[at]);
    const unsigned char b = folded(text[at + 1]);
    const unsigned char c = folded(text[at + 2]);
    const bool severalBytes = a == 0xE2 || b == 0xE2 || c == 0xE2 || (b == ' ' && c == ' '); // symbols that are
    return severalBytes || m_beginnings[beginningHash(a, b, c)];
}

/// matchAt where the first of `words` stands, which is `first`: most of all pairs of words begin no phrase.
Lexicon::Match Lexicon::matchWord(const FirstWord& first, std::string_view text, std::span<const Word> words) const
{
    const Word& word = words.front();
    const std::size_t end = word.begin + word.length;
    if (end < text.size()) {
        const Match alone = first.markers != 0 && !isWordByte(text[end]) ? Match{word.length, first.markers} : Match{};
        bool goesOn = first.signs;
        if (isBlank(text[end])) {
            if (words.size() > 1 && words[1].begin == end + symbolAt(text, end).length)
                return matchPair(alone, text, words);
            goesOn = first.others;
        }
        return goesOn ? matchOn(text, word.begin, alone, first.node, end) : alone;
    }
    return {first.markers != 0 ? word.length : 0, first.markers};
}

/// The same where the first two stand with a space between; `alone`: what the first one says by itself.
Lexicon::Match Lexicon::matchPair(const Match& alone, std::string_view text, std::span<const Word> words) const
{
    const std::uint64_t key = pairKey(words[1].name, words[0].name);
    if (!m_mayPairs[hashOfKey(key)])
        return alone;
    const FirstPair& pair = m_firstPairs[pairPlaceOf(key)];
    if (pair.key == 0)
        return alone;
    const std::size_t begin = words[0].begin;
    const std::size_t end = words[1].begin + words[1].length;
    const bool ends = pair.markers != 0 && (end >= text.size() || !isWordByte(text[end]));
    const Match both = ends ? Match{end - begin, alone.markers | pair.markers} : alone;
    return pair.goesOn ? matchOn(text, begin, both, pair.node, end) : both;
}

Lexicon::Match Lexicon::matchAt(std::string_view text, std::size_t at) const
{
    return beginsAsAny(text, at) ? matchOn(text, at, {}, 0, at) : Match{};
}

/// The rest of a match that has come to `node` before `next`; `best` so far.
Lexicon::Match Lexicon::matchOn(std::string_view text, std::size_t at, Match best, std::uint16_t node, std::size_t next) const
{
    for (std::size_t i = next; i < text.size();) {
        const Symbol symbol = isWordByte(text[i]) ? Symbol{folded(text[i]), 1} : symbolAt(text, i);
        node = child(node, symbol.value);
        if (node == 0)
            break;
        i += symbol.length;
        if (m_nodes[node].markers != 0 && (i >= text.size() || !isWordByte(text[i]) || !isWordByte(text[i - 1])))
            best = {i - at, best.markers | m_nodes[node].markers};
        if (m_nodes[node].count == 0)
            break;
    }
    return best;
}

Lexicon::Found Lexicon::scan(std::string_view text, std::size_t begin, std::span<const Word> words, std::span<const std::uint32_t> others) const
{
    Found found;
    std::size_t at = begin; // what is before it belongs to a phrase, or begins none
    for (bool leading = true; leading;) {
        at = skipPunctuation(text, at);
        if (at >= text.size())
            return found;
        while (!words.empty() && words.front().begin < at)
            words = words.subspan(1);
        const bool isWord = !words.empty() && words.front().begin == at;
        const FirstWord* const first = isWord ? firstWordOf(words.front().name) : nullptr;
        const Match match = !isWord ? matchOther(text, at) : first != nullptr ? matchWord(*first, text, words) : Match{};
        found.start |= match.markers;
        found.anywhere |= match.markers;
        leading = match.length > 0 && (match.markers & fillers) != 0;
        at += std::max<std::size_t>(match.length, 1);
    }
    const auto take = [&](const Match& match, std::size_t place) {
        found.anywhere |= match.markers;
        if (match.length > 0)
            at = place + match.length;
    };
    auto other = others.begin();
    const auto takeOthers = [&](std::size_t end) {
        for (; other != others.end() && *other < end; ++other)
            if (*other >= at)
                take(matchAt(text, *other), *other);
    };
    for (; !words.empty(); words = words.subspan(1)) {
        const std::size_t place = words.front().begin;
        if (other != others.end())
            takeOthers(place);
        if (place < at)
            continue;
        if (const FirstWord* const first = firstWordOf(words.front().name))
            take(matchWord(*first, text, words), place);
    }
    takeOthers(text.size());
    return found;
}

Lexicon::Found Lexicon::scan(std::string_view text) const
{
    struct Sink
    {
        const Lexicon& lexicon;
        std::string_view text;
        std::vector<Word> words{};
        std::vector<std::uint32_t> others{};
        void word(const ReadWord& word)
        {
            if (!word.behindDigit)
                words.push_back({word.run.name, static_cast<std::uint32_t>(word.begin), static_cast<std::uint32_t>(word.run.length)});
        }
        void digits(std::uint32_t) {}
        void number(std::uint32_t, std::size_t begin)
        {
            if (begin == 0 || !isWordByte(text[begin - 1]))
                sign(begin);
        }
        void character(std::uint32_t, std::size_t begin) { sign(begin); }
        void sign(std::size_t begin)
        {
            if (lexicon.mayBegin(text, begin))
                others.push_back(static_cast<std::uint32_t>(begin));
        }
    };
    Sink sink{*this, text};
    readTokens(text, {0, text.size()}, sink);
    return scan(text, 0, sink.words, sink.others);
}

} // namespace core
