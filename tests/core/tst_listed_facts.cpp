#include "core/annotate/errors/errors.h"

#include <QTest>

#include <string>

using namespace core;

/// Counts of what is listed; and what looks like them and is none.
class TestListedFacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsFalseCounts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("span");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* text, const char* span, const char* message) { QTest::newRow(name) << text << span << message; };
        row("colon", "We list them: 3, 8, 13, 18, 23: that's 6 numbers.", "3, 8, 13, 18, 23: that's 6 numbers", "3, 8, 13, 18, 23: 5");
        row("sentence", "The divisors are 1, 3, 5, 9, 15 and 45. That's 5 divisors.", "1, 3, 5, 9, 15 and 45. That's 5 divisors", "1, 3, 5, 9, 15 and 45: 6");
        row("dots", "So the terms are 5, 9, 13, ..., 45, which is 10 terms.", "5, 9, 13, ..., 45, which is 10 terms", "5, 9, 13, ..., 45: 11");
        row("letters", "P, Q, R and S are 5 letters.", "P, Q, R and S are 5 letters", "P, Q, R and S: 4");
        row("set", "We get {2, 4, 8, 16}, that is 5 elements.", "2, 4, 8, 16}, that is 5 elements", "2, 4, 8, 16: 4");
        row("without spaces", "They are 2,5,8,11. That's 5 numbers.", "2,5,8,11. That's 5 numbers", "2,5,8,11: 4");
        row("so", "The values are 11, 22, 33, 44, 55, 66, 77. So that's 8 values in total.", "11, 22, 33, 44, 55, 66, 77. So that's 8 values", "11, 22, 33, 44, 55, 66, 77: 7");
    }

    void findsFalseCounts()
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
        for (const char* text : {"We list them: 3, 8, 13, 18, 23: that's 5 numbers.", "With the digits 1, 2 and 3, that's 6 numbers.", "The digits are 1, 2, 3, 4. That's 24 numbers.", "They are 2, 4, 6, 8. That's 3 numbers above 2.",
                                 "First 1, 2, 3, and then: 4, 5, 6, 7. That's 8 numbers.", "The primes are 2, 3, 5, ..., 29, which is 10 numbers.", "They are 1, 2, 4, ..., 64, which is 7 numbers.", "They are 5, 9, 13, ..., 45, which is 11 terms.",
                                 "Fibonacci: 1, 2, 3, ..., 12: that's 11 numbers.", "They are 1, 4, ..., 100, which is 33 terms.", "They are 3, 3, 5, 7: that's 3 values.", "They are (1, 2, 3), (2, 3, 4). That's 2 values.", "x + 3, 5, 7, 9: that's 5 numbers.",
                                 "Is it 3, 8, 13, 18: that's 5 numbers?", "If they are 3, 8, 13, 18: that's 5 numbers, wrong.", "They are 10, 20, 30, 40, so 5 numbers.", "Up to 10, 20, 30, 40: that's 5 numbers.", "They are 3.5, 4, 5, 6: that's 5 values.",
                                 "They are 3, 8, 13, 18, ...: that's 5 numbers so far.", "They are 1,000,000 and 2,000,000: that's 2 numbers.", "A, B, C and D are 4 letters.", "The values are 7, 10,200,300, 400. That's 5 values.", "They are A, B, C and D: that's 3 values."})
            QTest::newRow(text) << text;
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
        for (const std::string& text : {many("1, ") + "2: that's 3 numbers.", many("that's 3 numbers "), many("1, 2, 3: that's 4 numbers. "), many(", ... "), std::string("are 3 terms"), std::string("}, that's 3 terms"),
                                        std::string(": that's 3 terms"), std::string("999999999, 1, 2 are 4 terms"), many("9") + ", 1, 2 are 4 terms", std::string(" are 3 items")})
            for (const ErrorSpan& error : findErrors(text))
                QVERIFY(error.span.end <= text.size() && error.span.begin < error.span.end);
    }
};

QTEST_APPLESS_MAIN(TestListedFacts)
#include "tst_listed_facts.moc"
