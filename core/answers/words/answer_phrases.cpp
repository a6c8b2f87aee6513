#include "core/answers/words/answer_phrases.h"

#include "core/answers/words/answer_text.h"
#include "core/answers/words/chinese_number.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace core {

namespace {

using Name = std::pair<std::string_view, std::int64_t>;

constexpr auto numbers = std::to_array<Name>({
    {"zero", 0}, {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9},
    {"ten", 10}, {"eleven", 11}, {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
    {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50}, {"sixty", 60}, {"seventy", 70},
    {"eighty", 80}, {"ninety", 90}, {"dozen", 12}});

constexpr auto parts = std::to_array<Name>({
    {"half", 2}, {"halves", 2}, {"third", 3}, {"thirds", 3}, {"quarter", 4}, {"quarters", 4}, {"fourth", 4}, {"fourths", 4},
    {"fifth", 5}, {"fifths", 5}, {"sixth", 6}, {"sixths", 6}, {"eighth", 8}, {"eighths", 8}, {"tenth", 10}, {"tenths", 10}, {"seventh", 7}, {"sevenths", 7}, {"ninth", 9}, {"ninths", 9}, {"eleventh", 11}, {"elevenths", 11}, {"twelfth", 12}, {"twelfths", 12},
    {"hundredth", 100}, {"hundredths", 100}, {"thousandth", 1000}, {"thousandths", 1000}});

/// Answers that people word in many ways, each with the wording that stands for all.
constexpr auto phrases = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"half", "1/2"}, {"infinity", "\\infty"}, {"positiveinfinity", "\\infty"}, {"negativeinfinity", "-\\infty"}, {"emptyset", "\\emptyset"},
    {"正无穷", "\\infty"}, {"正无穷大", "\\infty"}, {"无穷大", "\\infty"}, {"负无穷", "-\\infty"}, {"负无穷大", "-\\infty"},
    {"无法确定", "cannot be determined"}, {"不能确定", "cannot be determined"}, {"cannotbedetermined", "cannot be determined"}, {"cannotdetermine", "cannot be determined"},
    {"无解", "\\emptyset"}, {"方程无解", "\\emptyset"}, {"空集", "\\emptyset"},
    {"无实数解", "no real solutions"}, {"无实数根", "no real solutions"}, {"无实根", "no real solutions"},
    {"dne", "does not exist"}, {"limitdoesnotexist", "does not exist"}, {"itdoesnotexist", "does not exist"}, {"不存在", "does not exist"},
    {"doesn'texist", "does not exist"}, {"nosuchnumberexists", "does not exist"}, {"limitdne", "does not exist"},
    {"divergent", "diverges"}, {"seriesdiverges", "diverges"}, {"seriesisdivergent", "diverges"}, {"itdiverges", "diverges"}, {"发散", "diverges"},
    {"integraldiverges", "diverges"}, {"convergent", "converges"}, {"seriesconverges", "converges"}, {"seriesisconvergent", "converges"},
    {"itconverges", "converges"}, {"integralconverges", "converges"}, {"收敛", "converges"},
    {"infinitely", "infinitely many"}, {"infinitelymanysolutions", "infinitely many"}, {"thereareinfinitelymanysolutions", "infinitely many"},
    {"infinitelymany", "infinitely many"}, {"infinitenumberofsolutions", "infinitely many"}, {"无数个", "infinitely many"}, {"无穷多个", "infinitely many"},
    {"正确", "true"}, {"对", "true"}, {"错", "false"}, {"错误", "false"}, {"thestatementistrue", "true"}, {"statementistrue", "true"}, {"statementisfalse", "false"}, {"allpositiverealnumbers", "(0,\\infty)"}, {"allpositivereals", "(0,\\infty)"}, {"allnegativerealnumbers", "(-\\infty,0)"},
    {"allnonnegativerealnumbers", "[0,\\infty)"}, {"allnonnegativereals", "[0,\\infty)"}, {"是", "yes"}, {"是的", "yes"}, {"否", "no"}, {"真", "true"}, {"假", "false"}, {"真命题", "true"}, {"假命题", "false"},
    {"充要", "充要条件"}, {"充分必要", "充要条件"}, {"充分必要条件", "充要条件"}, {"半", "1/2"}, {"一半", "1/2"}, {"first", "1st"}, {"second", "2nd"}, {"third", "3rd"}, {"fourth", "4th"}, {"fifth", "5th"}, {"sixth", "6th"}, {"seventh", "7th"}, {"eighth", "8th"}, {"ninth", "9th"},
    {"tenth", "10th"}, {"eleventh", "11th"}, {"twelfth", "12th"}, {"星期一", "周一"}, {"星期二", "周二"}, {"星期三", "周三"}, {"星期四", "周四"}, {"星期五", "周五"}, {"星期六", "周六"}, {"星期日", "周日"}, {"星期天", "周日"},
    {"周天", "周日"}});

