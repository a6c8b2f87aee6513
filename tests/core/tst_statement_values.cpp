#include "core/answers/statements/answer_statements.h"

#include <QTest>

#include <string>

using namespace core;

namespace {

/// The value that the last sentence of `text` states.
QString last(const std::string& text)
{
    const auto found = findResults(text);
    return found.empty() ? QStringLiteral("-") : QString::fromStdString(found.back().answer);
}

} // namespace

/// How far the value of a statement reaches.
class TestStatementValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lettersCloseToANumberInBracesBelongToIt()
    {
        QCOMPARE(last("So \\( T = \\frac{\\sqrt{5mR}}{4} \\)"), QStringLiteral("\\frac{\\sqrt{5mR}}{4}"));
        QCOMPARE(last("So the time is \\frac{2}{3} hours."), QStringLiteral("\\frac{2}{3}"));
    }

    void aNumberThatBeginsAWordIsNoAnswer()
    {
        QCOMPARE(last("So the answer is the number of 4-letter words, 2^4 = 16."), QStringLiteral("16"));
        QCOMPARE(last("The answer is just two of the 3 kinds, that is 2 * 7 = 14."), QStringLiteral("14"));
        QCOMPARE(last("So the answer is 16 - 4."), QStringLiteral("16 - 4"));
    }

    void whatAFormulaTendsToIsItsValue()
    {
        QCOMPARE(last("And so \\( \\frac{a_k}{k} \\to 6 \\)."), QStringLiteral("6"));
        QCOMPARE(last("Now let k → 0."), QStringLiteral("-"));
    }
};

QTEST_GUILESS_MAIN(TestStatementValues)
#include "tst_statement_values.moc"
