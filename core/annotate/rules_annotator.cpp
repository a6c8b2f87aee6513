#include "core/annotate/annotator.h"
#include "core/trace/segmenter.h"

#include <string>
#include <utility>

namespace core {

namespace {

class RulesAnnotator : public Annotator
{
public:
    explicit RulesAnnotator(Segmenter segmenter) : m_segmenter(std::move(segmenter)) {}

    std::string name() const override { return "rules 1"; }

    Result<Analysis> annotate(const Trace& trace, const Monitor&) const override
    {
        Segmentation segmentation = m_segmenter.segment(trace, {});
        auto tree = TraceTree::build(trace.reasoning.size(), std::move(segmentation.segments));
        if (!tree.ok())
            return tree.error();
        Analysis analysis{.tree = std::move(tree).value(), .hasReference = !trace.answer.empty(), .annotator = name()};
        for (BoundaryNote& boundary : segmentation.notes)
            analysis.notes.push_back({.confidence = boundary.confidence, .why = std::move(boundary.why)});
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
