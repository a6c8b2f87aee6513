#include "core/stats/chart_series.h"
#include "tests/support/qt_warnings.h"
#include "widgets/palette.h"
#include "widgets/text_bridge.h"
#include "widgets/views/chart_plot.h"
#include "widgets/views/charts_view.h"
#include "widgets/views/elided_label.h"
#include "widgets/views/qcustomplot_include.h"
#include "widgets/views/trace_chart.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolTip>
#include <QXmlStreamReader>

#include <algorithm>
#include <numeric>
#include <random>

using namespace widgets;
using core::CorpusSummary;
using core::PlanStatus;
using core::TraceRow;

namespace {

/// A corpus with traces of every status; the same numbers for the same `count`.
std::shared_ptr<CorpusSummary> makeSummary(std::size_t count)
{
    auto summary = std::make_shared<CorpusSummary>();
    summary->tokenizer = "Qwen3";
    summary->preset = "trunk";
    std::mt19937 random(4711);
    for (std::size_t i = 0; i < count; ++i) {
        TraceRow row;
        row.record = 3 * i;
        row.id = "trace_" + std::to_string(i);
        row.problem = "<b>bold</b> problem";
        row.before = 500 + static_cast<std::uint32_t>(random() % 20000);
        row.status = i % 5 == 4 ? PlanStatus::Unsolvable : i % 5 == 3 ? PlanStatus::Unchanged : PlanStatus::Planned;
        row.after = row.status == PlanStatus::Unchanged ? row.before : row.before - static_cast<std::uint32_t>(random() % 400);
        if (row.status == PlanStatus::Unsolvable)
            row.after = 0;
        row.byKind = {100, 200, row.before - 400, 50, 50};
        if (row.status == PlanStatus::Planned)
            row.byReason[0] = row.before - row.after;
        summary->add(row);
    }
    summary->complete = true;
    return summary;
}

/// The page on screen with a summary, settled.
struct Shown
{
    explicit Shown(std::shared_ptr<const CorpusSummary> summary, ChartsView::Page page)
    {
        view.resize(900, 600);
        view.show();
        view.setSummary(std::move(summary));
        view.showPage(page);
        QCoreApplication::processEvents();
    }
    template <class T> T* find(const char* name) const { return view.findChild<T*>(QLatin1String(name)); }
    [[nodiscard]] QCustomPlot* plot(const char* name) const { return find<QCustomPlot>(name); }

    ChartsView view;
};

double drawnSum(const QCPGraph& graph)
{
    return std::accumulate(graph.data()->constBegin(), graph.data()->constEnd(), 0.0,
                           [](double sum, const QCPGraphData& point) { return sum + point.value; });
}

QStringList labelsOf(const QCustomPlot& plot)
{
    QStringList out;
    for (int i = 0; i < plot.itemCount(); ++i)
        if (auto* text = qobject_cast<QCPItemText*>(plot.item(i)))
            out.append(text->text());
    return out;
}

QCPCurve* curveOf(const QCustomPlot& plot, const char* name) { return plot.findChild<QCPCurve*>(QLatin1String(name)); }

} // namespace

