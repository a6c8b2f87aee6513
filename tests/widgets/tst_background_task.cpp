#include "widgets/background_task.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <thread>

using widgets::BackgroundTask;

/// The bridge from long functions to the UI: only the newest run speaks, and nobody waits for an old one.
class TestBackgroundTask : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void deliversOnItsOwnThread()
    {
        BackgroundTask task;
        QThread* delivered = nullptr;
        QThread* worked = nullptr;
        task.start([&](core::Monitor&) -> BackgroundTask::Done {
            worked = QThread::currentThread();
            return [&] { delivered = QThread::currentThread(); };
        });
        QVERIFY(task.running());
        QTRY_VERIFY(delivered != nullptr);
        QCOMPARE(delivered, QThread::currentThread());
        QVERIFY(worked != QThread::currentThread());
        QVERIFY(!task.running());
    }

    void onlyTheNewestRunSpeaks()
    {
        BackgroundTask task;
        QList<int> delivered;
        QSemaphore begun;
        task.start([&](core::Monitor& monitor) -> BackgroundTask::Done {
            begun.release();
            while (!monitor.stopRequested())
                std::this_thread::yield();
            return [&] { delivered << 0; };
        });
        begun.acquire();
        for (int i = 1; i <= 20; ++i)
            task.start([&, i](core::Monitor&) -> BackgroundTask::Done { return [&, i] { delivered << i; }; });
        QTRY_VERIFY(!task.running());
        QCOMPARE(delivered, QList<int>{20});
    }

    /// A run that is slow to notice the stop must not hold up the caller.
    void cancelDoesNotWait()
    {
        QSemaphore begun;
        QSemaphore release;
        BackgroundTask task;
        QSignalSpy finished(&task, &BackgroundTask::finished);
        task.start([&](core::Monitor&) -> BackgroundTask::Done {
            begun.release();
            release.acquire();
            return {};
        });
        begun.acquire();
        task.cancel(); // would never come back if it waited
        QVERIFY(!task.running());
        QCOMPARE(finished.count(), 1);
        bool second = false;
        task.start([&](core::Monitor&) -> BackgroundTask::Done { return [&] { second = true; }; });
        release.release();
        QTRY_VERIFY(second);
    }

    void runsNeverOverlap()
    {
        std::atomic<int> working{0};
        std::atomic<bool> overlapped{false};
        {
            BackgroundTask task;
            for (int i = 0; i < 50; ++i) {
                task.start([&](core::Monitor&) -> BackgroundTask::Done {
                    if (++working > 1)
                        overlapped = true;
                    std::this_thread::yield();
                    --working;
                    return {};
                });
                QCoreApplication::processEvents();
            }
            QTRY_VERIFY(!task.running());
        }
        QVERIFY(!overlapped);
    }

    void destructorStopsAndWaits()
    {
        std::atomic<bool> ended{false};
        QSemaphore begun;
        {
            BackgroundTask task;
            task.start([&](core::Monitor& monitor) -> BackgroundTask::Done {
                begun.release();
                while (!monitor.stopRequested())
                    std::this_thread::yield();
                ended = true;
                return [] { qFatal("delivered after the task was gone"); };
            });
            begun.acquire();
        }
        QVERIFY(ended);
        QCoreApplication::processEvents();
    }

    void postsWhileItRuns()
    {
        BackgroundTask task;
        QList<int> posted;
        task.start([&](core::Monitor& monitor) -> BackgroundTask::Done {
            for (int i = 0; i < 5; ++i)
                task.post(monitor, [&, i] { posted << i; });
            return [&] { posted << 99; };
        });
        QTRY_VERIFY(!task.running());
        QCOMPARE(posted, (QList<int>{0, 1, 2, 3, 4, 99}));
    }

    void throttlesProgressButTellsTheEnd()
    {
        BackgroundTask task;
        QSignalSpy progress(&task, &BackgroundTask::progressed);
        QElapsedTimer clock;
        clock.start();
        constexpr int steps = 100000;
        task.start([&](core::Monitor& monitor) -> BackgroundTask::Done {
            for (int i = 1; i <= steps; ++i)
                monitor.progress(static_cast<std::uint64_t>(i), steps);
            return {};
        });
        QTRY_VERIFY(!task.running());
        QVERIFY2(progress.count() <= clock.elapsed() / 50 + 2, qPrintable(QString::number(progress.count())));
        QCOMPARE(progress.last().first().toULongLong(), steps);
    }
};

QTEST_GUILESS_MAIN(TestBackgroundTask)
#include "tst_background_task.moc"
