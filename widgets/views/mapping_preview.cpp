#include "widgets/views/mapping_preview.h"

#include "core/text/utf8.h"
#include "widgets/text_bridge.h"

#include <QHeaderView>
#include <QResizeEvent>

#include <algorithm>
#include <array>

namespace widgets {

namespace {

constexpr qsizetype shownOfEach = 110; ///< characters of the beginning, and of the end
constexpr std::size_t wholeUpTo = 400;  ///< bytes of a text that is shown whole
constexpr std::size_t bytesOfEach = 800;
constexpr qsizetype shownInToolTip = 600;

/// Up to `bytes` of the beginning, or of the end, cut between characters.
QString beginningOf(std::string_view text, std::size_t bytes)
{
    return toQString(text.substr(0, core::floorCharBoundary(text, std::min(bytes, text.size()))));
}
QString endOf(std::string_view text, std::size_t bytes)
{
    return toQString(text.substr(core::floorCharBoundary(text, text.size() - std::min(bytes, text.size()))));
}

MappingPreview::Glimpse glimpseOf(std::string_view text)
{
    if (text.size() <= wholeUpTo)
        return {toQString(text).simplified(), {}};
    const QString length = MappingPreview::tr("%1 characters").arg(formatCount(core::countCodePoints(text)));
    return {length + QLatin1Char('\n') + beginningOf(text, bytesOfEach).simplified().left(shownOfEach) +
                QStringLiteral(" \u2026\n\u2026 ") + endOf(text, bytesOfEach).simplified().right(shownOfEach),
            length + QStringLiteral("\n\n") + beginningOf(text, 2 * bytesOfEach).left(shownInToolTip) +
                QStringLiteral("\n\u2026\n") + endOf(text, 2 * bytesOfEach).right(shownInToolTip)};
}

QTableWidgetItem* plainItem(const QString& text, const QString& toolTip)
{
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setTextAlignment(Qt::AlignLeft | Qt::AlignTop);
    if (!toolTip.isEmpty())
        item->setToolTip(plainToolTip(toolTip));
    return item;
}

} // namespace

MappingPreview::MappingPreview(QWidget* parent) : QTableWidget(parent)
{
    setAccessibleName(tr("Three records as they are read"));
    setWordWrap(true);
    setSelectionMode(QAbstractItemView::NoSelection);
    setFocusPolicy(Qt::StrongFocus);
    setTabKeyNavigation(false); // Tab leaves it
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignTop);
    setRowCount(5);
    setVerticalHeaderLabels({tr("Problem"), tr("Reasoning"), tr("Response"), tr("Answer"), tr("Id")});
}

MappingPreview::Sample MappingPreview::sampleOf(const core::RawRecord& record, const core::Result<core::Trace>& trace)
{
    Sample sample;
    sample.record = record.number;
    sample.traces = record.traces;
    if (!trace.ok()) {
        sample.fault = toQString(trace.error().message);
        return sample;
    }
    const core::Trace& read = trace.value();
    const std::array texts{&read.problem, &read.reasoning, &read.response, &read.answer, &read.id};
    for (std::size_t i = 0; i < texts.size(); ++i)
        sample.fields[i] = glimpseOf(*texts[i]);
    return sample;
}

void MappingPreview::setSamples(const std::vector<Sample>& samples)
{
    clearSpans();
    clearContents();
    setColumnCount(static_cast<int>(samples.size()));
    QStringList headers;
    for (int column = 0; column < columnCount(); ++column) {
        const Sample& sample = samples[static_cast<std::size_t>(column)];
        headers.append(sample.traces > 1 ? tr("Record %1: the first of %n traces", nullptr, static_cast<int>(sample.traces))
                                               .arg(formatCount(sample.record + 1))
                                         : tr("Record %1").arg(formatCount(sample.record + 1)));
        if (sample.fault.isEmpty())
            showFields(column, sample);
        else
            showFault(column, sample.fault);
    }
    setHorizontalHeaderLabels(headers);
    resizeRowsToContents();
}

void MappingPreview::showFields(int column, const Sample& sample)
{
    for (int row = 0; row < rowCount(); ++row) {
        const Glimpse& glimpse = sample.fields[static_cast<std::size_t>(row)];
        const bool empty = glimpse.shown.isEmpty();
        setItem(row, column, plainItem(empty ? tr("(nothing)") : glimpse.shown, glimpse.more));
        if (empty)
            item(row, column)->setForeground(palette().color(QPalette::PlaceholderText));
    }
}

void MappingPreview::showFault(int column, const QString& fault)
{
    const QString message = tr("This record cannot be read.") + QLatin1Char('\n') + fault;
    setItem(0, column, plainItem(message, message));
    setSpan(0, column, rowCount(), 1);
}

void MappingPreview::resizeEvent(QResizeEvent* event)
{
    QTableWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        resizeRowsToContents();
}

} // namespace widgets
