#include "core/corpus/published_layouts.h"
#include "core/corpus/saved_mappings.h"

#include "tests/support/corpus_on_disk.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <filesystem>
#include <fstream>

using namespace core;
using nlohmann::json;
using support::corpusOf;
using support::Folder;

namespace fs = std::filesystem;

namespace {

constexpr const char* lines = "{\"q\":\"2 + 2\",\"cot\":\"a long thought\",\"other\":\"x\"}\n";

std::size_t filesIn(const fs::path& folder)
{
    std::error_code error;
    std::size_t count = 0;
    for (fs::directory_iterator walk(folder, error); !error && walk != fs::directory_iterator(); walk.increment(error))
        ++count;
    return count;
}

} // namespace

class TestSavedMappings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        fs::remove_all(m_config.path("config"));
        qputenv("XDG_CONFIG_HOME", m_config.path("config").c_str());
    }

    void aChoiceIsKeptForItsColumns()
    {
        const Folder folder;
        const auto corpus = corpusOf(folder, lines);
        FieldMapping chosen;
        chosen.reasoning = {"other", FieldSource::Part::Thought};
        chosen.problem = {"[\"a.b\"].c", FieldSource::Part::AfterThought};
        chosen.layout = "chosen by “you”";
        QVERIFY(saveMapping(*corpus, chosen).ok());
        QVERIFY(savedOrDetectedMapping(*corpus).value() == chosen);
        // Other values of the same columns: the same mapping; other columns: not.
        QVERIFY(savedOrDetectedMapping(*corpusOf(folder, "{\"other\":\"y\",\"q\":\"\",\"cot\":\"z\"}\n")).value() == chosen);
        const auto other = corpusOf(folder, "{\"q\":\"2 + 2\",\"cot\":\"a long thought\",\"new\":1}\n");
        QVERIFY(savedOrDetectedMapping(*other).value() == detectMapping(*other).value());
    }

    void whatIsDetectedAnywayIsNotKept()
    {
        const Folder folder;
        const auto corpus = corpusOf(folder, lines);
        FieldMapping chosen = detectMapping(*corpus).value();
        QVERIFY(saveMapping(*corpus, chosen).ok());
        QCOMPARE(filesIn(m_config.path("config/dlcot-studio/mappings")), std::size_t{0});
        chosen.reasoning.path = "other";
        QVERIFY(saveMapping(*corpus, chosen).ok());
        QCOMPARE(filesIn(m_config.path("config/dlcot-studio/mappings")), std::size_t{1});
        QVERIFY(saveMapping(*corpus, detectMapping(*corpus).value()).ok());
        QCOMPARE(filesIn(m_config.path("config/dlcot-studio/mappings")), std::size_t{0});
    }

    void aDamagedFileIsNoObstacle()
    {
        const Folder folder;
        const auto corpus = corpusOf(folder, lines);
        FieldMapping chosen;
        chosen.reasoning.path = "other";
        QVERIFY(saveMapping(*corpus, chosen).ok());
        const fs::path file = fs::directory_iterator(m_config.path("config/dlcot-studio/mappings"))->path();
        for (const char* text : {"", "{", "[]", "{\"layout\":3}", "{\"layout\":\"x\",\"id\":[\"a\",7]}"}) {
            std::ofstream(file) << text;
            QVERIFY(savedOrDetectedMapping(*corpus).value() == detectMapping(*corpus).value());
        }
    }

    void publishedLayoutsAreWhatIsRecognised()
    {
        std::vector<FieldMapping> recognised;
        for (const auto& entry : fs::directory_iterator(DLCOT_SOURCE_DIR "/tests/data/layouts")) {
            if (entry.path().extension() == ".expected")
                continue;
            const auto corpus = Corpus::open(entry.path(), Monitor::none());
            QVERIFY(corpus.ok());
            recognised.push_back(detectMapping(*corpus.value()).value());
        }
        QVERIFY(publishedLayouts().size() >= 20);
        for (const PublishedLayout& published : publishedLayouts())
            QVERIFY2(std::any_of(recognised.begin(), recognised.end(),
                                 [&](FieldMapping mapping) {
                                     mapping.layout = published.mapping.layout;
                                     return mapping == published.mapping;
                                 }),
                     published.corpus.c_str());
    }

private:
    Folder m_config;
};

QTEST_APPLESS_MAIN(TestSavedMappings)
#include "tst_saved_mappings.moc"
