#include "core/clean/trace_result.h"
#include "tests/support/qt_warnings.h"
#include "widgets/palette.h"
#include "widgets/views/compare_map.h"
#include "widgets/views/compare_marks.h"
#include "widgets/views/compare_view.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>
#include <QWheelEvent>

#include <memory>
#include <random>
#include <string>

using namespace widgets;

namespace {

/// One token a word: enough to see that counts arrive where they belong.
class WordTokenizer final : public core::Tokenizer
{
public:
    [[nodiscard]] const std::string& name() const override { return m_name; }
    [[nodiscard]] core::Result<std::size_t> count(std::string_view text) const override { return map(text).value().total(); }
    [[nodiscard]] core::Result<std::vector<std::uint32_t>> encode(std::string_view text) const override
    {
        return std::vector<std::uint32_t>(count(text).value());
    }
    [[nodiscard]] core::Result<core::TokenMap> map(std::string_view text) const override
    {
        std::vector<std::uint32_t> starts;
        for (std::size_t i = 0; i < text.size(); ++i)
            if (text[i] != ' ' && text[i] != '\n' && (i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n'))
                starts.push_back(static_cast<std::uint32_t>(i));
        return core::TokenMap(std::move(starts));
    }

private:
    std::string m_name = "Words";
};

/// A result with the given segments and edits; everything else as the pipeline makes it.
std::shared_ptr<core::TraceResult> makeResult(std::string reasoning, std::vector<core::Segment> segments,
                                              std::vector<core::Edit> edits)
{
    auto result = std::make_shared<core::TraceResult>();
    result->trace.id = "t";
    result->trace.reasoning = std::move(reasoning);
    result->analysis.tree = core::TraceTree::build(result->trace.reasoning.size(), std::move(segments)).value();
    result->analysis.notes.resize(result->analysis.tree.segments().size());
    result->plan.edits = std::move(edits);
    result->plan.status = result->plan.edits.empty() ? core::PlanStatus::Unchanged : core::PlanStatus::Planned;
    result->cleaned = core::applyPlan(result->trace.reasoning, result->plan);
    const WordTokenizer tokenizer;
    result->tokens.tokenizer = tokenizer.name();
    result->tokens.map = tokenizer.map(result->trace.reasoning).value();
    result->tokens.before = result->tokens.map.total();
    result->tokens.after = tokenizer.count(result->cleaned.text).value();
    return result;
}

std::string paragraphs(const std::string& word, int count, const char* separator = "\n\n")
{
    std::string out;
    for (int i = 0; i < count; ++i)
        out += "This is " + word + " number " + std::to_string(i) + " of a long text, which says that x = " +
               std::to_string(std::int64_t{i} * i) + " and goes on for a while, so that the line must be wrapped somewhere." + separator;
    return out;
}

/// Three approaches; the second is removed whole and a repair is inserted where the third begins.
std::shared_ptr<core::TraceResult> threeApproaches(int size, const char* separator = "\n\n")
{
    const std::string a = paragraphs("first", size, separator);
    const std::string b = paragraphs("second", size, separator);
    const std::string c = paragraphs("third", size, separator);
    const std::size_t from = a.size();
    const std::size_t to = from + b.size();
    const std::size_t end = to + c.size();
    core::Edit drop{{from, to}, {}, core::EditReason::Redundant, 1, "repeats approach 1: <b>same</b> calculation"};
    core::Edit seam{{to + 5, to + 7}, "was", core::EditReason::Seam, 2, "the text must read"};
    return makeResult(a + b + c,
                      {{{0, from}, core::Kind::Approach, {}}, {{from, to}, core::Kind::Approach, {}}, {{to, end}, core::Kind::Approach, {}}},
                      {drop, seam});
}

struct Shown
{
    explicit Shown(std::shared_ptr<const core::TraceResult> result)
    {
        view.resize(1000, 600);
        view.show();
        view.setResult(std::move(result));
        settle();
    }
    static void settle()
    {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
    /// Turns the wheel over one side by so many pixels down.
    void wheel(MarkedTextView* side, int pixels)
    {
        const QPointF at = side->viewport()->rect().center();
        QWheelEvent event(at, side->viewport()->mapToGlobal(at), {0, -pixels}, {0, -pixels}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(side->viewport(), &event);
        settle();
    }
    [[nodiscard]] QStringList words() const
    {
        QStringList out;
        for (const QLabel* label : view.findChildren<QLabel*>())
            if (label->isVisible())
                out.append(label->text());
        return out;
    }
    [[nodiscard]] bool says(const char* text) const { return words().join(QLatin1Char('|')).contains(QLatin1String(text)); }

    CompareView view;
};

} // namespace

/// The Compare page: what corresponds stands at one height, what goes is marked with its reason, and the states are said.
class TestCompareView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void mapsEveryByteBothWays()
    {
        std::mt19937 random(20240601);
        for (int round = 0; round < 200; ++round) {
            std::string text(1 + random() % 60, 'x');
            for (std::size_t i = 0; i < text.size(); ++i)
                text[i] = static_cast<char>('a' + i % 26);
            core::EditPlan plan;
            for (std::size_t at = random() % 9; at < text.size(); at += 1 + random() % 12) {
                const std::size_t end = std::min(text.size(), at + random() % 8);
                plan.edits.push_back({{at, end}, random() % 3 == 0 ? "INS" : "", core::EditReason::Redundant, {}, {}});
                at = end;
            }
            const core::CleanedText cleaned = core::applyPlan(text, plan);
            const CompareMap map(cleaned.pieces);
            for (const core::CleanedPiece& piece : cleaned.pieces) {
                for (std::size_t i = piece.original.begin; i < piece.original.end; ++i) {
                    const Counterpart there = map.toCleaned(i);
                    if (piece.what == core::CleanedPiece::What::Kept) {
                        QVERIFY(!there.gap);
                        QCOMPARE(cleaned.text[there.byte], text[i]);
                        QCOMPARE(map.toOriginal(there.byte).byte, i);
                    } else {
                        QVERIFY(there.gap == piece.original);
                        QCOMPARE(there.byte, piece.cleaned.begin);
                    }
                }
                for (std::size_t i = piece.cleaned.begin; i < piece.cleaned.end && piece.what == core::CleanedPiece::What::Inserted; ++i) {
                    QVERIFY(map.toOriginal(i).gap == piece.cleaned);
                    QCOMPARE(map.toOriginal(i).byte, piece.original.begin);
                }
            }
            QVERIFY(map.toCleaned(text.size()).byte <= cleaned.text.size());
            QVERIFY(map.toOriginal(cleaned.text.size()).byte <= text.size());
        }
        QCOMPARE(CompareMap().toCleaned(7).byte, std::size_t{0});
    }

    void keptTextStandsAtOneHeight_data()
    {
        QTest::addColumn<QByteArray>("separator");
        QTest::newRow("paragraphs") << QByteArray("\n\n");
        QTest::newRow("one line") << QByteArray(" ");
    }

    void keptTextStandsAtOneHeight()
    {
        const support::NoQtWarnings quiet;
        QFETCH(QByteArray, separator);
        const auto result = threeApproaches(40, separator.constData());
        Shown shown(result);
        MarkedTextView* original = shown.view.originalSide();
        MarkedTextView* cleaned = shown.view.cleanedSide();
        const CompareMap map(result->cleaned.pieces);
        const core::Span removed = result->plan.edits[0].span;
        int aligned = 0;
        int held = 0;
        std::size_t heldAt = 0;
        for (int step = 0; step < 400 && original->visibleSpan().end < result->trace.reasoning.size(); ++step) {
            shown.wheel(original, 97);
            const int y = std::min(original->verticalScrollBar()->value(), original->viewport()->height() / 4);
            const std::size_t byte = original->lineBeginAt(y);
            const Counterpart there = map.toCleaned(byte);
            if (there.gap && removed.contains(byte)) {
                ++held;
                heldAt = there.byte;
                const QRect join = cleaned->caretRect(heldAt);
                QVERIFY2(!join.isNull() && std::abs(join.top() - y) <= cleaned->flow().lineHeight(), "the join holds still");
            } else if (!there.gap) {
                const int here = original->caretRect(byte).top();
                const QRect other = cleaned->caretRect(there.byte);
                // The line may be wrapped otherwise near a join: at most one line off.
                const bool near = !other.isNull() && std::abs(other.top() - here) <= cleaned->flow().lineHeight();
                QVERIFY(near);
                aligned += near ? 1 : 0;
            }
        }
        QVERIFY2(aligned > 20, "kept text was compared");
        QVERIFY2(held > 5, "the removed approach was passed");
    }

    void theOtherSideLeadsToo()
    {
        const auto result = threeApproaches(40);
        Shown shown(result);
        MarkedTextView* original = shown.view.originalSide();
        MarkedTextView* cleaned = shown.view.cleanedSide();
        const int wanted = cleaned->verticalScrollBar()->maximum() * 3 / 4;
        for (int i = 0; i < 200 && cleaned->verticalScrollBar()->value() < wanted; ++i)
            shown.wheel(cleaned, 250);
        const std::size_t third = cleaned->lineBeginAt(cleaned->viewport()->height() / 4);
        const CompareMap map(result->cleaned.pieces);
        QVERIFY(map.toOriginal(third).byte > result->plan.edits[0].span.end);
        const QRect there = original->caretRect(map.toOriginal(third).byte);
        QVERIFY(!there.isNull());
        QVERIFY(std::abs(there.top() - cleaned->caretRect(third).top()) <= 2);
    }

    void marksAndHeadingsTellWhatGoes()
    {
        const auto result = threeApproaches(3);
        const auto removed = removedMarks(*result);
        QCOMPARE(removed.size(), std::size_t{2});
        QVERIFY(removed[0].span == result->plan.edits[0].span);
        QVERIFY(removed[0].mark == Mark::Removed);
        QVERIFY(removed[0].why.contains(QLatin1String("repeats approach 1")));
        const auto inserted = insertedMarks(*result);
        QCOMPARE(inserted.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(std::string(inserted[0].span.in(result->cleaned.text))), QStringLiteral("was"));
        const auto joins = joinMarks(*result);
        QCOMPARE(joins.size(), std::size_t{2});
        QVERIFY(joins[0].span.empty());
        const CompareMap map(result->cleaned.pieces);
        const CompareCuts cuts = cutsOf(*result, map);
        const auto headings = removedHeadings(*result, cuts.original, {0});
        QCOMPARE(headings.size(), std::size_t{1}); // the seam has none
        QVERIFY(headings[0].folded);
        const std::size_t tokens = result->tokens.map.countIn(result->plan.edits[0].span);
        QCOMPARE(headings[0].detail, QStringLiteral("%1 tokens").arg(tokens));
        QVERIFY(headings[0].title.startsWith(QChar(0x2212)));
        Shown shown(result);
        const QString tip = shown.view.originalSide()->reasonsAt(result->plan.edits[0].span.begin + 5);
        QVERIFY(tip.contains(QLatin1String("<b>same</b>")));
        QVERIFY(shown.view.cleanedSide()->reasonsAt(joins[0].span.begin).contains(QLatin1String("repeats approach 1")));
    }

    void keysAndButtonsGoThroughTheChanges()
    {
        const support::NoQtWarnings quiet;
        const auto result = threeApproaches(30);
        Shown shown(result);
        shown.view.activateWindow();
        QSignalSpy chosen(&shown.view, &CompareView::nodeChosen);
        MarkedTextView* original = shown.view.originalSide();
        original->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&shown.view));
        QVERIFY(shown.says("change 1 of 2"));
        QTest::keyClick(original, Qt::Key_BracketRight);
        QVERIFY(shown.says("change 2 of 2"));
        QTest::keyClick(original, Qt::Key_P);
        QCOMPARE(chosen.size(), 2);
        QVERIFY(shown.says("change 1 of 2"));
        const int eye = original->viewport()->height() / 4;
        QCOMPARE(original->caretRect(result->plan.edits[0].span.begin).top(), eye);
        QCOMPARE(shown.view.cleanedSide()->caretRect(joinMarks(*result)[0].span.begin).top(), eye);
        QVERIFY(chosen[1][0].value<core::NodeId>() == result->analysis.tree.leafAt(result->plan.edits[0].span.begin));
        shown.view.findChildren<QToolButton*>().last()->click();
        QVERIFY(shown.says("change 2 of 2"));
        QVERIFY(original->visibleSpan().contains(result->plan.edits[1].span.begin));
        QTest::keyClick(original, Qt::Key_BracketLeft);
        QVERIFY(shown.says("change 1 of 2"));
        QTest::keyClick(original, Qt::Key_N);
        QVERIFY(shown.says("change 2 of 2"));
        QTest::keyClick(original, Qt::Key_N, Qt::ShiftModifier);
        QVERIFY(shown.says("change 1 of 2"));
    }

