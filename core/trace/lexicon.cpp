#include "core/trace/lexicon.h"

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

unsigned char folded(char c)
{
    return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}
bool isWordByte(char c)
{
    const unsigned char f = folded(c);
    return (f >= 'a' && f <= 'z') || (f >= '0' && f <= '9');
}
bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

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

std::string_view trimmed(std::string_view line)
{
    while (!line.empty() && isBlank(line.front()))
        line.remove_prefix(1);
    while (!line.empty() && isBlank(line.back()))
        line.remove_suffix(1);
    return line;
}

/// What stands between two markers: commas, dots, brackets, emphasis, Chinese punctuation.
std::size_t skipPunctuation(std::string_view text, std::size_t at)
{
    static constexpr std::array<std::string_view, 6> wide{"，", "。", "、", "：", "…", "“"};
    while (at < text.size()) {
        if (isBlank(text[at]) || std::string_view(",.;:!?-*#_()[]\"'>").find(text[at]) != std::string_view::npos) {
            ++at;
            continue;
        }
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
    for (const std::filesystem::path& file : files)
        if (Status added = lexicon.addFile(file); !added.ok())
            return added.error();
    return lexicon;
}

Status Lexicon::addFile(const std::filesystem::path& file)
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
        } else if (Status added = addPhrase(line, *section); !added.ok()) {
            return Error{added.error().code, added.error().message, where};
        }
    }
    return Done{};
}

Status Lexicon::addPhrase(std::string_view phrase, Marker marker)
{
    std::uint16_t node = 0;
    for (std::size_t at = 0; at < phrase.size();) {
        const Symbol symbol = symbolAt(phrase, at);
        at += symbol.length;
        if (m_nodes[node].next[symbol.value] == 0) {
            if (m_nodes.size() >= std::numeric_limits<std::uint16_t>::max())
                return Error{ErrorCode::TooLarge, "The lexicon holds too many phrases.", {}};
            m_nodes[node].next[symbol.value] = static_cast<std::uint16_t>(m_nodes.size());
            m_nodes.emplace_back();
        }
        node = m_nodes[node].next[symbol.value];
    }
    m_nodes[node].markers |= bit(marker);
    return Done{};
}

Lexicon::Match Lexicon::matchAt(std::string_view text, std::size_t at) const
{
    Match best;
    std::uint16_t node = 0;
    for (std::size_t i = at; i < text.size();) {
        const Symbol symbol = symbolAt(text, i);
        node = m_nodes[node].next[symbol.value];
        if (node == 0)
            break;
        i += symbol.length;
        const bool wordEnds = i >= text.size() || !isWordByte(text[i]) || !isWordByte(text[i - 1]);
        if (m_nodes[node].markers != 0 && wordEnds)
            best = {i - at, best.markers | m_nodes[node].markers};
    }
    return best;
}

Lexicon::Found Lexicon::scan(std::string_view text) const
{
    Found found;
    bool leading = true;
    std::size_t at = skipPunctuation(text, 0);
    while (at < text.size()) {
        const Match match = matchAt(text, at);
        found.anywhere |= match.markers;
        if (leading)
            found.start |= match.markers;
        if (match.length > 0 && leading && (match.markers & fillers) != 0) {
            at = skipPunctuation(text, at + match.length);
            continue;
        }
        leading = false;
        if (match.length > 0) {
            at += match.length;
        } else if (isWordByte(text[at])) {
            while (at < text.size() && isWordByte(text[at]))
                ++at;
        } else {
            ++at;
        }
        while (at < text.size() && (isBlank(text[at]) || text[at] == ','))
            ++at;
    }
    return found;
}

} // namespace core
