#include "core/annotate/labels/yes_no.h"

#include <QTest>

using namespace core;

/// References yes and no, said in words of the question.
class TestYesNo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theWordsOfTheQuestionSayIt()
    {
        const std::string problem = "Is the graph of g connected?";
        QVERIFY(YesNo("No", problem).isSaidBy("\\text{not connected}"));
        QVERIFY(YesNo("No", problem).isSaidBy("the graph isn't connected"));
        QVERIFY(YesNo("Yes", problem).isSaidBy("the graph is connected"));
        QVERIFY(!YesNo("Yes", problem).isSaidBy("not connected"));
        QVERIFY(!YesNo("No", problem).isSaidBy("connected"));
    }

    void othersSayNothing()
    {
        const std::string problem = "Is the graph of g connected?";
        QVERIFY(!YesNo("Yes", problem).isSaidBy("7"));
        QVERIFY(!YesNo("No", problem).isSaidBy("not planar"));
        QVERIFY(!YesNo("7", problem).isSaidBy("connected"));
        QVERIFY(!YesNo("", problem).isSaidBy(""));
        QVERIFY(!YesNo("Yes", problem).isSaidBy("connected " + std::string(80, 'a')));
    }

    void theLastClauseThatSpeaksOfIt()
    {
        const YesNo no("no", "Is 91 a square number?");
        const auto arrives = [&](const std::string& text) { return !no.arrivedAtBy(text).empty(); };
        QVERIFY(arrives("9 * 9 is 81 and 10 * 10 is 100, so 91 is not a square, there is a gap of 19."));
        QVERIFY(!arrives("9 * 9 is 81, so 91 is a square."));
        QVERIFY(!arrives("Isn't 91 a square?"));
        QVERIFY(!arrives("It is not."));
        QVERIFY(!arrives(""));
        QVERIFY(YesNo("7", "Is 91 a square number?").arrivedAtBy("91 is not a square").empty());
    }
};

QTEST_GUILESS_MAIN(TestYesNo)
#include "tst_yes_no.moc"
