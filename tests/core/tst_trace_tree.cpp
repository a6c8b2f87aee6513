#include "core/trace/trace_tree.h"

#include <QTest>

using namespace core;

/// TraceTree: structure, look-ups, and refusal of what is no partition.
class TestTraceTree : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void buildsSectionsFromRuns()
    {
        const auto tree = TraceTree::build(40, {{{0, 10}, Kind::QuestionRepeat, {}},
                                                {{10, 20}, Kind::Approach, {{10, 12}, {12, 20}}},
                                                {{20, 30}, Kind::Approach, {}},
                                                {{30, 40}, Kind::Conclusion, {}}});
        QVERIFY(tree.ok());
        const TraceTree& t = tree.value();
        QCOMPARE(t.children(NodeId{0}).size(), std::size_t{3});
        const NodeId approaches = t.children(NodeId{0})[1];
        QCOMPARE(t.node(approaches).span.begin, std::size_t{10});
        QCOMPARE(t.node(approaches).span.end, std::size_t{30});
        QCOMPARE(t.children(approaches).size(), std::size_t{2});
        QCOMPARE(t.node(t.segmentNode(2)).number, 2U);
    }

    void leavesPartitionTheText()
    {
        const auto tree = TraceTree::build(9, {{{0, 4}, Kind::Approach, {{0, 1}, {1, 4}}}, {{4, 9}, Kind::Verification, {}}});
        QVERIFY(tree.ok());
        std::size_t at = 0;
        for (const Node& node : tree.value().nodes()) {
            if (node.level != NodeLevel::Step)
                continue;
            QCOMPARE(node.span.begin, at);
            at = node.span.end;
        }
        QCOMPARE(at, std::size_t{9});
        for (std::size_t byte = 0; byte < 9; ++byte)
            QVERIFY(tree.value().node(tree.value().leafAt(byte)).span.contains(byte));
        QCOMPARE(tree.value().segmentAt(9), std::size_t{1});
    }

    void refusesGapsOverlapsAndShortSteps()
    {
        QVERIFY(!TraceTree::build(5, {{{0, 4}, Kind::Approach, {}}}).ok());
        QVERIFY(!TraceTree::build(5, {{{0, 3}, Kind::Approach, {}}, {{2, 5}, Kind::Approach, {}}}).ok());
        QVERIFY(!TraceTree::build(5, {{{0, 5}, Kind::Approach, {{0, 3}}}}).ok());
        QVERIFY(!TraceTree::build(5, {{{0, 9}, Kind::Approach, {}}}).ok());
    }

    void emptyTextIsAnEmptyTree()
    {
        const auto tree = TraceTree::build(0, {});
        QVERIFY(tree.ok());
        QCOMPARE(tree.value().nodes().size(), std::size_t{1});
        QVERIFY(tree.value().leafAt(0) == NodeId{0});
    }
};

QTEST_APPLESS_MAIN(TestTraceTree)
#include "tst_trace_tree.moc"
