#include "core/answers/equality/other_subject.h"

#include "core/answers/equality/restated_clause.h"
#include "core/answers/words/answer_phrases.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/claim_words.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace core {

namespace {

using Texts = AskedQuestion::Words;
using Words = std::vector<PlainWord>;

constexpr std::size_t longestSentence = 160;

bool hasDigit(std::string_view word) { return word.find_first_of("0123456789") != std::string_view::npos; }

/// "two" as 2; other words as they are.
std::string withDigits(const std::string& word)
{
    constexpr std::size_t longestName = 9;
    const bool name = word.size() > 2 && word.size() <= longestName && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const std::string number = name && word != "half" && word != "second" && word != "first" && word != "third" ? inSigns(word) : std::string{};
    return number.empty() || number.find_first_not_of("0123456789") != std::string::npos ? word : number;
}

/// "x^#" for "x^12": what two formulas of one kind have in common.
std::string shapeOf(std::string_view word)
{
    std::string shape;
    for (const char c : word)
        if (!isDigit(c))
            shape += c;
        else if (!shape.ends_with('#'))
            shape += '#';
    return shape;
}

/// What says little of which thing is meant.
bool isFiller(std::string_view word)
{
    constexpr auto fillers = std::to_array<std::string_view>({"getting", "exactly", "obtaining", "rolling", "tossing", "following", "given", "numbers", "number", "value", "exact", "of"});
    return isOneOf(word, fillers);
}

Texts distinctive(const Texts& words)
{
    Texts out;
    for (const std::string& word : words)
        if (!isFiller(word))
            out.push_back(withDigits(word));
    return out;
}

/// True where `word` of the problem, here in lower case, is a name there: "Mia" inside a sentence.
bool isNameIn(std::string_view problem, std::string_view word)
{
    std::string name(word);
    if (name.size() < 3 || name[0] < 'a' || name[0] > 'z')
        return false;
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    for (std::size_t at = problem.find(name); at != std::string_view::npos; at = problem.find(name, at + 1))
        if (at > 1 && problem[at - 1] == ' ' && problem[at - 2] != '.' && problem[at - 2] != '?' && problem[at - 2] != '!')
            return true;
    return false;
}

/// A sentence whose last clause tells of its subject by a copula.
class Telling
{
public:
    Telling(std::string_view problem, std::string_view sentence) : m_problem(problem), m_sentence(sentence), m_words(plainWords(sentence))
    {
        const auto verb = [](const PlainWord& word) { return isEqualityVerb(word.text); };
        m_begin = m_words.empty() ? 0 : m_words.size() - 1;
        while (m_begin > 0 && !m_words[m_begin - 1].ends)
            --m_begin;
        const auto clause = m_words.begin() + static_cast<std::ptrdiff_t>(m_begin);
        const auto copula = std::find_if(clause, m_words.end(), verb);
        m_copula = copula != m_words.end() && std::count_if(clause, m_words.end(), verb) == 1 ? static_cast<std::size_t>(copula - m_words.begin()) : m_begin;
        while (m_begin < m_copula && (claimRoles(m_words[m_begin].text) & claimRole(ClaimRole::Cue)) != 0)
            ++m_begin;
        constexpr auto finding = std::to_array<std::string_view>({"get", "have", "find", "obtain"});
        m_begin += m_begin + 2 < m_copula && m_words[m_begin].text == "we" && isOneOf(m_words[m_begin + 1].text, finding) ? 2U : 0U;
        for (std::size_t at = m_begin; at < m_copula; ++at)
            m_subject.push_back(m_words[at].text);
    }

