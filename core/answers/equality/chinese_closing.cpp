#include "core/answers/equality/chinese_closing.h"

#include "core/answers/math/chinese_signs.h"
#include "core/answers/math/expression_words.h"
#include "core/answers/statements/chinese_claims.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <vector>

namespace core {

namespace {

constexpr std::size_t longest = 300;
constexpr std::size_t character = 3;

template <typename Table> bool holdsOne(std::string_view text, const Table& words)
{
    return std::any_of(words.begin(), words.end(), [text](std::string_view word) { return holds(text, word); });
}

constexpr auto rejections = std::to_array<std::string_view>({"舍去", "舍掉", "增根", "不合", "不符", "排除"});
constexpr auto suppositions = std::to_array<std::string_view>({"若", "如果", "假设", "假如", "设", "除非", "？", "?", "是否", "要是", "可能", "也许", "认为", "以为", "猜", "有人", "据说", "难道", "说"});
constexpr auto denials = std::to_array<std::string_view>({"不", "非", "未", "没", "无", "大于", "小于", "多于", "少于", "超过", "高于", "低于", "至少", "比", "至多", "最多", "最少", "约", "近", "或", "误", "错", "除", "倍", "一半", "之间", "介于", "上界", "下界", "最初", "原来", "整除",
                                                          "同余", "模", "原有", "本来", "原计划", "每", "各", "之比", "一共有几", "绝对值", "相反数", "平方", "立方", "倒数", "接近", "将近", "大概", "估计", "重复", "减去", "加上", "去掉", "个位", "十位", "百位", "位数"});
constexpr auto continuations = std::to_array<std::string_view>({"或", "以上", "以下", "左右", "以内", "之间", "倍", "多", "千", "百", "分之", "不", "错", "矛盾", "舍", "到", "至", "位数", "次方", "平方根", "阶乘", "余", "半", "上下", "开外", "不止", "未必", "吗"});
constexpr auto conclusions = std::to_array<std::string_view>({"所以", "因此", "因而", "故", "综上", "答", "即", "从而", "可见", "于是", "也就是", "总共", "合计", "则", "那么"});
constexpr auto measures = std::to_array<std::string_view>({"周长|面积|体积|半径|直径|边长|高|对角线|容积", "商|余数", "最大值|最小值", "速度|时间|路程", "长|宽|高", "成本|利润|售价|进价", "平均数|中位数|众数", "正弦|余弦|正切", "和|差|积|商", "花了|还剩|带了", "最大|最小", "买|卖", "男生|女生", "爸爸|妈妈", "第一|第二|第三"});

constexpr auto unitSigns = std::to_array<std::string_view>({"米", "克", "吨", "升", "秒", "里", "亩", "摩尔", "帕", "焦", "瓦", "伏", "安", "欧", "牛"});
constexpr auto leads = std::to_array<std::string_view>({"为", "是", "等于", "得", "到", "出", "有", "共", "需", "要", "了", "：", ":", "=", "即", "剩", "剩下", "付", "花", "用", "卖", "重", "达", "今年", "口", "值", "去", "的"});

/// "5月4", "2024年5月4": the number goes on behind the sign at `end`.
std::size_t behindDate(std::string_view text, std::size_t end)
{
    constexpr auto joints = std::to_array<std::string_view>({"年", "月"});
    std::size_t at = end;
    bool month = false;
    for (bool joined = true; joined;) {
        joined = false;
        for (const std::string_view joint : joints)
            if (text.substr(at).starts_with(joint) && at + character < text.size() && isDigit(text[at + character])) {
                month = month || joint == "月";
                at = std::min(text.find_first_not_of("0123456789", at + character), text.size());
                joined = true;
            }
    }
    if (month)
        for (const std::string_view day : {"日", "号"})
            if (text.substr(at).starts_with(day))
                return at + character;
    return end;
}

struct Clause
{
    std::string_view text;
    std::string_view before; ///< the value
    std::string value;
    bool rejected = false;
    bool concludes = false;
};

std::vector<std::string_view> clausesOf(std::string_view text)
{
    constexpr auto marks = std::to_array<std::string_view>({"，", "。", "；", "！", ", ", "\n", "而", "但"});
    std::vector<std::string_view> clauses;
    std::size_t begin = 0;
    bool formula = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        formula = formula != (text[at] == '$');
        if (formula)
            continue;
        for (const std::string_view mark : marks)
            if (text.substr(at).starts_with(mark)) {
                if (at > begin)
                    clauses.push_back(text.substr(begin, at - begin));
                begin = at + mark.size();
                break;
            }
    }
    if (begin < text.size())
        clauses.push_back(text.substr(begin));
    return clauses;
}

bool isWide(char c) { return static_cast<unsigned char>(c) >= 0xE3; }

std::string withoutHarmless(std::string_view text)
{
    constexpr auto harmless = std::to_array<std::string_view>({"不等式组", "不等式", "不同", "不少", "分别"});
    std::string out(text);
    for (const std::string_view word : harmless)
        for (std::size_t at = out.find(word); at != std::string::npos; at = out.find(word))
            out.erase(at, word.size());
    return out;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = std::min(text.find_first_not_of(" .,:"), text.size());
    return text.substr(first, text.find_last_not_of(" .,:") + 1 - first);
}

/// The value of a clause: the one run of digits or formula, or two joined by 和.
Clause readClause(std::string_view text)
{
    Clause clause;
    clause.text = text;
    clause.rejected = holdsOne(text, rejections);
    clause.concludes = std::any_of(conclusions.begin(), conclusions.end(), [text](std::string_view word) { return text.starts_with(word); }) || holds(text, "答案");
    std::vector<std::string_view> values;
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < text.size();) {
        if (isWide(text[at])) {
            at += character;
            continue;
        }
        std::size_t end = at;
        for (bool formula = false; end < text.size() && (formula || !isWide(text[end])); ++end)
            formula = formula != (text[end] == '$');
        end = behindDate(text, end);
        const std::string_view run = trimmed(text.substr(at, end - at));
        const bool letters = run.find_first_of("0123456789\\") == std::string_view::npos;
        if (!run.empty() && !letters) {
            values.push_back(run);
            ends.push_back(end);
            if (values.size() == 1)
                clause.before = text.substr(0, at);
        }
        at = end;
    }
    if (values.empty() || values.size() > 2)
        return clause;
    const std::string_view behind = text.substr(ends.back());
    const bool pair = values.size() == 2 && (holds(text, std::string(values[0]) + " 和 " + std::string(values[1])) || holds(text, std::string(values[0]) + "和" + std::string(values[1])) || holds(text, std::string(values[0]) + " 或 " + std::string(values[1])));
    const bool led = std::any_of(leads.begin(), leads.end(), [&](std::string_view lead) { return clause.before.substr(0, clause.before.find_last_not_of(' ') + 1).ends_with(lead); });
    const bool relations = holds(values[0], "<") || holds(values[0], ">") || holds(values[0], "\\le") || holds(values[0], "\\ge");
    if ((values.size() == 2 && (!pair || relations)) || (!led && !relations) || holdsOne(withoutHarmless(behind), continuations) || behind.size() > 12 * character)
        return clause;
    std::string before = withoutHarmless(clause.before);
    constexpr std::string_view lastYear = "去年";
    if (const std::size_t year = before.find(lastYear); year != std::string::npos && year > 0)
        before.erase(year, lastYear.size());
    const bool counted = holds(before, "共") || holds(before, "有");
    if (holdsOne(before, denials) || tellsOfOtherInChinese(counted ? std::string_view{} : std::string_view(before)))
        return clause;
    for (const std::string_view value : values)
        clause.value += (clause.value.empty() ? "" : ", ") + std::string(value);
    if (behind.starts_with("%"))
        clause.value += '%';
    const std::string_view unit = behind.substr(0, std::min(behind.find("的"), behind.size()));
    if (isUnitWord(unit))
        clause.value += unit;
    else if (behind.starts_with("月") || holdsOne(unit, unitSigns))
        clause.value.clear(); // a unit that is not known may be another: 平方分米
    std::erase(clause.value, '$');
    return clause;
}

