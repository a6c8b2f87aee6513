#include "tests/support/run_program.h"

#include <QList>
#include <QString>
#include <QTest>

#include <nlohmann/json.hpp>

using Json = nlohmann::json;

namespace {

ProgramRun check(const QStringList& arguments, const QByteArray& input = {})
{
    return runProgram(QStringLiteral("dlcot"), QStringList{QStringLiteral("check-answer")} + arguments, input);
}

ProgramRun batch(const QByteArray& input) { return check({QStringLiteral("--batch"), QStringLiteral("-")}, input); }

QStringList pair(const char* gold, const char* pred) { return {QStringLiteral("--"), QString::fromUtf8(gold), QString::fromUtf8(pred)}; }

} // namespace

/// `dlcot check-answer`: two answers, and batches of them.
class TestCheckAnswer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysEqualOrNotAndHow()
    {
        const ProgramRun same = check(pair("546/5", "\\boxed{109.2}"));
        QCOMPARE(same.code, 0);
        QCOMPARE(same.out, QByteArray("equal: same number 546/5\n"));
        const ProgramRun other = check(pair("-1/2", "0.5"));
        QCOMPARE(other.code, 1);
        QVERIFY(other.out.startsWith("not equal: "));
        QVERIFY(other.err.isEmpty());
    }

    void knowsTheOptionsOfAProblem()
    {
        const QStringList problem{QStringLiteral("--problem"), QStringLiteral("What is 3 + 4?\nA) 6\nB) 7")};
        QCOMPARE(check(problem + pair("B", "7")).code, 0);
        QCOMPARE(check(problem + pair("B", "6")).code, 1);
    }

    void wrongUsageExitsWithTwo()
    {
        QCOMPARE(check({}).code, 2);
        QCOMPARE(check({QStringLiteral("3")}).code, 2);
        QCOMPARE(check({QStringLiteral("3"), QStringLiteral("3"), QStringLiteral("--batch"), QStringLiteral("-")}).code, 2);
        QCOMPARE(check({QStringLiteral("--batch"), QStringLiteral("no-such-file.jsonl")}).code, 1);
        QCOMPARE(check({QStringLiteral("--batch"), QStringLiteral("/")}).code, 1);
    }

    void addsToEachLineAndKeepsTheRest()
    {
        const ProgramRun run = batch("\xEF\xBB\xBF{\"gold\": \"1/2\", \"pred\": 0.50, \"n\": 12345678901234567890123, \"t\": \"\\u4e2d\"}\r\n"
                                     "\n"
                                     "{\"how\":1,\"gold\":\"(1,2)\",\"pred\":\"(2,1)\",\"equal\":null}\n"
                                     "{\"gold\":\"B\",\"pred\":\"7\",\"problem\":\"What is 3 + 4?\\nA) 6\\nB) 7\"}");
        QCOMPARE(run.code, 0);
        const QList<QByteArray> lines = run.out.split('\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0], QByteArray("{\"gold\": \"1/2\", \"pred\": 0.50, \"n\": 12345678901234567890123, \"t\": \"\\u4e2d\", "
                                      "\"equal\": true, \"how\": \"same number 1/2\"}"));
        const Json second = Json::parse(lines[1].toStdString());
        QCOMPARE(second.size(), std::size_t{4});
        QVERIFY(second["equal"] == false);
        QVERIFY(second["how"].is_string());
        QVERIFY(Json::parse(lines[2].toStdString())["equal"] == true);
    }

    void namesTheLinesThatItCannotRead()
    {
        const ProgramRun run = batch("{\"gold\":1,\"pred\":2}\nnot json\n{\"gold\":1}\n[1,2]\n{\"gold\":1,\"pred\":null}\n{\"gold\":\"\xFF\",\"pred\":\"1\"}\n{\"gold\":3,\"pred\":3}\n");
        QCOMPARE(run.code, 3);
        QCOMPARE(run.out.count('\n'), 2);
        for (const char* line : {"line 2:", "line 3:", "line 4:", "line 5:", "line 6:"})
            QVERIFY2(run.err.contains(line), line);
        QVERIFY(run.err.contains("\"pred\""));
    }

    void hostileAnswersAreDecidedToo()
    {
        QByteArray lines;
        const auto add = [&lines](const std::string& gold, const std::string& pred) {
            lines += QByteArray::fromStdString(Json{{"gold", gold}, {"pred", pred}}.dump()) + "\n";
        };
        add("9^{9^{9^9}}", "9^{9^{9^9}}+1");
        add(std::string(1'000'000, '7'), std::string(999'999, '7') + "8");
        add("10^{1000000}", "10^{1000001}");
        add(std::string(20'000, '(') + "1", "1");
        add("\\frac{" + std::string(5'000, '{') + "1", "\\sqrt{2}");
        add("1000000!", "1");
        add("x^{100000}", "(x+1)^{100000}");
        add("\\sin(10^{5000})", "\\sqrt{10^{5000}+\\pi}");
        const ProgramRun run = batch(lines);
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out.count('\n'), lines.count('\n'));
        QVERIFY(!run.out.contains("\"equal\": true"));
    }
};

QTEST_GUILESS_MAIN(TestCheckAnswer)
#include "tst_check_answer.moc"
