#include "core/tokens/regex_translation.h"

#include "core/text/utf8.h"
#include "core/tokens/code_point_set.h"
#include "core/tokens/unicode_class.h"

#include <array>
#include <charconv>
#include <optional>
#include <vector>

namespace core {

namespace {

struct Refusal
{
    std::string what;
};

std::optional<std::uint32_t> categoryMask(std::string_view name)
{
    using namespace category_mask;
    constexpr std::array<std::string_view, 28> names{"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl",
                                                     "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc",
                                                     "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Co"};
    for (std::size_t i = 0; i < names.size(); ++i)
        if (name == names[i])
            return std::uint32_t{1} << i;
    if (name == "L")
        return letter;
    if (name == "M")
        return mark;
    if (name == "N")
        return number;
    if (name == "P")
        return punctuation;
    if (name == "S")
        return symbol;
    if (name == "Z")
        return 0x7U << 22;
    return std::nullopt;
}

std::string hex(std::uint32_t value)
{
    std::array<char, 8> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
    return "\\x{" + std::string(digits.data(), end) + "}";
}

std::string written(const CodePointSet& set)
{
    if (set.ranges().empty())
        return "(?!)";
    std::string out = "[";
    for (const auto& [first, last] : set.ranges()) {
        out += hex(first);
        if (last > first)
            out += "-" + hex(last);
    }
    return out + "]";
}

class Translator
{
public:
    explicit Translator(std::string_view source) : m_in(source) {}
    std::string run()
    {
        alternatives(0);
        if (!atEnd())
            throw Refusal{"an unbalanced parenthesis"};
        return m_out;
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_in.size(); }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_in[m_at]; }
    bool take(std::string_view text)
    {
        if (m_in.substr(m_at, text.size()) != text)
            return false;
        m_at += text.size();
        return true;
    }
    char32_t takeChar()
    {
        const CodePoint c = codePointAt(m_in, m_at);
        m_at += c.length;
        return c.value;
    }
    [[noreturn]] void refuseHere(std::size_t from) const
    {
        throw Refusal{"\"" + std::string(m_in.substr(from, 12)) + "\""};
    }

