#include "core/text/readable_math.h"

#include <QTest>

using core::readableMath;

/// Titles show LaTeX as one plain line that reads as the formula does.
class TestReadableMath : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* text, const char* expected) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("7^2023 mod 100", "7²⁰²³ mod 100");
        row("$x^2 + y^{10}$", "x² + y¹⁰");
        row("2^{-3} is 1/8", "2⁻³ is 1/8");
        row("x^{n+1}", "x^(n+1)");
        row("x^n", "x^n");
        row("e^{2x}", "e^(2x)");
        row("e^{\\pi}", "e^π");
        row("a_{10} + b_{n}", "a_10 + b_n");
        row("C_{n+1}", "C_(n+1)");
        row("\\sum_{k=1}^{8} k", "∑_(k=1)⁸ k");
        row("a_{", "a_");
        row("at 90^\\circ", "at 90°");
        row("10^12345678", "10^(12345678)");
        row("x^-", "x^-");
        row("a^{", "a^");
        row("a^", "a^");
        row("^", "^");
        row("\\frac{1}{n+1} \\le \\sqrt{2}", "1/(n+1) ≤ √2");
        row("**Step** 1:\n $a_1$", "Step 1: a_1");
        row("\\left( \\text{area} \\right)", "( area )");
        row("2\\π r\\", "2π r");
        row("50\\% of \\$3", "50% of $3");
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(QString::fromStdString(readableMath(text.toStdString())), expected);
    }

    void nestsWithoutEnd()
    {
        std::string deep;
        for (int i = 0; i < 100000; ++i)
            deep += "^{\\frac{";
        QVERIFY(readableMath(deep).size() <= deep.size());
    }
};

QTEST_APPLESS_MAIN(TestReadableMath)
#include "tst_readable_math.moc"
