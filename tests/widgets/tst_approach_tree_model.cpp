#include "widgets/models/approach_tree_model.h"

#include "tests/support/hand_made.h"
#include "tests/support/qt_warnings.h"
#include "widgets/node_words.h"
#include "widgets/row_heights.h"
#include "widgets/text_search.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <algorithm>
#include <random>

using core::Kind;
using core::Label;
using core::NodeId;
using widgets::ApproachTreeModel;

namespace {

/// A result with steps: every segment is cut into as many as given.
std::shared_ptr<const core::TraceResult> resultOf(const handmade::Made& made, std::size_t steps)
{
    auto result = std::make_shared<core::TraceResult>();
    result->trace = made.trace;
    result->analysis = made.analysis;
    std::vector<core::Segment> segments = made.analysis.tree.segments();
    for (core::Segment& segment : segments) {
        segment.steps.clear();
        const std::size_t size = segment.span.size() / steps;
        for (std::size_t i = 0; i < steps; ++i)
            segment.steps.push_back({segment.span.begin + i * size,
                                     i + 1 == steps ? segment.span.end : segment.span.begin + (i + 1) * size});
    }
    result->analysis.tree = core::TraceTree::build(made.trace.reasoning.size(), std::move(segments)).value();
    result->tokens.tokenizer = "Qwen3";
    for (const core::Node& node : result->analysis.tree.nodes())
        result->tokens.nodes.push_back(static_cast<std::uint32_t>(node.span.size()));
    return result;
}

handmade::Made sample()
{
    handmade::Made made = handmade::make({
        {.kind = Kind::QuestionRepeat, .text = "So the question is how many there are. "},
        {.kind = Kind::Approach, .text = "Count by rows, which gives 73. ", .label = Label::Correct, .answer = "73"},
        {.kind = Kind::Approach, .text = "Count by rows again, giving 73. ", .label = Label::Correct, .original = 1U},
        {.kind = Kind::Verification, .text = "Check by rows once more: 73. ", .original = 1U},
        {.kind = Kind::Approach, .text = "Columns: 7 * 8 = 54 gives 54. ", .label = Label::Incorrect, .answer = "54", .errors = {"7 * 8 = 54"}},
        {.kind = Kind::Approach, .text = "Diagonals, but that is long. ", .label = Label::Incomplete},
        {.kind = Kind::Conclusion, .text = "The answer is 73."},
    });
    made.analysis.notes[1].title = "count by rows \u2192 73";
    made.analysis.notes[2].whyRedundant = "same calculation, same result (73)";
    return made;
}

/// The whole tree as indented lines "title | tokens | marks".
QStringList printed(const ApproachTreeModel& model, const QModelIndex& parent = {}, int depth = 0)
{
    QStringList out;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        QString line(depth * 2, QLatin1Char(' '));
        for (int column = 0; column < model.columnCount(); ++column)
            line += (column > 0 ? QStringLiteral(" | ") : QString()) + index.siblingAtColumn(column).data().toString();
        out.append(line.trimmed().isEmpty() ? line : line);
        out += printed(model, index, depth + 1);
    }
    return out;
}

void checkEdges(const ApproachTreeModel& model, const QModelIndex& parent)
{
    const int rows = model.rowCount(parent);
    QVERIFY(!model.index(rows, 0, parent).isValid());
    QVERIFY(!model.index(-1, 0, parent).isValid());
    QVERIFY(!model.index(0, model.columnCount(parent), parent).isValid());
    QVERIFY(!model.index(0, -1, parent).isValid());
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        QVERIFY(index.isValid());
        QCOMPARE(model.parent(index), parent);
        QCOMPARE(model.indexOf(model.nodeAt(index)), index);
        QCOMPARE(model.rowCount(index.siblingAtColumn(1)), 0);
        checkEdges(model, index);
    }
}

} // namespace