/// The Charts page: what is drawn equals the numbers, with 1 and 100,000 traces; keys, mouse, tooltips, files.
class TestChartsView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void emptyStateSaysWhatToDo()
    {
        const support::NoQtWarnings quiet;
        Shown shown(nullptr, ChartsView::Page::Distribution);
        const auto says = [&] {
            for (const QLabel* label : shown.view.findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(QLatin1String("Open a corpus")))
                    return label->textFormat() == Qt::PlainText;
            return false;
        };
        QVERIFY(says());
        shown.view.setSummary(makeSummary(3));
        QVERIFY(!says());
        QVERIFY(shown.plot("distributionChart")->isVisible());
        shown.view.setSummary(nullptr);
        QVERIFY(says());
        QVERIFY(!shown.view.save(ChartsView::Format::Csv, QStringLiteral("nowhere")).ok());
    }

    void headlineCountsWhatIsLeftOutWhereAllIs()
    {
        auto summary = std::make_shared<CorpusSummary>();
        summary->tokenizer = "Qwen3";
        for (const std::uint32_t tokens : {1200U, 300U}) {
            TraceRow row;
            row.before = tokens;
            row.status = PlanStatus::Unsolvable;
            row.byKind = {0, 0, tokens, 0, 0};
            summary->add(row);
        }
        const Shown shown(summary, ChartsView::Page::Distribution);
        QCOMPARE(shown.find<ElidedLabel>("headline")->text(), QStringLiteral("1,500 tokens (Qwen3), all left out"));
    }

    void histogramDrawsTheCounts_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 23, 100000})
            QTest::addRow("%d traces", count) << count;
    }

    void histogramDrawsTheCounts()
    {
        const support::NoQtWarnings quiet;
        QFETCH(int, count);
        const auto summary = makeSummary(static_cast<std::size_t>(count));
        const Shown shown(summary, ChartsView::Page::Distribution);
        const QCustomPlot* plot = shown.plot("distributionChart");
        QCOMPARE(plot->graphCount(), 2);
        QCOMPARE(drawnSum(*plot->graph(0)), static_cast<double>(count));
        QCOMPARE(drawnSum(*plot->graph(1)), static_cast<double>(count - static_cast<int>(summary->unsolvable)));
        QVERIFY(plot->yAxis->range().upper >= 1);
        QVERIFY(plot->xAxis->label().contains(QLatin1String("Qwen3")));
        QCOMPARE(plot->yAxis->label(), QStringLiteral("number of traces"));
        const auto medians = core::tokenMedians(*summary);
        QVERIFY(labelsOf(*plot).join(QLatin1Char('|')).contains(formatCount(*medians.before)));
        for (std::size_t bin = 0; bin + 1 < static_cast<std::size_t>(plot->graph(0)->data()->size()); ++bin) {
            const auto& point = *(plot->graph(0)->data()->constBegin() + static_cast<int>(bin));
            const double end = (plot->graph(0)->data()->constBegin() + static_cast<int>(bin) + 1)->key;
            const auto inBin = std::count_if(summary->rows.begin(), summary->rows.end(), [&](const TraceRow& row) {
                return row.before >= point.key && row.before < end;
            });
            QCOMPARE(point.value, static_cast<double>(inBin));
        }
    }

    void oneHugeTraceDoesNotSquashTheOthers()
    {
        auto summary = makeSummary(999);
        TraceRow huge;
        huge.before = huge.after = 4000000;
        summary->add(huge);
        const Shown shown(summary, ChartsView::Page::Distribution);
        const QCustomPlot* plot = shown.plot("distributionChart");
        QVERIFY(plot->xAxis->range().upper <= 40000);
        QVERIFY(labelsOf(*plot).join(QLatin1Char('|')).contains(QLatin1String("1 trace")));
        QCOMPARE(drawnSum(*plot->graph(0)), 1000.0);
    }

    void aSecondTokenizerStandsInEveryChart()
    {
        const support::NoQtWarnings quiet;
        auto summary = std::make_shared<CorpusSummary>();
        summary->tokenizer = "Qwen3";
        summary->compared = "student";
        const auto one = makeSummary(12);
        for (TraceRow row : one->rows) {
            row.comparedBefore = row.before * 2;
            row.comparedAfter = row.after * 2;
            for (std::size_t i = 0; i < row.byKind.size(); ++i)
                row.comparedByKind[i] = row.byKind[i] * 2;
            for (std::size_t i = 0; i < row.byReason.size(); ++i)
                row.comparedByReason[i] = row.byReason[i] * 2;
            summary->add(row);
        }
        const Shown traces(summary, ChartsView::Page::PerTrace);
        auto* chart = traces.find<TraceChart>("traceChart");
        const auto dots = curveOf(*chart, "before")->data();
        const auto rings = curveOf(*chart, "compared before")->data();
        QCOMPARE(rings->size(), dots->size());
        for (int i = 0; i < dots->size(); ++i)
            QCOMPARE((rings->constBegin() + i)->key, 2 * (dots->constBegin() + i)->key);
        QVERIFY(chart->xAxis->range().upper >= (rings->constBegin())->key);
        QVERIFY(chart->xAxis->label().contains(QLatin1String("Qwen3")) && chart->xAxis->label().contains(QLatin1String("student")));
        const QPointF first(chart->axisRect()->rect().center().x(), chart->yAxis->coordToPixel(0));
        QVERIFY2(chart->tipAt(first).contains(QLatin1String("student: ")), qPrintable(chart->tipAt(first)));
        const Shown totals(summary, ChartsView::Page::Totals);
        auto* bars = totals.plot("totalsChart");
        double filled = 0;
        double hatched = 0;
        for (int i = 0; i < bars->plottableCount(); ++i) {
            const auto* stripe = qobject_cast<QCPBars*>(bars->plottable(i));
            (stripe->brush().style() == Qt::SolidPattern ? filled : hatched) += stripe->data()->constBegin()->value;
        }
        QVERIFY(filled > 0);
        QCOMPARE(hatched, 2 * filled);
    }

    void withoutASecondTokenizerNothingOfItIsDrawn()
    {
        const Shown shown(makeSummary(12), ChartsView::Page::PerTrace);
        QVERIFY(curveOf(*shown.find<TraceChart>("traceChart"), "compared before")->data()->isEmpty());
        QVERIFY(!shown.find<TraceChart>("traceChart")->xAxis->label().contains(QLatin1String("rings")));
    }

    void dumbbellsDrawTheRowsInSightOnly_data() { histogramDrawsTheCounts_data(); }

    void dumbbellsDrawTheRowsInSightOnly()
    {
        const support::NoQtWarnings quiet;
        QFETCH(int, count);
        const auto summary = makeSummary(static_cast<std::size_t>(count));
        const Shown shown(summary, ChartsView::Page::PerTrace);
        auto* chart = shown.find<TraceChart>("traceChart");
        chart->setFirstRow(static_cast<std::size_t>(count) / 3);
        QCoreApplication::processEvents();
        const auto order = core::orderedRows(*summary, core::TraceOrder::BySaving);
        const std::size_t inSight = std::min(order.size() - chart->firstRow(), chart->pageRows());
        const QCPCurve* before = curveOf(*chart, "before");
        QCOMPARE(static_cast<std::size_t>(before->data()->size()), inSight);
        QVERIFY(before->data()->size() < 60);
        std::size_t kept = 0;
        for (std::size_t i = 0; i < inSight; ++i) {
            const TraceRow& row = summary->rows[order[chart->firstRow() + i]];
            const auto& dot = *(before->data()->constBegin() + static_cast<int>(i));
            QCOMPARE(dot.key, static_cast<double>(row.before));
            QCOMPARE(dot.value, static_cast<double>(chart->firstRow() + i));
            kept += row.status == PlanStatus::Unsolvable ? 0 : 1;
        }
        QCOMPARE(static_cast<std::size_t>(curveOf(*chart, "after")->data()->size()), kept);
        QVERIFY(curveOf(*chart, "overviewAfter")->data()->size() <= 500);
        QVERIFY(chart->xAxis->label().contains(QLatin1String("Qwen3")));
    }

    void replotsAreQuick()
    {
        const auto summary = makeSummary(100000);
        const Shown shown(summary, ChartsView::Page::PerTrace);
        auto* chart = shown.find<TraceChart>("traceChart");
        QElapsedTimer clock;
        clock.start();
        constexpr int rounds = 20;
        for (int i = 0; i < rounds; ++i) {
            chart->setFirstRow(static_cast<std::size_t>(i) * 4000 + 1);
            chart->replot(QCustomPlot::rpImmediateRefresh);
        }
        const double each = static_cast<double>(clock.elapsed()) / rounds;
        qInfo("one scroll step with 100,000 traces: %.1f ms", each);
        QVERIFY2(each < 50, "a replot must take less than 50 ms");
    }

    void summariesThatFillInAreCheapAndSteady()
    {
        ChartsView view;
        view.resize(900, 600);
        view.show();
        auto* chart = qobject_cast<ChartPlot*>(view.findChild<QCustomPlot*>(QStringLiteral("distributionChart")));
        auto growing = std::make_shared<CorpusSummary>();
        const auto all = makeSummary(2000);
        QSet<double> ends;
        QElapsedTimer clock;
        clock.start();
        for (std::size_t i = 0; i < all->rows.size(); ++i) {
            growing->add(all->rows[i]);
            if (i % 20 != 0)
                continue;
            const auto soFar = std::make_shared<CorpusSummary>(*growing);
            view.setSummary(soFar);
            chart->setSummary(soFar);
            QCoreApplication::processEvents();
            ends.insert(chart->xAxis->range().upper);
        }
        const qint64 spent = clock.elapsed();
        qInfo("100 summaries drawn: %lld ms, %lld ends of the axis", static_cast<long long>(spent),
              static_cast<long long>(ends.size()));
        QVERIFY(spent < 8000);
        QVERIFY(ends.size() < 6);
        view.setSummary(all);
        QTRY_COMPARE(drawnSum(*chart->graph(0)), 2000.0);
    }

    void ordersAreThoseOfTheChoice()
    {
        const Shown shown(makeSummary(50), ChartsView::Page::PerTrace);
        auto* chart = shown.find<TraceChart>("traceChart");
        auto* order = shown.view.findChild<QComboBox*>();
        order->setCurrentIndex(order->findData(static_cast<int>(core::TraceOrder::BySize)));
        QCoreApplication::processEvents();
        const auto dots = curveOf(*chart, "before")->data();
        QVERIFY(dots->size() > 5);
        QVERIFY(std::is_sorted(dots->constBegin(), dots->constEnd(),
                               [](const QCPCurveData& a, const QCPCurveData& b) { return a.key > b.key; }));
    }

    void mouseAndKeysChooseTraces()
    {
        const support::NoQtWarnings quiet;
        const auto summary = makeSummary(5000);
        const auto order = core::orderedRows(*summary, core::TraceOrder::BySaving);
        Shown shown(summary, ChartsView::Page::PerTrace);
        auto* chart = shown.find<TraceChart>("traceChart");
        QSignalSpy chosen(&shown.view, &ChartsView::recordChosen);
        const QPoint third(static_cast<int>(chart->xAxis->coordToPixel(100)), static_cast<int>(chart->yAxis->coordToPixel(2)));
        QTest::mouseClick(chart, Qt::LeftButton, {}, third);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toULongLong(), summary->rows[order[2]].record);
        QTest::keyClick(chart, Qt::Key_Down);
        QTest::keyClick(chart, Qt::Key_Return);
        QCOMPARE(chosen[1][0].toULongLong(), summary->rows[order[3]].record);
        QTest::keyClick(chart, Qt::Key_End);
        QTest::keyClick(chart, Qt::Key_Return);
        QCOMPARE(chosen[2][0].toULongLong(), summary->rows[order.back()].record);
        QCOMPARE(chart->firstRow() + chart->pageRows(), order.size());
        shown.view.setCurrentRecord(summary->rows[order[2500]].record);
        QVERIFY(chart->firstRow() <= 2500 && 2500 < chart->firstRow() + chart->pageRows());
        auto* bar = chart->parentWidget()->findChild<QScrollBar*>();
        bar->setValue(70);
        QCOMPARE(chart->firstRow(), std::size_t{70});
    }

    void tooltipsGiveExactNumbersAsPlainText()
    {
        auto summary = std::make_shared<CorpusSummary>();
        TraceRow row;
        row.id = "<img src=x onerror=alert(1)>" + std::string(10000, 'x');
        row.problem = "<b>bold</b> & file:///etc/passwd";
        row.before = 12345;
        row.after = 6789;
        row.status = PlanStatus::Planned;
        summary->add(row);
        const Shown shown(summary, ChartsView::Page::PerTrace);
        auto* chart = shown.find<TraceChart>("traceChart");
        const QPoint at = chart->rect().center() - QPoint(0, chart->rect().center().y() - static_cast<int>(chart->yAxis->coordToPixel(0)));
        const QString tip = chart->tipAt(at);
        QVERIFY(tip.contains(QLatin1String("12,345")) && tip.contains(QLatin1String("6,789")));
        QVERIFY(tip.contains(QLatin1String("<b>bold</b>")));
        QVERIFY(tip.size() < 1000);
        QTest::mouseMove(chart, at);
        QTRY_VERIFY(QToolTip::text().contains(QLatin1String("&lt;b&gt;bold&lt;/b&gt;")));
        QVERIFY(!QToolTip::text().contains(QLatin1String("<img")));
        const auto ticks = chart->yAxis->ticker().staticCast<QCPAxisTickerText>()->ticks();
        QVERIFY(ticks.first().size() < 40);
        QToolTip::hideText();
    }

    void totalsDrawTheSums()
    {
        const support::NoQtWarnings quiet;
        const auto summary = makeSummary(40);
        const Shown shown(summary, ChartsView::Page::Totals);
        const QCustomPlot* plot = shown.plot("totalsChart");
        QList<double> drawn;
        for (int i = 0; i < plot->plottableCount(); ++i)
            if (auto* bar = qobject_cast<QCPBars*>(const_cast<QCustomPlot*>(plot)->plottable(i)))
                drawn.append(bar->data()->at(0)->value);
        for (const std::uint64_t tokens : summary->byKind)
            QVERIFY(drawn.contains(static_cast<double>(tokens)));
        QVERIFY(drawn.contains(static_cast<double>(summary->byReason[0])));
        QVERIFY(drawn.contains(static_cast<double>(summary->leftOut)));
        QCOMPARE(drawn.size(), 7);
        const QString labels = labelsOf(*plot).join(QLatin1Char('|'));
        QVERIFY(labels.contains(formatCount(summary->byKind[2])));
        const auto items = plot->findChildren<QCPItemText*>();
        for (const QCPItemText* item : items)
            QVERIFY2(item->right->pixelPosition().x() <= plot->width(), "a number is cut off");
    }

    void coloursFollowThePalette()
    {
        Shown shown(makeSummary(10), ChartsView::Page::Distribution);
        const QCustomPlot* plot = shown.plot("distributionChart");
        for (const QPalette& palette : {darkPalette(), lightPalette()}) {
            shown.view.setPalette(palette);
            QCoreApplication::processEvents();
            QCOMPARE(plot->graph(1)->pen().color(), Colours::of(palette).kind(core::Kind::Approach));
            QCOMPARE(plot->graph(0)->pen().color(), Colours::of(palette).muted);
            const QImage image = shown.view.grab().toImage();
            QCOMPARE(image.pixelColor(image.width() - 4, image.height() - 4), Colours::of(palette).ground);
        }
    }

    void savesValidFiles()
    {
        const support::NoQtWarnings quiet;
        QTemporaryDir folder;
        Shown shown(makeSummary(23), ChartsView::Page::PerTrace);
        const auto path = [&](const char* name) { return folder.filePath(QLatin1String(name)); };
        QVERIFY(shown.view.save(ChartsView::Format::Png, path("a.png")).ok());
        const QImage png(path("a.png"));
        QVERIFY(png.width() > 1000);
        QVERIFY(shown.view.save(ChartsView::Format::Svg, path("a.svg")).ok());
        QVERIFY(isWellFormedSvg(path("a.svg")));
        QVERIFY(shown.view.save(ChartsView::Format::Pdf, path("a.pdf")).ok());
        const QByteArray pdf = contents(path("a.pdf"));
        QVERIFY(pdf.startsWith("%PDF-") && pdf.trimmed().endsWith("%%EOF"));
        QVERIFY(shown.view.save(ChartsView::Format::Csv, path("a.csv")).ok());
        QCOMPARE(contents(path("a.csv")), QByteArray::fromStdString(core::summaryCsv(*makeSummary(23))));
    }

    void saysWhenAFileCannotBeWritten()
    {
        QTemporaryDir folder;
        Shown shown(makeSummary(2), ChartsView::Page::Totals);
        for (const auto format : {ChartsView::Format::Png, ChartsView::Format::Svg, ChartsView::Format::Pdf, ChartsView::Format::Csv}) {
            const core::Status status = shown.view.save(format, folder.filePath(QStringLiteral("no/such/folder/x")));
            QVERIFY(!status.ok());
            QVERIFY(!status.error().message.empty());
        }
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void seriesOfHandMadeNumbers()
    {
        CorpusSummary summary;
        const auto add = [&](std::uint32_t before, std::uint32_t after, PlanStatus status) {
            TraceRow row;
            row.before = before;
            row.after = after;
            row.status = status;
            summary.add(row);
        };
        QVERIFY(!core::tokenMedians(summary).before);
        QCOMPARE(core::corpusSaving(summary), 0.0);
        add(100, 90, PlanStatus::Planned);
        add(1000, 0, PlanStatus::Unsolvable);
        add(400, 100, PlanStatus::Planned);
        add(200, 200, PlanStatus::Unchanged);
        QCOMPARE(core::orderedRows(summary, core::TraceOrder::BySaving), (std::vector<std::uint32_t>{2, 0, 3, 1}));
        QCOMPARE(core::orderedRows(summary, core::TraceOrder::BySize), (std::vector<std::uint32_t>{1, 2, 3, 0}));
        QCOMPARE(*core::tokenMedians(summary).before, 200U);
        QCOMPARE(*core::tokenMedians(summary).after, 100U);
        QCOMPARE(core::tokensBefore(summary, 1), 1000U);
        QCOMPARE(core::corpusSaving(summary), 310.0 / 700.0);
        const auto buckets = core::traceBuckets(summary, {0, 1, 2, 3}, 2);
        QCOMPARE(buckets.size(), std::size_t{2});
        QCOMPARE(buckets[0].before, 550.0);
        QCOMPARE(buckets[1].last, std::size_t{4});
    }

private:
    static QByteArray contents(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static bool isWellFormedSvg(const QString& path)
    {
        QXmlStreamReader reader(contents(path));
        int texts = 0;
        while (!reader.atEnd())
            texts += reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QLatin1String("text") ? 1 : 0;
        return !reader.hasError() && texts > 20;
    }
};

QTEST_MAIN(TestChartsView)
#include "tst_charts_view.moc"
