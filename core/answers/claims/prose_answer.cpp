#include "core/answers/claims/prose_answer.h"

#include "core/answers/claims/answer_claims.h"
#include "core/answers/statements/answer_statements.h"
#include "core/answers/statements/chinese_claims.h"
#include "core/text/ascii.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

namespace core {

namespace {

constexpr std::size_t longestSentence = 100;
constexpr std::size_t longestClaim = 400;

/// "is (3, -4)" for "is at the point (3, -4)".
std::string withoutPointWord(std::string text)
{
    const std::size_t close = text.rfind(')');
    if (close == std::string::npos || text.find_first_not_of(" .$\\", close + 1) != std::string::npos) // "(3, -4), turned"
        return text;
    for (const std::string_view words : {" is at the point ", " is the point "})
        if (const std::size_t at = text.find(words); at != std::string::npos) {
            const std::string_view rest = std::string_view(text).substr(at + words.size());
            if (rest.starts_with('(') || rest.starts_with("$(") || rest.starts_with("\\((") || rest.starts_with("$\\left("))
                text.replace(at, words.size(), " is ");
        }
    return text;
}

/// "kg·m/s^2" for "kg·m/s²".
std::string withPlainPowers(std::string text)
{
    constexpr auto powers = std::to_array<std::pair<std::string_view, std::string_view>>({{"/s²", "/s^2"}, {"/m²", "/m^2"}, {"/cm²", "/cm^2"}, {"/m³", "/m^3"}, {"/cm³", "/cm^3"}});
    for (const auto& [sign, spelling] : powers)
        for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at))
            text.replace(at, sign.size(), spelling);
    return text;
}

/// "NaCl" for "\ce{NaCl}".
std::string withoutFormulaCommand(std::string text)
{
    constexpr std::string_view command = "\\ce{";
    for (std::size_t at = text.find(command); at != std::string::npos; at = text.find(command, at)) {
        const std::size_t close = text.find('}', at);
        if (close == std::string::npos)
            break;
        text.erase(close, 1);
        text.erase(at, command.size());
    }
    return text;
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

std::string_view withoutEdges(std::string_view text, std::string_view edge)
{
    const std::size_t begin = text.find_first_not_of(edge);
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(edge) + 1 - begin);
}

/// The formula or number that a text ends with in a paragraph of its own, if it states no equation; empty for none.
std::string_view lastFormula(std::string_view text)
{
    constexpr auto delimiters = std::to_array<std::pair<std::string_view, std::string_view>>({{"\\[", "\\]"}, {"$$", "$$"}, {"\\(", "\\)"}, {"\n\n", ""}});
    text = withoutEdges(text, " \t\r\n-*");
    for (const auto& [open, close] : delimiters) {
        if (!text.ends_with(close) || text.size() < 5)
            continue;
        const std::size_t begin = text.rfind(open, text.size() - close.size() - 1);
        const bool own = begin != std::string_view::npos && (close.empty() || (begin > 1 && text[begin - 1] == '\n'));
        const std::string_view formula = own ? withoutEdges(text.substr(begin + 2, text.size() - close.size() - begin - 2), " \n.,*") : std::string_view{};
        const bool number = formula.find_first_not_of("0123456789.,-") == std::string_view::npos;
        if (own && !(close.empty() && !number))
            return formula.find_first_of("=<>&") == std::string_view::npos && formula.find("\\approx") == std::string_view::npos ? formula : std::string_view{};
    }
    return {};
}

/// "Final Answer:" at the front of a line, with the stars behind it, or all of the line; empty for other lines.
std::string_view answerLabel(std::string_view line)
{
    constexpr auto labels = std::to_array<std::string_view>({"answer", "final answer", "correct answer", "the answer", "correct option", "correct choice", "the correct answer", "the final answer"});
    std::size_t end = 0;
    std::string words;
    while (end < line.size() && end < 24 && (isLetter(line[end]) || line[end] == ' '))
        words += static_cast<char>(std::tolower(static_cast<unsigned char>(line[end++])));
    if (std::find(labels.begin(), labels.end(), words) == labels.end())
        return {};
    const std::size_t stars = std::min(line.find_first_not_of("*_ ", end), line.size());
    const bool colon = stars < line.size() && line[stars] == ':';
    return colon || stars == line.size() ? line.substr(0, stars + (colon ? 1 : 0)) : std::string_view{};
}

bool mayBeClaimed(std::string_view text, Span value)
{
    const auto letter = [text](std::size_t at) { return isLetter(text[at]); };
    if (value.begin > 0 && value.begin < text.size() && letter(value.begin - 1) && letter(value.begin))
        return false; // "n't (B)"
    const Claim claim = claimOf(text, value);
    return claim != Claim::Refused && claim != Claim::Other;
}

} // namespace