/// "there are no real roots", "the equation has no solution" with letters only: the wording that stands for it; empty for others.
std::string_view withoutSolutions(std::string_view words)
{
    const auto drop = [&words](const auto& heads) {
        const auto head = std::find_if(heads.begin(), heads.end(), [words](std::string_view one) { return words.starts_with(one); });
        words.remove_prefix(head == heads.end() ? 0 : head->size());
        return head != heads.end();
    };
    drop(std::to_array<std::string_view>({"this", "given", "quadratic"}));
    const bool subject = drop(std::to_array<std::string_view>({"equation", "systemofequations", "system", "inequality", "problem", "it"}));
    const bool none = subject ? drop(std::to_array<std::string_view>({"hasno", "haveno", "doesnothaveany", "doesnthaveany"})) : drop(std::to_array<std::string_view>({"no", "thereareno", "thereisno"}));
    const bool real = drop(std::to_array<std::string_view>({"real"}));
    const bool solutions = drop(std::to_array<std::string_view>({"solutions", "solution"})) || (real && drop(std::to_array<std::string_view>({"roots", "root"})));
    drop(std::to_array<std::string_view>({"exists", "exist"}));
    const bool inReals = drop(std::to_array<std::string_view>({"inrealnumbers", "overrealnumbers", "inreals", "overreals"}));
    if (!none || !solutions || !words.empty())
        return {};
    return real || inReals ? "no real solutions" : "\\emptyset";
}

/// What stands around the letters of a chemical formula.
constexpr std::array<std::string_view, 5> dresses{"\\text", "\\mathrm", "\\ce", "\\rm", "\\mathsf"};

template <typename Table> auto find(const Table& table, std::string_view name)
{
    const auto at = std::find_if(table.begin(), table.end(), [name](const auto& entry) { return entry.first == name; });
    return at == table.end() ? std::nullopt : std::optional(at->second);
}

/// Words of a number: "one hundred and twenty-five" is 125, "two thirds" 2/3.
class WordedNumber
{
public:
    bool add(std::string_view word)
    {
        ++m_words;
        if (const auto value = find(numbers, word)) {
            const bool fits = m_last == 0 || (m_last >= 20 && m_last < 100 && *value < 10 && *value > 0) || (m_last == 100 && *value < 100);
            m_group += *value;
            m_last = *value == 0 ? 10 : *value;
            return fits;
        }
        if (word == "hundred" && m_group > 0 && m_group < 10) {
            m_group *= 100;
            m_last = 100;
            return true;
        }
        if ((word == "thousand" || word == "million") && m_group > 0 && (m_sum == 0 || word == "thousand")) {
            m_sum += m_group * (word == "thousand" ? 1000 : 1'000'000);
            m_group = 0;
            m_last = 0;
            return true;
        }
        return word == "and" && m_last == 100;
    }

    [[nodiscard]] bool empty() const { return m_words == 0; }
    [[nodiscard]] std::string text() const { return std::to_string(m_sum + m_group); }

private:
    std::int64_t m_sum = 0;
    std::int64_t m_group = 0;
    std::int64_t m_last = 0; ///< number word before, 100 for "hundred"
    int m_words = 0;
};

