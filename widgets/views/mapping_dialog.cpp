#include "widgets/views/mapping_dialog.h"

#include "core/corpus/published_layouts.h"
#include "core/corpus/saved_mappings.h"
#include "widgets/core_words.h"
#include "widgets/text_bridge.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace widgets {

namespace {

constexpr std::size_t previewRecords = 3;
constexpr std::size_t previewLine = 160;

QTableWidgetItem* plainItem(const std::string& text)
{
    auto* item = new QTableWidgetItem(toQString(core::oneLine(text, previewLine)));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setToolTip(plainToolTip(toQString(text).left(1000)));
    return item;
}

} // namespace

MappingDialog::MappingDialog(std::shared_ptr<const core::Corpus> corpus, const core::FieldMapping& mapping,
                             const QString& trouble, QWidget* parent)
    : QDialog(parent), m_corpus(std::move(corpus)), m_detected(mapping), m_message(new QLabel),
      m_layouts(new QComboBox), m_preview(new QTableWidget(0, FieldCount)), m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Fields of the corpus"));
    resize(840, 480);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setText(trouble.isEmpty() ? tr("Recognised: %1. Change what is not right.").arg(layoutText(mapping.layout))
                                         : trouble);
    m_preview->setAccessibleName(tr("First records as they are read"));
    m_preview->setHorizontalHeaderLabels({tr("Problem"), tr("Reasoning"), tr("Response"), tr("Answer"), tr("Id")});
    m_preview->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_preview->setWordWrap(false);
    m_preview->setSelectionMode(QAbstractItemView::NoSelection);

    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(m_message);
    buildLayouts();
    buildFields();
    layout->addWidget(new QLabel(tr("The first records, read that way:")));
    layout->addWidget(m_preview, 1);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setMapping(mapping);
    loadColumns();
    refreshPreview();
}

void MappingDialog::buildLayouts()
{
    m_layouts->addItem(tr("what was recognised, or chosen last"));
    for (const core::PublishedLayout& published : core::publishedLayouts())
        m_layouts->addItem(toQString(published.corpus));
    auto* label = new QLabel(tr("Read &like"));
    label->setBuddy(m_layouts);
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_layouts, 1);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    connect(m_layouts, &QComboBox::activated, this, &MappingDialog::chooseLayout);
}

void MappingDialog::chooseLayout(int index)
{
    setMapping(index == 0 ? m_detected : core::publishedLayouts()[static_cast<std::size_t>(index) - 1].mapping);
    refreshPreview();
}

void MappingDialog::accept()
{
    if (m_notSaved) {
        QDialog::accept();
        return;
    }
    // The choice is written while the dialog is still there; it closes when that is done.
    m_buttons->setEnabled(false);
    m_saving.start([this, corpus = m_corpus, chosen = mapping()](core::Monitor&) -> BackgroundTask::Done {
        return [this, saved = core::saveMapping(*corpus, chosen)] {
            if (saved.ok()) {
                QDialog::accept();
                return;
            }
            m_notSaved = true;
            m_buttons->setEnabled(true);
            m_message->setText(tr("This choice holds until the corpus is closed; it cannot be kept: %1")
                                   .arg(toQString(saved.error().message)));
        };
    });
}

