#pragma once

#include "core/corpus/mapping.h"
#include "core/result.h"

#include <QTableWidget>

#include <array>
#include <vector>

namespace widgets {

/// Records as a mapping reads them, side by side: of each field its length, its beginning and its end; where a record
/// cannot be read, why.
class MappingPreview : public QTableWidget
{
    Q_OBJECT
public:
    explicit MappingPreview(QWidget* parent = nullptr);

    /// What is shown of one text: all of a short one.
    struct Glimpse
    {
        QString shown;
        QString more; ///< for the tooltip; empty where everything is shown
    };
    struct Sample
    {
        quint64 record = 0;     ///< from 0
        quint32 traces = 1;     ///< in the record; the first of them is shown
        QString fault;          ///< why it cannot be read; empty when it can
        std::array<Glimpse, 5> fields; ///< problem, reasoning, response, answer, id
    };
    /// **Cost** a pass over the texts: for a thread of its own where they may be long. **Threads** any.
    [[nodiscard]] static Sample sampleOf(const core::RawRecord& record, const core::Result<core::Trace>& trace);
    void setSamples(const std::vector<Sample>& samples);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showFields(int column, const Sample& sample);
    void showFault(int column, const QString& fault);
};

} // namespace widgets
