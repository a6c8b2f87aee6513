#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"
#include "core/corpus/writer.h"

#include "tests/support/corpus_on_disk.h"

#include <QTest>

#include <cstdlib>
#include <filesystem>
#include <random>
#include <thread>

#include <sys/stat.h>

using namespace core;
using support::Folder;
using support::readAll;
using support::recordsOf;

namespace {

std::string someLines(std::size_t count)
{
    std::mt19937 random(3);
    std::string lines;
    for (std::size_t i = 0; i < count; ++i)
        lines += "{\"id\":" + std::to_string(i) + ",\"text\":\"<think>" + std::to_string(random()) +
                 "</think>ok\"}\n";
    return lines;
}

/// Writes `bytes` packed as the ending of `name` says; the path.
std::string pack(const Folder& folder, const std::string& name, std::string_view bytes)
{
    auto file = OutputFile::create(folder.path(name));
    if (!file.ok() || !file.value()->write(bytes).ok() || !file.value()->commit().ok())
        QTest::qFail("cannot pack", __FILE__, __LINE__);
    return folder.path(name);
}

} // namespace

/// Packed files: the same records as unpacked, through a bounded path; damage is said, and what was good is
/// used.
class TestPacked : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CACHE_HOME", m_cache.path("cache").c_str()); }

    void unpackedTextIsKeptForTheNextTime()
    {
        const Folder folder;
        const std::string lines = someLines(200000);
        const std::string path = pack(folder, "a.jsonl.gz", lines);
        QVERIFY(std::filesystem::file_size(path) > (1U << 20));
        const auto kept = [&] {
            std::vector<std::filesystem::path> files;
            std::error_code ignored;
            for (const auto& file : std::filesystem::directory_iterator(m_cache.path("cache/dlcot-studio/unpacked"), ignored))
                files.push_back(file.path());
            return files;
        };
        const auto first = recordsOf(*Corpus::open(path, Monitor::none()).value());
        QCOMPARE(kept().size(), std::size_t{1});
        QCOMPARE(readAll(kept()[0].string()), lines);
        const auto again = Corpus::open(path, Monitor::none());
        QVERIFY(recordsOf(*again.value()) == first);
        QCOMPARE(again.value()->fileSize(), std::uint64_t{std::filesystem::file_size(path)});
        // Another content of the same name, size and time is not mistaken for it.
        const auto time = std::filesystem::last_write_time(path);
        std::string bytes = readAll(path);
        bytes[bytes.size() - 100] = static_cast<char>(bytes[bytes.size() - 100] ^ 1);
        folder.write("a.jsonl.gz", bytes);
        std::filesystem::last_write_time(path, time);
        QVERIFY(!Corpus::open(path, Monitor::none()).value()->warnings().empty());
        QCOMPARE(kept().size(), std::size_t{1}); // what is damaged is not kept
        qputenv("DLCOT_CACHE_LIMIT", "1000");
        pack(folder, "b.jsonl.zst", someLines(200001));
        QVERIFY(Corpus::open(folder.path("b.jsonl.zst"), Monitor::none()).ok());
        qunsetenv("DLCOT_CACHE_LIMIT");
        QCOMPARE(kept().size(), std::size_t{1}); // the older one made room
    }

    void whatIsKeptIsUsedOnlyWhole_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("damage");
        for (const char* folder : {"unpacked", "indexes"})
            for (const char* damage : {"cut", "changed", "gone"})
                QTest::addRow("%s %s", folder, damage) << QString::fromLatin1(folder) << QString::fromLatin1(damage);
        QTest::newRow("nothing") << "unpacked" << "nothing";
        QTest::newRow("empty") << "indexes" << "empty";
    }

    void whatIsKeptIsUsedOnlyWhole()
    {
        QFETCH(QString, folder);
        QFETCH(QString, damage);
        const Folder cache;
        qputenv("XDG_CACHE_HOME", cache.path("cache").c_str());
        const Folder files;
        const std::string path = pack(files, "a.jsonl.zst", someLines(220000));
        const auto first = Corpus::open(path, Monitor::none());
        const auto records = recordsOf(*first.value());
        const std::string kept = cache.path("cache/dlcot-studio/" + folder.toStdString());
        std::filesystem::path name;
        for (const auto& file : std::filesystem::directory_iterator(kept))
            name = file.path();
        QVERIFY(!name.empty());
        std::string bytes = readAll(name.string());
        if (damage == "cut")
            bytes.resize(bytes.size() - 100);
        if (damage == "changed")
            bytes[bytes.size() / 2 > 1000 ? 500 : 0] ^= 1;
        if (damage == "empty")
            bytes.clear();
        std::filesystem::remove(name); // what is open stays as it was
        if (damage != "gone")
            std::ofstream(name, std::ios::binary) << bytes;
        const auto again = Corpus::open(path, Monitor::none());
        QVERIFY2(again.ok(), again.ok() ? "" : again.error().message.c_str());
        QVERIFY(again.value()->complete() && again.value()->warnings().empty());
        QVERIFY(recordsOf(*again.value()) == records);
        QCOMPARE(again.value()->record(219999).line, std::uint64_t{220000});
        const bool damaged = damage != "nothing" && damage != "gone";
        QVERIFY(std::filesystem::exists(name));
        QCOMPARE(readAll(name.string()) != bytes, damaged); // made anew
        qputenv("XDG_CACHE_HOME", m_cache.path("cache").c_str());
    }

    void packing_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::newRow("gzip") << QStringLiteral(".gz");
        QTest::newRow("Zstandard") << QStringLiteral(".zst");
    }

    void packing()
    {
        QFETCH(QString, ending);
        const Folder folder;
        const std::string lines = someLines(30000);
        const std::string path = pack(folder, "in.jsonl" + ending.toStdString(), lines);
        QVERIFY(readAll(path).size() < lines.size() / 2);
        std::size_t snapshots = 0;
        const auto packed = Corpus::open(path, Monitor::none(), [&](const auto& part) {
            ++snapshots;
            QVERIFY(part->record(part->recordCount() - 1).bytes.ends_with("ok\"}"));
        });
        QVERIFY(packed.ok());
        const auto plain = Corpus::open(folder.write("in.jsonl", lines), Monitor::none());
        QVERIFY(recordsOf(*packed.value()) == recordsOf(*plain.value()));
        QVERIFY(snapshots > 0);
        QCOMPARE(packed.value()->fileSize(), readAll(path).size());
        QVERIFY(packed.value()->warnings().empty());
        QVERIFY(detectMapping(*packed.value()).ok());
        QCOMPARE(readAll(pack(folder, "again" + ending.toStdString(), lines)), readAll(path));
    }

    void theNameDoesNotMatter_data() { packing_data(); }
    void theNameDoesNotMatter()
    {
        QFETCH(QString, ending);
        const Folder folder;
        const std::string packed =
            readAll(pack(folder, "in" + ending.toStdString(), "[{\"a\":1},{\"a\":2}]"));
        const auto corpus =
            Corpus::open(folder.write("in.jsonl", packed + packed.substr(0, 0)), Monitor::none());
        QVERIFY(corpus.ok());
        QCOMPARE(recordsOf(*corpus.value()), (std::vector<std::string>{"{\"a\":1}", "{\"a\":2}"}));
    }

    void severalFramesAreOneFile_data() { packing_data(); }
    void severalFramesAreOneFile()
    {
        QFETCH(QString, ending);
        const Folder folder;
        const std::string a = readAll(pack(folder, "a" + ending.toStdString(), "{\"a\":1}\n{\"a\":"));
        const std::string b = readAll(pack(folder, "b" + ending.toStdString(), "2}\n"));
        const auto corpus = Corpus::open(folder.write("both", a + b), Monitor::none());
        QVERIFY(corpus.ok());
        QCOMPARE(recordsOf(*corpus.value()), (std::vector<std::string>{"{\"a\":1}", "{\"a\":2}"}));
    }

    void aCutFileGivesWhatIsThere_data() { packing_data(); }
    void aCutFileGivesWhatIsThere()
    {
        QFETCH(QString, ending);
        const Folder folder;
        const std::string packed = readAll(pack(folder, "a" + ending.toStdString(), someLines(60000)));
        const auto corpus =
            Corpus::open(folder.write("cut", packed.substr(0, packed.size() / 2)), Monitor::none());
        QVERIFY(corpus.ok());
        QVERIFY(corpus.value()->recordCount() > 10000 && corpus.value()->recordCount() < 50000);
        QCOMPARE(corpus.value()->warnings().size(), std::size_t{1});
        QVERIFY(corpus.value()->warnings()[0].find("cut short. What stands before the cut is read.") != std::string::npos);
        const auto tiny = Corpus::open(folder.write("tiny", packed.substr(0, 12)), Monitor::none());
        QVERIFY(!tiny.ok());
        QVERIFY2(tiny.error().code == ErrorCode::BadFormat, tiny.error().message.c_str());
        QVERIFY2(tiny.error().message.find("before anything in it can be read") != std::string::npos, tiny.error().message.c_str());
    }

    void damageIsSaid_data() { packing_data(); }
    void damageIsSaid()
    {
        QFETCH(QString, ending);
        const Folder folder;
        std::string packed = readAll(pack(folder, "a" + ending.toStdString(), someLines(60000)));
        for (std::size_t i = packed.size() / 2; i < packed.size() / 2 + 400; ++i)
            packed[i] = static_cast<char>(packed[i] ^ 0x5A);
        const auto corpus = Corpus::open(folder.write("damaged", packed), Monitor::none());
        QVERIFY(corpus.ok());
        QVERIFY(corpus.value()->recordCount() > 1000);
        QCOMPARE(corpus.value()->warnings().size(), std::size_t{1});
    }

    void aBombIsRefused()
    {
        const Folder folder;
        const std::string path = pack(folder, "bomb.gz", "{\"a\":\"" + std::string(40U << 20, 'x') + "\"}\n");
        ::setenv("DLCOT_UNPACK_LIMIT", "10000000", 1);
        const auto refused = Corpus::open(path, Monitor::none());
        ::unsetenv("DLCOT_UNPACK_LIMIT");
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().code == ErrorCode::TooLarge);
        QVERIFY(refused.error().message.find("DLCOT_UNPACK_LIMIT") != std::string::npos);
        QVERIFY(Corpus::open(path, Monitor::none()).ok());
    }

    void aPipeMayBePacked()
    {
        const Folder folder;
        const std::string packed = readAll(pack(folder, "a.zst", someLines(100)));
        const std::string path = folder.path("pipe");
        QCOMPARE(::mkfifo(path.c_str(), 0600), 0);
        std::thread writer([&] { std::ofstream(path, std::ios::binary) << packed; });
        const auto corpus = Corpus::open(path, Monitor::none());
        writer.join();
        QVERIFY(corpus.ok());
        QCOMPARE(corpus.value()->recordCount(), std::size_t{100});
    }

private:
    Folder m_cache;
};

QTEST_APPLESS_MAIN(TestPacked)
#include "tst_packed.moc"
