#include "core/trace/token_hashes.h"

#include <QTest>

#include <random>
#include <string>
#include <vector>

using namespace core;

namespace {

/// All that is told of a part of a text, places counted from where it begins.
struct Told
{
    std::size_t origin = 0;
    std::vector<std::string> all{};
    void put(const std::string& what, std::uint64_t value, std::size_t begin) { all.push_back(what + std::to_string(value) + " at " + std::to_string(begin - origin)); }
    void word(const ReadWord& word)
    {
        put(word.behindDigit ? "behind " : "word ", word.hash, word.begin);
        put("name ", word.run.name, word.begin + word.run.length);
    }
    void digits(std::uint32_t hash) { put("digits ", hash, origin); }
    void number(std::uint32_t hash, std::size_t begin) { put("number ", hash, begin); }
    void character(std::uint32_t hash, std::size_t begin) { put("character ", hash, begin); }
    void sign(std::size_t begin) { put("sign ", 0, begin); }
};

std::vector<std::string> told(const std::string& text, Span part)
{
    Told sink{part.begin};
    readTokens(text, part, sink);
    return sink.all;
}

} // namespace

/// The tokens of a text.
class TestTokenHashes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatStandsThere()
    {
        std::vector<std::size_t> words, numbers;
        forTokens("So x2 is 3.14, a<b 中", [&](const HashedToken& token) { (token.number ? numbers : words).push_back(token.begin); });
        QCOMPARE(words, (std::vector<std::size_t>{0, 6, 19}));
        QCOMPARE(numbers, (std::vector<std::size_t>{4, 9}));
        Told sink;
        readTokens("a<b2c’", {0, 8}, sink);
        QCOMPARE(sink.all.size(), std::size_t{10}); // three words and their names, "<", "2" twice, the apostrophe
        QVERIFY(sink.all[7].starts_with("behind "));
    }

    /// Wherever 64 bytes end, and whatever stands around the part.
    void partsAreReadAlone()
    {
        std::mt19937 random(11);
        const std::vector<std::string> pieces{"a", "Word", "considerations", "internationalization", "7", "42", "3.5", ".", " ", " ", "\n", "<", "=", "中", "é", "−"};
        for (int round = 0; round < 2000; ++round) {
            std::vector<std::size_t> bounds{0};
            std::string text;
            for (std::size_t i = 0; i < 60; ++i) {
                text += pieces[random() % pieces.size()];
                bounds.push_back(text.size());
            }
            const std::size_t first = random() % 30;
            const Span part{bounds[first], bounds[first + random() % 30]};
            const std::string alone(part.in(text));
            QCOMPARE(told(text, part), told(alone, {0, alone.size()}));
            QCOMPARE(told(std::string(round % 70, ' ') + alone, {static_cast<std::size_t>(round % 70), static_cast<std::size_t>(round % 70) + alone.size()}), told(alone, {0, alone.size()}));
        }
    }
};

QTEST_GUILESS_MAIN(TestTokenHashes)
#include "tst_token_hashes.moc"