std::string wordedNumber(std::string_view answer)
{
    WordedNumber number;
    std::string sign;
    std::string word;
    std::string bottom;
    bool article = false;
    bool right = true;
    const auto flush = [&] {
        if (word.empty())
            return;
        if ((word == "negative" || word == "minus") && number.empty() && sign.empty())
            sign = "-";
        else if (word == "a" && number.empty() && bottom.empty() && !article)
            article = true;
        else if (const auto part = number.empty() && !article ? std::nullopt : find(parts, word); part && bottom.empty())
            bottom = "/" + std::to_string(*part);
        else
            right = right && bottom.empty() && number.add(word);
        word.clear();
    };
    for (const char c : answer) {
        if (c == ' ' || c == '-')
            flush();
        else if (c >= 'A' && c <= 'Z')
            word += static_cast<char>(c - 'A' + 'a');
        else if (c >= 'a' && c <= 'z')
            word += c;
        else
            return {};
    }
    flush();
    if (right && article && number.empty() && !bottom.empty())
        return sign + "1" + bottom; // a quarter
    return right && !number.empty() ? sign + number.text() + bottom : std::string{};
}

/// "5 squared" as "(5)^2", "5 plus 6" as "5+6".
std::string wordedOperation(std::string_view answer)
{
    constexpr auto operations = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{" squared", "^2"}, {" cubed", "^3"}, {" factorial", "!"}, {" and a half", "+1/2"}, {" plus ", "+"}, {" minus ", "-"}, {" times ", "\\times "}, {" divided by ", "/"}});
    const std::size_t end = std::min(answer.find_first_not_of("0123456789."), answer.size());
    const auto isNumber = [](std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos; };
    for (const auto& [words, sign] : operations) {
        const std::string_view rest = answer.substr(end).starts_with(words) ? answer.substr(end + words.size()) : std::string_view{};
        if (end > 0 && answer.substr(end).starts_with(words) && (words.ends_with(' ') ? isNumber(rest) : rest.empty()))
            return std::string(answer.substr(0, end)) + std::string(sign) + std::string(rest);
    }
    return {};
}

/// The charge that `text` begins with, "^{2-}", "²⁻" or a last "+", as "^2-", and its length with the brackets around it.
std::pair<std::string, std::size_t> chargeAt(std::string_view text)
{
    constexpr auto signs = std::to_array<std::pair<std::string_view, std::string_view>>({{"+", "+"}, {"-", "-"}, {"−", "-"}, {"⁺", "+"}, {"⁻", "-"}, {"²", "2"}, {"³", "3"}, {"⁴", "4"}, {"2", "2"}, {"3", "3"}, {"4", "4"}});
    const bool raised = text.starts_with('^');
    std::string charge = "^";
    std::size_t at = raised ? 1 : 0;
    while (at < text.size()) {
        const auto sign = std::find_if(signs.begin(), signs.end(), [&](const auto& one) { return text.substr(at).starts_with(one.first); });
        const bool digit = sign != signs.end() && sign->first.size() == 1 && sign->first[0] >= '2';
        if (sign != signs.end() && (raised || !digit))
            charge += sign->second;
        else if (std::string_view("{} $").find(text[at]) == std::string_view::npos)
            return {};
        at += sign != signs.end() ? sign->first.size() : 1;
    }
    const bool signedOnce = std::count_if(charge.begin(), charge.end(), [](char c) { return c == '+' || c == '-'; }) == 1;
    return signedOnce && (charge.back() == '+' || charge.back() == '-') ? std::pair{charge, text.size()} : std::pair<std::string, std::size_t>{};
}

/// The last letter of "C2v", a group of symmetries.
bool isSymmetry(std::string_view formula, std::size_t at)
{
    return at > 0 && at + 1 == formula.size() && formula[at - 1] >= '1' && formula[at - 1] <= '9' && (formula[at] == 'v' || formula[at] == 'h' || formula[at] == 'd');
}

} // namespace

