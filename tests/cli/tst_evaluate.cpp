#include "tests/support/corpus_on_disk.h"
#include "tests/support/run_program.h"

#include <QFile>
#include <QStandardPaths>
#include <QTest>

#include <nlohmann/json.hpp>

#include <random>

using Json = nlohmann::json;

namespace {

const QString madeUp = QStringLiteral(DLCOT_SOURCE_DIR "/tests/data/evaluate/");
const QString script = QStringLiteral(DLCOT_SOURCE_DIR "/../shared/eval/score.py");
const QString devGold = QStringLiteral(DLCOT_SOURCE_DIR "/../shared/data/gold/dev.jsonl");

ProgramRun evaluate(const QStringList& arguments) { return runProgram(QStringLiteral("dlcot"), QStringList(QStringLiteral("evaluate")) + arguments); }

/// What score.py prints for the same files.
Json scored(const QString& gold, const QString& analysis)
{
    QProcess python;
    python.start(QStringLiteral("python3"), {script, gold, analysis, QStringLiteral("--json")});
    python.waitForFinished(120000);
    return Json::parse(python.readAllStandardOutput().toStdString(), nullptr, false);
}

bool haveScript() { return QFile::exists(script) && !QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty(); }

/// True when `ours` has each figure of `theirs`, to the last bit.
bool sameFigures(const Json& ours, const Json& theirs)
{
    bool same = theirs.is_object() && theirs.size() == 11;
    for (const auto& [name, value] : theirs.items()) {
        same = same && ours.contains(name) && ours.at(name) == value;
        if (!same)
            qWarning("%s: %s", name.c_str(), ours.dump().c_str());
    }
    return same;
}

std::vector<std::string> lineList(const std::vector<Json>& rows)
{
    std::vector<std::string> out;
    for (const Json& row : rows)
        out.push_back(row.dump());
    return out;
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string out;
    for (const std::string& line : lines)
        out += line + "\n";
    return out;
}

/// Segments as a careless program may write them: gaps, overlaps, ends beyond the text.
Json randomSegments(std::mt19937& random, int length)
{
    static const char* const kinds[] = {"question_repeat", "problem_understand", "approach", "verification", "conclusion"};
    static const char* const labels[] = {"correct", "incorrect", "incomplete"};
    Json out = Json::array();
    int at = 0;
    while (at < length) {
        const int size = 1 + static_cast<int>(random() % 200);
        Json segment{{"begin", at}, {"end", at + size}, {"kind", kinds[random() % 5]}};
        if (random() % 4 != 0)
            segment["cluster"] = random() % 4;
        if (random() % 3 != 0)
            segment["label"] = labels[random() % 3];
        out.push_back(segment);
        at += size + (random() % 9 == 0 ? static_cast<int>(random() % 60) - 30 : 0);
    }
    return out;
}

Json randomErrors(std::mt19937& random, int length)
{
    Json out = Json::array();
    for (std::uint32_t i = random() % 4; i > 0; --i) {
        const int begin = static_cast<int>(random() % static_cast<unsigned>(length));
        out.push_back({{"begin", begin}, {"end", begin + static_cast<int>(random() % 90)}});
    }
    return out;
}

} // namespace

