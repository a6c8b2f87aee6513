#include "core/corpus/json_scan.h"

#include "core/text/ascii.h"

#include <cstring>
#include <vector>

namespace core {

namespace {

constexpr std::size_t deepestJson = 1000;

constexpr std::uint64_t eachByte(unsigned char value)
{
    return 0x0101010101010101ULL * value;
}
constexpr std::uint64_t highBits = eachByte(0x80);

/// Non-zero when a byte of `word` is zero.
constexpr std::uint64_t zeroBytes(std::uint64_t word)
{
    return (word - eachByte(0x01)) & ~word & highBits;
}

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}
bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::size_t skipSpace(std::string_view text, std::size_t at)
{
    while (at < text.size() && isSpace(text[at]))
        ++at;
    return at;
}

/// One past the closing quote of the string that begins at `at`. **Input** well-formed JSON.
std::size_t stringEnd(std::string_view text, std::size_t at)
{
    for (++at; at < text.size();) {
        at = findStringSpecial(text, at);
        if (at >= text.size())
            break;
        if (text[at] == '"')
            return at + 1;
        at += text[at] == '\\' ? 2 : 1;
    }
    return text.size();
}

std::size_t containerEnd(std::string_view text, std::size_t at)
{
    std::size_t depth = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '"') {
            at = stringEnd(text, at);
            continue;
        }
        ++at;
        if (c == '{' || c == '[')
            ++depth;
        else if ((c == '}' || c == ']') && --depth == 0)
            return at;
    }
    return text.size();
}

JsonType typeOf(char first)
{
    switch (first) {
    case '{':
        return JsonType::Object;
    case '[':
        return JsonType::Array;
    case '"':
        return JsonType::String;
    case 't':
        return JsonType::True;
    case 'f':
        return JsonType::False;
    case 'n':
        return JsonType::Null;
    default:
        return JsonType::Number;
    }
}

JsonValue valueAt(std::string_view text, std::size_t at)
{
    switch (at < text.size() ? text[at] : 'n') {
    case '{':
        return {JsonType::Object, {at, containerEnd(text, at)}};
    case '[':
        return {JsonType::Array, {at, containerEnd(text, at)}};
    case '"':
        return {JsonType::String, {at, stringEnd(text, at)}};
    case 't':
        return {JsonType::True, {at, at + 4}};
    case 'f':
        return {JsonType::False, {at, at + 5}};
    case 'n':
        return {JsonType::Null, {at, std::min(at + 4, text.size())}};
    default:
        break;
    }
    std::size_t end = at;
    while (end < text.size() && !isSpace(text[end]) && text[end] != ',' && text[end] != ']' &&
           text[end] != '}')
        ++end;
    return {JsonType::Number, {at, end}};
}

/// Checks one JSON text against the grammar, with a stack of bits instead of recursion.
class Checker
{
public:
    explicit Checker(std::string_view text) : m_text(text) {}

    JsonScan run()
    {
        m_at = skipSpace(m_text, 0);
        if (m_at == m_text.size())
            return {JsonFault{m_at, "there is no value"}, {}, {}};
        m_scan.root = {typeOf(m_text[m_at]), {m_at, m_at}};
        bool going = value();
        while (going && !m_objects.empty())
            going = afterValue();
        m_scan.root.span.end = m_at;
        if (!m_scan.fault) {
            m_at = skipSpace(m_text, m_at);
            if (m_at < m_text.size())
                m_scan.fault = JsonFault{m_at, m_text[m_at] == '\0' ? "a NUL byte stands after the value"
                                                                    : "something stands after the value"};
        }
        return std::move(m_scan);
    }

private:
    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    bool fail(std::string_view what)
    {
        std::string said(what);
        if (m_at >= m_text.size())
            said = "it ends too early: " + said;
        else if (m_text[m_at] == '\0')
            said = "a NUL byte stands here: " + said;
        m_scan.fault = JsonFault{m_at, std::move(said)};
        return false;
    }

    /// Reads a value; of a container only up to its first value inside, the rest is up to afterValue().
    bool value()
    {
        for (;;) {
            const char c = peek();
            if (c == '{' || c == '[') {
                if (m_objects.size() == deepestJson)
                    return fail("lists and objects are nested more than 1,000 deep");
                m_at = skipSpace(m_text, m_at + 1);
                if (peek() == (c == '{' ? '}' : ']') && m_at < m_text.size()) {
                    ++m_at;
                    return true;
                }
                m_objects.push_back(c == '{');
                if (c == '{' && !key())
                    return false;
                continue;
            }
            return scalar(c);
        }
    }

    bool afterValue()
    {
        if (m_objects.size() == 1 && !m_scan.members.empty())
            m_scan.members.back().value.span.end = m_at;
        m_at = skipSpace(m_text, m_at);
        const bool object = m_objects.back();
        const char c = peek();
        if (c == ',') {
            m_at = skipSpace(m_text, m_at + 1);
            return (!object || key()) && value();
        }
        if (c != (object ? '}' : ']') || m_at >= m_text.size())
            return fail(object ? "a comma or } is missing" : "a comma or ] is missing");
        ++m_at;
        m_objects.pop_back();
        return true;
    }

