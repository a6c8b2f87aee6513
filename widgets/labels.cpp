#include "widgets/labels.h"

#include <QCoreApplication>

namespace widgets {

namespace {

QString say(const char* text) { return QCoreApplication::translate("widgets::labels", text); }

} // namespace

QString kindLabel(core::Kind kind)
{
    switch (kind) {
    case core::Kind::QuestionRepeat: return say(QT_TRANSLATE_NOOP("widgets::labels", "question repeated"));
    case core::Kind::ProblemUnderstand: return say(QT_TRANSLATE_NOOP("widgets::labels", "understanding"));
    case core::Kind::Approach: return say(QT_TRANSLATE_NOOP("widgets::labels", "approach"));
    case core::Kind::Verification: return say(QT_TRANSLATE_NOOP("widgets::labels", "verification"));
    case core::Kind::Conclusion: return say(QT_TRANSLATE_NOOP("widgets::labels", "conclusion"));
    }
    return {};
}

QString reasonLabel(core::EditReason reason)
{
    switch (reason) {
    case core::EditReason::Redundant: return say(QT_TRANSLATE_NOOP("widgets::labels", "repeats"));
    case core::EditReason::Incorrect: return say(QT_TRANSLATE_NOOP("widgets::labels", "wrong answer"));
    case core::EditReason::Incomplete: return say(QT_TRANSLATE_NOOP("widgets::labels", "no answer"));
    case core::EditReason::ErrorSpan: return say(QT_TRANSLATE_NOOP("widgets::labels", "false statement"));
    case core::EditReason::AfterAnswer: return say(QT_TRANSLATE_NOOP("widgets::labels", "after the answer"));
    case core::EditReason::Inconclusive: return say(QT_TRANSLATE_NOOP("widgets::labels", "check finds nothing"));
    case core::EditReason::Chosen: return say(QT_TRANSLATE_NOOP("widgets::labels", "dropped by hand"));
    case core::EditReason::Seam: return say(QT_TRANSLATE_NOOP("widgets::labels", "repair of a join"));
    }
    return {};
}

QString planStatusLabel(core::PlanStatus status)
{
    switch (status) {
    case core::PlanStatus::Planned: return say(QT_TRANSLATE_NOOP("widgets::labels", "cleaned"));
    case core::PlanStatus::Unchanged: return say(QT_TRANSLATE_NOOP("widgets::labels", "unchanged"));
    case core::PlanStatus::Unsolvable: return say(QT_TRANSLATE_NOOP("widgets::labels", "left out"));
    case core::PlanStatus::Refused: return say(QT_TRANSLATE_NOOP("widgets::labels", "kept as it was"));
    }
    return {};
}

} // namespace widgets