bool isProse(std::string_view text)
{
    return std::count_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n'; }) >= 3 && text.find("\\boxed") == std::string_view::npos;
}

std::optional<std::string> claimedIn(std::string_view text)
{
    constexpr auto hasWords = [](std::string_view sentence) {
        std::size_t letters = 0;
        for (std::size_t at = 0; at < sentence.size(); ++at) {
            const bool letter = (sentence[at] >= 'a' && sentence[at] <= 'z') || (sentence[at] >= 'A' && sentence[at] <= 'Z');
            letters = letter ? letters + 1 : 0;
            if (letters == 2 && (at < 2 || sentence[at - 2] != '\\'))
                return true;
        }
        return false;
    };
    if (text.size() <= longestClaim && isChinese(text))
        return claimedInChinese(text);
    if (text.size() > longestClaim || text.find("\\boxed") != std::string_view::npos || text.find_first_of(" \n") == std::string_view::npos || !hasWords(text))
        return std::nullopt;
    return claimedAnswer(withPlainPowers(withoutPointWord(withoutTextCommand(text))));
}

std::string_view chosenOf(std::string_view text)
{
    std::size_t end = std::min(text.size(), longestSentence);
    for (const std::string_view contrast : {", not ", " rather than ", " instead of "})
        end = std::min(end, text.find(contrast));
    const bool turned = text.find(" but ", end) != std::string_view::npos; // "Bob, not Alice, but Carol"
    return end == text.size() || turned || text.substr(0, end).find("not ") != std::string_view::npos ? std::string_view{} : text.substr(0, end);
}

std::optional<std::string> predicateOf(std::string_view sentence)
{
    if (sentence.size() > longestSentence)
        return std::nullopt;
    const std::string text = withoutFormulaCommand(withoutTextCommand(sentence));
    const std::size_t verb = std::max({text.rfind(" is ") + 1, text.rfind(" are ") + 1, text.rfind(" was ") + 1});
    if (verb == 0 || text.find_first_of("0123456789\\$=?") != std::string_view::npos || text.find(" or ") != std::string_view::npos)
        return std::nullopt;
    const std::size_t begin = text.find(' ', verb) + 1;
    const std::string_view chosen = chosenOf(std::string_view(text).substr(begin));
    const std::size_t end = chosen.empty() ? text.size() : begin + chosen.size();
    const std::size_t last = text.find_last_not_of(" .!", end - 1) + 1;
    if (last <= begin || claimOf(text, {begin, last}) != Claim::Stated)
        return std::nullopt;
    return text.substr(begin, last - begin);
}

std::string_view answerLine(std::string_view text)
{
    constexpr std::string_view edge = " \t\r*#_>:-";
    std::string_view found;
    bool expected = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = expected ? text.substr(at, longestClaim) : std::string_view{};
        const std::string_view close = rest.starts_with("\\[") ? "\\]" : "$$";
        const std::size_t behind = rest.starts_with("\\[") || rest.starts_with("$$") ? rest.find(close, 2) : std::string_view::npos;
        const std::size_t display = behind == std::string_view::npos ? behind : at + behind;
        const std::size_t end = display != std::string_view::npos ? display + close.size() : std::min(text.find('\n', at), text.size());
        const std::string_view line = withoutEdges(text.substr(at, end - at), edge);
        at = end + 1;
        if (line.empty())
            continue;
        if (expected)
            found = line.size() <= longestClaim ? line : std::string_view{};
        const std::string_view label = answerLabel(line);
        const std::string_view content = withoutEdges(line.substr(label.size()), edge);
        if (!label.empty() && !content.empty())
            found = content.size() <= longestClaim ? content : std::string_view{};
        expected = !label.empty() && content.empty();
    }
    return found.empty() ? lastFormula(text) : found;
}

std::optional<std::string> statedIn(std::string_view text)
{
    std::optional<std::string> found;
    double strength = text.size() <= longestClaim ? 0.55 : 0.35 - 1e-9; // claims are read more closely
    constexpr int mostChecks = 500;
    int checks = 0;
    std::vector<AnswerStatement> statements = findAnswerStatements(text);
    for (auto statement = statements.rbegin(); statement != statements.rend(); ++statement)
        if (statement->strength > strength && (statement == statements.rbegin() || statement->strength >= 0.55) && ++checks <= mostChecks && mayBeClaimed(text, statement->value)) {
            strength = statement->strength;
            found = std::move(statement->answer);
        }
    return found;
}

} // namespace core
