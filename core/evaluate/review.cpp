#include "core/evaluate/review.h"

#include "core/corpus/record_reader.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <unordered_map>

namespace core {

namespace {

using Fit = ReviewedTrace::Fit;

std::size_t placesBeyond(const LabelledTrace& gold)
{
    const auto isBeyond = [&](const auto& one) { return one.begin < 0 || one.end > gold.textLength || one.begin > one.end; };
    return static_cast<std::size_t>(std::count_if(gold.segments.begin(), gold.segments.end(), isBeyond) +
                                    std::count_if(gold.errors.begin(), gold.errors.end(), isBeyond));
}

std::string excerptAt(std::string_view text, Span span)
{
    constexpr std::size_t longest = 240;
    return std::string(text.substr(span.begin, floorCharBoundary(text.substr(span.begin), longest)));
}

/// The reviewed traces by their place in gold, while they are found.
class Reviewing
{
public:
    Reviewing(const LabelledFile& gold, const Annotator& annotator) : m_gold(gold), m_annotator(annotator), m_found(gold.traces.size()), m_open(gold.traces.size())
    {
        for (std::size_t i = 0; i < gold.traces.size(); ++i) {
            m_found[i].id = gold.traces[i].id;
            m_found[i].goldLength = gold.traces[i].textLength;
            m_byText.try_emplace(gold.traces[i].textHash, i);
        }
    }

    [[nodiscard]] bool allFound() const { return m_open == 0; }

    Status take(std::uint64_t record, const Trace& trace, const Monitor& monitor)
    {
        const auto length = static_cast<std::int64_t>(countCodePoints(trace.reasoning));
        const std::optional<std::size_t> at = goldFor(record, trace, length);
        if (!at)
            return Done{};
        const LabelledTrace& gold = m_gold.traces[*at];
        ReviewedTrace& out = m_found[*at];
        const auto analysis = m_annotator.annotate(trace, monitor);
        if (!analysis.ok())
            return analysis.error();
        out.record = record;
        out.textLength = length;
        compare(out, gold, trace, analysis.value());
        --m_open;
        return Done{};
    }

    Review finish(std::vector<Issue> issues, bool complete)
    {
        Review out;
        out.issues = std::move(issues);
        out.complete = complete;
        for (const ReviewedTrace& trace : m_found)
            if (trace.compared()) {
                out.total.add(trace.counts);
                ++out.compared;
            }
        out.traces = std::move(m_found);
        std::stable_sort(out.traces.begin(), out.traces.end(), [](const ReviewedTrace& a, const ReviewedTrace& b) {
            return a.record && (!b.record || *a.record < *b.record);
        });
        return out;
    }

private:
    /// The gold trace that has this text and is still to be compared: by id, else by the text alone.
    std::optional<std::size_t> goldFor(std::uint64_t record, const Trace& trace, std::int64_t length)
    {
        const std::size_t hash = textHashOf(trace.reasoning);
        const auto fits = [&](std::size_t i) {
            return m_gold.traces[i].textLength == length && m_gold.traces[i].textHash == hash && !m_found[i].compared();
        };
        const auto byId = m_gold.byId.find(trace.id);
        if (byId != m_gold.byId.end() && fits(byId->second))
            return byId->second;
        if (byId != m_gold.byId.end() && m_found[byId->second].fit == Fit::NotInCorpus) {
            ReviewedTrace& other = m_found[byId->second];
            other.fit = Fit::OtherText;
            other.record = record;
            other.textLength = length;
        }
        const auto byText = m_byText.find(hash);
        return byText != m_byText.end() && fits(byText->second) ? std::optional(byText->second) : std::nullopt;
    }

    static void compare(ReviewedTrace& out, const LabelledTrace& gold, const Trace& trace, const Analysis& analysis)
    {
        const LabelledTrace found = labelledTrace(trace.id, trace.reasoning, analysis);
        out.beyond = placesBeyond(gold);
        out.fit = out.beyond > 0 ? Fit::BeyondEnd : Fit::Whole;
        out.counts = countAgreement(gold, &found);
        for (Difference& difference : differences(trace.reasoning, gold, found)) {
            std::string excerpt = excerptAt(trace.reasoning, difference.span);
            out.differences.push_back({std::move(difference), std::move(excerpt)});
        }
    }

    const LabelledFile& m_gold;
    const Annotator& m_annotator;
    std::vector<ReviewedTrace> m_found; ///< one a trace of gold
    std::unordered_map<std::size_t, std::size_t> m_byText; ///< hash of the text -> place in gold
    std::size_t m_open;                 ///< not compared yet
};

} // namespace

Result<Review> reviewCorpus(const Corpus& corpus, const FieldMapping& mapping, const Annotator& annotator,
                            const LabelledFile& gold, Monitor& monitor)
{
    Reviewing reviewing(gold, annotator);
    const std::size_t count = corpus.recordCount();
    for (std::size_t i = 0; i < count && !reviewing.allFound() && !monitor.stopRequested(); ++i) {
        const auto trace = readTrace(corpus.record(i), mapping);
        if (trace.ok())
            if (const Status status = reviewing.take(i, trace.value(), monitor); !status.ok())
                return status.error();
        monitor.progress(i + 1, count);
    }
    return reviewing.finish(gold.issues, !monitor.stopRequested());
}

} // namespace core
