#include "core/corpus/joined_corpus.h"

#include "core/corpus/mapping.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include <sys/resource.h>

namespace core {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds partialEvery{50};

class JoinedCorpus final : public Corpus
{
public:
    enum class Extent : std::uint8_t { Partial, Whole };

    JoinedCorpus(fs::path name, std::vector<std::shared_ptr<const Corpus>> parts,
                 std::vector<std::string> warnings, Extent extent)
        : m_name(std::move(name)), m_parts(std::move(parts)), m_warnings(std::move(warnings)),
          m_extent(extent)
    {
        m_firsts.reserve(m_parts.size());
        m_names.reserve(m_parts.size());
        for (const auto& part : m_parts) {
            m_firsts.push_back(m_count);
            m_names.push_back(part->path().filename().string());
            m_count += part->recordCount();
            m_bytes += part->fileSize();
        }
    }

    [[nodiscard]] const fs::path& path() const override { return m_name; }
    [[nodiscard]] CorpusFormat format() const override { return m_parts.front()->format(); }
    [[nodiscard]] std::uint64_t fileSize() const override { return m_bytes; }
    [[nodiscard]] bool complete() const override { return m_extent == Extent::Whole; }
    [[nodiscard]] std::size_t recordCount() const override { return m_count; }

    [[nodiscard]] std::vector<fs::path> files() const override
    {
        std::vector<fs::path> files;
        for (const auto& part : m_parts)
            files.push_back(part->path());
        return files;
    }

    [[nodiscard]] std::vector<fs::path> tables() const override
    {
        std::vector<fs::path> tables;
        for (const auto& part : m_parts)
            for (fs::path& table : part->tables())
                tables.push_back(std::move(table));
        return tables.size() == m_parts.size() ? tables : std::vector<fs::path>();
    }

    [[nodiscard]] std::vector<std::string> warnings() const override
    {
        std::vector<std::string> all = m_warnings;
        for (const auto& part : m_parts)
            for (std::string& warning : part->warnings())
                all.push_back(std::move(warning));
        return all;
    }

    [[nodiscard]] std::vector<FileChange> changes() const override
    {
        std::vector<FileChange> all;
        for (const auto& part : m_parts)
            for (FileChange& change : part->changes())
                all.push_back(std::move(change));
        return all;
    }

    [[nodiscard]] RawRecord record(std::size_t index) const override
    {
        const std::uint32_t part = fileOf(index);
        RawRecord record = m_parts[part]->record(index - m_firsts[part]);
        record.number = index;
        record.file = part;
        record.fileName = m_names[part];
        return record;
    }

    [[nodiscard]] RecordRun run(std::size_t first, std::size_t last) const override
    {
        if (first >= last || fileOf(first) != fileOf(last - 1))
            return {};
        const std::uint32_t part = fileOf(first);
        return m_parts[part]->run(first - m_firsts[part], last - m_firsts[part]);
    }

