#include "core/answers/equality/rival_terms.h"

#include "core/answers/equality/calendar_answers.h"
#include "core/answers/math/formula_tokens.h"
#include "core/answers/words/answer_phrases.h"
#include "core/answers/words/claim_words.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace core {

namespace {

/// Things of one kind; words after a stroke are the same thing.
constexpr auto groups = std::to_array<std::string_view>({
    "area areas|perimeter perimeters|circumference circumferences|volume volumes|diagonal|radius radii|diameter diameters|height altitude|width|hypotenuse|depth",
    "quotient|remainder",
    "sine sin \\sin|cosine cos \\cos|tangent tan \\tan|cotangent cot|secant|cosecant",
    "maximum largest greatest biggest highest longest maximal max most fastest quickest tallest heaviest oldest|minimum smallest least lowest shortest minimal min fewest slowest lightest youngest",
    "fastest quickest|slowest",
    "profit|loss|revenue|cost costs|income|tax|savings|discount|tip|expenses",
    "sum|difference|product|mean average|median|mode",
    "numerator|denominator",
    "speed|acceleration|force|mass|weight|energy|power|momentum|distance|temperature|pressure|density|charge|current|voltage|resistance|frequency|wavelength|height",
    "earn earns earned make makes made receive receives received get gets got|spend spends spent pay pays paid|save saves saved|owe owes owed|lose loses lost",
    "buy buys bought|sell sells sold|keep keeps kept",
    "boys|girls",
    "men|women",
    "length lengths|area areas|volume volumes",
    "worst|best",
    "won win wins winner|lost lose loses loser",
    "domain|range",
    "mother|father|sister|brother|son|daughter",
    "black|white|red|blue|green|yellow|brown|orange",
    "hit hits hitting|miss misses missing",
    "maximum|minimum|mean average",
    "before|after",
    "planned|finished",
    "numbers of sides|angles",
    "adults|children",
    "cats|dogs|birds",
    "start starts begin begins began leave leaves left departs|arrive arrives arrived end ends ended finish",
    "dollars dollar \\$|euros euro €|pounds pound £|cents cent|yuan",
    "inscribed|circumscribed",
    "mass|volume",
    "prime primes|composite",
    "first|second|third|fourth|last",
    "odd|even",
    "divisors divisor factors factor|multiples multiple",
});

using Words = std::vector<FormulaWord>;

std::string_view nextPart(std::string_view& text, char mark)
{
    const std::size_t end = std::min(text.find(mark), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

/// The place of a word of `term` among `words`, or their number.
std::size_t placeOf(const Words& words, std::string_view term)
{
    for (std::size_t at = 0; at < words.size(); ++at)
        for (std::string_view rest = term; !rest.empty();) {
            const std::string_view one = nextPart(rest, ' ');
            const bool sign = one.front() == '\\' || static_cast<unsigned char>(one.front()) >= 0x80;
            if (words[at].text == one || (words[at].text.starts_with(one) && words[at].text.size() > one.size() && words[at].text[one.size()] == '-') || (sign && words[at].text.starts_with(one)) || (words[at].text.size() == one.size() + 2 && words[at].text.starts_with(one) && words[at].text.ends_with("'s")))
                return at;
        }
    return words.size();
}

TermFit fitOfGroup(std::string_view group, const Words& question, const Words& clause)
{
    std::string_view asked;
    std::size_t first = question.size();
    for (std::string_view rest = group; !rest.empty();) {
        const std::string_view term = nextPart(rest, '|');
        if (const std::size_t place = placeOf(question, term); place < first) {
            first = place;
            asked = term;
        }
    }
    if (asked.empty())
        return TermFit::Open;
    const std::size_t own = placeOf(clause, asked);
    bool rival = false;
    for (std::string_view rest = group; !rest.empty();) {
        const std::string_view term = nextPart(rest, '|');
        rival = rival || (term != asked && placeOf(clause, term) < clause.size());
    }
    return own < clause.size() ? TermFit::Asked : rival ? TermFit::Rival : TermFit::Open;
}

/// Capitalised words that are no first words, without "'s".
std::vector<std::string> namesOf(const Words& words)
{
    std::vector<std::string> names;
    for (std::size_t at = 0; at < words.size(); ++at) {
        std::string raw = words[at].raw;
        if (raw.ends_with("'s"))
            raw.resize(raw.size() - 2);
        const bool date = isMonth(words[at].text) || words[at].text.ends_with("day");
        const bool capital = !date && raw.size() >= 2 && raw[0] >= 'A' && raw[0] <= 'Z' && raw[1] >= 'a' && raw[1] <= 'z' && !words[at].formula;
        if (capital)
            names.push_back(raw);
    }
    return names;
}

TermFit fitOfNames(std::string_view problem, const Words& question, const Words& clause)
{
    std::vector<std::string> asked;
    const std::vector<std::string> capitals = namesOf(question);
    for (std::size_t at = 0; at < capitals.size(); ++at)
        if (question.empty() || capitals[at] != question.front().raw)
            asked.push_back(capitals[at]);
    if (asked.empty())
        return TermFit::Open;
    bool other = false;
    for (const std::string& name : namesOf(clause)) {
        if (std::find(asked.begin(), asked.end(), name) != asked.end())
            return TermFit::Asked;
        const std::string small(1, static_cast<char>(name[0] | 0x20));
        const bool first = clause.front().raw.starts_with(name);
        const bool word = claimRoles(small + name.substr(1)) != 0 || problem.find(small + name.substr(1)) != std::string_view::npos;
        constexpr auto pronouns = std::to_array<std::string_view>({"She", "He", "They", "It", "We", "There", "This", "That", "These", "You", "Both", "Here"});
        const bool acts = first && !word && !isOneOf(std::string_view(name), pronouns) && clause.size() > 1 && (claimRoles(clause[1].text) & (ClaimRole::Copula | ClaimRole::Telling)) != 0; // "Tom needs"
        other = other || !first || acts || (problem.find(name) != std::string_view::npos && !word);
    }
    const bool together = asked.size() == 1 && !holds(problem, "ogether") && std::any_of(clause.begin(), clause.end(), [](const FormulaWord& word) { return word.text == "together"; });
    return other || together ? TermFit::Rival : TermFit::Open;
}

} // namespace

namespace {

/// "Ten pens cost 15 dollars" where the price of a pen is asked for.
bool countsSeveral(std::string_view question, const Words& words)
{
    const Words asked = formulaTokens(question);
    for (std::size_t at = 0; at + 1 < asked.size(); ++at) {
        if (asked[at].text != "a" && asked[at].text != "one")
            continue;
        const std::string several = asked[at + 1].text + "s";
        const auto is = [&several](const FormulaWord& word) { return word.text == several; };
        const auto place = std::find_if(words.begin(), words.end(), is);
        if (place == words.end() || place == words.begin() || std::any_of(asked.begin(), asked.end(), is))
            continue;
        const std::string number = inSigns((place - 1)->text);
        if (isDigit((place - 1)->text[0]) || (!number.empty() && isDigit(number[0])))
            return true;
    }
    return false;
}

} // namespace

bool tellsOfRival(std::string_view problem, std::string_view sentence)
{
    constexpr std::size_t longest = 300;
    if (sentence.size() > longest || std::count(sentence.begin(), sentence.end(), ' ') < 3)
        return false;
    if (termFit(problem, sentence) == TermFit::Rival)
        return true;
    const bool each = holds(problem, "each") || holds(problem, "every") || holds(problem, " per ") || holds(problem, "Each") || holds(problem, "Every");
    const Words words = formulaTokens(sentence);
    if (!each && words.size() > 1 && (words[0].text == "each" || words[0].text == "every") && !holds(problem, words[1].text))
        return true;
    const bool rounds = holds(problem, "bout") || holds(problem, "pproximat") || holds(problem, "ound") || holds(problem, "nearest") || holds(problem, "stimat") || holds(problem, "decimal");
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const bool ordinal = words[i + 1].text == "first" || words[i + 1].text == "second" || words[i + 1].text == "third";
        if (words[i].text == "about" && words[i + 1].text.find_first_not_of("0123456789") == std::string::npos && !rounds)
            return true;
        if (i > 0 && words[i].text == "the" && words[i - 1].text == "for" && ordinal && !holds(problem, words[i + 1].text))
            return true;
    }
    if (!each && words.back().text == "each")
        return true;
    const bool whole = holds(sentence, "altogether") || holds(sentence, "in total") || holds(sentence, " together");
    const bool wholeAsked = holds(problem, "ltogether") || holds(problem, "otal") || holds(problem, "ogether") || holds(problem, " all ");
    if (each && whole && !wholeAsked && (holds(questionOf(problem), " each ") || holds(questionOf(problem), " every ")))
        return true;
    if (countsSeveral(questionOf(problem), words))
        return true;
    constexpr std::string_view counting = "ow many ";
    const std::size_t at = problem.rfind(counting);
    const Words asked = at == std::string_view::npos ? Words{} : formulaTokens(problem.substr(at + counting.size()));
    for (std::size_t i = 0; i + 3 < words.size() && !asked.empty(); ++i)
        if (isDigit(words[i].raw[0]) && words[i + 2].text == "of" && words[i + 3].text == asked[0].text && words[i + 1].text != asked[0].text)
            return true;
    return false;
}

bool namesOtherVariable(std::string_view gold, std::string_view pred)
{
    if (gold.find('=') != std::string_view::npos && (holds(pred, "parallel to") || holds(pred, "perpendicular to")))
        return true;
    const auto letterBefore = [](std::string_view text, std::size_t sign) {
        const std::size_t last = sign == 0 ? std::string_view::npos : text.find_last_not_of(' ', sign - 1);
        const bool letter = last != std::string_view::npos && isLetter(text[last]) && (last == 0 || std::string_view(" $({,").find(text[last - 1]) != std::string_view::npos);
        return letter ? text[last] : '\0';
    };
    const std::size_t sign = gold.find('=');
    const char name = sign == std::string_view::npos || sign > 3 || gold.find('=', sign + 1) != std::string_view::npos ? '\0' : letterBefore(gold, sign);
    if (name == '\0' || std::any_of(gold.begin() + static_cast<std::ptrdiff_t>(sign), gold.end(), isLetter) || pred.find(' ') == std::string_view::npos)
        return false;
    bool other = false;
    for (std::size_t at = pred.find('='); at != std::string_view::npos; at = pred.find('=', at + 1)) {
        const char letter = letterBefore(pred, at);
        if (letter == name || letter == '\0')
            return false;
        other = true;
    }
    return other;
}

std::string_view questionOf(std::string_view problem)
{
    const std::size_t last = problem.find_last_not_of(" \n.?!");
    if (last == std::string_view::npos)
        return {};
    std::size_t begin = 0;
    for (const std::string_view mark : {". ", "? ", "! ", "\n", ".) "})
        if (const std::size_t at = problem.rfind(mark, last); at != std::string_view::npos)
            begin = std::max(begin, at + mark.size());
    const std::string_view asked = problem.substr(begin);
    const std::size_t question = problem.rfind('?'); // options may stand behind it
    if (question != std::string_view::npos && question < begin) {
        std::size_t from = 0;
        for (const std::string_view mark : {". ", "? ", "\n"})
            if (const std::size_t at = question == 0 ? std::string_view::npos : problem.rfind(mark, question - 1); at != std::string_view::npos)
                from = std::max(from, at + mark.size());
        return problem.substr(from, question + 1 - from);
    }
    return question != std::string_view::npos && question > begin ? problem.substr(begin, question + 1 - begin) : asked;
}

TermFit termFit(std::string_view problem, std::string_view clause)
{
    if (problem.empty())
        return TermFit::Open;
    const Words question = formulaTokens(questionOf(problem));
    const Words words = formulaTokens(clause);
    TermFit fit = fitOfNames(problem, question, words);
    for (const std::string_view group : groups) {
        const TermFit one = fitOfGroup(group, question, words);
        if (one == TermFit::Rival)
            return one;
        fit = one == TermFit::Asked && fit == TermFit::Open ? one : fit;
    }
    return fit;
}

} // namespace core
