#include "core/answers/facts/series_facts.h"

#include "core/answers/math/evaluate.h"
#include "core/answers/math/symbolic_side.h"
#include "core/text/ascii.h"
#include "core/text/byte_finder.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace core {

namespace {

constexpr int mostSeries = 200;
constexpr int mostTerms = 120;
constexpr std::size_t mostNodes = 60;
constexpr std::size_t longest = 300; ///< bytes of a series with its values
constexpr int points = 3;

/// Over which values a sum or product runs.
struct Index
{
    char variable = 'k';
    int first = 0;
    int last = 0;
    int roots = 0; ///< not 0: the variable runs over the roots of this degree of one
};

/// Reads a text from the left, spaces skipped.
class Reader
{
public:
    Reader(std::string_view text, std::size_t at) : m_text(text), m_at(at) {}
    [[nodiscard]] std::size_t at() const { return m_at; }

    bool take(std::string_view piece)
    {
        const std::size_t start = std::min(m_text.find_first_not_of(' ', m_at), m_text.size());
        if (!m_text.substr(start).starts_with(piece))
            return false;
        m_at = start + piece.size();
        return true;
    }

    std::optional<int> number()
    {
        const bool braced = take("{");
        const bool negative = take("-");
        std::size_t end = std::min(m_text.find_first_not_of(' ', m_at), m_text.size());
        int value = 0;
        const std::size_t begin = end;
        for (; end < m_text.size() && isDigit(m_text[end]) && end - begin < 5; ++end)
            value = value * 10 + (m_text[end] - '0');
        if (end == begin)
            return std::nullopt;
        m_at = end;
        if (braced && !take("}"))
            return std::nullopt;
        return negative ? -value : value;
    }

