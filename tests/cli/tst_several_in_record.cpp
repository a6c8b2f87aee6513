#include "tests/support/run_program.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

using Json = nlohmann::ordered_json;

namespace {

const std::string right = "Okay, 2 + 3 is asked for.\n\nFirst, 2 + 3 = 5. So the answer is 5.\n\nWait, let me check: 5 - 3 = 2. "
                          "Yes.\n\nAlternatively, count on from 3: 4, 5. So the answer is \\boxed{5}.";
const std::string wrong = "I compute 2 + 3 = 6.\n\nThe answer is \\boxed{6}.";

Json record(const std::string& id, const std::vector<Json>& generations)
{
    return {{"uuid", id},
            {"problem", "What is 2 + 3?"},
            {"answer", "5"},
            {"generations", generations},
            {"correct", Json::array({true, false})},
            {"big", Json::parse("12345678901234567890")}};
}

QByteArray lineOf(const Json& value) { return QByteArray::fromStdString(value.dump()) + "\n"; }

ProgramRun dlcot(const QStringList& arguments) { return runProgram(QStringLiteral("dlcot"), arguments); }

std::vector<Json> linesOf(const QByteArray& text)
{
    std::vector<Json> out;
    for (const QByteArray& line : text.split('\n'))
        if (!line.isEmpty())
            out.push_back(Json::parse(line.toStdString()));
    return out;
}

/// Two right traces; a right and a wrong one; two wrong ones; one that is none, beside a right one.
QByteArray corpus()
{
    return lineOf(record("a", {right, right})) + lineOf(record("b", {wrong, right})) + lineOf(record("c", {wrong, wrong})) +
           lineOf(record("d", {17, right}));
}

} // namespace

