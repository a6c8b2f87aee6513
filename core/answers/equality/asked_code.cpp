#include "core/answers/equality/asked_code.h"

#include "core/answers/words/answer_text.h"
#include "core/answers/words/claim_words.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <string>

namespace core {

namespace {

constexpr std::size_t longestCode = 40;

/// True when "what" or "which" stands a few words before `at` in `problem`, and nothing between says that another thing is asked of it.
bool isAskedAt(std::string_view problem, std::size_t at)
{
    constexpr std::size_t reach = 5;
    constexpr auto others = std::to_array<std::string_view>({"many", "much", "number", "probability", "chance", "sum", "product", "value", "length", "percentage", "of", "on", "in", "at", "for", "to",
                                                             "by", "with", "from"}); // "the force on the pin"
    std::size_t words = 0;
    for (std::size_t end = at; end > 0 && words <= reach;) {
        std::size_t begin = end;
        while (begin > 0 && problem[begin - 1] != ' ')
            --begin;
        const std::string_view word = problem.substr(begin, end - begin);
        if (word == "what" || word == "which")
            return true;
        if (isOneOf(word, others) || word.ends_with('.') || word.ends_with('?'))
            return false;
        words += word.empty() ? 0 : 1;
        end = begin == 0 ? 0 : begin - 1;
    }
    return false;
}

/// True when `problem`, in lower case, asks "which version", "what is the four-digit passcode".
bool asksFor(std::string_view problem, std::string_view noun)
{
    const auto isLetterAt = [problem](std::size_t i) { return i < problem.size() && isLetter(problem[i]); };
    for (std::size_t at = problem.find(noun); at != std::string_view::npos; at = problem.find(noun, at + noun.size()))
        if (!(at > 0 && isLetterAt(at - 1)) && !isLetterAt(at + noun.size()) && isAskedAt(problem, at))
            return true;
    return false;
}

/// The signs of a code that tell it from others; empty for what is none.
std::string codeIn(std::string_view answer, bool digitsOnly)
{
    std::string code;
    if (answer.size() > longestCode)
        return code;
    std::string text = lowered(std::string(answer));
    for (const std::string_view dress : {"$", "\\text{", "}", "version ", "`"})
        for (std::size_t at = text.find(dress); at != std::string::npos; at = text.find(dress))
            text.erase(at, dress.size());
    if (text.size() > 1 && text[0] == 'v' && isDigit(text[1]))
        text.erase(0, 1);
    for (const char c : text) {
        const bool digit = isDigit(c);
        if (digitsOnly && (c == ' ' || c == '-' || c == '(' || c == ')' || c == '.'))
            continue;
        if (!digit && c != '+' && (digitsOnly || (c != '.' && c != '-' && !isLetter(c))))
            return {};
        code += c;
    }
    return std::any_of(code.begin(), code.end(), isDigit) ? code : std::string{};
}

/// Hour and minute of "10:20"; -1 for what is no such thing.
int minutesOf(std::string_view answer)
{
    const std::size_t sign = answer.find(':');
    const auto number = [](std::string_view digits) {
        return digits.empty() || digits.size() > 2 || !std::all_of(digits.begin(), digits.end(), isDigit) ? -1 : std::stoi(std::string(digits));
    };
    if (sign == std::string_view::npos)
        return -1;
    const int hour = number(answer.substr(0, sign));
    const int minute = number(answer.substr(sign + 1));
    return hour < 0 || hour > 24 || minute < 0 || minute > 59 ? -1 : hour * 60 + minute;
}

} // namespace

AskedCode askedCode(std::string_view problem)
{
    const std::string asked = lowered(std::string(problem));
    const bool ratio = holds(asked, "ratio") || holds(asked, "比");
    if (!ratio && (holds(asked, "what time") || holds(asked, "几点") || holds(asked, "什么时间")))
        return AskedCode::TimeOfDay;
    constexpr auto numbers = std::to_array<std::string_view>({"phone number", "telephone number", "area code"});
    constexpr auto codes = std::to_array<std::string_view>({"version", "pin code", "pin number", "passcode", "password", "zip code", "postal code", "postcode", "serial number", "tracking number", "license plate",
                                                            "licence plate", "ip address", "isbn"});
    const auto asks = [&asked](std::string_view noun) { return asksFor(asked, noun); };
    if (std::any_of(numbers.begin(), numbers.end(), asks))
        return AskedCode::NumberToCall;
    const bool pin = holds(problem, "PIN") && asks("pin"); // small letters may name a bolt
    return pin || std::any_of(codes.begin(), codes.end(), asks) ? AskedCode::Code : AskedCode::None;
}

std::optional<AnswerCheck> compareCodes(AskedCode asked, std::string_view gold, std::string_view pred)
{
    if (asked == AskedCode::None || gold.size() > longestCode || pred.size() > longestCode || std::none_of(gold.begin(), gold.end(), isDigit))
        return std::nullopt;
    if (asked == AskedCode::TimeOfDay) {
        constexpr int halfDay = 12 * 60;
        const int time = minutesOf(gold);
        const int other = minutesOf(pred);
        if (time < 0 || other < 0 || (time != other && (time - other) % halfDay == 0)) // 3:15 may be 15:15
            return std::nullopt;
        return AnswerCheck{time == other, time == other ? "same time of day" : "different times of day"};
    }
    const bool number = asked == AskedCode::NumberToCall;
    const std::string code = codeIn(gold, number);
    const std::string other = codeIn(pred, number);
    if (code.empty() || other.empty())
        return std::nullopt;
    return AnswerCheck{code == other, code == other ? "same code" : "different codes"};
}

} // namespace core
