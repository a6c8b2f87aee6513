#pragma once

#include "core/monitor.h"

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace core {

/// Number of workers for a wish of `wanted` (0: one a processor), at most as many as a system surely starts.
inline unsigned workerCount(unsigned wanted)
{
    constexpr unsigned most = 512;
    return wanted > 0 ? std::min(wanted, std::max(most, std::thread::hardware_concurrency())) : std::max(1U, std::thread::hardware_concurrency());
}

/// Runs `produce(i)` for i in [0, count) on `threads` workers and `consume(i, result)` on the calling thread, in order.
///
/// **Returns** the number of results consumed: `count`, or less when `monitor` asked to stop or `consume` returned false.
/// **Cost** at most `window` (8 a worker) results wait in memory. **Threads** `produce` runs on workers and must be
/// re-entrant and not throw; `consume` never overlaps itself. One worker runs on the calling thread alone.
template <class Produce, class Consume>
std::size_t orderedParallel(std::size_t count, unsigned threads, Produce&& produce, Consume&& consume,
                            const Monitor& monitor)
{
    using Value = decltype(produce(std::size_t{}));
    threads = static_cast<unsigned>(std::min<std::size_t>(workerCount(threads), std::max<std::size_t>(count, 1)));
    if (threads == 1) {
        for (std::size_t i = 0; i < count; ++i)
            if (monitor.stopRequested() || !consume(i, produce(i)))
                return i;
        return count;
    }

    const std::size_t window = std::size_t{threads} * 8;
    std::mutex mutex;
    std::condition_variable ready;
    std::condition_variable room;
    std::vector<std::optional<Value>> slots(window);
    std::size_t next = 0;
    std::size_t consumed = 0;
    bool stop = false;

    const auto work = [&] {
        for (;;) {
            std::size_t mine = 0;
            {
                std::unique_lock lock(mutex);
                room.wait(lock, [&] { return stop || next >= count || next < consumed + window; });
                if (stop || next >= count)
                    return;
                mine = next++;
            }
            auto value = produce(mine);
            {
                const std::lock_guard lock(mutex);
                slots[mine % window].emplace(std::move(value));
            }
            ready.notify_one();
        }
    };
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < threads; ++i)
        workers.emplace_back(work);

    while (consumed < count) {
        std::optional<Value> value;
        {
            std::unique_lock lock(mutex);
            ready.wait(lock, [&] { return slots[consumed % window].has_value(); });
            value.swap(slots[consumed % window]);
        }
        const bool more = !monitor.stopRequested() && consume(consumed, std::move(*value));
        {
            const std::lock_guard lock(mutex);
            if (more)
                ++consumed;
            else
                stop = true;
        }
        room.notify_all();
        if (!more)
            break;
    }
    return consumed;
}

} // namespace core
