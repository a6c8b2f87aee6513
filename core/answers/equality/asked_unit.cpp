#include "core/answers/equality/asked_unit.h"

#include "core/answers/math/expression_words.h"
#include "core/answers/math/unit_sizes.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/sentence_words.h"
#include "core/answers/words/word_cursor.h"

#include <algorithm>
#include <array>
#include <vector>

namespace core {

namespace {

using Words = std::vector<SentenceWord>;

bool isKnown(std::string_view unit) { return unitRatio(unit, unit).has_value(); }

/// The longest unit that begins at `at`, and behind which word it ends.
struct FoundUnit
{
    std::string unit;
    std::size_t end = 0;
};

FoundUnit unitAt(const Words& words, std::size_t at)
{
    constexpr std::size_t longest = 4; // "cubic meters per second"
    FoundUnit found;
    std::string text;
    for (std::size_t end = at; end < words.size() && end < at + longest; ++end) {
        text += (text.empty() ? "" : " ") + words[end].text;
        if (std::string unit = plainUnit(text); isKnown(unit))
            found = {std::move(unit), end + 1};
        if (words[end].ends)
            break;
    }
    return found;
}

/// "m" and "s" behind "in" only where nothing follows: "in A" is a set.
bool isSpelled(const Words& words, std::size_t at, std::size_t end)
{
    constexpr auto letters = std::to_array<std::string_view>({"m", "g", "s", "h", "L", "J", "N", "W"});
    return end - at > 1 || words[at].text.size() > 1 || (isOneOf(words[at].text, letters) && (words[at].ends || end == words.size()));
}

/// A sentence that asks or orders.
bool asks(std::string_view sentence)
{
    constexpr auto orders = std::to_array<std::string_view>({"find", "compute", "determine", "calculate", "give", "express", "state", "write", "answer", "convert", "report"});
    const std::string small = lowered(std::string(sentence.substr(std::min(sentence.find_first_not_of(" \n("), sentence.size()))));
    return sentence.find('?') != std::string_view::npos || std::any_of(orders.begin(), orders.end(), [&](std::string_view order) { return small.starts_with(order); });
}

void addUnit(std::vector<std::string>& units, std::string unit)
{
    if (!unit.empty() && std::find(units.begin(), units.end(), unit) == units.end())
        units.push_back(std::move(unit));
}

/// Behind "how many" and, in a sentence that asks, behind "in".
void readSentence(std::string_view sentence, std::vector<std::string>& counted, std::vector<std::string>& stated)
{
    constexpr auto adjectives = std::to_array<std::string_view>({"more", "additional", "total", "extra", "full", "whole", "fewer", "further"});
    const Words words = sentenceWords(sentence);
    const auto is = [&](std::size_t at, std::string_view text) { return at < words.size() && lowered(words[at].text) == text; };
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        const bool many = is(at, "how") && is(at + 1, "many");
        if (!many && !is(at, "in"))
            continue;
        std::size_t begin = at + (many ? 2 : 1);
        while (many && begin < words.size() && isOneOf(words[begin].text, adjectives))
            ++begin;
        const FoundUnit found = begin < words.size() ? unitAt(words, begin) : FoundUnit{};
        if (found.unit.empty() || !(many || isSpelled(words, begin, found.end)))
            continue;
        const bool two = is(found.end, "and") || is(found.end, "or"); // "hours and minutes"
        const bool compound = two && found.end + 1 < words.size() && !unitAt(words, found.end + 1).unit.empty();
        addUnit(many ? counted : stated, found.unit);
        if (compound)
            addUnit(many ? counted : stated, unitAt(words, found.end + 1).unit);
    }
}

void readChinese(std::string_view problem, std::vector<std::string>& counted)
{
    constexpr auto heads = std::to_array<std::string_view>({"多少个", "多少", "几个", "几"});
    constexpr auto units = std::to_array<std::string_view>({"平方厘米", "立方厘米", "平方米", "立方米", "厘米", "毫米", "分米", "千米", "公里", "千克", "公斤", "分钟", "小时", "毫升",
                                                            "米", "克", "吨", "秒", "天", "年", "升"});
    for (const std::string_view head : heads)
        for (std::size_t at = problem.find(head); at != std::string_view::npos; at = problem.find(head, at + head.size())) {
            const std::string_view rest = problem.substr(at + head.size());
            const auto unit = std::find_if(units.begin(), units.end(), [&](std::string_view one) { return rest.starts_with(one); });
            if (unit != units.end())
                addUnit(counted, plainUnit(*unit));
        }
}

/// A number alone, so that the unit is left to the problem.
bool isBareNumber(std::string_view text)
{
    constexpr std::size_t longest = 30;
    return !text.empty() && text.size() <= longest && text.find_first_of("0123456789") != std::string_view::npos &&
           text.find_first_not_of("-0123456789.,/ ") == std::string_view::npos;
}

/// Units that cannot be mistaken: "15 m" may be minutes, "apples per box" anything.
bool areCertain(std::string_view asked, std::string_view said)
{
    const bool power = said == "m" && (asked.ends_with(" 2") || asked.ends_with(" 3"));
    return asked.find(" per ") == std::string_view::npos && said.find(" per ") == std::string_view::npos && (said.size() > 1 || power);
}

} // namespace

std::string askedUnit(std::string_view problem)
{
    constexpr std::size_t longest = 3000;
    std::vector<std::string> counted;
    std::vector<std::string> stated;
    if (problem.size() > longest)
        return {};
    for (std::size_t begin = 0; begin < problem.size();) {
        std::size_t end = problem.find_first_of(".?\n", begin);
        while (end != std::string_view::npos && problem[end] == '.' && end + 1 < problem.size() && problem[end + 1] != ' ' && problem[end + 1] != '\n')
            end = problem.find_first_of(".?\n", end + 1);
        end = std::min(end, problem.size() - 1);
        const std::string_view sentence = problem.substr(begin, end + 1 - begin);
        if (asks(sentence))
            readSentence(sentence, counted, stated);
        begin = end + 1;
    }
    readChinese(problem, counted);
    const std::vector<std::string>& units = counted.empty() ? stated : counted;
    return units.size() == 1 ? units.front() : std::string{};
}

InAskedUnit compareInAskedUnit(std::string_view unit, AnswerReading& gold, AnswerReading& pred)
{
    if (unit.empty() || !isBareNumber(gold.text()))
        return InAskedUnit::Open;
    const auto& number = gold.parsed(CommaStyle::Thousands);
    const auto& value = pred.parsed(CommaStyle::Thousands);
    if (!number || !value || value->expression().unit.empty() || !isKnown(value->expression().unit))
        return InAskedUnit::Open;
    const std::string& said = value->expression().unit;
    const auto ratio = unitRatio(said, unit);
    if (!ratio)
        return areCertain(unit, said) ? InAskedUnit::Other : InAskedUnit::Open;
    const auto& wanted = number->exact(number->root());
    const auto& given = value->exact(value->root());
    if (*ratio == Rational(1) || !wanted || !given)
        return InAskedUnit::Open;
    const auto converted = *given * *ratio;
    return !converted ? InAskedUnit::Open : *converted == *wanted ? InAskedUnit::Same : InAskedUnit::Other;
}

} // namespace core
