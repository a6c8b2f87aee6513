#include "widgets/views/cleaning_panel.h"

#include "widgets/labels.h"
#include "widgets/text_bridge.h"
#include "widgets/views/sureness_box.h"
#include "widgets/why_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace widgets {

namespace {

struct Explanation
{
    std::string_view preset;
    const char* text;
};

constexpr std::array explanations{
    Explanation{"delete-multi-1", QT_TRANSLATE_NOOP("widgets::CleaningPanel", "Removes the last repeated piece.")},
    Explanation{"delete-multi-2", QT_TRANSLATE_NOOP("widgets::CleaningPanel", "Removes the last two repeated pieces.")},
    Explanation{"delete-multi-all", QT_TRANSLATE_NOOP("widgets::CleaningPanel", "Removes every piece that repeats an earlier one.")},
    Explanation{"delete-multi-incorrect-incomplete",
                QT_TRANSLATE_NOOP("widgets::CleaningPanel",
                                  "Removes every repeat, and every approach with a wrong answer or none.")},
    Explanation{"keep-first", QT_TRANSLATE_NOOP("widgets::CleaningPanel",
                                                "Keeps all up to the first approach with an answer, and the conclusion.")},
    Explanation{"trunk", QT_TRANSLATE_NOOP("widgets::CleaningPanel",
                                           "Removes repeats, but no correct approach up to the first one. "
                                           "Leaves out traces that never get it right.")},
    Explanation{"trunk-delete-errors",
                QT_TRANSLATE_NOOP("widgets::CleaningPanel", "As trunk, and removes false statements or the whole approach with them.")},
    Explanation{"trunk-delete-solutions",
                QT_TRANSLATE_NOOP("widgets::CleaningPanel", "As trunk, and removes approaches with a false statement whole.")},
    Explanation{"earliest-correct", QT_TRANSLATE_NOOP("widgets::CleaningPanel",
                                                      "Keeps all up to the first correct approach, and the conclusion.")},
    Explanation{"verification-only", QT_TRANSLATE_NOOP("widgets::CleaningPanel",
                                                       "Removes checks that repeat or find nothing; never an approach.")},
    Explanation{"custom", QT_TRANSLATE_NOOP("widgets::CleaningPanel", "Your own choice of the switches below.")},
};

QLabel* wrappedLabel()
{
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// Narrow enough for the dock, whatever the longest entry.
QComboBox* narrowCombo(const QString& name, const QStringList& entries = {})
{
    auto* combo = new QComboBox;
    combo->setAccessibleName(name);
    combo->addItems(entries);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(10);
    return combo;
}

} // namespace

QString presetExplanation(std::string_view preset)
{
    const auto found = std::find_if(explanations.begin(), explanations.end(),
                                    [&](const Explanation& one) { return one.preset == preset; });
    return found == explanations.end() ? QString() : CleaningPanel::tr(found->text);
}

QString planEffect(const core::TraceResult& result)
{
    if (!result.tokens.trouble.empty())
        return CleaningPanel::tr("This trace is left out of the cleaned corpus: %1").arg(whyText(result.tokens.trouble));
    const QString why = whyText(result.plan.statusReason);
    switch (result.plan.status) {
    case core::PlanStatus::Unsolvable:
        return CleaningPanel::tr("This trace is left out of the cleaned corpus: %1").arg(why);
    case core::PlanStatus::Refused:
        return CleaningPanel::tr("This trace is kept as it was: %1").arg(why);
    case core::PlanStatus::Unchanged:
        return CleaningPanel::tr("Nothing goes from this trace.");
    case core::PlanStatus::Planned:
        break;
    }
    const auto removals = std::count_if(result.plan.edits.begin(), result.plan.edits.end(), [](const core::Edit& edit) {
        return edit.reason != core::EditReason::Seam;
    });
    const auto before = static_cast<double>(result.tokens.before);
    const double saving = before > 0 ? (before - static_cast<double>(result.tokens.after)) / before : 0.0;
    return CleaningPanel::tr("%n pieces go, %1", nullptr, static_cast<int>(removals)).arg(formatSaving(saving))
           + QLatin1Char('\n')
           + CleaningPanel::tr("%1 \u2192 %2 tokens (%3)")
                 .arg(formatCount(result.tokens.before), formatCount(result.tokens.after),
                      toQString(result.tokens.tokenizer));
}

CleaningPanel::CleaningPanel(QWidget* parent)
    : QWidget(parent), m_preset(narrowCombo(tr("Preset"))), m_explanation(wrappedLabel()), m_effect(wrappedLabel()),
      m_switches(new QWidget)
{
    setAccessibleName(tr("Cleaning"));
    for (const core::Policy& preset : core::presets()) {
        m_preset->addItem(toQString(preset.name));
        m_preset->setItemData(m_preset->count() - 1, plainToolTip(presetExplanation(preset.name)), Qt::ToolTipRole);
    }
    m_preset->addItem(tr("custom"));
    m_effect->setAccessibleName(tr("What cleaning does to this trace"));
    QFont strong = m_effect->font();
    strong.setBold(true);
    m_effect->setFont(strong);
    buildSwitches();

    auto* title = new QLabel(tr("Cleaning"));
    title->setFont(strong);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(title);
    layout->addWidget(m_preset);
    layout->addWidget(m_explanation);
    layout->addWidget(m_effect);
    layout->addWidget(m_switches);
    layout->addStretch(1);
    connect(m_preset, &QComboBox::activated, this, &CleaningPanel::choosePreset);
    setPolicy(core::presetByName("trunk").value_or(core::Policy{}));
}

void CleaningPanel::buildSwitches()
{
    m_redundancy = narrowCombo(tr("Repeated pieces"), {tr("keep"), tr("remove the last"), tr("remove all"),
                                                       tr("spare first correct")});
    m_redundancy->setItemData(3, plainToolTip(tr("Every repeat goes, but the first correct approach stays even if it is one.")), Qt::ToolTipRole);
    m_count = new QSpinBox;
    m_count->setAccessibleName(tr("How many repeated pieces"));
    m_count->setRange(1, 999);
    m_errors = narrowCombo(tr("False statements"), {tr("keep"), tr("remove"), tr("remove approaches")});
    m_cut = narrowCombo(tr("Cut the text"), {tr("nothing"), tr("after the first answer"), tr("after the first correct")});
    m_incorrect = new QCheckBox(tr("Drop &wrong approaches"));
    m_incomplete = new QCheckBox(tr("Drop &unfinished approaches"));
    m_verifications = new QCheckBox(tr("Drop repeate&d checks"));
    m_inconclusive = new QCheckBox(tr("Drop empt&y checks"));
    m_unsolvable = new QCheckBox(tr("&Leave out unsolvable traces"));
    m_unlikely = new QCheckBox(tr("Unli&kely repeats too"));
    m_incorrect->setToolTip(tr("Every approach whose answer differs from the reference"));
    m_incomplete->setToolTip(tr("Every approach that reaches no answer"));
    m_verifications->setToolTip(tr("Every check that repeats an earlier one"));
    m_inconclusive->setToolTip(tr("Every check that neither confirms nor refutes"));
    m_unsolvable->setToolTip(tr("Traces without a correct approach do not go into the cleaned corpus; the report lists them."));

    m_unlikely->setToolTip(plainToolTip(tr("Repeats that are less than half sure stay, unless this is chosen. Part of no preset.")));

    m_sure = new SurenessBox;
    m_sure->setName(tr("Act on findings from this sure on"));
    m_sure->setToolTip(plainToolTip(tr("Less sure findings remove nothing, and leave no trace out; they are still shown. Part of no preset.")));

    auto* repeats = new QHBoxLayout;
    repeats->addWidget(m_redundancy, 1);
    repeats->addWidget(m_count);
    auto* form = new QFormLayout(m_switches);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(6);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* repeated = new QLabel(tr("&Repeats"));
    repeated->setBuddy(m_redundancy);
    form->addRow(repeated, repeats);
    form->addRow(tr("&Errors"), m_errors);
    form->addRow(tr("&Cut off"), m_cut);
    form->addRow(tr("Act o&n"), m_sure);
    for (QCheckBox* box : {m_unlikely, m_incorrect, m_incomplete, m_verifications, m_inconclusive, m_unsolvable}) {
        form->addRow(box);
        connect(box, &QCheckBox::clicked, this, &CleaningPanel::chooseSwitches);
    }
    for (QComboBox* combo : {m_redundancy, m_errors, m_cut})
        connect(combo, &QComboBox::activated, this, &CleaningPanel::chooseSwitches);
    connect(m_count, &QSpinBox::valueChanged, this, &CleaningPanel::chooseSwitches);
    connect(m_sure, &SurenessBox::shareChosen, this, &CleaningPanel::chooseSwitches);
}

void CleaningPanel::setPolicy(const core::Policy& policy)
{
    m_policy = policy;
    const int at = m_preset->findText(toQString(policy.name));
    m_preset->setCurrentIndex(at >= 0 ? at : m_preset->count() - 1);
    m_explanation->setText(presetExplanation(policy.name));
    m_redundancy->setCurrentIndex(static_cast<int>(policy.redundancy));
    const QSignalBlocker quiet(m_count);
    m_count->setValue(static_cast<int>(std::max(policy.count, 1U)));
    m_count->setVisible(policy.redundancy == core::RedundancyRule::LastN);
    m_errors->setCurrentIndex(static_cast<int>(policy.errors));
    m_cut->setCurrentIndex(static_cast<int>(policy.cut));
    m_incorrect->setChecked(policy.dropIncorrect);
    m_incomplete->setChecked(policy.dropIncomplete);
    m_verifications->setChecked(policy.dropRedundantVerifications);
    m_inconclusive->setChecked(policy.dropInconclusiveVerifications);
    m_unsolvable->setChecked(policy.leaveOutUnsolvable);
    m_sure->setWords(policy.unlikelyRepeats ? tr("all findings") : tr("all but unlikely repeats"), tr("from ", "before a percentage: from 80 % sure"));
    m_sure->setShare(policy.minConfidence);
    m_unlikely->setChecked(policy.unlikelyRepeats);
    m_unlikely->setEnabled(policy.minConfidence < core::leastSureRepeat(core::Policy{})); // else none is acted on
}

void CleaningPanel::setResult(const std::shared_ptr<const core::TraceResult>& result)
{
    m_effect->setText(result ? planEffect(*result) : QString());
    m_effect->setVisible(result != nullptr);
}

void CleaningPanel::choosePreset(int index)
{
    core::Policy policy = m_policy;
    if (index < static_cast<int>(core::presets().size()))
        policy = core::presets()[static_cast<std::size_t>(index)];
    else
        policy.name = "custom";
    policy.minConfidence = m_policy.minConfidence;
    policy.unlikelyRepeats = m_policy.unlikelyRepeats;
    setPolicy(policy);
    Q_EMIT policyChosen(policy);
}

core::Policy CleaningPanel::policyOfSwitches() const
{
    core::Policy policy;
    policy.redundancy = static_cast<core::RedundancyRule>(m_redundancy->currentIndex());
    policy.count = policy.redundancy == core::RedundancyRule::LastN ? static_cast<std::uint32_t>(m_count->value()) : 0;
    policy.errors = static_cast<core::ErrorRule>(m_errors->currentIndex());
    policy.cut = static_cast<core::CutRule>(m_cut->currentIndex());
    policy.dropIncorrect = m_incorrect->isChecked();
    policy.dropIncomplete = m_incomplete->isChecked();
    policy.dropRedundantVerifications = m_verifications->isChecked();
    policy.dropInconclusiveVerifications = m_inconclusive->isChecked();
    policy.leaveOutUnsolvable = m_unsolvable->isChecked();
    policy.minConfidence = m_sure->share();
    policy.unlikelyRepeats = m_unlikely->isChecked();
    policy.name = core::nameOf(policy);
    return policy;
}

void CleaningPanel::chooseSwitches()
{
    const core::Policy policy = policyOfSwitches();
    setPolicy(policy);
    Q_EMIT policyChosen(policy);
}

} // namespace widgets