/// How many characters the longest part that both hold has.
std::size_t shared(std::string_view a, std::string_view b)
{
    std::size_t best = 0;
    for (std::size_t i = 0; i + character <= a.size(); ++i)
        for (std::size_t length = best + character; i + length <= a.size() && holds(b, a.substr(i, length)); length += character)
            if (isWide(a[i]))
                best = length;
    return best / character;
}

std::string_view questionIn(std::string_view problem)
{
    std::string_view question = problem;
    for (const std::string_view clause : clausesOf(problem))
        if (holds(clause, "多少") || holds(clause, "几") || holds(clause, "求") || holds(clause, "什么") || holds(clause, "？"))
            question = clause;
    return question;
}

/// 乙班 where the question is of 甲班, 小红 where it is of 小明.
bool namesOther(std::string_view question, std::string_view sentence)
{
    constexpr auto letters = std::to_array<std::string_view>({"甲", "乙", "丙", "丁"});
    constexpr std::string_view little = "小";
    constexpr auto adjectives = std::to_array<std::string_view>({"小时", "小于", "小的", "小值", "小数", "小组", "小正", "小学", "小球"});
    const auto namesOf = [&](std::string_view text) {
        std::vector<std::string_view> names;
        for (std::size_t at = 0; at + character <= text.size(); ++at) {
            const std::string_view sign = text.substr(at, character);
            if (isOneOf(sign, letters))
                names.push_back(sign);
            const std::string_view name = text.substr(at, 2 * character);
            if (sign == little && name.size() == 2 * character && isWide(name[character]) && !isOneOf(name, adjectives) && !text.substr(0, at).ends_with("最") && !text.substr(0, at).ends_with("大"))
                names.push_back(name);
        }
        return names;
    };
    const auto asked = namesOf(question);
    const auto named = namesOf(sentence);
    const auto isAsked = [&asked](std::string_view name) { return std::find(asked.begin(), asked.end(), name) != asked.end(); };
    return !asked.empty() && !named.empty() && std::none_of(named.begin(), named.end(), isAsked);
}

