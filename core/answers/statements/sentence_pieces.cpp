#include "core/answers/statements/sentence_pieces.h"

#include "core/answers/math/expression_words.h"
#include "core/answers/math/unit_sizes.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

using K = PieceKind;

constexpr std::string_view dot = "·";
constexpr std::string_view curlyApostrophe = "\xE2\x80\x99";
constexpr std::size_t farthestClose = 120; ///< from a bracket to the end of what it encloses

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}
bool isJoint(char c)
{
    return std::string_view("=+-*/^<>|&_").find(c) != std::string_view::npos;
}

class PieceReader
{
public:
    PieceReader(std::string_view text, Span value) : m_text(text), m_value(value) {}

    std::vector<Piece> run()
    {
        while (m_at < m_text.size())
            step();
        return std::move(m_pieces);
    }

private:
    [[nodiscard]] char at(std::size_t i) const { return i < m_text.size() ? m_text[i] : '\0'; }
    [[nodiscard]] bool isAt(std::string_view piece) const { return m_text.substr(m_at).starts_with(piece); }

    void add(K kind, std::size_t end, std::string word = {})
    {
        m_pieces.push_back({kind, {m_at, end}, std::move(word)});
        m_at = end;
    }

    void step()
    {
        if (!m_value.empty() && m_at == m_value.begin)
            return add(K::Value, m_value.end);
        if (isSpace(at(m_at)) || at(m_at) == '*' || at(m_at) == '"' || at(m_at) == '`') {
            ++m_at;
            return;
        }
        if (formula() || sign())
            return;
        if (isLetter(at(m_at)))
            return word();
        chunk();
    }

    bool sign()
    {
        if (at(m_at) == '\n' && isDisplay(m_text.find_first_not_of(" \n", m_at))) {
            ++m_at;
            return true;
        }
        constexpr auto signs = std::to_array<std::pair<std::string_view, K>>({{"\\)", K::Close},
                                                                              {"\\]", K::Close},
                                                                              {",", K::Comma},
                                                                              {":", K::Colon},
                                                                              {";", K::Stop},
                                                                              {"\n", K::Stop},
                                                                              {"...", K::Stop},
                                                                              {"…", K::Stop},
                                                                              {"?", K::Question},
                                                                              {"!", K::Stop},
                                                                              {"—", K::Comma},
                                                                              {"–", K::Comma},
                                                                              {")", K::Close}});
        for (const auto& [text, kind] : signs)
            if (isAt(text)) {
                add(kind, m_at + text.size());
                return true;
            }
        if (at(m_at) == '.' && !m_pieces.empty() && m_pieces.back().word == "ans") {
            add(K::Colon, m_at + 1);
            return true;
        }
        if (at(m_at) == '.' && !isDigit(at(m_at + 1))) {
            add(K::Stop, m_at + 1);
            return true;
        }
        const bool aside = at(m_at) == '(' && !(isOption(m_at + 1) && at(m_at + 2) == ')') && closeOf(m_at) == std::string_view::npos;
        if (aside)
            add(K::Open, m_at + 1);
        return aside;
    }

    [[nodiscard]] bool isDisplay(std::size_t i) const
    {
        return i != std::string_view::npos && (m_text.substr(i).starts_with("\\[") || m_text.substr(i).starts_with("$$"));
    }

    /// "$...$", "\(...\)": a value without its delimiters.
    bool formula()
    {
        constexpr auto delimiters = std::to_array<std::pair<std::string_view, std::string_view>>({{"$$", "$$"}, {"$", "$"}, {"\\(", "\\)"}, {"\\[", "\\]"}});
        for (const auto& [open, close] : delimiters) {
            const std::size_t end = isAt(open) ? m_text.find(close, m_at + open.size()) : std::string_view::npos;
            if (end == std::string_view::npos || end == m_at + open.size() || (m_value.begin > m_at && m_value.begin < end && !m_value.empty()))
                continue;
            m_pieces.push_back({K::Value, {m_at + open.size(), end}, {}});
            m_at = end + close.size();
            return true;
        }
        return false;
    }

    /// True when the value that is known begins in the bracket at `open`.
    [[nodiscard]] bool inside(std::size_t open) const { return !m_value.empty() && m_value.begin > open && m_value.begin < closeOf(open); }

    [[nodiscard]] bool isOption(std::size_t i) const { return at(i) >= 'A' && at(i) <= 'J'; }

