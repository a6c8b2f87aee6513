// Memory that was freed is there for what comes next; blocks that are very large are not kept, and lie on huge pages.
#include "core/kept_memory.h"

#include <QTest>

#include <array>
#include <bit>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <limits>
#include <memory>
#include <new>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace {

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
constexpr bool ours = true;
#else
constexpr bool ours = false; ///< the memory of a sanitizer or of another system
#endif
constexpr std::size_t megabyte = 1 << 20;

/// Bytes that the program holds, used or free.
std::size_t held()
{
#ifdef __GLIBC__
    const struct mallinfo2 info = mallinfo2();
    return info.arena + info.hblkhd;
#else
    return 0;
#endif
}

/// Takes a block of memory, gives it back, and returns how much more than before is held then.
std::size_t keptOf(std::size_t size)
{
    const std::size_t before = held();
    ::operator delete(::operator new(size));
    return held() - before;
}

/// Whether the system was told to put huge pages at `address`; nothing where it does not say.
std::optional<bool> wantsHugePages(std::uintptr_t address)
{
    std::ifstream maps("/proc/self/smaps");
    bool inside = false;
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t begin = 0, end = 0;
        char dash = '\0';
        std::istringstream range(line);
        if (range >> std::hex >> begin >> dash >> end && dash == '-')
            inside = begin <= address && address < end;
        else if (inside && line.starts_with("VmFlags:"))
            return std::filesystem::exists("/sys/kernel/mm/transparent_hugepage") ? std::optional(line.find(" hg") != std::string::npos) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

class KeptMemoryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatIsFreed()
    {
        if (!ours)
            QSKIP("Not the memory of glibc");
        QCOMPARE(keptOf(24 * megabyte), std::size_t{0});
        const std::size_t before = held();
        core::keepFreedMemory();
        QVERIFY(held() - before >= 40 * megabyte); // for what comes first
        const std::vector<char> first(500'000);
        if (const auto huge = wantsHugePages(std::bit_cast<std::uintptr_t>(first.data())))
            QVERIFY(*huge);
        for (int times = 0; times < 3; ++times)
            QCOMPARE(keptOf(24 * megabyte), std::size_t{0}); // the same again
        QCOMPARE(keptOf(300 * megabyte), std::size_t{0});
    }

    void largeBlocksLieOnHugePages()
    {
        if (!ours)
            QSKIP("Not the memory of glibc");
        for (const std::size_t size : {4 * megabyte, 10 * megabyte + 1, 300 * megabyte}) {
            void* const block = ::operator new(size);
            const auto huge = wantsHugePages(std::bit_cast<std::uintptr_t>(block) + size / 2);
            ::operator delete(block);
            if (!huge)
                QSKIP("The system has no huge pages, or does not say");
            QVERIFY(*huge);
        }
    }

    void largeBlocksAreTakenAgain()
    {
        if (!ours)
            QSKIP("Not the memory of glibc");
        core::keepFreedMemory();
        constexpr std::size_t sizes[]{14 * megabyte, 6 * megabyte, 9 * megabyte + 1000};
        std::vector<std::unique_ptr<std::array<char, 1000>>> between; // so that free blocks do not become one
        std::vector<void*> blocks;
        for (const std::size_t size : sizes) {
            blocks.push_back(::operator new(size));
            between.push_back(std::make_unique<std::array<char, 1000>>());
        }
        const std::size_t before = held();
        for (int round = 0; round < 5; ++round)
            for (std::size_t i = 0; i < blocks.size(); ++i) {
                ::operator delete(blocks[i]);
                blocks[i] = ::operator new(sizes[i]);
            }
        QCOMPARE(held(), before);
        for (void* const block : blocks)
            ::operator delete(block);
    }

    void tooLargeBlocksAreRefused()
    {
        if (!ours)
            QSKIP("Not the memory of glibc");
        QVERIFY_THROWS_EXCEPTION(std::bad_alloc, ::operator delete(::operator new(static_cast<std::size_t>(std::numeric_limits<std::ptrdiff_t>::max()))));
        QVERIFY_THROWS_EXCEPTION(std::bad_alloc, ::operator delete(::operator new(SIZE_MAX)));
    }
};

QTEST_GUILESS_MAIN(KeptMemoryTest)
#include "tst_kept_memory.moc"
