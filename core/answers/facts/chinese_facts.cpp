#include "core/answers/facts/chinese_facts.h"

#include "core/answers/facts/number_run.h"
#include "core/answers/facts/property_facts.h"
#include "core/answers/facts/spoken_judgement.h"
#include "core/answers/math/least_factor.h"
#include "core/text/byte_finder.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

namespace core {

namespace {

using O = SpokenOperation;

struct OperationWord
{
    std::string_view said;
    SpokenOperation operation;
};

/// Longer ones first.
constexpr auto operationWords = std::to_array<OperationWord>({{"乘以", O::Multiply}, {"加上", O::Add}, {"减去", O::Subtract}, {"除以", O::Divide}, {"乘", O::Multiply}, {"加", O::Add}, {"减", O::Subtract}});
constexpr auto shares = std::to_array<SpokenShare>({{"的平方", 1, 1, 2}, {"的立方", 1, 1, 3}, {"的一半", 1, 2}, {"的两倍", 2}});

bool startsWithAny(std::string_view text, std::span<const std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [text](std::string_view word) { return text.starts_with(word); });
}

/// True where the words behind a statement ask for it or speak of it: "吗", "这种说法".
bool isSpokenOf(std::string_view behind)
{
    constexpr auto words = std::to_array<std::string_view>({"吗", "？", "?", "这", "的", "呢", "还", "么", "与", "和", "或"});
    return startsWithAny(behind, words);
}

/// The whole number in digits that ends at `end`, no other number or sign before it; 0 where there is none.
std::int64_t wholeEndingAt(std::string_view text, std::size_t end, std::size_t& begin)
{
    constexpr std::size_t longest = 12;
    begin = end;
    while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9' && end - begin <= longest)
        --begin;
    constexpr std::string_view joins = "+-*/^.,(_=\\})]xn";
    const std::string_view before = text.substr(0, begin);
    constexpr auto signs = std::to_array<std::string_view>({"×", "÷", "−", "²", "³", "、", "和", "第"});
    const bool joined = !before.empty() && (joins.find(before.back()) != std::string_view::npos || (before.back() == ' ' && before.size() > 1 && static_cast<unsigned char>(before[before.size() - 2]) < 0x80U));
    const bool bySign = std::any_of(signs.begin(), signs.end(), [before](std::string_view sign) { return before.ends_with(sign) || before.ends_with(std::string(sign) + " "); });
    return begin == end || end - begin > longest || joined || bySign ? 0 : std::stoll(std::string(text.substr(begin, end - begin)));
}

FalseFact countedFact(Span span, std::size_t leftEnd, std::string right)
{
    FalseFact fact{.span = span, .kind = FactKind::Count, .left = {span.begin, leftEnd}};
    fact.right = std::move(right);
    fact.gap = 1;
    return fact;
}

/// "2023能被13整除", "2024不能被8整除": what the verb at `verb` states.
std::optional<FalseFact> falseDivisibility(std::string_view text, std::size_t verb)
{
    constexpr std::string_view able = "能被";
    constexpr std::string_view divided = "整除";
    constexpr std::string_view no = "不";
    const bool denied = text.substr(0, verb).ends_with(no);
    const std::size_t subject = verb - (denied ? no.size() : 0);
    std::size_t begin = subject;
    const std::int64_t number = wholeEndingAt(text, subject, begin);
    std::size_t end = verb + able.size();
    std::int64_t divisor = 0;
    for (; end < text.size() && text[end] >= '0' && text[end] <= '9' && divisor < 1'000'000; ++end)
        divisor = divisor * 10 + (text[end] - '0');
    const std::string_view behind = text.substr(end);
    if (number == 0 || divisor == 0 || !behind.starts_with(divided) || isSpokenOf(behind.substr(divided.size())) || (number % divisor == 0) != denied)
        return std::nullopt;
    const std::string rest = denied ? "" : " + " + std::to_string(number % divisor);
    return countedFact({begin, end + divided.size()}, subject, std::to_string(number) + " = " + std::to_string(number / divisor) + " × " + std::to_string(divisor) + rest);
}

bool isPrimeAt(std::string_view text, std::size_t verb)
{
    constexpr auto names = std::to_array<std::string_view>({"是质数", "是素数"});
    return startsWithAny(text.substr(verb), names);
}

/// "91是质数", "97不是质数".
std::optional<FalseFact> falsePrimality(std::string_view text, std::size_t verb)
{
    constexpr std::size_t said = std::string_view("是质数").size();
    constexpr std::string_view no = "不";
    if (isSpokenOf(text.substr(verb + said)))
        return std::nullopt;
    const bool denied = text.substr(0, verb).ends_with(no);
    const std::size_t subject = verb - (denied ? no.size() : 0);
    std::size_t begin = subject;
    const std::int64_t number = wholeEndingAt(text, subject, begin);
    if (number < 2 || number > mostFactored)
        return std::nullopt;
    const std::int64_t factor = leastFactor(number);
    if ((factor == number) != denied)
        return std::nullopt;
    return countedFact({begin, verb + said}, subject, denied ? std::to_string(number) + " is prime" : std::to_string(number) + " = " + std::to_string(factor) + " × " + std::to_string(number / factor));
}

/// "35是偶数", "24是7的倍数": what the verb at `verb` says of the number before it.
std::optional<FalseFact> falsePropertyAt(std::string_view text, std::size_t verb)
{
    constexpr std::string_view is = "是";
    constexpr std::string_view no = "不";
    const bool denied = text.substr(0, verb).ends_with(no);
    const std::size_t subject = verb - (denied ? no.size() : 0);
    std::size_t begin = subject;
    const std::int64_t number = wholeEndingAt(text, subject, begin);
    auto fact = number > 0 ? falseChineseProperty(text, {begin, subject}, number, verb + is.size(), denied) : std::nullopt;
    constexpr std::string_view piece = "个"; // "偶数个"
    return fact && !isSpokenOf(text.substr(fact->span.end)) && !text.substr(fact->span.end).starts_with(piece) ? fact : std::nullopt;
}

/// The number of "320", "320 " and "320元" that ends at `end`; `stated` is what its share is said to be, in the same unit or none.
/// Nothing where it is part of a calculation or of a larger number: "8与12的和", "2×9", "一百二十", "1万".
std::optional<SpokenNumber> countedBefore(std::string_view text, std::size_t end, const SpokenNumber& stated)
{
    constexpr std::size_t longestUnit = 6;
    constexpr auto noUnits = std::to_array<std::string_view>({"的", "和", "差", "积", "商", "倍", "十", "百", "千", "万", "亿", "×", "÷", "·"});
    constexpr auto operations = std::to_array<std::string_view>({"×", "÷", "·", "与", "和"});
    std::size_t begin = end;
    while (begin > 0 && end - begin < longestUnit && static_cast<unsigned char>(text[begin - 1]) >= 0x80U)
        --begin;
    const std::string_view unit = text.substr(begin, end - begin);
    const std::string_view behind = text.substr(stated.span.end);
    const bool otherUnit = !unit.empty() && !behind.empty() && static_cast<unsigned char>(behind[0]) >= 0xE4U && !behind.starts_with(unit);
    if (otherUnit || std::any_of(noUnits.begin(), noUnits.end(), [unit](std::string_view word) { return unit.find(word) != std::string_view::npos; }))
        return std::nullopt;
    const auto number = spokenNumberBefore(text, begin > 0 && text[begin - 1] == ' ' ? begin - 1 : begin);
    const std::string_view before = text.substr(0, number ? skipSpaceBack(text, number->span.begin) : 0);
    return std::any_of(operations.begin(), operations.end(), [before](std::string_view sign) { return before.ends_with(sign); }) ? std::nullopt : number;
}

/// "320元的85%是262元": the share of what stands before, with the same unit or none.
std::optional<FalseFact> falsePercentage(std::string_view text, std::size_t begin, const SpokenNumber& stated)
{
    constexpr std::string_view of = "的";
    const std::string_view before = text.substr(0, begin);
    const auto percent = before.ends_with('%') ? spokenNumberEndingAt(text, begin - 1) : std::nullopt;
    if (!percent || !text.substr(0, percent->span.begin).ends_with(of))
        return std::nullopt;
    const auto all = countedBefore(text, percent->span.begin - of.size(), stated);
    const auto product = all ? all->value * percent->value : std::nullopt;
    return product ? judgeSpoken(text, all->span.begin, begin, *product / Rational(100), stated) : std::nullopt;
}

/// "八乘以七等于五十四", "九的平方是72": what the verb at `begin` states.
std::optional<FalseFact> falseAt(std::string_view text, std::size_t begin, std::size_t end)
{
    const auto stated = spokenNumberAt(text, end < text.size() && text[end] == ' ' ? end + 1 : end);
    if (!stated || !spokenEndsHere(text, stated->span.end))
        return std::nullopt;
    const std::string_view before = text.substr(0, begin);
    if (auto fact = falsePercentage(text, begin, *stated))
        return fact;
    for (const SpokenShare& share : shares)
        if (before.ends_with(share.said)) {
            const auto number = spokenNumberBefore(text, begin - share.said.size());
            return number ? judgeSpoken(text, number->span.begin, begin, shareOf(share, number->value), *stated) : std::nullopt;
        }
    const auto b = spokenNumberEndingAt(text, begin);
    for (const OperationWord& word : operationWords)
        if (b && text.substr(0, b->span.begin).ends_with(word.said)) {
            const auto a = spokenNumberBefore(text, b->span.begin - word.said.size());
            return a ? judgeSpoken(text, a->span.begin, begin, worked(a->value, word.operation, b->value), *stated) : std::nullopt;
        }
    return std::nullopt;
}

enum class Measure : std::uint8_t { Time, Length, Mass };

struct ChineseUnit
{
    std::string_view name;
    Measure measure;
    std::int64_t size; ///< in seconds, millimetres, grams
};

/// Longer ones first.
constexpr auto chineseUnits = std::to_array<ChineseUnit>({{"分钟", Measure::Time, 60}, {"小时", Measure::Time, 3600}, {"秒", Measure::Time, 1}, {"千米", Measure::Length, 1'000'000}, {"公里", Measure::Length, 1'000'000},
                                                          {"厘米", Measure::Length, 10}, {"毫米", Measure::Length, 1}, {"分米", Measure::Length, 100}, {"米", Measure::Length, 1000}, {"千克", Measure::Mass, 1000},
                                                          {"公斤", Measure::Mass, 1000}, {"吨", Measure::Mass, 1'000'000}, {"克", Measure::Mass, 1}});

const ChineseUnit* unitEnding(std::string_view text)
{
    const auto unit = std::find_if(chineseUnits.begin(), chineseUnits.end(), [text](const ChineseUnit& one) { return text.ends_with(one.name); });
    return unit == chineseUnits.end() ? nullptr : &*unit;
}

/// "15分钟 = 0.15小时"; the sign stands at `sign`.
std::optional<FalseFact> falseChineseConversion(std::string_view text, std::size_t sign)
{
    const std::size_t leftEnd = skipSpaceBack(text, sign);
    const ChineseUnit* const from = unitEnding(text.substr(0, leftEnd));
    const auto left = from ? spokenNumberBefore(text, leftEnd - from->name.size()) : std::nullopt;
    const auto right = left && !unitEnding(text.substr(0, left->span.begin)) ? spokenNumberAt(text, std::min(text.find_first_not_of(' ', sign + 1), text.size())) : std::nullopt;
    const std::string_view behind = right ? text.substr(right->span.end) : std::string_view{};
    const auto to = std::find_if(chineseUnits.begin(), chineseUnits.end(), [behind](const ChineseUnit& one) { return behind.starts_with(one.name); });
    if (to == chineseUnits.end() || to->measure != from->measure || to->size == from->size)
        return std::nullopt;
    const std::size_t end = right->span.end + to->name.size();
    if (end < text.size() && (text[end] == '/' || (text[end] >= '0' && text[end] <= '9'))) // "1小时30分钟"
        return std::nullopt;
    const auto scaled = left->value * Rational(from->size);
    auto fact = scaled ? judgeSpoken(text, left->span.begin, leftEnd, *scaled / Rational(to->size), *right) : std::nullopt;
    if (fact) {
        fact->span.end = end;
        fact->right += to->name;
    }
    return fact;
}

} // namespace