std::string chemicalFormula(std::string_view answer)
{
    if (answer.size() > 80 || std::none_of(answer.begin(), answer.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
        return {};
    std::string out;
    std::string charge;
    for (std::size_t at = 0; at < answer.size(); ++at) {
        const std::string_view rest = answer.substr(at);
        if (const auto dress = std::find_if(dresses.begin(), dresses.end(), [rest](std::string_view one) { return rest.starts_with(one); }); dress != dresses.end())
            at += dress->size() - 1;
        else if (rest.size() > 2 && rest.starts_with("\xE2\x82") && static_cast<unsigned char>(rest[2]) >= 0x80 && static_cast<unsigned char>(rest[2]) <= 0x89) { // ₂
            out += static_cast<char>('0' + (static_cast<unsigned char>(rest[2]) - 0x80));
            at += 2;
        } else if (const auto [sign, length] = chargeAt(rest); length > 0 && at + length == answer.size()) {
            charge = sign;
            break;
        } else if (std::string_view("{}_ $").find(answer[at]) == std::string_view::npos)
            out += answer[at];
    }
    std::size_t elements = 0;
    for (std::size_t at = 0; at < out.size(); ++at) {
        if (out[at] >= 'A' && out[at] <= 'Z')
            ++elements;
        else if (isSymmetry(out, at))
            continue;
        else if (out[at] >= 'a' && out[at] <= 'z' ? at == 0 || out[at - 1] < 'A' || out[at - 1] > 'Z' : std::string_view("0123456789()").find(out[at]) == std::string_view::npos)
            return {};
    }
    return elements > 0 && out[0] >= 'A' && out.size() + charge.size() > 1 ? out + charge : std::string{};
}

bool namesCompound(std::string_view formula)
{
    constexpr auto elements = std::to_array<std::string_view>({"H", "C", "N", "O", "F", "P", "S", "K", "I", "B", "Li", "Be", "Na", "Mg", "Al", "Si", "Cl", "Ca", "Cr", "Mn", "Fe", "Co", "Ni", "Cu", "Zn",
                                                               "Br", "Ag", "Sn", "Ba", "Pt", "Au", "Hg", "Pb", "Ti"});
    std::string_view first;
    bool several = false;
    bool counts = false;
    for (std::size_t at = 0; at < formula.size(); ++at) {
        const bool letter = formula[at] >= 'A' && formula[at] <= 'Z';
        counts = counts || (formula[at] >= '2' && formula[at] <= '9');
        if (!letter)
            continue;
        const std::size_t length = at + 1 < formula.size() && formula[at + 1] >= 'a' && formula[at + 1] <= 'z' ? 2 : 1;
        const std::string_view element = formula.substr(at, length);
        if (std::find(elements.begin(), elements.end(), element) == elements.end())
            return false;
        several = several || (!first.empty() && element != first);
        first = first.empty() ? element : first;
    }
    return several && counts;
}

std::string inSigns(std::string_view answer)
{
    if (answer.size() > 60)
        return {};
    for (const std::string_view dress : {"\\text{", "\\textbf{", "\\mathrm{"})
        if (const std::size_t close = answer.find('}'); answer.starts_with(dress) && close != std::string_view::npos)
            return inSigns(std::string(answer.substr(dress.size(), close - dress.size())) + std::string(answer.substr(close + 1)));
    if (std::string number = wordedNumber(answer); !number.empty())
        return number;
    constexpr std::string_view percent = " percent";
    if (std::string number = answer.ends_with(percent) ? wordedNumber(answer.substr(0, answer.size() - percent.size())) : std::string{}; !number.empty())
        return number + "%";
    if (std::string operation = wordedOperation(answer); !operation.empty())
        return operation;
    for (const std::string_view head : {"negative ", "minus "})
        if (answer.starts_with(head) && answer.find_first_not_of("0123456789.", head.size()) == std::string_view::npos)
            return "-" + std::string(answer.substr(head.size()));
    if (std::string number = chineseNumber(answer); !number.empty())
        return number;
    if (answer.find("\\empty") != std::string_view::npos)
        return {};
    for (const std::string_view head : {"all real numbers except ", "all reals except ", "all real numbers x except ", "all real numbers but "})
        if (answer.starts_with(head))
            return "\\mathbb{R}\\setminus\\{" + std::string(answer.substr(head.size())) + "\\}";
    const std::string words = comparableText(answer);
    if (words.starts_with("thereareinfinitelymany") && words.find("not") == std::string::npos)
        return "infinitely many"; // ... primes
    if (const std::string_view none = withoutSolutions(words); !none.empty())
        return std::string(none);
    return std::string(find(phrases, words).value_or(std::string_view{}));
}

} // namespace core
