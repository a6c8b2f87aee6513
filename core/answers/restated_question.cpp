#include "core/answers/restated_question.h"

#include "core/answers/answer_phrases.h"
#include "core/answers/claim_words.h"
#include "core/answers/word_cursor.h"

#include <algorithm>
#include <array>
#include <vector>

namespace core {

namespace {

using R = ClaimRole;
using Texts = AskedQuestion::Words;
using Words = std::vector<PlainWord>;

constexpr std::size_t longestSentence = 200;

/// Where a value stands: words [begin, end) of a clause.
struct Place
{
    std::size_t begin = 0;
    std::size_t end = 0;
};

constexpr auto currencies = std::to_array<std::string_view>({"$", "\\$", "€", "£", "¥"});

constexpr auto copulas = std::to_array<std::string_view>({"is", "are", "was", "were", "=", "equals", "≈", "\\approx", "approximates"});

/// "has" for "have", "began" for "begin".
bool isFormOf(std::string_view verb, std::string_view base)
{
    constexpr auto irregular = std::to_array<std::array<std::string_view, 2>>(
        {{"has", "have"},     {"had", "have"},     {"began", "begin"},   {"took", "take"},   {"became", "become"}, {"won", "win"},     {"came", "come"},
         {"fell", "fall"},    {"went", "go"},      {"goes", "go"},       {"paid", "pay"},    {"made", "make"},     {"spent", "spend"}, {"sold", "sell"},
         {"bought", "buy"},   {"ate", "eat"},      {"ran", "run"},       {"got", "get"},     {"held", "hold"},     {"lost", "lose"},   {"left", "leave"},
         {"stopped", "stop"}, {"died", "die"},     {"occurred", "occur"}, {"earned", "earn"}, {"drove", "drive"},   {"wrote", "write"}, {"carries", "carry"}});
    const bool known = std::any_of(irregular.begin(), irregular.end(), [&](const auto& forms) { return forms[0] == verb && forms[1] == base; });
    const std::string_view ending = verb.starts_with(base) ? verb.substr(base.size()) : std::string_view("?");
    return known || (base.size() > 1 && (ending.empty() || ending == "s" || ending == "es" || ending == "ed" || (ending == "d" && base.ends_with('e'))));
}

/// The words of a clause beside those of the question.
class RestatedClause
{
public:
    RestatedClause(const AskedQuestion& question, const Words& words, std::size_t begin, std::size_t end)
        : m_question(question), m_words(words), m_begin(begin), m_end(end)
    {
    }

    [[nodiscard]] std::optional<Place> value() const
    {
        if (m_question.form == AskedQuestion::Form::Does)
            return does();
        constexpr auto open = std::to_array<std::string_view>({"number", "value", "integer", "amount", "fraction"});
        const bool plain = m_question.noun.empty() || m_question.degree || (m_question.noun.size() == 1 && isOneOf(m_question.noun[0], open));
        if (!m_question.before.empty())
            return plain ? within() : std::nullopt;
        if (const auto place = is(m_question.subject, plain))
            return place;
        constexpr std::size_t headLength = 2; // "value of k"
        if (plain && m_question.subject.size() == headLength + 1 && m_question.subject[0] == "value" && m_question.subject[1] == "of")
            return is({m_question.subject.back()}, true);
        return plain ? has() : std::nullopt;
    }

private:
    [[nodiscard]] std::string_view text(std::size_t at) const { return at < m_end ? std::string_view(m_words[at].text) : std::string_view{}; }

    [[nodiscard]] bool standsAt(std::size_t at, const Texts& texts) const
    {
        for (const std::string& one : texts)
            if (text(at++) != one)
                return false;
        return true;
    }

    /// Behind "is", "is equal to"; 0 where no copula stands.
    [[nodiscard]] std::size_t behindCopula(std::size_t at) const
    {
        if (!isOneOf(text(at), copulas))
            return 0;
        const bool equal = text(at) == "is" && text(at + 1) == "equal" && text(at + 2) == "to";
        return at + (equal ? 3 : 1);
    }