    void aTraceOpensAtItsFirstChange()
    {
        const auto result = threeApproaches(30);
        Shown shown(result);
        QSignalSpy chosen(&shown.view, &CompareView::nodeChosen);
        MarkedTextView* original = shown.view.originalSide();
        const auto atEye = [&](std::size_t byte) { return original->caretRect(byte).top() == original->viewport()->height() / 4; };
        QVERIFY(atEye(result->plan.edits[0].span.begin));
        shown.view.resize(1200, 900); // nobody has scrolled yet
        Shown::settle();
        QVERIFY(atEye(result->plan.edits[0].span.begin));
        shown.wheel(original, 300);
        const std::size_t read = original->lineBeginAt(0);
        shown.view.resize(1200, 700);
        Shown::settle();
        QCOMPARE(original->lineBeginAt(0), read); // who has scrolled stays there
        const std::string same = paragraphs("kept", 30);
        shown.view.setResult(makeResult(same, {{{0, same.size()}, core::Kind::Approach, {}}}, {}));
        QCOMPARE(original->visibleSpan().begin, std::size_t{0}); // nothing changes: from the top
        QCOMPARE(chosen.size(), 0);
    }

    void eachSideSaysWhatItIs()
    {
        Shown shown(threeApproaches(3));
        for (const auto& [name, side] : {std::pair("Original", shown.view.originalSide()), std::pair("Cleaned", shown.view.cleanedSide())}) {
            const QList<QLabel*> labels = shown.view.findChildren<QLabel*>();
            const auto found = std::find_if(labels.begin(), labels.end(), [&](const QLabel* label) { return label->text() == QLatin1String(name); });
            QVERIFY2(found != labels.end() && (*found)->isVisible(), name);
            const QRect above((*found)->mapTo(&shown.view, QPoint()), (*found)->size());
            const QRect below(side->mapTo(&shown.view, QPoint()), side->size());
            QCOMPARE(above.left(), below.left());
            QCOMPARE(above.bottom() + 1, below.top());
        }
    }