/// `dlcot evaluate` gives the figures of the script that defines them.
class TestEvaluate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void badLinesOfAFolderAreNamedWithTheirFile()
    {
        const support::Folder folder;
        const std::string good = R"({"id":"a","reasoning":"2 + 2 = 4","segments":[{"begin":0,"end":9,"kind":"approach"}]})" "\n";
        folder.write("one.jsonl", good);
        const QString two = QString::fromStdString(folder.write("two.jsonl", good + "{\"id\":\"b\"}\n"));
        const QString all = QString::fromStdString(folder.path(""));
        const ProgramRun run = evaluate({all, two});
        QCOMPARE(run.code, 3);
        QVERIFY2(run.err.contains("dlcot: two.jsonl, line 2: There are no segments."), run.err.constData());
        QVERIFY2(run.err.contains(("dlcot: " + two + ", line 2: There are no segments.").toUtf8()), run.err.constData());
    }

    void figuresOfTheScript()
    {
        const ProgramRun run =
            evaluate({madeUp + QStringLiteral("gold.jsonl"), madeUp + QStringLiteral("analysis.jsonl"), QStringLiteral("--json")});
        QCOMPARE(run.code, 0);
        const Json expected = Json::parse(support::readAll((madeUp + QStringLiteral("figures.json")).toStdString()));
        QVERIFY(sameFigures(Json::parse(run.out.toStdString()), expected));
        QVERIFY(run.err.contains("1 of 7 gold traces"));
    }

    void theTablesAddUp()
    {
        const ProgramRun run = evaluate({madeUp + QStringLiteral("gold.jsonl"), madeUp + QStringLiteral("analysis.jsonl"),
                                         QStringLiteral("--json"), QStringLiteral("--per-trace")});
        const Json out = Json::parse(run.out.toStdString());
        std::uint64_t characters = 0;
        std::uint64_t right = 0;
        for (const auto& [gold, row] : out.at("kinds").items())
            for (const auto& [found, count] : row.items()) {
                characters += count.get<std::uint64_t>();
                right += gold == found ? count.get<std::uint64_t>() : 0;
            }
        QCOMPARE(static_cast<double>(right) / static_cast<double>(characters), out.at("kind_accuracy").get<double>());
        QCOMPARE(out.at("per_trace").size(), std::size_t{7});
        std::uint64_t ofTraces = 0;
        for (const Json& trace : out.at("per_trace"))
            for (const Json& row : trace.at("kinds"))
                for (const Json& count : row)
                    ofTraces += count.get<std::uint64_t>();
        QCOMPARE(ofTraces, characters);
        QCOMPARE(out.at("per_trace")[4].at("id").get<std::string>(), std::string("4"));
    }

    void inWords()
    {
        const ProgramRun run =
            evaluate({madeUp + QStringLiteral("gold.jsonl"), madeUp + QStringLiteral("analysis.jsonl"), QStringLiteral("--per-trace")});
        QCOMPARE(run.out.count("boundary "), 7);
        QVERIFY(run.out.contains("boundary_f1      0."));
        QVERIFY(run.out.contains("kind: gold is"));
        QVERIFY(run.out.contains("label: gold is"));
    }

    void saysWhatCountsLess()
    {
        const support::Folder folder;
        const auto lines = [&](const char* name, const char* text) { return QString::fromStdString(folder.write(name, text)); };
        const QString gold = lines("gold.jsonl", R"({"id": "a", "reasoning": "0123456789", "segments": [{"begin": 0, "end": 10, "kind": "approach", "label": "correct"}]})");
        const QString gap = lines("gap.jsonl", R"({"id": "a", "segments": [{"begin": 0, "end": 4, "kind": "approach"}, {"begin": 6, "end": 10, "kind": "approach"}]})");
        ProgramRun run = evaluate({gold, gap});
        QCOMPARE(run.code, 0);
        QVERIFY2(run.err.contains("leave gaps") && run.err.contains(": a\n"), run.err.constData());
        const QString twice = lines("twice.jsonl", "{\"id\": \"a\", \"segments\": [{\"begin\": 0, \"end\": 10, \"kind\": \"approach\"}]}\n"
                                                   "{\"id\": \"a\", \"segments\": [{\"begin\": 0, \"end\": 10, \"kind\": \"approach\"}]}\n");
        run = evaluate({gold, twice});
        QCOMPARE(run.code, 0);
        QVERIFY2(run.err.contains("several lines with one id"), run.err.constData());
        const QString other = lines("other.jsonl", R"({"id": "b", "segments": [{"begin": 0, "end": 10, "kind": "approach"}]})");
        run = evaluate({gold, other});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("same corpus"), run.err.constData());
    }

    void randomFilesAsTheScriptHasThem()
    {
        if (!haveScript())
            QSKIP("the script is not on this machine");
        const unsigned seed = qEnvironmentVariableIsSet("DLCOT_SEED") ? qEnvironmentVariableIntValue("DLCOT_SEED") : 20261125U;
        qInfo("DLCOT_SEED=%u", seed);
        std::mt19937 random(seed);
        for (int round = 0; round < 12; ++round) {
            std::vector<Json> gold;
            std::vector<Json> found;
            for (int i = 0; i < 5; ++i) {
                const int length = 1 + static_cast<int>(random() % 1500);
                std::string text;
                for (int k = 0; k < length; ++k)
                    text += random() % 5 == 0 ? "\u4e2d" : "a";
                const std::string id = "t" + std::to_string(random() % 6); // some twice
                gold.push_back({{"id", id}, {"reasoning", text}, {"segments", randomSegments(random, length)}, {"errors", randomErrors(random, length)}});
                if (random() % 5 != 0)
                    found.push_back({{"id", id}, {"segments", randomSegments(random, length)}, {"errors", randomErrors(random, length)}});
            }
            if (found.empty())
                continue;
            const support::Folder folder;
            const QString goldFile = QString::fromStdString(folder.write("gold.jsonl", joined(lineList(gold))));
            const QString foundFile = QString::fromStdString(folder.write("found.jsonl", joined(lineList(found))));
            const ProgramRun run = evaluate({goldFile, foundFile, QStringLiteral("--json")});
            QVERIFY(sameFigures(Json::parse(run.out.toStdString()), scored(goldFile, foundFile)));
        }
    }

    void realGoldAsTheScriptHasIt()
    {
        if (!haveScript() || !QFile::exists(devGold))
            QSKIP("shared data is not on this machine");
        const support::Folder folder;
        const QString analysis = QString::fromStdString(folder.path("analysis.jsonl"));
        QCOMPARE(runProgram(QStringLiteral("dlcot"), {QStringLiteral("analyze"), devGold, QStringLiteral("-o"), analysis}).code, 0);
        const ProgramRun run = evaluate({devGold, analysis, QStringLiteral("--json")});
        QCOMPARE(run.code, 0);
        QVERIFY(sameFigures(Json::parse(run.out.toStdString()), scored(devGold, analysis)));
    }

    void badLinesAreNamedAndTheRestIsUsed()
    {
        const support::Folder folder;
        const std::string good = R"({"id": "a", "reasoning": "abc", "segments": [{"begin": 0, "end": 3, "kind": "approach", "label": "correct"}]})";
        const QString gold = QString::fromStdString(folder.write(
            "gold.jsonl", good + "\n{\"id\": \"b\", \"segments\": []}\n{\"id\": \"c\", \"reasoning\": \"x\", \"segments\": 7}\n{broken\n"
                              "{\"id\": \"d\", \"reasoning\": \"x\", \"segments\": [{\"begin\": 0, \"end\": 1, \"kind\": \"musing\"}]}\n"));
        const ProgramRun run = evaluate({gold, gold, QStringLiteral("--json")});
        QCOMPARE(run.code, 3);
        for (const char* part : {"line 2: There is no reasoning", "line 3: \"segments\" is a number", "line 4:", "line 5: segments[0]: musing is not a kind"})
            QVERIFY2(run.err.contains(part), run.err.constData());
        QCOMPARE(Json::parse(run.out.toStdString()).at("traces").get<int>(), 2);
    }

    void aFileOfOtherThingsIsRefused()
    {
        const support::Folder folder;
        const QString other = QString::fromStdString(folder.write("other.jsonl", "{\"id\": 1, \"text\": \"x\"}\n"));
        const ProgramRun run = evaluate({other, other});
        QCOMPARE(run.code, 1);
        QVERIFY(run.err.contains("gold labels"));
        QVERIFY(run.out.isEmpty());
        QCOMPARE(evaluate({QString::fromStdString(folder.path("missing.jsonl")), other}).code, 1);
    }
};

QTEST_GUILESS_MAIN(TestEvaluate)
#include "tst_evaluate.moc"
