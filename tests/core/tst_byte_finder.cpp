#include "core/text/byte_finder.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <string>

using namespace core;

/// Finding bytes sixteen at a time gives what looking at each byte gives.
class TestByteFinder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsWhatALoopFinds()
    {
        using Finder = ByteFinder<'.', '\n', 0xE3, 0>;
        std::mt19937 random(5);
        for (int round = 0; round < 3000; ++round) {
            std::string text(random() % 70, 'x');
            for (char& c : text)
                if (random() % 25 == 0)
                    c = static_cast<char>(random() & 0xFFU);
            const std::size_t from = random() % (text.size() + 1);
            const std::size_t end = from + random() % (text.size() - from + 1);
            const auto first = [&](auto&& holds) {
                const auto begin = text.begin() + static_cast<std::ptrdiff_t>(from);
                return static_cast<std::size_t>(std::find_if(begin, text.begin() + static_cast<std::ptrdiff_t>(end), holds) - text.begin());
            };
            QCOMPARE(Finder::next(text, from, end), first([](char c) { return c == '.' || c == '\n' || c == '\xE3' || c == '\0'; }));
            QCOMPARE(nextDigit(text, from, end), first([](char c) { return c >= '0' && c <= '9'; }));
        }
    }
};

QTEST_APPLESS_MAIN(TestByteFinder)
#include "tst_byte_finder.moc"
