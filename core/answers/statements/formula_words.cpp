#include "core/answers/statements/formula_words.h"

#include "core/answers/asked/asked_question.h"
#include "core/answers/words/answer_phrases.h"
#include "core/answers/words/claim_words.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <vector>

namespace core {

namespace {

using R = ClaimRole;
using Words = std::vector<PlainWord>;

constexpr std::size_t longestSentence = 160;

/// Nothing in [0, end) that denies or doubts.
bool isPlain(const Words& words, std::size_t end)
{
    constexpr ClaimRoles refused = (R::Negation | R::Rejecting) | (R::Hypothesis | R::Doubt) | (R::Correction | R::Failed);
    return std::none_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(end), [](const PlainWord& word) { return (claimRoles(word.text) & refused) != 0; });
}

/// Digits of a whole number in digits or words; empty for others.
std::string digitsOf(const std::string& word)
{
    const std::string signs = inSigns(word);
    const std::string& digits = signs.empty() ? word : signs;
    return !digits.empty() && std::all_of(digits.begin(), digits.end(), [](char c) { return isDigit(c); }) ? digits : std::string{};
}

/// Words [begin, end) as a sum of terms; empty where one of them is no part of it.
std::string sumOfTerms(const Words& words, std::size_t begin)
{
    std::string out;
    bool letters = false;
    bool operated = false;
    bool openTerm = true; // an operand is due
    for (std::size_t at = begin; at < words.size(); ++at) {
        const std::string& word = words[at].text;
        const bool last = at + 1 == words.size();
        const bool letter = word.size() == 1 && isLetter(word[0]);
        const bool power = (word == "square" || word == "cube") && at + 2 < words.size() && words[at + 1].text == "of" && words[at + 2].text.size() == 1;
        if (words[at].ends && !last)
            return {};
        if (word == "plus" || word == "minus") {
            if (openTerm || last)
                return {};
            out += word == "plus" ? "+" : "-";
            openTerm = true;
            operated = true;
        } else if (power && openTerm) {
            out += words[at + 2].text + (word == "square" ? "^2" : "^3");
            at += 2;
            letters = operated = true;
            openTerm = false;
        } else if (word == "squared" || word == "cubed") {
            if (openTerm || !isLetter(out.back()))
                return {};
            out += word == "squared" ? "^2" : "^3";
            operated = true;
        } else if (letter) {
            if (!openTerm && !isDigit(out.back()))
                return {};
            if (!openTerm && out.size() > 1 && out[out.size() - 2] == '^')
                return {};
            out += word;
            letters = true;
            openTerm = false;
        } else if (const std::string digits = digitsOf(word); !digits.empty() && openTerm) {
            out += digits;
            openTerm = false;
        } else {
            return {};
        }
    }
    return letters && operated && !openTerm ? out : std::string{};
}

std::optional<std::string> expressionIn(const Words& words)
{
    constexpr auto verbs = std::to_array<std::string_view>({"gives", "is", "equals", "yields", "get", "obtain"});
    const auto verb = std::find_if(words.begin(), words.end(), [&](const PlainWord& word) { return isOneOf(word.text, verbs); });
    const std::size_t begin = verb == words.end() ? 0 : static_cast<std::size_t>(verb - words.begin()) + 1;
    std::string sum = isPlain(words, begin) ? sumOfTerms(words, begin) : std::string{};
    return sum.empty() ? std::nullopt : std::optional(std::move(sum));
}

/// "real numbers x from 1 to 3, endpoints included", "every positive real value and nothing else".
std::optional<std::string> intervalIn(const Words& words)
{
    const auto text = [&](std::size_t at) { return at < words.size() ? std::string_view(words[at].text) : std::string_view{}; };
    const auto isNoun = [](std::string_view word) { return word == "numbers" || word == "values" || word == "number" || word == "value"; };
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        if (text(at) != "real" || !isNoun(text(at + 1)) || !isPlain(words, at))
            continue;
        std::size_t next = at + 2;
        constexpr auto holding = std::to_array<std::string_view>({"for", "is", "are", "all", "exactly", "takes", "attains", "reaches", "contains"}); // no "outside of"
        const bool every = at > 2 && isOneOf(text(at - 3), holding) && text(at - 2) == "every" && (text(at - 1) == "positive" || text(at - 1) == "negative");
        if (every && next + 3 == words.size() && text(next) == "and" && text(next + 1) == "nothing" && text(next + 2) == "else")
            return text(at - 1) == "positive" ? "(0,\\infty)" : "(-\\infty,0)";
        next += text(next).size() == 1 && isLetter(text(next)[0]) ? 1U : 0U;
        const bool from = text(next) == "from" && text(next + 2) == "to";
        const bool between = text(next) == "between" && text(next + 2) == "and";
        const auto isBound = [](std::string_view word) { return word.find_first_of("0123456789") != std::string_view::npos && word.find_first_not_of("-0123456789./") == std::string_view::npos; };
        const bool held = at == 0 || isOneOf(text(at - 1), holding);
        if (!held || !(from || between) || !isBound(text(next + 1)) || !isBound(text(next + 3)))
            continue;
        std::string tail;
        for (std::size_t rest = next + 4; rest < words.size(); ++rest)
            tail += (tail.empty() ? "" : " ") + words[rest].text;
        constexpr auto closed = std::to_array<std::string_view>({"endpoints included", "both endpoints included", "including endpoints", "including both endpoints", "inclusive", "ends included"});
        constexpr auto open = std::to_array<std::string_view>({"endpoints excluded", "both endpoints excluded", "excluding endpoints", "excluding both endpoints", "exclusive", "ends excluded"});
        const bool in = isOneOf(tail, closed);
        if (!in && !isOneOf(tail, open))
            return std::nullopt;
        return std::string(in ? "[" : "(") + std::string(text(next + 1)) + "," + std::string(text(next + 3)) + (in ? "]" : ")");
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> formulaInWords(std::string_view sentence)
{
    const bool powers = holds(sentence, "square") || holds(sentence, "cube") || holds(sentence, " plus ") || holds(sentence, " minus ");
    const bool reals = holds(sentence, "real ");
    if (!(powers || reals) || sentence.size() > longestSentence || sentence.find_first_of("?;\n") != std::string_view::npos || holds(sentence, ". "))
        return std::nullopt;
    const Words words = plainWords(sentence);
    const auto interval = reals ? intervalIn(words) : std::nullopt;
    return interval || !powers ? interval : expressionIn(words);
}

} // namespace core
