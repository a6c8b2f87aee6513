#include "core/annotate/errors/errors.h"

#include <QTest>

#include <string>

using namespace core;

/// Times between clock times; and what looks like them and is none.
class TestClockFacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsFalseDurations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("span");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* text, const char* span, const char* message) { QTest::newRow(name) << text << span << message; };
        row("minutes", "From 8:50 to 10:20 is 100 minutes.", "8:50 to 10:20 is 100 minutes", "8:50 to 10:20: 90 min = 1 h 30 min");
        row("hours", "Then from 7:15 am to 9:40 am is 2 hours and 35 minutes, so", "7:15 am to 9:40 am is 2 hours and 35 minutes", "7:15 am to 9:40 am: 145 min = 2 h 25 min");
        row("across noon", "So from 11:30 to 1:10 is 80 minutes.", "11:30 to 1:10 is 80 minutes", "11:30 to 1:10: 100 min = 1 h 40 min");
        row("which", "He worked from 6:20 to 6:55, which is 25 minutes.", "6:20 to 6:55, which is 25 minutes", "6:20 to 6:55: 35 min");
        row("decimals", "From 9:00 to 11:30 is 2.3 hours.", "9:00 to 11:30 is 2.3 hours", "9:00 to 11:30: 150 min = 2 h 30 min");
    }

    void findsFalseDurations()
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
        for (const char* text : {"From 8:50 to 10:20 is 90 minutes.", "From 8:50 to 10:20 is 1 hour 30 minutes.", "From 8:50 to 10:20 is 1.5 hours.", "From 9:00 to 11:20 is 2.33 hours.", "From 9:00 to 11:20 is 2.3 hours.", "From 9:00 pm to 9:00 am is 12 hours.", "From 8:50 to 10:20 is 13 hours and 30 minutes.",
                                 "On the tape, from 1:20 to 3:20 is 2 minutes.", "Is from 8:50 to 10:20 is 100 minutes?", "If from 8:50 to 10:20 is 100 minutes, then", "The ratio goes from 1:2 to 3:4 is 5 minutes.", "From 8:75 to 9:80 is 100 minutes.",
                                 "With the time zone, from 8:50 to 10:20 is 150 minutes.", "From 8:50 to 10:20 is 80 minutes without the break.", "From 8:50 to 10:20 is about 100 minutes.", "From 8:50 to 10:20 is 100 meters.", "Verses from 3:16 to 3:18 is 3 verses.",
                                 "From 8:50 to 10:20 is 30 times.", "John 3:16 to 4:20 is 2 minutes."})
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
        for (const std::string& text : {many("from 9:00 to 9:30 is 5 minutes "), many(":00 is 5 minutes"), many("from 9:00 to "), std::string("from :00 to 9:00 is 1 hour"), std::string("from 99:59 to 0:00 is 1 minute"), std::string("9:00 is 5 "),
                                        std::string("from 24:00 to 0:00 is 999999999999 hours 999999999999 minutes")})
            for (const ErrorSpan& error : findErrors(text))
                QVERIFY(error.span.end <= text.size() && error.span.begin < error.span.end);
    }
};

QTEST_APPLESS_MAIN(TestClockFacts)
#include "tst_clock_facts.moc"
