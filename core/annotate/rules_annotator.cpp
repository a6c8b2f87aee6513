#include "core/annotate/annotator.h"
#include "core/annotate/approach_judge.h"
#include "core/annotate/clusters.h"
#include "core/annotate/completion.h"
#include "core/annotate/errors.h"
#include "core/annotate/labels.h"
#include "core/annotate/titles.h"
#include "core/answers/answer_statements.h"
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

class RulesAnnotator : public Annotator
{
public:
    explicit RulesAnnotator(Segmenter segmenter) : m_segmenter(std::move(segmenter)) {}

    std::string name() const override { return "rules 1"; }

    Result<Analysis> annotate(const Trace& trace, const Monitor&) const override
    {
        const std::vector<AnswerStatement> statements = findAnswerStatements(trace.reasoning);
        Segmentation segmentation = m_segmenter.segment(trace, statedAnswers(statements));
        auto tree = TraceTree::build(trace.reasoning.size(), std::move(segmentation.segments));
        if (!tree.ok())
            return tree.error();
        ApproachJudge judge(trace, statements);
        Analysis analysis{.tree = std::move(tree).value(), .hasReference = judge.reference().fromRecord, .annotator = name()};
        for (BoundaryNote& boundary : segmentation.notes)
            analysis.notes.push_back({.confidence = boundary.confidence, .why = std::move(boundary.why)});
        labelApproaches(trace, judge, analysis.tree, analysis.notes);
        completeApproach(judge, analysis.tree, analysis.notes);
        creditEnding(judge, analysis.tree, analysis.notes);
        clusterSegments(trace, analysis.tree, analysis.notes);
        titleSegments(m_segmenter.lexicon(), trace.reasoning, analysis.tree, analysis.notes);
        analysis.errors = findErrors(trace.reasoning);
        analysis.verdict = verdictOf(analysis.tree, analysis.notes);
        return analysis;
    }

private:
    Segmenter m_segmenter;
};

} // namespace

Result<std::shared_ptr<const Annotator>> makeRulesAnnotator()
{
    auto segmenter = Segmenter::load();
    if (!segmenter.ok())
        return segmenter.error();
    return std::shared_ptr<const Annotator>(std::make_shared<RulesAnnotator>(std::move(segmenter).value()));
}

} // namespace core
