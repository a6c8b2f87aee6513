#include "tests/support/qt_warnings.h"
#include "widgets/filter_words.h"
#include "widgets/text_bridge.h"
#include "widgets/views/filter_box.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using widgets::FilterBox;

namespace {

QAbstractItemView* popup(FilterBox& box)
{
    auto* completer = box.findChild<QCompleter*>();
    return completer ? completer->popup() : nullptr;
}

QStringList labels(FilterBox& box)
{
    QStringList shown;
    for (const auto* label : box.findChildren<QLabel*>())
        if (!label->isHidden())
            shown.append(label->text());
    return shown;
}

} // namespace

/// The filter box, by keys.
class TestFilterBox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsOfEachFilterOnce()
    {
        FilterBox box;
        box.show();
        QSignalSpy changed(&box, &FilterBox::filterChanged);
        QTest::keyClicks(box.field(), QStringLiteral("tokens>8k wait"));
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(changed.last().first().value<std::shared_ptr<const core::FilterQuery>>()->terms.size(), 2U);
        box.setText(QStringLiteral("tokens>8k wait"));
        QCOMPARE(changed.count(), 1);
        box.field()->clear();
        QTRY_COMPARE(changed.count(), 2);
        QVERIFY(changed.last().first().value<std::shared_ptr<const core::FilterQuery>>()->empty());
    }

    void aFaultIsSaidBelowAndTheFilterBeforeStays()
    {
        FilterBox box;
        box.show();
        box.setText(QStringLiteral("wait"));
        QSignalSpy changed(&box, &FilterBox::filterChanged);
        box.setText(QStringLiteral("wait tokens>many"));
        QCOMPARE(changed.count(), 0);
        QVERIFY(labels(box).join(QLatin1Char('|')).contains(QLatin1String("\"many\" is not a number")));
        QCOMPARE(box.field()->text(), QStringLiteral("wait tokens>many")); // marking it changes nothing
        QVERIFY(box.field()->accessibleDescription().contains(QLatin1String("many")));
        box.setText(QStringLiteral("wait tokens>5"));
        QCOMPARE(changed.count(), 1);
        QVERIFY(!labels(box).join(QLatin1Char('|')).contains(QLatin1String("many")));
    }

    void completesFieldsAndTheirValues()
    {
        FilterBox box;
        box.show();
        box.field()->setFocus();
        QTest::keyClicks(box.field(), QStringLiteral("wait verd"));
        QVERIFY(popup(box) && popup(box)->isVisible());
        QVERIFY(popup(box)->model()->index(0, 0).data().toString().startsWith(QLatin1String("verdict:")));
        QTest::keyClick(popup(box), Qt::Key_Down);
        QTest::keyClick(popup(box), Qt::Key_Return);
        QCOMPARE(box.field()->text(), QStringLiteral("wait verdict:"));
        QTRY_VERIFY(popup(box)->isVisible() && popup(box)->model()->rowCount() == 4);
        QTest::keyClick(popup(box), Qt::Key_Down);
        QTest::keyClick(popup(box), Qt::Key_Return);
        QCOMPARE(box.field()->text(), QStringLiteral("wait verdict:correct"));
    }

    void remembersWhatWasLookedFor()
    {
        FilterBox box;
        box.show();
        QSignalSpy accepted(&box, &FilterBox::accepted);
        for (const auto* filter : {u"one", u"two", u"one"}) {
            box.field()->setText(QString::fromUtf16(filter));
            QTest::keyClick(box.field(), Qt::Key_Return);
        }
        QCOMPARE(box.history(), (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
        QCOMPARE(accepted.count(), 3);
        box.field()->setText(QStringLiteral("\"open"));
        QTest::keyClick(box.field(), Qt::Key_Return);
        QCOMPARE(accepted.count(), 3);
        QCOMPARE(box.history().size(), 2);
        box.field()->clear();
        QTest::keyClick(box.field(), Qt::Key_Down);
        QVERIFY(popup(box)->isVisible());
        QCOMPARE(popup(box)->model()->rowCount(), 2);
    }

    void termsAreAddedAndTakenAway()
    {
        FilterBox box;
        box.toggleTerm(QStringLiteral("errors:0"));
        box.toggleTerm(QStringLiteral("verdict:correct"));
        QCOMPARE(box.text(), QStringLiteral("errors:0 verdict:correct"));
        QVERIFY(box.hasTerm(QStringLiteral("errors:0")) && !box.hasTerm(QStringLiteral("errors")));
        box.toggleTerm(QStringLiteral("errors:0"));
        QCOMPARE(box.text(), QStringLiteral("verdict:correct"));
    }

    void countsAndCanBeStopped()
    {
        FilterBox box;
        box.show();
        box.setText(QStringLiteral("tokens>5"));
        core::FilterTally tally;
        tally.open = 1234;
        box.setTally(tally, 17, FilterBox::Progress::Running);
        QVERIFY(labels(box).last().contains(QLatin1String("17")));
        QVERIFY(labels(box).last().contains(QLatin1String("1,234")) || labels(box).last().contains(QLatin1String("1234")));
        QSignalSpy cancelled(&box, &FilterBox::cancelRequested);
        QTest::keyClick(box.field(), Qt::Key_Escape);
        QCOMPARE(cancelled.count(), 1);
        box.setTally({}, 17, FilterBox::Progress::Done);
        QTest::keyClick(box.field(), Qt::Key_Escape);
        QCOMPARE(cancelled.count(), 1);
    }

    /// The window's words are core's, where they are not translated.
    void faultsReadAsCoreSaysThem()
    {
        for (int kind = 0; kind <= static_cast<int>(core::FilterFault::Kind::NotUtf8); ++kind) {
            const core::FilterFault fault{static_cast<core::FilterFault::Kind>(kind), {}, "sub %2 ject", "%1 detail"};
            QCOMPARE(widgets::faultMessage(fault), widgets::toQString(core::faultText(fault)));
        }
    }
};

QTEST_MAIN(TestFilterBox)
#include "tst_filter_box.moc"
