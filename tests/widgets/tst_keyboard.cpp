#include "app/actions.h"
#include "app/main_window.h"
#include "app/studio.h"
#include "core/resources.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/studio_bench.h"
#include "widgets/language.h"
#include "widgets/views/charts_view.h"
#include "widgets/views/compare_view.h"
#include "widgets/views/corpus_panel.h"
#include "widgets/views/details_panel.h"
#include "widgets/views/trace_text_view.h"
#include "widgets/views/trace_view.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

#include <array>
#include <cmath>

using app::MainWindow;
using Page = app::MainWindow::Page;
using support::patience;

namespace {

QString sample() { return QString::fromStdString(core::resourcePath("sample/sample.jsonl").string()); }

QString nameOf(QWidget* widget)
{
    if (widget && !widget->accessibleName().isEmpty())
        return widget->accessibleName(); // of a choice, Qt gives what is chosen
    QAccessibleInterface* face = widget ? QAccessible::queryAccessibleInterface(widget) : nullptr;
    return face ? face->text(QAccessible::Name) : QString();
}

double luminance(QRgb colour)
{
    const auto linear = [](int part) { return part <= 10 ? part / 255.0 / 12.92 : std::pow((part / 255.0 + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) + 0.0722 * linear(qBlue(colour));
}

double contrast(QRgb one, QRgb other)
{
    const auto [less, more] = std::minmax({luminance(one), luminance(other)});
    return (more + 0.05) / (less + 0.05);
}

/// Pixels that differ between two pictures by a contrast of 3 : 1 or more.
int clearlyChanged(const QImage& before, const QImage& after)
{
    int count = 0;
    for (int y = 0; y < before.height(); ++y)
        for (int x = 0; x < before.width(); ++x)
            count += before.pixel(x, y) != after.pixel(x, y) && contrast(before.pixel(x, y), after.pixel(x, y)) >= 3 ? 1 : 0;
    return count;
}

class Bench : public support::StudioBench
{
public:
    /// Presses a key where the focus is, as the window system does.
    void press(int key, Qt::KeyboardModifiers how = {})
    {
        QTest::keyClick(QApplication::focusWindow() ? QApplication::focusWindow() : studio.window()->windowHandle(), static_cast<Qt::Key>(key), how);
    }
    /// What Tab stops at, from the first stop until it comes round.
    QList<QWidget*> stops(int key = Qt::Key_Tab)
    {
        QList<QWidget*> all;
        for (int i = 0; i < 100; ++i) {
            press(key);
            QWidget* here = QApplication::focusWidget();
            if (all.contains(here))
                break;
            all << here;
        }
        return all;
    }
    template <class T> T* part() { return studio.window()->findChild<T*>(); }
    QTableView* table() { return part<widgets::CorpusPanel>()->findChild<QTableView*>(); }
};

/// The key that opens or reaches `widget` with Alt, or nothing.
QString mnemonicOf(const QWidget* widget)
{
    QString text;
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
        text = button->text();
    else if (const auto* label = qobject_cast<const QLabel*>(widget); label && label->buddy())
        text = label->text();
    return QKeySequence::mnemonic(text).toString();
}

/// Complains where two entries of a menu, or of one below it, share a letter, and where one has none.
void checkMenu(const QMenu* menu, const QStringList& withoutLetters)
{
    QMap<QString, QString> taken;
    for (const QAction* action : menu->actions()) {
        if (action->isSeparator())
            continue;
        const QString letter = QKeySequence::mnemonic(action->text()).toString();
        QVERIFY2(!letter.isEmpty(), qPrintable(action->text()));
        QVERIFY2(!taken.contains(letter), qPrintable(action->text() + QLatin1String(" and ") + taken.value(letter)));
        taken.insert(letter, action->text());
        if (action->menu() && !withoutLetters.contains(action->text()))
            checkMenu(action->menu(), withoutLetters);
    }
}

} // namespace

/// The window by keys alone.
class TestKeyboard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensAndReadsWithoutAMouse()
    {
        const support::NoQtWarnings quiet;
        Bench bench;
        const std::string preset = bench.studio.session()->pipeline().policy.name;
        QCOMPARE(nameOf(QApplication::focusWidget()), QStringLiteral("Open\u2026"));
        bench.press(Qt::Key_Tab);
        bench.press(Qt::Key_Return); // the sample
        QTRY_VERIFY_WITH_TIMEOUT(bench.studio.session()->result() && !bench.studio.session()->busy(), patience);
        QCOMPARE(QApplication::focusWidget(), bench.table());
        bench.press(Qt::Key_Down);
        bench.press(Qt::Key_Down);
        QCOMPARE(bench.studio.session()->currentRecord(), std::optional<quint64>(2));
        QCOMPARE(bench.studio.session()->pipeline().policy.name, preset); // no arrow went to a choice
    }

    void tabStopsOnceAtEachPartInTheOrderOfTheEye_data()
    {
        QTest::addColumn<int>("page");
        QTest::addColumn<QStringList>("order");
        const QStringList left{QStringLiteral("Open\u2026"), QStringLiteral("Preset"), QStringLiteral("Run"), QStringLiteral("Read"), QStringLiteral("Tokenizer"),
                               QStringLiteral("Menu"), QStringLiteral("Filter the corpus"), QStringLiteral("Corpus")};
        const QStringList right{QStringLiteral("Details of the chosen part"), QStringLiteral("Preset"), QStringLiteral("Leave out unsolvable traces")};
        QTest::newRow("read") << static_cast<int>(Page::Read)
                              << left + QStringList{QStringLiteral("Show findings from this sure on"), QStringLiteral("Overview of the trace"), QStringLiteral("Approach tree"), QStringLiteral("Reasoning")} + right;
        QTest::newRow("compare") << static_cast<int>(Page::Compare)
                                 << left + QStringList{QStringLiteral("Previous change"), QStringLiteral("Original reasoning"), QStringLiteral("Cleaned reasoning")} + right;
        QTest::newRow("charts") << static_cast<int>(Page::Charts)
                                << left + QStringList{QStringLiteral("Which chart"), QStringLiteral("Save the chart or its numbers"), QStringLiteral("Distribution of tokens per trace before and after cleaning")} + right;
    }
    void tabStopsOnceAtEachPartInTheOrderOfTheEye()
    {
        QFETCH(int, page);
        QFETCH(QStringList, order);
        Bench bench;
        bench.open(sample());
        bench.studio.session()->run();
        QTRY_VERIFY_WITH_TIMEOUT(!bench.studio.session()->busy() && bench.studio.session()->summary(), patience);
        bench.studio.window()->showPage(static_cast<Page>(page));
        bench.part<QToolBar>()->widgetForAction(bench.studio.window()->actionsOfWindow()->open)->setFocus();
        bench.press(Qt::Key_Backtab);
        const QList<QWidget*> there = bench.stops();
        QStringList names;
        for (QWidget* one : there)
            names << nameOf(one);
        QVERIFY2(!names.contains(QString()), qPrintable(names.join(QLatin1Char('|')))); // each says what it is
        qsizetype at = 0;
        for (const QString& name : names)
            at += at < order.size() && name == order[at] ? 1 : 0;
        QVERIFY2(at == order.size(), qPrintable(order.value(at) + QLatin1String(" not in its place: ") + names.join(QLatin1Char('|'))));
        QList<QWidget*> back = bench.stops(Qt::Key_Backtab); // no way in without a way out
        std::reverse(back.begin(), back.end());
        QCOMPARE(QSet<QWidget*>(back.begin(), back.end()), QSet<QWidget*>(there.begin(), there.end()));
    }

    void tabLeavesTablesAndDialogs()
    {
        Bench bench;
        bench.open(sample());
        bench.studio.session()->run();
        QTRY_VERIFY_WITH_TIMEOUT(!bench.studio.session()->busy() && bench.studio.session()->summary(), patience);
        bench.studio.window()->showPage(Page::Charts);
        bench.studio.window()->chartsView()->showPage(widgets::ChartsView::Page::Statistics);
        QStringList names;
        for (QWidget* one : bench.stops())
            names << nameOf(one);
        QVERIFY2(names.contains(QLatin1String("Statistics")) && names.contains(QLatin1String("Menu")), qPrintable(names.join(QLatin1Char('|'))));
        bench.press(Qt::Key_M, Qt::ControlModifier);
        QTRY_VERIFY(QApplication::activeModalWidget());
        QTest::qWait(0);
        names.clear();
        for (QWidget* one : bench.stops())
            names << nameOf(one);
        QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size()); // none is there twice, none without a name
        for (const char* name : {"Laid out like", "Reasoning", "Reasoning: part of the text", "Three records as they are read", "Cancel"})
            QVERIFY2(names.contains(QLatin1String(name)), qPrintable(names.join(QLatin1Char('|'))));
        QVERIFY(!names.contains(QString()));
        bench.press(Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activeModalWidget());
    }

