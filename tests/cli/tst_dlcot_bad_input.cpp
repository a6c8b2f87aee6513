#include "tests/support/json_cases.h"
#include "tests/support/run_program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace {

/// A trace with something to remove, whose field "x" is `value`.
QByteArray recordWith(const QByteArray& value)
{
    return "{\"x\": " + value +
           ", \"problem\": \"What is 2 + 3?\", \"reasoning\": \"Okay, so I need to find 2 + 3.\\n\\nFirst, 2 + 3 = 5. "
           "So the answer is 5.\\n\\nWait, let me check: 5 - 3 = 2. Yes.\\n\\nAlternatively, let me compute 2 + 3 again: 2 + 3 = 5. So the answer "
           "is 5.\\n\\nAlternatively, let me compute 2 + 3 again: 2 + 3 = 5. So the answer is 5.\\n\\nSo the answer is \\\\boxed{5}.\", "
           "\"answer\": \"5\"}";
}

} // namespace

/// `dlcot` and input that is odd, broken, too big, or gone.
class TestDlcotBadInput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyValidTextComesThroughUnchanged()
    {
        const QTemporaryDir folder;
        QList<QByteArray> values;
        for (const support::JsonCase& one : support::jsonCases())
            // A line holds no line end (a blank is written for one), and the record takes one of the 1,000 brackets.
            if (one.fault == 0 && one.text.find_first_of("\r\n") == std::string::npos && !one.name.starts_with("1000 lists"))
                values.append(QByteArray::fromStdString(one.text));
        QVERIFY(values.size() > 100);
        QFile in(folder.filePath(QStringLiteral("in.jsonl")));
        QVERIFY(in.open(QIODevice::WriteOnly));
        for (const QByteArray& value : values)
            in.write(recordWith(value) + '\n');
        in.close();
        const QString out = folder.filePath(QStringLiteral("out.jsonl"));
        const ProgramRun run = runProgram(QStringLiteral("dlcot"), {QStringLiteral("clean"), in.fileName(), QStringLiteral("-o"), out,
                                                                    QStringLiteral("--preset"), QStringLiteral("earliest-correct")});
        QCOMPARE(run.code, 0);
        QFile written(out);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = written.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), values.size());
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QByteArray wanted = "{\"x\": " + values.at(i) + ", \"problem\": ";
            QCOMPARE(lines.at(i).left(wanted.size()), wanted);
            QVERIFY(lines.at(i).size() < recordWith(values.at(i)).size());
        }
    }
};

QTEST_GUILESS_MAIN(TestDlcotBadInput)
#include "tst_dlcot_bad_input.moc"
