#pragma once

#include "core/corpus/mapping.h"
#include "widgets/background_task.h"

#include <QDialog>

#include <array>
#include <memory>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QTableWidget;

namespace widgets {

/// Lets the user say which field of a record is what, with the first records as they would be read.
class MappingDialog : public QDialog
{
    Q_OBJECT
public:
    /// `trouble` says why nothing was detected; empty when `mapping` was.
    MappingDialog(std::shared_ptr<const core::Corpus> corpus, const core::FieldMapping& mapping, const QString& trouble,
                  QWidget* parent = nullptr);

    [[nodiscard]] core::FieldMapping mapping() const;
    /// Closes the dialog; the choice is kept for all corpora with these columns.
    void accept() override;

private:
    enum Field { Problem, Reasoning, Response, Answer, Id, FieldCount };
    struct Row
    {
        QComboBox* path = nullptr;
        QComboBox* part = nullptr;
    };
    void buildLayouts();
    void buildFields();
    void chooseLayout(int index);
    void loadColumns();
    void setMapping(const core::FieldMapping& mapping);
    void refreshPreview();
    void showPreview(const std::vector<core::Result<core::Trace>>& traces);
    [[nodiscard]] core::FieldSource source(Field field) const;

    std::shared_ptr<const core::Corpus> m_corpus;
    core::FieldMapping m_detected;
    std::array<Row, FieldCount> m_rows;
    QLabel* m_message;
    QComboBox* m_layouts;
    QTableWidget* m_preview;
    QDialogButtonBox* m_buttons;
    bool m_notSaved = false; ///< and that was said
    BackgroundTask m_columns;
    BackgroundTask m_reading;
    BackgroundTask m_saving;
};

} // namespace widgets
