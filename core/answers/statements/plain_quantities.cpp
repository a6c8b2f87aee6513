#include "core/answers/statements/plain_quantities.h"

#include "core/answers/math/expression_words.h"
#include "core/answers/math/rational.h"
#include "core/answers/math/unit_sizes.h"
#include "core/answers/words/answer_phrases.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/sentence_words.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace core {

namespace {

constexpr std::size_t longest = 200;

/// Words [begin, end) and what stands for them.
struct Quantity
{
    std::size_t words = 0;
    std::string text;
};

class QuantityReader
{
public:
    explicit QuantityReader(std::string_view text) : m_text(text), m_words(sentenceWords(text))
    {
        for (SentenceWord& word : m_words)
            word.text = lowered(std::move(word.text));
    }

    [[nodiscard]] std::string plain() const
    {
        std::string out;
        std::size_t from = 0;
        for (std::size_t at = 0; at < m_words.size();) {
            const auto found = quantity(at);
            if (!found) {
                ++at;
                continue;
            }
            const Span last = m_words[at + found->words - 1].span;
            const std::string_view raw = last.in(m_text);
            out += m_text.substr(from, m_words[at].span.begin - from);
            out += found->text;
            from = last.begin + raw.find_last_not_of(".,;:!?") + 1;
            at += found->words;
        }
        return from == 0 ? std::string{} : out + std::string(m_text.substr(from));
    }

private:
    [[nodiscard]] std::string_view word(std::size_t at) const { return at < m_words.size() ? std::string_view(m_words[at].text) : std::string_view{}; }
    [[nodiscard]] bool endsBefore(std::size_t at) const { return at >= m_words.size() || m_words[at - 1].ends; }

    [[nodiscard]] std::optional<Quantity> quantity(std::size_t at) const
    {
        if (at > 0 && (numberAt(at - 1) || word(at - 1) == "and" || word(at - 1) == "between"))
            return std::nullopt;
        for (const auto& reading : {share(at), andHalf(at), twoParts(at)})
            if (reading)
                return reading;
        return std::nullopt;
    }

    /// A unit of which people say a half.
    [[nodiscard]] static bool isUnit(std::string_view word)
    {
        constexpr auto units = std::to_array<std::string_view>({"second", "minute", "hour", "day", "week", "year", "inch", "foot", "yard", "mile", "meter", "metre",
                                                                "kilometer", "kilometre", "km", "pound", "kilogram", "kg", "ton", "liter", "litre", "gallon"});
        return isOneOf(word, units) || (word.ends_with('s') && isOneOf(word.substr(0, word.size() - 1), units));
    }

    [[nodiscard]] static bool isOne(std::string_view word) { return word == "a" || word == "an" || word == "one"; }

    /// Digits, or "two" to "ninety".
    [[nodiscard]] std::string numberOf(std::size_t at) const
    {
        const std::string_view text = word(at);
        if (text.empty() || text.find_first_not_of("0123456789") == std::string_view::npos)
            return std::string(text);
        constexpr std::size_t longestName = 9;
        std::string number = text.size() <= longestName && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos ? inSigns(text) : std::string{};
        return number.find_first_not_of("0123456789") == std::string::npos ? number : std::string{};
    }
    [[nodiscard]] bool numberAt(std::size_t at) const { return !numberOf(at).empty(); }

    /// "a quarter of an hour", "half an hour", "three quarters of a mile".
    [[nodiscard]] std::optional<Quantity> share(std::size_t at) const
    {
        constexpr auto shares = std::to_array<std::pair<std::string_view, std::string_view>>(
            {{"half", "1/2"}, {"quarter", "1/4"}, {"third", "1/3"}, {"three-quarters", "3/4"}, {"two-thirds", "2/3"}, {"quarters", "3/4"}, {"thirds", "2/3"}});
        std::size_t end = at;
        const bool one = word(end) == "a" || word(end) == "one";
        const bool three = word(end) == "three";
        const bool two = word(end) == "two";
        end += one || three || two ? 1U : 0U;
        const auto found = std::find_if(shares.begin(), shares.end(), [&](const auto& share) { return share.first == word(end); });
        if (found == shares.end() || (found->first == "quarters") != three || (found->first == "thirds") != two || endsAt(end))
            return std::nullopt;
        if (!one && (found->first == "quarter" || found->first == "third")) // "the third hour"
            return std::nullopt;
        ++end;
        const bool of = word(end) == "of";
        end += of ? 1U : 0U;
        const bool article = isOne(word(end));
        end += article ? 1U : 0U;
        const bool half = found->first == "half" || found->first == "quarter"; // "a half hour", "a quarter mile"
        if (!isUnit(word(end)) || !(of ? article : article ? found->first == "half" : half && one))
            return std::nullopt;
        std::string part = partOf(found->second, word(end));
        return part.empty() ? std::nullopt : std::optional(Quantity{end + 1 - at, std::move(part)});
    }

