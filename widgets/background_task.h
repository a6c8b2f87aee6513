#pragma once

#include "core/monitor.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace widgets {

/// The one bridge from long core functions to the UI: runs the newest work only.
///
/// start() and cancel() never wait: a superseded run is asked to stop and reaches nobody any more; the next one begins
/// when it has ended, so at most one run works at a time. `done` is delivered on the thread of this object and only if
/// the run is still the current one; progress is throttled to 50 ms; the destructor asks to stop and waits.
/// **Threads** call it on the thread it lives in. What `work` captures must outlive the task or be shared.
class BackgroundTask : public QObject
{
    Q_OBJECT
public:
    explicit BackgroundTask(QObject* parent = nullptr);
    ~BackgroundTask() override;

    /// `work` runs on a thread of its own and gets the monitor; what it returns is called on this object's thread
    /// ("done"), unless cancelled or superseded.
    using Done = std::function<void()>;
    void start(std::function<Done(core::Monitor&)> work);
    /// Asks the current run to stop; its `done` will not be called. Emits finished.
    void cancel();
    [[nodiscard]] bool running() const;
    /// Calls `deliver` on this object's thread if `monitor`'s run is still current: for results that fill in.
    /// **Input** the monitor that `work` got. **Threads** from the work's thread.
    void post(const core::Monitor& monitor, std::function<void()> deliver);

Q_SIGNALS:
    void progressed(quint64 done, quint64 total);
    /// The current run has ended, or was cancelled or superseded.
    void finished();

private:
    class Run;
    void retire();

    std::shared_ptr<Run> m_run;
    std::vector<std::shared_ptr<Run>> m_retired; ///< asked to stop, not yet ended
};

} // namespace widgets