    /// Alternatives up to a closing parenthesis or the end. Returns whether something inside repeats without bound.
    bool alternatives(int depth)
    {
        if (depth > 50)
            throw Refusal{"groups nested more than 50 deep"};
        bool repeats = false;
        while (!atEnd() && peek() != ')') {
            if (take("|"))
                m_out += '|';
            else
                repeats = item(depth) || repeats;
        }
        return repeats;
    }
    bool item(int depth)
    {
        const std::size_t start = m_at;
        bool inside = false;
        if (peek() == '(')
            inside = group(depth);
        else
            atom();
        const bool unbounded = quantifier();
        if (inside && unbounded)
            throw Refusal{"a repeated group with a repetition inside, " + std::string(m_in.substr(start, 40))};
        return inside || unbounded;
    }
    bool group(int depth)
    {
        static constexpr std::array<std::string_view, 7> openings{"(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?i:"};
        const bool folded = m_folding;
        std::string opening;
        for (const std::string_view candidate : openings)
            if (opening.empty() && take(candidate))
                opening = candidate;
        if (opening.empty()) {
            if (m_in.substr(m_at, 2) == "(?")
                refuseHere(m_at);
            ++m_at;
            opening = "(?:"; // captures are not used
        }
        m_folding = m_folding || opening == "(?i:";
        m_out += opening;
        const bool repeats = alternatives(depth + 1);
        if (!take(")"))
            throw Refusal{"an unbalanced parenthesis"};
        m_out += ')';
        m_folding = folded;
        return repeats;
    }
    void atom()
    {
        const std::size_t start = m_at;
        switch (peek()) {
        case '^': case '$': case '*': case '+': case '?': case '{': refuseHere(start);
        case '.':
            ++m_at;
            m_out += '.';
            return;
        case '[': m_out += written(classSet()); return;
        case '\\':
            if (const auto set = escapedSet())
                m_out += written(*set);
            else
                m_out += hex(escapedChar());
            return;
        default: m_out += hex(takeChar());
        }
    }
    /// Returns whether it repeats without bound.
    bool quantifier()
    {
        const std::size_t start = m_at;
        bool unbounded = false;
        if (take("*") || take("+")) {
            m_out += m_in[m_at - 1];
            unbounded = true;
        } else if (take("?")) {
            m_out += '?';
        } else if (peek() == '{') {
            unbounded = counted();
            if (peek() == '?' || peek() == '+')
                refuseHere(start);
            return unbounded;
        } else {
            return false;
        }
        if (take("+") || take("?"))
            m_out += m_in[m_at - 1];
        if (peek() == '*' || peek() == '+' || peek() == '?' || peek() == '{')
            refuseHere(start);
        return unbounded;
    }
    bool counted()
    {
        const std::size_t start = m_at++;
        const std::string low = digits();
        const bool comma = take(",");
        const std::string high = comma ? digits() : low;
        if ((low.empty() && high.empty()) || low.size() > 4 || high.size() > 4 || !take("}"))
            refuseHere(start);
        m_out += "{" + (low.empty() ? "0" : low) + (comma ? "," + high : "") + "}";
        if (peek() == '*' || peek() == '{')
            refuseHere(start);
        return comma && high.empty();
    }
    std::string digits()
    {
        std::string out;
        while (peek() >= '0' && peek() <= '9')
            out += m_in[m_at++];
        return out;
    }
    /// \s \S \d \D \p{..} \P{..}, or nothing when another escape stands here.
    std::optional<CodePointSet> escapedSet()
    {
        const std::size_t start = m_at;
        const char kind = m_at + 1 < m_in.size() ? m_in[m_at + 1] : '\0';
        if (kind == '\0' || std::string_view("sSdDpP").find(kind) == std::string_view::npos)
            return std::nullopt;
        if (m_folding)
            throw Refusal{"a class inside (?i:"};
        m_at += 2;
        CodePointSet set;
        bool negated = kind == 'S' || kind == 'D' || kind == 'P';
        if (kind == 's' || kind == 'S') {
            set = CodePointSet::white();
        } else if (kind == 'd' || kind == 'D') {
            set = CodePointSet::ofCategories(categoryBit(Category::Nd));
        } else {
            const std::size_t close = m_in.find('}', m_at);
            if (!take("{") || close == m_in.npos)
                refuseHere(start);
            if (take("^"))
                negated = !negated;
            const auto mask = categoryMask(m_in.substr(m_at, close - m_at));
            if (!mask)
                refuseHere(start);
            set = CodePointSet::ofCategories(*mask);
            m_at = close + 1;
        }
        return negated ? set.complement() : set;
    }
    char32_t escapedChar()
    {
        const std::size_t start = m_at++;
        if (atEnd())
            refuseHere(start);
        const char32_t c = takeChar();
        switch (c) {
        case 'n': return '\n';
        case 'r': return '\r';
        case 't': return '\t';
        case 'f': return '\f';
        case 'v': return '\v';
        case 'u': return hexDigits(start, 4);
        default: break;
        }
        const bool wordLike = c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z');
        if (wordLike)
            refuseHere(start);
        return c;
    }
    char32_t hexDigits(std::size_t start, std::size_t count)
    {
        std::uint32_t value = 0;
        const std::string_view text = m_in.substr(m_at, count);
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
        if (text.size() != count || error != std::errc() || end != text.data() + count)
            refuseHere(start);
        m_at += count;
        return value;
    }
    CodePointSet classSet()
    {
        const std::size_t start = m_at++;
        if (m_folding)
            throw Refusal{"a class inside (?i:"};
        const bool negated = take("^");
        CodePointSet set;
        if (peek() == ']')
            refuseHere(start);
        while (!atEnd() && peek() != ']') {
            if (peek() == '[' || m_in.substr(m_at, 2) == "&&")
                refuseHere(m_at);
            if (const auto escaped = peek() == '\\' ? escapedSet() : std::nullopt)
                set.add(*escaped);
            else
                set.add(CodePointSet(classRange()));
        }
        if (!take("]"))
            throw Refusal{"a class without its end"};
        return negated ? set.complement() : set;
    }
    CodePointSet::Range classRange()
    {
        const std::size_t start = m_at;
        const char32_t first = peek() == '\\' ? escapedChar() : takeChar();
        if (peek() != '-' || m_in.substr(m_at + 1, 1) == "]")
            return {first, first};
        ++m_at;
        if (atEnd() || peek() == '[')
            refuseHere(start);
        const char32_t last = peek() == '\\' ? escapedChar() : takeChar();
        if (last < first)
            refuseHere(start);
        return {first, last};
    }

    std::string_view m_in;
    std::size_t m_at = 0;
    std::string m_out;
    bool m_folding = false;
};

} // namespace

Result<std::string> translateRegex(std::string_view expression)
{
    try {
        return Translator(expression).run();
    } catch (const Refusal& refusal) {
        return Error{ErrorCode::Unsupported,
                     "This tokenizer uses a regular expression with " + refusal.what + ", which is not supported: " +
                         std::string(expression.substr(0, 200)),
                     "pre_tokenizer"};
    }
}

} // namespace core
