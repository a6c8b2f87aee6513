#include "core/answers/equality/closing_words.h"

#include "core/answers/equality/calendar_answers.h"
#include "core/answers/equality/rival_terms.h"
#include "core/answers/math/formula_tokens.h"
#include "core/answers/statements/chinese_claims.h"
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

using R = ClaimRole;
using Words = std::vector<FormulaWord>;

constexpr std::size_t longest = 250;
constexpr auto copulas = std::to_array<std::string_view>({"is", "are", "was", "were", "be"});
constexpr auto articles = std::to_array<std::string_view>({"a", "an", "the"});
constexpr auto verdicts = std::to_array<std::string_view>({"true", "false", "yes", "no", "correct", "incorrect"});
constexpr auto days = std::to_array<std::string_view>({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});

/// 不能 at the front of 答：不能，因为….
bool opensInChinese(std::string_view gold, std::string_view sentence)
{
    constexpr auto answers = std::to_array<std::string_view>({"能", "不能", "可能", "不可能", "会", "不会", "可以", "不可以", "是", "不是", "对", "不对", "正确", "错误", "存在", "不存在", "够", "不够", "有", "没有"});
    constexpr auto openings = std::to_array<std::string_view>({"答：", "答:", "所以", "因此", "故", "，", " "});
    if (!isOneOf(gold, answers))
        return false;
    for (auto opening = openings.begin(); opening != openings.end();) {
        const bool there = sentence.starts_with(*opening);
        sentence.remove_prefix(there ? opening->size() : 0);
        opening = there ? openings.begin() : opening + 1;
    }
    const std::string_view rest = sentence.starts_with(gold) ? sentence.substr(gold.size()) : std::string_view("-");
    const bool reason = rest.starts_with("，因为") || rest.starts_with("，由于") || rest.starts_with("，理由");
    return reason && !holds(rest, "但") && !holds(rest, "不过");
}

/// The clauses of the last sentence, cut at commas and at words that turn.
std::vector<Words> clausesOf(std::string_view sentence)
{
    constexpr auto turning = std::to_array<std::string_view>({"because", "since", "although", "though", "whereas", "while", "but", "so"});
    std::vector<Words> clauses(1);
    for (FormulaWord& word : formulaTokens(sentence)) {
        if (isOneOf(std::string_view(word.text), turning) && !clauses.back().empty())
            clauses.emplace_back();
        const bool ends = word.ends;
        clauses.back().push_back(std::move(word));
        if (ends)
            clauses.emplace_back();
    }
    std::erase_if(clauses, [](const Words& clause) { return clause.empty(); });
    return clauses;
}

bool holdsRole(const Words& clause, ClaimRoles roles)
{
    return std::any_of(clause.begin(), clause.end(), [roles](const FormulaWord& word) { return (claimRoles(word.text) & roles) != 0; });
}

/// Where `gold` ends in a clause without its articles; 0 where it does not stand there. Names count by their capitals.
std::size_t endOf(const Words& gold, const Words& clause)
{
    for (std::size_t at = 0; at + gold.size() <= clause.size(); ++at) {
        bool same = true;
        for (std::size_t i = 0; same && i < gold.size(); ++i)
            same = clause[at + i].text == gold[i].text && !clause[at + i].formula;
        if (same)
            return at + gold.size();
    }
    return 0;
}

Words withoutArticles(Words words)
{
    std::erase_if(words, [](const FormulaWord& word) { return isOneOf(std::string_view(word.text), articles); });
    return words;
}

std::string joinedText(const Words& words, std::size_t from)
{
    std::string text;
    for (std::size_t at = from; at < words.size(); ++at)
        text += (text.empty() ? "" : " ") + words[at].text;
    return text;
}

/// One clause beside an answer in words.
class WordedClause
{
public:
    WordedClause(std::string_view problem, const Words& gold, Words clause) : m_problem(problem), m_gold(gold), m_clause(withoutArticles(std::move(clause))), m_end(endOf(m_gold, m_clause)) {}

    [[nodiscard]] bool names() const { return m_end > 0; }
    [[nodiscard]] bool states(bool contrasted) const
    {
        constexpr ClaimRoles refused = (R::Negation | R::Rejecting) | (R::Hypothesis | R::Correction);
        static constexpr auto doubtful = std::to_array<std::string_view>({"before", "after", "or", "nor", "either", "once", "would", "could", "might", "may", "seems", "appears", "looks", "almost", "nearly", "like", "unlike", "than", "both", "tempting", "tempted", "says", "said", "thought",
                                                                   "claims", "claimed", "guess", "guessed", "supposedly", "allegedly", "used", "first", "likely", "probably", "perhaps", "maybe", "possibly"});
        if (m_end == 0)
            return false;
        Words others;
        for (std::size_t at = 0; at < m_clause.size(); ++at)
            if (at < m_end - m_gold.size() || at >= m_end)
                others.push_back(m_clause[at]);
        if (holdsRole(others, refused) || std::any_of(others.begin(), others.end(), [](const FormulaWord& word) { return isOneOf(std::string_view(word.text), doubtful); }))
            return false;
        return m_end == m_clause.size() ? isPredicate(contrasted) : isSubject();
    }

private:
    [[nodiscard]] std::string_view word(std::size_t at) const { return at < m_clause.size() ? std::string_view(m_clause[at].text) : std::string_view{}; }