    std::optional<char> letter()
    {
        const std::size_t start = std::min(m_text.find_first_not_of(' ', m_at), m_text.size());
        const bool single = start < m_text.size() && isLetter(m_text[start]) && (start + 1 >= m_text.size() || !isLetter(m_text[start + 1]));
        if (!single)
            return std::nullopt;
        m_at = start + 1;
        return m_text[start];
    }

private:
    std::string_view m_text;
    std::size_t m_at;
};

/// "_{k=1}^{10}", "_{z^{7}=1}"; moves behind it.
std::optional<Index> readIndex(Reader& reader)
{
    reader.take("\\limits");
    const auto variable = reader.take("_{") ? reader.letter() : std::nullopt;
    if (!variable || *variable == 'e' || *variable == 'i')
        return std::nullopt;
    Index index{.variable = *variable};
    if (reader.take("^")) {
        const auto degree = reader.number();
        if (!degree || *degree < 2 || *degree > mostTerms || !reader.take("=") || !reader.take("1") || !reader.take("}"))
            return std::nullopt;
        index.roots = *degree;
        index.last = *degree - 1;
        return index;
    }
    const auto first = reader.take("=") ? reader.number() : std::nullopt;
    const auto last = first && reader.take("}") && reader.take("^") ? reader.number() : std::nullopt;
    if (!last || *last < *first || *last - *first >= mostTerms)
        return std::nullopt;
    index.first = *first;
    index.last = *last;
    return index;
}

/// The sides of "... = ... = ..." from `at` on, up to what ends a formula.
std::vector<Span> sidesFrom(std::string_view text, std::size_t at)
{
    constexpr auto stops = std::to_array<std::string_view>({"\n", "\\]", "\\)", "$", "\\quad", "\\qquad", "\\text", "\\implies", "\\Rightarrow", "\\approx", "≈", "\\\\", "\\sum", "\\prod",
                                                            "\\ldots", "\\cdots", "\\dots", "..."});
    std::vector<Span> sides;
    const std::size_t limit = std::min(text.size(), at + longest);
    std::size_t begin = at;
    int depth = 0;
    std::size_t end = at;
    for (; end < limit; ++end) {
        const char c = text[end];
        depth += c == '{' || c == '(' ? 1 : c == '}' || c == ')' ? -1 : 0;
        const std::string_view rest = text.substr(end);
        const bool ends = std::any_of(stops.begin(), stops.end(), [rest](std::string_view stop) { return rest.starts_with(stop); });
        const bool point = c == '.' && (end + 1 >= text.size() || !isDigit(text[end + 1]));
        if (ends || depth < 0 || (depth == 0 && (c == ',' || c == ';' || c == '?' || c == '<' || c == '>' || point)))
            break;
        if (depth == 0 && c == '=') {
            sides.push_back({begin, end});
            begin = end + 1;
        }
    }
    sides.push_back({begin, end});
    return sides;
}

/// True when `side` is one factor: a sum reaches as far as the reader thinks it does.
bool isOneTerm(std::string_view side)
{
    int depth = 0;
    const std::size_t first = side.find_first_not_of(' ');
    for (std::size_t i = 0; i < side.size(); ++i) {
        const char c = side[i];
        depth += c == '{' || c == '(' || c == '[' ? 1 : c == '}' || c == ')' || c == ']' ? -1 : 0;
        if (depth == 0 && i != first && (c == '+' || c == '-'))
            return false;
    }
    return first != std::string_view::npos;
}

/// A letter with a bracket behind it may be a function: "P(a)".
bool mayCall(std::string_view side)
{
    for (std::size_t i = 0; i + 1 < side.size(); ++i)
        if (isLetter(side[i]) && side[i + 1] == '(' && (i == 0 || (!isLetter(side[i - 1]) && side[i - 1] != '\\')))
            return true;
    return false;
}

/// `body` with the roots of unity for the variable: z is e^{2*pi*i*z/n} then.
std::string overRoots(std::string_view body, const Index& index)
{
    std::string out;
    for (std::size_t i = 0; i < body.size(); ++i) {
        const bool alone = body[i] == index.variable && (i == 0 || (!isLetter(body[i - 1]) && body[i - 1] != '\\')) && (i + 1 >= body.size() || !isLetter(body[i + 1]));
        if (alone)
            out += std::string("(e^{2*\\pi*i*") + body[i] + "/" + std::to_string(index.roots) + "})";
        else
            out += body[i];
    }
    return out;
}

std::optional<SymbolicSide> readSide(std::string_view text)
{
    const std::vector<Token> tokens = mathTokens(text);
    auto side = readSymbolicSide(tokens);
    if (!side || side->expression.nodes.size() > mostNodes || side->decimals)
        return std::nullopt;
    return side;
}

std::optional<Approximate> valueAt(const Expression& expression, int point) { return approximateValues(expression, SymbolPoint::at(point))[expression.root]; }

enum class Kind : std::uint8_t { Sum, Product };

/// All terms together at a point.
std::optional<Approximate> total(const Expression& body, const Index& index, Kind kind, int point)
{
    Approximate out = kind == Kind::Sum ? 0 : 1;
    Expression filled = body;
    for (int k = index.first; k <= index.last; ++k) {
        for (std::size_t i = 0; i < body.nodes.size(); ++i)
            if (body.nodes[i].op == ExprOp::Symbol && body.nodes[i].text == std::string_view(&index.variable, 1)) {
                filled.nodes[i].op = ExprOp::Number;
                filled.nodes[i].number = Rational(k);
            }
        const auto term = valueAt(filled, point);
        if (!term)
            return std::nullopt;
        out = kind == Kind::Sum ? out + *term : out * *term;
    }
    return std::isfinite(out.real()) && std::isfinite(out.imag()) ? std::optional(out) : std::nullopt;
}

bool same(const Approximate& a, const Approximate& b) { return std::abs(a - b) <= 1e-9L * std::max<long double>(1, std::max(std::abs(a), std::abs(b))); }

/// What is right where the terms `body` together are worth another value than `side` at every point; nothing where it may be right.
std::optional<std::string> correction(std::string_view side, const SymbolicSide& read, const SymbolicSide& body, const Index& index, Kind kind)
{
    bool negative = true;
    Approximate first;
    for (int point = 0; point < (read.symbols.empty() ? 1 : points); ++point) { // without symbols all points are one
        const auto stated = valueAt(read.expression, point);
        const auto value = stated ? total(body.expression, index, kind, point) : std::nullopt;
        if (!value || same(*stated, *value))
            return std::nullopt;
        negative = negative && same(-*stated, *value);
        first = point == 0 ? *value : first;
    }
    const std::size_t begin = side.find_first_not_of(' ');
    const std::string written(side.substr(begin, side.find_last_not_of(' ') + 1 - begin));
    if (!read.symbols.empty())
        return negative ? "it is -(" + written + ")" : "it is not " + written;
    const long double whole = std::round(first.real());
    if (std::abs(first.imag()) > 1e-9L || std::abs(first.real() - whole) > 1e-9L * std::max<long double>(1, std::abs(whole)) || std::abs(whole) > 1e15L)
        return "it is not " + written;
    return "it is " + std::to_string(static_cast<long long>(whole));
}

std::optional<FalseFact> falseSeries(std::string_view text, std::size_t at, std::size_t command, Kind kind)
{
    Reader reader(text, at + command);
    const auto index = readIndex(reader);
    if (!index)
        return std::nullopt;
    const std::vector<Span> sides = sidesFrom(text, reader.at());
    const std::string_view body = sides.front().in(text);
    if (sides.size() < 2 || !isOneTerm(body) || mayCall(body))
        return std::nullopt;
    const std::string written = index->roots > 0 ? overRoots(body, *index) : std::string(body);
    const auto read = readSide(written);
    if (!read)
        return std::nullopt;
    std::vector<std::string> others = read->symbols;
    std::erase(others, std::string(1, index->variable));
    for (std::size_t i = 1; i < sides.size(); ++i) {
        const std::string_view side = sides[i].in(text);
        const auto result = mayCall(side) ? std::nullopt : readSide(side);
        if (!result || result->symbols != others)
            continue; // of other symbols, or of none: they may have values of their own
        auto right = correction(side, *result, *read, *index, kind);
        if (!right)
            return std::nullopt;
        std::size_t end = sides[i].end;
        while (end > sides[i].begin && text[end - 1] == ' ')
            --end;
        FalseFact fact{.span = {at, end}, .kind = FactKind::Identity, .left = {at, sides.front().end}, .right = std::move(*right)};
        fact.gap = 1;
        fact.derived = true;
        return fact;
    }
    return std::nullopt;
}

} // namespace

void findSeriesFacts(std::string_view text, std::vector<FalseFact>& found)
{
    using Commands = ByteFinder<'\\'>;
    std::vector<std::size_t> sums;
    std::vector<std::size_t> products;
    for (std::size_t at = Commands::next(text, 0, text.size()); at < text.size(); at = Commands::next(text, at + 1, text.size())) {
        const std::string_view name = text.substr(at + 1, 4);
        if (name.starts_with("sum"))
            sums.push_back(at);
        else if (name == "prod")
            products.push_back(at);
    }
    int tried = 0;
    for (const auto& [places, length, kind] : {std::tuple{&sums, 4, Kind::Sum}, std::tuple{&products, 5, Kind::Product}})
        for (auto at = places->begin(); at != places->end() && tried < mostSeries; ++at, ++tried)
            if (auto fact = falseSeries(text, *at, static_cast<std::size_t>(length), kind))
                found.push_back(std::move(*fact));
}

} // namespace core
