#include "core/answers/equality/asked_order.h"

#include "core/answers/equality/answer_forms.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/claim_words.h"
#include "core/answers/words/joined_pieces.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace core {

namespace {

constexpr std::size_t longest = 300;
constexpr std::size_t mostItems = 12;

/// Without "then", "and finally the", "First came".
std::string_view plainItem(std::string_view item)
{
    constexpr auto openings = std::to_array<std::string_view>({"and", "then", "first", "finally", "next", "last", "lastly", "came", "comes", "followed", "by", "the", "second", "third", "so"});
    constexpr std::string_view edge = " \t\n.;:$*";
    for (bool more = true; more;) {
        const std::size_t begin = item.find_first_not_of(edge);
        if (begin == std::string_view::npos)
            return {};
        item = item.substr(begin, item.find_last_not_of(edge) + 1 - begin);
        const std::string_view word = WordCursor(item, 0).word();
        more = word.size() < item.size() && item[word.size()] == ' ' && isOneOf(lowered(std::string(word)), openings);
        item.remove_prefix(more ? word.size() : 0);
    }
    return item;
}

/// Behind "The order is".
std::string_view withoutOpening(std::string_view text)
{
    for (const std::string_view verb : {" is: ", " are: ", ": ", " is ", " are ", "是：", "为：", "："})
        if (const std::size_t at = text.substr(0, std::min(text.find(','), text.size())).rfind(verb); at != std::string_view::npos)
            return text.substr(at + verb.size());
    return text;
}

/// The things between commas, "<" and "then".
std::vector<std::string_view> itemsOf(std::string_view text)
{
    constexpr auto joints = std::to_array<std::string_view>({",", "，", "、", ";", "；", "<", "＜", "\\lt", "->", "→", "\\rightarrow", "\\to", " and then ", " then ", " and ", " followed by "});
    std::vector<std::string_view> items;
    for (const std::string_view piece : piecesBetween(text, joints)) {
        const std::string_view item = plainItem(piece);
        if (!item.empty() && item != "and")
            items.push_back(item);
    }
    return items;
}

bool sameItem(std::string_view a, std::string_view b)
{
    AnswerForms first(a);
    AnswerForms second(b);
    return compareForms(first, second).equal;
}

} // namespace

bool asksForOrder(std::string_view problem)
{
    constexpr auto phrases = std::to_array<std::string_view>(
        {"order these", "order the", "put in order", "in order from", "the correct order", "the right order", "arrange ", "rank ", "sort the", "sort these", "from smallest to largest",
         "from least to greatest", "from largest to smallest", "from greatest to least", "from earliest to latest", "from lowest to highest", "from highest to lowest",
         "from shortest to longest", "from lightest to heaviest", "ascending order", "descending order", "increasing order", "decreasing order", "chronological", "numerical order",
         "alphabetical", "从小到大", "从大到小", "排列", "排序", "先后顺序", "由小到大", "由大到小"});
    const std::string asked = lowered(std::string(problem));
    const bool puts = (holds(asked, "put ") || holds(asked, "place ") || holds(asked, "list ")) && (holds(asked, " in order:") || holds(asked, " in order.") || holds(asked, " in order of"));
    const bool orders = asked.starts_with("order ") || holds(asked, ". order ");
    return !holds(asked, "how many") && !holds(asked, "多少种") && (puts || orders || std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) { return holds(asked, phrase); }));
}

ListOrder compareOrder(std::string_view gold, std::string_view pred)
{
    if (gold.size() > longest || pred.size() > longest)
        return ListOrder::Open;
    const auto a = itemsOf(withoutOpening(gold));
    const auto b = itemsOf(withoutOpening(pred));
    if (a.size() != b.size() || a.size() < 2 || a.size() > mostItems)
        return ListOrder::Open;
    bool same = true;
    for (std::size_t i = 0; i < a.size() && same; ++i)
        same = sameItem(a[i], b[i]);
    if (same)
        return ListOrder::Same;
    const bool all = std::all_of(a.begin(), a.end(), [&](std::string_view item) { return std::any_of(b.begin(), b.end(), [&](std::string_view other) { return sameItem(item, other); }); });
    return all ? ListOrder::Other : ListOrder::Open;
}

bool countsRepeats(std::string_view problem)
{
    const std::string asked = lowered(std::string(problem));
    if (holds(asked, "how many") || holds(asked, "number of"))
        return false;
    return holds(asked, "with multiplicit") || holds(asked, "counting multiplicit") || holds(asked, "according to multiplicit") || holds(asked, "including repeat") || holds(asked, "重根按重数");
}

bool listsAnotherNumber(std::string_view gold, std::string_view pred)
{
    const auto isListed = [](std::string_view text) { // one item after another, and no group of digits taken for one
        const std::vector<std::string_view> items = itemsOf(text);
        const bool grouped = std::any_of(items.begin(), items.end(), [](std::string_view item) { return item.size() == 3 && isDigit(item[0]); });
        return text.size() <= longest && text.find_first_of("{(\\") == std::string_view::npos && !holds(text, " or ") && !holds(text, "或") && !holds(text, "±") && items.size() > 1 && !grouped;
    };
    return isListed(gold) && isListed(pred) && itemsOf(gold).size() != itemsOf(pred).size();
}

bool statesList(std::string_view gold, std::string_view sentence)
{
    constexpr std::string_view numbers = "0123456789-, .$";
    constexpr ClaimRoles refused = (ClaimRole::Negation | ClaimRole::Changing) | (ClaimRole::Hypothesis | ClaimRole::Doubt) | (ClaimRole::Rejecting | ClaimRole::Correction) |
                                   (ClaimRole::Failed | ClaimRole::Preposition);
    constexpr auto openings = std::to_array<std::string_view>({"The ", "So the ", "Thus the ", "Hence the ", "Therefore the ", "Therefore, the "});
    const auto opening = std::find_if(openings.begin(), openings.end(), [&](std::string_view one) { return sentence.starts_with(one); });
    if (opening == openings.end() || gold.find_first_not_of(numbers) != std::string_view::npos || std::count(gold.begin(), gold.end(), ',') < 2)
        return false;
    std::string_view rest = sentence.substr(opening->size());
    for (std::string_view word; word != "is" && word != "are";) {
        word = WordCursor(rest, 0).word();
        if (word.empty() || (claimRoles(lowered(std::string(word))) & refused) != 0 || !rest.substr(word.size()).starts_with(' '))
            return false;
        rest.remove_prefix(word.size() + 1);
    }
    const auto items = itemsOf(gold);
    const bool grouped = std::all_of(items.begin() + 1, items.end(), [](std::string_view item) { return item.size() == 3; }); // "1,234,567"
    return !grouped && rest.find_first_not_of(numbers) == std::string_view::npos && compareOrder(gold, rest) == ListOrder::Same;
}

} // namespace core