/// Records with several traces through every command of `dlcot`.
class TestSeveralInRecord : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void infoCountsBoth()
    {
        const support::TestFolder folder;
        const ProgramRun run = dlcot({QStringLiteral("info"), folder.write("in.jsonl", corpus())});
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.contains("records   4\ntraces    8\n"), run.out.constData());
        QVERIFY2(run.out.contains("readable  7\n"), run.out.constData());
        QVERIFY2(run.out.contains("line 4: The reasoning (\"generations[0]\") is a number, not text."), run.out.constData());
        const ProgramRun json = dlcot({QStringLiteral("info"), QStringLiteral("--json"), folder.path("in.jsonl")});
        QVERIFY(Json::parse(json.out.toStdString())["traces"] == Json(8));
    }

    void cleanPutsEachBackInItsPlace_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"out.jsonl", "out.json", "out.parquet"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }

    void cleanPutsEachBackInItsPlace()
    {
        QFETCH(QString, name);
        const support::TestFolder folder;
        // A table has one type for each column.
        const QByteArray in = name.endsWith(QStringLiteral("parquet")) ? corpus().replace("[17,", "[null,") : corpus();
        folder.write("in.jsonl", in);
        const QString out = folder.path(name.toUtf8().constData());
        const ProgramRun run = dlcot({QStringLiteral("clean"), folder.path("in.jsonl"), QStringLiteral("-o"), out,
                                      QStringLiteral("--preset"), QStringLiteral("trunk")});
        QVERIFY2(run.code == 0 || run.code == 3, run.err.constData());
        QVERIFY2(run.out.contains(" in 4 records: "), run.out.constData());
        QCOMPARE(dlcot({QStringLiteral("convert"), out, QStringLiteral("-o"), folder.path("again.jsonl")}).code, 0);
        const std::vector<Json> written = linesOf(folder.read("again.jsonl"));
        const std::vector<Json> source = linesOf(in);
        QCOMPARE(written.size(), std::size_t{3}); // "c" has no trace left
        for (const Json& one : written) {
            const std::string id = one["uuid"];
            Json before = source[id == "a" ? 0 : id == "b" ? 1 : 3];
            const bool firstKept = id == "a";
            QCOMPARE(one["generations"].size(), std::size_t{2});
            QCOMPARE(one["generations"][0].is_null(), !firstKept);
            QVERIFY(one["generations"][1] == Json(right));
            before["generations"] = one["generations"];
            QVERIFY2(one == before, one.dump().c_str());
        }
        const std::vector<Json> rejects = linesOf(folder.read("out.rejects.jsonl"));
        int unsolvable = 0;
        for (const Json& reject : rejects)
            unsolvable += reject["kind"] == "unsolvable" ? 1 : 0;
        QCOMPARE(unsolvable, 3);
        QVERIFY(rejects[0]["record"] == Json(1));
        QVERIFY(rejects[0]["trace"] == Json(0));
        QVERIFY(linesOf(folder.read("out.dlcot.jsonl"))[1]["id"] == Json("a#1"));
    }

    /// Two records of the sample in one give what each of them gives alone.
    void eachIsCleanedAsIfAlone()
    {
        const support::TestFolder folder;
        const QString sample = QStringLiteral(DLCOT_SOURCE_DIR "/resources/sample/sample.jsonl");
        const std::vector<Json> alone = [&] {
            QFile file(sample);
            return file.open(QIODevice::ReadOnly) ? linesOf(file.readAll()) : std::vector<Json>();
        }();
        QVERIFY(alone.size() >= 20);
        QByteArray pairs;
        for (std::size_t i = 0; i + 1 < alone.size(); i += 2) {
            Json pair{{"id", i}};
            for (std::size_t k = 0; k < 2; ++k)
                for (const char* field : {"problem", "generation", "answer"})
                    pair[std::string(field) + (k == 0 ? "_x" : "_y")] = alone[i + k].value(field, Json());
            pairs += lineOf(pair);
        }
        folder.write("pairs.jsonl", pairs);
        QVERIFY(dlcot({QStringLiteral("clean"), sample, QStringLiteral("-o"), folder.path("alone.jsonl")}).code == 0);
        const ProgramRun run = dlcot({QStringLiteral("clean"), folder.path("pairs.jsonl"), QStringLiteral("-o"), folder.path("out.jsonl"),
                                      QStringLiteral("--field"), QStringLiteral("reasoning=generation_*#thought"),
                                      QStringLiteral("--field"), QStringLiteral("response=generation_*#after"),
                                      QStringLiteral("--field"), QStringLiteral("problem=problem_*"),
                                      QStringLiteral("--field"), QStringLiteral("answer=answer_*")});
        QVERIFY2(run.code == 0, run.err.constData());
        std::vector<std::string> wanted, got;
        for (const Json& one : linesOf(folder.read("alone.jsonl")))
            wanted.push_back(one["generation"]);
        for (const Json& one : linesOf(folder.read("out.jsonl")))
            for (const char* name : {"generation_x", "generation_y"})
                if (one[name].is_string())
                    got.push_back(one[name]);
        QVERIFY(got == wanted);
        std::size_t changed = 0;
        for (const Json& note : linesOf(folder.read("out.dlcot.jsonl")))
            changed += note["status"] == "changed" ? 1 : 0;
        QVERIFY(changed > 0);
    }

    void analyzeAndTokensGiveALineEach()
    {
        const support::TestFolder folder;
        folder.write("in.jsonl", corpus());
        const ProgramRun run =
            dlcot({QStringLiteral("analyze"), folder.path("in.jsonl"), QStringLiteral("-o"), folder.path("analysis.jsonl")});
        QCOMPARE(run.code, 3); // 17 is no trace
        const std::vector<Json> lines = linesOf(folder.read("analysis.jsonl"));
        QStringList ids;
        for (const Json& line : lines)
            ids += QString::fromStdString(line["id"]);
        QCOMPARE(ids.join(' '), QStringLiteral("a#0 a#1 b#0 b#1 c#0 c#1 d#1"));
        const ProgramRun tokens = dlcot({QStringLiteral("tokens"), folder.path("in.jsonl")});
        QVERIFY2(tokens.out.startsWith("a#0\t"), tokens.out.constData());
        QCOMPARE(tokens.out.count('\n'), 8); // with the total
    }

    void filterWritesTheRecordOnce()
    {
        const support::TestFolder folder;
        folder.write("in.jsonl", corpus());
        const auto filter = [&](const char* expression) {
            return dlcot({QStringLiteral("filter"), folder.path("in.jsonl"), QString::fromUtf8(expression), QStringLiteral("-o"),
                          folder.path("out.jsonl")});
        };
        const ProgramRun run = filter("\"count on\"");
        QVERIFY2(run.out.startsWith("4 of 8 traces, in 3 records"), run.out.constData());
        const std::vector<Json> source = linesOf(corpus());
        QVERIFY(linesOf(folder.read("out.jsonl")) == (std::vector<Json>{source[0], source[1], source[3]}));
        QVERIFY(filter("id:\"b#1\"").out.startsWith("1 of 8 traces, in 1 records"));
        QVERIFY(filter("\"b#1\"").out.startsWith("1 of 8 traces"));
        QVERIFY(filter("verdict:incorrect").out.startsWith("3 of 8 traces, in 2 records"));
    }

    void aPathByHandMayNameSeveral()
    {
        const support::TestFolder folder;
        folder.write("in.jsonl", R"({"q":"What is 2 + 3?","out_a":"It is five.","out_b":"Six, perhaps.","k":"1"})"
                                 "\n");
        const ProgramRun run = dlcot({QStringLiteral("tokens"), folder.path("in.jsonl"), QStringLiteral("--field"),
                                      QStringLiteral("reasoning=out_*"), QStringLiteral("--field"), QStringLiteral("id=k")});
        QVERIFY2(run.out.startsWith("1#a\t"), run.out.constData());
        QVERIFY2(run.out.contains("\n1#b\t"), run.out.constData());
        const ProgramRun bad = dlcot({QStringLiteral("tokens"), folder.path("in.jsonl"), QStringLiteral("--field"),
                                      QStringLiteral("reasoning=out_*[*]")});
        QVERIFY(bad.code != 0);
        QVERIFY2(bad.err.contains("a second * stands at character"), bad.err.constData());
    }

    void theSameBytesForAnyNumberOfThreads()
    {
        const support::TestFolder folder;
        QByteArray many;
        for (int i = 0; i < 40; ++i)
            many += corpus();
        folder.write("in.jsonl", many);
        for (const char* threads : {"1", "3"})
            QVERIFY(dlcot({QStringLiteral("clean"), folder.path("in.jsonl"), QStringLiteral("-o"),
                           folder.path((QByteArray(threads) + ".jsonl").constData()), QStringLiteral("--threads"),
                           QString::fromUtf8(threads)})
                        .code == 3);
        QCOMPARE(folder.read("1.jsonl"), folder.read("3.jsonl"));
        QCOMPARE(folder.read("1.rejects.jsonl"), folder.read("3.rejects.jsonl"));
    }
};

QTEST_APPLESS_MAIN(TestSeveralInRecord)
#include "tst_several_in_record.moc"
