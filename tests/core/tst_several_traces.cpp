#include "core/annotate/rules_annotator.h"
#include "core/clean/run.h"
#include "core/corpus/json_path.h"
#include "core/corpus/mapping.h"
#include "core/corpus/trace_corpus.h"
#include "core/tokens/tokenizer.h"

#include "tests/support/corpus_on_disk.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace core;
using nlohmann::ordered_json;

namespace {

constexpr const char* first = "The first way is long enough to be told apart.";
constexpr const char* second = "The second way is long enough to be told apart, too.";

FieldMapping starred(const std::string& reasoning)
{
    FieldMapping mapping;
    mapping.id = {"id"};
    mapping.reasoning = {reasoning};
    return mapping;
}

std::vector<std::string> idsOf(const Corpus& corpus, const FieldMapping& mapping)
{
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < corpus.recordCount(); ++i) {
        const auto trace = readTrace(corpus.record(i), mapping);
        ids.push_back(trace.ok() ? trace.value().id : "! " + trace.error().message);
    }
    return ids;
}

std::string line(const std::string& id, const std::vector<std::string>& generations)
{
    ordered_json record{{"id", id}, {"generations", generations}};
    return record.dump() + "\n";
}

/// Stops when it is asked for the n-th time.
class StopAt final : public Monitor
{
public:
    explicit StopAt(int calls) : m_left(calls) {}
    [[nodiscard]] bool stopRequested() const override { return m_left <= 0; }
    void progress(std::uint64_t, std::uint64_t) override { --m_left; }

private:
    int m_left;
};

} // namespace

