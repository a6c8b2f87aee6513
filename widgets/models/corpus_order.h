#pragma once

#include "widgets/background_task.h"
#include "widgets/models/corpus_model.h"

#include <QObject>
#include <QString>

namespace widgets {

/// What of a corpus is to be shown, and in which order.
struct OrderRequest
{
    std::shared_ptr<const core::Corpus> corpus;
    std::optional<core::FieldMapping> mapping;
    QString filter;           ///< records that hold this text, in any case, in problem, reasoning or response
    CorpusModel::Column column = CorpusModel::Number;
    Qt::SortOrder direction = Qt::AscendingOrder;
    std::vector<double> keys; ///< CorpusModel::sortKeys of `column`; NaN sorts last in both directions
};

/// The records that hold the filter's text, in corpus order; `found` is told of them as they are found.
/// **Cost** reads every record. **Threads** uses all processors; re-entrant.
[[nodiscard]] std::vector<std::uint32_t> matchingRecords(const OrderRequest& request, core::Monitor& monitor,
                                                         const std::function<void(const std::vector<std::uint32_t>&)>& found);

/// `records` sorted as the request wants; equal ones stay in corpus order.
/// **Cost** columns of text read every record.
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
    /// `order` is none when all is shown in corpus order. May come several times while hits are still being found.
    void orderFound(const widgets::RecordOrder& order);
    void progressed(quint64 done, quint64 total);
    void finished();

private:
    BackgroundTask m_task;
};

} // namespace widgets
