#include "core/text/readable_math.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

using Sign = std::pair<std::string_view, std::string_view>;
constexpr std::array signs{
    Sign{"cdot", "·"},      Sign{"times", "×"},    Sign{"div", "÷"},      Sign{"pm", "±"},       Sign{"mp", "∓"},
    Sign{"le", "≤"},        Sign{"leq", "≤"},      Sign{"ge", "≥"},       Sign{"geq", "≥"},      Sign{"ne", "≠"},
    Sign{"neq", "≠"},       Sign{"approx", "≈"},   Sign{"equiv", "≡"},    Sign{"to", "→"},       Sign{"implies", "⇒"},
    Sign{"Rightarrow", "⇒"}, Sign{"rightarrow", "→"}, Sign{"infty", "∞"}, Sign{"in", "∈"},       Sign{"sum", "∑"},
    Sign{"prod", "∏"},      Sign{"int", "∫"},      Sign{"pi", "π"},       Sign{"theta", "θ"},    Sign{"alpha", "α"},
    Sign{"beta", "β"},      Sign{"gamma", "γ"},    Sign{"delta", "δ"},    Sign{"Delta", "Δ"},    Sign{"lambda", "λ"},
    Sign{"mu", "μ"},        Sign{"phi", "φ"},      Sign{"varphi", "φ"},   Sign{"omega", "ω"},    Sign{"sigma", "σ"},
    Sign{"epsilon", "ε"},   Sign{"varepsilon", "ε"}, Sign{"angle", "∠"},  Sign{"triangle", "△"}, Sign{"circ", "°"},
    Sign{"degree", "°"},    Sign{"perp", "⊥"},     Sign{"parallel", "∥"}, Sign{"ldots", "…"},    Sign{"dots", "…"},
    Sign{"cdots", "…"},     Sign{"cup", "∪"},      Sign{"cap", "∩"},      Sign{"subset", "⊂"},   Sign{"mid", "|"}};
/// Commands that say how something looks, not what it is; a braced argument is kept.
constexpr std::array<std::string_view, 22> looks{
    "left",  "right",    "text",  "mathrm", "mathbf",  "mathbb", "mathcal", "boxed",        "displaystyle", "quad",  "qquad",
    "begin", "overline", "big",   "Big",    "bigl",    "bigr",   "textbf",  "operatorname", "limits",       "color", "end"};

