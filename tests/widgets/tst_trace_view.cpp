#include "widgets/views/trace_view.h"

#include "tests/support/qt_warnings.h"
#include "tests/support/shown_trace.h"
#include "widgets/models/approach_tree_model.h"
#include "widgets/text_bridge.h"
#include "widgets/views/details_panel.h"
#include "widgets/views/find_bar.h"
#include "widgets/views/legend.h"
#include "widgets/views/trace_strip.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>
#include <cmath>

using namespace support;

/// The Read page: one chosen node in tree, strip and text; folds, keys, marks; nothing jumps; any text is plain text.
class TestTraceView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void choosingInTheTreeScrollsTheText()
    {
        const support::NoQtWarnings noWarnings;
        const auto result = sample();
        Shown shown(result);
        QSignalSpy chosen(&shown.view, &TraceView::nodeChosen);
        shown.choose(segment(*result, 3));
        QCOMPARE(chosen.size(), 1);
        QVERIFY(shown.view.currentNode() == segment(*result, 3));
        QVERIFY(!shown.view.textView()->headingRect(segment(*result, 3)).isEmpty());
        QVERIFY(shown.scrolled() > 0);
    }

    void caretChoosesTheNode()
    {
        const support::NoQtWarnings noWarnings;
        const auto result = sample();
        Shown shown(result);
        QSignalSpy chosen(&shown.view, &TraceView::nodeChosen);
        const std::size_t byte = result->analysis.tree.segments()[1].span.begin + 4;
        const QRect place = shown.view.textView()->caretRect(byte);
        QVERIFY(!place.isEmpty());
        QTest::mouseClick(shown.view.textView()->viewport(), Qt::LeftButton, {}, place.center());
        QVERIFY(shown.view.currentNode() == segment(*result, 1));
        QVERIFY(shown.inTree() == segment(*result, 1));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(shown.scrolled(), 0);
    }

    void onlyOneSignalPerChoiceAndNoneFromOutside()
    {
        const support::NoQtWarnings noWarnings;
        const auto result = sample();
        Shown shown(result);
        QSignalSpy chosen(&shown.view, &TraceView::nodeChosen);
        shown.view.chooseNode(segment(*result, 4));
        QCOMPARE(chosen.size(), 0);
        QVERIFY(shown.view.currentNode() == segment(*result, 4));
        QVERIFY(shown.inTree() == segment(*result, 4));
        QVERIFY(!shown.view.textView()->headingRect(segment(*result, 4)).isEmpty());
        shown.view.chooseNode(NodeId{99999});
        QVERIFY(shown.view.currentNode() == segment(*result, 4));
    }

    void stripGoesThere()
    {
        const support::NoQtWarnings noWarnings;
        const auto result = sample();
        Shown shown(result);
        const QRect block = shown.view.strip()->blockRect(3);
        QVERIFY(block.width() > 20);
        QTest::mouseClick(shown.view.strip(), Qt::LeftButton, {}, block.center());
        QVERIFY(shown.view.currentNode() == segment(*result, 3));
        QVERIFY(shown.view.textView()->visibleSpan().overlaps(result->analysis.tree.segments()[3].span));
        shown.view.strip()->setFocus();
        QTest::keyClick(shown.view.strip(), Qt::Key_Right);
        QVERIFY(shown.view.currentNode() == segment(*result, 4));
        QTest::keyClick(shown.view.strip(), Qt::Key_Left);
        QVERIFY(shown.view.currentNode() == segment(*result, 3));
    }

    void blocksOfTheStripFillItInProportion()
    {
        const auto result = sample();
        Shown shown(result);
        int end = 0;
        for (std::size_t i = 0; i < 6; ++i) {
            const QRect block = shown.view.strip()->blockRect(i);
            QVERIFY(block.left() >= end && block.left() <= end + 1);
            end = block.right() + 1;
            const double share = static_cast<double>(result->tokens.nodes[static_cast<std::size_t>(segment(*result, i))])
                                 / static_cast<double>(result->tokens.before);
            QVERIFY(std::abs(block.width() - share * shown.view.strip()->width()) <= 2.5);
        }
        QVERIFY(shown.view.strip()->width() - end <= 1);
        QVERIFY(shown.view.strip()->blockRect(6).isEmpty());
    }

    void numbersLeaveTheirRoomToTheTitles()
    {
        const auto result = sample();
        Shown shown(result);
        const QTreeView* tree = shown.view.treeView();
        const int number = tree->columnWidth(widgets::ApproachTreeModel::TokensColumn);
        int widest = 0;
        for (std::uint32_t at = 1; at < result->analysis.tree.nodes().size(); ++at)
            widest = std::max(widest, tree->fontMetrics().horizontalAdvance(widgets::formatCountShort(result->tokens.nodes[at])));
        QVERIFY2(number > widest, qPrintable(QStringLiteral("%1 for %2").arg(number).arg(widest)));
        QVERIFY2(number < widest + 24, qPrintable(QStringLiteral("%1 for %2").arg(number).arg(widest)));
        QCOMPARE(tree->header()->length(), tree->viewport()->width());
    }

    void foldingAndUnfolding()
    {
        const support::NoQtWarnings noWarnings;
        const auto result = sample();
        Shown shown(result);
        widgets::TraceTextView* text = shown.view.textView();
        const std::size_t open = text->flow().rowCount();
        shown.choose(segment(*result, 1));
        shown.key(Qt::Key_Space);
        const std::size_t folded = text->flow().rowCount();
        QVERIFY(folded < open);
        const std::size_t hidden = result->analysis.tree.segments()[1].span.begin + 100;
        QVERIFY(text->caretRect(hidden).isEmpty());
        QTest::mouseClick(text->viewport(), Qt::LeftButton, {}, text->headingRect(segment(*result, 1)).center());
        QCOMPARE(text->flow().rowCount(), open);
        // A section folds in the tree and takes its text along.
        shown.view.treeView()->collapse(shown.view.treeView()->currentIndex().parent());
        QVERIFY(text->flow().rowCount() < folded);
        QVERIFY(result->analysis.tree.node(shown.view.currentNode()).level == core::NodeLevel::Section);
    }

    void foldLevels()
    {
        const support::NoQtWarnings noWarnings;
        const auto result = sample();
        Shown shown(result);
        const std::size_t open = shown.view.textView()->flow().rowCount();
        shown.key(Qt::Key_1);
        QCOMPARE(shown.view.textView()->flow().rowCount(), std::size_t{4});
        shown.key(Qt::Key_2);
        QCOMPARE(shown.view.textView()->flow().rowCount(), std::size_t{6});
        shown.key(Qt::Key_3);
        QCOMPARE(shown.view.textView()->flow().rowCount(), open);
        shown.key(Qt::Key_4);
        QCOMPARE(shown.view.textView()->flow().rowCount(), open);
    }

    void marksAndOriginalsByKey()
    {
        const support::NoQtWarnings noWarnings;
        const auto result = sample();
        Shown shown(result);
        shown.key(Qt::Key_BracketRight);
        QVERIFY(shown.view.currentNode() == segment(*result, 2));
        QVERIFY(shown.view.textView()->reasonsAt(shown.view.textView()->caret()).contains(QLatin1String("repeats approach 1")));
        shown.key(Qt::Key_G);
        QVERIFY(shown.view.currentNode() == segment(*result, 1));
        shown.key(Qt::Key_BracketRight);
        shown.key(Qt::Key_BracketRight);
        QVERIFY(shown.view.currentNode() == segment(*result, 3));
        shown.key(Qt::Key_BracketRight); // the error inside it
        QCOMPARE(shown.view.textView()->caret(), result->analysis.errors.front().span.begin);
        QVERIFY(shown.view.textView()->reasonsAt(shown.view.textView()->caret()).contains(QLatin1String("not so")));
        shown.key(Qt::Key_BracketRight); // none is left: nothing moves
        QCOMPARE(shown.view.textView()->caret(), result->analysis.errors.front().span.begin);
        shown.key(Qt::Key_BracketLeft);
        QVERIFY(shown.view.currentNode() == segment(*result, 3));
    }

    void decisionsByKey()
    {
        const support::NoQtWarnings noWarnings;
        const auto result = sample();
        Shown shown(result);
        QSignalSpy decided(&shown.view, &TraceView::decisionRequested);
        shown.key(Qt::Key_D);
        QCOMPARE(decided.size(), 0); // nothing is chosen yet
        shown.choose(segment(*result, 2));
        shown.key(Qt::Key_D);
        shown.key(Qt::Key_E);
        shown.key(Qt::Key_A);
        QCOMPARE(decided.size(), 3);
        QCOMPARE(decided[0][0].value<std::size_t>(), std::size_t{2});
        QVERIFY(decided[0][1].value<core::Decision>() == core::Decision::Drop);
        QVERIFY(decided[1][1].value<core::Decision>() == core::Decision::Keep);
        QVERIFY(decided[2][1].value<core::Decision>() == core::Decision::Auto);
    }

    void findGoesRound()
    {
        const support::NoQtWarnings noWarnings;
        const auto result = sample();
        Shown shown(result);
        shown.key(Qt::Key_2); // folded: a hit unfolds
        shown.key(Qt::Key_Slash);
        auto* field = shown.view.findChild<widgets::FindBar*>()->findChild<QLineEdit*>();
        QVERIFY(field && field->isVisible());
        QTest::keyClicks(field, QStringLiteral("LET ME REDO"));
        const std::size_t first = shown.view.textView()->caret();
        QCOMPARE(first, result->trace.reasoning.find("Let me redo"));
        QVERIFY(!shown.view.textView()->caretRect(first).isEmpty());
        QVERIFY(shown.view.currentNode() == segment(*result, 2));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(shown.view.textView()->caret() > first);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(shown.view.textView()->caret(), result->trace.reasoning.rfind("Let me redo"));
        shown.view.textView()->setFocus();
        shown.key(Qt::Key_N);
        QCOMPARE(shown.view.textView()->caret(), first);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!field->isVisible());
    }

    void nothingJumpsWhenTheResultIsRenewed()
    {
        const support::NoQtWarnings noWarnings;
        const auto result = sample();
        Shown shown(result);
        shown.choose(segment(*result, 3));
        shown.view.toggleFold(segment(*result, 1));
        shown.view.textView()->verticalScrollBar()->setValue(shown.scrolled() + 57);
        const int before = shown.scrolled();
        const QImage seen = shown.view.textView()->grab().toImage();
        shown.view.setResult(std::make_shared<core::TraceResult>(*result));
        QCOMPARE(shown.scrolled(), before);
        QVERIFY(shown.view.currentNode() == segment(*result, 3));
        QVERIFY(shown.view.textView()->grab().toImage() == seen);
        QVERIFY(shown.inTree() == segment(*result, 3));
    }

    void emptyAndBack()
    {
        const support::NoQtWarnings noWarnings;
        const auto result = sample();
        Shown shown(result);
        shown.choose(segment(*result, 2));
        shown.view.setResult(nullptr);
        QVERIFY(shown.view.currentNode() == NodeId{0});
        for (const int key : {Qt::Key_1, Qt::Key_N, Qt::Key_G, Qt::Key_BracketRight, Qt::Key_Space, Qt::Key_D, Qt::Key_Slash})
            shown.key(key);
        shown.view.setResult(std::make_shared<core::TraceResult>()); // nothing at all in it
        shown.view.grab();
        shown.view.textView()->setFocus();
        for (const int key : {Qt::Key_1, Qt::Key_Down, Qt::Key_End, Qt::Key_Space, Qt::Key_PageDown, Qt::Key_Left})
            shown.key(key);
        shown.view.setResult(result);
        QVERIFY(shown.view.treeView()->model()->rowCount() == 4);
    }

    void corpusTextIsNeverRichText()
    {
        const support::NoQtWarnings noWarnings;
        const std::string evil = "<img src=x onerror=alert(1)><b>bold</b> file:///etc/passwd ";
        handmade::Made made = handmade::make({{.kind = Kind::Approach, .text = evil + "= 3", .label = Label::Incorrect, .answer = "3"},
                                              {.kind = Kind::Approach, .text = evil + "= 4", .original = 0U, .errors = {"<b>"}}});
        for (core::SegmentNote& note : made.analysis.notes)
            note.title = note.whyRedundant = note.why = note.whyLabel = note.answer = evil;
        made.analysis.errors.front().message = evil;
        made.trace.id = evil + std::string(10000, 'i');
        const auto result = resultOf(std::move(made));
        Shown shown(result);
        widgets::DetailsPanel details;
        details.setResult(result);
        details.show();
        for (std::uint32_t node = 0; node < result->analysis.tree.nodes().size(); ++node) {
            shown.view.chooseNode(NodeId{node});
            details.setNode(NodeId{node});
            details.grab();
            shown.view.grab();
        }
        for (const QWidget* root : {static_cast<QWidget*>(&shown.view), static_cast<QWidget*>(&details)}) {
            for (const QLabel* label : root->findChildren<QLabel*>())
                QVERIFY2(label->text().isEmpty() || label->textFormat() == Qt::PlainText, qPrintable(label->text()));
        }
        const auto* model = shown.view.treeView()->model();
        const QString tip = model->index(0, 0, model->index(0, 0)).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.contains(QLatin1String("&lt;img")) && !tip.contains(QLatin1String("<img")));
        QVERIFY(shown.view.minimumSizeHint().width() < 700);
        QVERIFY(details.minimumSizeHint().width() < 300);
    }

    void detailsSayWhatIsKnown()
    {
        const support::NoQtWarnings noWarnings;
        const auto result = sample();
        widgets::DetailsPanel details;
        details.setResult(result);
        details.setNode(segment(*result, 2));
        details.show();
        QStringList lines;
        for (const QLabel* label : details.findChildren<QLabel*>())
            lines.append(label->text());
        const QString all = lines.join(QLatin1Char('\n'));
        QVERIFY2(all.contains(QLatin1String("Approach 2")) && all.contains(QLatin1String("repeats approach 1: same calculation")),
                 qPrintable(all));
        QSignalSpy went(&details, &widgets::DetailsPanel::goToRequested);
        QSignalSpy decided(&details, &widgets::DetailsPanel::decisionRequested);
        QTest::mouseClick(details.findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(went.size(), 1);
        QVERIFY(went[0][0].value<NodeId>() == segment(*result, 1));
        for (QToolButton* button : details.findChildren<QToolButton*>())
            QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(decided.size(), 3);
        details.setDecisions({core::Decision::Auto, core::Decision::Auto, core::Decision::Drop});
        const auto buttons = details.findChildren<QToolButton*>();
        QVERIFY(std::any_of(buttons.begin(), buttons.end(),
                            [](const QToolButton* button) { return button->isChecked() && button->text() == QLatin1String("Drop"); }));
        details.setResult(nullptr);
        QVERIFY(details.findChild<QPushButton*>()->isHidden());
    }

    void everyFindingSaysWhyAndHowSure()
    {
        const support::NoQtWarnings noWarnings;
        handmade::Made made = handmade::make({{.kind = Kind::Approach, .text = "First, 2 + 2 = 5.", .label = Label::Incorrect, .answer = "5", .errors = {"2 + 2 = 5"}},
                                              {.kind = Kind::Approach, .text = " Again, 2 + 2 = 5.", .original = 0U}});
        core::SegmentNote& second = made.analysis.notes[1];
        made.analysis.notes[0].whyLabel = "states 5; the reference is 4";
        made.analysis.notes[0].labelConfidence = 0.9;
        second.why = "it starts again";
        second.boundaryConfidence = 0.61;
        second.whyRedundant = "same calculation";
        second.clusterConfidence = 0.72;
        second.unsureStart = true;
        made.analysis.errors.front().why = "worked out: 2 + 2 = 4";
        made.analysis.errors.front().confidence = 0.96;
        const auto result = resultOf(std::move(made));
        widgets::DetailsPanel details;
        details.setResult(result);
        const auto said = [&](std::size_t index) {
            details.setNode(segment(*result, index));
            QStringList lines;
            for (const QLabel* label : details.findChildren<QLabel*>())
                lines << label->text();
            return lines.join(QLatin1Char('\n'));
        };
        const QString one = said(0);
        for (const char* words : {"worked out: 2 + 2 = 4 (96 % sure)", "states 5; the reference is 4 (90 % sure)", "2 + 2 = 5"})
            QVERIFY2(one.contains(QLatin1String(words)), qPrintable(one));
        const QString two = said(1);
        for (const char* words : {"it starts again (61 % sure)", "same calculation (72 % sure)", "may well go on"})
            QVERIFY2(two.contains(QLatin1String(words)), qPrintable(two));
        // The same in the tooltip, and the row is marked.
        Shown shown(result);
        const auto* model = shown.view.treeView()->model();
        const QModelIndex row = model->index(1, 0, model->index(0, 0));
        QVERIFY(row.data(Qt::ToolTipRole).toString().contains(QLatin1String("61 % sure")));
        QVERIFY(row.siblingAtColumn(2).data().toString().endsWith(QLatin1Char('?')));
    }

    void legendShowsWhatOccurs()
    {
        const auto result = sample();
        Shown shown(result);
        auto* legend = shown.view.findChild<widgets::Legend*>();
        QVERIFY(legend->isHidden());
        shown.key(Qt::Key_L);
        QVERIFY(legend->isVisible());
        const QString entries = legend->entries().join(QLatin1Char('|'));
        QVERIFY(entries.contains(QLatin1String("Error")) && entries.contains(QLatin1String("Redundant")));
        QVERIFY(!entries.contains(QLatin1String("Incomplete")) && !entries.contains(QLatin1String("Understanding")));
        QVERIFY(legend->heightForWidth(120) > legend->heightForWidth(2000));
    }
};

QTEST_MAIN(TestTraceView)
#include "tst_trace_view.moc"
