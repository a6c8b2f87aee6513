#include "core/corpus/bus_guard.h"

#include <cstdint>
#include <mutex>

#include <csignal>
#include <sys/mman.h>
#include <unistd.h>

namespace core {

/// A guarded mapping. Ranges are never freed, only taken again, so that the signal handler can walk them at any time.
struct BusGuard::Range
{
    std::atomic<std::uintptr_t> begin{0}; ///< 0: free
    std::atomic<std::uintptr_t> end{0};
    std::atomic<bool> hit{false};
    Range* next = nullptr;

    static Range* take(std::uintptr_t from, std::uintptr_t to);
    static bool patch(std::uintptr_t address);

    static inline std::atomic<Range*> first{nullptr};
    static inline std::mutex taking;
};

namespace {

const std::uintptr_t pageSize = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
struct sigaction before = {};

} // namespace

/// Only what is safe in a signal handler: atomics and mmap.
bool BusGuard::Range::patch(std::uintptr_t address)
{
    for (Range* range = first.load(std::memory_order_acquire); range != nullptr; range = range->next) {
        if (address < range->begin.load(std::memory_order_acquire) ||
            address >= range->end.load(std::memory_order_acquire))
            continue;
        void* const page = reinterpret_cast<void*>(address & ~(pageSize - 1));
        if (::mmap(page, pageSize, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED)
            return false;
        range->hit.store(true, std::memory_order_release);
        return true;
    }
    return false;
}

void onBusError(int number, void* info, void* context)
{
    auto* const about = static_cast<siginfo_t*>(info);
    if (BusGuard::Range::patch(reinterpret_cast<std::uintptr_t>(about->si_addr)))
        return;
    if ((before.sa_flags & SA_SIGINFO) != 0 && before.sa_sigaction != nullptr)
        before.sa_sigaction(number, about, context);
    else if (before.sa_handler != SIG_DFL && before.sa_handler != SIG_IGN)
        before.sa_handler(number);
    else
        ::sigaction(SIGBUS, &before, nullptr); // the read is tried again, and now ends the process
}

namespace {

void install()
{
    struct sigaction action = {};
    action.sa_sigaction = [](int number, siginfo_t* info, void* context) { onBusError(number, info, context); };
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(SIGBUS, &action, &before);
}

} // namespace

BusGuard::Range* BusGuard::Range::take(std::uintptr_t from, std::uintptr_t to)
{
    static std::once_flag once;
    std::call_once(once, install);
    const std::lock_guard lock(taking);
    Range* range = first.load(std::memory_order_relaxed);
    while (range != nullptr && range->begin.load(std::memory_order_relaxed) != 0)
        range = range->next;
    const bool fresh = range == nullptr;
    if (fresh) {
        range = new Range; // stays for good: see above
        range->next = first.load(std::memory_order_relaxed);
    }
    range->hit.store(false, std::memory_order_relaxed);
    range->end.store(to, std::memory_order_relaxed);
    range->begin.store(from, std::memory_order_release);
    if (fresh)
        first.store(range, std::memory_order_release);
    return range;
}

BusGuard::BusGuard(const char* data, std::size_t size)
    : m_range(Range::take(reinterpret_cast<std::uintptr_t>(data), reinterpret_cast<std::uintptr_t>(data) + size))
{
}

BusGuard::~BusGuard()
{
    m_range->end.store(0, std::memory_order_release);
    m_range->begin.store(0, std::memory_order_release);
}

bool BusGuard::hit() const { return m_range->hit.load(std::memory_order_acquire); }

} // namespace core
