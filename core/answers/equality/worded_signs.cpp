#include "core/answers/equality/worded_signs.h"

#include "core/answers/equality/calendar_answers.h"
#include "core/answers/facts/worded_ranges.h"
#include "core/answers/math/formula_tokens.h"
#include "core/answers/math/rational.h"
#include "core/answers/words/answer_phrases.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace core {

namespace {

using Words = std::vector<FormulaWord>;

constexpr std::size_t mostNumberWords = 7;

constexpr auto numberNames = std::to_array<std::string_view>(
    {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
     "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "minus", "negative", "half", "a", "hundred"});

bool isDigits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

bool isPlainNumber(std::string_view text)
{
    return !text.empty() && isDigit(text.back()) && text.find_first_not_of("0123456789./-,") == std::string_view::npos && text.find_first_of("0123456789") != std::string_view::npos;
}

/// Words of a sentence that are replaced, and by what.
class WordedSigns
{
public:
    WordedSigns(std::string_view sentence, std::string_view problem) : m_text(sentence), m_words(formulaTokens(sentence))
    {
        static constexpr auto chances = std::to_array<std::string_view>({"probability", "chance", "chances", "odds", "likelihood"});
        const auto named = [](std::string_view text) { return std::any_of(chances.begin(), chances.end(), [text](std::string_view one) { return holds(text, one); }); };
        m_chance = named(sentence) || named(problem);
        m_share = asksForShare(problem);
    }

    std::string rewritten()
    {
        std::string out;
        std::size_t done = 0;
        for (std::size_t at = 0; at < m_words.size();) {
            const auto [count, signs] = rewriteAt(at);
            if (count == 0) {
                m_ratio = m_ratio || m_words[at].text == "ratio";
                ++at;
                continue;
            }
            out += m_text.substr(done, m_words[at].begin - done);
            out += signs;
            done = m_words[at + count - 1].end;
            at += count;
        }
        return out + std::string(m_text.substr(done));
    }

private:
    using Rewrite = std::pair<std::size_t, std::string>; ///< how many words, and the signs for them

    [[nodiscard]] std::string_view word(std::size_t at) const { return at < m_words.size() && !m_words[at].formula ? std::string_view(m_words[at].text) : std::string_view{}; }

    [[nodiscard]] Rewrite rewriteAt(std::size_t at) const
    {
        if (m_words[at].formula && word(at + 1) != "is" && word(at + 1) != "must" && word(at + 1) != "has" && word(at + 1) != "should" && word(at + 1) != "in" && word(at + 1) != "to" && word(at + 1) != "or")
            return {0, {}};
        for (const auto rule : {&WordedSigns::date, &WordedSigns::clock, &WordedSigns::range, &WordedSigns::plusMinus, &WordedSigns::chance, &WordedSigns::ratio, &WordedSigns::function, &WordedSigns::number})
            if (Rewrite found = (this->*rule)(at); found.first > 0)
                return found;
        return {0, {}};
    }

    /// "July 4, 1776", "the 4th of July 1776" as "$July 4 1776$".
    [[nodiscard]] Rewrite date(std::size_t at) const
    {
        const auto dayAt = [this](std::size_t i) {
            std::string_view day = word(i);
            for (const std::string_view ending : {"st", "nd", "rd", "th"})
                day.remove_suffix(day.ends_with(ending) && day.size() > 2 ? 2 : 0);
            return isDigits(day) && day.size() <= 2 ? std::string(day) : std::string{};
        };
        const bool monthFirst = isMonth(word(at));
        const std::size_t of = !monthFirst && word(at + 1) == "of" ? 1 : 0;
        const std::size_t month = monthFirst ? at : at + 1 + of;
        const std::string day = dayAt(monthFirst ? at + 1 + (word(at + 1) == "the" ? 1U : 0U) : at);
        if (day.empty() || !isMonth(word(month)) || (monthFirst && m_words[at].ends))
            return {0, {}};
        std::size_t count = monthFirst ? 2U + (word(at + 1) == "the" ? 1U : 0U) : 2 + of;
        const std::string_view year = word(at + count);
        const bool dated = year.size() == 4 && isDigits(year);
        return {count + (dated ? 1U : 0U), "$" + std::string(word(month)) + " " + day + (dated ? " " + std::string(year) : std::string{}) + "$"};
    }

    /// "12 noon", "4 pm" and "four o'clock".
    [[nodiscard]] Rewrite clock(std::size_t at) const
    {
        const std::string_view next = word(at + 1);
        if (word(at) == "12" && (next == "noon" || next == "midnight"))
            return {2, "$" + std::string(next) + "$"};
        if (word(at) == "noon" || word(at) == "midnight")
            return {1, "$" + std::string(word(at)) + "$"};
        const bool half = next == "pm" || next == "am" || next == "p.m" || next == "a.m";
        if (isDigits(word(at)) && word(at).size() <= 2 && half)
            return {2, "$" + std::string(word(at)) + ":00 " + std::string(next.substr(0, 1)) + "m$"};
        return {0, {}};
    }

    [[nodiscard]] Rewrite range(std::size_t at) const
    {
        auto found = wordedRange(m_words, at);
        return found ? Rewrite{found->words, "$" + found->signs + "$"} : Rewrite{0, {}};
    }

    /// "plus or minus two".
    [[nodiscard]] Rewrite plusMinus(std::size_t at) const
    {
        if (word(at) == "plus" && word(at + 1) == "or" && word(at + 2) == "minus")
            if (const auto value = wordedValue(m_words, at + 3))
                return {3 + value->words, "$\\pm " + value->signs + "$"};
        const bool infinite = word(at + 1) == "infinity";
        if (infinite && (word(at) == "minus" || word(at) == "negative"))
            return {2, "$-\\infty$"};
        if (infinite && (word(at) == "plus" || word(at) == "positive"))
            return {2, "$+\\infty$"};
        return word(at) == "infinity" ? Rewrite{1, "$\\infty$"} : Rewrite{0, {}};
    }

    /// "3 in 8", "three out of eight" of a probability.
    [[nodiscard]] Rewrite chance(std::size_t at) const
    {
        const auto top = m_chance || m_share ? wordedValue(m_words, at) : std::nullopt;
        const std::size_t joint = top ? at + top->words : 0;
        const std::size_t length = !top ? 0 : word(joint) == "in" && m_chance ? 1 : word(joint) == "out" && word(joint + 1) == "of" ? 2 : 0;
        const auto bottom = length > 0 ? wordedValue(m_words, joint + length) : std::nullopt;
        if (!bottom || !isDigits(top->signs) || !isDigits(bottom->signs) || top->signs.size() > bottom->signs.size())
            return {0, {}};
        return {top->words + length + bottom->words, top->signs + "/" + bottom->signs};
    }

    /// "three to two" of a ratio.
    [[nodiscard]] Rewrite ratio(std::size_t at) const
    {
        const auto first = m_ratio ? wordedValue(m_words, at) : std::nullopt;
        const bool to = first && word(at + first->words) == "to" && word(at - (at > 0 ? 1U : 0U)) != "from";
        const auto second = to ? wordedValue(m_words, at + first->words + 1) : std::nullopt;
        return second && isDigits(first->signs) && isDigits(second->signs) ? Rewrite{first->words + 1 + second->words, "$" + first->signs + ":" + second->signs + "$"} : Rewrite{0, {}};
    }

    /// "the natural logarithm of 2", "the square root of 5".
    [[nodiscard]] Rewrite function(std::size_t at) const
    {
        constexpr auto names = std::to_array<std::array<std::string_view, 3>>({{"natural", "logarithm", "\\ln "}, {"natural", "log", "\\ln "}, {"square", "root", "\\sqrt "}, {"cube", "root", "\\sqrt[3] "}});
        for (const auto& [first, second, sign] : names)
            if (word(at) == first && word(at + 1) == second && word(at + 2) == "of")
                if (const auto value = wordedValue(m_words, at + 3))
                    return {3 + value->words, "$" + std::string(sign) + "{" + value->signs + "}$"};
        return {0, {}};
    }

    /// "three eighths", "minus one sixth", "two and a half"; "one" and "a quarter" only where they must be numbers.
    [[nodiscard]] Rewrite number(std::size_t at) const
    {
        const auto value = wordedValue(m_words, at);
        if (!value || (value->words == 1 && isPlainNumber(word(at)) && word(at + 1) != "percent" && word(at + 1) != "%" && word(at + 1) != "per" && word(at + 1) != "million" && word(at + 1) != "billion" && word(at + 1) != "thousand"))
            return {0, {}};
        constexpr auto operands = std::to_array<std::string_view>({"answer", "it", "x", "y", "n", "that", "this", "number", "value", "result", "total"});
        if ((word(at) == "minus" || word(at) == "negative") && at > 0 && (m_words[at - 1].formula || isOneOf(word(at - 1), operands) || isDigit(m_words[at - 1].raw.back())))
            return {0, {}}; // "the answer minus 4"
        const std::size_t last = at + value->words - 1;
        const bool ends = m_words[last].ends || last + 1 == m_words.size();
        constexpr auto copulas = std::to_array<std::string_view>({"is", "was", "equals", "be", "exactly", "becomes"});
        const bool predicate = ends && at > 0 && isOneOf(word(at - 1), copulas);
        const bool part = word(last + 1) == "of";
        if ((part && holds(value->signs, "/") && !m_share) || (word(at) == "a" && !ends && !part))
            return {0, {}}; // "half of it", "a third party"
        if (value->words == 1 && (word(at) == "one" || word(at) == "half") && !predicate && !(word(at) == "half" && part))
            return {0, {}};
        if (word(last + 1) == "percent" || word(last + 1) == "%")
            return {value->words + 1, value->signs + "%"};
        if (word(last + 1) == "per" && word(last + 2) == "cent")
            return {value->words + 2, value->signs + "%"};
        constexpr auto sizes = std::to_array<std::pair<std::string_view, std::int64_t>>({{"thousand", 1000}, {"million", 1'000'000}, {"billion", 1'000'000'000}});
        for (const auto& [name, size] : sizes)
            if (word(last + 1) == name) {
                const auto number = Rational::fromDecimal(value->signs);
                const auto whole = number ? *number * Rational(size) : number;
                return whole ? Rewrite{value->words + 1, whole->toString()} : Rewrite{0, {}};
            }
        return {value->words, value->signs};
    }

    std::string_view m_text;
    Words m_words;
    bool m_chance = false; ///< a probability is told of
    bool m_share = false;  ///< a part of something is asked for
    bool m_ratio = false; ///< a ratio was named before
};

} // namespace

std::optional<WordedValue> wordedValue(const std::vector<FormulaWord>& words, std::size_t at)
{
    if (at >= words.size())
        return std::nullopt;
    if (words[at].formula || isPlainNumber(words[at].text))
        return words[at].text == "-" ? std::nullopt : std::optional(WordedValue{1, words[at].text});
    const std::string& first = words[at].text;
    if (!isOneOf(std::string_view(first).substr(0, first.find('-')), numberNames))
        return std::nullopt;
    std::optional<WordedValue> found;
    std::string run;
    for (std::size_t end = at; end < std::min(words.size(), at + mostNumberWords) && !words[end].formula; ++end) {
        run += (end > at ? " " : "") + words[end].text;
        if (end > at && (words[end].text == "the" || words[end].text == "of"))
            break;
        const bool halved = run.ends_with(" and a half");
        std::string signs = inSigns(halved ? run.substr(0, run.size() - 11) : run);
        if (halved && isDigits(signs))
            signs += ".5";
        if (isPlainNumber(signs))
            found = WordedValue{end - at + 1, std::move(signs)};
        if (words[end].ends)
            break;
    }
    return found;
}

bool asksForShare(std::string_view problem)
{
    constexpr auto phrases = std::to_array<std::string_view>({"fraction", "what part", "what portion", "what proportion", "what share", "percent"});
    return std::any_of(phrases.begin(), phrases.end(), [problem](std::string_view phrase) { return holds(problem, phrase); });
}

std::string withWordedSigns(std::string_view sentence, std::string_view problem)
{
    return WordedSigns(sentence, problem).rewritten();
}

} // namespace core
