#include "widgets/models/statistics_model.h"
#include "widgets/views/charts_view.h"
#include "widgets/views/statistics_view.h"

#include "tests/support/corpus_on_disk.h"
#include "tests/support/qt_warnings.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

using namespace widgets;

namespace {

constexpr int patience = 10000;

std::shared_ptr<core::CorpusSummary> summaryOf(int rows, const std::string& compared = {})
{
    auto out = std::make_shared<core::CorpusSummary>();
    out->tokenizer = "Made";
    out->compared = compared;
    out->preset = "trunk";
    for (int i = 1; i <= rows; ++i) {
        core::TraceRow row;
        row.record = static_cast<std::uint64_t>(i);
        row.before = static_cast<std::uint32_t>(i * 1000);
        row.after = static_cast<std::uint32_t>(i * 500);
        row.comparedBefore = row.before * 2;
        row.comparedAfter = row.after * 2;
        row.byKind[2] = row.before;
        row.charactersByKind[2] = row.before * 4;
        row.status = core::PlanStatus::Planned;
        out->add(row);
    }
    return out;
}

/// The line that begins with `name`, its cells joined by |.
QString line(const QAbstractItemModel& model, const QString& name)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (!model.index(row, 0).data().toString().startsWith(name))
            continue;
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        return cells.join(u'|');
    }
    return {};
}

} // namespace

/// The page of statistics: its numbers, how it fills in, its own budget, and what is saved and copied.
class TestStatisticsView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void modelIsSound()
    {
        StatisticsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto set = [&](const core::CorpusSummary& summary) {
            model.setStatistics(std::make_shared<const core::CorpusStatistics>(core::corpusStatistics(summary)));
        };
        set(*summaryOf(20));
        QCOMPARE(model.columnCount(), 3);
        QVERIFY(!model.index(model.rowCount(), 0).isValid());
        set(*summaryOf(21));
        set(*summaryOf(20, "Other"));
        QCOMPARE(model.columnCount(), 5);
        model.setStatistics(nullptr);
        QCOMPARE(model.rowCount(), 0);
        set(*summaryOf(1));
        QVERIFY(model.rowCount() > 0);
    }

    void numbersInWords()
    {
        StatisticsModel model;
        model.setStatistics(std::make_shared<const core::CorpusStatistics>(core::corpusStatistics(*summaryOf(20, "Other"))));
        QCOMPARE(line(model, QStringLiteral("Total")), QStringLiteral("Total|210,000|105,000|420,000|210,000"));
        QCOMPARE(line(model, QStringLiteral("Total without")), QStringLiteral("Total without the traces left out|210,000|105,000|420,000|210,000"));
        core::CorpusSummary some = *summaryOf(20);
        some.rows[4].status = core::PlanStatus::Unsolvable; // 5,000 tokens
        model.setStatistics(std::make_shared<const core::CorpusStatistics>(core::corpusStatistics(some)));
        QCOMPARE(line(model, QStringLiteral("Total")), QStringLiteral("Total|210,000|102,500"));
        QCOMPARE(line(model, QStringLiteral("Total without")), QStringLiteral("Total without the traces left out|205,000|102,500"));
        model.setStatistics(std::make_shared<const core::CorpusStatistics>(core::corpusStatistics(*summaryOf(20, "Other"))));
        QCOMPARE(line(model, QStringLiteral("50 %")), QStringLiteral("50 % of the traces have at most|10,000|5,000|20,000|10,000"));
        QCOMPARE(line(model, QStringLiteral("More than 8,192")), QStringLiteral("More than 8,192 tokens|12 (60.0 %)|4 (20.0 %)|16 (80.0 %)|12 (60.0 %)"));
        QCOMPARE(line(model, QStringLiteral("Characters per token")), QStringLiteral("Characters per token|4.00||2.00|"));
    }

    void fillsInAndTakesABudgetOfOnesOwn()
    {
        const support::NoQtWarnings quiet;
        StatisticsView view;
        view.resize(800, 600);
        view.show();
        view.setSummary(summaryOf(3));
        auto* table = view.findChild<QTableView*>();
        QTRY_COMPARE_WITH_TIMEOUT(line(*table->model(), QStringLiteral("Traces")), QStringLiteral("Traces|3|3"), patience);
        view.setSummary(summaryOf(20));
        QTRY_COMPARE_WITH_TIMEOUT(line(*table->model(), QStringLiteral("Traces")), QStringLiteral("Traces|20|20"), patience);
        view.findChild<QSpinBox*>()->setValue(9500);
        QTRY_COMPARE_WITH_TIMEOUT(line(*table->model(), QStringLiteral("More than 9,500")), QStringLiteral("More than 9,500 tokens|11 (55.0 %)|1 (5.0 %)"), patience);
        table->setCurrentIndex(table->model()->index(1, 0));
        table->selectionModel()->select(QItemSelection(table->model()->index(1, 0), table->model()->index(1, 1)), QItemSelectionModel::ClearAndSelect);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Records\t20"));
    }

    void savesAsCsvOnly()
    {
        const support::Folder folder;
        ChartsView charts;
        charts.resize(900, 600);
        charts.setSummary(summaryOf(20));
        charts.showPage(ChartsView::Page::Statistics);
        charts.show();
        const QString path = QString::fromStdString(folder.path("s.csv"));
        QVERIFY(charts.save(ChartsView::Format::StatisticsCsv, path).ok());
        QVERIFY(support::readAll(folder.path("s.csv")).find("over_budget,8192,\"Made\",12,4") != std::string::npos);
        QVERIFY(!charts.save(ChartsView::Format::Png, QString::fromStdString(folder.path("s.png"))).ok());
        charts.showPage(ChartsView::Page::Distribution);
        QVERIFY(charts.save(ChartsView::Format::Png, QString::fromStdString(folder.path("d.png"))).ok());
    }
};

QTEST_MAIN(TestStatisticsView)
#include "tst_statistics_view.moc"
