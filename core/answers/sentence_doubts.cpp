#include "core/answers/sentence_doubts.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace core {

namespace {

constexpr std::size_t nearWords = 5;

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\''; }

/// Words of `text` in lower case.
std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    bool inside = false;
    for (const char c : text) {
        if (isLetter(c) && !inside)
            words.emplace_back();
        inside = isLetter(c);
        if (inside)
            words.back() += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    return words;
}

template <typename Table> bool isOne(const Table& table, std::string_view word) { return std::find(table.begin(), table.end(), word) != table.end(); }

constexpr auto denials = std::to_array<std::string_view>({"not", "cannot", "never", "neither", "nor", "impossible", "unless", "except", "excluding", "exclude", "without", "than", "least",
                                                          "most", "between", "half", "twice", "double", "triple", "minus", "negative", "wrong"});

/// "a total of 20" is 20; "the square of 20" is not.
constexpr auto amounts = std::to_array<std::string_view>({"total", "probability", "ratio", "value", "area", "length", "volume", "answer", "number", "maximum", "minimum", "perimeter", "distance",
                                                          "speed", "cost", "price", "count", "solution", "result", "radius", "set", "height", "width", "average", "mean", "sum", "product", "score"});

constexpr auto multipliers = std::to_array<std::string_view>({"hundred", "thousand", "million", "billion", "trillion", "dozen", "squared", "cubed", "factorial", "choose", "halves", "thirds",
                                                              "quarters", "fifths"});

constexpr auto failures = std::to_array<std::string_view>({"too", "not", "wrong", "incorrect", "impossible", "excluded"});

bool isDenied(std::string_view before)
{
    const std::size_t clause = before.find_last_of(".,;:\n");
    const std::vector<std::string> words = wordsOf(clause == std::string_view::npos ? before : before.substr(clause + 1));
    const std::size_t first = words.size() > nearWords ? words.size() - nearWords : 0;
    for (std::size_t i = first; i < words.size(); ++i)
        if (isOne(denials, words[i]) || words[i].ends_with("n't") || (words[i] == "but" && i > 0 && words[i - 1] == "anything"))
            return true;
    return !words.empty() && words.back() == "of" && (words.size() < 2 || !isOne(amounts, words[words.size() - 2]));
}

/// True when `after`, which begins behind the value, goes on with it.
bool goesOn(std::string_view after)
{
    while (!after.empty() && (after.front() == '$' || after.front() == '\\' || after.front() == ')' || after.front() == ']'))
        after.remove_prefix(1);
    if (!after.empty() && isLetter(after.front()))
        return true; // "$5$x"
    const std::string_view clause = after.substr(0, after.find_first_of(".,;:\n"));
    const std::vector<std::string> words = wordsOf(clause);
    if (words.empty() || clause.find(words.front().front()) > 2)
        return false;
    const bool another = clause.find_first_of("0123456789$") != std::string_view::npos || words.size() > 1;
    return isOne(multipliers, words[0]) || ((words[0] == "or" || words[0] == "times") && another) ||
           (words.size() > 1 && words[0] == "is" && isOne(failures, words[1]));
}

} // namespace

bool saysOtherwise(std::string_view before, std::string_view after) { return isDenied(before) || goesOn(after); }

} // namespace core
