#include "tests/support/byte_tokenizer.h"
#include "tests/support/run_program.h"

#include <QTest>

#include <nlohmann/json.hpp>

using Json = nlohmann::json;

namespace {

const std::string corpus = R"({"id": "a", "problem": "What is 2 + 3?", "reasoning": "First, 2 + 3 = 5. So the answer is 5.", "answer": "5"})"
                           "\n"
                           R"({"id": "b", "problem": "What is 4 * 6?", "reasoning": "I compute 4 * 6 = 24.\n\nThe answer is \\boxed{24}.", "answer": "24"})"
                           "\n";

ProgramRun stats(const std::string& file, const QStringList& more)
{
    return runProgram(QStringLiteral("dlcot"), QStringList{QStringLiteral("stats"), QString::fromStdString(file)} + more);
}

} // namespace

/// `dlcot stats`: figures, formats, and what can go wrong.
class TestStats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsWithTwoTokenizers()
    {
        const support::Folder folder;
        const QString bytes = QString::fromStdString(support::writeByteTokenizer(folder));
        const ProgramRun run = stats(folder.write("c.jsonl", corpus), {QStringLiteral("--compare"), bytes, QStringLiteral("--budget"), QStringLiteral("40"), QStringLiteral("--json")});
        QCOMPARE(run.code, 0);
        const Json out = Json::parse(run.out.toStdString());
        QCOMPARE(out.at("records").get<int>(), 2);
        QCOMPARE(out.at("characters").get<int>(), 37 + 48);
        const Json& second = out.at("tokenizers")[1];
        QCOMPARE(second.at("before").at("total").get<int>(), 37 + 48);
        QCOMPARE(second.at("characters_per_token").get<double>(), 1.0);
        QVERIFY(second.at("budgets") == Json::parse(R"([{"budget": 40, "over_before": 1, "over_after": 1}])"));
        QCOMPARE(out.at("tokenizers")[0].at("tokenizer").get<std::string>(), std::string("Qwen3"));
    }

    void asTableAndAsCsv()
    {
        const support::Folder folder;
        const std::string file = folder.write("c.jsonl", corpus);
        const ProgramRun table = stats(file, {});
        for (const char* part : {"records 2:", "tokens (Qwen3)", "traces over 8,192", "p95", "characters per token", "share by kind", "approach"})
            QVERIFY2(table.out.contains(part), part);
        const ProgramRun csv = stats(file, {QStringLiteral("--csv"), QStringLiteral("-")});
        QVERIFY(csv.out.startsWith("section,name,tokenizer,before,after\n"));
        for (const QByteArray& line : csv.out.trimmed().split('\n'))
            QCOMPARE(line.count(','), 4);
        QCOMPARE(stats(file, {QStringLiteral("--csv"), QString::fromStdString(folder.path("s.csv"))}).code, 0);
        QCOMPARE(QByteArray::fromStdString(support::readAll(folder.path("s.csv"))), csv.out);
    }

    void badRecordsAndBadWishes()
    {
        const support::Folder folder;
        const ProgramRun rejected = stats(folder.write("c.jsonl", corpus + "{broken\n"), {});
        QCOMPARE(rejected.code, 3);
        QVERIFY(rejected.out.contains("1 rejected"));
        const std::string good = folder.write("d.jsonl", corpus);
        QCOMPARE(stats(good, {QStringLiteral("--compare"), QStringLiteral("no-such")}).code, 1);
        QCOMPARE(stats(good, {QStringLiteral("--preset"), QStringLiteral("no-such")}).code, 1);
        QCOMPARE(stats(good, {QStringLiteral("--budget"), QStringLiteral("many")}).code, 2);
        QCOMPARE(stats(folder.path("missing.jsonl"), {}).code, 1);
    }
};

QTEST_GUILESS_MAIN(TestStats)
#include "tst_stats.moc"
