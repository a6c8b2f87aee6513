#include "core/filter/filter_query.h"
#include "core/filter/filter_value.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

using Kind = FilterFault::Kind;
using NodeKind = FilterNode::Kind;
constexpr std::size_t deepest = 64;

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}

/// A field, the sign after it, and where the value begins.
struct FieldStart
{
    const FilterFieldInfo* info = nullptr;
    FilterSign sign = FilterSign::Is;
    std::size_t value = 0;
};

class Parser
{
public:
    explicit Parser(std::string_view text) : m_text(text) { m_parse.query.text = std::string(text); }

    FilterParse run()
    {
        if (!isValidUtf8(m_text))
            fail(Kind::NotUtf8, {0, m_text.size()});
        else if (skipSpace(); m_at < m_text.size())
            m_parse.query.root = either(0);
        if (!m_parse.fault && m_at < m_text.size())
            fail(Kind::ParenthesisClosed, {m_at, m_at + 1});
        if (m_parse.fault)
            m_parse.query = {};
        return std::move(m_parse);
    }

private:
    [[nodiscard]] bool failed() const { return m_parse.fault.has_value(); }

    std::uint32_t fail(Kind kind, Span at, std::string_view subject = {}, std::string detail = {})
    {
        if (!failed())
            m_parse.fault = FilterFault{kind, at, std::string(subject), std::move(detail)};
        return 0;
    }

    std::uint32_t add(FilterNode node)
    {
        m_parse.query.nodes.push_back(std::move(node));
        return static_cast<std::uint32_t>(m_parse.query.nodes.size() - 1);
    }

    std::uint32_t join(NodeKind kind, std::vector<std::uint32_t> children)
    {
        return children.size() == 1 ? children.front() : add({kind, std::move(children), 0});
    }

    std::uint32_t addTerm(decltype(FilterTerm::test) test, std::size_t begin)
    {
        m_parse.query.terms.push_back({std::move(test), {begin, m_at}});
        return add({NodeKind::Term, {}, static_cast<std::uint32_t>(m_parse.query.terms.size() - 1)});
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }

    /// True when the word `sign` stands here alone.
    [[nodiscard]] bool atSign(std::string_view sign) const
    {
        const std::string_view rest = m_text.substr(m_at);
        return rest.starts_with(sign) &&
               (rest.size() == sign.size() || isSpace(rest[sign.size()]) || rest[sign.size()] == '(');
    }

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size() || m_text[m_at] == ')'; }

    std::uint32_t either(std::size_t depth)
    {
        std::vector<std::uint32_t> children{all(depth)};
        while (!failed() && atSign("OR")) {
            const std::size_t begin = std::exchange(m_at, m_at + 2);
            skipSpace();
            if (atEnd())
                return fail(Kind::NothingToJoin, {begin, begin + 2}, "OR");
            children.push_back(all(depth));
        }
        return join(NodeKind::Any, std::move(children));
    }

    std::uint32_t all(std::size_t depth)
    {
        std::vector<std::uint32_t> children;
        for (skipSpace(); !failed() && !atEnd() && !atSign("OR"); skipSpace()) {
            if (atSign("AND")) {
                const std::size_t begin = std::exchange(m_at, m_at + 3);
                skipSpace();
                if (children.empty() || atEnd())
                    return fail(Kind::NothingToJoin, {begin, begin + 3}, "AND");
                continue;
            }
            children.push_back(one(depth));
        }
        if (failed())
            return 0;
        if (children.empty())
            return atSign("OR") ? fail(Kind::NothingToJoin, {m_at, m_at + 2}, "OR")
                                : fail(Kind::NothingToJoin, {m_at == 0 ? 0 : m_at - 1, m_at}, "()");
        return join(NodeKind::All, std::move(children));
    }

    /// A term or group, with any number of negations before it.
    std::uint32_t one(std::size_t depth)
    {
        bool negated = false;
        for (;;) {
            const std::size_t begin = m_at;
            const bool word = atSign("NOT");
            if (!word && m_text.substr(m_at, 1) != "-")
                break;
            m_at += word ? 3 : 1;
            if (word)
                skipSpace();
            if (atEnd() || isSpace(m_text[m_at]))
                return fail(Kind::NothingToJoin, {begin, m_at}, word ? "NOT" : "-");
            negated = !negated;
        }
        const std::uint32_t node = m_text[m_at] == '(' ? group(depth) : term(depth);
        return failed() || !negated ? node : add({NodeKind::Not, {node}, 0});
    }

    std::uint32_t group(std::size_t depth)
    {
        const std::size_t begin = m_at++;
        if (depth == deepest)
            return fail(Kind::TooDeep, {begin, m_at});
        const std::uint32_t node = either(depth + 1);
        if (failed())
            return 0;
        if (m_at >= m_text.size())
            return fail(Kind::ParenthesisOpen, {begin, begin + 1});
        ++m_at;
        return node;
    }

    std::uint32_t term(std::size_t depth)
    {
        const std::size_t begin = m_at;
        const FieldStart start = fieldStart();
        if (failed())
            return 0;
        if (start.info == nullptr)
            return textTerm(m_field, FilterSign::Is, begin);
        m_at = start.value;
        if (atEnd() || isSpace(m_text[m_at]))
            return fail(Kind::ValueMissing, {begin, m_at}, m_text.substr(begin, m_at - begin));
        if (start.info->type == FieldType::Text)
            return m_text[m_at] == '(' && start.sign == FilterSign::Is
                       ? fieldGroup(start.info->field, depth)
                       : textTerm(start.info->field, start.sign, begin);
        const std::size_t value = m_at;
        const std::string_view word = takeWord();
        auto read = start.info->type == FieldType::Number ? readNumberTest(*start.info, start.sign, word)
                                                          : readChoiceTest(*start.info, word);
        if (read.fault) {
            read.fault->at = {value + read.fault->at.begin, value + read.fault->at.end};
            m_parse.fault = std::move(read.fault);
            return 0;
        }
        return withSign(start.sign, addTerm(std::move(read.test), begin));
    }

    std::uint32_t withSign(FilterSign sign, std::uint32_t node)
    {
        return sign == FilterSign::IsNot ? add({NodeKind::Not, {node}, 0}) : node;
    }

    /// `problem:(a OR b)`: all that stands inside is looked for in that field.
    std::uint32_t fieldGroup(FilterField field, std::size_t depth)
    {
        const FilterField outer = std::exchange(m_field, field);
        const std::uint32_t node = group(depth);
        m_field = outer;
        return node;
    }

    /// The field that begins here, if one does: a name with a sign behind it.
    FieldStart fieldStart()
    {
        std::size_t end = m_at;
        while (end < m_text.size() && isNameCharacter(m_text[end]))
            ++end;
        if (end == m_at)
            return {};
        const std::string_view name = m_text.substr(m_at, end - m_at);
        const FilterFieldInfo* info = fieldNamed(name);
        std::size_t at = end;
        while (info != nullptr && info->type != FieldType::Text && at < m_text.size() && isSpace(m_text[at]))
            ++at;
        const auto sign = signAt(m_text.substr(at));
        if (!sign || (at > end && sign->sign == FilterSign::Is && sign->length == 1 && m_text[at] == ':'))
            return {};
        if (info == nullptr) {
            fail(Kind::UnknownField, {m_at, end}, name);
            return {};
        }
        const std::size_t signEnd = at + sign->length;
        if (info->type != FieldType::Number && sign->sign != FilterSign::Is && sign->sign != FilterSign::IsNot &&
            sign->sign != FilterSign::Equals) {
            fail(Kind::NoComparison, {m_at, signEnd}, name);
            return {};
        }
        at = signEnd;
        if (info->type == FieldType::Number && sign->length > 0 && m_text[signEnd - 1] != ':')
            while (at < m_text.size() && isSpace(m_text[at]))
                ++at;
        // "tokens:>8k" is read as well.
        if (const auto second = signAt(m_text.substr(at)); second && m_text[signEnd - 1] == ':')
            return {info, second->sign, at + second->length};
        return {info, sign->sign, at};
    }

    /// What stands up to the next white space, or the parenthesis that closes a group around it.
    std::string_view takeWord()
    {
        const std::size_t begin = m_at;
        std::size_t depth = 0;
        for (; m_at < m_text.size() && !isSpace(m_text[m_at]); ++m_at) {
            if (m_text[m_at] == '(')
                ++depth;
            else if (m_text[m_at] == ')' && depth-- == 0)
                break;
        }
        return m_text.substr(begin, m_at - begin);
    }

    std::uint32_t textTerm(FilterField field, FilterSign sign, std::size_t begin)
    {
        TextTest test{field, sign == FilterSign::Is ? TextTest::How::Inside : TextTest::How::Whole, nullptr};
        if (m_text[m_at] == '"')
            test.matcher = quoted();
        else if (m_text[m_at] == '/')
            test.matcher = pattern();
        else
            test.matcher = literalMatcher(takeWord(), LetterCase::Any);
        return failed() ? 0 : withSign(sign, addTerm(std::move(test), begin));
    }

    std::shared_ptr<const TextMatcher> quoted()
    {
        const std::size_t begin = m_at++;
        std::string words;
        for (; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
            if (m_text.substr(m_at, 2) == "\\\"")
                ++m_at;
            words += m_text[m_at];
        }
        if (m_at >= m_text.size())
            fail(Kind::QuoteOpen, {begin, m_text.size()});
        else if (++m_at; words.empty())
            fail(Kind::EmptyText, {begin, m_at});
        return failed() ? nullptr : literalMatcher(words, LetterCase::Exact);
    }

    std::shared_ptr<const TextMatcher> pattern()
    {
        const std::size_t begin = m_at++;
        while (m_at < m_text.size() && m_text[m_at] != '/')
            m_at += m_text[m_at] == '\\' ? 2 : 1;
        if (m_at >= m_text.size()) {
            m_at = m_text.size();
            fail(Kind::PatternOpen, {begin, m_text.size()});
            return nullptr;
        }
        const std::string_view inside = m_text.substr(begin + 1, m_at++ - begin - 1);
        const std::size_t flagsBegin = m_at;
        for (; !atEnd() && !isSpace(m_text[m_at]); ++m_at)
            if (std::string_view("isx").find(m_text[m_at]) == std::string_view::npos) {
                const std::size_t length = codePointAt(m_text, m_at).length;
                fail(Kind::UnknownFlag, {m_at, m_at + length}, m_text.substr(m_at, length));
                return nullptr;
            }
        if (inside.empty()) {
            fail(Kind::EmptyText, {begin, m_at});
            return nullptr;
        }
        PatternMatcher made = patternMatcher(inside, m_text.substr(flagsBegin, m_at - flagsBegin));
        if (made.fault) {
            const std::size_t at = floorCharBoundary(m_text, begin + 1 + std::min(made.fault->at, inside.size()));
            fail(Kind::BadPattern, {at, at + std::max<std::size_t>(1, codePointAt(m_text, at).length)}, inside,
                 std::move(made.fault->what));
        }
        return std::move(made.matcher);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    FilterField m_field = FilterField::Any; ///< where texts without a field are looked for
    FilterParse m_parse;
};

} // namespace

FilterParse parseFilter(std::string_view text) { return Parser(text).run(); }

bool FilterQuery::readsText() const
{
    return std::any_of(terms.begin(), terms.end(), [](const FilterTerm& term) {
        const auto* test = std::get_if<TextTest>(&term.test);
        return test != nullptr && test->field != FilterField::File;
    });
}

FieldNeed FilterQuery::need() const
{
    FieldNeed most = FieldNeed::Nothing;
    for (const FilterTerm& term : terms) {
        if (const auto* number = std::get_if<NumberTest>(&term.test))
            most = std::max(most, infoOf(number->field).need);
        else if (const auto* choice = std::get_if<ChoiceTest>(&term.test))
            most = std::max(most, infoOf(choice->field).need);
    }
    return most;
}

} // namespace core