    [[nodiscard]] bool isOfOther(const AskedQuestion& question) const
    {
        if (ofSeveral(question) || countsOther(question))
            return true;
        if (m_subject.empty() || question.form != AskedQuestion::Form::Is || !question.before.empty())
            return false;
        if (question.degree)
            return atOtherTime(question) || hasOtherName(m_subject, question.subject);
        return question.noun.empty() && (hasOtherName(m_subject, question.subject) || isContrary(question.subject) || hasOtherOwner(question.subject) || ofOneEvent(question.subject));
    }

private:
    /// The same words but for numbers, letters and names.
    [[nodiscard]] bool hasOtherName(const Texts& said, const Texts& asked) const
    {
        const Texts a = distinctive(said);
        const Texts b = distinctive(asked);
        if (a.size() != b.size() || a.empty() || (a.size() == 1 && isValueFirst(a[0])))
            return false;
        constexpr auto functions = std::to_array<std::string_view>({"f", "g", "h", "y"});
        if (a.size() == 1 && isOneOf(a[0], functions) && isOneOf(b[0], functions)) // "y = 3x" for f
            return false;
        Texts onlyA;
        Texts onlyB;
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (a[i] == b[i])
                continue;
            const bool numbers = hasDigit(a[i]) && hasDigit(b[i]) && shapeOf(a[i]) == shapeOf(b[i]);
            const bool letters = a[i].size() == 1 && b[i].size() == 1 && isLetter(a[i][0]) && isLetter(b[i][0]);
            const bool multiple = a[i].size() == 1 && isLetter(a[i][0]) && b[i].size() > 1 && b[i].back() == a[i][0] && b[i].find_first_not_of("0123456789") + 1 == b[i].size(); // x for 6x
            if (!numbers && !letters && !multiple && !(isNameIn(m_problem, b[i]) && isNameHere(a[i])) && !areSegments(a[i], b[i]))
                return false;
            onlyA.push_back(a[i]);
            onlyB.push_back(b[i]);
        }
        std::sort(onlyA.begin(), onlyA.end());
        std::sort(onlyB.begin(), onlyB.end());
        return onlyA != onlyB;
    }

    /// "400 is the answer" where 437 is rounded.
    [[nodiscard]] bool isValueFirst(std::string_view word) const
    {
        return hasDigit(word) && !(m_copula + 2 == m_words.size() && hasDigit(m_words.back().text));
    }

    /// AB and BC, both of the problem.
    [[nodiscard]] bool areSegments(std::string_view said, std::string_view asked) const
    {
        const auto capitals = [](std::string_view word) {
            std::string name(word);
            for (char& c : name)
                c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : ' ';
            return name;
        };
        std::string a = capitals(said);
        std::string b = capitals(asked);
        if (a.size() != 2 || b.size() != 2 || holds(a, " ") || holds(b, " ") || !holds(m_problem, a) || !holds(m_problem, b) || !holds(m_sentence, a))
            return false;
        std::sort(a.begin(), a.end());
        std::sort(b.begin(), b.end());
        return a != b;
    }

    /// "There are 7 girls" where boys and girls are told of and boys are asked for, "Tom has 7 apples" where Ann's are.
    [[nodiscard]] bool countsOther(const AskedQuestion& question) const
    {
        const auto isNumber = [](const PlainWord& word) { return hasDigit(withDigits(word.text)); };
        const auto number = std::find_if(m_words.begin(), m_words.end(), isNumber);
        if (!question.many || question.noun.size() != 1 || number == m_words.end() || number + 1 == m_words.end() || std::count_if(m_words.begin(), m_words.end(), isNumber) > 1)
            return false;
        const std::string& said = (number + 1)->text;
        const std::string& asked = question.noun[0];
        const bool closed = number + 2 == m_words.end() || (number + 2)->text == "in" || (number + 2)->text == "left";
        if (said != asked)
            return closed && said.ends_with('s') && asked.ends_with('s') && (isJoined(said, asked) || isJoined(asked, said));
        const auto& subject = question.subject;
        return question.form == AskedQuestion::Form::Does && subject.size() == 2 && closed && number - m_words.begin() == 2 && m_words[0].text != subject[0] &&
               isNameIn(m_problem, subject[0]) && isNameHere(m_words[0].text);
    }