    /// The value before a noun; "percent" is of the value.
    [[nodiscard]] Place valueBefore(std::size_t begin, std::size_t noun) const
    {
        const bool percent = !m_question.noun.empty() && m_question.noun[0] == "percent";
        return {begin, noun + (percent ? 1U : 0U)};
    }

    /// "X is V", "V is X", with the noun behind the value.
    [[nodiscard]] std::optional<Place> is(const Texts& subject, bool plain) const
    {
        const bool share = m_question.noun.size() > 1 && (m_question.noun[0] == "fraction" || m_question.noun[0] == "part"); // "3/4 of 16"
        const Texts noun(m_question.noun.begin() + (share ? 1 : 0), m_question.noun.end());
        const std::size_t length = m_end - m_begin;
        if (length < subject.size() + 2)
            return std::nullopt;
        const std::size_t behind = standsAt(m_begin, subject) ? behindCopula(m_begin + subject.size()) : 0;
        if (behind != 0 && behind < m_end) {
            const bool named = !noun.empty() && behind + noun.size() < m_end && standsAt(m_end - noun.size(), noun);
            if (named)
                return m_question.degree ? Place{behind, m_end - noun.size()} : valueBefore(behind, m_end - noun.size());
            if (plain)
                return Place{behind, m_end};
        }
        const std::size_t last = m_end - subject.size();
        if (m_question.degree || !standsAt(last, subject) || last < m_begin + 2 || !isOneOf(text(last - 1), copulas))
            return std::nullopt;
        const bool named = !noun.empty() && last - 1 > m_begin + noun.size() && standsAt(last - 1 - noun.size(), noun);
        if (named)
            return valueBefore(m_begin, last - 1 - noun.size());
        return plain ? std::optional(Place{m_begin, last - 1}) : std::nullopt;
    }

    /// "35% of 80 is 28" and "28 is 35% of 80" for 35% of what number.
    [[nodiscard]] std::optional<Place> within() const
    {
        const Texts& before = m_question.before;
        const Texts& subject = m_question.subject;
        const std::size_t last = m_end - std::min(m_end, subject.size());
        if (standsAt(m_begin, before) && last > m_begin + before.size() + 1 && standsAt(last, subject) && isOneOf(text(last - 1), copulas))
            return Place{m_begin + before.size(), last - 1};
        const std::size_t behind = standsAt(m_begin, subject) ? behindCopula(m_begin + subject.size()) : 0;
        return behind != 0 && standsAt(behind, before) && behind + before.size() < m_end ? std::optional(Place{behind + before.size(), m_end}) : std::nullopt;
    }

    /// "Oxygen has atomic number 8" for the atomic number of oxygen.
    [[nodiscard]] std::optional<Place> has() const
    {
        const Texts& subject = m_question.subject;
        const auto of = std::find(subject.begin(), subject.end(), "of");
        if (of == subject.begin() || of == subject.end() || of + 1 == subject.end() || std::find(of + 1, subject.end(), "of") != subject.end())
            return std::nullopt;
        const Texts measure(subject.begin(), of);
        const Texts owner(of + 1, subject.end());
        const std::size_t verb = m_begin + owner.size();
        if (!standsAt(m_begin, owner) || (text(verb) != "has" && text(verb) != "have") || !standsAt(verb + 1, measure))
            return std::nullopt;
        const std::size_t value = verb + 1 + measure.size() + (text(verb + 1 + measure.size()) == "of" ? 1U : 0U);
        return value < m_end ? std::optional(Place{value, m_end}) : std::nullopt;
    }

