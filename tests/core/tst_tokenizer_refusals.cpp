#include "core/tokens/tokenizer.h"
#include "tests/support/small_tokenizers.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <random>

using namespace core;
using Json = nlohmann::json;

/// Files that cannot be followed are refused with the reason, in bounded time and memory; never counted wrongly.
class TestTokenizerRefusals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void damagedFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        std::mt19937 random(1);
        const Json good = randomTokenizer(random, 20, false);
        const auto changed = [&](auto change) {
            Json json = good;
            change(json);
            return QByteArray::fromStdString(json.dump());
        };
        const int bad = static_cast<int>(ErrorCode::BadFormat);
        const int unsupported = static_cast<int>(ErrorCode::Unsupported);
        QTest::newRow("empty") << QByteArray() << static_cast<int>(ErrorCode::Empty);
        QTest::newRow("no JSON") << QByteArray("hello") << bad;
        QTest::newRow("a list") << QByteArray("[1]") << bad;
        QTest::newRow("no model") << QByteArray("{}") << bad;
        QTest::newRow("cut off") << changed([](Json&) {}).chopped(500) << bad;
        QTest::newRow("deep") << QByteArray(200000, '[') << bad;
        QTest::newRow("deep normalizer") << ("{\"normalizer\":" + QByteArray(3000, '[') + QByteArray(3000, ']') + "}") << bad;
        QTest::newRow("no merges") << changed([](Json& j) { j["model"].erase("merges"); }) << bad;
        QTest::newRow("merge of unknown tokens") << changed([](Json& j) { j["model"]["merges"][0] = {"zz", "yy"}; }) << bad;
        QTest::newRow("merge of three") << changed([](Json& j) { j["model"]["merges"][0] = {"a", "b", "c"}; }) << bad;
        QTest::newRow("merge as a number") << changed([](Json& j) { j["model"]["merges"][0] = 3; }) << bad;
        QTest::newRow("negative id") << changed([](Json& j) { j["model"]["vocab"]["a"] = -1; }) << bad;
        QTest::newRow("huge id") << changed([](Json& j) { j["model"]["vocab"]["a"] = 4000000000U; }) << bad;
        QTest::newRow("id as text") << changed([](Json& j) { j["model"]["vocab"]["a"] = "1"; }) << bad;
        QTest::newRow("no vocabulary") << changed([](Json& j) { j["model"].erase("vocab"); }) << bad;
        QTest::newRow("vocabulary of nothing") << changed([](Json& j) { j["model"]["vocab"] = nullptr; }) << bad;
        QTest::newRow("something after the end") << changed([](Json&) {}) + "{}" << bad;
        QTest::newRow("merge that gives its own part") << changed([](Json& j) {
            j["model"]["vocab"]["ab"] = j["model"]["vocab"]["a"];
            j["model"]["merges"][0] = {"a", "b"};
        }) << bad;
        QTest::newRow("merge of nothing with something") << changed([](Json& j) {
            j["model"]["vocab"][""] = j["model"]["vocab"]["b"];
            j["model"]["merges"][0] = {"", "a"};
        }) << bad;
        QTest::newRow("id out of range of 64 bits") << changed([](Json&) {}).replace("\"a\":97", "\"a\":99999999999999999999") << bad;
        QTest::newRow("added token without an id") << changed([](Json& j) { j["added_tokens"] = {{{"content", "x"}}}; }) << bad;
        QTest::newRow("added token of nothing") << changed([](Json& j) { j["added_tokens"] = {{{"content", ""}, {"id", 5}}}; }) << bad;
        QTest::newRow("Unigram with a table") << changed([](Json& j) {
            j["pre_tokenizer"] = nullptr;
            j["model"] = {{"type", "Unigram"}, {"unk_id", 0}, {"vocab", {{"<unk>", 0}, {"a", 90000}}}};
        }) << bad;
        QTest::newRow("Unigram without an unknown token") << changed([](Json& j) {
            j["pre_tokenizer"] = nullptr;
            j["model"] = {{"type", "Unigram"}, {"unk_id", 7}, {"vocab", Json::array({Json::array({"<unk>", 0.0}), Json::array({"a", -1.0})})}};
        }) << unsupported;
        for (const char* regex : {"(a+)+b", "(\\w*)*!", "(?:a|a)*$x", "([a-z]+)*=", "(x+x+)+y|(a|aa)+b"})
            QTest::newRow(regex) << changed([&](Json& j) {
                j["pre_tokenizer"] = {{"type", "Split"}, {"pattern", {{"Regex", regex}}}, {"behavior", "Isolated"}, {"invert", false}};
            }) << unsupported;
        QTest::newRow("regular expression that does not compile") << changed([&](Json& j) {
            j["pre_tokenizer"] = {{"type", "Split"}, {"pattern", {{"Regex", "(a"}}}, {"behavior", "Isolated"}, {"invert", false}};
        }) << unsupported;
        QTest::newRow("missing byte") << changed([](Json& j) { j["model"]["vocab"].erase("Z"); }) << unsupported;
        QTest::newRow("dropout") << changed([](Json& j) { j["model"]["dropout"] = 0.1; }) << unsupported;
        QTest::newRow("unknown normalizer") << changed([](Json& j) { j["normalizer"] = {{"type", "Swap"}}; }) << unsupported;
        QTest::newRow("unknown pre-tokenizer") << changed([](Json& j) { j["pre_tokenizer"] = {{"type", "Cut"}}; }) << unsupported;
        QTest::newRow("unknown model") << changed([](Json& j) { j["model"]["type"] = "Oracle"; }) << unsupported;
    }
    void damagedFilesAreRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        const auto tokenizer = loadText(text.toStdString(), "damaged.json");
        QVERIFY(!tokenizer.ok());
        QVERIFY2(static_cast<int>(tokenizer.error().code) == code, tokenizer.error().message.c_str());
        QVERIFY(!tokenizer.error().message.empty());
        QVERIFY(tokenizer.error().where.find("damaged.json") != std::string::npos);
    }
    void refusalNamesThePart_data()
    {
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("pre-tokenizer") << QByteArray("/pre_tokenizer") << QByteArray(R"({"type":"Cut"})") << QByteArray("Cut");
        QTest::newRow("nested pre-tokenizer") << QByteArray("/pre_tokenizer")
            << QByteArray(R"({"type":"Sequence","pretokenizers":[{"type":"UnicodeScripts"}]})") << QByteArray("UnicodeScripts");
        QTest::newRow("normalizer") << QByteArray("/normalizer") << QByteArray(R"({"type":"BertNormalizer"})") << QByteArray("BertNormalizer");
        QTest::newRow("model") << QByteArray("/model/type") << QByteArray("\"WordPiece\"") << QByteArray("WordPiece");
        QTest::newRow("option") << QByteArray("/model/end_of_word_suffix") << QByteArray("\"</w>\"") << QByteArray("end_of_word_suffix");
        QTest::newRow("behaviour") << QByteArray("/pre_tokenizer")
            << QByteArray(R"({"type":"Split","pattern":{"String":" "},"behavior":"Doubled","invert":false})") << QByteArray("Doubled");
        QTest::newRow("merge") << QByteArray("/model/merges/0") << QByteArray(R"(["qq","zz"])") << QByteArray("qq");
    }
    void refusalNamesThePart()
    {
        QFETCH(QByteArray, pointer);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, named);
        std::mt19937 random(1);
        Json file = randomTokenizer(random, 20, false);
        file[Json::json_pointer(pointer.toStdString())] = Json::parse(value.toStdString());
        const auto tokenizer = loadJson(file, "named.json");
        QVERIFY(!tokenizer.ok());
        QVERIFY2(QByteArray::fromStdString(tokenizer.error().message).contains(named), tokenizer.error().message.c_str());
    }
    void anExpressionThatGivesUpOnOneTextIsAnErrorForIt()
    {
        // Nothing that is tried when the file is loaded makes this one explode.
        const auto tokenizer = loadJson(splitBy("(?:q|qq)+!|\\p{L}+|\\s+", "Isolated"), "explodes.json");
        QVERIFY(tokenizer.ok());
        const Tokenizer& counts = *tokenizer.value();
        const std::string usual = "quite usual words, qqq!";
        QCOMPARE(counts.count(usual).value(), usual.size());
        const std::string unusual = "some words and then " + std::string(60, 'q') + "? and more words";
        const auto count = counts.count(unusual);
        QVERIFY(!count.ok());
        QVERIFY(count.error().code == ErrorCode::Unsupported);
        for (const char* said : {"explodes.json", "too many steps", "another tokenizer", "(?:q|qq)+!"})
            QVERIFY2(count.error().message.find(said) != std::string::npos, count.error().message.c_str());
        QVERIFY(!counts.encode(unusual).ok());
        QVERIFY(!counts.map(unusual).ok());
        QVERIFY(!counts.count(unusual + "\xFF").ok()); // through the repaired text too
        QCOMPARE(counts.count(usual).value(), usual.size());
    }
    void aNormalizerThatGivesUpIsAnErrorToo()
    {
        std::mt19937 random(1);
        Json json = randomTokenizer(random, 0, false);
        json["normalizer"] = {{"type", "Replace"}, {"pattern", {{"Regex", "(?:q|qq)+!|zz"}}}, {"content", "x"}};
        const auto tokenizer = loadJson(json, "normalizes.json");
        QVERIFY(tokenizer.ok());
        QCOMPARE(tokenizer.value()->count("qqq! a").value(), std::size_t{3});
        QVERIFY(!tokenizer.value()->count(std::string(60, 'q') + "?").ok());
        json["added_tokens"] = Json::array({{{"content", std::string(60, 'q')}, {"id", 300}, {"normalized", true}, {"special", false},
                                             {"single_word", false}, {"lstrip", false}, {"rstrip", false}}});
        const auto refused = loadJson(json, "added.json");
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().code == ErrorCode::Unsupported);
    }
    void aMatchThatNeedsMuchMemoryIsStillFound()
    {
        const auto tokenizer = loadJson(splitBy("(?:\\p{L}\\p{M}?(?!\\d))+", "Removed"), "deep.json");
        QVERIFY(tokenizer.ok());
        QCOMPARE(tokenizer.value()->count(std::string(300000, 'k') + "--").value(), std::size_t{2});
    }
    void hugeFilesAreRefusedUnread()
    {
        // 2 GB on paper only: nothing was written to it, and nothing of it is read.
        const std::string path = m_folder.filePath("huge.json").toStdString();
        std::ofstream(path) << "{";
        std::filesystem::resize_file(path, std::uintmax_t{2} << 30);
        const auto tokenizer = loadTokenizer(path);
        QVERIFY(!tokenizer.ok());
        QVERIFY(tokenizer.error().code == ErrorCode::TooLarge);
    }
    void whatIsNoFileIsRefused()
    {
        const auto device = loadTokenizer("/dev/zero");
        QVERIFY(!device.ok());
        QVERIFY(device.error().code == ErrorCode::NotAFile);
    }
    void aFolderIsNoTokenizer()
    {
        const auto tokenizer = loadTokenizer(m_folder.path().toStdString());
        QVERIFY(!tokenizer.ok());
        QVERIFY(tokenizer.error().code == ErrorCode::NotAFile);
    }

private:
    /// One token a byte; the text is cut by a regular expression.
    static Json splitBy(const char* expression, const char* behavior)
    {
        std::mt19937 random(1);
        Json json = randomTokenizer(random, 0, false);
        const Json split{{"type", "Split"}, {"pattern", {{"Regex", expression}}}, {"behavior", behavior}, {"invert", false}};
        json["pre_tokenizer"] = {{"type", "Sequence"}, {"pretokenizers", {split, json["pre_tokenizer"]}}};
        return json;
    }
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
};

QTEST_APPLESS_MAIN(TestTokenizerRefusals)
#include "tst_tokenizer_refusals.moc"