    [[nodiscard]] std::uint32_t fileOf(std::size_t index) const override
    {
        const auto after = std::upper_bound(m_firsts.begin(), m_firsts.end(), index);
        return static_cast<std::uint32_t>(after - m_firsts.begin()) - 1;
    }

private:
    fs::path m_name;
    std::vector<std::shared_ptr<const Corpus>> m_parts; ///< none is empty
    std::vector<std::size_t> m_firsts;                  ///< number of the first record of each part
    std::vector<std::string> m_names;                   ///< of the files
    std::vector<std::string> m_warnings;
    std::size_t m_count = 0;
    std::uint64_t m_bytes = 0;
    Extent m_extent;
};

/// Passes progress on as that of one file among several.
class ShareOfMonitor final : public Monitor
{
public:
    ShareOfMonitor(Monitor& whole, std::uint64_t before, std::uint64_t total)
        : m_whole(whole), m_before(before), m_total(total)
    {
    }
    [[nodiscard]] bool stopRequested() const override { return m_whole.stopRequested(); }
    void progress(std::uint64_t done, std::uint64_t) override
    {
        m_whole.progress(std::min(m_before + done, m_total), m_total);
    }

private:
    Monitor& m_whole;
    std::uint64_t m_before;
    std::uint64_t m_total;
};

/// Each file stays open; ask for as many as the system lets this process have.
void allowManyFiles()
{
    ::rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

std::uint64_t sizeOf(const fs::path& path)
{
    std::error_code error;
    const auto size = fs::file_size(path, error);
    return error ? 0 : size;
}

/// "dataset_info.json" and its like.
bool describesItself(const Corpus& corpus, const std::vector<fs::path>& files)
{
    // A lone object beside data files is their dataset_info.json or the like, unless it reads as a trace.
    return corpus.recordCount() == 1 && corpus.path().extension() == ".json" && !detectMapping(corpus).ok() &&
           std::any_of(files.begin(), files.end(),
                       [](const fs::path& file) { return file.extension() != ".json"; });
}

class Joiner
{
public:
    Joiner(fs::path name, const std::vector<fs::path>& files) : m_name(std::move(name)), m_files(files)
    {
        for (const fs::path& file : files)
            m_total += sizeOf(file);
    }

    Result<std::shared_ptr<const Corpus>> run(Monitor& monitor, const Corpus::Partial& partial)
    {
        std::uint64_t before = 0;
        for (const fs::path& file : m_files) {
            ShareOfMonitor share(monitor, before, m_total);
            auto opened = openFile(file, share, partial ? forward(partial) : Corpus::Partial());
            before += sizeOf(file);
            take(opened);
            if (monitor.stopRequested() || (opened.ok() && !opened.value()->complete()))
                break;
            if (partial && !m_parts.empty())
                tell(partial, nullptr);
        }
        if (m_parts.empty())
            return *m_firstError;
        const bool whole = !monitor.stopRequested() && m_parts.back()->complete();
        return joined(m_parts, whole ? JoinedCorpus::Extent::Whole : JoinedCorpus::Extent::Partial);
    }

private:
    void take(const Result<std::shared_ptr<const Corpus>>& opened)
    {
        if (!opened.ok()) {
            m_warnings.push_back("Left out: " + opened.error().message);
            if (!m_firstError)
                m_firstError = opened.error();
        } else if (describesItself(*opened.value(), m_files)) {
            m_warnings.push_back("Left out: \"" + opened.value()->path().string() +
                                 "\" holds one object, which is rather a description than a record.");
            if (!m_firstError)
                m_firstError = Error{ErrorCode::Empty, m_warnings.back(), m_name.string()};
        } else if (opened.value()->recordCount() > 0) {
            m_parts.push_back(opened.value());
        }
    }

    Corpus::Partial forward(const Corpus::Partial& partial)
    {
        return [this, &partial](std::shared_ptr<const Corpus> part) { tell(partial, std::move(part)); };
    }

    void tell(const Corpus::Partial& partial, std::shared_ptr<const Corpus> growing)
    {
        const auto now = Clock::now();
        if (m_toldAt && now - *m_toldAt < partialEvery)
            return;
        m_toldAt = now;
        auto parts = m_parts;
        if (growing != nullptr)
            parts.push_back(std::move(growing));
        partial(joined(std::move(parts), JoinedCorpus::Extent::Partial));
    }

    [[nodiscard]] std::shared_ptr<const Corpus> joined(std::vector<std::shared_ptr<const Corpus>> parts,
                                                       JoinedCorpus::Extent extent) const
    {
        return std::make_shared<JoinedCorpus>(m_name, std::move(parts), m_warnings, extent);
    }

    fs::path m_name;
    const std::vector<fs::path>& m_files;
    std::uint64_t m_total = 0;
    std::vector<std::shared_ptr<const Corpus>> m_parts;
    std::vector<std::string> m_warnings;
    std::optional<Error> m_firstError;
    std::optional<Clock::time_point> m_toldAt;
};

} // namespace

Result<std::shared_ptr<const Corpus>> openJoined(const fs::path& name, const std::vector<fs::path>& files,
                                                 Monitor& monitor, const Corpus::Partial& partial)
{
    allowManyFiles();
    return Joiner(name, files).run(monitor, partial);
}

} // namespace core
