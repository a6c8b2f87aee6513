#include "core/annotate/errors/meant_facts.h"

#include "core/text/byte_finder.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

namespace core {

namespace {

/// True when the sentence asks for the statement; "3 + 4 = 8 = 2 * 4?" asks for the last equality alone.
bool isAsked(const Surroundings& around)
{
    const std::size_t mark = std::min(around.after.find('?'), around.after.find("？"));
    if (mark == std::string_view::npos)
        return false;
    const bool goesOn = around.after.substr(0, mark).find('=') != std::string_view::npos;
    const auto first = around.before.find_first_not_of(" \t*");
    const std::string_view opening = first == std::string_view::npos ? std::string_view{} : around.before.substr(first);
    constexpr std::array<std::string_view, 12> asking{"Is ", "Does ", "Do ", "Are ", "Can ", "Could ", "Would ", "is ", "does ", "is it", "whether", "Maybe"};
    return !goesOn || std::any_of(asking.begin(), asking.end(), [&](std::string_view word) { return opening.starts_with(word); });
}

/// Without "Let me", "Let us" and "Check" where a colon ends what they open: "Let me see: 3*4 = 14" claims it.
std::string_view withoutTurn(std::string_view before)
{
    constexpr std::array<std::string_view, 4> turns{"Let me ", "let me ", "Let us ", "let us "};
    const std::size_t colon = before.rfind(':');
    if (colon == std::string_view::npos || std::any_of(before.begin() + static_cast<std::ptrdiff_t>(colon), before.end(), isLetter))
        return before;
    constexpr std::string_view check = "heck";
    if (const std::size_t at = before.find(check); at != std::string_view::npos && !has(rolesIn(before.substr(0, at)), AnswerRole::Hypothesis))
        return before.substr(at + check.size());
    for (const std::string_view turn : turns)
        if (const std::size_t at = before.rfind(turn); at != std::string_view::npos && before.find_first_not_of(" \t*", 0) == at)
            return before.substr(at + turn.size());
    return before;
}

/// Without "Let me list cubes:", whose words suppose nothing, and without "Let me compute", whatever stands behind.
std::string_view withoutPlan(std::string_view before)
{
    constexpr std::array<std::string_view, 4> turns{"Let me ", "let me ", "Let us ", "let us "};
    constexpr auto works = std::to_array<std::string_view>({"compute", "calculate", "recompute", "recalculate", "add", "multiply", "evaluate", "list", "count", "sum", "divide", "subtract"});
    for (const std::string_view turn : turns) {
        const std::size_t at = before.rfind(turn);
        if (at == std::string_view::npos)
            continue;
        const std::string_view rest = before.substr(at + turn.size());
        const std::string_view verb = rest.substr(0, rest.find(' '));
        if (std::find(works.begin(), works.end(), verb) != works.end() && !has(rolesIn(before.substr(0, at)), AnswerRole::Hypothesis))
            return rest.substr(verb.size());
    }
    return before;
}

/// True where `clause` is a condition of its own, and what stands behind its comma follows: "If I share 1,250 coins among 50 people, 1,250/50
/// = 250" claims it; not "If that is true, 3*4 = 14".
bool isCondition(std::string_view clause)
{
    constexpr auto conjunctions = std::to_array<std::string_view>({"If ", "if ", "When ", "when "});
    constexpr auto verdicts = std::to_array<std::string_view>({" true", " right", " correct", " were", " holds", " claim", " this "});
    constexpr std::ptrdiff_t shortest = 3; // words behind the conjunction
    for (const std::string_view conjunction : conjunctions) {
        const std::size_t at = clause.find(conjunction);
        if (at == std::string_view::npos || (at > 0 && clause[at - 1] != ' '))
            continue;
        const std::string_view rest = clause.substr(at + conjunction.size());
        return std::count(rest.begin(), rest.end(), ' ') >= shortest && !holdsAny(rest, verdicts) && !has(rolesIn(clause.substr(0, at)), AnswerRole::Hypothesis) &&
               !has(rolesIn(rest), AnswerRole::Hypothesis);
    }
    return false;
}

/// True when a word of role Hypothesis governs what follows `before`: "if 3*4 = 14", but not "if k = 3, 3*4 = 14".
bool isSupposed(std::string_view before)
{
    before.remove_prefix(before.rfind(';') + 1); // of what stands before, npos + 1 is none
    const std::size_t comma = before.find_last_of(",;:");
    const std::size_t then = before.rfind("then ");
    const std::size_t from = std::max(comma == std::string_view::npos ? 0 : comma, then == std::string_view::npos ? 0 : then);
    const bool apart = from > 0 && (before.substr(0, from).find_first_of("=<>") != std::string_view::npos || isCondition(before.substr(0, from)));
    before = apart ? before.substr(from) : withoutTurn(withoutPlan(before));
    constexpr std::string_view would = "would be ";
    const std::size_t said = before.rfind(would);
    const std::string_view calculation = said == std::string_view::npos ? std::string_view{} : before.substr(said + would.size());
    const bool worked = !calculation.empty() && std::string_view("0123456789($\\").find(calculation.front()) != std::string_view::npos;
    if (worked && before.find('=', said) != std::string_view::npos && !has(rolesIn(before.substr(0, said)), AnswerRole::Hypothesis))
        before.remove_prefix(said + would.size()); // "it would be 60/300 = 0.2": the quotient is worked out as it stands
    return has(rolesIn(before), AnswerRole::Hypothesis);
}

/// True when a formula, whatever it is that is supposed, is itself said to have such atoms by way of trial: "if CH3CHO is C2H5O2".
bool isTried(std::string_view before)
{
    constexpr std::size_t reach = 12;
    constexpr auto words = std::to_array<std::string_view>({"if ", "If ", "uppose ", "ssume ", "ssuming ", "hether "});
    return holdsAny(before.substr(before.size() - std::min(before.size(), reach)), words);
}

/// True when the next sentence has second thoughts, which may be of anything: "Wait, no, ...".
bool changesMind(std::string_view next)
{
    const auto first = next.find_first_not_of(" \n*.");
    const std::string_view opening = first == std::string_view::npos ? std::string_view{} : next.substr(first);
    constexpr auto thoughts = std::to_array<std::string_view>({"Wait", "wait", "But wait", "Hmm", "hmm", "Actually", "actually", "Oops", "oops", "Sorry", "Hold on", "No, wait", "Let me", "let me", "Correction"});
    return std::any_of(thoughts.begin(), thoughts.end(), [opening](std::string_view thought) { return opening.starts_with(thought); });
}

/// True when the next sentence says what is right: "That's wrong, it is 51."
bool tellsRight(const FalseFact& fact, std::string_view next) { return fact.rightValue.size() > 1 && next.substr(0, 60).find(fact.rightValue) != std::string_view::npos; }

/// True when the sentence gives the statement as somebody's: "Bob thinks 7*6 = 48", "a common error is ...".
bool isAttributed(std::string_view before)
{
    constexpr auto sayings = std::to_array<std::string_view>({" thinks ", " claims ", " believes ", " says ", " said ", " argues ", " insists ", " writes ", " wrote ", " claimed ", " guesses ", " guessed ", " answered ", " told ", " asserts ", " stated that", "Wrong: ", "Incorrect: ", " common error", " common mistake", "misconception", "tempting to", "incorrectly", "wrongly",
                                                             "mistakenly", "有人说", "认为", "声称", "常见错误"});
    return holdsAny(before, sayings);
}

/// True when the statement stands in quotation marks of its own.
bool isInQuotes(const Surroundings& around)
{
    constexpr auto marks = std::to_array<std::pair<std::string_view, std::string_view>>({{"\"", "\""}, {"“", "”"}, {"'", "'"}, {"「", "」"}});
    return std::any_of(marks.begin(), marks.end(), [&](const auto& mark) { return around.before.ends_with(mark.first) && around.after.starts_with(mark.second); });
}

/// True where a word says that something is wrong: more than a "not", which may be of anything.
bool deniesStrongly(std::string_view text)
{
    constexpr auto words = std::to_array<std::string_view>({"contradict", "impossible", "incorrect", "wrong", "false", "mistake", "error", "invalid", "unequal", "mismatch", "discrepan", "矛盾", "错误", "不对", "不成立", "不可能"});
    return holdsAny(text, words);
}

/// True when the sentence gives the statement as a rough one, which it is: "roughly 19*21 = 400", "2^10 = 1000 approximately".
bool isRough(const FalseFact& fact, const Surroundings& around)
{
    constexpr auto words = std::to_array<std::string_view>({"roughly", "approximately", "approx", "approx.", "about", "around", "nearly", "大约", "大概", "约"});
    constexpr long double most = 0.1L; // of the larger side
    const std::size_t last = around.before.find_last_not_of(" $\\(");
    const std::string_view before = around.before.substr(0, last == std::string_view::npos ? 0 : last + 1);
    const std::string_view after = around.after.substr(std::min(around.after.find_first_not_of(" $\\),"), around.after.size()));
    return fact.gap > 0 && fact.gap <= most && std::any_of(words.begin(), words.end(), [&](std::string_view word) { return before.ends_with(word) || after.starts_with(word); });
}

/// What stands behind "so", "as", ... where `after` goes on with such a word.
struct NextClause
{
    bool reason = false;  ///< "since it is odd": it is claimed
    bool follows = false; ///< "so it can't be": it is built upon
    std::string_view rest;
};

NextClause nextClause(std::string_view after)
{
    constexpr auto reasons = std::to_array<std::string_view>({"as ", "since ", "because ", "Since ", "Because "});
    constexpr auto consequences = std::to_array<std::string_view>({"so ", "hence ", "thus ", "therefore ", "and so ", "So ", "Then ", "Thus ", "Therefore ", "Hence ", "So, ", "Thus, ", "Therefore, ", "Hence, "});
    after.remove_prefix(std::min(after.find_first_not_of(" ,;$*)\n"), after.size()));
    const auto skipped = [&after](std::span<const std::string_view> words) {
        const auto word = std::find_if(words.begin(), words.end(), [after](std::string_view one) { return after.starts_with(one); });
        after.remove_prefix(word == words.end() ? 0 : word->size());
        return word != words.end();
    };
    const bool reason = skipped(reasons);
    const bool follows = !reason && skipped(consequences);
    return {reason, follows, after};
}

/// True when the rest of the sentence denies the statement: ", which isn't 12", not ", so it can't be even".
bool isDeniedBehind(const Surroundings& around)
{
    constexpr std::size_t reach = 60;
    constexpr std::size_t close = 14;
    const std::string_view near = around.after.substr(0, reach);
    const AnswerRoles roles = rolesIn(near);
    if (!has(roles, AnswerRole::Negation) && !has(roles, AnswerRole::Denial))
        return false;
    constexpr auto properties = std::to_array<std::string_view>({", which is not a ", ", which is not an ", ", which isn't a ", ", which isn't an ", ", which is not divisible", ", which isn't divisible", ", which is not prime", ", which isn't prime", ", which is not in ", ", which isn't in "});
    if (std::any_of(properties.begin(), properties.end(), [near](std::string_view said) { return near.starts_with(said); }) && !deniesStrongly(near))
        return false; // of the value, which is claimed
    const NextClause clause = nextClause(near);
    constexpr auto reasons = std::to_array<std::string_view>({"Since ", "Because ", "since ", "because "});
    const bool given = holdsAny(around.before, reasons);
    if (clause.reason)
        return false;
    if (!clause.follows && !given)
        return true;
    constexpr auto others = std::to_array<std::string_view>({"can't", "cannot"}); // what follows cannot be
    const std::string_view first = clause.rest.substr(0, close);
    return deniesStrongly(near) || (clause.follows && has(rolesIn(first), AnswerRole::Negation) && !holdsAny(first, others));
}

/// True when the next sentence denies the statement: "No, that's 48."
bool isDeniedNext(const FalseFact& fact, std::string_view next)
{
    constexpr std::size_t reach = 45;
    const std::string_view opening = next.substr(0, reach);
    constexpr auto surprises = std::to_array<std::string_view>({"omething's wrong", "omething is wrong", "omething is off", "omething's off"});
    if (!has(rolesIn(opening), AnswerRole::Denial) || changesMind(next) || tellsRight(fact, next) || holdsAny(next, surprises))
        return false;
    const NextClause clause = nextClause(opening);
    return (!clause.reason && !clause.follows) || deniesStrongly(opening);
}

} // namespace

bool isNotMeant(const FalseFact& fact, const Surroundings& around)
{
    if (isAsked(around) || isAttributed(around.before) || isInQuotes(around) || isRough(fact, around))
        return true;
    const std::size_t relation = around.before.find_last_of("=");
    const AnswerRoles before = rolesIn(around.before);
    const AnswerRoles close = relation == std::string_view::npos ? before : rolesIn(around.before.substr(relation));
    const bool plain = fact.kind != FactKind::Rounded && fact.kind != FactKind::Count && fact.kind != FactKind::Atoms && fact.kind != FactKind::Congruence; // signs that other arithmetic uses
    const bool condition = fact.kind == FactKind::Conclusion && (around.before == "If " || around.before == "if " || around.before == "When "); // what follows from it is claimed
    const bool supposed = fact.kind == FactKind::Atoms ? isTried(around.before) : !condition && isSupposed(around.before);
    constexpr auto digitSums = std::to_array<std::string_view>({"digit sum", "sum of digits", "sum of the digits", "sum of its digits", "digits add", "digits sum", "sum the digits", "add the digits"});
    constexpr auto systems = std::to_array<std::string_view>({"base", "mod", "hex", "octal", "binary", "carry", "clock"});
    const bool addsDigits = plain && holdsAny(around.before, digitSums) && !holdsAny(around.before, systems) && !holdsAny(around.after, systems);
    if (supposed || has(close, AnswerRole::Negation) ||
        (plain && !addsDigits && (has(before, AnswerRole::OtherArithmetic) || has(rolesIn(around.after), AnswerRole::OtherArithmetic))))
        return true;
    const bool loose = fact.kind == FactKind::Inequality && (has(rolesIn(around.next.substr(0, 45)), AnswerRole::Negation) || has(before, AnswerRole::Hedge));
    const bool remarked = fact.kind == FactKind::Atoms && (around.after.starts_with(": ") || around.after.starts_with(" (")); // on how they are counted
    return loose || (remarked ? deniesStrongly(around.after) : isDeniedBehind(around)) || isDeniedNext(fact, around.next);
}

} // namespace core
