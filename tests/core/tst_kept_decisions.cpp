#include "core/clean/trace_result.h"
#include "core/store/decision_store.h"
#include "tests/support/byte_tokenizer.h"
#include "tests/support/hand_made.h"

#include <QTest>

using namespace core;
namespace fs = std::filesystem;

namespace {

TraceDecisions dropFirst(const handmade::Made& made)
{
    std::vector<Decision> bySegment(made.analysis.tree.segments().size(), Decision::Auto);
    bySegment.front() = Decision::Drop;
    return decisionsOn(made.trace, made.analysis.tree, bySegment);
}

} // namespace

/// Decisions by hand: they find their trace and no other, and come back from the file that keeps them.
class TestKeptDecisions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<support::Folder>();
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(m_folder->path("data")));
        std::mt19937 random(11);
        do
            m_made = handmade::random(random);
        while (m_made.analysis.tree.segments().size() < 3);
    }

    void findTheirTraceAndNoOther()
    {
        KeptDecisions kept;
        QVERIFY(kept.of(m_made.trace, m_made.analysis.tree).empty());
        kept.set(traceKeyOf(m_made.trace), dropFirst(m_made));
        const auto found = kept.of(m_made.trace, m_made.analysis.tree);
        QCOMPARE(found.size(), m_made.analysis.tree.segments().size());
        QVERIFY(found.front() == Decision::Drop && found.back() == Decision::Auto);
        Trace changed = m_made.trace;
        changed.reasoning += ' ';
        QVERIFY(kept.of(changed, m_made.analysis.tree).empty());
        Trace renamed = m_made.trace;
        renamed.id += 'x';
        QVERIFY(kept.of(renamed, m_made.analysis.tree).empty());
        kept.set(traceKeyOf(m_made.trace), {});
        QVERIFY(kept.empty());
    }

    void onlyTheSegmentWithThatSpanIsDecided()
    {
        KeptDecisions kept;
        kept.set(traceKeyOf(m_made.trace), dropFirst(m_made));
        // The same text, cut in another way: the first segment is longer now.
        std::vector<Segment> joined = m_made.analysis.tree.segments();
        joined[1].span.begin = joined[0].span.begin;
        joined[1].steps.clear();
        joined.erase(joined.begin());
        const auto tree = TraceTree::build(m_made.trace.reasoning.size(), joined);
        QVERIFY(tree.ok());
        for (const Decision decision : kept.of(m_made.trace, tree.value()))
            QVERIFY(decision == Decision::Auto);
    }

    void thePipelineObeysThem()
    {
        const auto bytes = loadTokenizer(support::writeByteTokenizer(*m_folder));
        QVERIFY(bytes.ok());
        auto kept = std::make_shared<KeptDecisions>();
        std::vector<Decision> all(m_made.analysis.tree.segments().size(), Decision::Keep);
        kept->set(traceKeyOf(m_made.trace), decisionsOn(m_made.trace, m_made.analysis.tree, all));
        const Pipeline pipeline{.tokenizer = bytes.value(), .policy = *presetByName("delete-multi-all"), .decisions = kept};
        const TraceResult result = replan(m_made.trace, m_made.analysis, pipeline);
        for (const Edit& edit : result.plan.edits)
            QVERIFY(edit.reason == EditReason::Seam);
    }

    void comeBackFromTheFile()
    {
        const std::string corpus = m_folder->write("corpus.jsonl", "{}\n");
        QVERIFY(loadDecisions({corpus}).value().empty());
        KeptDecisions kept;
        kept.set(traceKeyOf(m_made.trace), dropFirst(m_made));
        Trace other = m_made.trace;
        other.id = "other \"quoted\" \xE4\xB8\xAD";
        kept.set(traceKeyOf(other), {other.id, {{{3, 9}, Decision::Keep}, {{9, 12}, Decision::Drop}}});
        QVERIFY(saveDecisions({corpus}, kept).ok());
        QVERIFY(decisionFile({corpus}).string().starts_with(m_folder->path("data")));
        const auto loaded = loadDecisions({corpus});
        QVERIFY(loaded.ok());
        QVERIFY(loaded.value().traces() == kept.traces());
        QVERIFY(loadDecisions({m_folder->path("./corpus.jsonl")}).value().traces() == kept.traces()); // by whatever way it is named
        QVERIFY(loadDecisions({m_folder->path("another.jsonl")}).value().empty());
        QVERIFY(saveDecisions({corpus}, {}).ok());
        QVERIFY(!fs::exists(decisionFile({corpus})));
        std::size_t files = 0;
        for ([[maybe_unused]] const auto& entry : fs::directory_iterator(decisionFile({corpus}).parent_path()))
            ++files;
        QCOMPARE(files, std::size_t{0}); // nothing half-written is left
    }

    void aDamagedFileIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("cut off") << QByteArray("{\"format\": \"dlcot decisions 1\", \"tra");
        QTest::newRow("another format") << QByteArray(R"({"format": "x", "traces": []})");
        QTest::newRow("bad key") << QByteArray(R"({"format": "dlcot decisions 1", "traces": [{"key": "12", "id": "a", "decisions": []}]})");
        QTest::newRow("bad span") << QByteArray(R"({"format": "dlcot decisions 1", "traces": [{"key": "00000000000000000000000000000000", "id": "a", "decisions": [[5, 5, "drop"]]}]})");
        QTest::newRow("bad word") << QByteArray(R"({"format": "dlcot decisions 1", "traces": [{"key": "00000000000000000000000000000000", "id": "a", "decisions": [[5, 6, "auto"]]}]})");
        QTest::newRow("no UTF-8") << QByteArray("\xFF\xFE");
    }
    void aDamagedFileIsSetAside()
    {
        QFETCH(QByteArray, text);
        const std::string corpus = m_folder->write("corpus.jsonl", "{}\n");
        const fs::path file = decisionFile({corpus});
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text.toStdString();
        const auto loaded = loadDecisions({corpus});
        QVERIFY(!loaded.ok());
        QVERIFY(loaded.error().code == ErrorCode::BadFormat);
        QVERIFY(loaded.error().message.find(".damaged") != std::string::npos);
        QVERIFY(fs::exists(file.string() + ".damaged"));
        QVERIFY(loadDecisions({corpus}).ok());
    }

    void withoutAFolderItIsSaid()
    {
        qunsetenv("XDG_DATA_HOME");
        const QByteArray home = qgetenv("HOME");
        qunsetenv("HOME");
        QVERIFY(decisionFile({"corpus.jsonl"}).empty());
        KeptDecisions kept;
        kept.set({1, 2}, {"a", {{{0, 1}, Decision::Keep}}});
        QVERIFY(!saveDecisions({"corpus.jsonl"}, kept).ok());
        QVERIFY(loadDecisions({"corpus.jsonl"}).value().empty());
        qputenv("HOME", home);
    }

private:
    std::unique_ptr<support::Folder> m_folder;
    handmade::Made m_made;
};

QTEST_GUILESS_MAIN(TestKeptDecisions)
#include "tst_kept_decisions.moc"
