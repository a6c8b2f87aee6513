#pragma once

#include <atomic>
#include <cstddef>

namespace core {

/// Keeps the process alive when a mapped file is cut shorter while it is read: the system then sends SIGBUS for a page
/// that is no longer there, and the guard puts a page of zeros in its place. A read error of the disk does the same.
///
/// The first guard installs the signal handler; a SIGBUS from elsewhere goes to the handler that was there before.
/// **Threads** any number of guards and readers at once.
class BusGuard
{
public:
    /// **Input** a mapping that outlives the guard.
    BusGuard(const char* data, std::size_t size);
    BusGuard(const BusGuard&) = delete;
    BusGuard& operator=(const BusGuard&) = delete;
    ~BusGuard();
    /// True once zeros stand for bytes that could not be read.
    [[nodiscard]] bool hit() const;

private:
    struct Range;
    friend void onBusError(int number, void* info, void* context);
    Range* m_range;
};

} // namespace core
