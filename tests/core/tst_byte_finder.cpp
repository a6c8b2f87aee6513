#include "core/text/byte_finder.h"
#include "core/text/letter_runs.h"

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

    void findsPhrases()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 3000; ++round) {
            std::string text(random() % 90, ' ');
            for (char& c : text)
                c = "ab "[random() % 3];
            const std::string phrase = std::string("ab ab a").substr(random() % 3, 1 + random() % 4);
            const std::size_t from = random() % (text.size() + 2);
            QCOMPARE(findPhrase(text, phrase, from), text.find(phrase, from));
        }
    }

    void readsRunsOfLetters()
    {
        std::mt19937 random(9);
        for (int round = 0; round < 3000; ++round) {
            std::string text(1 + random() % 40, 'x');
            for (char& c : text)
                c = random() % 9 == 0 ? static_cast<char>(random() & 0xFFU) : "aZmXz"[random() % 5];
            const std::size_t at = random() % text.size();
            const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
            const auto begin = text.begin() + static_cast<std::ptrdiff_t>(at);
            const auto length = static_cast<std::size_t>(std::find_if_not(begin, text.end(), isLetter) - begin);
            std::uint64_t head = 0;
            for (std::size_t i = 0; i < std::min<std::size_t>(length, 8); ++i)
                head |= std::uint64_t{static_cast<unsigned char>(text[at + i] | 0x20)} << 8 * i;
            const LetterRun run = letterRunAt(text, at);
            QCOMPARE(run.length, length);
            QCOMPARE(run.head, head);
            if (length <= 8)
                QCOMPARE(run.name, head);
            std::string other = text.substr(at, length) + "."; // the same word elsewhere, in capitals
            std::transform(other.begin(), other.end(), other.begin(), [&](char c) { return isLetter(c) ? static_cast<char>(c & ~0x20) : c; });
            QCOMPARE(letterRunAt(other, 0).name, run.name);
        }
    }
};

QTEST_APPLESS_MAIN(TestByteFinder)
#include "tst_byte_finder.moc"
