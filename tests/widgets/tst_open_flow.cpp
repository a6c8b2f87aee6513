#include "app/open_flow.h"

#include "app/main_window.h"
#include "app/notice_bar.h"
#include "app/studio.h"
#include "tests/support/corpus_files.h"
#include "widgets/views/issues_panel.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <filesystem>

using app::OpenFlow;
using app::Session;

namespace {

constexpr int patience = 60000;

/// A session with what opens corpora for it.
class Bench
{
public:
    Bench() : settings(files.path(QStringLiteral("settings.ini"))), flow(&session, &settings, &window) {}
    void open(const QStringList& paths)
    {
        QSignalSpy opened(&session, &Session::corpusOpened);
        flow.open(paths);
        QTRY_VERIFY_WITH_TIMEOUT(opened.count() == 1 && !session.busy(), patience);
    }

    CorpusFiles files;
    app::Settings settings;
    QWidget window;
    Session session;
    OpenFlow flow;
};

} // namespace

/// Opening several files and folders, what is remembered of it, and files that change while they are open.
class TestOpenFlow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensSeveralFilesAsOneCorpus()
    {
        Bench bench;
        const QStringList paths{bench.files.numbered(4, QStringLiteral("x-2.jsonl")), bench.files.numbered(3, QStringLiteral("x-10.jsonl"))};
        bench.open({paths.last(), paths.first()});
        QCOMPARE(bench.session.corpus()->recordCount(), std::size_t{7});
        QCOMPARE(bench.session.openedPaths(), paths);
        QCOMPARE(bench.settings.recentFiles(), QStringList{OpenFlow::recentEntry(paths)});
        QCOMPARE(OpenFlow::pathsOf(bench.settings.recentFiles().first()), paths);
        const QString text = OpenFlow::recentText(bench.settings.recentFiles().first());
        QVERIFY2(text.startsWith(QLatin1String("x-2.jsonl and 1 more")), qPrintable(text));
        QCOMPARE(bench.settings.lastFolder(), QFileInfo(paths.first()).absolutePath());
        QCOMPARE(bench.flow.corpusName(), QStringLiteral("x-2.jsonl and 1 more"));
        bench.files.numbered(9, QStringLiteral("x-10.jsonl"));
        QSignalSpy opened(&bench.session, &Session::corpusOpened);
        bench.flow.reopen();
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(bench.session.corpus()->recordCount(), std::size_t{13}, patience);
    }

    void opensAFolderAndSaysWhatIsLeftOut()
    {
        Bench bench;
        QVERIFY(QDir(bench.files.path({})).mkpath(QStringLiteral("shards")));
        bench.files.numbered(2, QStringLiteral("shards/x-1.jsonl"));
        bench.files.numbered(2, QStringLiteral("shards/x-2.jsonl"));
        bench.files.write(QStringLiteral("shards/x-3.jsonl"), "nothing\nlike a record\n");
        bench.open({bench.files.path(QStringLiteral("shards"))});
        QCOMPARE(bench.session.corpus()->recordCount(), std::size_t{4});
        QCOMPARE(bench.flow.notes().size(), std::size_t{1});
        QVERIFY(bench.flow.notes().front().text.contains(QLatin1String("x-3.jsonl")));
        QCOMPARE(bench.flow.notes().front().file, QStringLiteral("x-3.jsonl"));
    }

    void theDialogTakesSeveralFilesOfEveryFormat()
    {
        Bench bench;
        bench.window.show();
        bench.flow.askForFiles();
        auto* dialog = bench.window.findChild<QFileDialog*>();
        QVERIFY(dialog);
        QCOMPARE(dialog->fileMode(), QFileDialog::ExistingFiles);
        for (const char* ending : {"*.jsonl", "*.ndjson", "*.json", "*.jsonl.zst", "*.json.gz", "*.parquet", "*.csv", "*.tsv"})
            QVERIFY2(dialog->nameFilters().first().contains(QLatin1String(ending)), ending);
        dialog->close();
    }

    void dropsOfSeveralFilesAreOneCorpus()
    {
        Bench bench;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(bench.files.numbered(2, QStringLiteral("a.jsonl"))),
                      QUrl::fromLocalFile(bench.files.numbered(3, QStringLiteral("b.jsonl")))});
        QCOMPARE(OpenFlow::localPaths(&data).size(), 2);
        bench.open(OpenFlow::localPaths(&data));
        QCOMPARE(bench.session.corpus()->recordCount(), std::size_t{5});
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/etc/hosts")), QUrl(QStringLiteral("https://example.org/a.jsonl"))});
        QVERIFY(OpenFlow::localPaths(&data).isEmpty());
    }

    void aFileThatIsCutIsTold()
    {
        Bench bench;
        const QString path = bench.files.numbered(300);
        bench.open({path});
        QSignalSpy changed(&bench.flow, &OpenFlow::filesChanged);
        std::filesystem::resize_file(path.toStdString(), 3000);
        bench.flow.look();
        QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, patience);
        QVERIFY(changed.first().first().toString().startsWith(QLatin1String("numbered.jsonl was cut shorter")));
        QCOMPARE(bench.flow.notes().size(), std::size_t{1});
        QSignalSpy result(&bench.session, &Session::resultChanged);
        bench.session.showRecord(250);
        QTRY_VERIFY_WITH_TIMEOUT(!result.isEmpty() && !bench.session.busy(), patience);
        QVERIFY(!bench.session.result());
        QVERIFY(result.last().at(1).toString().contains(QLatin1String("cut shorter")));
        bench.flow.look();
        QTest::qWait(50);
        QCOMPARE(changed.count(), 1); // told once
    }

    void aFileThatGoesIsToldByItself()
    {
        Bench bench;
        const QString path = bench.files.numbered(5);
        bench.open({path});
        QSignalSpy changed(&bench.flow, &OpenFlow::filesChanged);
        QVERIFY(QFile::remove(path));
        QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, patience);
        bench.session.showRecord(4);
        QTRY_VERIFY_WITH_TIMEOUT(bench.session.result() && bench.session.result()->trace.id == "r4", patience);
    }

    void aBarSaysItAndOpensAgain()
    {
        CorpusFiles files;
        app::Studio studio(files.path(QStringLiteral("settings.ini")));
        studio.window()->show();
        const QString path = files.numbered(30);
        QSignalSpy opened(studio.session(), &Session::corpusOpened);
        studio.window()->openFiles({path});
        QTRY_VERIFY_WITH_TIMEOUT(opened.count() == 1 && !studio.session()->busy(), patience);
        auto* bar = studio.window()->findChild<app::NoticeBar*>();
        QVERIFY(!bar->isVisible());
        QVERIFY(QFile::remove(path));
        files.numbered(7);
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), patience);
        QVERIFY(bar->findChild<QLabel*>()->text().contains(QLatin1String("numbered.jsonl was replaced")));
        QCOMPARE(studio.session()->corpus()->recordCount(), std::size_t{30}); // what was opened is still read
        QTest::mouseClick(bar->findChild<QPushButton*>(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(studio.session()->corpus()->recordCount(), std::size_t{7}, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!bar->isVisible(), patience);
    }

    void issuesSayFileAndLineAndGoThere()
    {
        CorpusFiles files;
        app::Studio studio(files.path(QStringLiteral("settings.ini")));
        studio.window()->show();
        QByteArray bytes = "{\"broken\": \n";
        for (const char* id : {"r1", "x", "y", "z"})
            bytes += CorpusFiles::record(id, "What is 1 + 1?", CorpusFiles::reasoning(1), "2");
        const QStringList paths{files.numbered(3, QStringLiteral("s-2.jsonl")), files.write(QStringLiteral("s-10.jsonl"), bytes)};
        QSignalSpy opened(studio.session(), &Session::corpusOpened);
        studio.window()->openFiles(paths);
        QTRY_VERIFY_WITH_TIMEOUT(opened.count() == 1 && !studio.session()->busy(), patience);
        const auto* panel = studio.window()->findChild<widgets::IssuesPanel*>();
        const auto* model = panel->model();
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 2, patience); // r1 comes twice, and the broken record
        const auto said = [&](int column) { return model->index(1, column).data().toString(); };
        QCOMPARE(said(widgets::IssuesModel::Record), QStringLiteral("4"));
        QCOMPARE(said(widgets::IssuesModel::File), QStringLiteral("s-10.jsonl"));
        QCOMPARE(said(widgets::IssuesModel::Line), QStringLiteral("1"));
        QVERIFY(said(widgets::IssuesModel::Reason).contains(QLatin1String("not JSON")));
        QCOMPARE(model->index(0, widgets::IssuesModel::Line).data().toString(), QStringLiteral("2"));
        auto* table = panel->findChild<QTableView*>();
        Q_EMIT table->clicked(model->index(0, 0));
        QCOMPARE(studio.session()->currentRecord(), std::optional<quint64>(4));
        Q_EMIT table->clicked(model->index(1, 3));
        QCOMPARE(studio.session()->currentRecord(), std::optional<quint64>(3));
    }

    void whatCannotBeReadIsToldBeforeARun()
    {
        Bench bench;
        QByteArray bytes;
        for (int i = 0; i < 50; ++i) // too large to be run unasked
            bytes += CorpusFiles::record("r" + std::to_string(i), "What is 1 + 1?", std::string(100'000, 'x') + CorpusFiles::reasoning(1), "2");
        bytes += "{\"broken\": \n" + CorpusFiles::record("r7", "What is 1 + 1?", CorpusFiles::reasoning(1), "2");
        bench.open({bench.files.write(QStringLiteral("large.jsonl"), bytes)});
        QTRY_COMPARE_WITH_TIMEOUT(bench.flow.notes().size(), std::size_t{2}, patience);
        QVERIFY(!bench.session.summary());
        const auto notes = bench.flow.notes();
        QCOMPARE(notes[0].record, std::optional<quint64>(51)); // the id of another
        QCOMPARE(notes[1].file, QStringLiteral("large.jsonl"));
        QCOMPARE(notes[1].line, quint64{51});
        QVERIFY(notes[1].text.contains(QLatin1String("not JSON")));
    }

    void idsThatComeTwiceAreANote()
    {
        Bench bench;
        QByteArray bytes;
        for (const char* id : {"a", "b", "c", "d", "b"})
            bytes += CorpusFiles::record(id, "What is 1 + 1?", CorpusFiles::reasoning(1), "2");
        bench.open({bench.files.write(QStringLiteral("twice.jsonl"), bytes)});
        QTRY_COMPARE_WITH_TIMEOUT(bench.flow.notes().size(), std::size_t{1}, patience);
        const widgets::CorpusNote note = bench.flow.notes().front();
        QVERIFY2(note.text.contains(QLatin1String("another: b stands on records 2 and 5")), qPrintable(note.text));
        QCOMPARE(note.file, QStringLiteral("twice.jsonl"));
        QCOMPARE(note.record, std::optional<quint64>(4));
        QCOMPARE(note.line, quint64{5});
    }
};

QTEST_MAIN(TestOpenFlow)
#include "tst_open_flow.moc"