    void repairsBesideARemovalAreNoStops()
    {
        core::EditPlan plan;
        plan.edits = {{{4, 6}, {}, core::EditReason::Seam, {}, {}},
                      {{6, 20}, {}, core::EditReason::Redundant, {}, {}},
                      {{20, 30}, {}, core::EditReason::Incorrect, {}, {}},
                      {{40, 44}, "Then", core::EditReason::Seam, {}, {}}};
        QCOMPARE(changesOf(plan), (std::vector<std::size_t>{1, 2, 3}));
    }

    void aRemovedEndKeepsTheRestInPlace()
    {
        const std::string kept = paragraphs("kept", 30);
        const std::string gone = paragraphs("gone", 30);
        const core::Span end{kept.size(), kept.size() + gone.size()};
        const auto result = makeResult(kept + gone, {{{0, end.begin}, core::Kind::Approach, {}}, {end, core::Kind::Verification, {}}},
                                       {{end, {}, core::EditReason::Redundant, 1, {}}});
        Shown shown(result);
        shown.view.nextChange();
        Shown::settle();
        MarkedTextView* original = shown.view.originalSide();
        QCOMPARE(original->caretRect(end.begin).top(), original->viewport()->height() / 4);
        QCOMPARE(shown.view.cleanedSide()->caretRect(kept.size()).top(), original->viewport()->height() / 4);
    }

