#include "core/annotate/annotator.h"
#include "core/resources.h"
#include "core/trace/model_rows.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

using namespace core;

namespace {

constexpr std::string_view heading = "some model 1";

std::uint32_t bitsOf(float value) { return std::bit_cast<std::uint32_t>(value); }

} // namespace

/// Files of weights.
class TestModelRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsNumbersAsTheLibraryDoes_data()
    {
        QTest::addColumn<QString>("number");
        for (const char* number : {"0", "-0", "7", "-18", "4096", "9999999", "16777217", "123456789012", "0.124", "-0.000", "-12.345", "0.1234567", "1.0000001",
                                   "0.12345678", "8388607.5", "3.", ".5", "-.5", "1e3", "-2.5e-3", "00012", "0000000000.25", "1e-40", "inf"})
            QTest::newRow(number) << QString::fromLatin1(number);
    }
    void readsNumbersAsTheLibraryDoes()
    {
        QFETCH(QString, number);
        const std::string text = number.toStdString();
        float expected = 0;
        QVERIFY(std::from_chars(text.data(), text.data() + text.size(), expected).ec == std::errc());
        for (const std::string& fields : {" " + text, "  " + text + " 2", text + " "}) {
            float row[1] = {-7};
            QVERIFY(readRow(fields, row));
            QCOMPARE(bitsOf(row[0]), bitsOf(expected));
        }
    }

    void readsAllShippedNumbersAsTheLibraryDoes_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* file : {"segments", "whole_segments", "recurrent", "short_segments", "short_recurrent"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }
    void readsAllShippedNumbersAsTheLibraryDoes()
    {
        QFETCH(QString, file);
        QFile in(QString::fromStdString(resourcePath("models/" + file.toStdString() + ".txt").string()));
        QVERIFY(in.open(QIODevice::ReadOnly));
        const std::string title = in.readLine().trimmed().toStdString();
        ModelRows rows(in.fileName().toStdString(), title);
        std::size_t numbers = 0;
        while (const auto row = rows.next()) {
            std::vector<float> expected;
            const char* const end = row->fields.data() + row->fields.size();
            for (const char* at = row->fields.data(); at != end;) {
                const auto [behind, error] = std::from_chars(at + 1, end, expected.emplace_back());
                QVERIFY(error == std::errc());
                at = behind;
            }
            std::vector<float> found(expected.size());
            QVERIFY(readRow(row->fields, found));
            for (std::size_t i = 0; i < found.size(); ++i)
                QCOMPARE(bitsOf(found[i]), bitsOf(expected[i]));
            numbers += found.size();
        }
        QVERIFY(rows.ok());
        QVERIFY(numbers > 3000);
    }

    void refusesWhatIsNoNumber_data()
    {
        QTest::addColumn<QString>("fields");
        for (const char* fields : {"", " ", " 1", " 1 x", " x 1", " 1 -", " 1 .", " - 1", " 1-", " 1 --2"})
            QTest::newRow(fields) << QString::fromLatin1(fields);
    }
    void refusesWhatIsNoNumber()
    {
        QFETCH(QString, fields);
        const std::string text = fields.toStdString();
        std::array<float, 2> row{};
        QVERIFY(!readRow(text, row));
    }

    void passesOverCommentsAndEmptyLines()
    {
        ModelRows rows(written("some model 1\n# one\n\nfirst 1 2\n#\nsecond\nthird 3"), heading);
        std::vector<std::string> names;
        while (const auto row = rows.next())
            names.emplace_back(row->name);
        QCOMPARE(names, (std::vector<std::string>{"first", "second", "third"}));
        QVERIFY(rows.ok());
        QVERIFY(QString::fromStdString(rows.damaged().where).endsWith("line 7"));
    }

    void saysWhatIsWrongWithAFile()
    {
        ModelRows other(written("some model 2\nfirst 1\n"), heading);
        QVERIFY(!other.next());
        QCOMPARE(other.error().code, ErrorCode::BadFormat);
        ModelRows empty(written(""), heading);
        QVERIFY(!empty.next());
        QCOMPARE(empty.error().code, ErrorCode::BadFormat);
        ModelRows folder(m_folder.path().toStdString(), heading);
        QVERIFY(!folder.ok());
        const std::string none = m_folder.filePath("none.txt").toStdString();
        QCOMPARE(ModelRows(none, heading).error().code, ErrorCode::NotFound);
        QCOMPARE(ModelRows::find(none).error().where, none);
        QVERIFY(ModelRows::find(written("")).ok());
    }

    void findsNamesInOrderAndOutOfIt()
    {
        std::vector<std::string> names;
        for (int i = 0; i < 200; ++i)
            names.push_back("name " + std::to_string(i));
        NamesInOrder known{std::span<const std::string>(names)};
        for (const std::size_t i : {0U, 1U, 5U, 189U, 3U, 4U, 100U})
            QCOMPARE(known.find(names[i]), std::optional<std::size_t>(i));
        QVERIFY(!known.find("another"));
        QVERIFY(!known.find(""));
        QCOMPARE(known.find(names[101]), std::optional<std::size_t>(101));
    }

    void damagedModelsOfShortTracesAreSaidWhenTheyAreNeeded()
    {
        QVERIFY(QDir(m_folder.path()).mkpath("data/models"));
        write(m_folder.filePath("data/models/short_recurrent.txt"), "dlcot recurrent model 2\nunit:bias 1 2 x\n");
        qputenv("DLCOT_DATA_DIR", m_folder.filePath("data").toUtf8());
        const auto annotator = makeRulesAnnotator();
        QVERIFY(annotator.ok());
        const Trace longer{.reasoning = std::string(3000, 'x') + ". So the answer is 7."};
        QVERIFY(annotator.value()->annotate(longer, Monitor::none()).ok());
        const Trace trace{.reasoning = "I add 3 and 4. So the answer is 7."};
        for (int again = 0; again < 2; ++again) {
            const auto analysis = annotator.value()->annotate(trace, Monitor::none());
            QVERIFY(!analysis.ok());
            QCOMPARE(analysis.error().code, ErrorCode::BadFormat);
            QVERIFY2(QString::fromStdString(analysis.error().where).endsWith("short_recurrent.txt, line 2"), analysis.error().where.c_str());
        }
        qunsetenv("DLCOT_DATA_DIR");
    }

    void shortTracesMayComeAtTheSameTime()
    {
        const auto annotator = makeRulesAnnotator();
        QVERIFY(annotator.ok());
        const Trace trace{.reasoning = "I add 3 and 4, which is 7.\n\nLet me check: 7 - 4 = 3. So the answer is 7."};
        std::array<std::size_t, 4> segments{};
        std::vector<std::thread> threads;
        for (std::size_t& count : segments)
            threads.emplace_back([&] {
                const auto analysis = annotator.value()->annotate(trace, Monitor::none());
                count = analysis.ok() ? analysis.value().notes.size() : 0;
            });
        for (std::thread& thread : threads)
            thread.join();
        for (const std::size_t count : segments)
            QVERIFY(count > 0 && count == segments[0]);
    }

private:
    static void write(const QString& path, const std::string& text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.data(), static_cast<qint64>(text.size()));
    }
    std::string written(const std::string& text)
    {
        const QString path = m_folder.filePath(QString::number(m_files++) + ".txt");
        write(path, text);
        return path.toStdString();
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

QTEST_GUILESS_MAIN(TestModelRows)
#include "tst_model_rows.moc"
