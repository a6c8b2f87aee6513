// Replaces the operators new and delete: blocks of many megabytes lie on huge pages, where the system has them. A trace of
// 10 MB needs such blocks again and again, and taking them page by page was up to half of the time. Memory of malloc, as
// before, which other libraries may free.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

#include <sys/mman.h>

namespace {

constexpr std::size_t hugePage = std::size_t{2} << 20U;
constexpr std::size_t smallest = 2 * hugePage; ///< of the blocks that lie on them

void* takenFrom(std::size_t size)
{
    if (size < smallest || size > SIZE_MAX - hugePage)
        return std::malloc(size > 0 ? size : 1);
    const std::size_t whole = (size + hugePage - 1) / hugePage * hugePage;
    void* const block = std::aligned_alloc(hugePage, whole);
    if (block != nullptr)
        madvise(block, whole, MADV_HUGEPAGE); // where it is refused, small pages do
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
