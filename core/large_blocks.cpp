// Replaces the operators new and delete: blocks of a megabyte and more lie on huge pages, where the system has them. A trace
// of 10 MB needs such blocks again and again, and taking them page by page was up to half of the time. Memory of malloc, as
// before, which other libraries may free; not aligned, as glibc gives aligned memory no second time and takes ever more.
#include "core/kept_memory.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

namespace {

constexpr std::size_t smallest = std::size_t{1} << 20U; ///< of the blocks that lie on huge pages

void* takenFrom(std::size_t size)
{
    void* const block = std::malloc(size > 0 ? size : 1);
    if (size < smallest || block == nullptr)
        return block;
    core::wantHugePages(block, size);
    return block;
}

} // namespace

void* operator new(std::size_t size)
{
    for (;;) {
        if (void* const block = takenFrom(size))
            return block;
        const std::new_handler handler = std::get_new_handler();
        if (handler == nullptr)
            throw std::bad_alloc();
        handler();
    }
}

void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }

#endif
