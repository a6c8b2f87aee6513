#include "core/answers/words/chinese_number.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace core {

namespace {

using Sign = std::pair<std::string_view, std::int64_t>;

constexpr auto digits = std::to_array<Sign>({{"零", 0}, {"〇", 0}, {"一", 1}, {"二", 2}, {"两", 2}, {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}});
constexpr auto places = std::to_array<Sign>({{"十", 10}, {"百", 100}, {"千", 1000}});
constexpr auto groups = std::to_array<Sign>({{"万", 10'000}, {"亿", 100'000'000}});

/// Words that count things; others behind a numeral make another word of it: 三角形, 一样.
constexpr auto measures = std::to_array<std::string_view>({"个", "种", "次", "人", "名", "条", "张", "天", "元", "岁", "年", "倍", "度", "颗", "本", "支", "只", "棵", "块", "辆", "组", "对", "页", "秒",
                                                           "米", "厘米", "分米", "千米", "公里", "平方米", "平方厘米", "立方米", "立方厘米", "克", "千克", "分钟", "小时", "升", "毫升"});

constexpr std::int64_t none = -1; ///< no digit yet
constexpr std::size_t signLength = 3; // each of them in UTF-8

template <typename Table> std::optional<std::int64_t> find(const Table& table, std::string_view sign)
{
    const auto at = std::find_if(table.begin(), table.end(), [sign](const Sign& one) { return one.first == sign; });
    return at == table.end() ? std::nullopt : std::optional(at->second);
}

std::string_view next(std::string_view& text)
{
    const std::string_view sign = text.substr(0, signLength);
    text.remove_prefix(sign.size());
    return sign;
}

bool take(std::string_view& text, std::string_view head)
{
    const bool there = text.starts_with(head);
    text.remove_prefix(there ? head.size() : 0);
    return there;
}

/// "三百零五万" from the front of `text`; nothing when none stands there, or what stands there is no such number.
std::optional<std::int64_t> whole(std::string_view& text)
{
    std::int64_t sum = 0;
    std::int64_t group = 0;
    std::int64_t digit = none;
    std::int64_t lastPlace = 10'000;
    bool any = false;
    for (; !text.empty(); any = true) {
        std::string_view rest = text;
        const std::string_view sign = next(rest);
        if (const auto value = find(digits, sign)) {
            if (digit > 0)
                return std::nullopt; // 二三: digits side by side
            digit = *value;
        } else if (const auto place = find(places, sign)) {
            if (*place >= lastPlace || (digit == none && *place > 10))
                return std::nullopt;
            group += (digit == none ? 1 : digit) * *place;
            lastPlace = *place;
            digit = none;
        } else if (const auto size = find(groups, sign)) {
            if (!any || (sum > 0 && *size > 10'000))
                return std::nullopt;
            sum = (sum + group + std::max<std::int64_t>(digit, 0)) * *size;
            group = 0;
            lastPlace = 10'000;
            digit = none;
        } else {
            break;
        }
        text = rest;
    }
    return any ? std::optional(sum + group + std::max<std::int64_t>(digit, 0)) : std::nullopt;
}

/// "点一四" as ".14"; empty when none stands there.
std::string decimals(std::string_view& text)
{
    std::string_view rest = text;
    std::string out;
    if (!take(rest, "点"))
        return out;
    while (!rest.empty()) {
        std::string_view after = rest;
        const auto digit = find(digits, next(after));
        if (!digit)
            break;
        out += static_cast<char>('0' + *digit);
        rest = after;
    }
    if (out.empty())
        return out;
    text = rest;
    return "." + out;
}

} // namespace

std::string chineseNumber(std::string_view answer)
{
    constexpr std::size_t longest = 60;
    if (answer.empty() || answer.size() > longest || static_cast<unsigned char>(answer[0]) < 0xE3)
        return {};
    const std::string sign = take(answer, "负") ? "-" : "";
    const bool percent = take(answer, "百分之");
    const auto first = whole(answer);
    if (!first)
        return {};
    std::string out = sign + std::to_string(*first);
    if (!percent && take(answer, "分之")) {
        const auto top = whole(answer);
        if (!top || *first == 0)
            return {};
        out = sign + std::to_string(*top) + "/" + std::to_string(*first);
    } else {
        out += decimals(answer) + (percent ? "%" : "");
    }
    const bool counts = answer.empty() || std::find(measures.begin(), measures.end(), answer) != measures.end();
    return counts ? out + std::string(answer) : std::string{};
}

} // namespace core
