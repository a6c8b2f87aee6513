#include "core/annotate/labels.h"

#include "core/annotate/label_evidence.h"
#include "core/answers/answer_lexicon.h"
#include "core/answers/answer_statements.h"
#include "core/answers/answer_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace core {

namespace {

/// From this strength on a statement speaks of the answer itself.
constexpr double strong = 0.55;

struct Judgement
{
    std::optional<Label> label;
    std::optional<AnswerStatement> evidence;
    std::string ground;
    double confidence = 1;
};

std::string shown(std::string_view answer)
{
    std::string out;
    for (const char c : answer.substr(0, 60))
        out += c == '\n' ? ' ' : c;
    while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0x80U && out.size() == 60)
        out.pop_back();
    return out + (answer.size() > 60 ? "…" : "");
}

class Judge
{
public:
    Judge(const Trace& trace, const Reference& reference, const std::string& own)
        : m_asked(trace.problem), m_reference(reference), m_matcher(reference.answer, trace.problem), m_own(own, trace.problem)
    {
        const std::string words = comparableText(reference.answer);
        m_words = words.size() >= 3 && std::none_of(words.begin(), words.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x80 && std::isalpha(static_cast<unsigned char>(c)) == 0;
        });
    }

    /// A boundary may fall just before the sentence that states the answer: where `text` reaches none, the first words
    /// of what follows count if they do.
    Judgement judge(std::string_view text, std::string_view following)
    {
        Judgement alone = judge(text);
        constexpr std::size_t reach = 160;
        const std::size_t stop = std::min({following.find('\n'), following.find(". "), following.size()});
        if (alone.label != Label::Incomplete || stop > reach || stop == 0)
            return alone;
        const std::string_view both(text.data(), text.size() + stop);
        Judgement extended = judge(both);
        const bool reaches = extended.evidence && extended.evidence->value.end > text.size() &&
                             (m_matcher.matches(extended.evidence->answer) || m_own.matches(extended.evidence->answer));
        return reaches ? extended : alone;
    }

    Judgement judge(std::string_view text)
    {
        if (m_reference.answer.empty())
            return {.ground = "not decidable: there is no answer to compare with", .confidence = 0.5};
        const std::vector<AnswerStatement> candidates = answerCandidates(text, m_asked);
        if (auto found = byCandidates(text, candidates))
            return *found;
        const bool words = optionLetter(m_reference.answer) == '\0';
        if (auto near = words ? wordsNearEnd(text, m_reference.answer) : std::nullopt)
            return decided(Label::Correct, *near, 0.8);
        if (m_asked.choices().size() >= 2)
            if (auto option = optionByElimination(text, m_asked.choices()))
                return decided(m_matcher.matches(option->answer) ? Label::Correct : Label::Incorrect, *option, 0.75);
        return {Label::Incomplete, std::nullopt, "reaches no final answer", 0.8};
    }

private:
    /// By the last statement of the answer; then by results near the end that equal the reference.
    std::optional<Judgement> byCandidates(std::string_view text, const std::vector<AnswerStatement>& candidates)
    {
        const AnswerStatement* lastStrong = nullptr;
        const AnswerStatement* match = nullptr;
        const AnswerStatement* ownMatch = nullptr;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const AnswerStatement& statement = candidates[i];
            if (statement.strength >= strong && isComplete(statement))
                lastStrong = &statement;
            if (counts(text, candidates, i) && m_matcher.matches(statement.answer))
                match = &statement;
            else if (counts(text, candidates, i) && isComplete(statement) && m_own.matches(statement.answer))
                ownMatch = &statement;
        }
        if (match && (!lastStrong || lastStrong->value.begin <= match->value.begin || m_matcher.matches(lastStrong->answer)))
            return decided(Label::Correct, *match, match->strength >= strong ? 0.97 : 0.9);
        if (ownMatch && (!match || ownMatch->value.begin > match->value.begin))
            return decided(Label::Incorrect, *ownMatch, 0.9);
        if (lastStrong)
            return decided(Label::Incorrect, *lastStrong, 0.8);
        if (match)
            return decided(Label::Correct, *match, 0.75);
        return std::nullopt;
    }

    /// A weak result counts where it concludes or stands among the last, and small numbers only there.
    [[nodiscard]] static bool counts(std::string_view text, const std::vector<AnswerStatement>& candidates, std::size_t i)
    {
        const AnswerStatement& statement = candidates[i];
        if (statement.strength >= strong)
            return true;
        const bool last = i + 3 >= candidates.size() && text.size() - statement.value.end < 500;
        const bool telling = statement.answer.size() >= 2;
        return last || (telling && statement.strength >= 0.25) || (telling && i + 8 >= candidates.size());
    }

    /// With options or an answer in words, a number that is none of them is only a result on the way.
    [[nodiscard]] bool isComplete(const AnswerStatement& statement)
    {
        const bool letters = optionLetter(m_reference.answer) != '\0' && m_asked.choices().size() >= 2;
        return (!letters && !m_words) || optionLetter(statement.answer) != '\0' || statement.strength >= 0.9 || m_matcher.matches(statement.answer);
    }

    [[nodiscard]] Judgement decided(Label label, const AnswerStatement& evidence, double confidence) const
    {
        const std::string against = m_reference.fromRecord ? "the reference is " : "the trace's own final answer is ";
        return {label, evidence, "states " + shown(evidence.answer) + "; " + against + shown(m_reference.answer), confidence};
    }

    AskedQuantity m_asked;
    Reference m_reference;
    AnswerMatcher m_matcher;
    AnswerMatcher m_own;
    bool m_words = false; ///< the reference is words, not a number or a formula
};