    void facetsTakeTheFocusAndGiveItBack()
    {
        Bench bench;
        bench.open(sample());
        bench.table()->setFocus();
        bench.press(Qt::Key_A, Qt::AltModifier);
        QTRY_COMPARE(nameOf(QApplication::focusWidget()), QStringLiteral("Facets"));
        bench.press(Qt::Key_Escape);
        QCOMPARE(QApplication::focusWidget(), bench.table());
    }

    void focusIsSeen_data()
    {
        QTest::addColumn<app::Theme>("theme");
        QTest::newRow("light") << app::Theme::Light;
        QTest::newRow("dark") << app::Theme::Dark;
    }
    void focusIsSeen()
    {
        QFETCH(app::Theme, theme);
        Bench bench;
        bench.studio.setTheme(theme);
        bench.open(sample());
        for (QWidget* stop : bench.stops()) {
            stop->setFocus(Qt::TabFocusReason);
            const QImage with = bench.studio.window()->grab().toImage();
            stop->clearFocus();
            const QImage without = bench.studio.window()->grab().toImage();
            QVERIFY2(clearlyChanged(without, with) > 2 * (stop->width() + stop->height()), qPrintable(nameOf(stop)));
        }
        bench.table()->setFocus();
        const auto* frame = bench.studio.window()->findChild<QWidget*>(QStringLiteral("focusFrame"));
        QVERIFY(frame && frame->isVisible());
        QTest::mouseClick(bench.table()->viewport(), Qt::LeftButton, {}, QPoint(20, 5)); // who points knows where
        QVERIFY(!frame->isVisible());
    }