    /// "the claim is false", "follows from Ohm's law", "takes place on Monday".
    [[nodiscard]] bool isPredicate(bool contrasted) const
    {
        constexpr auto judged = std::to_array<std::string_view>({"statement", "claim", "assertion", "proposition", "conjecture", "it", "this", "that", "answer", "identity", "equality", "inequality", "equation"});
        constexpr auto following = std::to_array<std::string_view>({"follows", "follow", "results", "directly", "immediately", "derived"});
        constexpr auto consequences = std::to_array<std::string_view>({"consequence", "application", "result", "case", "instance"});
        const std::size_t begin = m_end - m_gold.size();
        if (begin == 0)
            return false;
        const std::string_view last = word(begin - 1);
        const bool verdict = m_gold.size() == 1 && isOneOf(std::string_view(m_gold[0].text), verdicts);
        if (verdict)
            return isOneOf(last, copulas) && begin >= 2 && isOneOf(word(begin - 2), judged) && begin <= 4;
        if (m_gold.size() == 1 && begin >= 2 && isOneOf(last, copulas) && (m_clause[begin - 2].formula || isDigit(word(begin - 2)[0])) && begin <= 3)
            return begin == 2 || (claimRoles(word(0)) & claimRole(R::Cue)) != 0; // "So 97 is prime"
        const bool day = isOneOf(std::string_view(m_gold[0].text), days);
        if (m_gold.size() == 1 && (day || isMonth(m_gold[0].text)))
            return last == (day ? "on" : "in") && (contrasted || hasVerb(begin));
        const Words asked = formulaTokens(questionOf(m_problem));
        if ((last == "in" || last == "at") && !asked.empty() && asked[0].text == "where")
            return std::all_of(m_clause.begin(), m_clause.begin() + static_cast<std::ptrdiff_t>(begin - 1), [&](const FormulaWord& one) {
                return std::any_of(asked.begin(), asked.end(), [&](const FormulaWord& other) { return other.text == one.text; });
            });
        if (last == "from")
            return begin >= 2 && isOneOf(word(begin - 2), following);
        if (last == "of")
            return begin >= 2 && isOneOf(word(begin - 2), consequences) && word(begin - 2) != "case";
        return isUndetermined() && begin >= 2;
    }

    /// "cannot be determined" behind what it is said of.
    [[nodiscard]] bool isUndetermined() const { return m_gold.size() == 3 && m_gold[0].text == "cannot" && m_gold[1].text == "be"; }

    [[nodiscard]] bool hasVerb(std::size_t end) const
    {
        constexpr auto verbs = std::to_array<std::string_view>({"left", "met", "meet", "place", "falls", "fell", "arrived", "held", "begins", "began", "opens", "happens", "happened", "starts", "started", "is", "was", "be"});
        return end >= 2 && isOneOf(word(end - 2), verbs);
    }

    /// "Amelie is the fastest", "It was Amelie who won the race": the rest is of the question.
    [[nodiscard]] bool isSubject() const
    {
        const std::size_t begin = m_end - m_gold.size();
        const Words asked = withoutArticles(formulaTokens(questionOf(m_problem)));
        const std::string question = " " + joinedText(asked, 0) + " ";
        if (!holds(question, "who ") && !holds(question, "which ") && !holds(question, "whose "))
            return false;
        const bool cleft = begin == 2 && word(0) == "it" && isOneOf(word(1), copulas) && (word(m_end) == "who" || word(m_end) == "that" || word(m_end) == "which");
        const bool cue = begin == 0 || (begin == 1 && (claimRoles(word(0)) & claimRole(R::Cue)) != 0);
        const std::string rest = joinedText(m_clause, m_end + (cleft ? 1U : 0U));
        return (cleft || cue) && rest.find(' ') != std::string::npos && question.ends_with(" " + rest + " ");
    }

    std::string_view m_problem;
    const Words& m_gold;
    Words m_clause;
    std::size_t m_end;
};

} // namespace

bool statesInWords(std::string_view problem, std::string_view gold, std::string_view sentence)
{
    constexpr std::size_t mostWords = 5;
    if (sentence.size() > longest || sentence.find_first_of("?\n") != std::string_view::npos)
        return false;
    if (isChinese(sentence))
        return opensInChinese(gold, sentence);
    if (holds(sentence, ". ") || gold.find_first_of("0123456789\\$=^") != std::string_view::npos)
        return false;
    constexpr auto undetermined = std::to_array<std::string_view>({"cannot determine", "can't determine", "not enough information", "impossible to determine"});
    if (gold == "cannot be determined" && !holds(sentence, " but ") && !holds(sentence, "if ") && std::any_of(undetermined.begin(), undetermined.end(), [sentence](std::string_view one) { return holds(sentence, one); }))
        return true;
    Words words = withoutArticles(formulaTokens(gold));
    if (words.empty() || words.size() > mostWords || words[0].text.size() < 2)
        return false;
    constexpr auto causes = std::to_array<std::string_view>({"because", "since", "as", "for", "of", "among", "out", "with", "in", "by", "although", "though"});
    std::vector<Words> clauses = clausesOf(sentence);
    bool stated = false;
    for (std::size_t at = 0; at < clauses.size(); ++at) {
        Words& clause = clauses[at];
        const bool turn = clause[0].text == "but" || clause[0].text == "so";
        const bool contrast = clause[0].text == "but" && at > 0 && std::any_of(clauses[at - 1].begin(), clauses[at - 1].end(), [](const FormulaWord& word) { return word.text == "not"; });
        if (turn)
            stated = false;
        if (!turn && isOneOf(std::string_view(clause[0].text), causes) && clauses.size() > 1)
            continue;
        if (!turn && at > 0 && clause[0].text == "not")
            continue;
        const WordedClause one(problem, words, clause);
        if (one.names() && !one.states(contrast))
            return false;
        if (!one.names() && (stated || holdsRole(clause, (R::Hypothesis | R::Correction) | claimRole(R::Doubt))))
            return false;
        stated = stated || one.names();
    }
    return stated;
}

} // namespace core
