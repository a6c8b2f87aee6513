#include "tests/support/run_program.h"
#include "tests/support/test_folder.h"

#include <QFile>
#include <QTest>

namespace {

const QByteArray records[] = {
    R"({"id": "a",  "problem": "What is 2 + 3?", "reasoning": "First, 2 + 3 = 5.\n\nWait, let me check: 5 - 3 = 2.\n\nSo the answer is \\boxed{5}.", "answer": "5", "extra": 1e400})",
    R"({"id": "b", "problem": "What is 4 * 6?", "reasoning": "I compute 4 * 6 = 25.\n\nThe answer is \\boxed{25}.", "answer": "24"})",
    R"({"id":"c","problem":"Sum?","reasoning":"\u0057ait. \u4e2d\u6587 1 + 1 = 2. The answer is \\boxed{2}.","answer":"2"})",
};

ProgramRun filter(const QStringList& arguments) { return runProgram(QStringLiteral("dlcot"), QStringList{QStringLiteral("filter")} + arguments); }

/// With the three records in it.
class Folder : public support::TestFolder
{
public:
    [[nodiscard]] QString corpus() const
    {
        return write("in.jsonl", records[0] + "\r\n" + records[1] + "\n\n" + records[2] + "\n");
    }
};

} // namespace

/// `dlcot filter`: what it writes, counts and says.
class TestFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesTheRecordsByteForByte()
    {
        const Folder folder;
        const ProgramRun run = filter({folder.corpus(), QStringLiteral("wait"), QStringLiteral("-o"), folder.path("out.jsonl")});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out, QByteArray("2 of 3 records\n"));
        QCOMPARE(folder.read("out.jsonl"), records[0] + "\n" + records[2] + "\n");
        const ProgramRun piped = filter({folder.corpus(), QStringLiteral("wait"), QStringLiteral("-o"), QStringLiteral("-")});
        QCOMPARE(piped.out, records[0] + "\n" + records[2] + "\n");
        QCOMPARE(piped.err, QByteArray("2 of 3 records\n"));
    }

    void anArrayStaysOne()
    {
        const Folder folder;
        const QString in = folder.write("in.json", "[\n" + records[0] + ",\n" + records[1] + "\n]\n");
        QCOMPARE(filter({in, QStringLiteral("id:b"), QStringLiteral("-o"), folder.path("out.json")}).code, 0);
        QCOMPARE(folder.read("out.json"), "[\n" + records[1] + "\n]\n");
        QCOMPARE(filter({in, QStringLiteral("absent"), QStringLiteral("-o"), folder.path("out.json")}).code, 0);
        QCOMPARE(folder.read("out.json"), QByteArray("[]\n"));
    }

    void counts_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QByteArray>("count");
        const auto add = [](const char* expression, const char* count) {
            QTest::addRow("%s", expression) << QString::fromUtf8(expression) << QByteArray(count);
        };
        add("", "3");
        add("-wait", "1");
        add("中文", "1");
        add("/^Wait/", "2");
        add("\\boxed{2", "2");
        add("verdict:incorrect", "1");
        add("verdict:correct wait", "2");
        add("tokens>21", "1");
        add("approaches>=1", "3");
        add("status:unsolvable OR id=c", "2");
        add("file:in.jsonl", "3");
        add("record:2..3", "2");
    }

    void counts()
    {
        QFETCH(QString, expression);
        QFETCH(QByteArray, count);
        const Folder folder;
        const ProgramRun run = filter({folder.corpus(), QStringLiteral("--count"), QStringLiteral("--"), expression});
        QCOMPARE(run.err, QByteArray());
        QCOMPARE(run.out, count + "\n");
        QCOMPARE(run.code, 0);
    }

    void aFaultIsMarkedAndNothingIsWritten()
    {
        const Folder folder;
        const ProgramRun run = filter({folder.corpus(), QString::fromUtf8("中文 tokens>many"), QStringLiteral("-o"), folder.path("out.jsonl")});
        QCOMPARE(run.code, 2);
        QCOMPARE(run.err, QByteArray("dlcot: \"many\" is not a number such as 8000, 8k or 1k..8k.\n"
                                     "  中文 tokens>many\n"
                                     "            ^^^^\n"));
        QCOMPARE(folder.read("out.jsonl"), QByteArray("(missing)"));
    }

    void oneOfOutputAndCountIsWanted()
    {
        const Folder folder;
        QCOMPARE(filter({folder.corpus(), QStringLiteral("wait")}).code, 2);
        QCOMPARE(filter({folder.corpus(), QStringLiteral("wait"), QStringLiteral("--count"), QStringLiteral("-o"), QStringLiteral("-")}).code, 2);
    }

    void recordsThatCannotBeReadAreSaid()
    {
        const Folder folder;
        const QString in = folder.write("in.jsonl", records[0] + "\n{\"problem\": \"wait\"\n" + records[1] + "\n");
        const ProgramRun run = filter({in, QStringLiteral("wait"), QStringLiteral("-o"), folder.path("out.jsonl")});
        QCOMPARE(run.code, 3);
        QVERIFY2(run.err.contains("line 2: This is not JSON"), run.err.constData());
        QCOMPARE(folder.read("out.jsonl"), records[0] + "\n");
    }

    void whatTheFormatCannotHoldIsRejected()
    {
        const Folder folder;
        const QByteArray half = R"({"id":"h","problem":"p","reasoning":"Wait, half: \ud800"})";
        folder.write("in.jsonl", records[0] + "\n" + half + "\n" + records[2] + "\n");
        const ProgramRun run =
            filter({folder.path("in.jsonl"), QStringLiteral("wait"), QStringLiteral("-o"), folder.path("out.parquet")});
        QCOMPARE(run.code, 3);
        QCOMPARE(run.out, QByteArray("2 of 3 records\n"));
        QVERIFY2(run.err.contains("line 2: A table cannot hold this record"), run.err.constData());
        QVERIFY2(run.err.contains("out.rejects.jsonl"), run.err.constData());
        const QByteArray rejects = folder.read("out.rejects.jsonl");
        QVERIFY2(rejects.startsWith("{\"line\":2,\"record\":1,\"kind\":\"fault\",\"reason\":\"A table cannot hold"),
                 rejects.constData());
        QVERIFY(QFile::exists(folder.path("out.parquet")));
        // Of several files the rejects name the one.
        folder.write("a-1.jsonl", records[0] + "\n");
        folder.write("a-2.jsonl", half + "\n");
        const ProgramRun two =
            filter({folder.path("a-*.jsonl"), QStringLiteral("wait"), QStringLiteral("-o"), folder.path("two.parquet")});
        QCOMPARE(two.code, 3);
        QVERIFY2(two.err.contains("a-2.jsonl, line 1: "), two.err.constData());
        QVERIFY2(folder.read("two.rejects.jsonl").startsWith("{\"file\":\"a-2.jsonl\",\"line\":1"), folder.read("two.rejects.jsonl").constData());
    }

    void theCorpusItselfIsNotOverwritten()
    {
        const Folder folder;
        const QString in = folder.corpus();
        const QByteArray before = folder.read("in.jsonl");
        const ProgramRun run = filter({in, QStringLiteral("wait"), QStringLiteral("-o"), in});
        QCOMPARE(run.code, 1);
        QVERIFY(run.err.contains("overwrite"));
        QCOMPARE(folder.read("in.jsonl"), before);
    }

    void theSameBytesForAnyNumberOfThreads()
    {
        const Folder folder;
        QByteArray many;
        for (int i = 0; i < 50; ++i)
            many += records[0] + "\n" + records[1] + "\n";
        const QString in = folder.write("in.jsonl", many);
        for (const char* threads : {"1", "2", "5"})
            QCOMPARE(filter({in, QStringLiteral("tokens>21 wait"), QStringLiteral("--threads"), QString::fromLatin1(threads),
                             QStringLiteral("-o"), folder.path(threads)}).code, 0);
        QCOMPARE(folder.read("1").count('\n'), 50);
        QCOMPARE(folder.read("2"), folder.read("1"));
        QCOMPARE(folder.read("5"), folder.read("1"));
    }
};

QTEST_GUILESS_MAIN(TestFilter)
#include "tst_filter.moc"