    void stepsFromPartToPartAndBack()
    {
        Bench bench;
        bench.open(sample());
        bench.table()->setFocus();
        bench.press(Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), bench.studio.window()->traceView()->textView());
        bench.press(Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), bench.part<widgets::DetailsPanel>());
        bench.press(Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), bench.table());
        bench.press(Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), bench.part<widgets::DetailsPanel>());
        bench.press(Qt::Key_F10); // what is folded gives the focus on
        QVERIFY(QApplication::focusWidget() && QApplication::focusWidget()->isVisible());
        bench.studio.window()->traceView()->textView()->setFocus();
        bench.press(Qt::Key_2, Qt::ControlModifier); // another page: its text, not the next setting
        QCOMPARE(nameOf(QApplication::focusWidget()), QStringLiteral("Original reasoning"));
        bench.press(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(nameOf(QApplication::focusWidget()), QStringLiteral("Reasoning"));
    }

    /// However a page was come to, and wherever on it the focus is, its keys are not lost.
    void keysWorkOnEachPageAfterEachWayThere_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        for (int from = 0; from < 3; ++from)
            for (int to = 0; to < 3; ++to)
                QTest::addRow("from page %d to page %d", from + 1, to + 1) << from << to;
    }
    void keysWorkOnEachPageAfterEachWayThere()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        static constexpr std::array pageKeys{Qt::Key_1, Qt::Key_2, Qt::Key_3};
        Bench bench;
        bench.open(sample());
        const auto go = [&](int page) { bench.press(pageKeys.at(static_cast<std::size_t>(page)), Qt::ControlModifier); };
        const auto stepFrom = [&](QWidget* start, int key) {
            const quint64 before = *bench.studio.session()->currentRecord();
            start->setFocus(Qt::TabFocusReason);
            go(to);
            bench.press(key);
            const quint64 after = *bench.studio.session()->currentRecord();
            go(from);
            return after - before;
        };
        go(from);
        for (QWidget* start : bench.stops()) {
            if (nameOf(start) == QLatin1String("Filter the corpus"))
                continue; // there they are letters
            QVERIFY2(stepFrom(start, Qt::Key_J) == 1, qPrintable(nameOf(start)));
            QVERIFY2(stepFrom(start, Qt::Key_K) == static_cast<quint64>(-1), qPrintable(nameOf(start)));
        }
    }

    void changesAreSteppedThroughFromTheTableToo()
    {
        Bench bench;
        bench.open(sample());
        bench.studio.session()->showRecord(15); // many changes
        QTRY_VERIFY_WITH_TIMEOUT(bench.studio.session()->result() && !bench.studio.session()->busy(), patience);
        bench.table()->setFocus();
        bench.press(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), bench.table());
        const auto says = [&](const char* words) {
            for (const QLabel* label : bench.part<widgets::CompareView>()->findChildren<QLabel*>())
                if (label->isVisible() && label->text().startsWith(QLatin1String(words)))
                    return true;
            return false;
        };
        QVERIFY(says("change 1 of "));
        bench.press(Qt::Key_N);
        QVERIFY(says("change 2 of "));
        bench.press(Qt::Key_P);
        QVERIFY(says("change 1 of "));
    }

    void escapeGoesBack()
    {
        Bench bench;
        bench.open(sample());
        auto* text = bench.studio.window()->traceView()->textView();
        text->setFocus();
        bench.press(Qt::Key_F8);
        QCOMPARE(nameOf(QApplication::focusWidget()), QStringLiteral("What is wrong with the corpus, and records that could not be read"));
        bench.press(Qt::Key_Escape);
        QVERIFY(bench.studio.window()->findChild<QDockWidget*>(QStringLiteral("issuesDock"))->isHidden());
        QCOMPARE(QApplication::focusWidget(), text);
        bench.press(Qt::Key_Slash);
        const auto* bar = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(bar);
        text->setFocus();
        bench.press(Qt::Key_Escape); // from the text the find bar closes too
        QVERIFY(!bar->isVisible());
        bench.press(Qt::Key_F, Qt::ControlModifier);
        bench.press(Qt::Key_Escape);
        QCOMPARE(QApplication::focusWidget(), bench.table());
    }

    void sortsAndChoosesColumnsByKeys()
    {
        Bench bench;
        bench.open(bench.files.numbered(12));
        QTableView* table = bench.table();
        table->setFocus();
        bench.press(Qt::Key_Right);
        const int column = table->currentIndex().column();
        QVERIFY(column != 0);
        bench.press(Qt::Key_S);
        QCOMPARE(table->horizontalHeader()->sortIndicatorSection(), column);
        QCOMPARE(table->horizontalHeader()->sortIndicatorOrder(), Qt::AscendingOrder);
        QTRY_COMPARE_WITH_TIMEOUT(table->currentIndex().column(), column, patience);
        bench.press(Qt::Key_S);
        QCOMPARE(table->horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
        QTRY_COMPARE_WITH_TIMEOUT(table->currentIndex().row(), 11, patience); // the first record is the last now
        bench.press(Qt::Key_C);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu && menu->actions().size() > 5);
        menu->close();
    }

    void keysAreListedAndTheFocusComesBack()
    {
        Bench bench;
        bench.open(sample());
        bench.table()->setFocus();
        bench.press(Qt::Key_F1);
        auto* dialog = bench.studio.window()->findChild<QDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY2(dialog->height() < 600, qPrintable(QString::number(dialog->height())));
        QString words;
        for (const QLabel* label : dialog->findChildren<QLabel*>())
            words += label->text() + QLatin1Char('|');
        for (const char* key : {"|F6|", "|S|", "|F1  ?|", "|Esc|", "|Space|"})
            QVERIFY2(words.contains(QLatin1String(key)), qPrintable(words));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!bench.studio.window()->findChild<QDialog*>());
        bench.studio.window()->activateWindow();
        QTRY_COMPARE(QApplication::focusWidget(), bench.table());
    }

    void decidingKeepsTheFocus()
    {
        Bench bench;
        bench.open(sample());
        auto* text = bench.studio.window()->traceView()->textView();
        text->setFocus();
        bench.press(Qt::Key_BracketRight);
        QToolButton* drop = nullptr;
        for (auto* button : bench.part<widgets::DetailsPanel>()->findChildren<QToolButton*>())
            drop = button->text() == QLatin1String("Drop") ? button : drop;
        QVERIFY(drop && drop->isVisible());
        drop->setFocus();
        bench.press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(drop->isChecked() && !bench.studio.session()->busy(), patience);
        QCOMPARE(QApplication::focusWidget(), drop);
        bench.studio.window()->corpusPanel()->stepRecord(1); // another trace, nothing chosen: there is nothing to drop
        QTRY_VERIFY_WITH_TIMEOUT(!drop->isVisible(), patience);
        QCOMPARE(QApplication::focusWidget(), bench.part<widgets::DetailsPanel>());
        bench.press(Qt::Key_T, Qt::AltModifier);
        QCOMPARE(nameOf(QApplication::focusWidget()), QStringLiteral("Tokenizer"));
        bench.press(Qt::Key_P, Qt::AltModifier);
        QCOMPARE(nameOf(QApplication::focusWidget()), QStringLiteral("Preset"));
    }

    void detailsAreReadAsOneText()
    {
        Bench bench;
        bench.open(sample());
        auto* details = bench.part<widgets::DetailsPanel>();
        bench.studio.window()->traceView()->textView()->setFocus();
        bench.press(Qt::Key_BracketRight);
        QStringList said = details->accessibleDescription().toLower().split(QLatin1Char('\n'));
        QVERIFY(said.size() > 3);
        QCOMPARE(said.removeDuplicates(), 0);
        for (const QLabel* label : details->findChildren<QLabel*>())
            if (label->isVisible())
                QVERIFY2(details->accessibleDescription().contains(label->text()), qPrintable(label->text()));
    }

    void lettersHalfAsLargeAgainFitTheScreen_data() { lettersAreTakenOnce_data(); }
    void lettersHalfAsLargeAgainFitTheScreen()
    {
        QFETCH(QString, language);
        Bench bench;
        bench.studio.setLanguage(language);
        QFont large = QApplication::font();
        const QFont before = large;
        large.setPointSizeF(large.pointSizeF() * 1.5);
        QApplication::setFont(large);
        bench.open(sample());
        const int width = bench.studio.window()->minimumSizeHint().width();
        QApplication::setFont(before);
        widgets::useLanguage(QStringLiteral("en"));
        QVERIFY2(width <= 1280, qPrintable(QString::number(width)));
    }

    void lettersAreTakenOnce_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("Chinese") << QStringLiteral("zh_CN");
    }
    void lettersAreTakenOnce()
    {
        QFETCH(QString, language);
        Bench bench;
        bench.studio.setLanguage(language);
        bench.open(sample());
        MainWindow* window = bench.studio.window();
        window->findChild<QDockWidget*>(QStringLiteral("goldDock"))->show();
        for (const Page page : {Page::Read, Page::Compare, Page::Charts}) {
            window->showPage(page);
            QMap<QString, QWidget*> taken;
            for (QWidget* one : window->findChildren<QWidget*>()) {
                const QString letter = one->isVisible() ? mnemonicOf(one) : QString();
                QVERIFY2(letter.isEmpty() || !taken.contains(letter), qPrintable(letter + QLatin1Char(' ') + nameOf(one)));
                if (!letter.isEmpty())
                    taken.insert(letter, one);
            }
            for (const QCheckBox* box : window->findChildren<QCheckBox*>())
                QVERIFY2(!mnemonicOf(box).isEmpty(), qPrintable(box->text()));
        }
        for (const QToolButton* button : window->findChildren<QToolButton*>())
            if (button->menu() && mnemonicOf(button) == QLatin1String("Alt+M")) {
                QStringList lists; // files and languages go by their names
                for (const QAction* action : button->menu()->actions())
                    if (action->menu() && (QKeySequence::mnemonic(action->text()).toString() == QLatin1String("Alt+R")
                                           || QKeySequence::mnemonic(action->text()).toString() == QLatin1String("Alt+L")))
                        lists << action->text();
                checkMenu(button->menu(), lists);
                QVERIFY(lists.size() == 2);
            }
        widgets::useLanguage(QStringLiteral("en"));
    }
};

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
