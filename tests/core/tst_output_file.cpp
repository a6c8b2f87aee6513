#include "core/corpus/writer.h"

#include "tests/support/corpus_on_disk.h"

#include <QTest>

#include <filesystem>

using namespace core;
using support::Folder;
using support::readAll;

namespace fs = std::filesystem;

/// OutputFile: whole or not at all.
class TestOutputFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void appearsOnCommit()
    {
        const Folder folder;
        const std::string path = folder.path("out.jsonl");
        {
            auto file = OutputFile::create(path);
            QVERIFY(file.ok());
            std::string wanted;
            for (int i = 0; i < 5000; ++i) {
                const std::string line(static_cast<std::size_t>(i % 300), 'x');
                QVERIFY(file.value()->write(line).ok());
                wanted += line;
            }
            const std::string large(300000, 'y');
            QVERIFY(file.value()->write(large).ok());
            QVERIFY(!fs::exists(path));
            QVERIFY(file.value()->commit().ok());
            QVERIFY(readAll(path) == wanted + large);
        }
        QVERIFY(fs::exists(path));
        QCOMPARE(std::distance(fs::directory_iterator(folder.path("")), {}), std::ptrdiff_t{1});
    }

    void leavesWhatWasThereWithoutCommit()
    {
        const Folder folder;
        const std::string path = folder.write("out.jsonl", "before");
        {
            auto file = OutputFile::create(path);
            QVERIFY(file.ok());
            QVERIFY(file.value()->write(std::string(200000, 'z')).ok());
        }
        QCOMPARE(readAll(path), std::string("before"));
        QCOMPARE(std::distance(fs::directory_iterator(folder.path("")), {}), std::ptrdiff_t{1});
    }

    void replacesWhatALinkNames()
    {
        const Folder folder;
        const std::string path = folder.write("real.jsonl", "before");
        fs::create_symlink(path, folder.path("link.jsonl"));
        auto file = OutputFile::create(folder.path("link.jsonl"));
        QVERIFY(file.ok());
        QVERIFY(file.value()->write("after").ok() && file.value()->commit().ok());
        QVERIFY(fs::is_symlink(folder.path("link.jsonl")));
        QCOMPARE(readAll(path), std::string("after"));
    }

    void saysWhyItCannotWrite()
    {
        const Folder folder;
        QVERIFY(OutputFile::create(folder.path("no/such/out")).error().code == ErrorCode::NotFound);
        QVERIFY(OutputFile::create(folder.path("")).error().code == ErrorCode::NotAFile);
        auto full = OutputFile::create("/dev/full");
        QVERIFY(full.ok());
        const Status status = full.value()->write(std::string(100000, 'x'));
        QVERIFY(!status.ok());
        QVERIFY(status.error().code == ErrorCode::Write);
        QVERIFY(status.error().message.find("full") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestOutputFile)
#include "tst_output_file.moc"
