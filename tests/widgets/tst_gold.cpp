#include "app/actions.h"
#include "app/gold_flow.h"
#include "app/main_window.h"
#include "app/studio.h"
#include "core/resources.h"
#include "tests/support/corpus_files.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/studio_bench.h"
#include "widgets/models/differences_model.h"
#include "widgets/views/gold_figures.h"
#include "widgets/views/gold_panel.h"
#include "widgets/views/trace_text_view.h"
#include "widgets/views/trace_view.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <nlohmann/json.hpp>

using Json = nlohmann::json;
using support::patience;
using widgets::DifferencesModel;

namespace {

/// Gold for records of CorpusFiles::numbered: the whole a wrong approach, which no analysis says.
Json goldOf(int number)
{
    const std::string text = CorpusFiles::reasoning(number);
    Json out{{"id", "r" + std::to_string(number)}, {"problem", "p"}, {"reasoning", text}, {"answer", "2"}};
    const auto length = static_cast<std::int64_t>(text.size());
    out["segments"] = {{{"begin", 0}, {"end", length}, {"kind", "conclusion"}, {"cluster", 0}}};
    out["errors"] = {{{"begin", 2}, {"end", 8}, {"message", "<b>not so</b>"}}};
    return out;
}

QByteArray linesOf(const std::vector<Json>& records)
{
    QByteArray out;
    for (const Json& one : records)
        out += QByteArray::fromStdString(one.dump()) + '\n';
    return out;
}

core::ShownDifference difference(core::Difference::What what, core::Span span)
{
    core::ShownDifference out;
    out.difference.what = what;
    out.difference.span = span;
    out.difference.goldKind = core::Kind::Verification;
    out.excerpt = "Wait, <b>let</b> me\ncheck";
    return out;
}

std::shared_ptr<const core::Review> review()
{
    auto out = std::make_shared<core::Review>();
    core::ReviewedTrace first;
    first.id = "a";
    first.fit = core::ReviewedTrace::Fit::Whole;
    first.record = 3;
    first.differences = {difference(core::Difference::What::MissedStart, {5, 6}), difference(core::Difference::What::ExtraError, {9, 12})};
    core::ReviewedTrace gone;
    gone.id = "gone";
    out->traces = {first, gone};
    out->compared = 1;
    out->total.traces = 1;
    return out;
}

class Bench : public support::StudioBench
{
public:
    [[nodiscard]] widgets::GoldPanel* panel() { return studio.window()->findChild<widgets::GoldPanel*>(); }
    /// What stands where the disagreements would.
    [[nodiscard]] QString words()
    {
        QStringList out;
        for (const QLabel* label : panel()->findChildren<QLabel*>())
            if (label->isVisible())
                out << label->text();
        return out.join(QLatin1Char('|'));
    }
};

} // namespace

