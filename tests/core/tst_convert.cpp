#include "core/clean/convert.h"
#include "core/corpus/corpus.h"
#include "core/corpus/table/table_corpus.h"

#include "tests/support/corpus_on_disk.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>

#include <sys/mount.h>
#include <sys/resource.h>

using namespace core;
using nlohmann::ordered_json;
using support::Folder;
using support::readAll;
using support::recordsOf;

namespace fs = std::filesystem;

namespace {

using Strings = std::vector<std::string>;

Result<Conversion> convert(const std::string& from, const std::string& to, Monitor& monitor = Monitor::none())
{
    const auto corpus = Corpus::open(from, Monitor::none());
    if (!corpus.ok())
        return corpus.error();
    return convertCorpus(*corpus.value(), CleanTargets::beside(to), monitor);
}

#define VERIFY_CONVERT(from, to)                                                                                   \
    do {                                                                                                           \
        const auto made = convert(from, to);                                                                       \
        QVERIFY2(made.ok(), made.ok() ? "" : made.error().message.c_str());                                        \
        QVERIFY(made.value().complete);                                                                            \
    } while (false)

Strings recordsIn(const std::string& path)
{
    const auto corpus = Corpus::open(path, Monitor::none());
    return corpus.ok() ? recordsOf(*corpus.value()) : Strings{corpus.error().message};
}

class StopAfter final : public Monitor
{
public:
    explicit StopAfter(std::uint64_t records) : m_records(records) {}
    [[nodiscard]] bool stopRequested() const override { return m_seen >= m_records; }
    void progress(std::uint64_t, std::uint64_t) override { ++m_seen; }

private:
    std::uint64_t m_records;
    std::uint64_t m_seen = 0;
};

} // namespace

