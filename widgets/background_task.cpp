#include "widgets/background_task.h"

#include <QElapsedTimer>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

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
            [self = shared_from_this(), call = std::move(call)] {
                if (self->m_connected)
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

    /// Begins `body` on a thread once `before` has ended.
    void launch(std::shared_ptr<Run> before, std::function<void()> body)
    {
        m_thread = std::thread([this, before = std::move(before), body = std::move(body)]() mutable {
            if (before)
                before->m_ended.wait(false);
            before.reset();
            if (!stopRequested())
                body();
            body = nullptr;
            m_ended.store(true);
            m_ended.notify_all();
        });
    }
    [[nodiscard]] bool ended() const { return m_ended.load(); }
    void join() { m_thread.join(); }

private:
    BackgroundTask* m_task;
    std::mutex m_mutex;
    bool m_connected = true;
    std::atomic<bool> m_stop{false};
    std::atomic<bool> m_ended{false};
    std::atomic<qint64> m_last{-1000};
    QElapsedTimer m_clock;
    std::thread m_thread;
};

BackgroundTask::BackgroundTask(QObject* parent) : QObject(parent) {}

BackgroundTask::~BackgroundTask()
{
    retire();
    for (const auto& run : m_retired)
        run->join();
}

void BackgroundTask::start(std::function<Done(core::Monitor&)> work)
{
    cancel();
    const auto before = m_retired.empty() ? nullptr : m_retired.back();
    m_run = std::make_shared<Run>(this);
    m_run->launch(before, [this, run = m_run.get(), work = std::move(work)] {
        auto done = std::make_shared<Done>(work(*run));
        run->deliver([this, done] {
            retire();
            if (*done)
                (*done)();
            Q_EMIT finished();
        });
    });
}

void BackgroundTask::cancel()
{
    if (!m_run)
        return;
    retire();
    Q_EMIT finished();
}

/// Cuts the current run off and lets go of those that have ended.
void BackgroundTask::retire()
{
    if (m_run) {
        m_run->disconnect();
        m_run->stop();
        m_retired.push_back(std::move(m_run));
        m_run.reset();
    }
    // The newest is kept: the next run waits for it. Joining a run that has ended does not wait.
    std::erase_if(m_retired, [](const std::shared_ptr<Run>& run) {
        if (!run->ended())
            return false;
        run->join();
        return true;
    });
}

bool BackgroundTask::running() const { return m_run != nullptr; }

void BackgroundTask::post(const core::Monitor& monitor, std::function<void()> deliver)
{
    if (auto* run = dynamic_cast<const Run*>(&monitor))
        const_cast<Run*>(run)->deliver(std::move(deliver));
}

} // namespace widgets
