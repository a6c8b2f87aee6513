#include "core/annotate/labels/label_certainty.h"

#include "core/resources.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string_view>

namespace core {

namespace {

const std::array<std::string, labelCueCount> cueNames{"bias",       "begin",  "end",    "size",   "share", "closed", "goes_same",
                                                      "goes_other", "behind", "stated", "record", "first", "again"};
constexpr double unsure = 0.7; ///< a label that is less sure says why
constexpr std::array labels{Label::Correct, Label::Incorrect, Label::Incomplete};

double lengthCue(std::size_t bytes)
{
    return std::clamp(std::log10(static_cast<double>(std::max<std::size_t>(bytes, 1)) / 100) / 3, 0.0, 1.0);
}

void set(LabelCues& cues, LabelCue cue, double value) { cues[static_cast<std::size_t>(cue)] = value; }

/// All cues but those of what stands before the segment.
LabelCues cuesOf(const Analysis& analysis, std::size_t i)
{
    const std::vector<Segment>& segments = analysis.tree.segments();
    const SegmentNote& note = analysis.notes[i];
    const Span span = segments[i].span;
    LabelCues cues{};
    set(cues, LabelCue::Bias, 1);
    set(cues, LabelCue::Begin, i == 0 ? 1 : note.boundaryConfidence);
    set(cues, LabelCue::End, 1);
    if (i + 1 < segments.size()) {
        const SegmentNote& next = analysis.notes[i + 1];
        const bool goesOn = segments[i + 1].kind == Kind::Approach;
        set(cues, LabelCue::End, next.boundaryConfidence);
        set(cues, LabelCue::Closed, segments[i + 1].kind == Kind::Verification || segments[i + 1].kind == Kind::Conclusion ? 1 : 0);
        set(cues, LabelCue::GoesSame, goesOn && next.label == note.label ? 1 : 0);
        set(cues, LabelCue::GoesOther, goesOn && next.label != note.label ? 1 : 0);
    }
    set(cues, LabelCue::Size, lengthCue(span.size()));
    set(cues, LabelCue::Share, static_cast<double>(span.size()) / static_cast<double>(segments.back().span.end));
    if (note.answerSpan.size() > 0)
        set(cues, LabelCue::Behind, static_cast<double>(span.end - note.answerSpan.end) / static_cast<double>(span.size()));
    set(cues, LabelCue::Stated, note.labelConfidence.value_or(0));
    set(cues, LabelCue::Record, analysis.hasReference ? 1 : 0);
    return cues;
}

} // namespace

const std::string& labelCueName(std::size_t cue) { return cueNames[cue]; }

std::vector<LabelCues> labelCues(const Analysis& analysis)
{
    std::vector<LabelCues> all(analysis.notes.size());
    bool first = true;
    std::array<bool, labels.size()> seen{};
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (analysis.tree.segments()[i].kind != Kind::Approach)
            continue;
        if (const auto label = analysis.notes[i].label) {
            bool& again = seen[static_cast<std::size_t>(*label)];
            all[i] = cuesOf(analysis, i);
            set(all[i], LabelCue::First, first ? 1 : 0);
            set(all[i], LabelCue::Again, again ? 1 : 0);
            again = true;
        }
        first = false;
    }
    return all;
}

const LabelCertainty& LabelCertainty::instance()
{
    static const LabelCertainty certainty;
    return certainty;
}

LabelCertainty::LabelCertainty()
{
    std::ifstream file(resourcePath("models/label_certainty.txt"));
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string label;
        std::string name;
        double value = 0;
        if (line.starts_with('#') || !(words >> label >> name >> value))
            continue;
        for (const Label known : labels)
            for (std::size_t cue = 0; cue < labelCueCount; ++cue)
                if (labelName(known) == label && cueNames[cue] == name) {
                    m_weights[static_cast<std::size_t>(known)][cue] = value;
                    m_known = true;
                }
    }
}

double LabelCertainty::probability(Label label, const LabelCues& cues) const
{
    if (!m_known)
        return cues[static_cast<std::size_t>(LabelCue::Stated)];
    const LabelCues& weights = m_weights[static_cast<std::size_t>(label)];
    double sum = 0;
    for (std::size_t i = 0; i < cues.size(); ++i)
        sum += cues[i] * weights[i];
    return 1 / (1 + std::exp(-sum));
}

std::string_view LabelCertainty::doubt(Label label, const LabelCues& cues) const
{
    constexpr double much = 0.3; // of log odds
    const LabelCues& weights = m_weights[static_cast<std::size_t>(label)];
    const auto lost = [&](LabelCue cue) { return weights[static_cast<std::size_t>(cue)] * (1 - cues[static_cast<std::size_t>(cue)]); };
    const double begin = lost(LabelCue::Begin);
    const double end = lost(LabelCue::End);
    if (std::max(begin, end) < much)
        return {};
    return end >= begin ? "; it may end elsewhere" : "; it may begin elsewhere";
}

void scoreLabels(Analysis& analysis)
{
    const LabelCertainty& certainty = LabelCertainty::instance();
    const std::vector<LabelCues> cues = labelCues(analysis);
    for (std::size_t i = 0; i < cues.size(); ++i)
        if (SegmentNote& note = analysis.notes[i]; note.label) {
            note.labelConfidence = certainty.probability(*note.label, cues[i]);
            if (*note.labelConfidence < unsure)
                note.whyLabel += certainty.doubt(*note.label, cues[i]);
        }
}

} // namespace core
