#include "core/annotate/errors.h"

#include "core/annotate/residues.h"
#include "core/answers/answer_lexicon.h"
#include "core/answers/stated_facts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <unordered_map>
#include <utility>

namespace core {

namespace {

bool isWordChar(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '\''; }

/// True for the word at `at` where it is a "base" in which no numbers are written: "any base to the zero".
bool isOtherBase(std::string_view text, std::size_t at, std::size_t end)
{
    const std::string_view next = text.substr(end, 3);
    const bool numbered = next.size() > 1 && (std::isdigit(static_cast<unsigned char>(next[1])) != 0 || next[1] == '$' || next[1] == '\\');
    return text.substr(at, end - at) == "base" && !numbered && !text.substr(0, at).ends_with("in ") && next != " te" && next != " tw" && next != " si";
}

/// Roles of all words of `text`, Chinese phrases included.
AnswerRoles rolesIn(std::string_view text)
{
    const AnswerLexicon& lexicon = AnswerLexicon::instance();
    AnswerRoles roles = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (isWordChar(text[at])) {
            std::size_t end = at;
            while (end < text.size() && isWordChar(text[end]))
                ++end;
            if (!isOtherBase(text, at, end))
                roles = static_cast<AnswerRoles>(roles | lexicon.word(text.substr(at, end - at)));
            at = end;
        } else {
            if (static_cast<unsigned char>(text[at]) >= 0xE4)
                roles = static_cast<AnswerRoles>(roles | lexicon.phraseAt(text, at).second);
            ++at;
        }
    }
    return roles;
}

bool has(AnswerRoles roles, AnswerRole which) { return (roles & role(which)) != 0; }

/// The sentence around a span: before it, and from its end to the stop.
struct Surroundings
{
    std::string_view before;
    std::string_view after; ///< to the end of the sentence
    std::string_view next;  ///< what follows the sentence
};

bool isStop(std::string_view text, std::size_t at)
{
    const char c = text[at];
    return c == '\n' || ((c == '.' || c == '?' || c == '!') && (at + 1 >= text.size() || text[at + 1] == ' ' || text[at + 1] == '\n')) ||
           (static_cast<unsigned char>(c) == 0xE3 && text.substr(at).starts_with("。"));
}

Surroundings surroundings(std::string_view text, Span span)
{
    constexpr std::size_t reach = 240;
    std::size_t begin = span.begin;
    while (begin > 0 && span.begin - begin < reach && !isStop(text, begin - 1))
        --begin;
    std::size_t end = span.end;
    while (end < text.size() && end - span.end < reach && !isStop(text, end))
        ++end;
    const std::size_t stop = std::min(text.size(), end + 1);
    return {text.substr(begin, span.begin - begin), text.substr(span.end, stop - span.end), text.substr(stop, 100)};
}

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

/// Without "Let me" and "Let us" where a colon ends what they open: "Let me see: 3*4 = 14" claims it.
std::string_view withoutTurn(std::string_view before)
{
    constexpr std::array<std::string_view, 4> turns{"Let me ", "let me ", "Let us ", "let us "};
    const std::size_t last = before.find_last_not_of(" \t*$(");
    if (last == std::string_view::npos || before[last] != ':')
        return before;
    for (const std::string_view turn : turns)
        if (const std::size_t at = before.rfind(turn); at != std::string_view::npos && before.find_first_not_of(" \t*", 0) == at)
            return before.substr(at + turn.size());
    return before;
}

/// True when a word of role Hypothesis governs what follows `before`: "if 3*4 = 14", but not "if k = 3, 3*4 = 14".
bool isSupposed(std::string_view before)
{
    before.remove_prefix(before.rfind(';') + 1); // of what stands before, npos + 1 is none
    const std::size_t comma = before.find_last_of(",;:");
    const std::size_t then = before.rfind("then ");
    const std::size_t from = std::max(comma == std::string_view::npos ? 0 : comma, then == std::string_view::npos ? 0 : then);
    const bool relation = from > 0 && before.substr(0, from).find_first_of("=<>") != std::string_view::npos;
    if (!relation)
        before = withoutTurn(before);
    return has(rolesIn(relation ? before.substr(from) : before), AnswerRole::Hypothesis);
}

/// True when the sentences before ask for an equality that is then worked on: "We need this to be 3/2. So ... = 1.5 =>".
bool isDemanded(const FalseFact& fact, std::string_view text)
{
    constexpr std::size_t reach = 160;
    if (fact.kind != FactKind::Rounded || fact.gap < 0.02L || fact.span.in(text).find('=') == std::string_view::npos)
        return false;
    const std::size_t from = fact.span.begin < reach ? 0 : fact.span.begin - reach;
    const std::string_view before = text.substr(from, fact.span.begin - from);
    constexpr std::array<std::string_view, 8> words{" need", " want", " require", " must ", " should ", " set ", "Set ", " assum"};
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return before.find(word) != std::string_view::npos; });
}

