#include "core/corpus/corpus.h"
#include "core/corpus/file_list.h"

#include "tests/support/corpus_on_disk.h"

#include <QTest>

#include <filesystem>

using namespace core;
using support::Folder;
using support::recordsOf;

namespace fs = std::filesystem;

namespace {

using Strings = std::vector<std::string>;

Strings namesOf(const Corpus& corpus)
{
    Strings names;
    for (const fs::path& file : corpus.files())
        names.push_back(file.filename().string());
    return names;
}

} // namespace

/// Several files as one corpus.
class TestJoinedCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void naturalOrder()
    {
        const Strings sorted{"a",
                             "a0",
                             "a00",
                             "a1",
                             "a2",
                             "a10",
                             "a10b2",
                             "a10b10",
                             "b",
                             "train-00002",
                             "train-00010",
                             "train-99999999999999999999998",
                             "train-99999999999999999999999"};
        for (std::size_t i = 0; i < sorted.size(); ++i)
            for (std::size_t j = 0; j < sorted.size(); ++j)
                QVERIFY2(naturalLess(sorted[i], sorted[j]) == (i < j), (sorted[i] + " " + sorted[j]).c_str());
    }

    void aFolderIsOneCorpus()
    {
        const Folder folder;
        fs::create_directories(folder.path("data/.hidden"));
        folder.write("data/train-10.jsonl", "{\"i\":4}\n{\"i\":5}");
        folder.write("data/train-2.jsonl", "{\"i\":2}\n\n{\"i\":3}\n");
        folder.write("data/train-1.json", "[{\"i\":0},\n{\"i\":1}]");
        folder.write("data/.hidden/train-0.jsonl", "{\"i\":-1}\n");
        folder.write("data/README.md", "{}\n");
        folder.write("data/empty-3.jsonl", "");
        folder.write("dataset_info.json", "{\n \"version\": 1\n}\n");
        const auto opened = Corpus::open(folder.path(""), Monitor::none());
        QVERIFY(opened.ok());
        const Corpus& corpus = *opened.value();
        QVERIFY(corpus.complete());
        QCOMPARE(namesOf(corpus), (Strings{"train-1.json", "train-2.jsonl", "train-10.jsonl"}));
        for (std::size_t i = 0; i < 6; ++i) {
            QCOMPARE(std::string(corpus.record(i).bytes), "{\"i\":" + std::to_string(i) + "}");
            QCOMPARE(corpus.record(i).number, std::uint64_t{i});
            QCOMPARE(corpus.record(i).file, static_cast<std::uint32_t>(i / 2));
        }
        QCOMPARE(corpus.recordCount(), std::size_t{6});
        QCOMPARE(corpus.record(3).line, std::uint64_t{3});
        QCOMPARE(corpus.warnings().size(), std::size_t{2}); // the empty file, the description
    }

    void patternsAndLists()
    {
        const Folder folder;
        for (const char* const name : {"a1.jsonl", "a2.jsonl", "a10.jsonl", "b1.jsonl"})
            folder.write(name, "{\"f\":\"" + std::string(name) + "\"}\n");
        const auto matched = Corpus::open(folder.path("a*.jsonl"), Monitor::none());
        QVERIFY(matched.ok());
        QCOMPARE(namesOf(*matched.value()), (Strings{"a1.jsonl", "a2.jsonl", "a10.jsonl"}));
        const std::vector<fs::path> wishes{folder.path("b1.jsonl"), folder.path("a[12].jsonl"),
                                           folder.path("./a1.jsonl")};
        const auto listed = Corpus::openAll(wishes, Monitor::none());
        QVERIFY(listed.ok());
        QCOMPARE(namesOf(*listed.value()), (Strings{"b1.jsonl", "a1.jsonl", "a2.jsonl"}));
        folder.write("odd[1]*.jsonl", "{\"i\":1}");
        QVERIFY(Corpus::open(folder.path("odd[1]*.jsonl"), Monitor::none()).ok()); // a file by that very name
    }

    void whatCannotBeOpenedIsSaid()
    {
        const Folder folder;
        folder.write("bad.jsonl", "no records here");
        const std::vector<fs::path> both{folder.path("bad.jsonl"), folder.write("good.jsonl", "{\"i\":1}\n")};
        const auto corpus = Corpus::openAll(both, Monitor::none());
        QVERIFY(corpus.ok());
        QCOMPARE(corpus.value()->recordCount(), std::size_t{1});
        QCOMPARE(corpus.value()->warnings().size(), std::size_t{1});
        const std::vector<fs::path> none{folder.path("bad.jsonl"), folder.path("missing.jsonl")};
        QVERIFY(Corpus::openAll(none, Monitor::none()).error().code == ErrorCode::BadFormat);
    }

    void snapshotsGrow()
    {
        const Folder folder;
        for (int file = 0; file < 5; ++file) {
            std::string lines;
            for (int i = 0; i < 20000; ++i)
                lines += "{\"i\":" + std::to_string(file * 20000 + i) + ",\"t\":\"" + std::string(40, 'x') +
                         "\"}\n";
            folder.write("part-" + std::to_string(file) + ".jsonl", lines);
        }
        std::size_t before = 0;
        const auto corpus = Corpus::open(folder.path(""), Monitor::none(), [&](const auto& part) {
            QVERIFY(part->recordCount() >= before);
            before = part->recordCount();
            QVERIFY(part->record(before - 1).bytes.starts_with("{\"i\":" + std::to_string(before - 1) + ","));
        });
        QVERIFY(before > 0);
        QCOMPARE(corpus.value()->recordCount(), std::size_t{100000});
    }
};

QTEST_APPLESS_MAIN(TestJoinedCorpus)
#include "tst_joined_corpus.moc"