    /// "60 has twelve positive divisors", "One kilogram costs €2.50", "The war began in 1914".
    [[nodiscard]] std::optional<Place> does() const
    {
        constexpr auto harmless = std::to_array<std::string_view>({"positive", "distinct", "different", "total"});
        const Texts& asked = m_question.subject;
        std::size_t same = 0;
        while (same < asked.size() && text(m_begin + same) == asked[same])
            ++same;
        if (same == 0 || same >= asked.size() || !isFormOf(text(m_begin + same), asked[same]))
            return std::nullopt;
        const Texts rest(asked.begin() + static_cast<std::ptrdiff_t>(same + 1), asked.end());
        const std::size_t begin = m_begin + same + 1;
        if (m_question.in ? text(begin) != "in" : text(begin) == "in")
            return std::nullopt;
        const std::size_t value = begin + (m_question.in ? 1U : 0U);
        std::size_t end = m_end;
        if (!rest.empty()) {
            if (end < value + rest.size() + 1 || !standsAt(end - rest.size(), rest))
                return std::nullopt;
            end -= rest.size();
        }
        const Texts& noun = m_question.noun;
        if (!m_question.in && !noun.empty()) {
            if (end < value + noun.size() + 1 || !standsAt(end - noun.size(), noun))
                return std::nullopt;
            end -= noun.size();
            while (end > value + 1 && isOneOf(text(end - 1), harmless))
                --end;
            return end == value + 1 ? std::optional(Place{value, end}) : std::nullopt; // a count is one word
        }
        return end > value ? std::optional(Place{value, end}) : std::nullopt;
    }

