#include "widgets/models/issues_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using widgets::CorpusNote;
using widgets::IssuesModel;

namespace {

std::shared_ptr<const core::CorpusSummary> summaryWith(std::uint64_t issues)
{
    auto summary = std::make_shared<core::CorpusSummary>();
    for (std::uint64_t i = 0; i < issues; ++i)
        summary->add(core::Issue{10 + i, 20 + i, "fault " + std::to_string(i), {}});
    return summary;
}

} // namespace

/// The list of what is wrong with a corpus.
class TestIssuesModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void growsWithoutLosingThePlace()
    {
        IssuesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const std::vector<CorpusNote> notes{{QStringLiteral("a.jsonl"), QStringLiteral("was left out"), {}, 0}};
        model.setIssues(notes, summaryWith(2), nullptr);
        QCOMPARE(resets.count(), 1);
        QCOMPARE(model.rowCount(), 3);
        model.setIssues(notes, summaryWith(5), nullptr);
        model.setIssues(notes, summaryWith(5), nullptr);
        QCOMPARE(resets.count(), 1);
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(model.index(5, IssuesModel::Reason).data().toString(), QStringLiteral("fault 4"));
        QCOMPARE(model.index(5, IssuesModel::Line).data().toString(), QStringLiteral("24"));
        QCOMPARE(model.index(5, IssuesModel::Record).data(Qt::UserRole).toULongLong(), 14ULL);
        QVERIFY(!model.index(0, IssuesModel::Record).data(Qt::UserRole).isValid());
        QVERIFY(!model.index(6, 0).isValid());
        model.setIssues({}, nullptr, nullptr);
        QCOMPARE(resets.count(), 2);
        QCOMPARE(model.rowCount(), 0);
        model.setIssues(notes, nullptr, nullptr);
        QCOMPARE(model.rowCount(), 1);
    }
};

QTEST_MAIN(TestIssuesModel)
#include "tst_issues_model.moc"
