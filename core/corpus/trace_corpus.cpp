#include "core/corpus/trace_corpus.h"

#include "core/corpus/record_reader.h"
#include "core/corpus/trace_places.h"
#include "core/parallel.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

namespace fs = std::filesystem;
constexpr std::size_t recordsAtOnce = 64; ///< a page of a table

class TraceCorpus final : public Corpus
{
public:
    TraceCorpus(std::shared_ptr<const Corpus> records, std::vector<std::uint64_t> ends)
        : m_records(std::move(records)), m_ends(std::move(ends))
    {
    }

    [[nodiscard]] const fs::path& path() const override { return m_records->path(); }
    [[nodiscard]] CorpusFormat format() const override { return m_records->format(); }
    [[nodiscard]] std::uint64_t fileSize() const override { return m_records->fileSize(); }
    [[nodiscard]] bool complete() const override
    {
        return m_records->complete() && m_ends.size() == m_records->recordCount();
    }
    [[nodiscard]] std::vector<fs::path> files() const override { return m_records->files(); }
    [[nodiscard]] std::vector<std::string> warnings() const override { return m_records->warnings(); }
    [[nodiscard]] std::vector<fs::path> tables() const override { return m_records->tables(); }
    [[nodiscard]] std::vector<FileChange> changes() const override { return m_records->changes(); }
    [[nodiscard]] std::size_t recordCount() const override { return m_ends.empty() ? 0 : m_ends.back(); }
    [[nodiscard]] std::shared_ptr<const Corpus> records() const override { return m_records; }

    [[nodiscard]] RawRecord record(std::size_t index) const override
    {
        const std::size_t holder = holderOf(index);
        const std::uint64_t first = holder == 0 ? 0 : m_ends[holder - 1];
        RawRecord record = m_records->record(holder);
        record.number = index;
        record.extra = index - holder;
        record.trace = static_cast<std::uint32_t>(index - first);
        record.traces = static_cast<std::uint32_t>(m_ends[holder] - first);
        return record;
    }

    [[nodiscard]] std::uint32_t fileOf(std::size_t index) const override { return m_records->fileOf(holderOf(index)); }

private:
    [[nodiscard]] std::size_t holderOf(std::size_t index) const
    {
        return static_cast<std::size_t>(std::upper_bound(m_ends.begin(), m_ends.end(), index) - m_ends.begin());
    }

    std::shared_ptr<const Corpus> m_records;
    std::vector<std::uint64_t> m_ends;
};

/// The places that a record takes.
std::uint64_t placesOf(const RawRecord& record, const FieldMapping& mapping)
{
    const auto scan = scanRecord(record);
    if (!scan.ok())
        return 1;
    const auto places = tracePlaces(record, scan.value(), mapping);
    return places.ok() ? std::max<std::uint64_t>(places.value().labels.size(), 1) : 1;
}

} // namespace

std::shared_ptr<const Corpus> TraceLister::list(std::shared_ptr<const Corpus> corpus, Monitor& monitor)
{
    if (auto whole = corpus->records(); whole != nullptr)
        corpus = std::move(whole);
    if (!findsSeveral(m_mapping))
        return corpus;
    const std::size_t count = corpus->recordCount();
    const std::size_t known = std::min(m_ends.size(), count);
    const auto produce = [&](std::size_t block) {
        std::vector<std::uint64_t> places;
        const std::size_t begin = known + block * recordsAtOnce;
        for (std::size_t i = begin; i < std::min(begin + recordsAtOnce, count); ++i)
            places.push_back(placesOf(corpus->record(i), m_mapping));
        return places;
    };
    const auto consume = [&](std::size_t, const std::vector<std::uint64_t>& places) {
        for (const std::uint64_t here : places)
            m_ends.push_back((m_ends.empty() ? 0 : m_ends.back()) + here);
        monitor.progress(m_ends.size(), count);
        return true;
    };
    orderedParallel((count - known + recordsAtOnce - 1) / recordsAtOnce, 0, produce, consume, monitor);
    return std::make_shared<TraceCorpus>(std::move(corpus), m_ends);
}

std::shared_ptr<const Corpus> tracesOf(std::shared_ptr<const Corpus> corpus, const FieldMapping& mapping, Monitor& monitor)
{
    return TraceLister(mapping).list(std::move(corpus), monitor);
}

} // namespace core
