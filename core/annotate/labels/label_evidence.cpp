#include "core/annotate/labels/label_evidence.h"

#include "core/annotate/labels/closing_values.h"
#include "core/annotate/labels/digit_arithmetic.h"
#include "core/answers/facts/number_run.h"
#include "core/answers/words/answer_lexicon.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"
#include "core/text/byte_finder.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace core {

namespace {

constexpr std::size_t shortestTail = 1200;
constexpr std::size_t longestTail = 5000;
constexpr std::size_t shortestAsked = 4; ///< letters of a word that tells what is asked

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    return out;
}

/// Of a word in either case, by its ends and its length.
std::size_t shapeOf(std::string_view word)
{
    const auto letter = [](char c) { return static_cast<std::size_t>(c) & 0x1FU; };
    return (letter(word.front()) * 37 + letter(word.back()) * 11 + word.size()) % 256;
}

/// Calls `visit(word)` for every run of ASCII letters, in lower case.
template <class Visit> void eachWord(std::string_view text, Visit&& visit)
{
    for (std::size_t at = 0; at < text.size();) {
        if (!isLetter(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && isLetter(text[end]))
            ++end;
        visit(lower(text.substr(at, end - at)));
        at = end;
    }
}

bool isSqueezedOut(char c) { return c == ' ' || c == '\n' || c == '\\'; }

/// Text without spaces and backslashes; dollar signs stay as ends of formulas.
std::string squeezed(std::string_view text)
{
    std::string out;
    for (const char c : text)
        if (!isSqueezedOut(c))
            out += c;
    return out;
}

/// True when `formula` stands in `question` by itself, not as a part of a longer one. Its first place there is `first`.
bool standsAlone(std::string_view question, std::string_view formula, std::size_t first)
{
    constexpr std::string_view joins = "+-*/^_=<>{(0123456789";
    for (std::size_t at = first; at != std::string_view::npos; at = question.find(formula, at + 1)) {
        const std::size_t end = at + formula.size();
        const bool before = at == 0 || joins.find(question[at - 1]) == std::string_view::npos;
        const bool after = end >= question.size() || (joins.find(question[end]) == std::string_view::npos && !isLetter(question[end]));
        if (before && after)
            return true;
    }
    return false;
}

/// True when the left side of the equation that ends `before` ("so m + n = "), from one of its words on, stands in `question`.
bool hasLeftSide(std::string_view question, std::string_view before)
{
    const std::size_t equal = before.find_last_of('=');
    if (equal == std::string_view::npos || before.size() - equal > 4)
        return false;
    constexpr std::size_t longest = 80;
    std::string_view formula = before.substr(equal - std::min(equal, longest), std::min(equal, longest));
    const std::size_t cut = formula.find_last_of(",:;$\n");
    formula = cut == std::string_view::npos ? formula : formula.substr(cut + 1);
    if (formula.find_first_not_of(" .0123456789") == std::string_view::npos)
        return false; // "1,000 =": the end of a number
    std::array<char, longest> left; // the formula squeezed
    std::size_t size = 0;
    std::array<std::size_t, longest> words; // where they begin there
    std::size_t count = 0;
    for (std::size_t at = 0; at < formula.size(); ++at) {
        if (at == 0 || formula[at - 1] == ' ' || formula[at - 1] == '(')
            words[count++] = size;
        if (!isSqueezedOut(formula[at]))
            left[size++] = formula[at];
    }
    while (count-- > 0) { // what ends alike is not there where its end is not
        const std::string_view part = std::string_view(left.data(), size).substr(words[count]);
        if (part.size() < 2)
            continue;
        const std::size_t first = findPhrase(question, part, 0);
        if (first == std::string_view::npos)
            return false;
        if (standsAlone(question, part, first))
            return true;
    }
    return false;
}

/// True for the first letters of words with which problems ask.
bool opensCue(char c) { return c == 'f' || c == 'w' || c == 'h' || c == 'c' || c == 'd' || c == 'e' || c == 'o'; }

/// True for the "which" at `at` of "the hour at which it is empty", of "a prime, which divides 12"; not of "At which hour".
bool isRelative(std::string_view text, std::size_t at)
{
    constexpr auto prepositions = std::to_array<std::string_view>({"at", "in", "for", "of", "by", "to", "with", "from", "on", "through", "under"});
    std::size_t end = skipSpaceBack(text, at);
    if (end > 0 && text[end - 1] == ',')
        return true;
    const std::string_view word = wordBefore(text, end);
    if (!isOneOf(word, prepositions))
        return false;
    end = skipSpaceBack(text, end - word.size());
    return end > 0 && std::string_view(".?!:,;\n").find(text[end - 1]) == std::string_view::npos;
}

/// The part of the problem that asks: from the last cue word on, without options behind it.
std::string_view questionOf(std::string_view problem)
{
    const std::string text = lower(problem);
    static constexpr std::array<std::string_view, 14> cues{"find", "what is", "what are", "how many", "compute", "determine", "evaluate",
                                                    "calculate", "which", "how much", "what was", "on what", "what's", "how far"};
    for (std::size_t at = text.size(); at-- > 0;) {
        if ((at > 0 && isLetter(text[at - 1])) || !opensCue(text[at]))
            continue;
        const std::string_view rest = std::string_view(text).substr(at);
        const auto asks = [rest](std::string_view cue) { // "evaluated in radians" asks nothing
            return rest.front() == cue.front() && rest.starts_with(cue) && (rest.size() == cue.size() || !isLetter(rest[cue.size()]));
        };
        if (std::any_of(cues.begin(), cues.end(), asks) && !(rest.starts_with("which") && isRelative(text, at)))
            return problem.substr(at, 300);
    }
    return problem.substr(problem.size() - std::min<std::size_t>(problem.size(), 300));
}

/// Start of the line that holds `at`, so that a tail does not begin inside a sentence.
std::size_t lineStart(std::string_view text, std::size_t at)
{
    const std::size_t line = text.rfind('\n', at);
    return line == std::string_view::npos || at - line > 1000 ? at : line + 1;
}

} // namespace