    void choosingANodeShowsItOnBothSides()
    {
        const auto result = threeApproaches(40);
        Shown shown(result);
        const core::NodeId third = result->analysis.tree.segmentNode(2);
        shown.view.chooseNode(third);
        Shown::settle();
        QVERIFY(shown.view.originalSide()->visibleSpan().contains(result->analysis.tree.node(third).span.begin));
        const CompareMap map(result->cleaned.pieces);
        const std::size_t there = map.toCleaned(result->analysis.tree.node(third).span.begin).byte;
        QVERIFY(!shown.view.cleanedSide()->caretRect(there).isNull());
        QVERIFY(shown.says("2 change")); // none of them is gone to any more
        shown.view.nextChange();
        QVERIFY(shown.says("change 2 of 2"));
        shown.view.chooseNode(core::NodeId{999999});
    }

    void aClickOnTheLineAboveFoldsTheRemovedPiece()
    {
        const auto result = threeApproaches(30);
        Shown shown(result);
        Shown::settle();
        MarkedTextView* original = shown.view.originalSide();
        const QRect heading = original->headingRect(core::NodeId{0});
        QVERIFY(!heading.isNull());
        const auto before = original->flow().heights().total();
        QTest::mouseClick(original->viewport(), Qt::LeftButton, {}, heading.center());
        QVERIFY(original->flow().heights().total() < before);
        QVERIFY(original->flow().headings()[0].folded);
    }

