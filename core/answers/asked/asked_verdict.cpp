#include "core/answers/asked/asked_verdict.h"

#include "core/answers/asked/asked_question.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/claim_words.h"
#include "core/answers/words/word_cursor.h"

#include <algorithm>
#include <array>
#include <vector>

namespace core {

namespace {

using R = ClaimRole;
using Texts = AskedQuestion::Words;

constexpr std::size_t longestSentence = 200;
constexpr auto copulas = std::to_array<std::string_view>({"is", "are", "was", "were"});
constexpr auto auxiliaries = std::to_array<std::string_view>({"does", "do", "did", "can"});
constexpr auto pronouns = std::to_array<std::string_view>({"it", "they", "this", "he", "she"});

/// The words of the one question of a problem.
Texts askedWords(std::string_view problem)
{
    const std::size_t mark = problem.find('?');
    if (mark == std::string_view::npos || problem.find('?', mark + 1) != std::string_view::npos)
        return {};
    std::size_t begin = mark;
    while (begin > 0 && problem[begin - 1] != '\n' && !(begin > 1 && problem[begin - 1] == ' ' && (problem[begin - 2] == '.' || problem[begin - 2] == ':')))
        --begin;
    Texts words;
    for (PlainWord& word : plainWords(problem.substr(begin, mark - begin)))
        words.push_back(std::move(word.text));
    return words;
}

/// The last clause without "so" and "we conclude that"; empty where the sentence doubts.
Texts lastClause(std::string_view sentence)
{
    constexpr ClaimRoles refused = (R::Hypothesis | R::Doubt) | claimRole(R::Correction);
    constexpr auto turning = std::to_array<std::string_view>({"or", "but", "only", "unless", "although", "though", "however", "yet", "too"});
    const std::vector<PlainWord> words = plainWords(sentence);
    std::size_t begin = words.empty() ? 0 : words.size() - 1;
    while (begin > 0 && !words[begin - 1].ends)
        --begin;
    Texts clause;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if ((claimRoles(words[at].text) & refused) != 0 || isOneOf(words[at].text, turning))
            return {};
        if (at >= begin && !(clause.empty() && (claimRoles(words[at].text) & claimRole(R::Cue)) != 0))
            clause.push_back(words[at].text);
    }
    for (const auto& head : {std::array<std::string_view, 3>{"we", "conclude", "that"}, std::array<std::string_view, 3>{"it", "follows", "that"}})
        if (clause.size() > head.size() && std::equal(head.begin(), head.end(), clause.begin()))
            clause.erase(clause.begin(), clause.begin() + head.size());
    return clause;
}

bool startsWith(const Texts& words, std::size_t from, const Texts& head)
{
    return from + head.size() <= words.size() && std::equal(head.begin(), head.end(), words.begin() + static_cast<std::ptrdiff_t>(from));
}

bool isSuffix(const Texts& tail, const Texts& words)
{
    return tail.size() <= words.size() && std::equal(tail.rbegin(), tail.rend(), words.rbegin());
}

/// In this order, others may stand between.
bool isSubsequence(const Texts& part, const Texts& words)
{
    auto at = words.begin();
    for (const std::string& word : part) {
        at = std::find(at, words.end(), word);
        if (at == words.end())
            return false;
        ++at;
    }
    return true;
}

/// "it is not a prime number", "91 is prime" for "Is 91 a prime number?"; `asked` without its verb.
std::optional<bool> byCopula(const Texts& asked, const Texts& clause)
{
    const auto verb = std::find_if(clause.begin(), clause.end(), [](const std::string& word) { return isOneOf(word, copulas) || word == "isn't" || word == "aren't"; });
    if (verb == clause.begin() || verb == clause.end())
        return std::nullopt;
    const Texts subject(clause.begin(), verb);
    const bool denied = verb->ends_with("n't") || (verb + 1 != clause.end() && *(verb + 1) == "not");
    Texts predicate(verb + (denied && !verb->ends_with("n't") ? 2 : 1), clause.end());
    const bool open = predicate.size() == 1 && (asked.back() == "number" || asked.back() == "integer") && predicate[0] != asked.back(); // "is prime"
    if (open)
        predicate.push_back(asked.back());
    if (predicate.empty() || !isSuffix(predicate, asked))
        return std::nullopt;
    const std::size_t rest = asked.size() - predicate.size();
    if (subject.size() == 1 && isOneOf(subject[0], pronouns)) {
        const bool whole = rest == 1 || (rest > 0 && asked[rest - 1].find_first_of("0123456789") != std::string::npos);
        return rest > 0 && (whole || (denied && predicate.size() > 1)) ? std::optional(!denied) : std::nullopt;
    }
    return rest == subject.size() && startsWith(asked, 0, subject) ? std::optional(!denied) : std::nullopt;
}

/// "they do not live at the North Pole": what is denied without its circumstances is denied with them.
std::optional<bool> byAuxiliary(const Texts& asked, const Texts& clause)
{
    auto verb = std::find_if(clause.begin(), clause.end(), [](const std::string& word) {
        return isOneOf(word, auxiliaries) || word == "cannot" || word == "can't" || word == "don't" || word == "doesn't" || word == "didn't";
    });
    if (verb == clause.begin() || verb == clause.end())
        return std::nullopt;
    const bool joined = verb->ends_with("not") || verb->ends_with("n't");
    const Texts subject(clause.begin(), verb);
    const std::size_t behind = static_cast<std::size_t>(verb - clause.begin()) + (joined ? 1U : 2U);
    if (behind >= clause.size() || (!joined && clause[behind - 1] != "not"))
        return std::nullopt;
    const Texts predicate(clause.begin() + static_cast<std::ptrdiff_t>(behind), clause.end());
    const bool pronoun = subject.size() == 1 && isOneOf(subject[0], pronouns);
    const bool known = pronoun ? predicate.size() < asked.size() : startsWith(asked, 0, subject);
    const Texts rest(asked.begin() + static_cast<std::ptrdiff_t>(pronoun || !known ? 0 : subject.size()), asked.end());
    const bool first = pronoun ? !rest.empty() && predicate[0] != rest[0] : !rest.empty() && predicate[0] == rest[0];
    return known && first && predicate.back() == asked.back() && isSubsequence(predicate, rest) ? std::optional(false) : std::nullopt;
}

/// "does not converge" where a problem asks whether something converges or diverges.
std::optional<std::string> byContrary(std::string_view problem, const Texts& clause)
{
    constexpr auto things = std::to_array<std::string_view>({"series", "integral", "sequence", "it", "sum"});
    const std::string asked = lowered(std::string(problem));
    if (!(holds(asked, "converge or diverge") || holds(asked, "converges or diverges") || holds(asked, "convergent or divergent")) || clause.size() < 4)
        return std::nullopt;
    const std::size_t last = clause.size() - 1;
    if (clause[last - 1] != "not" || clause[last - 2] != "does" || !isOneOf(clause[last - 3], things))
        return std::nullopt;
    if (clause[last] != "converge" && clause[last] != "diverge")
        return std::nullopt;
    return clause[last] == "converge" ? "diverges" : "converges";
}

} // namespace

std::optional<std::string> verdictInSentence(std::string_view problem, std::string_view sentence)
{
    const bool mayDeny = holds(sentence, " is") || holds(sentence, " are") || holds(sentence, "not") || holds(sentence, "n't") || holds(sentence, " was");
    if (!mayDeny || sentence.size() > longestSentence || sentence.find_first_of("?;\n") != std::string_view::npos || holds(sentence, ". "))
        return std::nullopt;
    const Texts clause = lastClause(sentence);
    if (clause.size() < 3)
        return std::nullopt;
    if (auto contrary = byContrary(problem, clause))
        return contrary;
    Texts asked = askedWords(problem);
    const bool copula = !asked.empty() && isOneOf(asked[0], copulas);
    const bool auxiliary = !asked.empty() && isOneOf(asked[0], auxiliaries);
    if ((!copula && !auxiliary) || asked.size() < 3 || std::find(asked.begin(), asked.end(), "or") != asked.end())
        return std::nullopt;
    asked.erase(asked.begin());
    const auto verdict = copula ? byCopula(asked, clause) : byAuxiliary(asked, clause);
    return verdict ? std::optional<std::string>(*verdict ? "yes" : "no") : std::nullopt;
}

} // namespace core
