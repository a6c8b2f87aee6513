#include "tests/support/run_program.h"
#include "tests/support/test_folder.h"

#include <QFile>
#include <QTest>

namespace {

using Folder = support::TestFolder;

constexpr const char* record = R"({"id": "a", "problem": "What is 3 * 4 + 10?", "reasoning": "First, 3 * 4 = 12. Then 12 + 10 = 22. So the answer is 22.", "answer": "22"})";

ProgramRun dlcot(const QStringList& arguments, const QString& folder) { return runProgram(QStringLiteral("dlcot"), arguments, {}, folder); }

QStringList words(const char* text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); }

} // namespace

/// What `dlcot` writes: nothing that the user has is lost, and nothing that is lost goes unsaid.
class TestDlcotOutputs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatANameWouldOverwrite_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("report on the corpus") << "clean in.jsonl -o out.jsonl --report in.jsonl" << QByteArray("overwrite the corpus");
        QTest::newRow("report on a link to it") << "clean in.jsonl -o out.jsonl --report link.jsonl" << QByteArray("overwrite the corpus");
        QTest::newRow("report on the output") << "clean in.jsonl -o out.jsonl --report ./out.jsonl" << QByteArray("name of another file");
        QTest::newRow("report on the sidecar") << "clean in.jsonl -o out.jsonl --report out.dlcot.jsonl" << QByteArray("name of another file");
        QTest::newRow("table on the corpus") << "stats in.jsonl --csv in.jsonl" << QByteArray("overwrite the corpus");
        QTest::newRow("rejects on a file of the user") << "analyze in.jsonl -o mine.jsonl" << QByteArray("dlcot did not write");
    }
    void keepsWhatANameWouldOverwrite()
    {
        QFETCH(QString, arguments);
        QFETCH(QByteArray, said);
        const Folder folder;
        folder.write("in.jsonl", QByteArray(record) + '\n');
        folder.write("mine.rejects.jsonl", "what I rejected myself\n");
        QVERIFY(QFile::link(folder.path("in.jsonl"), folder.path("link.jsonl")));
        const QStringList before = folder.names();
        const ProgramRun run = dlcot(arguments.split(QLatin1Char(' ')), folder.path(""));
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains(said), run.err.constData());
        QCOMPARE(folder.names(), before);
        QCOMPARE(folder.read("in.jsonl"), QByteArray(record) + '\n');
        QCOMPARE(folder.read("mine.rejects.jsonl"), QByteArray("what I rejected myself\n"));
    }

    void replacesItsOwnSideFiles()
    {
        const Folder folder;
        folder.write("in.jsonl", QByteArray(record) + "\n{broken\n");
        for (int round = 0; round < 2; ++round)
            QCOMPARE(dlcot(words("clean in.jsonl -o out.jsonl --report report.json"), folder.path("")).code, 3);
        QVERIFY(folder.names().contains(QStringLiteral("out.rejects.jsonl")));
        folder.write("in.jsonl", QByteArray(record) + '\n');
        QCOMPARE(dlcot(words("clean in.jsonl -o out.jsonl"), folder.path("")).code, 0);
        QVERIFY(!folder.names().contains(QStringLiteral("out.rejects.jsonl")));
    }

    void keepsAnOlderOutputWhenNothingCanBeRead()
    {
        const Folder folder;
        folder.write("in.jsonl", QByteArray(record) + '\n');
        QCOMPARE(dlcot(words("analyze in.jsonl -o out.jsonl"), folder.path("")).code, 0);
        const QByteArray older = folder.read("out.jsonl");
        QVERIFY(!older.isEmpty());
        const ProgramRun run = dlcot(words("analyze in.jsonl -o out.jsonl --field reasoning=nothing"), folder.path(""));
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("left as it is"), run.err.constData());
        QCOMPARE(folder.read("out.jsonl"), older);
        QVERIFY(!folder.read("out.rejects.jsonl").isEmpty());
    }

    void saysWhenTheOutputIsLost_data()
    {
        QTest::addColumn<QString>("arguments");
        for (const char* const arguments : {"info in.jsonl", "info in.jsonl --json", "stats in.jsonl", "tokens in.jsonl", "clean in.jsonl -o out.jsonl",
                                            "filter in.jsonl tokens>1 --count", "check-answer 22 22", "evaluate in.jsonl out.jsonl"})
            QTest::newRow(arguments) << QString::fromLatin1(arguments);
    }
    void saysWhenTheOutputIsLost()
    {
        QFETCH(QString, arguments);
        if (!QFile::exists(QStringLiteral("/dev/full")))
            QSKIP("this system has no full device");
        const Folder folder;
        folder.write("in.jsonl", QByteArray(record).replace("\"answer\"", R"("segments": [{"begin": 0, "end": 60, "kind": "approach"}], "answer")") + '\n');
        folder.write("out.jsonl", R"({"id": "a", "segments": [{"begin": 0, "end": 60, "kind": "approach"}], "errors": []})");
        QProcess process;
        process.setWorkingDirectory(folder.path(""));
        process.setStandardOutputFile(QStringLiteral("/dev/full"));
        process.start(QStringLiteral(DLCOT_BINARY_DIR "/bin/dlcot"), arguments.split(QLatin1Char(' ')));
        QVERIFY(process.waitForFinished(120000));
        QCOMPARE(process.exitCode(), 1);
        const QByteArray err = process.readAllStandardError();
        QVERIFY2(err.contains("could not be written"), err.constData());
    }

    void startsNoMoreThreadsThanThereIsWork()
    {
        const Folder folder;
        folder.write("in.jsonl", QByteArray(record) + '\n' + record + '\n');
        QCOMPARE(dlcot(words("analyze in.jsonl -o out.jsonl --threads 4000000000"), folder.path("")).code, 0);
        QCOMPARE(folder.read("out.jsonl").count('\n'), 2);
    }

    void refusesWhatIsNoConfidence()
    {
        const Folder folder;
        folder.write("in.jsonl", QByteArray(record) + '\n');
        for (const char* const least : {"nan", "-nan", "inf", "1.5", "-0.1", "half"}) {
            const ProgramRun run = dlcot({QStringLiteral("clean"), QStringLiteral("in.jsonl"), QStringLiteral("-o"), QStringLiteral("out.jsonl"),
                                          QStringLiteral("--min-confidence=") + QString::fromLatin1(least)}, folder.path(""));
            QCOMPARE(run.code, 2);
            QVERIFY(run.err.contains("--min-confidence"));
        }
        QCOMPARE(folder.names(), QStringList{QStringLiteral("in.jsonl")});
    }

    void namesAnUnknownCommand()
    {
        const ProgramRun run = dlcot(words("analyse in.jsonl"), {});
        QCOMPARE(run.code, 2);
        QVERIFY(run.err.contains("no command \"analyse\""));
        QVERIFY(run.err.contains("check-answer"));
    }
};

QTEST_GUILESS_MAIN(TestDlcotOutputs)
#include "tst_dlcot_outputs.moc"
