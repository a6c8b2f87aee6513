#include "core/answers/statements/foreign_words.h"

#include "core/answers/math/expression_words.h"
#include "core/answers/math/formula_tokens.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/claim_words.h"
#include "core/answers/words/word_cursor.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace core {

namespace {

using R = ClaimRole;

/// Words that tell of no thing.
constexpr auto harmless = std::to_array<std::string_view>(
    {"he", "she", "it", "they", "we", "i", "you", "one", "there", "this", "that", "these", "those", "which", "who", "him", "her", "them", "us", "his", "its", "their", "our", "such", "and", "but", "both", "different", "whole", "exactly", "respectively",
     "satisfy", "satisfies", "fill", "fills", "possible", "needed", "required", "ways", "way", "up", "out", "down", "ends", "end", "ended", "lies", "located", "point", "line", "vertical", "horizontal", "closed", "open", "interval", "consists",
     "survive", "survives", "admissible", "parameter", "variable", "unknown", "expression", "whose", "been", "being", "do", "does", "did", "can", "must", "may", "will", "long", "old", "high", "wide", "thick", "deep", "tall", "lived", "event", "outcome",
     "after", "left", "altogether", "together", "amount", "money", "making", "giving", "so", "arrangements", "possibilities", "combinations", "choices", "people", "all", "satisfying", "corresponding", "combined", "sine", "cosine", "tangent"});

/// What makes another thing of the one that is named, though it is harmless elsewhere.
constexpr auto telling = std::to_array<std::string_view>({"complex", "squares", "cubes", "prime", "will", "double", "square", "over", "started"});

std::string stemOf(std::string word)
{
    constexpr std::size_t shortest = 4;
    if (word.ends_with("'s"))
        word.resize(word.size() - 2);
    for (const std::string_view ending : {"ing", "es", "ed", "s", "d", "e"})
        if (word.size() >= shortest + ending.size() - 1 && word.ends_with(ending)) {
            word.resize(word.size() - ending.size());
            break;
        }
    return word;
}

bool isNumber(const std::string& word) { return !word.empty() && word.find_first_not_of("0123456789") == std::string::npos; }

} // namespace

bool tellsOfForeign(std::string_view problem, std::string_view clause)
{
    std::vector<std::string> known;
    bool rest = false;
    for (const FormulaWord& word : formulaTokens(problem)) {
        known.push_back(stemOf(word.text));
        rest = rest || word.text == "left" || word.text.starts_with("remain");
    }
    const auto isKnown = [&known](const std::string& word) {
        const std::string stem = stemOf(word);
        return std::any_of(known.begin(), known.end(), [&](const std::string& one) { return one == stem || (stem.size() > 4 && one.size() > 4 && one.substr(0, 4) == stem.substr(0, 4)); });
    };
    const std::vector<FormulaWord> words = formulaTokens(clause);
    bool keeps = false;
    bool aside = false; // "After the repairs he", "in her purse"
    constexpr auto pronouns = std::to_array<std::string_view>({"he", "she", "it", "they", "we", "there"});
    constexpr auto possessives = std::to_array<std::string_view>({"his", "her", "their"});
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::string& word = words[at].text;
        keeps = keeps || word == "left" || word.starts_with("remain") || word == "still" || word == "keeps" || word == "end" || word == "ends" || word == "therefore" || word == "so";
        aside = word == "after" || (aside && !isOneOf(std::string_view(word), pronouns)) || (word == "in" && at + 1 < words.size() && isOneOf(std::string_view(words[at + 1].text), possessives));
        if (aside || words[at].formula || word.size() < 2 || isKnown(word))
            continue;
        const bool named = isNumber(word) && at + 2 < words.size() && at > 0 && words[at - 1].raw[0] >= 'A' && words[at - 1].raw[0] <= 'Z' && at > 1; // "Apollo 12"
        const bool leaves = word == "left" && at + 1 < words.size() && (words[at + 1].text == "the" || words[at + 1].text == "a");
        if (named || leaves || isOneOf(std::string_view(word), telling))
            return true;
        const bool plain = word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-'") == std::string::npos;
        if (plain && !isOneOf(std::string_view(word), harmless) && claimRoles(word) == 0 && !isUnitWord(word) && !word.ends_with("ly"))
            return true;
    }
    return rest && !keeps && holds(clause, " has ");
}

} // namespace core
