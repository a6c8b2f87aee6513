#include "core/answers/statements/chinese_claims.h"

#include "core/answers/math/expression_words.h"

#include <algorithm>
#include <array>
#include <vector>

namespace core {

namespace {

constexpr std::size_t longestMeasure = 24; ///< behind a value: eight characters

template <typename Table> bool holdsOne(std::string_view text, const Table& words)
{
    return std::any_of(words.begin(), words.end(), [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

constexpr auto hypotheses = std::to_array<std::string_view>({"若", "如果", "假设", "假如", "设", "除非", "？", "?", "是否", "当", "要是"});
constexpr auto denials = std::to_array<std::string_view>(
    {"不",   "非", "未",   "没",   "无", "大于", "小于", "多于", "少于", "超过", "高于", "低于", "至少", "至多", "最多", "最少", "约",   "近",   "或",   "认为",
     "以为", "猜", "可能", "也许", "误", "错",   "除",   "倍",   "一半", "之间", "介于", "上界", "下界", "负",   "最初", "原来", "舍去", "整除", "同余", "模"});
constexpr auto others =
    std::to_array<std::string_view>({"位", "去年", "以前", "之前", "曾", "有人", "说", "也许", "中间", "初始", "暂", "反之", "否则", "先", "另", "较", "前一", "上一", "下一", "倒数", "相反数", "的平方", "的立方", "其他", "增加", "增大", "减少", "减小", "提高", "降低", "多了", "少了", "加了"});
constexpr auto continuations =
    std::to_array<std::string_view>({"或", "以上", "以下", "左右", "以内", "之间", "倍", "多",   "万",   "亿",   "千",   "百",   "分之", "不",
                                     "错", "矛盾", "舍",   "到",   "至",   "和",   "与", "位数", "次方", "平方", "立方", "阶乘", "余",   "半"});
constexpr auto leads =
    std::to_array<std::string_view>({"为", "是", "等于", "得", "得到", "得出", "分到", "分得", "达到", "有", "共", "需", "要", "了", "：", ":", "=", "＝", "即", "选"});

constexpr auto rejections = std::to_array<std::string_view>({"舍去", "增根", "不合", "不符", "矛盾", "错误"});

struct Clause
{
    std::string_view text;
    bool supposed = false; ///< its sentence supposes something
};

/// The clauses of a text; "而" and "但" begin one.
std::vector<Clause> clausesOf(std::string_view text)
{
    constexpr auto stops = std::to_array<std::string_view>({"。", "；", ";", "！", "\n", ". "});
    constexpr auto commas = std::to_array<std::string_view>({"，", ", ", "而", "但", "所以", "因此"});
    std::vector<Clause> clauses;
    std::size_t sentence = 0;
    std::size_t begin = 0;
    bool supposed = false;
    bool formula = false;
    const auto close = [&](std::size_t end, bool stop) {
        if (end > begin)
            clauses.push_back({text.substr(begin, end - begin), false});
        supposed = supposed || (end > begin && holdsOne(clauses.back().text, hypotheses));
        if (!stop)
            return;
        for (; sentence < clauses.size(); ++sentence)
            clauses[sentence].supposed = supposed;
        supposed = false;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        formula = formula != (text[at] == '$');
        const std::string_view rest = text.substr(at);
        const auto mark = [&](const auto& marks) {
            const auto found = std::find_if(marks.begin(), marks.end(), [rest](std::string_view one) { return rest.starts_with(one); });
            return formula || found == marks.end() ? std::string_view{} : *found;
        };
        const std::string_view stop = mark(stops);
        const std::string_view comma = stop.empty() ? mark(commas) : std::string_view{};
        if (stop.empty() && comma.empty())
            continue;
        close(at, !stop.empty());
        begin = at + std::max(stop.size(), comma.size());
        at = begin - 1;
    }
    close(text.size(), true);
    return clauses;
}

/// Text without "不同", which denies nothing.
std::string withoutDifferent(std::string_view text)
{
    constexpr std::string_view different = "不同";
    std::string out(text);
    for (std::size_t at = out.find(different); at != std::string::npos; at = out.find(different))
        out.erase(at, different.size());
    return out;
}

bool isWide(char c)
{
    return static_cast<unsigned char>(c) >= 0xE3;
}

/// Where a value begins: behind the last word that leads to one; npos for none.
std::size_t valueBegin(std::string_view text)
{
    std::size_t found = std::string_view::npos;
    for (std::size_t at = 0; at < text.size(); ++at)
        for (const std::string_view lead : leads) {
            const std::size_t begin = text.substr(at).starts_with(lead) ? text.find_first_not_of(' ', at + lead.size()) : std::string_view::npos;
            if (begin != std::string_view::npos && !isWide(text[begin]) && std::string_view("=:").find(text[begin]) == std::string_view::npos)
                found = isWide(lead.front()) || found == std::string_view::npos ? begin : found; // "x = 5" is one value
        }
    return found;
}

/// "A" in "正确选项是A".
bool isOption(std::string_view value, std::string_view before)
{
    constexpr auto words = std::to_array<std::string_view>({"选", "答案", "正确"});
    return value.size() == 1 && value[0] >= 'A' && value[0] <= 'H' && holdsOne(before, words);
}

/// The value that a clause claims; empty for none.
std::string valueOf(const Clause& clause)
{
    const std::string text = withoutDifferent(clause.text);
    const std::size_t begin = valueBegin(text);
    if (begin == std::string::npos || clause.supposed || clause.text.starts_with("此时"))
        return {};
    std::size_t end = begin + 1;
    if (text[begin] == '$')
        end = std::min(text.find('$', begin + 1), text.size() - 1) + 1;
    else
        while (end < text.size() && !isWide(text[end]))
            ++end;
    const std::string_view before = std::string_view(text).substr(0, begin);
    const std::string_view after = std::string_view(text).substr(end);
    if (holdsOne(before, denials) || tellsOfOtherInChinese(before) || after.size() > longestMeasure || holdsOne(after, continuations) ||
        after.find_first_of("0123456789$") != std::string_view::npos)
        return {};
    constexpr auto solutions = std::to_array<std::string_view>({"解", "答案", "所求"});
    if ((after.starts_with("是") || after.starts_with("为")) && (!holdsOne(after, solutions) || after.find("增") != std::string_view::npos))
        return {};
    std::string value = text.substr(begin, end - begin);
    std::erase(value, '$');
    if (isUnitWord(after))
        value += after;
    while (!value.empty() && (value.back() == ' ' || value.back() == '.'))
        value.pop_back();
    const bool letters = value.find_first_of("0123456789\\") == std::string::npos;
    return letters && !isOption(value, before) ? std::string{} : value;
}

} // namespace

bool tellsOfOtherInChinese(std::string_view words)
{
    return holdsOne(words, others);
}

bool isChinese(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE4 && static_cast<unsigned char>(c) <= 0xE9; });
}

std::optional<std::string> claimedInChinese(std::string_view text)
{
    std::vector<std::string> values;
    std::string named; // behind "答案"
    for (const Clause& clause : clausesOf(text)) {
        std::string value = valueOf(clause);
        if (clause.text.starts_with("再") || clause.text.starts_with("然后")) // "得5，再减3"
            values.clear();
        if (value.empty() && holdsOne(clause.text, rejections)) {
            values.clear();
            named.clear();
        }
        if (value.empty())
            continue;
        if (clause.text.find("答案") != std::string_view::npos)
            named = value;
        values.push_back(std::move(value));
    }
    if (!named.empty())
        return named;
    constexpr std::string_view among = "其中"; // "12 in all, 5 of them red"
    if (const std::size_t at = text.find(among); at != std::string_view::npos && text.find_first_of("0123456789", at) != std::string_view::npos)
        return std::nullopt;
    const bool one = !values.empty() && std::all_of(values.begin(), values.end(), [&](const std::string& value) { return value == values.front(); });
    return one ? std::optional(values.front()) : std::nullopt;
}

std::optional<std::string> predicateInChinese(std::string_view text)
{
    constexpr std::string_view copula = "是";
    const std::size_t at = text.find(copula);
    if (at == std::string_view::npos || at == 0 || text.size() > 100 || text.find(copula, at + 1) != std::string_view::npos || holdsOne(text, hypotheses) ||
        holdsOne(text, denials) || text.find("，") != std::string_view::npos)
        return std::nullopt;
    return std::string(text.substr(at + copula.size()));
}

} // namespace core
