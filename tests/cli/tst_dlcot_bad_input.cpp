#include "tests/support/json_cases.h"
#include "tests/support/run_program.h"
#include "tests/support/test_folder.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace {

/// A trace with something to remove, whose field "x" is `value`.
QByteArray recordWith(const QByteArray& value)
{
    return "{\"x\": " + value +
           ", \"problem\": \"A shop sells pens at 3 coins and pads at 5 coins. Tom buys 4 pens and 2 pads. What does he pay?\", \"reasoning\": \""
           "Okay, so I need to find how much Tom pays for 4 pens and 2 pads. The shop sells pens at 3 coins "
           "and pads at 5 coins. The question is asking for the total that he pays, so let me go through it "
           "slowly and see what is needed here.\\n\\n"
           "First, let me compute the price of the pens. Each pen costs 3 coins and Tom buys 4 of them, so "
           "that is 4 * 3 = 12 coins for the pens.\\n\\n"
           "Next, the pads. Each pad costs 5 coins and he buys 2 of them, so that is 2 * 5 = 10 coins for "
           "the pads. Adding these together gives 12 + 10 = 22 coins.\\n\\n"
           "So the answer is 22.\\n\\n"
           "Wait, let me double-check that to make sure I didn't make a mistake. Four pens at 3 coins each "
           "is 12 coins, and two pads at 5 coins each is 10 coins. The sum of 12 and 10 is 22. If he had "
           "paid with 30 coins, he would get 8 back, and 30 - 8 = 22. Yep, that checks out, so the total is "
           "22 coins.\\n\\n"
           "**Final Answer**\\n\\\\boxed{22}"
           "\", \"answer\": \"22\"}";
}

/// A corpus of `count` such records, the ids "a", "b", ... again and again after `ids` of them.
QByteArray corpusWithIds(int count, int ids)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i) {
        const char letter = static_cast<char>('a' + i % ids);
        bytes += recordWith("[]").replace("{\"x\"", QByteArray("{\"id\": \"") + letter + "\", \"x\"") + '\n';
    }
    return bytes;
}

using Folder = support::TestFolder;

ProgramRun dlcot(const QStringList& arguments) { return runProgram(QStringLiteral("dlcot"), arguments); }

/// Runs `dlcot` under a limit of 1,024-byte blocks that a file may have: what a full disk does to it.
ProgramRun dlcotWithLittleRoom(int blocks, const QStringList& arguments)
{
    QProcess process;
    QStringList all{QStringLiteral("-c"), QStringLiteral("ulimit -f %1; exec \"$@\"").arg(blocks), QStringLiteral("dlcot"),
                    QStringLiteral(DLCOT_BINARY_DIR "/bin/dlcot")};
    process.start(QStringLiteral("/bin/bash"), all + arguments);
    process.waitForFinished(120000);
    return {process.readAllStandardOutput(), process.readAllStandardError(),
            process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1};
}

} // namespace

