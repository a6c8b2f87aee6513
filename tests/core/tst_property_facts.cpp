#include "core/annotate/errors/errors.h"

#include <QTest>

#include <string>

using namespace core;

/// False statements of what a number is: even, a square, a multiple, greater than another; and what looks like them and is none.
class TestPropertyFacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsFalseProperties_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("span");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* text, const char* span, const char* message) { QTest::newRow(name) << text << span << message; };
        row("even", "Since 35 is even, we halve it.", "35 is even", "35 = 2 × 17 + 1");
        row("odd", "But 48 is an odd number.", "48 is an odd", "48 = 2 × 24");
        row("not odd", "Now 51 is not odd.", "51 is not odd", "51 = 2 × 25 + 1");
        row("square", "So 50 is a perfect square.", "50 is a perfect square", "7² < 50 < 8²");
        row("no square", "However, 529 is not a perfect square.", "529 is not a perfect square", "529 = 23²");
        row("cube", "Here 100 is a perfect cube.", "100 is a perfect cube", "4³ < 100 < 5³");
        row("multiple", "Thus 44 is a multiple of 6.", "44 is a multiple of 6", "44 = 7 × 6 + 2");
        row("no multiple", "So 84 is not a multiple of 7.", "84 is not a multiple of 7", "84 = 12 × 7");
        row("factor", "Since 9 is a factor of 60, divide.", "9 is a factor of 60", "60 = 6 × 9 + 6");
        row("divisor", "So 14 is a divisor of 100.", "14 is a divisor of 100", "100 = 7 × 14 + 2");
        row("decimals", "We see that 8.12 is greater than 8.7, so it wins.", "8.12 is greater than 8.7", "8.12 < 8.7");
        row("fractions", "Now 3/7 is less than 2/5.", "3/7 is less than 2/5", "3/7 > 2/5");
        row("not less", "So 4.2 is not less than 5.", "4.2 is not less than 5", "4.2 < 5");
        row("out of", "So 18 out of 90 is 25%.", "18 out of 90 is 25%", "18/90 = 20%");
        row("out of, in words", "Then 2 out of 7 is 31 percent.", "2 out of 7 is 31 percent", "2/7 ≈ 28.57%");
        row("Chinese even", "因为35是偶数，所以", "35是偶数", "35 = 2 × 17 + 1");
        row("Chinese not odd", "可见51不是奇数。", "51不是奇数", "51 = 2 × 25 + 1");
        row("Chinese square", "注意50是完全平方数。", "50是完全平方数", "7² < 50 < 8²");
        row("Chinese multiple", "而44是6的倍数。", "44是6的倍数", "44 = 7 × 6 + 2");
        row("Chinese factor", "显然9是60的因数，", "9是60的因数", "60 = 6 × 9 + 6");
        row("digits", "The digits of 2958 add up to 23, so", "digits of 2958 add up to 23", "2 + 9 + 5 + 8 = 24");
    }

    void findsFalseProperties()
    {
        QFETCH(QString, text);
        QFETCH(QString, span);
        QFETCH(QString, message);
        const std::string said = text.toStdString();
        const auto errors = findErrors(said);
        QCOMPARE(errors.size(), 1U);
        QCOMPARE(QString::fromStdString(std::string(errors[0].span.in(said))), span);
        QCOMPARE(QString::fromStdString(errors[0].message), message);
    }

    void leavesOthers_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char* text) { QTest::newRow(text) << text; };
        for (const char* text : {"So 36 is even.", "Now 37 is odd, and 38 is not odd.", "Here 35 is even better than 34.", "So row 3 is even, row 4 is odd.", "The degree of vertex 5 is even.", "Then 3.5 is odd-looking.",
                                 "So 49 is a perfect square.", "So 64 is a perfect cube and 64 is a perfect square.", "Here 50 is a perfect square plus one.", "Is 35 is even?", "If 35 is even, then we halve it.",
                                 "Suppose 35 is even.", "He says 35 is even.", "But 35 is even is wrong.", "So n = 35 is even.", "and f(5) is even", "So x_3 is odd or 4 is odd or not.", "The product of 3 and 5 is even more.",
                                 "So 42 is a multiple of 6.", "So 6 is a factor of 42 and 10.", "So 8 is a factor of 24, 32 and 44.", "So 12 is a multiple of 5x.", "Then 7 is a factor of 2^3 - 1.", "So 9 is a multiple of 2 more than 1.",
                                 "So 9.9 is greater than 9.11.", "In version 9.11 is greater than 9.9.", "So −5 is less than 3.", "So -5 is less than 3.", "So 0.5 is greater than 3 mm.", "So 4 is more than 7 in absolute value.",
                                 "So 5 is less than 10^2.", "So 5 is greater than 4!", "So 1.5e-3 is less than 0.2.", "Section 9.11 is larger than 9.9.", "So 2 is less than 1.5 times x.", "So 3 is greater than 2 and 3.",
                                 "So 2 out of 3 is 67%.", "So 2 out of 3 is 66%.", "So 1 out of 4 is 25% of it.", "So 30 out of 120 is about 30%.", "Then 3 of 4 is 80%.", "So 1 out of 3 is 33.3%.",
                                 "36是偶数，37是奇数。", "35是偶数吗？", "第35是偶数", "49是完全平方数", "42是6的倍数，6是42的约数", "44是6的倍数这种说法", "3、5是偶数", "如果35是偶数，", "35是偶数个", "50是完全平方数的和", "The last two digits of 2958 add up to 13.", "The odd digits of 2958 add up to 14.", "The digits of 2958 add up to 24.", "The digits of 2958 add up to a multiple of 3."})
            row(text);
    }

    void leavesOthers()
    {
        QFETCH(QString, text);
        const auto errors = findErrors(text.toStdString());
        QVERIFY2(errors.empty(), errors.empty() ? "" : errors[0].message.c_str());
    }

    void hostileInputIsHarmless()
    {
        const auto many = [](const char* piece) {
            std::string out;
            for (int i = 0; i < 20'000; ++i)
                out += piece;
            return out;
        };
        for (const std::string& text : {many("5 is even is "), many("0 is a factor of 0 "), many("999999999999 is a perfect cube. "), many("1 out of 0 is 5% "), many("the digits of "), many("9.9 is greater than "), many("1 is 1") + "%",
                                        std::string("5 is a "), std::string("5 is not "), std::string("0 out of 0 is 0%"), std::string(" is "), std::string("the digits of 9 add up to "), std::string("7 is a multiple of 0.")})
            for (const ErrorSpan& error : findErrors(text))
                QVERIFY(error.span.end <= text.size() && error.span.begin < error.span.end);
    }
};

QTEST_APPLESS_MAIN(TestPropertyFacts)
#include "tst_property_facts.moc"