void MappingDialog::buildFields()
{
    auto* grid = new QGridLayout;
    grid->setColumnStretch(1, 1);
    const std::array names{tr("&Problem"), tr("&Reasoning"), tr("Re&sponse"), tr("&Answer"), tr("&Id")};
    for (std::size_t i = 0; i < FieldCount; ++i) {
        Row& row = m_rows[i];
        row.path = new QComboBox;
        row.path->setEditable(true);
        row.path->setInsertPolicy(QComboBox::NoInsert);
        row.path->addItem(QString());
        row.path->lineEdit()->setPlaceholderText(tr("none"));
        row.path->setToolTip(plainToolTip(tr("A name, or a path: conversations[1].value, generations[0], "
                                             "messages[role=assistant].content, [\"any name\"]")));
        row.part = new QComboBox;
        row.part->addItems({tr("the whole text"), tr("the thought inside its tags"), tr("what follows the thought")});
        auto* label = new QLabel(names[i]);
        label->setBuddy(row.path);
        const int line = static_cast<int>(i);
        grid->addWidget(label, line, 0);
        grid->addWidget(row.path, line, 1);
        grid->addWidget(row.part, line, 2);
        connect(row.path, &QComboBox::editTextChanged, this, &MappingDialog::refreshPreview);
        connect(row.part, &QComboBox::activated, this, &MappingDialog::refreshPreview);
    }
    static_cast<QVBoxLayout*>(layout())->addLayout(grid);
}

void MappingDialog::loadColumns()
{
    m_columns.start([this, corpus = m_corpus](core::Monitor&) -> BackgroundTask::Done {
        return [this, paths = core::columnPaths(*corpus)] {
            for (Row& row : m_rows) {
                const QString typed = row.path->currentText();
                const QSignalBlocker quiet(row.path);
                for (const std::string& path : paths)
                    if (row.path->findText(toQString(path)) < 0)
                        row.path->addItem(toQString(path));
                row.path->setCurrentText(typed);
            }
        };
    });
}

void MappingDialog::setMapping(const core::FieldMapping& mapping)
{
    const std::array sources{mapping.problem, mapping.reasoning, mapping.response, mapping.answer, mapping.id};
    for (std::size_t i = 0; i < FieldCount; ++i) {
        const QSignalBlocker quiet(m_rows[i].path);
        m_rows[i].path->setCurrentText(toQString(sources[i].path));
        m_rows[i].part->setCurrentIndex(static_cast<int>(sources[i].part));
    }
}

core::FieldSource MappingDialog::source(Field field) const
{
    return {toStdString(m_rows[field].path->currentText().trimmed()),
            static_cast<core::FieldSource::Part>(m_rows[field].part->currentIndex())};
}

core::FieldMapping MappingDialog::mapping() const
{
    core::FieldMapping mapping;
    mapping.problem = source(Problem);
    mapping.reasoning = source(Reasoning);
    mapping.response = source(Response);
    mapping.answer = source(Answer);
    mapping.id = source(Id);
    mapping.layout = m_detected.layout;
    if (mapping != m_detected)
        mapping.layout = toStdString(tr("chosen by you"));
    return mapping;
}

void MappingDialog::refreshPreview()
{
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(!source(Reasoning).path.empty());
    m_reading.start([this, corpus = m_corpus, chosen = mapping()](core::Monitor& monitor) -> BackgroundTask::Done {
        std::vector<core::Result<core::Trace>> traces;
        for (std::size_t i = 0; i < std::min(previewRecords, corpus->recordCount()) && !monitor.stopRequested(); ++i)
            traces.push_back(core::readTrace(corpus->record(i), chosen));
        return [this, traces = std::move(traces)] { showPreview(traces); };
    });
}

void MappingDialog::showPreview(const std::vector<core::Result<core::Trace>>& traces)
{
    m_preview->clearSpans();
    m_preview->setRowCount(static_cast<int>(traces.size()));
    for (int row = 0; row < m_preview->rowCount(); ++row) {
        const auto& trace = traces[static_cast<std::size_t>(row)];
        if (!trace.ok()) {
            m_preview->setItem(row, 0, plainItem(trace.error().message));
            m_preview->setSpan(row, 0, 1, FieldCount);
            continue;
        }
        const core::Trace& value = trace.value();
        const std::array texts{&value.problem, &value.reasoning, &value.response, &value.answer, &value.id};
        for (int column = 0; column < FieldCount; ++column)
            m_preview->setItem(row, column, plainItem(*texts[static_cast<std::size_t>(column)]));
    }
}

} // namespace widgets
