#include "widgets/models/differences_model.h"

#include "widgets/node_words.h"
#include "widgets/text_bridge.h"

namespace widgets {

namespace {

using What = core::Difference::What;
using Topic = DifferencesModel::Topic;
using Fit = core::ReviewedTrace::Fit;

Topic topicOf(What what)
{
    switch (what) {
    case What::MissedStart:
    case What::ExtraStart: return Topic::Boundary;
    case What::Kind: return Topic::Kind;
    case What::Label: return Topic::Label;
    case What::Repeat: return Topic::Repeat;
    case What::MissedError:
    case What::ExtraError: break;
    }
    return Topic::Error;
}

QString kindText(const std::optional<core::Kind>& kind)
{
    return kind ? NodeWords::kindName(*kind) : DifferencesModel::tr("nothing");
}

QString labelText(const std::optional<core::Label>& label)
{
    return label ? NodeWords::labelName(*label) : DifferencesModel::tr("no label");
}

QString startText(const std::optional<core::Kind>& kind) { return DifferencesModel::tr("begins: %1").arg(kindText(kind)); }

QString errorText(const std::string& message)
{
    return message.empty() ? DifferencesModel::tr("an error") : DifferencesModel::tr("an error: %1").arg(toQString(message));
}

QString goldSays(const core::Difference& one)
{
    switch (one.what) {
    case What::MissedStart: return startText(one.goldKind);
    case What::ExtraStart: return DifferencesModel::tr("goes on");
    case What::Kind: return kindText(one.goldKind);
    case What::Label: return labelText(one.goldLabel);
    case What::Repeat: return one.goldRedundant ? DifferencesModel::tr("a repeat") : DifferencesModel::tr("no repeat");
    case What::MissedError: return errorText(one.message);
    case What::ExtraError: return DifferencesModel::tr("no error");
    }
    return {};
}

QString hereSays(const core::Difference& one)
{
    switch (one.what) {
    case What::MissedStart: return DifferencesModel::tr("goes on");
    case What::ExtraStart: return startText(one.foundKind);
    case What::Kind: return kindText(one.foundKind);
    case What::Label: return labelText(one.foundLabel);
    case What::Repeat: return one.goldRedundant ? DifferencesModel::tr("no repeat") : DifferencesModel::tr("a repeat");
    case What::MissedError: return DifferencesModel::tr("no error");
    case What::ExtraError: return errorText(one.message);
    }
    return {};
}

/// Why a trace was not compared, or not whole; null where there is nothing to say.
QString fitText(const core::ReviewedTrace& trace)
{
    const auto count = [](std::int64_t length) { return formatCount(static_cast<std::uint64_t>(length)); };
    switch (trace.fit) {
    case Fit::Whole: return {};
    case Fit::BeyondEnd:
        return DifferencesModel::tr("%Ln places of gold lie beyond the end of the text (%1 characters); they are cut there.", "",
                                    static_cast<int>(trace.beyond))
            .arg(count(trace.textLength));
    case Fit::NotInCorpus: return DifferencesModel::tr("Not compared: no record of the corpus has this id or text.");
    case Fit::OtherText:
        return DifferencesModel::tr("Not compared: the record with this id has another text (%1 characters, gold %2).")
            .arg(count(trace.textLength), count(trace.goldLength));
    }
    return {};
}

} // namespace

void DifferencesModel::setReview(std::shared_ptr<const core::Review> review)
{
    beginResetModel();
    m_review = std::move(review);
    place();
    endResetModel();
}

void DifferencesModel::setTopic(std::optional<Topic> topic)
{
    beginResetModel();
    m_topic = topic;
    place();
    endResetModel();
}

void DifferencesModel::place()
{
    m_rows.clear();
    for (std::size_t i = 0; m_review && i < m_review->traces.size(); ++i) {
        const core::ReviewedTrace& trace = m_review->traces[i];
        if (trace.fit != Fit::Whole && (!m_topic || *m_topic == Topic::Fit))
            m_rows.push_back({i, whole});
        for (std::size_t j = 0; j < trace.differences.size(); ++j)
            if (!m_topic || *m_topic == topicOf(trace.differences[j].difference.what))
                m_rows.push_back({i, j});
    }
}

QString DifferencesModel::topicName(Topic topic)
{
    switch (topic) {
    case Topic::Fit: return tr("Gold and corpus");
    case Topic::Boundary: return tr("Boundary");
    case Topic::Kind: return tr("Kind");
    case Topic::Label: return tr("Label");
    case Topic::Repeat: return tr("Repeat");
    case Topic::Error: return tr("Error");
    }
    return {};
}

const core::ReviewedTrace& DifferencesModel::traceOf(int row) const { return m_review->traces[m_rows[static_cast<std::size_t>(row)].trace]; }

const core::ShownDifference* DifferencesModel::differenceOf(int row) const
{
    const std::size_t at = m_rows[static_cast<std::size_t>(row)].difference;
    return at == whole ? nullptr : &traceOf(row).differences[at];
}

DifferencesModel::Place DifferencesModel::placeOf(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const core::ShownDifference* one = differenceOf(row);
    return {traceOf(row).record, one ? std::optional(one->difference.span) : std::nullopt};
}

QString DifferencesModel::sentence(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    if (!differenceOf(row))
        return fitText(traceOf(row));
    return tr("Gold: %1. Here: %2.").arg(text(row, Gold), text(row, Here));
}

QString DifferencesModel::text(int row, int column) const
{
    const core::ShownDifference* one = differenceOf(row);
    switch (column) {
    case Trace: return excerpt(traceOf(row).id, 80);
    case About: return topicName(one ? topicOf(one->difference.what) : Topic::Fit);
    case Gold: return one ? goldSays(one->difference) : QString();
    case Here: return one ? hereSays(one->difference) : QString();
    default: return one ? excerpt(one->excerpt, 120) : fitText(traceOf(row));
    }
}

int DifferencesModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
int DifferencesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant DifferencesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::DisplayRole)
        return text(index.row(), index.column());
    if (role == Qt::ToolTipRole)
        return plainToolTip(index.column() == Trace ? toQString(traceOf(index.row()).id).left(300)
                            : index.column() == Text ? text(index.row(), Text)
                                                     : sentence(index.row()));
    return {};
}

QVariant DifferencesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QStringList names{tr("Trace"), tr("About"), tr("Gold says"), tr("Here"), tr("Text")};
    return names.at(section);
}

} // namespace widgets
