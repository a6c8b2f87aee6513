#include "app/main_window.h"
#include "app/studio.h"
#include "app/tokenizer_choice.h"
#include "core/tokens/tokenizer_sniffer.h"
#include "tests/support/byte_tokenizer.h"
#include "tests/support/corpus_files.h"
#include "tests/support/qt_warnings.h"
#include "widgets/models/approach_tree_model.h"
#include "widgets/models/corpus_model.h"
#include "widgets/node_words.h"
#include "widgets/text_bridge.h"
#include "widgets/views/charts_view.h"
#include "widgets/views/compare_view.h"
#include "widgets/views/marked_text_view.h"
#include "widgets/views/trace_text_view.h"
#include "widgets/views/trace_view.h"

#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using app::Session;
using app::Studio;

namespace {

constexpr int patience = 60000;

template <class T> T* named(QWidget* root, const char* accessibleName)
{
    for (T* one : root->findChildren<T*>())
        if (one->accessibleName() == QLatin1String(accessibleName))
            return one;
    qFatal("there is no %s", accessibleName);
}

/// A studio on three records, and a tokenizer whose tokens are bytes.
struct Bench
{
    Bench()
    {
        studio.window()->show();
        QTRY_VERIFY_WITH_TIMEOUT(!studio.session()->busy(), patience);
        studio.window()->openFile(files.numbered(3));
        settle();
        bytes = QString::fromStdString(support::writeByteTokenizer(folder));
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(studio.session()->result() && !studio.session()->busy(), patience); }
    void compareWithBytes()
    {
        studio.session()->setComparedTokenizer(bytes);
        QTRY_COMPARE_WITH_TIMEOUT(studio.session()->comparedName(), QStringLiteral("bytes.json"), patience);
        settle();
    }
    [[nodiscard]] QTableView* table() { return named<QTableView>(studio.window(), "Corpus"); }

    CorpusFiles files;
    support::Folder folder;
    QString bytes;
    Studio studio{files.path(QStringLiteral("settings.ini"))};
};

} // namespace