/// True when a Chinese comma stands between two of its digits. In running text it parts statements: "17 × 4 = 68，340 + 68 =
/// 408" says nothing of 68,340.
bool isOfTwoStatements(const FalseFact& fact, std::string_view text)
{
    constexpr std::string_view comma = "，";
    const std::string_view said = fact.span.in(text);
    const auto isDigit = [said](std::size_t at) { return at < said.size() && said[at] >= '0' && said[at] <= '9'; };
    for (std::size_t at = said.find(comma); at != std::string_view::npos; at = said.find(comma, at + comma.size()))
        if (at > 0 && isDigit(at - 1) && isDigit(at + comma.size()))
            return true;
    return false;
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
    constexpr auto sayings = std::to_array<std::string_view>({" thinks ", " claims ", " believes ", " says ", " said ", " argues ", " insists ", " writes ", " wrote ", " claimed ", " guesses ", " guessed ", " answered ", " told ", " asserts ", " stated that", " common error", " common mistake", "misconception", "tempting to", "incorrectly", "wrongly",
                                                             "mistakenly", "有人说", "认为", "声称", "常见错误"});
    return std::any_of(sayings.begin(), sayings.end(), [before](std::string_view saying) { return before.find(saying) != std::string_view::npos; });
}

/// True when the text before gives signs another meaning: a puzzle with sums of its own, an operation that it defines, a program.
bool definesSigns(const FalseFact& fact, std::string_view text)
{
    constexpr std::size_t reach = 500;
    const std::size_t from = fact.span.begin - std::min(fact.span.begin, reach);
    const std::string_view before = text.substr(from, fact.span.begin - from);
    const auto holds = [before](std::string_view word) { return before.find(word) != std::string_view::npos; };
    const bool ring = holds("characteristic ") || holds("F_") || holds("F}_") || holds("Z_") || holds("Z}_") || holds("GF(") || holds(" mod");
    return (fact.kind == FactKind::Identity && ring) || ((holds("perat") && holds("defin")) || holds(" puzzle") || holds(" riddle") || holds("integer division") || holds("floor division"));
}

/// True when the statement stands in quotation marks of its own.
bool isInQuotes(const Surroundings& around)
{
    constexpr auto marks = std::to_array<std::pair<std::string_view, std::string_view>>({{"\"", "\""}, {"“", "”"}, {"'", "'"}, {"「", "」"}});
    return std::any_of(marks.begin(), marks.end(), [&](const auto& mark) { return around.before.ends_with(mark.first) && around.after.starts_with(mark.second); });
}

/// True when the text does not mean the statement: a question, a hypothesis, something it goes on to deny.
bool isNotMeant(const FalseFact& fact, const Surroundings& around)
{
    if (isAsked(around) || isAttributed(around.before) || isInQuotes(around))
        return true;
    const std::size_t relation = around.before.find_last_of("=");
    const AnswerRoles before = rolesIn(around.before);
    const AnswerRoles close = relation == std::string_view::npos ? before : rolesIn(around.before.substr(relation));
    const AnswerRoles after = rolesIn(around.after);
    const bool whole = fact.kind != FactKind::Rounded && fact.kind != FactKind::Count;
    const bool condition = fact.kind == FactKind::Conclusion && (around.before == "If " || around.before == "if " || around.before == "When "); // what follows from it is claimed
    if ((!condition && isSupposed(around.before)) || has(close, AnswerRole::Negation) ||
        (whole && (has(before, AnswerRole::OtherArithmetic) || has(after, AnswerRole::OtherArithmetic))))
        return true;
    const AnswerRoles near = rolesIn(around.after.substr(0, 60));
    const AnswerRoles next = rolesIn(around.next.substr(0, 45));
    const bool denied = has(near, AnswerRole::Negation) || has(near, AnswerRole::Denial) || (has(next, AnswerRole::Denial) && !changesMind(around.next) && !tellsRight(fact, around.next));
    const bool loose = fact.kind == FactKind::Inequality && (has(next, AnswerRole::Negation) || has(before, AnswerRole::Hedge));
    return denied || loose;
}