/// Gold labels in the window: opened, stepped through, refused in words.
class TestGold : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void modelKeepsTheRules()
    {
        DifferencesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setReview(review());
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(!model.index(3, 0).isValid() && !model.index(0, DifferencesModel::ColumnCount).isValid());
        QVERIFY(model.sentence(0).contains(QLatin1String("Check")));
        QCOMPARE(model.index(0, DifferencesModel::Text).data().toString(), QStringLiteral("Wait, <b>let</b> me check"));
        QVERIFY(model.index(0, DifferencesModel::Text).data(Qt::ToolTipRole).toString().contains(QLatin1String("&lt;b&gt;")));
        QVERIFY(model.placeOf(0).record == 3U && model.placeOf(0).span == core::Span(core::Span{5, 6}));
        QVERIFY(!model.placeOf(2).record && !model.placeOf(2).span);
        QVERIFY(model.sentence(2).contains(QLatin1String("no record")));
        QVERIFY(!model.placeOf(-1).record && !model.placeOf(99).record);
        model.setTopic(DifferencesModel::Topic::Error);
        QCOMPARE(model.rowCount(), 1);
        model.setReview(nullptr);
        QCOMPARE(model.rowCount(), 0);
        model.setTopic(std::nullopt);
        model.setReview(review());
        QCOMPARE(model.rowCount(), 3);
    }

    void panelStepsRoundAndCounts()
    {
        const support::NoQtWarnings quiet;
        widgets::GoldPanel panel;
        panel.resize(900, 220);
        panel.show();
        QSignalSpy places(&panel, &widgets::GoldPanel::placeChosen);
        panel.step(1); // nothing there yet
        QCOMPARE(places.count(), 0);
        panel.setReview(review(), QStringLiteral("gold.jsonl"), {});
        panel.step(1);
        QCOMPARE(places.last()[0].toULongLong(), 3ULL);
        QVERIFY(places.last()[1].value<core::Span>() == (core::Span{5, 6}));
        panel.step(1);
        QVERIFY(places.last()[1].value<core::Span>() == (core::Span{9, 12}));
        panel.step(1); // the trace that is not there: no place
        panel.step(1); // round
        QVERIFY(places.last()[1].value<core::Span>() == (core::Span{5, 6}));
        panel.step(-1);
        panel.step(-1);
        QVERIFY(places.last()[1].value<core::Span>() == (core::Span{9, 12}));
        const auto* topics = panel.findChild<QComboBox*>();
        QCOMPARE(topics->count(), 4); // all, gold and corpus, boundary, error
        for (const QLabel* label : panel.findChildren<QLabel*>())
            QVERIFY2(label->text().isEmpty() || label->textFormat() == Qt::PlainText, qPrintable(label->text()));
    }

    void figuresAreNotCutAtTheRight()
    {
        const support::NoQtWarnings quiet;
        auto all = std::make_shared<core::Review>();
        all->compared = 1;
        all->total.labelled = 1;
        for (auto& row : all->total.kinds)
            row.fill(1000);
        for (auto& row : all->total.labels)
            row.fill(1000);
        widgets::GoldFigures figures;
        figures.show();
        figures.setReview(all);
        const auto settledAt = [&](int width) {
            figures.resize(width, 200);
            QCoreApplication::sendPostedEvents();
            return figures.widget()->sizeHint();
        };
        const QSize beside = settledAt(3000);
        const QSize below = settledAt(beside.width() - 40);
        QVERIFY(below.width() < beside.width() && below.height() > beside.height());
        QCOMPARE(figures.horizontalScrollBar()->maximum(), 0);
        QCOMPARE(settledAt(3000), beside);
    }

    void opensGoldAndGoesFromPlaceToPlace()
    {
        Bench bench;
        bench.open(bench.files.numbered(5));
        bench.studio.window()->goldFlow()->open(bench.files.write(QStringLiteral("gold.jsonl"), linesOf({goldOf(2), goldOf(4)})));
        QTRY_VERIFY_WITH_TIMEOUT(bench.panel()->review(), patience);
        QCOMPARE(bench.panel()->review()->compared, std::size_t{2});
        QVERIFY(bench.panel()->isVisible());
        auto* text = bench.studio.window()->traceView()->textView();
        QTest::keyClick(bench.studio.window(), Qt::Key_F4);
        QTRY_VERIFY_WITH_TIMEOUT(bench.studio.session()->currentRecord() == 2U && bench.studio.session()->result() && !text->selection().empty(), patience);
        const auto* table = bench.panel()->findChild<QTableView*>();
        for (int row = 1; row < table->model()->rowCount(); ++row)
            QTest::keyClick(bench.studio.window(), Qt::Key_F4);
        QTRY_VERIFY_WITH_TIMEOUT(bench.studio.session()->currentRecord() == 4U && bench.studio.session()->result()->trace.id == "r4", patience);
        QTest::keyClick(bench.studio.window(), Qt::Key_F4, Qt::ShiftModifier);
        QVERIFY(table->currentIndex().row() == table->model()->rowCount() - 2);
    }

    void withNoCorpusTheGoldFileIsOne()
    {
        Bench bench;
        bench.studio.window()->goldFlow()->open(bench.files.write(QStringLiteral("gold.jsonl"), linesOf({goldOf(1)})));
        QTRY_VERIFY_WITH_TIMEOUT(bench.panel()->review(), patience);
        QCOMPARE(bench.studio.session()->corpus()->recordCount(), std::size_t{1});
        QCOMPARE(bench.panel()->review()->compared, std::size_t{1});
    }

    void refusesInWords_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        Json stranger = goldOf(1);
        stranger["id"] = "nobody <b>";
        stranger["reasoning"] = "Not here.";
        QTest::newRow("ids of another corpus") << linesOf({stranger}) << QStringLiteral("nobody <b>");
        QTest::newRow("no gold") << QByteArray("{\"id\": \"r1\", \"reasoning\": \"x\"}\n") << QStringLiteral("segments");
        QTest::newRow("no JSON") << QByteArray("hello\n") << QStringLiteral("JSON");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("empty");
    }
    void refusesInWords()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        Bench bench;
        bench.open(bench.files.numbered(3));
        bench.studio.window()->goldFlow()->open(bench.files.write(QStringLiteral("odd.jsonl"), bytes));
        QTRY_VERIFY2_WITH_TIMEOUT(bench.words().contains(says, Qt::CaseInsensitive), qPrintable(bench.words()), patience);
        QVERIFY(!bench.panel()->review());
        QCOMPARE(bench.studio.session()->corpus()->recordCount(), std::size_t{3});
    }

    void anotherCorpusIsComparedAnew()
    {
        Bench bench;
        bench.open(bench.files.numbered(5));
        bench.studio.window()->goldFlow()->open(bench.files.write(QStringLiteral("gold.jsonl"), linesOf({goldOf(2), goldOf(4)})));
        QTRY_VERIFY_WITH_TIMEOUT(bench.panel()->review(), patience);
        bench.open(bench.files.numbered(3, QStringLiteral("fewer.jsonl")));
        QTRY_VERIFY_WITH_TIMEOUT(bench.panel()->review() && bench.panel()->review()->compared == 1, patience);
    }
};

QTEST_MAIN(TestGold)
#include "tst_gold.moc"
