#include "core/answers/equality/labelled_values.h"

#include "core/answers/equality/answer_forms.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/claim_words.h"
#include "core/answers/words/joined_pieces.h"
#include "core/answers/words/word_cursor.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace core {

namespace {

constexpr std::size_t longest = 200;
constexpr std::size_t mostValues = 6;

struct Labelled
{
    std::string label;
    std::string value;
};

/// Pieces between commas, semicolons and "and" outside brackets.
std::vector<std::string_view> piecesOf(std::string_view text)
{
    constexpr auto joints = std::to_array<std::string_view>({", and ", "; ", ", ", " and ", "，", "；", "、"});
    return piecesBetween(text, joints);
}

/// "radius" for "So the circle has radius", "center" for "is centered at"; empty for words that deny, doubt or say more.
std::string plainLabel(std::string_view words)
{
    constexpr auto dropped = std::to_array<std::string_view>({"the", "a", "an", "is", "are", "at", "of", "equals", "its", "with", "so", "thus", "hence", "therefore", "then", "years", "old", "aged", "="});
    constexpr ClaimRoles refused = (ClaimRole::Negation | ClaimRole::Changing) | (ClaimRole::Hypothesis | ClaimRole::Doubt) | (ClaimRole::Rejecting | ClaimRole::Correction);
    std::string label;
    for (std::size_t at = words.find_first_not_of(' '); at != std::string_view::npos; at = words.find_first_not_of(' ', at)) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        std::string word = lowered(std::string(words.substr(at, end - at)));
        at = end;
        if (word.ends_with(':'))
            word.pop_back();
        if (word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-=") != std::string::npos || (claimRoles(word) & refused) != 0)
            return {};
        if (word == "has") {
            label.clear();
            continue;
        }
        if (word == "centered" || word == "centred" || word == "centre")
            word = "center";
        if (!word.empty() && !isOneOf(word, dropped))
            label += (label.empty() ? "" : " ") + word;
    }
    return label;
}

/// Empty for texts that are no such list.
std::vector<Labelled> labelledValues(std::string_view text)
{
    constexpr std::string_view edge = " .$*";
    std::vector<Labelled> values;
    if (text.size() > longest || text.find_first_of("?\n<>") != std::string_view::npos || holds(text, "\\boxed") || holds(text, " or "))
        return {};
    for (std::string_view piece : piecesOf(text)) {
        const std::size_t begin = piece.find_first_not_of(edge);
        if (begin == std::string_view::npos)
            return {};
        piece = piece.substr(begin, piece.find_last_not_of(edge) + 1 - begin);
        std::size_t at = piece.find_first_of("0123456789(\\$-");
        if (at == std::string_view::npos || at == 0 || !(piece[at - 1] == ' ' || piece[at - 1] == ':' || piece[at - 1] == '='))
            return {};
        std::string label = plainLabel(piece.substr(0, at));
        const bool known = !label.empty() && std::none_of(values.begin(), values.end(), [&](const Labelled& one) { return one.label == label; });
        std::string value(piece.substr(at));
        if (value.ends_with(" years old"))
            value.resize(value.size() - std::string_view(" years old").size());
        const std::size_t words = value.find_first_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        if (!known || values.size() == mostValues || (words != std::string::npos && value.find('\\') == std::string::npos && value.find(' ', words) != std::string::npos)) // "36 more than"
            return {};
        values.push_back({std::move(label), std::move(value)});
    }
    return values.size() > 1 ? values : std::vector<Labelled>{};
}

} // namespace

bool sameLabelledValues(std::string_view gold, std::string_view pred)
{
    if (gold.find_first_of(",;") == std::string_view::npos && !holds(gold, " and "))
        return false;
    const auto a = labelledValues(gold);
    const auto b = a.empty() ? a : labelledValues(pred);
    return !a.empty() && a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](const Labelled& one) {
        const auto other = std::find_if(b.begin(), b.end(), [&](const Labelled& candidate) { return candidate.label == one.label; });
        if (other == b.end())
            return false;
        AnswerForms first(one.value);
        AnswerForms second(other->value);
        return compareForms(first, second).equal;
    });
}

} // namespace core
