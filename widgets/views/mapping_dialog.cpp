#include "widgets/views/mapping_dialog.h"

#include "core/corpus/json_path.h"
#include "core/corpus/published_layouts.h"
#include "core/corpus/record_reader.h"
#include "core/corpus/saved_mappings.h"
#include "core/corpus/trace_places.h"
#include "widgets/core_words.h"
#include "widgets/palette.h"
#include "widgets/text_bridge.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace widgets {

namespace {

/// The first record, one in the middle, and the last: what only the first ones have would go unseen.
std::set<std::size_t> sampleOf(std::size_t count)
{
    return count == 0 ? std::set<std::size_t>{} : std::set<std::size_t>{0, count / 2, count - 1};
}

constexpr std::string_view byHand = "fields chosen by hand"; // what core calls it

/// One record as `mapping` reads it: of several traces in it the first.
MappingPreview::Sample sampleAt(const core::Corpus& corpus, std::size_t at, const core::FieldMapping& mapping)
{
    core::RawRecord record = corpus.record(at);
    if (const auto scan = core::scanRecord(record); scan.ok() && core::findsSeveral(mapping))
        if (const auto places = core::tracePlaces(record, scan.value(), mapping); places.ok())
            record.traces = static_cast<std::uint32_t>(std::max<std::size_t>(places.value().labels.size(), 1));
    return MappingPreview::sampleOf(record, core::readTrace(record, mapping));
}

QLabel* plainLabel(const QString& text)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

MappingDialog::MappingDialog(std::shared_ptr<const core::Corpus> corpus, const core::FieldMapping& mapping,
                             const QString& trouble, QWidget* parent)
    : QDialog(parent), m_corpus(corpus->records() ? corpus->records() : corpus), m_detected(mapping), m_paths(new QStringListModel(this)),
      m_message(plainLabel(!trouble.isEmpty()                      ? trouble
                           : mapping.layout == byHand ? tr("The fields are as you chose them.")
                           : tr("Recognised: %1. Change what is not right.").arg(layoutText(mapping.layout)))),
      m_layouts(new QComboBox), m_help(new QToolButton), m_helpText(plainLabel({})), m_preview(new MappingPreview),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Fields of the corpus"));
    resize(960, 680);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(m_message);
    buildLayouts();
    buildFields();
    buildHelp();
    layout->addWidget(m_preview, 1);
    layout->addWidget(plainLabel(tr("Your choice is kept for corpora with the same columns.")));
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setMapping(mapping);
    loadColumns();
    refreshLook();
    takeEdit();
}

void MappingDialog::buildLayouts()
{
    m_layouts->addItem(tr("As recognised"));
    for (const core::PublishedLayout& known : core::publishedLayouts())
        m_layouts->addItem(toQString(known.corpus));
    m_layouts->setAccessibleName(tr("Laid out like"));
    m_layouts->setToolTip(plainToolTip(tr("Fills the fields in as a published corpus has them")));
    m_help->setText(tr("How paths are written"));
    m_help->setCheckable(true);
    m_help->setAutoRaise(true);
    auto* label = new QLabel(tr("Laid out &like"));
    label->setBuddy(m_layouts);
    auto* line = new QHBoxLayout;
    line->addWidget(label);
    line->addWidget(m_layouts);
    line->addStretch(1);
    line->addWidget(m_help);
    static_cast<QVBoxLayout*>(layout())->addLayout(line);
    connect(m_layouts, &QComboBox::activated, this, &MappingDialog::takeLayout);
}

void MappingDialog::buildFields()
{
    auto* grid = new QGridLayout;
    grid->setColumnStretch(1, 1);
    grid->setVerticalSpacing(4);
    const std::array names{tr("&Problem"), tr("&Reasoning"), tr("Re&sponse"), tr("&Answer"), tr("&Id")};
    for (int i = 0; i < FieldCount; ++i)
        addField(grid, static_cast<Field>(i), names[static_cast<std::size_t>(i)]);
    static_cast<QVBoxLayout*>(layout())->addLayout(grid);
}

