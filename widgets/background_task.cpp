#include "widgets/background_task.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <mutex>
#include <vector>

namespace widgets {

/// One run: its thread, its stop flag, and the way back to the task, which is cut when the task moves on.
class BackgroundTask::Run final : public core::Monitor, public std::enable_shared_from_this<Run>
{
public:
    explicit Run(BackgroundTask* task) : m_task(task) { m_clock.start(); }

    [[nodiscard]] bool stopRequested() const override { return m_stop.load(std::memory_order_relaxed); }

    void progress(std::uint64_t done, std::uint64_t total) override
    {
        const qint64 now = m_clock.elapsed();
        qint64 last = m_last.load(std::memory_order_relaxed);
        if ((now - last < 50 && done != total) || !m_last.compare_exchange_strong(last, now))
            return;
        deliver([task = m_task, done, total] { Q_EMIT task->progressed(done, total); });
    }

    /// Queues `call` for the task's thread; dropped there when this run is no longer current.
    void deliver(std::function<void()> call)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_connected)
            return;
        QMetaObject::invokeMethod(
            m_task,
            [self = weak_from_this(), call = std::move(call)] {
                const auto run = self.lock();
                if (run && run->m_connected)
                    call();
            },
            Qt::QueuedConnection);
    }

    void stop() { m_stop.store(true, std::memory_order_relaxed); }

    /// After this nothing reaches the task any more. Called on the task's thread.
    void disconnect()
    {
        const std::lock_guard lock(m_mutex);
        m_connected = false;
    }

    std::unique_ptr<QThread> thread;

private:
    BackgroundTask* m_task;
    std::mutex m_mutex;
    bool m_connected = true;
    std::atomic<bool> m_stop{false};
    std::atomic<qint64> m_last{-1000};
    QElapsedTimer m_clock;
};

BackgroundTask::BackgroundTask(QObject* parent) : QObject(parent) {}

BackgroundTask::~BackgroundTask() { cancel(); }

void BackgroundTask::start(std::function<Done(core::Monitor&)> work)
{
    cancel();
    m_run = std::make_shared<Run>(this);
    Run* run = m_run.get();
    run->thread.reset(QThread::create([this, run, work = std::move(work)] {
        auto done = std::make_shared<Done>(work(*run));
        run->deliver([this, done] {
            // The thread is past its work: waiting for it is short.
            const std::shared_ptr<Run> current = std::move(m_run);
            current->thread->wait();
            current->disconnect();
            if (*done)
                (*done)();
            Q_EMIT finished();
        });
    }));
    run->thread->start();
}

void BackgroundTask::cancel()
{
    const std::shared_ptr<Run> run = std::move(m_run);
    if (!run)
        return;
    run->disconnect();
    run->stop();
    run->thread->wait();
    Q_EMIT finished();
}

bool BackgroundTask::running() const { return m_run != nullptr; }

void BackgroundTask::post(const core::Monitor& monitor, std::function<void()> deliver)
{
    if (auto* run = dynamic_cast<const Run*>(&monitor))
        const_cast<Run*>(run)->deliver(std::move(deliver));
}

} // namespace widgets
