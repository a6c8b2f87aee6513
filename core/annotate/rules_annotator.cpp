#include "core/annotate/annotator.h"
#include "core/annotate/calibration.h"
#include "core/annotate/errors/errors.h"
#include "core/annotate/labels/approach_judge.h"
#include "core/annotate/labels/completion.h"
#include "core/annotate/labels/label_certainty.h"
#include "core/annotate/labels/labels.h"
#include "core/annotate/repeats/clusters.h"
#include "core/annotate/rules_annotator.h"
#include "core/annotate/settled_reasons.h"
#include "core/annotate/titles/titles.h"
#include "core/answers/statements/answer_statements.h"
#include "core/trace/segmenter.h"

#include <string>
#include <utility>

namespace core {

namespace {

std::vector<StatedAnswer> statedAnswers(const std::vector<AnswerStatement>& statements)
{
    std::vector<StatedAnswer> stated;
    for (const AnswerStatement& statement : statements)
        stated.push_back({statement.value, statement.strength});
    return stated;
}

/// How a false statement was found.
std::string errorReason(const ErrorSpan& error)
{
    std::string why = "worked out: " + error.message;
    if (error.correctedLater)
        why += "; the text puts it right later";
    return why;
}

/// Turns the scores that the stages left into shares of right decisions.
void calibrate(Analysis& analysis)
{
    const Calibration& calibration = Calibration::instance();
    scoreLabels(analysis); // by the bare scores of boundaries
    for (SegmentNote& note : analysis.notes) {
        note.boundaryConfidence = calibration.share(Finding::Boundary, note.boundaryConfidence);
        if (note.clusterConfidence)
            note.clusterConfidence = calibration.share(Finding::Cluster, *note.clusterConfidence);
        note.confidence = note.boundaryConfidence * note.labelConfidence.value_or(1);
    }
    for (ErrorSpan& error : analysis.errors)
        error.confidence = calibration.share(Finding::Error, error.confidence);
}

class RulesAnnotator : public Annotator
{
public:
    RulesAnnotator(Segmenter segmenter, Scores scores) : m_segmenter(std::move(segmenter)), m_scores(scores) {}

    std::string name() const override { return "rules 1"; }

    Result<Analysis> annotate(const Trace& trace, const Monitor&) const override
    {
        std::vector<SentenceGlance> sentences;
        const std::vector<AnswerStatement> statements = findAnswerStatements(trace.reasoning, sentences);
        auto cut = m_segmenter.segment(trace, statedAnswers(statements));
        if (!cut.ok())
            return cut.error();
        Segmentation segmentation = std::move(cut).value();
        auto tree = TraceTree::build(trace.reasoning.size(), std::move(segmentation.segments));
        if (!tree.ok())
            return tree.error();
        ApproachJudge judge(trace, statements, sentences);
        Analysis analysis{.tree = std::move(tree).value(), .hasReference = judge.reference().fromRecord, .annotator = name()};
        for (BoundaryNote& boundary : segmentation.notes)
            analysis.notes.push_back({.boundaryConfidence = boundary.confidence, .why = std::move(boundary.why)});
        labelApproaches(trace, judge, analysis.tree, analysis.notes);
        if (Segmenter::isShort(trace.reasoning)) // there a check of two sentences does not complete what it refutes
            labelClosedApproaches(judge, analysis.tree, analysis.notes);
        completeApproaches(trace, m_segmenter.lexicon(), judge, analysis.tree, analysis.notes);
        labelByWhatFollows(trace, judge, analysis.tree, analysis.notes);
        creditEnding(judge, analysis.tree, analysis.notes);
        settleReasons(trace.reasoning, analysis.tree, analysis.notes);
        clusterSegments(trace, analysis.tree, analysis.notes);
        titleSegments(m_segmenter.lexicon(), trace.reasoning, analysis.tree, analysis.notes);
        analysis.errors = findErrors(trace.reasoning);
        for (ErrorSpan& error : analysis.errors)
            error.why = errorReason(error);
        if (m_scores == Scores::Calibrated)
            calibrate(analysis);
        analysis.verdict = verdictOf(analysis.tree, analysis.notes);
        return analysis;
    }

private:
    Segmenter m_segmenter;
    Scores m_scores;
};

} // namespace

Result<std::shared_ptr<const Annotator>> makeRulesAnnotator()
{
    auto segmenter = Segmenter::load();
    if (!segmenter.ok())
        return segmenter.error();
    return makeRulesAnnotator(std::move(segmenter).value(), Scores::Calibrated);
}

std::shared_ptr<const Annotator> makeRulesAnnotator(Segmenter segmenter, Scores scores)
{
    return std::make_shared<RulesAnnotator>(std::move(segmenter), scores);
}

} // namespace core