void MappingDialog::addField(QGridLayout* grid, Field field, const QString& name)
{
    Row& row = m_rows[field];
    row.path = new QComboBox;
    row.path->setEditable(true);
    row.path->setInsertPolicy(QComboBox::NoInsert);
    row.path->addItem(QString());
    row.path->lineEdit()->setPlaceholderText(tr("none"));
    row.path->setToolTip(plainToolTip(tr("A column, or a path into one, such as messages[role=assistant].content")));
    auto* completer = new QCompleter(m_paths, row.path);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    row.path->setCompleter(completer);
    row.part = new QComboBox;
    row.part->addItems({tr("the whole text"), tr("the thought inside its tags"), tr("what follows the thought")});
    row.path->setAccessibleName(withoutMnemonic(name));
    row.part->setAccessibleName(tr("%1: part of the text").arg(withoutMnemonic(name)));
    row.fault = plainLabel({});
    row.fault->hide();
    auto* label = new QLabel(name);
    label->setBuddy(row.path);
    const int line = 2 * static_cast<int>(field);
    grid->addWidget(label, line, 0);
    grid->addWidget(row.path, line, 1);
    grid->addWidget(row.part, line, 2);
    grid->addWidget(row.fault, line + 1, 1, 1, 2);
    connect(row.path, &QComboBox::editTextChanged, this, &MappingDialog::takeEdit);
    connect(row.part, &QComboBox::activated, this, &MappingDialog::takeEdit);
}

void MappingDialog::buildHelp()
{
    m_helpText->setText(tr("problem \u2013 a column; Question ID \u2013 names may hold blanks\n"
                           "conversations[1].value \u2013 the second element of a list, and a field in it; [-1] is the last\n"
                           "messages[role=assistant].content \u2013 the last element whose role is assistant; "
                           "[from=gpt|model] takes either\n"
                           "generations[*], r1_solution_* \u2013 each place is a trace of its own; * in other fields means "
                           "the same place\n"
                           "[\"a.b\"].c \u2013 a name with a dot or a bracket stands in brackets and quotes"));
    m_helpText->setVisible(false);
    connect(m_help, &QToolButton::toggled, m_helpText, &QWidget::setVisible);
    static_cast<QVBoxLayout*>(layout())->addWidget(m_helpText);
}

void MappingDialog::loadColumns()
{
    m_columns.start([this, corpus = m_corpus](core::Monitor&) -> BackgroundTask::Done {
        QStringList paths;
        for (const std::string& path : core::columnPaths(*corpus))
            paths.append(toQString(path));
        return [this, paths, detected = core::detectMapping(*corpus)] {
            if (detected.ok())
                m_detected = detected.value();
            m_paths->setStringList(paths);
            for (Row& row : m_rows) {
                const QString typed = row.path->currentText();
                const QSignalBlocker quiet(row.path);
                row.path->addItems(paths);
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

void MappingDialog::takeLayout(int index)
{
    const auto& known = core::publishedLayouts();
    setMapping(index == 0 ? m_detected : known[static_cast<std::size_t>(index) - 1].mapping);
    takeEdit();
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
    const auto reads = [&mapping](const core::FieldMapping& known) {
        mapping.layout = known.layout;
        return mapping == known;
    };
    const int like = m_layouts->currentIndex();
    if (!reads(m_detected) && (like <= 0 || !reads(core::publishedLayouts()[static_cast<std::size_t>(like) - 1].mapping)))
        mapping.layout = byHand;
    return mapping;
}

void MappingDialog::takeEdit()
{
    showFaults();
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

/// A path that cannot be read says why at once, below its field; nothing is taken until all can.
void MappingDialog::showFaults()
{
    bool fine = !source(Reasoning).path.empty();
    for (int i = 0; i < FieldCount; ++i) {
        const std::string path = source(static_cast<Field>(i)).path;
        const auto fault = path.empty() ? std::nullopt : core::findPathFault(path);
        QLabel* const label = m_rows[static_cast<std::size_t>(i)].fault;
        label->setText(fault ? pathFaultText(*fault) : QString());
        label->setVisible(fault.has_value());
        fine = fine && !fault;
    }
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(fine);
}

void MappingDialog::refreshPreview()
{
    m_reading.start([this, corpus = m_corpus, chosen = mapping()](core::Monitor& monitor) -> BackgroundTask::Done {
        std::vector<MappingPreview::Sample> samples;
        for (const std::size_t record : sampleOf(corpus->recordCount()))
            if (!monitor.stopRequested())
                samples.push_back(sampleAt(*corpus, record, chosen));
        return [this, samples = std::move(samples)] { m_preview->setSamples(samples); };
    });
}

void MappingDialog::refreshLook()
{
    const QColor colour = Colours::of(this).mark(Mark::Error);
    for (const Row& row : m_rows) {
        QPalette look = palette();
        look.setColor(QPalette::WindowText, colour);
        row.fault->setPalette(look);
    }
}

void MappingDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshLook();
}

} // namespace widgets