bool isRival(std::string_view question, std::string_view clause)
{
    for (std::string_view group : measures) {
        std::string_view asked;
        bool other = false;
        bool own = false;
        for (int pass = 0; pass < 2; ++pass)
            for (std::string_view rest = group; !rest.empty();) {
                const std::size_t end = std::min(rest.find('|'), rest.size());
                const std::string_view term = rest.substr(0, end);
                rest.remove_prefix(std::min(end + 1, rest.size()));
                if (pass == 0 && asked.empty() && holds(question, term))
                    asked = term;
                own = own || (pass == 1 && term == asked && holds(clause, term));
                other = other || (pass == 1 && term != asked && holds(clause, term));
            }
        if (!asked.empty() && asked.size() > character && other && !own)
            return true;
    }
    return false;
}

} // namespace

bool tellsOfRivalInChinese(std::string_view problem, std::string_view gold, std::string_view sentence)
{
    const bool several = gold.find(',') != std::string_view::npos || holds(gold, "，") || holds(gold, "或") || holds(gold, "和");
    const std::string_view question = problem.empty() ? std::string_view{} : questionIn(problem);
    constexpr auto denying = std::to_array<std::string_view>({"没有", "未", "原有", "原来", "本来", "原计划", "大约", "大概"});
    const bool denied = !question.empty() && std::any_of(denying.begin(), denying.end(), [&](std::string_view word) { return holds(sentence, word) && !holds(problem, word); });
    return denied || namesOther(question, sentence) || (several && holdsOne(sentence, rejections)) || (!problem.empty() && isRival(questionIn(problem), sentence));
}

std::optional<std::string> closingValueInChinese(std::string_view problem, std::string_view gold, std::string_view sentence)
{
    constexpr auto mistakes = std::to_array<std::string_view>({"错", "不对", "矛盾"});
    for (const std::string_view correction : {"等等", "等一下", "更正", "重新算", "再想想"}) // only what stands behind it counts
        if (const std::size_t at = sentence.rfind(correction); at != std::string_view::npos)
            sentence.remove_prefix(at + correction.size());
    const bool tenThousands = holds(problem, "多少万") || holds(problem, "几万");
    if (sentence.size() > longest || holdsOne(sentence, suppositions) || holdsOne(sentence, mistakes) || (tenThousands && !holds(sentence, "万")))
        return std::nullopt;
    constexpr std::string_view among = "其中"; // 一共12个，其中5个是红的
    const std::string text = withChineseSigns(sentence, problem);
    if (const std::size_t at = text.find(among); at != std::string::npos && text.find_first_of("0123456789", at) != std::string::npos)
        return std::nullopt;
    const std::string_view question = problem.empty() ? std::string_view{} : questionIn(problem);
    const bool extreme = holds(question, "最大") || holds(question, "最小") || holds(gold, "最大") || holds(gold, "最小");
    std::vector<Clause> claims;
    for (const std::string_view part : clausesOf(text)) {
        Clause clause = readClause(part);
        const bool condition = part.starts_with("当") || part.ends_with("时");
        if (condition && !extreme)
            return std::nullopt;
        if (condition || clause.rejected || part.starts_with("因为") || part.starts_with("由于") || part.starts_with("不"))
            continue;
        if (part.starts_with("再") || part.starts_with("然后"))
            claims.clear();
        const bool relation = clause.before.empty() && clause.value.find_first_of("<>\\") != std::string::npos;
        if (!relation && clause.value.empty()) {
            if (clause.text.find_first_of("0123456789") != std::string_view::npos && !clause.concludes && claims.empty())
                claims.push_back(std::move(clause));
            continue;
        }
        if (!question.empty() && (isRival(question, part) || namesOther(question, part)))
            continue;
        if (clause.concludes)
            claims.clear();
        claims.push_back(std::move(clause));
    }
    if (claims.empty())
        return std::nullopt;
    if (!question.empty() && claims.size() > 1) { // the clause that says most of the question
        std::size_t best = 0;
        for (const Clause& clause : claims)
            best = std::max(best, shared(clause.before, question));
        std::erase_if(claims, [&](const Clause& clause) { return shared(clause.before, question) < best; });
    }
    const bool one = std::all_of(claims.begin(), claims.end(), [&](const Clause& clause) { return clause.value == claims.front().value; });
    return one && !claims.front().value.empty() ? std::optional(claims.front().value) : std::nullopt;
}

} // namespace core
