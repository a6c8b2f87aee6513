#include "core/annotate/annotator.h"
#include "core/evaluate/figures.h"
#include "core/evaluate/labelled_file.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <fstream>
#include <string>

using namespace core;

struct Least
{
    double boundary = 0, kind = 0, work = 0, label = 0;
};
Q_DECLARE_METATYPE(Least)

/// Traces written for this project that no model or rule of segments was fitted to (tests/data/own_traces.md, short ones in
/// own_short_traces.jsonl): the figures that the annotator reaches on them may not fall by much.
class TestOwnTraces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void figures_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("count");
        QTest::addColumn<Least>("least");
        QTest::newRow("1.5 to 9 KB") << "own_traces.jsonl" << 200 << Least{0.62, 0.80, 0.48, 0.69};
        QTest::newRow("under 2000 characters") << "own_short_traces.jsonl" << 60 << Least{0.91, 0.88, 0.89, 0.61};
    }
    void figures()
    {
        QFETCH(QString, name);
        QFETCH(int, count);
        QFETCH(Least, least);
        const auto annotator = makeRulesAnnotator();
        QVERIFY(annotator.ok());
        std::ifstream file(DLCOT_SOURCE_DIR "/tests/data/" + name.toStdString());
        EvaluationCounts counts;
        std::vector<std::string> doubts;
        for (std::string line; std::getline(file, line);) {
            const auto row = nlohmann::json::parse(line);
            const auto& answer = row.at("answer");
            const Trace trace{.id = row.at("id"), .problem = row.at("problem"), .reasoning = row.at("reasoning"), .response = {},
                              .answer = answer.is_string() ? answer.get<std::string>() : std::string()};
            const auto gold = readLabelledTrace(line, doubts);
            QVERIFY2(gold.ok(), trace.id.c_str());
            const auto analysis = annotator.value()->annotate(trace, Monitor::none());
            QVERIFY2(analysis.ok(), trace.id.c_str());
            const LabelledTrace found = labelledTrace(trace.id, trace.reasoning, analysis.value());
            counts.add(countAgreement(gold.value(), &found));
        }
        QVERIFY(doubts.empty());
        QCOMPARE(counts.traces, static_cast<std::uint64_t>(count));
        QCOMPARE(counts.covered, counts.traces);
        const Figures figures = figuresOf(counts);
        qInfo("boundary %.3f kind %.3f work %.3f label %.3f", figures.boundaryF1, figures.kindAccuracy, figures.workF1, figures.labelAccuracy);
        QVERIFY(figures.boundaryF1 >= least.boundary);
        QVERIFY(figures.kindAccuracy >= least.kind);
        QVERIFY(figures.workF1 >= least.work);
        QVERIFY(figures.labelAccuracy >= least.label);
    }
};

QTEST_GUILESS_MAIN(TestOwnTraces)
#include "tst_own_traces.moc"
