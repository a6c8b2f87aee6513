#include "core/answers/facts/spoken_facts.h"

#include "core/answers/facts/number_run.h"
#include "core/answers/facts/spoken_judgement.h"
#include "core/answers/facts/spoken_statement.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <optional>
#include <vector>

namespace core {

namespace {

using Value = std::optional<Rational>;
using Fact = std::optional<FalseFact>;
using O = SpokenOperation;

struct OperationWord
{
    std::string_view said;
    SpokenOperation operation;
};

constexpr auto operationWords = std::to_array<OperationWord>({{" times ", O::Multiply}, {" multiplied by ", O::Multiply}, {" plus ", O::Add}, {" minus ", O::Subtract}, {" divided by ", O::Divide}});
constexpr auto shares = std::to_array<SpokenShare>({{"alf of ", 1, 2}, {"double ", 2}, {"Double ", 2}, {"wice ", 2}, {"riple ", 3}, {" third of ", 1, 3}, {" thirds of ", 2, 3}, {" quarter of ", 1, 4},
                                                    {" quarters of ", 3, 4}, {" fifth of ", 1, 5}, {" tenth of ", 1, 10}, {" square of ", 1, 1, 2}, {" cube of ", 1, 1, 3}});

/// True where what begins at `at` goes on with an operation before it: "5 plus half of 8".
bool isOperand(std::string_view text, std::size_t at)
{
    constexpr auto operations = std::to_array<std::string_view>({"times", "plus", "minus", "by", "of", "and", "over", "than", "to"});
    const std::size_t before = skipSpaceBack(text, at);
    return isOneOf(text.substr(wordBegin(text, before), before - wordBegin(text, before)), operations);
}

/// "seven times eight is 54"; with digits alone it is read as a formula.
Fact falseOperation(const SpokenStatement& said, const SpokenNumber& b)
{
    for (const OperationWord& word : operationWords) {
        if (!said.endsWith(b.span.begin, word.said))
            continue;
        const auto a = spokenNumberBefore(said.text, b.span.begin - word.said.size());
        if (!a || !(a->worded || b.worded))
            return std::nullopt;
        return judgeSpoken(said.text, a->span.begin, said.verb, worked(a->value, word.operation, b.value), said.stated);
    }
    return std::nullopt;
}

/// "half of 76 is 36".
Fact falseShare(const SpokenStatement& said, const SpokenNumber& number)
{
    for (const SpokenShare& share : shares) {
        if (!said.endsWith(number.span.begin, share.said))
            continue;
        const std::size_t word = wordBegin(said.text, number.span.begin - share.said.size() + (share.said.front() == ' ' ? 0 : 1));
        const std::string_view first = said.text.substr(word, number.span.begin - word);
        const bool one = share.top == 1 || !share.said.starts_with(' ') || (share.top == 2 && first.substr(1).starts_with("wo ")) || (share.top == 3 && first.substr(1).starts_with("hree "));
        const bool single = share.power > 1 || share.top > 1 || !share.said.starts_with(' ') || first.starts_with("a ") || first.starts_with("one ") || first.starts_with("A ") || first.starts_with("One ");
        return one && single && !isOperand(said.text, word) ? judgeSpoken(said.text, word, said.verb, shareOf(share, number.value), said.stated) : std::nullopt;
    }
    return std::nullopt;
}

/// "forty percent of 50 is 25".
Fact falsePercentage(const SpokenStatement& said, const SpokenNumber& number)
{
    constexpr std::string_view phrase = " percent of ";
    const auto percent = said.endsWith(number.span.begin, phrase) ? spokenNumberBefore(said.text, number.span.begin - phrase.size()) : std::nullopt;
    const Value all = percent ? percent->value * number.value : std::nullopt;
    return all ? judgeSpoken(said.text, percent->span.begin, said.verb, *all / Rational(100), said.stated) : std::nullopt;
}

/// Numbers from the right, up to where they begin: "4, 8 and 9".
std::vector<SpokenNumber> listBefore(const SpokenStatement& said, const SpokenNumber& last)
{
    constexpr std::size_t most = 12;
    std::vector<SpokenNumber> numbers{last};
    constexpr auto joints = std::to_array<std::string_view>({", and ", " and ", ", "});
    while (numbers.size() < most) {
        const std::size_t begin = numbers.back().span.begin;
        const auto joint = std::find_if(joints.begin(), joints.end(), [&](std::string_view one) { return said.endsWith(begin, one); });
        const auto next = joint == joints.end() ? std::nullopt : spokenNumberEndingAt(said.text, begin - joint->size());
        if (!next)
            break;
        numbers.push_back(*next);
    }
    return numbers;
}

Value greatestDivisor(const Value& a, const Rational& b)
{
    const auto x = a ? a->toInt() : std::nullopt;
    const auto y = b.toInt();
    return x && y ? Value(std::gcd(*x, *y)) : std::nullopt;
}

/// The number in the middle, or the mean of the two there.
Value medianOf(std::vector<SpokenNumber>& numbers)
{
    std::sort(numbers.begin(), numbers.end(), [](const SpokenNumber& a, const SpokenNumber& b) { return a.value < b.value; });
    const std::size_t middle = numbers.size() / 2;
    if (numbers.size() % 2 == 1)
        return numbers[middle].value;
    const Value both = numbers[middle - 1].value + numbers[middle].value;
    return both ? *both / Rational(2) : both;
}

/// "the average of 4, 8 and 9 is 8", "the lcm of 4 and 6 is 24".
Fact falseOfList(const SpokenStatement& said, const SpokenNumber& last)
{
    std::vector<SpokenNumber> numbers = listBefore(said, last);
    const std::size_t begin = numbers.back().span.begin;
    if (numbers.size() < 2 || !said.endsWith(begin, " of "))
        return std::nullopt;
    const std::size_t name = wordBegin(said.text, begin - 4);
    const std::string_view what = said.text.substr(name, begin - 4 - name);
    const bool divisor = what == "gcd" || what == "GCD" || said.endsWith(begin, "reatest common divisor of ") || said.endsWith(begin, "reatest common factor of ");
    const bool multiple = what == "lcm" || what == "LCM" || said.endsWith(begin, "east common multiple of ");
    const bool mean = what == "average" || what == "mean";
    const bool product = what == "product";
    if (what == "median")
        return judgeSpoken(said.text, name, said.verb, medianOf(numbers), said.stated);
    if (!divisor && !multiple && !mean && !product && what != "sum")
        return std::nullopt;
    Value value = numbers.front().value;
    for (std::size_t i = 1; value && i < numbers.size(); ++i) {
        const Rational& next = numbers[i].value;
        const Value common = divisor || multiple ? greatestDivisor(value, next) : std::nullopt;
        const Value both = product || multiple ? *value * next : *value + next;
        value = divisor ? common : multiple ? (both && common ? *both / *common : std::nullopt) : both;
    }
    if (mean)
        value = value ? *value / Rational(static_cast<std::int64_t>(numbers.size())) : value;
    return judgeSpoken(said.text, name, said.verb, value, said.stated);
}

/// "the sum of the integers from 1 to 10 is 45".
Fact falseSumOfRun(const SpokenStatement& said, const SpokenNumber& last)
{
    const auto first = said.endsWith(last.span.begin, " to ") ? spokenNumberEndingAt(said.text, last.span.begin - 4) : std::nullopt;
    if (!first || !said.endsWith(first->span.begin, " from "))
        return std::nullopt;
    constexpr auto wholes = std::to_array<std::string_view>({"sum of the integers from ", "sum of integers from ", "sum of all integers from ", "sum of the numbers from ", "sum of all the integers from ", "sum of the whole numbers from "});
    const auto phrase = std::find_if(wholes.begin(), wholes.end(), [&](std::string_view one) { return said.endsWith(first->span.begin, one); });
    const Value count = last.value - first->value;
    const Value ends = last.value + first->value;
    const Value both = count && ends && phrase != wholes.end() && count->sign() > 0 ? *ends * (*count + Rational(1)).value_or(Rational(0)) : std::nullopt;
    return both ? judgeSpoken(said.text, first->span.begin - phrase->size(), said.verb, *both / Rational(2), said.stated) : std::nullopt;
}

/// What is left of a division of whole numbers.
Value remainderOf(const Rational& a, const Rational& b)
{
    const auto x = a.toInt();
    const auto y = b.toInt();
    return x && y && *y > 0 && *x >= 0 ? Value(*x % *y) : std::nullopt;
}

/// "the remainder when 100 is divided by 9 is 2".
Fact falseRemainder(const SpokenStatement& said, const SpokenNumber& b)
{
    constexpr std::string_view division = " divided by ";
    if (!said.endsWith(b.span.begin, division))
        return std::nullopt;
    std::size_t end = b.span.begin - division.size();
    end -= said.endsWith(end, " is") ? 3 : 0;
    const auto a = spokenNumberEndingAt(said.text, end);
    constexpr auto heads = std::to_array<std::string_view>({"remainder when ", "remainder of ", "remainder if "});
    const bool named = a && std::any_of(heads.begin(), heads.end(), [&](std::string_view head) { return said.endsWith(a->span.begin, head); });
    return named ? judgeSpoken(said.text, a->span.begin - 15 + (said.endsWith(a->span.begin, "when ") ? 0 : 2), said.verb, remainderOf(a->value, b.value), said.stated) : std::nullopt;
}

/// "When 17 is divided by 5, the remainder is 3".
Fact falseNamedRemainder(const SpokenStatement& said)
{
    constexpr std::string_view phrase = ", the remainder";
    constexpr std::string_view division = " is divided by ";
    const auto b = said.endsWith(said.verb, phrase) ? spokenNumberEndingAt(said.text, said.verb - phrase.size()) : std::nullopt;
    const auto a = b && said.endsWith(b->span.begin, division) ? spokenNumberBefore(said.text, b->span.begin - division.size()) : std::nullopt;
    return a ? judgeSpoken(said.text, a->span.begin, said.verb, remainderOf(a->value, b->value), said.stated) : std::nullopt;
}

/// "three squared is 6"; with digits it is read as a formula.
Fact falsePower(const SpokenStatement& said)
{
    const bool square = said.endsWith(said.verb, " squared");
    constexpr std::size_t squared = 8;
    constexpr std::size_t cubed = 6;
    const auto number = square || said.endsWith(said.verb, " cubed") ? spokenNumberBefore(said.text, said.verb - (square ? squared : cubed)) : std::nullopt;
    return number && number->worded ? judgeSpoken(said.text, number->span.begin, said.verb, number->value.power(square ? 2 : 3), said.stated) : std::nullopt;
}

/// "5/8 as a decimal is 0.58".
Fact falseDecimal(const SpokenStatement& said)
{
    constexpr std::string_view phrase = " as a decimal";
    const auto number = said.endsWith(said.verb, phrase) ? spokenNumberBefore(said.text, said.verb - phrase.size()) : std::nullopt;
    return number ? judgeSpoken(said.text, number->span.begin, said.verb, number->value, said.stated) : std::nullopt;
}

/// "one fifth", "three eighths" at `at`; both words end it.
std::optional<SpokenNumber> namedShareAt(std::string_view text, std::size_t at)
{
    constexpr unsigned exactPlaces = 12; // a share is no rounded number
    constexpr auto tops = std::to_array<std::string_view>({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"});
    constexpr auto bottoms = std::to_array<std::string_view>({"half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"});
    const std::string_view top = WordCursor(text, at).word();
    const auto first = std::find_if(tops.begin(), tops.end(), [top](std::string_view word) { return top.size() == word.size() && top.substr(1) == word.substr(1) && (top[0] | ' ') == word[0]; });
    const std::size_t joint = at + top.size();
    if (first == tops.end() || joint >= text.size() || (text[joint] != ' ' && text[joint] != '-'))
        return std::nullopt;
    std::string_view bottom = WordCursor(text, joint + 1).word();
    const std::size_t end = joint + 1 + bottom.size();
    bottom = bottom.ends_with('s') ? bottom.substr(0, bottom.size() - 1) : bottom;
    const auto share = std::find(bottoms.begin(), bottoms.end(), bottom);
    const auto value = share == bottoms.end() ? std::nullopt : Rational(first - tops.begin() + 1) / Rational(share - bottoms.begin() + 2);
    return value ? std::optional(SpokenNumber{{at, end}, *value, exactPlaces, true}) : std::nullopt;
}

/// "0.05 is one fifth", "One seventh is 0.124857".
Fact falseNamedShare(std::string_view text, std::size_t begin, std::size_t end)
{
    const auto isDecimal = [text](const SpokenNumber& number) { return number.places > 0 && number.span.in(text).find('/') == std::string_view::npos; };
    if (const auto share = isDigit(text[end]) ? std::nullopt : namedShareAt(text, end)) {
        const auto number = spokenEndsHere(text, share->span.end) ? spokenNumberBefore(text, begin) : std::nullopt;
        if (!number || !isDecimal(*number) || !judgeSpoken(text, end, share->span.end, share->value, *number))
            return std::nullopt;
        return judgeSpoken(text, number->span.begin, begin, number->value, *share);
    }
    constexpr std::string_view endings = "hdrfs"; // of "fifth", "third", "quarter", "half", "fifths"
    if (begin == 0 || endings.find(text[begin - 1]) == std::string_view::npos)
        return std::nullopt;
    constexpr std::size_t longest = 16;
    const std::size_t from = begin - std::min(begin, longest);
    for (std::size_t at = from; at < begin; ++at) {
        const bool starts = at == 0 || text[at - 1] == '\n' || (at > 1 && text[at - 1] == ' ' && (text[at - 2] == '.' || text[at - 2] == ','));
        const auto share = starts ? namedShareAt(text, at) : std::nullopt;
        const auto stated = share && share->span.end == begin ? spokenNumberAt(text, end) : std::nullopt;
        if (stated && isDecimal(*stated) && spokenEndsHere(text, stated->span.end))
            return judgeSpoken(text, at, begin, share->value, *stated);
    }
    return std::nullopt;
}

} // namespace

Fact falseRest(std::string_view text, std::size_t begin, std::size_t end)
{
    WordCursor cursor(text, end);
    constexpr auto words = std::to_array<std::string_view>({"a", "remainder", "of"});
    constexpr std::string_view division = " divided by ";
    const bool named = cursor.skipWords(words) > 0 && text.substr(end, cursor.at() - end).find("remainder") != std::string_view::npos;
    const auto stated = named ? spokenNumberAt(text, cursor.at()) : std::nullopt;
    const auto b = stated && spokenEndsHere(text, stated->span.end) ? spokenNumberEndingAt(text, begin) : std::nullopt;
    const auto a = b && text.substr(0, b->span.begin).ends_with(division) ? spokenNumberBefore(text, b->span.begin - division.size()) : std::nullopt;
    return a ? judgeSpoken(text, a->span.begin, begin, remainderOf(a->value, b->value), *stated) : std::nullopt;
}

Fact falseSpokenFact(std::string_view text, std::size_t begin, std::size_t end)
{
    if (auto fact = falseNamedShare(text, begin, end))
        return fact;
    const auto stated = spokenNumberAt(text, end);
    if (!stated || !spokenEndsHere(text, stated->span.end))
        return std::nullopt;
    const SpokenStatement said{text, begin, *stated};
    const auto last = spokenNumberEndingAt(text, begin);
    if (!last) {
        for (const auto check : {falseDecimal, falsePower, falseNamedRemainder, falseFactorial})
            if (auto fact = check(said))
                return fact;
        return std::nullopt;
    }
    for (const auto check : {falseOperation, falseShare, falsePercentage, falseOfList, falseSumOfRun, falseRemainder, falseNamedValue})
        if (auto fact = check(said, *last))
            return fact;
    return std::nullopt;
}

} // namespace core
