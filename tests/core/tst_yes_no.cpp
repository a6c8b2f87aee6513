#include "core/annotate/yes_no.h"

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
};

QTEST_GUILESS_MAIN(TestYesNo)
#include "tst_yes_no.moc"
