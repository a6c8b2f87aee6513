#include "app/main_window.h"

#include "app/export_flow.h"
#include "app/screenshots.h"
#include "app/studio.h"
#include "core/resources.h"
#include "tests/support/corpus_files.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/run_program.h"
#include "tests/support/studio_bench.h"
#include "widgets/text_bridge.h"
#include "widgets/views/corpus_panel.h"
#include "widgets/views/filter_box.h"
#include "widgets/views/sureness_box.h"
#include "widgets/views/trace_text_view.h"
#include "widgets/views/trace_view.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QFileDialog>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using app::MainWindow;
using app::Studio;
using support::patience;

namespace {

QString sample() { return QString::fromStdString(core::resourcePath("sample/sample.jsonl").string()); }

template <class T> T* child(QWidget* root, const char* accessibleName)
{
    for (T* one : root->findChildren<T*>())
        if (one->accessibleName() == QLatin1String(accessibleName))
            return one;
    qFatal("there is no %s", accessibleName);
}

class Bench : public support::StudioBench
{
public:
    [[nodiscard]] QTableView* table() { return child<QTableView>(studio.window(), "Corpus"); }
};

} // namespace

/// The window as users meet it: keys, mouse, files.
class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void howSureFindingsHaveToBeIsAskedByKeyAndKept()
    {
        const support::NoQtWarnings quiet;
        Bench bench;
        bench.open(sample());
        const double before = bench.studio.session()->pipeline().leastSure;
        auto* shown = child<widgets::SurenessBox>(bench.studio.window(), "Show findings from this sure on");
        auto* acted = child<widgets::SurenessBox>(bench.studio.window(), "Act on findings from this sure on");
        bench.studio.window()->traceView()->textView()->setFocus();
        QTest::keyClicks(bench.studio.window()->traceView()->textView(), QStringLiteral(">>"));
        QCOMPARE(shown->value(), 10);
        QTRY_COMPARE_WITH_TIMEOUT(bench.studio.session()->pipeline().leastSure, before + 0.1, patience);
        QTest::keyClicks(bench.studio.window()->traceView()->textView(), QStringLiteral("<"));
        QCOMPARE(shown->value(), 5);
        QCOMPARE(shown->text(), QStringLiteral("show from 5 % sure"));
        const auto boxes = bench.studio.window()->findChildren<QCheckBox*>();
        auto* unlikely = *std::find_if(boxes.begin(), boxes.end(), [](const QCheckBox* box) { return box->text() == QLatin1String("Unli&kely repeats too"); });
        QCOMPARE(acted->text(), QStringLiteral("all but unlikely repeats")); // it says what the box below adds
        unlikely->click();
        QCOMPARE(acted->text(), QStringLiteral("all findings"));
        unlikely->click();
        QVERIFY(unlikely->isEnabled());
        acted->setValue(90);
        QCOMPARE(acted->text(), QStringLiteral("from 90 % sure"));
        QVERIFY(!unlikely->isEnabled()); // there is none among these
        QCOMPARE(bench.studio.session()->pipeline().policy.minConfidence, 0.9);
        QCOMPARE(bench.studio.session()->pipeline().policy.name, std::string("trunk"));
        // Another preset keeps it; so does another start.
        auto* preset = child<QComboBox>(bench.studio.window(), "Preset");
        preset->setCurrentIndex(preset->findText(QStringLiteral("keep-first")));
        Q_EMIT preset->activated(preset->currentIndex());
        QCOMPARE(bench.studio.session()->pipeline().policy.name, std::string("keep-first"));
        QCOMPARE(bench.studio.session()->pipeline().policy.minConfidence, 0.9);
        Studio again(bench.files.path(QStringLiteral("settings.ini")));
        QCOMPARE(again.session()->pipeline().policy.minConfidence, 0.9);
        QCOMPARE(again.session()->pipeline().leastSure, 0.05);
    }

    void saysWhatToDoWhenEmpty()
    {
        const support::NoQtWarnings quiet;
        Bench bench;
        bool told = false;
        QString said;
        for (const QLabel* label : bench.studio.window()->findChildren<QLabel*>())
            said += label->isVisible() ? label->text() : QString();
        for (const char* format : {"JSONL", "JSON", "CSV", "TSV", ".gz", ".zst", "Parquet", "DuckDB", "SQLite"})
            QVERIFY2(said.contains(QLatin1String(format)), format);
        for (const QLabel* label : bench.studio.window()->findChildren<QLabel*>())
            told = told || (label->isVisible() && label->text() == QLatin1String("Open a corpus or drop one here. Try the sample."));
        QVERIFY(told);
        for (QPushButton* button : bench.studio.window()->findChildren<QPushButton*>())
            if (widgets::withoutMnemonic(button->text()) == QLatin1String("Try the sample"))
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(bench.studio.session()->result() != nullptr, patience);
    }

    void opensADroppedFile()
    {
        Bench bench;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(sample())});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(bench.studio.window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(bench.studio.window(), &drop);
        QTRY_VERIFY_WITH_TIMEOUT(bench.studio.session()->result() != nullptr, patience);
        QVERIFY(bench.studio.window()->windowTitle().contains(QLatin1String("sample.jsonl")));
    }

    void exportsAreNamedAfterTheCorpus()
    {
        using Format = core::CorpusFormat;
        const auto named = [](const char* corpus, Format format) { return app::ExportFlow::suggestedName(QString::fromLatin1(corpus), format); };
        QCOMPARE(named("/data/train.jsonl", Format::Jsonl), QStringLiteral("/data/train.cleaned.jsonl"));
        QCOMPARE(named("/data/train-1.5.jsonl.zst", Format::Jsonl), QStringLiteral("/data/train-1.5.cleaned.jsonl"));
        QCOMPARE(named("/data/r1.v2/", Format::Parquet), QStringLiteral("/data/r1.v2.cleaned.parquet"));
        QCOMPARE(named("/data/shards/train-*.parquet", Format::Parquet), QStringLiteral("/data/shards.cleaned.parquet"));
        QCOMPARE(named("/data/a.tsv.gz", Format::Tsv), QStringLiteral("/data/a.cleaned.tsv"));
    }

    void hitsOfTheFilterAreSteppedThroughAcrossRecords()
    {
        Bench bench;
        bench.open(bench.files.numbered(10)); // record i holds "Alternatively" i % 7 times
        auto* box = bench.studio.window()->corpusPanel()->filterBox();
        box->setText(QStringLiteral("Alternatively"));
        QTRY_COMPARE_WITH_TIMEOUT(bench.studio.window()->corpusPanel()->shownCount(), qsizetype{8}, patience);
        auto* hits = child<QLabel>(bench.studio.window(), "Hits of the filter in this trace");
        auto* trace = bench.studio.window()->traceView();
        const auto step = [&](Qt::Key key, Qt::KeyboardModifiers how, quint64 record, const char* said) {
            QTest::keyClick(trace, key, how);
            QTRY_COMPARE_WITH_TIMEOUT(bench.studio.session()->currentRecord(), std::optional<quint64>(record), patience);
            QTRY_COMPARE_WITH_TIMEOUT(hits->text(), QString::fromLatin1(said), patience);
        };
        trace->setFocus();
        bench.studio.session()->showRecord(1);
        QTRY_COMPARE_WITH_TIMEOUT(hits->text(), QStringLiteral("1 hit"), patience);
        step(Qt::Key_N, {}, 1, "hit 1 of 1");
        step(Qt::Key_N, {}, 2, "hit 1 of 2");
        step(Qt::Key_N, {}, 2, "hit 2 of 2");
        step(Qt::Key_N, {}, 3, "hit 1 of 3");
        step(Qt::Key_N, Qt::ShiftModifier, 2, "hit 2 of 2");
        step(Qt::Key_N, Qt::ShiftModifier, 2, "hit 1 of 2");
        step(Qt::Key_N, Qt::ShiftModifier, 1, "hit 1 of 1");
        bench.studio.session()->showRecord(6);
        QTRY_COMPARE_WITH_TIMEOUT(hits->text(), QStringLiteral("6 hits"), patience);
        for (int hit = 1; hit <= 6; ++hit)
            step(Qt::Key_N, {}, 6, qPrintable(QStringLiteral("hit %1 of 6").arg(hit)));
        step(Qt::Key_N, {}, 8, "hit 1 of 1"); // record 7 has none
        box->setText({});
        QTRY_VERIFY_WITH_TIMEOUT(!hits->isVisible(), patience);
    }

    void stepsWithKeysAndMouse()
    {
        Bench bench;
        bench.open(bench.files.numbered(10));
        QTableView* table = bench.table();
        table->setFocus();
        QTest::keyClick(table, Qt::Key_J);
        QCOMPARE(bench.studio.session()->currentRecord(), std::optional<quint64>(1));
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(bench.studio.session()->currentRecord(), std::optional<quint64>(2));
        QTest::keyClick(table, Qt::Key_K);
        QCOMPARE(bench.studio.session()->currentRecord(), std::optional<quint64>(1));
        const QRect row = table->visualRect(table->model()->index(4, 2));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(bench.studio.session()->currentRecord(), std::optional<quint64>(4));
        QTRY_VERIFY_WITH_TIMEOUT(bench.studio.window()->traceView()->result()
                                     && bench.studio.window()->traceView()->result()->trace.id == "r4", patience);
    }

    void filtersWhileTyping()
    {
        Bench bench;
        bench.open(bench.files.numbered(30));
        QTableView* table = bench.table();
        QTest::keyClick(bench.studio.window(), Qt::Key_F, Qt::ControlModifier);
        auto* filter = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(filter);
        QTest::keyClicks(filter, QStringLiteral("NUMBER2"));
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 11, patience); // 2, 20 .. 29
        QTest::keyClicks(filter, QStringLiteral("7"));
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, patience);
        filter->clear();
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 30, patience);
        QCOMPARE(bench.studio.session()->currentRecord(), std::optional<quint64>(0)); // filtering chooses nothing
    }

    void keysShowPagesAndFoldDocks()
    {
        Bench bench;
        bench.open(bench.files.numbered(3));
        auto* pages = bench.studio.window()->centralWidget()->findChild<QStackedWidget*>(QString(), Qt::FindDirectChildrenOnly);
        QTest::keyClick(bench.studio.window(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(pages->currentIndex(), 1);
        QTest::keyClick(bench.studio.window(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(pages->currentIndex(), 2);
        QTest::keyClick(bench.studio.window(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(pages->currentIndex(), 0);
        auto* dock = bench.studio.window()->findChild<QDockWidget*>(QStringLiteral("corpusDock"));
        QTest::keyClick(bench.studio.window(), Qt::Key_F9);
        QVERIFY(dock->isHidden());
        QTest::keyClick(bench.studio.window(), Qt::Key_F9);
        QVERIFY(!dock->isHidden());
    }

    void keysOfTheTraceWorkFromTheTable()
    {
        Bench bench;
        bench.open(bench.files.numbered(3));
        QTRY_VERIFY_WITH_TIMEOUT(bench.studio.window()->traceView()->result() != nullptr, patience);
        bench.table()->setFocus();
        auto* legend = child<QWidget>(bench.studio.window()->traceView(), "Legend");
        QVERIFY(legend->isHidden());
        QTest::keyClick(bench.table(), Qt::Key_L);
        QVERIFY(!legend->isHidden());
        QTest::keyClick(bench.table(), Qt::Key_Slash);
        auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(field);
        QTest::keyClicks(field, QStringLiteral("lead")); // letters that are keys elsewhere are typed here
        QCOMPARE(field->text(), QStringLiteral("lead"));
        bench.studio.window()->showPage(app::MainWindow::Page::Charts);
        bench.table()->setFocus();
        QTest::keyClick(bench.table(), Qt::Key_Slash);
        QCOMPARE(QApplication::focusWidget(), bench.table());
    }

    void runsByKeyAndShowsTotals()
    {
        Bench bench;
        bench.open(bench.files.numbered(12));
        QSignalSpy sums(bench.studio.session(), &app::Session::summaryChanged);
        QTest::keyClick(bench.studio.window(), Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(sums.count() > 0 && !bench.studio.session()->busy(), patience);
        const auto* totals = child<QLabel>(bench.studio.window(), "Totals");
        QVERIFY2(totals->text().contains(QLatin1String("12 records")) && totals->text().contains(QLatin1String("Qwen3")), qPrintable(totals->text()));
    }

    void choosingAPresetTellsEveryone()
    {
        Bench bench;
        bench.open(sample());
        for (auto* choice : bench.studio.window()->findChildren<QComboBox*>()) {
            if (choice->accessibleName() != QLatin1String("Preset"))
                continue;
            choice->setFocus();
            QTest::keyClick(choice, Qt::Key_Home);
            QTRY_COMPARE(QString::fromStdString(bench.studio.session()->pipeline().policy.name), QStringLiteral("delete-multi-1"));
            break;
        }
        for (const auto* choice : bench.studio.window()->findChildren<QComboBox*>())
            if (choice->accessibleName() == QLatin1String("Preset"))
                QCOMPARE(choice->currentText(), QStringLiteral("delete-multi-1"));
    }

    void exportAsksBeforeItOverwritesAndEqualsTheCommandLine()
    {
        Bench bench;
        bench.open(sample());
        const QString output = bench.files.path(QStringLiteral("out.jsonl"));
        bench.files.write(QStringLiteral("out.jsonl"), "old");
        app::ExportFlow flow(bench.studio.session(), bench.studio.window());

        flow.exportTo(output);
        auto* question = bench.studio.window()->findChild<QMessageBox*>();
        QVERIFY(question);
        QTest::mouseClick(question->button(QMessageBox::Cancel), Qt::LeftButton);
        QCOMPARE(bench.files.read(QStringLiteral("out.jsonl")), QByteArray("old"));
        QTRY_VERIFY(!bench.studio.window()->findChild<QMessageBox*>());

        QSignalSpy exported(bench.studio.session(), &app::Session::exported);
        flow.exportTo(output);
        question = bench.studio.window()->findChild<QMessageBox*>();
        QVERIFY(question);
        for (QAbstractButton* button : question->buttons())
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 1, patience);

        const QString other = bench.files.path(QStringLiteral("cli.jsonl"));
        if (!QFile::exists(QStringLiteral(DLCOT_BINARY_DIR "/bin/dlcot")))
            QSKIP("dlcot is not built");
        const ProgramRun run = runProgram(QStringLiteral("dlcot"), {QStringLiteral("clean"), sample(), QStringLiteral("-o"), other});
        QVERIFY2(run.code == 0 || run.code == 3, run.err.constData());
        QCOMPARE(bench.files.read(QStringLiteral("out.jsonl")), bench.files.read(QStringLiteral("cli.jsonl")));
        QCOMPARE(bench.files.read(QStringLiteral("out.dlcot.jsonl")), bench.files.read(QStringLiteral("cli.dlcot.jsonl")));
    }

    void remembersFilesThemeAndWindow()
    {
        CorpusFiles files;
        const QString settings = files.path(QStringLiteral("settings.ini"));
        {
            Studio studio(settings);
            studio.window()->show();
            studio.setTheme(app::Theme::Dark);
            studio.window()->openFile(files.numbered(2));
            QTRY_VERIFY_WITH_TIMEOUT(studio.session()->result() != nullptr, patience);
            studio.window()->resize(1100, 700);
            studio.window()->close();
        }
        const app::Settings kept(settings);
        QCOMPARE(kept.theme(), app::Theme::Dark);
        QCOMPARE(kept.recentFiles().value(0), files.path(QStringLiteral("numbered.jsonl")));
        Studio again(settings);
        QCOMPARE(again.window()->size(), QSize(1100, 700));
        QVERIFY(QApplication::palette().color(QPalette::Base).lightness() < 128);
        again.setTheme(app::Theme::Light);
    }

    void speaksAnotherLanguageAtOnce()
    {
        Bench bench;
        bench.open(bench.files.numbered(3));
        const QString english = bench.studio.window()->windowTitle();
        bench.studio.setLanguage(QStringLiteral("zh_CN"));
        QVERIFY(bench.studio.window()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(bench.studio.window()->traceView()->result() != nullptr, patience); // the corpus is still open
        bench.studio.setLanguage(QStringLiteral("en"));
        QCOMPARE(bench.studio.window()->windowTitle(), english);
    }

    void everyPlaceHasAName()
    {
        Bench bench;
        bench.open(bench.files.numbered(3));
        for (const QWidget* widget : bench.studio.window()->findChildren<QWidget*>()) {
            const bool place = qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QLineEdit*>(widget)
                               || qobject_cast<const QComboBox*>(widget);
            if (place && widget->isVisible() && !qobject_cast<const QHeaderView*>(widget))
                QVERIFY2(!widget->accessibleName().isEmpty() || qobject_cast<QComboBox*>(widget->parentWidget()), widget->metaObject()->className());
        }
    }

    void hostileTextShowsPlain()
    {
        Bench bench;
        const std::string hostile = "<img src=x onerror=alert(1)> <b>x</b> file:///etc/passwd ";
        bench.open(bench.files.write(QStringLiteral("<b>hostile.jsonl"),
                                       CorpusFiles::record(hostile + std::string(10000, 'i'), hostile, hostile + CorpusFiles::reasoning(3), hostile)));
        for (const QLabel* label : bench.studio.window()->findChildren<QLabel*>())
            if (label->text().contains(QLatin1String("onerror")))
                QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->objectName()));
        for (const QWidget* widget : bench.studio.window()->findChildren<QWidget*>())
            QVERIFY(!widget->toolTip().contains(QLatin1String("<img src")));
    }

    void takesPictures()
    {
        CorpusFiles files;
        const auto trouble = app::takeScreenshots(files.path(QStringLiteral("pictures")), sample());
        QVERIFY2(!trouble, qPrintable(trouble.value_or(QString())));
        for (const char* name : {"empty-light", "read-light", "read-dark", "compare-light", "charts-dark", "read-chinese"}) {
            const QImage image(files.path(QStringLiteral("pictures/%1.png").arg(QLatin1String(name))));
            QVERIFY2(!image.isNull(), name);
            QCOMPARE(image.width(), 1280);
        }
        QVERIFY(app::takeScreenshots(files.path(QStringLiteral("pictures")), files.path(QStringLiteral("nowhere.jsonl"))));
    }
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QTemporaryDir data; // decisions of these tests are none of the user's
    qputenv("XDG_DATA_HOME", data.path().toUtf8());
    QApplication::setStyle(QStringLiteral("Fusion"));
    TestMainWindow test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_main_window.moc"
