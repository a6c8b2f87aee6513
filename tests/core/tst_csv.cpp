#include "core/clean/convert.h"
#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"

#include "tests/support/corpus_on_disk.h"

#include <QTest>

#include <filesystem>
#include <thread>

using namespace core;
using support::Folder;
using support::readAll;
using support::opened;
using support::recordsOf;

namespace fs = std::filesystem;

namespace {

using Strings = std::vector<std::string>;

class Stopped final : public Monitor
{
public:
    [[nodiscard]] bool stopRequested() const override { return true; }
};

} // namespace

class TestCsv : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CACHE_HOME", m_cache.path("cache").c_str()); }

    void valuesStayAsTheyAreWritten()
    {
        const Folder folder;
        const auto corpus = opened(folder.write(
            "a.csv", "id,code,n,real,yes,text,gap\n1,007,5,0.5,true,\"a,\"\"b\"\"\nnew \xC3\xA9\",\n2,8,,2.5,false,\"\",x\n"));
        QVERIFY(corpus->format() == CorpusFormat::Csv);
        QCOMPARE(recordsOf(*corpus),
                 (Strings{"{\"id\":1,\"code\":\"007\",\"n\":5,\"real\":0.5,\"yes\":true,\"text\":\"a,\\\"b\\\"\\nnew é\",\"gap\":null}",
                          "{\"id\":2,\"code\":\"8\",\"n\":null,\"real\":2.5,\"yes\":false,\"text\":\"\",\"gap\":\"x\"}"}));
    }

    void delimitersAreFoundOut_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("delimiter");
        QTest::newRow("comma") << "a.csv" << ",";
        QTest::newRow("tab") << "a.tsv" << "\t";
        QTest::newRow("semicolon") << "a.csv" << ";";
        QTest::newRow("bar in a text file") << "a.txt" << "|";
        QTest::newRow("no name") << "table" << ",";
    }
    void delimitersAreFoundOut()
    {
        QFETCH(QString, name);
        QFETCH(QString, delimiter);
        const Folder folder;
        const std::string d = delimiter.toStdString();
        const auto corpus = opened(folder.write(name.toStdString(), "problem" + d + "answer\n\"1 + 1, 2\"" + d + "2\n"));
        QCOMPARE(recordsOf(*corpus), (Strings{"{\"problem\":\"1 + 1, 2\",\"answer\":2}"}));
        QVERIFY(corpus->format() == (delimiter == QStringLiteral("\t") ? CorpusFormat::Tsv : CorpusFormat::Csv));
    }

    void anyHeaderAndLineEnd()
    {
        const Folder folder;
        const auto corpus = opened(folder.write("a.csv", "\xEF\xBB\xBF\"a \"\"b\"\"\",it's,it's,,ITS\r\n1,2,3,4,5\r\n"));
        QCOMPARE(recordsOf(*corpus), (Strings{"{\"a \\\"b\\\"\":1,\"it's\":2,\"it's_1\":3,\"column4\":4,\"ITS\":5}"}));
    }

    void jsonThatIsNamedCsvIsJson()
    {
        const Folder folder;
        QVERIFY(opened(folder.write("a.csv", "{\"a\": \"b,c\"}\n"))->format() == CorpusFormat::Jsonl);
        const auto text = Corpus::open(folder.write("a.txt", "just words\nand more\n"), Monitor::none());
        QVERIFY(!text.ok() && text.error().code == ErrorCode::BadFormat);
    }

    void badRowsAreLeftOutAndSaid()
    {
        const Folder folder;
        const std::string path = folder.write("a.csv", "a,b\n1,2\n3\n4,5,6\n7,8\n");
        for (int time = 0; time < 2; ++time) { // made, and found again
            const auto corpus = opened(path);
            QCOMPARE(recordsOf(*corpus), (Strings{"{\"a\":1,\"b\":2}", "{\"a\":7,\"b\":8}"}));
            QCOMPARE(corpus->warnings().size(), std::size_t{2});
            QVERIFY2(corpus->warnings()[0].find("row 2 is left out") != std::string::npos, corpus->warnings()[0].c_str());
        }
    }

    void aChangedFileIsReadAgain()
    {
        const Folder folder;
        const std::string path = folder.write("a.csv", "a,b\n1,2\n");
        QCOMPARE(recordsOf(*opened(path)), (Strings{"{\"a\":1,\"b\":2}"}));
        const auto time = fs::last_write_time(path);
        folder.write("a.csv", "a,b\n3,4\n");
        fs::last_write_time(path, time); // the same size and time: the content tells
        QCOMPARE(recordsOf(*opened(path)), (Strings{"{\"a\":3,\"b\":4}"}));
    }

    void firstRowsComeBeforeTheRest()
    {
        const Folder folder;
        std::string text = "id,reasoning\n";
        for (int i = 0; i < 5000; ++i)
            text += std::to_string(i) + ",\"step\n" + std::to_string(i) + "\"\n";
        std::size_t first = 0;
        const std::string path = folder.write("a.csv", text);
        const auto corpus = Corpus::open(path, Monitor::none(), [&](std::shared_ptr<const Corpus> part) {
            first = part->recordCount();
            QVERIFY(!part->complete());
            QVERIFY(part->record(3).bytes.starts_with("{\"id\":\"3\","));
        });
        QCOMPARE(first, std::size_t{256});
        QCOMPARE(corpus.value()->recordCount(), std::size_t{5000});
        QVERIFY(corpus.value()->record(4999).bytes.starts_with("{\"id\":4999,"));
        fs::remove_all(m_cache.path("cache"));
        Stopped stopped;
        const auto part = Corpus::open(path, stopped);
        QVERIFY(part.ok() && !part.value()->complete());
    }

    void csvAndBackIsTheSame()
    {
        const Folder folder;
        const std::string text = "id,text,list\n1,\"a,\"\"b\"\"\nc\",\"[1,null]\"\n2,\"\",\n";
        const auto corpus = opened(folder.write("a.csv", text));
        const auto made = convertCorpus(*corpus, CleanTargets::beside(folder.path("b.csv")), Monitor::none());
        QVERIFY2(made.ok(), made.ok() ? "" : made.error().message.c_str());
        QCOMPARE(readAll(folder.path("b.csv")), text);
        const auto tabs = convertCorpus(*corpus, CleanTargets::beside(folder.path("b.tsv")), Monitor::none());
        QVERIFY2(tabs.ok(), tabs.ok() ? "" : tabs.error().message.c_str());
        QCOMPARE(recordsOf(*opened(folder.path("b.tsv"))), recordsOf(*corpus));
    }

    void packedCsv()
    {
        const Folder folder;
        folder.write("a.csv", "id,text\n1,x\n");
        if (std::system(("gzip -k '" + folder.path("a.csv") + "' && zstd -q '" + folder.path("a.csv") + "'").c_str()) != 0)
            QSKIP("gzip and zstd are not installed");
        for (const char* name : {"a.csv.gz", "a.csv.zst"})
            QCOMPARE(recordsOf(*opened(folder.path(name))), (Strings{"{\"id\":1,\"text\":\"x\"}"}));
    }

private:
    Folder m_cache;
};

QTEST_APPLESS_MAIN(TestCsv)
#include "tst_csv.moc"
