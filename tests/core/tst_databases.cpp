#include "core/clean/convert.h"
#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"
#include "core/corpus/table/database.h"

#include "tests/support/corpus_on_disk.h"

#include <sqlite3.h>

#include <QTest>

#include <filesystem>

using namespace core;
using support::Folder;
using support::opened;

namespace {

/// Makes a DuckDB database by statements in which `here` is it.
void makeDuckDb(const std::string& path, const std::vector<std::string>& statements)
{
    auto connection = TableConnection::open();
    QVERIFY2(connection.ok(), connection.ok() ? "" : connection.error().message.c_str());
    std::vector<std::string> all{"ATTACH " + sqlText(path) + " AS here"};
    all.insert(all.end(), statements.begin(), statements.end());
    all.push_back("DETACH here");
    for (const std::string& statement : all) {
        const auto done = connection.value()->run(statement, Monitor::none());
        QVERIFY2(done.ok(), done.ok() ? "" : done.error().message.c_str());
    }
}

void makeSqlite(const std::string& path, const std::string& statements)
{
    sqlite3* database = nullptr;
    QCOMPARE(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    QCOMPARE(sqlite3_exec(database, statements.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
}

const std::string sqliteRows = "CREATE TABLE traces(id INTEGER, \"problem text\" TEXT, reasoning TEXT, score REAL, extra BLOB);"
                               "INSERT INTO traces VALUES (9007199254740993, 'a \"quoted\" one', 'step' || char(10) || 'é', 2.0, x'00ff');"
                               "INSERT INTO traces VALUES (2, NULL, 'next', 0.1, NULL);";

const std::string row650 = "{\"id\":650,\"problem\":\"p650\",\"out\":{\"text\":[\"r650\",null]}}";
const std::vector<std::string> sqliteRecords{
    "{\"id\":9007199254740993,\"problem text\":\"a \\\"quoted\\\" one\",\"reasoning\":\"step\\né\",\"score\":2.0,\"extra\":\"AP8=\"}",
    "{\"id\":2,\"problem text\":null,\"reasoning\":\"next\",\"score\":0.1,\"extra\":null}"};

} // namespace

/// Tables of databases as corpora.
class TestDatabases : public QObject
{
    Q_OBJECT
private:
    Folder m_cache;

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CACHE_HOME", m_cache.path("cache").c_str()); }

    void aDuckDbTable()
    {
        const Folder folder;
        const std::string path = folder.path("it's.db"); // the content tells
        makeDuckDb(path, {"CREATE TABLE here.t AS SELECT i AS id, 'p' || i AS problem, {'text': ['r' || i, NULL]} AS out FROM range(700) t(i)"});
        for (int round = 0; round < 2; ++round) { // the second time from the cache folder
            const auto corpus = opened(path);
            QCOMPARE(formatName(corpus->format()), std::string_view("duckdb"));
            QCOMPARE(corpus->recordCount(), std::size_t{700});
            QVERIFY(corpus->warnings().empty());
            QCOMPARE(std::string(corpus->record(650).bytes), row650);
        }
    }

    void theLargestOfSeveralTablesIsRead()
    {
        const Folder folder;
        makeDuckDb(folder.path("a.duckdb"), {"CREATE TABLE here.small AS SELECT 1 AS x", "CREATE SCHEMA here.\"my schema\"",
                                             "CREATE TABLE here.\"my schema\".\"big one\" AS SELECT 'r' || i AS reasoning FROM range(50) t(i)",
                                             "CREATE TABLE here.none(x INTEGER)"});
        makeSqlite(folder.path("b.db"), sqliteRows + "CREATE TABLE few(x); INSERT INTO few VALUES (1); CREATE TABLE none(x);");
        for (const char* name : {"a.duckdb", "b.db"}) {
            for (int round = 0; round < 2; ++round) {
                const auto corpus = opened(folder.path(name));
                QCOMPARE(corpus->recordCount(), std::size_t{name[0] == 'a' ? 50U : 2U});
                QCOMPARE(corpus->warnings().size(), std::size_t{1});
                QVERIFY2(corpus->warnings()[0].find("Of its 2 tables") != std::string::npos, corpus->warnings()[0].c_str());
            }
        }
    }

    void anSqliteTable()
    {
        const Folder folder;
        makeSqlite(folder.path("in.txt"), sqliteRows);
        const auto corpus = opened(folder.path("in.txt"));
        QVERIFY(support::recordsOf(*corpus) == sqliteRecords);
        const auto mapping = detectMapping(*corpus);
        QVERIFY(mapping.ok());
        QCOMPARE(mapping.value().problem.path, std::string("problem text"));
    }

    void aTableIsConverted()
    {
        const Folder folder;
        makeSqlite(folder.path("in.sqlite"), sqliteRows);
        makeDuckDb(folder.path("in.duckdb"), {"CREATE TABLE here.t AS SELECT i AS id, 'r' || i AS reasoning FROM range(3) t(i)"});
        for (const char* name : {"in.sqlite", "in.duckdb"}) {
            const auto corpus = opened(folder.path(name));
            const auto done = convertCorpus(*corpus, CleanTargets::beside(folder.path("out.parquet")), Monitor::none());
            QVERIFY2(done.ok(), done.ok() ? "" : done.error().message.c_str());
            QCOMPARE(opened(folder.path("out.parquet"))->recordCount(), corpus->recordCount());
            const auto database = convertCorpus(*corpus, CleanTargets::beside(folder.path("out.duckdb")), Monitor::none());
            QVERIFY(!database.ok());
            QVERIFY(database.error().code == ErrorCode::Unsupported);
            QVERIFY(!std::filesystem::exists(folder.path("out.duckdb")));
        }
    }

    void damageAndEmptinessAreSaid()
    {
        const Folder folder;
        makeSqlite(folder.path("none.db"), "CREATE TABLE t(x);");
        makeDuckDb(folder.path("none.duckdb"), {"CREATE TABLE here.t(x INTEGER)"});
        makeSqlite(folder.path("whole.db"), sqliteRows);
        makeDuckDb(folder.path("whole.duckdb"), {"CREATE TABLE here.t AS SELECT i FROM range(9) t(i)"});
        for (const char* name : {"whole.db", "whole.duckdb"}) {
            std::string bytes = support::readAll(folder.path(name));
            bytes.resize(bytes.size() / 2);
            folder.write(name, bytes);
        }
        for (const char* name : {"none.db", "none.duckdb", "whole.db", "whole.duckdb"}) {
            const auto corpus = Corpus::open(folder.path(name), Monitor::none());
            QVERIFY2(!corpus.ok(), name);
            QVERIFY2(corpus.error().message.find(name) != std::string::npos, corpus.error().message.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestDatabases)
#include "tst_databases.moc"