    void everyStateIsSaid()
    {
        const support::NoQtWarnings quiet;
        Shown shown(nullptr);
        QVERIFY(shown.says("Choose a trace"));
        const std::string text = paragraphs("only", 4);
        auto result = makeResult(text, {{{0, text.size()}, core::Kind::Approach, {}}}, {});
        result->plan.status = core::PlanStatus::Unchanged;
        shown.view.setResult(result);
        QVERIFY(shown.says("Nothing changes"));
        auto refused = std::make_shared<core::TraceResult>(*result);
        refused->plan.status = core::PlanStatus::Refused;
        refused->plan.statusReason = "the final answer <b>73</b> would be lost";
        shown.view.setResult(refused);
        QVERIFY(shown.says("Kept as it was: the final answer <b>73</b> would be lost"));
        auto unsolvable = std::make_shared<core::TraceResult>(*result);
        unsolvable->plan.status = core::PlanStatus::Unsolvable;
        unsolvable->plan.statusReason = "no approach reaches 73";
        shown.view.setResult(unsolvable);
        QVERIFY(shown.says("Left out of the cleaned corpus: no approach reaches 73"));
        QVERIFY(!shown.view.cleanedSide()->isVisible());
        shown.view.setResult(threeApproaches(2));
        QVERIFY(shown.view.cleanedSide()->isVisible());
        QVERIFY(shown.says("tokens (Words)"));
        for (const QLabel* label : shown.view.findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        shown.view.setResult(nullptr);
        QVERIFY(shown.says("Choose a trace"));
    }

    void anotherPolicyKeepsThePlace()
    {
        const auto result = threeApproaches(60);
        Shown shown(result);
        MarkedTextView* original = shown.view.originalSide();
        shown.wheel(original, 1500);
        const std::size_t top = original->lineBeginAt(0);
        auto other = std::make_shared<core::TraceResult>(*result);
        other->plan.edits.pop_back();
        other->cleaned = core::applyPlan(other->trace.reasoning, other->plan);
        shown.view.setResult(other);
        Shown::settle();
        QCOMPARE(original->lineBeginAt(0), top);
    }

    void giantLinesDoNotFreeze_data()
    {
        QTest::addColumn<int>("megabytes");
        QTest::newRow("5 MB") << 5;
        QTest::newRow("50 MB") << 50;
    }

    void giantLinesDoNotFreeze()
    {
        QFETCH(int, megabytes);
        const int count = megabytes * 1000000 / 3 / 140;
        const auto result = threeApproaches(count, " ");
        QVERIFY(result->trace.reasoning.find('\n') == std::string::npos);
        QElapsedTimer clock;
        clock.start();
        Shown shown(result);
        shown.view.grab();
        qInfo("%.1f MB in one line: shown in %lld ms", static_cast<double>(result->trace.reasoning.size()) / 1e6,
              static_cast<long long>(clock.elapsed()));
        QVERIFY(clock.elapsed() < 5000);
        clock.restart();
        constexpr int rounds = 30;
        for (int i = 0; i < rounds; ++i) {
            shown.wheel(shown.view.originalSide(), 300);
            shown.view.originalSide()->viewport()->grab();
        }
        const double each = static_cast<double>(clock.elapsed()) / rounds;
        qInfo("one scroll step of both sides: %.1f ms", each);
        QVERIFY(each < 100);
        clock.restart();
        shown.view.nextChange();
        shown.view.originalSide()->verticalScrollBar()->setValue(shown.view.originalSide()->verticalScrollBar()->maximum());
        Shown::settle();
        QVERIFY(clock.elapsed() < 1000);
        QVERIFY(shown.view.originalSide()->visibleSpan().end >= result->trace.reasoning.size() - 1);
    }
};

QTEST_MAIN(TestCompareView)
#include "tst_compare_view.moc"