/// The window with a second tokenizer, with one of the user's own, and the count of the selected text.
class TestTwoTokenizers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("XDG_DATA_HOME", m_data.path().toUtf8()); }

    void theSecondOneHasColumnsOfItsOwn()
    {
        const support::NoQtWarnings quiet;
        Bench bench;
        QVERIFY(bench.table()->isColumnHidden(widgets::CorpusModel::Compared));
        bench.compareWithBytes();
        QVERIFY(!bench.table()->isColumnHidden(widgets::CorpusModel::Compared));
        const auto* model = bench.table()->model();
        QCOMPARE(model->headerData(widgets::CorpusModel::Compared, Qt::Horizontal).toString(), QStringLiteral("bytes.json"));
        widgets::CorpusModel heading;
        heading.setTokenizers({QStringLiteral("Qwen3"), {}}, {QStringLiteral("student-8b-sft"), QStringLiteral("/models/student-8b-sft/tokenizer.json")});
        QCOMPARE(heading.headerData(widgets::CorpusModel::Compared, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("stude\u2026b-sft"));
        QVERIFY(heading.headerData(widgets::CorpusModel::Compared, Qt::Horizontal, Qt::ToolTipRole).toString().contains(QLatin1String("/models/student-8b-sft")));
        const auto size = bench.studio.session()->result()->trace.reasoning.size();
        QTRY_COMPARE_WITH_TIMEOUT(model->index(0, widgets::CorpusModel::Compared).data().toString(), widgets::formatCountShort(size), patience);
        bench.studio.session()->setComparedTokenizer({});
        QTRY_VERIFY_WITH_TIMEOUT(bench.table()->isColumnHidden(widgets::CorpusModel::Compared), patience);
    }

    void nodesChartsAndTotalsKnowBoth()
    {
        Bench bench;
        bench.compareWithBytes();
        const auto result = bench.studio.session()->result();
        const QString text = widgets::NodeWords(*result).tokensText(core::NodeId{0});
        QVERIFY2(text.contains(QLatin1String("Qwen3")) && text.contains(QLatin1String("bytes.json")), qPrintable(text));
        QTRY_VERIFY_WITH_TIMEOUT(bench.studio.session()->summary() && bench.studio.session()->summary()->complete, patience);
        QCOMPARE(bench.studio.session()->summary()->compared, std::string("bytes.json"));
        QCOMPARE(std::size_t{bench.studio.session()->summary()->rows[0].comparedBefore}, result->trace.reasoning.size());
    }

    void anotherTokenizerRecountsWithoutAnotherAnalysis()
    {
        Bench bench;
        const auto before = bench.studio.session()->result();
        bench.studio.session()->setTokenizer(bench.bytes);
        QTRY_COMPARE_WITH_TIMEOUT(bench.studio.session()->tokenizerName(), QStringLiteral("bytes.json"), patience);
        bench.settle();
        QTRY_VERIFY_WITH_TIMEOUT(bench.studio.session()->result()->tokens.tokenizer == "bytes.json", patience);
        const auto after = bench.studio.session()->result();
        QCOMPARE(after->analysis.tree.nodes().size(), before->analysis.tree.nodes().size());
        for (std::uint32_t node = 0; node < after->analysis.tree.nodes().size(); ++node)
            QCOMPARE(std::size_t{after->tokens.nodes[node]}, after->analysis.tree.node(core::NodeId{node}).span.size());
    }

    void droppedTokenizerIsTold()
    {
        Bench bench;
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(bench.bytes)});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(bench.studio.window(), &enter);
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(bench.studio.window(), &drop);
        QTRY_COMPARE_WITH_TIMEOUT(bench.studio.session()->tokenizerName(), QStringLiteral("bytes.json"), patience);
        QCOMPARE(bench.studio.session()->corpus()->recordCount(), std::size_t{3}); // the corpus is still open
        const auto* choice = named<QComboBox>(bench.studio.window(), "Tokenizer");
        QCOMPARE(choice->currentText(), QStringLiteral("bytes.json"));
    }

    void aTraceThatCannotBeCountedShowsADashAndWhy()
    {
        const support::NoQtWarnings quiet;
        Bench bench;
        const QString odd = bench.files.write(QStringLiteral("odd.jsonl"), CorpusFiles::record("good", "1 + 1?", CorpusFiles::reasoning(1), "2") +
                                              CorpusFiles::record("odd", "?", "So " + support::qText(), "2"));
        bench.studio.session()->setTokenizer(QString::fromStdString(support::writeExplodingTokenizer(bench.folder)));
        bench.studio.window()->openFile(odd);
        QTRY_VERIFY_WITH_TIMEOUT(bench.studio.session()->summary() && bench.studio.session()->summary()->complete &&
                                     bench.studio.session()->summary()->records == 2, patience);
        bench.studio.session()->showRecord(1);
        QTRY_VERIFY_WITH_TIMEOUT(bench.studio.session()->result() && bench.studio.session()->result()->trace.id == "odd", patience);
        bench.settle();
        QCOMPARE(bench.studio.session()->summary()->issues.size(), std::size_t{1});
        const auto* model = bench.table()->model();
        QCOMPARE(model->index(1, widgets::CorpusModel::Before).data().toString(), QStringLiteral("\u2013"));
        const QString why = model->index(1, widgets::CorpusModel::Before).data(Qt::ToolTipRole).toString();
        QVERIFY2(why.contains(QLatin1String("explodes.json")), qPrintable(why));
        QVERIFY(model->index(0, widgets::CorpusModel::Before).data().toString() != QStringLiteral("\u2013"));
        const widgets::NodeWords words(*bench.studio.session()->result());
        QCOMPARE(words.tokensText(core::NodeId{0}), QStringLiteral("\u2013 tokens (explodes.json)"));
        QVERIFY(words.toolTip(core::NodeId{0}).contains(QLatin1String("too many steps")));
        const auto* tree = named<QTreeView>(bench.studio.window(), "Approach tree")->model();
        QCOMPARE(tree->index(0, widgets::ApproachTreeModel::TokensColumn).data().toString(), QStringLiteral("\u2013"));
        // Another tokenizer counts it again.
        bench.studio.session()->setTokenizer(bench.bytes);
        QTRY_COMPARE_WITH_TIMEOUT(model->index(1, widgets::CorpusModel::Before).data().toString(), QStringLiteral("64"), patience);
    }

    void whatCannotBeUsedIsSaidAndTheOldOneStays()
    {
        Bench bench;
        QSignalSpy failed(bench.studio.session(), &Session::failed);
        const QString odd = QString::fromStdString(bench.folder.write("odd.json", R"({"version": "1.0", "added_tokens": [], "normalizer": null, "model": {"type": "Mystery"}})"));
        bench.studio.session()->setTokenizer(odd);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QVERIFY2(failed[0][0].toString().contains(QLatin1String("Mystery")), qPrintable(failed[0][0].toString()));
        QCOMPARE(bench.studio.session()->tokenizerName(), QStringLiteral("Qwen3"));
        QCOMPARE(named<QComboBox>(bench.studio.window(), "Tokenizer")->currentText(), QStringLiteral("Qwen3"));
        bench.studio.session()->setComparedTokenizer(odd);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 2, patience);
        QVERIFY(bench.studio.session()->comparedName().isEmpty());
    }

    void aRememberedOneThatIsGoneGivesWayToTheUsual()
    {
        CorpusFiles files;
        const QString settings = files.path(QStringLiteral("settings.ini"));
        app::Settings(settings).setTokenizer(QStringLiteral("/nowhere/tokenizer.json"));
        Studio studio(settings);
        QTRY_COMPARE_WITH_TIMEOUT(studio.session()->tokenizerName(), QStringLiteral("Qwen3"), patience);
    }

    void tokensOfTheSelectionFollowIt()
    {
        Bench bench;
        auto* trace = bench.studio.window()->traceView();
        const auto* label = named<QLabel>(trace, "Tokens of the selected text");
        QVERIFY(!label->isVisible());
        trace->textView()->select({0, 10});
        const std::size_t tokens = bench.studio.session()->result()->tokens.map.countIn({0, 10});
        QVERIFY2(label->isVisible() && label->text().contains(QString::number(tokens) + QStringLiteral(" tokens (Qwen3)")), qPrintable(label->text()));
        bench.compareWithBytes();
        QTRY_VERIFY2_WITH_TIMEOUT(label->text().contains(QLatin1String("10 (bytes.json)")), qPrintable(label->text()), patience);
        trace->textView()->setFocus();
        QTest::keyClick(trace->textView(), Qt::Key_Right);
        QVERIFY(!label->isVisible());
    }

    void tokensOfTheSelectionInCompare()
    {
        Bench bench;
        bench.compareWithBytes();
        bench.studio.session()->decide(0, core::Decision::Drop);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.studio.session()->result()->plan.edits.empty(), patience);
        const auto result = bench.studio.session()->result();
        widgets::CompareView view;
        view.resize(900, 500);
        view.show();
        view.setResult(result);
        const auto* label = named<QLabel>(&view, "Tokens of the selected text");
        QVERIFY(label->text().isEmpty());
        view.originalSide()->select({0, 10});
        const std::size_t tokens = result->tokens.map.countIn({0, 10});
        QVERIFY2(label->text().contains(QString::number(tokens) + QStringLiteral(" tokens (Qwen3), 10 (bytes.json)")), qPrintable(label->text()));
        QVERIFY(!result->plan.edits.empty());
        const std::size_t end = result->cleaned.text.size();
        view.cleanedSide()->select({end - 12, end});
        const std::size_t cleaned = result->tokens.cleaned.countIn({end - 12, end});
        QVERIFY2(label->text().contains(QString::number(cleaned) + QStringLiteral(" tokens (Qwen3), 12 (bytes.json)")), qPrintable(label->text()));
        view.setResult(nullptr);
        QVERIFY(label->text().isEmpty());
    }

    void theMenuOffersWhatIsInstalledAndFilesOnceUsed()
    {
        Bench bench;
        bench.compareWithBytes();
        auto* menu = named<QToolButton>(bench.studio.window(), "Compare with another tokenizer")->menu();
        Q_EMIT menu->aboutToShow();
        QStringList texts;
        for (const QAction* action : menu->actions())
            texts << action->text();
        QVERIFY2(texts.contains(QStringLiteral("bytes.json")) && !texts.contains(QStringLiteral("Qwen3")), qPrintable(texts.join(u',')));
        menu->actions().constFirst()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(bench.studio.session()->comparedName().isEmpty(), patience);
    }

    void tokenizersAreToldByHowTheyBegin()
    {
        const support::Folder folder;
        QVERIFY(core::looksLikeTokenizer(support::writeByteTokenizer(folder)));
        QVERIFY(core::looksLikeTokenizer(folder.write("t.json", "\xEF\xBB\xBF {\n\"version\": \"1.0\", \"truncation\": null, \"added_tokens\": [")));
        QVERIFY(!core::looksLikeTokenizer(folder.write("c.json", R"([{"added_tokens": 1, "model": 2}])")));
        QVERIFY(!core::looksLikeTokenizer(folder.write("c.jsonl", R"({"problem": "x", "reasoning": "y"})")));
        QVERIFY(!core::looksLikeTokenizer(folder.write("empty.json", "")));
        QVERIFY(!core::looksLikeTokenizer(folder.path("missing.json")));
    }

private:
    QTemporaryDir m_data; ///< decisions of these tests are none of the user's
};

QTEST_MAIN(TestTwoTokenizers)
#include "tst_two_tokenizers.moc"
