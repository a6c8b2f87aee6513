#include "core/annotate/labels/exact_side.h"

#include <QTest>

#include <string>

using namespace core;

namespace {

/// The exact value before `value`, which stands last in `text`.
QString exact(const std::string& text, const std::string& value)
{
    const std::size_t at = text.rfind(value);
    const auto found = exactSide(text, {at, at + value.size()});
    return found ? QString::fromStdString(std::string(found->in(text))) : QStringLiteral("-");
}

} // namespace

/// Exact values of which a text gives an approximation behind them.
class TestExactSide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsWhatIsApproximated()
    {
        QCOMPARE(exact("so the diagonal is 3√7 ≈ 7.94", "7.94"), QStringLiteral("3√7"));
        QCOMPARE(exact("\\[ d = \\sqrt{63} \\approx 7.94 \\]", "7.94"), QStringLiteral("\\sqrt{63}"));
        QCOMPARE(exact("$3\\sqrt{7} \\approx 7.94$", "7.94"), QStringLiteral("3\\sqrt{7}"));
        QCOMPARE(exact("x = 2 + 1 ≈ 3.0 ≈ 3", "3"), QStringLiteral("3.0"));
    }

    void anotherValueHasNone()
    {
        QCOMPARE(exact("so the diagonal is 7.94", "7.94"), QStringLiteral("-"));
        QCOMPARE(exact("≈ 7.94", "7.94"), QStringLiteral("-"));
    }
};

QTEST_GUILESS_MAIN(TestExactSide)
#include "tst_exact_side.moc"