/// The approach tree as an item model, the words for its nodes, and the small structures under the text view.
class TestApproachTreeModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsTheTree()
    {
        const support::NoQtWarnings noWarnings;
        ApproachTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setResult(resultOf(sample(), 1));
        const QStringList expected{
            QStringLiteral("Question \u00B7 So the question is how many th | 39 | "),
            QStringLiteral("Approaches | 63 | "),
            QStringLiteral("  1  count by rows \u2192 73 | 31 | "),
            QStringLiteral("  2  repeats 1 \u00B7 Count by rows again, giving 73 | 32 | R1"),
            QStringLiteral("Verification | 29 | "),
            QStringLiteral("  1  repeats approach 1 \u00B7 Check by rows once more: 73. | 29 | R1"),
            QStringLiteral("Approaches | 59 | "),
            QStringLiteral("  3  Columns: 7 * 8 = 54 gives 54. \u2192 54 | 30 | ! \u00D7"),
            QStringLiteral("  4  Diagonals, but that is long. | 29 | \u2026"),
            QStringLiteral("Conclusion \u00B7 The answer is 73. | 17 | "),
        };
        QStringList lines = printed(model);
        for (qsizetype i = 0; i < std::max(lines.size(), expected.size()); ++i)
            QCOMPARE(lines.value(i).simplified(), expected.value(i).simplified());
        checkEdges(model, {});
    }

    void fullEmptyFull()
    {
        const support::NoQtWarnings noWarnings;
        ApproachTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        checkEdges(model, {});
        QCOMPARE(model.rowCount(), 0);
        for (const std::size_t steps : {3, 1, 2}) {
            model.setResult(resultOf(sample(), steps));
            QCOMPARE(model.rowCount(), 5);
            checkEdges(model, {});
            QCOMPARE(model.rowCount(model.index(0, 0)), steps > 1 ? static_cast<int>(steps) : 0);
            model.setResult(nullptr);
            QCOMPARE(model.rowCount(), 0);
            QVERIFY(!model.index(0, 0).isValid());
            QVERIFY(!model.indexOf(NodeId{3}).isValid());
        }
        model.setResult(std::make_shared<core::TraceResult>());
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.indexOf(NodeId{0}).isValid());
    }

    void everyNodeIsFoundAtARowThatHoldsIt()
    {
        const auto result = resultOf(sample(), 2);
        ApproachTreeModel model;
        model.setResult(result);
        for (std::uint32_t at = 1; at < result->analysis.tree.nodes().size(); ++at) {
            const QModelIndex index = model.indexOf(NodeId{at});
            QVERIFY(index.isValid());
            QVERIFY(result->analysis.tree.node(model.nodeAt(index)).span.contains(result->analysis.tree.node(NodeId{at}).span));
        }
    }

    void saysWhy()
    {
        const auto result = resultOf(sample(), 1);
        ApproachTreeModel model;
        model.setResult(result);
        const QModelIndex repeat = model.indexOf(result->analysis.tree.segmentNode(2));
        QVERIFY(repeat.data(Qt::ToolTipRole).toString().contains(
            QLatin1String("repeats approach 1: same calculation, same result (73)")));
        const auto saysItsSign = [&](std::size_t segment, const QString& words) { // what stands in the column of signs
            const QModelIndex row = model.indexOf(result->analysis.tree.segmentNode(segment));
            const QStringList signs = row.siblingAtColumn(ApproachTreeModel::MarksColumn).data().toString().split(QLatin1Char(' '));
            const QString said = row.data(Qt::ToolTipRole).toString();
            return std::any_of(signs.begin(), signs.end(), [&](const QString& sign) {
                return !sign.isEmpty() && said.contains(sign + QStringLiteral("  ") + words);
            });
        };
        QVERIFY(saysItsSign(2, QStringLiteral("repeats approach 1: same calculation, same result (73)")));
        for (std::size_t i = 0; i < result->analysis.notes.size(); ++i)
            if (result->analysis.notes[i].label == core::Label::Incomplete)
                QVERIFY(saysItsSign(i, QStringLiteral("incomplete: reaches no final answer")));
        QVERIFY(repeat.data(Qt::AccessibleTextRole).toString().startsWith(QLatin1String("Approach 2")));
        QVERIFY(repeat.data(Qt::AccessibleTextRole).toString().contains(QLatin1String("(Qwen3)")));
        QVERIFY(repeat.data(ApproachTreeModel::RedundantRole).toBool());
        QCOMPARE(repeat.data(ApproachTreeModel::MarkRole).toInt(), static_cast<int>(widgets::Mark::Redundant));
        QCOMPARE(model.index(0, 0).data(ApproachTreeModel::MarkRole).toInt(), -1);
    }

    void excerptsCutNoFormula()
    {
        QCOMPARE(widgets::excerpt("short"), QStringLiteral("short"));
        QCOMPARE(widgets::excerpt("two\n\n  lines "), QStringLiteral("two lines"));
        const QString cut = widgets::excerpt("So we take the value \\( \\frac{a + b + c + h + k}{d + e + f + g} \\) and go on");
        QCOMPARE(cut, QStringLiteral("So we take the value\u2026"));
        for (const std::string& text : {std::string(500, 'x'), "$" + std::string(500, 'y'), std::string()})
            QVERIFY(widgets::excerpt(text).size() <= 60);
        std::string astral;
        for (int i = 0; i < 100; ++i)
            astral += "\U0001F600";
        QVERIFY(widgets::excerpt(astral).toUcs4().size() <= 61);
        QVERIFY(!widgets::excerpt(astral).contains(QChar(QChar::ReplacementCharacter)));
    }

    void heightsAddUp()
    {
        std::mt19937 random(3);
        std::uniform_int_distribution<int> height(0, 50);
        for (std::size_t count = 0; count < 70; ++count) {
            std::vector<int> plain(count);
            for (int& one : plain)
                one = height(random);
            widgets::RowHeights heights;
            heights.reset(plain);
            for (std::size_t change = 0; change < count; change += 3) {
                plain[change] = height(random);
                heights.set(change, plain[change]);
            }
            std::int64_t y = 0;
            for (std::size_t row = 0; row < count; ++row) {
                QCOMPARE(heights.top(row), y);
                QCOMPARE(heights.isExact(row), row % 3 == 0);
                for (int inside = 0; inside < plain[row]; ++inside)
                    QCOMPARE(heights.rowAt(y + inside), row);
                y += plain[row];
            }
            QCOMPARE(heights.total(), y);
            QCOMPARE(heights.rowAt(y + 1000), count == 0 ? 0 : count - 1);
        }
    }

    void searchFindsEveryPlace()
    {
        std::string text = "\uFEFFNeedle \U0001F600needle NEEDLE";
        text += std::string(256 * 1024 - text.size() - 3, '.') + "needle"; // across a window's end
        text += std::string(600000, 'x') + "数needle";
        std::vector<std::string> found;
        for (const core::Span hit : widgets::findAll(text, QStringLiteral("needle"), core::Monitor::none()))
            found.emplace_back(hit.in(text));
        QCOMPARE(found.size(), std::size_t{5});
        for (const std::string& one : found)
            QCOMPARE(QString::fromStdString(one).toLower(), QStringLiteral("needle"));
        QVERIFY(widgets::findAll(text, QString(), core::Monitor::none()).empty());
        QCOMPARE(widgets::findAll("aaaa", QStringLiteral("aa"), core::Monitor::none()).size(), std::size_t{2});
        QCOMPARE(widgets::findAll(std::string(300000, 'a'), QStringLiteral("aaa"), core::Monitor::none()).size(),
                 std::size_t{100000});
    }
};

QTEST_MAIN(TestApproachTreeModel)
#include "tst_approach_tree_model.moc"
