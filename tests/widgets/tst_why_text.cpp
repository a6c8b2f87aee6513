#include "widgets/why_text.h"

#include "core/clean/run.h"
#include "core/resources.h"
#include "widgets/text_bridge.h"

#include <QCoreApplication>
#include <QSet>
#include <QTest>
#include <QTranslator>

namespace {

/// Stands for any language: a phrase that is translated comes back in guillemets.
class Marking final : public QTranslator
{
public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* /*note*/, int /*n*/) const override
    {
        if (qstrcmp(context, "Why") != 0)
            return {};
        return QChar(0xAB) + QString::fromUtf8(source) + QChar(0xBB);
    }
};

/// All that core says of the sample corpus under every preset.
QSet<QString> everythingSaid()
{
    QSet<QString> out;
    const auto corpus = core::Corpus::open(core::resourcePath("sample/sample.jsonl"), core::Monitor::none());
    const auto annotator = core::makeRulesAnnotator();
    const auto tokenizer = core::loadTokenizer("qwen3");
    if (!corpus.ok() || !annotator.ok() || !tokenizer.ok())
        return out;
    const auto mapping = core::detectMapping(*corpus.value());
    for (const core::Policy& policy : core::presets()) {
        const core::Pipeline pipeline{annotator.value(), tokenizer.value(), policy, nullptr};
        const auto sink = [&out](const core::RawRecord&, const core::RecordOutcome& outcome) {
            const auto& result = std::get<core::TraceResult>(outcome);
            for (const core::SegmentNote& note : result.analysis.notes) {
                out.insert(widgets::toQString(note.why));
                out.insert(widgets::toQString(note.whyLabel));
                out.insert(widgets::toQString(note.whyRedundant));
            }
            for (const core::ErrorSpan& error : result.analysis.errors)
                out.insert(widgets::toQString(error.why));
            for (const core::Edit& edit : result.plan.edits)
                out.insert(widgets::toQString(edit.why));
            out.insert(widgets::toQString(result.plan.statusReason));
            return true;
        };
        if (!core::runCorpus(*corpus.value(), mapping.value(), pipeline, 0, sink, core::Monitor::none()).ok())
            return {};
    }
    out.remove(QString());
    return out;
}

} // namespace

/// Core's reasons in the language of the window.
class TestWhyText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(QCoreApplication::installTranslator(&m_marking)); }

    void quotesStayAndPhrasesNest()
    {
        QCOMPARE(widgets::whyText("repeats approach 2: the same text again"),
                 QStringLiteral("\u00ABrepeats \u00ABapproach 2\u00BB: \u00ABthe same text again\u00BB\u00BB"));
        QCOMPARE(widgets::whyText("\u201CWait, so\u201D: it stops short, right after an answer"),
                 QStringLiteral("\u201CWait, so\u201D: \u00ABit stops short\u00BB, \u00ABright after an answer\u00BB"));
    }

    void asManyReasonsAsThereAre()
    {
        QCOMPARE(widgets::whyText("repeats approach 1: same calculation, announced as a repeat, same result (8), most like check 2"),
                 QStringLiteral("\u00ABrepeats \u00ABapproach 1\u00BB: \u00ABsame calculation\u00BB, \u00ABannounced as a repeat\u00BB, "
                                "\u00ABsame result (8)\u00BB, \u00ABmost like \u00ABcheck 2\u00BB\u00BB\u00BB"));
    }

    void unknownWordsComeOutUnchanged()
    {
        QCOMPARE(widgets::whyText("<b>100 %1</b>"), QStringLiteral("<b>100 %1</b>"));
        QCOMPARE(widgets::whyText(""), QString());
    }

    void everythingThatCoreSaysHasATranslation()
    {
        const QSet<QString> said = everythingSaid();
        QVERIFY(said.size() > 20);
        QStringList missing;
        for (const QString& why : said)
            if (!widgets::whyText(why.toStdString()).contains(QChar(0xAB)))
                missing.append(why);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
    }

private:
    Marking m_marking;
};

QTEST_GUILESS_MAIN(TestWhyText)
#include "tst_why_text.moc"
