#include "core/tokens/table_cache.h"
#include "core/tokens/tokenizer.h"
#include "tests/support/small_tokenizers.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <future>
#include <optional>
#include <random>

using namespace core;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

std::string fileText(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void writeText(const fs::path& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

/// A tokenizer.json that is large enough for its tables to be kept.
std::string largeTokenizer(unsigned seed)
{
    std::mt19937 random(seed);
    return randomTokenizer(random, 60, false).dump() + std::string(std::size_t{1} << 20, ' ');
}

const std::string sample = "abcdeabcdeaabbccddee dead bed cab";

} // namespace

/// Tables of large tokenizers kept between runs: used only for the content that they were made from, and only whole.
class TestTokenizerCache : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        QVERIFY(m_folder->isValid());
        qputenv("XDG_CACHE_HOME", m_folder->filePath(QStringLiteral("cache")).toUtf8());
        m_file = fs::path(m_folder->path().toStdString()) / "tokenizer.json";
    }

    void keepsWhatItComputed()
    {
        writeText(m_file, largeTokenizer(1));
        const auto expected = ids();
        QVERIFY(!expected.empty());
        QCOMPARE(keptFiles().size(), std::size_t{1});
        QVERIFY(cachedTables(contentKey(fileText(m_file))));
        QVERIFY(ids() == expected);
        QCOMPARE(keptFiles().size(), std::size_t{1});
    }

    void usesWhatItKept()
    {
        // Tables of one tokenizer put under the key of another: ids show that nothing was computed anew.
        writeText(m_file, largeTokenizer(1));
        const auto first = ids();
        const std::string other = largeTokenizer(2);
        auto tables = cachedTables(contentKey(fileText(m_file)));
        QVERIFY(tables);
        keepTables(contentKey(other), *tables);
        writeText(m_file, other);
        QVERIFY(ids() == first);
        fs::remove_all(tableCacheFolder());
        QVERIFY(ids() != first);
    }

    void smallFilesAreNotKept()
    {
        std::mt19937 random(1);
        writeText(m_file, randomTokenizer(random, 60, false).dump());
        QVERIFY(!ids().empty());
        QCOMPARE(keptFiles().size(), std::size_t{0});
    }

    void looksAtTheContentNotAtDateAndSize()
    {
        const std::string first = largeTokenizer(1);
        std::string second = largeTokenizer(2);
        second.resize(first.size(), ' ');
        writeText(m_file, first);
        const auto changed = fs::last_write_time(m_file);
        const auto before = ids();
        writeText(m_file, second);
        fs::last_write_time(m_file, changed + std::chrono::nanoseconds(1)); // loadTokenizer keeps live ones by date
        QVERIFY(ids() != before);
        QCOMPARE(keptFiles().size(), std::size_t{2});
    }

    void rebuildsWhatIsDamaged_data()
    {
        QTest::addColumn<int>("at"); // negative: from the end
        QTest::addColumn<bool>("cut");
        for (const int at : {0, 8, 12, 16, 24, 40, 60, 64, 72, 200, 5000, -1, -100})
            QTest::addRow("byte %d changed", at) << at << false;
        for (const int at : {0, 1, 55, 100, 5000, -1})
            QTest::addRow("cut at %d", at) << at << true;
    }
    void rebuildsWhatIsDamaged()
    {
        QFETCH(int, at);
        QFETCH(bool, cut);
        writeText(m_file, largeTokenizer(1));
        const auto expected = ids();
        const fs::path kept = keptFiles().at(0);
        const std::string good = fileText(kept);
        const std::size_t place = at < 0 ? good.size() - static_cast<std::size_t>(-at) : static_cast<std::size_t>(at);
        std::string bad = good;
        if (cut)
            bad.resize(place);
        else
            bad[place] = static_cast<char>(bad[place] ^ 0x10);
        writeText(kept, bad);
        QVERIFY(!cachedTables(contentKey(fileText(m_file))));
        QVERIFY(ids() == expected);
        QVERIFY(fileText(kept) == good);
    }

    void refusesTablesOfAnotherShape()
    {
        writeText(m_file, largeTokenizer(1));
        const auto expected = ids();
        const ContentKey key = contentKey(fileText(m_file));
        const auto good = cachedTables(key);
        QVERIFY(good);
        for (std::size_t left = 0; left < good->ranges().size(); ++left) {
            TableList fewer;
            for (std::size_t i = 0; i < left; ++i)
                fewer.put(good->ranges()[i]);
            keepTables(key, fewer);
            QVERIFY(ids() == expected);
        }
        TableList more = *good;
        more.put(Table<char>({'x'}));
        keepTables(key, more);
        QVERIFY(ids() == expected);
    }

    void worksWithoutAFolder_data()
    {
        QTest::addColumn<QByteArray>("cache");
        QTest::newRow("no home") << QByteArray();
        QTest::newRow("a relative path") << QByteArray("somewhere");
        QTest::newRow("a file in its place") << QByteArray("/dev/null");
        QTest::newRow("where nobody may write") << QByteArray("/proc/self");
    }
    void worksWithoutAFolder()
    {
        QFETCH(QByteArray, cache);
        const QByteArray home = qgetenv("HOME");
        qunsetenv("HOME");
        qputenv("XDG_CACHE_HOME", cache);
        writeText(m_file, largeTokenizer(1));
        const bool good = !ids().empty() && !ids().empty();
        const bool none = !cachedTables(contentKey(fileText(m_file)));
        qputenv("HOME", home);
        QVERIFY(good);
        QVERIFY(none);
        QVERIFY(!fs::exists("somewhere"));
    }

    void keepsABoundedNumber()
    {
        const fs::path folder = tableCacheFolder();
        fs::create_directories(folder);
        writeText(folder / "part-old", "left behind");
        fs::last_write_time(folder / "part-old", fs::file_time_type::clock::now() - std::chrono::hours(2));
        for (std::uint64_t i = 0; i < 30; ++i) {
            TableList tables;
            tables.put(Table<std::uint64_t>({i}));
            keepTables({0, i}, tables);
            if (const auto last = keptFiles(); i == 0)
                fs::last_write_time(last.at(0), fs::file_time_type::clock::now() - std::chrono::hours(1));
            QVERIFY(cachedTables({0, i}));
        }
        QCOMPARE(keptFiles().size(), std::size_t{16});
        QVERIFY(!cachedTables({0, 0}));
        QVERIFY(!fs::exists(folder / "part-old"));
    }

    void manyAtOnce()
    {
        const std::string text = largeTokenizer(1);
        std::vector<std::future<std::vector<std::uint32_t>>> runs;
        writeText(m_file, text);
        for (int i = 0; i < 6; ++i) {
            const fs::path file = m_file.parent_path() / ("copy" + std::to_string(i) + ".json");
            writeText(file, text);
            runs.push_back(std::async(std::launch::async, [file] { return loadTokenizer(file.string()).value()->encode(sample).value(); }));
        }
        const auto expected = ids();
        for (auto& run : runs)
            QVERIFY(run.get() == expected);
        QCOMPARE(keptFiles().size(), std::size_t{1});
    }

private:
    /// The ids of the sample by the tokenizer in the file, loaded for this and let go.
    std::vector<std::uint32_t> ids()
    {
        const auto tokenizer = loadTokenizer(m_file.string());
        return tokenizer.ok() ? tokenizer.value()->encode(sample).value() : std::vector<std::uint32_t>();
    }
    static std::vector<fs::path> keptFiles()
    {
        std::vector<fs::path> files;
        std::error_code error;
        for (const auto& entry : fs::directory_iterator(tableCacheFolder(), error))
            if (entry.path().extension() == ".tables")
                files.push_back(entry.path());
        return files;
    }

    std::optional<QTemporaryDir> m_folder;
    fs::path m_file;
};

QTEST_APPLESS_MAIN(TestTokenizerCache)
#include "tst_tokenizer_cache.moc"
