// Memory that was freed is there for what comes next; blocks that are very large are not kept.
#include "core/kept_memory.h"

#include <QTest>

#include <new>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

namespace {

constexpr std::size_t megabyte = 1 << 20;

/// Bytes that the program holds, used or free.
std::size_t held()
{
    const struct mallinfo2 info = mallinfo2();
    return info.arena + info.hblkhd;
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
        QCOMPARE(keptOf(24 * megabyte), std::size_t{0});
        core::keepFreedMemory();
        QVERIFY(keptOf(24 * megabyte) >= 20 * megabyte);
        QCOMPARE(keptOf(24 * megabyte), std::size_t{0}); // the same again
        QCOMPARE(keptOf(300 * megabyte), std::size_t{0});
    }
};

#else

class KeptMemoryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runs() { core::keepFreedMemory(); }
};

#endif

QTEST_GUILESS_MAIN(KeptMemoryTest)
#include "tst_kept_memory.moc"
