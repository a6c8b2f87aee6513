#include "core/answers/facts/worded_ranges.h"

#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace core {

namespace {

using Words = std::vector<FormulaWord>;

/// "less than", "at most" and such, with their signs and how they are said of an amount.
struct Comparison
{
    std::array<std::string_view, 4> words;
    std::string_view sign;
    std::string_view bound;
};
constexpr auto comparisons = std::to_array<Comparison>({
    {{"strictly", "less", "than"}, "<", "less than"},
    {{"strictly", "greater", "than"}, ">", "more than"},
    {{"no", "less", "than"}, "\\ge", "at least"},
    {{"not", "less", "than"}, "\\ge", "at least"},
    {{"no", "fewer", "than"}, "\\ge", "at least"},
    {{"no", "more", "than"}, "\\le", "at most"},
    {{"not", "more", "than"}, "\\le", "at most"},
    {{"no", "greater", "than"}, "\\le", "at most"},
    {{"not", "greater", "than"}, "\\le", "at most"},
    {{"greater", "than", "or", "equal"}, "\\ge", "at least"},
    {{"less", "than", "or", "equal"}, "\\le", "at most"},
    {{"less", "than"}, "<", "less than"},
    {{"smaller", "than"}, "<", "less than"},
    {{"fewer", "than"}, "<", "less than"},
    {{"greater", "than"}, ">", "more than"},
    {{"larger", "than"}, ">", "more than"},
    {{"bigger", "than"}, ">", "more than"},
    {{"more", "than"}, ">", "more than"},
    {{"at", "least"}, "\\ge", "at least"},
    {{"at", "most"}, "\\le", "at most"},
});

/// Reads ranges at one place of a sentence.
class RangeReader
{
public:
    RangeReader(const Words& words, std::size_t at) : m_words(words), m_at(at) {}

    [[nodiscard]] std::optional<WordedValue> range() const
    {
        for (const auto reading : {&RangeReader::interval, &RangeReader::realNumbers, &RangeReader::relation, &RangeReader::bound, &RangeReader::orMore, &RangeReader::none})
            if (auto found = (this->*reading)())
                return found;
        return std::nullopt;
    }

private:
    using Found = std::optional<WordedValue>;

    [[nodiscard]] std::string_view word(std::size_t at) const { return at < m_words.size() && !m_words[at].formula ? std::string_view(m_words[at].text) : std::string_view{}; }

    [[nodiscard]] std::optional<std::pair<const Comparison*, std::size_t>> comparisonAt(std::size_t at) const
    {
        for (const Comparison& one : comparisons) {
            std::size_t length = 0;
            while (length < one.words.size() && !one.words[length].empty() && word(at + length) == one.words[length])
                ++length;
            if (length == one.words.size() || one.words[length].empty())
                return std::pair{&one, length + (word(at + length) == "to" ? 1U : 0U)};
        }
        return std::nullopt;
    }

    /// "closed interval from -1 to 3", "open interval between 2 and 5".
    [[nodiscard]] Found interval() const
    {
        const bool closed = word(m_at) == "closed";
        if ((!closed && word(m_at) != "open") || word(m_at + 1) != "interval" || (word(m_at + 2) != "from" && word(m_at + 2) != "between"))
            return std::nullopt;
        const auto low = wordedValue(m_words, m_at + 3);
        const std::size_t joint = low ? m_at + 3 + low->words : 0;
        const auto high = low && word(joint) == (word(m_at + 2) == "from" ? "to" : "and") ? wordedValue(m_words, joint + 1) : std::nullopt;
        if (!high)
            return std::nullopt;
        return WordedValue{joint + 1 + high->words - m_at, (closed ? "[" : "(") + low->signs + ", " + high->signs + (closed ? "]" : ")")};
    }

    /// "all real numbers except 0", "every real number": other words behind narrow them.
    [[nodiscard]] Found realNumbers() const
    {
        constexpr auto exceptions = std::to_array<std::string_view>({"except", "but", "excluding", "besides", "without", "save"});
        if (word(m_at) != "all" && word(m_at) != "every" && word(m_at) != "any")
            return std::nullopt;
        std::size_t end = m_at + 1 + (word(m_at + 1) == "the" || word(m_at + 1) == "of" ? 1U : 0U);
        if (word(end) == "real" && (word(end + 1) == "number" || word(end + 1) == "numbers" || word(end + 1) == "value" || word(end + 1) == "values"))
            end += 2;
        else if (word(end) == "reals")
            end += 1;
        else
            return std::nullopt;
        if (end < m_words.size() && (m_words[end].text == "x" || m_words[end].text == "$x$") && !m_words[end - 1].ends)
            ++end;
        const bool stops = m_words[end - 1].ends || end >= m_words.size();
        if (stops && !isOneOf(word(end), exceptions))
            return WordedValue{end - m_at, "\\mathbb{R}"};
        std::size_t value = 0;
        if (isOneOf(word(end), exceptions))
            value = end + 1 + (word(end + 1) == "for" ? 1U : 0U);
        else if ((word(end) == "other" && word(end + 1) == "than") || (word(end) == "apart" && word(end + 1) == "from") || (word(end) == "different" && word(end + 1) == "from"))
            value = end + 2;
        if (value == 0)
            return isSatisfying(end) ? Found(WordedValue{end - m_at, "\\mathbb{R}"}) : std::nullopt;
        std::string excepted;
        for (auto one = wordedValue(m_words, value); one; one = wordedValue(m_words, value)) {
            const std::size_t equal = one->signs.rfind('=');
            excepted += (excepted.empty() ? "" : ", ") + (equal == std::string::npos ? one->signs : one->signs.substr(equal + 1));
            end = value + one->words;
            const bool comma = m_words[end - 1].ends && end < m_words.size();
            value = end + (word(end) == "and" || word(end) == "or" ? 1U : 0U);
            if (value == end && !comma)
                break;
        }
        return excepted.empty() ? std::nullopt : Found(WordedValue{end - m_at, "\\mathbb{R}\\setminus\\{" + excepted + "\\}"});
    }

