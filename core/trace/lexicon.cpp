#include "core/trace/lexicon.h"

#include "core/trace/token_hashes.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <optional>

namespace core {

namespace {

constexpr std::array<std::string_view, markerCount> names{
    "okay",    "so",     "therefore", "but",    "wait",     "hmm",     "first",   "next",    "if",         "maybe",
    "alternative", "method", "restart", "begin", "abandon", "verify",  "thorough", "doubt",  "affirm",     "refute",
    "answer",  "conclude", "restate", "problem", "recall",  "understand", "example", "same", "confused"};

/// Markers that may stand before the one that counts: "Okay, so wait, but maybe ...".
constexpr MarkerSet fillers = bit(Marker::Okay) | bit(Marker::So) | bit(Marker::But) | bit(Marker::Wait) |
                              bit(Marker::Hmm) | bit(Marker::First) | bit(Marker::Next) | bit(Marker::Maybe) |
                              bit(Marker::Therefore) | bit(Marker::Thorough) | bit(Marker::Alternative) | bit(Marker::If);

std::optional<Marker> markerByName(std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<Marker>(found - names.begin()));
}

constexpr bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// By byte: lower case, white space as one space.
constexpr std::array<unsigned char, 256> foldedBytes = [] {
    std::array<unsigned char, 256> table{};
    for (unsigned i = 0; i < 256; ++i)
        table[i] = static_cast<unsigned char>(i >= 'A' && i <= 'Z' ? i - 'A' + 'a' : i < 128 && isBlank(static_cast<char>(i)) ? unsigned{' '} : i);
    return table;
}();
constexpr unsigned char folded(char c) { return foldedBytes[static_cast<unsigned char>(c)]; }

constexpr std::array<bool, 256> wordBytes = [] {
    std::array<bool, 256> table{};
    for (unsigned i = 0; i < 256; ++i)
        table[i] = (foldedBytes[i] >= 'a' && foldedBytes[i] <= 'z') || (i >= '0' && i <= '9');
    return table;
}();
constexpr bool isWordByte(char c) { return wordBytes[static_cast<unsigned char>(c)]; }

/// The next symbol of running text: white space is one ' ', the typographic apostrophe is "'".
struct Symbol
{
    unsigned char value = 0;
    std::size_t length = 1;
};
Symbol symbolAt(std::string_view text, std::size_t at)
{
    const char c = text[at];
    if (isBlank(c)) {
        std::size_t end = at + 1;
        while (end < text.size() && end - at < 4 && isBlank(text[end]))
            ++end;
        return {' ', end - at};
    }
    if (c == '\xE2' && text.substr(at, 3) == "’")
        return {'\'', 3};
    return {folded(c), 1};
}

std::string symbolsOf(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Symbol symbol = symbolAt(text, at);
        out += static_cast<char>(symbol.value);
        at += symbol.length;
    }
    return out;
}

/// A hash of the first three symbols of a phrase; shorter ones have spaces behind them.
constexpr std::size_t beginningHash(unsigned char a, unsigned char b, unsigned char c)
{
    return ((a * 67U + b) * 67U + c) & ((1U << 14U) - 1U);
}

/// A hash of 14 bits of a word and the one before it.
std::size_t wordHash(std::uint64_t word, std::uint64_t before = 0)
{
    return ((word ^ std::rotl(before, 27) * 0x9E3779B97F4A7C15U) * 0xD6E8FEB86659FD93U) >> 50U;
}

std::string_view trimmed(std::string_view line)
{
    while (!line.empty() && isBlank(line.front()))
        line.remove_prefix(1);
    while (!line.empty() && isBlank(line.back()))
        line.remove_suffix(1);
    return line;
}

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

std::string_view markerName(Marker marker) { return names[static_cast<std::size_t>(marker)]; }

Result<Lexicon> Lexicon::load(const std::vector<std::filesystem::path>& files)
{
    Lexicon lexicon;
    Phrases phrases;
    for (const std::filesystem::path& file : files)
        if (Status added = addFile(file, phrases); !added.ok())
            return added.error();
    if (Status built = lexicon.build(phrases); !built.ok())
        return built.error();
    return lexicon;
}

Status Lexicon::addFile(const std::filesystem::path& file, Phrases& phrases)
{
    std::ifstream in(file);
    if (!in)
        return Error{ErrorCode::NotFound, "The lexicon cannot be read. Install the program again.", file.string()};
    std::string text;
    std::optional<Marker> section;
    for (std::size_t number = 1; std::getline(in, text); ++number) {
        const std::string_view line = trimmed(std::string_view(text).substr(0, text.find('#')));
        const std::string where = file.string() + ", line " + std::to_string(number);
        if (line.empty())
            continue;
        if (line.front() == '[') {
            section = line.back() == ']' ? markerByName(line.substr(1, line.size() - 2)) : std::nullopt;
            if (!section)
                return Error{ErrorCode::BadFormat, "Unknown section " + std::string(line) + " in the lexicon.", where};
        } else if (!section) {
            return Error{ErrorCode::BadFormat, "A phrase stands before the first [section].", where};
        } else {
            phrases[symbolsOf(line)] |= bit(*section);
        }
    }
    return Done{};
}

