#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"

#include "tests/support/corpus_on_disk.h"

#include <QTest>

#include <filesystem>
#include <random>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>

using namespace core;
using support::corpusOf;
using support::Folder;
using support::recordsOf;

namespace {

using Strings = std::vector<std::string>;

ErrorCode openError(const std::string& path)
{
    const auto corpus = Corpus::open(path, Monitor::none());
    return corpus.ok() ? ErrorCode::Internal : corpus.error().code;
}

/// Asks to stop after some calls of progress().
class StopsAfter final : public Monitor
{
public:
    explicit StopsAfter(int calls) : m_left(calls) {}
    [[nodiscard]] bool stopRequested() const override { return m_left <= 0; }
    void progress(std::uint64_t done, std::uint64_t total) override
    {
        --m_left;
        QVERIFY(done <= total);
    }

private:
    int m_left;
};

} // namespace

/// Corpus: finding the records of a file, whatever its line ends and brackets.
class TestCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void recordsOfLines_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("plain") << QByteArray("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
        QTest::newRow("no last line end") << QByteArray("{\"a\":1}\n{\"a\":2}\n{\"a\":3}");
        QTest::newRow("CRLF") << QByteArray("{\"a\":1}\r\n{\"a\":2}\r\n{\"a\":3}\r\n");
        QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBF{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
        QTest::newRow("blank lines") << QByteArray("\n\n{\"a\":1}\n  \n\r\n{\"a\":2}\n\n{\"a\":3}\n\n\n");
        QTest::newRow("indented") << QByteArray("  {\"a\":1}  \n\t{\"a\":2}\t\n {\"a\":3}");
    }

    void recordsOfLines()
    {
        QFETCH(QByteArray, bytes);
        const Folder folder;
        const auto corpus = corpusOf(folder, bytes.toStdString());
        QVERIFY(corpus->format() == CorpusFormat::Jsonl);
        QVERIFY(corpus->complete());
        QCOMPARE(recordsOf(*corpus), (Strings{"{\"a\":1}", "{\"a\":2}", "{\"a\":3}"}));
        QCOMPARE(corpus->fileSize(), static_cast<std::uint64_t>(bytes.size()));
    }

    void tellsLinesAndNumbers()
    {
        const Folder folder;
        const auto corpus = corpusOf(folder, "{\"a\":1}\n\n\n{\"a\":2}\n{\"a\":3}\n\n{\"a\":4}");
        const std::uint64_t lines[] = {1, 4, 5, 7};
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(corpus->record(i).line, lines[i]);
            QCOMPARE(corpus->record(i).number, std::uint64_t{i});
        }
    }

    void recordsOfArrays_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray a = "{\"a\":\"]},{[\\\"\\\\\"}";
        const QByteArray b = "{\"b\":[{},[{}],\"}\"]}";
        QTest::newRow("one line") << "[" + a + "," + b + "]";
        QTest::newRow("lines") << "[\n" + a + ",\n" + b + "\n]\n";
        QTest::newRow("commas in front") << "[ " + a + "\n , " + b + "]";
        QTest::newRow("BOM and blanks") << "\xEF\xBB\xBF\n [\r\n" + a + "\r\n,\r\n" + b + "\r\n]\r\n\r\n";
        QTest::newRow("held") << "{\"version\": [1], \"data\": [" + a + ", " + b + "], \"more\": [{}]}";
        QTest::newRow("never closed") << "[" + a + "," + b;
    }

    void recordsOfArrays()
    {
        QFETCH(QByteArray, bytes);
        const Folder folder;
        const auto corpus = corpusOf(folder, bytes.toStdString());
        QVERIFY(corpus->format() == CorpusFormat::JsonArray);
        QCOMPARE(recordsOf(*corpus), (Strings{"{\"a\":\"]},{[\\\"\\\\\"}", "{\"b\":[{},[{}],\"}\"]}"}));
    }

    void readsPrettyPrintedObjects()
    {
        const Folder folder;
        const auto corpus = corpusOf(folder, "{\n \"a\": 1\n}\n{\n \"a\": {\"b\": 2}\n}\n");
        QCOMPARE(recordsOf(*corpus), (Strings{"{\n \"a\": 1\n}", "{\n \"a\": {\"b\": 2}\n}"}));
        QCOMPARE(corpus->record(1).line, std::uint64_t{4});
    }

    void aSingleRecordWithAListIsARecord()
    {
        const Folder folder;
        const auto corpus =
            corpusOf(folder, "{\"messages\": [{\"role\": \"user\"}, {\"role\": \"assistant\"}]}\n");
        QCOMPARE(corpus->recordCount(), std::size_t{1});
    }

    void aBrokenRecordDoesNotSwallowTheRest()
    {
        const Folder folder;
        QCOMPARE(recordsOf(*corpusOf(folder, "{\"a\":1}\n{\"a\": \"x\nnot json\n{\"a\":4}\n")),
                 (Strings{"{\"a\":1}", "{\"a\": \"x", "not json", "{\"a\":4}"}));
        QCOMPARE(recordsOf(*corpusOf(folder, "[\n{\"a\":1},\n{\"a\": \"x\n},\n17,\n{\"a\":4}\n]")),
                 (Strings{"{\"a\":1}", "{\"a\": \"x\n}", "17", "{\"a\":4}"}));
    }

    void blocksOfAnySizeGiveTheSameRecords()
    {
        // Records around the sizes of the blocks a file is read in.
        const Folder folder;
        std::mt19937 random(7);
        for (const bool array : {false, true}) {
            std::string bytes(array ? "[" : "");
            Strings wanted;
            for (int i = 0; i < 60; ++i) {
                const std::size_t size = i % 3 == 0 ? 65500 + random() % 80 : random() % 90000;
                std::string text(size, 'x');
                for (std::size_t at = 0; at + 2 < size; at += 1 + random() % 97)
                    text.replace(at, 2, (random() % 2) != 0 ? "\\\"" : "\\\\");
                wanted.push_back("{\"t\":\"" + text + "\"}");
                bytes += wanted.back() + (array ? "," : "\n");
            }
            QVERIFY(recordsOf(*corpusOf(folder, bytes)) == wanted);
        }
    }

    void manyRecordsAreFoundAgain()
    {
        const Folder folder;
        std::string bytes;
        const std::size_t count = 40000; // several chunks of the index
        for (std::size_t i = 0; i < count; ++i)
            bytes += "{\"i\":" + std::to_string(i) + (i % 5000 == 4999 ? "}\n\n" : "}\n");
        const auto corpus = corpusOf(folder, bytes);
        QCOMPARE(corpus->recordCount(), count);
        for (std::size_t i = 0; i < count; ++i) {
            QCOMPARE(std::string(corpus->record(i).bytes), "{\"i\":" + std::to_string(i) + "}");
            QCOMPARE(corpus->record(i).line, std::uint64_t{i + 1 + i / 5000});
        }
    }

    void partialSnapshotsGrowAndAgree()
    {
        const Folder folder;
        std::string bytes;
        for (int i = 0; i < 60000; ++i)
            bytes += "{\"i\":" + std::to_string(i) + ",\"t\":\"" + std::string(100, 'a') + "\"}\n";
        std::vector<std::shared_ptr<const Corpus>> seen;
        const auto corpus =
            Corpus::open(folder.write("big.jsonl", bytes), Monitor::none(),
                         [&](std::shared_ptr<const Corpus> part) { seen.push_back(std::move(part)); });
        QVERIFY(corpus.ok());
        QVERIFY(!seen.empty());
        QVERIFY(seen.front()->recordCount() > 0);
        QVERIFY(seen.front()->recordCount() < 4000);
        std::size_t before = 0;
        for (const auto& part : seen) {
            QVERIFY(!part->complete());
            QVERIFY(part->recordCount() > before);
            before = part->recordCount();
            const std::size_t last = part->recordCount() - 1;
            QCOMPARE(std::string(part->record(last).bytes), std::string(corpus.value()->record(last).bytes));
        }
    }

    void stopsWhenAsked()
    {
        const Folder folder;
        std::string bytes;
        while (bytes.size() < (5U << 20))
            bytes += "{\"t\":\"" + std::string(1000, 'a') + "\"}\n";
        StopsAfter monitor(2);
        const auto corpus = Corpus::open(folder.write("big.jsonl", bytes), monitor);
        QVERIFY(corpus.ok());
        QVERIFY(!corpus.value()->complete());
        QVERIFY(corpus.value()->recordCount() > 0);
        QVERIFY(corpus.value()->recordCount() < bytes.size() / 1009);
        QVERIFY(corpus.value()->record(corpus.value()->recordCount() - 1).bytes.ends_with("\"}"));
    }

    void saysWhyAFileCannotBeOpened()
    {
        const Folder folder;
        QVERIFY(openError(folder.path("missing.jsonl")) == ErrorCode::NotFound);
        QVERIFY(openError(folder.path("corpus.jsonl/inside")) == ErrorCode::NotFound);
        QVERIFY(openError(folder.path("")) == ErrorCode::Empty);
        QVERIFY(openError(folder.path("*.jsonl")) == ErrorCode::NotFound);
        QVERIFY(openError("/dev/zero") == ErrorCode::NotAFile);
        QVERIFY(openError(folder.write("empty", "")) == ErrorCode::Empty);
        QVERIFY(openError(folder.write("blank", " \r\n\n\t\n")) == ErrorCode::Empty);
        QVERIFY(openError(folder.write("bom", "\xEF\xBB\xBF")) == ErrorCode::Empty);
        QVERIFY(openError(folder.write("list", "[]")) == ErrorCode::Empty);
        QVERIFY(openError(folder.write("prose", "Dear all,\nthis is a letter.\n")) == ErrorCode::BadFormat);
        QVERIFY(openError(folder.write("numbers", "[1, 2, 3]")) == ErrorCode::BadFormat);
        QVERIFY(openError(folder.write("parquet", "PAR1....")) == ErrorCode::BadFormat);
        QVERIFY(openError(folder.write("utf16", std::string("\xFF\xFE{\0\"\0", 6))) ==
                ErrorCode::Unsupported);
        QVERIFY(openError(std::string(5000, 'n')) == ErrorCode::NotFound);
    }

    void saysWhenReadingIsNotAllowed()
    {
        const Folder folder;
        const std::string path = folder.write("secret.jsonl", "{\"a\":1}\n");
        ::chmod(path.c_str(), 0);
        const bool root = ::geteuid() == 0;
        if (root) // who may read every file tries as somebody else
            QCOMPARE(::seteuid(65534), 0);
        const ErrorCode code = openError(path);
        if (root)
            QCOMPARE(::seteuid(0), 0);
        QVERIFY(code == ErrorCode::NoPermission);
    }

    void readsPipes()
    {
        const Folder folder;
        const std::string path = folder.path("pipe");
        QCOMPARE(::mkfifo(path.c_str(), 0600), 0);
        std::thread writer([&] { std::ofstream(path) << "{\"a\":1}\n{\"a\":2}\n"; });
        const auto corpus = Corpus::open(path, Monitor::none());
        writer.join();
        QVERIFY(corpus.ok());
        QCOMPARE(recordsOf(*corpus.value()), (Strings{"{\"a\":1}", "{\"a\":2}"}));
    }

    void aFileCutShorterWhileOpenGivesEmptyRecords()
    {
        const Folder folder;
        std::string bytes;
        for (int i = 0; i < 20000; ++i)
            bytes += "{\"i\":" + std::to_string(i) + "}\n";
        const auto corpus = corpusOf(folder, bytes);
        std::filesystem::resize_file(folder.path("corpus.jsonl"), 9000);
        QCOMPARE(std::string(corpus->record(0).bytes), std::string("{\"i\":0}"));
        QVERIFY(corpus->record(19999).bytes.empty());
    }
};

QTEST_APPLESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