    bool key()
    {
        if (peek() != '"')
            return fail("a field name in quotes is missing");
        const std::size_t begin = m_at + 1;
        if (!string())
            return false;
        const Span name{begin, m_at - 1};
        m_at = skipSpace(m_text, m_at);
        if (peek() != ':')
            return fail("a colon is missing after a field name");
        m_at = skipSpace(m_text, m_at + 1);
        if (m_objects.size() == 1)
            m_scan.members.push_back({name, {typeOf(peek()), {m_at, m_at}}});
        return true;
    }

    bool scalar(char c)
    {
        switch (c) {
        case '"':
            return string();
        case 't':
            return literal("true");
        case 'f':
            return literal("false");
        case 'n':
            return literal("null");
        default:
            return number();
        }
    }

    bool literal(std::string_view word)
    {
        for (const char letter : word) {
            if (peek() != letter)
                return fail("only true, false and null may stand without quotes");
            ++m_at;
        }
        return true;
    }

    bool digits(std::string_view what)
    {
        if (!isDigit(peek()))
            return fail(what);
        while (isDigit(peek()))
            ++m_at;
        return true;
    }

    bool number()
    {
        if (peek() == '-')
            ++m_at;
        else if (!isDigit(peek()))
            return fail("a value is missing");
        if (peek() == '0') {
            ++m_at;
            if (isDigit(peek()))
                return fail("a number begins with a needless 0");
        } else if (!digits("a digit is missing in a number")) {
            return false;
        }
        if (peek() == '.') {
            ++m_at;
            if (!digits("a digit is missing after the decimal point"))
                return false;
        }
        if (peek() == 'e' || peek() == 'E') {
            ++m_at;
            if (peek() == '+' || peek() == '-')
                ++m_at;
            return digits("a digit is missing in an exponent");
        }
        return true;
    }

    bool string()
    {
        for (++m_at;;) {
            m_at = findStringSpecial(m_text, m_at);
            if (m_at >= m_text.size())
                return fail("the closing quote of a text is missing");
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (c != '\\')
                return fail("a control character stands unescaped in a text");
            if (!escape())
                return false;
        }
    }

    bool escape()
    {
        ++m_at;
        if (peek() == 'u') {
            for (int i = 0; i < 4; ++i) {
                ++m_at;
                if (!isHex(peek()))
                    return fail("\\u wants four hexadecimal digits");
            }
        } else if (m_at >= m_text.size() || std::strchr("\"\\/bfnrt", m_text[m_at]) == nullptr ||
                   peek() == '\0') {
            return fail("a backslash is not followed by a known escape");
        }
        ++m_at;
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<bool> m_objects; ///< the open containers: true an object, false an array
    JsonScan m_scan;
};

} // namespace

std::size_t findStringSpecial(std::string_view text, std::size_t at)
{
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        const std::uint64_t control = (word - eachByte(0x20)) & ~word & highBits;
        if ((zeroBytes(word ^ eachByte('"')) | zeroBytes(word ^ eachByte('\\')) | control) != 0)
            break;
    }
    while (at < text.size() && text[at] != '"' && text[at] != '\\' &&
           static_cast<unsigned char>(text[at]) >= 0x20)
        ++at;
    return at;
}

JsonScan scanJson(std::string_view text)
{
    return Checker(text).run();
}

std::optional<JsonFault> findJsonFault(std::string_view text)
{
    return scanJson(text).fault;
}

std::string_view jsonTypeName(JsonType type)
{
    switch (type) {
    case JsonType::Object:
        return "an object";
    case JsonType::Array:
        return "a list";
    case JsonType::String:
        return "text";
    case JsonType::Number:
        return "a number";
    case JsonType::True:
    case JsonType::False:
        return "true or false";
    case JsonType::Null:
        return "null";
    }
    return "";
}

JsonItems::JsonItems(std::string_view text, JsonValue container)
    : m_text(text.substr(0, container.span.end)), m_object(container.type == JsonType::Object),
      m_at(container.span.begin + 1)
{
}

bool JsonItems::next()
{
    m_at = skipSpace(m_text, m_at);
    if (m_at < m_text.size() && m_text[m_at] == ',')
        m_at = skipSpace(m_text, m_at + 1);
    if (m_at + 1 >= m_text.size())
        return false;
    if (m_object) {
        const std::size_t end = stringEnd(m_text, m_at);
        m_key = {m_at + 1, end - 1};
        m_at = skipSpace(m_text, skipSpace(m_text, end) + 1);
    }
    m_value = valueAt(m_text, m_at);
    m_at = m_value.span.end;
    return true;
}

} // namespace core
