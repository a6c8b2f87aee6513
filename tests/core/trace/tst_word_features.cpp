#include "core/trace/word_features.h"

#include "core/text/letter_runs.h"
#include "core/trace/token_hashes.h"

#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace core;

namespace {

/// The words of a text as UnitTokens hands them on.
std::vector<std::uint64_t> wordsOf(const std::string& text)
{
    struct Sink
    {
        const std::string& text;
        std::vector<std::uint64_t> words{};
        void word(const ReadWord& word)
        {
            if (word.run.length >= 2)
                words.push_back(word.run.name);
        }
        void digits(std::uint32_t) {}
        void number(std::uint32_t, std::size_t) {}
        void character(std::uint32_t, std::size_t begin) { words.push_back(eightBytes(text, begin) & 0xFFFFFFU); }
        void sign(std::size_t) {}
    };
    Sink sink{text};
    readTokens(text, {0, text.size()}, sink);
    return sink.words;
}

std::vector<std::string> found(const WordFeatures& features, const std::string& text)
{
    std::vector<FeatureId> held;
    features.append(wordsOf(text), held);
    std::vector<std::string> names;
    for (const FeatureId f : held)
        names.push_back(features.names()[f - featureCount()]);
    std::sort(names.begin(), names.end());
    return names;
}

const std::string sentences[]{"The river rises in spring, and the river falls in autumn.",
                              "Well well well, then again and again and again.",
                              "Unquestionably unquestionable, indistinguishably indistinguishable.",
                              "河水在春天上涨，在秋天下落。"};

} // namespace

/// Words of units as features.
class TestWordFeatures : public QObject
{
    Q_OBJECT

private slots:
    /// Every name of a text is found in it, once however often it stands there, and no name of another text.
    void findsWhatIsThere();
    /// Words behind the first ones are neither first nor in a pair.
    void looksForTheFirstOnesAtTheBegin();
};

void TestWordFeatures::findsWhatIsThere()
{
    std::vector<std::string> all;
    for (const std::string& sentence : sentences)
        for (std::string& name : WordFeatures::namesOf(sentence))
            all.push_back(std::move(name));
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    const WordFeatures features(all);
    for (const std::string& sentence : sentences)
        QCOMPARE(found(features, sentence), WordFeatures::namesOf(sentence));
    QCOMPARE(found(features, "Nobody knows"), std::vector<std::string>{});
}

void TestWordFeatures::looksForTheFirstOnesAtTheBegin()
{
    const WordFeatures features({"first:falls", "pair:river_falls", "word:falls"});
    QCOMPARE(found(features, "River falls"), (std::vector<std::string>{"first:falls", "pair:river_falls", "word:falls"}));
    QCOMPARE(found(features, "In late autumn the river falls"), std::vector<std::string>{"word:falls"});
    QCOMPARE(found(features, "Falls river"), (std::vector<std::string>{"first:falls", "word:falls"}));
}

QTEST_APPLESS_MAIN(TestWordFeatures)
#include "tst_word_features.moc"