    const AskedQuestion& m_question;
    const Words& m_words;
    std::size_t m_begin;
    std::size_t m_end;
};

bool isLetters(std::string_view word)
{
    return std::all_of(word.begin(), word.end(), [](char c) { return WordCursor::isLetter(c); });
}

/// A number with its unit, or a formula: nothing that turns or doubts it.
bool isPlainValue(const Words& words, Place place)
{
    constexpr auto ofNumbers = std::to_array<std::string_view>({"per", "percent", "square", "cubic", "hundred", "thousand", "million", "billion"});
    constexpr ClaimRoles refused = (R::Negation | R::Changing) | (R::Hypothesis | R::Doubt) | (R::Correction | R::Rejecting) | (R::Continuing | R::Failed) |
                                   (R::Preposition | R::Copula) | claimRole(R::Cue);
    for (std::size_t at = place.begin; at < place.end; ++at) {
        const std::string_view word = words[at].text;
        const bool other = word == "or" || word == "and" || word == "either" || word == "both" || word == "between";
        if (isLetters(word) && word.size() > 1 && (other || ((claimRoles(word) & refused) != 0 && !isOneOf(word, ofNumbers))))
            return false;
        if (words[at].ends && at + 1 < place.end)
            return false;
    }
    return place.begin < place.end;
}

/// A clause that stands beside the one that is read: it says a thing of its own and takes nothing back. What it says of the
/// same subject may change it: "Tom has 3, and Tom gets 2".
bool standsBeside(const AskedQuestion& question, const Words& words, std::size_t begin, std::size_t end)
{
    constexpr ClaimRoles refused = (R::Negation | R::Rejecting) | (R::Hypothesis | R::Doubt) | (R::Correction | R::Failed);
    constexpr auto verbs = std::to_array<std::string_view>({"is", "are", "was", "were", "=", "has", "have"});
    constexpr auto ends = std::to_array<std::string_view>({"began", "begins", "started", "starts", "ended", "ends"}); // also of the same subject
    constexpr auto backwards = std::to_array<std::string_view>({"which", "this", "that", "it", "these", "they", "who", "so", "he", "she", "then"});
    constexpr auto turning = std::to_array<std::string_view>({"but", "or", "too", "however", "though", "although", "yet", "impossible", "invalid", "extraneous", "after", "before",
                                                           "later", "now", "still", "instead", "again", "more", "less", "fewer"});
    bool verb = false;
    for (std::size_t at = begin; at < end; ++at) {
        const std::string_view word = words[at].text;
        verb = verb || isOneOf(word, ends) || (at > begin && (isOneOf(word, verbs) || (claimRoles(word) & claimRole(R::Telling)) != 0));
        const bool same = WordCursor::isLetter(word[0]) && (claimRoles(word) & (R::Preposition | R::Copula)) == 0 &&
                          std::find(question.subject.begin(), question.subject.end(), word) != question.subject.end();
        if (same || (claimRoles(word) & refused) != 0 || isOneOf(word, turning))
            return false;
    }
    return verb && !isOneOf(words[begin].text, backwards);
}

/// The value of the one clause that restates the question.
std::optional<Place> placeIn(const AskedQuestion& question, const Words& words)
{
    std::size_t first = 0;
    while (first < words.size() && (claimRoles(words[first].text) & claimRole(R::Cue)) != 0)
        ++first;
    if (first >= words.size())
        return std::nullopt;
    if (const auto place = RestatedClause(question, words, first, words.size()).value(); place && isPlainValue(words, *place))
        return place;
    std::vector<Place> clauses;
    std::size_t begin = first;
    for (std::size_t at = first; at <= words.size(); ++at) {
        const bool joint = at < words.size() && (words[at].text == "and" || words[at].text == "while");
        const bool comma = at > begin && at < words.size() && words[at - 1].ends && !joint;
        if (at < words.size() && !joint && !comma)
            continue;
        if (at > begin)
            clauses.push_back({begin, at});
        begin = at + (joint ? 1U : 0U);
    }
    std::optional<Place> found;
    for (const Place& clause : clauses) {
        const auto place = RestatedClause(question, words, clause.begin, clause.end).value();
        if (place && (found || !isPlainValue(words, *place)))
            return std::nullopt;
        if (place)
            found = place;
        else if (!standsBeside(question, words, clause.begin, clause.end))
            return std::nullopt;
    }
    return clauses.size() > 1 ? found : std::nullopt;
}

} // namespace

std::optional<std::string> restatedValue(const AskedQuestion& question, std::string_view sentence)
{
    if (sentence.size() > longestSentence || sentence.find_first_of("?\n") != std::string_view::npos || sentence.find(". ") != std::string_view::npos)
        return std::nullopt;
    Words words = plainWords(sentence);
    const Texts rounding = takeRounding(words);
    if (!rounding.empty() && rounding != question.rounding)
        return std::nullopt;
    const auto place = placeIn(question, words);
    if (!place)
        return std::nullopt;
    const std::size_t begin = words[place->begin].begin;
    std::string value(sentence.substr(begin, words[place->end - 1].end - begin));
    value.resize(value.find_last_not_of(" .,;:") + 1); // "4!" is a factorial
    if (std::count(value.begin(), value.end(), '$') == 1 && value.ends_with('$')) // half of "$k = 3$"
        value.pop_back();
    const bool price = std::any_of(currencies.begin(), currencies.end(), [&](std::string_view sign) { return value.starts_with(sign); });
    const bool rate = (price || question.form == AskedQuestion::Form::Does) && value.find(" per ") != std::string::npos; // "€2.50 per pack"
    if (value.empty() || rate)
        return std::nullopt;
    return value;
}

bool tellsOfCombination(const AskedQuestion& question, std::string_view problem, std::string_view sentence)
{
    constexpr auto combinations = std::to_array<std::string_view>({"sum", "difference", "product", "quotient", "average", "mean", "total"});
    if (question.form != AskedQuestion::Form::Is || question.subject.size() != 1 || question.subject[0].size() < 2 || !isLetters(question.subject[0]))
        return false;
    const Words words = plainWords(sentence);
    const auto copula = std::find_if(words.begin(), words.end(), [](const PlainWord& word) { return isOneOf(word.text, copulas); });
    const auto of = std::find_if(words.begin(), copula, [](const PlainWord& word) { return word.text == "of"; });
    return of != copula && of != words.begin() && isOneOf((of - 1)->text, combinations) && problem.find((of - 1)->text) == std::string_view::npos &&
           std::any_of(of, copula, [&](const PlainWord& word) { return word.text == question.subject[0]; });
}

} // namespace core
