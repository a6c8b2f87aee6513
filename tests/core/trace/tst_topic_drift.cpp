#include "core/trace/topic_drift.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace core;

namespace {

std::vector<TopicDrift> driftOf(const std::vector<std::string>& bodies)
{
    const std::vector<std::string_view> views(bodies.begin(), bodies.end());
    return topicDrift(views);
}

std::size_t measureOf(const std::string& name)
{
    for (std::size_t m = 0; m < TopicDrift::measures; ++m)
        if (driftName(m) == name)
            return m;
    return TopicDrift::measures;
}

int levelOf(const TopicDrift& drift, const std::string& name) { return drift.level[measureOf(name)]; }

std::vector<std::string> repeated(const std::string& sentence, std::size_t times) { return std::vector<std::string>(times, sentence); }

} // namespace

/// How far a text speaks of the same words, values and symbols before and behind a place.
class TestTopicDrift : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyMeasureHasAName()
    {
        QStringList names;
        for (std::size_t m = 0; m < TopicDrift::measures; ++m)
            names << QString::fromStdString(driftName(m));
        names.removeDuplicates();
        QCOMPARE(names.size(), static_cast<qsizetype>(TopicDrift::measures));
        for (const char* name : {"words_alike_4", "numbers_alike_all", "symbols_dip", "words_before", "numbers_behind"})
            QVERIFY2(measureOf(name) < TopicDrift::measures, name);
    }

    void anotherWayTurns()
    {
        std::vector<std::string> bodies = repeated("Multiply both sides of the equation by 12, so x = 144 holds.", 12);
        const std::vector<std::string> others = repeated("Draw the triangle; its angle measures 37 degrees at vertex P.", 12);
        bodies.insert(bodies.end(), others.begin(), others.end());
        const std::vector<TopicDrift> drift = driftOf(bodies);
        QVERIFY(drift[12].turns());
        QVERIFY(!drift[6].turns());
        QVERIFY(!drift[18].turns());
        for (const char* name : {"words_alike_4", "words_alike_10", "numbers_alike_4", "symbols_alike_4"}) {
            QVERIFY2(levelOf(drift[12], name) == 0, name);
            QVERIFY2(levelOf(drift[6], name) == static_cast<int>(TopicDrift::levels) - 1, name);
        }
        QVERIFY(levelOf(drift[12], "words_dip") > levelOf(drift[6], "words_dip"));
    }

    void comingBackIsLikeAllBefore()
    {
        std::vector<std::string> bodies = repeated("Multiply both sides of the equation by 12, so x = 144 holds.", 30);
        const std::vector<std::string> others = repeated("Draw the triangle; its angle measures 37 degrees at vertex P.", 30);
        bodies.insert(bodies.end(), others.begin(), others.end());
        const std::vector<std::string> again = repeated("Multiply both sides of the equation by 12, so x = 144 holds.", 30);
        bodies.insert(bodies.end(), again.begin(), again.end());
        const std::vector<TopicDrift> drift = driftOf(bodies);
        QVERIFY(levelOf(drift[60], "words_alike_all") > levelOf(drift[60], "words_alike_25"));
    }

    void chineseCharactersAreWords()
    {
        std::vector<std::string> bodies = repeated("把方程两边同时乘以十二。", 10);
        const std::vector<std::string> others = repeated("画出三角形，量它的角度。", 10);
        bodies.insert(bodies.end(), others.begin(), others.end());
        const std::vector<TopicDrift> drift = driftOf(bodies);
        QVERIFY(levelOf(drift[10], "words_alike_4") < levelOf(drift[5], "words_alike_4"));
    }

    void anyBytesHaveAnEntryEach()
    {
        QVERIFY(driftOf({}).empty());
        for (unsigned seed = 0; seed < 200; ++seed) {
            std::mt19937 random(seed);
            std::vector<std::string> bodies(random() % 60);
            for (std::string& body : bodies)
                for (std::size_t n = random() % 40; n > 0; --n)
                    body += static_cast<char>(random() % 256);
            const std::vector<TopicDrift> drift = driftOf(bodies);
            QCOMPARE(drift.size(), bodies.size());
            for (const TopicDrift& each : drift)
                QVERIFY(std::all_of(each.level.begin(), each.level.end(), [](std::uint8_t level) { return level < TopicDrift::levels; }));
        }
    }
};

QTEST_APPLESS_MAIN(TestTopicDrift)
#include "tst_topic_drift.moc"
