#include "core/answers/math/chinese_signs.h"

#include "core/answers/math/rational.h"
#include "core/answers/words/chinese_number.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace core {

namespace {

constexpr std::size_t character = 3; ///< bytes of each

bool isNumeral(std::string_view sign)
{
    constexpr auto numerals = std::to_array<std::string_view>({"零", "〇", "一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "亿", "点", "负", "分", "之"});
    return isOneOf(sign, numerals);
}

/// What stands behind a numeral of one character that counts.
bool isCounted(std::string_view rest)
{
    constexpr auto measures = std::to_array<std::string_view>({"个", "种", "次", "人", "名", "条", "张", "天", "元", "岁", "年", "倍", "度", "颗", "本", "支", "只", "棵", "块", "辆", "组", "对", "页", "秒", "米", "厘米", "千米", "克", "千克", "分钟", "小时", "升", "月", "日", "号", "位"});
    return std::any_of(measures.begin(), measures.end(), [rest](std::string_view one) { return rest.starts_with(one); });
}

bool endsClause(std::string_view rest)
{
    return rest.empty() || rest.starts_with("。") || rest.starts_with("，") || rest.starts_with("；") || rest.starts_with(".");
}

/// The numeral that stands at `at`, in digits, and its length; empty where none counts something.
std::pair<std::string, std::size_t> numeralAt(std::string_view text, std::size_t at, bool tenThousands)
{
    std::size_t end = at;
    while (end + character <= text.size() && isNumeral(text.substr(end, character)))
        end += character;
    const std::string_view before = text.substr(0, at);
    if (before.ends_with("那") || before.ends_with("这") || before.ends_with("某") || before.ends_with("同") || before.ends_with("第") || before.ends_with("星期") || before.ends_with("周") || before.ends_with("每"))
        return {{}, end - at};
    for (std::size_t last = end; last > at; last -= character) {
        const std::string_view run = text.substr(at, last - at);
        const std::string_view rest = text.substr(last);
        const bool whole = tenThousands && run.ends_with("万") && run.size() > character;
        std::string digits = chineseNumber(whole ? run.substr(0, run.size() - character) : run);
        if (digits.empty() || digits.find_first_not_of("0123456789./-%") != std::string::npos)
            continue;
        const bool led = before.ends_with("是") || before.ends_with("为") || before.ends_with("等于");
        const bool single = run.size() == character;
        if (single && !(isCounted(rest) && !rest.starts_with("个半")) && !(led && endsClause(rest)))
            return {{}, end - at};
        return {std::move(digits), last - at};
    }
    return {{}, std::max(end - at, character)};
}

/// 3万 as 30000.
std::pair<std::string, std::size_t> scaledAt(std::string_view text, std::size_t at, bool tenThousands)
{
    const std::size_t end = std::min(text.find_first_not_of("0123456789.", at), text.size());
    constexpr auto sizes = std::to_array<std::pair<std::string_view, std::int64_t>>({{"万", 10'000}, {"亿", 100'000'000}});
    for (const auto& [sign, size] : sizes)
        if (text.substr(end).starts_with(sign)) {
            if (tenThousands && sign == "万")
                return {std::string(text.substr(at, end - at)), end + sign.size() - at};
            const auto number = Rational::fromDecimal(text.substr(at, end - at));
            const auto scaled = number ? *number * Rational(size) : number;
            return scaled && scaled->isInteger() ? std::pair{scaled->toString(), end + sign.size() - at} : std::pair{std::string(text.substr(at, end - at)), end - at};
        }
    return {std::string(text.substr(at, end - at)), end - at};
}

constexpr auto relations = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"不大于", "\\le"}, {"不超过", "\\le"}, {"小于或等于", "\\le"}, {"小于等于", "\\le"}, {"至多为", "\\le"}, {"至多是", "\\le"}, {"不小于", "\\ge"}, {"不少于", "\\ge"}, {"大于或等于", "\\ge"},
     {"大于等于", "\\ge"}, {"至少为", "\\ge"}, {"至少是", "\\ge"}, {"不等于", "\\ne"}, {"小于", "<"}, {"大于", ">"}});

/// "a 不大于 5" as "$a \le 5$".
std::string withRelations(std::string text)
{
    for (const auto& [words, sign] : relations) {
        const std::size_t at = text.find(words);
        if (at == std::string::npos)
            continue;
        const auto trimmed = [](std::string_view part, std::string_view edge) {
            const std::size_t first = std::min(part.find_first_not_of(edge), part.size());
            return part.substr(first, part.find_last_not_of(edge) + 1 - first);
        };
        std::size_t begin = at;
        while (begin > 0 && static_cast<unsigned char>(text[begin - 1]) < 0x80 && text[begin - 1] != ',')
            --begin;
        std::size_t end = at + words.size();
        while (end < text.size() && static_cast<unsigned char>(text[end]) < 0x80 && text[end] != ',')
            ++end;
        const std::string_view name = trimmed(std::string_view(text).substr(begin, at - begin), " $");
        const std::string_view value = trimmed(std::string_view(text).substr(at + words.size(), end - at - words.size()), " $.");
        if (name.size() != 1 || !isLetter(name[0]) || value.empty())
            return text;
        const std::string relation = "$" + std::string(name) + " " + std::string(sign) + " " + std::string(value) + "$";
        return text.substr(0, begin) + relation + text.substr(end);
    }
    return text;
}

} // namespace

std::string withChineseSigns(std::string_view sentence, std::string_view problem)
{
    const bool tenThousands = holds(problem, "多少万") || holds(problem, "几万");
    std::string out;
    bool formula = false;
    for (std::size_t at = 0; at < sentence.size();) {
        formula = formula != (sentence[at] == '$');
        const bool digit = !formula && isDigit(sentence[at]);
        const bool numeral = !formula && at + character <= sentence.size() && isNumeral(sentence.substr(at, character));
        auto [signs, length] = digit ? scaledAt(sentence, at, tenThousands) : numeral ? numeralAt(sentence, at, tenThousands) : std::pair{std::string{}, std::size_t{1}};
        out += signs.empty() ? std::string(sentence.substr(at, length)) : signs;
        at += length;
    }
    return withRelations(std::move(out));
}

std::optional<std::string> boundInChinese(std::string_view gold, std::string_view bound)
{
    const bool named = gold.size() > 2 && isLetter(gold[0]) && (gold[1] == ' ' || gold[1] == '<' || gold[1] == '>' || gold[1] == '\\') && gold.find_first_of("<>\\") < 3;
    if (!named || std::none_of(relations.begin(), relations.end(), [bound](const auto& relation) { return bound.starts_with(relation.first); }))
        return std::nullopt;
    return withChineseSigns(std::string(1, gold[0]) + std::string(bound), {});
}

} // namespace core