    /// "12 boys and 18 girls" in the problem.
    [[nodiscard]] bool isJoined(const std::string& first, const std::string& second) const
    {
        const std::string joint = first + " and ";
        for (std::size_t at = m_problem.find(joint); at != std::string_view::npos; at = m_problem.find(joint, at + 1)) {
            std::string_view rest = m_problem.substr(at + joint.size());
            if (rest.starts_with(second) || rest.substr(std::min(rest.find(' '), rest.size() - 1) + 1).starts_with(second))
                return true;
        }
        return false;
    }

    [[nodiscard]] bool isNameHere(std::string_view word) const
    {
        const auto place = std::find_if(m_words.begin(), m_words.end(), [word](const PlainWord& one) { return one.text == word; });
        const char first = place == m_words.end() ? ' ' : m_sentence[place->begin];
        return first >= 'A' && first <= 'Z' && (place != m_words.begin() || isNameIn(m_problem, word));
    }

    /// The words before "of" or another preposition, each between spaces.
    [[nodiscard]] static Texts headOf(const Texts& subject)
    {
        const auto end = std::find_if(subject.begin(), subject.end(), [](const std::string& word) { return (claimRoles(word) & claimRole(ClaimRole::Preposition)) != 0 || word == "between" || word == "that"; });
        Texts head(subject.begin(), end);
        for (std::string& word : head)
            word = " " + word + " ";
        return head;
    }

    /// "smallest" for "largest", "trace" for "determinant".
    [[nodiscard]] bool isContrary(const Texts& asked) const
    {
        using Senses = std::array<std::string_view, 4>;
        constexpr auto groups = std::to_array<Senses>({
            {" largest greatest biggest highest maximum maximal ", " smallest least lowest minimum minimal ", "", ""},
            {" mean average ", " median ", " mode ", " range "},
            {" sum ", " product ", " difference ", " quotient "},
            {" perimeter circumference ", " area ", " volume ", ""},
            {" radius ", " diameter ", "", ""},
            {" width ", " height ", "", ""},
            {" determinant ", " trace ", " rank ", ""},
            {" numerator ", " denominator ", "", ""},
            {" divisor gcd gcf hcf ", " multiple lcm ", "", ""},
            {" ph ", " poh ", "", ""},
            {" domain ", " range ", "", ""},
            {" x-intercept ", " y-intercept ", " slope ", ""},
            {" x-coordinate ", " y-coordinate ", " z-coordinate ", ""},
            {" inradius ", " circumradius ", "", ""},
            {" variance ", " deviation ", "", ""},
        });
        const auto senses = [](const Texts& words, const Senses& group) {
            unsigned found = 0;
            for (std::size_t sense = 0; sense < group.size(); ++sense)
                for (const std::string& word : words)
                    if (holds(group[sense], word))
                        found |= 1U << sense;
            return found;
        };
        const Texts here = headOf(m_subject);
        const Texts there = headOf(asked);
        return std::any_of(groups.begin(), groups.end(), [&](const auto& group) {
            const unsigned said = senses(here, group);
            const unsigned wanted = senses(there, group);
            return said != 0 && wanted != 0 && (said & wanted) == 0;
        });
    }

    /// "The speed of the bus" for that of the train where the problem tells of both.
    [[nodiscard]] bool hasOtherOwner(const Texts& asked) const
    {
        if (m_subject.size() != asked.size() || asked.size() < 3)
            return false;
        const std::size_t last = asked.size() - 1;
        const std::string& said = m_subject[last];
        const bool same = std::equal(asked.begin(), asked.end() - 1, m_subject.begin());
        return same && asked[last - 1] == "of" && said != asked[last] && said.size() > 2 && asked[last].size() > 2 && isWordIn(said);
    }

    [[nodiscard]] bool isWordIn(const std::string& word) const
    {
        const std::vector<PlainWord> words = plainWords(m_problem);
        return std::any_of(words.begin(), words.end(), [&](const PlainWord& one) { return one.text == word; });
    }

