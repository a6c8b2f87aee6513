#pragma once

#include <cstdint>

namespace core {

/// What a long function asks and tells while it works: whether to stop, and how far it is.
/// **Threads** both calls may come from any thread; implementations are re-entrant.
class Monitor
{
public:
    virtual ~Monitor() = default;
    /// True once the work should end early; the function then returns what it has, or nothing. Not an error.
    [[nodiscard]] virtual bool stopRequested() const { return false; }
    /// `done` of `total` units (the function says which: bytes or records); `total` 0 means unknown.
    virtual void progress(std::uint64_t /*done*/, std::uint64_t /*total*/) {}

    /// Never stops, tells nobody.
    static Monitor& none()
    {
        static Monitor silent;
        return silent;
    }
};

} // namespace core
