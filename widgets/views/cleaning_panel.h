#pragma once

#include "core/clean/trace_result.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace widgets {

class SurenessBox;

/// What a preset does, in one line of plain words; empty for a name that is not known.
[[nodiscard]] QString presetExplanation(std::string_view preset);
/// What a plan does to one trace: "3 pieces go, −38 %", "9,793 → 6,120 tokens (Qwen3)", or why nothing is done.
[[nodiscard]] QString planEffect(const core::TraceResult& result);

/// Choice of preset and of its switches, and what they do to the trace that is shown.
class CleaningPanel : public QWidget
{
    Q_OBJECT
public:
    explicit CleaningPanel(QWidget* parent = nullptr);

    void setPolicy(const core::Policy& policy);
    /// Null: no trace is shown.
    void setResult(const std::shared_ptr<const core::TraceResult>& result);

Q_SIGNALS:
    void policyChosen(const core::Policy& policy);

private:
    void buildSwitches();
    void choosePreset(int index);
    void chooseSwitches();
    [[nodiscard]] core::Policy policyOfSwitches() const;

    core::Policy m_policy;
    QComboBox* m_preset;
    QLabel* m_explanation;
    QLabel* m_effect;
    QWidget* m_switches;
    QComboBox* m_redundancy;
    QSpinBox* m_count;
    QComboBox* m_errors;
    QComboBox* m_cut;
    QCheckBox* m_incorrect;
    QCheckBox* m_incomplete;
    QCheckBox* m_verifications;
    QCheckBox* m_inconclusive;
    QCheckBox* m_unsolvable;
    QCheckBox* m_unlikely;
    SurenessBox* m_sure;
};

} // namespace widgets
