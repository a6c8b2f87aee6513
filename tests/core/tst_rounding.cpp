#include "core/annotate/labels/rounding.h"

#include <QTest>

using namespace core;

namespace {

bool isRounded(std::string_view value, std::string_view reference, std::string_view problem = {}) { return RoundedReference(reference, problem).comesFrom(value); }

} // namespace

/// Values with more decimals than the reference was rounded to.
class TestRounding : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void moreDecimalsRoundToTheReference()
    {
        QVERIFY(isRounded("2.718", "2.72"));
        QVERIFY(isRounded("2.715", "2.72")); // half away from the shorter one is either
        QVERIFY(isRounded("2.718 s", "2.72"));
        QVERIFY(isRounded("2.718\\,\\text{m/s}", "2.72 m/s"));
        QVERIFY(isRounded("-0.4961", "-0.50"));
        QVERIFY(isRounded("2.718", "3", "Give it to the nearest metre."));
    }

    void othersDoNot()
    {
        QVERIFY(!isRounded("2.73", "2.72"));
        QVERIFY(!isRounded("2.7251", "2.72"));
        QVERIFY(!isRounded("2.7", "2.72"));    // less was said
        QVERIFY(!isRounded("2.718", "3"));     // a count is exact
        QVERIFY(!isRounded("2.718 km", "2.72 m"));
        QVERIFY(!isRounded("2.718x", "2.72"));
        QVERIFY(!isRounded("2.718 \\cdot 10^4", "2.72"));
        QVERIFY(!isRounded("2.718 + 1", "2.72"));
        QVERIFY(!isRounded("2.718^2", "2.72"));
        QVERIFY(!isRounded("2.718 × 10^4", "2.72"));
        QVERIFY(!isRounded("", "2.72"));
        QVERIFY(!isRounded("e", "2.72"));
    }

    void aHedgedReferenceIsRounded()
    {
        QVERIFY(RoundedReference("310 s", {}, true).comesFrom("310.4 seconds"));
        QVERIFY(!RoundedReference("310 s", {}, true).comesFrom("310.6 seconds"));
        QVERIFY(!RoundedReference("310 s", {}, true).comesFrom("310.4 m"));
        QVERIFY(!RoundedReference("310 s", {}).comesFrom("310.4 seconds"));
    }
};

QTEST_GUILESS_MAIN(TestRounding)
#include "tst_rounding.moc"