/// True when the writer takes it back in the same breath and says what is right; what a later sentence corrects is an error.
bool isCorrectedInPlace(const FalseFact& fact, const Surroundings& around)
{
    const std::string_view here = around.after;
    const bool telling = fact.rightValue.size() > (fact.kind == FactKind::Count ? 1U : 0U); // a digit may stand there for much
    return telling && has(rolesIn(here), AnswerRole::Correction) && here.find(fact.rightValue) != std::string::npos;
}

bool isCorrectedLater(std::string_view text, const FalseFact& fact)
{
    constexpr std::size_t reach = 800;
    std::string later(text.substr(fact.span.end, reach));
    std::erase(later, ','); // 104,976 says 104976
    const std::size_t value = later.find(fact.rightValue);
    const std::string_view left = fact.left.in(text);
    for (std::size_t again = later.find(left); again != std::string::npos && fact.rightValue.size() > 0; again = later.find(left, again + 1)) {
        constexpr std::size_t near = 5;
        const std::size_t at = later.find(fact.rightValue, again + left.size());
        const std::size_t end = at == std::string::npos ? later.size() : at + fact.rightValue.size();
        const bool goesOn = end < later.size() && std::isdigit(static_cast<unsigned char>(later[end])) != 0;
        if (at != std::string::npos && at - again - left.size() <= near && !goesOn)
            return true;
    }
    return fact.rightValue.size() > 1 && value != std::string::npos && has(rolesIn(std::string_view(later).substr(0, value)), AnswerRole::Correction);
}

/// How often findings of a kind are right. All of 60 on real traces, each judged by hand, were; as the rules were made
/// on these traces, kinds that were seen often get a little less than (n + 1) / (n + 2), and rare ones much less.
double confidenceOf(const FalseFact& fact)
{
    switch (fact.kind) {
    case FactKind::Exact: return 0.96;
    case FactKind::Rounded: return fact.gap > 0.01L ? 0.96 : 0.9;
    case FactKind::Congruence: return 0.85;
    case FactKind::Conclusion:
    case FactKind::Count: return 0.8;
    case FactKind::Inequality:
    case FactKind::Identity: return 0.75;
    }
    return 0.5;
}

std::string squeezed(std::string_view text)
{
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c != ' ' && c != '\n' && c != '$' && c != '\\'; });
    return out;
}

/// True when a false statement that was worked out before is worked out anew, far from there, and a conclusion rests on it.
bool isBuiltUpon(const Surroundings& around, std::size_t distance)
{
    constexpr std::size_t far = 400;
    return distance > far && has(rolesIn(std::string(around.after) + " " + std::string(around.next.substr(0, 60))), AnswerRole::Cue);
}

} // namespace

std::vector<ErrorSpan> findErrors(std::string_view reasoning)
{
    std::vector<ErrorSpan> errors;
    constexpr std::size_t remembered = 10'000;
    std::unordered_map<std::string, std::size_t> stated; // where each was stated last: an echo is not another error
    for (const FalseFact& fact : findFalseFacts(reasoning)) {
        if (isOfTwoStatements(fact, reasoning) || (!errors.empty() && errors.back().span.end > fact.span.begin))
            continue;
        const Surroundings around = surroundings(reasoning, fact.span);
        std::string left = squeezed(fact.left.in(reasoning));
        if (const auto place = stated.find(left); place != stated.end()) {
            const bool again = fact.derived && isBuiltUpon(around, fact.span.begin - place->second);
            place->second = fact.span.end;
            if (!again)
                continue;
        }
        if (isNotMeant(fact, around) || isDemanded(fact, reasoning) || definesSigns(fact, reasoning) || isCorrectedInPlace(fact, around) ||
            (fact.kind == FactKind::Exact && fact.difference && isOfResidues(reasoning, fact.span.begin, *fact.difference)))
            continue;
        if (stated.size() >= remembered) // a trace of ever other statements: looking back would cost more and more
            stated.clear();
        stated[std::move(left)] = fact.span.end;
        const ErrorType type = fact.kind == FactKind::Conclusion ? ErrorType::Derivation : ErrorType::Calculation;
        errors.push_back({fact.span, type, fact.right, isCorrectedLater(reasoning, fact), confidenceOf(fact)});
    }
    return errors;
}

} // namespace core
