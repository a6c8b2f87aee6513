#include "core/annotate/rounding.h"

#include <QTest>

using namespace core;

/// Values with more decimals than the reference was rounded to.
class TestRounding : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void moreDecimalsRoundToTheReference()
    {
        QVERIFY(roundsTo("2.718", "2.72", false));
        QVERIFY(roundsTo("2.715", "2.72", false)); // half away from the shorter one is either
        QVERIFY(roundsTo("2.718 s", "2.72", false));
        QVERIFY(roundsTo("2.718\\,\\text{m/s}", "2.72 m/s", false));
        QVERIFY(roundsTo("-0.4961", "-0.50", false));
        QVERIFY(roundsTo("2.718", "3", true));
    }

    void othersDoNot()
    {
        QVERIFY(!roundsTo("2.73", "2.72", false));
        QVERIFY(!roundsTo("2.7251", "2.72", false));
        QVERIFY(!roundsTo("2.7", "2.72", false));    // less was said
        QVERIFY(!roundsTo("2.718", "3", false));     // a count is exact
        QVERIFY(!roundsTo("2.718 km", "2.72 m", false));
        QVERIFY(!roundsTo("2.718x", "2.72", false));
        QVERIFY(!roundsTo("2.718 \\cdot 10^4", "2.72", false));
        QVERIFY(!roundsTo("2.718 + 1", "2.72", false));
        QVERIFY(!roundsTo("2.718^2", "2.72", false));
        QVERIFY(!roundsTo("2.718 × 10^4", "2.72", false));
        QVERIFY(!roundsTo("", "2.72", false));
        QVERIFY(!roundsTo("e", "2.72", false));
    }

    void knowsWhenTheNearestIsAskedFor()
    {
        QVERIFY(asksForNearest("Give the length to the nearest metre."));
        QVERIFY(!asksForNearest("Give the length in metres."));
    }
};

QTEST_GUILESS_MAIN(TestRounding)
#include "tst_rounding.moc"
