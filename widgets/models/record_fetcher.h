#pragma once

#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"
#include "widgets/background_task.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace widgets {

/// What the table shows of a record before it is analysed.
struct RecordHead
{
    std::uint64_t record = 0;
    QString id;
    QString problem;  ///< one line
    QString trouble;  ///< why the record can't be read; empty when it can
};

/// Reads the heads of the records that are looked at, off the UI thread, newest request first.
class RecordFetcher : public QObject
{
    Q_OBJECT
public:
    explicit RecordFetcher(QObject* parent = nullptr);

    /// Reads `records` and drops what is left of the request before. Without a mapping the head is the raw line.
    void request(std::shared_ptr<const core::Corpus> corpus, std::optional<core::FieldMapping> mapping,
                 std::vector<std::uint64_t> records);
    void cancel() { m_task.cancel(); }

Q_SIGNALS:
    void headsRead(const std::vector<widgets::RecordHead>& heads);

private:
    BackgroundTask m_task;
};

/// The head of one record. **Threads** re-entrant.
[[nodiscard]] RecordHead readHead(const core::Corpus& corpus, const std::optional<core::FieldMapping>& mapping,
                                  std::uint64_t record);

} // namespace widgets
