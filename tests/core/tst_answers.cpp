#include "core/answers/answer_statements.h"
#include "core/answers/equality.h"

#include <QTest>

using namespace core;

/// Answer statements and equality of answers.
class TestAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsBoxesWithNestedBraces()
    {
        const auto found = findAnswerStatements("So we get \\boxed{\\frac{1}{2}} at last.");
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].answer, std::string("\\frac{1}{2}"));
        QCOMPARE(found[0].form, StatementForm::Boxed);
    }

    void sameTextIsEqual()
    {
        QVERIFY(checkAnswer("$73$", "73").equal);
        QVERIFY(!checkAnswer("73", "74").equal);
        QVERIFY(!checkAnswer("", "").equal);
    }
};

QTEST_APPLESS_MAIN(TestAnswers)
#include "tst_answers.moc"
