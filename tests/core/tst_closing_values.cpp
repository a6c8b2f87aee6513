#include "core/annotate/labels/closing_values.h"
#include "core/annotate/labels/reference_parts.h"

#include <QTest>

#include <string>

using namespace core;

namespace {

/// The values of the sentence that `text` closes with; "?" behind them where it is open, "..." where it goes on behind them.
QString closing(const std::string& text)
{
    const Closing found = closingOf(text);
    QStringList values;
    for (const Span value : found.values)
        values << QString::fromStdString(std::string(value.in(text)));
    return values.join(QStringLiteral(" | ")) + (found.values.empty() || found.ends ? "" : "...") + (found.open ? "?" : "");
}

QString said(const std::string& text, const std::string& words)
{
    return QString::fromStdString(std::string(lastSaid(text, words).in(text)));
}

bool all(const std::string& reference, const std::string& text) { return !ReferenceParts(reference).allIn(text).empty(); }

} // namespace

/// What the last sentence of a piece arrives at, and references in several parts.
class TestClosingValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLastSentenceArrives()
    {
        QCOMPARE(closing("There were 60 at first. 18 go home. That leaves 42."), QStringLiteral("42"));
        QCOMPARE(closing("Six times 35 equals 210."), QStringLiteral("35 | 210"));
        QCOMPARE(closing("v = s/t\n= 250 m / 15 s\nso 16.7 m/s\n"), QStringLiteral("16.7 m/s"));
        QCOMPARE(closing("So the points are (4, 0) and (8, 5)."), QStringLiteral("(4, 0) | (8, 5)"));
        QCOMPARE(closing("$x = \\frac{3}{4}$"), QStringLiteral("x | \\frac{3}{4}").mid(4));
        QCOMPARE(closing("一共3×8=24，所以是24个。"), QStringLiteral("3×8 | 24 | 24"));
        QCOMPARE(closing("No number at all."), QString());
        QCOMPARE(closing(""), QString());
    }

    void aRemarkMayStandBehind()
    {
        QCOMPARE(closing("Half of 90 is 45. The same again."), QStringLiteral("90 | 45"));
        QCOMPARE(closing("Half of 90 is 45. That's not what I wanted."), QStringLiteral("90 | 45?"));
        QCOMPARE(closing("Is it 45?"), QStringLiteral("45?"));
        QCOMPARE(closing("Perhaps it is 45."), QStringLiteral("45?"));
        QCOMPARE(closing("Half of 90 is 45 and that is how many there are to be shared"), QStringLiteral("90 | 45..."));
        QCOMPARE(closing("Half of 90 is 45. It" + std::string(100, 'a') + "."), QString());
    }

    void aValueThatIsArrivedAt()
    {
        for (const char* behind : {"", ", as before.", " because 15 * 15 is 225.", " ≈ 3.28 hours", "，对。"})
            QVERIFY2(isArrivedAt(behind), behind);
        for (const char* behind : {" = 25", " and one more", "个"})
            QVERIFY2(!isArrivedAt(behind), behind);
    }

    void wordsStandByThemselves()
    {
        QCOMPARE(said("so take a[-1] of it", "a[-1]"), QStringLiteral("a[-1]"));
        QCOMPARE(said("first Bo and then BO", "Bo"), QStringLiteral("BO"));
        QCOMPARE(said("a board", "Bo"), QString());
        QCOMPARE(said("that is 42.5 or 3/42", "42"), QString());
        QCOMPARE(said("so x = −7.", "-7"), QStringLiteral("−7"));
        QCOMPARE(said("so x = -7.", "7"), QString());
        QCOMPARE(said("", "7"), QString());
        QCOMPARE(said("7", ""), QString());
    }

    void allPartsOfAReference()
    {
        QVERIFY(all("x = 2, y = 5", "Then x = 2.\nAnd y = 10 - 5 = 5."));
        QVERIFY(!all("x = 2, y = 5", "I tried 2 of them. And y = 10 - 5 = 5."));
        QVERIFY(all("Eva 31, Tom 9", "So Tom is 9 and Eva is 31."));
        QVERIFY(!all("Eva 31, Tom 9", "So Tom is 8 and Eva is 31."));
        QVERIFY(all("2和7", "所以根是2和7。"));
        QVERIFY(all("yes, 3/5", "So it pays, the chance is 3/5."));
        QVERIFY(all("k = 4 or k = -4", "So k = -4 or k = 4."));
        QVERIFY(all("(1, 6) and (2, 3)", "So the pairs are $(1, 6)$ and $(2, 3)$."));
        QVERIFY(all("Pia is a knave, Max is a knight", "So Max is a knight, and Pia is a knave."));
        QVERIFY(!all("Pia is a knave, Max is a knight", "Pia is a knave, Max is a knight? Let me see."));
        QVERIFY(!all("42", "So it is 42."));
        QVERIFY(!all("28 and 9", "So 2s + 9 + s = 37, 3s = 28, s = 28/3, f = 27.7."));
        QVERIFY(!all("28 and 9", "So 28 = a - 5 and b + 9 = 3."));
        QVERIFY(all("28 and 9", "So a + b = 37, a = 28 and b = 9."));
        QVERIFY(!all("x > 1 and x < 5", "So x is 1 or 5."));
        QVERIFY(!all("", ""));
    }

    void remarksOfAReference()
    {
        QCOMPARE(withoutRemark("9/4 hours (about 2 h 15 min)"), std::string("9/4 hours"));
        QCOMPARE(withoutRemark("about 310 s"), std::string("310 s"));
        QCOMPARE(withoutRemark("约3.2克"), std::string("3.2克"));
        QCOMPARE(withoutRemark("(3, 4)"), std::string("(3, 4)"));
        QCOMPARE(withoutRemark("f(x)"), std::string("f(x)"));
        QCOMPARE(withoutRemark(""), std::string());
        QVERIFY(isHedged("约3.2克") && isHedged("about 310 s") && !isHedged("310 s") && !isHedged(""));
    }
};

QTEST_GUILESS_MAIN(TestClosingValues)
#include "tst_closing_values.moc"