    void word()
    {
        std::string word;
        std::size_t end = m_at;
        while (end < m_text.size()) {
            const bool curly = m_text.substr(end).starts_with(curlyApostrophe);
            const bool inner = curly || at(end) == '\'' || (at(end) == '-' && isLetter(at(end + 1)));
            if (!isLetter(at(end)) && !inner)
                break;
            word += curly ? '\'' : at(end) >= 'A' && at(end) <= 'Z' ? static_cast<char>(at(end) - 'A' + 'a') : at(end);
            end += curly ? curlyApostrophe.size() : 1;
        }
        const bool behindValue = !m_pieces.empty() && m_pieces.back().kind == K::Value && m_at - m_pieces.back().span.end <= 2;
        for (const std::string_view power : {"²", "³"})
            if (behindValue && m_text.substr(end).starts_with(power))
                return add(K::Word, end + power.size(), word + "²");
        const bool ratio = (at(end) == '/' && isLetter(at(end + 1))) || (behindValue && m_text.substr(end).starts_with(dot));
        if (ratio) { // "m/s^2", "J·s"
            while (isLetter(at(end)) || isDigit(at(end)) || m_text.substr(end).starts_with(dot) ||
                   (at(end) != '\0' && std::string_view("/^").find(at(end)) != std::string_view::npos))
                end += m_text.substr(end).starts_with(dot) ? dot.size() : 1;
            return add(K::Word, end, std::string(m_text.substr(m_at, end - m_at)));
        }
        if (word == "i" && m_text.substr(end).starts_with(".e."))
            return add(K::Word, end + 3, "namely");
        const bool formula = isDigit(at(end)) || (isJoint(at(end)) && at(end) != '-' && at(end) != '*') ||
                             (at(end) == '(' && !inside(end) && !m_text.substr(end).starts_with("(s)") && closeOf(end) != std::string_view::npos);
        if (formula)
            return chunk();
        if (isNumberWord(word) && !m_pieces.empty() && (m_pieces.back().word == "is" || m_pieces.back().word == "are" || m_pieces.back().word == "equals"))
            return add(K::Value, end);
        const bool article = (word == "a" || word == "i") && at(end) == ' ' && !isVerb(end + 1) && isLetter(at(end + 1));
        if (word.size() == 1 && isOption(m_at) && !article && !(behindValue && isUnitSign(m_text.substr(m_at, 1))))
            return add(K::Letter, end);
        add(K::Word, end, std::move(word));
    }

