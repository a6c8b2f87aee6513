#include "tests/support/corpus_files.h"
#include "widgets/models/corpus_model.h"
#include "widgets/models/corpus_order.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using widgets::CorpusModel;
using widgets::CorpusOrder;

namespace {

std::shared_ptr<const core::Corpus> opened(const QString& path)
{
    auto corpus = core::Corpus::open(path.toStdString(), core::Monitor::none());
    if (!corpus.ok())
        qFatal("%s", corpus.error().message.c_str());
    return corpus.value();
}

core::FieldMapping mappingOf(const core::Corpus& corpus)
{
    auto mapping = core::detectMapping(corpus);
    if (!mapping.ok())
        qFatal("%s", mapping.error().message.c_str());
    return mapping.value();
}

core::TraceRow row(std::uint64_t record, std::uint32_t before, std::uint32_t after)
{
    return {.record = record, .before = before, .after = after, .approaches = 2, .redundant = 1, .status = core::PlanStatus::Planned};
}

QString shown(const CorpusModel& model, int at, int column) { return model.index(at, column).data().toString(); }

} // namespace

/// The corpus table and its order.
class TestCorpusModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheRulesOfModels()
    {
        CorpusModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto corpus = opened(m_files.numbered(30));
        const auto smaller = opened(m_files.numbered(3, QStringLiteral("small.jsonl")));

        model.setCorpus(corpus, mappingOf(*corpus));
        QCOMPARE(model.rowCount(), 30);
        model.setVisibleRows(0, 9);
        QTRY_COMPARE(shown(model, 9, CorpusModel::Id), QStringLiteral("r9"));
        model.setNumbers({row(2, 100, 60)});
        model.setOrder(widgets::RowOrder::of({5, 2}, 30, 1));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(shown(model, 1, CorpusModel::Before), QStringLiteral("100"));
        model.setOrder(nullptr);

        model.setCorpus(nullptr, {});
        QCOMPARE(model.rowCount(), 0);
        model.setCorpus(smaller, mappingOf(*smaller));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(shown(model, 2, CorpusModel::Before), QString()); // nothing is left of the corpus before
    }

    void hasNothingOnePastTheEnd()
    {
        CorpusModel model;
        const auto corpus = opened(m_files.numbered(3));
        model.setCorpus(corpus, mappingOf(*corpus));
        QVERIFY(model.index(2, CorpusModel::Verdict).isValid());
        QVERIFY(!model.index(3, 0).isValid());
        QVERIFY(!model.index(0, CorpusModel::ColumnCount).isValid());
        QVERIFY(!model.index(-1, 0).isValid());
        QCOMPARE(model.rowCount(model.index(0, 0)), 0);
        QVERIFY(!model.recordAt(3));
        QVERIFY(!model.rowOf(3));
        QVERIFY(!model.headerData(CorpusModel::ColumnCount, Qt::Horizontal, Qt::DisplayRole).isValid());
    }

    void showsAPlaceholderUntilRead()
    {
        CorpusModel model;
        const auto corpus = opened(m_files.numbered(3));
        model.setCorpus(corpus, mappingOf(*corpus));
        QCOMPARE(shown(model, 0, CorpusModel::Problem), QStringLiteral("\u2026"));
        QVERIFY(model.index(0, CorpusModel::Problem).data(CorpusModel::MutedRole).toBool());
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setVisibleRows(0, 2);
        QTRY_VERIFY(shown(model, 0, CorpusModel::Problem).startsWith(QLatin1String("What is 0")));
        QVERIFY(changed.count() > 0);
        QVERIFY(!model.index(0, CorpusModel::Problem).data(CorpusModel::MutedRole).toBool());
    }

    void growsWithoutAReset()
    {
        CorpusModel model;
        const auto few = opened(m_files.numbered(3, QStringLiteral("few.jsonl")));
        const auto many = opened(m_files.numbered(8, QStringLiteral("many.jsonl")));
        model.setCorpus(few, mappingOf(*few));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.growCorpus(many);
        QCOMPARE(model.rowCount(), 8);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted.first().at(1).toInt(), 3);
        QCOMPARE(inserted.first().at(2).toInt(), 7);
    }

    void unreadableRecordsSayWhy()
    {
        CorpusModel model;
        const auto corpus = opened(m_files.write(QStringLiteral("bad.jsonl"),
                                                 CorpusFiles::record("a", "p", CorpusFiles::reasoning(1), "2") + "{\"id\": 7, oops\n"
                                                     + CorpusFiles::record("c", "p", CorpusFiles::reasoning(2), "3")));
        model.setCorpus(corpus, mappingOf(*corpus));
        model.setVisibleRows(0, 2);
        QTRY_COMPARE(shown(model, 2, CorpusModel::Id), QStringLiteral("c"));
        QVERIFY(!shown(model, 1, CorpusModel::Problem).isEmpty());
        QVERIFY(model.index(1, CorpusModel::Problem).data(CorpusModel::MutedRole).toBool());
    }

    void hostileTextStaysText()
    {
        const std::string hostile = "<img src=x onerror=alert(1)><b>bold</b>";
        CorpusModel model;
        const auto corpus = opened(m_files.write(QStringLiteral("hostile.jsonl"),
                                                 CorpusFiles::record(hostile + std::string(10000, 'x'), hostile, CorpusFiles::reasoning(1), "2")));
        model.setCorpus(corpus, mappingOf(*corpus));
        model.setVisibleRows(0, 0);
        QTRY_VERIFY(shown(model, 0, CorpusModel::Id).startsWith(QLatin1String("<img")));
        QVERIFY(shown(model, 0, CorpusModel::Id).size() <= 200);
        for (const int column : {CorpusModel::Id, CorpusModel::Problem}) {
            const QString tip = model.index(0, column).data(Qt::ToolTipRole).toString();
            QVERIFY(!tip.contains(QLatin1String("<img")) && !tip.contains(QLatin1String("<b>bold")));
            QVERIFY(tip.contains(QLatin1String("&lt;img")));
        }
    }

    void aNewPolicyKeepsWhatDoesNotDependOnIt()
    {
        CorpusModel model;
        const auto corpus = opened(m_files.numbered(2));
        model.setCorpus(corpus, mappingOf(*corpus));
        model.setNumbers({row(0, 100, 60)});
        QCOMPARE(shown(model, 0, CorpusModel::Saving), QStringLiteral("\u221240 %"));
        model.forgetCleaning();
        QCOMPARE(shown(model, 0, CorpusModel::Before), QStringLiteral("100"));
        QCOMPARE(shown(model, 0, CorpusModel::Saving), QString());
        model.forgetNumbers();
        QCOMPARE(shown(model, 0, CorpusModel::Before), QString());
    }

    void sortsByValueWithUnknownLast()
    {
        CorpusModel model;
        const auto corpus = opened(m_files.numbered(5));
        model.setCorpus(corpus, mappingOf(*corpus));
        model.setNumbers({row(0, 900, 1), row(1, 10000, 2), row(3, 80, 3)});
        widgets::OrderRequest request{corpus, mappingOf(*corpus), {}, CorpusModel::Before, Qt::AscendingOrder, model.numbers(), {}, {}};
        const std::vector<std::uint32_t> all{0, 1, 2, 3, 4};
        QCOMPARE(widgets::sortedRecords(request, all, core::Monitor::none()), (std::vector<std::uint32_t>{3, 0, 1, 2, 4}));
        request.direction = Qt::DescendingOrder;
        QCOMPARE(widgets::sortedRecords(request, all, core::Monitor::none()), (std::vector<std::uint32_t>{1, 0, 3, 2, 4}));
        request.column = CorpusModel::Id;
        QCOMPARE(widgets::sortedRecords(request, all, core::Monitor::none()), (std::vector<std::uint32_t>{4, 3, 2, 1, 0}));
    }

    void sortsIdsAsPeopleDo()
    {
        const auto corpus = opened(m_files.numbered(12));
        const widgets::OrderRequest request{corpus, mappingOf(*corpus), {}, CorpusModel::Id, Qt::AscendingOrder, {}, {}, {}};
        QCOMPARE(widgets::sortedRecords(request, {11, 2, 10, 1}, core::Monitor::none()), (std::vector<std::uint32_t>{1, 2, 10, 11}));
    }

    void filtersInAnyCaseAndScript()
    {
        const auto corpus = opened(m_files.write(QStringLiteral("filter.jsonl"),
                                                 CorpusFiles::record("a", "Über Graphen", CorpusFiles::reasoning(1), "2")
                                                     + CorpusFiles::record("b", "二次方程", CorpusFiles::reasoning(2), "3")
                                                     + CorpusFiles::record("c", "plain", "So a SPECIAL word.\n\nThe answer is 4.", "4")));
        CorpusOrder order;
        const auto hits = [&](const char* filter) {
            QSignalSpy found(&order, &CorpusOrder::orderFound);
            order.request({corpus, mappingOf(*corpus),
                           std::make_shared<const core::FilterQuery>(core::parseFilter(filter).query),
                           CorpusModel::Number, Qt::AscendingOrder, {}, {}, {}});
            return found.wait() ? found.last().first().value<widgets::RecordOrder>()->records : std::vector<std::uint32_t>{99};
        };
        QCOMPARE(hits("special"), (std::vector<std::uint32_t>{2}));
        QCOMPARE(hits("ÜBER"), (std::vector<std::uint32_t>{0}));
        QCOMPARE(hits("二次"), (std::vector<std::uint32_t>{1}));
        QCOMPARE(hits("done"), (std::vector<std::uint32_t>{0, 1, 2})); // the response
        QCOMPARE(hits("reasoning"), (std::vector<std::uint32_t>{}));   // a key is not text
        QCOMPARE(hits("record>=2"), (std::vector<std::uint32_t>{1, 2}));
    }

    void anOrderThatGoesOnAddsRows()
    {
        CorpusModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto corpus = opened(m_files.numbered(9));
        model.setCorpus(corpus, mappingOf(*corpus));
        model.setOrder(widgets::RowOrder::of({1, 3}, 9, 7));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.setOrder(widgets::RowOrder::of({1, 3, 4, 8}, 9, 7));
        QCOMPARE(reset.count(), 0);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(model.rowOf(8), 3);
        QVERIFY(!model.rowOf(0));
        model.setOrder(widgets::RowOrder::of({2}, 9, 8));
        QCOMPARE(reset.count(), 1);
        QCOMPARE(model.rowCount(), 1);
    }

    void namesTheFileOfARecord()
    {
        CorpusFiles files;
        files.numbered(2, QStringLiteral("part-1.jsonl"));
        files.numbered(3, QStringLiteral("part-2.jsonl"));
        CorpusModel model;
        const auto corpus = opened(files.path(QString()));
        model.setCorpus(corpus, mappingOf(*corpus));
        QVERIFY(model.hasManyFiles());
        QCOMPARE(shown(model, 1, CorpusModel::File), QStringLiteral("part-1.jsonl"));
        QCOMPARE(shown(model, 2, CorpusModel::File), QStringLiteral("part-2.jsonl"));
    }

private:
    CorpusFiles m_files;
};

QTEST_MAIN(TestCorpusModel)
#include "tst_corpus_model.moc"
