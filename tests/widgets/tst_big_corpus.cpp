#include "app/main_window.h"
#include "app/studio.h"
#include "tests/support/corpus_files.h"

#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTimer>

namespace {

/// Resident memory in MB.
qint64 residentMegabytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong() / 1024;
    return -1;
}

/// The longest time the event loop was not served.
class Pulse
{
public:
    Pulse()
    {
        m_clock.start();
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { longest = std::max(longest, m_clock.restart()); });
        m_timer.start(0);
    }
    qint64 longest = 0;

private:
    QElapsedTimer m_clock;
    QTimer m_timer;
};

} // namespace

/// The promises about big files. Needs one: make_corpus --size 1GB --out FILE, and DLCOT_BIG_CORPUS=FILE.
class TestBigCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firstRowsInASecondAndLittleMemory()
    {
        const QString path = qEnvironmentVariable("DLCOT_BIG_CORPUS");
        if (!QFile::exists(path))
            QSKIP("DLCOT_BIG_CORPUS names no file");
        CorpusFiles files;
        app::Studio studio(files.path(QStringLiteral("settings.ini")));
        studio.window()->show();
        QTRY_VERIFY_WITH_TIMEOUT(!studio.session()->busy(), 30000);
        QTableView* table = nullptr;
        for (auto* one : studio.window()->findChildren<QTableView*>())
            if (one->accessibleName() == QLatin1String("Corpus"))
                table = one;
        QVERIFY(table);

        QElapsedTimer clock;
        clock.start();
        Pulse pulse;
        studio.window()->openFile(path);
        const auto firstProblem = [&] { return table->model()->index(0, 2).data().toString(); };
        QTRY_VERIFY_WITH_TIMEOUT(firstProblem().size() > 1, 60000);
        const qint64 first = clock.elapsed();
        qint64 most = residentMegabytes();
        int steps = 0;
        while (studio.session()->busy(app::Session::Activity::Opening)) {
            table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum() * (steps % 10) / 10);
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
            most = std::max(most, residentMegabytes());
            ++steps;
        }
        const qint64 whole = clock.elapsed();
        qInfo("%d rows; first after %lld ms, all after %lld ms; longest pause %lld ms in %d scrolls; memory at most %lld MB, now %lld MB",
              table->model()->rowCount(), static_cast<long long>(first), static_cast<long long>(whole),
              static_cast<long long>(pulse.longest), steps, static_cast<long long>(most), static_cast<long long>(residentMegabytes()));
        QVERIFY(first < 1000);
        QVERIFY(most < 300);
    }
};

QTEST_MAIN(TestBigCorpus)
#include "tst_big_corpus.moc"
