#include "tests/support/run_program.h"
#include "tests/support/test_folder.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

using Json = nlohmann::json;

namespace {

const QByteArray goodLines =
    R"({"id": "a", "problem": "What is 2 + 3?", "reasoning": "Okay, so I need to find 2 + 3.\n\nFirst, 2 + 3 = 5. So the answer is 5.\n\nWait, let me check: 5 - 3 = 2. Yes.\n\nSo the answer is \\boxed{5}.", "answer": "5", "extra": 12345678901234567890})"
    "\n"
    R"({"id": "b", "problem": "What is 4 * 6?", "reasoning": "I compute 4 * 6 = 24.\n\nThe answer is \\boxed{24}.", "answer": "24", "extra": [1, 1e400, {"k": null}]})"
    "\n";

ProgramRun dlcot(const QStringList& arguments, const QByteArray& input = {}) { return runProgram(QStringLiteral("dlcot"), arguments, input); }

using Folder = support::TestFolder;

QList<QByteArray> lines(const QByteArray& text)
{
    QList<QByteArray> out = text.split('\n');
    out.removeAll(QByteArray());
    return out;
}

} // namespace

/// The `dlcot` program: stdout, stderr, exit codes, and the files that it leaves.
class TestDlcot : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void helpAndVersionEverywhere()
    {
        const QStringList commands{QString(), QStringLiteral("info"), QStringLiteral("analyze"), QStringLiteral("clean"),
                                   QStringLiteral("tokens"), QStringLiteral("check-answer"), QStringLiteral("evaluate"), QStringLiteral("stats")};
        for (const QString& command : commands) {
            QStringList start = command.isEmpty() ? QStringList() : QStringList{command};
            const ProgramRun help = dlcot(start + QStringList{QStringLiteral("--help")});
            QCOMPARE(help.code, 0);
            QVERIFY(help.out.contains("Usage"));
            const ProgramRun version = dlcot(start + QStringList{QStringLiteral("--version")});
            QCOMPARE(version.code, 0);
            QVERIFY(version.out.startsWith("dlcot "));
        }
    }

    void wrongUsageExitsWithTwo()
    {
        QCOMPARE(dlcot({}).code, 2);
        QCOMPARE(dlcot({QStringLiteral("frobnicate")}).code, 2);
        QCOMPARE(dlcot({QStringLiteral("clean"), QStringLiteral("x.jsonl")}).code, 2);
        QCOMPARE(dlcot({QStringLiteral("info"), QStringLiteral("--wrong"), QStringLiteral("x")}).code, 2);
    }

    void missingFileFailsWithItsName()
    {
        const ProgramRun run = dlcot({QStringLiteral("info"), QStringLiteral("no-such-file.jsonl")});
        QCOMPARE(run.code, 1);
        QVERIFY(run.err.contains("no-such-file.jsonl"));
    }

    void infoDescribesTheCorpus()
    {
        const Folder folder;
        const QString file = folder.write("in.jsonl", goodLines);
        const ProgramRun run = dlcot({QStringLiteral("info"), file, QStringLiteral("--json")});
        QCOMPARE(run.code, 0);
        const Json info = Json::parse(run.out.toStdString());
        QVERIFY(info["format"] == Json("jsonl"));
        QVERIFY(info["records"] == Json(2));
        QVERIFY(info["bytes"] == Json(goodLines.size()));
        QVERIFY(info["mapping"]["reasoning"]["path"] == Json("reasoning"));
        QCOMPARE(dlcot({QStringLiteral("info"), QStringLiteral("-"), QStringLiteral("--json")}, goodLines).code, 0);
    }

    void analyzeWritesOnePartitionALine()
    {
        const Folder folder;
        const QString file = folder.write("in.jsonl", goodLines);
        const ProgramRun run = dlcot({QStringLiteral("analyze"), file, QStringLiteral("-o"), folder.path("out.jsonl")});
        QCOMPARE(run.code, 0);
        const QList<QByteArray> found = lines(folder.read("out.jsonl"));
        QCOMPARE(found.size(), 2);
        std::size_t at = 0;
        const Json first = Json::parse(found[0].toStdString());
        QVERIFY(first["id"] == Json("a"));
        for (const Json& segment : first["segments"]) {
            QCOMPARE(segment["begin"].get<std::size_t>(), at);
            at = segment["end"].get<std::size_t>();
            QVERIFY(segment.contains("title") && segment.contains("tokens") && segment.contains("steps"));
        }
        QCOMPARE(at, Json::parse(lines(goodLines)[0].toStdString())["reasoning"].get<std::string>().size());
        QVERIFY(!folder.has("out.rejects.jsonl"));
        const ProgramRun piped = dlcot({QStringLiteral("analyze"), QStringLiteral("-"), QStringLiteral("-o"), QStringLiteral("-")}, goodLines);
        QCOMPARE(piped.out, folder.read("out.jsonl"));
    }

    void cleanKeepsWhatItDoesNotTouch()
    {
        const Folder folder;
        const QString file = folder.write("in.jsonl", goodLines);
        const ProgramRun run = dlcot({QStringLiteral("clean"), file, QStringLiteral("-o"), folder.path("out.jsonl"),
                                      QStringLiteral("--report"), folder.path("report.json")});
        QCOMPARE(run.code, 0);
        const Json report = Json::parse(folder.read("report.json").toStdString());
        QVERIFY(report["records"] == Json(2));
        for (const char* key : {"unsolvable", "rejected", "unchanged"})
            QVERIFY(report.contains(key));
        QVERIFY(report["tokens"].contains("before") && report["tokens"].contains("after") && report["tokens"].contains("removed_by_reason"));
        const QList<QByteArray> sidecar = lines(folder.read("out.dlcot.jsonl"));
        QCOMPARE(sidecar.size(), 2);
        for (const QByteArray& line : sidecar)
            for (const char* key : {"preset", "edits", "tokens", "version", "status"})
                QVERIFY(Json::parse(line.toStdString()).contains(key));
        QVERIFY(folder.read("out.jsonl").contains("\"extra\": [1, 1e400, {\"k\": null}]"));
        QVERIFY(folder.read("out.jsonl").contains("12345678901234567890"));
        QCOMPARE(folder.names().filter(QStringLiteral("part")).size(), 0);
    }

    void actsOnlyOnWhatIsSureEnough()
    {
        const Folder folder;
        const QString sample = QStringLiteral(DLCOT_SOURCE_DIR "/resources/sample/sample.jsonl");
        const auto clean = [&](const char* out, const QStringList& more) {
            return dlcot(QStringList{QStringLiteral("clean"), sample, QStringLiteral("-o"), folder.path(out)} + more).code;
        };
        QCOMPARE(clean("all.jsonl", {}), 0);
        QCOMPARE(clean("zero.jsonl", {QStringLiteral("--min-confidence"), QStringLiteral("0")}), 0);
        QCOMPARE(clean("sure.jsonl", {QStringLiteral("--min-confidence"), QStringLiteral("1")}), 0);
        QVERIFY(folder.read("zero.jsonl").size() < folder.read("all.jsonl").size()); // unlikely repeats go, too
        QVERIFY(folder.read("zero.dlcot.jsonl").contains("\"unlikely_repeats\":true") && !folder.read("all.dlcot.jsonl").contains("unlikely_repeats"));
        QVERIFY(!folder.read("all.dlcot.jsonl").contains("min_confidence"));
        QVERIFY(folder.has("all.rejects.jsonl") && !folder.has("sure.rejects.jsonl"));
        for (const QByteArray& line : lines(folder.read("sure.dlcot.jsonl"))) {
            const Json note = Json::parse(line.toStdString());
            QVERIFY(note["min_confidence"] == Json(1.0) && note["preset"] == Json("trunk"));
        }
        QVERIFY(folder.read("sure.jsonl").size() > folder.read("all.jsonl").size());
        for (const char* wrong : {"80", "-0.1", "much"})
            QCOMPARE(clean("no.jsonl", {QStringLiteral("--min-confidence"), QString::fromLatin1(wrong)}), 2);
        QVERIFY(!folder.has("no.jsonl"));
        const ProgramRun analysis = dlcot({QStringLiteral("analyze"), sample, QStringLiteral("-o"), QStringLiteral("-"), QStringLiteral("--min-confidence"), QStringLiteral("1")});
        QVERIFY(!analysis.out.contains("\"redundant\":true") && !analysis.out.contains("\"incorrect\""));
    }

    void badRecordsAreRejectedAndTheRestIsUsed()
    {
        const Folder folder;
        const QList<QByteArray> good = lines(goodLines);
        const QString file = folder.write("in.jsonl", good[0] + "\n{\"id\": \"broken\", \n" + good[1] + "\n");
        const ProgramRun run = dlcot({QStringLiteral("clean"), file, QStringLiteral("-o"), folder.path("out.jsonl")});
        QCOMPARE(run.code, 3);
        QVERIFY(run.err.contains("line 2"));
        QCOMPARE(lines(folder.read("out.jsonl")).size(), 2);
        const QList<QByteArray> rejects = lines(folder.read("out.rejects.jsonl"));
        QCOMPARE(rejects.size(), 1);
        const Json reject = Json::parse(rejects[0].toStdString());
        QVERIFY(reject["line"] == Json(2));
        QVERIFY(!reject["reason"].get<std::string>().empty());
        // A clean run afterwards takes the old rejects file away.
        folder.write("in.jsonl", goodLines);
        QCOMPARE(dlcot({QStringLiteral("clean"), file, QStringLiteral("-o"), folder.path("out.jsonl")}).code, 0);
        QVERIFY(!folder.has("out.rejects.jsonl"));
    }

    void bytesThatAreNoTextAreNotLost()
    {
        const Folder folder;
        const QByteArray bad("{\"id\": \"z\", \"reasoning\": \"so \xff\xfe 2\"}");
        const QString file = folder.write("in.jsonl", lines(goodLines)[0] + "\n" + bad + "\n");
        const ProgramRun run = dlcot({QStringLiteral("clean"), file, QStringLiteral("-o"), folder.path("out.jsonl")});
        QCOMPARE(run.code, 3);
        QVERIFY2(run.err.contains("1 record was rejected; see "), run.err.constData());
        const Json reject = Json::parse(folder.read("out.rejects.jsonl").toStdString());
        QCOMPARE(QByteArray::fromBase64(QByteArray::fromStdString(reject["raw_base64"].get<std::string>())), bad);
    }

    void neverWritesOntoTheSource()
    {
        const Folder folder;
        const QString file = folder.write("in.jsonl", goodLines);
        const ProgramRun run = dlcot({QStringLiteral("clean"), file, QStringLiteral("-o"), file});
        QCOMPARE(run.code, 1);
        QCOMPARE(folder.read("in.jsonl"), goodLines);
    }

    void severalFilesAreOneCorpusAndNoneIsOverwritten()
    {
        const Folder folder;
        const QList<QByteArray> good = lines(goodLines);
        folder.write("a.jsonl", good[0] + "\n");
        folder.write("b.json", "[\n  {\"id\": \"c\",\n   \"problem\": \"1 + 1?\",\n   \"reasoning\": \"1 + 1 = 2. The answer is "
                               "\\\\boxed{2}.\",\n   \"answer\": \"2\"}\n]\n");
        const QString pattern = folder.path("*.json*");
        const ProgramRun onto = dlcot({QStringLiteral("clean"), pattern, QStringLiteral("-o"), folder.path("b.json")});
        QCOMPARE(onto.code, 1);
        QVERIFY(folder.read("b.json").startsWith("[\n"));
        const Folder out;
        const ProgramRun run = dlcot({QStringLiteral("clean"), pattern, QStringLiteral("--preset"), QStringLiteral("delete-multi-all"),
                                      QStringLiteral("-o"), out.path("o.jsonl")});
        QCOMPARE(run.code, 0);
        const QList<QByteArray> found = lines(out.read("o.jsonl"));
        QCOMPARE(found.size(), 2);
        QVERIFY(Json::accept(found[1].toStdString()));
    }

    void unknownPresetAndTokenizerSayWhatThereIs()
    {
        const Folder folder;
        const QString file = folder.write("in.jsonl", goodLines);
        const ProgramRun preset = dlcot({QStringLiteral("clean"), file, QStringLiteral("-o"), folder.path("o.jsonl"),
                                         QStringLiteral("--preset"), QStringLiteral("shorter")});
        QCOMPARE(preset.code, 1);
        QVERIFY(preset.err.contains("keep-first"));
        const ProgramRun tokenizer = dlcot({QStringLiteral("tokens"), QStringLiteral("--tokenizer"), QStringLiteral("nope"), file});
        QCOMPARE(tokenizer.code, 1);
        QVERIFY(tokenizer.err.contains("qwen3") || tokenizer.err.contains("Qwen3"));
        QVERIFY(!folder.has("o.jsonl"));
    }

    void tokensReadsStandardInputAsOneText()
    {
        const ProgramRun ids = dlcot({QStringLiteral("tokens"), QStringLiteral("--ids"), QStringLiteral("-")}, "Hello world");
        QCOMPARE(ids.code, 0);
        QCOMPARE(ids.out, QByteArray("9707 1879\n"));
        const ProgramRun count = dlcot({QStringLiteral("tokens"), QStringLiteral("-")}, "Hello world");
        QCOMPARE(count.out, QByteArray("2 tokens (Qwen3)\n"));
        QCOMPARE(dlcot({QStringLiteral("tokens"), QStringLiteral("-"), QStringLiteral("--ids")}, "").out, QByteArray("\n"));
    }

    void tokensCountsEachTraceOfACorpus()
    {
        const Folder folder;
        const QString file = folder.write("in.jsonl", goodLines);
        const ProgramRun run = dlcot({QStringLiteral("tokens"), file});
        QCOMPARE(run.code, 0);
        const QList<QByteArray> found = lines(run.out);
        QCOMPARE(found.size(), 3);
        const int a = found[0].split('\t')[1].toInt();
        const int b = found[1].split('\t')[1].toInt();
        QVERIFY(a > b && b > 0);
        QCOMPARE(found[2], "total\t" + QByteArray::number(a + b) + "\t(Qwen3)");
    }

    void fieldsCanBeChosenByHand()
    {
        const Folder folder;
        const QString file = folder.write("in.jsonl", "{\"q\": \"1 + 1?\", \"w\": \"It is 1 + 1 = 2.\"}\n");
        const ProgramRun run = dlcot({QStringLiteral("analyze"), file, QStringLiteral("--field"), QStringLiteral("reasoning=w"),
                                      QStringLiteral("--field"), QStringLiteral("problem=q"), QStringLiteral("-o"), QStringLiteral("-")});
        QCOMPARE(run.code, 0);
        QVERIFY(Json::parse(run.out.toStdString())["segments"].back()["end"] == Json(16));
        QVERIFY(Json::parse(run.out.toStdString())["id"] == Json("0"));
    }

    void theSameBytesForAnyNumberOfThreads()
    {
        const Folder folder;
        QByteArray many;
        for (int i = 0; i < 60; ++i)
            many += goodLines;
        const QString file = folder.write("in.jsonl", many);
        for (const char* threads : {"1", "2", "7"})
            QCOMPARE(dlcot({QStringLiteral("clean"), file, QStringLiteral("-o"), folder.path(threads) + QStringLiteral(".jsonl"),
                            QStringLiteral("--threads"), QString::fromLatin1(threads)}).code, 0);
        QCOMPARE(folder.read("1.jsonl"), folder.read("2.jsonl"));
        QCOMPARE(folder.read("1.jsonl"), folder.read("7.jsonl"));
        QCOMPARE(folder.read("1.dlcot.jsonl"), folder.read("2.dlcot.jsonl"));
    }
};

QTEST_GUILESS_MAIN(TestDlcot)
#include "tst_dlcot.moc"
