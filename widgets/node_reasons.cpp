// Why a piece of a trace is what it is, and how sure that is.
#include "widgets/node_words.h"
#include "widgets/text_bridge.h"
#include "widgets/why_text.h"

#include <cmath>

namespace widgets {

QString NodeWords::sureText(double confidence)
{
    return confidence > 0 ? tr("%1 % sure").arg(QString::number(std::lround(confidence * 100))) : QString();
}

QString NodeWords::withSureness(const QString& text, double confidence)
{
    return confidence > 0 ? tr("%1 (%2)", "a finding and how sure it is").arg(text, sureText(confidence)) : text;
}

QString NodeWords::startText(std::size_t segment) const
{
    const core::SegmentNote& note = m_result.analysis.notes[segment];
    if (note.why.empty() && note.boundaryConfidence <= 0)
        return {};
    const QString text = note.why.empty() ? tr("begins here") : tr("begins here: %1").arg(whyText(note.why));
    return segment == 0 ? text : withSureness(text, note.boundaryConfidence);
}

QString NodeWords::labelText(std::size_t segment) const
{
    const core::SegmentNote& note = m_result.analysis.notes[segment];
    if (note.whyLabel.empty())
        return {};
    const QString text = note.label ? tr("%1: %2", "a label and its reason").arg(labelName(*note.label), whyText(note.whyLabel))
                                    : whyText(note.whyLabel);
    return withSureness(text, note.labelConfidence.value_or(0));
}

QString NodeWords::errorText(const core::ErrorSpan& error)
{
    return withSureness(error.why.empty() ? tr("error: %1").arg(toQString(error.message)) : tr("error: %1").arg(whyText(error.why)),
                        error.confidence);
}

} // namespace widgets