/// One record with several generations is several traces, each with an id of its own, written back in its own place.
class TestSeveralTraces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pathsNamePlaces_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("places");
        QTest::newRow("list") << "g[*]" << "0=\"a\" 1=null 2=\"c\"";
        QTest::newRow("inside elements") << "c[*].m.t" << "0=1 1=null";
        QTest::newRow("numbered names") << "r_*" << "1=\"x\" 2=\"y\" 10=\"z\"";
        QTest::newRow("models") << "*_t.v" << "q=1 p=2";
        QTest::newRow("no such list") << "h[*]" << "";
        QTest::newRow("no list") << "r_1[*]" << "";
        QTest::newRow("without a star") << "r_1" << "=\"x\"";
        QTest::newRow("a name with a star in it") << "[\"s*\"]" << "=5";
    }

    void pathsNamePlaces()
    {
        QFETCH(QString, path);
        QFETCH(QString, places);
        const std::string record = R"({"g":["a",null,"c"],"c":[{"m":{"t":1}},{"m":null}],"r_1":"x","r_2":"y","r_10":"z",)"
                                   R"("r_":"none","q_t":{"v":1},"p_t":{"v":2},"s*":5})";
        const JsonScan scan = scanJson(record);
        QVERIFY(!scan.fault);
        const auto steps = parsePath(path.toStdString());
        QVERIFY(steps.ok());
        std::string found;
        for (const PathPlace& place : findPlaces(record, scan, steps.value()))
            found += (found.empty() ? "" : " ") + place.label + "=" +
                     (place.value.type == JsonType::Null ? "null" : std::string(place.value.span.in(record)));
        QCOMPARE(QString::fromStdString(found), places);
    }

    void aBoundPathNamesOnePlace_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("bound");
        QTest::newRow("list") << "a.g[*]" << "3" << "a.g[3]";
        QTest::newRow("name") << "r_*" << "2" << "r_2";
        QTest::newRow("a label that has to be quoted") << "r_*" << "a.b" << "[\"r_a.b\"]";
        QTest::newRow("other steps stay") << "a[role=x|y][-1][\"b.c\"][*].d" << "0" << "a[role=x|y][-1][\"b.c\"][0].d";
        QTest::newRow("no star") << "a.b" << "0" << "a.b";
    }

    void aBoundPathNamesOnePlace()
    {
        QFETCH(QString, path);
        QFETCH(QString, label);
        QFETCH(QString, bound);
        QCOMPARE(QString::fromStdString(boundPath(path.toStdString(), label.toStdString())), bound);
    }

    void aSecondStarIsRefused()
    {
        for (const char* path : {"a[*].b[*]", "a_*[*]", "a*b*"})
            QVERIFY2(!parsePath(path).ok(), path);
    }

    void eachGenerationIsATrace()
    {
        const support::Folder folder;
        const auto records = support::corpusOf(folder, line("a", {"p", "q"}) + line("b", {"r"}) + line("c", {}) +
                                                           R"({"id":"d","generations":[null,"s",""]})" "\n");
        const FieldMapping mapping = starred("generations[*]");
        const auto traces = tracesOf(records, mapping, Monitor::none());
        QVERIFY(traces->records() == records);
        QVERIFY(traces->complete());
        QCOMPARE(traces->recordCount(), std::size_t{5});
        const auto ids = idsOf(*traces, mapping);
        QCOMPARE(ids[0], std::string("a#0"));
        QCOMPARE(ids[1], std::string("a#1"));
        QCOMPARE(ids[2], std::string("b")); // one place only
        QVERIFY(ids[3].starts_with("! No reasoning stands at \"generations[*]\""));
        QCOMPARE(ids[4], std::string("d#1")); // as when the others were there
        const std::uint64_t holders[] = {0, 0, 1, 2, 3};
        for (std::size_t i = 0; i < 5; ++i) {
            QCOMPARE(traces->record(i).number, std::uint64_t{i});
            QCOMPARE(traces->record(i).record(), holders[i]);
        }
        QCOMPARE(traces->record(1).trace, 1U);
        QCOMPARE(traces->record(1).traces, 2U);
    }

    void aNumberStandsForAMissingId()
    {
        const support::Folder folder;
        const auto records = support::corpusOf(folder, "{\"g\":[\"p\",\"q\"]}\n{\"g\":[\"r\",\"s\"]}\n");
        const FieldMapping mapping = starred("g[*]");
        QCOMPARE(idsOf(*tracesOf(records, mapping, Monitor::none()), mapping),
                 (std::vector<std::string>{"0#0", "0#1", "1#0", "1#1"}));
    }

    void withoutAStarTheCorpusIsItself()
    {
        const support::Folder folder;
        const auto records = support::corpusOf(folder, line("a", {"p", "q"}));
        QVERIFY(tracesOf(records, starred("generations[0]"), Monitor::none()) == records);
        // Other fields are chosen: the whole records are at hand.
        const auto traces = tracesOf(records, starred("generations[*]"), Monitor::none());
        QVERIFY(tracesOf(traces, starred("generations[0]"), Monitor::none()) == records);
    }

    void aGrowingCorpusIsCountedOnce()
    {
        const support::Folder folder;
        const std::string some = line("a", {"p", "q"}) + line("b", {"r"});
        const auto begun = support::corpusOf(folder, some);
        const FieldMapping mapping = starred("generations[*]");
        TraceLister lister(mapping);
        const auto first3 = lister.list(begun, Monitor::none());
        QCOMPARE(first3->recordCount(), std::size_t{3});
        std::string more = some;
        for (int i = 0; i < 500; ++i)
            more += line(std::to_string(i), {"x", "y", "z"});
        const auto all = lister.list(support::corpusOf(folder, more), Monitor::none());
        QCOMPARE(all->recordCount(), std::size_t{1503});
        QCOMPARE(idsOf(*all, mapping).back(), std::string("499#2"));
        QCOMPARE(first3->recordCount(), std::size_t{3});
    }

    void aStopIsTold()
    {
        const support::Folder folder;
        std::string text;
        for (int i = 0; i < 3000; ++i)
            text += line(std::to_string(i), {"x", "y"});
        StopAt monitor(3);
        const auto traces = tracesOf(support::corpusOf(folder, text), starred("generations[*]"), monitor);
        QVERIFY(!traces->complete());
        QVERIFY(traces->recordCount() < 6000);
    }

    void onlyTheMeantTraceIsEdited()
    {
        const ordered_json values{{"id", "a"}, {"generations", {first, second}}, {"right", {true, false}}, {"copy", second}};
        const std::string bytes = values.dump();
        RawRecord record{0, 1, bytes};
        record.trace = 1;
        const std::vector<TextEdit> edits{{{0, 4}, ""}};
        const auto changed = rewriteRecord(record, starred("generations[*]"), edits);
        QVERIFY(changed.ok());
        ordered_json wanted = values;
        wanted["generations"][1] = std::string(second).substr(4);
        wanted["copy"] = std::string(second).substr(4);
        QCOMPARE(changed.value(), wanted.dump());
    }

    void twoThatSayTheSameAreNoCopies()
    {
        const ordered_json values{{"id", "a"}, {"generations", {first, first}}, {"messages", {{{"content", first}}}}};
        const std::string bytes = values.dump();
        const std::vector<TraceChange> changes{{0, TraceChange::Fate::Kept, {{{0, 4}, "A "}}},
                                               {1, TraceChange::Fate::Kept, {{{0, 4}, "B "}}}};
        const auto changed = rewriteTraces({0, 1, bytes}, starred("generations[*]"), changes);
        QVERIFY(changed.ok());
        ordered_json wanted = values;
        wanted["generations"] = {"A " + std::string(first).substr(4), "B " + std::string(first).substr(4)};
        wanted["messages"][0]["content"] = wanted["generations"][0];
        QCOMPARE(changed.value(), wanted.dump());
    }

    void whatIsLeftOutIsNull()
    {
        const ordered_json values{{"id", "a"}, {"generations", {first, second}}, {"right", {true, false}}};
        const std::string bytes = values.dump();
        const std::vector<TraceChange> changes{{0, TraceChange::Fate::LeftOut, {}}, {1, TraceChange::Fate::Kept, {}}};
        const auto changed = rewriteTraces({0, 1, bytes}, starred("generations[*]"), changes);
        QVERIFY(changed.ok());
        ordered_json wanted = values;
        wanted["generations"][0] = nullptr;
        QCOMPARE(changed.value(), wanted.dump());
        // The other keeps its id.
        const support::Folder folder;
        const FieldMapping mapping = starred("generations[*]");
        const auto again = support::corpusOf(folder, changed.value() + "\n");
        QCOMPARE(idsOf(*tracesOf(again, mapping, Monitor::none()), mapping), std::vector<std::string>{"a#1"});
    }

    /// Whole records do as well: no trace is lost because the caller did not list them.
    void cleaningListsTheTracesItself()
    {
        const support::Folder folder;
        const auto records = support::corpusOf(folder, line("a", {first, second}) + line("b", {second}));
        Pipeline pipeline;
        pipeline.annotator = makeRulesAnnotator().value();
        pipeline.tokenizer = loadTokenizer("qwen3").value();
        const FieldMapping mapping = starred("generations[*]");
        for (const auto& corpus : {records, tracesOf(records, mapping, Monitor::none())}) {
            const auto summary =
                cleanCorpus(*corpus, mapping, pipeline, 2, CleanTargets::beside(folder.path("out.jsonl")), Monitor::none());
            QVERIFY(summary.ok() && summary.value().complete);
            QCOMPARE(summary.value().records, std::uint64_t{3});
            QCOMPARE(summary.value().holders, std::uint64_t{2});
        }
    }

    void severalAreFoundWithoutHelp_data()
    {
        QTest::addColumn<QString>("record");
        QTest::addColumn<QString>("reasoning");
        QTest::addColumn<QString>("response");
        QTest::newRow("lists beside one another")
            << R"({"question":"How much is 2 + 3?","thoughts":["Let me add them: 5.","Two and three, so five."],"responses":["5","five"]})"
            << "thoughts[*]" << "responses[*]";
        QTest::newRow("numbered pairs")
            << R"({"question":"How much is 2 + 3?","gen_reasoning_1":"<think>Let me add: 5.</think>5","gen_reasoning_2":"<think>It is five.</think>5"})"
            << "gen_reasoning_*" << "gen_reasoning_*";
        QTest::newRow("one number alone is a name")
            << R"({"question":"How much is 2 + 3?","r1_solution_1":"<think>Let me add: 5.</think>5","r1_solution_text":"It is five."})"
            << "r1_solution_1" << "r1_solution_1";
        QTest::newRow("the steps of a chat are not several")
            << R"({"conversations":[{"from":"human","value":"2 + 3?"},{"from":"gpt","value":"<think>Five.</think>5"},{"from":"human","value":"Sure?"},{"from":"gpt","value":"<think>Yes.</think>Yes"}]})"
            << "conversations[from=gpt].value" << "conversations[from=gpt].value";
    }

    void severalAreFoundWithoutHelp()
    {
        QFETCH(QString, record);
        QFETCH(QString, reasoning);
        QFETCH(QString, response);
        const support::Folder folder;
        const auto mapping = detectMapping(*support::corpusOf(folder, record.toStdString() + "\n"));
        QVERIFY2(mapping.ok(), mapping.ok() ? "" : mapping.error().message.c_str());
        QCOMPARE(QString::fromStdString(mapping.value().reasoning.path), reasoning);
        QCOMPARE(QString::fromStdString(mapping.value().response.path), response);
    }
};

QTEST_APPLESS_MAIN(TestSeveralTraces)
#include "tst_several_traces.moc"