std::string ownAnswer(const Trace& trace)
{
    constexpr std::size_t tail = 8000;
    const std::string_view reasoning = trace.reasoning;
    const std::size_t from = reasoning.size() > tail ? std::min(reasoning.find('\n', reasoning.size() - tail), reasoning.size()) : 0;
    for (const std::string_view text : {std::string_view(trace.response), reasoning.substr(from), reasoning}) {
        const std::vector<AnswerStatement> statements = findAnswerStatements(text);
        for (const double least : {0.99, 0.6, 0.25}) // the last box, else the last answer in words, else the last conclusion
            for (auto at = statements.rbegin(); at != statements.rend(); ++at)
                if (at->strength >= least)
                    return at->answer;
    }
    return {};
}

void apply(const Judgement& judgement, Span segment, SegmentNote& note)
{
    note.label = judgement.label;
    if (judgement.evidence) {
        note.answer = judgement.evidence->answer;
        const Span span{segment.begin + judgement.evidence->value.begin, segment.begin + judgement.evidence->value.end};
        note.answerSpan = segment.contains(span) ? span : Span{};
    }
    note.why += (note.why.empty() ? "" : "; ") + judgement.ground;
    note.confidence *= judgement.confidence;
}

/// The writer's own finding, from the words near the end of a check.
Outcome outcomeOf(std::string_view text)
{
    constexpr std::size_t tail = 500;
    const AnswerLexicon& lexicon = AnswerLexicon::instance();
    const std::string_view end = text.size() > tail ? text.substr(text.size() - tail) : text;
    int right = 0;
    int wrong = 0;
    int unsure = 0;
    for (std::size_t at = 0; at < end.size(); ++at) {
        const auto isWordChar = [&](std::size_t i) { return std::isalpha(static_cast<unsigned char>(end[i])) != 0 || end[i] == '\''; };
        if (!isWordChar(at))
            continue;
        std::size_t stop = at;
        while (stop < end.size() && isWordChar(stop))
            ++stop;
        const AnswerRoles roles = lexicon.word(end.substr(at, stop - at));
        right += (roles & role(AnswerRole::Affirm)) != 0 ? 1 : 0;
        wrong += (roles & role(AnswerRole::Refute)) != 0 ? 1 : 0;
        unsure += (roles & role(AnswerRole::Unsure)) != 0 ? 1 : 0;
        at = stop;
    }
    if (wrong > right)
        return Outcome::Refutes;
    return right == 0 && unsure > 0 ? Outcome::Inconclusive : Outcome::Confirms;
}

} // namespace

bool isReference(std::string_view answer)
{
    constexpr std::array<std::string_view, 8> standIns{"None", "none", "null", "N/A", "n/a", "NaN", "nan", "-"};
    const auto begin = answer.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return false;
    const auto text = answer.substr(begin, answer.find_last_not_of(" \t\r\n") + 1 - begin);
    return std::find(standIns.begin(), standIns.end(), text) == standIns.end();
}

Reference referenceOf(const Trace& trace)
{
    if (isReference(trace.answer))
        return {trace.answer, true};
    return {AskedQuantity(trace.problem).isProof() ? std::string() : ownAnswer(trace), false};
}

void labelApproaches(const Trace& trace, const TraceTree& tree, std::vector<SegmentNote>& notes)
{
    const Reference reference = referenceOf(trace);
    Judge judge(trace, reference, reference.fromRecord ? ownAnswer(trace) : std::string());
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const Segment& segment = tree.segments()[i];
        if (segment.kind == Kind::Approach)
            apply(judge.judge(segment.span.in(trace.reasoning), std::string_view(trace.reasoning).substr(segment.span.end)),
                  segment.span, notes[i]);
        else if (segment.kind == Kind::Verification)
            notes[i].outcome = outcomeOf(segment.span.in(trace.reasoning));
    }
}

Verdict verdictOf(const TraceTree& tree, const std::vector<SegmentNote>& notes)
{
    Verdict verdict = Verdict::NoApproach;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        if (tree.segments()[i].kind != Kind::Approach)
            continue;
        if (notes[i].label == Label::Correct)
            return Verdict::Correct;
        verdict = Verdict::Unsolvable;
    }
    return verdict;
}

} // namespace core
