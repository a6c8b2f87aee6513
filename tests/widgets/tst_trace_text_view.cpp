#include "widgets/views/trace_text_view.h"

#include "core/clean/trace_result.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/shown_trace.h"
#include "widgets/palette.h"
#include "widgets/views/details_panel.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QElapsedTimer>

#include <cmath>
#include <fstream>

using namespace support;
using namespace std::string_literals;

namespace {

/// Traces of the gold set beside the project, through the real pipeline; empty where it is missing.
std::vector<std::shared_ptr<const core::TraceResult>> realTraces(std::size_t most)
{
    std::vector<std::shared_ptr<const core::TraceResult>> out;
    std::ifstream file(DLCOT_SOURCE_DIR "/../shared/data/gold/dev.jsonl");
    auto annotator = core::makeRulesAnnotator();
    auto tokenizer = core::loadTokenizer("qwen3");
    if (!annotator.ok() || !tokenizer.ok())
        return out;
    const core::Pipeline pipeline{annotator.value(), tokenizer.value(), core::presetByName("trunk").value()};
    for (std::string line; out.size() < most && std::getline(file, line);) {
        const auto record = nlohmann::json::parse(line);
        core::Trace trace{record.at("id"), record.at("problem"), record.at("reasoning"), {}, record.at("answer")};
        auto result = core::processTrace(std::move(trace), pipeline, core::Monitor::none());
        if (result.ok())
            out.push_back(std::make_shared<core::TraceResult>(std::move(result.value())));
    }
    return out;
}

/// The view beside its details, as in the window; saved as PNG where DLCOT_PICTURES names a folder.
QImage picture(TraceView& view, const QString& name)
{
    const QImage image = view.grab().toImage();
    const QString folder = qEnvironmentVariable("DLCOT_PICTURES");
    if (!folder.isEmpty())
        image.save(QDir(folder).filePath(name + QStringLiteral(".png")));
    return image;
}

} // namespace

