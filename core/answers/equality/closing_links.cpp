#include "core/answers/equality/closing_reader.h"

#include "core/answers/claims/claim_reader.h"
#include "core/answers/equality/rival_terms.h"
#include "core/answers/words/answer_phrases.h"
#include "core/answers/words/word_cursor.h"

#include <algorithm>
#include <array>

namespace core {

using K = PieceKind;
using R = ClaimRole;

namespace {

constexpr auto verbs = std::to_array<std::string_view>({"satisfy", "satisfies", "fill", "fills", "attain", "attains", "attained", "comprise", "comprises", "get", "gets", "needs", "has", "have", "seat", "gives", "admits", "sits", "totals", "achieves",
                                                        "takes", "took", "ate", "baked", "lost", "drank", "donated", "picked", "holds", "lies", "numbers", "contains", "learned", "requires", "paying", "earning", "spending", "saving", "costing", "falls", "moves", "travels", "accelerates", "flies", "rolls"});
constexpr auto operations = std::to_array<std::string_view>({"sum", "product", "difference", "quotient", "average", "mean", "percentage", "factor", "multiple", "divisor", "square", "root", "number", "numbers", "digit", "digits", "power", "part", "share", "fraction", "set", "point", "side", "points", "derivative",
                                                             "integral", "limit", "inverse", "coefficient", "most", "least", "smallest", "largest", "value", "values", "range", "domain", "term", "series"});

/// "x = 2", "x < 4".
bool isRelation(std::string_view text)
{
    constexpr auto signs = std::to_array<std::string_view>({"=", "<", ">", "\\le", "\\ge", "\\ne"});
    return std::any_of(signs.begin(), signs.end(), [text](std::string_view sign) { return holds(text, sign); });
}

constexpr auto standing = std::to_array<std::string_view>({"is", "located", "lies", "lie", "meet", "meets", "intersect", "sits", "be", "situated"}); // at a point

bool isMeasureNoun(const Piece& piece)
{
    return has(piece, R::Amount) || has(piece, R::Measure) || piece.word == "annual" || piece.word == "total";
}

} // namespace

bool ClosingReader::isLinked(std::size_t i, const ClosingClause& clause) const
{
    constexpr auto fillers = std::to_array<std::string_view>({"exactly", "precisely", "just", "only", "simply", "now", "then", "indeed", "equal", "therefore", "thus", "hence", "of", "all", "altogether", "us", "him", "her", "them", "me", "back", "also", "always", "either", "both"});
    constexpr auto articles = std::to_array<std::string_view>({"the", "a", "an"});
    const std::string_view text = m_pieces[i].span.in(m_text);
    const bool container = text.starts_with('[') || text.starts_with('(') || text.starts_with("\\{") || text.starts_with("\\mathbb") || text.starts_with("\\ln") || text.starts_with("\\sqrt");
    std::size_t at = i;
    while (at > clause.begin && ((container && isOneOf(word(at - 1), articles)) || (isOneOf(word(at - 1), fillers) && word(at - 1) != "of")))
        --at;
    if (i == clause.begin && i + 1 == clause.end && !chemicalFormula(text).empty())
        return true; // "carbon dioxide, CO_2"
    if (at == clause.begin || (at == clause.begin + 1 && (has(m_pieces[clause.begin], R::Cue) || word(clause.begin) == "but")))
        return (clause.role == ClauseRole::Conclusion && (at > clause.begin || i == clause.begin)) || isSubject(i, clause) || (at == clause.begin && isRelation(text));
    const Piece& before = m_pieces[at - 1];
    if (before.kind != K::Word)
        return false;
    if (has(before, R::Copula) || has(before, R::Telling) || isOneOf(word(at - 1), verbs))
        return true;
    const std::string_view question = questionOf(m_question.problem); // "do both trains carry"
    const std::size_t verb = (claimRoles(word(at - 1)) == 0) && word(at - 1).size() > 3 ? question.find(word(at - 1)) : std::string_view::npos;
    if (verb != std::string_view::npos && (holds(question.substr(0, verb), " do ") || holds(question.substr(0, verb), " does ") || holds(question.substr(0, verb), " did ")))
        return true;
    if (isOneOf(word(at - 1), fillers) && word(at - 1) != "of")
        return true;
    constexpr auto numbered = std::to_array<std::string_view>({"number", "numbers", "digit", "digits", "side", "sides", "point", "points", "power", "term", "root", "roots", "base", "equation", "integer", "integers", "line"});
    if (isMeasureNoun(before) && !isOneOf(word(at - 1), numbered)) // "has perimeter 20", no "square of side 5"
        return (hasVerb(clause.begin, at) || word(clause.begin) == "and" || (word(clause.begin) == "the" && clause.end == clause.begin + 3)) && at >= clause.begin + 2 && (word(at - 2) != "of" && word(at - 2) != "with" && word(at - 2) != "for");
    return linksByPreposition(at - 1, i, clause) || isSubject(i, clause);
}

bool ClosingReader::hasVerb(std::size_t begin, std::size_t end) const
{
    for (std::size_t at = begin; at < end; ++at)
        if (has(m_pieces[at], R::Copula) || has(m_pieces[at], R::Telling) || isOneOf(word(at), verbs))
            return true;
    return false;
}

bool ClosingReader::linksByPreposition(std::size_t at, std::size_t i, const ClosingClause& clause) const
{
    const auto back = [&](std::size_t words) { return at >= clause.begin + words ? word(at - words) : std::string_view{}; };
    constexpr auto consisting = std::to_array<std::string_view>({"consists", "consist", "consisting", "up"});
    constexpr auto defining = std::to_array<std::string_view>({"defined", "valid", "true", "holds", "satisfied"});
    const std::string_view preposition = word(at);
    const std::string_view text = m_pieces[i].span.in(m_text);
    if (preposition == "for" && isOneOf(back(1) == "exactly" ? back(2) : back(1), defining))
        return text.find_first_of("[(<>") != std::string_view::npos || holds(text, "\\mathbb");
    if (preposition == "of" && isOneOf(back(1), consisting))
        return text.find_first_of("[({") != std::string_view::npos || holds(text, "\\mathbb");
    if (preposition == "of") {
        const bool measure = at > clause.begin && isMeasureNoun(m_pieces[at - 1]) && !isOneOf(back(1), operations);
        return measure && back(2) != "of" && back(2) != "with" && hasVerb(clause.begin, at);
    }
    if (preposition == "by") {
        constexpr auto given = std::to_array<std::string_view>({"solved", "given", "satisfied", "described"});
        return isOneOf(back(1), given);
    }
    if (preposition == "to" && back(1) == "belongs")
        return true;
    if (preposition == "to") {
        constexpr auto coming = std::to_array<std::string_view>({"equal", "comes", "come", "came", "amounts", "amount", "amounted", "simplifies", "reduces", "evaluates", "converges", "tends", "adds", "add", "works", "turns", "sums", "corresponds", "boils", "reduced", "simplified"});
        const bool particle = back(1) == "up" || back(1) == "out" || back(1) == "down";
        return isOneOf(back(particle ? 2 : 1), coming);
    }
    constexpr auto lines = std::to_array<std::string_view>({"line", "circle", "curve", "parabola", "function", "equation", "formula", "polynomial", "acid", "interval", "set"});
    if (preposition == "with" && text.find('=') != std::string_view::npos && isOneOf(back(1), lines))
        return back(2) == "the" && (back(3) == "is" || back(3) == "are");
    if (preposition == "with") {
        constexpr auto keeping = std::to_array<std::string_view>({"up", "left", "us", "him", "her", "them"});
        return isOneOf(back(1), keeping);
    }
    if (preposition == "at") {
        const std::size_t unit = behindUnit(i);
        bool speed = false;
        for (std::size_t word = i + 1; word < unit; ++word)
            speed = speed || m_pieces[word].word == "per" || m_pieces[word].span.in(m_text).find('/') != std::string_view::npos;
        return m_question.sort == AnswerSort::Time || speed || (text.starts_with('(') && isOneOf(back(1), standing));
    }
    if (preposition == "point") {
        const std::size_t verb = (back(1) == "the" ? 2U : 1U) + (back(2) == "at" || back(1) == "at" ? 1U : 0U);
        return text.starts_with('(') && isOneOf(back(verb), standing);
    }
    if (preposition == "on")
        return m_question.sort == AnswerSort::Date;
    if (preposition == "for" && m_question.sort == AnswerSort::Date)
        return false;
    if (preposition == "in" && (text.starts_with('[') || text.starts_with('(')))
        return back(1) == "lie" || back(1) == "lies" || back(1) == "be" || back(1) == "is";
    const bool year = text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos && behindUnit(i) == clause.end;
    if (preposition == "year" || preposition == "in")
        return year;
    return isOneOf(preposition, lines) && back(1) != "with" && (back(1) == "the" || back(1) == "horizontal" || back(1) == "vertical") && back(2) != "on" && back(2) != "of";
}

/// "36 seatings are possible", "Half of them survive".
bool ClosingReader::isSubject(std::size_t i, const ClosingClause& clause) const
{
    constexpr auto predicates = std::to_array<std::string_view>({"possible", "needed", "required", "left", "enough", "sufficient", "necessary", "available"});
    constexpr auto surviving = std::to_array<std::string_view>({"survives", "survive", "remains", "remain", "works", "work", "fits", "fit", "qualifies", "qualify", "satisfies", "satisfy", "is", "are", "suffice", "suffices"});
    const std::string_view text = m_pieces[i].span.in(m_text);
    const std::size_t behind = behindUnit(i);
    const bool only = i > clause.begin && word(i - 1) == "only";
    if (text.starts_with("\\mathbb{R}") && i == clause.begin)
        return true;
    if (only)
        return behind < clause.end && isOneOf(word(behind), surviving);
    if (i > clause.begin && (has(m_pieces[i - 1], R::Preposition) || has(m_pieces[i - 1], R::Determiner) || m_pieces[i - 1].kind != K::Word))
        return false;
    if (m_question.fraction && (word(behind) == "of" || holds(text, "/")) && i == clause.begin)
        return true;
    for (std::size_t at = behind; at < clause.end && at < behind + 4 && m_pieces[at].kind == K::Word; ++at)
        if (word(at) == "are" || word(at) == "is" || word(at) == "were" || word(at) == "remain" || word(at) == "suffice") {
            const bool bare = word(at) == "remain" || word(at) == "suffice";
            const std::size_t predicate = bare ? at + 1 : at + 2;
            return at > behind && predicate == clause.end && (bare || isOneOf(word(at + 1), predicates));
        }
    return false;
}

bool ClosingReader::isDoubted(std::size_t from, std::size_t i) const
{
    constexpr auto near = std::to_array<std::string_view>({"about", "approximately", "roughly", "around", "nearly", "almost", "circa", "some", "over", "under", "beyond", "least", "most"});
    constexpr auto others = std::to_array<std::string_view>({"other", "another", "previous", "partial", "old", "former", "running", "approximate", "rough", "closest", "soon", "once", "formerly", "attempt", "try", "before", "without", "excluding", "until",
                                                             "except", "failing", "losing", "used", "planned", "started", "begins", "began", "starts", "originally", "initially", "interim", "intermediate", "provisional", "preliminary", "additional", "extra", "remaining", "reversed", "yesterday",
                                                             "target", "goal", "hoped", "aimed", "instead", "either", "neither", "between", "per", "up", "seems", "seem", "appears", "appear", "may", "reason", "friend"});
    constexpr auto distributing = std::to_array<std::string_view>({"each", "every", "first", "second", "third", "last", "next", "digit", "digits", "already", "still"});
    constexpr auto harmless = std::to_array<std::string_view>({"square", "root", "factor", "factors", "multiple", "divisor", "divisors", "inverse", "reciprocal", "quarter", "times", "beyond", "plus", "cube", "probability", "complement", "expected", "show", "shows", "case", "rounding", "error", "why", "example", "close", "negative", "multiples", "wanted", "between"});
    for (std::size_t at = from; at < i; ++at) {
        const Piece& piece = m_pieces[at];
        if (piece.kind != K::Word)
            continue;
        const std::string_view here = piece.word;
        const bool dated = m_question.sort == AnswerSort::Date || m_question.sort == AnswerSort::Time;
        const bool begins = dated && (here.starts_with("start") || here.starts_with("beg")); // "the film starts at 8 pm"
        const bool comes = here == "up" && (word(at + 1) == "to" || word(at + 1) == "with") && at > from && word(at - 1) != "is"; // "adds up to"
        const bool wanted = here == "between" && asked(here);
        if ((isOneOf(here, near) && at + 3 > i) || (isOneOf(here, others) && !begins && !comes && !wanted))
            return true;
        if (here == "can" && word(at + 1) == "be" && !holds(m_pieces[i].span.in(m_text), "\\pm"))
            return true;
        if (isOneOf(here, distributing) && !dated && !asked(here)) // but "the next leap day falls on"
            return true;
        if (has(piece, R::Negation) || has(piece, R::Rejecting) || has(piece, R::Hypothesis))
            return true;
        if ((has(piece, R::Doubt) || has(piece, R::Changing)) && !isOneOf(here, harmless))
            return true;
        if ((here == "one" || here == "half" || here == "part") && word(at + 1) == "of")
            return true;
    }
    return false;
}

bool ClosingReader::endsWell(std::size_t i, const ClosingClause& clause) const
{
    constexpr auto narrowing = std::to_array<std::string_view>({"too", "not", "never", "more", "less", "fewer", "than", "before", "until", "without", "except", "excluding", "short", "wrong", "apart", "if", "unless", "provided", "previously", "initially", "originally",
                                                                "yesterday", "first", "already", "extra", "additional", "alone", "twice", "doubled", "halved", "tripled", "rounded", "reversed", "away", "off", "above", "below", "times", "or", "out", "minus", "plus", "squared", "cubed", "cannot", "fails", "fail", "worse", "better", "mod", "modulo",
                                                                "faster", "slower", "higher", "lower", "longer", "shorter", "older", "younger", "later", "earlier", "ahead", "behind", "ago", "yet", "so", "far", "even", "odd", "random", "best", "worst", "least", "most", "once", "otherwise", "base", "besides", "another", "others", "other", "tens", "dozens", "hundreds", "thousands"});
    std::size_t at = behindUnit(i);
    const std::string_view value = m_pieces[i].span.in(m_text);
    const bool share = value.ends_with('%') || word(at - 1) == "percent";
    if (at < clause.end && word(at) == "of") {
        const bool whole = at + 1 < clause.end && !isValue(m_pieces[at + 1]);
        const bool measured = behindUnit(i) > i + 1 && word(at - 1) != "percent"; // "2 litres of water"
        if (!whole || !(share || measured || m_question.fraction))
            return false;
    }
    if (at < clause.end && m_pieces[at].kind != K::Word)
        return m_pieces[at].kind == K::Letter ? false : m_pieces[at].kind != K::Value;
    if (at < clause.end && m_question.hasUnit && at == i + 1 && (claimRoles(word(at)) & ((R::Preposition | R::Copula) | (R::Filler | R::Telling))) == 0 && !word(at).empty() && word(at) != "and" && word(at) != "long" && word(at) != "thick" && word(at) != "wide")
        return false; // "3 apples" where the reference is 3 kg
    const std::size_t first = at;
    if (at < clause.end && word(at).size() > 4 && word(at).ends_with("ed") && !asked(word(at)))
        return false; // "the point (3, 4) reflected"
    for (; at < clause.end; ++at) {
        const std::string_view here = word(at);
        if (isValue(m_pieces[at]) && !has(m_pieces[at - 1], R::Preposition) && word(at - 1) != "to" && at > first && m_pieces[at - 1].kind == K::Word && !has(m_pieces[at - 1], R::Telling))
            return false; // "8 workers 6 days"
        if (has(m_pieces[at], R::Negation) || has(m_pieces[at], R::Rejecting) || has(m_pieces[at], R::Failed) || (isOneOf(here, narrowing) && !asked(here)))
            return false;
        if ((here == "each" || here == "every" || here == "per" || here == "apiece") && !asked("each") && !asked("every") && !asked("per"))
            return false;
        const bool when = here == "when" || here == "whenever" || here == "where";
        if (when && !asked("maxim") && !asked("minim") && !asked("greatest") && !asked("least"))
            return false;
        if (here == "of" && at == first + 1 && at + 1 < clause.end && asked("how many") && asked(word(at + 1)) && !asked(word(first)))
            return false; // "8 rows of chairs" where chairs are counted
        if ((here == "to" || here == "from") && at + 1 < clause.end && isValue(m_pieces[at + 1]))
            return false;
        if (here == "and" && at + 1 < clause.end && std::any_of(m_pieces.begin() + static_cast<std::ptrdiff_t>(at), m_pieces.begin() + static_cast<std::ptrdiff_t>(clause.end), isValue))
            return false;
        if (at > first && has(m_pieces[at], R::Copula) && at + 1 < clause.end && isValue(m_pieces[at + 1]))
            return false;
    }
    return true;
}

} // namespace core
