#include "core/tokens/tokenizer.h"
#include "core/tokens/tokenizer_label.h"
#include "tests/support/byte_tokenizer.h"

#include <QTest>

namespace fs = std::filesystem;
using core::tokenizerLabel;

/// What a tokenizer from a file is called.
class TestTokenizerLabel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void folders_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("label");
        QTest::newRow("another name") << QByteArray("models/bytes.json") << QByteArray("bytes.json");
        QTest::newRow("folder") << QByteArray("my-student/tokenizer.json") << QByteArray("my-student");
        QTest::newRow("models") << QByteArray("tokenizer-gemma3/models/tokenizer.json") << QByteArray("gemma3");
        QTest::newRow("cache of downloads")
            << QByteArray("hub/models--Qwen--Qwen3-8B/snapshots/b968826d9c46dd6066d109eabc6255188de91218/tokenizer.json") << QByteArray("Qwen3-8B");
        QTest::newRow("numbered run") << QByteArray("run-a/4000/tokenizer.json") << QByteArray("run-a");
    }
    void folders()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, label);
        const fs::path file = fs::path(m_folder.path("")) / path.toStdString();
        fs::create_directories(file.parent_path());
        QCOMPARE(QByteArray::fromStdString(tokenizerLabel(file)), label);
    }
    void theConfigBesideItHelpsWhereTheFolderSaysNothing()
    {
        const fs::path folder = fs::path(m_folder.path("")) / "outer/model";
        fs::create_directories(folder);
        const auto config = [&](const char* name, const char* text) { std::ofstream(folder / name) << text; };
        const fs::path file = folder / "tokenizer.json";
        QCOMPARE(tokenizerLabel(file), std::string("outer"));
        config("tokenizer_config.json", R"({"name_or_path": "org/Student-1B"})");
        QCOMPARE(tokenizerLabel(file), std::string("Student-1B"));
        config("config.json", R"({"_name_or_path": "org/Teacher-8B/"})");
        QCOMPARE(tokenizerLabel(file), std::string("Teacher-8B"));
        config("config.json", R"({"_name_or_path": "./"})");
        QCOMPARE(tokenizerLabel(file), std::string("Student-1B"));
        config("config.json", "{broken");
        config("tokenizer_config.json", "[1]");
        QCOMPARE(tokenizerLabel(file), std::string("outer"));
        QCOMPARE(tokenizerLabel("/tokenizer.json"), std::string("tokenizer.json"));
    }
    void aFileIsNotTakenForAnInstalledOne()
    {
        const fs::path folder = fs::path(m_folder.path("")) / "Qwen3";
        fs::create_directories(folder);
        const std::string path = support::writeByteTokenizer(m_folder, "Qwen3/tokenizer.json");
        const auto tokenizer = core::loadTokenizer(path);
        QVERIFY(tokenizer.ok());
        QCOMPARE(tokenizer.value()->name(), std::string("Qwen3/tokenizer.json"));
    }

private:
    support::Folder m_folder;
};

QTEST_GUILESS_MAIN(TestTokenizerLabel)
#include "tst_tokenizer_label.moc"
