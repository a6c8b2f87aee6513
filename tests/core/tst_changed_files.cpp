#include "core/clean/convert.h"
#include "core/clean/run.h"
#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"
#include "core/tokens/tokenizer.h"
#include "tests/support/corpus_on_disk.h"

#include <QFile>
#include <QTest>

#include <atomic>
#include <filesystem>
#include <numeric>
#include <thread>

#include <unistd.h>

using namespace core;
using support::Folder;

namespace {

namespace fs = std::filesystem;

std::string recordLine(int i, std::size_t padding = 100)
{
    return "{\"id\":\"r" + std::to_string(i) +
           "\",\"problem\":\"What is 2 + 3?\",\"reasoning\":\"First, 2 + 3 = 5. Wait, let me check: 5 - 3 = 2. So the "
           "answer is 5. " +
           std::string(padding, 'x') + "\",\"answer\":\"5\"}\n";
}

std::string manyRecords(int count)
{
    std::string bytes;
    for (int i = 0; i < count; ++i)
        bytes += recordLine(i);
    return bytes;
}

std::shared_ptr<const Corpus> open(const std::string& path)
{
    auto corpus = Corpus::open(path, Monitor::none());
    return corpus.ok() ? corpus.value() : nullptr;
}

std::uint64_t sumOf(std::string_view bytes)
{
    return std::accumulate(bytes.begin(), bytes.end(), std::uint64_t{0},
                           [](std::uint64_t sum, char c) { return sum + static_cast<unsigned char>(c); });
}

std::optional<ChangeKind> changeOf(const Corpus& corpus)
{
    const auto changes = corpus.changes();
    return changes.empty() ? std::nullopt : std::optional(changes.front().kind);
}

/// Changes a file once a number of records is done.
class ChangesAt final : public Monitor
{
public:
    ChangesAt(std::uint64_t record, std::function<void()> change) : m_record(record), m_change(std::move(change)) {}
    void progress(std::uint64_t done, std::uint64_t) override
    {
        if (done == m_record)
            m_change();
    }

private:
    std::uint64_t m_record;
    std::function<void()> m_change;
};

Result<CorpusSummary> cleanWhile(const Corpus& corpus, const std::string& output, const std::function<void()>& change)
{
    Pipeline pipeline;
    pipeline.annotator = makeRulesAnnotator().value();
    pipeline.tokenizer = loadTokenizer("qwen3").value();
    ChangesAt monitor(20, change);
    return cleanCorpus(corpus, detectMapping(corpus).value(), pipeline, 2, CleanTargets::beside(output), monitor);
}

} // namespace