class TestConvert : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parquetAndBackIsTheSame()
    {
        const Folder folder;
        const Strings lines = recordsIn(DLCOT_SOURCE_DIR "/tests/data/round_trip.jsonl");
        folder.write("a.jsonl", lines[0] + "\n" + lines[1] + "\n");
        VERIFY_CONVERT(folder.path("a.jsonl"), folder.path("a.parquet"));
        VERIFY_CONVERT(folder.path("a.parquet"), folder.path("b.parquet"));
        VERIFY_CONVERT(folder.path("b.parquet"), folder.path("c.jsonl"));
        const Strings back = recordsIn(folder.path("c.jsonl"));
        QCOMPARE(back.size(), lines.size());
        // Compared as they stand: parsers of JSON disagree on numbers that are too large for them.
        for (std::size_t i = 0; i < lines.size(); ++i)
            QCOMPARE(back[i], lines[i]);
    }

    void typesAreFoundOut()
    {
        const Folder folder;
        folder.write("a.jsonl", "{\"i\":1,\"r\":1,\"s\":\"x\",\"b\":true,\"l\":[1],\"o\":{\"k\":\"v\"},\"m\":1,\"n\":null}\n"
                                "{\"i\":2,\"r\":0.5,\"s\":null,\"b\":null,\"l\":[],\"o\":{\"k\":null},\"m\":\"x\"}\n");
        VERIFY_CONVERT(folder.path("a.jsonl"), folder.path("a.parquet"));
        const auto columns = tableColumns(folder.path("a.parquet"));
        QVERIFY(columns.ok());
        Strings types;
        for (const TableColumn& column : columns.value())
            types.push_back(column.name + " " + column.type);
        QCOMPARE(types, (Strings{"i BIGINT", "r DOUBLE", "s VARCHAR", "b BOOLEAN", "l BIGINT[]", "o STRUCT(k VARCHAR)",
                                 "m JSON", "n VARCHAR"}));
    }

    void jsonlToJsonAndPackedKeepsTheBytes()
    {
        const Folder folder;
        const Strings lines{R"({"a": 1.50, "b":"é", "a": 2})", R"({"c":"\ud800"})"};
        folder.write("a.jsonl", lines[0] + "\n\n" + lines[1] + "\n");
        for (const char* name : {"b.json", "b.json.gz", "b.jsonl.zst", "b.ndjson"}) {
            VERIFY_CONVERT(folder.path("a.jsonl"), folder.path(name));
            QCOMPARE(recordsIn(folder.path(name)), lines);
        }
    }

    void whatATableCannotHoldIsRejected()
    {
        const Folder folder;
        folder.write("a.jsonl", "{\"a\":\"\\ud800\"}\n{\"a\":\"\\ud83d\\ude00\"}\n[1]\n{\"a\":\n{\"a\":\"\\\\ud800\"}\n");
        const auto made = convert(folder.path("a.jsonl"), folder.path("a.parquet"));
        QVERIFY2(made.ok(), made.ok() ? "" : made.error().message.c_str());
        QCOMPARE(made.value().written, std::uint64_t{2});
        QCOMPARE(made.value().issues.size(), std::size_t{3});
        QCOMPARE(recordsIn(folder.path("a.parquet")), (Strings{R"({"a":"😀"})", R"({"a":"\\ud800"})"}));
        const std::string rejects = readAll(folder.path("a.rejects.jsonl"));
        QVERIFY(rejects.find("half a character") != std::string::npos);
        QCOMPARE(std::count(rejects.begin(), rejects.end(), '\n'), std::ptrdiff_t{3});
    }

    void namesThatDifferOnlyInCase()
    {
        const Folder folder;
        folder.write("a.jsonl", R"({"id":1,"o":{"k":1,"K":2}})");
        VERIFY_CONVERT(folder.path("a.jsonl"), folder.path("a.parquet"));
        QCOMPARE(recordsIn(folder.path("a.parquet")), (Strings{R"({"id":1,"o":{"k":1,"K":2}})"}));
        folder.write("b.jsonl", R"({"id":1,"ID":2})");
        const auto made = convert(folder.path("b.jsonl"), folder.path("b.parquet"));
        QVERIFY(!made.ok());
        QVERIFY(made.error().message.find("capital letters") != std::string::npos);
        QVERIFY(!fs::exists(folder.path("b.parquet")));
    }

    void deepNestingIsKept()
    {
        const Folder folder;
        const std::string deep = std::string(900, '[') + std::string(900, ']');
        folder.write("a.jsonl", "{\"id\":1,\"deep\":" + deep + "}");
        VERIFY_CONVERT(folder.path("a.jsonl"), folder.path("a.parquet"));
        QCOMPARE(recordsIn(folder.path("a.parquet")), (Strings{"{\"id\":1,\"deep\":" + deep + "}"}));
    }

    void shardsOfOneSchemaBecomeOneFile()
    {
        const Folder folder;
        fs::create_directories(folder.path("in"));
        for (int part = 0; part < 3; ++part) {
            std::string lines;
            for (int i = 0; i < 100; ++i)
                lines += "{\"id\":" + std::to_string(part * 100 + i) + (part == 1 ? ",\"more\":\"x\"}\n" : "}\n");
            folder.write("x.jsonl", lines);
            VERIFY_CONVERT(folder.path("x.jsonl"), folder.path("in/train-" + std::to_string(part) + ".parquet"));
        }
        VERIFY_CONVERT(folder.path("in"), folder.path("all.parquet"));
        const Strings rows = recordsIn(folder.path("all.parquet"));
        QCOMPARE(rows.size(), std::size_t{300});
        QCOMPARE(rows[0], std::string(R"({"id":0,"more":null})"));
        QCOMPARE(rows[150], std::string(R"({"id":150,"more":"x"})"));
        QCOMPARE(rows[299], std::string(R"({"id":299,"more":null})"));
    }

    void aStopLeavesNothing()
    {
        const Folder folder;
        std::string lines;
        for (int i = 0; i < 5000; ++i)
            lines += "{\"id\":" + std::to_string(i) + "}\n";
        folder.write("a.jsonl", lines);
        for (const std::uint64_t after : {1, 4999, 6000}) {
            StopAfter monitor(after);
            const auto made = convert(folder.path("a.jsonl"), folder.path("a.parquet"), monitor);
            QVERIFY(made.ok() && !made.value().complete);
            QVERIFY(!fs::exists(folder.path("a.parquet")));
            QVERIFY(!fs::exists(folder.path("a.parquet.dlcot-part")));
        }
    }

    void aFullDiskIsSaidAndLeavesNothing_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"b.parquet", "b.jsonl", "b.json.zst", "b.csv"})
            QTest::newRow(name) << name;
    }
    void aFullDiskIsSaidAndLeavesNothing()
    {
        QFETCH(QString, name);
        const Folder folder;
        std::string lines;
        std::uint64_t word = 88172645463325252ULL; // words that do not pack
        for (int i = 0; i < 3000; ++i) {
            lines += "{\"id\":" + std::to_string(i) + ",\"text\":\"";
            for (int j = 0; j < 20; ++j) {
                word ^= word << 13;
                word ^= word >> 7;
                word ^= word << 17;
                lines += std::to_string(word);
            }
            lines += "\"}\n";
        }
        folder.write("a.jsonl", lines);
        VERIFY_CONVERT(folder.path("a.jsonl"), folder.path("a.parquet"));
        const std::string out = folder.path(name.toStdString());
        folder.write(name.toStdString(), "stood here before");
        std::signal(SIGXFSZ, SIG_IGN);
        ::rlimit old = {};
        ::getrlimit(RLIMIT_FSIZE, &old);
        const ::rlimit small{100000, old.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        const auto made = convert(folder.path("a.parquet"), out);
        ::setrlimit(RLIMIT_FSIZE, &old);
        QVERIFY(!made.ok());
        QVERIFY2(made.error().code == ErrorCode::Write, made.error().message.c_str());
        QCOMPARE(readAll(out), std::string("stood here before"));
        QVERIFY(!fs::exists(out + ".dlcot-part"));
    }

    void aFullFileSystemIsSaidAndLeavesNothing_data() { aFullDiskIsSaidAndLeavesNothing_data(); }
    /// On a file system of half a megabyte, where one may be mounted.
    void aFullFileSystemIsSaidAndLeavesNothing()
    {
        QFETCH(QString, name);
        const Folder folder;
        const std::string disk = folder.path("disk");
        fs::create_directory(disk);
        if (::mount("none", disk.c_str(), "tmpfs", 0, "size=512k") != 0)
            QSKIP("no file system may be mounted here");
        std::mt19937_64 random(5);
        std::string lines;
        for (int i = 0; i < 3000; ++i) {
            lines += "{\"id\":" + std::to_string(i) + ",\"text\":\"";
            for (int j = 0; j < 20; ++j)
                lines += std::to_string(random());
            lines += "\"}\n";
        }
        folder.write("a.jsonl", lines);
        const std::string out = disk + '/' + name.toStdString();
        std::ofstream(out) << "stood here before";
        const auto made = convert(folder.path("a.jsonl"), out);
        const std::string left = readAll(out);
        const auto files = std::distance(fs::directory_iterator(disk), fs::directory_iterator());
        ::umount2(disk.c_str(), MNT_DETACH);
        QVERIFY(!made.ok());
        QVERIFY2(made.error().code == ErrorCode::Write && made.error().message.find("disk is full") != std::string::npos,
                 made.error().message.c_str());
        QCOMPARE(left, std::string("stood here before"));
        QCOMPARE(files, std::ptrdiff_t{1});
    }

    void noTableToStandardOutput()
    {
        const Folder folder;
        folder.write("a.jsonl", "{\"id\":1}\n");
        const auto packed = convert(folder.path("a.jsonl"), folder.path("a.parquet.gz"));
        QVERIFY(!packed.ok() && packed.error().code == ErrorCode::Unsupported);
    }
};

QTEST_APPLESS_MAIN(TestConvert)
#include "tst_convert.moc"
