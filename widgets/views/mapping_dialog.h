#pragma once

#include "core/corpus/mapping.h"
#include "widgets/background_task.h"
#include "widgets/views/mapping_preview.h"

#include <QDialog>

#include <array>
#include <memory>

class QComboBox;
class QDialogButtonBox;
class QGridLayout;
class QLabel;
class QStringListModel;
class QToolButton;

namespace widgets {

/// Lets the user say which field of a record is what: by choosing a published corpus, or field by field, with three
/// records as they would be read.
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

protected:
    void changeEvent(QEvent* event) override;

private:
    enum Field { Problem, Reasoning, Response, Answer, Id, FieldCount };
    struct Row
    {
        QComboBox* path = nullptr;
        QComboBox* part = nullptr;
        QLabel* fault = nullptr; ///< below, while the path cannot be read
    };
    void buildLayouts();
    void buildFields();
    void addField(QGridLayout* grid, Field field, const QString& name);
    void buildHelp();
    void loadColumns();
    void setMapping(const core::FieldMapping& mapping);
    void takeLayout(int index);
    void takeEdit();
    void showFaults();
    void refreshLook();
    void refreshPreview();
    [[nodiscard]] core::FieldSource source(Field field) const;

    std::shared_ptr<const core::Corpus> m_corpus;
    core::FieldMapping m_detected; ///< until that is known, the one that the corpus is read by
    std::array<Row, FieldCount> m_rows;
    QStringListModel* m_paths; ///< the columns, for completion
    QLabel* m_message;
    QComboBox* m_layouts;
    QToolButton* m_help;
    QLabel* m_helpText;
    MappingPreview* m_preview;
    QDialogButtonBox* m_buttons;
    BackgroundTask m_columns;
    BackgroundTask m_reading;
    BackgroundTask m_saving;
    bool m_notSaved = false; ///< and that was said
};

} // namespace widgets
