#include "core/trace/lexicon.h"

#include "core/trace/lexicon_symbols.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <optional>

namespace core {

using namespace detail;

namespace {

constexpr std::array<std::string_view, markerCount> names{
    "okay",    "so",     "therefore", "but",    "wait",     "hmm",     "first",   "next",    "if",         "maybe",
    "alternative", "method", "restart", "begin", "abandon", "verify",  "thorough", "doubt",  "affirm",     "refute",
    "answer",  "conclude", "restate", "problem", "recall",  "understand", "example", "same", "confused"};

std::optional<Marker> markerByName(std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<Marker>(found - names.begin()));
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

std::string_view trimmed(std::string_view line)
{
    while (!line.empty() && isBlank(line.front()))
        line.remove_prefix(1);
    while (!line.empty() && isBlank(line.back()))
        line.remove_suffix(1);
    return line;
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

Status Lexicon::build(const Phrases& phrases)
{
    if (Status built = buildTrie(phrases); !built.ok())
        return built;
    layOutRows();
    for (std::size_t c = 0; c < m_firsts.size(); ++c)
        m_firsts[c] = child(0, foldedBytes[c]) != 0 || (c == 0xE2 && child(0, '\'') != 0);
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

/// Lays the trie out as the phrases stand in order, so that what has but one child has it right behind it.
Status Lexicon::buildTrie(const Phrases& phrases)
{
    m_nodes.assign(1, TrieNode{});
    std::vector<std::vector<Edge>> edges(1);
    std::vector<std::uint16_t> path{0}; // the nodes of the phrase before, by depth
    std::string_view before;
    for (const auto& [phrase, markers] : phrases) {
        const auto differ = std::mismatch(before.begin(), before.end(), phrase.begin(), phrase.end());
        path.resize(static_cast<std::size_t>(differ.first - before.begin()) + 1);
        for (auto symbol = differ.second; symbol != phrase.end(); ++symbol) {
            if (m_nodes.size() > std::numeric_limits<std::uint16_t>::max())
                return Error{ErrorCode::TooLarge, "The lexicon holds too many phrases.", {}};
            const auto node = static_cast<std::uint16_t>(m_nodes.size());
            edges[path.back()].push_back({static_cast<unsigned char>(*symbol), node});
            edges.emplace_back();
            m_nodes.push_back({.symbol = static_cast<unsigned char>(*symbol)});
            path.push_back(node);
        }
        m_nodes[path.back()].markers = markers;
        before = phrase;
    }
    for (std::size_t node = 0; node < m_nodes.size(); ++node) {
        m_nodes[node].edges = static_cast<std::uint32_t>(m_edges.size());
        m_nodes[node].count = static_cast<std::uint8_t>(edges[node].size()); // capital letters are no symbols: under 256
        m_edges.insert(m_edges.end(), edges[node].begin(), edges[node].end());
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

Status Lexicon::noteFirstWords(std::string_view phrase, MarkerSet markers)
{
    const LetterRun first = letterRunAt(phrase, 0);
    if (first.length == 0)
        return Done{};
    FirstWord& word = m_firstWords[placeOf(first.name)];
    if (word.name == 0 && ++m_firstWordCount > m_firstWords.size() / 2)
        return Error{ErrorCode::TooLarge, "The lexicon holds too many phrases.", {}};
    m_mayWords.set(wordHash(first.name));
    word.name = first.name;
    word.node = nodeOf(phrase.substr(0, first.length));
    if (first.length == phrase.size())
        word.markers = markers;
    else if (phrase[first.length] != ' ')
        word.signs = true;
    else if (const LetterRun second = letterRunAt(phrase, first.length + 1); second.length > 0) {
        const std::uint64_t key = pairKey(second.name, first.name);
        FirstPair& pair = m_firstPairs[pairPlaceOf(key)];
        if (pair.key == 0 && ++m_firstPairCount > m_firstPairs.size() / 2)
            return Error{ErrorCode::TooLarge, "The lexicon holds too many phrases.", {}};
        const std::uint16_t node = nodeOf(phrase.substr(0, first.length + 1 + second.length));
        pair = {.key = key, .markers = m_nodes[node].markers, .node = node, .goesOn = m_nodes[node].count > 0};
        m_mayPairs.set(hashOfKey(key));
    } else {
        word.others = true;
    }
    return Done{};
}

std::uint16_t Lexicon::nodeOf(std::string_view symbols) const
{
    std::uint16_t node = 0;
    for (const char symbol : symbols)
        node = child(node, static_cast<unsigned char>(symbol));
    return node;
}

} // namespace core
