#include "core/annotate/labels/completion.h"

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

/// The segments of one trace while pieces of approaches are put together: those that are done and the one that is looked
/// at, a gap where others were taken into it, and the rest.
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
        while (goOn()) {
            if (m_segments[m_at].kind != Kind::Approach)
                continue;
            if (m_notes[m_at].label != Label::Incomplete)
                break;
            if (answerByChecks()) {
                changed = true;
                break;
            }
            while (checksAreWork()) {
                takeChecks();
                changed = true;
            }
            if (m_notes[m_at].label != Label::Incomplete)
                break;
        }
        closeGap(m_segments);
        closeGap(m_notes);
        return changed;
    }
    [[nodiscard]] std::vector<Segment> segments() && { return std::move(m_segments); }

private:
    /// To the next segment; false behind the last one.
    bool goOn()
    {
        if (m_rest == m_segments.size())
            return false;
        m_at = m_rest == 0 ? 0 : m_at + 1;
        if (m_at != m_rest) {
            m_segments[m_at] = std::move(m_segments[m_rest]);
            m_notes[m_at] = std::move(m_notes[m_rest]);
        }
        ++m_rest;
        return true;
    }

    template <class T> void closeGap(std::vector<T>& list) const
    {
        if (m_rest > 0)
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(m_at + 1), list.begin() + static_cast<std::ptrdiff_t>(m_rest));
    }

    [[nodiscard]] std::size_t endOfChecks() const
    {
        std::size_t end = m_rest;
        while (end < m_segments.size() && m_segments[end].kind == Kind::Verification)
            ++end;
        return end;
    }

    [[nodiscard]] bool opensAnotherWay(std::size_t at) const
    {
        constexpr std::size_t opening = 80;
        return (m_lexicon.scan(m_segments[at].span.in(m_reasoning).substr(0, opening)).start & bit(Marker::Alternative)) != 0;
    }

    /// The first of the checks behind the approach that reaches an answer completes it, or is an approach of its own.
    bool answerByChecks()
    {
        bool another = false;
        const std::size_t end = endOfChecks();
        for (std::size_t i = m_rest; i < end; ++i) {
            another = another || opensAnotherWay(i);
            Judgement found = m_judge.judge(m_segments[i].span);
            if (!found.label || found.label == Label::Incomplete)
                continue;
            const bool own = another || i - m_rest >= fewChecks;
            take(found, m_segments[i].span, m_notes[i]);
            if (!own) {
                join(i + 1, "completed by the check that follows");
            } else {
                becomeApproach(i, found.ground);
                join(i, {});
            }
            return true;
        }
        return false;
    }

    /// Where no answer stands yet there is nothing to check: a few checks between two approaches are a part of the work.
    [[nodiscard]] bool checksAreWork() const
    {
        const std::size_t end = endOfChecks();
        return m_notes[m_at].label == Label::Incomplete && end > m_rest && end - m_rest <= fewChecks && end < m_segments.size() &&
               m_segments[end].kind == Kind::Approach;
    }

    void takeChecks()
    {
        const std::size_t end = endOfChecks();
        for (std::size_t i = m_rest; i < end; ++i)
            if (opensAnotherWay(i)) {
                m_notes[i].label = Label::Incomplete;
                m_notes[i].labelConfidence = m_notes[m_at].labelConfidence;
                becomeApproach(i, "reaches no final answer");
                join(i, {});
                return;
            }
        const bool goesOn = m_notes[end].boundaryConfidence < unsureBegin && !opensAnotherWay(end);
        join(goesOn ? end + 1 : end, goesOn ? "goes on behind a check" : std::string_view());
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

    /// Takes the rest before `end` into the segment that is looked at; an answer that the last of it reaches counts for that one.
    void join(std::size_t end, std::string_view how)
    {
        if (end == m_rest)
            return;
        SegmentNote& note = m_notes[m_at];
        if (const SegmentNote& last = m_notes[end - 1]; last.label && last.label != Label::Incomplete) {
            note.label = last.label;
            note.labelConfidence = last.labelConfidence;
            note.answer = last.answer;
            note.answerSpan = last.answerSpan;
            note.whyLabel += "; ";
            note.whyLabel += how;
            note.whyLabel += "; " + last.whyLabel;
        }
        Segment& segment = m_segments[m_at];
        for (std::size_t i = m_rest; i < end; ++i)
            segment.steps.insert(segment.steps.end(), m_segments[i].steps.begin(), m_segments[i].steps.end());
        segment.span.end = m_segments[end - 1].span.end;
        m_rest = end;
    }

    std::string_view m_reasoning;
    const Lexicon& m_lexicon;
    ApproachJudge& m_judge;
    std::vector<Segment> m_segments;
    std::vector<SegmentNote>& m_notes;
    std::size_t m_at = 0;   ///< the segment that is looked at, once m_rest is not 0
    std::size_t m_rest = 0; ///< the first one behind it
};

} // namespace

void completeApproaches(const Trace& trace, const Lexicon& lexicon, ApproachJudge& judge, TraceTree& tree, std::vector<SegmentNote>& notes)
{
    Completion completion(trace.reasoning, lexicon, judge, tree.segments(), notes);
    if (completion.run())
        tree = TraceTree::build(trace.reasoning.size(), std::move(completion).segments()).value(); // still a partition: neighbours joined
}

} // namespace core
