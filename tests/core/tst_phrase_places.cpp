#include "core/text/phrase_places.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <random>
#include <string>

using namespace core;

namespace {

constexpr auto pets = std::to_array<std::string_view>({"cat", "catfish", "dog"});
constexpr auto none = std::to_array<std::string_view>({"horse"});

} // namespace

/// Phrases of a text, found once.
class TestPhrasePlaces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsAllInOrder()
    {
        PhrasePlaces places("a dog, a catfish and a cat");
        const auto found = places.of(pets);
        QCOMPARE(found.size(), std::size_t{4});
        QCOMPARE(found[0], (Span{2, 5}));
        QCOMPARE(found[1], (Span{9, 12})); // the cat of the catfish
        QCOMPARE(found[2], (Span{9, 16}));
        QCOMPARE(found[3], (Span{23, 26}));
        QVERIFY(places.of(none).empty());
        QCOMPARE(places.of(pets).size(), std::size_t{4});
    }

    void asksOfWindows()
    {
        PhrasePlaces places("a dog, a catfish");
        QVERIFY(places.isWithin(pets, {2, 5}));
        QVERIFY(!places.isWithin(pets, {3, 9}));
        QVERIFY(!places.isWithin(pets, {0, 4})); // it goes on behind the window
        QVERIFY(places.isWithin(pets, {9, 12}));
        QVERIFY(places.isWithin(pets, {0, 1000}));
        QVERIFY(!places.isWithin(none, {0, 1000}));
        QVERIFY(!PhrasePlaces("").isWithin(pets, {0, 0}));
        QCOMPARE(windowBefore(3, 10), (Span{0, 3}));
        QCOMPARE(windowBefore(30, 10), (Span{20, 30}));
    }

    void agreesWithSearching()
    {
        std::mt19937 random(7);
        constexpr std::string_view letters = "acdfghiost ";
        for (int round = 0; round < 50; ++round) {
            std::string text;
            while (text.size() < 300) {
                if (random() % 6 == 0)
                    text += pets[random() % pets.size()];
                text += letters[random() % letters.size()];
            }
            PhrasePlaces places(text);
            for (int i = 0; i < 100; ++i) {
                const std::size_t begin = random() % text.size();
                const std::size_t end = begin + random() % 30;
                const std::string_view window = std::string_view(text).substr(begin, end - begin);
                const bool there = std::any_of(pets.begin(), pets.end(), [window](std::string_view pet) { return window.find(pet) != std::string_view::npos; });
                QCOMPARE(places.isWithin(pets, {begin, end}), there);
            }
        }
    }

    /// Windows that go on step by step find what one look at all finds, also phrases that a step cuts.
    void goesOnWhereItStopped()
    {
        std::mt19937 random(11);
        for (int round = 0; round < 30; ++round) {
            std::string text;
            while (text.size() < 6000)
                text += random() % 3 == 0 ? std::string(pets[random() % pets.size()]) : std::string(random() % 40, 'x');
            PhrasePlaces all(text);
            const auto wanted = all.of(pets);
            PhrasePlaces steps(text);
            std::size_t end = 0;
            while (end < text.size()) {
                const std::size_t begin = end - std::min<std::size_t>(end, 50);
                end = std::min(text.size(), end + 1 + random() % 300);
                const auto first = std::find_if(wanted.begin(), wanted.end(), [&](Span place) { return place.begin >= begin && place.end <= end; });
                QCOMPARE(steps.firstWithin(pets, {begin, end}), first == wanted.end() ? end : first->begin);
            }
            const auto found = steps.of(pets);
            QVERIFY(std::equal(found.begin(), found.end(), wanted.begin(), wanted.end()));
        }
    }
};

QTEST_APPLESS_MAIN(TestPhrasePlaces)
#include "tst_phrase_places.moc"
