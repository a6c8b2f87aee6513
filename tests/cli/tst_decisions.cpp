#include "core/clean/run.h"
#include "core/corpus/mapping.h"
#include "core/resources.h"
#include "core/store/decision_store.h"
#include "tests/support/run_program.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <algorithm>

namespace {

/// The first trace of a corpus that loses a whole segment under a preset, and the word to keep all of it.
std::optional<core::KeptDecisions> keepWhatWouldGo(const QString& file)
{
    const auto corpus = core::Corpus::open(file.toStdString(), core::Monitor::none());
    const auto annotator = core::makeRulesAnnotator();
    const auto tokenizer = core::loadTokenizer("qwen3");
    if (!corpus.ok() || !annotator.ok() || !tokenizer.ok())
        return std::nullopt;
    const core::Pipeline pipeline{.annotator = annotator.value(), .tokenizer = tokenizer.value(), .policy = *core::presetByName("delete-multi-all")};
    core::KeptDecisions kept;
    const auto sink = [&](const core::RawRecord&, const core::RecordOutcome& outcome) {
        const auto* result = std::get_if<core::TraceResult>(&outcome);
        if (result == nullptr || result->plan.edits.empty())
            return true;
        const core::TraceTree& tree = result->analysis.tree;
        kept.set(core::traceKeyOf(result->trace), core::decisionsOn(result->trace, tree, std::vector<core::Decision>(tree.segments().size(), core::Decision::Keep)));
        return false;
    };
    const auto run = core::runCorpus(*corpus.value(), core::detectMapping(*corpus.value()).value(), pipeline, 1, sink, core::Monitor::none());
    return run.ok() && !kept.empty() ? std::optional(kept) : std::nullopt;
}

} // namespace

/// `dlcot clean --decisions`: what was decided by hand in the window.
class TestDecisions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("XDG_DATA_HOME", m_folder.path("data").toUtf8()); }

    void holdOnlyWhereTheyAreAskedFor()
    {
        const QString corpus = m_folder.path("corpus.jsonl");
        QVERIFY(QFile::copy(QString::fromStdString(core::resourcePath("sample/sample.jsonl").string()), corpus));
        const auto clean = [&](const char* out, const QStringList& more) {
            return runProgram(QStringLiteral("dlcot"), QStringList{QStringLiteral("clean"), corpus, QStringLiteral("-o"), m_folder.path(out),
                                                                   QStringLiteral("--preset"), QStringLiteral("delete-multi-all")} + more);
        };
        const QStringList byHand{QStringLiteral("--decisions")};
        QCOMPARE(clean("plain.jsonl", {}).code, 0);
        const ProgramRun none = clean("none.jsonl", byHand);
        QCOMPARE(none.code, 0);
        QVERIFY2(none.err.contains("nothing was decided"), none.err.constData());
        QCOMPARE(m_folder.read("none.jsonl"), m_folder.read("plain.jsonl"));

        const auto kept = keepWhatWouldGo(corpus);
        QVERIFY(kept);
        QVERIFY(core::saveDecisions({corpus.toStdString()}, *kept).ok());
        QCOMPARE(clean("again.jsonl", {}).code, 0);
        QCOMPARE(m_folder.read("again.jsonl"), m_folder.read("plain.jsonl"));
        QCOMPARE(clean("hand.jsonl", byHand).code, 0);
        const auto was = m_folder.read("corpus.jsonl").split('\n');
        const auto plain = m_folder.read("plain.jsonl").split('\n');
        const auto hand = m_folder.read("hand.jsonl").split('\n');
        QCOMPARE(hand.size(), plain.size());
        int other = 0;
        for (qsizetype i = 0; i < hand.size(); ++i)
            if (hand[i] != plain[i]) {
                ++other;
                QVERIFY(was.contains(hand[i])); // kept whole
            }
        QCOMPARE(other, 1);
    }

    void aDamagedFileIsSaid()
    {
        const QString corpus = m_folder.write("damaged.jsonl", "{\"problem\": \"?\", \"reasoning\": \"So it is 2.\", \"answer\": \"2\"}\n");
        const auto file = core::decisionFile({corpus.toStdString()});
        std::filesystem::create_directories(file.parent_path());
        QFile out(QString::fromStdString(file.string()));
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write("{") == 1);
        out.close();
        const QStringList arguments{QStringLiteral("clean"), corpus, QStringLiteral("--decisions"), QStringLiteral("-o"), m_folder.path("out.jsonl")};
        const ProgramRun run = runProgram(QStringLiteral("dlcot"), arguments);
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("damaged"), run.err.constData());
        QVERIFY(!m_folder.has("out.jsonl"));
    }

private:
    support::TestFolder m_folder;
};

QTEST_GUILESS_MAIN(TestDecisions)
#include "tst_decisions.moc"
