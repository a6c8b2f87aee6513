#include "tests/support/corpus_files.h"
#include "widgets/models/corpus_model.h"
#include "widgets/views/corpus_panel.h"
#include "widgets/views/filter_box.h"

#include <QElapsedTimer>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <random>

using widgets::CorpusModel;

namespace {

/// Watches the event loop: the longest time in which it was not served, with the thread's own share of it.
class Watchdog
{
public:
    Watchdog()
    {
        m_clock.start();
        m_cpu = threadNanoseconds();
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
        m_timer.start(0);
    }
    void restart()
    {
        m_clock.restart();
        m_cpu = threadNanoseconds();
        longest = longestCpu = 0;
    }
    double longest = 0;    ///< milliseconds of the clock
    double longestCpu = 0; ///< milliseconds that this thread worked

private:
    static qint64 threadNanoseconds()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return time.tv_sec * 1'000'000'000 + time.tv_nsec;
    }
    void tick()
    {
        longest = std::max(longest, static_cast<double>(m_clock.nsecsElapsed()) / 1e6);
        m_clock.restart();
        const qint64 cpu = threadNanoseconds();
        longestCpu = std::max(longestCpu, static_cast<double>(cpu - m_cpu) / 1e6);
        m_cpu = cpu;
    }

    QElapsedTimer m_clock;
    qint64 m_cpu = 0;
    QTimer m_timer;
};

} // namespace

/// A table of many rows (DLCOT_TABLE_ROWS, 20,000 unless said otherwise): what it shows, and, printed, how long it takes and
/// how long the event loop waits.
class TestTableScale : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const int wish = qEnvironmentVariableIntValue("DLCOT_TABLE_ROWS");
        m_rows = wish > 0 ? wish : 20000;
        QByteArray bytes;
        for (int i = 0; i < m_rows; ++i)
            bytes += "{\"problem\":\"p\",\"reasoning\":\"r" + QByteArray::number(i) + "\",\"answer\":\"1\"}\n";
        const auto corpus = core::Corpus::open(m_files.write(QStringLiteral("many.jsonl"), bytes).toStdString(), core::Monitor::none());
        QVERIFY(corpus.ok());
        const auto mapping = core::detectMapping(*corpus.value());
        QVERIFY(mapping.ok());
        m_panel = std::make_unique<widgets::CorpusPanel>();
        m_panel->resize(400, 700);
        m_panel->show();
        m_panel->setCorpus(corpus.value(), mapping.value(), {});
        m_table = m_panel->findChild<QTableView*>();
        std::mt19937 random(3);
        std::vector<core::TraceRow> rows;
        for (int i = 0; i < m_rows; ++i) {
            const auto before = static_cast<std::uint32_t>(random() % 30000);
            rows.push_back({.record = static_cast<std::uint64_t>(i), .before = before, .after = static_cast<std::uint32_t>(before * (random() % 100) / 100),
                            .approaches = static_cast<std::uint32_t>(random() % 9), .status = core::PlanStatus::Planned});
        }
        m_panel->setNumbers(rows);
        QTest::qWait(100);
    }

    void sorts()
    {
        QVERIFY(!model()->order());
        report("sort by tokens", [&] { m_table->horizontalHeader()->setSortIndicator(CorpusModel::Before, Qt::DescendingOrder); },
               [&] { return model()->numbersOf(*model()->recordAt(0)).before >= 29000 && model()->order(); });
        std::uint32_t last = 30000;
        for (int row = 0; row < m_rows; ++row) {
            const std::uint32_t before = model()->numbersOf(*model()->recordAt(row)).before;
            QVERIFY(before <= last);
            last = before;
        }
        const auto before = model()->order(); // the next one is another object, whatever it holds
        report("sort by saving", [&] { m_table->horizontalHeader()->setSortIndicator(CorpusModel::Saving, Qt::AscendingOrder); },
               [&] { return model()->order() && model()->order() != before; });
        double least = 0;
        for (int row = 0; row < m_rows; ++row) {
            const double saving = model()->numbersOf(*model()->recordAt(row)).saving();
            QVERIFY(saving >= least - 0.0005);
            least = std::max(least, saving);
        }
        QVERIFY(least > 0.98);
        report("as in the file", [&] { m_table->horizontalHeader()->setSortIndicator(CorpusModel::Number, Qt::AscendingOrder); },
               [&] { return !model()->order(); });
    }

    void filters()
    {
        std::size_t expected = 0;
        for (int i = 0; i < m_rows; ++i)
            expected += model()->numbersOf(static_cast<std::uint64_t>(i)).before > 15000 ? 1 : 0;
        report("filter by tokens", [&] { m_panel->filterBox()->setText(QStringLiteral("tokens>15k")); },
               [&] { return m_table->model()->rowCount() == static_cast<int>(expected); });
        report("narrow filter", [&] { m_panel->filterBox()->setText(QStringLiteral("tokens>15k approaches:3 saving>=20%")); },
               [&] { return m_table->model()->rowCount() < static_cast<int>(expected) / 5; });
        report("filter by text", [&] { m_panel->filterBox()->setText(QStringLiteral("r1")); },
               [&] { return m_table->model()->rowCount() > m_rows / 10 && model()->rowOf(1) && !model()->rowOf(2); });
        report("no filter", [&] { m_panel->filterBox()->setText({}); }, [&] { return m_table->model()->rowCount() == m_rows; });
    }

    void scrolls()
    {
        QScrollBar* bar = m_table->verticalScrollBar();
        report("scroll", [&] {
                   for (int step = 0; step < 60; ++step) {
                       bar->setValue(static_cast<int>((static_cast<qint64>(bar->maximum()) * ((step * 7) % 60)) / 59));
                       QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
                   }
                   bar->setValue(bar->maximum());
               },
               [&] { return m_table->rowAt(m_table->viewport()->height() / 2) > m_rows - 60; });
    }

    void cleanupTestCase() { m_panel.reset(); }

private:
    [[nodiscard]] CorpusModel* model() const { return qobject_cast<CorpusModel*>(m_table->model()); }

    void report(const char* what, const std::function<void()>& start, const std::function<bool()>& done)
    {
        QTest::qWait(200); // what came before has settled
        Watchdog watchdog;
        QTest::qWait(20);
        watchdog.restart();
        QElapsedTimer clock;
        clock.start();
        start();
        while (!done() && clock.elapsed() < 60000)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        const qint64 took = clock.elapsed();
        QTest::qWait(50);
        QVERIFY2(done(), what);
        qInfo("%-18s %8d rows %6lld ms, longest wait of the event loop %6.1f ms (%.1f ms of it at work)", what, m_rows,
              static_cast<long long>(took), watchdog.longest, watchdog.longestCpu);
    }

    CorpusFiles m_files;
    std::unique_ptr<widgets::CorpusPanel> m_panel;
    QTableView* m_table = nullptr;
    int m_rows = 0;
};

QTEST_MAIN(TestTableScale)
#include "tst_table_scale.moc"
