#include "core/kept_memory.h"

#include <array>
#include <cstdint>
#include <cstdlib> // says whether it is glibc

#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef __linux__
#include <sys/mman.h>
#endif

namespace core {

void keepFreedMemory()
{
#ifdef __GLIBC__
    constexpr int megabyte = 1 << 20;
    mallopt(M_MMAP_THRESHOLD, 32 * megabyte); // the most that it takes
    mallopt(M_TRIM_THRESHOLD, 256 * megabyte);
    mallopt(M_TOP_PAD, 16 * megabyte);
    std::array<void*, 2> blocks; // of these the program makes its next ones; untouched they take no room
    constexpr std::size_t size = 24 * megabyte;
    for (void*& block : blocks) {
        block = std::malloc(size);
        if (block != nullptr)
            wantHugePages(block, size);
    }
    for (void* const block : blocks)
        std::free(block);
#endif
}

void wantHugePages([[maybe_unused]] void* block, [[maybe_unused]] std::size_t size)
{
#ifdef __linux__
    constexpr std::uintptr_t hugePage = std::uintptr_t{2} << 20U;
    const auto at = reinterpret_cast<std::uintptr_t>(block);
    const std::uintptr_t begin = at / hugePage * hugePage; // what else lies on its first and last page may as well
    const std::uintptr_t end = (at + size + hugePage - 1) / hugePage * hugePage;
    madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE); // where it is refused, small pages do
#endif
}

} // namespace core
