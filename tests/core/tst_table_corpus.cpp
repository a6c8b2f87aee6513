#include "core/corpus/corpus.h"
#include "core/corpus/record_writer.h"
#include "core/corpus/mapping.h"
#include "core/corpus/table/database.h"

#include "tests/support/corpus_on_disk.h"

#include <QTest>

#include <filesystem>
#include <random>

using namespace core;
using support::Folder;
using support::opened;
using support::recordsOf;

namespace fs = std::filesystem;

namespace {

/// Writes what `select` gives as Parquet.
void writeParquet(const std::string& path, const std::string& select, const std::string& options = "")
{
    auto connection = TableConnection::open();
    QVERIFY2(connection.ok(), connection.ok() ? "" : connection.error().message.c_str());
    const auto done = connection.value()->run(
        "COPY (" + select + ") TO " + sqlText(path) + " (FORMAT parquet" + options + ")", Monitor::none());
    QVERIFY2(done.ok(), done.ok() ? "" : done.error().message.c_str());
}

const std::string numbered = "SELECT i AS id, 'problem ' || i AS problem, repeat('step ' || i || ' ', 20) AS reasoning "
                             "FROM range(10000) t(i)";

} // namespace

/// Parquet files as corpora.
class TestTableCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void valuesOfEveryTypeAreSaid()
    {
        const Folder folder;
        writeParquet(folder.path("a.parquet"),
                     "SELECT 9223372036854775807 AS big, 12345678901234567890123.45::DECIMAL(38,2) AS d, 0.1 AS f, "
                     "true AS yes, NULL::VARCHAR AS nothing, [1, NULL, 3] AS list, "
                     "[{'from': 'gpt', 'value': 'a\"b' || chr(10) || chr(233)}] AS chat, "
                     "TIMESTAMP '2024-01-02 03:04:05.123456' AS at, DATE '2024-01-02' AS day, "
                     "'NaN \"Infinity\"' AS words, 'nan'::DOUBLE AS nan, [1.5, '-inf'::DOUBLE] AS infinities, "
                     "18446744073709551615::UBIGINT AS u, '' AS empty, '{\"k\": [1]}'::JSON AS json");
        const auto corpus = opened(folder.path("a.parquet"));
        QCOMPARE(corpus->recordCount(), std::size_t{1});
        QVERIFY(corpus->format() == CorpusFormat::Parquet);
        QCOMPARE(std::string(corpus->record(0).bytes),
                 std::string("{\"big\":9223372036854775807,\"d\":12345678901234567890123.45,\"f\":0.1,\"yes\":true,"
                             "\"nothing\":null,\"list\":[1,null,3],\"chat\":[{\"from\":\"gpt\",\"value\":\"a\\\"b\\né\"}],"
                             "\"at\":\"2024-01-02 03:04:05.123456\",\"day\":\"2024-01-02\","
                             "\"words\":\"NaN \\\"Infinity\\\"\",\"nan\":null,\"infinities\":[1.5,null],"
                             "\"u\":18446744073709551615,\"empty\":\"\",\"json\":{\"k\":[1]}}"));
    }

    void anyOrderGivesTheSameRows()
    {
        const Folder folder;
        writeParquet(folder.path("n.parquet"), numbered, ", ROW_GROUP_SIZE 2048");
        const auto corpus = opened(folder.path("n.parquet"));
        QCOMPARE(corpus->recordCount(), std::size_t{10000});
        const auto id = [&](std::size_t i) {
            const RawRecord record = corpus->record(i);
            return record.fault.empty() && record.number == i && record.line == i + 1 &&
                   record.bytes.starts_with("{\"id\":" + std::to_string(i) + ",");
        };
        for (std::size_t i = 0; i < 1000; ++i)
            QVERIFY(id(i));
        std::mt19937 random(5);
        for (int n = 0; n < 60; ++n)
            QVERIFY(id(random() % 10000));
        for (std::size_t i = 10000; i-- > 9500;)
            QVERIFY(id(i));
        for (std::size_t i = 0; i < 10000; ++i)
            QVERIFY(id(i));
    }

    void aRecordOutlivesItsPage()
    {
        const Folder folder;
        writeParquet(folder.path("n.parquet"), numbered);
        const auto corpus = opened(folder.path("n.parquet"));
        const RawRecord first = corpus->record(0);
        const std::string before(first.bytes);
        for (std::size_t i = 0; i < corpus->recordCount(); i += 7)
            QVERIFY(corpus->record(i).fault.empty());
        QCOMPARE(std::string(first.bytes), before);
    }

    void shardsAndOtherFormatsJoin()
    {
        const Folder folder;
        fs::create_directories(folder.path("data"));
        for (const int part : {10, 2})
            writeParquet(folder.path("data/train-" + std::to_string(part) + ".parquet"),
                         "SELECT i + " + std::to_string(part * 100) + " AS id FROM range(100) t(i)");
        folder.write("data/zz.jsonl", "{\"id\":7}\n");
        const auto corpus = opened(folder.path("data"));
        QCOMPARE(corpus->recordCount(), std::size_t{201});
        QCOMPARE(std::string(corpus->record(0).bytes), std::string("{\"id\":200}"));
        QCOMPARE(std::string(corpus->record(150).bytes), std::string("{\"id\":1050}"));
        QCOMPARE(std::string(corpus->record(200).bytes), std::string("{\"id\":7}"));
        QVERIFY(corpus->tables().empty());
    }

    void anyNameOfFileAndColumn()
    {
        const Folder folder;
        const std::string name = "it's [1]*? é.parquet";
        writeParquet(folder.path("plain.parquet"), "SELECT 1 AS \"a \"\"b\"\" 'c'\", 2 AS \"select\", 3 AS dlcot_row");
        fs::rename(folder.path("plain.parquet"), folder.path(name));
        const auto corpus = opened(folder.path(name));
        QCOMPARE(std::string(corpus->record(0).bytes),
                 std::string("{\"a \\\"b\\\" 'c'\":1,\"select\":2,\"dlcot_row\":3}"));
    }

    /// The name under which DuckDB counts rows.
    void aColumnMayBeNamedAsTheCountOfRows_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("as it is") << "file_row_number";
        QTest::newRow("capitals") << "File_Row_Number";
    }

    void aColumnMayBeNamedAsTheCountOfRows()
    {
        QFETCH(QString, name);
        const Folder folder;
        const std::string column = '"' + name.toStdString() + '"';
        writeParquet(folder.path("in.parquet"), "SELECT 7 * i AS " + column + ", 'r' || i AS reasoning FROM range(9000) t(i)");
        const auto corpus = opened(folder.path("in.parquet"));
        QCOMPARE(corpus->recordCount(), std::size_t{9000});
        for (const std::size_t i : {0UL, 8999UL, 63UL, 64UL, 65UL, 4000UL, 8000UL, 1UL})
            QCOMPARE(std::string(corpus->record(i).bytes), "{\"" + name.toStdString() + "\":" + std::to_string(7 * i) +
                                                               ",\"reasoning\":\"r" + std::to_string(i) + "\"}");
        const auto writer = RecordWriter::create(folder.path("out.parquet"), *corpus);
        QVERIFY(writer.ok());
        const std::size_t some[] = {1, 64, 8999};
        for (const std::size_t i : some) {
            const RawRecord record = corpus->record(i);
            std::string json(record.bytes);
            if (i == 64)
                json.replace(json.find("r64"), 3, "other");
            QVERIFY(writer.value()->write(record, json).ok());
        }
        const auto finished = writer.value()->finish(Monitor::none());
        QVERIFY2(finished.ok(), finished.ok() ? "" : finished.error().message.c_str());
        QVERIFY(writer.value()->commit().ok());
        const auto again = opened(folder.path("out.parquet"));
        QCOMPARE(again->recordCount(), std::size_t{3});
        QCOMPARE(std::string(again->record(0).bytes), std::string(corpus->record(1).bytes));
        QVERIFY(again->record(1).bytes.find("\":448,\"reasoning\":\"other\"") != std::string_view::npos);
        QCOMPARE(std::string(again->record(2).bytes), std::string(corpus->record(8999).bytes));
    }

    void damageIsSaid_data()
    {
        QTest::addColumn<int>("keep");
        for (const int keep : {4, 5, 11, 12, 200, 4000})
            QTest::addRow("%d bytes", keep) << keep;
    }
    void damageIsSaid()
    {
        QFETCH(int, keep);
        const Folder folder;
        writeParquet(folder.path("n.parquet"), numbered);
        fs::resize_file(folder.path("n.parquet"), static_cast<std::uintmax_t>(keep));
        const auto corpus = Corpus::open(folder.path("n.parquet"), Monitor::none());
        QVERIFY(!corpus.ok());
        QVERIFY(corpus.error().code == ErrorCode::BadFormat);
        QVERIFY2(corpus.error().message.find("is not a whole Parquet file") != std::string::npos,
                 corpus.error().message.c_str());
    }

    void damageInsideIsAFaultOfItsRecords()
    {
        const Folder folder;
        writeParquet(folder.path("n.parquet"), numbered, ", ROW_GROUP_SIZE 2048, COMPRESSION zstd");
        std::string bytes = support::readAll(folder.path("n.parquet"));
        for (std::size_t i = 8; i < 400; ++i)
            bytes[i] = '\xff';
        folder.write("n.parquet", bytes);
        const auto corpus = opened(folder.path("n.parquet"));
        const RawRecord bad = corpus->record(3);
        QVERIFY(bad.bytes.empty());
        QVERIFY(!bad.fault.empty());
        QVERIFY(corpus->record(9000).bytes.starts_with("{\"id\":9000,"));
    }

    void noRowsIsEmpty()
    {
        const Folder folder;
        writeParquet(folder.path("n.parquet"), "SELECT 1 AS id WHERE false");
        const auto corpus = Corpus::open(folder.path("n.parquet"), Monitor::none());
        QVERIFY(!corpus.ok() && corpus.error().code == ErrorCode::Empty);
    }

    void aChangedFileIsNoticed()
    {
        const Folder folder;
        writeParquet(folder.path("n.parquet"), numbered, ", ROW_GROUP_SIZE 2048");
        const auto corpus = opened(folder.path("n.parquet"));
        QVERIFY(corpus->record(0).fault.empty());
        writeParquet(folder.path("n.parquet"), "SELECT i AS id FROM range(20000) t(i)");
        const RawRecord changed = corpus->record(5000);
        QVERIFY(changed.bytes.empty());
        QVERIFY(changed.fault.find("changed or removed") != std::string_view::npos);
        fs::remove(folder.path("n.parquet"));
        QVERIFY(!corpus->record(7000).fault.empty());
        FieldMapping mapping;
        mapping.reasoning.path = "reasoning";
        QVERIFY(readTrace(corpus->record(7000), mapping).error().message.find("changed or removed") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestTableCorpus)
#include "tst_table_corpus.moc"
