// Memory that was freed is there for what comes next; blocks that are very large are not kept, and lie on huge pages.
#include "core/kept_memory.h"

#include <QTest>

#include <bit>
#include <cstdint>
#include <limits>
#include <new>

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
        core::keepFreedMemory();
        QVERIFY(keptOf(24 * megabyte) >= 20 * megabyte);
        QCOMPARE(keptOf(24 * megabyte), std::size_t{0}); // the same again
        QCOMPARE(keptOf(300 * megabyte), std::size_t{0});
    }

    void largeBlocksLieOnHugePages()
    {
        if (!ours)
            QSKIP("Not the memory of glibc");
        for (const std::size_t size : {4 * megabyte, 10 * megabyte + 1, 300 * megabyte}) {
            void* const block = ::operator new(size);
            QCOMPARE(std::bit_cast<std::uintptr_t>(block) % (2 * megabyte), std::uintptr_t{0});
            ::operator delete(block);
        }
        QVERIFY_THROWS_EXCEPTION(std::bad_alloc, ::operator delete(::operator new(static_cast<std::size_t>(std::numeric_limits<std::ptrdiff_t>::max()))));
        QVERIFY_THROWS_EXCEPTION(std::bad_alloc, ::operator delete(::operator new(SIZE_MAX)));
    }
};

QTEST_GUILESS_MAIN(KeptMemoryTest)
#include "tst_kept_memory.moc"
