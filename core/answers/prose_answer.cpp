#include "core/answers/prose_answer.h"

#include "core/answers/answer_statements.h"
#include "core/answers/sentence_doubts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

constexpr std::size_t longestSentence = 100;

/// True for "n" and "ABCD", which name what the text around them tells of.
bool isName(std::string_view formula)
{
    return std::all_of(formula.begin(), formula.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' '; });
}

/// The one formula of a short sentence that denies nothing: "The probability is $\frac{3}{8}$."
std::optional<std::string_view> onlyFormula(std::string_view text)
{
    constexpr auto delimiters = std::to_array<std::pair<std::string_view, std::string_view>>({{"\\[", "\\]"}, {"\\(", "\\)"}, {"$$", "$$"}, {"$", "$"}});
    const auto used = std::find_if(delimiters.begin(), delimiters.end(), [text](const auto& pair) { return text.find(pair.first) != std::string_view::npos; });
    if (used == delimiters.end())
        return std::nullopt;
    const std::size_t begin = text.find(used->first) + used->first.size();
    const std::size_t end = text.find(used->second, begin);
    if (end == std::string_view::npos || text.find(used->first, end + used->second.size()) != std::string_view::npos || text.size() - (end - begin) > 120 ||
        text.find(" not ") != std::string_view::npos || text.find("n't ") != std::string_view::npos || text.find('?') != std::string_view::npos)
        return std::nullopt;
    if (saysOtherwise(text.substr(0, begin), text.substr(end)))
        return std::nullopt;
    const std::string_view formula = text.substr(begin, end - begin);
    const bool number = text.find_first_of("0123456789") != std::string_view::npos;
    return number && isName(formula) ? std::nullopt : std::optional(formula);
}

/// "\text{The area is } 12" as "The area is  12".
std::string withoutTextCommand(std::string_view text)
{
    constexpr std::string_view command = "\\text{";
    const std::size_t close = text.starts_with(command) ? text.find('}') : std::string_view::npos;
    if (close == std::string_view::npos)
        return std::string(text);
    return std::string(text.substr(command.size(), close - command.size())) + std::string(text.substr(close + 1));
}

/// True when the words around a number make a sentence and none of them is part of the number or a date: "The total is 12.",
/// not "4 pi", "12 - i", "May 4", "at least 4".
bool saysOneNumber(std::string_view text)
{
    constexpr auto others = std::to_array<std::string_view>({"not", "n't", "less", "more", "than", "least", "most", "about", "or", "half", "twice", "hundred", "thousand", "million",
                                                             "billion", "dozen", "percent", "between", "plus", "minus", "times", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                                                             "except", "pi", "root", "negative", "sqrt", "sin", "cos", "tan", "log", "factorial", "squared", "cubed", "choose", "over", "halves", "thirds", "quarters", "fourths", "fifths", "sixths", "eighths", "tenths", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"});
    constexpr auto shortWords = std::to_array<std::string_view>({"a", "an", "as", "at", "by", "he", "if", "in", "is", "it", "of", "on", "so", "to", "we"});
    std::string word;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const char c = at < text.size() ? text[at] : ' ';
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'') {
            word += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
            continue;
        }
        if (c == '-' && word.empty())
            return false; // "- 12", no "x-intercepts"
        if (static_cast<unsigned char>(c) >= 0xC2 && static_cast<unsigned char>(c) <= 0xE2)
            return false; // signs: ≤, ×, π
        if (std::find(others.begin(), others.end(), word) != others.end() || word.ends_with("n't"))
            return false;
        const bool named = text.substr(at).starts_with(" is ") || text.substr(at).starts_with("$ is "); // "The largest n is 34."
        if ((word.size() == 1 || word.size() == 2) && !named && std::find(shortWords.begin(), shortWords.end(), word) == shortWords.end())
            return false;
        word.clear();
    }
    return true;
}

} // namespace

bool isProse(std::string_view text)
{
    return std::count_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n'; }) >= 3 && text.find("\\boxed") == std::string_view::npos;
}

std::optional<std::string> onlyNumber(std::string_view sentence)
{
    if (sentence.size() > longestSentence)
        return std::nullopt;
    const std::string text = withoutTextCommand(sentence);
    if (text.find_first_of("\\?^*/=<>+%()#:_|[]{}") != std::string_view::npos || text.find("..") != std::string_view::npos)
        return std::nullopt;
    const std::size_t begin = text.find_first_of("0123456789");
    if (begin == std::string_view::npos)
        return std::nullopt;
    const std::size_t end = std::min(text.find_first_not_of("0123456789.,", begin), text.size());
    if (text.find_first_of("0123456789", end) != std::string_view::npos || (begin > 0 && std::string_view(" $").find(text[begin - 1]) == std::string_view::npos) ||
        (end < text.size() && text[end] != ' '))
        return std::nullopt;
    if (!saysOneNumber(text) || saysOtherwise(std::string_view(text).substr(0, begin), std::string_view(text).substr(end)))
        return std::nullopt;
    const std::string number = text.substr(begin, end - begin);
    return number.substr(0, number.find_last_of("0123456789") + 1);
}

std::optional<std::string> predicateOf(std::string_view sentence)
{
    if (sentence.size() > longestSentence)
        return std::nullopt;
    const std::string text = withoutTextCommand(sentence);
    const std::size_t verb = std::max(text.rfind(" is ") + 1, text.rfind(" are ") + 1);
    if (verb == 0 || text.find_first_of("0123456789\\$=?") != std::string_view::npos)
        return std::nullopt;
    for (const std::string_view denial : {" not ", "n't ", " never ", " neither ", " if ", " or "})
        if (text.find(denial) != std::string_view::npos)
            return std::nullopt;
    return text.substr(text.find(' ', verb) + 1);
}

std::optional<std::string> statedIn(std::string_view text)
{
    std::optional<std::string> found;
    if (const auto formula = onlyFormula(text))
        return std::string(*formula);
    double strength = 0.35;
    for (AnswerStatement& statement : findAnswerStatements(text))
        if (statement.strength >= strength && !saysOtherwise(text.substr(0, statement.value.begin), text.substr(statement.value.end))) {
            strength = statement.strength;
            found = std::move(statement.answer);
        }
    return found;
}

} // namespace core