    /// "All real numbers satisfy it", "Every real number is a solution".
    [[nodiscard]] bool isSatisfying(std::size_t at) const
    {
        constexpr auto verbs = std::to_array<std::string_view>({"satisfy", "satisfies", "work", "works", "solve", "solves"});
        if (isOneOf(word(at), verbs))
            return word(at + 1).empty() || at + 3 >= m_words.size();
        const bool copula = word(at) == "is" || word(at) == "are";
        const std::size_t predicate = at + 1 + (word(at + 1) == "a" ? 1U : 0U);
        constexpr auto predicates = std::to_array<std::string_view>({"solution", "solutions", "allowed", "possible", "admissible", "permitted"});
        return copula && isOneOf(word(predicate), predicates) && (predicate + 1 == m_words.size() || m_words[predicate].ends);
    }

    /// "x must be less than 5".
    [[nodiscard]] Found relation() const
    {
        constexpr auto links = std::to_array<std::string_view>({"is", "must", "has", "to", "be", "should", "needs"});
        const std::string& name = m_words[m_at].text;
        if (name.size() != 1 || !isLetter(name[0]) || m_words[m_at].raw == "a" || m_words[m_at].raw == "A" || m_words[m_at].raw == "I")
            return std::nullopt;
        std::size_t at = m_at + 1;
        while (isOneOf(word(at), links))
            ++at;
        const auto compared = at > m_at + 1 ? comparisonAt(at) : std::nullopt;
        const auto value = compared ? wordedValue(m_words, at + compared->second) : std::nullopt;
        if (!value)
            return std::nullopt;
        const std::size_t end = at + compared->second + value->words;
        return WordedValue{end - m_at, m_words[m_at].raw + " " + std::string(compared->first->sign) + " " + value->signs};
    }

    /// "at least 10", "more than ten".
    [[nodiscard]] Found bound() const
    {
        const auto compared = comparisonAt(m_at);
        const auto value = compared ? wordedValue(m_words, m_at + compared->second) : std::nullopt;
        return value && !word(m_at).empty() ? Found(WordedValue{compared->second + value->words, std::string(compared->first->bound) + " " + value->signs}) : std::nullopt;
    }

    /// "ten or more", "six or fewer".
    [[nodiscard]] Found orMore() const
    {
        const auto value = wordedValue(m_words, m_at);
        const std::size_t joint = value ? m_at + value->words : 0;
        if (!value || word(joint) != "or")
            return std::nullopt;
        const std::string_view side = word(joint + 1);
        const bool more = side == "more" || side == "above" || side == "greater";
        return more || side == "fewer" || side == "less" ? Found(WordedValue{value->words + 2, (more ? "at least " : "at most ") + value->signs}) : std::nullopt;
    }

    /// "no solution at all" behind "is" or "has".
    [[nodiscard]] Found none() const
    {
        constexpr auto verbs = std::to_array<std::string_view>({"is", "are", "has", "have", "admits", "possesses"});
        if (word(m_at) != "no" || m_at == 0 || !isOneOf(word(m_at - 1), verbs))
            return std::nullopt;
        const bool real = word(m_at + 1) == "real";
        const std::size_t noun = m_at + 1 + (real ? 1U : 0U);
        if (!word(noun).starts_with("solution") && !(real && word(noun).starts_with("root")))
            return std::nullopt;
        std::size_t end = noun + 1;
        if (word(end) == "whatsoever")
            end += 1;
        else if (word(end) == "at" && word(end + 1) == "all")
            end += 2;
        return end >= m_words.size() || m_words[end - 1].ends ? Found(WordedValue{end - m_at, real ? "no real solutions" : "\\emptyset"}) : std::nullopt;
    }

    const Words& m_words;
    std::size_t m_at;
};

} // namespace

std::optional<WordedValue> wordedRange(const std::vector<FormulaWord>& words, std::size_t at)
{
    return RangeReader(words, at).range();
}

} // namespace core