    /// "The probability of heads" for that of two heads.
    [[nodiscard]] bool ofOneEvent(const Texts& asked) const
    {
        if (m_subject.size() < 3 || m_subject[0] != "probability" || m_subject[1] != "of" || asked.empty() || asked[0] != "probability")
            return false;
        const auto noun = std::find(asked.begin() + 1, asked.end(), m_subject[2]);
        const bool number = noun != asked.end() && noun != asked.begin() + 1 && hasDigit(withDigits(*(noun - 1)));
        return number && noun->ends_with('s');
    }

    /// "Ann was 12" for "How old is Ann".
    [[nodiscard]] bool atOtherTime(const AskedQuestion& question) const
    {
        const bool old = question.noun == Texts{"old"};
        const std::string_view copula = m_words[m_copula].text;
        return old && copula == "was" && m_subject == question.subject && holds(lowered(std::string(m_problem)), "how old is");
    }

    /// "Two pens cost $12" for a pen.
    [[nodiscard]] bool ofSeveral(const AskedQuestion& question) const
    {
        std::size_t at = 0;
        while (at < m_words.size() && (claimRoles(m_words[at].text) & claimRole(ClaimRole::Cue)) != 0)
            ++at;
        if (at + 2 >= m_words.size() || holds(m_sentence, ", ") || holds(m_sentence, " so ") || holds(m_sentence, "each") || holds(m_sentence, "apiece"))
            return false;
        const std::string number = withDigits(m_words[at].text);
        const std::string_view noun = m_words[at + 1].text;
        if (number.find_first_not_of("0123456789") != std::string::npos || number == "1" || number == "0" || noun.size() < 3 || !noun.ends_with('s'))
            return false;
        const auto& asked = question.subject;
        const auto has = [&](std::string_view word) { return std::find(asked.begin(), asked.end(), word) != asked.end(); };
        return has(noun.substr(0, noun.size() - 1)) && !has(noun) && question.noun.empty();
    }

    std::string_view m_problem;
    std::string_view m_sentence;
    Words m_words;
    std::size_t m_copula = 0;
    std::size_t m_begin = 0;
    Texts m_subject;
};

} // namespace

bool tellsOfOtherSubject(const AskedQuestion& question, std::string_view problem, std::string_view sentence)
{
    const bool clause = sentence.size() <= longestSentence && std::count(sentence.begin(), sentence.end(), ' ') >= 2 && sentence.find_first_of("?;\n") == std::string_view::npos && !holds(sentence, ". ");
    return clause && Telling(problem, sentence).isOfOther(question);
}

bool saysNoNumber(std::string_view problem, std::string_view gold, std::string_view pred)
{
    constexpr std::size_t longest = 80;
    if (pred.size() > longest)
        return false;
    const auto congruent = [](std::string_view text) { return holds(text, " mod ") || holds(text, "(mod") || holds(text, "\\pmod") || holds(text, "\\bmod") || holds(text, "\\mod"); };
    const std::string_view before = pred.substr(0, pred.find("mod"));
    const bool equation = holds(before, "=") || holds(before, "equiv") || holds(before, "≡"); // 17 mod 12 is a number
    if (equation && congruent(pred) && !congruent(gold) && gold.find_first_not_of("-0123456789.$") == std::string_view::npos)
        return !holds(problem, "mod") && !holds(problem, "remainder") && !holds(problem, "residue") && !holds(problem, "congru") && !holds(problem, "余");
    constexpr auto lengths = std::to_array<std::string_view>({" digits long", " characters long", " letters long", " terms long"});
    const std::string_view sentence = pred.substr(0, pred.find_last_not_of(" .") + 1);
    const bool length = holds(sentence, " is ") && std::any_of(lengths.begin(), lengths.end(), [&](std::string_view end) { return sentence.ends_with(end); });
    return length && !holds(gold, "digit") && !holds(problem, "digits") && !holds(problem, "characters") && !holds(problem, "letters") && !holds(problem, "long");
}

} // namespace core