/// Files that change, shrink, grow, go or are exchanged while a corpus of them is open.
class TestChangedFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingHappens()
    {
        const Folder folder;
        const auto corpus = open(folder.write("a.jsonl", manyRecords(100)));
        QVERIFY(corpus->changes().empty());
        QVERIFY(stillAsOpened(*corpus).ok());
    }

    void bytesOfACutFileReadAsZeros()
    {
        const Folder folder;
        const std::string path = folder.write("a.jsonl", manyRecords(2000));
        const auto corpus = open(path);
        const RawRecord first = corpus->record(0);
        const RawRecord last = corpus->record(1999); // looked at before, read after
        fs::resize_file(path, 4096);
        QVERIFY(sumOf(first.bytes) > 0);
        QCOMPARE(sumOf(last.bytes), std::uint64_t{0});
        QCOMPARE(changeOf(*corpus), std::optional(ChangeKind::Cut));
        QVERIFY(!stillAsOpened(*corpus).ok());
        QVERIFY(stillAsOpened(*corpus).error().message.find("nothing was written") != std::string::npos);
    }

    void recordsOfACutFileSaySo()
    {
        const Folder folder;
        const std::string path = folder.write("a.jsonl", manyRecords(2000));
        const auto corpus = open(path);
        const auto mapping = detectMapping(*corpus).value();
        fs::resize_file(path, 4096);
        QVERIFY(readTrace(corpus->record(0), mapping).ok());
        const auto lost = readTrace(corpus->record(1500), mapping);
        QVERIFY(!lost.ok());
        QVERIFY2(lost.error().message.find("cut shorter while it was open") != std::string::npos,
                 lost.error().message.c_str());
        QVERIFY(describe(corpus->changes().front()).find("a.jsonl") != std::string::npos);
    }

    /// Cut while many threads read: no crash, whatever they were at.
    void cutWhileItIsRead()
    {
        const Folder folder;
        const std::string path = folder.write("a.jsonl", manyRecords(20000));
        const auto corpus = open(path);
        const auto mapping = detectMapping(*corpus).value();
        std::atomic<int> begun = 0;
        std::atomic<std::size_t> refused = 0;
        std::vector<std::thread> readers;
        for (int i = 0; i < 4; ++i)
            readers.emplace_back([&, i] {
                ++begun;
                for (std::size_t at = static_cast<std::size_t>(i); at < corpus->recordCount(); at += 3)
                    refused += readTrace(corpus->record(at), mapping).ok() ? 0 : 1;
            });
        while (begun < 4)
            std::this_thread::yield();
        for (std::uintmax_t size = fs::file_size(path); size > 1000; size /= 2)
            fs::resize_file(path, size / 2);
        for (std::thread& reader : readers)
            reader.join();
        QCOMPARE(changeOf(*corpus), std::optional(ChangeKind::Cut));
        QVERIFY(!readTrace(corpus->record(19999), mapping).ok());
    }

    void aFileOfTheSameSizeIsNoticed()
    {
        const Folder folder;
        const std::string bytes = manyRecords(50);
        const std::string path = folder.write("a.jsonl", bytes);
        const auto corpus = open(path);
        fs::last_write_time(path, fs::last_write_time(path) - std::chrono::hours(1));
        QCOMPARE(changeOf(*corpus), std::optional(ChangeKind::Rewritten));
    }

    void growthIsToldFromRewriting()
    {
        const Folder folder;
        const std::string path = folder.write("a.jsonl", manyRecords(50));
        const auto corpus = open(path);
        std::ofstream(path, std::ios::binary | std::ios::app) << recordLine(50);
        fs::last_write_time(path, fs::last_write_time(path) + std::chrono::seconds(2));
        QCOMPARE(changeOf(*corpus), std::optional(ChangeKind::Grown));
        QVERIFY(stillAsOpened(*corpus).ok());
        QCOMPARE(corpus->recordCount(), std::size_t{50});

        std::ofstream(path, std::ios::binary | std::ios::in) << "{\"other\":1}";
        QCOMPARE(changeOf(*corpus), std::optional(ChangeKind::Rewritten));
    }

    void aFileThatGoesIsStillRead()
    {
        const Folder folder;
        const std::string path = folder.write("a.jsonl", manyRecords(500));
        const auto corpus = open(path);
        fs::remove(path);
        QCOMPARE(changeOf(*corpus), std::optional(ChangeKind::Gone));
        QVERIFY(readTrace(corpus->record(499), detectMapping(*corpus).value()).ok());
        QVERIFY(stillAsOpened(*corpus).ok());
    }

    void aFileThatIsExchangedIsStillRead()
    {
        const Folder folder;
        const std::string path = folder.write("a.jsonl", manyRecords(500));
        const auto corpus = open(path);
        fs::rename(folder.write("b.jsonl", "{\"a\":1}\n"), path);
        QCOMPARE(changeOf(*corpus), std::optional(ChangeKind::Replaced));
        QCOMPARE(readTrace(corpus->record(499), detectMapping(*corpus).value()).value().id, std::string("r499"));
    }

    void oneOfSeveralFilesIsNamed()
    {
        const Folder folder;
        folder.write("a.jsonl", manyRecords(50));
        const std::string second = folder.write("b.jsonl", manyRecords(50));
        const auto corpus = open(fs::path(second).parent_path().string());
        QCOMPARE(corpus->recordCount(), std::size_t{100});
        fs::resize_file(second, 100);
        const auto changes = corpus->changes();
        QCOMPARE(changes.size(), std::size_t{1});
        QVERIFY(changes.front() == (FileChange{second, ChangeKind::Cut}));
    }

    void aParquetFileThatGoesIsLost()
    {
        const Folder folder;
        const auto lines = open(folder.write("a.jsonl", manyRecords(50)));
        const std::string path = folder.path("a.parquet");
        QVERIFY(convertCorpus(*lines, CleanTargets::beside(path), Monitor::none()).ok());
        const auto table = open(path);
        QVERIFY(table->changes().empty());
        QVERIFY(readTrace(table->record(49), detectMapping(*table).value()).ok());
        fs::remove(path);
        QCOMPARE(changeOf(*table), std::optional(ChangeKind::Lost));
        QVERIFY(!stillAsOpened(*table).ok());
        folder.write("a.parquet", "something else");
        QCOMPARE(changeOf(*table), std::optional(ChangeKind::Rewritten));
    }

    void cleaningAFileThatIsCutWritesNothing()
    {
        const Folder folder;
        const std::string path = folder.write("a.jsonl", manyRecords(300));
        const auto corpus = open(path);
        const std::string output = folder.write("out.jsonl", "from before");
        const auto summary = cleanWhile(*corpus, output, [&] { fs::resize_file(path, 2000); });
        QVERIFY(!summary.ok());
        QVERIFY(summary.error().code == ErrorCode::Changed);
        QCOMPARE(summary.error().where, path);
        QCOMPARE(support::readAll(output), std::string("from before"));
        QCOMPARE(std::distance(fs::directory_iterator(fs::path(path).parent_path()), {}), std::ptrdiff_t{2});
    }

    void cleaningAFileThatGoesWritesAll()
    {
        const Folder folder;
        const std::string path = folder.write("a.jsonl", manyRecords(300));
        const auto corpus = open(path);
        const auto summary = cleanWhile(*corpus, folder.path("out.jsonl"), [&] { fs::remove(path); });
        QVERIFY(summary.ok());
        QCOMPARE(summary.value().records, std::uint64_t{300});
        QCOMPARE(summary.value().issues.size(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestChangedFiles)
#include "tst_changed_files.moc"
