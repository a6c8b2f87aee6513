#include "tests/support/corpus_files.h"
#include "widgets/filter_words.h"
#include "widgets/models/corpus_model.h"
#include "widgets/views/corpus_columns.h"
#include "widgets/views/corpus_panel.h"
#include "widgets/views/facets_panel.h"
#include "widgets/views/filter_box.h"
#include "widgets/views/frozen_columns.h"

#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include <memory>

using widgets::CorpusModel;

/// The corpus panel: facets, columns, filters about numbers that come later.
class TestCorpusPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_files = std::make_unique<CorpusFiles>();
        m_files->numbered(6, QStringLiteral("part-1.jsonl"));
        m_files->numbered(4, QStringLiteral("part-2.jsonl"));
        const auto corpus = core::Corpus::open(m_files->path(QString()).toStdString(), core::Monitor::none());
        QVERIFY(corpus.ok());
        m_panel = std::make_unique<widgets::CorpusPanel>();
        m_panel->resize(420, 700);
        m_panel->show();
        m_panel->setCorpus(corpus.value(), core::detectMapping(*corpus.value()).value(), {});
        m_table = m_panel->findChild<QTableView*>();
        QVERIFY(m_table->model());
    }

    void cleanup()
    {
        m_panel.reset();
        m_files.reset();
    }

    void aFilterAboutNumbersTakesThemInAsTheyCome()
    {
        m_panel->filterBox()->setText(QStringLiteral("tokens>100"));
        QTRY_COMPARE(m_table->model()->rowCount(), 0);
        m_panel->setNumbers({row(1, 50), row(2, 150), row(7, 2000)});
        QTRY_COMPARE(m_table->model()->rowCount(), 2);
        m_panel->filterBox()->setText(QStringLiteral("tokens>100 number1"));
        QTRY_COMPARE(m_table->model()->rowCount(), 1); // in the second file; in the first it is too short
        m_panel->filterBox()->setText({});
        QTRY_COMPARE(m_table->model()->rowCount(), 10);
    }

    void facetsCountWhatIsShownAndNarrowItDown()
    {
        m_panel->setNumbers({row(0, 500), row(1, 1500), row(2, 1600), row(8, 9000)});
        for (auto* button : m_panel->findChildren<QToolButton*>())
            if (button->isCheckable())
                button->click();
        QTreeWidget* tree = m_panel->facets()->tree();
        QTRY_VERIFY(item(tree, QStringLiteral("tokens:1000..1999")));
        QCOMPARE(item(tree, QStringLiteral("tokens:1000..1999"))->text(1), QStringLiteral("2"));
        QCOMPARE(item(tree, QStringLiteral("file=part-2.jsonl"))->text(1), QStringLiteral("4"));
        QCOMPARE(item(tree, QStringLiteral("verdict:correct"))->text(1), QStringLiteral("4"));

        item(tree, QStringLiteral("tokens:1000..1999"))->setCheckState(0, Qt::Checked);
        QCOMPARE(m_panel->filterBox()->text(), QStringLiteral("tokens:1000..1999"));
        QTRY_COMPARE(m_table->model()->rowCount(), 2);
        QTRY_COMPARE(item(tree, QStringLiteral("file=part-2.jsonl"))->text(1), QStringLiteral("0"));
        QCOMPARE(item(tree, QStringLiteral("tokens:1000..1999"))->checkState(0), Qt::Checked);
        m_panel->filterBox()->setText({});
        QTRY_COMPARE(item(tree, QStringLiteral("tokens:1000..1999"))->checkState(0), Qt::Unchecked);
    }

    void facetValuesReadWell()
    {
        QCOMPARE(widgets::facetValueName("tokens:1000..1999"), QStringLiteral("1,000 \u2013 1,999"));
        QCOMPARE(widgets::facetValueName("tokens>=32000"), QStringLiteral("\u2265 32,000"));
        QCOMPARE(widgets::facetValueName("saving<5%"), QStringLiteral("< 5%"));
        QCOMPARE(widgets::facetValueName("approaches:2"), QStringLiteral("2"));
        QCOMPARE(widgets::facetValueName("verdict:incorrect"), QStringLiteral("no correct approach"));
        QCOMPARE(widgets::facetValueName("file=a.jsonl"), QStringLiteral("a.jsonl"));
    }

    void columnsAreChosenFrozenAndRemembered()
    {
        widgets::CorpusColumns* columns = m_panel->columns();
        QHeaderView* header = m_table->horizontalHeader();
        QVERIFY(header->isSectionHidden(CorpusModel::Checks));
        const std::unique_ptr<QMenu> menu(columns->makeMenu(CorpusModel::Problem, m_table));
        QVERIFY(menu->actions().size() >= CorpusModel::ColumnCount - 2); // those of a second tokenizer only with one
        QSignalSpy changed(columns, &widgets::CorpusColumns::columnsChanged);
        for (QAction* action : menu->actions())
            if (action->text() == m_table->model()->headerData(CorpusModel::Checks, Qt::Horizontal).toString())
                action->trigger();
        QVERIFY(!header->isSectionHidden(CorpusModel::Checks));
        header->moveSection(header->visualIndex(CorpusModel::Verdict), 1);
        columns->freeze(2);
        QTRY_COMPARE(changed.count(), 1);
        const auto* frozen = m_table->findChild<widgets::FrozenColumns*>();
        QVERIFY(frozen && frozen->isVisible());
        QVERIFY(!frozen->isColumnHidden(CorpusModel::Number) && !frozen->isColumnHidden(CorpusModel::Verdict));
        QVERIFY(frozen->isColumnHidden(CorpusModel::Problem));
        QCOMPARE(frozen->selectionModel(), m_table->selectionModel());

        const QByteArray state = columns->save();
        columns->freeze(0);
        header->moveSection(1, 5);
        columns->setShown(CorpusModel::Checks, false);
        QVERIFY(!frozen->isVisible());
        columns->restore(state);
        QCOMPARE(columns->frozen(), 2);
        QCOMPARE(header->visualIndex(CorpusModel::Verdict), 1);
        QVERIFY(!header->isSectionHidden(CorpusModel::Checks));
        columns->restore("no state");
        QCOMPARE(columns->frozen(), 2);
    }

    void theLastColumnStays()
    {
        widgets::CorpusColumns* columns = m_panel->columns();
        for (int column = 0; column < CorpusModel::ColumnCount; ++column)
            columns->setShown(column, false);
        QCOMPARE(m_table->horizontalHeader()->hiddenSectionCount(), CorpusModel::ColumnCount - 1);
    }

private:
    static core::TraceRow row(std::uint64_t record, std::uint32_t before)
    {
        return {.record = record, .before = before, .after = before / 2, .approaches = 2, .verdict = core::Verdict::Correct,
                .status = core::PlanStatus::Planned};
    }

    static QTreeWidgetItem* item(QTreeWidget* tree, const QString& term)
    {
        for (int i = 0; i < tree->topLevelItemCount(); ++i)
            for (int j = 0; j < tree->topLevelItem(i)->childCount(); ++j)
                if (tree->topLevelItem(i)->child(j)->data(0, Qt::UserRole + 1).toString() == term)
                    return tree->topLevelItem(i)->child(j);
        return nullptr;
    }

    std::unique_ptr<CorpusFiles> m_files;
    std::unique_ptr<widgets::CorpusPanel> m_panel;
    QTableView* m_table = nullptr;
};

QTEST_MAIN(TestCorpusPanel)
#include "tst_corpus_panel.moc"