/// The text of a trace: of any size, copied as it is, never jumping, in colours that can be read.
class TestTraceTextView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textBeforeMarksStaysWhereItWas()
    {
        const support::NoQtWarnings noWarnings;
        const auto result = sample();
        Shown shown(nullptr);
        shown.view.showTextOnly(result->trace);
        widgets::TraceTextView* text = shown.view.textView();
        QVERIFY(shown.view.currentNode() == NodeId{0});
        text->verticalScrollBar()->setValue(333);
        const core::Span seen = text->visibleSpan();
        const std::size_t line = text->flow().map().block(text->flow().map().blockAtByte(seen.begin) + 2).span.begin;
        const QRect before = text->caretRect(line);
        shown.view.setResult(result);
        QCOMPARE(text->caretRect(line), before);
        // A width that changes the wrapping keeps the first line first.
        const std::size_t first = text->visibleSpan().begin;
        shown.view.resize(640, 600);
        const core::Span after = text->visibleSpan();
        QVERIFY(after.begin <= first && first < after.end);
        QVERIFY(text->caretRect(first).top() < 60);
    }

    void copyGivesTheBytesBack()
    {
        const support::NoQtWarnings noWarnings;
        core::Trace trace;
        trace.id = "hostile";
        trace.reasoning = "\uFEFFa\0b\r\nc\rd\u2028e\u2029f \U0001F600 <b>g</b>\n"s + std::string(9000, 'w');
        Shown shown(nullptr);
        shown.view.showTextOnly(trace);
        shown.key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(shown.view.textView()->selectedText().toUtf8().toStdString(), trace.reasoning);
        shown.key(Qt::Key_Home, Qt::ControlModifier);
        for (int i = 0; i < 12; ++i)
            shown.key(Qt::Key_Right, Qt::ShiftModifier);
        const std::string some = shown.view.textView()->selectedText().toUtf8().toStdString();
        QVERIFY(!some.empty());
        QCOMPARE(trace.reasoning.substr(0, some.size()), some);
        shown.key(Qt::Key_C, Qt::ControlModifier);
    }

    void keysWalkThroughEveryLine()
    {
        const support::NoQtWarnings noWarnings;
        const auto result = sample();
        Shown shown(result);
        std::size_t last = 0;
        for (int i = 0; i < 400 && last < result->trace.reasoning.size(); ++i) {
            shown.key(Qt::Key_Down);
            if (shown.view.textView()->caret() == last)
                break;
            QVERIFY(shown.view.textView()->caret() > last);
            last = shown.view.textView()->caret();
        }
        QVERIFY(shown.view.currentNode() == segment(*result, 5));
        for (int i = 0; i < 400 && last > 0; ++i) {
            shown.key(Qt::Key_Up);
            if (shown.view.textView()->caret() == last)
                break;
            last = shown.view.textView()->caret();
        }
        QCOMPARE(last, std::size_t{0});
    }

    void coloursCanBeRead()
    {
        const auto luminance = [](const QColor& colour) {
            const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
            return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
        };
        const auto contrast = [&](const QColor& a, const QColor& b) {
            const double one = luminance(a) + 0.05;
            const double other = luminance(b) + 0.05;
            return std::max(one, other) / std::min(one, other);
        };
        QVERIFY(std::abs(contrast(Qt::black, Qt::white) - 21) < 0.01);
        for (const QPalette& palette : {widgets::lightPalette(), widgets::darkPalette()}) {
            const widgets::Colours colours = widgets::Colours::of(palette);
            QVERIFY(contrast(colours.text, colours.ground) >= 4.5);
            QVERIFY(contrast(colours.muted, colours.ground) >= 4.5);
            for (const Kind kind : core::allKinds)
                QVERIFY2(contrast(colours.kind(kind), colours.ground) >= 4.5, qPrintable(colours.kind(kind).name()));
            for (int i = 0; i <= static_cast<int>(widgets::Mark::Selection); ++i) {
                const auto mark = static_cast<widgets::Mark>(i);
                QVERIFY2(contrast(colours.mark(mark), colours.ground) >= 4.5, qPrintable(colours.mark(mark).name()));
                QVERIFY2(contrast(colours.text, colours.tint(mark)) >= 4.5, qPrintable(colours.tint(mark).name()));
            }
        }
    }

    void fiftyMegabytes_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("one word") << 0;
        QTest::newRow("one paragraph") << 1;
        QTest::newRow("paragraphs") << 2;
        QTest::newRow("ideographs") << 3;
    }

    void fiftyMegabytes()
    {
        QFETCH(int, kind);
        static const std::array<std::string, 4> pieces{"x", "Let me count the pairs once more, so that none is missed. ",
                                                       "Let me count the pairs once more.\n\n", "设第一个数为甲"};
        core::Trace trace;
        trace.id = "large";
        while (trace.reasoning.size() < 50U * 1024 * 1024)
            trace.reasoning += pieces[static_cast<std::size_t>(kind)];
        const std::size_t size = trace.reasoning.size();
        TraceView view;
        view.resize(1000, 640);
        view.show();
        QElapsedTimer clock;
        clock.start();
        view.showTextOnly(std::move(trace));
        view.grab();
        const qint64 opened = clock.restart();
        QScrollBar* bar = view.textView()->verticalScrollBar();
        qint64 slowest = 0;
        for (int step = 0; step < 200; ++step) {
            clock.restart();
            bar->setValue(step < 100 ? bar->value() + 40 : static_cast<int>(qint64{bar->maximum()} * (step - 100) / 99));
            view.textView()->grab();
            slowest = std::max(slowest, clock.elapsed());
        }
        qInfo("50 MB: opened and painted in %lld ms, slowest of 200 scrolls with painting %lld ms", opened, slowest);
        QCOMPARE(view.textView()->visibleSpan().end, size);
        QVERIFY2(opened < 15000 && slowest < 2000, "a large text freezes the window");
    }

    void picturesOfHardTexts()
    {
        const support::NoQtWarnings noWarnings;
        handmade::Made chinese = handmade::make(
            {{.kind = Kind::QuestionRepeat, .text = "题目要求我们求出所有满足条件的正整数的和。\n\n"},
             {.kind = Kind::Approach, .text = "设第一个数为甲，那么第二个数就是甲加三。" + paragraphs("因为两数之积等于二十八，所以甲等于四。", 5), .label = Label::Correct, .answer = "11"},
             {.kind = Kind::Verification, .text = paragraphs("验算一下：四乘以七等于二十八，没有问题。", 3), .outcome = core::Outcome::Confirms},
             {.kind = Kind::Conclusion, .text = "所以答案是 \\boxed{11}。"}});
        chinese.trace.id = "中文";
        handmade::Made hostile = handmade::make(
            {{.kind = Kind::Approach, .text = "\uFEFF<b>not bold</b> NUL:\0 BEL:\a tab:\t| CR:\rCRLF:\r\nLS:\u2028PS:\u2029RLO:\u202Etxet\u202C \U0001F468\u200D\U0001F469\u200D\U0001F467 x\u0301\n"s + std::string(3000, 'W') + "\n", .label = Label::Incomplete},
             {.kind = Kind::Verification, .text = "עברית ואז English \u0627\u0644\u0639 = 3\n", .original = 0U, .errors = {"= 3"}}});
        hostile.trace.id = std::string(10000, 'i');
        const auto pages = {resultOf(std::move(chinese)), resultOf(std::move(hostile)), sample()};
        int number = 0;
        for (const auto& result : pages) {
            for (const QSize size : {QSize(560, 420), QSize(1500, 500)}) {
                Shown shown(result, size);
                shown.choose(segment(*result, 1));
                const QImage image = picture(shown.view, QStringLiteral("hard-%1").arg(number++));
                QCOMPARE(image.size() / image.devicePixelRatio(), size);
            }
        }
        widgets::DetailsPanel details;
        details.resize(280, 420);
        details.setResult(sample());
        details.setNode(segment(*sample(), 3));
        details.show();
        if (const QString folder = qEnvironmentVariable("DLCOT_PICTURES"); !folder.isEmpty())
            details.grab().save(QDir(folder).filePath(QStringLiteral("details.png")));
    }

    void picturesOfRealTraces()
    {
        const support::NoQtWarnings noWarnings;
        const auto traces = realTraces(8);
        if (traces.empty())
            QSKIP("no data beside the project");
        for (const bool dark : {false, true}) {
            QApplication::setPalette(dark ? widgets::darkPalette() : widgets::lightPalette());
            for (std::size_t i = 0; i < traces.size(); ++i) {
                Shown shown(traces[i], {1000, 640});
                shown.view.setPosition(static_cast<qsizetype>(i), static_cast<qsizetype>(traces.size()));
                const auto& segments = traces[i]->analysis.tree.segments();
                const QString name = QStringLiteral("real-%1-%2").arg(i).arg(dark ? QLatin1String("dark") : QLatin1String("light"));
                const QImage first = picture(shown.view, name);
                shown.choose(segment(*traces[i], segments.size() / 2));
                if (i == 1)
                    shown.view.toggleLegend();
                const QImage second = picture(shown.view, name + QStringLiteral("-chosen"));
                QVERIFY(segments.size() < 2 || first != second);
            }
        }
        QApplication::setPalette(widgets::lightPalette());
    }
};

QTEST_MAIN(TestTraceTextView)
#include "tst_trace_text_view.moc"
