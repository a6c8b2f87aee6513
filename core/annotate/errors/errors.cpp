#include "core/annotate/errors/errors.h"

#include "core/annotate/errors/later_corrections.h"
#include "core/annotate/errors/meant_facts.h"
#include "core/annotate/errors/redefined_signs.h"
#include "core/annotate/errors/residues.h"
#include "core/annotate/errors/surroundings.h"
#include "core/answers/facts/stated_facts.h"
#include "core/text/ascii.h"
#include "core/text/byte_finder.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

namespace core {

namespace {

/// True when the sentences before ask for an equality that is then worked on: "We need this to be 3/2. So ... = 1.5 =>".
bool isDemanded(const FalseFact& fact, std::string_view text)
{
    constexpr std::size_t reach = 160;
    if (fact.kind != FactKind::Rounded || fact.gap < 0.02L || fact.span.in(text).find('=') == std::string_view::npos)
        return false;
    const std::size_t from = fact.span.begin < reach ? 0 : fact.span.begin - reach;
    const std::string_view before = text.substr(from, fact.span.begin - from);
    constexpr std::array<std::string_view, 8> words{" need", " want", " require", " must ", " should ", " set ", "Set ", " assum"};
    return holdsAny(before, words);
}

/// True when a Chinese comma stands between two of its digits. In running text it parts statements: "17 × 4 = 68，340 + 68 =
/// 408" says nothing of 68,340.
bool isOfTwoStatements(const FalseFact& fact, std::string_view text)
{
    constexpr std::string_view comma = "，";
    const std::string_view said = fact.span.in(text);
    const auto isDigitAt = [said](std::size_t at) { return at < said.size() && isDigit(said[at]); };
    for (std::size_t at = said.find(comma); at != std::string_view::npos; at = said.find(comma, at + comma.size()))
        if (at > 0 && isDigitAt(at - 1) && isDigitAt(at + comma.size()))
            return true;
    return false;
}

/// True when the writer takes it back in the same breath and says what is right; what a later sentence corrects is an error.
bool isCorrectedInPlace(const FalseFact& fact, const Surroundings& around)
{
    const std::string_view here = around.after;
    const bool counted = fact.kind == FactKind::Count || fact.kind == FactKind::Atoms;
    const bool telling = fact.rightValue.size() > (counted ? 1U : 0U); // a digit may stand there for much
    return telling && has(rolesIn(here), AnswerRole::Correction) && here.find(fact.rightValue) != std::string::npos;
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
    case FactKind::Atoms:
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
    PhrasePlaces places(reasoning);
    RedefinedSigns signs(places);
    NamedModuli moduli(places);
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
        if (isNotMeant(fact, around) || isDemanded(fact, reasoning) || signs.mayMean(fact) || isCorrectedInPlace(fact, around) ||
            (fact.kind == FactKind::Exact && fact.difference && moduli.makeEqual(*fact.difference, fact.span.begin)))
            continue;
        if (stated.size() >= remembered) // a trace of ever other statements: looking back would cost more and more
            stated.clear();
        stated[std::move(left)] = fact.span.end;
        const ErrorType type = fact.kind == FactKind::Conclusion ? ErrorType::Derivation : ErrorType::Calculation;
        errors.push_back({fact.span, type, fact.right, isCorrectedLater(fact, places), confidenceOf(fact)});
    }
    return errors;
}

} // namespace core