    /// "15 minutes" for 1/4 of an hour; empty for units without a usual smaller one. "1/4 hour" would equal a fourth of anything.
    [[nodiscard]] static std::string partOf(std::string_view share, std::string_view unit)
    {
        struct Smaller
        {
            std::string_view unit;
            int count;
            std::string_view part;
        };
        constexpr auto smaller = std::to_array<Smaller>({{"minute", 60, "seconds"}, {"hour", 60, "minutes"}, {"day", 24, "hours"}, {"year", 12, "months"},
                                                         {"foot", 12, "inches"}, {"yard", 36, "inches"}, {"meter", 100, "cm"}, {"metre", 100, "cm"},
                                                         {"kilometer", 1000, "m"}, {"kilometre", 1000, "m"}, {"km", 1000, "m"}, {"pound", 16, "oz"},
                                                         {"kilogram", 1000, "g"}, {"kg", 1000, "g"}, {"liter", 1000, "mL"}, {"litre", 1000, "mL"}});
        const auto found = std::find_if(smaller.begin(), smaller.end(), [unit](const Smaller& one) { return one.unit == unit; });
        const int count = found == smaller.end() ? 0 : found->count * (share[0] - '0');
        const int bottom = share[2] - '0';
        return count == 0 || count % bottom != 0 ? std::string{} : std::to_string(count / bottom) + " " + std::string(found->part);
    }

    [[nodiscard]] bool endsAt(std::size_t at) const { return at >= m_words.size() || m_words[at].ends; }

    /// "two and a half hours", "an hour and a half".
    [[nodiscard]] std::optional<Quantity> andHalf(std::size_t at) const
    {
        const std::string number = isOne(word(at)) ? std::string("1") : numberOf(at);
        const bool unitFirst = isUnit(word(at + 1));
        const std::size_t joint = at + (unitFirst ? 2 : 1);
        if (number.empty() || word(joint) != "and" || word(joint + 1) != "a" || endsAt(joint))
            return std::nullopt;
        const std::string_view part = word(joint + 2);
        const std::string_view decimals = part == "half" ? ".5" : part == "quarter" ? ".25" : "";
        const std::size_t unit = unitFirst ? at + 1 : joint + 3;
        const std::size_t end = unitFirst ? joint + 3 : joint + 4;
        if (decimals.empty() || endsAt(unit - 1) || !isUnit(word(unit)) || (unitFirst ? !closes(end) : word(at) == "a" || word(at) == "an"))
            return std::nullopt;
        return Quantity{end - at, number + std::string(decimals) + " " + std::string(word(unit))};
    }

    /// Nothing behind a quantity that would belong to it.
    [[nodiscard]] bool closes(std::size_t end) const
    {
        constexpr auto harmless = std::to_array<std::string_view>({"to", "in", "long", "tall", "high", "wide", "deep", "old"});
        return endsBefore(end) || isOneOf(word(end), harmless);
    }

    /// "2 hours 30 minutes", "5 ft 6 in", "2 hours and 30 minutes" behind other words.
    [[nodiscard]] std::optional<Quantity> twoParts(std::size_t at) const
    {
        constexpr auto signs = std::to_array<std::string_view>({"h", "hr", "min", "s", "m", "cm", "ft", "in", "lb", "kg", "g", "km", "oz"});
        const auto isPart = [&](std::size_t unit) { return isUnit(word(unit)) || isOneOf(word(unit), signs) || word(unit) == "feet" || word(unit) == "inches"; };
        const auto digits = [&](std::size_t number) { return !word(number).empty() && word(number).find_first_not_of("0123456789") == std::string_view::npos; };
        const std::size_t second = at + (word(at + 2) == "and" ? 3 : 2);
        if (at == 0 || !digits(at) || !isPart(at + 1) || !digits(second) || !isPart(second + 1) || endsAt(at) || endsAt(at + 1) || endsAt(second) || !closes(second + 2))
            return std::nullopt;
        const std::string small = plainUnit(word(second + 1));
        const auto ratio = unitRatio(plainUnit(word(at + 1)), small);
        const auto large = Rational::fromDecimal(word(at));
        const auto rest = Rational::fromDecimal(word(second));
        const auto whole = ratio && large ? *large * *ratio : std::nullopt;
        const auto sum = whole && rest ? *whole + *rest : std::nullopt;
        if (!sum || *ratio <= Rational(1) || *ratio <= *rest)
            return std::nullopt;
        return Quantity{second + 2 - at, sum->toString() + " " + (small == "in" ? "inches" : small == "min" ? "minutes" : small)};
    }

    std::string_view m_text;
    std::vector<SentenceWord> m_words;
};

} // namespace

std::string withPlainQuantities(std::string_view text)
{
    const std::size_t space = text.size() > longest ? std::string_view::npos : text.find(' ');
    if (space == std::string_view::npos || text.find(' ', space + 1) == std::string_view::npos)
        return text.starts_with("half ") ? QuantityReader(text).plain() : std::string{};
    int numbers = 0; // with a word behind
    for (std::size_t at = space; at != std::string_view::npos; at = text.find(' ', at + 1))
        numbers += at > 0 && at + 1 < text.size() && isDigit(text[at - 1]) && text[at + 1] >= 'a' && text[at + 1] <= 'z' ? 1 : 0;
    const bool parts = numbers > 1;
    const bool shares = text.find("half") != std::string_view::npos || text.find("quarter") != std::string_view::npos || text.find("third") != std::string_view::npos;
    return parts || shares ? QuantityReader(text).plain() : std::string{};
}

} // namespace core