/// Lays the trie out breadth first, so that the edges of a node are neighbours and what is visited most stands together.
Status Lexicon::build(const Phrases& phrases)
{
    struct Range
    {
        Phrases::const_iterator begin, end; ///< the phrases below a node
        std::size_t depth = 0;
    };
    std::vector<Range> ranges{{phrases.begin(), phrases.end(), 0}};
    m_nodes.assign(1, TrieNode{});
    for (std::size_t node = 0; node < ranges.size(); ++node) {
        Range range = ranges[node];
        if (range.begin != range.end && range.begin->first.size() == range.depth)
            m_nodes[node].markers = (range.begin++)->second;
        m_nodes[node].edges = static_cast<std::uint32_t>(m_edges.size());
        while (range.begin != range.end) {
            const char symbol = range.begin->first[range.depth];
            auto stop = range.begin;
            while (stop != range.end && stop->first[range.depth] == symbol)
                ++stop;
            if (ranges.size() > std::numeric_limits<std::uint16_t>::max())
                return Error{ErrorCode::TooLarge, "The lexicon holds too many phrases.", {}};
            m_edges.push_back({static_cast<unsigned char>(symbol), static_cast<std::uint16_t>(ranges.size())});
            ranges.push_back({range.begin, stop, range.depth + 1});
            m_nodes.emplace_back();
            range.begin = stop;
        }
        m_nodes[node].count = static_cast<std::uint16_t>(m_edges.size() - m_nodes[node].edges);
    }
    layOutRows();
    for (std::size_t c = 0; c < m_firsts.size(); ++c)
        m_firsts[c] = child(m_nodes[0], foldedBytes[c]) != 0 || (c == 0xE2 && child(m_nodes[0], '\'') != 0);
    for (const auto& [phrase, markers] : phrases) {
        if (Status noted = noteFirstWords(phrase, markers); !noted.ok())
            return noted;
        const auto symbol = [&phrase](std::size_t at) { return static_cast<unsigned char>(phrase[at]); };
        if (phrase.size() >= 3)
            m_beginnings.set(beginningHash(symbol(0), symbol(1), symbol(2)));
        for (unsigned c = 0; phrase.size() == 2 && c < 256; ++c) // what stands behind it is open
            m_beginnings.set(beginningHash(symbol(0), symbol(1), static_cast<unsigned char>(c)));
        if (phrase.size() == 1)
            m_beginnings.set();
    }
    return Done{};
}

/// Nodes with many edges get a row by symbol.
void Lexicon::layOutRows()
{
    constexpr std::uint32_t many = 4;
    for (TrieNode& node : m_nodes) {
        if (node.count < many || m_rows.size() >= std::numeric_limits<std::uint16_t>::max())
            continue;
        m_rows.emplace_back();
        node.row = static_cast<std::uint16_t>(m_rows.size());
        for (std::uint32_t i = node.edges; i < node.edges + node.count; ++i)
            m_rows.back()[m_edges[i].symbol] = m_edges[i].node;
    }
}

std::uint16_t Lexicon::child(const TrieNode& node, unsigned char symbol) const
{
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

/// Where the first word `name` of phrases stands, or would.
inline std::size_t Lexicon::placeOf(std::uint64_t name) const
{
    std::size_t at = wordHash(name) & (m_firstWords.size() - 1);
    while (m_firstWords[at].name != 0 && m_firstWords[at].name != name)
        at = (at + 1) & (m_firstWords.size() - 1);
    return at;
}

Status Lexicon::noteFirstWords(std::string_view phrase, MarkerSet markers)
{
    const LetterRun first = letterRunAt(phrase, 0);
    if (first.length == 0)
        return Done{};
    FirstWord& word = m_firstWords[placeOf(first.name)];
    if (word.name == 0 && ++m_firstWordCount > m_firstWords.size() / 2)
        return Error{ErrorCode::TooLarge, "The lexicon holds too many phrases.", {}};
    word.name = first.name;
    if (first.length == phrase.size())
        word.markers = markers;
    else if (phrase[first.length] != ' ')
        word.signs = true;
    else if (const LetterRun second = letterRunAt(phrase, first.length + 1); second.length > 0)
        m_firstPairs.set(wordHash(second.name, first.name));
    else
        word.others = true;
    return Done{};
}

/// matchAt where the first of `words` stands, which is `first`: most of all pairs of words begin no phrase.
Lexicon::Match Lexicon::matchWord(const FirstWord& first, std::string_view text, std::span<const Word> words) const
{
    const Word& word = words.front();
    const std::size_t end = word.begin + word.length;
    if (end < text.size()) {
        bool goesOn = first.signs;
        if (isBlank(text[end])) {
            const std::size_t next = end + symbolAt(text, end).length;
            goesOn = words.size() > 1 && words[1].begin == next ? m_firstPairs[wordHash(words[1].name, word.name)] : first.others;
        }
        if (goesOn)
            return matchAt(text, word.begin);
        if (isWordByte(text[end]))
            return {};
    }
    return {first.markers != 0 ? word.length : 0, first.markers};
}

Lexicon::Match Lexicon::matchAt(std::string_view text, std::size_t at) const
{
    Match best;
    if (!beginsAsAny(text, at))
        return best;
    std::uint16_t node = 0;
    for (std::size_t i = at; i < text.size();) {
        const Symbol symbol = isWordByte(text[i]) ? Symbol{folded(text[i]), 1} : symbolAt(text, i);
        node = child(m_nodes[node], symbol.value);
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
        const FirstWord& first = m_firstWords[isWord ? placeOf(words.front().name) : 0];
        const Match match = !isWord ? matchOther(text, at) : first.name != 0 ? matchWord(first, text, words) : Match{};
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
        if (const FirstWord& first = m_firstWords[placeOf(words.front().name)]; first.name != 0)
            take(matchWord(first, text, words), place);
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
