#pragma once

#include "core/filter/filter_search.h"
#include "widgets/background_task.h"
#include "widgets/models/corpus_model.h"
#include "widgets/models/row_order.h"

#include <QObject>

#include <memory>
#include <optional>

namespace widgets {

/// What of a corpus is to be shown, and in which order.
struct OrderRequest
{
    enum class Deliver : std::uint8_t {
        AsFound, ///< hits are shown while more are looked for
        AtEnd    ///< what is shown stays until all are found
    };
    std::shared_ptr<const core::Corpus> corpus;
    std::optional<core::FieldMapping> mapping;
    std::shared_ptr<const core::FilterQuery> filter; ///< none or an empty one: all records
    CorpusModel::Column column = CorpusModel::Number;
    Qt::SortOrder direction = Qt::AscendingOrder;
    core::KnownRows rows; ///< what the filter and the order may know
    std::shared_ptr<core::TextAnswers> answers;
    Deliver deliver = Deliver::AsFound;

    [[nodiscard]] bool filters() const { return filter && !filter->empty(); }
    [[nodiscard]] bool isNatural() const { return column == CorpusModel::Number && direction == Qt::AscendingOrder; }
};

/// `records` sorted as the request wants; equal ones stay in corpus order, unknown ones come last.
/// **Cost** O(n log n) for numbers; columns of text read every record.
[[nodiscard]] std::vector<std::uint32_t> sortedRecords(const OrderRequest& request, std::vector<std::uint32_t> records,
                                                       core::Monitor& monitor);

/// Filters and sorts a corpus off the UI thread; a new request takes the place of the one before.
class CorpusOrder : public QObject
{
    Q_OBJECT
public:
    explicit CorpusOrder(QObject* parent = nullptr);

    void request(OrderRequest request);
    void cancel() { m_task.cancel(); }
    [[nodiscard]] bool running() const { return m_task.running(); }

Q_SIGNALS:
    /// `order` is none when all is shown in corpus order. May come several times while hits are still being found; the
    /// tally is of the filter, so far.
    void orderFound(const widgets::RecordOrder& order, const core::FilterTally& tally);
    void progressed(quint64 done, quint64 total);
    void finished();

private:
    class Search;
    BackgroundTask m_task;
    std::uint64_t m_run = 0;
};

} // namespace widgets