    static bool isNumberWord(std::string_view word)
    {
        constexpr auto names =
            std::to_array<std::string_view>({"zero", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"});
        return std::find(names.begin(), names.end(), word) != names.end();
    }

    /// True where "is", "and", "because" and such begin: what stands before is no article.
    [[nodiscard]] bool isVerb(std::size_t from) const
    {
        constexpr auto verbs =
            std::to_array<std::string_view>({"is ", "was ", "are ", "and ", "or ", "but ", "because ", "since ", "as ", "not ", "rather ", "instead "});
        return std::any_of(verbs.begin(), verbs.end(), [&](std::string_view verb) { return m_text.substr(from).starts_with(verb); });
    }

    /// Where the bracket at `open` closes, when mathematics is between; npos for words.
    [[nodiscard]] std::size_t closeOf(std::size_t open) const
    {
        int depth = 0;
        std::size_t word = open; // where the run of letters begins
        for (std::size_t i = open; i < std::min(m_text.size(), open + farthestClose); ++i) {
            const char c = m_text[i];
            if (c == '\n' || (isLetter(c) && i > word + 6))
                return std::string_view::npos;
            const bool ends = !isLetter(c) && i > word + 3 && m_text[word] != '\\';
            if (ends && !isFunctionWord(m_text.substr(word + 1, i - word - 1)))
                return std::string_view::npos;
            word = isLetter(c) ? word : i;
            depth += std::string_view("([{").find(c) != std::string_view::npos ? 1 : std::string_view(")]}").find(c) != std::string_view::npos ? -1 : 0;
            if (depth == 0)
                return i;
        }
        return std::string_view::npos;
    }

    /// Signs of mathematics up to the next space, with brackets and what joins on.
    void chunk()
    {
        std::size_t end = m_at;
        while (end < m_text.size()) {
            const char c = m_text[end];
            const bool opens = std::string_view("([{").find(c) != std::string_view::npos && !inside(end);
            const std::size_t close = opens ? closeOf(end) : std::string_view::npos;
            if (close != std::string_view::npos)
                end = close + 1;
            else if (isSpace(c) || c == '\n' || c == ')' || c == ';' || c == '?' || (c == '$' && end > m_at && m_text[end - 1] != '\\') ||
                     (std::string_view(",.:").find(c) != std::string_view::npos && !isDigit(at(end + 1))) ||
                     (!m_value.empty() && end == m_value.begin && end > m_at))
                break;
            else
                ++end;
        }
        end = std::max(end, m_at + 1);
        while (end > m_at + 1 && (at(end - 1) == '*' || at(end - 1) == '"' || (at(end - 1) == '!' && !isDigit(at(end - 2)))))
            --end;
        if (m_text.substr(m_at, end - m_at).find(':') != std::string_view::npos)
            end += halfOfDay(end);
        const std::string_view made = m_text.substr(m_at, end - m_at);
        if (isOrdinal(made))
            return add(K::Word, end, "ordinal");
        if (made.size() == 3 && made.front() == '(' && made.back() == ')' && isOption(m_at + 1))
            return add(K::Letter, end);
        if (made == "\\(" || made == "\\[" || made == "(" || made == "{" || made == "\\")
            return add(K::Open, end);
        add(K::Value, end);
    }

    /// Length of " PM", " a.m." behind a time.
    [[nodiscard]] std::size_t halfOfDay(std::size_t end) const
    {
        const std::size_t space = at(end) == ' ' ? 1 : 0;
        const bool letter = std::string_view("apAP").find(at(end + space)) != std::string_view::npos;
        const std::size_t second = end + space + (at(end + space + 1) == '.' ? 2 : 1);
        const bool half = letter && end + space < m_text.size() && (at(second) == 'm' || at(second) == 'M') && !isLetter(at(second + 1));
        return half ? second + 1 - end : 0;
    }

    static bool isOrdinal(std::string_view made)
    {
        const std::size_t letters = std::min(made.find_first_not_of("0123456789"), made.size());
        const std::string_view tail = made.substr(letters);
        return letters > 0 && (tail == "st" || tail == "nd" || tail == "rd" || tail == "th");
    }

    std::string_view m_text;
    Span m_value;
    std::size_t m_at = 0;
    std::vector<Piece> m_pieces;
};

/// "x", "AB" before "=": names of unknowns.
bool isUnknown(const Piece& piece, std::string_view text)
{
    const std::string_view name = piece.span.in(text);
    const bool capitals = name.size() <= 3 && std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return piece.kind == K::Letter || (piece.kind == K::Word && (name.size() == 1 || capitals));
}

/// Joins "x", "=", "5" to one value.
std::vector<Piece> joined(std::vector<Piece> pieces, std::string_view text, Span value)
{
    std::vector<Piece> out;
    bool ofRatio = false;
    for (Piece& piece : pieces) {
        const bool near = !out.empty() && piece.span.begin - out.back().span.end <= 1;
        const bool leads = !value.empty() && piece.span.end <= value.begin && value.begin <= piece.span.end + 2; // the "=" before the known value
        const bool forced = !value.empty() && (leads || piece.span == value || (!out.empty() && out.back().span == value));
        const char first = text[piece.span.begin];
        const char before = out.empty() ? ' ' : text[out.back().span.end - 1];
        const bool ratio = out.size() > 1 && piece.kind == K::Value && out.back().kind == K::Colon && out[out.size() - 2].kind == K::Value && near &&
                           out.back().span.begin - out[out.size() - 2].span.end <= 1;
        if (ratio && !forced) { // "9 : 4"
            out.pop_back();
            out.back().span.end = piece.span.end;
            continue;
        }
        ofRatio = piece.word == "ratio" || (ofRatio && piece.kind != K::Stop);
        const bool worded = ofRatio && out.size() > 2 && piece.kind == K::Value && out.back().word == "to" && out[out.size() - 2].kind == K::Value &&
                            out[out.size() - 3].word != "from";
        if (worded && !forced) { // "the ratio is 9 to 4"
            out.pop_back();
            out.back().span.end = piece.span.end;
            continue;
        }
        const bool sign =
            piece.kind == K::Value && piece.span.size() <= 3 && (isJoint(first) || static_cast<unsigned char>(first) >= 0xC2) && piece.word.empty();
        const bool goesOn = !out.empty() && out.back().kind == K::Value && (isJoint(before) || static_cast<unsigned char>(before) >= 0x80) &&
                            (piece.kind == K::Value || isUnknown(piece, text));
        if (near && !forced && ((sign && (out.back().kind == K::Value || isUnknown(out.back(), text))) || goesOn)) {
            out.back() = {K::Value, {out.back().span.begin, piece.span.end}, {}};
            continue;
        }
        if (sign && (!forced || leads) && first == '=' && piece.span.size() == 1) {
            piece.kind = K::Word;
            piece.word = "=";
        }
        out.push_back(std::move(piece));
    }
    return out;
}

/// Without ", in all," and its like.
std::vector<Piece> withoutAsides(std::vector<Piece> pieces)
{
    constexpr auto words = std::to_array<std::string_view>({"in", "all", "total", "altogether", "then", "thus", "therefore", "hence", "indeed", "finally", "of", "course", "again", "too"});
    const auto isAside = [&](const Piece& piece) { return piece.kind == K::Word && std::find(words.begin(), words.end(), piece.word) != words.end(); };
    for (std::size_t open = 1; open < pieces.size(); ++open) {
        if (pieces[open].kind != K::Comma)
            continue;
        std::size_t close = open + 1;
        while (close < pieces.size() && isAside(pieces[close]))
            ++close;
        if (close > open + 1 && close + 1 < pieces.size() && pieces[close].kind == K::Comma)
            pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(open), pieces.begin() + static_cast<std::ptrdiff_t>(close + 1));
    }
    return pieces;
}

} // namespace

std::vector<Piece> sentencePieces(std::string_view text, Span value)
{
    return withoutAsides(joined(PieceReader(text, value).run(), text, value));
}

} // namespace core