constexpr std::array<std::string_view, 10> raised{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

/// By byte: it stays as it is, wherever it stands.
constexpr std::array<bool, 256> plain = [] {
    std::array<bool, 256> table{};
    for (unsigned c = '!'; c < 256; ++c)
        table[c] = std::string_view("\\${}`*#^").find(static_cast<char>(c)) == std::string_view::npos;
    return table;
}();

bool isPlain(char c) { return plain[static_cast<unsigned char>(c)]; }
bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

class Reader
{
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    std::string run()
    {
        m_out.reserve(m_text.size());
        while (m_at < m_text.size())
            step();
        while (!m_out.empty() && m_out.back() == ' ')
            m_out.pop_back();
        return std::move(m_out);
    }

private:
    void step()
    {
        std::size_t end = m_at; // of plain words with single spaces
        while (end < m_text.size() && (isPlain(m_text[end]) || (end > m_at && m_text[end] == ' ' && m_text[end - 1] != ' ')))
            ++end;
        if (end > m_at) {
            if (m_text[end - 1] == '_' && end < m_text.size() && m_text[end] == '{')
                --end;
            m_out += m_text.substr(m_at, end - m_at);
            m_at = end;
            if (end < m_text.size() && m_text[end] == '_') {
                ++m_at;
                subscript();
            }
            return;
        }
        const char c = m_text[m_at];
        if (c == '\\') {
            command();
        } else if (isBlank(c) || static_cast<unsigned char>(c) < ' ') {
            space();
            ++m_at;
        } else if (c == '$' || c == '{' || c == '}' || c == '`' || m_text.substr(m_at, 2) == "**") {
            m_at += m_text.substr(m_at, 2) == "**" ? 2 : 1;
        } else if (c == '#' && (m_out.empty() || m_out.back() == ' ')) {
            ++m_at;
        } else if (c == '^') {
            ++m_at;
            exponent();
        } else {
            m_out += c;
            ++m_at;
        }
    }

    /// Whole numbers are raised, all digits of them (people write 7^2023 and mean that); others keep their "^".
    void exponent()
    {
        if (m_text.substr(m_at, 5) == "\\circ")
            return; // degrees stand high by themselves
        std::size_t end = m_at;
        const bool braced = m_text.substr(m_at, 1) == "{";
        if (!braced) {
            end += m_text.substr(end, 1) == "-" ? 1 : 0;
            while (end < m_text.size() && isDigit(m_text[end]))
                ++end;
        }
        if (!braced && (end == m_at || m_text[end - 1] == '-')) {
            m_out += '^';
            return;
        }
        std::string power(m_text.substr(m_at, end - m_at));
        if (braced)
            power = argument();
        else
            m_at = end;
        const bool whole = !power.empty() && power.size() <= 6
                           && std::all_of(power.begin() + (power[0] == '-' ? 1 : 0), power.end(), isDigit);
        if (!whole) {
            const bool bracketed = std::count_if(power.begin(), power.end(), [](char c) { return (c & 0xC0) != 0x80; }) > 1;
            m_out += bracketed ? "^(" + power + ")" : "^" + power;
            return;
        }
        for (const char digit : power)
            m_out += digit == '-' ? std::string_view("⁻") : raised[static_cast<std::size_t>(digit - '0')];
    }

    /// "a_10" for a_{10}, "C_(n+1)" for C_{n+1}.
    void subscript()
    {
        const std::string index = argument();
        const bool bare = std::all_of(index.begin(), index.end(), [](char c) { return isLetter(c) || isDigit(c) || static_cast<unsigned char>(c) >= 0x80U; });
        m_out += bare ? "_" + index : "_(" + index + ")";
    }

    void space()
    {
        if (!m_out.empty() && m_out.back() != ' ')
            m_out += ' ';
    }

    void command()
    {
        std::size_t end = m_at + 1;
        while (end < m_text.size() && isLetter(m_text[end]))
            ++end;
        const std::string_view name = m_text.substr(m_at + 1, end - m_at - 1);
        if (end < m_text.size() && name.empty() && static_cast<unsigned char>(m_text[end]) >= 0x80U) {
            m_at = end; // "\π": the sign stays whole
            return;
        }
        if (name.empty()) { // \( \[ \, \\ and the like
            m_at = std::min(m_at + 2, m_text.size());
            if (m_text[m_at - 1] == '\\' || m_text[m_at - 1] == ';' || m_text[m_at - 1] == ' ')
                space();
            else if (std::string_view("%$&#_{}").find(m_text[m_at - 1]) != std::string_view::npos)
                m_out += m_text[m_at - 1];
            return;
        }
        m_at = end;
        if (name == "frac" || name == "dfrac" || name == "tfrac")
            fraction();
        else if (name == "sqrt")
            m_out += "√" + grouped(argument());
        else if (const auto sign = std::find_if(signs.begin(), signs.end(), [&](const Sign& s) { return s.first == name; });
                 sign != signs.end())
            m_out += sign->second;
        else if (name == "begin" || name == "end" || name == "color")
            argument();
        else if (std::find(looks.begin(), looks.end(), name) == looks.end())
            m_out += name;
        else if (name == "quad" || name == "qquad")
            space();
    }

    void fraction()
    {
        const std::string top = argument();
        const std::string bottom = argument();
        m_out += grouped(top) + "/" + grouped(bottom);
    }

    /// The next braced group or single character, made readable.
    std::string argument()
    {
        if (m_at >= m_text.size() || m_depth > 8)
            return {};
        std::size_t begin = m_at;
        std::size_t end = m_at + 1;
        if (m_text[m_at] == '{') {
            ++begin;
            for (int depth = 1; end < m_text.size() && depth > 0; ++end)
                depth += m_text[end] == '{' ? 1 : m_text[end] == '}' ? -1 : 0;
            m_at = end;
            end -= m_text[end - 1] == '}' ? 1 : 0;
        } else {
            while (end < m_text.size() && (static_cast<unsigned char>(m_text[end]) & 0xC0U) == 0x80U)
                ++end;
            m_at = end;
        }
        Reader inner(m_text.substr(begin, std::max(end, begin) - begin));
        inner.m_depth = m_depth + 1;
        return inner.run();
    }

    static std::string grouped(const std::string& part)
    {
        const bool simple = part.size() > 1 && part.find_first_of("+-*/ =") != std::string::npos;
        return simple ? "(" + part + ")" : part;
    }

    std::string_view m_text;
    std::string m_out;
    std::size_t m_at = 0;
    int m_depth = 0;
};

} // namespace

std::string readableMath(std::string_view text) { return Reader(text).run(); }

} // namespace core