/// `dlcot` and input that is odd, broken, too big, or gone.
class TestDlcotBadInput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyValidTextComesThroughUnchanged()
    {
        const Folder folder;
        QList<QByteArray> values;
        for (const support::JsonCase& one : support::jsonCases())
            // A line holds no line end (a blank is written for one), and the record takes one of the 1,000 brackets.
            if (one.fault == 0 && one.text.find_first_of("\r\n") == std::string::npos && !one.name.starts_with("1000 lists"))
                values.append(QByteArray::fromStdString(one.text));
        QVERIFY(values.size() > 100);
        QByteArray in;
        for (const QByteArray& value : values)
            in += recordWith(value) + '\n';
        const ProgramRun run = dlcot({QStringLiteral("clean"), folder.write("in.jsonl", in), QStringLiteral("-o"),
                                      folder.path("out.jsonl"), QStringLiteral("--preset"), QStringLiteral("earliest-correct")});
        QCOMPARE(run.code, 0);
        const QList<QByteArray> lines = folder.read("out.jsonl").trimmed().split('\n');
        QCOMPARE(lines.size(), values.size());
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QByteArray wanted = "{\"x\": " + values.at(i) + ", \"problem\": ";
            QCOMPARE(lines.at(i).left(wanted.size()), wanted);
            QVERIFY(lines.at(i).size() < recordWith(values.at(i)).size());
        }
    }

    void idsThatComeTwiceAreToldOnce()
    {
        const Folder folder;
        const QString in = folder.write("in.jsonl", corpusWithIds(7, 5));
        const QByteArray told = "4 records share 2 ids with another: \"a\" stands on records 1 and 6, for example.";
        for (const char* const command : {"clean", "analyze"}) {
            const ProgramRun run = dlcot({QString::fromLatin1(command), in, QStringLiteral("-o"), folder.path("out.jsonl")});
            QCOMPARE(run.code, 0);
            QCOMPARE(run.err.count("share"), 1);
            QVERIFY2(run.err.contains(told), run.err.constData());
        }
        const ProgramRun info = dlcot({QStringLiteral("info"), in});
        QCOMPARE(info.code, 0);
        QVERIFY2(info.out.contains(told), info.out.constData());
        QVERIFY(info.out.contains("readable  7\n"));
        const ProgramRun report = dlcot({QStringLiteral("clean"), in, QStringLiteral("-o"), folder.path("out.jsonl"),
                                         QStringLiteral("--report"), folder.path("report.json")});
        QCOMPARE(report.code, 0);
        QVERIFY(folder.read("report.json").contains("\"duplicate_ids\""));
        const ProgramRun alone = dlcot({QStringLiteral("info"), folder.write("one.jsonl", corpusWithIds(3, 3))});
        QVERIFY(!alone.out.contains("share"));
    }

    void infoSaysWhichRecordsCannotBeRead()
    {
        const Folder folder;
        const QString in = folder.write("in.jsonl", corpusWithIds(2, 2) + "{\"id\": 3,}\n");
        const ProgramRun run = dlcot({QStringLiteral("info"), in, QStringLiteral("--json")});
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.contains("\"readable\": 2"));
        QVERIFY(run.out.contains("\"unreadable\": 1"));
        QVERIFY(run.out.contains("at byte 10 of the record a field name in quotes is missing"));
    }

    void infoSaysThatATagStandsInTheReasoning()
    {
        const Folder folder;
        QByteArray records = corpusWithIds(3, 3);
        QVERIFY(!dlcot({QStringLiteral("info"), folder.write("in.jsonl", records)}).out.contains("tags "));
        records.replace(records.lastIndexOf("**Final"), 2, "</think>");
        const QString in = folder.write("in.jsonl", records);
        const ProgramRun run = dlcot({QStringLiteral("info"), in});
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.contains("the reasoning of 1 record holds <think> or its closing tag, as text: line 3\n"), run.out.constData());
        QVERIFY2(run.out.contains("--field 'reasoning=reasoning#thought'"), run.out.constData());
        QVERIFY(!dlcot({QStringLiteral("info"), in, QStringLiteral("--field"), QStringLiteral("reasoning=reasoning#thought")}).out.contains("tags "));
        QVERIFY(dlcot({QStringLiteral("info"), in, QStringLiteral("--json")}).out.contains("\"tags_in_reasoning\""));
    }

    void aFileIsNamedOnce()
    {
        const Folder folder;
        const QString empty = folder.write("empty.jsonl", "");
        const ProgramRun run = dlcot({QStringLiteral("info"), empty});
        QCOMPARE(run.code, 1);
        QCOMPARE(run.err, ("dlcot: \"" + empty + "\" is empty.\n").toUtf8());
        const QString other = folder.write("other.jsonl", "{\"x\": 1}\n");
        QVERIFY(dlcot({QStringLiteral("info"), other}).err.startsWith(("dlcot: " + other + ": No field").toUtf8()));
    }

    void noRoomLeavesNoHalfFile()
    {
        const Folder folder;
        const QString in = folder.write("in.jsonl", corpusWithIds(400, 20));
        folder.write("out.jsonl", "from before");
        QStringList arguments{QStringLiteral("clean"), in, QStringLiteral("-o"), folder.path("out.jsonl")};
        for (const char* const name : {"out.jsonl", "out.jsonl.gz", "out.jsonl.zst"}) {
            arguments.back() = folder.path(name);
            const ProgramRun run = dlcotWithLittleRoom(2, arguments);
            QCOMPARE(run.code, 1);
            QVERIFY2(run.err.contains("larger than a file may be here"), run.err.constData());
            QCOMPARE(folder.names(), (QStringList{QStringLiteral("in.jsonl"), QStringLiteral("out.jsonl")}));
            QCOMPARE(folder.read("out.jsonl"), QByteArray("from before"));
        }
    }

    void noRoomOnStandardOutputIsTold()
    {
        const Folder folder;
        const QString in = folder.write("in.jsonl", corpusWithIds(400, 20));
        QProcess process;
        process.setStandardOutputFile(QStringLiteral("/dev/full"));
        process.start(QStringLiteral(DLCOT_BINARY_DIR "/bin/dlcot"),
                      {QStringLiteral("clean"), in, QStringLiteral("-o"), QStringLiteral("-")});
        process.waitForFinished(120000);
        QCOMPARE(process.exitCode(), 1);
        const QByteArray err = process.readAllStandardError();
        QVERIFY2(err.contains("disk is full"), err.constData());
    }

    /// A line of 2 GB that costs no disk: a hole in the file.
    void aLineOfTwoGigabytesIsRefusedInWords()
    {
        const Folder folder;
        const QByteArray good = corpusWithIds(1, 1);
        QFile file(folder.write("in.jsonl", good + "{\"id\": \"big\", \"reasoning\": \""));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 hole = qint64{2} << 30;
        if (!file.resize(file.size() + hole))
            QSKIP("no file of 2 GB can be made here");
        QVERIFY(file.seek(file.size()));
        file.write("\"}\n" + good);
        file.close();
        const ProgramRun run = dlcot({QStringLiteral("clean"), file.fileName(), QStringLiteral("-o"), folder.path("out.jsonl")});
        QCOMPARE(run.code, 3);
        QVERIFY2(run.err.contains("line 2: This record is 2147 MB long"), run.err.constData());
        QVERIFY(run.err.contains("DLCOT_RECORD_LIMIT"));
        QCOMPARE(folder.read("out.jsonl").count('\n'), 2);
        const QByteArray rejects = folder.read("out.rejects.jsonl");
        QVERIFY(rejects.size() < 10000);
        QVERIFY2(rejects.contains("\"raw_bytes\":2147483"), rejects.constData());
    }

    void aMixedFolderIsReadAsFarAsItGoes()
    {
        const Folder folder;
        folder.write("train-2.jsonl", corpusWithIds(2, 2));
        folder.write("train-10.jsonl", corpusWithIds(3, 3));
        folder.write("array.json", "[" + recordWith("1") + "," + recordWith("2") + "]");
        folder.write("notes.md", "# nothing to read here");
        folder.write("picture.png", QByteArray("\x89PNG\r\n\x1a\n", 8));
        folder.write("broken.jsonl", "this is no record\nand neither is this\n");
        folder.write("empty.jsonl", "");
        folder.write("dataset_info.json", R"({"name": "mixed", "splits": {"train": 7}})");
        const ProgramRun run = dlcot({QStringLiteral("info"), folder.path(), QStringLiteral("--json")});
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.contains("\"records\": 7,"), run.out.constData());
        QVERIFY(run.out.contains("\"readable\": 7,"));
        for (const char* const name : {"broken.jsonl", "empty.jsonl", "dataset_info.json"})
            QVERIFY2(run.err.contains(name), run.err.constData());
        QVERIFY(!run.err.contains("picture.png"));
    }

    void aTableWithOtherColumnsIsSaid()
    {
        const Folder folder;
        folder.write("other.jsonl", "{\"weight\":1,\"height\":\"tall\"}\n{\"weight\":2,\"height\":\"low\"}\n");
        QCOMPARE(dlcot({QStringLiteral("convert"), folder.path("other.jsonl"), QStringLiteral("-o"), folder.path("b.parquet")}).code, 0);
        QVERIFY(QFile::remove(folder.path("other.jsonl")));
        // By itself: nothing in it is the reasoning.
        const ProgramRun alone = dlcot({QStringLiteral("info"), folder.path("b.parquet")});
        QCOMPARE(alone.code, 1);
        QVERIFY2(alone.err.contains("The fields are: weight, height."), alone.err.constData());
        // Among others: its rows are rejected, with file, line and reason; the rest is cleaned.
        folder.write("a.jsonl", corpusWithIds(40, 40));
        const ProgramRun run = dlcot({QStringLiteral("clean"), folder.path("*.*"), QStringLiteral("-o"), folder.path("out.jsonl")});
        QCOMPARE(run.code, 3);
        QVERIFY2(run.err.contains("b.parquet, line 1: The reasoning (\"reasoning\") is missing."), run.err.constData());
        QCOMPARE(folder.read("out.rejects.jsonl").count("\"file\":\"b.parquet\""), 2);
        QCOMPARE(folder.read("out.jsonl").count('\n') + folder.read("out.rejects.jsonl").count('\n'), 42);
    }

    void aFaultInOneOfSeveralFilesNamesIt()
    {
        const Folder folder;
        folder.write("part-1.jsonl", corpusWithIds(2, 2));
        folder.write("part-2.jsonl", corpusWithIds(1, 1) + "{\"id\": 3,}\n");
        const ProgramRun info = dlcot({QStringLiteral("info"), folder.path()});
        QVERIFY2(info.out.contains("part-2.jsonl, line 2: "), info.out.constData());
        const ProgramRun run = dlcot({QStringLiteral("clean"), folder.path(), QStringLiteral("-o"), folder.path("out.jsonl"),
                                      QStringLiteral("--report"), folder.path("report.json")});
        QCOMPARE(run.code, 3);
        QVERIFY2(run.err.contains("part-2.jsonl, line 2: "), run.err.constData());
        QVERIFY(folder.read("out.rejects.jsonl").startsWith(R"({"file":"part-2.jsonl","line":2,)"));
        QVERIFY(folder.read("report.json").contains(R"("file": "part-2.jsonl")"));
        QCOMPARE(folder.read("out.dlcot.jsonl").count(R"({"file":"part-1.jsonl")"), 2);
    }
};

QTEST_GUILESS_MAIN(TestDlcotBadInput)
#include "tst_dlcot_bad_input.moc"