void findChineseFacts(std::string_view text, std::vector<FalseFact>& found)
{
    using Signs = ByteFinder<0xE5, 0xE6, 0xE7>; // of most Chinese signs
    constexpr std::size_t opening = 1000;       // Chinese text shows at once
    const std::size_t end = std::min(text.size(), opening);
    if (Signs::next(text, 0, end) == end)
        return;
    constexpr auto verbs = std::to_array<std::string_view>({"等于", "是", "得"});
    for (const std::string_view verb : verbs)
        for (std::size_t at = findPhrase(text, verb, 0); at != std::string_view::npos; at = findPhrase(text, verb, at + verb.size()))
            if (auto fact = verb == "是" && isPrimeAt(text, at) ? falsePrimality(text, at) : falseAt(text, at, at + verb.size()))
                found.push_back(std::move(*fact));
            else if (auto property = verb == "是" ? falsePropertyAt(text, at) : std::nullopt)
                found.push_back(std::move(*property));
    using Equals = ByteFinder<'='>;
    for (std::size_t at = Equals::next(text, 0, text.size()); at < text.size(); at = Equals::next(text, at + 1, text.size()))
        if (auto fact = falseChineseConversion(text, at))
            found.push_back(std::move(*fact));
    constexpr std::string_view able = "能被";
    for (std::size_t at = findPhrase(text, able, 0); at != std::string_view::npos; at = findPhrase(text, able, at + able.size()))
        if (auto fact = falseDivisibility(text, at))
            found.push_back(std::move(*fact));
}

} // namespace core