std::optional<double> AnswerMatcher::wholeNumber(std::string_view answer)
{
    const bool digits = !answer.empty() && std::all_of(answer.begin(), answer.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits ? digitArithmetic(answer) : std::nullopt;
}

/// True for most values that are another number than a whole one, which then need no comparing in all their forms. No rounding
/// makes 12.4 of 12 in ReferenceAnswer, and digits and signs alone have no unit.
bool AnswerMatcher::isOtherNumber(std::string_view value) const
{
    constexpr double far = 1e-3; // much more than what decimals may differ by, and than the error of double
    constexpr double exactly = 1e12;
    const auto number = m_whole && *m_whole < exactly ? digitArithmetic(value) : std::nullopt;
    return number && std::abs(*number) < exactly && std::abs(*number - *m_whole) > far;
}

bool AnswerMatcher::matches(const std::string& value)
{
    if (answer().empty())
        return false;
    constexpr std::size_t remembered = 10'000;
    if (m_known.size() > remembered) // a trace of ever other values: looking back would cost more than comparing anew
        m_known.clear();
    const auto [at, fresh] = m_known.try_emplace(value, false);
    if (fresh)
        at->second = (!isOtherNumber(value) && m_reference.check(value).equal) || m_sum.isSumOf(value, answer()) || m_rounded.comesFrom(value) || m_yesNo.isSaidBy(value);
    return at->second;
}

AskedQuantity::AskedQuantity(std::string_view problem)
    : m_choices(parseChoices(problem)), m_lettersMean(lettersMeanThings(problem, m_choices))
{
    const std::string_view question = questionOf(problem);
    eachWord(question, [this](std::string word) {
        if (word.size() < shortestAsked)
            return;
        m_shapes.set(shapeOf(word));
        m_words.insert(std::move(word));
    });
    m_formulas = squeezed(question);
    const std::string stem = lower(problem.substr(0, m_choices.empty() ? 0 : stemEnd(problem)));
    for (const std::string_view wrong : {"incorrect", "not correct", "is false", "are false", "not true", "is wrong", "except", "untrue", "cannot be true"})
        m_wantsWrong = m_wantsWrong || stem.find(wrong) != std::string::npos;
    m_proof = asksForProof(problem, m_choices);
}

bool asksForProof(std::string_view problem, std::span<const Choice> options)
{
    static const std::unordered_set<std::string> asking{"find", "what", "how", "compute", "determine", "which", "evaluate",
                                                        "calculate", "solve", "simplify", "expand", "factor", "convert", "express",
                                                        "count", "choose", "who", "when", "where", "give", "estimate"};
    bool asks = options.size() >= 2 || problem.find('?') != std::string_view::npos || problem.find(':') != std::string_view::npos || problem.find("__") != std::string_view::npos;
    if (!std::any_of(problem.begin(), problem.end(), isLetter))
        return problem.find("证明") != std::string_view::npos;
    static const WordShapes shapes = [] {
        WordShapes all;
        for (const std::string& word : asking)
            all.add(word);
        return all;
    }();
    for (std::size_t at = 0; at < problem.size() && !asks;) {
        const std::size_t length = letterRunAt(problem, at).length;
        const std::string_view word = problem.substr(at, length);
        asks = length > 0 && shapes.fits(word) && asking.contains(lower(word));
        at += std::max<std::size_t>(length, 1);
    }
    return !asks;
}

bool AskedQuantity::isIn(std::string_view sentence, std::string_view beforeValue) const
{
    if (hasLeftSide(m_formulas, beforeValue))
        return true;
    const std::string* first = nullptr;
    const std::string_view looked = sentence.substr(0, 400);
    for (std::size_t at = 0; at < looked.size(); ++at) {
        if (!isLetter(looked[at]))
            continue;
        const std::size_t length = letterRunAt(looked, at).length;
        const std::string* const word = asked(looked.substr(at, length));
        if (word && first && word != first)
            return true; // two words of the question
        first = word ? word : first;
        at += length - 1;
    }
    return false;
}

const std::string* AskedQuantity::asked(std::string_view word) const
{
    if (word.size() < shortestAsked || !m_shapes[shapeOf(word)])
        return nullptr;
    const auto found = m_words.find(lower(word));
    return found == m_words.end() ? nullptr : &*found;
}

AnswerRoles AskedQuantity::rolesOf(std::string_view word) const
{
    const AnswerRoles roles = AnswerLexicon::instance().word(word);
    const bool rejects = (roles & role(AnswerRole::Wrong)) != 0;
    return rejects && !m_wantsWrong && asksWith(word) ? roles & ~role(AnswerRole::Wrong) : roles;
}

bool AskedQuantity::asksWith(std::string_view word) const { return asked(word) != nullptr; }

std::size_t resultsFrom(std::string_view approach)
{
    const std::size_t wanted = std::clamp(approach.size() * 2 / 5, shortestTail, longestTail);
    return approach.size() > wanted ? lineStart(approach, approach.size() - wanted) : 0;
}

std::optional<AnswerStatement> wordsNearEnd(std::string_view text, std::string_view words)
{
    constexpr std::size_t near = 400;
    const std::string wanted = lower(bareAnswer(words.substr(0, words.find(" (")))); // "noon (12:00 p.m.)"
    std::string bare;
    for (std::size_t i = 0; i < wanted.size(); ++i) { // "\text{tuesday}" to "tuesday"
        if (wanted[i] == '\\') {
            while (i + 1 < wanted.size() && isLetter(wanted[i + 1]))
                ++i;
        } else if (wanted[i] != '{' && wanted[i] != '}') {
            bare += wanted[i];
        }
    }
    if (bare.size() == 2 && isLetter(bare[0]) && isLetter(bare[1])) { // a name: "Bo"
        constexpr std::size_t nearest = 120;
        const std::size_t begin = text.size() - std::min(text.size(), nearest);
        const Span said = lastSaid(text.substr(begin), bare);
        const Span value{begin + said.begin, begin + said.end};
        return said.empty() ? std::nullopt : std::optional(AnswerStatement{value, value, std::string(value.in(text)), 0.6, StatementForm::Answer});
    }
    const bool isWord = bare.size() >= 3 && bare.size() < 200 && std::none_of(bare.begin(), bare.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isWord)
        return std::nullopt;
    const std::size_t from = text.size() > near ? text.size() - near : 0;
    const std::size_t at = lower(text.substr(from)).rfind(bare);
    if (at == std::string::npos)
        return std::nullopt;
    const Span value{from + at, from + at + bare.size()};
    return AnswerStatement{value, value, std::string(value.in(text)), 0.6, StatementForm::Answer};
}

} // namespace core
