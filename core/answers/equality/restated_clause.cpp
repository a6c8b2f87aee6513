#include "core/answers/equality/restated_clause.h"

#include "core/answers/equality/calendar_answers.h"
#include "core/answers/words/answer_phrases.h"
#include "core/answers/words/word_cursor.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace core {

namespace {

using Texts = AskedQuestion::Words;
using Words = std::vector<PlainWord>;

constexpr auto copulas = std::to_array<std::string_view>({"is", "are", "was", "were", "=", "equals", "≈", "\\approx", "approximates"});

/// "has" for "have", "began" for "begin".
bool isFormOf(std::string_view verb, std::string_view base)
{
    constexpr auto irregular = std::to_array<std::array<std::string_view, 2>>(
        {{"has", "have"},     {"had", "have"},     {"began", "begin"},   {"took", "take"},   {"became", "become"}, {"won", "win"},     {"came", "come"},
         {"fell", "fall"},    {"went", "go"},      {"goes", "go"},       {"paid", "pay"},    {"made", "make"},     {"spent", "spend"}, {"sold", "sell"},
         {"bought", "buy"},   {"ate", "eat"},      {"ran", "run"},       {"got", "get"},     {"held", "hold"},     {"lost", "lose"},   {"left", "leave"},
         {"stopped", "stop"}, {"died", "die"},     {"occurred", "occur"}, {"earned", "earn"}, {"drove", "drive"},   {"wrote", "write"}, {"carries", "carry"}, {"grew", "grow"},   {"rose", "rise"}});
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

    [[nodiscard]] std::optional<WordPlace> value() const
    {
        if (m_question.form == AskedQuestion::Form::Does)
            return does();
        if (m_question.form == AskedQuestion::Form::Count)
            return count();
        constexpr auto open = std::to_array<std::string_view>({"number", "value", "integer", "amount", "fraction"});
        const bool plain = m_question.noun.empty() || m_question.degree || (m_question.noun.size() == 1 && isOneOf(m_question.noun[0], open));
        if (!m_question.before.empty())
            return plain ? within() : std::nullopt;
        if (const auto place = is(m_question.subject, plain))
            return place;
        constexpr std::size_t headLength = 2; // "value of k"
        if (plain && m_question.noun.empty())
            if (const auto place = shortened())
                return place;
        if (plain && m_question.subject.size() == headLength + 1 && m_question.subject[0] == "value" && m_question.subject[1] == "of")
            return is({m_question.subject.back()}, true);
        return plain ? measured() : std::nullopt;
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
        if (!m_question.rounding.empty() && text(at) == "rounds" && text(at + 1) == "to")
            return at + 2;
        if (!isOneOf(text(at), copulas))
            return 0;
        const bool equal = text(at) == "is" && text(at + 1) == "equal" && text(at + 2) == "to";
        return at + (equal ? 3 : 1);
    }

    /// The value before a noun; "percent" is of the value.
    [[nodiscard]] WordPlace valueBefore(std::size_t begin, std::size_t noun) const
    {
        const bool percent = !m_question.noun.empty() && m_question.noun[0] == "percent";
        return {begin, noun + (percent ? 1U : 0U)};
    }

    /// "X is V", "V is X", with the noun behind the value.
    [[nodiscard]] std::optional<WordPlace> is(const Texts& subject, bool plain) const
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
                return m_question.degree ? WordPlace{behind, m_end - noun.size()} : valueBefore(behind, m_end - noun.size());
            if (plain)
                return WordPlace{behind, m_end};
        }
        const std::size_t last = m_end - subject.size();
        if (m_question.degree || !standsAt(last, subject) || last < m_begin + 2 || !isOneOf(text(last - 1), copulas))
            return std::nullopt;
        const bool named = !noun.empty() && last - 1 > m_begin + noun.size() && standsAt(last - 1 - noun.size(), noun);
        if (named)
            return valueBefore(m_begin, last - 1 - noun.size());
        return plain ? std::optional(WordPlace{m_begin, last - 1}) : std::nullopt;
    }

    /// "The inradius is 4" for the inradius of a triangle.
    [[nodiscard]] std::optional<WordPlace> shortened() const
    {
        constexpr auto joints = std::to_array<std::string_view>({"of", "with", "for", "between", "in"});
        const Texts& subject = m_question.subject;
        const auto joint = std::find_if(subject.begin(), subject.end(), [&](const std::string& word) { return isOneOf(word, joints); });
        return joint == subject.begin() || joint == subject.end() ? std::nullopt : is(Texts(subject.begin(), joint), true);
    }

    /// "35% of 80 is 28" and "28 is 35% of 80" for 35% of what number.
    [[nodiscard]] std::optional<WordPlace> within() const
    {
        const Texts& before = m_question.before;
        const Texts& subject = m_question.subject;
        const std::size_t last = m_end - std::min(m_end, subject.size());
        if (standsAt(m_begin, before) && last > m_begin + before.size() + 1 && standsAt(last, subject) && isOneOf(text(last - 1), copulas))
            return WordPlace{m_begin + before.size(), last - 1};
        const std::size_t behind = standsAt(m_begin, subject) ? behindCopula(m_begin + subject.size()) : 0;
        return behind != 0 && standsAt(behind, before) && behind + before.size() < m_end ? std::optional(WordPlace{behind + before.size(), m_end}) : std::nullopt;
    }

    /// "Oxygen has atomic number 8" and "Its atomic number is 8" for the atomic number of oxygen.
    [[nodiscard]] std::optional<WordPlace> measured() const
    {
        const auto [owner, measure] = ownerAndMeasure();
        if (owner.empty() || measure.empty())
            return std::nullopt;
        const std::size_t its = text(m_begin) == "its" && standsAt(m_begin + 1, measure) ? behindCopula(m_begin + 1 + measure.size()) : 0;
        if (its != 0)
            return its < m_end ? std::optional(WordPlace{its, m_end}) : std::nullopt;
        constexpr auto having = std::to_array<std::string_view>({"has", "have", "makes", "made"});
        std::size_t verb = m_begin;
        while (verb < m_end && !isOneOf(text(verb), having))
            ++verb;
        if (!isOwner(owner, verb) || !standsAt(verb + 1, measure))
            return std::nullopt;
        const std::size_t value = verb + 1 + measure.size() + (text(verb + 1 + measure.size()) == "of" ? 1U : 0U);
        return value < m_end ? std::optional(WordPlace{value, m_end}) : std::nullopt;
    }

    /// "oxygen" and "atomic number" of "atomic number of oxygen", "bakery" and "profit" of "bakery's profit in dollars".
    [[nodiscard]] std::pair<Texts, Texts> ownerAndMeasure() const
    {
        constexpr std::string_view ending = "'s";
        const Texts& subject = m_question.subject;
        const auto of = std::find(subject.begin(), subject.end(), "of");
        if (of != subject.end())
            return std::find(of + 1, subject.end(), "of") == subject.end() ? std::pair{Texts(of + 1, subject.end()), Texts(subject.begin(), of)} : std::pair<Texts, Texts>{};
        const auto possessor = std::find_if(subject.begin(), subject.end(), [&](const std::string& word) { return word.ends_with(ending) && word.size() > ending.size(); });
        if (possessor == subject.end())
            return {};
        Texts owner(subject.begin(), possessor + 1);
        owner.back().resize(owner.back().size() - ending.size());
        return {std::move(owner), Texts(possessor + 1, std::find(possessor, subject.end(), "in"))};
    }

    /// "solution" in [m_begin, verb) for "0.001 M HCl solution at 25 °C".
    [[nodiscard]] bool isOwner(const Texts& owner, std::size_t verb) const
    {
        constexpr auto joints = std::to_array<std::string_view>({"at", "with", "in", "on"});
        const std::size_t count = verb - m_begin;
        if (standsAt(m_begin, owner) && count == owner.size())
            return true;
        const auto last = std::find_if(owner.begin(), owner.end(), [&](const std::string& word) { return isOneOf(word, joints); });
        const auto length = static_cast<std::size_t>(last - owner.begin());
        return count > 0 && count <= length && standsAt(m_begin, Texts(last - static_cast<std::ptrdiff_t>(count), last));
    }

    /// "Five students passed", "There are seven days in a week", "A week has seven days": a count is one word.
    [[nodiscard]] std::optional<WordPlace> count() const
    {
        const Texts& noun = m_question.noun;
        const auto isRest = [&](std::size_t at, const Texts& rest) { return standsAt(at, rest) && at + rest.size() == m_end; };
        Texts rest = m_question.subject;
        if (rest.empty()) // "How many students passed?"
            return isRest(m_begin + 1, noun) ? std::optional(WordPlace{m_begin, m_begin + 1}) : std::nullopt;
        if (rest.front() == "there")
            rest.erase(rest.begin());
        const bool there = text(m_begin) == "there" && (text(m_begin + 1) == "are" || text(m_begin + 1) == "is");
        const std::size_t value = m_begin + (there ? 2U : 0U);
        const std::size_t behind = value + 1 + noun.size();
        if (standsAt(value + 1, noun)) {
            if (isRest(behind, rest))
                return there || rest.empty() ? std::optional(WordPlace{value, value + 1}) : std::nullopt;
            if (!there && (text(behind) == "are" || text(behind) == "is") && isRest(behind + 1, rest))
                return WordPlace{value, value + 1};
            return std::nullopt;
        }
        if (rest.size() < 2 || rest.front() != "in")
            return std::nullopt;
        const Texts owner(rest.begin() + 1, rest.end());
        const std::size_t verb = m_begin + owner.size();
        const bool has = standsAt(m_begin, owner) && (text(verb) == "has" || text(verb) == "have" || text(verb) == "contains");
        return has && isRest(verb + 2, noun) ? std::optional(WordPlace{verb + 1, verb + 2}) : std::nullopt;
    }

    /// "60 has twelve positive divisors", "One kilogram costs €2.50", "The war began in 1914".
    [[nodiscard]] std::optional<WordPlace> does() const
    {
        constexpr auto harmless = std::to_array<std::string_view>({"positive", "distinct", "different", "total"});
        const Texts& asked = m_question.subject;
        std::size_t same = 0;
        while (same < asked.size() && text(m_begin + same) == asked[same])
            ++same;
        if (same == 0 || same >= asked.size() || !isFormOf(text(m_begin + same), asked[same]))
            return std::nullopt;
        const Texts rest(asked.begin() + static_cast<std::ptrdiff_t>(same + 1), asked.end());
        std::size_t begin = m_begin + same + 1;
        const bool before = m_question.in && !rest.empty() && standsAt(begin, rest); // "took place in 1969"
        begin += before ? rest.size() : 0U;
        if (m_question.in ? text(begin) != "in" : text(begin) == "in")
            return std::nullopt;
        const std::size_t value = begin + (m_question.in ? 1U : 0U);
        std::size_t end = m_end;
        if (!rest.empty() && !before) {
            if (end < value + rest.size() + 1 || !standsAt(end - rest.size(), rest))
                return std::nullopt;
            end -= rest.size();
        }
        const Texts& noun = m_question.noun;
        if ((!m_question.in || m_question.many) && !noun.empty()) {
            if (rest.empty() && noun.size() == 1)
                if (const auto listed = inList(value))
                    return listed;
            if (end < value + noun.size() + 1 || !standsAt(end - noun.size(), noun))
                return std::nullopt;
            end -= noun.size();
            while (end > value + 1 && isOneOf(text(end - 1), harmless))
                --end;
            return end == value + 1 ? std::optional(WordPlace{value, end}) : std::nullopt; // a count is one word
        }
        const bool dated = m_question.in && noun == Texts{"year"} && end == value + 2 && isMonth(text(value)); // "in July 1969"
        return end > value ? std::optional(WordPlace{value + (dated ? 1U : 0U), end}) : std::nullopt;
    }

    /// The number of "8 cows and 12 chickens" before what is counted.
    [[nodiscard]] std::optional<WordPlace> inList(std::size_t begin) const
    {
        constexpr auto turning = std::to_array<std::string_view>({"more", "fewer", "less", "left", "than", "each", "other", "others", "not", "per", "to", "of", "or", "for", "extra", "sets"});
        std::optional<WordPlace> found;
        std::size_t items = 0;
        for (std::size_t at = begin; at < m_end; ++items) {
            const std::size_t number = at++;
            if (!isCount(text(number)) || m_words[number].ends)
                return std::nullopt;
            std::size_t asked = 0;
            const std::size_t noun = at;
            for (bool last = false; at < m_end && !last && text(at) != "and"; ++at) {
                if (isOneOf(text(at), turning) || isCount(text(at)))
                    return std::nullopt;
                asked += text(at) == m_question.noun[0] ? 1U : 0U;
                last = m_words[at].ends;
            }
            if (at == noun || (asked > 0 && (found || at != noun + 1)))
                return std::nullopt;
            if (asked > 0)
                found = WordPlace{number, number + 1};
            at += at < m_end && text(at) == "and" ? 1U : 0U;
        }
        return items > 1 ? found : std::nullopt;
    }

    [[nodiscard]] static bool isCount(std::string_view word)
    {
        constexpr std::size_t longestName = 9;
        const std::string number = word.size() <= longestName ? inSigns(word) : std::string{};
        return !word.empty() && (number.empty() ? word : std::string_view(number)).find_first_not_of("0123456789") == std::string_view::npos;
    }

    const AskedQuestion& m_question;
    const Words& m_words;
    std::size_t m_begin;
    std::size_t m_end;
};

} // namespace

std::optional<WordPlace> askedPlace(const AskedQuestion& question, const std::vector<PlainWord>& words, std::size_t begin, std::size_t end)
{
    return RestatedClause(question, words, begin, end).value();
}

bool isEqualityVerb(std::string_view word)
{
    return isOneOf(word, copulas);
}

} // namespace core
