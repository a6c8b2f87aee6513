#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Json = nlohmann::json;

const std::filesystem::path sampleFolder = std::filesystem::path(DLCOT_SOURCE_DIR) / "resources" / "sample";

std::vector<std::string> linesOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);)
        lines.push_back(line);
    return lines;
}

/// Characters of the block of Chinese ideographs U+4E00 to U+9FFF, three bytes each in UTF-8.
std::size_t countIdeographs(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const auto second = static_cast<unsigned char>(text[i + 1]);
        if (lead >= 0xE4 && lead <= 0xE9 && (lead != 0xE4 || second >= 0xB8))
            ++count;
    }
    return count;
}

/// What stands in the last \boxed{...}, braces matched.
std::string lastBoxed(const std::string& text)
{
    const std::size_t at = text.rfind("\\boxed{");
    if (at == std::string::npos)
        return {};
    int depth = 1;
    const std::size_t begin = at + 7;
    for (std::size_t i = begin; i < text.size(); ++i) {
        depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
        if (depth == 0)
            return text.substr(begin, i - begin);
    }
    return {};
}

/// "\frac{1}{8}", "\tfrac14" and the like as "1/8", so that boxed answers compare with the plain reference.
std::string plainAnswer(std::string boxed)
{
    std::erase_if(boxed, [](char c) { return c == ' ' || c == '{' || c == '}'; });
    for (const std::string_view command : {"\\dfrac", "\\tfrac", "\\frac"}) {
        if (boxed.starts_with(command))
            return boxed.substr(command.size());
    }
    return boxed;
}

bool sameAnswer(const std::string& boxed, std::string reference)
{
    if (boxed.find("frac") != std::string::npos)
        std::erase(reference, '/');
    return plainAnswer(boxed) == reference;
}

} // namespace

/// The sample corpus keeps what resources/sample/README.md promises.
class TestSample : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        for (const std::string& line : linesOf(sampleFolder / "sample.jsonl"))
            m_records.push_back(Json::parse(line));
        QVERIFY(m_records.size() >= 24);
    }

    void everyRecordHasItsFields()
    {
        std::set<std::string> ids;
        for (const Json& record : m_records) {
            for (const char* field : {"id", "problem", "generation", "answer", "subject", "source"}) {
                QVERIFY2(record.contains(field) && record[field].is_string(), field);
                QVERIFY2(!record[field].get_ref<const std::string&>().empty(), field);
            }
            QVERIFY2(ids.insert(text(record, "id")).second, text(record, "id").c_str());
            QCOMPARE(text(record, "source"), std::string("written for DLCoT Studio"));
        }
    }

    void everyGenerationThinksOnceAndAnswers()
    {
        for (const Json& record : m_records) {
            const std::string generation = text(record, "generation");
            const std::string id = text(record, "id");
            QVERIFY2(generation.starts_with("<think>\n"), id.c_str());
            const std::size_t close = generation.find("\n</think>\n\n");
            QVERIFY2(close != std::string::npos && close > 1000, id.c_str());
            QCOMPARE(generation.find("<think>", 1), std::string::npos);
            QVERIFY2(!lastBoxed(generation.substr(close)).empty(), id.c_str());
        }
    }

    void allButTheUnsolvableReachTheReference()
    {
        std::vector<std::string> unsolvable;
        for (const Json& record : m_records) {
            if (!sameAnswer(lastBoxed(text(record, "generation")), text(record, "answer")))
                unsolvable.push_back(text(record, "id"));
        }
        QCOMPARE(unsolvable, std::vector<std::string>{"nt-lcm-pairs"});
    }

    void holdsWhatTheViewsNeed()
    {
        const auto inChinese = std::count_if(m_records.begin(), m_records.end(), [](const Json& record) {
            return countIdeographs(text(record, "problem")) >= 10 && countIdeographs(text(record, "generation")) >= 200;
        });
        QVERIFY(inChinese >= 2);
        std::set<std::string> subjects;
        std::size_t longest = 0;
        for (const Json& record : m_records) {
            subjects.insert(text(record, "subject"));
            longest = std::max(longest, text(record, "generation").size());
        }
        for (const char* subject : {"number theory", "combinatorics", "algebra", "geometry", "probability", "calculus",
                                    "physics", "chemistry", "biology"})
            QVERIFY2(subjects.contains(subject), subject);
        QVERIFY(longest >= 18000);
        QVERIFY(std::count_if(m_records.begin(), m_records.end(), [](const Json& record) {
                    return text(record, "problem").find("\nB) ") != std::string::npos;
                }) >= 3);
    }

    void theReadmeNamesEveryRecord()
    {
        std::string readme;
        for (const std::string& line : linesOf(sampleFolder / "README.md"))
            readme += line + '\n';
        QVERIFY(readme.find("CC0-1.0") != std::string::npos);
        for (const Json& record : m_records)
            QVERIFY2(readme.find("| " + text(record, "id") + " |") != std::string::npos, text(record, "id").c_str());
    }

private:
    static std::string text(const Json& record, const char* field) { return record[field].get<std::string>(); }

    std::vector<Json> m_records;
};

QTEST_APPLESS_MAIN(TestSample)
#include "tst_sample.moc"
