#include "core/answers/plain_arithmetic.h"

#include <QTest>

#include <random>
#include <string>

using namespace core;

namespace {

std::string plainText(std::mt19937& random)
{
    static const std::vector<std::string> signs{" + ", " - ", " * ", " / ", "+", "*"};
    std::string text;
    for (std::size_t terms = 1 + random() % 6; terms > 0; --terms)
        text += std::to_string(random() % (random() % 4 == 0 ? 900'000'000U : 40U)) + (terms > 1 ? signs[random() % signs.size()] : "");
    return text;
}

} // namespace

/// The short way through plain sums finds what the expression parser finds.
class TestPlainArithmetic : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheParser()
    {
        std::mt19937 random(11);
        for (int round = 0; round < 4000; ++round) {
            const std::string text = plainText(random);
            const std::string bracketed = "(" + text + ")"; // a bracket is not plain
            const auto tokens = mathTokens(text);
            const auto longer = mathTokens(bracketed);
            QVERIFY(!plainArithmetic(longer));
            const auto plain = plainArithmetic(tokens);
            const auto parsed = evaluateSide(longer);
            if (!plain) { // a division by zero has no value in any way
                QVERIFY2(!parsed, text.c_str());
                continue;
            }
            QVERIFY2(parsed && parsed->exact && *plain->exact == *parsed->exact, text.c_str());
            QVERIFY2(plain->value == parsed->value && plain->calculates == parsed->calculates && plain->divides == parsed->divides, text.c_str());
            QVERIFY2(plain->places == parsed->places && plain->decimals == parsed->decimals && plain->slack() == 0, text.c_str());
        }
    }

    void readsOneNumber_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("lastPlace");
        QTest::addColumn<bool>("decimals");
        QTest::newRow("whole") << "17" << 1.0 << false;
        QTest::newRow("round") << "5,000" << 1000.0 << false;
        QTest::newRow("decimal") << "3.14" << 0.01 << true;
        QTest::newRow("scientific") << "6.02e5" << 1000.0 << true;
    }
    void readsOneNumber()
    {
        QFETCH(QString, text);
        QFETCH(double, lastPlace);
        QFETCH(bool, decimals);
        const std::string bytes = text.toStdString();
        const auto tokens = mathTokens(bytes);
        QCOMPARE(tokens.size(), std::size_t{1});
        const auto side = plainArithmetic(tokens);
        QVERIFY(side && !side->calculates);
        QCOMPARE(static_cast<double>(side->lastPlace), lastPlace);
        QCOMPARE(side->decimals, decimals);
        const std::string bracketed = "(" + bytes + ")";
        const auto parsed = evaluateSide(mathTokens(bracketed));
        QVERIFY(parsed && *parsed->exact == *side->exact && parsed->value == side->value && parsed->lastPlace == side->lastPlace);
        QVERIFY(parsed->places == side->places && parsed->decimals == side->decimals && parsed->slack() == side->slack());
    }
};

QTEST_APPLESS_MAIN(TestPlainArithmetic)
#include "tst_plain_arithmetic.moc"
