#include "core/annotate/completion.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace core {

namespace {

/// So many checks in a row may belong to the approach before them; more are a search of their own.
constexpr std::size_t fewChecks = 2;
/// Behind such checks an approach that begins less surely than this goes on with the one before.
constexpr double unsureBegin = 0.3;

/// The segments of one trace while pieces of approaches are put together.
class Completion
{
public:
    Completion(std::string_view reasoning, const Lexicon& lexicon, ApproachJudge& judge, std::vector<Segment> segments, std::vector<SegmentNote>& notes)
        : m_reasoning(reasoning), m_lexicon(lexicon), m_judge(judge), m_segments(std::move(segments)), m_notes(notes)
    {
    }

    /// Until the first approach that reaches an answer. **Returns** whether anything changed.
    bool run()
    {
        bool changed = false;
        for (std::size_t at = 0; at < m_segments.size(); ++at) {
            if (m_segments[at].kind != Kind::Approach)
                continue;
            if (m_notes[at].label != Label::Incomplete)
                break;
            const std::size_t end = endOfChecks(at + 1);
            if (answerBy(at, end))
                return true;
            while (checksAreWork(at)) {
                takeChecks(at);
                changed = true;
            }
            if (m_notes[at].label != Label::Incomplete)
                break;
        }
        return changed;
    }
    [[nodiscard]] std::vector<Segment> segments() && { return std::move(m_segments); }

private:
    [[nodiscard]] std::size_t endOfChecks(std::size_t at) const
    {
        while (at < m_segments.size() && m_segments[at].kind == Kind::Verification)
            ++at;
        return at;
    }

    [[nodiscard]] bool opensAnotherWay(std::size_t at) const
    {
        constexpr std::size_t opening = 80;
        return (m_lexicon.scan(m_segments[at].span.in(m_reasoning).substr(0, opening)).start & bit(Marker::Alternative)) != 0;
    }

    /// The first of the checks behind approach `at` that reaches an answer completes it, or is an approach of its own.
    bool answerBy(std::size_t at, std::size_t end)
    {
        bool another = false;
        for (std::size_t i = at + 1; i < end; ++i) {
            another = another || opensAnotherWay(i);
            Judgement found = m_judge.judge(m_segments[i].span);
            if (!found.label || found.label == Label::Incomplete)
                continue;
            const bool own = another || i - at > fewChecks;
            take(found, m_segments[i].span, m_notes[i]);
            if (!own) {
                join(at, i, "completed by the check that follows");
            } else {
                becomeApproach(i, found.ground);
                join(at, i - 1, {});
            }
            return true;
        }
        return false;
    }

    /// Where no answer stands yet there is nothing to check: a few checks between two approaches are a part of the work.
    [[nodiscard]] bool checksAreWork(std::size_t at) const
    {
        const std::size_t end = endOfChecks(at + 1);
        return m_notes[at].label == Label::Incomplete && end > at + 1 && end - at - 1 <= fewChecks && end < m_segments.size() &&
               m_segments[end].kind == Kind::Approach;
    }

    void takeChecks(std::size_t at)
    {
        const std::size_t last = endOfChecks(at + 1) - 1;
        for (std::size_t i = at + 1; i <= last; ++i)
            if (opensAnotherWay(i)) {
                m_notes[i].label = Label::Incomplete;
                m_notes[i].labelConfidence = m_notes[at].labelConfidence;
                becomeApproach(i, "reaches no final answer");
                if (i > at + 1)
                    join(at, i - 1, {});
                return;
            }
        const std::size_t next = last + 1;
        const bool goesOn = m_notes[next].boundaryConfidence < unsureBegin && !opensAnotherWay(next);
        join(at, goesOn ? next : last, goesOn ? "goes on behind a check" : std::string_view());
    }

    static void take(const Judgement& found, Span piece, SegmentNote& note)
    {
        note.label = found.label;
        note.labelConfidence = found.confidence;
        note.whyLabel = found.ground;
        if (found.evidence) {
            note.answer = found.evidence->answer;
            note.answerSpan = {piece.begin + found.evidence->value.begin, piece.begin + found.evidence->value.end};
        }
    }

    void becomeApproach(std::size_t at, std::string_view ground)
    {
        m_segments[at].kind = Kind::Approach;
        m_notes[at].outcome.reset();
        m_notes[at].whyLabel = "no answer stands before it that it could check; ";
        m_notes[at].whyLabel += ground;
    }

    /// Takes the segments (at, last] into `at`; an answer that `last` reaches counts for it.
    void join(std::size_t at, std::size_t last, std::string_view how)
    {
        SegmentNote& note = m_notes[at];
        const SegmentNote& end = m_notes[last];
        if (end.label && end.label != Label::Incomplete) {
            note.label = end.label;
            note.labelConfidence = end.labelConfidence;
            note.answer = end.answer;
            note.answerSpan = end.answerSpan;
            note.whyLabel += "; ";
            note.whyLabel += how;
            note.whyLabel += "; " + end.whyLabel;
        }
        Segment& segment = m_segments[at];
        for (std::size_t i = at + 1; i <= last; ++i)
            segment.steps.insert(segment.steps.end(), m_segments[i].steps.begin(), m_segments[i].steps.end());
        segment.span.end = m_segments[last].span.end;
        const auto drop = [at, last](auto& list) {
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(at + 1), list.begin() + static_cast<std::ptrdiff_t>(last + 1));
        };
        drop(m_segments);
        drop(m_notes);
    }

    std::string_view m_reasoning;
    const Lexicon& m_lexicon;
    ApproachJudge& m_judge;
    std::vector<Segment> m_segments;
    std::vector<SegmentNote>& m_notes;
};

} // namespace

void completeApproaches(const Trace& trace, const Lexicon& lexicon, ApproachJudge& judge, TraceTree& tree, std::vector<SegmentNote>& notes)
{
    Completion completion(trace.reasoning, lexicon, judge, tree.segments(), notes);
    if (completion.run())
        tree = TraceTree::build(trace.reasoning.size(), std::move(completion).segments()).value(); // still a partition: neighbours joined
}

} // namespace core
